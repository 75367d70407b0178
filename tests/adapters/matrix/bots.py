"""Bots with an account, a folder and a notebook, for the tests of who they are."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select

from bot.adapters.matrix.cross_signing import published
from bot.adapters.matrix.folder import LOGIN
from bot.adapters.matrix.identity import Session, log_in
from bot.adapters.matrix.settings import Settings
from bot.core.errors import OperatorError
from bot.storage.database import Database
from bot.storage.notebook import StoredNotebook
from bot.storage.tables import notebook
from tests.support.synapse import Synapse

PASSWORD = "a password that is in no log"


@dataclass
class Bot:
    """An account for a bot, a folder, and a database for its notebook."""

    synapse: Synapse
    user: str
    folder: Path
    database: Database
    settings: Settings
    open: list[Session] = field(default_factory=list)

    @property
    def notebook(self) -> StoredNotebook:
        return StoredNotebook(self.database, "matrix")

    async def start(self, **changed: Any) -> Session:  # any setting
        session = await log_in(replace(self.settings, **changed), self.notebook)
        self.open.append(session)
        return session

    async def starts_and_stops(self, **changed: Any) -> Session:  # any setting
        session = await self.start(**changed)
        await session.close()
        return session

    async def devices(self) -> set[str]:
        answer = await self.synapse.call("GET", "/_matrix/client/v3/devices", token=await self.a_token())
        return {device["device_id"] for device in answer["devices"]} - {"LOOKING"}

    async def a_token(self) -> str:
        return await token_of(self.synapse, self.user, "LOOKING")

    async def notes(self) -> list[str]:
        """The keys of what the notebook holds."""
        async with self.database.reading() as look:
            return list((await look.execute(select(notebook.c.key))).scalars())

    async def forget(self, key: str) -> None:
        async with self.database.transaction() as tx:
            await tx.execute(delete(notebook).where(notebook.c.key == key))

    def kept(self) -> dict[str, Any]:
        kept: dict[str, Any] = json.loads((self.folder / LOGIN).read_text())
        return kept

    def keep(self, **changed: str) -> None:
        (self.folder / LOGIN).write_text(json.dumps({**self.kept(), **changed}))


async def token_of(synapse: Synapse, user: str, device: str) -> str:
    identifier = {"type": "m.id.user", "user": user}
    body = {"type": "m.login.password", "identifier": identifier, "password": PASSWORD, "device_id": device}
    return str((await synapse.call("POST", "/_matrix/client/v3/login", body))["access_token"])


NewBot = Callable[[str], Awaitable[Bot]]


async def is_strictly_readable(session: Session) -> bool:
    there = await published(session.wire, session.wire.user)
    return there.vouches_for(session.wire.user, session.wire.device)


async def master_of(session: Session) -> str | None:
    return (await published(session.wire, session.wire.user)).public("master")


async def refused(bot: Bot, *words: str, **changed: Any) -> None:  # any setting
    with pytest.raises(OperatorError) as caught:
        await bot.start(**changed)
    said = str(caught.value)
    for word in words:
        assert word in said, said
    assert PASSWORD not in said
    assert "syt_" not in said


class Dies(BaseException):
    """The process ends here."""
