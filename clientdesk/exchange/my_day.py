"""My day on A4: what is to be done by the clock, and for each client a call sheet of a few lines with room to write."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.occasions import Occasion
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.lifestyle import Lifestyle
from clientdesk.dossier.person.personality import Personality
from clientdesk.dossier.record import Record
from clientdesk.dossier.spoken import heading_of, what, when, whose
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.exchange.cards import Print
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.layouts import A4, Layout
from clientdesk.exchange.cards.short.lines import Entry, coming_days
from clientdesk.exchange.cards.view import View
from clientdesk.i18n import N_, Catalogue

if TYPE_CHECKING:
    from clientdesk.exchange.cards.blocks import Block

AHEAD = 14
"""Days to come that a call sheet tells of."""
_PHONES: tuple[Field[Any], ...] = (
    Basics.mobile,
    Basics.office_phone,
    Basics.home_phone,
    firm.Basics.phone,
    firm.Basics.hotline,
)
_ADDRESSES: tuple[Field[Any], ...] = (Basics.office_address, Basics.home_address, firm.Basics.address)
_LIKES: tuple[Field[Any], ...] = (Lifestyle.topics, Lifestyle.hobbies, Lifestyle.favourite_dishes)
_TOLD: tuple[Field[Any], ...] = (Basics.best_time, Personality.taboos)
_GOES_THERE = ("visit", "meeting", "delivery", "service")
"""Kinds of task for which one needs to know where."""


@dataclass(frozen=True)
class Errand:
    """A task, the client it is for, the last contact with that client, and the promises between both that stand."""

    task: Record
    client: Record | None = None
    last: Record | None = None
    promises: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Day:
    """What is to be printed: a day, its tasks in order (those overdue last), and whose day comes soon (name, day)."""

    day: date
    errands: tuple[Errand, ...]
    occasions: tuple[tuple[str, Occasion], ...] = ()


@dataclass(frozen=True)
class Sheet:
    """What is told of a client under a task: (label, text) pairs; `again` where it stands further up already."""

    name: str
    pairs: tuple[tuple[str, str], ...] = ()


def make_my_day(day: Day, job: PrintJob, *, view_of: Callable[[Record], View]) -> Print:
    """The day as a PDF. `job` says who prints, when and in which language; of its clients none are needed. `view_of`
    gives a client as the reader may see it."""
    from clientdesk.exchange.cards.document import written

    layout = Layout("my-day", N_("My day"), A4, partial(_draw, day, view_of), title=N_("My day"))
    pdf, pages = written(job, layout)
    return Print(pdf, pages)


def _draw(day: Day, view_of: Callable[[Record], View], job: PrintJob, canvas: Any) -> None:
    from reportlab.lib.pagesizes import A4 as PAPER
    from reportlab.lib.units import mm

    from clientdesk.exchange.cards import look
    from clientdesk.exchange.cards.blocks import paginate
    from clientdesk.exchange.cards.imprint import Imprint
    from clientdesk.exchange.my_day_blocks import blocks_of

    top, bottom = 15 * mm, 19 * mm
    blocks: Sequence[Block] = blocks_of(day, job, sheets_of(day, job.words, view_of))
    imprint = Imprint(job, PAPER)
    sample = any(errand.client and errand.client[Header.is_sample] for errand in day.errands)
    pages = paginate(blocks, PAPER[1] - top - bottom)
    title = f"{job.words.tr(N_('My day'))}  ·  {heading_of(day.day, job.words)}"
    for place, page in enumerate(pages, 1):
        imprint.watermark(canvas, sample=sample)
        imprint.head(canvas, title if place > 1 else "", sample=sample)
        for placed in page:
            placed.block.draw(canvas, look.MARGIN, PAPER[1] - top - placed.below)
        imprint.footer(canvas, (place, len(pages)), confidentiality="", masked=False)
        canvas.showPage()


def sheets_of(day: Day, words: Catalogue, view_of: Callable[[Record], View]) -> list[Sheet]:
    """For each task what is told of its client; a client is told of once."""
    told: dict[str, str] = {}
    sheets: list[Sheet] = []
    for errand in day.errands:
        link = errand.task[Task.client]
        name = link.name if link else ""
        if errand.client is None:
            sheets.append(Sheet(name))
            continue
        view = view_of(errand.client)
        if view.disclosure.withholds(errand.client):
            sheets.append(Sheet(errand.client.code, ((words.tr(N_("Client")), words.tr(N_("Never to be printed"))),)))
        elif errand.client.code in told:
            seen = words.tr(N_("The call sheet stands above, under: {task}"), task=told[errand.client.code])
            sheets.append(Sheet(name, (("", seen),)))
        else:
            told[errand.client.code] = errand.task[Task.subject] or ""
            sheets.append(Sheet(name, tuple(pair for pair in _pairs(errand, view, words, day.day) if pair[1])))
    return sheets


def _pairs(errand: Errand, view: View, words: Catalogue, today: date) -> Iterator[tuple[str, str]]:
    yield words.tr(N_("Telephone")), "   ".join(view.texts(_PHONES))
    yield from _main_contact(view, words)
    if errand.task[Task.kind] in _GOES_THERE:
        yield words.tr(N_("Address")), "; ".join(view.texts(_ADDRESSES))
    yield words.tr(N_("Last contact")), _last(errand.last, words)
    promises = (_promise(promise, words, today) for promise in errand.promises)
    yield words.tr(N_("Promises")), "; ".join(promises)
    soon = coming_days(view, view.record.kind.fields, days=AHEAD)
    yield words.tr(N_("Days to come")), "; ".join(f"{one.lead} {one.text}" for one in soon if isinstance(one, Entry))
    yield words.tr(N_("Likes")), " · ".join(view.texts(_LIKES))
    for field in _TOLD:
        yield field.title(words), view.text(field)
    yield Task.note.title(words), errand.task[Task.note] or ""


def _main_contact(view: View, words: Catalogue) -> Iterator[tuple[str, str]]:
    """Whom to ask for in a firm."""
    row = view.main_contact()
    if row is not None:
        columns = (OrgPerson.name, OrgPerson.post, OrgPerson.mobile, OrgPerson.phone)
        texts = (view.in_row(firm.Basics.org_people, column, row) for column in columns)
        yield OrgPerson.is_main.title(words), " · ".join(filter(None, texts))


def _last(contact: Record | None, words: Catalogue) -> str:
    if contact is None:
        return words.tr(N_("none yet"))
    day, channel = contact[Contact.date], contact[Contact.channel]
    parts = (day.isoformat() if day else "", Contact.channel.type.show(channel, words) if channel else "")
    return " · ".join(filter(None, (*parts, contact[Contact.subject])))


def _promise(task: Record, words: Catalogue, today: date) -> str:
    due, promise = task[Task.due], task[Task.promise]
    who = Task.promise.type.show(promise, words) if promise else ""
    return " · ".join(filter(None, (task[Task.subject], who, when(due, today, words) if due else "")))


def occasion_words(day: Day, words: Catalogue) -> list[tuple[str, str, str]]:
    """(when, whose, what) of the days that come soon."""
    return [(when(one.on, day.day, words), whose(one, name, words), what(one, words)) for name, one in day.occasions]
