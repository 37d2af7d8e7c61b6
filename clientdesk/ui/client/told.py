"""The words of the tabs of a client: months, days, what was changed, which way a contact went."""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from clientdesk.desk.past import Entry
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.record import Record
from clientdesk.dossier.spoken import when
from clientdesk.dossier.work.contact import NO_CONTACT, Contact
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.form.sheet import DOTS, sensitive_columns

_MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)


class Way(NamedTuple):
    """A kind of contact that can be noted: its word, drawing, and what stands in the record for it."""

    word: str
    drawing: str
    channel: str | None
    kind: str


WAYS = (
    Way(N_("Note"), "edit", None, NO_CONTACT),
    Way(N_("Call"), "call", "phone", "follow_up"),
    Way(N_("Visit"), "visit", "visit", "follow_up"),
    Way(N_("Message"), "message", "wechat", "follow_up"),
    Way(N_("Letter"), "letter", "letter", "follow_up"),
)
"""What the composer offers, in order."""


def drawing_of(contact: Record) -> str:
    """The drawing for a contact record."""
    found = next((way for way in WAYS if way.channel and way.channel == contact[Contact.channel]), None)
    return found.drawing if found else ("edit" if contact[Contact.kind] == NO_CONTACT else "contact")


def way_of(contact: Record, words: Catalogue) -> str:
    """How a contact went and what for: Phone, After-sale check."""
    channel, kind = contact[Contact.channel], contact[Contact.kind]
    said = [Contact.channel.type.show(channel, words)] if channel else []
    said += [Contact.kind.type.show(kind, words)] if kind and kind != "follow_up" else []
    return " · ".join(dict.fromkeys(said))


def month_of(day: date, words: Catalogue) -> str:
    """The heading of a month."""
    return words.tr(N_("{month} {year}"), month=words.tr(_MONTHS[day.month - 1]), year=day.year)


def day_and_time(day: date, at: time | None) -> str:
    """A day of the past."""
    return f"{day.isoformat()} {at:%H:%M}" if at else day.isoformat()


def due(day: date | None, at: time | None, today: date, words: Catalogue) -> str:
    """When something is to be done, as people say it; with the year where it is not this one."""
    if day is None:
        return words.tr(N_("no day set"))
    near = when(day, today, words)
    told = day.isoformat() if day > today and day.year != today.year else near
    return f"{told} {at:%H:%M}" if at else told


def changes(entries: Sequence[Entry], kind: Kind, words: Catalogue) -> Iterator[str]:
    """Each change as a line; what is sensitive stays covered."""
    for entry in entries:
        if not entry.label:
            yield entry.text
            continue
        field = kind.by_key.get(entry.field)
        covered = entry.sensitive or bool(field and sensitive_columns(field))
        title = _title(entry, kind, words)
        old, new = (DOTS if covered and text else text for text in (entry.old, entry.new))
        if old and new:
            yield words.tr(N_("{field}: {old} → {new}"), field=title, old=old, new=new)
        elif old:
            yield words.tr(N_("{field}: {old} was taken out"), field=title, old=old)
        else:
            yield words.tr(N_("{field}: {new}"), field=title, new=new)


def _title(entry: Entry, kind: Kind, words: Catalogue) -> str:
    """The label of what was changed; of a column with that of its group."""
    group = next((field for field in kind.groups if kind.table(field) == entry.table), None)
    same = group is None or group.key == entry.field
    return entry.label if same or group is None else f"{group.title(words)} · {entry.label}"
