"""What the tests of Matrix stand on: the homeserver, and people whose client is not ours."""

from __future__ import annotations

import asyncio
import math
import re
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from nio.crypto import encrypt_attachment

from tests.support.independent import Failed, Independent, with_independent_people
from tests.support.synapse import Refused, Synapse


async def two_people(synapse: Synapse, stack: AsyncExitStack) -> tuple[Independent, Independent]:
    async def come(user: str) -> Independent:
        name = synapse.new_name(user)
        await synapse.register(name)
        return await stack.enter_async_context(Independent(synapse, name))

    ana, ben = await asyncio.gather(come("ana"), come("ben"))
    return ana, ben


@with_independent_people
async def test_two_people_talk_in_an_encrypted_direct_room(synapse: Synapse) -> None:
    async with AsyncExitStack() as stack:
        ana, ben = await two_people(synapse, stack)
        room = await ana.create_direct(ben.user_id, encrypted=True)
        invite = await ben.wait_for_invite(ana.user_id)
        assert (invite["room"], invite["direct"], invite["encrypted"]) == (room, True, True)
        await ben.join(room)
        await ana.wait_for_member(room, ben.user_id)

        asked = await ana.say(room, "How is it?", html="<b>How</b> is it?", mentions=[ben.user_id])
        seen = await ben.wait_for(room, ana.user_id, "How")
        assert (seen["id"], seen["html"], seen["mentions"]) == (asked, "<b>How</b> is it?", {"user_ids": [ben.user_id]})
        assert (seen["encrypted"], seen["failed"], seen["shield"]) == (True, None, "none")

        answered = await ben.say(room, "Better", thread=asked)
        answer = await ana.wait_for(room, ben.user_id, after=asked)
        assert (answer["id"], answer["relation"]["rel_type"], answer["relation"]["event_id"]) == (
            answered, "m.thread", asked,
        )  # fmt: skip
        await ben.edit(room, answered, "Much better")
        assert (await ana.wait_for_event(room, answered, "Much"))["edited"]
        await ana.react(room, answered, "👍")
        reaction = await ben.wait_for(room, ana.user_id, type="m.reaction")
        assert reaction["relation"] == {"rel_type": "m.annotation", "event_id": answered, "key": "👍"}
        await ana.redact(room, asked)
        assert (await ben.wait_for_event(room, asked, redacted=True))["body"] is None

        status = await ben.device_status(ana.user_id, ana.device_id)
        assert status is not None
        assert status["signed_by_owner"]


@with_independent_people
async def test_a_device_that_its_owner_has_not_signed_is_kept_out_by_the_strict(synapse: Synapse) -> None:
    async with AsyncExitStack() as stack:
        ana, _ = await two_people(synapse, stack)
        name = synapse.new_name("cem")
        await synapse.register(name)
        cem = await stack.enter_async_context(Independent(synapse, name, strict=False, sign=False))
        room = await cem.create_direct(ana.user_id, encrypted=True)
        await ana.join(room)
        await cem.wait_for_member(room, ana.user_id)
        await cem.say(room, "Hello")
        unread = await ana.wait_for(room, cem.user_id)
        assert unread["failed"]
        await ana.say(room, "Who is it?")
        assert (await cem.wait_for(room, ana.user_id))["failed"]
        status = await ana.device_status(cem.user_id, cem.device_id)
        assert status is not None
        assert not status["signed_by_owner"]


@with_independent_people
@pytest.mark.parametrize("version", ["10", "12"])
async def test_rooms_of_both_kinds(synapse: Synapse, version: str) -> None:
    async with AsyncExitStack() as stack:
        ana, ben = await two_people(synapse, stack)
        space = await ana.create_room("All of it", version=version, space=True)
        room = await ana.create_room("Lounge", [ben.user_id], version)
        assert (":" in room) == (version == "10")
        created = await ana.state(room, "m.room.create")
        assert created is not None
        assert created["room_version"] == version
        assert await ana.power_level(room, ana.user_id) == (100 if version == "10" else math.inf)
        await ana.set_state(space, "m.space.child", {"via": ["localhost"]}, room)

        assert not (await ben.wait_for_invite(ana.user_id))["direct"]
        await ben.join(room)
        await ana.set_power_level(room, ben.user_id, 50)
        said = await ben.say(room, "Hello")
        assert (await ana.wait_for(room, ben.user_id, "Hello"))["encrypted"] is False
        assert await ben.power_level(room, ben.user_id) == 50
        await ben.leave(room)
        await ana.wait_for_member(room, ben.user_id, "leave")
        with pytest.raises(Failed) as failed:
            await ben.react(room, said, "👍")
        assert failed.value.status == 403


