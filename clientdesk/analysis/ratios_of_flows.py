"""The ratios of profitability, cash, growth and distress, and the DuPont identities (R22 to R44)."""

from decimal import Decimal

from clientdesk.analysis.case import ONE, Case, Outcome, over, plainly, unknown
from clientdesk.analysis.ratios_of_balances import equity_reason, on_equity, total_asset_turnover
from clientdesk.dossier.statements.formula import Cell, Constant, Named, Term
from clientdesk.dossier.statements.results import GOOD, Reason

NO_REVENUE = Reason("NO_REVENUE")
_NO_PRIOR = Reason("NO_PRIOR_PERIOD")
_PRIOR_NOT_POSITIVE = Reason("PRIOR_NOT_POSITIVE")
_NOT_POSITIVE = Reason("PROFIT_NOT_POSITIVE")
_Z1 = tuple(map(Decimal, ("0.717", "0.847", "3.107", "0.420", "0.998")))
_Z2 = tuple(map(Decimal, ("6.56", "3.26", "6.72", "1.05")))
_EMERGING = Constant(Decimal("3.25"))


def gross_margin(case: Case) -> Outcome:
    """R22."""
    return _margin(case, case.at("is_gross_profit"))


def operating_margin(case: Case) -> Outcome:
    """R23."""
    return _margin(case, case.at("is_operating_profit"))


def ebit_margin(case: Case) -> Outcome:
    """R24."""
    return _margin(case, case.ebit())


def net_margin(case: Case) -> Outcome:
    """R25."""
    return _margin(case, case.at("is_net_profit"))


def _margin(case: Case, profit: Term) -> Outcome:
    return over(profit, case.at("is_revenue"), zero=NO_REVENUE)


def return_on_assets(case: Case) -> Outcome:
    """R26."""
    return over(case.flow(case.at("is_net_profit")), case.mean("bs_total_assets"))


def return_on_total_assets_ebit(case: Case) -> Outcome:
    """R27."""
    return over(case.flow(case.ebit()), case.mean("bs_total_assets"))


def return_on_common_equity(case: Case) -> Outcome:
    """R28."""
    earned = case.at("is_net_profit") - case.or_zero(case.at("memo_pref_dividends"))
    return on_equity(case.flow(earned), case.common_equity())


def return_on_equity(case: Case) -> Outcome:
    """R29."""
    return on_equity(case.flow(case.at("is_net_profit")), case.mean("bs_total_equity"))


def ebitda_margin(case: Case) -> Outcome:
    """R30."""
    return _margin(case, case.ebit() + case.at("memo_depreciation") + case.at("memo_amortisation"))


def cash_profit_ratio(case: Case) -> Outcome:
    """R31."""
    return over(case.at("cf_cfo"), case.at("is_net_profit"), zero=_NOT_POSITIVE, negative=_NOT_POSITIVE)


def cash_debt_ratio(case: Case) -> Outcome:
    """R32."""
    return over(case.flow(case.at("cf_cfo")), case.at("bs_total_liab"))


def free_cash_flow(case: Case) -> Outcome:
    """R33."""
    return plainly(case.at("cf_cfo") - case.at("cf_capex"))


def cash_sales_ratio(case: Case) -> Outcome:
    """R34."""
    return over(case.at("cf_sales_received"), case.at("is_revenue"), zero=NO_REVENUE, negative=NO_REVENUE)


def dupont3(case: Case) -> Outcome:
    """R35: net margin, asset turnover and equity multiplier."""
    margin, turnover, multiplier = _net_margin(case), _turnover(case), _multiplier(case)
    return _dupont(case, [Named("net_margin", margin.term), turnover, multiplier])


def dupont5(case: Case) -> Outcome:
    """R36: the net margin taken apart into the burdens of tax and interest and the EBIT margin."""
    before_tax, ebit = case.at("is_profit_before_tax"), case.ebit()
    factors = [
        Named("tax_burden", case.at("is_net_profit") / before_tax),
        Named("interest_burden", before_tax / ebit),
        Named("ebit_margin", ebit / case.at("is_revenue")),
        _turnover(case),
        _multiplier(case),
    ]
    outcome = _dupont(case, factors)
    # Missing figures and components say more than the sign of the profit.
    profits = (before_tax.value, ebit.value)
    if outcome.reason is None and any(profit is None or profit <= 0 for profit in profits):
        return Outcome(outcome.term, _NOT_POSITIVE)
    return outcome


