"""The folder in which login, device, keys and sync position lie together, for their owner's eyes only."""

from __future__ import annotations

import asyncio
import fcntl
import json
import os
import threading
from dataclasses import asdict, dataclass, field, fields
from itertools import count
from pathlib import Path

from bot.adapters.matrix.log import log
from bot.core.errors import OperatorError

LOGIN, KEYS, POSITION, LOCK = "identity.json", "keys.sqlite3", "position", "lock"
_OF_A_DEVICE = (POSITION, f"{KEYS}-journal", f"{KEYS}-wal", f"{KEYS}-shm", KEYS)
"""What belongs to one device, in the order in which it is moved away: stopped on the way, it is still known as lost."""


@dataclass(frozen=True, slots=True)
class Login:
    """Who we are on the homeserver.

    `next`: the device that we are about to log in as, so that one who is stopped on the way leaves no second one.
    `leaving`: the device whose place this one takes, as long as the account still has it. `avatar`: the picture that we
    gave, as "sha256 address".
    """

    homeserver: str
    user: str
    device: str = ""
    token: str = field(default="", repr=False)
    next: str = ""
    leaving: str = ""
    avatar: str = ""


class Position:
    """Up to where we have handled what the homeserver told this device."""

    def __init__(self, path: Path, device: str) -> None:
        self._path = path
        self._device = device
        self._kept = self.read()
        self._writing = threading.Lock()

    def read(self) -> str | None:
        """None where there is none, or it is not this device's."""
        try:
            device, _, token = self._path.read_text("utf-8").strip().partition(" ")
        except (OSError, UnicodeDecodeError):
            return None
        return token or None if device == self._device else None

    async def save(self, token: str) -> None:
        """In a thread, because a disk takes its time, and the event loop has none. Raises OSError.

        It waits for the disk: the last one may be lost, for an event that comes again is known by its id; but a file
        that a power cut left empty would be no position at all, and whatever came meanwhile would never be handled.
        """
        if token != self._kept:
            await asyncio.to_thread(self._save, token)
            self._kept = token

    def _save(self, token: str) -> None:
        with self._writing:  # whoever gave up waiting for the one before has not stopped its thread
            write_private(self._path, f"{self._device} {token}\n")


class Folder:
    """Held by one process at a time, from `open` to `close`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock: int | None = None

    @property
    def keys(self) -> Path:
        return self.path / KEYS

    def open(self) -> None:
        """Makes it, or takes it as it is; private in any case. Raises OperatorError."""
        try:
            self.path.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._make_private()
            lock = os.open(self.path / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise OperatorError(f"The folder {self.path} cannot be used ({error.strerror}).") from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(lock)
            raise OperatorError(
                f"Another Alongside is using the folder {self.path}. Stop that one first, or give this one a folder of "
                "its own: [matrix] folder."
            ) from None
        self._lock = lock

    def close(self) -> None:
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    def login(self) -> Login | None:
        """The login that is kept; None where there is none that can be read."""
        return read_login(self.path)

    def keep(self, login: Login) -> Login:
        try:
            write_private(self.path / LOGIN, json.dumps(asdict(login), indent=2) + "\n")
        except OSError as error:
            raise OperatorError(f"The folder {self.path} cannot be written ({error.strerror}).") from None
        return login

    def make_keys(self) -> None:
        """An empty file, before SQLite makes one that others could read. What SQLite puts beside it is like it."""
        os.close(os.open(self.keys, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))

    def set_aside(self, device: str) -> bool:
        """What a device left stays, under another name: an operator may have put a wrong file there by mistake."""
        there = [path for name in _OF_A_DEVICE if (path := self.path / name).exists()]
        if not there:
            return False
        name = "".join(letter if letter.isalnum() else "-" for letter in device) or "device"
        free = (self.path / (f"lost-{name}-{number}" if number > 1 else f"lost-{name}") for number in count(1))
        aside = next(path for path in free if not path.exists())
        aside.mkdir(mode=0o700)
        for path in there:
            path.rename(aside / path.name)
        log.info("matrix keys set aside", folder=str(aside))
        return True

    def _make_private(self) -> None:
        for path in exposed(self.path):
            log.warning("matrix file was readable by others", file=str(path))
            path.chmod(0o700 if path.is_dir() else 0o600)


def exposed(folder: Path) -> list[Path]:
    """What is ours in the folder, itself included, and others than its owner could read or change."""
    ours = [folder / name for name in (LOGIN, LOCK, *_OF_A_DEVICE)]
    aside = [path for lost in sorted(folder.glob("lost-*")) for path in (lost, *sorted(lost.rglob("*")))]
    there = [path for path in (folder, *ours, *aside) if path.exists() and not path.is_symlink()]
    return [path for path in there if path.stat().st_mode & 0o077]


def read_login(folder: Path) -> Login | None:
    """Also beside a bot that is running."""
    try:
        written = json.loads((folder / LOGIN).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    known = {each.name for each in fields(Login)}
    kept = {key: value for key, value in written.items() if key in known} if isinstance(written, dict) else {}
    if not all(isinstance(value, str) for value in kept.values()) or not kept.keys() >= {"homeserver", "user"}:
        return None
    return Login(**kept)


def write_private(path: Path, text: str) -> None:
    """All of it or nothing, also through a power cut."""
    beside = path.with_name(path.name + ".new")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(beside, path)
