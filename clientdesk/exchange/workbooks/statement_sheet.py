"""The sheet of statements: a line of the forms in each row, a period in each column, totals that add up by themselves.

Blank lines of a complete statement stand as noughts, shown as dashes; what is unknown stays empty.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import groupby
from typing import Any

from clientdesk.dossier.fields import Field, Section
from clientdesk.dossier.statements.balance import Assets, Liabilities
from clientdesk.dossier.statements.flows import CashFlow, Income, Memo, Supplement
from clientdesk.dossier.statements.line import OF_WHICH, TOTAL, Line
from clientdesk.dossier.statements.lines import LINE, OPENED, TOTALS
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.statement import COMPLETE, Statement
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle
from clientdesk.exchange.workbooks.imprint import Imprint, Words
from clientdesk.exchange.workbooks.ledger import Book, Form, SheetColumn
from clientdesk.exchange.workbooks.statement_checks import (
    DIFFERENCES,
    OPEN,
    Difference,
    figure_of,
    typed_difference,
)
from clientdesk.exchange.workbooks.streamed import Content, Formula
from clientdesk.i18n import N_, catalogue

TITLE = Words("财务报表", "財務報表", "Financial statements")
_LINE = Words("项目", "項目", "Line")
_NUMBER = Words("行次", "行次", "No.")
_OPENING = Words("年初余额", "期初餘額", "Opening balances")
_CHECKS = Words("勾稽关系(差额)", "勾稽關係(差額)", "Checks (differences)")
_AMOUNT = '#,##0.00;[Red]-#,##0.00;"–"'
_DIFFERENCE = "[Red]#,##0.00;[Red]-#,##0.00;0.00"
_RATE = "0.0##%"
_DAY = "yyyy-mm-dd"
_WIDEST = 18.0
_NAMES = 50.0
_FORMS: tuple[type[Section], ...] = (Assets, Liabilities, Income, CashFlow, Supplement, Memo)


@dataclass
class Statements:
    """The sheet as it grows: where each line stands. `Sheet.ref` names a cell for formulas, on other sheets too."""

    form: Form
    periods: Sequence[Period]
    rows: dict[str, int] = field(default_factory=dict)

    @property
    def first(self) -> int:
        """The place of the first period among the columns."""
        return len(self.form.columns) - len(self.periods)

    def place(self, code: str) -> int | None:
        """Where the statement with this code stands among the periods; None where it does not."""
        codes = [period.code for period in self.periods]
        return codes.index(code) if code and code in codes else None

    def ref(self, key: str, place: int) -> str:
        """The cell of a line (or of a head line such as `end`) in the column of a period."""
        return f"{self.form.letters[self.first + place]}{self.rows[key]}"

    def foreign(self, key: str, place: int) -> str:
        """The same for a formula on another sheet."""
        return f"'{self.form.sheet.title}'!{self.ref(key, place)}"


def write_statements(book: Book, periods: Sequence[Period]) -> Statements:
    """The sheet with these periods, the oldest first."""
    imprint = book.imprint
    title = imprint.text(TITLE)
    labels = [SheetColumn(heading, _NAMES, wrap=True) for heading in _headings(imprint)]
    columns = [
        SheetColumn(imprint.text(_NUMBER, joint="\n"), 8, "0", side="center"),
        *labels,
        *(SheetColumn(_heading(period), _WIDEST, _AMOUNT) for period in periods),
    ]
    sheet = Statements(book.form(title, columns, name=title, fixed=1 + len(labels)), periods)
    writer = _Writer(sheet, imprint)
    writer.head()
    for form in _FORMS:
        writer.block(form)
    writer.opening()
    writer.checks()
    sheet.form.close()
    return sheet


def _heading(period: Period) -> str:
    sheet = period.figures.sheet
    return "\n".join(filter(None, (sheet.name, sheet.end.isoformat() if sheet.end else "")))


def _headings(imprint: Imprint) -> list[str]:
    """One column of names for each language."""
    return [_LINE.text("en" if language == "en" else "zh", language) for language in languages(imprint)]


def languages(imprint: Imprint) -> tuple[str, ...]:
    """The languages in which lines are named, one beside the other."""
    chinese = "zh_TW" if imprint.language == "zh_TW" else "zh_CN"
    return {"zh": (chinese,), "en": ("en",)}.get(imprint.headings, (chinese, "en"))


class _Writer:
    """Writes row after row."""

    def __init__(self, sheet: Statements, imprint: Imprint) -> None:
        self.sheet = sheet
        self.form = sheet.form
        self.periods = sheet.periods
        self.imprint = imprint
        self.words = [catalogue(language) for language in languages(imprint)]
        self.standard = next((period.record[Statement.standard] for period in reversed(sheet.periods)), None) or "cas"
        self.number = 0

    def head(self) -> None:
        """What each period is: from when to when, in which money, by which standard."""
        sheets = [period.figures.sheet for period in self.periods]
        self._row("start", self._said(Statement.period_start), [sheet.start for sheet in sheets], shown=_DAY)
        self._row("end", self._said(Statement.period_end), [sheet.end for sheet in sheets], shown=_DAY)
        told = {
            Statement.currency: [sheet.currency for sheet in sheets],
            Statement.standard: [period.record[Statement.standard] or "cas" for period in self.periods],
            Statement.basis: [sheet.basis for sheet in sheets],
            Statement.status: [sheet.status for sheet in sheets],
        }
        units = [self.imprint.words.tr(N_("Unit: 1"))] * len(sheets)
        self._row("unit", [words.tr(N_("Amounts")) for words in self.words], units, shown=TEXT)
        for fact, codes in told.items():
            texts = [fact.type.show(code, self.imprint.words) for code in codes]
            self._row(fact.key, self._said(fact), texts, shown=TEXT)

    def block(self, form: type[Section]) -> None:
        """A form with its lines."""
        self._title([words.label(form.declared.context, form.declared.title) for words in self.words])
        for line in form.declared.fields:
            if isinstance(line, Line):
                self.number += 1
                self._line(line, [period.figures.closing for period in self.periods])

    def opening(self) -> None:
        """What stood in the balance sheet at the beginning of each period."""
        self._title(self._spoken(_OPENING))
        for line in OPENED:
            self._line(line, [period.figures.opening for period in self.periods], prefix=OPEN)

    def _line(self, line: Line, known: Sequence[Mapping[str, Decimal]], *, prefix: str = "") -> None:
        names = [line.wording(self.standard, words) for words in self.words]
        if line.role is OF_WHICH:
            names = [f"    {name}" for name in names]
        if line.role is TOTAL:
            values: list[Content] = [self._total(line, place, lines, prefix) for place, lines in enumerate(known)]
        else:
            values = [lines.get(line.key) for lines in known]
        number = None if prefix else self.number
        shown = _RATE if line.type.name == "percent" else _AMOUNT
        self._row(prefix + line.key, names, values, shown=shown, number=number, total=line.role is TOTAL)

    def _total(self, line: Line, place: int, known: Mapping[str, Decimal], prefix: str) -> Content:
        """A formula. Of a statement in part it holds only where every part is known; else what was typed stands."""
        sheet, figure = self.periods[place].figures.sheet, known.get(line.key)
        cells = [(sign, self.sheet.ref(prefix + key, place)) for sign, key in TOTALS[line.key]]
        if sheet.basis == COMPLETE:
            return Formula(added(cells), figure) if figure is not None else None
        typed = (sheet.opening if prefix else sheet.closing).get(line.key)
        other = '""' if typed is None else f"{typed:f}"
        text = f"IF({counted([cell for _, cell in cells])},{added(cells)},{other})"
        return Formula(text, "" if figure is None else figure)

    def checks(self) -> None:
        """The differences that should be nought, reckoned anew by the sheet; those of which nobody knows the figures
        are left out."""
        self._title(self._spoken(_CHECKS))
        checked = [*DIFFERENCES, *(typed_difference(key) for key in TOTALS)]
        for difference in checked:
            values = [self._difference(difference, place) for place in range(len(self.periods))]
            if any(value is not None for value in values):
                self._row(difference.key, self._named(difference), values, shown=_DIFFERENCE)

    def _named(self, difference: Difference) -> list[str]:
        if not difference.line:
            return [words.tr(difference.text) for words in self.words]
        line = LINE[difference.line]
        return [words.tr(difference.text, line=line.wording(self.standard, words)) for words in self.words]

    def _difference(self, difference: Difference, place: int) -> Formula | None:
        """The sum of its terms, where all that it needs is known."""
        text, needed, amount = "", [], Decimal(0)
        for term in difference.terms:
            at = self.sheet.place(self.periods[place].previous) if term.previous else place
            known = None if at is None else figure_of(term, self.periods[at].figures)
            if known is None and not term.optional:
                return None
            amount += term.sign * (known or Decimal(0))
            if at is not None and not term.typed:
                cell = self.sheet.ref(term.key, at)
                needed += [] if term.optional else [cell]
                text += f"{'+' if term.sign > 0 else '-'}{f'N({cell})' if term.optional else cell}"
            elif known is not None:
                text += f"{term.sign * known:+f}"
        return Formula(f'IF({counted(needed)},ROUND({text.removeprefix("+")},2),"")', amount)

    # Rows

    def _row(
        self,
        key: str,
        names: Sequence[str],
        values: Sequence[Content],
        *,
        shown: str,
        number: int | None = None,
        total: bool = False,
    ) -> None:
        side = "right" if shown == TEXT else ""
        name = CellStyle(TEXT, wrap=True, ruled=not total, bold=total, total=total)
        styles = [replace(name, format="0", side="center", bold=False), *[name] * len(names)]
        styles += [replace(name, format=shown, side=side, wrap=shown == TEXT)] * len(values)
        self.sheet.rows[key] = self.form.line([number, *names, *values], styles)

    def _title(self, names: Sequence[str]) -> None:
        style = CellStyle(TEXT, bold=True, wrap=True, heading=True)
        left = replace(style, tinted=True, heading=False)
        blanks = [None] * len(self.periods)
        self.form.line([None, *names, *blanks], [left] * (1 + len(names) + len(blanks)))

    def _said(self, field: Field[Any]) -> list[str]:
        return [field.title(words) for words in self.words]

    def _spoken(self, heading: Words) -> list[str]:
        return [heading.text("en" if words.language == "en" else "zh", words.language) for words in self.words]


def counted(cells: Sequence[str]) -> str:
    """The condition that all of these cells hold numbers; neighbours as a range."""
    return f"COUNT({','.join(spans(cells))})={len(cells)}"


def added(cells: Sequence[tuple[int, str]]) -> str:
    """The sum of cells with their signs; neighbours of one sign as the sum of a range."""
    text = ""
    for sign, run in groupby(cells, key=lambda cell: cell[0]):
        for span in spans([cell for _, cell in run]):
            text += f"{'+' if sign > 0 else '-'}{f'SUM({span})' if ':' in span else span}"
    return text.removeprefix("+")


def spans(cells: Sequence[str]) -> list[str]:
    """Cells of one column, those that follow each other as ranges."""
    found: list[list[str]] = []
    for cell in cells:
        if found and _row_of(cell) == _row_of(found[-1][-1]) + 1:
            found[-1].append(cell)
        else:
            found.append([cell])
    return [run[0] if len(run) == 1 else f"{run[0]}:{run[-1]}" for run in found]


def _row_of(cell: str) -> int:
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
