"""The ratios of liquidity, activity and leverage (R01 to R21)."""

from clientdesk.analysis.case import DAYS_OF_YEAR, ONE, ZERO, Case, Outcome, over, plainly, unknown
from clientdesk.dossier.statements.formula import Average, Named, Term
from clientdesk.dossier.statements.results import Reason

NEGATIVE_EQUITY = Reason("NEGATIVE_EQUITY")
_NO_CHARGES = Reason("NO_CHARGES")
_TANGIBLE = Reason("NEGATIVE_TANGIBLE_NET_WORTH")


def current_ratio(case: Case) -> Outcome:
    """R01."""
    return over(case.at("bs_total_ca"), case.at("bs_total_cl"))


def quick_ratio(case: Case) -> Outcome:
    """R02."""
    return over(case.quick_assets(), case.at("bs_total_cl"))


def cash_ratio(case: Case) -> Outcome:
    """R03."""
    return over(case.at("bs_cash") + case.at("bs_trading_fa"), case.at("bs_total_cl"))


def ocf_ratio(case: Case) -> Outcome:
    """R04."""
    return over(case.flow(case.at("cf_cfo")), case.at("bs_total_cl"))


def working_capital(case: Case) -> Outcome:
    """R05."""
    return plainly(case.at("bs_total_ca") - case.at("bs_total_cl"))


def total_asset_turnover(case: Case) -> Outcome:
    """R06."""
    return over(case.flow(case.at("is_revenue")), case.mean("bs_total_assets"))


def fixed_asset_turnover(case: Case) -> Outcome:
    """R07."""
    return over(case.flow(case.at("is_revenue")), case.mean("bs_fixed_assets"))


def receivable_turnover(case: Case) -> Outcome:
    """R08."""
    return over(case.flow(case.sales()), case.receivables())


def collection_period(case: Case) -> Outcome:
    """R09."""
    return _days(case, case.receivables(), case.sales(), none="NO_REVENUE")


def inventory_turnover(case: Case) -> Outcome:
    """R10."""
    return over(case.flow(case.at("is_cogs")), case.mean("bs_inventory"))


def days_inventory(case: Case) -> Outcome:
    """R11."""
    return _days(case, case.mean("bs_inventory"), case.at("is_cogs"), none="NO_COST_OF_SALES")


def payable_turnover(case: Case) -> Outcome:
    """R12."""
    return over(case.flow(case.purchases()), case.payables())


def days_payable(case: Case) -> Outcome:
    """R13."""
    return _days(case, case.payables(), case.purchases(), none="NO_PURCHASES")


def _days(case: Case, balance: Average, flow: Term, *, none: str) -> Outcome:
    """For how many days of a flow a balance stands; without a flow that says nothing, nor does a negative balance."""
    reason = Reason(none, (flow.name,))
    outcome = over(balance * DAYS_OF_YEAR, case.flow(flow), zero=reason, negative=reason)
    if outcome.reason is None and balance.value is not None and balance.value < 0:
        return Outcome(outcome.term, Reason("NEGATIVE_NUMERATOR", (balance.name,)))
    return outcome


def cash_conversion_cycle(case: Case) -> Outcome:
    """R14: what R09, R11 and R13 make together."""
    parts = (("R09", collection_period), ("R11", days_inventory), ("R13", days_payable))
    found = {ratio: case.outcome(ratio, function) for ratio, function in parts}
    sold, stocked, owed = (Named(ratio, outcome.term) for ratio, outcome in found.items())
    lacking = tuple(ratio for ratio, outcome in found.items() if outcome.reason is not None)
    return Outcome(sold + stocked - owed, Reason("COMPONENT_NA", lacking) if lacking else None)


def current_asset_turnover(case: Case) -> Outcome:
    """R15."""
    return over(case.flow(case.at("is_revenue")), case.mean("bs_total_ca"))


def debt_to_assets(case: Case) -> Outcome:
    """R16."""
    return over(case.at("bs_total_liab"), case.at("bs_total_assets"))


def debt_to_equity(case: Case) -> Outcome:
    """R17."""
    return over(case.at("bs_total_liab"), case.at("bs_total_equity"), negative=NEGATIVE_EQUITY)


def equity_multiplier(case: Case) -> Outcome:
    """R18."""
    return over(case.at("bs_total_assets"), case.at("bs_total_equity"), negative=NEGATIVE_EQUITY)


def interest_coverage(case: Case) -> Outcome:
    """R19."""
    return over(case.ebit(), case.interest(), zero=_NO_CHARGES)


def fixed_charge_coverage(case: Case) -> Outcome:
    """R20; with principal where the house counts it, before tax as far as it is paid out of taxed profit."""
    rent = case.at("memo_lease_payments")
    charges = case.interest() + rent
    rate = case.tax_rate()
    if case.settings.fcc_principal:
        if rate.value is None or not ZERO <= rate.value < 1:
            return Outcome(case.ebit() + rent, Reason("MISSING_INPUT", ("memo_tax_rate",)))
        repaid = case.at("memo_principal_due") + case.or_zero(case.at("memo_pref_dividends"))
        charges = charges + repaid / (ONE - rate)
    return over(case.ebit() + rent, Named("fixed_charges", charges), zero=_NO_CHARGES)


def debt_to_tangible_net_worth(case: Case) -> Outcome:
    """R21."""
    equity: Term = case.at("bs_total_equity")
    for key in ("bs_intangible", "bs_goodwill", "bs_dev_cost"):
        equity = equity - case.at(key)
    worth = Named("tangible_net_worth", equity)
    return over(case.at("bs_total_liab"), worth, zero=_TANGIBLE, negative=_TANGIBLE)


def equity_reason(mean: Average) -> Reason | None:
    """Why a return on this equity would mislead: it is used up at the end of the period, or was on average."""
    for equity in (mean.closing, mean):
        if equity.value is not None and equity.value < 0:
            return NEGATIVE_EQUITY
        if equity.value is not None and equity.value == 0:
            return Reason("ZERO_DENOMINATOR", (equity.name,))
    return None


def on_equity(profit: Term, mean: Average) -> Outcome:
    """A return on equity: refused where there is none left."""
    term = profit / mean
    missing = unknown(term) if profit.value is None or mean.value is None else None
    return Outcome(term, missing or equity_reason(mean))
