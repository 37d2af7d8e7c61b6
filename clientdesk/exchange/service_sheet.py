"""The dispatch sheet on A4: where to go and why, room to write what was done, and where client and engineer sign; once
the work is done the same page is the service report."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from clientdesk.dossier.choices.service import SATISFACTION
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row as GroupRow
from clientdesk.dossier.service.costs import costs
from clientdesk.dossier.service.dispatch import Dispatch, UsedPart
from clientdesk.dossier.service.moves import WORKED
from clientdesk.dossier.service.request import ServiceRequest
from clientdesk.dossier.types.numbers import plain
from clientdesk.exchange.cards import Print, look
from clientdesk.exchange.cards.blocks import Block, Cell, Gap, Grid, Row, Title, Undivided, paginate
from clientdesk.exchange.cards.document import bookmark, written
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.layouts import A4 as PAPER
from clientdesk.exchange.cards.layouts import Layout
from clientdesk.exchange.cards.letterhead import letterhead
from clientdesk.exchange.cards.picture import draw_logo, logo_size, reader_of
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.i18n import N_, Catalogue

_WIDTH = A4[0] - 2 * look.MARGIN
_HALF = (_WIDTH - 6 * mm) / 2
_LABEL = 27 * mm
_BOX = 3.2 * mm
_SIGNATURE = (60 * mm, 15 * mm)
_WRITING, _EMPTY_PARTS = 6, 4
"""Empty lines for what was done, and for parts, where nothing is filled in yet."""
_WHERE: tuple[Field[Any], ...] = (Dispatch.client, Dispatch.contact_person, Dispatch.phone, Dispatch.address)
_WHAT: tuple[Field[Any], ...] = (Dispatch.kind, Dispatch.product, Dispatch.serial, Dispatch.warranty)
_TITLE = look.Style(16, 21, look.INK, bold=True)


@dataclass(frozen=True)
class Sheet:
    """A dispatch, the request it answers, and the client's file, as far as there are any. `withheld`: of the client
    nothing is ever printed."""

    dispatch: Record
    request: Record | None = None
    client: Record | None = None
    withheld: bool = False

    @property
    def is_report(self) -> bool:
        """Whether the work is done."""
        return self.dispatch[Dispatch.state] in WORKED

    @property
    def is_sample(self) -> bool:
        return self.client is not None and bool(self.client[Header.is_sample])


def make_sheets(sheets: Sequence[Sheet], job: PrintJob) -> Print:
    """The sheets as a PDF, each on pages of its own; `job` says who prints, when and in which language."""

    def drawn(job: PrintJob, canvas: Any) -> None:
        _draw(sheets, job, canvas)

    title = N_("Dispatch sheets") if len(sheets) > 1 else N_("Dispatch sheet")
    pdf, pages = written(job, Layout("dispatch-sheet", title, PAPER, drawn, title=title))
    return Print(pdf, pages)


def _draw(sheets: Sequence[Sheet], job: PrintJob, canvas: Any) -> None:
    top, bottom = 15 * mm, 19 * mm
    imprint = Imprint(job, A4)
    for number, sheet in enumerate(sheets):
        pages = paginate(list(_Writer(sheet, job).blocks()), A4[1] - top - bottom)
        bookmark(canvas, sheet.dispatch.code, number)
        for place, page in enumerate(pages, 1):
            imprint.watermark(canvas, sample=sheet.is_sample)
            imprint.head(canvas, sheet.dispatch.code if place > 1 else "", sample=sheet.is_sample)
            for placed in page:
                placed.block.draw(canvas, look.MARGIN, A4[1] - top - placed.below)
            imprint.footer(canvas, (place, len(pages)), confidentiality="", masked=False)
            canvas.showPage()


@dataclass(frozen=True)
class _Ticks(Undivided):
    """Words with a box before each, beside each other; the one that was chosen is ticked."""

    told: tuple[tuple[Set, bool], ...]
    height: float = 9 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        step = _WIDTH / max(1, len(self.told))
        for place, (text, ticked) in enumerate(self.told):
            left, middle = x + place * step, top - self.height / 2
            canvas.setStrokeColor(look.ACCENT)
            canvas.setLineWidth(0.8)
            canvas.rect(left, middle - _BOX / 2, _BOX, _BOX, stroke=1, fill=0)
            if ticked:
                canvas.setLineWidth(1.4)
                canvas.line(left + 0.6 * mm, middle, left + 1.3 * mm, middle - 0.9 * mm)
                canvas.line(left + 1.3 * mm, middle - 0.9 * mm, left + 2.7 * mm, middle + 1.1 * mm)
            draw(canvas, text, left + _BOX + 1 * mm, middle + text.height / 2)


@dataclass(frozen=True)
class _Signatures(Undivided):
    """Two lines to sign on, and under each who signs; over the second the client's signature, where there is a picture
    of it."""

    told: tuple[Set, Set]
    signed: ImageReader | None = None
    height: float = 24 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        canvas.setStrokeColor(look.INK)
        canvas.setLineWidth(0.7)
        y = top - 17 * mm
        for place, text in enumerate(self.told):
            left = x + place * (_HALF + 6 * mm)
            canvas.line(left, y, left + _HALF, y)
            draw(canvas, text, left, y - 1 * mm)
        if self.signed is not None:
            size = logo_size(self.signed, _SIGNATURE)
            draw_logo(canvas, self.signed, x + _HALF + 8 * mm, y + 0.5 * mm + size[1], size=size)


class _Writer:
    """Sets the texts of one sheet in the language of the print."""

    def __init__(self, sheet: Sheet, job: PrintJob) -> None:
        self.sheet, self.job = sheet, job
        self.words: Catalogue = job.words
        self.setter = Typesetter(job.words.language)

    def blocks(self) -> Iterator[Block]:
        """Everything in order."""
        head = letterhead(self.job.house, self.setter, _WIDTH)
        if head is not None:
            yield head
        yield from self._heading()
        yield from self._pairs()
        yield from self._told(Dispatch.subject, self._wanted(), lines=0)
        yield from self._told(Dispatch.work_done, self.sheet.dispatch[Dispatch.work_done] or "", lines=_WRITING)
        yield from self._parts()
        yield from self._time_and_charge()
        yield from self._satisfaction()
        yield from self._signatures()

    def _heading(self) -> Iterator[Block]:
        dispatch, tr = self.sheet.dispatch, self.words.tr
        title = tr(N_("Service report")) if self.sheet.is_report else tr(N_("Dispatch sheet"))
        left = self.setter.fitted(f"{title}  {dispatch.code}", _TITLE, width=_WIDTH * 0.7)
        right = self.setter.fitted(self._planned(), look.LINE, width=_WIDTH * 0.3)
        yield Grid(_WIDTH, (Row((Cell(0, left), Cell(_WIDTH, right, drop=5, right=True))),))
        yield Gap(2 * mm)

    def _planned(self) -> str:
        dispatch = self.sheet.dispatch
        day = dispatch[Dispatch.done_on] if self.sheet.is_report else dispatch[Dispatch.planned_on]
        fields = (
            (Dispatch.done_from, Dispatch.done_to)
            if self.sheet.is_report
            else (Dispatch.planned_from, Dispatch.planned_to)
        )
        hours = "–".join(f"{at:%H:%M}" for field in fields if (at := dispatch[field]) is not None)
        return "  ".join(filter(None, (day.isoformat() if day else "", hours)))

    def _pairs(self) -> Iterator[Block]:
        left = [(field.title(self.words), self._shown(field)) for field in _WHERE]
        right = [(field.title(self.words), self._shown(field)) for field in _WHAT]
        right.append((Dispatch.engineer.title(self.words), self._engineers()))
        rows = []
        for place in range(max(len(left), len(right))):
            cells = [*self._pair(left, place, 0), *self._pair(right, place, _HALF + 6 * mm)]
            rows.append(Row(tuple(cells)))
        yield Grid(_WIDTH, tuple(rows))
        yield Gap(4 * mm)

    def _pair(self, pairs: Sequence[tuple[str, str]], place: int, x: float) -> Iterator[Cell]:
        if place < len(pairs):
            label, text = pairs[place]
            yield Cell(
                x,
                self.setter.para(label, look.LABEL, width=_LABEL - 2 * mm),
                drop=look.BODY.baseline - look.LABEL.baseline,
            )
            yield Cell(x + _LABEL, self.setter.para(text, look.BODY, width=_HALF - _LABEL))

    def _shown(self, field: Field[Any]) -> str:
        if self.sheet.withheld and field in _WHERE:
            link = self.sheet.dispatch[Dispatch.client]
            told = self.words.tr(N_("Never to be printed"))
            return " · ".join(filter(None, (link.target if link else "", told))) if field is Dispatch.client else ""
        value = self.sheet.dispatch[field]
        if value is None:
            return ""
        return str(field.type.show(value, self.words))

    def _engineers(self) -> str:
        first, others = self.sheet.dispatch[Dispatch.engineer], self.sheet.dispatch[Dispatch.helpers] or ()
        return self.words.listed((first.name if first else "", *others))

    def _wanted(self) -> str:
        request = self.sheet.request
        symptom = request[ServiceRequest.symptom] if request is not None else None
        return "\n".join(filter(None, (self.sheet.dispatch.name, symptom, self.sheet.dispatch[Dispatch.remarks])))

    def _title(self, field: Field[Any]) -> Title:
        said = field.title(self.words)
        return Title(self.setter.line(said, look.HEADING), self.setter.line("", look.LABEL), None, said, _WIDTH)

    def _told(self, title: Field[Any], text: str, *, lines: int) -> Iterator[Block]:
        yield self._title(title)
        if text:
            yield Grid(_WIDTH, (Row((Cell(0, self.setter.para(text, look.LINE, width=_WIDTH)),), ruled=False),))
        else:
            yield Grid(_WIDTH, tuple(self._empty(()) for _ in range(lines)))
        yield Gap(3 * mm)

    def _empty(self, xs: Sequence[float]) -> Row:
        """A line to write on."""
        return Row(
            (Cell(0, self.setter.line("", look.Style(13, 18))), *(Cell(x, self.setter.line("", look.BODY)) for x in xs))
        )

    def _parts(self) -> Iterator[Block]:
        yield self._title(Dispatch.parts)
        columns = ((UsedPart.product, 0.0), (UsedPart.serial, 0.5), (UsedPart.quantity, 0.78), (UsedPart.charged, 1.0))
        heads = tuple(
            Cell(share * _WIDTH, self.setter.line(field.title(self.words), look.LABEL), right=share > 0.7)
            for field, share in columns
        )
        rows = [self._part(row) for row in self.sheet.dispatch.rows(Dispatch.parts)]
        if not rows and not self.sheet.is_report:
            rows = [self._empty(()) for _ in range(_EMPTY_PARTS)]
        elif not rows:
            rows = [Row((Cell(0, self.setter.line("–", look.BODY)),), ruled=False)]
        yield Grid(_WIDTH, tuple(rows), heads=(Row(heads),))
        yield Gap(3 * mm)

    def _part(self, row: GroupRow) -> Row:
        link, charged = row[UsedPart.product], row[UsedPart.charged]
        quantity = row[UsedPart.quantity]
        return Row(
            (
                Cell(
                    0,
                    self.setter.para((link.name or link.target or "") if link else "", look.BODY, width=_WIDTH * 0.48),
                ),
                Cell(0.5 * _WIDTH, self.setter.fitted(row[UsedPart.serial] or "", look.BODY, width=_WIDTH * 0.2)),
                Cell(
                    0.78 * _WIDTH,
                    self.setter.line(plain(quantity) if quantity is not None else "", look.BODY),
                    right=True,
                ),
                Cell(_WIDTH, self.setter.line("" if charged is None else f"{charged:,.2f}", look.BODY), right=True),
            )
        )

    def _time_and_charge(self) -> Iterator[Block]:
        dispatch, tr = self.sheet.dispatch, self.words.tr
        hours = dispatch[Dispatch.labour_hours]
        charged, currency = costs(dispatch).charged, dispatch[Dispatch.currency] or ""
        charge = f"{charged:,.2f} {currency}".strip() if charged or self.sheet.is_report else ""
        again = dispatch[Dispatch.next_visit]
        pairs = (
            (tr(N_("Began and ended")), self._worked()),
            (Dispatch.labour_hours.title(self.words), plain(hours) if hours is not None else ""),
            (tr(N_("To be paid, without tax")), charge),
            (Dispatch.next_visit.title(self.words), again.isoformat() if again else ""),
        )
        step = _WIDTH / len(pairs)
        labels = Row(
            tuple(
                Cell(n * step, self.setter.fitted(label, look.LABEL, width=step - 4))
                for n, (label, _) in enumerate(pairs)
            ),
            ruled=False,
        )
        values = Row(
            tuple(
                Cell(n * step, self.setter.fitted(text, look.LINE, width=step - 4)) for n, (_, text) in enumerate(pairs)
            )
        )
        yield Grid(_WIDTH, (labels, values))
        yield Gap(3 * mm)

    def _worked(self) -> str:
        dispatch = self.sheet.dispatch
        return "–".join(f"{at:%H:%M}" for field in (Dispatch.done_from, Dispatch.done_to) if (at := dispatch[field]))

    def _satisfaction(self) -> Iterator[Block]:
        yield self._title(Dispatch.satisfaction)
        said = self.sheet.dispatch[Dispatch.satisfaction]
        room = _WIDTH / len(SATISFACTION.labels) - _BOX - 2.5 * mm
        yield _Ticks(
            tuple(
                (
                    self.setter.fitted(SATISFACTION.label(code, self.words), look.SMALL, width=room, lines=2),
                    code == said,
                )
                for code in SATISFACTION.labels
            )
        )

    def _signatures(self) -> Iterator[Block]:
        tr = self.words.tr
        signed = self.sheet.dispatch[Dispatch.signed_by] or ""
        client = " · ".join(filter(None, (tr(N_("Client, date")), signed)))
        left, right = (self.setter.fitted(text, look.SMALL, width=_HALF) for text in (tr(N_("Engineer, date")), client))
        signature = self.sheet.dispatch[Dispatch.signature]
        picture = self.job.photo_of(signature) if signature is not None else b""
        yield _Signatures((left, right), reader_of(picture) if picture else None)
