"""Which room belongs to which community, who may do what there, and whose invitations are accepted."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

import bot.adapters.matrix.invitations as invitations
import bot.adapters.matrix.link as link
from bot.adapters.matrix.invitations import Invitation, Invitations
from bot.adapters.matrix.settings import Settings
from bot.core.errors import Undeliverable
from bot.core.heard import Left, Said
from bot.core.people import Membership, PlaceKind, Role
from tests.support.matrix_bot_fixture import ENCRYPTION, House, Someone, StepBot, a_house
from tests.support.proxy import a_line
from tests.support.synapse import Synapse

pytestmark = pytest.mark.asyncio(loop_scope="module")

VERSIONS = pytest.mark.parametrize("version", ["10", "12"])
MODERATOR = frozenset([Role.MODERATOR])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def house(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[House]:
    async with a_house(synapse, tmp_path_factory.mktemp("house")) as house:
        yield house


async def memberships(bot: StepBot, who: Someone, room: str) -> tuple[Membership, ...]:
    """As whoever says something there has them at that moment."""
    event = await who.say(room, "whose room is this?")
    await bot.until(lambda: any(said.id == event for said in bot.of(Said)))
    return next(said.who.memberships for said in bot.of(Said) if said.id == event)


async def community(bot: StepBot, who: Someone, room: str) -> str:
    (membership,) = await memberships(bot, who, room)
    return membership.community


# Communities


@VERSIONS
async def test_a_room_that_stands_alone_is_a_community(house: House, version: str) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana, room_version=version)
    assert bot.link.rooms[room].version == version
    assert await memberships(bot, mia, room) == (Membership(room, MODERATOR, "lounge"),)
    assert await memberships(bot, ana, room) == (Membership(room, frozenset(), "lounge"),)


@VERSIONS
async def test_a_space_adopts_a_room_that_names_it(house: House, version: str) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    space = await mia.create_space(name="The house", invite=[bot.user], room_version=version)
    room = await house.lounge(bot, ana, room_version=version)
    await bot.joined(space)
    assert await community(bot, ana, room) == room
    await mia.state(space, "m.space.child", {"via": ["localhost"]}, room)
    assert await community(bot, ana, room) == room, "nobody of the room has agreed"
    await ana.state(room, "m.space.parent", {"via": ["localhost"]}, space)
    assert await memberships(bot, ana, room) == (Membership(space, frozenset(), "The house"),)
    await ana.state(room, "m.space.parent", {}, space)
    assert await community(bot, ana, room) == room


@VERSIONS
async def test_a_space_adopts_a_room_when_a_moderator_of_the_room_puts_it_there(house: House, version: str) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    space = await mia.create_space(name="The house", invite=[bot.user], room_version=version)
    room = await house.lounge(bot, mia, room_version=version)
    await bot.joined(space)
    await mia.state(space, "m.space.child", {"via": ["localhost"]}, room)
    assert await community(bot, mia, room) == space
    await mia.state(space, "m.space.child", {}, room)
    assert await community(bot, mia, room) == room


async def test_somebodys_own_space_takes_no_room_of_a_community(house: House) -> None:
    bot, mia, mallory = await house.ears(), await house.person("mia"), await house.person("mallory")
    room = await house.lounge(bot, mia, mallory)
    space = await mallory.create_space(invite=[bot.user])
    await bot.joined(space)
    await mallory.state(space, "m.space.child", {"via": ["localhost"]}, room)
    assert [(one.community, one.roles) for one in await memberships(bot, mallory, room)] == [(room, frozenset())]


async def test_somebodys_own_room_takes_no_name_of_a_community(house: House) -> None:
    bot, mia, mallory = await house.ears(), await house.person("mia"), await house.person("mallory")
    space = await mia.create_space(name="The house", invite=[bot.user])
    await bot.joined(space)
    room = await house.lounge(bot, mallory)
    await mallory.state(room, "m.space.parent", {"via": ["localhost"], "canonical": True}, space)
    assert await community(bot, mallory, room) == room


async def test_spaces_within_each_other_are_one_community_for_all_in_the_circle(house: House) -> None:
    bot, mia = await house.ears(), await house.person("mia")
    spaces = [await mia.create_space(invite=[bot.user]) for _ in range(3)]
    room = await house.lounge(bot, mia)
    await bot.joined(*spaces)
    for space, child in zip(spaces, [*spaces[1:], spaces[0]], strict=True):
        await mia.state(space, "m.space.child", {"via": ["localhost"]}, child)
    await mia.state(spaces[1], "m.space.child", {"via": ["localhost"]}, room)
    await bot.hears_all([room], mia)
    roots = [bot.link.places.root_of(bot.link.rooms[id_]) for id_ in (*spaces, room)]
    assert {root.id for root in roots if root is not None} == {min(spaces)}


# Authority


@VERSIONS
async def test_authority_is_what_the_root_says_at_that_moment(house: House, version: str) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    space = await mia.create_space(name="The house", invite=[bot.user, ana.user], room_version=version)
    await ana.join(space)
    room = await house.lounge(bot, mia, ana, room_version=version)
    await bot.joined(space)
    await mia.state(space, "m.space.child", {"via": ["localhost"]}, room)
    await mia.levels(room, **{ana.user: 99})
    assert [one.roles for one in await memberships(bot, ana, room)] == [frozenset()], "the room is not the root"
    await mia.levels(space, **{ana.user: 50})
    assert [one.roles for one in await memberships(bot, ana, room)] == [MODERATOR]
    await mia.levels(space, **{ana.user: 49})
    assert [one.roles for one in await memberships(bot, ana, room)] == [frozenset()]


async def test_what_was_taken_away_while_the_bot_was_down_gives_no_power(house: House) -> None:
    """The root says it, and the words come from another room: both in one answer of the homeserver."""
    bot, mia, ana = await house.bot(only_hears=True), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana)
    space = await mia.create_space(invite=[bot.user], power_level_content_override={"users": {ana.user: 100}})
    await bot.joined(space)
    await mia.state(space, "m.space.child", {"via": ["localhost"]}, room)
    assert [one.roles for one in await memberships(bot, ana, room)] == [MODERATOR]
    await bot.stop()
    await mia.levels(space, **{ana.user: 50})
    await mia.levels(space, **{ana.user: 0})
    event = await ana.say(room, "!safety settings off")
    await bot.start()
    await bot.until(lambda: any(said.id == event for said in bot.of(Said)))
    said = next(said for said in bot.of(Said) if said.id == event)
    assert said.who.memberships == (Membership(space, frozenset(), None),)


async def test_creators_of_a_room_of_version_12_are_above_all_levels(house: House) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana, room_version="12", creation_content={"additional_creators": [ana.user]})
    power = await mia.call("GET", "rooms", room, "state", "m.room.power_levels", "")
    assert mia.user not in power["users"]
    for person in (mia, ana):
        assert [one.roles for one in await memberships(bot, person, room)] == [MODERATOR]


async def test_creators_of_older_rooms_have_what_the_levels_say(house: House) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    content = {"additional_creators": [ana.user]}
    room = await house.lounge(bot, mia, ana, room_version="10", creation_content=content)
    await mia.levels(room, **{ana.user: 0})
    assert [one.roles for one in await memberships(bot, ana, room)] == [frozenset()]
    await mia.levels(room, **{mia.user: 10})
    assert [one.roles for one in await memberships(bot, mia, room)] == [frozenset()]


async def test_roles_below_moderators_only_where_the_operator_gives_them_a_level(house: House) -> None:
    bot = await house.bot(only_hears=True, moderator_level=100, facilitator_level=60, helper_level=30)
    mia, ana = await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana)
    for level, roles in ((59, {Role.HELPER}), (60, {Role.HELPER, Role.FACILITATOR}), (29, set())):
        await mia.levels(room, **{ana.user: level})
        assert [one.roles for one in await memberships(bot, ana, room)] == [roles]


async def test_a_name_like_a_moderators_moderates_nothing(house: House) -> None:
    """Neither as the id of an account, nor as the name that others see."""
    bot, mia = await house.ears(), await house.person("mia")
    like = await house.person(mia.user[1:].partition(":")[0] + ".")
    room = await house.lounge(bot, mia, like)
    await like.call("PUT", "profile", like.user, "displayname", body={"displayname": mia.user})
    assert [one.roles for one in await memberships(bot, like, room)] == [frozenset()]


@pytest.mark.parametrize("level", ["100", True, 100.0, None, [100], {"a": 100}])
async def test_a_level_that_is_no_number_is_none(house: House, level: object) -> None:
    """Old rooms may hold such things, and a hostile homeserver sends what it likes."""
    bot, mia = await house.ears(), await house.person("mia")
    room = bot.link.rooms.get(await house.lounge(bot, mia))
    assert room is not None
    content = {"users": {mia.user: level}, "users_default": level, "events": {"m.room.message": level}, "invite": level}
    room.take({"type": "m.room.power_levels", "state_key": "", "content": content})
    room.take({"type": "m.room.create", "state_key": "", "sender": "@x:y", "content": {"room_version": "10"}})
    assert room.level_of(mia.user) == 0
    assert bot.link.places.membership(room, mia.user) == Membership(room.id, frozenset(), "lounge")
    room.may_send(mia.user)
    room.may_invite(mia.user)


async def test_a_huge_level_is_below_the_creators(house: House) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana)
    await mia.levels(room, **{ana.user: 2**53 - 1})
    assert [one.roles for one in await memberships(bot, ana, room)] == [MODERATOR]


async def test_power_in_a_direct_room_is_none(house: House) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana)
    direct = await house.direct(bot, ana)
    power = await ana.call("GET", "rooms", direct, "state", "m.room.power_levels", "")
    assert ana.user in bot.link.rooms[direct].creators or power["users"][ana.user] == 100
    assert await memberships(bot, ana, direct) == (Membership(room, frozenset(), "lounge"),)


async def test_a_direct_room_with_a_third_in_it_is_neither_private_nor_a_community(house: House) -> None:
    bot, mia, ana, ben = await house.ears(), *[await house.person(name) for name in ("mia", "ana", "ben")]
    room = await house.lounge(bot, mia, ana)
    direct = await house.direct(bot, ana)
    await ana.invite(direct, ben.user)
    event = await ana.say(direct, "!you show")
    await bot.until(lambda: any(said.id == event for said in bot.of(Said)))
    said = next(said for said in bot.of(Said) if said.id == event)
    assert (said.place.kind, said.to_me) == (PlaceKind.ROOM, False)
    assert [one.community for one in said.who.memberships] == [room]
    await ben.join(direct)
    assert await memberships(bot, ben, direct) == ()
    with pytest.raises(Undeliverable):
        await bot.deliver(direct, "in the open")


async def test_a_new_device_knows_the_rooms_as_they_are(house: House) -> None:
    """It looks for the first time, and much of a room's state was there before the bot came."""
    bot, mia, ana = await house.bot(only_hears=True), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana, initial_state=[ENCRYPTION], room_version="10")
    await bot.step()
    before = bot.link.rooms[room]
    await bot.stop()
    bot.settings.folder.joinpath("position").unlink()
    await bot.start()
    after = bot.link.rooms[room]
    assert (after.is_encrypted, after.version, after.name) == (True, "10", "lounge")
    assert (after.joined, after.level_of(mia.user)) == (before.joined, 100)
    assert bot.of(Said) == []


