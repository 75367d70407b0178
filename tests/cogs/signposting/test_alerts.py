"""Where an alert goes, whom it calls and who is kept out of it: without the screening, straight from what it finds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.adapters.console.platform import COMMUNITY, NAME
from bot.app import App
from bot.core.cog import Delivered, Undelivered
from bot.core.errors import Reason
from bot.core.heard import Said
from bot.core.people import Account, Community, Membership, Person, Place, PlaceKind
from bot.engine.turn import begin
from bot.storage.transaction import OpenTransaction
from cogs.signposting import alert_messages, alerts_store, counts, duty_store, store
from cogs.signposting.alert_commands import Alerts
from cogs.signposting.alerts import KEPT_FOR, Alert
from cogs.signposting.care import Care, Told
from tests.support.console import ConsoleWorld
from tests.support.person import Person as Somebody
from tests.support.words import pattern_of

ROOM = "#helpers"
LOUNGE = Place(PlaceKind.ROOM, "#lounge")


class RoomsAsTold:
    """Everybody but helpers is kept out of #helpers, unless a test says otherwise."""

    def __init__(self) -> None:
        self.open = False
        self.lost = False
        self.readers = {"ben", "cem", "mia"}

    def named(self, community: Community, words: str) -> Place | None:
        return None

    def is_open(self, place: Place, community: Community) -> bool:
        return self.open

    def reads(self, place: Place, account: Account) -> bool:
        return self.open or account.ref in self.readers

    def takes(self, place: Place) -> bool:
        return not self.lost

    def moderates(self, community: Community, account: Account) -> bool | None:
        return None

    def holders(self, community: Community, words: str) -> Mapping[str, str] | None:
        return None


class Watch:
    """Ana, whose words sound like danger; Ben and Cem, who help; Mia, who moderates."""

    def __init__(self, world: ConsoleWorld) -> None:
        self.world = world
        self.rooms = RoomsAsTold()

    async def begin(self) -> None:
        self.mia = await self.world.person("mia", moderator=True)
        self.ben = await self.world.person("ben", helper=True)
        self.cem = await self.world.person("cem", helper=True)
        self.ana = await self.world.person("ana")
        await self.world.at("2026-03-02T03:00:00Z")
        await self.mia.says("!duty on")
        await self.mia.says("!duty off")
        for person in (self.mia, self.ben, self.cem, self.ana):
            person.skips()

    @property
    def app(self) -> App:
        assert self.world.app is not None
        return self.world.app

    @property
    def alerts(self) -> Alerts:
        return next(cog for cog in self.app.cogs if isinstance(cog, Alerts))

    @property
    def care(self) -> Care:
        care = self.alerts._care
        care._rooms = self.rooms
        return care

    async def finds(self, who: str = "ana", *, level: str = "urgent", message: str = "m1", note: str = "n1") -> Told:
        """What the screening's cog calls, in a transaction of its own."""
        said = Said(
            id=message, who=Person(Account(NAME, who), (Membership(COMMUNITY),)), place=LOUNGE, text="(not kept)"
        )

        async def alert(tx: OpenTransaction) -> Told:
            request = (await begin(tx, said, self.app._clock.now())).request
            return await self.care.alert(
                request,
                level=level,
                topic="suicide",
                about="self",
                rules=("plan", "time"),
                where=LOUNGE,
                message=message,
                note_key=note,
            )

        told = await self.app.database.run(alert)
        await self.app.learning.learn()
        await self.app.tick()
        return told

    async def community(self, tx: OpenTransaction) -> Community:
        return await tx.people.community(NAME, COMMUNITY)

    async def take_back_safety_text(self) -> None:
        """As if no moderator had ever accepted one."""
        async with self.app.database.transaction() as tx:
            await tx.people.change_community(replace(await self.community(tx), accepted_at=None))

    async def only(self) -> Alert:
        """The one alert or request that is open."""
        async with self.app.database.transaction() as tx:
            (alert,) = await alerts_store.open_in(tx, (await self.community(tx)).id)
        return alert

    def posted(self) -> list[str]:
        return [seen.text for seen in self.world.in_room(ROOM) if not seen.edits]

    def told(self, person: Somebody, key: str) -> bool:
        return any(pattern_of(key).search(seen.text) for seen in person.skips())


@pytest.fixture
async def watch(tmp_path: Path) -> AsyncIterator[Watch]:
    world = ConsoleWorld(tmp_path)
    watch = Watch(world)
    await watch.begin()
    yield watch
    await world.end()


async def test_it_is_written_in_the_room_and_calls_those_on_duty(watch: Watch) -> None:
    assert await watch.finds() is Told.HELPERS
    (seen,) = [seen for seen in watch.world.in_room(ROOM) if not seen.edits]
    assert seen.pings == ("ben", "cem")
    assert pattern_of("alert-about-rule").search(seen.text)


async def test_nobody_is_told_without_a_safety_text(watch: Watch) -> None:
    await watch.take_back_safety_text()
    assert await watch.finds() is Told.NOBODY
    assert not watch.posted()


