"""Couples that share a line of a table: what is said of them, and the file of the second of them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import APART, Policy
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence
from clientdesk.store.journal import Step

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_SHARED = (Basics.home_address, Basics.home_phone)
"""What is the second one's as well."""
_SAID = {
    False: (
        N_("The line of {names} is for a couple; it becomes one client."),
        N_("{n} lines are for couples, such as {names}; each becomes one client."),
    ),
    True: (
        N_("The line of {names} is for a couple; it becomes two clients who are each other's spouse."),
        N_("{n} lines are for couples, such as {names}; each becomes two clients who are each other's spouse."),
    ),
}


def told_couples(entries: Iterable[Entry], policy: Policy) -> Iterator[Sentence]:
    """How many lines look like couples, and what becomes of them."""
    found = [entry.couple for entry in entries if entry.couple]
    if found:
        names = " / ".join(found[0])
        one, many = _SAID[policy.couples == APART]
        yield Sentence(one if len(found) == 1 else many, {"names": names, "n": len(found)})


def are_told(notes: Iterable[Sentence]) -> bool:
    """Whether something is said of couples."""
    return any(note.text in texts for note in notes for texts in _SAID.values())


def begin_second(desk: "Desk", step: Step, first: Record, entry: Entry) -> None:
    """Begin the file of the second of a couple whose first was just made; both name each other."""
    if entry.couple is None or first[Family.spouse_id] is not None:
        return
    second = desk.clients.new(PERSON.name)
    second[Basics.full_name] = entry.couple[1][:80]
    for field in _SHARED:
        second[field] = first[field]
    second[Family.spouse_id] = Link(first.code, first.name)
    desk.clients.create_in(step, second)
