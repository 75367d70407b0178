"""`alongside screen`: one message a line in, one finding a line out."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator

from cogs.signposting.screening.findings import Finding
from cogs.signposting.screening.screening import Screening


def answers(lines: Iterable[str], screening: Screening, languages: Collection[str] | None) -> Iterator[str]:
    """For each line, a message or JSON with a `text`, what is found in it: JSON in one line, ASCII alone."""
    for line in lines:
        yield _as_json(screening.look(_text_of(line.rstrip("\r\n")), languages=languages))


def _text_of(line: str) -> str:
    try:
        read = json.loads(line)
    except (ValueError, RecursionError):
        return line
    text = read.get("text") if isinstance(read, dict) else None
    return text if isinstance(text, str) else line


def _as_json(finding: Finding | None) -> str:
    if finding is None:
        return json.dumps({"level": "none", "about": None, "topic": None, "why": []})
    why = [{"rule": reason.rule, "span": reason.span} for reason in finding.why]
    return json.dumps({"level": finding.level, "about": finding.about, "topic": finding.topic, "why": why})
