"""A throw-away PostgreSQL server: one for a run of the tests, where the machine has its programs."""

from __future__ import annotations

import asyncio
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
import time
from itertools import count
from pathlib import Path
from typing import Any

import asyncpg

from bot.storage.database import upgrade
from bot.storage.kinds import engine_for

SUPERUSER = "test"
_TEMPLATE = "migrated"
_SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
    "shared_buffers": "64MB",
    "max_connections": "200",
}
_DURABLE = {"fsync": "on", "full_page_writes": "on"}


def programs() -> Path | None:
    """The folder of the newest server that is installed."""
    folders = [str(folder) for folder in Path("/usr/lib/postgresql").glob("*/bin")]
    folders.sort(key=lambda folder: float(Path(folder).parent.name))
    for folder in [*reversed(folders), *os.environ.get("PATH", "").split(os.pathsep)]:
        if folder and (Path(folder) / "initdb").exists() and (Path(folder) / "postgres").exists():
            return Path(folder)
    return None


class Server:
    """Listens on a port of 127.0.0.1 that was free. It never runs as root, which PostgreSQL refuses.

    `durable`: its data are on the disk, and a commit waits for it.
    """

    def __init__(self, programs: Path, *, durable: bool = False) -> None:
        self._settings = _SETTINGS | (_DURABLE if durable else {})
        self._programs = programs
        self._folder = Path(tempfile.mkdtemp(prefix="alongside-postgres-", dir=None if durable else _memory()))
        self._data = self._folder / "data"
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._as: dict[str, Any] = {}
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        if os.getuid() == 0:
            user = _somebody()
            os.chown(self._folder, user.pw_uid, user.pw_gid)
            self._as = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}

    def start(self) -> None:
        if not self._data.exists():
            options = ["-U", SUPERUSER, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
            self._run("initdb", "-D", str(self._data), *options)
        settings = [f"--{name}={value}" for name, value in self._settings.items()]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(
                [self._programs / "postgres", "-D", self._data, f"--port={self.port}", "-k", self._folder, *settings],
                stdout=log,
                stderr=log,
                cwd=self._folder,
                **self._as,
            )
        self._wait()

    def _wait(self) -> None:
        noted = self._data / "postmaster.pid"
        for _ in range(600):
            lines = noted.read_text().splitlines() if noted.exists() else []
            if len(lines) > 7 and lines[7].strip() == "ready":
                return
            assert self._process is not None
            assert self._process.poll() is None, (self._folder / "log").read_text()
            time.sleep(0.05)
        raise TimeoutError((self._folder / "log").read_text())

    def stop(self) -> None:
        """At once, as a crash would: the next start recovers."""
        if self._process is not None:
            self._process.send_signal(signal.SIGQUIT)
            self._process.wait(timeout=20)
            self._process = None

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def let_in(self, rule: str) -> None:
        """A rule for whom the server lets in, before the others."""
        rules = self._data / "pg_hba.conf"
        rules.write_text(f"{rule}\n{rules.read_text()}")

    def _run(self, program: str, *args: str) -> None:
        subprocess.run([self._programs / program, *args], check=True, capture_output=True, cwd=self._folder, **self._as)

    def url(self, database: str, user: str = SUPERUSER) -> str:
        return f"postgresql+asyncpg://{user}@127.0.0.1:{self.port}/{database}"

    def migrate(self) -> None:
        """Makes what all databases of the tests are copied from."""
        thread = threading.Thread(target=asyncio.run, args=[self._make_template()])
        thread.start()
        thread.join()

    async def _make_template(self) -> None:
        await self.execute(f"CREATE DATABASE {_TEMPLATE}")
        engine = engine_for(self.url(_TEMPLATE))
        async with engine.connect() as connection, connection.begin():
            await connection.run_sync(upgrade)
        await engine.dispose()

    async def create(self, *, migrated: bool = True) -> str:
        """A new database; gives its name."""
        name = f"test_{next(self._numbers)}"
        await self.execute(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE if migrated else 'template0'}")
        return name

    async def drop(self, name: str) -> None:
        await self.execute(f"DROP DATABASE {name} WITH (FORCE)")

    async def execute(self, *statements: str, database: str = "postgres") -> Any:  # a value of any type
        """Runs statements as the superuser, and gives what the last one says first."""
        connection = await asyncpg.connect(self.url(database).replace("+asyncpg", ""))
        try:
            for statement in statements[:-1]:
                await connection.execute(statement)
            return await connection.fetchval(statements[-1])
        finally:
            await connection.close()


def _memory() -> str | None:
    """A folder in memory, where there is room: making a database there takes a tenth of the time."""
    shared = "/dev/shm"
    if os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 2**30:
        return shared
    return None


def _somebody() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam("postgres")
    except KeyError:
        return pwd.getpwnam("nobody")
