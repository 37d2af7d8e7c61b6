"""What a ratio came to: its value or why there is none, with its formula; and how the house reckons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from clientdesk.dossier.statements.formula import Input, Term, in_figures, in_words, inputs_of, name_of
from clientdesk.dossier.statements.ratio import Band, Ratio
from clientdesk.i18n import N_, Catalogue

AVERAGE, CLOSING_ONLY = "average", "closing"
CPA, SIMPLE = "cpa", "simple"
CLOSING_FOR_AVERAGE, CLOSING_BY_SETTING = "closing_for_average", "closing_by_setting"
INTEREST_PROXIED, NOT_BALANCED, GOOD = "INTEREST_PROXIED", "NOT_BALANCED", "good"


class Status(StrEnum):
    """Whether a value is exact, approximate, or not available."""

    OK = "ok"
    APPROX = "approx"
    NA = "na"


OK, APPROX, NA = Status


class Trend(StrEnum):
    """Where a ratio went since the period before."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"
    UP = "up"
    DOWN = "down"
    NONE = ""


@dataclass(frozen=True)
class IndustryStandard:
    """What firms of an industry reach in a ratio; a level nobody published is None."""

    excellent: Decimal | None = None
    good: Decimal | None = None
    average: Decimal | None = None
    low: Decimal | None = None
    poor: Decimal | None = None
    industry: str = ""
    source: str = ""


@dataclass(frozen=True)
class Settings:
    """How the house reckons.

    balance_basis     average of opening and closing balances, or closing alone
    quick             quick assets without inventories, prepayments and the like (cpa), or without inventories alone
    trade_notes       notes count as trade receivables
    use_credit_sales  credit sales take the place of revenue in R08 and R09 where they are known
    interest_proxy    net finance costs stand for interest that is not told
    fcc_principal     principal and preference dividends count as fixed charges
    terms             days of payment granted to the client; R09 is judged by them
    bands             {id of a ratio: bands in place of those shipped}
    industry          {id of a ratio: what its industry reaches}
    """

    balance_basis: str = AVERAGE
    quick: str = CPA
    trade_notes: bool = True
    use_credit_sales: bool = False
    interest_proxy: bool = False
    fcc_principal: bool = False
    terms: int | None = None
    bands: Mapping[str, tuple[Band, ...]] = field(default_factory=dict)
    industry: Mapping[str, IndustryStandard] = field(default_factory=dict)


USUAL = Settings()
"""How ratios are reckoned as long as the house says nothing else."""

_REASONS = {
    "MISSING_INPUT": N_("Not known: {what}."),
    "ZERO_DENOMINATOR": N_("The divisor is zero: {what}."),
    "NEGATIVE_DENOMINATOR": N_("The divisor is negative: {what}."),
    "NEGATIVE_NUMERATOR": N_("The figure to be divided is negative: {what}. Look for credit balances to reclassify."),
    "NEGATIVE_EQUITY": N_("Equity is negative: the debts exceed what the firm owns, and this ratio would mislead."),
    "NEGATIVE_TANGIBLE_NET_WORTH": N_("Without intangible assets nothing is left of the equity."),
    "NO_REVENUE": N_("There was no revenue in the period."),
    "NO_COST_OF_SALES": N_("There was no cost of sales in the period."),
    "NO_PURCHASES": N_("There were no purchases in the period."),
    "NO_CHARGES": N_("There is no interest and nothing of its kind to be covered."),
    "PROFIT_NOT_POSITIVE": N_("There was no profit in the period; a ratio of losses would look good."),
    "PRIOR_NOT_POSITIVE": N_("The period before was zero or negative, so that a rate of growth says nothing."),
    "NO_PRIOR_PERIOD": N_("There is no comparable period before in the same currency."),
    "COMPONENT_NA": N_("It is made of ratios that are not available: {what}."),
}
REASONS = tuple(_REASONS)
"""Why a ratio may be not available."""
_NO_LIABILITIES = {
    "bs_total_cl": N_("There are no current liabilities."),
    "bs_total_liab": N_("There are no liabilities."),
}
_FLAGS = {
    CLOSING_FOR_AVERAGE: N_("The opening balance is not known; the closing one stands for the average."),
    CLOSING_BY_SETTING: N_("Closing balances are used, as the house has chosen."),
    INTEREST_PROXIED: N_("Net finance costs stand for the interest, which is not told."),
    NOT_BALANCED: N_("The balance sheet does not balance; the figure may be wrong."),
    GOOD: N_("That there is none is good."),
}


def flag_text(flag: str, words: Catalogue) -> str:
    """What is to be minded with a result that carries this flag."""
    return words.tr(_FLAGS[flag])


@dataclass(frozen=True)
class Reason:
    """Why a ratio is not available: a code of `REASONS`, and what it concerns."""

    code: str
    keys: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.code}:{','.join(self.keys)}" if self.keys else self.code

    def sentence(self, words: Catalogue) -> str:
        """The reason in words."""
        if self.code == "ZERO_DENOMINATOR" and self.keys[0] in _NO_LIABILITIES:
            return words.tr(_NO_LIABILITIES[self.keys[0]])
        what = words.listed(name_of(key, words) for key in self.keys)
        return words.tr(_REASONS[self.code], what=what) if self.keys else words.tr(_REASONS[self.code])


@dataclass(frozen=True)
class Result:
    """What a ratio came to in one period.

    value     unrounded; a rate is a fraction; None where the status is na
    reason    why there is none
    basis     closing, average, flow or vs prior: what was really used; empty where there is no value
    flags     what is to be minded (see `flag_text`)
    term      the formula as it was reckoned, figures in it
    parts     the factors of a DuPont analysis, the X of a score
    band      the word that judges it, a code of the choices `ratio_band`; empty where there is none
    place     excellent, good, average, low or poor in its industry, where the house has typed its values
    prior     the value of the period before, change the difference to it, trend what that means
    """

    ratio: Ratio
    value: Decimal | None
    status: Status
    reason: Reason | None
    basis: str
    flags: tuple[str, ...]
    term: Term
    parts: Mapping[str, Decimal] = field(default_factory=dict)
    band: str = ""
    place: str = ""
    prior: Decimal | None = None
    change: Decimal | None = None
    trend: Trend = Trend.NONE

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The figures of the statements that were used."""
        return inputs_of(self.term)

    def formula(self, words: Catalogue) -> str:
        """The formula in the names of the lines."""
        return in_words(self.term, words)

    def figures(self) -> str:
        """The formula with the figures put in; unknown ones as a question mark."""
        return in_figures(self.term)

    def shown(self, words: Catalogue) -> str:
        """The value as people read it, or n/a."""
        return words.tr(N_("n/a")) if self.value is None else self.ratio.show(self.value)

    def explained(self, words: Catalogue) -> str:
        """One click's worth: name = formula = figures = value, or the reason; and what is to be minded."""
        end = self.shown(words) if self.reason is None else self.reason.sentence(words)
        told = [f"{self.ratio.title(words)} = {self.formula(words)}", f"= {self.figures()}", f"= {end}"]
        told += [flag_text(flag, words) for flag in self.flags]
        return "\n".join(told)
