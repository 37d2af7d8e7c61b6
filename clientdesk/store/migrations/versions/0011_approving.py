"""How expenses are approved, the versions of orders, and what was given to the accounting package."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    for column in ("approval_by_other", "second_approval_above", "gift_warning_above"):
        op.add_column("house_trade", sa.Column(column, sa.Integer(), nullable=True))
    op.add_column("order_order", sa.Column("version", sa.Integer(), nullable=True))
    op.create_table(
        "expense_approvals_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=True) for name in ("at", "by", "move", "remark")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("expense_approvals_rows_order", "expense_approvals_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "given_out",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("event", sa.Text(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("client_id", "event"),
    )
