"""What a reader gets on Matrix: plain words and the same words as HTML, never too large, with nobody's markup."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.adapters.matrix.layout import LARGEST, Content, edited, file_message, in_thread, messages
from bot.core.replies import Line, Moment, Shown, ShownFile, Span, Typed, Usage, Where, Who

AT = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
ID = "$" + "x" * 254
INVISIBLE = re.compile("[\u2060\u202a-\u202e\u2066-\u2069]")
JOINER = "\u2060"


def shown(*lines: Line, choices: tuple[str, ...] = (), language: str = "en") -> Shown:
    return Shown(lines, choices, "Europe/Berlin", language)


def typed(words: str) -> Content:
    (content,) = messages(shown((Typed(words),)))
    return content


class Reader(HTMLParser):
    """What a client shows of HTML, and the tags it met."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert not attrs
        self.tags.append(tag)
        if tag == "br" or (tag == "p" and self.text):
            self.text += "\n"

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read(content: Content) -> Reader:
    reader = Reader()
    reader.feed(content["formatted_body"])
    reader.close()
    return reader


def on_the_wire(content: Content) -> int:
    """The bytes of the event that a server gets, with ids as long as they may be: encrypted, or as it is."""
    plaintext = json.dumps({"content": content, "type": "m.room.message", "room_id": ID}, separators=(",", ":"))
    ciphertext = "A" * (-(-(len(plaintext) + 200) // 3) * 4)
    keys = {"algorithm": "m.megolm.v1.aes-sha2", "sender_key": "k" * 43, "session_id": "s" * 43, "device_id": "d" * 40}
    encrypted = {"ciphertext": ciphertext, **keys, "m.relates_to": content.get("m.relates_to", {})}
    return max(
        len(
            json.dumps(
                {
                    "content": each,
                    "sender": ID,
                    "room_id": ID,
                    "type": "m.room.encrypted",
                    "prev_events": ["$" + "p" * 43] * 20,
                    "auth_events": ["$" + "a" * 43] * 10,
                    "hashes": {"sha256": "h" * 43},
                    "signatures": {"s" * 230: {"ed25519:key": "g" * 86}},
                    "depth": 10**15,
                    "origin_server_ts": 10**15,
                    "unsigned": {"age": 10**6, "transaction_id": "t" * 100},
                },
                ensure_ascii=False,
            ).encode()
        )
        for each in (content, encrypted)
    )


def said(span: Span) -> str:
    match span:
        case Typed(words):
            return words
        case Usage(command):
            return f"!{command}"
        case Moment():
            return "9:00"
        case Who(account):
            return account.ref
        case Where(place):
            return f"https://matrix.to/#/{place.ref}"
        case _:
            return span


def bare(text: str) -> str:
    """Without what may be added or left out between the words: spaces, and marks that nobody sees."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join(c for c in INVISIBLE.sub("", whole) if not c.isspace() and (c > "\x9f" or c.isprintable()))


MARKUP = ("<b>", "&amp;", "&", '"', "'", "\\", "> ", "@room", "@a:b", "#a:b", "https://matrix.to/#/@a:b")
SIGNS = (
    "\n",
    "\r\n\r\n",
    "\u2028",
    "\x00",
    "\ud83d",
    "\udc4d",
    "\u202e",
    "\u2069",
    "שלום",
    "👨\u200d👩",
    "e\u0301",
    "。",
    ". ",
)
NASTY = st.sampled_from(MARKUP + SIGNS)
WORDS = st.lists(st.one_of(st.text(max_size=20), NASTY), max_size=6).map("".join)
LONG = st.builds(lambda words, times: words * times, WORDS, st.sampled_from([1, 1, 5, 400]))
OURS = LONG.map(lambda words: INVISIBLE.sub("", words))
SPANS: st.SearchStrategy[Span] = st.one_of(
    OURS, LONG.map(Typed), st.just(Usage("checkin leave")), st.just(Moment(AT, "time"))
)
LINES = st.lists(st.lists(SPANS, max_size=4).map(tuple), max_size=5).map(tuple)
LANGUAGES = st.sampled_from(["en", "de", "ar"])
LABELS = st.lists(st.text(max_size=25), max_size=12).map(tuple)
ANY_LABELS = st.lists(LONG, max_size=60).map(tuple)


def test_an_answer_with_choices() -> None:
    (content,) = messages(
        shown(
            ("A minute, if you like. How is it right now?",),
            choices=("1 very hard", "2 hard", "3 in between", "4 all right", "5 good", "Not today"),
        )
    )
    assert content == {
        "msgtype": "m.text",
        "body": "A minute, if you like. How is it right now?\n"
        "1 very hard\n2 hard\n3 in between\n4 all right\n5 good\n6 Not today",
        "format": "org.matrix.custom.html",
        "formatted_body": "<p>A minute, if you like. How is it right now?</p>"
        "<p><strong>1</strong> very hard<br><strong>2</strong> hard<br><strong>3</strong> in between<br>"
        "<strong>4</strong> all right<br><strong>5</strong> good<br><strong>6</strong> Not today</p>",
        "m.mentions": {},
    }


def test_commands_and_instants_as_the_reader_needs_them() -> None:
    (content,) = messages(
        shown(("Ab ", Moment(AT), ". Ende: ", Usage("checkin leave")), ("Samaritans, 116 123.",), language="de")
    )
    assert content["body"] == "Ab Montag, 5. Januar, 9:00. Ende: !checkin leave\nSamaritans, 116 123."
    assert content["formatted_body"] == (
        "<p>Ab Montag, 5. Januar, 9:00. Ende: <code>!checkin leave</code></p><p>Samaritans, 116 123.</p>"
    )


def test_one_paragraph_needs_no_tag() -> None:
    (content,) = messages(shown(("Done.",)), silent=True)
    assert (content["msgtype"], content["body"], content["formatted_body"]) == ("m.notice", "Done.", "Done.")


def test_choices_without_words_and_nothing_at_all() -> None:
    (content,) = messages(shown(choices=("Yes", "No")))
    assert content["body"] == "1 Yes\n2 No"
    assert content["formatted_body"] == "<strong>1</strong> Yes<br><strong>2</strong> No"
    assert messages(shown()) == messages(shown(("",), ())) == messages(shown((" ", Typed("\n\x00")))) == []


@pytest.mark.parametrize(
    ("labels", "body"),
    [
        (("1 very hard", "2 hard"), "1 very hard\n2 hard"),
        (("2 hours", "1 hour"), "1 2 hours\n2 1 hour"),
        (("10 minutes",), "1 10 minutes"),
        (("<b>one</b>\nline",), "1 <b>one</b> line"),
        (("@room",), f"1 @{JOINER}room"),
        (("\u202eabc",), "1 abc"),
        (("שלום",), "1 \u2068שלום\u2069"),
    ],
)
def test_labels_are_numbered_once_and_stay_in_their_line(labels: tuple[str, ...], body: str) -> None:
    (content,) = messages(shown(choices=labels))
    assert content["body"] == body
    assert read(content).text == body
    assert set(read(content).tags) <= {"strong", "br"}


@pytest.mark.parametrize(
    ("words", "escaped"),
    [
        ("<b>bold</b>", "&lt;b&gt;bold&lt;/b&gt;"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("<mx-reply>gone?</mx-reply>", "&lt;mx-reply&gt;gone?&lt;/mx-reply&gt;"),
        ("</p><!-- ", "&lt;/p&gt;&lt;!-- "),
        ('<a href="javascript:alert(1)">', "&lt;a href=&quot;javascript:alert(1)&quot;&gt;"),
        ("&lt;b&gt; &amp; it's", "&amp;lt;b&amp;gt; &amp;amp; it&#x27;s"),
        ("**no** _markdown_ `here`", "**no** _markdown_ `here`"),
        ("a\nb\r\nc\u2028d", "a<br>b<br>c<br>d"),
    ],
)
def test_typed_words_are_no_markup(words: str, escaped: str) -> None:
    for content in (typed(words), *messages(shown((words,)))):
        assert content["formatted_body"] == escaped
        assert content["body"] == re.sub("\r\n|\u2028", "\n", words)


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("@room", "@|room"),
        ("(@ROOM) /@room", "(@|ROOM) /@|room"),
        ("hello @ana", "hello @|ana"),
        ("@ana:server", "@|ana:server"),
        ("foo@ana:server", "foo@|ana:server"),
        ("#room:server", "#|room:server"),
        ("https://matrix.to/#/@ana:server", "https://matrix|.to/#|/@|ana:server"),
        ("Matrix.To/%23/%40ana%3Aserver", "Matrix|.To/%23/%40ana%3Aserver"),
        ("matrix:u/ana:server", "matrix|:u/ana:server"),
        ("https://chat.example.org/#/user/@ana:server", "https://chat.example.org/#|/user/@|ana:server"),
        ("> <@ana:server> said", "|> <@|ana:server> said"),
    ],
)
def test_typed_words_are_no_mention_and_no_pill(words: str, body: str) -> None:
    content = typed(words)
    assert content["body"].replace(JOINER, "|") == body
    assert read(content).text == content["body"]
    assert "a" not in read(content).tags
    assert content["m.mentions"] == {}


@pytest.mark.parametrize(
    "words",
    [
        "ana@example.org",
        "Write to ana@example.org: she answers",
        "https://mastodon.social/@ana",
        "https://example.org/page#part",
        "we are #1 @ home",
        "the matrix.",
        "call 116 123, *123#",
    ],
)
def test_what_mentions_nobody_stays_as_it_is_for_copying(words: str) -> None:
    assert typed(words)["body"] == words


def test_what_is_ours_may_link() -> None:
    (content,) = messages(shown(("https://matrix.to/#/!room:server",)))
    assert content["body"] == "https://matrix.to/#/!room:server"


@pytest.mark.parametrize(
    ("words", "body"),
    [
        ("abc\u202edef", "You wrote: abcdef. Done."),
        ("abc\u2066\u2069\u2069def", "You wrote: abcdef. Done."),
        ("שלום", "You wrote: \u2068שלום\u2069. Done."),
        ("שלום\u2069\nabc", "You wrote: \u2068שלום\u2069\n\u2068abc\u2069. Done."),
        ("שלום\n\nabc", "You wrote: \u2068שלום\u2069\n\n\u2068abc\u2069. Done."),
        ("\n\na\x00b\x1b\n", "You wrote: ab. Done."),
        ("a\n\n \n\n\nb", "You wrote: a\n\nb. Done."),
        ("\ud83d\udc4d \ud83d \udc4d", "You wrote: 👍 \ufffd \ufffd. Done."),
        ("👩‍👧 می‌خواهم"[:4], "You wrote: 👩‍👧 . Done."),
    ],
)
def test_typed_words_do_not_turn_what_follows(words: str, body: str) -> None:
    (content,) = messages(shown(("You wrote: ", Typed(words), ". Done.")))
    assert content["body"] == body
    assert read(content).text == body
    json.dumps(content, ensure_ascii=False).encode()


def test_in_a_language_from_right_to_left_the_other_way_round() -> None:
    line: Line = ("اكتب ", Usage("help"), " ", Typed("abc"), " ", Typed("سلام"))
    (content,) = messages(shown(line, choices=("نعم", "Ok"), language="ar"))
    assert content["body"] == "اكتب \u2068!help\u2069 \u2068abc\u2069 سلام\n1 نعم\n2 \u2068Ok\u2069"


def test_only_the_first_part_notifies() -> None:
    long = shown(("word " * 6000,))
    parts = messages(long, mentions=["@ben:server", "@mia:server", "@ben:server"])
    assert [part["m.mentions"] for part in parts] == [{"user_ids": ["@ben:server", "@mia:server"]}] + [{}] * (
        len(parts) - 1
    )
    assert len(parts) > 1


def test_any_number_of_mentions_leaves_room_for_words() -> None:
    everyone = [f"@{number:0250}:s" for number in range(500)]
    part, *_ = messages(shown(("word " * 6000,)), mentions=everyone)
    assert part["m.mentions"]["user_ids"] == everyone[: len(part["m.mentions"]["user_ids"])]
    assert len(part["m.mentions"]["user_ids"]) > 20
    assert len(part["body"]) > 5000


def test_divided_between_paragraphs() -> None:
    one, two, three = "One. " * 1500 + "end", "Two. " * 1500 + "end", "Three."
    parts = messages(shown((one,), (two,), (three,), choices=("Yes", "No")))
    assert [part["body"] for part in parts] == [one, f"{two}\n{three}\n1 Yes\n2 No"]


@pytest.mark.parametrize(
    ("words", "ends", "begins"),
    [
        ("line line\n" * 2000, "line line", "line line"),
        ("A short one. " * 2000, "A short one.", "A short one."),
        ("word words " * 2000, ("word", "words"), "word"),
        ("call 116 123 " * 2000, ("call", "123"), ("call", "116 123")),
        ("話す。" * 3000, "話す。", "話す。"),
        ("e\u0301" * 4000, "e\u0301", "e\u0301"),
        ("👩‍👧" * 2000, "👩‍👧", "👩‍👧"),
        ("🇬🇧" * 2000, "🇬🇧", "🇬🇧"),
        ("👍🏽" * 2000, "👍🏽", "👍🏽"),
    ],
)
def test_divided_where_it_reads_best(words: str, ends: str | tuple[str, ...], begins: str | tuple[str, ...]) -> None:
    for before in range(12):
        bodies = [part["body"] for part in messages(shown((Typed("x" * before + words),)))]
        assert len(bodies) > 1
        assert all(body.endswith(ends) for body in bodies[:-1])
        assert all(body.startswith(begins) for body in bodies[1:])


def test_a_command_is_not_divided() -> None:
    parts = messages(shown((Usage("a b c d e f g h"), " ") * 2500))
    assert len(parts) > 3
    for part in parts:
        assert part["body"].startswith("!a b")
        assert part["body"].strip().endswith("g h")


def test_neither_short_parts_nor_divided_words_where_it_can_be_avoided() -> None:
    short_first = messages(shown(("Short.",), ("word " * 6000,)))
    assert all(len(part["body"]) > 5000 for part in short_first[:-1])
    words, unbroken = "word " * 30, "x" * 13_900
    assert [part["body"] for part in messages(shown((words + unbroken,)))] == [words[:-1], unbroken]


def test_nothing_but_spaces_is_not_sent() -> None:
    parts = messages(shown((Typed("a" + " " * 60_000 + "b"),)))
    assert [part["body"].strip() for part in parts] == ["a", "b"]


def test_too_long_choices_are_cut_and_stay_together() -> None:
    (content,) = messages(shown(choices=("ж@<" * 2000,) * 60))
    lines = content["body"].split("\n")
    assert len(lines) == 60
    assert all(line.startswith(f"{n} ж") and line.endswith("…") for n, line in enumerate(lines, 1))
    assert len(messages(shown(("word " * 2000,), choices=("ж@<" * 2000,) * 60))) == 2


def test_a_long_question_stands_with_its_choices() -> None:
    *_, last = messages(shown(("word " * 6000,), ("Would anything help?",), choices=("Yes",)))
    assert last["body"].endswith("\nWould anything help?\n1 Yes")
    barely = "x" * 13_900
    assert len(messages(shown((barely,)))) == 1
    assert [part["body"][-3:] for part in messages(shown((barely,), choices=("y" * 300,)))] == ["xxx", "yyy"]


def test_an_edit() -> None:
    assert edited(shown(("Answered. <Thank> you.",)), "$asked", silent=True) == {
        "msgtype": "m.notice",
        "body": "* Answered. <Thank> you.",
        "m.mentions": {},
        "m.new_content": {
            "msgtype": "m.notice",
            "body": "Answered. <Thank> you.",
            "format": "org.matrix.custom.html",
            "formatted_body": "Answered. &lt;Thank&gt; you.",
            "m.mentions": {},
        },
        "m.relates_to": {"rel_type": "m.replace", "event_id": "$asked"},
    }


def test_a_long_edit_says_that_words_are_missing_and_keeps_its_choices() -> None:
    body = edited(shown(("word " * 6000,), choices=("Yes", "No")), "$asked")["m.new_content"]["body"]
    words, *choices = body.split("\n")
    assert choices == ["1 Yes", "2 No"]
    assert words.endswith("word …")
    assert len(words) > 10_000


def test_in_a_thread() -> None:
    (content,) = messages(shown(("Hello.",)))
    threaded = in_thread(content, "$root", "$newest")
    assert threaded.pop("m.relates_to") == {
        "rel_type": "m.thread",
        "event_id": "$root",
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": "$newest"},
    }
    assert threaded == content
    assert in_thread(content, "$root")["m.relates_to"]["m.in_reply_to"] == {"event_id": "$root"}
    assert "m.relates_to" not in content


def test_a_picture_carries_its_words() -> None:
    picture = ShownFile("week.png", b"12345", "image/png", "Seven days, from hard\nto good. <b> @room")
    assert file_message(picture, "mxc://server/one", (800, 400)) == {
        "msgtype": "m.image",
        "body": f"Seven days, from hard to good. <b> @{JOINER}room",
        "filename": "week.png",
        "info": {"mimetype": "image/png", "size": 5, "w": 800, "h": 400},
        "m.mentions": {},
        "url": "mxc://server/one",
    }


def test_a_file_in_an_encrypted_room() -> None:
    text = ShownFile("mine\n.txt", "für dich".encode(), "text/plain", "not shown")
    opens = {"url": "mxc://server/two", "key": {"k": "secret"}, "v": "v2"}
    assert file_message(text, opens) == {
        "msgtype": "m.file",
        "body": "mine .txt",
        "filename": "mine .txt",
        "info": {"mimetype": "text/plain", "size": 9},
        "m.mentions": {},
        "file": opens,
    }


def test_a_caption_that_is_too_long() -> None:
    content = file_message(ShownFile("a.png", b"", "image/png", "ж" * 20_000), "mxc://server/one")
    assert content["body"].endswith("жж…")
    assert on_the_wire(content) < 65_536


@given(LONG)
@settings(deadline=None, max_examples=50)
def test_any_picture_fits(alt: str) -> None:
    content = file_message(ShownFile("a.png", b"", "image/png", alt), {"url": "u" * 1000})
    assert on_the_wire(content) < 65_536
    assert content["body"]
    bare_body = bare(content["body"])
    assert bare_body in ("a.png", bare(alt)) or (content["body"].endswith("…") and bare(alt).startswith(bare_body[:-1]))


@given(LINES, ANY_LABELS, LANGUAGES)
@settings(deadline=None, max_examples=100)
def test_every_event_fits(lines: tuple[Line, ...], choices: tuple[str, ...], language: str) -> None:
    everything = shown(*lines, choices=choices, language=language)
    for content in messages(everything, mentions=["@" + "é" * 120 + ":server"] * 3):
        assert len(json.dumps(content, separators=(",", ":"))) <= LARGEST
        as_an_edit: dict[str, Any] = {
            **content,
            "body": f"* {content['body']}",
            "m.new_content": content,
            "m.relates_to": {"rel_type": "m.replace", "event_id": ID},
        }
        del as_an_edit["format"], as_an_edit["formatted_body"], as_an_edit["m.mentions"]
        assert on_the_wire(as_an_edit) < 65_536
        assert on_the_wire(in_thread(content, ID, ID)) < 65_536
    assert on_the_wire(edited(everything, ID)) < 65_536


@given(LINES, LABELS, LANGUAGES)
@settings(deadline=None, max_examples=150)
def test_all_words_come_once_and_in_order(lines: tuple[Line, ...], choices: tuple[str, ...], language: str) -> None:
    parts = messages(shown(*lines, choices=choices, language=language))
    expected = "".join(bare(said(span)) for line in lines for span in line)
    labels = [" ".join(INVISIBLE.sub("", label).split()) for label in choices]
    expected += "".join(f"{n}{bare(label.removeprefix(f'{n} '))}" for n, label in enumerate(labels, 1))
    assert "".join(bare(part["body"]) for part in parts) == expected
    assert all(part["body"].strip() for part in parts)
    if choices:
        assert len(parts[-1]["body"].split("\n")) >= len(choices)
        for number, line in enumerate(parts[-1]["body"].split("\n")[-len(choices) :], 1):
            assert line.startswith(f"{number} ")


@given(LINES, ANY_LABELS, LANGUAGES)
@settings(deadline=None, max_examples=100)
def test_both_forms_say_the_same_with_our_tags_alone(
    lines: tuple[Line, ...], choices: tuple[str, ...], language: str
) -> None:
    for content in messages(shown(*lines, choices=choices, language=language)):
        reader = read(content)
        assert reader.text == content["body"]
        assert set(reader.tags) <= {"p", "br", "strong", "code"}
        for line in content["body"].split("\n"):
            assert line.count("\u2068") == line.count("\u2069")
