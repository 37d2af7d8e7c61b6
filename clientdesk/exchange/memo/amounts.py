"""Amounts as a memo shows them: in thousands, or in ten thousands as Chinese statements do, where they are large."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier.statements.periods import Period
from clientdesk.i18n import N_, Catalogue

_LARGE = Decimal(1_000_000)


@dataclass(frozen=True)
class Unit:
    """What amounts are divided by, with how many decimals they are shown, and what is said of it."""

    factor: int
    decimals: int
    told: str

    def show(self, amount: Decimal | None) -> str:
        """An amount as it is printed; a dash where it is unknown."""
        if amount is None:
            return "–"
        places = Decimal(1).scaleb(-self.decimals)
        return f"{(amount / self.factor).quantize(places, ROUND_HALF_UP) + 0:,.{self.decimals}f}"

    def brief(self, amount: Decimal | None) -> str:
        """The same where there is little room."""
        if amount is None:
            return "–"
        value = amount / self.factor
        places = Decimal(1) if abs(value) >= 100 else Decimal("0.1")
        return f"{value.quantize(places, ROUND_HALF_UP) + 0:,}"


def unit_of(periods: Iterable[Period], words: Catalogue) -> Unit:
    """The unit for all amounts of these periods."""
    told = list(periods)
    known = [abs(value) for each in told for key in _MEASURES if (value := each.figures.closing.get(key)) is not None]
    currency = ", ".join(dict.fromkeys(each.figures.sheet.currency for each in told))
    if max(known, default=Decimal(0)) < _LARGE:
        return Unit(1, 2, words.tr(N_("Amounts in {currency}"), currency=currency))
    if words.language.startswith("zh"):
        return Unit(10_000, 2, words.tr(N_("Amounts in ten thousands of {currency}"), currency=currency))
    return Unit(1000, 0, words.tr(N_("Amounts in thousands of {currency}"), currency=currency))


_MEASURES = ("bs_total_assets", "is_revenue")
