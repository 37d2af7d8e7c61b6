"""The sheet of ratios: live formulas on the sheet of statements, beside each what the program says of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Context, Decimal

from clientdesk.dossier.choices.statements import BAND
from clientdesk.dossier.statements.formula import OPENING, PRIOR, Cell
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.ratio import DAYS, MONEY, PERCENT, Ratio, RatioGroup
from clientdesk.dossier.statements.ratios import RATIOS
from clientdesk.dossier.statements.results import Result, flag_text
from clientdesk.exchange.workbooks.cells import TEXT, CellStyle
from clientdesk.exchange.workbooks.imprint import Words
from clientdesk.exchange.workbooks.ledger import Book, Form, SheetColumn
from clientdesk.exchange.workbooks.ratio_formulas import NONE, factor_of, formula_of
from clientdesk.exchange.workbooks.statement_checks import OPEN
from clientdesk.exchange.workbooks.statement_sheet import Statements, languages
from clientdesk.exchange.workbooks.streamed import Content, Formula
from clientdesk.i18n import N_, catalogue

TITLE = Words("财务比率", "財務比率", "Financial ratios")
_NUMBER = Words("编号", "編號", "No.")
_RATIO = Words("比率", "比率", "Ratio")
_UNIT = Words("单位", "單位", "Unit")
_REMARK = Words("评价", "評語", "Remark")
_FORMULA = Words("公式", "公式", "Formula")
_YEARLY = Words("年化系数", "年化係數", "Annualising factor")
_FORMATS = {PERCENT: "0.00%;[Red]-0.00%", DAYS: "#,##0.0", MONEY: "#,##0.00;[Red]-#,##0.00"}
_TIMES = "#,##0.00;[Red]-#,##0.00"
_DIGITS = 15


def write_ratios(book: Book, statements: Statements) -> Form:
    """The sheet for the periods of the statements: for each a column of figures and one of words."""
    imprint = book.imprint
    title = imprint.text(TITLE)
    names = [SheetColumn(_RATIO.text("en" if one == "en" else "zh", one), 34, wrap=True) for one in languages(imprint)]
    columns = [SheetColumn(imprint.text(_NUMBER, joint="\n"), 8, side="center"), *names]
    columns.append(SheetColumn(imprint.text(_UNIT, joint="\n"), 14, wrap=True))
    for period in statements.periods:
        columns.append(SheetColumn(period.figures.sheet.name or "–", 16, _TIMES))
        columns.append(SheetColumn(imprint.text(_REMARK, joint="\n"), 20, wrap=True))
    columns.append(SheetColumn(imprint.text(_FORMULA, joint="\n"), 52, wrap=True))
    writer = _Writer(book, statements, columns, title=title)
    writer.write()
    return writer.form


class _Writer:
    """Writes group after group."""

    def __init__(self, book: Book, statements: Statements, columns: Sequence[SheetColumn], *, title: str) -> None:
        self.statements = statements
        self.languages = [catalogue(one) for one in languages(book.imprint)]
        self.imprint = book.imprint
        self.first = 2 + len(self.languages)
        self.form = book.form(title, columns, name=title, fixed=1 + len(self.languages))
        self.factor_row = 0

    def write(self) -> None:
        """Every ratio."""
        self._factors()
        for group in RatioGroup:
            self._title([group.label(words) for words in self.languages])
            for ratio in RATIOS:
                if ratio.group is group:
                    self._ratio(ratio)
        self.form.close()

    def _factors(self) -> None:
        """What turns the flows of a year's part into those of a year."""
        counted: list[Content] = []
        factors: list[Content] = []
        for place, period in enumerate(self.statements.periods):
            days, factor = period.sheet.days, _factor(period)
            first, last = self.statements.foreign("start", place), self.statements.foreign("end", place)
            cell = f"{self.form.letters[self.first + 2 * place]}{self.form.rows.last + 1}"
            length = Formula(f'IF(COUNT({first},{last})=2,{last}-{first}+1,"")', "" if days is None else days)
            live = Formula(
                f'IF(COUNT({cell})=0,"",IF(AND({cell}>=360,{cell}<=371),1,365/{cell}))',
                "" if factor is None else short(factor),
            )
            counted += [length, None]
            factors += [live, None]
        self._row(["", *[words.tr(N_("Days")) for words in self.languages], None, *counted, None], "0")
        names = [_YEARLY.text("en" if words.language == "en" else "zh", words.language) for words in self.languages]
        self._row(["A", *names, None, *factors, None], "0.0000")
        self.factor_row = self.form.rows.last

    def _ratio(self, ratio: Ratio) -> None:
        values: list[Content] = []
        results = [period.results.get(ratio.id) for period in self.statements.periods]
        for place, result in enumerate(results):
            values += [self._figure(result, place), self._told(result)] if result else [None, None]
        last = next((result for result in reversed(results) if result), None)
        formula = last.formula(self.imprint.words) if last else None
        names = [ratio.title(words) for words in self.languages]
        self._row(
            [ratio.id, *names, ratio.unit_in(self.imprint.words), *values, formula], _FORMATS.get(ratio.unit, _TIMES)
        )

    def _figure(self, result: Result, place: int) -> Content:
        column = self.form.letters[self.first + 2 * place]
        text = formula_of(result, lambda cell: self._cell(cell, place), factor=f"{column}${self.factor_row}")
        figure = NONE if result.value is None else short(result.value)
        return figure if text is None else Formula(text, figure)

    def _cell(self, cell: Cell, place: int) -> str | None:
        """Where a figure stands; None where it stands nowhere."""
        periods = self.statements.periods
        at = self.statements.place(periods[place].year_before) if cell.column is PRIOR else place
        if at is None:
            return None
        figures = periods[at].figures
        amounts = figures.opening if cell.column is OPENING else figures.closing
        if cell.value is not None and cell.key not in amounts:
            return None
        return self.statements.foreign(OPEN + cell.key if cell.column is OPENING else cell.key, at)

    def _told(self, result: Result) -> str:
        words = self.imprint.words
        said = BAND.label(result.band, words) if result.band else ""
        reason = result.reason.sentence(words) if result.reason else ""
        return "\n".join(filter(None, (reason, said, *(flag_text(flag, words) for flag in result.flags))))

    def _row(self, values: Sequence[Content], shown: str) -> None:
        plain = CellStyle(TEXT, wrap=True, ruled=True)
        figure = replace(plain, format=shown, side="right", wrap=False)
        periods = len(self.statements.periods)
        label = [replace(plain, side="center", wrap=False), *[plain] * (len(self.languages) + 1)]
        self.form.line(values, [*label, *[figure, plain] * periods, plain])

    def _title(self, names: Sequence[str]) -> None:
        style = CellStyle(TEXT, bold=True, wrap=True, tinted=True)
        blanks = [None] * (len(self.form.columns) - 1 - len(names))
        self.form.line([None, *names, *blanks], [style] * len(self.form.columns))


def _factor(period: Period) -> Decimal | None:
    """The factor as the ratios used it; they have none for a whole year."""
    found = (factor_of(result) for result in period.results.values())
    whole = Decimal(1) if period.sheet.days is not None else None
    return next((factor for factor in found if factor is not None), whole)


def short(figure: Decimal) -> Decimal:
    """The figure with as many digits as a spreadsheet keeps."""
    return +Context(prec=_DIGITS).create_decimal(figure)
