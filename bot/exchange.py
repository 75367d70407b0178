"""`alongside resources`: the directory of a community from files of any size, and into them."""

from __future__ import annotations

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from sqlalchemy import select

from bot.app import WORDS
from bot.config import Config, read_config
from bot.core.clock import SystemClock
from bot.core.countries import find_country
from bot.core.directory import Service
from bot.core.errors import OperatorError
from bot.core.people import Community
from bot.core.replies import Text
from bot.engine.catalog import ENGLISH, Catalogs
from bot.storage.communities import community_of
from bot.storage.database import Database
from bot.storage.tables import communities
from cogs.resources import library, shipped
from cogs.resources.entries import Damaged, load
from cogs.resources.exchange.commands import origin_of
from cogs.resources.exchange.comparing import Report
from cogs.resources.exchange.faults import Fault, Refused
from cogs.resources.exchange.limits import COMMAND_LINE
from cogs.resources.exchange.reading import read
from cogs.resources.exchange.staging import Staging
from cogs.resources.exchange.writing import Format, write
from cogs.resources.reminding import plan_review

resources = typer.Typer(
    help="The directory of a community: from files, and into them.", no_args_is_help=True, rich_markup_mode=None
)

ConfigFile = Annotated[Path, typer.Option("--config", help="The config file.", envvar="ALONGSIDE_CONFIG")]
Whose = Annotated[
    str | None,
    typer.Option("--community", help="Its number, or its id on the platform. Without it: the only one there is."),
]
_SHOWN = 20


