"""The tables of a memo: statements in brief, ratios by group, the six Cs, the arithmetic of the limit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlab.lib.units import mm

from clientdesk.dossier.choices.statements import BAND
from clientdesk.dossier.evaluation.results import criterion_label
from clientdesk.dossier.rows import Row as GroupRow
from clientdesk.dossier.statements.lines import LINE
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.ratio import MONEY, PERCENT, SCORE, RatioGroup
from clientdesk.dossier.statements.ratios import RATIO
from clientdesk.dossier.statements.ratios import RATIOS as RATIO_LIST
from clientdesk.dossier.statements.results import Result, Status
from clientdesk.dossier.statements.statement import Statement
from clientdesk.dossier.work.evaluation import Evaluation, Score, criterion_of
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Cell, Grid, Row
from clientdesk.exchange.cards.typeset import Set, Typesetter
from clientdesk.exchange.memo.amounts import Unit
from clientdesk.exchange.memo.drawn import Charts
from clientdesk.exchange.memo.given import Verdict
from clientdesk.exchange.memo.parts import Spark
from clientdesk.i18n import N_, Catalogue

TEXT = look.Style(7.5, 10)
_STRONG = look.Style(7.5, 10, look.INK, bold=True)
_SAID = look.Style(8, 10.6)
_HEAD = look.Style(7, 9, look.QUIET, bold=True)
_GROUP = look.Style(7.5, 10, look.ACCENT, bold=True)
_INSET = 1 * mm
_GAP = 3 * mm
_DOT = 3.2 * mm
"""Where a sentence begins behind its dot, which is as wide as a Chinese character."""
_FIGURE = 21 * mm
_SPARK = (24 * mm, 9.0)
LINES = (
    "is_revenue", "is_gross_profit", "is_operating_profit", "is_net_profit", "cf_cfo", "cf_capex", "bs_cash", "bs_ar",
    "bs_inventory", "bs_total_ca", "bs_fixed_assets", "bs_total_assets", "bs_st_loans", "bs_ap", "bs_total_cl",
    "bs_lt_loans", "bs_total_liab", "bs_total_equity",
)  # fmt: skip
"""What is told of the statements."""
TOTALS = (
    "is_revenue", "is_operating_profit", "is_net_profit", "cf_cfo", "bs_total_ca", "bs_total_assets", "bs_total_cl",
    "bs_total_liab", "bs_total_equity",
)  # fmt: skip
_WEIGHTY = ("is_net_profit", "cf_cfo", "bs_total_assets", "bs_total_liab", "bs_total_equity")
RATIOS = (
    "R01", "R02", "R03", "R06", "R07", "R08", "R09", "R10", "R11", "R13", "R14", "R16", "R17", "R19", "R20", "R22",
    "R23", "R25", "R26", "R28", "R04", "R31", "R33", "R34", "R37", "R39", "R41", "R43",
)  # fmt: skip
"""Which ratios are told: those of the dossier, and what a lender asks for besides."""
OF_THE_DOSSIER = (*(ratio.id for ratio in RATIO_LIST if ratio.item), "R42", "R43", "R44")
"""Those of the dossier alone, and Altman's scores."""


@dataclass(frozen=True)
class _Column:
    """Where a column is, and whether it holds figures."""

    x: float
    width: float
    right: bool = False


