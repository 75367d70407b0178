"""Where words are compared with the lexicons, and how: what each community decided, in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from sqlalchemy import select

from bot.core.gatherings import Gatherings
from bot.core.heard import Called, Heard, Said
from bot.core.people import Membership, PlaceKind
from bot.core.ports import Transaction
from bot.storage.tables import communities
from cogs.signposting import store
from cogs.signposting.seams import OwnPhrases, Reads, Refused
from cogs.signposting.store import Settings


@dataclass(frozen=True, slots=True)
class Listening:
    """A community in which the bot was announced, and what holds there."""

    community: int
    settings: Settings
    phrases: OwnPhrases | None = None


@dataclass(frozen=True, slots=True)
class _Known:
    part_of: str | None
    listening: Listening | None


def is_private(heard: Heard) -> bool:
    """Whether nobody else could read these words: but for a message in a room, nobody can."""
    return heard.place.kind is PlaceKind.DIRECT or not isinstance(heard, Said)


_ASKS = re.compile(r"[!/]\s*ask(?!\w)", re.IGNORECASE)


def is_request(heard: Heard) -> bool:
    """Whether these words are said to ask a person here: then helpers read them because they were asked to."""
    match heard:
        case Said():
            return _ASKS.match(heard.text.strip()) is not None
        case Called():
            return heard.command == "ask"
    return False


@dataclass(slots=True)
class Ears:
    """All communities that are known. `learn` reads them anew."""

    gatherings: Gatherings
    _known: Mapping[tuple[str, str], _Known] = field(default_factory=dict)
    _phrases: dict[int, tuple[frozenset[str], OwnPhrases | None]] = field(default_factory=dict)

    def of(self, heard: Heard) -> Listening | None:
        """Where these words count. None: nowhere. In private, what one of the communities in common has announced is
        enough; one that screens goes before one that only counts."""
        there = self._communities(heard.who.account.platform, heard.who.memberships)
        heard_in = [one.listening for one in there if one.listening is not None]
        if heard.place.kind is PlaceKind.ROOM:  # a thread in a quiet room is as quiet
            refs = {heard.place.ref, heard.hangs_on if isinstance(heard, Said) else None}
            heard_in = [one for one in heard_in if refs.isdisjoint(one.settings.quiet)]
        awake = [one for one in heard_in if one.settings.mode != "off"]
        return min(awake, key=lambda one: one.settings.mode != "on", default=None)

    def is_held(self, heard: Heard) -> bool:
        """Whether it was written in a session that is going on: somebody is there who listens."""
        return not is_private(heard) and self.gatherings.is_going_on(heard.who.account.platform, heard.place.ref)

    def _communities(self, platform: str, memberships: Iterable[Membership]) -> list[_Known]:
        """A community that counts as a part of another, as both have said, is that other."""
        found: dict[str, _Known] = {}
        for one in memberships:
            known = self._known.get((platform, one.community))
            if known is None:
                continue
            claims = {claim.community for claim in one.claimed_by}
            whole = self._known.get((platform, known.part_of)) if known.part_of in claims else None
            ref = known.part_of if whole is not None and known.part_of is not None else one.community
            found.setdefault(ref, whole or known)
        return list(found.values())

    async def learn(self, tx: Transaction, reads: Reads) -> None:
        decided = await store.all_settings(tx)
        keys = await store.phrase_keys(tx)
        known = {}
        for row in (await tx.execute(select(communities))).all():
            listening = None
            if row.announced_at is not None:
                phrases = await self._own_phrases(tx, reads, row.id, row.handle, keys.get(row.id, frozenset()))
                listening = Listening(row.id, decided.get(row.id, Settings()), phrases)
            known[row.platform, row.ref] = _Known(row.part_of, listening)
        self._known = known

    async def _own_phrases(
        self, tx: Transaction, reads: Reads, community: int, handle: str, keys: frozenset[str]
    ) -> OwnPhrases | None:
        """Opened and made ready only where they have changed."""
        before = self._phrases.get(community)
        if before is not None and before[0] == keys:
            return before[1]
        made = None
        if keys:
            try:
                made = reads.phrases(await store.phrases_of(tx, community, handle))
            except Refused:  # taken once, and refused by a newer version: the lexicons go on without it
                made = None
        self._phrases[community] = keys, made
        return made
