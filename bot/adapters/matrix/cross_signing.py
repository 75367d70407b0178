"""The account vouches for the bot's device, which matrix-nio cannot do. Clients that accept only devices which their
account has signed (MSC4153) would otherwise neither read the bot nor let it read."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from bot.adapters.matrix.answers import Refused
from bot.adapters.matrix.log import log
from bot.adapters.matrix.wire import Wire
from bot.core.errors import OperatorError, Problem, Unreadable
from bot.core.ports import Notebook

Json = Mapping[str, Any]
USAGES = ("master", "self_signing", "user_signing")


class PasswordNeeded(Problem):
    """The homeserver wants the account's password for this, and there is none, or it takes none."""


class SigningKey:
    """An Ed25519 key, and the signatures that Matrix makes with it."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = unpadded(self._key.public_key().public_bytes_raw())

    @classmethod
    def generate(cls) -> bytes:
        return Ed25519PrivateKey.generate().private_bytes_raw()

    def sign(self, what: Json) -> str:
        return unpadded(self._key.sign(canonical(what)))


@dataclass(frozen=True, slots=True)
class Published:
    """What the homeserver says of an account: its cross-signing keys by usage, and its devices."""

    keys: Mapping[str, Json]
    devices: Mapping[str, Json]

    def public(self, usage: str) -> str | None:
        """That key's public half."""
        held = self.keys.get(usage, {}).get("keys")
        return next((str(key) for key in held.values()), None) if isinstance(held, dict) else None

    def vouches_for(self, user: str, device: str) -> bool:
        """Whether the account's identity has signed the device, as a strict client looks at it."""
        master, self_signing, keys = self.public("master"), self.public("self_signing"), self.devices.get(device)
        if master is None or self_signing is None or keys is None:
            return False
        return is_signed(self.keys["self_signing"], user, master) and is_signed(keys, user, self_signing)


async def published(wire: Wire, user: str) -> Published:
    answer = await wire.call("POST", "keys", "query", body={"device_keys": {user: []}})
    keys = {usage: found for usage in USAGES if (found := answer.get(f"{usage}_keys", {}).get(user))}
    return Published(keys, answer.get("device_keys", {}).get(user, {}))


async def cross_sign(wire: Wire, notebook: Notebook, password: str | None, *, is_new_device: bool) -> None:
    """Sees to it that the account has an identity which is ours, and that it has signed this device.

    An account whose identity is somebody else's (it was made in Element, or our keys are lost) is given a new one with
    the password. Without a password, a device that was never heard of is not begun with: who sets up a bot is there to
    read it. One that is known goes on, and the log says what is wrong: most people can still read it, and a bot that
    is silent helps nobody.
    """
    user, device = wire.user, wire.device
    keys = await _keys(notebook, user)
    there = await published(wire, user)
    if any(there.public(usage) != keys[usage].public for usage in USAGES):
        try:
            await _claim(wire, notebook, keys, password, is_other=there.public("master") is not None)
        except PasswordNeeded as needed:
            _say_unsigned(str(needed), user, is_new_device=is_new_device)
            return
        keys, there = await _keys(notebook, user), await published(wire, user)
    if not there.vouches_for(user, device):
        await _sign_device(wire, there, keys["self_signing"])
    await _sign_master(wire, there)


async def _claim(
    wire: Wire, notebook: Notebook, keys: Mapping[str, SigningKey], password: str | None, *, is_other: bool
) -> None:
    """Gives the account an identity that is ours: in the place of another, one that was never there before, for Synapse
    takes no key a second time."""
    if is_other:
        if password is None:
            raise PasswordNeeded("The homeserver asks for the password.")
        keys = await _new_keys(notebook, wire.user)
    body = _identity(wire.user, keys)
    await with_password(wire, ("keys", "device_signing", "upload"), body, user=wire.user, password=password)
    if is_other:
        log.warning("matrix identity replaced: people see that this account's identity has changed")


def _say_unsigned(why: str, user: str, *, is_new_device: bool) -> None:
    if is_new_device:
        raise OperatorError(
            f"The identity (cross-signing) of {user} is not this bot's, so clients that accept only signed devices "
            f"could not read it, and it cannot be made the bot's: {why} Put the account's password into the config or "
            "into ALONGSIDE_MATRIX_PASSWORD for one start (people will see that the identity has changed), or give the "
            "bot an account of its own."
        )
    log.error(
        "matrix device is not signed: clients that accept only signed devices cannot read the bot, nor can it read "
        "them; give its password for one start"
    )


