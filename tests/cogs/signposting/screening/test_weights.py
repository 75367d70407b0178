"""What words weigh together: found where no rule speaks, urgent where they say so, let go where they say otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from cogs.signposting.screening.all_weights import read_weights
from cogs.signposting.screening.rules import BadLexicon
from cogs.signposting.screening.screening import WEIGHED, Screening, read_data
from cogs.signposting.screening.stretches import WINDOW

NAMED = [
    "BIAS\t-2\t-2",
    "RULE SUPPORT\t1\t0",
    "RULE URGENT\t1\t1",
    "LIMIT\t0\t0",
    "KEPT\t-3\t-9",
    "ASKED\t-6\t0",
    "CLOSE\t-5\t0",
    "READ\t0\t0",
]
WORDS = [
    "tides\t9\t0",
    "moor\t1\t0",
    "wide\t4\t0",
    "wide moor\t3\t9",
    "calm\t-9\t0",
    "to\t0\t0",
    "go\t0\t0",
    "the\t0\t0",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "en"
    made.mkdir()
    (made / "weights.tsv").write_text("# of a test\n" + "\n".join(NAMED + WORDS) + "\n", "utf-8")
    return tmp_path


@pytest.fixture
def screening(folder: Path) -> Screening:
    return Screening(read_data(folder))


def test_words_that_weigh_enough_are_heard_without_a_rule(screening: Screening) -> None:
    found = screening.look("To the TIDES")
    assert found is not None
    assert (found.level, found.topic, found.about) == ("support", "suicide", "self")
    [reason] = found.why
    assert (reason.rule, reason.span) == (WEIGHED, "TIDES")


def test_two_words_together_weigh_what_neither_does(screening: Screening) -> None:
    found = screening.look("go over to the wide moor")
    assert found is not None
    assert found.level == "urgent"
    assert found.why[0].span == "wide moor"
    assert screening.look("the moor") is None


def test_a_few_words_alone_are_not_urgent_by_what_they_weigh(screening: Screening) -> None:
    found = screening.look("to the wide moor")
    assert found is not None
    assert found.level == "support"
    found = screening.look("to the wide moor", before=["go over there"])
    assert found is not None
    assert found.level == "urgent"


def test_words_may_weigh_against(screening: Screening) -> None:
    assert screening.look("to the tides") is not None
    assert screening.look("the calm tides") is None


def amid(folder: Path, weight: int, harmless: int = 24) -> Screening:
    words = [f"calm{number}" for number in range(harmless)]
    lines = [*NAMED, *WORDS, f"storm\t{weight}\t{weight}", *(f"{word}\t-2\t-2" for word in words)]
    (folder / "en" / "weights.tsv").write_text("\n".join(lines), "utf-8")
    return Screening(read_data(folder))


@pytest.mark.parametrize("place", [0, 7, 12, 24])
def test_what_is_said_amid_harmless_talk_is_heard(folder: Path, place: int) -> None:
    words = [f"calm{number}" for number in range(24)]
    said = " ".join([*words[:place], "to the storm", *words[place:]])
    found = amid(folder, 50).look(said)
    assert found is not None
    assert found.level == "urgent"
    assert found.why[0].span == "storm"
    assert amid(folder, 30).look(said) is None


def test_a_short_message_is_weighed_whole(folder: Path) -> None:
    words = [f"calm{number}" for number in range(12)]
    screening = amid(folder, 33)
    assert screening.look(" ".join([*words[:12], "to the storm"])) is not None
    assert screening.look(" ".join([*words[:12], "to the storm", "calm12 calm13 calm14 calm15 calm16"])) is None


@pytest.mark.parametrize("mark", [".", "!", "?", "…", "\n"])
def test_a_sentence_alone_is_heard_amid_harmless_ones(folder: Path, mark: str) -> None:
    before, after = "calm0 calm1 calm2 calm3 calm4 calm5", "calm6 calm7 calm8 calm9"
    screening = amid(folder, 24)
    found = screening.look(f"{before}{mark} to the storm{mark} {after}")
    assert found is not None
    assert found.why[0].span == "storm"
    assert screening.look(f"{before} to the storm {after}") is None
    assert screening.look(f"{before}{mark} storm{mark} {after}") is None  # of fewer words: a matter of what is around


SLIPPED = ["to the tidse", "to the tdes", "TO THE TIDDES", "to the tidessss", "tudes to go", "to the t1d3s"]


@pytest.mark.parametrize("said", SLIPPED)
def test_slips_in_words_that_weigh_are_put_right(screening: Screening, said: str) -> None:
    found = screening.look(said, languages=["en"])
    assert found is not None
    assert found.why[0].span.upper().startswith("T")


def test_a_slip_may_be_any_of_several_words_and_the_commonest_is_meant(folder: Path) -> None:
    (folder / "en" / "weights.tsv").write_text("\n".join([*NAMED, *WORDS, "tiles\t-9\t0"]), "utf-8")
    (folder / "common.txt").write_text("en: to tiles\n", "utf-8")
    weights = read_weights(folder)
    found = [weights.weigh(["to", "the", word], None, ["en"]) for word in ("tides", "tiles", "ties")]
    assert [one is not None and one.crisis > 0 for one in found] == [True, False, False]
    (folder / "common.txt").write_text("en: to tides\n", "utf-8")
    again = read_weights(folder).weigh(["to", "the", "ties"], None, ["en"])
    assert again is not None
    assert again.crisis > 0


def test_common_words_numbers_and_short_ones_mean_themselves(folder: Path) -> None:
    (folder / "common.txt").write_text("en: to ties\nde: tiden\n", "utf-8")
    (folder / "en" / "weights.tsv").write_text("\n".join([*NAMED, *WORDS, "oar\t9\t0"]), "utf-8")
    weights = read_weights(folder)
    for strange in ("tiden", "t2des", "oat", "ties", "1235", "€€€€"):
        found = weights.weigh(["to", "the", strange], None, ["en"])
        assert found is not None
        assert found.crisis < 0, strange


def test_only_so_many_words_are_put_right(folder: Path) -> None:
    known = [f"a{number}" for number in range(20)]
    lines = [*NAMED, *WORDS, *(f"{one}\t0\t0" for one in known)]
    (folder / "en" / "weights.tsv").write_text("\n".join(lines), "utf-8")
    weights = read_weights(folder)
    strange = ["xxa" + letter for letter in "bcdefghijklmnopq"]
    few, many = (weights.weigh([*known, *strange[:count], "tidse"], None, ["en"]) for count in (15, 16))
    assert few is not None
    assert many is not None
    assert few.crisis > many.crisis + 1


SUNK = """
shows = "the to go a"
[concepts]
sinking = ["sink"]
[[frames]]
name = "to sink"
level = "urgent"
topic = "suicide"
pattern = ["sinking"]
must = ["to sink"]
"""


def test_no_rule_is_asked_of_what_weighs_very_little_and_hides_nothing(folder: Path) -> None:
    (folder / "en" / "rules.toml").write_text(SUNK, "utf-8")
    screening = Screening(read_data(folder))
    heard = [
        "go to sink",
        "the calm is to sink",
        "calm sink",
        "calm to the s.i.n.k",
        "calm to the s1nk",
        "go calm to sink!",
    ]
    assert [text for text in heard if screening.look(text, languages=["en"]) is None] == []
    (folder / "en" / "weights.tsv").write_text("\n".join([*NAMED, *WORDS, "sink\t0\t0"]), "utf-8")
    screening = Screening(read_data(folder))
    assert screening.look("go to sink") is not None
    assert screening.look("the calm to sink") is None
    assert screening.look("the calm to sink", before=["go to the tides"]) is not None
    assert screening.look("to sink", before=["the calm to go"]) is not None
    assert screening.look("the calm to sink", before=["the calm to go"]) is None


def test_rules_are_told_of_words_put_right(folder: Path) -> None:
    (folder / "en" / "rules.toml").write_text(SUNK.replace("sink", "vanish"), "utf-8")
    said = "go on to the vansih"
    assert Screening(read_data(folder)).look(said) is None
    (folder / "en" / "weights.tsv").write_text("\n".join([*NAMED, *WORDS, "vanish\t0\t0"]), "utf-8")
    found = Screening(read_data(folder)).look(said)
    assert found is not None
    assert [(reason.rule, reason.span) for reason in found.why] == [("to vanish", "vansih")]


def test_a_word_that_a_rule_knows_is_no_slip_for_it(folder: Path) -> None:
    rules = SUNK.replace('["sink"]', '["tidse"]').replace("to sink", "tidse")
    (folder / "en" / "rules.toml").write_text(rules, "utf-8")
    found = Screening(read_data(folder)).look("go to the tidse", languages=["en"])
    assert found is not None
    assert "tidse" in {reason.rule for reason in found.why}


def sinking(folder: Path, kept: float) -> Screening:
    """Asks its rule of nearly everything, and keeps what that hears as urgent from such a weight on."""
    (folder / "en" / "rules.toml").write_text(SUNK, "utf-8")
    named = [line.replace("KEPT\t-3\t-9", f"KEPT\t9\t{kept}").replace("ASKED\t-6", "ASKED\t-9") for line in NAMED]
    (folder / "en" / "weights.tsv").write_text("\n".join([*named, *WORDS, "sink\t0\t0", "a\t0\t0"]), "utf-8")
    return Screening(read_data(folder))


def test_what_a_rule_heard_as_urgent_is_let_go_where_all_the_rest_weighs_against_it(folder: Path) -> None:
    screening = sinking(folder, -5)
    for said, level in (("go to the sink", "urgent"), ("a calm to go to sink", "urgent"), ("the calm to sink", None)):
        found = screening.look(said, languages=["en"])
        assert (found.level if found is not None else None) == level, said


def test_messages_that_are_read_together_are_weighed_together(folder: Path) -> None:
    screening = sinking(folder, -4)
    assert screening.look("the calm to sink") is None
    assert screening.look("the calm to sink", before=["the calm go"]) is None
    assert screening.look("the calm to sink", before=["to the wide tides"]) is not None


def test_what_is_said_in_several_messages_is_heard_in_the_one_that_completes_it(screening: Screening) -> None:
    assert screening.look("go wide") is None
    assert screening.look("go wide", before=["to the go"]) is None
    found = screening.look("go wide", before=["to the moor"])
    assert found is not None
    assert [reason.span for reason in found.why] == ["go wide"]
    assert screening.look("to the go", before=["go to the tides"]) is None


def test_what_is_quoted_weighs_nothing(screening: Screening) -> None:
    assert screening.look('"go to the tides" to the') is None
    assert screening.look("> tides tides tides") is None


def test_a_text_of_words_that_nobody_knows_is_not_weighed(screening: Screening) -> None:
    assert screening.look("lorem ipsum dolor sit amet tides") is None
    assert screening.look("") is None
    assert screening.look("!!! ...") is None


def test_of_two_words_nobody_can_tell(screening: Screening) -> None:
    assert screening.look("tides, tides") is None


def test_of_a_long_message_the_heaviest_stretch_counts(screening: Screening) -> None:
    """Where it stands does not matter, and what is around it does not hide it."""
    around, said = "the " * 3 * WINDOW, "wide tides"
    for text in (f"{said} {around}", f"{around}{said}", f"{around}{said} {around}"):
        found = screening.look(text)
        assert found is not None
        assert found.why[0].span == said


@pytest.mark.parametrize("times", [1, 2, 30, 500])
def test_what_is_said_again_and_again_weighs_no_more(screening: Screening, times: int) -> None:
    assert screening.look("moor " * times) is None
    assert screening.look("go to the moor. " * times) is None


def test_forms_of_a_long_word_weigh_what_its_beginning_does(folder: Path) -> None:
    (folder / "en" / "weights.tsv").write_text("\n".join([*NAMED, *WORDS, "^under\t9\t0"]), "utf-8")
    screening = Screening(read_data(folder))
    for word in ("undertow", "undertows", "UNDERTOWING"):
        found = screening.look(f"go to the {word}")
        assert found is not None
        assert found.why[0].span == word
    assert screening.look("go to the under") is None
    assert screening.look("go to the ^under") is None


def test_who_writes_in_another_language_than_the_community_is_heard(folder: Path) -> None:
    (folder / "es").mkdir()
    (folder / "es" / "weights.tsv").write_text(
        "\n".join([*NAMED, "mareas\t5\t0", "las\t0\t0", "a\t0\t0"]) + "\n", "utf-8"
    )
    screening = Screening(read_data(folder))
    for languages in (["en"], ["es"], ["en", "es"], [], None):
        assert screening.look("a las mareas", languages=languages) is not None, languages
        assert screening.look("to the tides", languages=languages) is not None, languages
        assert screening.look("to the moor", languages=languages) is None, languages


def test_what_says_little_is_asked_of_rules_however_little_it_weighs(folder: Path) -> None:
    (folder / "en" / "little.toml").write_text(
        '[concepts]\nstill = ["calm"]\nsmall = ["(go|to|the)"]\n'
        '[[frames]]\nname = "still"\nlevel = "support"\ntopic = "suicide"\npattern = ["still"]\nalone = "small"\n',
        "utf-8",
    )
    screening = Screening(read_data(folder))
    for text in ("go to the calm", "Go, to the calm.", "to the calm"):
        found = screening.look(text)
        assert found is not None, text
        assert [reason.rule for reason in found.why] == ["still"]
    assert screening.look("go to the calm moor") is None


def test_of_two_languages_that_know_all_words_the_one_that_knows_more_weighs_them(folder: Path) -> None:
    for language, more in (("de", 2), ("fr", 50)):
        (folder / language).mkdir()
        own = [*NAMED, "tides\t-9\t0", "to\t0\t0", "the\t0\t0", *(f"{language}{at}\t0\t0" for at in range(more))]
        (folder / language / "weights.tsv").write_text("\n".join(own), "utf-8")
        screening = Screening(read_data(folder))
        found = screening.look("to the tides")
        assert (found is not None) == (language == "de"), language
        assert screening.look("to the tides", languages=["en"]) is not None
        assert screening.look("to the tides", languages=[language]) is None


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ([*NAMED, "tides\t4"], "not two weights"),
        ([*NAMED, "tides\tmany\t0"], "en/weights.tsv:9: a weight is no number"),
        (NAMED[1:], "BIAS"),
    ],
)
def test_a_damaged_file_is_named_and_the_rules_go_on(folder: Path, lines: list[str], says: str) -> None:
    (folder / "en" / "weights.tsv").write_text("\n".join(lines), "utf-8")
    (folder / "it.toml").write_text('[concepts]\nmare = ["mare"]\n', "utf-8")
    with pytest.raises(BadLexicon, match=says) as bad:
        read_data(folder)
    assert [lexicon.language for lexicon in bad.value.sound] == ["it"]


def test_damaged_topics_are_named(folder: Path) -> None:
    (folder / "en" / "topics.tsv").write_text("BIAS\t1\t2\n", "utf-8")
    with pytest.raises(BadLexicon, match="not a weight for each topic"):
        read_weights(folder)


@pytest.mark.parametrize("language", ["de", "en", "es", "fr", "pt"])
def test_what_comes_with_the_bot_is_sound(language: str) -> None:
    folder = Path(__file__).parents[4] / "cogs/signposting/lexicon" / language
    lines = (folder / "weights.tsv").read_text("utf-8").splitlines()
    words = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
    assert len(set(words)) == len(words) > 2_000
    assert {"BIAS", "LIMIT", "KEPT"} < set(words)
    assert (folder / "topics.tsv").exists()
