"""The certificate that a client was erased, for whoever asked for it: as a text, and on A4. It tells of nobody."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from clientdesk.exchange.cards import Print
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.i18n import N_

TITLE = N_("Certificate of erasure")


@dataclass(frozen=True)
class Part:
    """Something the certificate says: what it is about, and the sentences or items, each on a line of its own."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Certificate:
    """What is said of one client, in the words of a language."""

    code: str
    parts: tuple[Part, ...]


def as_text(certificates: Sequence[Certificate], title: str) -> str:
    """The certificates as plain text, one below the other."""
    blocks = []
    for each in certificates:
        parts = ("\n".join((part.title, *(f"    {line}" for line in part.lines))) for part in each.parts)
        blocks.append("\n\n".join((f"{title}  {each.code}", *parts)))
    return "\n\n\n".join(blocks) + "\n"


def make_certificates(certificates: Sequence[Certificate], job: PrintJob) -> Print:
    """The certificates as a PDF, each on pages of its own; `job` says who prints, when and in which language."""
    from clientdesk.exchange.cards.document import written
    from clientdesk.exchange.cards.layouts import A4, Layout

    def drawn(job: PrintJob, canvas: Any) -> None:
        _draw(certificates, job, canvas)

    pdf, pages = written(job, Layout("certificate", TITLE, A4, drawn, title=TITLE))
    return Print(pdf, pages)


def _draw(certificates: Sequence[Certificate], job: PrintJob, canvas: Any) -> None:
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm

    from clientdesk.exchange.cards import look
    from clientdesk.exchange.cards.blocks import paginate
    from clientdesk.exchange.cards.document import bookmark

    top, bottom = 15 * mm, 19 * mm
    canvas.setSubject(job.words.tr(TITLE))
    for number, certificate in enumerate(certificates):
        pages = paginate(list(_blocks(certificate, job, A4[0] - 2 * look.MARGIN)), A4[1] - top - bottom)
        bookmark(canvas, certificate.code, number)
        for place, page in enumerate(pages, 1):
            for placed in page:
                placed.block.draw(canvas, look.MARGIN, A4[1] - top - placed.below)
            _foot(canvas, job, A4[0], page=place, pages=len(pages))
            canvas.showPage()


def _foot(canvas: Any, job: PrintJob, width: float, *, page: int, pages: int) -> None:
    """Who printed it, and which page it is. That it holds personal data, as other prints say there, is not so."""
    from clientdesk.exchange.cards import look
    from clientdesk.exchange.cards.imprint import FOOT, Imprint
    from clientdesk.exchange.cards.typeset import Typesetter, draw

    setter = Typesetter(job.words.language)
    canvas.setStrokeColor(look.HAIR)
    canvas.setLineWidth(look.THIN)
    canvas.line(look.MARGIN, FOOT, width - look.MARGIN, FOOT)
    told = job.words.tr(N_("Page {page} of {pages}"), page=page, pages=pages)
    draw(canvas, setter.line(told, look.SMALL), look.MARGIN, FOOT - 2)
    printed = Imprint(job, (width, 0)).printed
    draw(canvas, setter.line(printed, look.SMALL), width - look.MARGIN, FOOT - 2, right=True)


def _blocks(certificate: Certificate, job: PrintJob, width: float) -> Iterator[Any]:
    from reportlab.lib.units import mm

    from clientdesk.exchange.cards import look
    from clientdesk.exchange.cards.blocks import Cell, Gap, Grid, Row, Title
    from clientdesk.exchange.cards.letterhead import letterhead
    from clientdesk.exchange.cards.typeset import Typesetter

    setter = Typesetter(job.words.language)
    head = letterhead(job.house, setter, width)
    if head is not None:
        yield head
    yield Grid(width, (Row((Cell(0, setter.line(job.words.tr(TITLE), look.NAME)),), ruled=False),))
    yield Gap(3 * mm)
    for part in certificate.parts:
        nothing = setter.line("", look.LABEL)
        yield Title(setter.line(part.title, look.HEADING), nothing, None, part.title, width)
        rows = (Row((Cell(0, setter.para(line, look.LINE, width=width)),), ruled=False) for line in part.lines)
        yield Grid(width, tuple(rows))
        yield Gap(3 * mm)
