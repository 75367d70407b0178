"""The answers of those who asked for a history: sealed with their own key, and nobody else's."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, String, Table

from bot.storage.tables import Id, Instant, metadata

answers = Table(
    "checkin_answers",
    metadata,
    Column("key", String(22), primary_key=True, comment="made of the question or event it answers"),
    Column("member", Id, ForeignKey("members.id"), nullable=False),
    Column("community", Id, ForeignKey("communities.id"), nullable=False),
    Column("at", Instant, nullable=False),
    Column("sealed", LargeBinary, nullable=False, comment="feeling, energy, needs and note"),
    Index("ix_checkin_answers_member_at", "member", "at"),
    Index("ix_checkin_answers_at", "at"),
)
