"""What a reader gets on Discord: messages within its limits, buttons, forms and names."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.discord.escaping import JOINER
from bot.adapters.discord.layout import (
    Content,
    Links,
    alt_text,
    edited,
    event_description,
    event_name,
    form,
    labels,
    messages,
    thread_name,
)
from bot.core.people import Account, Place, PlaceKind
from bot.core.replies import Line, Moment, Shown, ShownFile, Span, Typed, Usage, Where, Who
from tests.adapters.discord.test_escaping import WORDS, bare
from tests.support.discord_markdown import pings, read

AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
MIDNIGHT_IN_BERLIN = datetime(2026, 1, 4, 23, 0, tzinfo=UTC)
OURS = ("time", "code", "command", "mention")

LONG = st.builds(lambda words, times: words * times, WORDS, st.sampled_from([1, 1, 5, 400]))
COMMANDS = st.sampled_from(["checkin join", "checkin join time zone? days?", "help"])
MOMENTS = st.builds(Moment, st.just(AT), st.sampled_from(["time", "moment", "day", "date"]))
ANA, LOUNGE = Who(Account("discord", "77")), Where(Place(PlaceKind.ROOM, "88"), "99")
SPANS: st.SearchStrategy[Span] = st.one_of(
    LONG, LONG.map(Typed), COMMANDS.map(Usage), MOMENTS, st.sampled_from([ANA, Where(LOUNGE.place)])
)
LINES = st.lists(st.lists(SPANS, max_size=4).map(tuple), max_size=5).map(tuple)
LANGUAGES = st.sampled_from(["en", "de", "ar"])


def shown(
    *lines: Line,
    choices: tuple[str, ...] = (),
    files: tuple[ShownFile, ...] = (),
    asks: str | None = None,
    language: str = "en",
) -> Shown:
    return Shown(lines, choices, "Europe/Berlin", language, files, asks)


def mention(command: str) -> str | None:
    return {"checkin join": "</checkin join:123>", "help": "</help:9>"}.get(command)


def way(where: Where, _language: str) -> str:
    return f"https://discord.com/channels/1/{where.place.ref}/{where.message}"


LINKS = Links(mention, way)


def units(text: str) -> int:
    """The greater of both ways of counting."""
    return max(len(text), len(text.encode("utf-16-le")) // 2)


def texts(*lines: Line) -> list[str]:
    return [content.text for content in messages(shown(*lines))]


def test_paragraphs_commands_and_instants() -> None:
    line: Line = ("The first is ", Moment(AT), ", then at ", Moment(AT, "time"), ". To stop: ", Usage("checkin leave"))
    assert messages(shown(line, ("Call 116 123.",))) == [
        Content("The first is <t:1767600000:F>, then at <t:1767600000:t>. To stop: `/checkin leave`\nCall 116\xa0123.")
    ]


def test_a_day_is_the_day_that_was_meant_wherever_the_reader_is() -> None:
    line: Line = ("Until ", Moment(MIDNIGHT_IN_BERLIN, "day"), ", since ", Moment(MIDNIGHT_IN_BERLIN, "date"))
    assert texts(line) == ["Until Monday 5 January, since 5 January 2026"]


def test_an_instant_before_1970_and_between_two_seconds() -> None:
    assert texts((Moment(datetime(1969, 12, 31, 23, 59, 59, 500_000, UTC)),)) == ["<t:-1:F>"]


def test_a_command_that_is_known_is_one_to_click_on() -> None:
    line: Line = (Usage("checkin join"), " ", Usage("checkin join 9am"), " ", Usage("checkin"), Usage("help"))
    (content,) = messages(shown(line), links=LINKS)
    assert content.text == "</checkin join:123> </checkin join:123> `9am` `/checkin`</help:9>"
    assert edited(shown(line), links=LINKS) == content


def test_people_and_places_are_what_discord_shows_by_their_names() -> None:
    line: Line = (ANA, " wrote in ", Where(LOUNGE.place), ": ", LOUNGE, ".")
    (content,) = messages(shown(line), links=LINKS)
    assert content.text == (
        "<@77> wrote in https://discord.com/channels/1/88/None: https://discord.com/channels/1/88/99."
    )
    assert texts(line) == ["<@77> wrote in <#88>: <#88>."]
    assert event_name(shown((ANA, " in ", LOUNGE))) == "… in …"


def test_somebody_of_another_platform_is_no_mention() -> None:
    (text,) = texts((Who(Account("matrix", "<@77> @everyone")),))
    assert not pings(text)


def test_who_is_called_stands_above_all_else() -> None:
    (content,) = messages(shown(("Good evening",), (ANA,)), called=(5, 6))
    assert content.text == "<@5> <@6>\nGood evening\n<@77>"


def test_two_commands_in_a_row_are_two() -> None:
    (text,) = texts((Usage("help"), Usage("urgent"), "`", Usage("help")))
    assert read(text).of("code") == ["`/help`", "`/urgent`", "`/help`"]


@pytest.mark.parametrize("command", ["a`b", "x " * 150])
def test_a_command_that_is_no_code_is_shown_as_words(command: str) -> None:
    (text,) = texts((Usage(command), "!"))
    assert not read(text).marked
    assert bare(read(text).text) == bare(f"/{command}!")


def test_a_command_in_a_language_from_right_to_left() -> None:
    (content,) = messages(shown(("اكتب ", Usage("help"), " ", Typed("abc")), language="ar"))
    assert content.text == "اكتب \u2068`/help`\u2069 \u2068abc\u2069"


def test_nothing_to_show() -> None:
    assert messages(shown()) == messages(shown(("",), ())) == []
    assert messages(shown((" ", Typed("\n\x00\u200b" * 3000)))) == []
    assert edited(shown()) == Content("")


def test_choices_or_files_without_words() -> None:
    file = ShownFile("mine.txt", b"words", "text/plain")
    assert messages(shown(choices=("Yes",))) == [Content("")]
    assert messages(shown((Typed("\u200b"),), files=(file,))) == [Content("", (file,))]


def test_files_go_with_the_last_words_and_no_more_than_ten_at_once() -> None:
    files = tuple(ShownFile(f"{number}.txt", b"", "text/plain") for number in range(23))
    first, *rest = messages(shown(("word " * 500,), files=files))
    assert not first.files
    assert [len(content.files) for content in rest] == [10, 10, 3]
    assert [bool(content.text) for content in rest] == [True, False, False]
    assert sum((content.files for content in rest), ()) == files
    assert len(edited(shown(("Done.",), files=files)).files) == 10


@pytest.mark.parametrize(
    ("name", "shown_as"),
    [
        ("week.png", "week.png"),
        ("../a\\b\n.png", ".._a_b .png"),
        ("a\u202egnp.exe", "agnp.exe"),
        ("", "file"),
        ("\u200b", "file"),
    ],
)
def test_a_file_has_a_name_that_is_a_name(name: str, shown_as: str) -> None:
    (content,) = messages(shown(files=(ShownFile(name, b"", "image/png"),)))
    assert content.files[0].name == shown_as


def test_divided_between_paragraphs() -> None:
    one, two, three = "One. " * 390 + "end", "Two. " * 350 + "end", "Three."
    assert texts((one,), (two,), (three,)) == [one, f"{two}\n\n{three}"]


@pytest.mark.parametrize(
    ("words", "ends", "begins"),
    [
        ("line line\n" * 1000, "line line", "line line"),
        ("A short one. " * 1000, "A short one.", "A short one."),
        ("word words " * 1000, ("word", "words"), "word"),
        ("call 116 123 " * 1000, ("call", "123"), ("call", "116 123")),
        ("話す。" * 3000, "話す。", "話す。"),
        ("e\u0301" * 4000, "e\u0301", "e\u0301"),
        ("👩\u200d👧" * 2000, "👩\u200d👧", "👩\u200d👧"),
        ("🇬🇧" * 2000, "🇬🇧", "🇬🇧"),
        ("👍🏽" * 2000, "👍🏽", "👍🏽"),
        ("*" * 5000, "\\*", "\\*"),
        ("@everyone" * 900, "", ""),
    ],
)
def test_divided_where_it_reads_best(words: str, ends: str | tuple[str, ...], begins: str | tuple[str, ...]) -> None:
    for before in range(12):
        bodies = texts((Typed("x" * before + words),))
        assert len(bodies) > 1
        assert all(body.endswith(ends) for body in bodies[:-1])
        assert all(body.startswith(begins) for body in bodies[1:])
        assert not any(pings(body) or read(body).marked for body in bodies)
        assert all(1500 < units(body) <= 2000 for body in bodies[:-1])


@pytest.mark.parametrize("span", [Usage("a b c d e f"), Moment(AT), Typed("https://example.org/a/b/c ")])
def test_what_is_one_thing_is_not_divided(span: Span) -> None:
    parts = texts((span,) * 400)
    assert len(parts) > 3
    assert sum(len(read(part).marked) for part in parts) == 400


@pytest.mark.parametrize("sign", ["# large", "> said", "- one", "-# small", "12. twelve", "+ more", "* star"])
def test_what_comes_to_stand_at_the_beginning_of_a_message_is_no_markup(sign: str) -> None:
    for before in range(1, 12):
        parts = texts((Typed("x" * before + f" {sign}" * 600),))
        assert len(parts) > 1
        assert not any(read(part).marked for part in parts)
    _, last = texts((Typed("x" * 1998 + f" {sign}"),))
    assert read(last).text == sign
    assert not read(last).marked


def test_neither_short_parts_nor_divided_words_where_it_can_be_avoided() -> None:
    assert all(len(text) > 1000 for text in texts(("Short.",), ("word " * 1000,))[:-1])
    words, unbroken = "word " * 30, "x" * 1900
    assert texts((words + unbroken,)) == [words[:-1], unbroken]


def test_nothing_but_spaces_is_not_sent() -> None:
    assert texts((Typed("a" + " " * 60_000 + "b"),)) == ["a", "b"]


def test_a_long_edit_says_that_words_are_missing() -> None:
    content = edited(shown(("word " * 1000,)))
    assert content.text.endswith("word …")
    assert 1900 < len(content.text) <= 2000


@pytest.mark.parametrize(
    ("choice", "label"),
    [
        ("1 very hard", "1 very hard"),
        ("**two**\nlines <@1>", "**two** lines <@1>"),
        ("\u202eabc\x00", "abc"),
        ("", "1"),
        (" \n\u200b", "1"),
        ("\u3164", "1"),
        ("x" * 81, "x" * 79 + "…"),
        ("👍🏽" * 30, "👍🏽" * 19 + "…"),
        ("\ud83d", "\ufffd"),
    ],
)
def test_the_words_on_a_button(choice: str, label: str) -> None:
    assert labels([choice]) == [label]


def test_a_picture_in_words() -> None:
    assert alt_text(ShownFile("a.png", b"", "image/png", "Seven days,\nfrom *hard* to good.")) == (
        "Seven days, from *hard* to good."
    )
    assert alt_text(ShownFile("a.txt", b"", "text/plain")) is None
    assert alt_text(ShownFile("a.png", b"", "image/png", " ")) is None


def test_a_form() -> None:
    asking = shown(("When should I ask you? For example ", Usage("checkin join 9am")), ("*",), asks="the time of day")
    said = form(asking)
    assert (said.title, said.label) == ("The time of day", "the time of day")
    assert said.words == "When should I ask you? For example `/checkin join 9am`\n\\*"


def test_a_form_without_a_word_for_what_is_asked() -> None:
    said = form(shown(("In which country are you? If you tell me, I name the numbers there.",)))
    assert (said.title, said.label) == ("In which country are you? If you tell me, I…", "…")
    assert form(shown()).title == "…"


def test_names_are_no_markdown_and_mention_nobody() -> None:
    line: Line = (Typed("Quiet *hour* @everyone\n[a](b)"), " ", Moment(AT, "day"), " ", Usage("help"))
    expected = f"Quiet *hour* @{JOINER}everyone [a]{JOINER}(b) Monday 5 January /help"
    assert event_name(shown(line)) == thread_name(shown(line)) == expected
    assert event_description(shown(line, ("More.",))) == expected.replace("everyone ", "everyone\n") + "\nMore."
    assert event_name(shown()) == "…"


@given(LINES, st.lists(LONG, max_size=30), LANGUAGES, st.one_of(st.none(), LONG))
@settings(deadline=None, max_examples=150)
def test_everything_is_within_its_limit(
    lines: tuple[Line, ...], choices: list[str], language: str, asks: str | None
) -> None:
    everything = shown(*lines, choices=tuple(choices), language=language, asks=asks)
    for content in (*messages(everything, links=LINKS), edited(everything, links=LINKS)):
        assert units(content.text) <= 2000
    assert len(messages(everything)) >= bool(choices)
    assert all(0 < units(label) <= 80 for label in labels(choices))
    assert not any(unicodedata.category(letter) == "Cc" for label in labels(choices) for letter in label)
    said = form(everything)
    assert 0 < units(said.title) <= 45
    assert 0 < units(said.label) <= 45
    assert units(said.words) <= 4000
    for name in (event_name(everything), thread_name(everything)):
        assert 0 < units(name) <= 100
        assert not pings(name)
    assert units(event_description(everything)) <= 1000
    assert not pings(event_description(everything))
    assert units(alt_text(ShownFile("a", b"", "image/png", asks)) or "") <= 1024


def test_what_is_long_has_air_and_what_belongs_together_has_none() -> None:
    long = (
        "This is a paragraph that somebody has to find their way in, late at night, with tired eyes and not much left."
    )
    assert texts(("One.",), ("Two.",)) == ["One.\nTwo."]
    assert texts((long,), ("Short.",), (long,)) == [f"{long}\n\nShort.\n\n{long}"]
    assert texts(("What I can do:",), (long,)) == [f"What I can do:\n{long}"]
    item = "a thing that can be done here, said in so many words that it does not fit into one line of a phone"
    assert texts((item,), (item,)) == [f"{item}\n{item}"]


def test_our_own_addresses_can_be_pressed_and_numbers_stay_whole() -> None:
    assert texts(("Find A Helpline, findahelpline.com. Call 0800 111 0 111.",)) == [
        "Find A Helpline, <https://findahelpline.com>. Call 0800\xa0111\xa00\xa0111."
    ]
    assert texts((Typed("findahelpline.com, 116 123"),)) == ["findahelpline.com, 116 123"]
    assert texts(("mail@example.org, an.organisation, https://example.org/a",)) == [
        "mail@example.org, an.organisation, <https://example.org/a>"
    ]


@given(LINES, LANGUAGES)
@settings(deadline=None, max_examples=200)
def test_all_words_come_once_and_in_order_and_nothing_is_marked_but_ours(
    lines: tuple[Line, ...], language: str
) -> None:
    readings = [read(content.text) for content in messages(shown(*lines, language=language), links=Links(mention))]
    spans = [span for line in lines for span in line]
    marked = [written for reading in readings for written in reading.of(*OURS)]
    assert marked == [made for span in spans for made in markdown_of(span)]
    assert not [rule for reading in readings for rule, _ in reading.marked if rule not in (*OURS, "link")]
    assert bare("".join(reading.text for reading in readings)) == bare("".join(said(span, language) for span in spans))


def markdown_of(span: Span) -> list[str]:
    match span:
        case Usage(command):
            known = next((name for name in ("checkin join", "help") if f"{command} ".startswith(f"{name} ")), None)
            rest = command if known is None else command[len(known) + 1 :]
            return [mention(known or "") or ""] * (known is not None) + [f"`{'' if known else '/'}{rest}`"] * bool(rest)
        case Moment(_, "time" | "moment" as style):
            return [f"<t:1767600000:{'t' if style == 'time' else 'F'}>"]
        case Who(account):
            return [f"<@{account.ref}>"]
        case Where(place):
            return [f"<#{place.ref}>"]
        case _:
            return []


def said(span: Span, language: str) -> str:
    match span:
        case Typed(words):
            return words
        case Usage() | Moment(_, "time" | "moment") | Who() | Where():
            return ""
        case Moment(_, style):
            days = {"en": "Monday 5 January", "de": "Montag, 5. Januar", "ar": "الاثنين، 5 يناير"}
            dates = {"en": "5 January 2026", "de": "5. Januar 2026", "ar": "5 يناير 2026"}
            return (days if style == "day" else dates)[language]
        case _:
            return span
