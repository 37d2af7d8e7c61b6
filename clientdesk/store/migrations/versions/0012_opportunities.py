"""Opportunities and the log of their stages."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "opportunity_opportunity",
        sa.Column("client_id", sa.Integer(), nullable=False),
        *_columns(_TEXTS, ("probability", "amount", "budget", "joint")),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    _rows("opportunity_products_rows", texts=("product",), integers=("quantity", "price"))
    _rows(
        "opportunity_decision_chain_rows",
        texts=("person", "role", "attitude", "closeness", "contacted", "wants", "sponsor"),
        integers=("influence",),
    )
    _rows("opportunity_competitors_rows", texts=("competitor", "product", "strength"), integers=("price",))
    _rows("opportunity_stages_rows", texts=("at", "by", "before", "after", "reason"), integers=("days",))
    op.create_table(
        "opportunity_own",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.add_column("contact_contact", sa.Column("opportunity", sa.Text(), nullable=True))


_TEXTS = (
    "name",
    "client",
    "contact_person",
    "date",
    "owner",
    "stage",
    "stage_since",
    "stage_reason",
    "currency",
    "expected",
    "purchase_type",
    "source",
    "next_step",
    "need",
    "man_money",
    "man_authority",
    "man_need",
    "man_eligible",
    "risk",
    "team",
    "result_on",
    "lost_reason",
    "lost_to",
    "lost_note",
    "won_order",
    "remarks",
)


def _columns(texts: Sequence[str], integers: Sequence[str]) -> list[sa.Column[object]]:
    kinds = [(name, sa.Text()) for name in texts] + [(name, sa.Integer()) for name in integers]
    return [sa.Column(name, kind, nullable=True) for name, kind in kinds]


def _rows(name: str, *, texts: Sequence[str], integers: Sequence[str]) -> None:
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
