"""The lines of the income statement, the cash-flow statement with its supplement, and what is noted beside them."""

from clientdesk.dossier.fields import Section
from clientdesk.dossier.statements.line import detail, memo, of_which, rate, total
from clientdesk.i18n import N_


class Income(Section, of="statement", id="ST4", title=N_("Income statement")):
    """What was earned and spent in the period."""

    is_revenue = detail(N_("Revenue"), id="ST4.1")
    is_cogs = detail(N_("Cost of sales"), id="ST4.2")
    is_gross_profit = total(N_("Gross profit"), id="ST4.3")
    is_taxes_surcharges = detail(N_("Taxes and surcharges"), id="ST4.4", small=N_("Business taxes and surcharges"))
    is_selling = detail(N_("Selling expenses"), id="ST4.5", ifrs=N_("Distribution costs"))
    is_admin = detail(N_("Administrative expenses"), id="ST4.6", small=N_("Administrative expenses (less research)"))
    is_rd = detail(
        N_("Research and development expenses"),
        id="ST4.7",
        small=N_("Research expenses (out of administrative expenses)"),
    )
    is_finance = detail(N_("Net finance costs"), id="ST4.8", signed=True, ifrs=N_("Finance costs (net)"))
    is_interest_expense = of_which(N_("of which interest expense"), id="ST4.9")
    is_interest_income = of_which(N_("of which interest income"), id="ST4.10")
    is_other_income = detail(N_("Other income (mostly government grants)"), id="ST4.11")
    is_invest_income = detail(N_("Investment income"), id="ST4.12", signed=True)
    is_fv_gain = detail(N_("Fair-value gains"), id="ST4.13", signed=True)
    is_credit_impair = detail(N_("Credit impairment (losses negative)"), id="ST4.14", signed=True)
    is_asset_impair = detail(N_("Asset impairment (losses negative)"), id="ST4.15", signed=True)
    is_disposal_gain = detail(N_("Gains on disposal of assets"), id="ST4.16", signed=True)
    is_operating_profit = total(N_("Operating profit (CAS definition)"), id="ST4.17")
    is_nonop_income = detail(N_("Non-operating income"), id="ST4.18")
    is_nonop_expense = detail(N_("Non-operating expenses"), id="ST4.19")
    is_profit_before_tax = total(N_("Profit before tax"), id="ST4.20")
    is_income_tax = detail(N_("Income tax expense"), id="ST4.21", signed=True)
    is_net_profit = total(N_("Profit for the period"), id="ST4.22")


class CashFlow(Section, of="statement", id="ST5", title=N_("Cash-flow statement")):
    """What was received and paid, by the direct method."""

    cf_sales_received = detail(N_("Cash received from customers"), id="ST5.1")
    cf_tax_refunds = detail(N_("Tax refunds received"), id="ST5.2")
    cf_other_op_in = detail(N_("Other operating receipts"), id="ST5.3")
    cf_op_in = total(N_("Total operating inflows"), id="ST5.4")
    cf_purchases_paid = detail(N_("Cash paid to suppliers"), id="ST5.5")
    cf_staff_paid = detail(N_("Cash paid to and for employees"), id="ST5.6")
    cf_taxes_paid = detail(N_("Taxes paid"), id="ST5.7")
    cf_other_op_out = detail(N_("Other operating payments"), id="ST5.8")
    cf_op_out = total(N_("Total operating outflows"), id="ST5.9")
    cf_cfo = total(N_("Net cash from operating activities"), id="ST5.10")
    cf_inv_recovered = detail(N_("Proceeds from investments"), id="ST5.11")
    cf_inv_income = detail(N_("Investment income received"), id="ST5.12")
    cf_disposal = detail(N_("Proceeds from disposal of long-lived assets"), id="ST5.13")
    cf_other_inv_in = detail(N_("Other investing receipts (incl. disposal of subsidiaries)"), id="ST5.14")
    cf_inv_in = total(N_("Total investing inflows"), id="ST5.15")
    cf_capex = detail(N_("Purchase of long-lived assets"), id="ST5.16")
    cf_inv_paid = detail(N_("Investments paid"), id="ST5.17")
    cf_other_inv_out = detail(N_("Other investing payments (incl. acquisition of subsidiaries)"), id="ST5.18")
    cf_inv_out = total(N_("Total investing outflows"), id="ST5.19")
    cf_cfi = total(N_("Net cash from investing activities"), id="ST5.20")
    cf_equity_raised = detail(N_("Capital contributions received"), id="ST5.21")
    cf_borrowed = detail(N_("Borrowings received (incl. bonds)"), id="ST5.22")
    cf_other_fin_in = detail(N_("Other financing receipts"), id="ST5.23")
    cf_fin_in = total(N_("Total financing inflows"), id="ST5.24")
    cf_debt_repaid = detail(N_("Repayment of borrowings"), id="ST5.25")
    cf_div_interest_paid = detail(N_("Dividends and interest paid"), id="ST5.26")
    cf_other_fin_out = detail(N_("Other financing payments (incl. lease payments)"), id="ST5.27")
    cf_fin_out = total(N_("Total financing outflows"), id="ST5.28")
    cf_cff = total(N_("Net cash from financing activities"), id="ST5.29")
    cf_fx = detail(N_("Effect of exchange rates on cash"), id="ST5.30", signed=True)
    cf_net_increase = total(N_("Net increase in cash"), id="ST5.31")
    cf_cash_open = detail(N_("Cash at beginning of period"), id="ST5.32")
    cf_cash_close = total(N_("Cash at end of period"), id="ST5.33")


