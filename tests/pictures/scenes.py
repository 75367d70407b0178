"""The cards to look at: what somebody does until the bot shows them, and what stands there then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.people import Person, Role
from tests.pictures.camera import DIRECT_PLACE, Bubble, Camera, Shot

_SERVERS = (
    "Harbour Lights", "The Night Kitchen", "Slow Mornings", "Zwischen den Jahren", "Quiet Corner", "Tea and Talk",
    "Bridge House", "Sunday Walkers", "Nordlicht", "The Reading Room", "Open Door", "Kleine Schritte",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scene:
    """`where`: the channel's name, or None in private. `opened`: lists stand open."""

    name: str
    where: str | None
    shots: Sequence[Shot]
    opened: bool = False


def _copies(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """As they are now: a later answer may change a message that was drawn already."""
    return tuple(replace(shot) for shot in shots)


async def scenes(camera: Camera) -> list[Scene]:
    """All of them, in the order in which they happen."""
    ana, mia = camera.person("ana"), camera.person("mia", Role.MODERATOR)
    return [
        *await _first_looks(camera, ana),
        *await _check_in(camera, ana),
        *await _history(camera, ana),
        *await _for_moderators(camera, mia),
        Scene("pointer", "lounge", await camera.pointer(ana)),
        *await _many(camera),
    ]


async def _first_looks(camera: Camera, ana: Person) -> list[Scene]:
    unknown = await camera.calls(ana, "urgent")
    await camera.calls(ana, "you country", {"country": "DE"})
    return [
        Scene("urgent-no-country", "lounge", unknown),
        Scene("urgent", "lounge", await camera.calls(ana, "urgent")),
        Scene("help", "lounge", await camera.calls(ana, "help")),
        Scene("settings", "lounge", await camera.calls(ana, "you show")),
    ]


async def _check_in(camera: Camera, ana: Person) -> list[Scene]:
    joining = await camera.calls(ana, "checkin join")
    form = camera.opens_form(joining[-1])
    joined = await camera.calls(ana, "checkin join", {"time": "20:30"})
    asked = await camera.waits("2026-01-05T20:30:00+01:00")
    question = _copies(asked)
    thanks = _copies([*asked, *await camera.presses(ana, asked[-1], 3, place=DIRECT_PLACE)])
    more = await camera.presses(ana, asked[-1], 5, place=DIRECT_PLACE)
    note = await camera.presses(ana, more[-1], 2, place=DIRECT_PLACE)
    asked = await camera.waits("2026-01-06T20:30:00+01:00")
    low = await camera.presses(ana, asked[-1], 0, place=DIRECT_PLACE)
    return [
        Scene("join", "lounge", joining),
        Scene("join-form", "lounge", [*joining, form]),
        Scene("joined", "lounge", joined),
        Scene("question", None, question),
        Scene("thanks", None, thanks),
        Scene("thanks-low", None, low),
        Scene("more", None, more),
        Scene("form", None, note),
    ]


async def _history(camera: Camera, ana: Person) -> list[Scene]:
    """Two weeks, of which some days are missing."""
    consent = await camera.calls(ana, "checkin keep", {"yes-or-no": "yes"})
    await camera.presses(ana, consent[-1], 0)
    for day, feeling in ((7, 3), (8, 2), (9, 2), (11, 3), (12, 4), (14, 3), (15, 4), (16, 5), (18, 4)):
        await camera.waits(f"2026-01-{day:02}T21:00:00+01:00")
        await camera.calls(ana, "checkin now", {"feeling": str(feeling)})
    await camera.waits("2026-01-19T07:10:00+01:00")
    note = {"en": "slept at last", "de": "endlich geschlafen"}[camera.language]
    await camera.calls(ana, "checkin now", {"feeling": "4", "energy": "low", "needs": "tired", "note": note})
    return [
        Scene("consent", "lounge", consent),
        Scene("history", "lounge", await camera.calls(ana, "checkin history")),
    ]


async def _for_moderators(camera: Camera, mia: Person) -> list[Scene]:
    setup = await camera.calls(mia, "community setup")
    again = await camera.calls(mia, "community setup", {"language": camera.language})
    told = await camera.presses(mia, again[-1], 0)
    public = [shot for shot in told if isinstance(shot, Bubble) and not shot.only_you]
    return [Scene("setup", "lounge", setup), Scene("announcement", "lounge", public)]


async def _many(camera: Camera) -> list[Scene]:
    """Somebody who shares many servers with the bot, and has to say which one is meant."""
    servers = {str(100 + number): name for number, name in enumerate(_SERVERS)}
    which = await camera.calls(camera.person("kim", servers=servers), "checkin join", place=DIRECT_PLACE)
    return [Scene("list", None, which, opened=True)]
