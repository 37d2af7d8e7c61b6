"""All lines of a statement, in the order of the forms, and how the totals among them add up."""

from collections.abc import Mapping

from clientdesk.dossier.fields import Section
from clientdesk.dossier.statements.balance import Assets, Liabilities, opening
from clientdesk.dossier.statements.flows import CashFlow, Income, Memo, Supplement
from clientdesk.dossier.statements.line import DETAIL, OPEN, Line


def _of(*sections: type[Section]) -> tuple[Line, ...]:
    return tuple(field for section in sections for field in section.declared.fields if isinstance(field, Line))


BALANCE = _of(Assets, Liabilities)
INCOME = _of(Income)
CASH_FLOW = _of(CashFlow)
SUPPLEMENT = _of(Supplement)
MEMO_LINES = _of(Memo)
LINES = (*BALANCE, *INCOME, *CASH_FLOW, *SUPPLEMENT, *MEMO_LINES)
"""Every line once, without the opening column."""
LINE: Mapping[str, Line] = {line.key: line for line in LINES}
OPENED = (*BALANCE, Memo.memo_pref_equity, Memo.memo_restricted_cash)
"""The lines that have an opening column."""
Opening = opening(OPENED)
OPENING: Mapping[str, Line] = {field.key.removeprefix(OPEN): field for field in _of(Opening)}
"""The opening column by the key of its line."""


def _details(lines: tuple[Line, ...], first: Line, last: Line) -> tuple[tuple[int, str], ...]:
    part = lines[lines.index(first) : lines.index(last)]
    return tuple((line.sign, line.key) for line in part if line.role is DETAIL)


def _plus(*keys: str) -> tuple[tuple[int, str], ...]:
    return tuple((-1 if key.startswith("-") else 1, key.removeprefix("-")) for key in keys)


TOTALS: Mapping[str, tuple[tuple[int, str], ...]] = {
    "bs_total_ca": _details(BALANCE, Assets.bs_cash, Assets.bs_total_ca),
    "bs_total_nca": _details(BALANCE, Assets.bs_total_ca, Assets.bs_total_nca),
    "bs_total_assets": _plus("bs_total_ca", "bs_total_nca"),
    "bs_total_cl": _details(BALANCE, Liabilities.bs_st_loans, Liabilities.bs_total_cl),
    "bs_total_ncl": _details(BALANCE, Liabilities.bs_total_cl, Liabilities.bs_total_ncl),
    "bs_total_liab": _plus("bs_total_cl", "bs_total_ncl"),
    "bs_total_equity": _details(BALANCE, Liabilities.bs_capital, Liabilities.bs_total_equity),
    "bs_total_liab_equity": _plus("bs_total_liab", "bs_total_equity"),
    "is_gross_profit": _plus("is_revenue", "-is_cogs"),
    "is_operating_profit": _plus(
        "is_revenue", "-is_cogs", "-is_taxes_surcharges", "-is_selling", "-is_admin", "-is_rd", "-is_finance",
        "is_other_income", "is_invest_income", "is_fv_gain", "is_credit_impair", "is_asset_impair", "is_disposal_gain",
    ),
    "is_profit_before_tax": _plus("is_operating_profit", "is_nonop_income", "-is_nonop_expense"),
    "is_net_profit": _plus("is_profit_before_tax", "-is_income_tax"),
    "cf_op_in": _details(CASH_FLOW, CashFlow.cf_sales_received, CashFlow.cf_op_in),
    "cf_op_out": _details(CASH_FLOW, CashFlow.cf_op_in, CashFlow.cf_op_out),
    "cf_cfo": _plus("cf_op_in", "-cf_op_out"),
    "cf_inv_in": _details(CASH_FLOW, CashFlow.cf_cfo, CashFlow.cf_inv_in),
    "cf_inv_out": _details(CASH_FLOW, CashFlow.cf_inv_in, CashFlow.cf_inv_out),
    "cf_cfi": _plus("cf_inv_in", "-cf_inv_out"),
    "cf_fin_in": _details(CASH_FLOW, CashFlow.cf_cfi, CashFlow.cf_fin_in),
    "cf_fin_out": _details(CASH_FLOW, CashFlow.cf_fin_in, CashFlow.cf_fin_out),
    "cf_cff": _plus("cf_fin_in", "-cf_fin_out"),
    "cf_net_increase": _plus("cf_cfo", "cf_cfi", "cf_cff", "cf_fx"),
    "cf_cash_close": _plus("cf_net_increase", "cf_cash_open"),
}  # fmt: skip
"""{total: (sign, line) of what it is made of}, the lower ones first; the signs are those of the forms."""
