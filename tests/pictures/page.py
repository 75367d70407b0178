"""A scene as a page: on a phone and on a desktop, side by side."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.core.replies import ShownFile
from tests.pictures.camera import ZONE, Bubble, Form
from tests.pictures.markdown import html_of
from tests.pictures.scenes import Scene

_HERE = Path(__file__).parent
_ROW, _BUTTON, _LIST, _TEXT, _TITLED = 1, 2, 3, 10, 18
_LONG_FIELD = 2
THEMES = ("dark", "light")

_CLIENT: Mapping[str, Mapping[str, str]] = {
    "en": {
        "used": "{who} used", "only you": "Only you can see this", "dismiss": "Dismiss message", "edited": "(edited)",
        "warning": "This form will be submitted to Alongside. Do not share passwords or other sensitive information.",
        "cancel": "Cancel", "submit": "Submit",
    },
    "de": {
        "used": "{who} hat benutzt:", "only you": "Nur du kannst das sehen", "dismiss": "Nachricht verwerfen",
        "edited": "(bearbeitet)", "cancel": "Abbrechen", "submit": "Absenden",
        "warning": "Dieses Formular wird an Alongside übermittelt. Gib keine Passwörter oder andere sensible "
        "Informationen weiter.",
    },
}  # fmt: skip
"""What Discord's client writes around it by itself, or much the same."""


def page_of(scene: Scene, language: str, theme: str) -> str:
    frames = "".join(_frame(scene, language, width) for width in ("phone", "desktop"))
    style = _fonts() + (_HERE / "page.css").read_text("utf-8")
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(scene.name)}</title>'
        f'<style>{style}</style><body class="{theme}">{frames}</body></html>'
    )


@cache
def _fonts() -> str:
    """Discord's second choice, where the simulated Discord of the tests brings it along."""
    found = find_spec("simcord")
    folder = Path(found.origin).parent / "preview" / "static" / "fonts" if found and found.origin else _HERE
    faces = []
    for name, pattern in (("Noto Sans", "noto-sans-latin-v*.ttf"), ("Noto Sans Mono", "noto-sans-mono-v*.ttf")):
        faces += [
            f'@font-face {{ font-family: "{name}"; font-weight: 100 900; src: url("{path.as_uri()}"); }}\n'
            for path in folder.glob(pattern)
        ]
    return "".join(faces)


def _frame(scene: Scene, language: str, width: str) -> str:
    where = f"# {scene.where}" if scene.where is not None else "@ Alongside"
    inside = [f'<div class="channel">{escape(where)}</div>']
    inside += [_message(one, language, opened=scene.opened) for one in scene.shots if isinstance(one, Bubble)]
    forms = [_form(one, language) for one in scene.shots if isinstance(one, Form)]
    kind = f"frame {width}" + " with-form" * bool(forms)
    return f'<div class="{kind}">{"".join([*inside, *forms])}</div>'


def _message(bubble: Bubble, language: str, *, opened: bool) -> str:
    client = _CLIENT[language]
    used = f'<div class="used">↱ {client["used"].format(who="ana")} <span class="mention">/{bubble.used}</span></div>'
    at = bubble.at.astimezone(ZoneInfo(ZONE))
    edited = f' <span class="edited">{client["edited"]}</span>' if bubble.edited else ""
    foot = f'<div class="foot">{client["only you"]} · <b>{client["dismiss"]}</b></div>'
    return (
        f'<div class="message{" only-you" * bubble.only_you}">{used if bubble.used else ""}<div class="avatar">A</div>'
        f'<div class="head"><span class="name">Alongside</span><span class="tag">APP</span>'
        f'<span class="when">{at:%H:%M}</span></div>'
        f'<div class="words">{_words(bubble.markdown, language)}{edited}</div>'
        f"{''.join(map(_file, bubble.files))}{_pressable(bubble.components, opened=opened)}"
        f"{foot if bubble.only_you else ''}</div>"
    )


def _words(markdown: str, language: str) -> str:
    return html_of(markdown, language=language, zone=ZONE, reader="ana")


def _file(file: ShownFile) -> str:
    if not file.name.endswith(".png"):
        return f'<div class="file">{escape(file.name)}</div>'
    content = b64encode(file.content).decode("ascii")
    return f'<img class="picture" alt="{escape(file.alt or "")}" src="data:image/png;base64,{content}">'


def _pressable(rows: Sequence[Mapping[str, Any]], *, opened: bool) -> str:
    """Rows of buttons and lists. What is none of them is a mistake of ours."""
    made = []
    for row in rows:
        assert row["type"] == _ROW, row
        made.append(f'<div class="row">{"".join(_item(item, opened=opened) for item in row["components"])}</div>')
    return "".join(made)


def _item(item: Mapping[str, Any], *, opened: bool) -> str:
    if item["type"] == _BUTTON:
        return f'<div class="button">{escape(item["label"])}</div>'
    assert item["type"] == _LIST, item
    closed = f'<div class="list"><span>{escape(item["placeholder"])}</span><span>⌄</span></div>'
    options = "".join(f"<div>{escape(option['label'])}</div>" for option in item["options"])
    return closed + f'<div class="options">{options}</div>' * opened


def _form(form: Form, language: str) -> str:
    client = _CLIENT[language]
    parts = "".join(_form_part(part, language) for part in form.modal["components"])
    return (
        f'<div class="shade"><div class="form"><h1>{escape(form.modal["title"])}</h1>'
        f'<div class="warning">{client["warning"]}</div>{parts}'
        f'<div class="row"><div class="button">{client["cancel"]}</div>'
        f'<div class="button submit">{client["submit"]}</div></div></div></div>'
    )


def _form_part(part: Mapping[str, Any], language: str) -> str:
    if part["type"] == _TEXT:
        return f'<div class="words">{_words(part["content"], language)}</div>'
    assert part["type"] == _TITLED, part
    size = " long" if part["component"]["style"] == _LONG_FIELD else ""
    return f'<div class="label">{escape(part["label"])} <i>*</i></div><div class="field{size}"></div>'
