"""The tables of sessions: what was wished for, each time that it takes place, and who has a seat."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, false

from bot.core.deeds import KEY_LENGTH
from bot.storage.tables import Id, Instant, metadata

WALL = 16
"""Letters of a wall time: "2026-03-02T19:00"."""

sessions = Table(
    "sessions",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(KEY_LENGTH), nullable=False, comment="its name at random, in calendars too"),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("number", Integer, nullable=False, comment="as people there call it"),
    Column("place", String(255), nullable=False, comment="the room where its cards are shown"),
    Column("title", Text, nullable=False, comment="sealed with the community's key", info={"sealed": "value"}),
    Column("about", Text, comment="for whom it is, sealed", info={"sealed": "value"}),
    Column("first", String(WALL), nullable=False, comment="the wish: wall time"),
    Column("zone", String(64), nullable=False, comment="the wish: zone"),
    Column("rule", Text, comment="the wish: RFC 5545, empty for once"),
    Column("until", String(WALL), comment="the wish: wall time before which it ends"),
    Column("exceptions", Text, comment="the wish: what is skipped and moved, as JSON"),
    Column("minutes", Integer, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("minimum", Integer, nullable=False, server_default="0", comment="with fewer it does not take place"),
    Column("closes", Integer, comment="minutes before it begins; empty: one can join until it ends"),
    Column("kind", String(8), nullable=False, comment="open, topic, round or quiet"),
    Column("language", String(35)),
    Column("private", Boolean, comment="whether its room is; empty: as the community has it"),
    Column("voice", String(255), comment="where people talk: a voice channel, a stage, another room"),
    Column("changed_at", Instant, nullable=False, comment="when it was last planned otherwise"),
    Column("changes", Integer, nullable=False, server_default="0", comment="and how often"),
    Column("ended_at", Instant, comment="since when it takes place no more"),
    Index("ix_sessions_key", "key", unique=True),
    Index("ix_sessions_community_number", "community", "number", unique=True),
    sqlite_autoincrement=True,
)

occurrences = Table(
    "session_occurrences",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(KEY_LENGTH), nullable=False),
    Column("session", Id, ForeignKey("sessions.id"), nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("original", String(WALL), nullable=False, comment="its name: the wall time by the rule"),
    Column("starts_at", Instant, nullable=False),
    Column("ends_at", Instant, nullable=False),
    Column("state", String(9), nullable=False, comment="planned, running, over or cancelled"),
    Column("card", String(KEY_LENGTH), nullable=False, comment="the key of the message that shows it"),
    Column("room", String(KEY_LENGTH), comment="the key of the thread in which it is held"),
    Column("private", Boolean, nullable=False, server_default=false(), comment="that is for those let in only"),
    Index("ix_session_occurrences_key", "key", unique=True),
    Index("ix_session_occurrences_session_original", "session", "original", unique=True),
    Index("ix_session_occurrences_community_state_starts_at", "community", "state", "starts_at"),
    Index("ix_session_occurrences_card", "card"),
    sqlite_autoincrement=True,
)

seats = Table(
    "session_seats",
    metadata,
    Column("id", Id, primary_key=True),
    Column("occurrence", Id, nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("account", Id, ForeignKey("accounts.id"), nullable=False, comment="where to write: whoever joined"),
    Column("state", String(8), nullable=False, comment="joined, offered, waiting or maybe"),
    Column("since", Instant, nullable=False, comment="the order of a waiting list"),
    Column("until", Instant, comment="of an offered one: for so long it is theirs to take"),
    Column("remind", Integer, comment="minutes before it begins; empty: no reminder"),
    Column("presence", String(4), comment="what they said themselves: here, or out for a while"),
    Column("turn", Instant, comment="since when they wait to speak, in a round"),
    Column("answered", Boolean, nullable=False, server_default=false(), comment="they said how it was; not what"),
    Index("ix_session_seats_occurrence_member", "occurrence", "member", unique=True),
    Index("ix_session_seats_member", "member"),
    Index("ix_session_seats_account", "account"),
    sqlite_autoincrement=True,
)

facilitators = Table(
    "session_facilitators",
    metadata,
    Column("session", Id, primary_key=True, autoincrement=False),
    Column("account", Id, ForeignKey("accounts.id"), primary_key=True, autoincrement=False),
    Column("since", Instant, nullable=False, comment="who holds it longest holds it first"),
    Index("ix_session_facilitators_account", "account"),
)

agreements = Table(
    "session_agreements",
    metadata,
    Column("id", Id, primary_key=True),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("since", Instant, nullable=False, comment="which version: since when that one holds"),
    Column("at", Instant, nullable=False, comment="when they agreed"),
    Index("ix_session_agreements_member_community", "member", "community"),
    sqlite_autoincrement=True,
)

settings = Table(
    "session_settings",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("names", Boolean, nullable=False, server_default=false(), comment="cards name those who joined"),
    Column("events", Boolean, nullable=False, server_default=false(), comment="the platform's own events, too"),
    Column("private", Boolean, nullable=False, server_default=false(), comment="rooms are, unless said otherwise"),
    Column("voice", String(255), comment="where people talk, unless said otherwise"),
)