def _identity(user: str, keys: Mapping[str, SigningKey]) -> dict[str, Any]:
    body: dict[str, Any] = {}
    for usage, key in keys.items():
        body[f"{usage}_key"] = {"user_id": user, "usage": [usage], "keys": {f"ed25519:{key.public}": key.public}}
        if usage != "master":
            _add_signature(body[f"{usage}_key"], user, keys["master"].public, keys["master"].sign(body[f"{usage}_key"]))
    return body


async def _sign_device(wire: Wire, there: Published, key: SigningKey) -> None:
    keys = dict(there.devices.get(wire.device, {}))
    if not keys:
        raise Refused(502, "NO_DEVICE_KEYS", "")  # they were uploaded a moment ago: the homeserver is not itself
    _add_signature(bare := _bare(keys), wire.user, key.public, key.sign(bare))
    await _upload(wire, wire.device, bare)


async def _sign_master(wire: Wire, there: Published) -> None:
    """The device vouches for the identity, too: by that, another client of the account could come to trust it."""
    master = there.keys["master"]
    signed = master.get("signatures", {}).get(wire.user, {})
    if f"ed25519:{wire.device}" not in signed:
        _add_signature(bare := _bare(master), wire.user, wire.device, wire.client.olm.sign_json(dict(bare)))
        await _upload(wire, there.public("master") or "", bare)


async def _upload(wire: Wire, name: str, signed: Json) -> None:
    answer = await wire.call("POST", "keys", "signatures", "upload", body={wire.user: {name: signed}})
    if answer.get("failures"):
        raise Refused(502, "SIGNATURE_NOT_TAKEN", "")


async def _keys(notebook: Notebook, user: str) -> dict[str, SigningKey]:
    """The account's private keys; made where there are none."""
    try:
        kept = await notebook.read(_name(user))
    except Unreadable:
        log.warning("matrix identity lost: its keys cannot be opened any more")
        kept = None
    if kept is None:
        return await _new_keys(notebook, user)
    return {usage: SigningKey(b64decode(seed)) for usage, seed in json.loads(kept).items()}


async def _new_keys(notebook: Notebook, user: str) -> dict[str, SigningKey]:
    """Kept before anybody hears of them, so that a crash on the way finds them."""
    seeds = {usage: SigningKey.generate() for usage in USAGES}
    written = json.dumps({usage: b64encode(seed).decode() for usage, seed in seeds.items()})
    await notebook.write(_name(user), written, sealed=True)
    return {usage: SigningKey(seed) for usage, seed in seeds.items()}


def _name(user: str) -> str:
    """A user id may be longer than a key of the notebook."""
    return f"cross-signing {sha256(user.encode()).hexdigest()[:16]}"


async def with_password(
    wire: Wire, path: tuple[str, ...], body: Json, *, user: str, password: str | None
) -> dict[str, Any]:
    """A request for which the homeserver may want the password once more. Raises PasswordNeeded."""
    try:
        return await wire.call("POST", *path, body=body)
    except Refused as refused:
        if refused.status != 401 or "flows" not in refused.content:
            raise
        asked = refused.content
    if password is None:
        raise PasswordNeeded("The homeserver asks for the password.")
    if {"stages": ["m.login.password"]} not in [{"stages": flow.get("stages")} for flow in asked["flows"]]:
        raise PasswordNeeded("The homeserver does not take a password for this, only its own web page does.")
    auth = {
        "type": "m.login.password",
        "session": asked.get("session"),
        "identifier": {"type": "m.id.user", "user": user},
        "password": password,
    }
    try:
        return await wire.call("POST", *path, body={**body, "auth": auth})
    except Refused as refused:
        if refused.status == 401:
            raise PasswordNeeded("The homeserver refuses the password.") from None
        raise


def canonical(what: Json) -> bytes:
    """The bytes of which Matrix makes a signature."""
    return json.dumps(_bare(what), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def is_signed(what: Json, user: str, public: str) -> bool:
    """Whether that key's signature is there, and is good."""
    try:
        signature = what["signatures"][user][f"ed25519:{public}"]
        Ed25519PublicKey.from_public_bytes(_bytes(public)).verify(_bytes(signature), canonical(what))
    except (KeyError, TypeError, ValueError, InvalidSignature):
        return False
    return True


def unpadded(data: bytes) -> str:
    return b64encode(data).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    return b64decode(text + "=" * (-len(text) % 4))


def _bare(what: Json) -> dict[str, Any]:
    return {key: value for key, value in what.items() if key not in ("signatures", "unsigned")}


def _add_signature(what: dict[str, Any], user: str, name: str, signature: str) -> None:
    what["signatures"] = {user: {f"ed25519:{name}": signature}}