async def test_nobody_is_told_without_a_room_for_it(watch: Watch) -> None:
    async with watch.app.database.transaction() as tx:
        await store.change(tx, (await watch.community(tx)).id, store.Settings())
    assert await watch.finds() is Told.NOBODY
    assert not watch.posted()


@pytest.mark.parametrize("fault", ["open", "lost"])
async def test_a_room_that_is_no_good_any_more_gets_nothing_and_one_moderator_hears_of_it_once(
    watch: Watch, fault: str
) -> None:
    setattr(watch.rooms, fault, True)
    assert await watch.finds("ana") is Told.HELPERS
    assert await watch.finds("eva", message="m2", note="n2") is Told.HELPERS
    assert not watch.posted()
    assert watch.told(watch.ben, "alert-urgent")
    assert watch.told(watch.cem, "alert-urgent")
    heard = [seen for seen in watch.mia.skips() if pattern_of(f"alert-place-{fault}").search(seen.text)]
    assert len(heard) == 1
    assert not any(pattern_of("alert-urgent").search(seen.text) for seen in heard)


async def test_a_room_that_is_no_good_and_nobody_on_duty(watch: Watch) -> None:
    watch.rooms.open = True
    for helper in (watch.ben, watch.cem):
        await helper.says("!duty off")
        helper.skips()
    assert await watch.finds() is Told.NOBODY
    assert not watch.posted()
    watch.ben.sees_nothing()


async def test_whoever_cannot_read_the_room_any_more_is_not_called(watch: Watch) -> None:
    """They have lost the role, and never said that they are off duty."""
    watch.rooms.readers = {"ben"}
    await watch.finds()
    (seen,) = [seen for seen in watch.world.in_room(ROOM) if not seen.edits]
    assert seen.pings == ("ben",)


async def test_quiet_helpers_are_left_in_peace(watch: Watch) -> None:
    await watch.ben.says("!you quiet on")
    await watch.finds()
    assert watch.world.in_room(ROOM)[0].pings == ("cem",)


async def test_a_higher_level_changes_the_same_alert(watch: Watch) -> None:
    await watch.finds(level="support")
    await watch.finds(level="urgent", message="m2")
    assert len(watch.posted()) == 1
    alert = await watch.only()
    assert (alert.level, alert.message) == ("urgent", "m1")
    assert alert.again is not None
    assert pattern_of("alert-urgent").search(watch.world.in_room(ROOM)[-1].text)
    await watch.finds(level="support", message="m3")
    assert (await watch.only()).level == "urgent"


async def test_after_an_hour_it_is_another(watch: Watch) -> None:
    await watch.finds()
    await watch.world.at("2026-03-02T04:01:00Z")
    await watch.finds(message="m2", note="n2")
    assert sum(bool(pattern_of("alert-urgent").search(text)) for text in watch.posted()) == 3, "one was repeated"


async def test_what_became_of_the_note(watch: Watch) -> None:
    await watch.finds()
    assert pattern_of("alert-note").search(watch.posted()[0])
    assert (await watch.only()).note == "waiting"
    async with watch.app.database.transaction() as tx:
        await watch.alerts.note_refused(Undelivered(tx, watch.app._clock.now(), "n1", None, 1, "closed"))
    assert (await watch.only()).note == "refused"
    async with watch.app.database.transaction() as tx:
        await watch.alerts.note_delivered(Delivered(tx, watch.app._clock.now(), "n1", None, 1))
    await watch.app.tick()
    assert (await watch.only()).note == "delivered"
    assert "delivered" in watch.world.in_room(ROOM)[-1].text


async def fails(watch: Watch, reason: Reason = "forbidden") -> None:
    """None of the messages that show it could be delivered."""
    async with watch.app.database.transaction() as tx:
        shown = await alert_messages.shown(tx, (await alerts_store.open_in(tx, 1))[0])
        for key, account in shown:
            await watch.alerts.not_shown(Undelivered(tx, watch.app._clock.now(), key, account, 1, reason))
    await watch.app.tick()


async def test_where_the_room_takes_nothing_it_goes_to_helpers_and_at_last_the_person_hears_the_truth(
    watch: Watch,
) -> None:
    await watch.finds()
    await fails(watch)
    assert watch.told(watch.ben, "alert-urgent")
    watch.ana.sees_nothing()
    await fails(watch)
    watch.ana.sees("alert-not-told-after-all", seen="direct")


async def test_who_takes_it_second_hears_who_was_first(watch: Watch) -> None:
    await watch.finds()
    async with watch.app.database.transaction() as tx:
        alert = (await alerts_store.open_in(tx, 1))[0]
        first = await duty_store.of_community(tx, alert.community)
        assert await alerts_store.take(tx, alert, first[0].account_id, watch.app._clock.now())
        assert not await alerts_store.take(tx, alert, first[1].account_id, watch.app._clock.now())
    await watch.cem.says("!alert take 1")
    assert "ben" in watch.cem.sees("alert-has").text