class Supplement(Section, of="statement", id="ST6", title=N_("From profit to operating cash flow")):
    """How the profit leads to the operating cash flow."""

    ci_net_profit = detail(N_("Profit for the period"), id="ST6.1", signed=True)
    ci_impairment = detail(N_("Impairment charges"), id="ST6.2", signed=True)
    ci_depreciation = detail(N_("Depreciation (incl. right-of-use)"), id="ST6.3", signed=True)
    ci_amortisation = detail(N_("Amortisation"), id="ST6.4", signed=True)
    ci_disposal_loss = detail(N_("Loss on disposal (gain negative)"), id="ST6.5", signed=True)
    ci_fv_loss = detail(N_("Fair-value loss (gain negative)"), id="ST6.6", signed=True)
    ci_finance_cost = detail(N_("Finance cost of financing nature"), id="ST6.7", signed=True)
    ci_invest_loss = detail(N_("Investment loss (income negative)"), id="ST6.8", signed=True)
    ci_dta_decrease = detail(N_("Decrease in deferred tax assets"), id="ST6.9", signed=True)
    ci_dtl_increase = detail(N_("Increase in deferred tax liabilities"), id="ST6.10", signed=True)
    ci_inventory_decrease = detail(N_("Decrease in inventories (before impairment)"), id="ST6.11", signed=True)
    ci_op_rec_decrease = detail(N_("Decrease in operating receivables"), id="ST6.12", signed=True)
    ci_op_pay_increase = detail(N_("Increase in operating payables"), id="ST6.13", signed=True)
    ci_other = detail(N_("Other"), id="ST6.14", signed=True)


class Memo(Section, of="statement", id="ST7", title=N_("Beside the statements")):
    """What ratios need and no statement tells; blank always means unknown."""

    memo_mt_loans = memo(N_("of long-term borrowings: term over 1 and up to 5 years"), id="ST7.1")
    memo_pref_equity = memo(N_("Preference equity"), id="ST7.2")
    memo_pref_dividends = memo(N_("Preference dividends of the period"), id="ST7.3")
    memo_dividends_declared = memo(N_("Dividends declared (all)"), id="ST7.4")
    memo_surplus_appropriation = memo(N_("Appropriation to surplus reserves"), id="ST7.5")
    memo_depreciation = memo(N_("Depreciation (incl. right-of-use assets)"), id="ST7.6")
    memo_amortisation = memo(N_("Amortisation"), id="ST7.7")
    memo_lease_payments = memo(
        N_(
            "Rent charged to profit (short-term, low-value, or all operating leases "
            "under the small-enterprise standard)"
        ),
        id="ST7.8",
    )
    memo_principal_due = memo(N_("Loan principal scheduled in the period"), id="ST7.9")
    memo_credit_sales = memo(N_("Credit sales"), id="ST7.10")
    memo_purchases = memo(N_("Purchases (before tax)"), id="ST7.11")
    memo_restricted_cash = memo(N_("Restricted cash within cash and cash equivalents"), id="ST7.12")
    memo_tax_rate = rate(N_("Income tax rate (fraction)"), id="ST7.13")