# Invitations


async def test_a_room_for_two_in_which_others_are_is_left(house: House) -> None:
    """Else any member could have the bot take a community's room for their own: it would be deaf there for good."""
    bot, mia, mallory = await house.ears(), await house.person("mia"), await house.person("mallory")
    room = await mia.create(name="lounge", preset="public_chat", invite=[mallory.user])
    await mallory.join(room)
    await mia.levels(room, **{mallory.user: 50})
    await mallory.invite(room, bot.user, is_direct=True)
    await bot.joined(room)
    await bot.until(lambda: room not in bot.link.rooms)
    await mia.invite(room, bot.user)
    await bot.joined(room)
    assert await memberships(bot, mia, room) == (Membership(room, MODERATOR, "lounge"),)


async def test_kicked_banned_and_asked_in_again(house: House) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana)
    await mia.kick(room, bot.user)
    await bot.until(lambda: room not in bot.link.rooms)
    with pytest.raises(Undeliverable):
        await bot.deliver(room, "nobody hears this")
    with pytest.raises(Undeliverable):
        await bot.deliver(ana, "we share nothing any more")
    await mia.ban(room, bot.user)
    await bot.step()
    await mia.call("POST", "rooms", room, "unban", body={"user_id": bot.user})
    await mia.levels(room, **{ana.user: 50})
    await mia.invite(room, bot.user)
    await bot.joined(room)
    assert await memberships(bot, ana, room) == (Membership(room, MODERATOR, "lounge"),)


