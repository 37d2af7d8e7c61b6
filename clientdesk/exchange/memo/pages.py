"""The pages of credit memos: who it is about, the decision, statements, ratios, charts, opinion and signatures."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from clientdesk.dossier.choices.evaluation import KNOCK_OUT
from clientdesk.dossier.fields import Field
from clientdesk.dossier.statements.statement import Statement
from clientdesk.dossier.types import Money
from clientdesk.dossier.work.evaluation import DRAFT, Evaluation
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Block, Cell, Gap, Grid, Row, Title
from clientdesk.exchange.cards.content import Card, Chapter
from clientdesk.exchange.cards.dossier import WIDTH, chapters
from clientdesk.exchange.cards.head import SUMMARY, head_band
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.letterhead import letterhead
from clientdesk.exchange.cards.pages import draw_pages
from clientdesk.exchange.cards.qr import most_bytes
from clientdesk.exchange.cards.typeset import Typesetter
from clientdesk.exchange.cards.view import card_of
from clientdesk.exchange.memo.amounts import Unit, unit_of
from clientdesk.exchange.memo.drawn import Charts
from clientdesk.exchange.memo.given import NOTHING, CreditFile, Verdict, shows_statements
from clientdesk.exchange.memo.judged import judged
from clientdesk.exchange.memo.parts import ChartRow, Signatures, tiles
from clientdesk.exchange.memo.tables import LINES, OF_THE_DOSSIER, RATIOS, TOTALS, Tables
from clientdesk.exchange.profiles import Sight
from clientdesk.i18n import N_

_NAME = look.Style(16, 21, look.ACCENT, bold=True)
_AIR = 3 * mm
_IN_A_ROW = 3
_CHART_GAP = 6 * mm
_CHART = ((WIDTH - (_IN_A_ROW - 1) * _CHART_GAP) / _IN_A_ROW, 28 * mm)
_TREE = 26 * mm
_BARS = 29 * mm
_FINDINGS = 6
"""So many findings of the last period are told; the others are counted."""
_DECIDED: tuple[Field[Any], ...] = (
    Evaluation.grade,
    Evaluation.total,
    Evaluation.suggested_limit,
    Evaluation.granted_limit,
)
_SOURCES: tuple[Field[Any], ...] = (
    Statement.scope,
    Statement.standard,
    Statement.audited,
    Statement.auditor,
    Statement.opinion,
    Statement.source,
)
_GRANTED: tuple[Field[Any], ...] = (Evaluation.granted_limit, Evaluation.granted_terms, Evaluation.granted_reason)


def draw_memos(job: PrintJob, canvas: Any) -> None:
    """The credit memo of every client, on pages of its own."""
    _draw(job, canvas, N_("Credit memo"), _of_memo)


def draw_summaries(job: PrintJob, canvas: Any) -> None:
    """The financial summary of every client: statements, ratios, what the checks found; as a rule on one page."""
    _draw(job, canvas, N_("Financial summary"), _of_summary)


def _draw(job: PrintJob, canvas: Any, title: str, parts: "Callable[[_Memo, list[Block]], list[Block]]") -> None:
    imprint = Imprint(job, A4)
    for number, view in enumerate(job.views):
        card = card_of(view, job.chosen(view.record.kind))
        writer = _Memo(job.credit_of(view.record) or NOTHING, job)
        picture, vcard = job.picture(card.head), job.vcard(view, most_bytes(SUMMARY.code))
        top = letterhead(job.house, writer.setter, WIDTH)
        head = head_band(card.head, writer.setter, picture=picture, vcard=vcard, width=WIDTH, format=SUMMARY)
        who = chapters(_as_one(card, job.words.tr(N_("The client"))), job.words, picture=picture)
        blocks = [*([top] if top else []), *writer.title(title), head, *parts(writer, who)]
        draw_pages(canvas, card, blocks, imprint=imprint, number=number)


def _of_memo(writer: "_Memo", who: list[Block]) -> list[Block]:
    decided = (*writer.evaluation(), *writer.opinion(), *writer.signatures())
    return [*writer.decision(), *who, *writer.statements(), *decided]


def _of_summary(writer: "_Memo", who: list[Block]) -> list[Block]:
    return [*who, *writer.summary()]


def _as_one(card: Card, title: str) -> Card:
    """The same card with everything under one title."""
    blocks = tuple(block for chapter in card.chapters for block in chapter.blocks)
    if not blocks:
        return card
    filled = sum(chapter.filled for chapter in card.chapters)
    fields = sum(chapter.fields for chapter in card.chapters)
    return Card(card.head, (Chapter(title, blocks, filled, fields),), card.left_out, card.masked)


class _Memo:
    """Everything around the client's own data. What the reader may not see is left out, and that is said."""

    def __init__(self, credit: CreditFile, job: PrintJob) -> None:
        self.words = job.words
        self.disclosure = job.disclosure
        self.now = job.now
        self.tables = Tables(job.words, width=WIDTH)
        self.setter = Typesetter(job.words.language)
        shown = shows_statements(job.disclosure)
        self.periods = credit.periods if shown else ()
        self.hidden = not shown and bool(credit.periods)
        self.credit = credit
        seen = job.disclosure.sight(Evaluation.scores) is Sight.SHOWN
        self.verdict: Verdict | None = credit.verdict if seen else None
        self.sealed = not seen and credit.verdict is not None

    def title(self, text: str) -> Iterator[Block]:
        """What this is, and of which day."""
        name = self.setter.line(self.words.tr(text), _NAME)
        day = self.setter.line(self.now.astimezone().date().isoformat(), look.LINE_QUIET)
        yield Grid(WIDTH, (Row((Cell(0, name), Cell(WIDTH, day, drop=6, right=True)), ruled=False),))
        yield Gap(1 * mm)

    def decision(self) -> Iterator[Block]:
        """Grade, score, limit, terms and review in boxes."""
        if self.verdict is None:
            return
        record = self.verdict.record
        currency = record[Evaluation.currency] or ""
        pairs = []
        for field in _DECIDED:
            value = record[field]
            text = "–" if value is None else field.type.show(value, self.words)
            amount = value is not None and isinstance(field.type, Money)
            pairs.append((field.title(self.words), f"{currency} {text}".strip() if amount else text))
        days = record[Evaluation.suggested_days]
        terms = record[Evaluation.granted_terms]
        said = Evaluation.granted_terms.type.show(terms, self.words) if terms else ""
        told = said or ("–" if days is None else self.words.ntr("{n} day", "{n} days", days))
        pairs.append((self.words.tr(N_("Payment term")), told))
        review = record[Evaluation.next_review]
        pairs.append((Evaluation.next_review.title(self.words), review.isoformat() if review else "–"))
        yield Gap(_AIR)
        yield tiles(pairs, self.setter, width=WIDTH)

    # Statements

    def statements(self) -> Iterator[Block]:
        """The weightiest lines, what they mean, the ratios, the charts."""
        yield from self._in_brief(LINES)
        if not self.periods:
            return
        unit = unit_of(self.periods, self.words)
        charts = Charts(self.credit, unit, self.words)
        yield Gap(_AIR)
        yield self._bar(N_("Strengths and weaknesses"), self.periods[-1].name)
        yield from self._judgement()
        yield from self._ratios(unit, charts, RATIOS)
        yield Gap(_AIR)
        yield self._bar(N_("Charts"), unit.told)
        yield from self._charts(charts)

    def summary(self) -> Iterator[Block]:
        """The weightiest lines and the ratios of the dossier."""
        yield from self._in_brief(TOTALS)
        if self.periods:
            unit = unit_of(self.periods, self.words)
            yield from self._ratios(unit, Charts(self.credit, unit, self.words), OF_THE_DOSSIER)

    def _in_brief(self, lines: Sequence[str]) -> Iterator[Block]:
        yield Gap(_AIR)
        if not self.periods:
            yield self._bar(N_("Statements in brief"))
            yield self.tables.paragraph(self._no_statements(), look.SMALL)
            return
        unit = unit_of(self.periods, self.words)
        yield self._bar(N_("Statements in brief"), unit.told)
        yield self.tables.statements(self.periods, unit, lines=lines)
        yield from self._sources()

    def _ratios(self, unit: Unit, charts: Charts, names: Sequence[str]) -> Iterator[Block]:
        yield Gap(_AIR)
        yield self._bar(N_("Ratios"))
        yield self.tables.ratios(self.periods, unit, charts, names=names)
        if missing := self.tables.missing(self.periods[-1], names=names):
            yield Gap(1 * mm)
            yield self.tables.sentences(missing, quiet=True)

    def _no_statements(self) -> str:
        if self.hidden:
            return self.words.tr(N_("Statements and ratios are not for this reader and are left out."))
        return self.words.tr(N_("No checked statement is on file."))

    def _sources(self) -> Iterator[Block]:
        """Where the figures come from, whether they were audited, what the checks found."""
        last = self.periods[-1].record
        told = [
            f"{field.title(self.words)}: {field.type.show(value, self.words)}"
            for field in _SOURCES
            if (value := last[field]) is not None
        ]
        notes = ["  ·  ".join((self.periods[-1].name, *told))] if told else []
        last_failed = self.periods[-1].failed
        notes += [f"{self.periods[-1].name}  ·  {check.sentence(self.words)}" for check in last_failed[:_FINDINGS]]
        before = sum(len(period.failed) for period in self.periods[:-1]) + len(last_failed[_FINDINGS:])
        if before:
            text = self.words.ntr(
                "{n} more finding of the checks stands beside the statements.",
                "{n} more findings of the checks stand beside the statements.",
                before,
            )
            notes.append(text)
        if self.credit.drafts:
            text = self.words.ntr(
                "{n} statement is still a draft and is left out.",
                "{n} statements are still drafts and are left out.",
                self.credit.drafts,
            )
            notes.append(text)
        if notes:
            yield Gap(1 * mm)
            yield self.tables.sentences(notes, quiet=True)

    def _judgement(self) -> Iterator[Block]:
        found = judged(self.periods[-1].results, self.words)
        for title, texts in (
            (N_("Strengths"), found.strengths),
            (N_("Weaknesses"), found.weaknesses),
            (N_("To be watched"), found.watched),
        ):
            yield Gap(1 * mm)
            yield self.tables.paragraph(self.words.tr(title), look.BODY_BOLD)
            yield self.tables.sentences(texts or [self.words.tr(N_("The bands name none."))])

    def _charts(self, charts: Charts) -> Iterator[Block]:
        yield Gap(2 * mm)
        drawn = charts.trends(width=_CHART[0], height=_CHART[1])
        for start in range(0, len(drawn), _IN_A_ROW):
            yield ChartRow(tuple(drawn[start : start + _IN_A_ROW]), _CHART_GAP)
            yield Gap(2 * mm)
        if self.credit.tree is not None and self.credit.tree.factors:
            yield ChartRow((charts.dupont(self.credit.tree, width=WIDTH, height=_TREE),))
            yield Gap(2 * mm)
        if composition := charts.composition(width=WIDTH, height=_BARS):
            yield ChartRow((composition,))

    # Evaluation

    def evaluation(self) -> Iterator[Block]:
        """The six Cs, the arithmetic of limit and terms, what held the grade down."""
        yield Gap(_AIR)
        if self.verdict is None:
            yield self._bar(N_("Credit evaluation (6C)"))
            sealed = N_("The credit evaluation is not for this reader and is left out.")
            none = N_("No credit evaluation is on file.")
            yield self.tables.paragraph(self.words.tr(sealed if self.sealed else none), look.SMALL)
            return
        record = self.verdict.record
        day = record[Evaluation.date]
        state = Evaluation.status.type.show(DRAFT, self.words) if record[Evaluation.status] != "final" else ""
        yield self._bar(N_("Credit evaluation (6C)"), " · ".join(filter(None, (state, day.isoformat() if day else ""))))
        yield self.tables.evaluation(self.verdict)
        if arithmetic := self.tables.arithmetic(self.verdict):
            yield Gap(2 * mm)
            yield self.tables.paragraph(self.words.tr(N_("Arithmetic of grade, limit and terms")), look.BODY_BOLD)
            yield arithmetic
        knocked = [KNOCK_OUT.label(code, self.words) for code in record[Evaluation.knock_outs] or ()]
        opinion = self.verdict.opinion
        reasons = [self.words.say(reason.sentence) for reason in (opinion.reasons if opinion else ())]
        told = reasons or [self.words.tr(N_("Knock-out: {fact}"), fact=fact) for fact in knocked]
        if told:
            yield Gap(1 * mm)
            yield self.tables.sentences(told)

    def opinion(self) -> Iterator[Block]:
        """What was decided, and why."""
        if self.verdict is None:
            return
        record = self.verdict.record
        granted = []
        for field in _GRANTED:
            value = record[field]
            if value is not None:
                granted.append(f"{field.title(self.words)}: {field.type.show(value, self.words)}")
        yield Gap(_AIR)
        yield self._bar(N_("Opinion"))
        text = record[Evaluation.opinion]
        if text:
            yield self.tables.paragraph(text)
        else:
            yield self.tables.paragraph(self.words.tr(N_("No opinion was written.")), look.SMALL)
        if granted:
            yield self.tables.sentences(["  ·  ".join(granted)])

    def signatures(self) -> Iterator[Block]:
        """Who wrote it, who looked it over, who decides."""
        evaluator = self.verdict.record[Evaluation.evaluator] if self.verdict else None
        below = self.setter.line(self.words.tr(N_("Name, day")), look.LABEL)
        wide = WIDTH / 3 - 8 * mm
        named = [N_("Written by"), N_("Looked over by"), N_("Decided by")]
        texts = [self.words.tr(text) for text in named]
        if evaluator is not None and evaluator.name:
            texts[0] = f"{texts[0]}: {evaluator.name}"
        places = tuple((self.setter.fitted(text, look.BODY, width=wide), below) for text in texts)
        yield Gap(4 * mm)
        yield Signatures(places, WIDTH)

    def _bar(self, text: str, note: str = "") -> Title:
        said = self.words.tr(text)
        title = self.setter.fitted(said, look.HEADING, width=WIDTH - 75 * mm)
        return Title(title, self.setter.fitted(note, look.SMALL, width=68 * mm), None, said, WIDTH)
