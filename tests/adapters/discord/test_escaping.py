"""On Discord, words are shown as they are: nothing that a person writes is markup, a mention or a hidden link."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.adapters.discord.escaping import JOINER, size, tidy
from bot.adapters.discord.layout import messages
from bot.core.replies import Shown, Span, Typed
from tests.support.discord_markdown import cards, pings, read


def sent(*spans: Span, language: str = "en") -> str:
    (content,) = messages(Shown((spans,), (), "Europe/Berlin", language))
    return content.text


def bare(text: str) -> str:
    """Without spaces and what nobody sees."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(
        letter
        for letter in whole
        if not letter.isspace()
        and unicodedata.category(letter) not in ("Cc", "Cf", "Mn", "Me")
        and letter not in "\u115f\u1160\u2800\u3164\uffa0"
    )


SIGNS = (
    *("*", "**", "***", "_", "__", "~~", "||", "`", "``", "```", "```py\n", "\\", "\\\\", "¯\\_(ツ)_/¯"),
    *("> ", ">>> ", "# ", "### ", "-# ", "- ", "* ", "+ ", "1. ", "12. ", "\n", "\n\n", "  ", " ", "\t"),
    *(
        "[",
        "](",
        "[a](https://example.org)",
        ")",
        "<",
        ">",
        "<https://example.org>",
        "https://",
        "http://a.example/b_c",
    ),
    *(
        "steam://run",
        "<@1>",
        "<@!22>",
        "<@&3>",
        "<#4>",
        "</now:5>",
        "<id:browse>",
        "<:smile:6>",
        "<a:wave:7>",
        "<t:8:R>",
    ),
    *(
        "<t:",
        "<@",
        "@",
        "@everyone",
        "everyone",
        "@here",
        "here",
        ":smile:",
        ":",
        "discord.gg/abc",
        "<mia@example.org>",
    ),
    *("\u200b", "\u200d", "\u2060", "\u202e", "\u2066", "\ufeff", "\x00", "\x1b", "\x85", "\u2028", "\u2029", "\ud83d"),
    *("a", "words", "7", "mia@example.org", "é", "שלום", "👍🏽", "e\u0301", "。", "\u3164"),
)
WORDS = st.lists(st.one_of(st.sampled_from(SIGNS), st.text(max_size=4)), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("**bold** __under__", r"\*\*bold\*\* \_\_under\_\_"),
        ("~~no~~ ||see||", r"\~\~no\~\~ \|\|see\|\|"),
        ("`code` ```block```", r"\`code\` \`\`\`block\`\`\`"),
        ("> said\n>>> all", "\\> said\n\\>\\>\\> all"),
        ("# large\n-# small", "\\# large\n\\-# small"),
        ("- one\n* two\n+ three\n4. four", "\\- one\n\\* two\n\\+ three\n4\\. four"),
        ("  - one", "\\- one"),
        ("well - no, 1. 5 > 3 # yes +1", "well - no, 1. 5 > 3 # yes +1"),
        ("-5 degrees, 3.5 hours", "-5 degrees, 3.5 hours"),
        ("[rest](https://example.org/a)", r"\[rest\](<https://example.org/a>)"),
        ("<@123> <#4> <:a:5>", rf"\<@{JOINER}123> \<#4> \<\:a:5>"),
        ("@everyone, @Here, @mia", f"@{JOINER}everyone, @{JOINER}Here, @mia"),
        (":smile: at 10:30", r"\:smile: at 10:30"),
        ("a path\\", "a path\\\\"),
        ("C:\\new", "C:\\\\new"),
        ("call 116123 & say “hello”", "call 116123 & say “hello”"),
    ],
)
def test_a_sign_gets_a_backslash_where_it_would_do_something(words: str, markdown: str) -> None:
    assert sent(Typed(words)) == sent(words) == markdown


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("https://example.org", "https://example.org"),
        ("See https://example.org/a_b_c/*d*?q=1&r=~2#top.", "https://example.org/a_b_c/*d*?q=1&r=~2#top"),
        ("(https://example.org/Rest_(music))", "https://example.org/Rest_(music)"),
        ("“http://127.0.0.1:8000/”", "http://127.0.0.1:8000/"),
        ("<https://example.org/>", "https://example.org/"),
        ("**https://example.org/**", "https://example.org/"),
        ("https://example.org/a*b*?", "https://example.org/a*b"),
        ("xhttps://example.org!", "https://example.org"),
        ("https://example.org/@mia, then", "https://example.org/@mia"),
    ],
)
def test_an_address_is_a_link_and_shown_whole(words: str, address: str) -> None:
    for span in (words, Typed(words)):
        reading = read(sent(span))
        assert reading.marked == [("link", f"<{address}>")]
        assert reading.text == words


@pytest.mark.parametrize(
    "words",
    [
        *("https://", "https:// x", "ftp://example.org", "steam://run/1", "discord://-/users/1", "javascript:alert(1)"),
        *(
            "HTTPS://example.org",
            "www.example.org",
            "mia@example.org",
            "https://mia@example.org",
            "https://a:b@c.example",
        ),
        *("https://example.оrg", "https://exаmple.org/", "https://example.org\u200b.example", "https://example.org/ü"),
        *(
            "https://example.org/" + "a" * 600,
            "https://discord.gg/abc",
            "https://Discord.com/invite/abc",
            "https://a|b",
        ),
    ],
)
def test_what_does_not_lead_where_it_says_is_no_link(words: str) -> None:
    reading = read(sent(Typed(words)))
    assert [rule for rule in reading.marked if rule[1] != "<https://a>"] == []
    assert bare(reading.text) == bare(words)


