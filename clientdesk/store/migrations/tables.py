"""How revisions make the tables of a section and of a group. What these make never changes: released files have it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op


def _columns(texts: Sequence[str], integers: Sequence[str]) -> list[sa.Column[object]]:
    kinds = [(name, sa.Text()) for name in texts] + [(name, sa.Integer()) for name in integers]
    return [sa.Column(name, kind, nullable=True) for name, kind in kinds]


def section(name: str, *, texts: Sequence[str] = (), integers: Sequence[str] = ()) -> None:
    """The table of a section, or of users' own fields."""
    op.create_table(
        name,
        sa.Column("client_id", sa.Integer(), nullable=False),
        *_columns(texts, integers),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def rows(name: str, *, texts: Sequence[str] = (), integers: Sequence[str] = ()) -> None:
    """The table of a group, with the order of its rows."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_columns(texts, integers),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(f"{name}_order", name, ["client_id", "position"], unique=False)
