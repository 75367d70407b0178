"""What a community says in its own words: its safety text, and whom to ask about data."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text

from bot.storage.tables import Id, Instant, metadata

texts = Table(
    "community_texts",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("policy", Text, comment="its own safety text, sealed; empty: the one we offer"),
    Column("contact", Text, comment="whom to ask about data, sealed"),
    Column("accepted_at", Instant, comment="when a moderator accepted the policy"),
    Column("announced_at", Instant),
)