def _net_margin(case: Case) -> Outcome:
    return case.outcome("R25", net_margin)


def _turnover(case: Case) -> Named:
    return Named("turnover", case.outcome("R06", total_asset_turnover).term)


def _multiplier(case: Case) -> Named:
    return Named("multiplier", case.mean("bs_total_assets") / case.mean("bs_total_equity"))


def _dupont(case: Case, factors: list[Named]) -> Outcome:
    term: Term = factors[0]
    for factor in factors[1:]:
        term = term * factor
    lacking = tuple(
        ratio
        for ratio, function in (("R25", net_margin), ("R06", total_asset_turnover))
        if case.outcome(ratio, function).reason is not None
    )
    reason = equity_reason(case.mean("bs_total_equity")) or unknown(term)
    reason = reason or (Reason("COMPONENT_NA", lacking) if lacking else None)
    parts = {factor.called: factor.value for factor in factors if factor.value is not None}
    return Outcome(term, reason, parts=parts if reason is None else {})


def revenue_growth(case: Case) -> Outcome:
    """R37."""
    return _growth(case.at("is_revenue"), case.prior("is_revenue"))


def operating_profit_growth(case: Case) -> Outcome:
    """R38."""
    return _growth(case.at("is_operating_profit"), case.prior("is_operating_profit"))


def net_profit_growth(case: Case) -> Outcome:
    """R39."""
    return _growth(case.at("is_net_profit"), case.prior("is_net_profit"))


def asset_growth(case: Case) -> Outcome:
    """R40."""
    return _growth(case.at("bs_total_assets"), case.opened("bs_total_assets"))


def equity_growth(case: Case) -> Outcome:
    """R41."""
    return _growth(case.at("bs_total_equity"), case.opened("bs_total_equity"))


def _growth(now: Cell, was: Cell) -> Outcome:
    term = now / was - ONE
    if now.value is None:
        return Outcome(term, Reason("MISSING_INPUT", (now.key,)))
    if was.value is None:
        return Outcome(term, _NO_PRIOR)
    return Outcome(term, None if was.value > 0 else _PRIOR_NOT_POSITIVE)


def altman_z1(case: Case) -> Outcome:
    """R42."""
    factors = _factors(case)
    factors.append(Named("x5", case.flow(case.at("is_revenue")) / case.at("bs_total_assets")))
    return _score(case, factors, _Z1)


def altman_z2(case: Case) -> Outcome:
    """R43."""
    return _score(case, _factors(case), _Z2)


def altman_z2_em(case: Case) -> Outcome:
    """R44: R43 moved for emerging markets."""
    score = case.outcome("R43", altman_z2)
    term = Named("R43", score.term) + _EMERGING
    return Outcome(term, score.reason, score.flags, score.parts)


def _factors(case: Case) -> list[Named]:
    assets = case.at("bs_total_assets")
    return [
        Named("x1", (case.at("bs_total_ca") - case.at("bs_total_cl")) / assets),
        Named("x2", (case.at("bs_retained") + case.at("bs_surplus_reserve")) / assets),
        Named("x3", case.flow(case.ebit()) / assets),
        Named("x4", case.at("bs_total_equity") / case.at("bs_total_liab")),
    ]


def _score(case: Case, factors: list[Named], weights: tuple[Decimal, ...]) -> Outcome:
    term: Term | None = None
    for weight, factor in zip(weights, factors, strict=True):
        weighed = Constant(weight) * factor
        term = weighed if term is None else term + weighed
    assert term is not None
    parts = {factor.called: factor.value for factor in factors if factor.value is not None}
    assets, debts = case.at("bs_total_assets").value, case.at("bs_total_liab").value
    if (reason := unknown(term)) is not None:
        return Outcome(term, reason)
    if assets is not None and assets <= 0:
        code = "NEGATIVE_DENOMINATOR" if assets else "ZERO_DENOMINATOR"
        return Outcome(term, Reason(code, ("bs_total_assets",)))
    if debts is not None and debts <= 0:
        return Outcome(term, Reason("ZERO_DENOMINATOR", ("bs_total_liab",)), (GOOD,))
    return Outcome(term, parts=parts)
