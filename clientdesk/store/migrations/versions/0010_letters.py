"""Texts of letters, and what was printed of them."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "house_letters",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("letter_place", sa.Text(), nullable=True),
        sa.Column("reminder_days_1", sa.Integer(), nullable=True),
        sa.Column("reminder_days_2", sa.Integer(), nullable=True),
        sa.Column("reminder_days_3", sa.Integer(), nullable=True),
        sa.Column("pay_within", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "house_letter_texts_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=True),
        sa.Column("level", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("house_letter_texts_rows_order", "house_letter_texts_rows", ["client_id", "position"], unique=False)
    op.add_column("contact_contact", sa.Column("reminder_level", sa.Integer(), nullable=True))
