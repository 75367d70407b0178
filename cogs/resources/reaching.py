"""Ways to reach a service, as moderators write them: "call 0123 456; text NIGHT to 85258; https://example.org/chat"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated

from bot.core.directory import Contact, Way
from bot.core.errors import NotUnderstood
from bot.core.options import Around, Offers, quoted

MOST = 4
"""Ways to one service."""

_WORDS: dict[Way, str] = {
    "call": "call phone tel telephone ring dial telefon telefonisch anruf anrufen llamar llama llamada teléfono"
    " telefono appeler appelez téléphone ligar ligue telefone",
    "text": "text sms txt",
    "whatsapp": "whatsapp wa",
    "chat": "chat webchat",
    "email": "email e-mail mail mailto correo",
    "web": "web website webseite internet online site link",
    "app": "app",
}
_WAY_OF = {word: way for way, words in _WORDS.items() for word in words.split()}
_WAY = re.compile(
    rf"({'|'.join(sorted(map(re.escape, _WAY_OF), key=len, reverse=True))})(?::\s*|\s+)(\S.*)", re.I | re.S
)
_NUMBER = r"[+(*#]?[\d*#][\d ()./*#-]*"
_WITH = r"with|mit|con|avec|com|saying"
_THEN = r"(?:(?:and |und |y |et |e )?(?:then|dann|luego|puis|depois)[ ,]*)?"
_PRESS = r"(?:press|dial|option|opcion|opción|opção|opcao|taste|touche|tecla|menu|ext\.?|extension|wählen|drücken)"
_DIALLED = re.compile(
    rf"({_NUMBER})(?:\s+(?:{_WITH})\s+(?P<keyword>\w{{1,20}})|,?\s*(?:{_THEN}{_PRESS}|then|dann)\s*(?P<then>[\w*#]{{1,10}}))?",
    re.I,
)
_WORD_FIRST = re.compile(rf"(?P<keyword>\w{{1,20}})\s+(?:to|an|a|à|para|al|au)\s+({_NUMBER})", re.I)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.I)
_ADDRESS = re.compile(r"((?:[\w-]+\.)+[^\W\d_]{2,})((?:/[^\s<>\"'`\\{}|^\[\]*_~]*)?)", re.I)
_MAIL = re.compile(r"[\w.+-]{1,64}@(?:[\w-]+\.)+[^\W\d_]{2,}", re.I)
_LONGEST_ADDRESS = 200
_LONGEST_APP = 60
_FEWEST_DIGITS, _MOST_DIGITS = 2, 20


def looks_like_a_way(words: str) -> bool:
    """Whether somewhere in these words it is said how to reach somebody: then they are no name."""
    return _INSIDE.search(words) is not None


_INSIDE = re.compile(
    rf"(?:^|\s)(?:{'|'.join(map(re.escape, _WAY_OF))})[:\s]+\S*\d|\S+@\S+\.|[a-z][a-z+.-]*:\S|(?:\d[ ()./-]*){{7}}"
    r"|(?:^|\s)(?:call|phone|tel|text|sms)\s*$"
)


def reach_of(words: str) -> tuple[Contact, ...]:
    """Every way in these words, which stand apart by `;`. Raises NotUnderstood for the first that cannot be read."""
    parts = [part.strip() for part in re.split(r"[;\n]", words) if part.strip()]
    if not parts:
        raise NotUnderstood("resource-reach-none", surely=True)
    if len(parts) > MOST:
        raise NotUnderstood("resource-reach-many", surely=True, most=MOST)
    return tuple(dict.fromkeys(map(_contact, parts)))


def _contact(words: str) -> Contact:
    said = _WAY.fullmatch(words)
    way = _WAY_OF[said[1].lower()] if said else None
    rest = said[2].strip() if said else words
    if way == "app":
        return _app(rest)
    if way == "email" or (way is None and "@" in rest):
        return _mail(rest)
    if way in ("web", "chat") or (way is None and (_SCHEME.match(rest) or re.match(r"[^\d+*#(]", rest))):
        return _address(way or "web", rest)
    return _dialled(way or "call", rest)


def _dialled(way: Way, words: str) -> Contact:
    """As it is dialled: letters and marks that no telephone has are refused, not cleaned away."""
    match = _DIALLED.fullmatch(words) or _WORD_FIRST.fullmatch(words)
    if match is None or (match["keyword"] and way == "call"):
        raise NotUnderstood("resource-reach-number", surely=True, words=quoted(words))
    number = next(group for group in (match[1], match[2]) if group and group != match["keyword"]).strip(" -./")
    if number.endswith("*") or not _FEWEST_DIGITS <= len(re.findall(r"\d", number)) <= _MOST_DIGITS:
        raise NotUnderstood("resource-reach-number", surely=True, words=quoted(words))
    return Contact(way, number, match["keyword"], match.groupdict().get("then"))


def _address(way: Way, words: str) -> Contact:
    """Without its scheme, which is always https; any other (`javascript:`, `http:`, `data:`) is refused."""
    rest = re.sub(r"^https://", "", words, flags=re.I)
    match = _ADDRESS.fullmatch(rest)
    if match is None or len(rest) > _LONGEST_ADDRESS:
        key = "resource-reach-https" if _SCHEME.match(rest) else "resource-reach-unknown"
        raise NotUnderstood(key, surely=True, words=quoted(words))
    return Contact(way, match[1].lower() + match[2].rstrip("/"))


def _mail(words: str) -> Contact:
    if _MAIL.fullmatch(words) is None:
        raise NotUnderstood("resource-reach-unknown", surely=True, words=quoted(words))
    return Contact("email", words)


def _app(words: str) -> Contact:
    if len(words) > _LONGEST_APP or len(words.splitlines()) > 1:
        raise NotUnderstood("words-too-long", limit=_LONGEST_APP)
    return Contact("app", words)


@dataclass(frozen=True, slots=True)
class ReachKind:
    """How a service is reached, in one way or several."""

    limit: int = 400
    offers: Offers = ()
    free_text: bool = False

    def read(self, words: str, around: Around) -> tuple[Contact, ...]:
        if len(words) > self.limit:
            raise NotUnderstood("words-too-long", limit=self.limit)
        return reach_of(words)


Reach = Annotated[tuple[Contact, ...], ReachKind()]
