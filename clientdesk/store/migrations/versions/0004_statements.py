"""The financial statements of enterprises, and how the house reckons ratios."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    _statement()
    _assets()
    _liabilities()
    _income()
    _cash_flow()
    _supplement()
    _memo()
    _opening()
    _rules()
    _own()


def _statement() -> None:
    op.create_table(
        "statement_statement",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("client", sa.Text(), nullable=True),
        sa.Column("scope", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("currency", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("standard", sa.Text(), nullable=True),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("audited", sa.Integer(), nullable=True),
        sa.Column("auditor", sa.Text(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("version", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _assets() -> None:
    op.create_table(
        "statement_assets",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("bs_cash", sa.Integer(), nullable=True),
        sa.Column("bs_trading_fa", sa.Integer(), nullable=True),
        sa.Column("bs_notes_rec", sa.Integer(), nullable=True),
        sa.Column("bs_ar", sa.Integer(), nullable=True),
        sa.Column("bs_ar_financing", sa.Integer(), nullable=True),
        sa.Column("bs_prepay", sa.Integer(), nullable=True),
        sa.Column("bs_other_rec", sa.Integer(), nullable=True),
        sa.Column("bs_inventory", sa.Integer(), nullable=True),
        sa.Column("bs_contract_assets", sa.Integer(), nullable=True),
        sa.Column("bs_nca_within_1y", sa.Integer(), nullable=True),
        sa.Column("bs_other_ca", sa.Integer(), nullable=True),
        sa.Column("bs_total_ca", sa.Integer(), nullable=True),
        sa.Column("bs_lt_rec", sa.Integer(), nullable=True),
        sa.Column("bs_lt_equity_inv", sa.Integer(), nullable=True),
        sa.Column("bs_other_lt_inv", sa.Integer(), nullable=True),
        sa.Column("bs_inv_property", sa.Integer(), nullable=True),
        sa.Column("bs_fixed_assets", sa.Integer(), nullable=True),
        sa.Column("bs_cip", sa.Integer(), nullable=True),
        sa.Column("bs_rou", sa.Integer(), nullable=True),
        sa.Column("bs_intangible", sa.Integer(), nullable=True),
        sa.Column("bs_dev_cost", sa.Integer(), nullable=True),
        sa.Column("bs_goodwill", sa.Integer(), nullable=True),
        sa.Column("bs_lt_deferred_exp", sa.Integer(), nullable=True),
        sa.Column("bs_dta", sa.Integer(), nullable=True),
        sa.Column("bs_other_nca", sa.Integer(), nullable=True),
        sa.Column("bs_total_nca", sa.Integer(), nullable=True),
        sa.Column("bs_total_assets", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _liabilities() -> None:
    op.create_table(
        "statement_liabilities",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("bs_st_loans", sa.Integer(), nullable=True),
        sa.Column("bs_trading_fl", sa.Integer(), nullable=True),
        sa.Column("bs_notes_pay", sa.Integer(), nullable=True),
        sa.Column("bs_ap", sa.Integer(), nullable=True),
        sa.Column("bs_adv_received", sa.Integer(), nullable=True),
        sa.Column("bs_contract_liab", sa.Integer(), nullable=True),
        sa.Column("bs_payroll", sa.Integer(), nullable=True),
        sa.Column("bs_taxes_payable", sa.Integer(), nullable=True),
        sa.Column("bs_other_pay", sa.Integer(), nullable=True),
        sa.Column("bs_ncl_within_1y", sa.Integer(), nullable=True),
        sa.Column("bs_other_cl", sa.Integer(), nullable=True),
        sa.Column("bs_total_cl", sa.Integer(), nullable=True),
        sa.Column("bs_lt_loans", sa.Integer(), nullable=True),
        sa.Column("bs_bonds", sa.Integer(), nullable=True),
        sa.Column("bs_lease_liab", sa.Integer(), nullable=True),
        sa.Column("bs_lt_payables", sa.Integer(), nullable=True),
        sa.Column("bs_provisions", sa.Integer(), nullable=True),
        sa.Column("bs_deferred_income", sa.Integer(), nullable=True),
        sa.Column("bs_dtl", sa.Integer(), nullable=True),
        sa.Column("bs_other_ncl", sa.Integer(), nullable=True),
        sa.Column("bs_total_ncl", sa.Integer(), nullable=True),
        sa.Column("bs_total_liab", sa.Integer(), nullable=True),
        sa.Column("bs_capital", sa.Integer(), nullable=True),
        sa.Column("bs_other_equity_instr", sa.Integer(), nullable=True),
        sa.Column("bs_capital_reserve", sa.Integer(), nullable=True),
        sa.Column("bs_treasury", sa.Integer(), nullable=True),
        sa.Column("bs_oci", sa.Integer(), nullable=True),
        sa.Column("bs_special_reserve", sa.Integer(), nullable=True),
        sa.Column("bs_surplus_reserve", sa.Integer(), nullable=True),
        sa.Column("bs_retained", sa.Integer(), nullable=True),
        sa.Column("bs_minority", sa.Integer(), nullable=True),
        sa.Column("bs_total_equity", sa.Integer(), nullable=True),
        sa.Column("bs_total_liab_equity", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _income() -> None:
    op.create_table(
        "statement_income",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("is_revenue", sa.Integer(), nullable=True),
        sa.Column("is_cogs", sa.Integer(), nullable=True),
        sa.Column("is_gross_profit", sa.Integer(), nullable=True),
        sa.Column("is_taxes_surcharges", sa.Integer(), nullable=True),
        sa.Column("is_selling", sa.Integer(), nullable=True),
        sa.Column("is_admin", sa.Integer(), nullable=True),
        sa.Column("is_rd", sa.Integer(), nullable=True),
        sa.Column("is_finance", sa.Integer(), nullable=True),
        sa.Column("is_interest_expense", sa.Integer(), nullable=True),
        sa.Column("is_interest_income", sa.Integer(), nullable=True),
        sa.Column("is_other_income", sa.Integer(), nullable=True),
        sa.Column("is_invest_income", sa.Integer(), nullable=True),
        sa.Column("is_fv_gain", sa.Integer(), nullable=True),
        sa.Column("is_credit_impair", sa.Integer(), nullable=True),
        sa.Column("is_asset_impair", sa.Integer(), nullable=True),
        sa.Column("is_disposal_gain", sa.Integer(), nullable=True),
        sa.Column("is_operating_profit", sa.Integer(), nullable=True),
        sa.Column("is_nonop_income", sa.Integer(), nullable=True),
        sa.Column("is_nonop_expense", sa.Integer(), nullable=True),
        sa.Column("is_profit_before_tax", sa.Integer(), nullable=True),
        sa.Column("is_income_tax", sa.Integer(), nullable=True),
        sa.Column("is_net_profit", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _cash_flow() -> None:
    op.create_table(
        "statement_cash_flow",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("cf_sales_received", sa.Integer(), nullable=True),
        sa.Column("cf_tax_refunds", sa.Integer(), nullable=True),
        sa.Column("cf_other_op_in", sa.Integer(), nullable=True),
        sa.Column("cf_op_in", sa.Integer(), nullable=True),
        sa.Column("cf_purchases_paid", sa.Integer(), nullable=True),
        sa.Column("cf_staff_paid", sa.Integer(), nullable=True),
        sa.Column("cf_taxes_paid", sa.Integer(), nullable=True),
        sa.Column("cf_other_op_out", sa.Integer(), nullable=True),
        sa.Column("cf_op_out", sa.Integer(), nullable=True),
        sa.Column("cf_cfo", sa.Integer(), nullable=True),
        sa.Column("cf_inv_recovered", sa.Integer(), nullable=True),
        sa.Column("cf_inv_income", sa.Integer(), nullable=True),
        sa.Column("cf_disposal", sa.Integer(), nullable=True),
        sa.Column("cf_other_inv_in", sa.Integer(), nullable=True),
        sa.Column("cf_inv_in", sa.Integer(), nullable=True),
        sa.Column("cf_capex", sa.Integer(), nullable=True),
        sa.Column("cf_inv_paid", sa.Integer(), nullable=True),
        sa.Column("cf_other_inv_out", sa.Integer(), nullable=True),
        sa.Column("cf_inv_out", sa.Integer(), nullable=True),
        sa.Column("cf_cfi", sa.Integer(), nullable=True),
        sa.Column("cf_equity_raised", sa.Integer(), nullable=True),
        sa.Column("cf_borrowed", sa.Integer(), nullable=True),
        sa.Column("cf_other_fin_in", sa.Integer(), nullable=True),
        sa.Column("cf_fin_in", sa.Integer(), nullable=True),
        sa.Column("cf_debt_repaid", sa.Integer(), nullable=True),
        sa.Column("cf_div_interest_paid", sa.Integer(), nullable=True),
        sa.Column("cf_other_fin_out", sa.Integer(), nullable=True),
        sa.Column("cf_fin_out", sa.Integer(), nullable=True),
        sa.Column("cf_cff", sa.Integer(), nullable=True),
        sa.Column("cf_fx", sa.Integer(), nullable=True),
        sa.Column("cf_net_increase", sa.Integer(), nullable=True),
        sa.Column("cf_cash_open", sa.Integer(), nullable=True),
        sa.Column("cf_cash_close", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _supplement() -> None:
    op.create_table(
        "statement_supplement",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("ci_net_profit", sa.Integer(), nullable=True),
        sa.Column("ci_impairment", sa.Integer(), nullable=True),
        sa.Column("ci_depreciation", sa.Integer(), nullable=True),
        sa.Column("ci_amortisation", sa.Integer(), nullable=True),
        sa.Column("ci_disposal_loss", sa.Integer(), nullable=True),
        sa.Column("ci_fv_loss", sa.Integer(), nullable=True),
        sa.Column("ci_finance_cost", sa.Integer(), nullable=True),
        sa.Column("ci_invest_loss", sa.Integer(), nullable=True),
        sa.Column("ci_dta_decrease", sa.Integer(), nullable=True),
        sa.Column("ci_dtl_increase", sa.Integer(), nullable=True),
        sa.Column("ci_inventory_decrease", sa.Integer(), nullable=True),
        sa.Column("ci_op_rec_decrease", sa.Integer(), nullable=True),
        sa.Column("ci_op_pay_increase", sa.Integer(), nullable=True),
        sa.Column("ci_other", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _memo() -> None:
    op.create_table(
        "statement_memo",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("memo_mt_loans", sa.Integer(), nullable=True),
        sa.Column("memo_pref_equity", sa.Integer(), nullable=True),
        sa.Column("memo_pref_dividends", sa.Integer(), nullable=True),
        sa.Column("memo_dividends_declared", sa.Integer(), nullable=True),
        sa.Column("memo_surplus_appropriation", sa.Integer(), nullable=True),
        sa.Column("memo_depreciation", sa.Integer(), nullable=True),
        sa.Column("memo_amortisation", sa.Integer(), nullable=True),
        sa.Column("memo_lease_payments", sa.Integer(), nullable=True),
        sa.Column("memo_principal_due", sa.Integer(), nullable=True),
        sa.Column("memo_credit_sales", sa.Integer(), nullable=True),
        sa.Column("memo_purchases", sa.Integer(), nullable=True),
        sa.Column("memo_restricted_cash", sa.Integer(), nullable=True),
        sa.Column("memo_tax_rate", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _opening() -> None:
    op.create_table(
        "statement_opening",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("open_bs_cash", sa.Integer(), nullable=True),
        sa.Column("open_bs_trading_fa", sa.Integer(), nullable=True),
        sa.Column("open_bs_notes_rec", sa.Integer(), nullable=True),
        sa.Column("open_bs_ar", sa.Integer(), nullable=True),
        sa.Column("open_bs_ar_financing", sa.Integer(), nullable=True),
        sa.Column("open_bs_prepay", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_rec", sa.Integer(), nullable=True),
        sa.Column("open_bs_inventory", sa.Integer(), nullable=True),
        sa.Column("open_bs_contract_assets", sa.Integer(), nullable=True),
        sa.Column("open_bs_nca_within_1y", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_ca", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_ca", sa.Integer(), nullable=True),
        sa.Column("open_bs_lt_rec", sa.Integer(), nullable=True),
        sa.Column("open_bs_lt_equity_inv", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_lt_inv", sa.Integer(), nullable=True),
        sa.Column("open_bs_inv_property", sa.Integer(), nullable=True),
        sa.Column("open_bs_fixed_assets", sa.Integer(), nullable=True),
        sa.Column("open_bs_cip", sa.Integer(), nullable=True),
        sa.Column("open_bs_rou", sa.Integer(), nullable=True),
        sa.Column("open_bs_intangible", sa.Integer(), nullable=True),
        sa.Column("open_bs_dev_cost", sa.Integer(), nullable=True),
        sa.Column("open_bs_goodwill", sa.Integer(), nullable=True),
        sa.Column("open_bs_lt_deferred_exp", sa.Integer(), nullable=True),
        sa.Column("open_bs_dta", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_nca", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_nca", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_assets", sa.Integer(), nullable=True),
        sa.Column("open_bs_st_loans", sa.Integer(), nullable=True),
        sa.Column("open_bs_trading_fl", sa.Integer(), nullable=True),
        sa.Column("open_bs_notes_pay", sa.Integer(), nullable=True),
        sa.Column("open_bs_ap", sa.Integer(), nullable=True),
        sa.Column("open_bs_adv_received", sa.Integer(), nullable=True),
        sa.Column("open_bs_contract_liab", sa.Integer(), nullable=True),
        sa.Column("open_bs_payroll", sa.Integer(), nullable=True),
        sa.Column("open_bs_taxes_payable", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_pay", sa.Integer(), nullable=True),
        sa.Column("open_bs_ncl_within_1y", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_cl", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_cl", sa.Integer(), nullable=True),
        sa.Column("open_bs_lt_loans", sa.Integer(), nullable=True),
        sa.Column("open_bs_bonds", sa.Integer(), nullable=True),
        sa.Column("open_bs_lease_liab", sa.Integer(), nullable=True),
        sa.Column("open_bs_lt_payables", sa.Integer(), nullable=True),
        sa.Column("open_bs_provisions", sa.Integer(), nullable=True),
        sa.Column("open_bs_deferred_income", sa.Integer(), nullable=True),
        sa.Column("open_bs_dtl", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_ncl", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_ncl", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_liab", sa.Integer(), nullable=True),
        sa.Column("open_bs_capital", sa.Integer(), nullable=True),
        sa.Column("open_bs_other_equity_instr", sa.Integer(), nullable=True),
        sa.Column("open_bs_capital_reserve", sa.Integer(), nullable=True),
        sa.Column("open_bs_treasury", sa.Integer(), nullable=True),
        sa.Column("open_bs_oci", sa.Integer(), nullable=True),
        sa.Column("open_bs_special_reserve", sa.Integer(), nullable=True),
        sa.Column("open_bs_surplus_reserve", sa.Integer(), nullable=True),
        sa.Column("open_bs_retained", sa.Integer(), nullable=True),
        sa.Column("open_bs_minority", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_equity", sa.Integer(), nullable=True),
        sa.Column("open_bs_total_liab_equity", sa.Integer(), nullable=True),
        sa.Column("open_memo_pref_equity", sa.Integer(), nullable=True),
        sa.Column("open_memo_restricted_cash", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )


def _rules() -> None:
    op.create_table(
        "house_ratio_rules",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("balance_basis", sa.Text(), nullable=True),
        sa.Column("quick_assets", sa.Text(), nullable=True),
        sa.Column("trade_notes", sa.Integer(), nullable=True),
        sa.Column("use_credit_sales", sa.Integer(), nullable=True),
        sa.Column("interest_proxy", sa.Integer(), nullable=True),
        sa.Column("fcc_principal", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
    op.create_table(
        "house_ratio_bands_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ratio", sa.Text(), nullable=True),
        sa.Column("below", sa.Integer(), nullable=True),
        sa.Column("word", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("house_ratio_bands_rows_order", "house_ratio_bands_rows", ["client_id", "position"], unique=False)
    op.create_table(
        "house_industry_values_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("ratio", sa.Text(), nullable=True),
        sa.Column("industry", sa.Text(), nullable=True),
        sa.Column("excellent", sa.Integer(), nullable=True),
        sa.Column("good", sa.Integer(), nullable=True),
        sa.Column("average", sa.Integer(), nullable=True),
        sa.Column("low", sa.Integer(), nullable=True),
        sa.Column("poor", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "house_industry_values_rows_order", "house_industry_values_rows", ["client_id", "position"], unique=False
    )
    op.create_table(
        "house_learnt_captions_rows",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("caption", sa.Text(), nullable=True),
        sa.Column("line", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "house_learnt_captions_rows_order", "house_learnt_captions_rows", ["client_id", "position"], unique=False
    )


def _own() -> None:
    op.create_table(
        "statement_own",
        sa.Column("client_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["client_id"], ["client.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("client_id"),
    )
