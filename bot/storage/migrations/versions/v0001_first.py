"""The first tables, of no cog: people, what is due, what is to be sent, consents, what is being erased."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

ID = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "agenda",
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=32), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("kind", "key", name="pk_agenda"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_agenda_due_at_seq", "agenda", ["due_at", "seq"])
    op.create_table(
        "communities",
        sa.Column("id", ID, nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=255), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("handle", sa.String(length=22), nullable=False),
        sa.Column("quiet_until", sa.BigInteger(), nullable=True, comment="nothing that falls due is sent until then"),
        sa.Column(
            "part_of",
            sa.String(length=255),
            nullable=True,
            comment="the ref of the community that its moderators count it to",
        ),
        sa.Column(
            "announced_at", sa.BigInteger(), nullable=True, comment="when its moderators posted what this bot is"
        ),
        sa.Column("accepted_at", sa.BigInteger(), nullable=True, comment="when a moderator accepted a safety text"),
        sa.Column(
            "helpers",
            sa.Text(),
            nullable=True,
            comment="the platform's ids of the roles and accounts that help here, as JSON",
        ),
        sa.Column("facilitators", sa.Text(), nullable=True, comment="and of those that hold sessions"),
        sa.Column(
            "points",
            sa.Boolean(),
            server_default=sa.true(),
            nullable=False,
            comment="a line may say that something waits",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_communities"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_communities_platform_ref", "communities", ["platform", "ref"], unique=True)
    op.create_table(
        "heard",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("event", sa.String(length=255), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "event", name="pk_heard"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_heard_at", "heard", ["at"])
    op.create_table(
        "members",
        sa.Column("id", ID, nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=True),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column("country", sa.String(length=2), nullable=True),
        sa.Column("day_end", sa.Integer(), nullable=True, comment="minutes after midnight"),
        sa.Column(
            "quiet", sa.Boolean(), server_default=sa.false(), nullable=False, comment="nothing unasked is sent to them"
        ),
        sa.Column(
            "screened", sa.Boolean(), server_default=sa.true(), nullable=False, comment="their words are compared"
        ),
        sa.Column("handle", sa.String(length=22), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_members_handle", "members", ["handle"], unique=True)
    op.create_table(
        "erasures",
        sa.Column("member", ID, autoincrement=False, nullable=False, comment="once cleared: who took their place"),
        sa.Column("handle", sa.String(length=22), nullable=False),
        sa.Column("asked_at", sa.BigInteger(), nullable=False),
        sa.Column(
            "cleared", sa.Boolean(), server_default=sa.false(), nullable=False, comment="only their accounts are left"
        ),
        sa.Column(
            "joined_to",
            sa.String(length=22),
            nullable=True,
            comment="nothing is erased but the key: with whom they became one",
        ),
        sa.PrimaryKeyConstraint("member", name="pk_erasures"),
    )
    op.create_table(
        "vault",
        sa.Column(
            "mark",
            sa.String(length=22),
            nullable=False,
            comment="the key store that belongs to this database has it, too",
        ),
        sa.PrimaryKeyConstraint("mark", name="pk_vault"),
    )
    op.create_table(
        "notebook",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("about", sa.String(length=255), nullable=True),
        sa.PrimaryKeyConstraint("platform", "key", name="pk_notebook"),
    )
    op.create_table(
        "outbox",
        sa.Column("seq", ID, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("cog", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.String(length=48), nullable=True),
        sa.Column("manner", sa.String(length=8), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("account", ID, nullable=True, comment="whose eyes it is for; empty for a room"),
        sa.Column(
            "place", sa.String(length=255), nullable=True, comment="the room; for an answer, the place it answers in"
        ),
        sa.Column("place_kind", sa.String(length=8), nullable=True),
        sa.Column(
            "asked_in",
            sa.String(length=255),
            nullable=True,
            comment="the room where it was asked for, where the answer is shown elsewhere",
        ),
        sa.Column(
            "via",
            sa.Text(),
            nullable=True,
            comment="of an answer: the platform's own handle to answer that very event",
        ),
        sa.Column("edits", sa.String(length=22), nullable=True, comment="the key of the message that it replaces"),
        sa.Column(
            "after",
            sa.String(length=22),
            nullable=True,
            comment="the key of the deed that it waits for and goes on from",
        ),
        sa.Column("card", sa.Text(), nullable=False),
        sa.Column(
            "sealed_for",
            sa.String(length=22),
            nullable=True,
            comment="whose key the card is sealed with, where it holds anybody's words",
        ),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("due_at", sa.BigInteger(), nullable=False),
        sa.Column("tries", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "claimed_until",
            sa.BigInteger(),
            nullable=True,
            comment="a process is sending it; after this instant, it is taken for dead",
        ),
        sa.Column("claimed_by", sa.BigInteger(), nullable=True, comment="which process"),
        sa.Column(
            "silent",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="nobody is to be called by it",
        ),
        sa.Column("pings", sa.Text(), nullable=True, comment="in a room: the accounts that it calls, as JSON"),
        sa.Column(
            "held",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="until it is due, for whoever collects it",
        ),
        sa.Column("pointer", sa.Text(), nullable=True, comment="message and room of the line that says that it waits"),
        sa.PrimaryKeyConstraint("seq", name="pk_outbox"),
    )
    op.create_index("ix_outbox_key", "outbox", ["key"], unique=True)
    op.create_index("ix_outbox_lane_seq", "outbox", ["lane", "seq"])
    op.create_table(
        "questions",
        sa.Column("account", ID, autoincrement=False, nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("command", sa.String(length=48), nullable=False),
        sa.Column("option", sa.String(length=32), nullable=False),
        sa.Column(
            "given",
            sa.Text(),
            nullable=True,
            comment="what they said before, sealed with their key; empty where it was nothing",
        ),
        sa.Column("key", sa.String(length=22), nullable=False, comment="of the message that asks"),
        sa.Column("until", sa.BigInteger(), nullable=False),
        sa.Column(
            "aside",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="asked unseen by others, in a room",
        ),
        sa.PrimaryKeyConstraint("account", name="pk_questions"),
    )
    op.create_table(
        "receipts",
        sa.Column("seq", ID, nullable=False),
        sa.Column("key", sa.String(length=22), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("cog", sa.String(length=32), nullable=False),
        sa.Column("topic", sa.String(length=48), nullable=True),
        sa.Column("manner", sa.String(length=8), nullable=False),
        sa.Column("community", ID, nullable=False),
        sa.Column("account", ID, nullable=True),
        sa.Column("place", sa.String(length=255), nullable=True),
        sa.Column("place_kind", sa.String(length=8), nullable=True),
        sa.Column(
            "asked_in",
            sa.String(length=255),
            nullable=True,
            comment="the room where it was asked for, where the answer is shown elsewhere",
        ),
        sa.Column("message", sa.String(length=255), nullable=False),
        sa.Column("room", sa.String(length=255), nullable=False),
        sa.Column("choices", sa.Text(), nullable=True, comment="of the first part only; empty where there are none"),
        sa.Column(
            "sealed_for",
            sa.String(length=22),
            nullable=True,
            comment="whose key the choices are sealed with, where they hold words",
        ),
        sa.Column("until", sa.BigInteger(), nullable=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column(
            "aside",
            sa.Boolean(),
            server_default=sa.false(),
            nullable=False,
            comment="shown unseen by others, in a room",
        ),
        sa.PrimaryKeyConstraint("seq", name="pk_receipts"),
    )
    op.create_index("ix_receipts_account_seq", "receipts", ["account", "seq"])
    op.create_index("ix_receipts_at", "receipts", ["at"])
    op.create_index("ix_receipts_key_part", "receipts", ["key", "part"], unique=True)
    op.create_table(
        "accounts",
        sa.Column("id", ID, nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("ref", sa.String(length=255), nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column(
            "closed_since",
            sa.BigInteger(),
            nullable=True,
            comment="when a direct message to it was refused; empty once heard from again",
        ),
        sa.Column(
            "meant",
            ID,
            nullable=True,
            comment="of several communities, the one that they last meant in private",
        ),
        sa.Column("meant_until", sa.BigInteger(), nullable=True, comment="for so long they are not asked again"),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_accounts_member"),
        sa.PrimaryKeyConstraint("id", name="pk_accounts"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_accounts_member", "accounts", ["member"])
    op.create_index("ix_accounts_platform_ref", "accounts", ["platform", "ref"], unique=True)
    op.create_table(
        "consents",
        sa.Column("id", ID, nullable=False),
        sa.Column("member", ID, nullable=False),
        sa.Column("purpose", sa.String(length=48), nullable=False),
        sa.Column("wording", sa.Text(), nullable=False, comment="what they agreed to, as they read it"),
        sa.Column("language", sa.String(length=35), nullable=False),
        sa.Column("agreed_at", sa.BigInteger(), nullable=False),
        sa.Column("withdrawn_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["member"], ["members.id"], name="fk_consents_member"),
        sa.PrimaryKeyConstraint("id", name="pk_consents"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_consents_member", "consents", ["member"])
