"""The lines of the balance sheet, and what of them stood there at the beginning of the period."""

from types import new_class

from clientdesk.dossier.fields import Section
from clientdesk.dossier.statements.line import OPEN, Line, detail, opening_of, total
from clientdesk.i18n import N_


class Assets(Section, of="statement", id="ST2", title=N_("Assets")):
    """What the firm has at the end of the period."""

    bs_cash = detail(
        N_("Cash and cash equivalents (incl. restricted: see memo)"),
        id="ST2.1",
        ifrs=N_("Cash and cash equivalents"),
    )
    bs_trading_fa = detail(
        N_("Financial assets at fair value through profit or loss (incl. derivatives)"),
        id="ST2.2",
        small=N_("Short-term investments"),
        ifrs=N_("Financial assets at fair value through profit or loss"),
    )
    bs_notes_rec = detail(N_("Notes receivable"), id="ST2.3")
    bs_ar = detail(N_("Trade receivables (net of allowance)"), id="ST2.4", ifrs=N_("Trade receivables"))
    bs_ar_financing = detail(
        N_("Receivables held to collect and sell"),
        id="ST2.5",
        ifrs=N_("Trade receivables at fair value through other comprehensive income"),
    )
    bs_prepay = detail(N_("Prepayments"), id="ST2.6", small=N_("Prepaid accounts"))
    bs_other_rec = detail(
        N_("Other receivables (incl. interest, dividends)"),
        id="ST2.7",
        small=N_("Other receivables (incl. dividends, interest receivable)"),
    )
    bs_inventory = detail(N_("Inventories"), id="ST2.8")
    bs_contract_assets = detail(N_("Contract assets"), id="ST2.9")
    bs_nca_within_1y = detail(N_("Current portion of non-current assets"), id="ST2.10")
    bs_other_ca = detail(N_("Other current assets (incl. held for sale)"), id="ST2.11")
    bs_total_ca = total(N_("Total current assets"), id="ST2.12")
    bs_lt_rec = detail(N_("Long-term receivables"), id="ST2.13")
    bs_lt_equity_inv = detail(
        N_("Investments in subsidiaries, associates, joint ventures"),
        id="ST2.14",
        ifrs=N_("Investments in subsidiaries, associates and joint ventures"),
    )
    bs_other_lt_inv = detail(
        N_("Other non-current financial assets"),
        id="ST2.15",
        small=N_("Long-term bond investments"),
    )
    bs_inv_property = detail(N_("Investment property"), id="ST2.16")
    bs_fixed_assets = detail(
        N_("Property, plant and equipment (net)"),
        id="ST2.17",
        small=N_("Fixed assets (book value, incl. disposals)"),
        ifrs=N_("Property, plant and equipment"),
    )
    bs_cip = detail(N_("Construction in progress"), id="ST2.18", small=N_("Construction in progress (incl. materials)"))
    bs_rou = detail(N_("Right-of-use assets"), id="ST2.19")
    bs_intangible = detail(N_("Intangible assets"), id="ST2.20")
    bs_dev_cost = detail(N_("Capitalised development cost"), id="ST2.21")
    bs_goodwill = detail(N_("Goodwill"), id="ST2.22")
    bs_lt_deferred_exp = detail(N_("Long-term deferred expenses"), id="ST2.23")
    bs_dta = detail(N_("Deferred tax assets"), id="ST2.24")
    bs_other_nca = detail(
        N_("Other non-current assets (incl. biological, oil and gas)"),
        id="ST2.25",
        small=N_("Other non-current assets (incl. biological)"),
    )
    bs_total_nca = total(N_("Total non-current assets"), id="ST2.26")
    bs_total_assets = total(N_("Total assets"), id="ST2.27")


class Liabilities(Section, of="statement", id="ST3", title=N_("Liabilities and equity")):
    """What it owes, and what belongs to its owners."""

    bs_st_loans = detail(N_("Short-term borrowings"), id="ST3.1")
    bs_trading_fl = detail(N_("Financial liabilities at fair value through profit or loss"), id="ST3.2")
    bs_notes_pay = detail(N_("Notes payable"), id="ST3.3")
    bs_ap = detail(N_("Trade payables"), id="ST3.4")
    bs_adv_received = detail(N_("Receipts in advance"), id="ST3.5", small=N_("Advances from customers"))
    bs_contract_liab = detail(N_("Contract liabilities"), id="ST3.6")
    bs_payroll = detail(N_("Employee benefits payable"), id="ST3.7")
    bs_taxes_payable = detail(N_("Taxes payable"), id="ST3.8")
    bs_other_pay = detail(
        N_("Other payables (incl. interest, dividends)"),
        id="ST3.9",
        small=N_("Other payables (incl. interest, profit payable)"),
    )
    bs_ncl_within_1y = detail(N_("Current portion of non-current liabilities"), id="ST3.10")
    bs_other_cl = detail(N_("Other current liabilities (incl. held for sale)"), id="ST3.11")
    bs_total_cl = total(N_("Total current liabilities"), id="ST3.12")
    bs_lt_loans = detail(N_("Long-term borrowings"), id="ST3.13")
    bs_bonds = detail(N_("Bonds payable"), id="ST3.14")
    bs_lease_liab = detail(N_("Lease liabilities (non-current)"), id="ST3.15")
    bs_lt_payables = detail(N_("Long-term payables"), id="ST3.16")
    bs_provisions = detail(N_("Provisions"), id="ST3.17")
    bs_deferred_income = detail(N_("Deferred income"), id="ST3.18")
    bs_dtl = detail(N_("Deferred tax liabilities"), id="ST3.19")
    bs_other_ncl = detail(N_("Other non-current liabilities"), id="ST3.20")
    bs_total_ncl = total(N_("Total non-current liabilities"), id="ST3.21")
    bs_total_liab = total(N_("Total liabilities"), id="ST3.22")
    bs_capital = detail(N_("Share capital"), id="ST3.23", ifrs=N_("Issued capital"))
    bs_other_equity_instr = detail(N_("Other equity instruments (preference shares, perpetual bonds)"), id="ST3.24")
    bs_capital_reserve = detail(N_("Capital reserve / share premium"), id="ST3.25", ifrs=N_("Share premium"))
    bs_treasury = detail(N_("Less: treasury shares"), id="ST3.26", sign=-1)
    bs_oci = detail(N_("Other comprehensive income (reserve)"), id="ST3.27", signed=True)
    bs_special_reserve = detail(N_("Special reserve (safety fund)"), id="ST3.28")
    bs_surplus_reserve = detail(
        N_("Surplus reserves (appropriated retained earnings)"),
        id="ST3.29",
        ifrs=N_("Retained earnings, appropriated"),
    )
    bs_retained = detail(
        N_("Undistributed profit (unappropriated retained earnings)"),
        id="ST3.30",
        signed=True,
        ifrs=N_("Retained earnings, unappropriated"),
    )
    bs_minority = detail(N_("Non-controlling interests"), id="ST3.31", signed=True)
    bs_total_equity = total(N_("Total equity"), id="ST3.32")
    bs_total_liab_equity = total(N_("Total liabilities and equity"), id="ST3.33")


def opening(lines: tuple[Line, ...]) -> type[Section]:
    """The section of the same lines at the beginning of the period."""
    columns = {f"{OPEN}{line.key}": opening_of(line, id=f"ST8.{number}") for number, line in enumerate(lines, 1)}
    told = {"of": "statement", "id": "ST8", "title": N_("Opening balances")}
    return new_class("Opening", (Section,), told, lambda body: body.update(columns))
