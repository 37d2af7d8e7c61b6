"""How the house trades: its currency and rates, the numbers of its documents, its accounts, how receivables age."""

from collections.abc import Iterator

from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.dossier.choices.trade import AGEING_BASIS, DOCUMENT, EXPENSE_CATEGORY
from clientdesk.dossier.fields import Field, Group, Problem, Rows, Section
from clientdesk.dossier.numbering import pattern_problem
from clientdesk.dossier.record import Record
from clientdesk.dossier.trade.promised import RATE
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, MONEY, PERCENT, Choice, Integer, Reading, Text
from clientdesk.i18n import N_


class NumberPattern(Group, name="number_patterns"):
    """How the numbers of a kind of document look; see `dossier.numbering`."""

    document = Field(N_("Document"), Choice(DOCUMENT), required=True)
    pattern = Field(N_("Pattern"), Text(60), required=True)


class ExchangeRate(Group, name="exchange_rates"):
    """Units of the house's currency for one of another, from a day on."""

    currency = Field(N_("Currency"), Choice(CURRENCY), required=True)
    since = Field(N_("From this day on"), DATE, required=True)
    rate = Field(N_("Rate of exchange"), RATE, required=True)


class ExpenseAccount(Group, name="expense_accounts"):
    """On which account a category of expenses is booked."""

    category = Field(N_("Category"), Choice(EXPENSE_CATEGORY), required=True)
    code = Field(N_("Account code"), Text(20), required=True)
    name = Field(N_("Account"), Text(60))


class PostingAccount(Group, name="posting_accounts"):
    """The account of one side of a voucher: receivables, turnover, tax, bank …"""

    role = Field(N_("Used for"), Text(40), required=True)
    code = Field(N_("Account code"), Text(20), required=True)
    name = Field(N_("Account"), Text(60))


class Allowance(Group, name="ageing_allowances"):
    """From how many days overdue on which share is thought to be lost."""

    over_days = Field(N_("Days overdue, at least"), Integer(min=0, max=3650), required=True)
    share = Field(N_("Suggested allowance"), PERCENT, required=True)


class PackageProfile(Group, name="package_profiles"):
    """How a file for an accounting package looks; `profile` is JSON, see `exchange.packages`."""

    name = Field(N_("Name"), Text(80), required=True)
    profile = Field(N_("Profile"), LONG_TEXT, required=True)


class Trade(Section, of="house", id="H8", title=N_("Trade")):
    """Currency, taxes, numbers, accounts."""

    base_currency = Field(N_("Currency of our books"), Choice(CURRENCY), id="H8.1+")
    usual_tax = Field(N_("Usual tax rate"), PERCENT, id="H8.2+")
    usual_incl_tax = Field(N_("Prices usually include tax"), BOOL, id="H8.3+")
    usual_terms = Field(N_("Usual terms of payment"), Choice(PAY_TERM), id="H8.4+")
    number_patterns = Field(N_("Numbers of documents"), Rows(NumberPattern), id="H8.5+")
    exchange_rates = Field(N_("Rates of exchange"), Rows(ExchangeRate), id="H8.6+")
    expense_accounts = Field(N_("Accounts of expenses"), Rows(ExpenseAccount), id="H8.7+")
    posting_accounts = Field(N_("Accounts of vouchers"), Rows(PostingAccount), id="H8.8+")
    ageing_allowances = Field(N_("Allowances by age"), Rows(Allowance), id="H8.9+")
    package_profiles = Field(N_("Files for accounting packages"), Rows(PackageProfile), id="H8.10+")
    books_closed_until = Field(N_("Books closed until"), DATE, id="H8.11+")
    approval_by_other = Field(N_("Expenses are approved by another person"), BOOL, id="H8.12+")
    second_approval_above = Field(N_("A second approval is needed above"), MONEY, id="H8.13+")
    gift_warning_above = Field(N_("Warn of entertainment and gifts for a client above, in a year"), MONEY, id="H8.14+")
    ageing_basis = Field(N_("Age is counted from"), Choice(AGEING_BASIS), id="H8.15+")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """Patterns that give numbers, rates above zero."""
        for place, row in enumerate(record.rows(cls.number_patterns)):
            if problem := pattern_problem(row[NumberPattern.pattern] or ""):
                text, values = problem
                column = NumberPattern.pattern
                yield Problem(cls.number_patterns, text, values, refused=True, row=place, column=column)
        for place, row in enumerate(record.rows(cls.exchange_rates)):
            if (rate := row[ExchangeRate.rate]) is not None and rate <= 0:
                text = N_("A rate of exchange is above zero.")
                yield Problem(cls.exchange_rates, text, {}, refused=True, row=place, column=ExchangeRate.rate)
