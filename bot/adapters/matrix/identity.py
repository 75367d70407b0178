"""Who the bot is on its homeserver: one account, one device, and keys that belong to it, or a new device.

What must belong together (login, device, keys, sync position) lies in one folder, and each start looks whether it does.
A device whose keys are lost would be written to and could read nothing, so its place is taken by a new one.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from bot.adapters.matrix.answers import Refused, WireError
from bot.adapters.matrix.client import client_for
from bot.adapters.matrix.cross_signing import PasswordNeeded, cross_sign, published, with_password
from bot.adapters.matrix.folder import LOGIN, POSITION, Folder, Login, Position
from bot.adapters.matrix.keys import has_had_keys, kept_keys, pickle_key_of, public_keys
from bot.adapters.matrix.log import log
from bot.adapters.matrix.profile import show_profile
from bot.adapters.matrix.settings import Settings
from bot.adapters.matrix.wire import Wire
from bot.core.errors import OperatorError
from bot.core.ports import Notebook

_NEW_DEVICE = (
    "matrix new device: the bot cannot read what was encrypted for the one before, and begins with what is said from "
    "now on"
)


@dataclass(frozen=True, slots=True)
class Session:
    """Logged in, keys uploaded, device signed, profile shown.

    `is_new_device`: nothing was handled yet, so what is in the timelines of old is nobody's wish of now.
    """

    wire: Wire
    position: Position
    is_new_device: bool
    folder: Folder

    async def close(self) -> None:
        await _close(self.wire, self.folder)


async def log_in(settings: Settings, notebook: Notebook) -> Session:
    """Raises OperatorError for what an operator must mend; Unreachable, or Refused that passes, for what may pass."""
    folder = Folder(settings.folder)
    folder.open()
    wire: Wire | None = None
    try:
        has_lost_folder = folder.login() is None and await has_had_keys(notebook)
        pickle_key = await pickle_key_of(notebook)
        wire = Wire(client_for(settings.homeserver, settings.user, store=folder.keys, pickle_key=pickle_key))
        login = await _Entrance(settings, folder, wire, pickle_key).enter()
        if has_lost_folder:
            log.warning(_NEW_DEVICE, why=f"The folder {folder.path} was lost, or is empty.", device=login.device)
        position = Position(folder.path / POSITION, login.device)
        is_new = position.read() is None
        await cross_sign(wire, notebook, settings.password, is_new_device=is_new)
        login = await _leave_old_device(wire, folder, login, settings.password)
        await show_profile(wire, folder, login, settings)
        return Session(wire, position, is_new, folder)
    except BaseException as error:
        await _close(wire, folder)
        if isinstance(error, Refused) and not error.is_passing:
            raise OperatorError(_refused(settings, error)) from None
        raise


class _Entrance:
    """One attempt to get in."""

    def __init__(self, settings: Settings, folder: Folder, wire: Wire, pickle_key: str) -> None:
        self._settings = settings
        self._folder = folder
        self._wire = wire
        self._pickle_key = pickle_key
        self._why = ""
        self._is_soft = False
        self._has_lost = False
        self._is_unknown_there = False

    async def enter(self) -> Login:
        """By the token that is kept, by one from the config, or by the password: the first that leads to a device whose
        keys are here. In the end, the homeserver has them, too."""
        kept = self._folder.login() or Login(self._settings.homeserver, self._settings.user)
        if kept.user != self._settings.user and not (kept.token or kept.device):  # nobody ever got in as that one
            kept = Login(self._settings.homeserver, self._settings.user)
        if kept.user != self._settings.user:
            raise OperatorError(
                f"The folder {self._folder.path} belongs to {kept.user}, and the config names {self._settings.user}. "
                "Name another folder in the config ([matrix] folder), or put the user back."
            )
        before = kept.device
        login = await self._by_token(kept) or await self._by_password(kept)
        self._open_keys(login)
        await self._wire.upkeep()
        if self._has_lost or login.device != (before or login.device):
            log.warning(_NEW_DEVICE, why=self._why, device=login.device)
        return login

    async def _by_token(self, kept: Login) -> Login | None:
        for token in dict.fromkeys(filter(None, (kept.token, self._settings.token))):
            self._wire.client.access_token = token
            device = await self._device_of(token, is_kept=token == kept.token)
            if device is not None and await self._fits(device, kept):
                moved = kept.device if kept.device not in ("", device) else kept.leaving
                return self._folder.keep(
                    replace(
                        kept,
                        homeserver=self._settings.homeserver,
                        device=device,
                        token=token,
                        next="",
                        leaving=moved,
                    )
                )
        return None

    async def _device_of(self, token: str, *, is_kept: bool) -> str | None:
        """None: the token opens nothing any more."""
        try:
            answer = await self._wire.call("GET", "account", "whoami")
        except Refused as refused:
            if not refused.is_dead_token:
                raise
            self._is_soft = self._is_soft or (is_kept and refused.soft)
            self._why = "The homeserver does not know the bot's token any more: it was revoked, or has expired."
            return None
        user, device = answer.get("user_id"), answer.get("device_id")
        if user == self._settings.user and isinstance(device, str) and device:
            return device
        said = f"is of {user}, not of {self._settings.user}" if user != self._settings.user else "belongs to no device"
        if is_kept:
            self._why = f"The token in {self._folder.path / LOGIN} {said}."
            return None
        raise OperatorError(f"The token in the config {said}. Make one by logging in as {self._settings.user}.")

    async def _by_password(self, kept: Login) -> Login:
        settings = self._settings
        if settings.password is None:
            raise OperatorError(_without_password(settings, self._why))
        if self._is_soft and kept.device:
            token = await _log_in_as(self._wire, settings, kept.device)
            if await self._fits(kept.device, kept):
                return self._folder.keep(replace(kept, homeserver=settings.homeserver, token=token))
        device = kept.next or secrets.token_hex(5).upper()
        self._folder.keep(replace(kept, next=device))
        token = await _log_in_as(self._wire, settings, device)
        self._is_unknown_there = True
        self._has_lost = self._folder.set_aside(kept.device) or self._has_lost
        return self._folder.keep(
            Login(settings.homeserver, settings.user, device, token, leaving=kept.device or kept.leaving)
        )

    async def _fits(self, device: str, kept: Login) -> bool:
        """Whether the keys of that device are here, or nobody has heard of any yet, so that new ones do no harm."""
        found = (await published(self._wire, self._settings.user)).devices.get(device)
        there = public_keys(device, found) if found else None
        here = kept_keys(self._folder, self._settings.user, device, self._pickle_key)
        if there is None:
            self._is_unknown_there = True
            if here == "others":
                self._why = self._why or f"The keys in {self._folder.keys} are not those of the bot's device."
                self._has_lost = self._folder.set_aside(kept.device or device)
            return True
        self._is_unknown_there = False
        if here == there:
            return True
        lost = "are gone" if here == "nothing" else "do not open, or belong to another device"
        self._why = f"The keys of the bot's device in {self._folder.keys} {lost}."
        if not kept.device:
            self._why = (
                "The device of the token in the config has keys that are elsewhere: it is used by another program, or "
                f"the folder {self._folder.path} is lost."
            )
        return False

    def _open_keys(self, login: Login) -> None:
        client = self._wire.client
        try:
            self._folder.make_keys()
            client.restore_login(login.user, login.device, login.token)
        except Exception as error:  # whatever a damaged file makes the library say
            raise OperatorError(
                f"The keys in {self._folder.keys} are damaged ({type(error).__name__}). Put a copy of the whole folder "
                "in its place, or move this file away: with the password in the config, the bot then begins as a new "
                "device."
            ) from None
        if self._is_unknown_there:
            client.olm.account.shared = False  # never uploaded, or the homeserver was put back to before it


async def _log_in_as(wire: Wire, settings: Settings, device: str) -> str:
    """Gives the token, and uses it from now on."""
    wire.client.access_token = ""
    body = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": settings.user},
        "password": settings.password,
        "device_id": device,
        "initial_device_display_name": settings.device_name,
    }
    try:
        answer = await wire.call("POST", "login", body=body)
    except Refused as refused:
        if refused.is_passing:
            raise
        match refused.code:
            case "M_FORBIDDEN":
                said = f"The homeserver refuses the user {settings.user} with the password in the config. Mend them."
            case "M_USER_DEACTIVATED":
                said = f"The account {settings.user} is deactivated. Give the bot another one."
            case _:
                said = (
                    f"The homeserver takes no password for {settings.user} ({refused}). Give the bot a token in the "
                    "config instead: [matrix] token."
                )
        raise OperatorError(said) from None
    if answer.get("user_id") != settings.user:
        raise OperatorError(
            f"The homeserver calls the user {answer.get('user_id')}, and the config says {settings.user}. Write it as "
            "the homeserver does."
        )
    token = wire.client.access_token = str(answer["access_token"])
    return token


async def _leave_old_device(wire: Wire, folder: Folder, login: Login, password: str | None) -> Login:
    """The device before gets no message any more. A homeserver that does not let us is no reason not to go on."""
    if not login.leaving or password is None:
        return login
    try:
        devices = {"devices": [login.leaving]}
        await with_password(wire, ("delete_devices",), devices, user=login.user, password=password)
    except (WireError, PasswordNeeded) as error:
        log.warning("matrix old device stays with the account; log it out by hand", device=login.leaving)
        if isinstance(error, WireError) and not (isinstance(error, Refused) and not error.is_passing):
            return login
    return folder.keep(replace(login, leaving=""))


async def _close(wire: Wire | None, folder: Folder) -> None:
    try:
        if wire is not None:
            await wire.close()
            if wire.client.store is not None:
                wire.client.store.database.close()
    finally:
        folder.close()


def _without_password(settings: Settings, why: str) -> str:
    if not why and settings.token is None:
        return (
            f"The config gives neither a password nor a token of {settings.user}. Put one into [matrix], or into "
            "ALONGSIDE_MATRIX_PASSWORD or ALONGSIDE_MATRIX_TOKEN."
        )
    return (
        f"{why} Put the account's password into the config or into ALONGSIDE_MATRIX_PASSWORD, and the bot logs in by "
        "itself; or make a new token for it alone and put it into [matrix] token or ALONGSIDE_MATRIX_TOKEN."
    )


def _refused(settings: Settings, refused: Refused) -> str:
    if refused.is_dead_token:
        return _without_password(settings, "The homeserver has logged the bot out just now.")
    return (
        f"The homeserver {settings.homeserver} refuses to let the bot in ({refused}). Is this the address of the "
        f"homeserver of {settings.user}? It should be the one that clients use."
    )


__all__ = ["Position", "Session", "log_in"]
