"""The contacts with one client in the order of time, on A4: when, by which way, with whom, what was said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.fields import Field, Rows, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.work.contact import Contact
from clientdesk.exchange.cards import Print
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.layouts import A4, Layout
from clientdesk.exchange.profiles import Sight
from clientdesk.i18n import N_

if TYPE_CHECKING:
    from clientdesk.exchange.cards.blocks import Block

TOGETHER = 200
"""So many contacts stand in one document; the next ones begin another."""
_HEADED = (Contact.date, Contact.time, Contact.channel, Contact.direction, Contact.kind)
_APART = {Contact.subject, Contact.content, Contact.client, *_HEADED}
_LABEL = 92.0
"""How wide the column of labels is, in points."""


def make_correspondence(client: Record, contacts: Sequence[Record], job: PrintJob, *, part: int, parts: int) -> Print:
    """The contact records, the earliest first, as a PDF; `part` of `parts`."""
    from clientdesk.exchange.cards.document import written

    draw = partial(_draw, client, contacts, (part, parts))
    layout = Layout("correspondence", N_("Correspondence"), A4, draw, title=N_("Correspondence"))
    pdf, pages = written(job, layout)
    return Print(pdf, pages)


def _draw(client: Record, contacts: Sequence[Record], place: tuple[int, int], job: PrintJob, canvas: Any) -> None:
    from reportlab.lib.pagesizes import A4 as PAPER
    from reportlab.lib.units import mm

    from clientdesk.exchange.cards import look
    from clientdesk.exchange.cards.blocks import paginate
    from clientdesk.exchange.cards.imprint import Imprint

    top, bottom = 15 * mm, 19 * mm
    width = PAPER[0] - 2 * look.MARGIN
    imprint = Imprint(job, PAPER)
    sample = bool(client[Header.is_sample])
    blocks = list(_blocks(client, contacts, place, job, width=width))
    pages = paginate(blocks, PAPER[1] - top - bottom)
    title = f"{job.words.tr(N_('Correspondence'))}  ·  {client.name}  ·  {client.code}"
    for number, page in enumerate(pages, 1):
        imprint.watermark(canvas, sample=sample)
        imprint.head(canvas, title if number > 1 else "", sample=sample)
        for placed in page:
            placed.block.draw(canvas, look.MARGIN, PAPER[1] - top - placed.below)
        imprint.footer(canvas, (number, len(pages)), confidentiality="", masked=False)
        canvas.showPage()


def _blocks(
    client: Record, contacts: Sequence[Record], place: tuple[int, int], job: PrintJob, *, width: float
) -> "Iterator[Block]":
    from clientdesk.exchange.cards import look
    from clientdesk.exchange.cards.blocks import Cell, Gap, Grid, Row
    from clientdesk.exchange.cards.typeset import Typesetter

    words, setter = job.words, Typesetter(job.words.language)

    def row(text: str, style: look.Style, *, ruled: bool = False) -> Row:
        return Row((Cell(0, setter.para(text, style, width=width)),), ruled=ruled, tied=not ruled)

    told = words.ntr("{n} contact", "{n} contacts", len(contacts))
    if place[1] > 1:
        told = f"{told}  ·  {words.tr(N_('Part {part} of {parts}'), part=place[0], parts=place[1])}"
    head = f"{words.tr(N_('Correspondence'))}  ·  {client.code}  ·  {told}"
    yield Grid(width, (row(client.name, look.NAME), row(head, look.LINE_QUIET, ruled=True)))
    for contact in contacts:
        subject, content = _text(contact, Contact.subject, job), _text(contact, Contact.content, job)
        rows = [row("  ·  ".join(_heading(contact, job)), look.SMALL_BOLD)]
        if not content or not content.startswith(subject.removesuffix("…")):
            rows.append(row(subject or "–", look.ENTRY))
        if content:
            rows.append(row(content, look.BODY))
        for label, text in _rest(contact, job):
            named = Cell(0, setter.para(label, look.LABEL, width=_LABEL - 6), drop=2)
            rows.append(Row((named, Cell(_LABEL, setter.para(text, look.BODY, width=width - _LABEL))), ruled=False))
        rows[-1] = replace(rows[-1], ruled=True, tied=False)
        yield Gap(6)
        yield Grid(width, tuple(rows))


def _heading(contact: Record, job: PrintJob) -> Iterator[str]:
    day, time = _text(contact, Contact.date, job), _text(contact, Contact.time, job)
    yield " ".join(filter(None, (day, time)))
    for field in _HEADED[2:]:
        if text := _text(contact, field, job):
            yield text


def _rest(contact: Record, job: PrintJob) -> list[tuple[str, str]]:
    """What else was written down: label and text."""
    fields = [field for field in contact.kind.fields if field not in _APART]
    return [(field.title(job.words), text) for field in fields if (text := _text(contact, field, job))]


def _text(contact: Record, field: Field[Any], job: PrintJob) -> str:
    value = contact[field] if field.stored else None
    if value is None or job.disclosure.sight(field) is not Sight.SHOWN:
        return ""
    if isinstance(field.type, Rows):
        return "\n".join(rows_of(field).line(row, job.words) for row in value)
    return field.type.show(value, job.words)
