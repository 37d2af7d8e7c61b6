"""The identities of statements as differences that should be nought, term by term."""

from dataclasses import dataclass
from decimal import Decimal

from clientdesk.dossier.statements.figures import Figures
from clientdesk.dossier.statements.lines import SUPPLEMENT
from clientdesk.i18n import N_

OPEN = "open "
"""Before the key of a line: its place among the opening balances."""


@dataclass(frozen=True)
class Term:
    """A line that is added or taken off.

    optional   counts as nought where it is unknown
    typed      a total as somebody typed it
    previous   of the period that ends where this one begins
    """

    sign: int
    key: str
    optional: bool = False
    typed: bool = False
    previous: bool = False


@dataclass(frozen=True)
class Difference:
    """What should be nought. `text` may name a `line`."""

    key: str
    text: str
    terms: tuple[Term, ...]
    line: str = ""


def _supplement() -> tuple[Term, ...]:
    return (*(Term(1, line.key, optional=True) for line in SUPPLEMENT), Term(-1, "cf_cfo"))


def _carried(key: str) -> Difference:
    text = N_("{line}: opening balance less closing balance of the period before")
    return Difference(f"I06 {key}", text, (Term(1, OPEN + key), Term(-1, key, previous=True)), key)


DIFFERENCES: tuple[Difference, ...] = (
    Difference(
        "I01",
        N_("Total assets less liabilities and equity"),
        (Term(1, "bs_total_assets"), Term(-1, "bs_total_liab_equity")),
    ),
    Difference(
        "I01 open",
        N_("Opening: total assets less liabilities and equity"),
        (Term(1, OPEN + "bs_total_assets"), Term(-1, OPEN + "bs_total_liab_equity")),
    ),
    Difference(
        "I03",
        N_("Cash at beginning plus increase less cash at end"),
        (Term(1, "cf_cash_open"), Term(1, "cf_net_increase"), Term(-1, "cf_cash_close")),
    ),
    Difference(
        "I04",
        N_("Cash at end by the cash-flow statement less unrestricted cash in the balance sheet"),
        (Term(1, "cf_cash_close"), Term(-1, "bs_cash"), Term(1, "memo_restricted_cash", optional=True)),
    ),
    Difference(
        "I05",
        N_("Retained profit carried forward less that in the balance sheet"),
        (
            Term(1, OPEN + "bs_retained"),
            Term(1, "is_net_profit"),
            Term(-1, "memo_dividends_declared"),
            Term(-1, "memo_surplus_appropriation", optional=True),
            Term(-1, "bs_retained"),
        ),
    ),
    *map(_carried, ("bs_total_assets", "bs_total_liab", "bs_total_equity", "bs_cash", "bs_ar", "bs_inventory")),
    Difference("I07", N_("Sum of the supplement less net cash from operating activities"), _supplement()),
    Difference(
        "I09",
        N_("Cash at beginning by the cash-flow statement less unrestricted opening cash in the balance sheet"),
        (Term(1, "cf_cash_open"), Term(-1, OPEN + "bs_cash"), Term(1, OPEN + "memo_restricted_cash", optional=True)),
    ),
)


def typed_difference(key: str) -> Difference:
    """A total as it was typed less what its parts come to."""
    text = N_("{line}: as typed less as reckoned")
    return Difference(f"I02 {key}", text, (Term(1, key, typed=True), Term(-1, key)), key)


def figure_of(term: Term, figures: Figures) -> Decimal | None:
    """What stands for a term in a period, None where that is unknown."""
    at_opening, key = term.key.startswith(OPEN), term.key.removeprefix(OPEN)
    held = figures.sheet if term.typed else figures
    return (held.opening if at_opening else held.closing).get(key)
