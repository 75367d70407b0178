"""Entries as hypothesis draws them, with all that an entry can say."""

from __future__ import annotations

from hypothesis import strategies as st

from bot.core.directory import Contact, Cost, Kind, Service, Topic

_LETTERS = st.characters(categories=("L", "N"), max_codepoint=0x24F) | st.sampled_from(" '’-.,:;!?()=+@|/%\"#")


def words(longest: int) -> st.SearchStrategy[str]:
    """Text as it is kept: composed, one space between words, none around."""

    def kept(said: str) -> str:
        from unicodedata import normalize

        return " ".join(normalize("NFC", said).split())[:longest].strip()

    return st.text(_LETTERS, min_size=1, max_size=longest).map(kept).filter(bool)


_NUMBERS = st.from_regex(r"[+*]?[0-9]([ -]?[0-9]){1,10}", fullmatch=True)
_HOSTS = st.from_regex(r"(https?://)?[a-z][a-z0-9]{0,8}\.example\.(org|com)(/[a-z0-9?=-]{1,9})?", fullmatch=True)
_EMAILS = st.from_regex(r"[a-z][a-z0-9.]{0,6}@[a-z]{1,8}\.example\.org", fullmatch=True)
_HOURS = st.sampled_from(["24/7", "Mon-Fri 09:00-17:00", "Mon-Fri 09:00-17:00, Sat 10:00-14:00", "22:00-02:00"])
_ZONES = st.sampled_from(["Europe/London", "America/New_York", "Asia/Tokyo"])
_SLUGS = st.from_regex(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?", fullmatch=True)
_COUNTRIES = st.sampled_from(["GB", "US", "DE", "IE", "JP", "NG", "PS", "XK"])
_LANGUAGES = st.sampled_from(["en", "de", "pt-BR", "cy", "ar", "zh"])
_ABOUT_LANGUAGES = st.sampled_from(["en", "de", "pt-BR", "es"])


@st.composite
def contacts(draw: st.DrawFn) -> Contact:
    way, numbers = draw(
        st.sampled_from(
            [
                ("call", _NUMBERS),
                ("text", _NUMBERS),
                ("whatsapp", _NUMBERS),
                ("chat", _HOSTS),
                ("web", _HOSTS),
                ("app", _HOSTS),
                ("email", _EMAILS),
            ]
        )
    )
    hours, zone = draw(st.none() | st.tuples(_HOURS, _ZONES)) or (None, None)
    short = st.none() | words(20)
    return Contact(way, draw(numbers), draw(short), draw(short), hours, zone)  # type: ignore[arg-type]  # one of them


@st.composite
def entries(draw: st.DrawFn) -> Service:
    country = draw(st.none() | _COUNTRIES)
    return Service(
        id=draw(_SLUGS),
        name=draw(words(60)),
        country=country,
        contacts=tuple(draw(st.lists(contacts(), min_size=1, max_size=4, unique_by=lambda one: (one.way, one.number)))),
        checked=draw(st.sampled_from(["2024", "2026-06", "2025-12"])),
        sources=tuple(draw(st.lists(words(60), min_size=1, max_size=3))),
        topics=tuple(draw(st.lists(st.sampled_from(Topic.__args__), min_size=1, max_size=3, unique=True))),  # type: ignore[attr-defined]  # the values of a Literal
        kind=draw(st.sampled_from(Kind.__args__)),  # type: ignore[attr-defined]  # as above
        about=draw(st.dictionaries(_ABOUT_LANGUAGES, words(200), max_size=3)),
        languages=tuple(draw(st.lists(_LANGUAGES, max_size=3, unique=True))),
        region=draw(st.none() | words(40)),
        also_in=tuple(code for code in draw(st.lists(_COUNTRIES, max_size=2, unique=True)) if code != country),
        for_whom=draw(st.none() | words(80)),
        cost=draw(st.none() | st.sampled_from(Cost.__args__)),  # type: ignore[attr-defined]  # as above
        sends_help=draw(st.none() | st.booleans()),
        unopened=draw(st.booleans()),
        also=tuple(draw(st.lists(words(30), max_size=3, unique=True))),
        beside=draw(st.none() | _SLUGS),
        status=draw(st.sampled_from(["active", "unverified", "suspended", "closed"])),
        replaces=draw(st.none() | _SLUGS),
    )