@pytest.mark.parametrize("how", ["leave", "kick", "ban"])
async def test_who_leaves_the_last_room_of_a_community_has_left_it(house: House, how: str) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    space = await mia.create_space(invite=[bot.user, ana.user])
    await ana.join(space)
    room = await house.lounge(bot, mia, ana)
    await bot.joined(space)
    await mia.state(space, "m.space.child", {"via": ["localhost"]}, room)
    await bot.step()
    for place in (room, space):
        assert bot.of(Left) == []
        await (ana.leave(place) if how == "leave" else getattr(mia, how)(place, ana.user))
        await bot.step()
    (left,) = bot.of(Left)
    assert (left.who.account.ref, [one.community for one in left.who.memberships]) == (ana.user, [space])
    assert not bot.link.places.shares_community(ana.user)


async def test_who_comes_back_is_a_member_as_before(house: House) -> None:
    bot, mia, ana = await house.ears(), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana)
    await bot.step()
    await ana.leave(room)
    await mia.invite(room, ana.user)
    await ana.join(room)
    assert await memberships(bot, ana, room) == (Membership(room, frozenset(), "lounge"),)
    assert bot.link.places.shares_community(ana.user)


def settings(**changed: object) -> Settings:
    said: dict[str, object] = {"homeserver": "", "user": "@bot:here.org", "folder": None, **changed}
    return Settings(**said)  # type: ignore[arg-type]  # of the test's choosing


