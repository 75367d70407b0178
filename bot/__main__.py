"""The `alongside` command line."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.app import App
from bot.config import Config, ConsoleConfig, read_config
from bot.core.clock import NO_HURRY, SetClock
from bot.core.errors import NotSaved, OperatorError
from bot.core.ports import AtPoint
from bot.exchange import resources
from bot.logs import set_up_logs
from bot.platforms import checkups_of, feed_checkup_of
from bot.serving import serve, vault_of
from bot.storage import begin_anew
from bot.storage import doctor as examine

cli = typer.Typer(
    help="Alongside: a chat bot for online peer-support communities.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ConfigFile = Annotated[Path, typer.Option("--config", help="The config file.", envvar="ALONGSIDE_CONFIG")]
DEFAULT_CONFIG = Path("config.toml")
TRY = {
    "database": {"url": "sqlite+aiosqlite:///data/try.sqlite3"},
    "keys": {"file": "keys/try.key", "store": "keys/try.keys"},
}

keys = typer.Typer(help="The keys that open what people wrote.", no_args_is_help=True, rich_markup_mode=None)
cli.add_typer(keys, name="keys")
cli.add_typer(resources, name="resources")


@cli.command(name="try")
def try_it(
    config: Annotated[Path | None, typer.Option("--config", help="A config file, if you have one.")] = None,
) -> None:
    """Talk with the bot in this terminal, as several people in several rooms. Its data is in data/try.sqlite3."""
    if config is not None:
        _run(serve(_on_the_console(read_config(config))))
    else:
        _run(serve(_on_the_console(Config.model_validate(TRY))))


@cli.command()
def run(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Run the bot on the platforms that the config names."""
    settings = read_config(config)
    if settings.console is None and settings.matrix is None and settings.discord is None:
        raise OperatorError(
            f"The config file {config} names no platform. Add a [discord] or a [matrix] table (the README says how), "
            "or use `alongside try`, which needs no config."
        )
    _run(serve(settings))


@cli.command()
def rehearse(
    file: Annotated[Path, typer.Argument(help="The rehearsal, one JSON object per line.", dir_okay=False)],
    database: Annotated[str | None, typer.Option(help="Play on this database; without it, on one of its own.")] = None,
) -> None:
    """Play a conversation through the whole bot and print what it says as JSON lines."""
    if database is not None:
        _run(_rehearse(file, database))
        return
    with tempfile.TemporaryDirectory(prefix="alongside-") as folder:
        _run(_rehearse(file, f"sqlite+aiosqlite:///{folder}/rehearsal.sqlite3"))


@cli.command()
def screen(
    language: Annotated[str | None, typer.Option(help="The language of the messages; without it, every one.")] = None,
) -> None:
    """Read a message a line, or JSON with a "text", and say what the screening finds in each, as JSON lines."""
    from cogs.signposting.screening.reading import answers
    from cogs.signposting.screening.rules import BadLexicon
    from cogs.signposting.screening.screening import Screening

    try:
        screening = Screening.of()
    except BadLexicon as bad:
        raise OperatorError(str(bad)) from None
    if language is not None and language not in screening.languages:
        raise OperatorError(f"There is no lexicon for {language}, only for {', '.join(sorted(screening.languages))}.")
    sys.stdin.reconfigure(encoding="utf-8", errors="surrogateescape", newline="\n")  # type: ignore[union-attr]  # whatever the locale
    try:
        for answer in answers(sys.stdin, screening, None if language is None else [language]):
            print(answer, flush=True)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        pass


@cli.command()
def doctor(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Look over the config, the database and the platforms, and say what to do."""
    settings = read_config(config)
    set_up_logs(settings.log.level)
    healthy = asyncio.run(_look_over(settings))
    raise typer.Exit(0 if healthy else 1)


@keys.command()
def rotate(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """Change the key in the key file. Stop the bot first. Stopped half way, it goes on when called again."""
    vault = vault_of(read_config(config))

    async def change() -> int:
        try:
            return await vault.rotate()
        finally:
            await vault.close()

    print(f"The key file has a new key, and {asyncio.run(change())} keys are wrapped with it. Keep a copy of the file.")


@keys.command(name="new")
def new_keys(config: ConfigFile = DEFAULT_CONFIG) -> None:
    """After the keys are lost for good: make new ones, and remove what nobody can read any more."""
    settings = read_config(config)
    asyncio.run(begin_anew.remove_sealed(settings.database.url))  # refused while a bot runs: then nothing is moved
    moved = begin_anew.move_away(Path(settings.keys.file), settings.keys.store)
    if moved:
        print(f"The keys that were there are now {', '.join(map(str, moved))}.")
    print("What was sealed is removed; everything else stays. The next start makes new keys.")


async def _look_over(config: Config) -> bool:
    checkups = checkups_of(config, os.environ)
    healthy = await examine.examine(config.database.url, print, vault_of(config))
    for check_up in checkups:
        healthy = await check_up(print) and healthy
    if config.feed is not None:
        healthy = await feed_checkup_of(config.feed)(print) and healthy
    if not checkups:
        print("The config names no platform to look at. The README says how to add a [discord] or a [matrix] table.")
    return healthy


def _on_the_console(config: Config) -> Config:
    """To be tried in a terminal, and nowhere else."""
    return config.model_copy(update={"console": config.console or ConsoleConfig(), "matrix": None, "discord": None})


async def _rehearse(file: Path, database: str) -> None:
    from bot.adapters.console.platform import Console
    from bot.adapters.console.player import Player
    from bot.adapters.console.rehearsal import BadLine

    set_up_logs("error")

    def make(console: Console, clock: SetClock, at_point: AtPoint) -> App:
        return App(database, [console], clock, at_point=at_point, patience=NO_HURRY)

    def out(line: str) -> None:
        sys.stdout.write(line + "\n")

    try:
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]  # a contract, whatever the locale
        with file.open(encoding="utf-8-sig", errors="surrogateescape") as lines:
            await Player(make, out).play(lines)
    except FileNotFoundError:
        raise OperatorError(f"There is no rehearsal {file}.") from None
    except OSError as error:
        raise OperatorError(f"The rehearsal {file} cannot be read: {error.strerror}.") from None
    except BadLine as bad:
        raise OperatorError(f"{file}, {bad}") from None
    finally:
        sys.stdout.flush()


def _run(work: Coroutine[Any, Any, None]) -> None:
    try:
        asyncio.run(work)
    except KeyboardInterrupt:
        sys.exit(0)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def main() -> NoReturn:
    """What the operator has to act on is one sentence on standard error, and exit status 2."""
    try:
        cli(prog_name="alongside")
    except OperatorError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
    except NotSaved as error:
        print(f"The database can no longer be written ({error}). Is the disk full?", file=sys.stderr)
        sys.exit(2)
    sys.exit(0)


if __name__ == "__main__":
    main()
