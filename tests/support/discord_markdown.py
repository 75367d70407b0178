"""What Discord's clients make of a message, as far as anybody outside knows: a reading of our own, to judge by.

From how clients behave, not from how the adapter escapes: at each place, whichever rule matches first is taken; what no
rule matches is shown as it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_FLAGS = re.DOTALL | re.ASCII
_ESCAPE = re.compile(r"\\([^0-9A-Za-z\s])", _FLAGS)
_SHRUG = re.compile(r"¯\\_\(ツ\)_/¯")
_RULES = {
    "code block": r"```(?:[a-z0-9_+\-.#]*\n)?.*?[^\n].*?```",
    "code": r"(`+)(.*?[^`])\1(?!`)",
    "time": r"<t:-?[0-9]{1,17}(?::[tTdDfFRsS])?>",
    "mention": r"<(?:@[!&]?|#)[0-9]+>",
    "everyone": r"@(?:everyone|here)\b",
    "command": r"</[^:<>\n]{1,98}:[0-9]+>",
    "navigation": r"<id:[a-z\-]+(?::[0-9]+)?>",
    "emoji": r"<a?:\w{1,32}:[0-9]+>",
    "shortcode": r":[A-Za-z0-9_+\-]+(?:::skin-tone-[1-5])?:",
    "link": r"<[^: >\n]+:/[^ >\n]+>",
    "mail or number": r"<(?:mailto:|tel:|sms:)?(?:[^ >\n]+@[^ >\n]+|\+[0-9]+)>",
    "bare link": r"(?:https?|steam|discord)://[^\s<]+[^<.,:;\"'\]\s]",
    "hidden link": r"\[(?:\[[^\]]*\]|[^\[\]])*[^\[]*\]\(\s*[^\s)]+.*?\)",
    "bold": r"\*\*(?:\\.|[^\\])+?\*\*(?!\*)",
    "underline": r"__(?:\\.|[^\\])+?__(?!_)",
    "italics": r"\*(?!\s)(?:\\.|\*\*|[^*\\])+?(?<!\s) {0,2}\*(?!\*)|_(?:\\.|__|[^_\\])+?_(?![A-Za-z0-9_])",
    "struck": r"~~.+?~~(?!_)",
    "spoiler": r"\|\|.+?\|\|",
}
_AT_LINE_START = {
    "heading": r"#{1,3}\s+[^\n]+",
    "small": r"-# +[^\n]+",
    "quote": r">(?:>>)? [^\n]*",
    "list": r"(?:[*+-]|[0-9]+\.) +[^\n]+",
}
_ANYWHERE = [(name, re.compile(rule, _FLAGS)) for name, rule in _RULES.items()]
_FIRST = [(name, re.compile(rule, _FLAGS)) for name, rule in _AT_LINE_START.items()]
_PINGS = re.compile(r"<@[!&]?[0-9]+>|@everyone|@here")
_CARDS = re.compile(r"(?<!<https://)(?<!<http://)discord(?:app)?\.(?:gg|com/invite|gift)/\w", re.IGNORECASE)


@dataclass(slots=True)
class Reading:
    """What is seen, and all that is more than letters: the rule that made it, and how it is written."""

    text: str = ""
    marked: list[tuple[str, str]] = field(default_factory=list)

    def of(self, *rules: str) -> list[str]:
        return [written for rule, written in self.marked if rule in rules]


def read(message: str) -> Reading:
    """`text` without what is marked as time, code or command; an address is part of it, without its brackets."""
    reading = Reading()
    at = 0
    while at < len(message):
        escaped = _ESCAPE.match(message, at) if not _SHRUG.match(message, at) else None
        if escaped:
            reading.text += escaped[1]
            at = escaped.end()
            continue
        at_start = not message[:at].rpartition("\n")[2].strip(" ")
        for name, rule in [*(_FIRST if at_start else ()), *_ANYWHERE]:
            if found := rule.match(message, at):
                reading.marked.append((name, found[0]))
                reading.text += found[0][1:-1] if name == "link" else ""
                at = found.end()
                break
        else:
            reading.text += message[at]
            at += 1
    return reading


def pings(message: str) -> list[str]:
    """Whom the server finds named in it; it does not read markdown."""
    return _PINGS.findall(message)


def cards(message: str) -> list[str]:
    """Invitations to other servers that are shown as a card; those in angle brackets are not."""
    return _CARDS.findall(message)