@pytest.mark.parametrize(
    ("changed", "welcome"),
    [
        ({"invitations": "anybody"}, {"@a:here.org", "@a:there.org", "@m:evil.org", "@a:here.org.evil.org"}),
        ({"invitations": "servers"}, {"@a:here.org"}),
        ({"invitations": "servers", "servers": ("there.org",)}, {"@a:there.org"}),
        ({"invitations": "people", "people": ("@m:evil.org",)}, {"@m:evil.org"}),
        ({"invitations": "people"}, set()),
    ],
)
async def test_whose_invitations_are_accepted(changed: dict[str, object], welcome: set[str]) -> None:
    policy = Invitations(settings(**changed))
    everybody = {"@a:here.org", "@a:there.org", "@m:evil.org", "@a:here.org.evil.org"}
    assert {user for user in everybody if policy.are_welcome_from(user)} == welcome
    known = {
        user
        for user in everybody
        if Invitations(settings(**changed)).accepts(Invitation("!r", user, True), 1e6, knows=True)
    }
    assert known == everybody, "whoever shares a community with the bot may write to it in private"


async def test_who_is_not_named_is_declined(house: House) -> None:
    bot = await house.bot(only_hears=True, invitations="people", people=("@nobody:localhost",))
    ana = await house.person("ana")
    room = await ana.create(invite=[bot.user])
    await bot.step()
    await bot.link._answering[room]
    members = await ana.call("GET", "rooms", room, "state", "m.room.member", bot.user)
    assert members["membership"] == "leave"


async def test_a_flood_is_declined_but_for_a_few_and_holds_nothing_up(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thousand invitations: of one person some are accepted, and the others are declined one after another, while
    the bot hears and saves its position."""
    monkeypatch.setattr(link, "_BETWEEN_REFUSALS", 3600.0)
    bot, mia, mallory = await house.bot(only_hears=True), await house.person("mia"), await house.person("mallory")
    room = await house.lounge(bot, mia)
    state = [
        {"type": "m.room.member", "state_key": bot.user, "sender": mallory.user, "content": {"membership": "invite"}}
    ]
    accepted = [bot.link._invited(f"!flood{number}:localhost", state) for number in range(1000)]
    assert sum(map(bool, accepted)) == invitations._PER_PERSON < invitations._AT_ONCE
    assert len(bot.link._answering) == 1000
    position = bot.link.hearing._position.read()
    await bot.hears_all([room], mia)
    assert bot.link.hearing._position.read() != position
    answering = list(bot.link._answering.values())
    await bot.stop()
    assert all(errand.done() for errand in answering)


async def test_a_flood_of_rooms_for_two_ends_soon_and_leaves_room_for_others(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(invitations, "_PER_PERSON", 3)
    bot, mia, mallory = await house.bot(only_hears=True), await house.person("mia"), await house.person("mallory")
    rooms = [await mallory.create_direct(bot.user) for _ in range(6)]
    await bot.until(lambda: len(bot.link.direct._of_user.get(mallory.user, ())) == 3)
    await house.direct(bot, mia)
    await bot.step(2)
    assert len([room for room in rooms if room in bot.link.rooms]) == 3


async def test_an_invitation_to_a_room_that_is_gone_ends_nothing(house: House) -> None:
    async with a_line(house.synapse.url) as line:
        bot, mia = await house.bot(only_hears=True, homeserver=line.url), await house.person("mia")
        line.answer("POST .*/join/", 404, errcode="M_NOT_FOUND", error="gone")
        gone = await mia.create(invite=[bot.user])
        await bot.until(lambda: line.asked("POST .*/join/"))
        await mia.leave(gone)
        room = await house.lounge(bot, mia)
        await bot.hears_all([room], mia)
        assert gone not in bot.link.rooms


async def test_a_crash_between_joining_and_hearing_of_it_leaves_a_room_for_two_one(house: House) -> None:
    bot, mia, ana = await house.bot(only_hears=True), await house.person("mia"), await house.person("ana")
    room = await house.lounge(bot, mia, ana)
    direct = await ana.create_direct(bot.user)
    await bot.link.hearing.once(0)
    await bot.link._answering[direct]
    await bot.crash()
    await bot.start()
    assert bot.link.direct.user_of(direct) == ana.user
    assert await memberships(bot, ana, direct) == (Membership(room, frozenset(), "lounge"),)
