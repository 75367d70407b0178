"""The lexicon of a language, as its files say it: checked, and each fault named with its file and line."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import Any, Final, TypeVar, cast, get_args

from cogs.signposting.screening.forms import BadForm, Form, Parser, Spelt, references
from cogs.signposting.screening.patterns import BadPattern, read_pattern
from cogs.signposting.screening.rules import BadLexicon, Examples, Frame, Level, Lexicon, Raise, Silence, Topic, Who

T = TypeVar("T")

LEXICONS: Final = Path(__file__).parent.parent / "lexicon"
SPELLINGS: Final = "spellings.toml"
COMMON: Final = "common.txt"

_TOP = {"language", "shows", "concepts", "idioms", "titles", "frames", "raises"}
_FRAME = {"name", "level", "topic", "pattern", "who", "unless", "denial", "alone", "must", "must-not"}
_RAISE = {"name", "level", "topic", "all", "unless", "must", "must-not"}


def read_spellings(folder: Path = LEXICONS) -> dict[str, str]:
    """Chat spellings and contractions, each with the words it stands for. Raises BadLexicon."""
    path = folder / SPELLINGS
    if not path.exists():
        return {}
    table = _File(path, folder).table
    if wrong := [word for word, meant in table.items() if not isinstance(meant, str)]:
        raise BadLexicon(f"{path}: {wrong[0]} must be a text")
    return cast(dict[str, str], table)


def read_ranks(folder: Path = LEXICONS) -> dict[str, int]:
    """The common words of all languages, each with how many of its language are commoner, and one. Raises OSError."""
    ranks: dict[str, int] = {}
    for line in (folder / COMMON).read_text("utf-8").splitlines() if (folder / COMMON).exists() else ():
        if not line.startswith("#"):
            for rank, word in enumerate(line.partition(":")[2].split(), 1):
                ranks[word] = min(rank, ranks.get(word, rank))
    return ranks


def read_lexicons(spelt: Spelt, folder: Path = LEXICONS) -> list[Lexicon]:
    """Every `<language>.toml` and `<language>/*.toml`; the files of one language are one lexicon. Raises BadLexicon."""
    paths = [path for path in (*folder.glob("*.toml"), *folder.glob("*/*.toml")) if path.name != SPELLINGS]
    files = defaultdict(list)
    faults: list[str] = []
    for path in sorted(paths):
        try:
            file = _File(path, folder)
            files[file.language].append(file)
        except BadLexicon as fault:
            faults.append(str(fault))
    readings = [_Reading(language, spelt, faults) for language in sorted(files)]
    found = [reading.read(files[reading.language]) for reading in readings]
    if faults:
        raise BadLexicon(*faults, sound=found)
    return found


class _File:
    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self._top = path.parent == folder
        self._lines: list[str] = []
        try:
            written = path.read_text("utf-8")
            self._lines = written.splitlines()
            self.table: dict[str, Any] = tomllib.loads(written)
        except (OSError, UnicodeError) as error:
            raise BadLexicon(f"{path} cannot be read: {error}") from None
        except tomllib.TOMLDecodeError as error:
            raise BadLexicon(f"{path}: {error}") from None

    @property
    def language(self) -> str:
        """As its folder or its name says; if it says one itself, it must be that."""
        named = self.path.stem if self._top else self.path.parent.name
        if self.table.get("language", named) != named:
            raise self.bad("language", f"`language` is not {named}, as the place of the file says")
        return named

    def where(self, written: str) -> str:
        """The file, and the first line that holds this."""
        escaped = written.replace("\\", "\\\\")
        line = next((n for n, line in enumerate(self._lines, 1) if written in line or escaped in line), None)
        return f"{self.path}, line {line}" if line else str(self.path)

    def bad(self, written: str, why: str) -> BadLexicon:
        return BadLexicon(f"{self.where(written)}: {why}")

    def text(self, key: str) -> str:
        if not isinstance(found := self.table.get(key, ""), str):
            raise self.bad(key, f"`{key}` must be a text")
        return found

    def tables(self, key: str) -> list[dict[str, Any]]:
        found = self.table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise self.bad(key, f"`{key}` is written [[{key}]]")
        return found

    def only(self, table: Mapping[str, Any], known: set[str]) -> None:
        if odd := set(table) - known:
            where = f'"{table["name"]}"' if "name" in table else min(odd)
            raise self.bad(where, f"`{min(odd)}` is not known here; there is {', '.join(sorted(known))}")

    def texts(self, table: Mapping[str, Any], key: str, name: str) -> list[str]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise self.bad(name, f"`{key}` of {name} must be a list of texts")
        return found

    def text_of(self, table: Mapping[str, Any], key: str, name: str) -> str:
        if not isinstance(found := table[key], str):
            raise self.bad(f'"{name}"', f"`{key}` of {name} must be a text")
        return found

    def one_of(self, table: Mapping[str, Any], key: str, among: Sequence[str], default: str = "") -> str:
        found = table.get(key, default)
        if found not in among:
            raise self.bad(f'"{table["name"]}"', f"`{key}` of {table['name']} is one of {', '.join(among)}")
        return str(found)


class _Reading:
    """One language. What is wrong is added to `faults`, so that all of it is said at once, and left out."""

    def __init__(self, language: str, spelt: Spelt, faults: list[str]) -> None:
        self.language = language
        self._found = Lexicon(language)
        self._parser = Parser(spelt)
        self._faults = faults

    def read(self, files: list[_File]) -> Lexicon:
        for file in files:
            with self._noting():
                file.only(file.table, _TOP)
            with self._noting():
                self._found.shows |= set(file.text("shows").split())
                self._concepts(file)
        self._referenced(files)
        for file in files:
            for key in ("idioms", "titles"):
                self._found.idioms += chain.from_iterable(self._each(self._idioms, file, key))
            self._found.frames += self._each(self._frame, file, "frames")
        for file in files:
            self._found.raises += self._each(self._raise, file, "raises")
        return self._found

    @contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            yield
        except BadLexicon as fault:
            self._faults.append(str(fault))

    def _each(self, read: Callable[[_File, dict[str, Any]], T], file: _File, key: str) -> Iterator[T]:
        tables: list[dict[str, Any]] = []
        with self._noting():
            tables = file.tables(key)
        for table in tables:
            try:
                yield read(file, table)
            except BadLexicon as fault:
                self._faults.append(str(fault))

    def _idioms(self, file: _File, table: dict[str, Any]) -> list[Form]:
        file.only(table, {"name", "forms"})
        return self._forms(file, file.texts(table, "forms", "idioms"), "idioms")

    def _concepts(self, file: _File) -> None:
        table = file.table.get("concepts", {})
        if not isinstance(table, dict):
            raise file.bad("concepts", "`concepts` is written [concepts]")
        for name in table:
            if name in self._found.concepts:
                self._faults.append(str(file.bad(f"{name} =", f"the concept {name} is there twice in this language")))
            self._found.concepts[name] = tuple(self._forms(file, file.texts(table, name, name), name))

    def _forms(self, file: _File, written: list[str], name: str) -> list[Form]:
        found = []
        for form in written:
            try:
                found.append(self._parser.parse(form))
            except BadForm as error:
                self._faults.append(str(file.bad(form, f"the form {form!r} of {name}: {error}")))
        return found

    def _referenced(self, files: list[_File]) -> None:
        """Concepts that forms name must be there, and must not come back to themselves."""
        concepts = self._found.concepts
        inside = {name: {one for form in forms for one in references(form)} for name, forms in concepts.items()}
        for name, named in inside.items():
            where = next(file for file in files if name in file.table.get("concepts", {}))
            for missing in sorted(named - set(concepts)):
                self._faults.append(str(where.bad(f"{name} =", f"{name} names {{{missing}}}, which is nowhere")))
            reached, last = set(named), set[str]()
            while reached != last:
                last = set(reached)
                reached |= {one for known in last for one in inside.get(known, ())}
            if name in reached:
                self._faults.append(str(where.bad(f"{name} =", f"{name} comes back to itself")))
            if name in reached or named - set(concepts):
                concepts[name] = tuple(form for form in concepts[name] if not set(references(form)))

    def _frame(self, file: _File, table: dict[str, Any]) -> Frame:
        name = self._name(file, table)
        file.only(table, _FRAME)
        try:
            patterns = [made for one in file.texts(table, "pattern", name) for made in read_pattern(one)]
        except BadPattern as error:
            raise file.bad(f'"{name}"', f"the frame {name}: {error}") from None
        if not patterns:
            raise file.bad(f'"{name}"', f"the frame {name} has no pattern")
        for concept in (concept for pattern in patterns for step in pattern for concept in step.of):
            self._known(file, concept, name)
        level = file.one_of(table, "level", ("none", *get_args(Level)))
        return Frame(
            name,
            None if level == "none" else cast(Level, level),
            cast(Topic, file.one_of(table, "topic", get_args(Topic))),
            tuple(dict.fromkeys(patterns)),
            cast(Who, file.one_of(table, "who", get_args(Who), "self")),
            self._silences(file, table, name),
            bool(table.get("denial", True)),
            self._alone(file, table, name),
            self._examples(file, table, name),
            file.where(f'"{name}"'),
        )

    def _raise(self, file: _File, table: dict[str, Any]) -> Raise:
        name = self._name(file, table)
        file.only(table, _RAISE)
        needed = tuple(tuple(part.strip() for part in one.split("|")) for one in file.texts(table, "all", name))
        if not needed:
            raise file.bad(f'"{name}"', f"`all` of {name} is empty")
        for part in (part for parts in needed for part in parts):
            self._part(file, part, name)
        topic = file.one_of(table, "topic", get_args(Topic)) if "topic" in table else None
        return Raise(
            name,
            cast(Level, file.one_of(table, "level", get_args(Level))),
            cast("Topic | None", topic),
            needed,
            self._silences(file, table, name),
            self._examples(file, table, name),
            file.where(f'"{name}"'),
        )

    def _name(self, file: _File, table: dict[str, Any]) -> str:
        if not isinstance(name := table.get("name"), str) or not name:
            raise file.bad("name", "a frame or raise without a name")
        return name

    def _part(self, file: _File, part: str, name: str) -> None:
        kind, _, of = part.partition(":")
        if kind == "signal" and of:
            if of not in {frame.name for frame in self._found.frames}:
                raise file.bad(f'"{name}"', f"{name} names the signal {of}, and there is no frame of that name")
        elif kind == "topic" and of:
            if of not in get_args(Topic):
                raise file.bad(f'"{name}"', f"{name} names the topic {of}; there is {', '.join(get_args(Topic))}")
        else:
            self._known(file, part, name)

    def _silences(self, file: _File, table: dict[str, Any], name: str) -> tuple[Silence, ...]:
        found = []
        for written in file.texts(table, "unless", name):
            concept, _, without = written.partition(" without ")
            everywhere = concept.startswith("message:")
            concept = concept.removeprefix("message:").strip()
            for one in (concept, without.strip()) if without else (concept,):
                self._known(file, one, name)
            found.append(Silence(concept, everywhere, without.strip() or None))
        return tuple(found)

    def _alone(self, file: _File, table: dict[str, Any], name: str) -> str | None:
        if "alone" not in table:
            return None
        concept = file.text_of(table, "alone", name)
        self._known(file, concept, name)
        return concept

    def _known(self, file: _File, concept: str, name: str) -> None:
        if concept not in self._found.concepts:
            raise file.bad(f'"{name}"', f"{name} names the concept {concept}, which is nowhere in this language")

    def _examples(self, file: _File, table: dict[str, Any], name: str) -> Examples:
        must, must_not = (tuple(file.texts(table, key, name)) for key in ("must", "must-not"))
        return Examples(must, must_not)
