"""Ratios as live formulas: the very formula that was reckoned, its figures being cells of the sheet of statements."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from clientdesk.dossier.statements.formula import ANNUAL, Average, Cell, Constant, Named, Operation, Term
from clientdesk.dossier.statements.results import Result
from clientdesk.dossier.types.numbers import plain

Place = Callable[[Cell], str | None]
"""Names the cell of a figure; None where the sheet leaves it empty, since it counts as nought."""
NONE = "n/a"
"""What a cell shows for a ratio that is not available."""
_SIGNS = {" × ": "*", " ÷ ": "/", " − ": "-", " + ": "+"}
_PRODUCTS = "×÷"
_COUNTED_AT_ONCE = 30
_EQUITY = ("avg bs_total_equity", "avg common_equity")
"""A return on these is refused where they are used up at the end of the period, whatever they were on average."""


def formula_of(result: Result, place: Place, *, factor: str) -> str | None:
    """The formula of a ratio; `factor` is the cell of the annualising factor.

    It gives `NONE` where a figure is missing or a divisor is not above zero, as the ratios do. None where no formula of
    this form would come to what was reckoned: the result then stands as it is.
    """
    term, floor = result.term, _floor(result)
    divisors = list(_divisors(term))
    above = [*divisors, *(mean.closing for mean in divisors if isinstance(mean, Average) and mean.name in _EQUITY)]
    if _would_show(term, above, floor) is not (result.value is not None):
        return None
    conditions = [*_known(term, place, factor), *(f"{_written(each, place, factor)}>0" for each in above)]
    if floor is not None:
        conditions.append(f"{_written(floor, place, factor)}>=0")
    tests = ",".join(dict.fromkeys(conditions))
    return f'IFERROR(IF(AND({tests}),{_written(term, place, factor)},"{NONE}"),"{NONE}")'


def _known(term: Term, place: Place, factor: str) -> Iterator[str]:
    """The condition that every figure is there."""
    cells = list(dict.fromkeys(name for cell in term.cells() if (name := place(cell))))
    if _is_annualised(term):
        cells.append(factor)
    for start in range(0, len(cells), _COUNTED_AT_ONCE):
        some = cells[start : start + _COUNTED_AT_ONCE]
        yield f"COUNT({','.join(some)})={len(some)}"


def _is_annualised(term: Term) -> bool:
    return any(isinstance(part, Named) and part.called == ANNUAL for part in _parts(term))


def factor_of(result: Result) -> Decimal | None:
    """What a ratio turned flows into those of a year by; None where it did not, or the days are unknown."""
    factors = (part for part in _parts(result.term) if isinstance(part, Named) and part.called == ANNUAL)
    return next((part.value for part in factors), None)


def _parts(term: Term) -> Iterator[Term]:
    """Every term within a term, and itself."""
    yield term
    if isinstance(term, Operation):
        within: tuple[Term | None, ...] = (term.left, term.right)
    elif isinstance(term, Average):
        within = (term.opening, term.closing)
    else:
        within = (term.inner,) if isinstance(term, Named) else ()
    for part in within:
        if part is not None:
            yield from _parts(part)


def _would_show(term: Term, above: Sequence[Term], floor: Term | None) -> bool:
    """Whether the formula comes to a number with the figures that stand there now."""
    sound = all(each.value is not None and each.value > 0 for each in above)
    whole = floor is None or (floor.value is not None and floor.value >= 0)
    return sound and whole and term.value is not None


def _divisors(term: Term) -> Iterator[Term]:
    """What is divided by, but for numbers of the formula itself."""
    for part in _parts(term):
        if isinstance(part, Operation) and part.sign == "÷" and not isinstance(part.right, Constant):
            yield part.right


def _floor(result: Result) -> Term | None:
    """The balance that may not be negative where days are reckoned from it."""
    term = result.term
    while isinstance(term, Named):
        term = term.inner
    if result.ratio.unit != "days" or not isinstance(term, Operation):
        return None
    if term.sign not in _PRODUCTS:
        return None
    while isinstance(term, Operation) and term.sign in _PRODUCTS:
        term = term.left
    return term


def _written(term: Term, place: Place, factor: str) -> str:
    def say(part: Term) -> str | None:
        if isinstance(part, Cell):
            return place(part) or plain(part.value or Decimal(0))
        return factor if isinstance(part, Named) and part.called == ANNUAL else None

    text = term.text(say)
    for sign, own in _SIGNS.items():
        text = text.replace(sign, own)
    return text
