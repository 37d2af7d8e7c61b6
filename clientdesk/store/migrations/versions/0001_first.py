"""The first format: every table as it was declared then, and the search tables."""

import sqlalchemy as sa
from alembic import op

from clientdesk.store.search import create_search_tables

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "answer",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("client_id", "field"),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "client",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("sort", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("class", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("company", sa.Text(), nullable=True),
        sa.Column("created", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column("updated", sa.Text(), nullable=False),
        sa.Column("updated_by", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("trashed", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("code"),
    )
    op.create_index("client_recent", "client", ["trashed", "updated"], unique=False)
    op.create_index("client_sorted", "client", ["trashed", "sort", "id"], unique=False)
    op.create_table(
        "counter",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("next", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "draft",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("client_id", "row", "field"),
    )
    op.create_table(
        "own_field",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("definition", sa.Text(), nullable=False),
        sa.Column("active", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "setting",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=True),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("old", sa.Text(), nullable=True),
        sa.Column("new", sa.Text(), nullable=True),
        sa.Column("salt", sa.LargeBinary(), nullable=True),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["step"],
            ["step.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("change_of_client", "change", ["client_id"], unique=False)
    op.create_index("change_of_step", "change", ["step"], unique=False)
    op.create_table(
        "client_header",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("client_code", sa.Text(), nullable=True),
        sa.Column("client_kind", sa.Text(), nullable=True),
        sa.Column("lifecycle_stage", sa.Text(), nullable=True),
        sa.Column("insurance_stage", sa.Text(), nullable=True),
        sa.Column("lead_source", sa.Text(), nullable=True),
        sa.Column("lead_source_detail", sa.Text(), nullable=True),
        sa.Column("introduced_by", sa.Text(), nullable=True),
        sa.Column("campaign_id", sa.Text(), nullable=True),
        sa.Column("owner_id", sa.Text(), nullable=True),
        sa.Column("tags", sa.Text(), nullable=True),
        sa.Column("importance", sa.Text(), nullable=True),
        sa.Column("abc_class_override", sa.Text(), nullable=True),
        sa.Column("expected_order_date", sa.Text(), nullable=True),
        sa.Column("purchase_type", sa.Text(), nullable=True),
        sa.Column("is_key_client", sa.Integer(), nullable=True),
        sa.Column("key_reason", sa.Text(), nullable=True),
        sa.Column("confidentiality", sa.Text(), nullable=True),
        sa.Column("file_status", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "client_shared_with_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("client_shared_with_rows_order", "client_shared_with_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "enterprise_affiliates_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("share_pct", sa.Integer(), nullable=True),
        sa.Column("enterprise_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_affiliates_rows_order", "enterprise_affiliates_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_attachments_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_attachments_rows_order", "enterprise_attachments_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_bank_accounts_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("bank", sa.Text(), nullable=True),
        sa.Column("account", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("is_main", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_bank_accounts_rows_order", "enterprise_bank_accounts_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_basics",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("founded", sa.Text(), nullable=True),
        sa.Column("trading_since", sa.Text(), nullable=True),
        sa.Column("legal_form", sa.Text(), nullable=True),
        sa.Column("biz_type", sa.Text(), nullable=True),
        sa.Column("total_assets_headline", sa.Integer(), nullable=True),
        sa.Column("total_assets_as_of", sa.Text(), nullable=True),
        sa.Column("reg_no", sa.Text(), nullable=True),
        sa.Column("registered_capital", sa.Integer(), nullable=True),
        sa.Column("paid_in_capital", sa.Integer(), nullable=True),
        sa.Column("reg_authority", sa.Text(), nullable=True),
        sa.Column("reg_status", sa.Text(), nullable=True),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("sub_industry", sa.Text(), nullable=True),
        sa.Column("website", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("fax", sa.Text(), nullable=True),
        sa.Column("hotline", sa.Text(), nullable=True),
        sa.Column("internal_relations", sa.Text(), nullable=True),
        sa.Column("history", sa.Text(), nullable=True),
        sa.Column("taxpayer_type", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "enterprise_business",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("managers_quality", sa.Text(), nullable=True),
        sa.Column("managers_quality_note", sa.Text(), nullable=True),
        sa.Column("sales_staff_quality", sa.Text(), nullable=True),
        sa.Column("sales_staff_quality_note", sa.Text(), nullable=True),
        sa.Column("relation_with_us", sa.Text(), nullable=True),
        sa.Column("relation_with_us_note", sa.Text(), nullable=True),
        sa.Column("cooperation", sa.Text(), nullable=True),
        sa.Column("cooperation_note", sa.Text(), nullable=True),
        sa.Column("operating_trend", sa.Text(), nullable=True),
        sa.Column("operating_trend_note", sa.Text(), nullable=True),
        sa.Column("distribution_ability", sa.Text(), nullable=True),
        sa.Column("distribution_ability_note", sa.Text(), nullable=True),
        sa.Column("service_ability", sa.Text(), nullable=True),
        sa.Column("service_ability_note", sa.Text(), nullable=True),
        sa.Column("location_advantage", sa.Text(), nullable=True),
        sa.Column("location_advantage_note", sa.Text(), nullable=True),
        sa.Column("price_behaviour", sa.Text(), nullable=True),
        sa.Column("price_behaviour_note", sa.Text(), nullable=True),
        sa.Column("public_relations", sa.Text(), nullable=True),
        sa.Column("public_relations_note", sa.Text(), nullable=True),
        sa.Column("dealer_history", sa.Text(), nullable=True),
        sa.Column("principal_family", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "enterprise_challenges_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=True),
        sa.Column("our_answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_challenges_rows_order", "enterprise_challenges_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_characteristics",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("service_area", sa.Text(), nullable=True),
        sa.Column("service_area_tags", sa.Text(), nullable=True),
        sa.Column("sales_capability", sa.Text(), nullable=True),
        sa.Column("sales_capability_note", sa.Text(), nullable=True),
        sa.Column("growth_potential", sa.Integer(), nullable=True),
        sa.Column("growth_potential_note", sa.Text(), nullable=True),
        sa.Column("philosophy", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("policy", sa.Text(), nullable=True),
        sa.Column("size_class", sa.Text(), nullable=True),
        sa.Column("characteristics", sa.Text(), nullable=True),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("annual_turnover", sa.Integer(), nullable=True),
        sa.Column("annual_turnover_year", sa.Integer(), nullable=True),
        sa.Column("business_scope", sa.Text(), nullable=True),
        sa.Column("buying_method", sa.Text(), nullable=True),
        sa.Column("beneficiary", sa.Text(), nullable=True),
        sa.Column("income_source", sa.Text(), nullable=True),
        sa.Column("is_strategic", sa.Integer(), nullable=True),
        sa.Column("strategic_reason", sa.Text(), nullable=True),
        sa.Column("seasonality_01", sa.Integer(), nullable=True),
        sa.Column("seasonality_02", sa.Integer(), nullable=True),
        sa.Column("seasonality_03", sa.Integer(), nullable=True),
        sa.Column("seasonality_04", sa.Integer(), nullable=True),
        sa.Column("seasonality_05", sa.Integer(), nullable=True),
        sa.Column("seasonality_06", sa.Integer(), nullable=True),
        sa.Column("seasonality_07", sa.Integer(), nullable=True),
        sa.Column("seasonality_08", sa.Integer(), nullable=True),
        sa.Column("seasonality_09", sa.Integer(), nullable=True),
        sa.Column("seasonality_10", sa.Integer(), nullable=True),
        sa.Column("seasonality_11", sa.Integer(), nullable=True),
        sa.Column("seasonality_12", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "enterprise_client_awards_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("grantor", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_client_awards_rows_order", "enterprise_client_awards_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_credit_evals_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("evaluator", sa.Text(), nullable=True),
        sa.Column("score_character", sa.Integer(), nullable=True),
        sa.Column("score_capacity", sa.Integer(), nullable=True),
        sa.Column("score_capital", sa.Integer(), nullable=True),
        sa.Column("score_collateral", sa.Integer(), nullable=True),
        sa.Column("score_condition", sa.Integer(), nullable=True),
        sa.Column("score_continuity", sa.Integer(), nullable=True),
        sa.Column("limit", sa.Integer(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=True),
        sa.Column("valid_to", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_credit_evals_rows_order", "enterprise_credit_evals_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_credit_events_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("days_late", sa.Integer(), nullable=True),
        sa.Column("how_solved", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_credit_events_rows_order", "enterprise_credit_events_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_customers_of_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("share_pct", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_customers_of_rows_order", "enterprise_customers_of_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_equipment_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("make_model", sa.Text(), nullable=True),
        sa.Column("qty", sa.Integer(), nullable=True),
        sa.Column("bought", sa.Text(), nullable=True),
        sa.Column("ours", sa.Integer(), nullable=True),
        sa.Column("replace_due", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_equipment_rows_order", "enterprise_equipment_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_guarantees_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("object", sa.Text(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("haircut", sa.Integer(), nullable=True),
        sa.Column("expiry", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_guarantees_rows_order", "enterprise_guarantees_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_heading",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("short_name", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("name_sort", sa.Text(), nullable=True),
        sa.Column("logo", sa.Text(), nullable=True),
        sa.Column("parent_id", sa.Text(), nullable=True),
        sa.Column("channel_position", sa.Text(), nullable=True),
        sa.Column("value_orientation", sa.Text(), nullable=True),
        sa.Column("client_roles", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "enterprise_invoice_titles_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("tax_no", sa.Text(), nullable=True),
        sa.Column("address_phone", sa.Text(), nullable=True),
        sa.Column("bank_account", sa.Text(), nullable=True),
        sa.Column("type", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_invoice_titles_rows_order",
        "enterprise_invoice_titles_rows",
        ["client_id", "position"],
        unique=False,
    )
    op.create_table(
        "enterprise_licences_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issued", sa.Text(), nullable=True),
        sa.Column("expiry", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_licences_rows_order", "enterprise_licences_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_operating_detail",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("auditor", sa.Text(), nullable=True),
        sa.Column("audit_opinion", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "enterprise_org_chart_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("head", sa.Text(), nullable=True),
        sa.Column("head_name", sa.Text(), nullable=True),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("function", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_org_chart_rows_order", "enterprise_org_chart_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_org_people_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("mobile", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("social", sa.Text(), nullable=True),
        sa.Column("hobbies", sa.Text(), nullable=True),
        sa.Column("character", sa.Text(), nullable=True),
        sa.Column("interests", sa.Text(), nullable=True),
        sa.Column("family", sa.Text(), nullable=True),
        sa.Column("education", sa.Text(), nullable=True),
        sa.Column("age", sa.Integer(), nullable=True),
        sa.Column("birthday", sa.Text(), nullable=True),
        sa.Column("birthday_lunar", sa.Text(), nullable=True),
        sa.Column("ability", sa.Text(), nullable=True),
        sa.Column("ability_note", sa.Text(), nullable=True),
        sa.Column("decision_role", sa.Text(), nullable=True),
        sa.Column("influence", sa.Integer(), nullable=True),
        sa.Column("attitude", sa.Text(), nullable=True),
        sa.Column("closeness", sa.Text(), nullable=True),
        sa.Column("reports_to", sa.Text(), nullable=True),
        sa.Column("is_main", sa.Integer(), nullable=True),
        sa.Column("left_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_org_people_rows_order", "enterprise_org_people_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_other",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("no_print", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "enterprise_own",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "enterprise_problems_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("problem", sa.Text(), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.Column("countermeasure", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_problems_rows_order", "enterprise_problems_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_products_handled_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("brand", sa.Text(), nullable=True),
        sa.Column("ours", sa.Integer(), nullable=True),
        sa.Column("competitor_id", sa.Text(), nullable=True),
        sa.Column("annual_volume", sa.Integer(), nullable=True),
        sa.Column("annual_value", sa.Integer(), nullable=True),
        sa.Column("share_pct", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_products_handled_rows_order",
        "enterprise_products_handled_rows",
        ["client_id", "position"],
        unique=False,
    )
    op.create_table(
        "enterprise_rivals_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("competitor_id", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("share_pct", sa.Integer(), nullable=True),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("weakness", sa.Text(), nullable=True),
        sa.Column("contact", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("enterprise_rivals_rows_order", "enterprise_rivals_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "enterprise_sales_by_year_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("revenue", sa.Integer(), nullable=True),
        sa.Column("our_goods", sa.Integer(), nullable=True),
        sa.Column("category_purchases", sa.Integer(), nullable=True),
        sa.Column("profit", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_sales_by_year_rows_order", "enterprise_sales_by_year_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_shareholders_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("share_pct", sa.Integer(), nullable=True),
        sa.Column("amount", sa.Integer(), nullable=True),
        sa.Column("is_controller", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_shareholders_rows_order", "enterprise_shareholders_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_sites_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column("owned", sa.Text(), nullable=True),
        sa.Column("staff", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("enterprise_sites_rows_order", "enterprise_sites_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "enterprise_socials_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("app", sa.Text(), nullable=True),
        sa.Column("handle", sa.Text(), nullable=True),
        sa.Column("qr", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("enterprise_socials_rows_order", "enterprise_socials_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "enterprise_strategy_notes_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("theme", sa.Text(), nullable=True),
        sa.Column("aim", sa.Text(), nullable=True),
        sa.Column("our_link", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_strategy_notes_rows_order",
        "enterprise_strategy_notes_rows",
        ["client_id", "position"],
        unique=False,
    )
    op.create_table(
        "enterprise_suppliers_of_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("product", sa.Text(), nullable=True),
        sa.Column("share_pct", sa.Integer(), nullable=True),
        sa.Column("terms", sa.Text(), nullable=True),
        sa.Column("is_competitor", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "enterprise_suppliers_of_rows_order", "enterprise_suppliers_of_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "enterprise_trading",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("sales_activity", sa.Text(), nullable=True),
        sa.Column("sales_activity_note", sa.Text(), nullable=True),
        sa.Column("advantages", sa.Text(), nullable=True),
        sa.Column("countermeasures", sa.Text(), nullable=True),
        sa.Column("image_rating", sa.Text(), nullable=True),
        sa.Column("image_rating_note", sa.Text(), nullable=True),
        sa.Column("reputation", sa.Text(), nullable=True),
        sa.Column("reputation_note", sa.Text(), nullable=True),
        sa.Column("credit_standing_note", sa.Text(), nullable=True),
        sa.Column("payment_terms", sa.Text(), nullable=True),
        sa.Column("delivery_terms", sa.Text(), nullable=True),
        sa.Column("price_level", sa.Text(), nullable=True),
        sa.Column("discount_pct", sa.Integer(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("tax_rate", sa.Integer(), nullable=True),
        sa.Column("invoice_type", sa.Text(), nullable=True),
        sa.Column("other_terms", sa.Text(), nullable=True),
        sa.Column("credit_limit", sa.Integer(), nullable=True),
        sa.Column("credit_hold", sa.Integer(), nullable=True),
        sa.Column("credit_hold_reason", sa.Text(), nullable=True),
        sa.Column("competition_degree", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "link",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
    )
    op.create_index("link_of_client", "link", ["client_id"], unique=False)
    op.create_index("link_to_target", "link", ["target"], unique=False)
    op.create_table(
        "person_addresses_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("province", sa.Text(), nullable=True),
        sa.Column("city", sa.Text(), nullable=True),
        sa.Column("district", sa.Text(), nullable=True),
        sa.Column("street", sa.Text(), nullable=True),
        sa.Column("postcode", sa.Text(), nullable=True),
        sa.Column("recipient", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("is_mailing", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_addresses_rows_order", "person_addresses_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_associations_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_associations_rows_order", "person_associations_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_attachments_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_attachments_rows_order", "person_attachments_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_basics",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("full_name", sa.Text(), nullable=True),
        sa.Column("nickname", sa.Text(), nullable=True),
        sa.Column("childhood_name", sa.Text(), nullable=True),
        sa.Column("id_number", sa.Text(), nullable=True),
        sa.Column("employer_name", sa.Text(), nullable=True),
        sa.Column("employer_id", sa.Text(), nullable=True),
        sa.Column("position", sa.Text(), nullable=True),
        sa.Column("professional_title", sa.Text(), nullable=True),
        sa.Column("home_address", sa.Text(), nullable=True),
        sa.Column("home_phone", sa.Text(), nullable=True),
        sa.Column("mobile", sa.Text(), nullable=True),
        sa.Column("home_fax", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), nullable=True),
        sa.Column("office_address", sa.Text(), nullable=True),
        sa.Column("office_phone", sa.Text(), nullable=True),
        sa.Column("office_fax", sa.Text(), nullable=True),
        sa.Column("employer_reg_no", sa.Text(), nullable=True),
        sa.Column("hukou_place", sa.Text(), nullable=True),
        sa.Column("native_place", sa.Text(), nullable=True),
        sa.Column("birth_date", sa.Text(), nullable=True),
        sa.Column("blood_type", sa.Text(), nullable=True),
        sa.Column("height_cm", sa.Integer(), nullable=True),
        sa.Column("weight_kg", sa.Integer(), nullable=True),
        sa.Column("character_traits", sa.Text(), nullable=True),
        sa.Column("character_traits_note", sa.Text(), nullable=True),
        sa.Column("family_name", sa.Text(), nullable=True),
        sa.Column("given_name", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("name_sort", sa.Text(), nullable=True),
        sa.Column("former_name", sa.Text(), nullable=True),
        sa.Column("salutation", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("photo", sa.Text(), nullable=True),
        sa.Column("id_doc_type", sa.Text(), nullable=True),
        sa.Column("id_doc_expiry", sa.Text(), nullable=True),
        sa.Column("nationality", sa.Text(), nullable=True),
        sa.Column("ethnicity", sa.Text(), nullable=True),
        sa.Column("birthday_calendar", sa.Text(), nullable=True),
        sa.Column("birth_lunar", sa.Text(), nullable=True),
        sa.Column("lunar_leap_rule", sa.Text(), nullable=True),
        sa.Column("occupation", sa.Text(), nullable=True),
        sa.Column("annual_income", sa.Integer(), nullable=True),
        sa.Column("annual_income_to", sa.Integer(), nullable=True),
        sa.Column("social_class", sa.Text(), nullable=True),
        sa.Column("pref_language", sa.Text(), nullable=True),
        sa.Column("pref_channel", sa.Text(), nullable=True),
        sa.Column("best_time", sa.Text(), nullable=True),
        sa.Column("do_not_contact", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_career",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("company_standing", sa.Text(), nullable=True),
        sa.Column("company_standing_note", sa.Text(), nullable=True),
        sa.Column("view_employer", sa.Text(), nullable=True),
        sa.Column("in_associations", sa.Text(), nullable=True),
        sa.Column("first_business_date", sa.Text(), nullable=True),
        sa.Column("business_history", sa.Text(), nullable=True),
        sa.Column("relation_with_us", sa.Text(), nullable=True),
        sa.Column("relation_with_us_note", sa.Text(), nullable=True),
        sa.Column("company_relation", sa.Text(), nullable=True),
        sa.Column("company_relation_note", sa.Text(), nullable=True),
        sa.Column("attitude_career", sa.Text(), nullable=True),
        sa.Column("career_goal_long", sa.Text(), nullable=True),
        sa.Column("current_concern", sa.Text(), nullable=True),
        sa.Column("career_goal_mid", sa.Text(), nullable=True),
        sa.Column("time_focus", sa.Text(), nullable=True),
        sa.Column("time_focus_reason", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("post_since", sa.Text(), nullable=True),
        sa.Column("reports_to", sa.Text(), nullable=True),
        sa.Column("subordinates", sa.Integer(), nullable=True),
        sa.Column("decision_role", sa.Text(), nullable=True),
        sa.Column("purchase_limit", sa.Integer(), nullable=True),
        sa.Column("assistant_name", sa.Text(), nullable=True),
        sa.Column("assistant_phone", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_career_awards_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("grantor", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_career_awards_rows_order", "person_career_awards_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_certificates_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("issuer", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("expiry", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_certificates_rows_order", "person_certificates_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_children_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("gender", sa.Text(), nullable=True),
        sa.Column("birthday", sa.Text(), nullable=True),
        sa.Column("birthday_lunar", sa.Text(), nullable=True),
        sa.Column("education", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("interests", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_children_rows_order", "person_children_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_clubs_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_clubs_rows_order", "person_clubs_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_dining_places_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("cuisine", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_dining_places_rows_order", "person_dining_places_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_education",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("highest_education", sa.Text(), nullable=True),
        sa.Column("major", sa.Text(), nullable=True),
        sa.Column("school_performance", sa.Text(), nullable=True),
        sa.Column("school_sports", sa.Text(), nullable=True),
        sa.Column("view_diplomas", sa.Text(), nullable=True),
        sa.Column("alumni_links", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_education_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("school", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("major", sa.Text(), nullable=True),
        sa.Column("degree", sa.Text(), nullable=True),
        sa.Column("full_time", sa.Integer(), nullable=True),
        sa.Column("graduated", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_education_rows_order", "person_education_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_emails_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("is_main", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_emails_rows_order", "person_emails_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_family",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("marital_status", sa.Text(), nullable=True),
        sa.Column("spouse_name", sa.Text(), nullable=True),
        sa.Column("spouse_education", sa.Text(), nullable=True),
        sa.Column("spouse_interests", sa.Text(), nullable=True),
        sa.Column("spouse_hobbies", sa.Text(), nullable=True),
        sa.Column("spouse_birthday", sa.Text(), nullable=True),
        sa.Column("spouse_birthday_lunar", sa.Text(), nullable=True),
        sa.Column("spouse_blood_type", sa.Text(), nullable=True),
        sa.Column("wedding_date", sa.Text(), nullable=True),
        sa.Column("view_family", sa.Text(), nullable=True),
        sa.Column("spouse_id", sa.Text(), nullable=True),
        sa.Column("spouse_job", sa.Text(), nullable=True),
        sa.Column("spouse_phone", sa.Text(), nullable=True),
        sa.Column("household_size", sa.Integer(), nullable=True),
        sa.Column("household_income", sa.Integer(), nullable=True),
        sa.Column("housing", sa.Text(), nullable=True),
        sa.Column("pets", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_family_dates_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("date_lunar", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("repeat", sa.Integer(), nullable=True),
        sa.Column("remind_days", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_family_dates_rows_order", "person_family_dates_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_friends_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("job", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("closeness", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_friends_rows_order", "person_friends_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_gifts_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("direction", sa.Text(), nullable=True),
        sa.Column("item", sa.Text(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.Column("occasion", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_gifts_rows_order", "person_gifts_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_health_tips_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("symptom", sa.Text(), nullable=True),
        sa.Column("advice", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_health_tips_rows_order", "person_health_tips_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_influencers_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("matter", sa.Text(), nullable=True),
        sa.Column("weight", sa.Integer(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_influencers_rows_order", "person_influencers_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_jobs_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("employer", sa.Text(), nullable=True),
        sa.Column("department", sa.Text(), nullable=True),
        sa.Column("post", sa.Text(), nullable=True),
        sa.Column("reason_left", sa.Text(), nullable=True),
        sa.Column("achievement", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_jobs_rows_order", "person_jobs_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_known_colleagues_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("closeness", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_known_colleagues_rows_order", "person_known_colleagues_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_languages_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_languages_rows_order", "person_languages_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_lifestyle",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("health", sa.Text(), nullable=True),
        sa.Column("health_note", sa.Text(), nullable=True),
        sa.Column("view_drinking", sa.Text(), nullable=True),
        sa.Column("view_drinking_note", sa.Text(), nullable=True),
        sa.Column("drinking_habit", sa.Text(), nullable=True),
        sa.Column("favourite_drink", sa.Text(), nullable=True),
        sa.Column("view_smoking", sa.Text(), nullable=True),
        sa.Column("view_smoking_note", sa.Text(), nullable=True),
        sa.Column("smoking_habit", sa.Text(), nullable=True),
        sa.Column("cigarette_brand", sa.Text(), nullable=True),
        sa.Column("favourite_dishes", sa.Text(), nullable=True),
        sa.Column("view_paying", sa.Text(), nullable=True),
        sa.Column("attitude_life", sa.Text(), nullable=True),
        sa.Column("leisure", sa.Text(), nullable=True),
        sa.Column("holidays", sa.Text(), nullable=True),
        sa.Column("sports_liked", sa.Text(), nullable=True),
        sa.Column("teams_liked", sa.Text(), nullable=True),
        sa.Column("transport", sa.Text(), nullable=True),
        sa.Column("topics", sa.Text(), nullable=True),
        sa.Column("view_others", sa.Text(), nullable=True),
        sa.Column("happiest", sa.Text(), nullable=True),
        sa.Column("saddest", sa.Text(), nullable=True),
        sa.Column("personal_goal_long", sa.Text(), nullable=True),
        sa.Column("personal_goal_mid", sa.Text(), nullable=True),
        sa.Column("personal_goal_short", sa.Text(), nullable=True),
        sa.Column("hobbies", sa.Text(), nullable=True),
        sa.Column("daily_routine", sa.Text(), nullable=True),
        sa.Column("consumption_pattern", sa.Text(), nullable=True),
        sa.Column("need_types", sa.Text(), nullable=True),
        sa.Column("diet_restrictions", sa.Text(), nullable=True),
        sa.Column("sizes", sa.Text(), nullable=True),
        sa.Column("music_tv", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_medical_history_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("condition", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_medical_history_rows_order", "person_medical_history_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_milestones_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("date_lunar", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("repeat", sa.Integer(), nullable=True),
        sa.Column("remind_days", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_milestones_rows_order", "person_milestones_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_neighbours_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("job", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("closeness", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_neighbours_rows_order", "person_neighbours_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_other",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("worth_visiting", sa.Text(), nullable=True),
        sa.Column("worth_visiting_why", sa.Text(), nullable=True),
        sa.Column("visit_every_days", sa.Integer(), nullable=True),
        sa.Column("notes", sa.Text(), nullable=True),
        sa.Column("privacy_basis", sa.Text(), nullable=True),
        sa.Column("privacy_basis_date", sa.Text(), nullable=True),
        sa.Column("retain_until", sa.Text(), nullable=True),
        sa.Column("no_print", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_outlook",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("view_experience", sa.Text(), nullable=True),
        sa.Column("view_in_ten_years", sa.Text(), nullable=True),
        sa.Column("life_goal", sa.Text(), nullable=True),
        sa.Column("best_now", sa.Text(), nullable=True),
        sa.Column("worst_now", sa.Text(), nullable=True),
        sa.Column("want_now", sa.Text(), nullable=True),
        sa.Column("overcome_now", sa.Text(), nullable=True),
        sa.Column("accomplish_now", sa.Text(), nullable=True),
        sa.Column("outlook_one_line", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_own",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_parents_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("birthday", sa.Text(), nullable=True),
        sa.Column("birthday_lunar", sa.Text(), nullable=True),
        sa.Column("health", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_parents_rows_order", "person_parents_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_personality",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("view_politics", sa.Text(), nullable=True),
        sa.Column("community", sa.Text(), nullable=True),
        sa.Column("religion", sa.Text(), nullable=True),
        sa.Column("taboos", sa.Text(), nullable=True),
        sa.Column("values_most", sa.Text(), nullable=True),
        sa.Column("talents", sa.Text(), nullable=True),
        sa.Column("books", sa.Text(), nullable=True),
        sa.Column("films", sa.Text(), nullable=True),
        sa.Column("professional_skills", sa.Text(), nullable=True),
        sa.Column("personality_self", sa.Text(), nullable=True),
        sa.Column("personality_family", sa.Text(), nullable=True),
        sa.Column("personality_friends", sa.Text(), nullable=True),
        sa.Column("personality_colleagues", sa.Text(), nullable=True),
        sa.Column("personality_one_line", sa.Text(), nullable=True),
        sa.Column("worldview", sa.Text(), nullable=True),
        sa.Column("comm_style", sa.Text(), nullable=True),
        sa.Column("buying_motive", sa.Text(), nullable=True),
        sa.Column("buying_motive_note", sa.Text(), nullable=True),
        sa.Column("maslow_level", sa.Text(), nullable=True),
        sa.Column("value_factors", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_phones_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), nullable=True),
        sa.Column("ext", sa.Text(), nullable=True),
        sa.Column("is_main", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_phones_rows_order", "person_phones_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_properties_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("address", sa.Text(), nullable=True),
        sa.Column("area", sa.Integer(), nullable=True),
        sa.Column("mortgaged", sa.Text(), nullable=True),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_properties_rows_order", "person_properties_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_relations",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("relatives_rapport", sa.Text(), nullable=True),
        sa.Column("relatives_rapport_note", sa.Text(), nullable=True),
        sa.Column("closest_relative", sa.Text(), nullable=True),
        sa.Column("closest_relative_row", sa.Text(), nullable=True),
        sa.Column("friends_rapport", sa.Text(), nullable=True),
        sa.Column("friends_rapport_note", sa.Text(), nullable=True),
        sa.Column("closest_friend", sa.Text(), nullable=True),
        sa.Column("closest_friend_row", sa.Text(), nullable=True),
        sa.Column("neighbours_rapport", sa.Text(), nullable=True),
        sa.Column("neighbours_rapport_note", sa.Text(), nullable=True),
        sa.Column("closest_neighbour", sa.Text(), nullable=True),
        sa.Column("closest_neighbour_row", sa.Text(), nullable=True),
        sa.Column("view_relations", sa.Text(), nullable=True),
        sa.Column("relations_one_line", sa.Text(), nullable=True),
        sa.Column("main_social_relations", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "person_relatives_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("kinship", sa.Text(), nullable=True),
        sa.Column("job", sa.Text(), nullable=True),
        sa.Column("phone", sa.Text(), nullable=True),
        sa.Column("closeness", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_relatives_rows_order", "person_relatives_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_reports_given_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("need", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), nullable=True),
        sa.Column("reaction", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_reports_given_rows_order", "person_reports_given_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_school_awards_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("grantor", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_school_awards_rows_order", "person_school_awards_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_school_clubs_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("end", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_school_clubs_rows_order", "person_school_clubs_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "person_socials_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("app", sa.Text(), nullable=True),
        sa.Column("handle", sa.Text(), nullable=True),
        sa.Column("qr", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_socials_rows_order", "person_socials_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_vehicles_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("plate", sa.Text(), nullable=True),
        sa.Column("make_model", sa.Text(), nullable=True),
        sa.Column("colour", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("insurance_expiry", sa.Text(), nullable=True),
        sa.Column("inspection_due", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("person_vehicles_rows_order", "person_vehicles_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "person_view_of_competitors_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("competitor_id", sa.Text(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "person_view_of_competitors_rows_order",
        "person_view_of_competitors_rows",
        ["client_id", "position"],
        unique=False,
    )
    op.create_table(
        "person_with_us",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("talk_concerns", sa.Text(), nullable=True),
        sa.Column("view_of_us", sa.Text(), nullable=True),
        sa.Column("view_of_us_note", sa.Text(), nullable=True),
        sa.Column("takes_advice", sa.Text(), nullable=True),
        sa.Column("values_opinions", sa.Text(), nullable=True),
        sa.Column("values_opinions_note", sa.Text(), nullable=True),
        sa.Column("temper", sa.Text(), nullable=True),
        sa.Column("temper_note", sa.Text(), nullable=True),
        sa.Column("management_problem", sa.Text(), nullable=True),
        sa.Column("management_problem_note", sa.Text(), nullable=True),
        sa.Column("work_style", sa.Text(), nullable=True),
        sa.Column("work_style_note", sa.Text(), nullable=True),
        sa.Column("relation_management", sa.Text(), nullable=True),
        sa.Column("relation_management_note", sa.Text(), nullable=True),
        sa.Column("we_can_help", sa.Text(), nullable=True),
        sa.Column("we_can_help_how", sa.Text(), nullable=True),
        sa.Column("competitor_better", sa.Text(), nullable=True),
        sa.Column("competitor_better_how", sa.Text(), nullable=True),
        sa.Column("relation_level", sa.Text(), nullable=True),
        sa.Column("closeness", sa.Text(), nullable=True),
        sa.Column("buyer_type", sa.Text(), nullable=True),
        sa.Column("value_orientation", sa.Text(), nullable=True),
        sa.Column("man_money", sa.Text(), nullable=True),
        sa.Column("man_authority", sa.Text(), nullable=True),
        sa.Column("man_need", sa.Text(), nullable=True),
        sa.Column("man_eligible", sa.Text(), nullable=True),
        sa.Column("condition_physical_contact", sa.Integer(), nullable=True),
        sa.Column("condition_frequency", sa.Integer(), nullable=True),
        sa.Column("condition_personal_contact", sa.Integer(), nullable=True),
        sa.Column("condition_continuity", sa.Integer(), nullable=True),
        sa.Column("condition_time_invested", sa.Integer(), nullable=True),
        sa.Column("condition_perceived_risk", sa.Integer(), nullable=True),
        sa.Column("condition_task_complexity", sa.Integer(), nullable=True),
        sa.Column("condition_lack_of_expertise", sa.Integer(), nullable=True),
        sa.Column("condition_two_way_exchange", sa.Integer(), nullable=True),
        sa.Column("condition_participation", sa.Integer(), nullable=True),
        sa.Column("condition_service_value", sa.Integer(), nullable=True),
        sa.Column("condition_intimacy", sa.Integer(), nullable=True),
        sa.Column("condition_same_contact", sa.Integer(), nullable=True),
        sa.Column("condition_switching_cost", sa.Integer(), nullable=True),
        sa.Column("defection_type", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    create_search_tables(op.get_bind())
