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
        sa.Column("accepted_at", sa.BigInteger(), nullable=True, comment="when a moderator accepted the policy"),
        sa.Column("announced_at", sa.BigInteger(), nullable=True),
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