class Tables:
    """Sets the tables in the language of the print, over the whole width."""

    def __init__(self, words: Catalogue, *, width: float) -> None:
        self.words = words
        self.width = width
        self.setter = Typesetter(words.language)

    def statements(self, periods: Sequence[Period], unit: Unit, *, lines: Sequence[str] = LINES) -> Grid:
        """Lines over the periods, and how the last one changed."""
        columns = self._columns(len(periods), last=18 * mm)
        change = self.words.tr(N_("Against last year"))
        heads = (self._row(["", *(period.name for period in periods), change], columns, _HEAD, shade=True),)
        rows = []
        for key in lines:
            amounts = [period.figures.closing.get(key) for period in periods]
            if any(amount is not None for amount in amounts):
                growth = periods[-1].horizontal.get(key)
                texts = [self._line(key, periods), *map(unit.show, amounts)]
                texts.append("–" if growth is None else f"{growth:+.1%}")
                rows.append(self._row(texts, columns, _STRONG if key in _WEIGHTY else TEXT))
        return Grid(self.width, tuple(rows), heads)

    def _line(self, key: str, periods: Sequence[Period]) -> str:
        """What a line is called in few words: English captions are those of IFRS."""
        own = periods[-1].record[Statement.standard] or "cas"
        return LINE[key].wording(own if self.words.language.startswith("zh") else "ifrs", self.words)

    def ratios(self, periods: Sequence[Period], unit: Unit, charts: Charts, *, names: Sequence[str] = RATIOS) -> Grid:
        """Value, band and course of each ratio, group by group."""
        band, spark = 18 * mm, _SPARK[0]
        columns = self._columns(len(periods), last=band + _GAP + spark)
        edge = self.width - _INSET - spark
        columns[-1] = _Column(edge - _GAP - band, band)
        course = _Column(edge, spark)
        columns.append(course)
        named = [self.words.tr(N_("Judged")), self.words.tr(N_("Course"))]
        heads = (self._row(["", *(period.name for period in periods), *named], columns, _HEAD, shade=True),)
        rows: list[Row] = []
        for group in RatioGroup:
            chosen = [name for name in names if RATIO[name].group is group]
            if chosen:
                title = self._cell(group.label(self.words), _Column(_INSET, self.width), _GROUP)
                rows.append(Row((title,), tied=True))
            for name in chosen:
                texts = [self._named(name), *(self._shown(period, name, unit) for period in periods)]
                texts.append(self._band(periods[-1].results.get(name)))
                drawn = (Spark(course.x, charts.spark(name, width=spark, height=_SPARK[1])),)
                row = self._row([*texts, ""], columns, TEXT)
                rows.append(Row(row.cells, drawn=drawn))
        return Grid(self.width, tuple(rows), heads)

    def _named(self, name: str) -> str:
        ratio = RATIO[name]
        unit = ratio.unit_in(self.words)
        title = ratio.title(self.words)
        return f"{title} ({unit})" if unit and ratio.unit not in (PERCENT, SCORE) else title

    def _shown(self, period: Period, name: str, unit: Unit) -> str:
        result = period.results.get(name)
        if result is None or result.value is None:
            return self.words.tr(N_("n/a"))
        shown = unit.show(result.value) if result.ratio.unit == MONEY else result.shown(self.words)
        return f"≈ {shown}" if result.status is Status.APPROX else shown

    def _band(self, result: Result | None) -> str:
        return BAND.label(result.band, self.words) if result and result.band else ""

    def missing(self, period: Period, *, names: Sequence[str] = RATIOS) -> list[str]:
        """Why ratios of a period are not available, each reason with the ratios it holds for."""
        reasons: dict[str, list[str]] = {}
        for name in names:
            result = period.results.get(name)
            if result is not None and result.reason is not None:
                told = result.reason.sentence(self.words)
                reasons.setdefault(told, []).append(result.ratio.title(self.words))
        text = N_("{ratios}: {reason}")
        return [self.words.tr(text, ratios=self.words.listed(titles), reason=told) for told, titles in reasons.items()]

    def evaluation(self, verdict: Verdict) -> Grid:
        """The criteria with weights, scores and what was noted."""
        texts = [N_("Criterion"), N_("Weight"), N_("Score"), N_("Points")]
        figures = [_Column(44 * mm + place * 17 * mm, 14 * mm, right=True) for place in range(3)]
        columns = [_Column(_INSET, 40 * mm), *figures]
        columns.append(_Column(100 * mm, self.width - 100 * mm - _INSET))
        heads = (self._row([*map(self.words.tr, texts), Score.remark.title(self.words)], columns, _HEAD, shade=True),)
        record = verdict.record
        rows = [self._row(self._scored(row), columns, TEXT) for row in record.rows(Evaluation.scores)]
        total, weight = record[Evaluation.total], record[Evaluation.rated_weight]
        points = sum((_points(row) or Decimal(0) for row in record.rows(Evaluation.scores)), Decimal(0))
        end = [self.words.tr(N_("Total")), _plain(weight), _plain(total), _plain(points), ""]
        return Grid(self.width, (*rows, self._row(end, columns, _STRONG)), heads)

    def _scored(self, row: GroupRow) -> list[str]:
        weight, score = row[Score.weight], row[Score.score]
        name = self.words.say(criterion_label(criterion_of(row)))
        told = self.words.tr(N_("not rated")) if score is None else _plain(score)
        return [name, _plain(weight), told, _plain(_points(row)), row[Score.remark] or ""]

    def arithmetic(self, verdict: Verdict) -> Grid | None:
        """From the total to the limit, a line each; what each criterion adds stands in the table of scores."""
        scored = [criterion_label(criterion_of(row)) for row in verdict.record.rows(Evaluation.scores)]
        lines = verdict.opinion.lines if verdict.opinion else ()
        steps = [line for line in lines if line.label not in scored]
        if not steps:
            return None
        columns = [
            _Column(_INSET, 78 * mm),
            _Column(82 * mm, self.width - 82 * mm - 40 * mm),
            _Column(self.width - 38 * mm, 37 * mm, right=True),
        ]
        told = [(self.words.say(one.label), one.working, one.value) for one in steps]
        rows = [self._row(texts, columns, TEXT) for texts in told[:-1]]
        return Grid(self.width, (*rows, self._row(told[-1], columns, _STRONG)))

    def sentences(self, texts: Sequence[str], *, quiet: bool = False) -> Grid:
        """Whole sentences, one below the other, each marked by a dot."""
        return Grid(self.width, tuple(self._sentence(text, quiet=quiet) for text in texts))

    def _sentence(self, text: str, *, quiet: bool) -> Row:
        style = look.SMALL if quiet else _SAID
        dot = self.setter.line("·", style)
        said = self.setter.para(text, style, width=self.width - _DOT)
        return Row((Cell(0, dot), Cell(_DOT, said)), ruled=False)

    def paragraph(self, text: str, style: look.Style = look.BODY) -> Grid:
        """A text over the whole width."""
        room = self.width - 2 * _INSET
        lines = (self.setter.para(line, style, width=room) for line in text.split("\n"))
        return Grid(self.width, tuple(Row((Cell(_INSET, line),), ruled=False) for line in lines))

    # Rows

    def _columns(self, count: int, *, last: float) -> list[_Column]:
        """The names, a column for each period flush right, and the last one."""
        edge = self.width - _INSET - last
        wide = min(_FIGURE, (edge - 45 * mm) / max(count, 1))
        first = edge - count * wide
        figures = [_Column(first + place * wide, wide - _GAP, right=True) for place in range(count)]
        return [_Column(_INSET, first - 2 * mm), *figures, _Column(edge, last, right=True)]

    def _row(self, texts: Sequence[str], columns: Sequence[_Column], style: look.Style, *, shade: bool = False) -> Row:
        cells = tuple(self._cell(text, column, style) for text, column in zip(texts, columns, strict=True) if text)
        return Row(cells, shade=look.TINT if shade else None, ruled=not shade)

    def _cell(self, text: str, column: _Column, style: look.Style) -> Cell:
        if column.right:
            return Cell(column.x + column.width, self._fitted(text, style, column.width), right=True)
        return Cell(column.x, self.setter.para(text, style, width=column.width))

    def _fitted(self, text: str, style: look.Style, width: float) -> Set:
        return self.setter.fitted(text, style, width=width)


def _points(row: GroupRow) -> Decimal | None:
    """Weight times score."""
    weight, score = row[Score.weight], row[Score.score]
    return weight * score if weight is not None and score is not None else None


def _plain(value: Decimal | None) -> str:
    if value is None:
        return "–"
    return f"{value.normalize():f}" if value == value.to_integral_value() else f"{value:.2f}"
