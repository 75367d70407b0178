"""The first tables of cogs: check-ins and what is kept of them, what communities say, accounts that are joined."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "checkins",
        sa.Column("id", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("account", ID, nullable=False, comment="where to ask: whoever joined"),
        sa.Column("at", sa.Integer(), nullable=False, comment="minutes after midnight"),
        sa.Column("days", sa.Integer(), nullable=False, comment="bits, Monday is 1"),
        sa.Column("paused_until", sa.BigInteger(), nullable=True),
        sa.Column("let_go_at", sa.BigInteger(), nullable=True, comment="when a question was last refused"),
        sa.Column("resting", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_checkins_account"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_checkins_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_checkins_member"),
        sa.PrimaryKeyConstraint("id", name="pk_checkins"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_checkins_account", "checkins", ["account"])
    op.create_index("ix_checkins_member", "checkins", ["member"])
    op.create_table(
        "checkin_answers",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False, comment="made of the question it answers, or its own"),
        sa.Column("member", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False, comment="feeling, energy, needs and note"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_checkin_answers_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_checkin_answers_member"),
        sa.PrimaryKeyConstraint("id", name="pk_checkin_answers"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_checkin_answers_key", "checkin_answers", ["key"], unique=True)
    op.create_index("ix_checkin_answers_member_at", "checkin_answers", ["member", "at"])
    op.create_index("ix_checkin_answers_at", "checkin_answers", ["at"])
    op.create_table(
        "community_texts",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("policy", sa.Text(), nullable=True, comment="its own safety text, sealed; empty: the one we offer"),
        sa.Column("contact", sa.Text(), nullable=True, comment="whom to ask about data, sealed"),
        sa.Column("agreement", sa.Text(), nullable=True, comment="a group agreement of its own, sealed"),
        sa.Column(
            "agreement_at",
            sa.BigInteger(),
            nullable=True,
            comment="since when this agreement holds; empty: there is none",
        ),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_community_texts_community"),
        sa.PrimaryKeyConstraint("community", name="pk_community_texts"),
    )
    op.create_table(
        "links",
        sa.Column("account", ID, autoincrement=False, nullable=False),
        sa.Column("community", ID, nullable=False, comment="where messages to it belong"),
        sa.Column(
            "code",
            sa.String(length=64),
            nullable=True,
            comment="a hash; empty once it was typed, and on the side that typed it",
        ),
        sa.Column(
            "key", sa.String(length=22), nullable=True, comment="which try it is: an older question counts no more"
        ),
        sa.Column("other", ID, nullable=True, comment="the other side, once the code was typed there"),
        sa.Column("began", sa.Boolean(), server_default=sa.false(), nullable=False, comment="here the code was shown"),
        sa.Column("agreed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column(
            "wrong", sa.Integer(), server_default="0", nullable=False, comment="codes typed here that opened nothing"
        ),
        sa.Column("wrong_until", sa.BigInteger(), nullable=True, comment="for so long they count"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_links_account"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_links_community"),
        sa.ForeignKeyConstraint(["other"], ["accounts.id"], name="fk_links_other"),
        sa.PrimaryKeyConstraint("account", name="pk_links"),
    )
    op.create_index("ix_links_code", "links", ["code"], unique=True)
    op.create_table(
        "resource_faults",
        sa.Column("entry", sa.String(length=64), nullable=False, comment="the id of an entry of the directory"),
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_resource_faults_community"),
        sa.PrimaryKeyConstraint("entry", "community", "day", name="pk_resource_faults"),
    )
    op.create_table(
        "signposting_settings",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column(
            "mode", sa.String(length=5), server_default="on", nullable=False, comment="on, off, or trial: counted only"
        ),
        sa.Column("alerts", sa.String(length=255), nullable=True, comment="the room where alerts go"),
        sa.Column("untaken", sa.Integer(), server_default="15", nullable=False, comment="minutes"),
        sa.Column(
            "languages",
            sa.Text(),
            nullable=True,
            comment="BCP 47, in the order they were named, with spaces between",
        ),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_settings_community"),
        sa.PrimaryKeyConstraint("community", name="pk_signposting_settings"),
    )
    op.create_table(
        "signposting_quiet",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False, comment="a room where nothing is screened"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_quiet_community"),
        sa.PrimaryKeyConstraint("community", "place", name="pk_signposting_quiet"),
    )
    op.create_table(
        "signposting_phrases",
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=7), nullable=False, comment="phrase or pattern"),
        sa.Column("level", sa.String(length=7), nullable=False),
        sa.Column("words", sa.Text(), nullable=True, comment="sealed with the community's key"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_phrases_community"),
        sa.PrimaryKeyConstraint("key", name="pk_signposting_phrases"),
    )
    op.create_index("ix_signposting_phrases_community", "signposting_phrases", ["community"])
    op.create_table(
        "signposting_notes",
        sa.Column("id", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("level", sa.String(length=7), nullable=False),
        sa.Column("about", sa.String(length=7), nullable=False, comment="self or someone"),
        sa.Column(
            "told",
            sa.String(length=8),
            nullable=False,
            comment="whom it named: nobody or helpers; missed: it did not arrive",
        ),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column(
            "muted_until",
            sa.BigInteger(),
            nullable=True,
            comment="no note of the lower level until then, because they said: not now",
        ),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_notes_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_signposting_notes_member"),
        sa.PrimaryKeyConstraint("id", name="pk_signposting_notes"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signposting_notes_member", "signposting_notes", ["member"])
    op.create_index("ix_signposting_notes_at", "signposting_notes", ["at"])
    op.create_table(
        "signposting_counts",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("rule", sa.String(length=64), nullable=False),
        sa.Column("day", sa.BigInteger(), nullable=False, comment="its midnight, UTC"),
        sa.Column("found", sa.Integer(), server_default="0", nullable=False),
        sa.Column("false_alarms", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_counts_community"),
        sa.PrimaryKeyConstraint("community", "rule", "day", name="pk_signposting_counts"),
    )
    op.create_table(
        "signposting_alerts",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False, comment="what the keys of its messages are made of"),
        sa.Column("community", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="as people there call it"),
        sa.Column("kind", sa.String(length=8), nullable=False, comment="alert, or request"),
        sa.Column("member", ID, nullable=False, comment="whom it is about, or who asks"),
        sa.Column("account", ID, nullable=False, comment="of theirs, the one that wrote or asked"),
        sa.Column("level", sa.String(length=8), nullable=False),
        sa.Column("topic", sa.String(length=24), nullable=False),
        sa.Column("about", sa.String(length=12), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False, comment="neutral names, a line each"),
        sa.Column("need", sa.String(length=12), nullable=True, comment="of a request: what would help"),
        sa.Column("place", sa.String(length=255), nullable=True, comment="the room where it was written"),
        sa.Column(
            "message",
            sa.String(length=255),
            nullable=True,
            comment="the platform's id of that message; empty once it is gone",
        ),
        sa.Column("again_place", sa.String(length=255), nullable=True, comment="where they wrote the last of several"),
        sa.Column("again_message", sa.String(length=255), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column(
            "again_at",
            sa.BigInteger(),
            nullable=True,
            comment="when they wrote or asked the last of several times",
        ),
        sa.Column("note_key", sa.String(length=22), nullable=True),
        sa.Column("note", sa.String(length=12), nullable=False, comment="none, waiting, delivered or refused"),
        sa.Column("taken_by", ID, nullable=True),
        sa.Column("taken_at", sa.BigInteger(), nullable=True),
        sa.Column("called_at", sa.BigInteger(), nullable=False, comment="when those on duty were last called"),
        sa.Column(
            "is_repeated",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="they were called a second time",
        ),
        sa.Column("no_one", sa.Boolean(), server_default=sa.false(), nullable=False, comment="and nobody was free"),
        sa.Column(
            "has_left",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="the person left the community",
        ),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.String(length=12), nullable=True),
        sa.Column(
            "subject",
            sa.String(length=22),
            nullable=True,
            comment="made of the account of whom they named: is kept out of it",
        ),
        sa.Column("sealed", sa.Text(), nullable=True, comment="the asker's own words, and whom they named"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_signposting_alerts_account"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_alerts_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_signposting_alerts_member"),
        sa.ForeignKeyConstraint(["taken_by"], ["accounts.id"], name="fk_signposting_alerts_taken_by"),
        sa.PrimaryKeyConstraint("id", name="pk_signposting_alerts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_signposting_alerts_key", "signposting_alerts", ["key"], unique=True)
    op.create_index(
        "ix_signposting_alerts_community_number", "signposting_alerts", ["community", "number"], unique=True
    )
    op.create_index("ix_signposting_alerts_member", "signposting_alerts", ["member"])
    op.create_index("ix_signposting_alerts_taken_by", "signposting_alerts", ["taken_by"])
    op.create_table(
        "signposting_alert_cards",
        sa.Column("key", sa.String(length=22), nullable=False, comment="of the message"),
        sa.Column("alert", ID, nullable=False),
        sa.Column("account", ID, nullable=True, comment="who got it; empty: the room for alerts"),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_signposting_alert_cards_account"),
        sa.PrimaryKeyConstraint("key", name="pk_signposting_alert_cards"),
    )
    op.create_index("ix_signposting_alert_cards_alert", "signposting_alert_cards", ["alert"])
    op.create_index("ix_signposting_alert_cards_account", "signposting_alert_cards", ["account"])
    op.create_table(
        "signposting_duty",
        sa.Column("account", ID, autoincrement=False, nullable=False),
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False, comment="when they last said something about it"),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("moderates", sa.Boolean(), nullable=False, comment="what they were, then"),
        sa.Column("off_until", sa.BigInteger(), nullable=True, comment="a rest"),
        sa.Column("days", sa.String(length=7), nullable=True, comment="weekdays, Monday is 0; empty: at any hour"),
        sa.Column("start", sa.Integer(), nullable=True, comment="minutes after midnight"),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_signposting_duty_account"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_duty_community"),
        sa.PrimaryKeyConstraint("account", "community", name="pk_signposting_duty"),
    )
    op.create_index("ix_signposting_duty_community", "signposting_duty", ["community"])
    op.create_table(
        "signposting_place_faults",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column(
            "place", sa.String(length=255), nullable=False, comment="the room for alerts of which a moderator was told"
        ),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_signposting_place_faults_community"),
        sa.PrimaryKeyConstraint("community", name="pk_signposting_place_faults"),
    )
    op.create_table(
        "resource_words",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("words", sa.String(length=80), nullable=False, comment="as words are compared"),
        sa.Column("means", sa.String(length=64), nullable=False, comment="a topic, or the id of an entry"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_resource_words_community"),
        sa.PrimaryKeyConstraint("community", "words", name="pk_resource_words"),
    )
    _create_library()


def _create_library() -> None:
    """Entries of the directory, and what they are found by."""
    op.create_table(
        "resource_entries",
        sa.Column("number", ID, nullable=False),
        sa.Column("community", ID, nullable=False, comment="whose it is; 0: it is shipped"),
        sa.Column("id", sa.String(length=64), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False, comment="active, unverified, suspended or closed"),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("checked", sa.String(length=7), nullable=False, comment="the month, or the year"),
        sa.Column(
            "replaces",
            sa.String(length=64),
            nullable=True,
            comment="the shipped one that is not shown there because of it",
        ),
        sa.Column("origin", sa.String(length=255), nullable=True, comment="where it was imported from"),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_by", ID, nullable=True),
        sa.Column("body", sa.Text(), nullable=False, comment="all of it, as JSON"),
        sa.Column("words", sa.Text(), nullable=False, comment="by which it is found; none while it is not active"),
        sa.ForeignKeyConstraint(["confirmed_by"], ["members.id"], name="fk_resource_entries_confirmed_by"),
        sa.PrimaryKeyConstraint("number", name="pk_resource_entries"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_resource_entries_community_id", "resource_entries", ["community", "id"], unique=True)
    for columns, where in (
        (["community", "replaces"], "replaces IS NOT NULL"),
        (["community", "country"], "kind = 'line' AND status = 'active'"),
    ):
        name = f"ix_resource_entries_{'_'.join(columns)}"
        op.create_index(name, "resource_entries", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
    op.create_index("ix_resource_entries_confirmed_by", "resource_entries", ["confirmed_by"])
    op.create_table(
        "resource_changes",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("entry", sa.String(length=64), nullable=False, comment="the id of a shipped one"),
        sa.Column("status", sa.String(length=10), nullable=False, comment="what it is there"),
        sa.Column("changed_at", sa.BigInteger(), nullable=False),
        sa.Column("confirmed_at", sa.BigInteger(), nullable=True),
        sa.Column("confirmed_by", ID, nullable=True),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_resource_changes_community"),
        sa.ForeignKeyConstraint(["confirmed_by"], ["members.id"], name="fk_resource_changes_confirmed_by"),
        sa.PrimaryKeyConstraint("community", "entry", name="pk_resource_changes"),
    )
    op.create_index("ix_resource_changes_confirmed_by", "resource_changes", ["confirmed_by"])
    word = sa.String(length=40).with_variant(sa.String(length=40, collation="C"), "postgresql")
    op.create_table(
        "resource_vocabulary",
        sa.Column("word", word, nullable=False),
        sa.Column(
            "entries", sa.Integer(), nullable=False, comment="how many entries have it; those of all communities"
        ),
        sa.PrimaryKeyConstraint("word", name="pk_resource_vocabulary"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "resource_slips",
        sa.Column(
            "slip", word, nullable=False, comment="a word without one letter; after a -, its beginning without two"
        ),
        sa.Column("word", word, nullable=False),
        sa.PrimaryKeyConstraint("slip", "word", name="pk_resource_slips"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "resource_shipment",
        sa.Column("number", ID, autoincrement=False, nullable=False, comment="always 1"),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="of the shipped entries that are here"),
        sa.PrimaryKeyConstraint("number", name="pk_resource_shipment"),
    )
    for statement in SEARCH_INDEX[op.get_bind().dialect.name]:
        op.execute(statement)


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
