"""Files that are not the same, and the former codes of files that were merged."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "former_code",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("client_id", "code"),
    )
    op.create_index("former_code_of", "former_code", ["code"], unique=False)
    op.create_table(
        "told_apart",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("other", sa.Text(), nullable=False),
        sa.Column("known", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("client_id", "other"),
    )
    op.create_index("told_apart_of", "told_apart", ["other"], unique=False)
