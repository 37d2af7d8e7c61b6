"""The basis of ageing, the country of the house, and the day on which a receipt in closed books settled more."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.add_column("house_trade", sa.Column("ageing_basis", sa.Text(), nullable=True))
    op.add_column("receipt_allocations_rows", sa.Column("settled_on", sa.Text(), nullable=True))
    op.add_column("house_company", sa.Column("country", sa.Text(), nullable=True))
