"""What the library keeps, and the index by which it is searched.

`resource_index` is made and kept up by each database itself, so that it cannot say anything else than the entries do:
on SQLite an FTS5 table that triggers fill, on PostgreSQL a GIN index. Both hold what
stands in `resource_entries.words`. Corrected words go by two tables of our own and not by trigrams, which on PostgreSQL
are an extension that not everybody may install, and of which SQLite has none that ranks alike.
"""

from __future__ import annotations

from sqlalchemy import (
    DDL,
    Column,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    event,
    text,
)

from bot.storage.tables import Id, Instant, metadata
from cogs.resources.library.words import ID_LENGTH, LONGEST

_Word = String(LONGEST).with_variant(String(LONGEST, collation="C"), "postgresql")
"""In the order of its code points on both databases."""

resource_entries = Table(
    "resource_entries",
    metadata,
    Column("number", Id, primary_key=True),
    Column("community", Id, nullable=False, comment="whose it is; 0: it is shipped"),
    Column("id", String(ID_LENGTH), nullable=False),
    Column("status", String(10), nullable=False, comment="active, unverified, suspended or closed"),
    Column("kind", String(12), nullable=False),
    Column("country", String(2)),
    Column("checked", String(7), nullable=False, comment="the month, or the year"),
    Column("replaces", String(ID_LENGTH), comment="the shipped one that is not shown there because of it"),
    Column("origin", String(255), comment="where it was imported from"),
    Column("changed_at", Instant, nullable=False),
    Column("confirmed_at", Instant),
    Column("confirmed_by", Id, ForeignKey("members.id")),
    Column("body", Text, nullable=False, comment="all of it, as JSON"),
    Column("words", Text, nullable=False, comment="by which it is found; none while it is not active"),
    Index("ix_resource_entries_community_id", "community", "id", unique=True),
    Index(
        "ix_resource_entries_community_replaces",
        *("community", "replaces"),
        sqlite_where=text("replaces IS NOT NULL"),
        postgresql_where=text("replaces IS NOT NULL"),
    ),
    Index(
        "ix_resource_entries_community_country",
        *("community", "country"),
        sqlite_where=text("kind = 'line' AND status = 'active'"),
        postgresql_where=text("kind = 'line' AND status = 'active'"),
    ),
    Index("ix_resource_entries_confirmed_by", "confirmed_by"),
    sqlite_autoincrement=True,
)

resource_changes = Table(
    "resource_changes",
    metadata,
    Column("community", Id, ForeignKey("communities.id"), primary_key=True, autoincrement=False),
    Column("entry", String(ID_LENGTH), primary_key=True, autoincrement=False, comment="the id of a shipped one"),
    Column("status", String(10), nullable=False, comment="what it is there"),
    Column("changed_at", Instant, nullable=False),
    Column("confirmed_at", Instant),
    Column("confirmed_by", Id, ForeignKey("members.id")),
    Index("ix_resource_changes_confirmed_by", "confirmed_by"),
)

resource_vocabulary = Table(
    "resource_vocabulary",
    metadata,
    Column("word", _Word, primary_key=True, autoincrement=False),
    Column("entries", Integer, nullable=False, comment="how many entries have it; those of all communities"),
    sqlite_with_rowid=False,
)

resource_slips = Table(
    "resource_slips",
    metadata,
    Column(
        "slip",
        _Word,
        primary_key=True,
        autoincrement=False,
        comment="a word without one letter; after a -, its beginning without two",
    ),
    Column("word", _Word, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

resource_shipment = Table(
    "resource_shipment",
    metadata,
    Column("number", Id, primary_key=True, autoincrement=False, comment="always 1"),
    Column("digest", String(64), nullable=False, comment="of the shipped entries that are here"),
)

SEARCH_INDEX = {
    "sqlite": (
        "CREATE VIRTUAL TABLE resource_index USING fts5(words, content='resource_entries', content_rowid='number', "
        "tokenize=\"ascii tokenchars '=-'\", detail=none, columnsize=0)",
        "CREATE TRIGGER resource_index_insert AFTER INSERT ON resource_entries WHEN new.words <> '' BEGIN "
        "INSERT INTO resource_index(rowid, words) VALUES (new.number, new.words); END",
        "CREATE TRIGGER resource_index_delete AFTER DELETE ON resource_entries WHEN old.words <> '' BEGIN "
        "INSERT INTO resource_index(resource_index, rowid, words) VALUES ('delete', old.number, old.words); END",
        "CREATE TRIGGER resource_index_update AFTER UPDATE OF words ON resource_entries BEGIN "
        "INSERT INTO resource_index(resource_index, rowid, words) "
        "SELECT 'delete', old.number, old.words WHERE old.words <> ''; "
        "INSERT INTO resource_index(rowid, words) SELECT new.number, new.words WHERE new.words <> ''; END",
    ),
    "postgresql": (
        "CREATE INDEX resource_index ON resource_entries USING gin "
        "(array_to_tsvector(string_to_array(words, ' '))) WITH (fastupdate = off) WHERE words <> ''",
    ),
}
"""What makes the index. The names of all it makes begin with `resource_index`; the metadata does not know them."""

for _dialect, _statements in SEARCH_INDEX.items():
    for _statement in _statements:
        _made = DDL(_statement)  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy
        event.listen(resource_entries, "after_create", _made.execute_if(dialect=_dialect))
