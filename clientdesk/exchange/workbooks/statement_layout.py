"""Finding the statement in the cells of a book: captions, columns, period, unit; what is not understood is told."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numbers import read_decimal
from clientdesk.dossier.statements.captions import bare, block_of, ends_forms, is_known, is_part, lines_of, unambiguous
from clientdesk.dossier.statements.headings import (
    ASIDE,
    CURRENT,
    MONTH,
    PRIOR,
    Days,
    Heading,
    currency_of,
    days_of,
    heading,
    is_consolidated,
    unit_of,
)
from clientdesk.dossier.statements.line import TOTAL
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.synonyms import NOT_KEPT
from clientdesk.dossier.types.numbers import MONEY_LIMIT
from clientdesk.exchange.workbooks.statement_in import UNRECKONED, Page, Place, Value, address
from clientdesk.exchange.workbooks.statement_loops import loops
from clientdesk.exchange.workbooks.statement_sums import Taken, summed
from clientdesk.i18n import N_

_EMPTY = {"", "-", "–", "—", "－", "/", "\\", "无", "無", "n/a", "nil", "*"}
_CENT = Decimal("0.01")
_NOT_KEPT = frozenset(map(bare, NOT_KEPT))


@dataclass(frozen=True)
class Unknown:
    """A caption that no line is known for, with a figure beside it."""

    caption: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class CellProblem:
    """What is wrong at a cell: a message id and what fills its places."""

    sheet: str
    cell: str
    text: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Dated:
    """A period that a heading tells, and where."""

    days: Days
    sheet: str
    cell: str


@dataclass(frozen=True)
class Found:
    """A statement found in a book: amounts in units of its currency as far as the unit is known, else as written.

    `days` are all days for which the book says to have figures, `monthly` that only those of a month were there,
    `notes` message ids of what was changed on the way.
    """

    closing: Mapping[str, Decimal]
    opening: Mapping[str, Decimal]
    unknown: tuple[Unknown, ...]
    problems: tuple[CellProblem, ...]
    unit: int | None
    currency: str
    start: date | None
    end: date | None
    days: tuple[Dated, ...]
    consolidated: bool
    monthly: bool = False
    notes: tuple[str, ...] = ()


def find_statement(
    pages: Sequence[Page], *, learnt: Mapping[str, str], end: date | None = None, unit: int | None = None
) -> Found:
    """What stands in the sheets. `learnt` is {bare caption: key, empty for none}; `end` and `unit` are what the user
    says where the book does not, or of which of its periods the figures are wanted."""
    scouts = [_Reader(page, learnt, end) for page in pages]
    told = next((part.unit for part in scouts if part.unit), None)
    for part in scouts:
        list(part.read(1))
    days = tuple(found for part in scouts for found in part.days)
    chosen = end or max((found.days.end for found in days), default=None)
    parts = [_Reader(page, learnt, chosen) for page in pages]
    taken: list[Taken] = []
    for part in parts:
        amounts_of_part = list(part.read(unit or part.unit or told))
        taken += part.of_period(amounts_of_part, chosen)
    amounts = summed(taken)
    texts = [text for page in pages for text in (page.name, *_texts(page)[:40])]
    return Found(
        amounts.closing,
        {key: value for key, value in amounts.opening.items() if key in OPENING},
        tuple(dict.fromkeys(unknown for part in parts for unknown in part.unknown)),
        (*(problem for part in parts for problem in part.problems), *map(_twice, amounts.doubled)),
        unit or told,
        next(filter(None, map(currency_of, texts)), ""),
        next((found.days.start for found in days if found.days.start and found.days.end == chosen), None),
        chosen,
        days,
        is_consolidated(texts),
        any(part.monthly for part in parts),
        amounts.notes,
    )


def _twice(taken: Taken) -> CellProblem:
    return CellProblem(taken.sheet, taken.cell, N_("This line stands twice with different figures."))


def _texts(page: Page) -> list[str]:
    return [value for _place, value in sorted(page.cells.items()) if isinstance(value, str)]


class _Reader:
    """One sheet."""

    def __init__(self, page: Page, learnt: Mapping[str, str], end: date | None) -> None:
        self.page = page
        self.learnt = learnt
        self.wanted = end
        self.unknown: list[Unknown] = []
        self.problems: list[CellProblem] = []
        self.days: list[Dated] = []
        self.monthly = False
        self.rows: dict[int, dict[int, Value]] = {}
        for (row, column), value in sorted(page.cells.items()):
            self.rows.setdefault(row, {})[column] = value
        texts = _texts(page)
        self.unit = next((found for text in texts if (found := unit_of(text)) is not None), None)
        self.captions = self._caption_columns()
        self._loops = loops(page.formulas)

    def read(self, unit: int | None) -> Iterator[Taken]:
        """Every amount under a caption that is known, column by column of captions."""
        for place, column in enumerate(self.captions):
            end = self.captions[place + 1] if place + 1 < len(self.captions) else 10_000
            yield from self._read_panel(column, range(column + 1, end), unit or 1)

    def _caption_columns(self) -> list[int]:
        counted: dict[int, int] = {}
        for (_row, column), value in self.page.cells.items():
            if isinstance(value, str) and self._means_something(value):
                counted[column] = counted.get(column, 0) + 1
        return sorted(column for column, count in counted.items() if count >= 2)

    def _means_something(self, caption: str) -> bool:
        return is_known(caption) or bool(self.learnt.get(bare(caption)))

    # One column of captions with the figures to its right

    def _read_panel(self, column: int, figures: range, unit: int) -> Iterator[Taken]:
        block = self._first_block(column)
        roles: dict[int, Heading] = {}
        dates: dict[int, Days] = {}
        dated: dict[int, Place] = {}
        for row, cells in self.rows.items():
            beside = {at: value for at, value in cells.items() if at in figures}
            caption = cells.get(column)
            if isinstance(caption, str) and not beside and ends_forms(caption):
                break
            if not isinstance(caption, str) or not self._means_something(caption):
                self._head(beside, roles, dates)
                dated |= {at: (row, at) for at in beside if at in dates and at not in dated}
                if isinstance(caption, str):
                    told = block_of(caption)
                    block = told or block
                    if not told:
                        self._ask(caption, (row, column), self._places(row, beside, roles, dates))
                continue
            key = self._line(caption, block)
            if key == "":
                continue
            places = self._places(row, beside, roles, dates)
            if key is None:
                self._ask(caption, (row, column), places)
                continue
            if not key.startswith("memo") and len({k.split("_")[0] for k in lines_of(caption)}) == 1:
                block = key.split("_")[0]
            yield from self._taken(key, caption, places, unit)
        self.days += (Dated(dates[at], self.page.name, address(place)) for at, place in dated.items())
        self._note_title_days()

    def _first_block(self, column: int) -> str:
        titles = [self.page.name, *(value for value in _texts(self.page)[:6])]
        known = (cells[column] for cells in self.rows.values() if isinstance(cells.get(column), str))
        return next(filter(None, map(block_of, titles)), "") or unambiguous(str(text) for text in known)

    def _line(self, caption: str, block: str) -> str | None:
        """The key of the line; None where it is not clear, empty where the caption is to be left out."""
        wanted = bare(caption)
        if wanted in self.learnt:
            return self.learnt[wanted]
        keys = lines_of(caption)
        if not keys:
            # A part of the line above that we do not keep apart is in that line already.
            return "" if is_part(caption) else None
        fitting = [key for key in keys if not block or key.startswith((f"{block}_", "memo_"))]
        if len(fitting) > 1:
            fitting = [key for key in fitting if key.startswith(f"{block}_")] or fitting
        return fitting[0] if len(fitting) == 1 else None

    def _head(self, beside: Mapping[int, Value], roles: dict[int, Heading], dates: dict[int, Days]) -> None:
        """Note what a row of headings says of the columns."""
        for at, value in beside.items():
            if (days := _days(value)) is not None:
                dates[at] = days
            if isinstance(value, str) and (role := heading(value)) is not None:
                roles[at] = role

    def _places(
        self, row: int, beside: Mapping[int, Value], roles: Mapping[int, Heading], dates: Mapping[int, Days]
    ) -> dict[Heading, tuple[Place, Value]]:
        """The cells of the closing (or present) and of the opening (or former) figure of a row."""
        columns = self._columns(sorted(beside), roles, dates)
        return {role: ((row, at), beside[at]) for role, at in columns.items() if at in beside}

    def _columns(
        self, present: Sequence[int], roles: Mapping[int, Heading], dates: Mapping[int, Days]
    ) -> dict[Heading, int]:
        if len(dates) > 1:
            return self._by_date(dates, roles)
        chosen: dict[Heading, int] = {}
        for at in sorted(roles):
            if roles[at] in (CURRENT, PRIOR):
                chosen.setdefault(roles[at], at)
        if CURRENT not in chosen and MONTH in roles.values():
            chosen[CURRENT] = next(at for at in sorted(roles) if roles[at] is MONTH)
            self.monthly = True
        if not chosen:
            plain = [at for at in present if roles.get(at) is not ASIDE]
            chosen = dict(zip((CURRENT, PRIOR), plain, strict=False))
        return chosen

    def _by_date(self, dates: Mapping[int, Days], roles: Mapping[int, Heading]) -> dict[Heading, int]:
        """Several periods beside each other: the wanted one, or the last, and the one before it."""
        by_end = {days.end: at for at, days in sorted(dates.items()) if roles.get(at) is not ASIDE}
        ends = sorted(by_end)
        if not ends:
            return {}
        end = self.wanted if self.wanted in by_end else ends[-1]
        assert end is not None
        chosen = {CURRENT: by_end[end]}
        earlier = [other for other in ends if other < end]
        if earlier:
            chosen[PRIOR] = by_end[earlier[-1]]
        return chosen

    def _note_title_days(self) -> None:
        """A title above the table tells the period of a form that has no days over its columns."""
        if self.days:
            return
        cells = [((1, 1), self.page.name), *sorted(self.page.cells.items())[:12]]
        for place, value in cells:
            if (days := _days(value)) is not None:
                self.days.append(Dated(days, self.page.name, address(place)))
                return

    def of_period(self, taken: list[Taken], end: date | None) -> list[Taken]:
        """The amounts, none where the sheet is of other periods."""
        ends = {found.days.end for found in self.days}
        if end is None or not ends or end in ends:
            return taken
        named = ", ".join(day.isoformat() for day in sorted(ends))
        text = N_("The figures are of {found}, not of {wanted}.")
        values = {"found": named, "wanted": end.isoformat()}
        self.problems = [CellProblem(self.page.name, self.days[0].cell, text, values)] if taken else []
        self.unknown = []
        return []

    # Amounts

    def _taken(
        self, key: str, caption: str, places: Mapping[Heading, tuple[Place, Value]], unit: int
    ) -> Iterator[Taken]:
        for role, (place, value) in places.items():
            if role is PRIOR and not key.startswith("bs_"):
                continue
            amount = self._amount(key, place, value)
            if amount is not None:
                exact = amount if key == "memo_tax_rate" else (amount * unit).quantize(_CENT, ROUND_HALF_UP)
                if abs(exact) > MONEY_LIMIT:
                    self._problem(place, N_("This amount is too large."))
                    continue
                yield Taken(key, bare(caption), role is PRIOR, exact, self.page.name, address(place))

    def _amount(self, key: str, place: Place, value: Value) -> Decimal | None:
        if place in self._loops:
            self._problem(place, N_("This formula leads back to itself, so that its figure means nothing."))
            return None
        if isinstance(value, Decimal):
            return value
        if isinstance(value, date):
            self._problem(place, N_("A day stands where an amount belongs."))
            return None
        if value.strip().casefold() in _EMPTY:
            return None
        if value == UNRECKONED:
            if LINE[key].role is not TOTAL:
                self._problem(place, N_("This formula was never reckoned; open the file in its program and save it."))
            return None
        try:
            return read_decimal(
                re.sub(r"^(?:rmb|cny|usd|nt\$|us\$|[¥￥$€£])\s*", "", value.strip(), flags=re.IGNORECASE)
            )
        except Unreadable:
            self._problem(place, N_("Text stands where an amount belongs."))
            return None

    def _ask(self, caption: str, place: Place, places: Mapping[Heading, tuple[Place, Value]]) -> None:
        """Remember a caption that nobody knows, where a figure stands beside it."""
        wanted = bare(caption)
        if not wanted or wanted in self.learnt or wanted in _NOT_KEPT or is_part(caption):
            return
        if any(_is_figure(value) for _place, value in places.values()):
            self.unknown.append(Unknown(caption.strip(), self.page.name, address(place)))

    def _problem(self, place: Place, text: str) -> None:
        self.problems.append(CellProblem(self.page.name, address(place), text))


def _days(value: Value) -> Days | None:
    """The period a heading tells; a year may be written as a number."""
    if isinstance(value, date):
        return Days(value)
    return days_of(value if isinstance(value, str) else f"{value:f}") if not _is_amount(value) else None


def _is_amount(value: Value) -> bool:
    return isinstance(value, Decimal) and not (value == value.to_integral_value() and 1990 <= value <= 2100)


def _is_figure(value: Value) -> bool:
    """Whether it is an amount other than nothing."""
    if isinstance(value, Decimal):
        return bool(value)
    if not isinstance(value, str) or value.strip().casefold() in _EMPTY:
        return False
    try:
        return bool(read_decimal(value))
    except Unreadable:
        return False
