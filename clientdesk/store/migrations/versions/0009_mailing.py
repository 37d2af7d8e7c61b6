"""Sheets of labels of the house's own, and how its post was printed last."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "house_mailing",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("label_sheet", sa.Text(), nullable=True),
        sa.Column("nudge_x", sa.Integer(), nullable=True),
        sa.Column("nudge_y", sa.Integer(), nullable=True),
        sa.Column("envelope", sa.Text(), nullable=True),
        sa.Column("box_x", sa.Integer(), nullable=True),
        sa.Column("box_y", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "house_label_sheets_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("page_width", sa.Integer(), nullable=True),
        sa.Column("page_height", sa.Integer(), nullable=True),
        sa.Column("label_width", sa.Integer(), nullable=True),
        sa.Column("label_height", sa.Integer(), nullable=True),
        sa.Column("across", sa.Integer(), nullable=True),
        sa.Column("down", sa.Integer(), nullable=True),
        sa.Column("left_edge", sa.Integer(), nullable=True),
        sa.Column("top_edge", sa.Integer(), nullable=True),
        sa.Column("gap_across", sa.Integer(), nullable=True),
        sa.Column("gap_down", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("house_label_sheets_rows_order", "house_label_sheets_rows", ["client_id", "position"], unique=False)
