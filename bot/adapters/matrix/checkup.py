"""`alongside doctor`, as far as Matrix goes. It looks and changes nothing: a bot may be running with the same login."""

from __future__ import annotations

import shlex
from collections.abc import Callable

from bot.adapters.matrix.answers import Refused, Unreachable
from bot.adapters.matrix.client import client_for
from bot.adapters.matrix.cross_signing import published
from bot.adapters.matrix.folder import LOGIN, exposed, read_login
from bot.adapters.matrix.profile import read_picture
from bot.adapters.matrix.settings import Settings
from bot.adapters.matrix.wire import Wire
from bot.core.errors import OperatorError

_ADMIN = "/_synapse/admin/v1"
_DEVICE = "DOCTOR"
_MODERN = "v1.11"
"""Of 2024. A homeserver that has not got so far since is not looked after."""


async def check_up(settings: Settings, say: Callable[[str], None]) -> bool:
    """Says what it finds, a line each. True: nothing needs to be done."""
    return await _Checkup(settings, say).work()


class _Checkup:
    """`client_for` without a file of keys: such a client opens none and can decrypt nothing."""

    def __init__(self, settings: Settings, say: Callable[[str], None]) -> None:
        self._settings = settings
        self._say = say
        self._is_well = True
        self._wire = Wire(client_for(settings.homeserver, settings.user))

    async def work(self) -> bool:
        try:
            self._folder()
            self._picture()
            if await self._homeserver() and (device := await self._login()) is not None:
                await self._device(device)
                await self._limits()
            self._invitations()
        finally:
            await self._wire.close()
        return self._is_well

    def _must(self, line: str) -> None:
        self._is_well = False
        self._say(line)

    def _folder(self) -> None:
        folder = self._settings.folder
        if not folder.exists():
            self._say(f"There is no folder {folder} yet. It is made when the bot first logs in.")
        elif open_to_others := exposed(folder):
            self._must(
                f"Others can read {', '.join(map(str, open_to_others))}. Make it private: chmod -R go= "
                f"{shlex.quote(str(folder))}. If others may have read it, log the bot's device out as well."
            )
        else:
            self._say(f"The folder {folder} is private.")

    def _picture(self) -> None:
        try:
            if self._settings.avatar is not None:
                read_picture(self._settings.avatar)
        except OperatorError as error:
            self._must(str(error))

    async def _homeserver(self) -> bool:
        url = self._settings.homeserver
        try:
            answer = await self._wire.call("GET", "versions", base="/_matrix/client")
        except Unreachable as error:
            self._must(f"The homeserver {url} does not answer ({error}). Is it up, and is the address right?")
            return False
        except Refused as error:
            self._must(f"What answers at {url} is no homeserver ({error}). It should be the address that clients use.")
            return False
        if url.startswith("http://") and not url.startswith(("http://127.0.0.1", "http://localhost", "http://[::1]")):
            self._say(
                f"The bot talks to {url} without encryption. Do so only within one machine or a network of your own."
            )
        versions = [version for version in answer.get("versions", []) if isinstance(version, str)]
        newest = max(versions, key=_order, default="none")
        if _order(newest) < _order(_MODERN):
            self._must(
                f"The homeserver {url} is old: it speaks Matrix up to {newest}. Upgrade it to {_MODERN} or later."
            )
        else:
            self._say(f"The homeserver {url} answers. It speaks Matrix up to {newest}.")
        return True

    async def _login(self) -> str | None:
        """The device of a login that works."""
        settings, folder = self._settings, self._settings.folder
        kept = read_login(folder)
        if kept is None and (folder / LOGIN).exists():
            self._must(f"{folder / LOGIN} is damaged. Put a copy of the whole folder back, or give the password again.")
        if kept is not None and kept.user != settings.user:
            self._must(
                f"The folder {folder} belongs to {kept.user}, and the config names {settings.user}. Name another one."
            )
            return None
        for token in filter(None, (kept.token if kept is not None else "", settings.token)):
            try:
                device = await self._device_of(token)
            except (Unreachable, Refused) as error:
                self._must(f"The homeserver does not say whose the login is ({error}).")
                return None
            if device is not None:
                return device or None
        if kept is not None and kept.device:
            said = "The homeserver does not know the bot's login any more."
            if settings.password is None:
                self._must(f"{said} Put the password or a new token into the config.")
            else:
                self._must(f"{said} The next start makes a new one, as a new device.")
        elif settings.token is not None:
            self._must("The homeserver does not know the token in the config. Make a new one.")
        elif settings.password is None:
            self._must(f"The config gives neither a password nor a token of {settings.user}. It needs one of them.")
        else:
            await self._would_log_in()
        return None

    async def _would_log_in(self) -> None:
        """Tries the password as a device of its own, which is logged out at once."""
        try:
            flows = (await self._wire.call("GET", "login")).get("flows", [])
        except (Unreachable, Refused) as error:
            self._must(f"The homeserver does not say how to log in ({error}).")
            return
        if not any(flow.get("type") == "m.login.password" for flow in flows):
            self._must("The homeserver takes no passwords. Give the bot a token: [matrix] token.")
            return
        try:
            await self._try_password()
        except Unreachable as error:
            self._must(f"The homeserver does not let anybody log in now ({error}).")
        except Refused as error:
            if error.is_passing:
                self._must(f"The homeserver does not let anybody log in now ({error}). Try again in some minutes.")
            else:
                user = self._settings.user
                self._must(f"The homeserver refuses the user {user} with the password in the config ({error}).")
        else:
            self._say("The password works. Nobody has logged in with it yet: the first start does.")

    async def _try_password(self) -> None:
        body = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": self._settings.user},
            "password": self._settings.password,
            "device_id": _DEVICE,
            "initial_device_display_name": f"{self._settings.device_name} (doctor)",
        }
        answer = await self._wire.call("POST", "login", body=body)
        self._wire.client.access_token = str(answer["access_token"])
        try:
            await self._wire.call("POST", "logout")
        finally:
            self._wire.client.access_token = ""

    async def _device_of(self, token: str) -> str | None:
        """None: the token opens nothing any more. Empty: it opens what is not the bot's."""
        self._wire.client.access_token = token
        try:
            answer = await self._wire.call("GET", "account", "whoami")
        except Refused as error:
            if not error.is_dead_token:
                raise
            return None
        user, device = answer.get("user_id"), str(answer.get("device_id") or "")
        if user != self._settings.user or not device:
            self._must(f"The token is of {user} and its device {device or 'none'}, not of {self._settings.user}.")
            return ""
        self._say(f"The login works: {user}, device {device}.")
        return device

    async def _device(self, device: str) -> None:
        user = self._settings.user
        try:
            there = await published(self._wire, user)
        except (Unreachable, Refused) as error:
            self._must(f"The homeserver does not say which keys {user} has ({error}).")
            return
        if device not in there.devices:
            self._must("The device has no keys yet, so nobody can write to it. They are uploaded at the next start.")
        elif there.vouches_for(user, device):
            self._say("The device is signed by its account: clients that accept only signed devices can read the bot.")
        else:
            self._must(
                "The device is not signed by its account, so clients that accept only signed devices cannot read the "
                "bot, nor it them. Start the bot once with the account's password in the config."
            )

    async def _limits(self) -> None:
        user = self._settings.user
        path = ("users", user, "override_ratelimit")
        try:
            found = await self._wire.call("GET", *path, base=_ADMIN)
        except (Unreachable, Refused):
            self._say(
                f"Whether {user} is exempt from rate limits is for an administrator of the homeserver to see. If it is "
                f"not, its messages wait for each other. On Synapse: {self._exempting()}"
            )
            return
        self._must(
            f"{user} is an administrator of its homeserver, and needs not be: whoever gets hold of its login could do "
            "anything there. Make it an ordinary user."
        )
        if found and not found.get("messages_per_second"):
            self._say(f"{user} is exempt from rate limits.")
        else:
            self._must(
                f"{user} is not exempt from rate limits, so its messages wait for each other: {self._exempting()}"
            )

    def _exempting(self) -> str:
        url = f"{self._settings.homeserver}{_ADMIN}/users/{self._settings.user}/override_ratelimit"
        body = '{"messages_per_second": 0, "burst_count": 0}'
        return f"curl -X POST -H 'Authorization: Bearer TOKEN_OF_AN_ADMIN' -d '{body}' {shlex.quote(url)}"

    def _invitations(self) -> None:
        settings = self._settings
        own = settings.user.partition(":")[2]
        match settings.invitations:
            case "servers":
                servers = settings.servers or (own,)
                self._say(f"Invitations are accepted from people of {', '.join(servers)}.")
                if own not in servers:
                    self._say(f"The bot's own server {own} is not among them. Is that meant?")
            case "people" if settings.people:
                self._say(f"Invitations are accepted from {', '.join(settings.people)}.")
            case "people":
                self._must('Nobody can invite the bot: invitations = "people", and people names none.')
            case "anybody":
                self._say(
                    "Invitations are accepted from anybody on any server, who can then have the bot in any room. "
                    'invitations = "servers" is safer.'
                )
        unused = {"servers": settings.people, "people": settings.servers, "anybody": settings.servers + settings.people}
        if named := ", ".join(unused[settings.invitations]):
            self._say(f'With invitations = "{settings.invitations}", nobody looks at {named}.')


def _order(version: str) -> tuple[int, ...]:
    """ "v1.11" after "v1.9", and both after "r0.6.1"."""
    numbers = version.removeprefix("v").split(".")
    return tuple(map(int, numbers)) if version.startswith("v") and all(map(str.isdecimal, numbers)) else (0,)
