"""What a line of a document comes to: net, tax, total, each rounded half up to two decimals."""

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.figures import NOTHING, Amount
from clientdesk.dossier.trade.lines import Line

CENT = Decimal("0.01")


def rounded(value: Decimal) -> Decimal:
    """To the cent, a half away from zero, as a workbook rounds."""
    return value.quantize(CENT, ROUND_HALF_UP)


def amount(quantity: Decimal, price: Decimal, *, discount: Decimal, tax_rate: Decimal, incl: bool) -> Amount:
    """One line. `discount` and `tax_rate` are fractions; `incl`: the price contains the tax."""
    priced = rounded(quantity * price * (1 - discount))
    if not incl:
        tax = rounded(priced * tax_rate)
        return Amount(priced, tax, priced + tax)
    tax = rounded(priced - priced / (1 + tax_rate))
    return Amount(priced - tax, tax, priced)


def line_amount(row: Row, *, incl: bool) -> Amount:
    """The amount of a row of lines; a missing number counts as zero."""
    return amount(
        row[Line.quantity] or NOTHING,
        row[Line.price] or NOTHING,
        discount=row[Line.discount] or NOTHING,
        tax_rate=row[Line.tax_rate] or NOTHING,
        incl=incl,
    )


def lines_amount(rows: Iterable[Row], *, incl: bool) -> Amount:
    """The sum of the lines, each rounded by itself."""
    amounts = [line_amount(row, incl=incl) for row in rows]
    if len(amounts) == 1:
        return amounts[0]
    net, tax = sum((each.net for each in amounts), NOTHING), sum((each.tax for each in amounts), NOTHING)
    return Amount(net, tax, net + tax)


def spread(paid: Decimal, totals: list[Decimal]) -> list[Decimal]:
    """A payment for several lines, in proportion to their totals; the last line takes what rounding leaves."""
    whole = sum(totals, NOTHING)
    if not totals or not whole:
        return [NOTHING for _ in totals]
    parts = [rounded(paid * total / whole) for total in totals[:-1]]
    return [*parts, paid - sum(parts, NOTHING)]