def test_an_address_ends_with_its_own_words() -> None:
    reading = read(sent(Typed("https://example.org/a"), "*, and more*"))
    assert reading.marked == [("link", "<https://example.org/a>")]
    reading = read(sent(Typed("https://example.org/a"), "b"))
    assert reading.text == "https://example.org/ab"


def test_invitations_to_other_servers_are_shown_as_words() -> None:
    text = sent(Typed("Join discord.gg/abc or https://discord.com/invite/abc or <https://discordapp.com/invite/x>"))
    assert cards(text) == []
    assert not read(text).marked
    assert cards("discord.gg/abc")


@pytest.mark.parametrize(
    "spans",
    [
        ("**", Typed("**bold**")),
        (Typed("*"), "italics", Typed("*")),
        (Typed("`"), "code", Typed("`")),
        (Typed("\\"), "*no*"),
        (Typed("\\"), Typed("\\"), Typed("*a*")),
        (Typed("["), "rest", Typed("](https://example.org/)")),
        (Typed("<"), Typed("@"), Typed("123>")),
        (Typed("<@"), "1", Typed(">")),
        (Typed("@"), Typed("every"), Typed("one")),
        (Typed("@\u202e"), Typed("everyone")),
        (Typed("@\x00here"),),
        (Typed(":smi"), Typed("le:")),
        (Typed("https:"), Typed("//example.org")),
        (Typed("x\n"), "# large"),
        (Typed(">"), Typed(" said")),
        (Typed("-"), " one"),
        (Typed("1"), Typed(". one")),
        (Typed("<t:1"), ":R>"),
    ],
)
def test_nothing_forms_where_two_spans_meet(spans: tuple[Span, ...]) -> None:
    text = sent(*spans)
    reading = read(text)
    assert not [rule for rule, _ in reading.marked if rule != "link"]
    assert all(f"<{link[1:-1]}>" == link for link in reading.of("link"))
    assert pings(text) == []
    assert bare(reading.text) == bare("".join(span.words if isinstance(span, Typed) else str(span) for span in spans))


@given(st.lists(st.tuples(WORDS, st.booleans()), min_size=1, max_size=4), st.sampled_from(["en", "ar"]))
@example([("@\ufeffeveryone", True)], "en")
@example([("[a](", True), ("https://example.org/)", True)], "en")
@example([("http://a.example/b_c\x00_", False)], "en")
@example([("http://a.example/b_c@everyone", True)], "en")
@settings(deadline=None, max_examples=400)
def test_any_words_are_shown_as_they_are(said: list[tuple[str, bool]], language: str) -> None:
    spans = tuple(Typed(words) if typed else words for words, typed in said)
    contents = messages(Shown((spans,), (), "Europe/Berlin", language))
    readings = [read(content.text) for content in contents]
    words = "".join(words for words, _ in said)
    assert "".join(bare(reading.text) for reading in readings) == bare(words)
    for content, reading in zip(contents, readings, strict=True):
        assert not [rule for rule, _ in reading.marked if rule != "link"]
        assert all(bare(link[1:-1]) in bare(words) for link in reading.of("link"))
        assert pings(content.text) == []


@given(WORDS)
@settings(deadline=None)
def test_a_persons_words_turn_nothing_around_and_invite_nobody(words: str) -> None:
    for content in messages(Shown(((Typed(words),),), (), "Europe/Berlin", "en")):
        assert cards(content.text) == []
        assert not set(content.text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067")
        for line in content.text.split("\n"):
            assert line.count("\u2068") == line.count("\u2069") <= 1


@pytest.mark.parametrize(
    ("words", "markdown"),
    [
        ("abc\u202edef", "You wrote: abcdef. Done."),
        ("שלום", "You wrote: \u2068שלום\u2069. Done."),
        ("שלום\nabc", "You wrote: \u2068שלום\u2069\n\u2068abc\u2069. Done."),
        ("\n\na\x00b\x1b\n", "You wrote: ab. Done."),
        ("a\n\n \n\n\nb", "You wrote: a\n\nb. Done."),
        ("a\r\nb\u2028c\u2029d", "You wrote: a\nb\nc\nd. Done."),
        ("\ud83d\udc4d \ud83d \udc4d", "You wrote: 👍 \ufffd \ufffd. Done."),
    ],
)
def test_what_cannot_be_shown_is_left_out(words: str, markdown: str) -> None:
    assert sent("You wrote: ", Typed(words), ". Done.") == markdown


def test_marks_without_end_are_as_many_as_a_letter_can_need() -> None:
    assert tidy("a" + "\u0301" * 65_536 + "b") == "a" + "\u0301" * 30 + "b"
    assert sent("a" + "\u200b" * 1_000_000 + "b") == "a" + "\u200b" * 30 + "b"
    assert tidy("👨\u200d👩\u200d👧🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f" * 9).count("👧") == 9


@pytest.mark.parametrize(
    "words",
    [
        *("*", ":", "a:", "@", "-\n", "1", "\\", "<", "(", "https://", "https://a/", "(https://a.b/(", "é", "ש\n", "#"),
        *("discord", "\u0301", "a\u0301", "\ud800", "👩\u200d", " ", "\n", "@everyone", "> ", "``", "\u3164"),
    ],
)
def test_time_grows_with_the_words_and_no_faster(words: str) -> None:
    def seconds(times: int) -> float:
        shown = Shown(((Typed(words * times),),), (), "Europe/Berlin", "en")
        started = time.perf_counter()
        messages(shown)
        return time.perf_counter() - started

    few, many = 4_000, 64_000
    assert min(seconds(many) for _ in range(2)) < 60 * (min(seconds(few) for _ in range(3)) + 0.002)


def test_what_is_counted_is_never_less_than_either_way_of_counting() -> None:
    assert (size("abc"), size("é"), size("👍"), size("")) == (3, 1, 2, 0)
