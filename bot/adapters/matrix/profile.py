"""How others see the bot: its name and picture, as the operator chose them."""

from __future__ import annotations

import mimetypes
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from bot.adapters.matrix.answers import Refused, WireError
from bot.adapters.matrix.folder import Folder, Login
from bot.adapters.matrix.log import log
from bot.adapters.matrix.settings import Settings
from bot.adapters.matrix.wire import Wire
from bot.core.errors import OperatorError


async def show_profile(wire: Wire, folder: Folder, login: Login, settings: Settings) -> None:
    """Changes what is not yet so. A homeserver that does not let us is no reason not to go on.

    Raises OperatorError where the picture cannot be read.
    """
    picture = read_picture(settings.avatar) if settings.avatar is not None else None
    try:
        shown = await _shown(wire)
        if settings.display_name is not None and shown.get("displayname") != settings.display_name:
            body = {"displayname": settings.display_name}
            await wire.call("PUT", "profile", wire.user, "displayname", body=body)
        if picture is not None:
            data, kind = picture
            name, _, address = login.avatar.partition(" ")
            if name != sha256(data).hexdigest() or not address:
                address = await wire.upload(data, kind)
                folder.keep(replace(login, avatar=f"{sha256(data).hexdigest()} {address}"))
            if shown.get("avatar_url") != address:
                await wire.call("PUT", "profile", wire.user, "avatar_url", body={"avatar_url": address})
    except WireError as error:
        log.warning("matrix profile not shown", kind=type(error).__name__, said=str(error))


async def _shown(wire: Wire) -> dict[str, object]:
    try:
        return await wire.call("GET", "profile", wire.user)
    except Refused as refused:
        if refused.status == 404:  # nobody has given it a name yet
            return {}
        raise


def read_picture(path: Path) -> tuple[bytes, str]:
    """The file and its media type. Raises OperatorError."""
    kind = mimetypes.guess_type(path.name)[0] or ""
    if not kind.startswith("image/"):
        raise OperatorError(
            f"The avatar {path} is no picture by its name. Name a .png or .jpg file in [matrix] avatar."
        )
    try:
        return path.read_bytes(), kind
    except OSError as error:
        raise OperatorError(f"The avatar {path} cannot be read ({error.strerror}).") from None
