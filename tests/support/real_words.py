"""Makes `lexicon/common.txt` and `lexicon/slips.txt` from public word frequencies.

`python -m tests.support.real_words`, when the lexicons have changed much. It needs `pip install wordfreq`, which the
program itself does not.
"""

from __future__ import annotations

from collections import Counter

from wordfreq import top_n_list, zipf_frequency

from cogs.signposting.screening.lexicon import COMMON, LEXICONS
from cogs.signposting.screening.normalise import words
from cogs.signposting.screening.screening import Screening
from cogs.signposting.screening.slips import SHORTEST, SLIPS, slips_of

LANGUAGES = ("de", "en", "es", "fr", "it", "nl", "pt")
_COMMON = 1_000
_REAL = 40_000
_TOO_COMMON = 5.4
"""On the Zipf scale: slips in words as common as this are left as they are."""
_KEYS = 900
_PLAINEST = (
    *("killing", "suicide", "suicidal", "death", "dying", "hanging", "overdose", "myself", "anymore", "hopeless"),
    *("worthless", "pointless", "hurting", "harming", "cutting", "binge", "purging", "raped", "hitting", "abused"),
    *("disappear", "vanish", "goodbye", "asleep", "alive", "burden"),
    *("matarme", "suicidarme", "morirme", "cortarme", "suicidio", "desaparecer"),
    *("umbringen", "ritzen", "selbstmord", "suizid", "sterben", "leben"),
    *("suicider", "pendre", "mourir", "disparaître", "morrer", "suicidar", "sumir"),
)
"""Taken however few phrases hold them: what is said most plainly needs few."""


def write_common() -> None:
    lines = ["# The commonest words of each language, the commonest first: they tell little about a message."]
    lines += ["# Made by tests/support/real_words.py."]
    for language in LANGUAGES:
        found = dict.fromkeys(word for text in top_n_list(language, 2 * _COMMON) for word in words(text))
        lines.append(f"{language}: {' '.join(list(found)[:_COMMON])}")
    (LEXICONS / COMMON).write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_slips(screening: Screening) -> None:
    real = {word for language in LANGUAGES for text in top_n_list(language, _REAL) for word in words(text)}
    keys = Counter(screening.keys)
    common = {key: max(zipf_frequency(key, language) for language in LANGUAGES) for key in keys}
    likely = (key for key, _ in keys.most_common() if len(key) >= SHORTEST and key.isascii())
    chosen = [key for key in likely if 0 < common[key] < _TOO_COMMON][:_KEYS]
    chosen += [key for text in _PLAINEST for key in words(text) if key in common and key not in chosen]
    chosen.sort(key=lambda key: (-common[key], key))
    lines = ["# Words in which slips are looked for, the commonest first; behind each the real words one slip from it."]
    lines += ["# Made by tests/support/real_words.py."]
    lines += [f"{key}: {' '.join(sorted(real & set(slips_of(key)) - {key}))}".rstrip() for key in chosen]
    (LEXICONS / SLIPS).write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_common()
    write_slips(Screening.of())
