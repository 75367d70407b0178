"""How Discord says no: a status, a code of its own, and for a form what is wrong where."""

from __future__ import annotations

from typing import Any

MESSAGES = {
    10003: (404, "Unknown Channel"),
    10004: (404, "Unknown Guild"),
    10007: (404, "Unknown Member"),
    10008: (404, "Unknown Message"),
    10011: (404, "Unknown Role"),
    10013: (404, "Unknown User"),
    10014: (400, "Unknown Emoji"),
    10015: (404, "Unknown Webhook"),
    10062: (404, "Unknown interaction"),
    10063: (404, "Unknown application command"),
    10067: (404, "Unknown Stage Instance"),
    10070: (404, "Unknown Guild Scheduled Event"),
    20016: (429, "This action cannot be performed due to slowmode rate limit"),
    30032: (400, "Maximum number of application commands reached (100)"),
    30038: (400, "Maximum number of guild scheduled events reached (100)"),
    40001: (401, "Unauthorized"),
    40003: (403, "You are opening direct messages too fast"),
    40060: (400, "Interaction has already been acknowledged."),
    50001: (403, "Missing Access"),
    50003: (403, "Cannot execute action on a DM channel"),
    50005: (403, "Cannot edit a message authored by another user"),
    50006: (400, "Cannot send an empty message"),
    50007: (403, "Cannot send messages to this user"),
    50008: (400, "Cannot send messages in a non-text channel"),
    50013: (403, "Missing Permissions"),
    50024: (400, "Cannot execute action on this channel type"),
    50027: (401, "Invalid Webhook Token"),
    50033: (400, "Invalid Recipient(s)"),
    50035: (400, "Invalid Form Body"),
    50083: (400, "Thread is archived"),
    50109: (400, "The request body contains invalid JSON."),
    50278: (403, "Cannot send messages to this user due to having no mutual guilds"),
    150006: (400, "The Stage is already open"),
    160002: (400, "Cannot reply without permission to read message history"),
    160004: (400, "A thread has already been created for this message"),
    160005: (400, "Thread is locked"),
    180000: (400, "Cannot update a finished event"),
}


class Refused(Exception):
    """The request is answered with an error. `wrong`: for a form, the place of each fault and what it is."""

    def __init__(self, code: int, wrong: dict[str, Any] | None = None) -> None:
        self.code = code
        self.status, self.message = MESSAGES[code]
        self.wrong = wrong
        super().__init__(f"{self.status} {code}: {self.message} {wrong or ''}")

    @property
    def body(self) -> dict[str, Any]:
        body: dict[str, Any] = {"message": self.message, "code": self.code}
        if self.wrong is not None:
            body["errors"] = self.wrong
        return body


class Form:
    """A form that is looked through: faults are noted by their path, and `check` refuses it if there are any."""

    def __init__(self) -> None:
        self._wrong: dict[str, Any] = {}

    def fault(self, path: tuple[str | int, ...], code: str, message: str) -> None:
        at = self._wrong
        for step in path:
            at = at.setdefault(str(step), {})
        at.setdefault("_errors", []).append({"code": code, "message": message})

    def length(self, path: tuple[str | int, ...], value: object, least: int, most: int) -> None:
        """Discord counts code points, after stripping what is blank at the ends."""
        if value is None and not least:
            return
        if not isinstance(value, str):
            self.fault(path, "BASE_TYPE_REQUIRED", "This field is required")
        elif not least <= len(value.strip()) <= most:
            self.fault(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")

    def at_most(self, path: tuple[str | int, ...], values: object, most: int, least: int = 0) -> None:
        if isinstance(values, list) and not least <= len(values) <= most:
            self.fault(path, "BASE_TYPE_BAD_LENGTH", f"Must be between {least} and {most} in length.")

    def check(self) -> None:
        if self._wrong:
            raise Refused(50035, self._wrong)
