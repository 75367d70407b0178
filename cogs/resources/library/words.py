"""How words are compared, and the words by which an entry is found: one way for what is kept and for what is asked.

An entry's words are kept as one text, single spaces between. Beside its plain words stand marks, which no plain word
can be taken for, as each begins with "=":

- `=0`, `=0gb`, `=0-`: whose it is (0: shipped), and that with each of its countries, or with none;
- `=ntalk`, `=atalk`, `=wtalk`: "talk" is in its name, its other names, its topics (else it is in its descriptions);
- `=tsleep`, `=lpt-br`: a topic, a language.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from bot.core.directory import Contact, Service

SHIPPED = 0
"""As the community of an entry that is no community's. Communities are numbered from 1."""
ID_LENGTH = 64
LONGEST = 40
"""Letters of a word; longer ones are cut, alike on both sides."""
_SHORT = 6
"""Digits of a number of which the pieces are looked for as well: "116 123"."""
_DIALLED = ("call", "text", "whatsapp")

_WORD = re.compile(r"[^\W_]+")
_ELISION = re.compile(r"(?<=\w\w\w)['’‘´`ʼ](?=\w)")
"""Within a word, "can't" and "women's"; after one or two letters, "l'écoute", it parts two words."""


def plain_words(text: str) -> list[str]:
    """The words of a text, in order: no case, no accents, no punctuation. Anything else that is not a letter or a
    digit, half a character among it, parts words."""
    if not text.isascii():
        apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", _ELISION.sub("", text)).casefold())
        text = "".join(letter for letter in apart if not unicodedata.combining(letter))
    elif "'" in text or "`" in text:
        text = _ELISION.sub("", text)
    return [word[:LONGEST] for word in _WORD.findall(text.lower())]


def telling_words(text: str) -> list[str]:
    """Without single letters, which are articles and what is left of a name."""
    return [word for word in plain_words(text) if len(word) > 1 or word.isnumeric()]


def index_words(service: Service, community: int) -> str:
    """All by which an entry is found, as it is kept; nothing for one that nobody is to find."""
    if service.status != "active":
        return ""
    name = telling_words(service.name)
    also = telling_words(" ".join(_also(service)))
    topics = [word for topic in service.topics for word in topic.split("-")]
    about = telling_words(" ".join((*service.about.values(), service.for_whom or "")))
    marks = (
        *owner_marks(community, [*filter(None, (service.country, *service.also_in))] or ["-"]),
        *("=n" + word for word in name),
        *("=a" + word for word in also),
        *("=w" + word for word in topics),
        *map(topic_mark, service.topics),
        *map(language_mark, service.languages),
    )
    return " ".join(dict.fromkeys((owner_mark(community), *marks, *name, *also, *topics, *about)))


def _also(service: Service) -> Iterator[str]:
    yield from service.also
    if service.region is not None:
        yield service.region
    for contact in service.contacts:
        if contact.way in _DIALLED:
            yield from _number(contact)


def _number(contact: Contact) -> Iterator[str]:
    """The number as it is dialled, a short one as it is written, too; and the word to text."""
    digits = "".join(filter(str.isdecimal, contact.number))
    yield digits
    if len(digits) <= _SHORT:
        yield contact.number
    yield contact.keyword or ""


def owner_mark(community: int) -> str:
    return f"={community}"


def owner_marks(community: int, countries: Iterable[str]) -> list[str]:
    """For each country; "-" stands for none."""
    return [f"={community}{''.join(filter(str.isalnum, country.lower())) or '-'}" for country in countries]


@lru_cache(maxsize=1024)
def topic_mark(topic: str) -> str:
    return f"=t{_mark(topic)}"


@lru_cache(maxsize=1024)
def language_mark(language: str) -> str:
    return f"=l{_mark(language)}"


def _mark(written: str) -> str:
    """A mark is one piece, whatever was written."""
    return "-".join(plain_words(written))[:LONGEST]


def vocabulary_of(words: str) -> list[str]:
    """Of what `index_words` made: the plain words."""
    return [word for word in words.split() if word[0] != "="]
