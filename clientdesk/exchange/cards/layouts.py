"""The layouts there are: for each its name, its paper, what draws it, and which fields it shows unless told other."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.fields import Field, Kind
from clientdesk.exchange.cards import contacts
from clientdesk.exchange.cards.blank_form import asked
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.short.boxes import BOXES, VISIT_BOXES
from clientdesk.exchange.cards.short.lines import INDEX_LINES, SMALL_INDEX_LINES, may_be_short, of_kind
from clientdesk.exchange.memo.who import memo_fields, summary_fields
from clientdesk.i18n import N_

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

Paper = tuple[float, float]
"""Width and height of a page, in millimetres."""
A4: Paper = (210, 297)
A4_ACROSS: Paper = (297, 210)
A5_ACROSS: Paper = (210, 148)
A6_ACROSS: Paper = (148, 105)


@dataclass(frozen=True)
class Layout:
    """A way to put clients on paper.

    draw       draws a print job on the canvas of a PDF, from an empty page to an ended one
    standard   the fields of a kind that it shows unless told otherwise
    offer      the fields of a kind that may be chosen for it
    title      what the document is called where it is not one client's, empty where it is
    shares     the layout whose choice of fields is its own too: the same card on a sheet, the list in another order
    """

    name: str
    label: str
    paper: Paper
    draw: "Callable[[PrintJob, Canvas], None]"
    standard: Callable[[Kind], tuple[Field[Any], ...]] = lambda kind: kind.fields
    offer: Callable[[Kind], tuple[Field[Any], ...]] = lambda kind: kind.fields
    title: str = ""
    shares: str = ""

    def fields(self, kind: Kind) -> tuple[str, ...]:
        """The keys of the fields it shows of this kind unless told otherwise, in order."""
        return tuple(field.key for field in self.standard(kind))

    def offered(self, kind: Kind) -> tuple[str, ...]:
        """The keys of the fields that may be chosen for it, in the order of the form."""
        return tuple(field.key for field in self.offer(kind))

    def chosen(self, kind: Kind, keys: Mapping[str, tuple[str, ...]]) -> tuple[Field[Any], ...]:
        """The fields of a choice, by the kind's name; keys that the layout does not offer (an own field that is gone)
        are passed over."""
        if kind.name not in keys:
            return self.standard(kind)
        offered = {field.key: field for field in self.offer(kind)}
        return tuple(offered[key] for key in dict.fromkeys(keys[kind.name]) if key in offered)


def _full(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.dossier import draw_dossiers

    draw_dossiers(job, canvas)


def _summary(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.short.summary import draw_summaries

    draw_summaries(job, canvas)


def _visit(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.visit import draw_visits

    draw_visits(job, canvas)


def _index(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.short.index import A5, draw_cards

    draw_cards(job, canvas, A5)


def _small_index(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.short.index import A6, draw_cards

    draw_cards(job, canvas, A6)


def _index_sheet(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.short.index import A5, draw_sheets

    draw_sheets(job, canvas, A5)


def _small_index_sheet(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.short.index import A6, draw_sheets

    draw_sheets(job, canvas, A6)


def _boxes(kind: Kind) -> tuple[Field[Any], ...]:
    return of_kind([field for box in BOXES for field in box.fields], kind)


def _visit_boxes(kind: Kind) -> tuple[Field[Any], ...]:
    return of_kind([field for box in VISIT_BOXES for field in box.fields], kind)


def _lines(kind: Kind) -> tuple[Field[Any], ...]:
    return of_kind(INDEX_LINES, kind)


def _few_lines(kind: Kind) -> tuple[Field[Any], ...]:
    return of_kind(SMALL_INDEX_LINES, kind)


def _contacts(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.contact_list import draw_list

    draw_list(job, canvas, contacts.BY_LETTER)


def _contacts_by_owner(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.contact_list import draw_list

    draw_list(job, canvas, contacts.BY_OWNER)


def _contacts_by_city(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.contact_list import draw_list

    draw_list(job, canvas, contacts.BY_CITY)


def _form(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.cards.blank_form.form import draw_forms

    draw_forms(job, canvas)


def _memo(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.memo.pages import draw_memos

    draw_memos(job, canvas)


def _financial_summary(job: PrintJob, canvas: "Canvas") -> None:
    from clientdesk.exchange.memo.pages import draw_summaries

    draw_summaries(job, canvas)


_LIST = (contacts.standard, contacts.offer, N_("Contact list"))
_ALL = (
    Layout("full", N_("Full dossier, A4"), A4, _full),
    Layout("summary", N_("Summary on one page, A4"), A4, _summary, _boxes, may_be_short),
    Layout("visit", N_("Visit pack on one page, A4"), A4, _visit, _visit_boxes, may_be_short),
    Layout("index", N_("Index card, A5"), A5_ACROSS, _index, _lines, may_be_short),
    Layout("index-a6", N_("Index card, A6"), A6_ACROSS, _small_index, _few_lines, may_be_short),
    Layout("index-sheet", N_("Index cards A5, two on a sheet"), A4, _index_sheet, _lines, may_be_short, shares="index"),
    Layout(
        "index-a6-sheet",
        N_("Index cards A6, four on a sheet"),
        A4_ACROSS,
        _small_index_sheet,
        _few_lines,
        may_be_short,
        shares="index-a6",
    ),
    Layout("contact-list", N_("Contact list by first letter, A4"), A4_ACROSS, _contacts, *_LIST),
    Layout(
        "contact-list-owner",
        N_("Contact list by owner, A4"),
        A4_ACROSS,
        _contacts_by_owner,
        *_LIST,
        shares="contact-list",
    ),
    Layout(
        "contact-list-city", N_("Contact list by city, A4"), A4_ACROSS, _contacts_by_city, *_LIST, shares="contact-list"
    ),
    Layout("memo", N_("Credit memo, A4"), A4, _memo, memo_fields),
    Layout("financial-summary", N_("Financial summary on one page, A4"), A4, _financial_summary, summary_fields),
    Layout("blank", N_("Form to fill in by hand, A4"), A4, _form, asked.standard, asked.standard),
)
LAYOUTS: Mapping[str, Layout] = {layout.name: layout for layout in _ALL}
"""Every layout by the name that commands know it by."""
