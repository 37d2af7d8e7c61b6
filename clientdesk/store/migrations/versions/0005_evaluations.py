"""The evaluations of clients, and the weights the house gives."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _house()
    _evaluations()
    _scores()


def _house() -> None:
    op.create_table(
        "house_credit",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("credit_cap", sa.Integer(), nullable=True),
        sa.Column("credit_currency", sa.Text(), nullable=True),
        sa.Column("net_worth_share", sa.Integer(), nullable=True),
        sa.Column("least_rated", sa.Integer(), nullable=True),
        sa.Column("review_months", sa.Integer(), nullable=True),
        sa.Column("ideal_from", sa.Integer(), nullable=True),
        sa.Column("ideal_to", sa.Integer(), nullable=True),
        sa.Column("strong_to", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "house_evaluation_criteria_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("criterion", sa.Text(), nullable=True),
        sa.Column("own_criterion", sa.Text(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "house_evaluation_criteria_rows_order",
        "house_evaluation_criteria_rows",
        ["client_id", "position"],
        unique=False,
    )
    op.create_table(
        "house_credit_grades_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("least", sa.Integer(), nullable=True),
        sa.Column("factor", sa.Integer(), nullable=True),
        sa.Column("days", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "house_credit_grades_rows_order", "house_credit_grades_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "house_haircuts_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("haircut", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("house_haircuts_rows_order", "house_haircuts_rows", ["client_id", "position"], unique=False)


def _evaluations() -> None:
    op.create_table(
        "evaluation_evaluation",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=True),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("evaluator", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("knock_outs", sa.Text(), nullable=True),
        sa.Column("monthly_turnover", sa.Integer(), nullable=True),
        sa.Column("net_worth", sa.Integer(), nullable=True),
        sa.Column("policy_cap", sa.Integer(), nullable=True),
        sa.Column("cover", sa.Integer(), nullable=True),
        sa.Column("exposure", sa.Integer(), nullable=True),
        sa.Column("value_firm", sa.Integer(), nullable=True),
        sa.Column("value_firm_note", sa.Text(), nullable=True),
        sa.Column("value_seller", sa.Integer(), nullable=True),
        sa.Column("value_seller_note", sa.Text(), nullable=True),
        sa.Column("value_market", sa.Integer(), nullable=True),
        sa.Column("value_market_note", sa.Text(), nullable=True),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("rated_weight", sa.Integer(), nullable=True),
        sa.Column("grade", sa.Text(), nullable=True),
        sa.Column("factor", sa.Integer(), nullable=True),
        sa.Column("suggested_limit", sa.Integer(), nullable=True),
        sa.Column("suggested_days", sa.Integer(), nullable=True),
        sa.Column("band", sa.Text(), nullable=True),
        sa.Column("granted_limit", sa.Integer(), nullable=True),
        sa.Column("granted_terms", sa.Text(), nullable=True),
        sa.Column("granted_reason", sa.Text(), nullable=True),
        sa.Column("next_review", sa.Text(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "evaluation_own",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _scores() -> None:
    op.create_table(
        "evaluation_scores_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("criterion", sa.Text(), nullable=True),
        sa.Column("own_criterion", sa.Text(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=True),
        sa.Column("score", sa.Integer(), nullable=True),
        sa.Column("remark", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("evaluation_scores_rows_order", "evaluation_scores_rows", ["client_id", "position"], unique=False)