@resources.command(name="import")
def import_(
    file: Annotated[Path, typer.Argument(help="A file, or a folder with the tables of an HSDS package.")],
    community: Whose = None,
    origin: Annotated[str | None, typer.Option(help="What to call this source; else as its file.")] = None,
    country: Annotated[str | None, typer.Option(help="For entries that name none; else the community's.")] = None,
    report: Annotated[Path | None, typer.Option(help="Write every reason to this file.")] = None,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Take in a list of places: HSDS, helplines in JSON, or a CSV. Nothing is shown before a moderator confirms it."""
    if not file.exists():
        raise OperatorError(f"There is no file {file}.")
    code = find_country(country, alone=True) if country else None
    if country and code is None:
        raise OperatorError(f"{country} is no country that is known here. Two letters are best, such as GB.")
    words = _Words()
    with _reasons(report) as reasons:
        try:
            done = asyncio.run(_import(_Asked(file, community, origin or origin_of(file.name), code), config, reasons))
        except Refused as refused:
            raise OperatorError(f"{file}: {words.of(refused.fault.text)} Nothing was taken.") from None
    print(f"{done.new} new, {done.changed} changed, {done.same} as they were, {done.refused} not taken.")
    for fault in done.faults[:_SHOWN]:
        print(f"  {words.of(fault.text)}")
    if done.said > _SHOWN:
        print(f"  and {done.said - _SHOWN} more" + (f", all in {report}." if report else "; --report FILE keeps all."))
    if done.taken:
        print("Nothing of it is shown yet: a moderator looks it over with `resource list` and `resource confirm`.")


@resources.command()
def export(
    file: Annotated[Path, typer.Argument(help="Where to: ends with .json, .zip (tables) or .csv.")],
    community: Whose = None,
    config: ConfigFile = Path("config.toml"),
) -> None:
    """Write a community's own places to a file: HSDS 3.0, or a CSV."""
    form = _format(file)
    try:
        found = asyncio.run(_export(community, config))
        with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            print(f"{write(found, out, form)} entries are in {file}.")
    except FileExistsError:
        raise OperatorError(f"There is a file {file} already. It was left as it is.") from None
    except OSError as error:
        raise OperatorError(f"The file {file} cannot be written: {error.strerror}.") from None


def _format(file: Path) -> Format:
    match file.suffix.lower():
        case ".json":
            return "json"
        case ".zip":
            return "zip"
        case ".csv":
            return "csv"
    raise OperatorError("The file has to end with .json, .zip or .csv.")


@dataclass(frozen=True, slots=True)
class _Asked:
    file: Path
    community: str | None
    origin: str
    country: str | None


class _Words:
    """Sentences of the catalogs, for whoever sits at a terminal."""

    def __init__(self) -> None:
        self._catalogs = Catalogs.read(WORDS)

    def of(self, text: Text) -> str:
        return self._catalogs.plain(text, ENGLISH)


class _Reasons:
    """Every reason, as it comes."""

    def __init__(self, path: Path | None) -> None:
        self._out = None if path is None else path.open("x", encoding="utf-8")
        self._words = _Words()

    def __enter__(self) -> _Reasons:
        return self

    def __exit__(self, *_: object) -> None:
        if self._out is not None:
            self._out.close()

    def note(self, fault: Fault) -> None:
        if self._out is not None:
            self._out.write(self._words.of(fault.text) + "\n")


def _reasons(path: Path | None) -> _Reasons:
    try:
        return _Reasons(path)
    except OSError as error:
        raise OperatorError(f"The report {path} cannot be written: {error.strerror}.") from None


async def _import(asked: _Asked, config: Path, reasons: _Reasons) -> Report:
    try:
        known = load()
    except Damaged as damaged:
        raise OperatorError(f"The shipped directory is damaged: {damaged}") from None
    now = SystemClock().now()
    gc.freeze()  # what is there by now stays, and need not be looked through again for each few thousand entries
    async with _opened(read_config(config)) as database:
        async with database.transaction() as tx:
            await shipped.ship(tx, now)
        here = await _community(database, asked.community)
        there = {entry.id: entry for entry in shipped.everything()}
        staging = Staging(database.transaction, here.id, asked.origin, there, now)
        country = asked.country or here.country
        file, origin = asked.file, asked.origin
        found = read(file, file.name, COMMAND_LINE, origin=origin, known=known, country=country, arriving=True)
        with _progress() as progress:
            task = progress.add_task("entries", total=None)
            counted = _counted(found, reasons)
            report = await staging.run(counted, lambda so_far: progress.update(task, completed=_seen(so_far)))
        if report.taken:
            async with database.transaction() as tx:
                await plan_review(tx, here, now)
        return report


def _seen(report: Report) -> int:
    return report.new + report.changed + report.same + report.refused


def _counted(found: Iterable[tuple[int, Service | Fault]], reasons: _Reasons) -> Iterator[tuple[int, Service | Fault]]:
    for row, entry in found:
        if isinstance(entry, Fault):
            reasons.note(entry)
        yield row, entry


def _progress() -> Progress:
    """On standard error: what is printed stays clean."""
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty())


async def _export(community: str | None, config: Path) -> list[Service]:
    async with _opened(read_config(config)) as database:
        here = await _community(database, community)
        found: list[Service] = []
        after: str | None = None
        for _ in count():
            async with database.reading() as tx:
                page = await library.listed(tx, here.id, after=after, limit=2_000)
            if not page:
                break
            found += [one.entry for one in page if one.entry.community == here.id]
            after = page[-1].entry.id
        return found


@asynccontextmanager
async def _opened(config: Config) -> AsyncIterator[Database]:
    """Where one process holds the database, the bot has to be stopped for it; opening says so."""
    database = Database(config.database.url)
    await database.open(with_vault=False)
    try:
        yield database
    finally:
        await database.close()


async def _community(database: Database, said: str | None) -> Community:
    async with database.reading() as tx:
        rows = (await tx.execute(select(communities).order_by(communities.c.id))).all()
    known = [community_of(row) for row in rows]
    fitting = [one for one in known if said is None or said in (str(one.id), one.ref, f"{one.platform}:{one.ref}")]
    if len(fitting) == 1:
        return fitting[0]
    if not known:
        raise OperatorError("No community has used the bot on this database yet.")
    there = "; ".join(f"{one.id} ({one.platform}:{one.ref})" for one in known[:_SHOWN])
    raise OperatorError(f"Say which community with --community. There is: {there}.")
