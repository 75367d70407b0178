"""Group sessions, daily prompts, and what moderators hear of both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    about_whom = "the account that is let into a thread, or sent out; they read nothing of it"
    op.add_column("outbox", sa.Column("whom", ID, nullable=True, comment=about_whom))
    op.create_table(
        "sessions",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False, comment="its name at random, in calendars too"),
        sa.Column("community", ID, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False, comment="as people there call it"),
        sa.Column("place", sa.String(length=255), nullable=False, comment="the room where its cards are shown"),
        sa.Column("title", sa.Text(), nullable=False, comment="sealed with the community's key"),
        sa.Column("about", sa.Text(), nullable=True, comment="for whom it is, sealed"),
        sa.Column("first", sa.String(length=16), nullable=False, comment="the wish: wall time"),
        sa.Column("zone", sa.String(length=64), nullable=False, comment="the wish: zone"),
        sa.Column("rule", sa.Text(), nullable=True, comment="the wish: RFC 5545, empty for once"),
        sa.Column("until", sa.String(length=16), nullable=True, comment="the wish: wall time before which it ends"),
        sa.Column("exceptions", sa.Text(), nullable=True, comment="the wish: what is skipped and moved, as JSON"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column(
            "minimum", sa.Integer(), server_default="0", nullable=False, comment="with fewer it does not take place"
        ),
        sa.Column(
            "closes", sa.Integer(), nullable=True, comment="minutes before it begins; empty: one can join until it ends"
        ),
        sa.Column("kind", sa.String(length=8), nullable=False, comment="open, topic, round or quiet"),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column(
            "private", sa.Boolean(), nullable=True, comment="whether its room is; empty: as the community has it"
        ),
        sa.Column(
            "voice",
            sa.String(length=255),
            nullable=True,
            comment="where people talk: a voice channel, a stage, another room",
        ),
        sa.Column("changed_at", sa.BigInteger(), nullable=False, comment="when it was last planned otherwise"),
        sa.Column("changes", sa.Integer(), server_default="0", nullable=False, comment="and how often"),
        sa.Column("ended_at", sa.BigInteger(), nullable=True, comment="since when it takes place no more"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_sessions_community"),
        sa.PrimaryKeyConstraint("id", name="pk_sessions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sessions_community_number", "sessions", ["community", "number"], unique=True)
    op.create_index("ix_sessions_key", "sessions", ["key"], unique=True)
    op.create_table(
        "session_occurrences",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("session", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("original", sa.String(length=16), nullable=False, comment="its name: the wall time by the rule"),
        sa.Column("starts_at", sa.BigInteger(), nullable=False),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=9), nullable=False, comment="planned, running, over or cancelled"),
        sa.Column("card", sa.String(length=22), nullable=False, comment="the key of the message that shows it"),
        sa.Column("room", sa.String(length=22), nullable=True, comment="the key of the thread in which it is held"),
        sa.Column(
            "private", sa.Boolean(), server_default=sa.false(), nullable=False, comment="that is for those let in only"
        ),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_session_occurrences_community"),
        sa.ForeignKeyConstraint(["session"], ["sessions.id"], name="fk_session_occurrences_session"),
        sa.PrimaryKeyConstraint("id", name="pk_session_occurrences"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_occurrences_card", "session_occurrences", ["card"])
    op.create_index(
        "ix_session_occurrences_community_state_starts_at", "session_occurrences", ["community", "state", "starts_at"]
    )
    op.create_index("ix_session_occurrences_key", "session_occurrences", ["key"], unique=True)
    op.create_index(
        "ix_session_occurrences_session_original", "session_occurrences", ["session", "original"], unique=True
    )
    op.create_table(
        "session_seats",
        sa.Column("id", ID, nullable=False),
        sa.Column("occurrence", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("account", ID, nullable=False, comment="where to write: whoever joined"),
        sa.Column("state", sa.String(length=8), nullable=False, comment="joined, offered, waiting or maybe"),
        sa.Column("since", sa.BigInteger(), nullable=False, comment="the order of a waiting list"),
        sa.Column(
            "until", sa.BigInteger(), nullable=True, comment="of an offered one: for so long it is theirs to take"
        ),
        sa.Column("remind", sa.Integer(), nullable=True, comment="minutes before it begins; empty: no reminder"),
        sa.Column(
            "presence",
            sa.String(length=4),
            nullable=True,
            comment="what they said themselves: here, or out for a while",
        ),
        sa.Column("turn", sa.BigInteger(), nullable=True, comment="since when they wait to speak, in a round"),
        sa.Column(
            "answered",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="they said how it was; not what",
        ),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_session_seats_account"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_session_seats_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_session_seats_member"),
        sa.PrimaryKeyConstraint("id", name="pk_session_seats"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_seats_account", "session_seats", ["account"])
    op.create_index("ix_session_seats_member", "session_seats", ["member"])
    op.create_index("ix_session_seats_occurrence_member", "session_seats", ["occurrence", "member"], unique=True)
    op.create_table(
        "session_removals",
        sa.Column("id", ID, nullable=False),
        sa.Column("occurrence", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_session_removals_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_session_removals_member"),
        sa.PrimaryKeyConstraint("id", name="pk_session_removals"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_removals_member_occurrence", "session_removals", ["member", "occurrence"])
    op.create_table(
        "session_feedback",
        sa.Column("occurrence", ID, autoincrement=False, nullable=False),
        sa.Column("how", sa.String(length=5), nullable=False, comment="good, mixed or not"),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("occurrence", "how", name="pk_session_feedback"),
    )
    op.create_table(
        "session_templates",
        sa.Column("id", ID, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("title", sa.Text(), nullable=False, comment="sealed with the community's key"),
        sa.Column("about", sa.Text(), nullable=True, comment="for whom it is, sealed"),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False, comment="open, topic, round or quiet"),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column(
            "private", sa.Boolean(), nullable=True, comment="whether its room is; empty: as the community has it"
        ),
        sa.Column(
            "voice",
            sa.String(length=255),
            nullable=True,
            comment="where people talk: a voice channel, a stage, another room",
        ),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_session_templates_community"),
        sa.PrimaryKeyConstraint("id", name="pk_session_templates"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_templates_community", "session_templates", ["community"])
    op.create_table(
        "session_facilitators",
        sa.Column("session", ID, autoincrement=False, nullable=False),
        sa.Column("account", ID, autoincrement=False, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False, comment="who holds it longest holds it first"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_session_facilitators_account"),
        sa.PrimaryKeyConstraint("session", "account", name="pk_session_facilitators"),
    )
    op.create_index("ix_session_facilitators_account", "session_facilitators", ["account"])
    op.create_table(
        "session_agreements",
        sa.Column("id", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False, comment="which version: since when that one holds"),
        sa.Column("at", sa.BigInteger(), nullable=False, comment="when they agreed"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_session_agreements_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_session_agreements_member"),
        sa.PrimaryKeyConstraint("id", name="pk_session_agreements"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_agreements_member_community", "session_agreements", ["member", "community"])
    op.create_table(
        "session_settings",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column(
            "names", sa.Boolean(), server_default=sa.false(), nullable=False, comment="cards name those who joined"
        ),
        sa.Column(
            "events", sa.Boolean(), server_default=sa.false(), nullable=False, comment="the platform's own events, too"
        ),
        sa.Column(
            "private",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="rooms are, unless said otherwise",
        ),
        sa.Column("voice", sa.String(length=255), nullable=True, comment="where people talk, unless said otherwise"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_session_settings_community"),
        sa.PrimaryKeyConstraint("community", name="pk_session_settings"),
    )
    op.create_table(
        "session_feeds",
        sa.Column("id", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="of the secret in the address"),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "titled", sa.Boolean(), server_default=sa.false(), nullable=False, comment="it shows the titles of sessions"
        ),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_session_feeds_member"),
        sa.PrimaryKeyConstraint("id", name="pk_session_feeds"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_session_feeds_digest", "session_feeds", ["digest"], unique=True)
    op.create_index("ix_session_feeds_member", "session_feeds", ["member"])
    op.create_table(
        "community_digests",
        sa.Column("account", ID, autoincrement=False, nullable=False),
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False, comment="up to when the last one told"),
        sa.ForeignKeyConstraint(["account"], ["accounts.id"], name="fk_community_digests_account"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_community_digests_community"),
        sa.PrimaryKeyConstraint("account", "community", name="pk_community_digests"),
    )
    op.create_table(
        "prompt_plans",
        sa.Column("id", ID, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False, comment="the room"),
        sa.Column("planner", ID, nullable=True, comment="the moderator who planned it; empty: not here any more"),
        sa.Column("at", sa.Integer(), nullable=False, comment="minutes after midnight"),
        sa.Column("days", sa.Integer(), nullable=False, comment="bits, Monday is 1"),
        sa.Column("zone", sa.String(length=64), nullable=True, comment="empty: that of the community"),
        sa.Column("threads", sa.Boolean(), server_default=sa.false(), nullable=False, comment="each opens a thread"),
        sa.Column("not_before", sa.BigInteger(), nullable=True, comment="what comes before it is skipped"),
        sa.Column(
            "fault", sa.String(length=16), nullable=True, comment="why it is paused: the last one could not be shown"
        ),
        sa.Column("shown", sa.String(length=22), nullable=True, comment="the key of the newest prompt"),
        sa.Column("thread", sa.String(length=22), nullable=True, comment="and that of its thread"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_prompt_plans_community"),
        sa.ForeignKeyConstraint(["planner"], ["accounts.id"], name="fk_prompt_plans_planner"),
        sa.PrimaryKeyConstraint("id", name="pk_prompt_plans"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_prompt_plans_community_place", "prompt_plans", ["community", "place"], unique=True)
    op.create_index("ix_prompt_plans_planner", "prompt_plans", ["planner"])
    op.create_table(
        "prompt_shown",
        sa.Column("community", ID, autoincrement=False, nullable=False),
        sa.Column("place", sa.String(length=255), nullable=False),
        sa.Column("prompt", sa.String(length=32), nullable=False),
        sa.Column("theme", sa.String(length=12), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False, comment="the later shown there, the greater"),
        sa.Column("key", sa.String(length=22), nullable=False, comment="of the message that showed it last"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_prompt_shown_community"),
        sa.PrimaryKeyConstraint("community", "place", "prompt", name="pk_prompt_shown"),
    )
    op.create_index("ix_prompt_shown_key", "prompt_shown", ["key"])
    op.create_table(
        "prompt_own",
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="sealed with the community's key"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_prompt_own_community"),
        sa.PrimaryKeyConstraint("key", name="pk_prompt_own"),
    )
    op.create_index("ix_prompt_own_community", "prompt_own", ["community"])
    op.create_table(
        "prompt_suggestions",
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False, comment="sealed with their key"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_prompt_suggestions_community"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_prompt_suggestions_member"),
        sa.PrimaryKeyConstraint("key", name="pk_prompt_suggestions"),
    )
    op.create_index("ix_prompt_suggestions_community", "prompt_suggestions", ["community"])
    op.create_index("ix_prompt_suggestions_member", "prompt_suggestions", ["member"])
    op.create_table(
        "prompt_specials",
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True, comment="empty: every year"),
        sa.Column("words", sa.Text(), nullable=True, comment="sealed with the community's key; empty: no prompt"),
        sa.ForeignKeyConstraint(["community"], ["communities.id"], name="fk_prompt_specials_community"),
        sa.PrimaryKeyConstraint("key", name="pk_prompt_specials"),
    )
    op.create_index("ix_prompt_specials_community", "prompt_specials", ["community"])
