"""Words as Discord's markdown, so that exactly these words are shown.

Whatever markdown takes for a sign gets a backslash, in our own words as in a person's: nothing is markup but what is
written here on purpose. It is done for a whole message at once, because "**" may begin in one person's words and end in
another's. Nothing here depends on which signs a client knows today where a backslash costs no more than a character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, islice

from bot.adapters.parting import PARAGRAPH

HELD = "\x00"
"""Stands among the words for something that is markdown on purpose. Tidied words have no such character."""
JOINER = "\u2060"
"""Nobody sees it, and what has it inside is no mention and no address."""

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOST_MARKS = 30
"""In a row: as many as Unicode's "stream-safe" text has (UAX 15); no word in any language needs more."""
_LONGEST_CODE = 200
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""Letters, as Unicode has it, that are drawn as nothing."""

_ADDRESS = r"[A-Za-z0-9\-._~!$&'()*+,;=:@%/?#]"
_INNER = r"[A-Za-z0-9\-_~$&+=@%/#]"
_AROUND = rf"{HELD}\u2069\"“”‘’«»‹›*_~|`<>\[\]{{}}…–—。、，！？）」』"
"""What may stand behind an address, beside a space and a full stop; a letter that looks like none may not."""
_AFTER_JOINER = r"@(?=(?i:everyone|here)|[!&]?[0-9])"

_ACTIVE = re.compile(
    rf"""
      (?P<held>{HELD})
    | (?P<address>  # of ASCII alone, without a name before the host, calling nobody, and whole: it leads where it says
        https?://(?={_ADDRESS}{{1,500}}+(?!{_ADDRESS})) (?!{_ADDRESS}{{0,500}}@(?:everyone|here))
        [A-Za-z0-9](?:[.-]*+[A-Za-z0-9])*+ (?::[0-9]{{1,5}})?
        (?:(?=[/?#])(?:[.,:;!?'*]*+(?:{_INNER}|\([A-Za-z0-9\-._~!$&'*+,;=:@%/?#]*+\)))*+)?
        (?=[.,:;!?'*()]*+(?:[{_AROUND}]|\s|\Z))
      )
    | (?P<block>  # what makes a heading, a quote, small text or a list, where a line begins
        (?<![^\n{PARAGRAPH}])[^\S\n{PARAGRAPH}]*+ (?:[#>]+|[-+](?=[\s#])|[0-9]+\.(?=\s))
      )
    | (?P<mention>{_AFTER_JOINER})
    | (?P<sign>[\\*_~|`<\[\]]|:(?=//|[\w+-]{{1,64}}:))
    """,
    re.VERBOSE,
)
_FIRST = re.compile(r"\A(?:[0-9]+(?=\.\s)|(?=[#>]|[-+][\s#]))")
"""As `block`, for words that did not stand at the beginning of a line, and do now."""
_PLAIN_AFTER_JOINER = re.compile(rf"{_AFTER_JOINER}|<(?=[@#/:a-z])|\](?=\()")
_DISCORD = re.compile(r"discord(?:app)?(?=\.(?:com|gg|gift|new)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pieces:
    """Words that may be parted between any two pieces. `sent`: each piece as markdown; `plain`: a character for each,
    to find the best place by."""

    sent: Sequence[str]
    plain: str

    def __len__(self) -> int:
        return len(self.sent)

    def text(self, start: int, end: int) -> str:
        """Markdown that can stand as a message of its own. One character longer than its pieces, at most."""
        text = "".join(self.sent[start:end]).replace(PARAGRAPH, "\n").strip()
        return _FIRST.sub(lambda found: f"{found[0]}\\", text, count=1)


def pieces(words: str, held: Sequence[str]) -> Pieces:
    """Tidied words, in which `held` stands where HELD is, in order."""
    sent: list[str] = []
    plain: list[str] = []
    waiting = iter(held)
    at = 0
    for found in _ACTIVE.finditer(words):
        before = words[at : found.start()]
        made = _escaped(found[0], found.lastgroup)
        if found.lastgroup == "held":
            token = next(waiting)
            made = [f"{JOINER}{token}" if token[0] == "`" and sent and not before and sent[-1][-1] == "`" else token]
        sent += (*before, *made)
        plain += (before, found[0] if len(made) == len(found[0]) else "x")
        at = found.end()
    sent += words[at:]
    plain.append(words[at:])
    return Pieces(sent, "".join(plain).replace(HELD, "x"))


def _escaped(text: str, kind: str | None) -> list[str]:
    match kind:
        case "address":  # between these it ends where it ends, whatever follows, and shows no preview
            return [f"<{text}>"]
        case "mention":
            return [f"{text}{JOINER}"]
        case _:
            return [sign if sign.isspace() or sign.isdigit() else f"\\{sign}" for sign in text]


def code(words: str) -> str | None:
    """Words as inline code, where they can be."""
    fits = len(words) <= _LONGEST_CODE and not re.search(r"[`\n]", words) and words == words.strip() != ""
    return f"`{words}`" if fits else None


def unmarked(words: str) -> str:
    """For names and the like, in which a backslash would be seen: only mentions and hidden links are broken."""
    return _PLAIN_AFTER_JOINER.sub(lambda found: f"{found[0]}{JOINER}", words)


def tidy(text: str) -> str:
    """Nothing that JSON or a screen cannot show. Halves of a letter become a sign for what is unknown."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _with_few_marks(_UNSEEN.sub("", _LINE_ENDS.sub("\n", whole)))


def typed(text: str) -> str:
    """A person's words, tidied: they turn nothing around, and are no invitation to another server."""
    return _DISCORD.sub(lambda found: f"{found[0]}{JOINER}", tidy(_TURNS.sub("", text)))


def one_line(text: str) -> str:
    """Tidied words that turn nothing around, in a single line."""
    return " ".join(tidy(_TURNS.sub("", text)).split())


def is_seen(text: str) -> bool:
    """Whether there is anything in it to look at."""
    return any(not letter.isspace() and letter not in _BLANK and not _is_mark(letter) for letter in text)


def size(text: str) -> int:
    """As JavaScript counts: what is written beyond U+FFFF counts twice. Discord's API counts it once, some of its
    clients twice; the stricter one always fits."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def _with_few_marks(text: str) -> str:
    if text.isascii() or len(text) <= _MOST_MARKS:
        return text
    runs = groupby(text, _is_mark)
    return "".join("".join(islice(run, _MOST_MARKS) if marks else run) for marks, run in runs)


@lru_cache(maxsize=4096)
def _is_mark(letter: str) -> bool:
    """Accents and the like, and characters without a width."""
    return unicodedata.category(letter) in ("Mn", "Me", "Cf")