@with_independent_people
async def test_what_a_person_cannot_do_is_said(synapse: Synapse) -> None:
    name = synapse.new_name("ana")
    await synapse.register(name)
    with pytest.raises(Failed) as failed:
        await Independent(synapse, name, "of somebody else").__aenter__()
    assert (failed.value.status, failed.value.data["errcode"]) == (403, "M_FORBIDDEN")
    async with Independent(synapse, name) as ana:
        with pytest.raises(TimeoutError, match="wait_for_invite"):
            await ana.wait_for_invite("@nobody:localhost", timeout=0.1)
        waiting = asyncio.create_task(ana.wait_for_invite("@nobody:localhost"))
        await asyncio.sleep(0)
        await ana.close()
        with pytest.raises(Failed, match="ended"):
            await waiting
        with pytest.raises(Failed, match="ended"):
            await ana.timeline("!nowhere")


@with_independent_people
async def test_files(synapse: Synapse) -> None:
    picture = bytes(range(256)) * 1000
    sealed, keys = encrypt_attachment(picture)
    async with AsyncExitStack() as stack:
        ana, _ = await two_people(synapse, stack)
        for content, encrypted in (picture, None), (sealed, keys), (picture, keys):
            room = await ana.create_room("Pictures", encrypted=encrypted is not None)
            address = await synapse.upload(content, ana.access_token)
            where = {"file": {**encrypted, "url": address}} if encrypted else {"url": address}
            event = await ana.send(room, "m.room.message", {"msgtype": "m.image", "body": "a picture", **where})
            assert (await ana.wait_for(room, ana.user_id, "picture"))["msgtype"] == "m.image"
            if content is picture and encrypted:
                with pytest.raises(Failed, match="not what was sent"):
                    await ana.download(room, event)
            else:
                assert await ana.download(room, event) == picture


async def test_those_who_ask_too_often_are_held_back(strict_synapse: Synapse) -> None:
    user = await strict_synapse.register(strict_synapse.new_name("ana"))

    async def send(many: int) -> None:
        for number in range(many):
            path = f"/_matrix/client/v3/rooms/{room}/send/m.room.message/{many}-{number}"
            await strict_synapse.call("PUT", path, {"msgtype": "m.text", "body": "x"}, user["access_token"])

    room = (await strict_synapse.call("POST", "/_matrix/client/v3/createRoom", {}, user["access_token"]))["room_id"]
    with pytest.raises(Refused) as refused:
        await send(20)
    assert refused.value.status == 429
    assert refused.value.body["errcode"] == "M_LIMIT_EXCEEDED"
    assert refused.value.body["retry_after_ms"] > 0

    await strict_synapse.override_ratelimit(user["user_id"], True)
    await send(30)
    await strict_synapse.override_ratelimit(user["user_id"], False)
    with pytest.raises(Refused):
        await send(40)


async def test_a_restart_keeps_what_was(strict_synapse: Synapse) -> None:
    user = await strict_synapse.register(strict_synapse.new_name("ana"))
    strict_synapse.restart()
    who = await strict_synapse.call("GET", "/_matrix/client/v3/account/whoami", token=user["access_token"])
    assert who["user_id"] == user["user_id"]


@pytest.mark.skipif(not Path("/proc/net/tcp").exists(), reason="only Linux lists its sockets in /proc")
def test_nobody_else_can_reach_it(synapse: Synapse) -> None:
    links = [str(link.readlink()) for link in Path(f"/proc/{synapse.pid}/fd").iterdir() if link.is_symlink()]
    own = {found[1] for link in links if (found := re.fullmatch(r"socket:\[(\d+)\]", link))}
    listening = "0A"
    addresses = [
        columns[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/{synapse.pid}/net/{table}").read_text().splitlines()[1:]
        if (columns := line.split())[3] == listening and columns[9] in own
    ]
    assert addresses == [f"0100007F:{synapse.port:04X}"]
