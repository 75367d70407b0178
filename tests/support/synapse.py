"""A throw-away Synapse, the homeserver of most people on Matrix: one for a run of the tests, where it is installed."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import json
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

INSTALLED = Path(__file__).parents[2] / ".synapse"
PASSWORD = "of nobody"
SERVER_NAME = "localhost"

_NEVER = {"per_second": 1_000_000, "burst_count": 1_000_000}
_WITHOUT_LIMITS: dict[str, Any] = {
    "rc_message": _NEVER,
    "rc_registration": _NEVER,
    "rc_registration_token_validity": _NEVER,
    "rc_login": {"address": _NEVER, "account": _NEVER, "failed_attempts": _NEVER},
    "rc_admin_redaction": _NEVER,
    "rc_joins": {"local": _NEVER, "remote": _NEVER},
    "rc_joins_per_room": _NEVER,
    "rc_key_requests": _NEVER,
    "rc_3pid_validation": _NEVER,
    "rc_invites": {"per_room": _NEVER, "per_user": _NEVER, "per_issuer": _NEVER},
    "rc_third_party_invite": _NEVER,
    "rc_media_create": _NEVER,
    "rc_presence": {"per_user": _NEVER},
    "rc_delayed_event_mgmt": _NEVER,
    "rc_room_creation": _NEVER,
    "rc_reports": _NEVER,
    "rc_user_directory": _NEVER,
    "rc_profile": _NEVER,
}
_ALONE: dict[str, Any] = {
    "federation_domain_whitelist": [],
    "federation_sender_instances": ["nobody"],
    "trusted_key_servers": [],
    "suppress_key_server_warning": True,
    "allow_public_rooms_over_federation": False,
    "url_preview_enabled": False,
    "report_stats": False,
    "enable_registration": False,
}
_FAST: dict[str, Any] = {
    "bcrypt_rounds": 4,
    "caches": {"sync_response_cache_duration": "0s"},  # else somebody who begins anew gets the answer of before
    "presence": {"enabled": False},
    "background_updates": {"sleep_enabled": False},
}


class Refused(Exception):
    """The server answered with an error: `body` holds what it said."""

    def __init__(self, status: int, body: dict[str, Any]) -> None:
        super().__init__(f"{status}: {body}")
        self.status = status
        self.body = body


class Synapse:
    """Listens on a port of 127.0.0.1 that was free, and talks to nobody else.

    `limits`: it holds back those who ask too often, as it does when nobody has changed its settings.
    """

    def __init__(self, folder: Path, *, limits: bool = False) -> None:
        self._folder = folder
        self._secret = secrets.token_hex()
        self._process: subprocess.Popen[bytes] | None = None
        self._admin: str | None = None
        self._numbers = count(1)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self._write_settings({} if limits else _WITHOUT_LIMITS)

    def _write_settings(self, limits: dict[str, Any]) -> None:
        """As JSON, which is YAML. The signing key is written here: a second start only to make it takes a second."""
        listener = {
            "port": self.port,
            "bind_addresses": ["127.0.0.1"],
            "type": "http",
            "resources": [{"names": ["client"], "compress": False}],
        }
        settings = {
            "server_name": SERVER_NAME,
            "public_baseurl": self.url,
            "listeners": [listener],
            "database": {"name": "sqlite3", "args": {"database": str(self._folder / "homeserver.db")}},
            "log_config": str(self._folder / "log.yaml"),
            "media_store_path": str(self._folder / "media"),
            "signing_key_path": str(self._folder / "signing.key"),
            "registration_shared_secret": self._secret,
            "macaroon_secret_key": self._secret,
            "form_secret": self._secret,
        }
        log = {
            "version": 1,
            "disable_existing_loggers": False,
            "handlers": {"stderr": {"class": "logging.StreamHandler"}},
            "root": {"level": "WARNING", "handlers": ["stderr"]},
        }
        key = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
        (self._folder / "homeserver.yaml").write_text(json.dumps(settings | _ALONE | _FAST | limits))
        (self._folder / "log.yaml").write_text(json.dumps(log))
        (self._folder / "signing.key").write_text(f"ed25519 a_test {key}\n")

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return (self._folder / "log").read_text("utf-8", errors="replace")

    def start(self) -> None:
        settings = str(self._folder / "homeserver.yaml")
        command = [str(INSTALLED / "bin" / "python"), "-m", "synapse.app.homeserver", "--config-path", settings]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder)
        for _ in range(1200):
            assert self._process.poll() is None, self.log
            try:
                self._call("GET", "/_matrix/client/versions")
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise TimeoutError(self.log)

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(timeout=10)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(timeout=10)
            self._process = None

    def restart(self) -> None:
        """It knows what it knew, on the same port."""
        self.stop()
        self.start()

    async def call(
        self, method: str, path: str, body: dict[str, Any] | None = None, token: str | None = None
    ) -> dict[str, Any]:
        """One request, in a thread; raises `Refused`."""
        return await asyncio.to_thread(self._call, method, path, body, token)

    async def upload(self, data: bytes, token: str, mimetype: str = "application/octet-stream") -> str:
        """Gives the address, which begins with `mxc:`."""
        answer = await asyncio.to_thread(self._call, "POST", "/_matrix/media/v3/upload", data, token, mimetype)
        return str(answer["content_uri"])

    def _call(
        self,
        method: str,
        path: str,
        body: dict[str, Any] | bytes | None = None,
        token: str | None = None,
        mimetype: str = "application/json",
    ) -> dict[str, Any]:
        headers = {"Content-Type": mimetype} | ({"Authorization": f"Bearer {token}"} if token else {})
        written = json.dumps(body).encode() if isinstance(body, dict) else body
        request = urllib.request.Request(self.url + path, data=written, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                found: dict[str, Any] = json.load(answer)
                return found
        except urllib.error.HTTPError as refused:
            with refused:
                raise Refused(refused.code, json.loads(refused.read() or b"{}")) from None

    def new_name(self, user: str) -> str:
        """`ana` becomes `ana-7`, for the tests of a run share the server."""
        return f"{user}-{next(self._numbers)}"

    async def register(
        self, user: str, password: str = PASSWORD, *, admin: bool = False, called: str | None = None
    ) -> dict[str, Any]:
        """A new account, by the shared secret: gives `user_id`, `access_token` and `device_id`. `called`: the name that
        others read, if it is another one."""
        nonce = (await self.call("GET", "/_synapse/admin/v1/register"))["nonce"]
        signed = "\0".join([nonce, user, password, "admin" if admin else "notadmin"])
        mac = hmac.new(self._secret.encode(), signed.encode(), hashlib.sha1).hexdigest()
        account = {"nonce": nonce, "username": user, "password": password, "admin": admin, "mac": mac}
        account |= {"displayname": called} if called is not None else {}
        return await self.call("POST", "/_synapse/admin/v1/register", account)

    async def override_ratelimit(self, user: str, on: bool) -> None:
        """As an operator does it: this user id is never held back; `on=False`: like all others again."""
        path = f"/_synapse/admin/v1/users/{quote(user)}/override_ratelimit"
        if on:
            await self.as_admin("POST", path, {"messages_per_second": 0, "burst_count": 0})
        else:
            await self.as_admin("DELETE", path)

    async def as_admin(self, method: str, path: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
        """A request of the operator's, who has an account from the first time on."""
        if self._admin is None:
            self._admin = (await self.register("operator", admin=True))["access_token"]
        return await self.call(method, path, body, self._admin)


@contextmanager
def a_homeserver(*, limits: bool = False) -> Iterator[Synapse]:
    """Skips the test where Synapse is not installed."""
    if not (INSTALLED / "stamp").exists():
        pytest.skip("Synapse is not installed (`make test` installs it)")
    folder = Path(tempfile.mkdtemp(prefix="alongside-synapse-", dir=_memory()))
    server = Synapse(folder, limits=limits)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _memory() -> str | None:
    """A folder in memory, where there is room: a commit there waits for no disk."""
    shared = "/dev/shm"
    if os.access(shared, os.W_OK) and shutil.disk_usage(shared).free > 2**30:
        return shared
    return None