async def test_a_number_of_another_community_is_unknown_in_the_same_words(watch: Watch) -> None:
    async with watch.app.database.transaction() as tx:
        other = await tx.people.community(NAME, "elsewhere")
        known = await tx.people.know(Person(Account(NAME, "ana"), ()))
        values = {"kind": "alert", "account": known.account_id, "level": "urgent", "topic": "suicide", "about": "self"}
        made = await alerts_store.add(tx, other.id, known.member, at=watch.app._clock.now(), **values)
        assert made.number == 1
    for words in ("take 1", "take 2", "pass 1", "done talked 1"):
        await watch.ben.says(f"!alert {words}")
        watch.ben.sees("alert-unknown")


async def test_a_false_alarm_is_counted_for_its_rules(watch: Watch) -> None:
    await watch.finds()
    await watch.ben.says("!alert take")
    await watch.ben.says("!alert done false alarm")
    watch.ben.sees("alert-yours")
    watch.ben.sees("alert-thanks")
    async with watch.app.database.transaction() as tx:
        counted = await counts.counted(tx, 1, watch.app._clock.now() - timedelta(days=2))
    assert {rule: marks for rule, (_, marks) in counted.items()} == {"plan": 1, "time": 1}


async def test_nobody_but_whoever_has_it_or_a_moderator_finishes_it(watch: Watch) -> None:
    await watch.finds()
    await watch.ben.says("!alert take 1")
    await watch.cem.says("!alert done talked 1")
    assert "ben" in watch.cem.sees("alert-has").text
    await watch.mia.says("!alert done talked 1")
    watch.mia.sees("alert-thanks-alone")


async def test_passing_on_calls_the_others_but_not_again_and_again(watch: Watch) -> None:
    await watch.finds()
    before = len(watch.posted())
    for _ in range(3):
        await watch.ben.says("!alert take 1")
        await watch.ben.says("!alert pass")
    assert len(watch.posted()) == before
    await watch.ben.says("!alert take 1")
    await watch.world.at("2026-03-02T03:40:00Z")
    await watch.ben.says("!alert pass")
    assert watch.world.in_room(ROOM)[-1].pings == ("cem",)


async def test_it_goes_after_thirty_days_with_its_messages(watch: Watch) -> None:
    await watch.finds()
    await watch.ben.says("!alert done not needed 1")
    async with watch.app.database.transaction() as tx:
        await watch.alerts.expire(tx, watch.app._clock.now() + KEPT_FOR - timedelta(hours=1))
        assert await alerts_store.numbered(tx, 1, 1) is not None
        await watch.alerts.expire(tx, watch.app._clock.now() + KEPT_FOR + timedelta(hours=1))
        assert await alerts_store.numbered(tx, 1, 1) is None
    await watch.world.at("2026-04-03T00:00:00Z")
    assert all(post.removed for post in watch.world._console.posts if post.to == ROOM)


async def test_the_one_who_is_named_is_kept_out(watch: Watch) -> None:
    """Ben reads the room, so that it goes to the moderator alone, and he cannot find it by its number."""
    await watch.ana.says("!ask not-right look who:ben")
    watch.ana.sees("ask-sent-moderators")
    assert not watch.posted()
    watch.ben.sees_nothing()
    assert "ben" in watch.mia.sees("request-not-right", "request-named", seen="direct").text
    await watch.ben.says("!alert list")
    watch.ben.sees("alert-list-none")
    await watch.ben.says("!alert take 1")
    watch.ben.sees("alert-unknown")
    await watch.mia.presses("alert-take")
    watch.mia.sees("alert-yours")
    watch.ana.sees("alert-taken-told-moderator")


async def test_a_moderator_who_is_named_is_kept_out_too(watch: Watch) -> None:
    await watch.ana.says("!ask not-right look who:mia")
    watch.ana.sees("ask-nobody-not-right")
    watch.mia.sees_nothing()
    assert not watch.posted()


async def test_the_one_they_worry_about_is_named_and_does_not_read_of_it(watch: Watch) -> None:
    await watch.ana.says("!ask worried ideas who:ben")
    watch.ana.sees("ask-sent")
    assert not watch.posted()
    watch.ben.sees_nothing()
    watch.cem.sees("request-worried", "request-named", seen="direct")
    await watch.ben.says("!alert list")
    watch.ben.sees("alert-list-none")
    await watch.ben.says("!alert take 1")
    watch.ben.sees("alert-unknown")


async def test_words_typed_with_it_go_along_and_are_announced(watch: Watch) -> None:
    await watch.ana.says("!ask the jay has flown")
    watch.ana.sees("ask-about")
    await watch.ana.presses("ask-about-me")
    watch.ana.sees("ask-which-for-me", "ask-with-words")
    assert not watch.posted()
    await watch.ana.presses("ask-need-listen")
    watch.ana.sees("ask-sent")
    assert "the jay has flown" in watch.posted()[0]
    assert b"the jay has flown" not in await watch.world.kept()
