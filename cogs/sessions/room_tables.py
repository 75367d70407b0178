"""The tables of what is around a session: who cannot join again, how it was, and what is opened again by name."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text

from bot.core.deeds import KEY_LENGTH
from bot.storage.tables import Id, Instant, metadata

removals = Table(
    "session_removals",
    metadata,
    Column("id", Id, primary_key=True),
    Column("occurrence", Id, nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_session_removals_member_occurrence", "member", "occurrence"),
    sqlite_autoincrement=True,
)

feedback = Table(
    "session_feedback",
    metadata,
    Column("occurrence", Id, primary_key=True, autoincrement=False),
    Column("how", String(5), primary_key=True, comment="good, mixed or not"),
    Column("count", Integer, nullable=False),
)

templates = Table(
    "session_templates",
    metadata,
    Column("id", Id, primary_key=True),
    Column("key", String(KEY_LENGTH), nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("title", Text, nullable=False, comment="sealed with the community's key", info={"sealed": "value"}),
    Column("about", Text, comment="for whom it is, sealed", info={"sealed": "value"}),
    Column("minutes", Integer, nullable=False),
    Column("seats", Integer, nullable=False),
    Column("kind", String(8), nullable=False, comment="open, topic, round or quiet"),
    Column("language", String(35)),
    Column("private", Boolean, comment="whether its room is; empty: as the community has it"),
    Column("voice", String(255), comment="where people talk: a voice channel, a stage, another room"),
    Index("ix_session_templates_community", "community"),
    sqlite_autoincrement=True,
)
