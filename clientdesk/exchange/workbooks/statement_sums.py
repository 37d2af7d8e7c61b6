"""What was taken from the cells of a book, put together: several captions may make one of our lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from clientdesk.dossier.statements.line import TOTAL
from clientdesk.dossier.statements.lines import LINE, TOTALS
from clientdesk.i18n import N_

_NET = ("净额", "净值", "账面价值", "net")
_COSTS = frozenset(
    [key for total in ("is_gross_profit", "is_operating_profit", "is_profit_before_tax") for sign, key in TOTALS[total]
     if sign < 0 and not LINE[key].signed and LINE[key].role is not TOTAL]
)  # fmt: skip
_PAYMENTS = frozenset(
    ["cf_op_out", "cf_inv_out", "cf_fin_out"]
    + [key for total in ("cf_op_out", "cf_inv_out", "cf_fin_out") for _sign, key in TOTALS[total]]
)


@dataclass(frozen=True)
class Taken:
    """An amount of a cell: for which line, under which caption (bare), opening or not."""

    key: str
    caption: str
    opening: bool
    amount: Decimal
    sheet: str
    cell: str


@dataclass(frozen=True)
class Sums:
    """Amounts by line, the cells that contradict others, and message ids of what was changed."""

    closing: Mapping[str, Decimal]
    opening: Mapping[str, Decimal]
    doubled: tuple[Taken, ...]
    notes: tuple[str, ...]


def summed(taken: Iterable[Taken]) -> Sums:
    """One amount for each line: different captions of a line are added, the same caption counts once."""
    by_line: dict[tuple[bool, str], list[Taken]] = {}
    for each in taken:
        by_line.setdefault((each.opening, each.key), []).append(each)
    columns: dict[bool, dict[str, Decimal]] = {False: {}, True: {}}
    doubled: list[Taken] = []
    for (opening, key), found in by_line.items():
        amount, contradicting = _one(found)
        columns[opening][key] = amount
        doubled += contradicting
    notes = tuple(note for keys, note in _TURNED if _turn(columns[False], keys))
    return Sums(columns[False], columns[True], tuple(doubled), notes)


def _one(found: Sequence[Taken]) -> tuple[Decimal, list[Taken]]:
    first: dict[str, Taken] = {}
    contradicting = []
    for each in found:
        known = first.setdefault(each.caption, each)
        if known.amount != each.amount:
            contradicting.append(each)
    if LINE[found[0].key].role is TOTAL:
        chosen = list(first.values())
        contradicting += [each for each in chosen[1:] if each.amount != chosen[0].amount]
        return chosen[0].amount, contradicting
    net = {caption for caption in first if caption.endswith(_NET)}
    gross = {caption for caption in first if any(caption + ending in net for ending in _NET)}
    return sum((each.amount for caption, each in first.items() if caption not in gross), Decimal(0)), contradicting


def _turn(amounts: dict[str, Decimal], keys: frozenset[str]) -> bool:
    """Costs that somebody wrote with minus signs throughout are typed without here."""
    written = {key: amounts[key] for key in keys if amounts.get(key)}
    if len(written) < 2 or any(amount > 0 for amount in written.values()):
        return False
    amounts.update({key: -amount for key, amount in written.items()})
    return True


_TURNED = (
    (_COSTS, N_("Costs stood there with minus signs; they were taken without.")),
    (_PAYMENTS, N_("Payments stood there with minus signs; they were taken without.")),
)
