"""What everybody was shown in the end, held against what they did, by the log of the fake alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from tests.support.discord_fake import FakeDiscord
from tests.support.discord_fake_world import Message, Visible
from tests.support.discord_torture_people import TorturePerson
from tests.support.discord_torture_watch import KINDS, Seen, Watch, kind_of

_SIGN = "✉️"
_KEPT = ("low", "thanks", "in the open")
"""Answers to these are in a history."""


def judge(fake: FakeDiscord, people: Sequence[TorturePerson], watch: Watch) -> Counter[str]:
    """Gives what was shown twice, by the reasons for which Discord could not know it again."""
    repeated: Counter[str] = Counter()
    for person in people:
        repeated += _of_person(fake, person, watch.seen[person.name])
    shown = [each for each in fake.visible if each.author == fake.bot.name]
    _judge_public(fake, [each for each in fake.visible if each.to.startswith("#")])
    assert {each.to for each in shown} <= {f"@{person.name}" for person in people}
    return repeated


def _of_person(fake: FakeDiscord, person: TorturePerson, seen: Sequence[Seen]) -> Counter[str]:
    shown, expected = Counter(each.kind for each in seen), person.expected
    what = f"{person.name} expected {expected} and was shown {shown}"
    assert not expected - shown, f"never shown: {expected - shown}; {what}"
    repeated: Counter[str] = Counter()
    for kind, times in (shown - expected).items():
        why = _why([each for each in seen if each.kind == kind], fake)
        assert why.total() >= times, f"shown {times} times too often: {kind}; {what}"
        repeated[", ".join(why)] += times
    _judge_edits(fake, person)
    return repeated


def _why(seen: Sequence[Seen], fake: FakeDiscord) -> Counter[str]:
    """The reasons that there are for one kind of message to be there more than once."""
    found = [message for channel in fake.state.channels.values() for message in channel.messages.values()]
    follow_ups = {message.id for message in found if _is_follow_up(fake, message)}
    nonces = Counter(each.nonce for each in seen if each.nonce is not None)
    why = {"the nonce was forgotten": sum(times - 1 for times in nonces.values())}
    messages = [each.message for each in seen if each.message]
    if len(messages) < len(seen):
        why["a form was open already"] = len(messages)
    else:
        why["it followed another answer"] = sum(message in follow_ups for message in messages)
    return +Counter(why)


def _is_follow_up(fake: FakeDiscord, message: Message) -> bool:
    """Of an interaction, and neither its first answer nor in the place of that."""
    if message.asked_by is None:
        return False
    asked = next(each for each in fake.interactions.by_token.values() if str(each.id) == message.asked_by["id"])
    return message is not asked.original


def _judge_edits(fake: FakeDiscord, person: TorturePerson) -> None:
    """A question says that it is answered; whatever else is written anew says what it said."""
    words: dict[int, list[str]] = {}
    for each in fake.visible:
        if each.to == f"@{person.name}" and each.author == fake.bot.name and each.deed in ("sent", "edited"):
            words.setdefault(each.message, []).append(each.text)
    for first, *later in words.values():
        for text in later:
            may_change = kind_of(first) in ("question", "how") and kind_of(text) == "answered"
            assert _plain(text) == _plain(first) or may_change, f"{person.name} read {first!r}, and then {text!r}"


def _plain(text: str) -> str:
    """A process that has just begun may not know yet how to write a command so that it can be clicked."""
    return re.sub(r"</([\w -]+):\d+>", r"/\1", text).replace("`", "")


def _judge_public(fake: FakeDiscord, public: Sequence[Visible]) -> None:
    """Nobody reads anything of the bot in a channel but a sign on a command, one at most."""
    signed = Counter(each.message for each in public if each.deed == "reacted")
    assert not signed or max(signed.values()) == 1, signed
    signs = [each for each in public if each.deed == "reacted"]
    assert {each.text for each in signs} <= {_SIGN}, signs
    others = [each for each in public if each.deed != "reacted"]
    ours = [each for each in others if each.author == fake.bot.name or each.deed not in ("sent", "channel changed")]
    assert not ours, ours


def judge_kept(person: TorturePerson, deleted: Seen) -> None:
    """What they were thanked for was done, once: as many answers were kept, and are now deleted."""
    told = KINDS["deleted"].search(deleted.text)
    assert told is not None
    count = 1 if told["count"] == "one" else int(re.sub(r"\D", "", told["count"]))
    answered = sum(person.expected[kind] for kind in _KEPT)
    assert count == answered, f"{person.name} answered {answered} times, and {count} answers were kept"
