"""The ratios there are."""

from collections.abc import Mapping

from clientdesk.dossier.statements.ratio import (
    ACTIVITY,
    CASH,
    CONTEXT,
    DAYS,
    DISTRESS,
    DUPONT,
    GROWTH,
    HIGHER,
    LEVERAGE,
    LIQUIDITY,
    LOWER,
    MONEY,
    PERCENT,
    PROFITABILITY,
    SCORE,
    TIMES,
    TIMES_A_YEAR,
    Ratio,
    bands,
)
from clientdesk.i18n import N_

RATIOS: tuple[Ratio, ...] = (
    Ratio(
        "R01", "current_ratio", N_("Current ratio"), LIQUIDITY, TIMES, HIGHER, basis="closing",
        formula="bs_total_ca ÷ bs_total_cl",
        bands=bands(("1", "weak"), ("1.5", "watch"), ("3", "good"), (None, "excess")),
        source=N_("bankers' 2 : 1 custom, as in credit textbooks"),
        mind=N_("Above 3 money lies idle."), item="E5.5a",
    ),
    Ratio(
        "R02", "quick_ratio", N_("Quick (acid-test) ratio"), LIQUIDITY, TIMES, HIGHER, basis="closing",
        formula="(bs_total_ca − bs_inventory − bs_prepay − bs_contract_assets − bs_nca_within_1y − bs_other_ca) "
        "÷ bs_total_cl; variant `quick=simple`: (bs_total_ca − bs_inventory) ÷ bs_total_cl",
        bands=bands(("0.5", "weak"), ("1", "watch"), ("2", "good"), (None, "excess")),
        source=N_("1 : 1 custom"),
        item="E5.5b",
    ),
    Ratio(
        "R03", "cash_ratio", N_("Cash ratio"), LIQUIDITY, TIMES, HIGHER, basis="closing",
        formula="(bs_cash + bs_trading_fa) ÷ bs_total_cl",
        bands=bands(("0.2", "weak"), ("0.5", "good"), (None, "excess")),
        source=N_("about 20 %, Chinese textbook custom"),
        mind=N_("Above 0.5 money may lie idle."),
    ),
    Ratio(
        "R04", "ocf_ratio", N_("Operating cash-flow ratio"), CASH, TIMES, HIGHER, basis="flow over closing",
        formula="cf_cfo × A ÷ bs_total_cl",
        bands=bands(("0", "critical"), ("0.2", "weak"), ("0.4", "watch"), (None, "good")),
        source=N_("40 % custom (credit literature of the 1980s)"),
    ),
    Ratio(
        "R05", "working_capital", N_("Working capital"), LIQUIDITY, MONEY, HIGHER, basis="closing",
        formula="bs_total_ca − bs_total_cl",
        bands=bands(("0", "weak"), (None, "good")),
        source=N_("sign only"),
    ),
    Ratio(
        "R06", "total_asset_turnover", N_("Total-asset turnover"), ACTIVITY, TIMES_A_YEAR, HIGHER, basis="average",
        formula="is_revenue × A ÷ avg(bs_total_assets)",
        source=N_("industry-bound: compare with own trend and peers"),
        item="E5.5c",
    ),
    Ratio(
        "R07", "fixed_asset_turnover", N_("Fixed-asset turnover"), ACTIVITY, TIMES_A_YEAR, HIGHER, basis="average",
        formula="is_revenue × A ÷ avg(bs_fixed_assets)",
        source=N_("industry-bound"),
        item="E5.5d",
    ),
    Ratio(
        "R08", "receivable_turnover", N_("Receivable turnover"), ACTIVITY, TIMES_A_YEAR, HIGHER, basis="average",
        formula="S × A ÷ avg(TR); S = is_revenue (or memo_credit_sales when the setting says so and it is "
        "known); TR = bs_ar + bs_notes_rec + bs_ar_financing (setting `trade_notes=false`: bs_ar only)",
        source=N_("see R09"),
        item="E5.5f",
    ),
    Ratio(
        "R09", "collection_period", N_("Collection period (DSO)"), ACTIVITY, DAYS, LOWER, basis="average",
        formula="avg(TR) × 365 ÷ (S × A)",
        source=N_(
            "against the terms granted: ≤ 1.00 × terms good, ≤ 1.33 × watch, above weak (credit managers' "
            "rule: not more than one third over terms)"
        ),
        item="E5.5e",
    ),
    Ratio(
        "R10", "inventory_turnover", N_("Inventory turnover"), ACTIVITY, TIMES_A_YEAR, HIGHER, basis="average",
        formula="is_cogs × A ÷ avg(bs_inventory)",
        source=N_("industry-bound"),
        item="E5.5g",
    ),
    Ratio(
        "R11", "days_inventory", N_("Days in inventory (DIO)"), ACTIVITY, DAYS, LOWER, basis="average",
        formula="avg(bs_inventory) × 365 ÷ (is_cogs × A)",
        source=N_("industry-bound"),
    ),
    Ratio(
        "R12", "payable_turnover", N_("Payable turnover"), ACTIVITY, TIMES_A_YEAR, CONTEXT, basis="average",
        formula="P × A ÷ avg(TP); P = memo_purchases if known else is_cogs; TP = bs_ap + bs_notes_pay",
        source=N_("industry-bound"),
    ),
    Ratio(
        "R13", "days_payable", N_("Days payable (DPO)"), ACTIVITY, DAYS, CONTEXT, basis="average",
        formula="avg(TP) × 365 ÷ (P × A)",
        source=N_("against suppliers' terms"),
        mind=N_("When it is long, suppliers give credit, or the firm is in distress."),
    ),
    Ratio(
        "R14", "cash_conversion_cycle", N_("Cash conversion cycle"), ACTIVITY, DAYS, LOWER, basis="average",
        formula="R09 + R11 − R13",
        source=N_("own trend"),
        mind=N_("It may be negative."),
    ),
    Ratio(
        "R15", "current_asset_turnover", N_("Current-asset turnover"), ACTIVITY, TIMES_A_YEAR, HIGHER, basis="average",
        formula="is_revenue × A ÷ avg(bs_total_ca)",
        source=N_("industry-bound"),
    ),
    Ratio(
        "R16", "debt_to_assets", N_("Debt to assets"), LEVERAGE, PERCENT, LOWER, basis="closing",
        formula="bs_total_liab ÷ bs_total_assets",
        bands=bands(("0.4", "strong"), ("0.6", "good"), ("0.7", "watch"), ("1", "weak"), (None, "critical")),
        source=N_("40–60 % custom; 70 % warning line"),
        item="E5.5h",
    ),
    Ratio(
        "R17", "debt_to_equity", N_("Debt to net worth"), LEVERAGE, TIMES, LOWER, basis="closing",
        formula="bs_total_liab ÷ bs_total_equity",
        bands=bands(("1", "good"), ("1.5", "watch"), ("2", "weak"), (None, "critical")),
        source=N_("1 : 1 custom"),
        item="E5.5i",
    ),
    Ratio(
        "R18", "equity_multiplier", N_("Equity multiplier"), LEVERAGE, TIMES, LOWER, basis="closing",
        formula="bs_total_assets ÷ bs_total_equity",
        bands=bands(("2", "good"), ("2.5", "watch"), ("3", "weak"), (None, "critical")),
        source=N_("derived from R17"),
    ),
    Ratio(
        "R19", "interest_coverage", N_("Interest coverage"), LEVERAGE, TIMES, HIGHER, basis="flow",
        formula="EBIT ÷ is_interest_expense",
        bands=bands(("1", "critical"), ("1.5", "weak"), ("3", "watch"), (None, "good")),
        source=N_("3 times custom"),
    ),
    Ratio(
        "R20", "fixed_charge_coverage", N_("Fixed-charge coverage"), LEVERAGE, TIMES, HIGHER, basis="flow",
        formula="(EBIT + L) ÷ (is_interest_expense + L), L = memo_lease_payments; variant `fcc_principal=true`: "
        "denominator + (memo_principal_due + memo_pref_dividends) ÷ (1 − t)",
        bands=bands(("1", "critical"), ("1.25", "weak"), ("1.5", "watch"), ("2", "good"), (None, "strong")),
        source=N_("loan covenants usually 1.1–1.25"),
        item="E5.5j",
    ),
    Ratio(
        "R21", "debt_to_tangible_net_worth", N_("Debt to tangible net worth"), LEVERAGE, TIMES, LOWER, basis="closing",
        formula="bs_total_liab ÷ (bs_total_equity − bs_intangible − bs_goodwill − bs_dev_cost)",
        bands=bands(("1", "good"), ("1.5", "watch"), ("2", "weak"), (None, "critical")),
        source=N_("as R17"),
    ),
    Ratio(
        "R22", "gross_margin", N_("Gross margin"), PROFITABILITY, PERCENT, HIGHER, basis="flow",
        formula="is_gross_profit ÷ is_revenue",
        bands=bands(("0", "critical"), (None, "see peers")),
        source=N_("industry-bound"),
    ),
    Ratio(
        "R23", "operating_margin", N_("Operating margin"), PROFITABILITY, PERCENT, HIGHER, basis="flow",
        formula="is_operating_profit ÷ is_revenue",
        bands=bands(("0", "critical"), ("0.05", "weak"), ("0.1", "watch"), (None, "good")),
        source=N_("custom; CAS operating profit is after finance costs"),
        item="E5.5k",
    ),
    Ratio(
        "R24", "ebit_margin", N_("EBIT margin"), PROFITABILITY, PERCENT, HIGHER, basis="flow",
        formula="EBIT ÷ is_revenue",
        bands=bands(("0", "critical"), ("0.05", "weak"), ("0.1", "watch"), (None, "good")),
        source=N_("custom"),
    ),
    Ratio(
        "R25", "net_margin", N_("Net margin (return on sales)"), PROFITABILITY, PERCENT, HIGHER, basis="flow",
        formula="is_net_profit ÷ is_revenue",
        bands=bands(("0", "critical"), ("0.02", "weak"), ("0.05", "watch"), ("0.1", "good"), (None, "strong")),
        source=N_("custom"),
        item="E5.5l",
    ),
    Ratio(
        "R26", "return_on_assets", N_("Return on assets"), PROFITABILITY, PERCENT, HIGHER, basis="average",
        formula="is_net_profit × A ÷ avg(bs_total_assets)",
        bands=bands(("0", "critical"), ("0.02", "weak"), ("0.05", "watch"), ("0.1", "good"), (None, "strong")),
        source=N_("custom"),
        item="E5.5m",
    ),
    Ratio(
        "R27", "return_on_total_assets_ebit", N_("EBIT return on assets"), PROFITABILITY, PERCENT, HIGHER,
        basis="average",
        formula="EBIT × A ÷ avg(bs_total_assets)",
        bands=bands(("0", "critical"), ("0.03", "weak"), ("0.06", "watch"), (None, "good")),
        source=N_(
            "indicator of the Chinese state-asset performance system (annual standard values by industry can "
            "be typed in)"
        ),
    ),
    Ratio(
        "R28", "return_on_common_equity", N_("Return on common equity"), PROFITABILITY, PERCENT, HIGHER,
        basis="average",
        formula="(is_net_profit − memo_pref_dividends) × A ÷ avg(bs_total_equity − bs_minority − "
        "memo_pref_equity)",
        bands=bands(("0", "critical"), ("0.05", "weak"), ("0.1", "watch"), ("0.15", "good"), (None, "strong")),
        source=N_("custom"),
        item="E5.5n",
    ),
    Ratio(
        "R29", "return_on_equity", N_("Return on equity"), PROFITABILITY, PERCENT, HIGHER, basis="average",
        formula="is_net_profit × A ÷ avg(bs_total_equity)",
        bands=bands(("0", "critical"), ("0.05", "weak"), ("0.1", "watch"), ("0.15", "good"), (None, "strong")),
        source=N_("custom"),
    ),
    Ratio(
        "R30", "ebitda_margin", N_("EBITDA margin"), PROFITABILITY, PERCENT, HIGHER, basis="flow",
        formula="(EBIT + memo_depreciation + memo_amortisation) ÷ is_revenue",
        bands=bands(("0", "critical"), (None, "see peers")),
        source=N_("industry-bound"),
    ),
    Ratio(
        "R31", "cash_profit_ratio", N_("Cash content of profit"), CASH, TIMES, HIGHER, basis="flow",
        formula="cf_cfo ÷ is_net_profit",
        bands=bands(("0", "critical"), ("0.8", "weak"), ("1", "watch"), (None, "good")),
        source=N_("about 1"),
    ),
    Ratio(
        "R32", "cash_debt_ratio", N_("Operating cash flow to debt"), CASH, TIMES, HIGHER, basis="flow over closing",
        formula="cf_cfo × A ÷ bs_total_liab",
        bands=bands(("0", "critical"), ("0.1", "weak"), ("0.2", "watch"), (None, "good")),
        source=N_("0.2 custom (after Beaver 1966)"),
    ),
    Ratio(
        "R33", "free_cash_flow", N_("Free cash flow"), CASH, MONEY, HIGHER, basis="flow",
        formula="cf_cfo − cf_capex",
        bands=bands(("0", "watch"), (None, "good")),
        source=N_("sign only; growing firms may be negative"),
    ),
    Ratio(
        "R34", "cash_sales_ratio", N_("Cash received to sales"), CASH, TIMES, HIGHER, basis="flow",
        formula="cf_sales_received ÷ is_revenue",
        bands=bands(("0.8", "weak"), ("1", "watch"), (None, "good")),
        source=N_("custom"),
    ),
    Ratio(
        "R35", "dupont3", N_("DuPont, three factors"), DUPONT, PERCENT, HIGHER, basis="average",
        formula="R25 × R06 × (avg(bs_total_assets) ÷ avg(bs_total_equity)); must equal R29 within 0.0001",
        source=N_("identity"),
    ),
    Ratio(
        "R36", "dupont5", N_("DuPont, five factors"), DUPONT, PERCENT, HIGHER, basis="average",
        formula="(net profit ÷ PBT) × (PBT ÷ EBIT) × R24 × R06 × (avg TA ÷ avg TE)",
        source=N_("identity"),
    ),
    Ratio(
        "R37", "revenue_growth", N_("Revenue growth"), GROWTH, PERCENT, HIGHER, basis="vs same-length prior period",
        formula="is_revenue ÷ prior is_revenue − 1",
        bands=bands(("0", "weak"), ("0.1", "watch"), (None, "good")),
        source=N_("custom"),
    ),
    Ratio(
        "R38", "operating_profit_growth", N_("Operating-profit growth"), GROWTH, PERCENT, HIGHER, basis="vs prior",
        formula="is_operating_profit ÷ prior − 1",
        bands=bands(("0", "weak"), ("0.1", "watch"), (None, "good")),
        source=N_("custom"),
    ),
    Ratio(
        "R39", "net_profit_growth", N_("Net-profit growth"), GROWTH, PERCENT, HIGHER, basis="vs prior",
        formula="is_net_profit ÷ prior − 1",
        bands=bands(("0", "weak"), ("0.1", "watch"), (None, "good")),
        source=N_("custom"),
    ),
    Ratio(
        "R40", "asset_growth", N_("Asset growth"), GROWTH, PERCENT, CONTEXT, basis="closing vs opening",
        formula="closing bs_total_assets ÷ opening − 1",
        source=N_("own trend"),
    ),
    Ratio(
        "R41", "equity_growth", N_("Equity growth (capital accumulation)"), GROWTH, PERCENT, HIGHER,
        basis="closing vs opening",
        formula="closing bs_total_equity ÷ opening − 1",
        bands=bands(("0", "weak"), ("0.05", "watch"), (None, "good")),
        source=N_("custom; capital maintenance rate = 1 + this"),
    ),
    Ratio(
        "R42", "altman_z1", N_("Altman Z′ (private manufacturers)"), DISTRESS, SCORE, HIGHER, basis="closing",
        formula="0.717·X1 + 0.847·X2 + 3.107·X3 + 0.420·X4 + 0.998·X5; X1 = (CA − CL) ÷ TA, X2 = "
        "(bs_surplus_reserve + bs_retained) ÷ TA, X3 = EBIT × A ÷ TA, X4 = TE ÷ TL, X5 = is_revenue × A "
        "÷ TA",
        bands=bands(("1.23", "distress"), ("2.9", "grey"), (None, "safe")),
        source=N_("Altman 1983; zones < 1.23, 1.23–2.90, > 2.90"),
    ),
    Ratio(
        "R43", "altman_z2", N_("Altman Z″ (private, any industry)"), DISTRESS, SCORE, HIGHER, basis="closing",
        formula="6.56·X1 + 3.26·X2 + 6.72·X3 + 1.05·X4 (same X)",
        bands=bands(("1.1", "distress"), ("2.6", "grey"), (None, "safe")),
        source=N_("Altman; zones < 1.10, 1.10–2.60, > 2.60 (some web pages print 6.5 and the cut-offs of Z′: wrong)"),
    ),
    Ratio(
        "R44", "altman_z2_em", N_("Altman Z″, emerging markets"), DISTRESS, SCORE, HIGHER, basis="closing",
        formula="R43 + 3.25",
        bands=bands(("4.35", "distress"), ("5.85", "grey"), (None, "safe")),
        source=N_(
            "Altman, Hartzell and Peck 1995; cut-offs here = those of R43 + 3.25 (a lower cut-off of 4.15 is "
            "also quoted)"
        ),
    ),
)  # fmt: skip
RATIO: Mapping[str, Ratio] = {name: ratio for ratio in RATIOS for name in (ratio.id, ratio.key)}
"""Every ratio by its id and by its key."""
