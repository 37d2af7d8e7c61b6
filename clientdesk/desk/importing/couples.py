"""Couples that share a line of a table: what is said of them, and the file of the second of them."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import APART, Policy, Trouble
from clientdesk.desk.importing.keys import NAME, Index
from clientdesk.desk.importing.plan import Decision
from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence
from clientdesk.store.journal import Step
from clientdesk.store.pages import read_page
from clientdesk.store.records import client_id, read_record
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_SHARED = (Basics.home_address, Basics.home_phone)
"""What is the second one's as well."""
JUDGED_BY: frozenset[Field[Any]] = frozenset((*_SHARED, Family.spouse_id))
"""What has to be read of the first to find the second."""
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


class Seconds:
    """Finds who of the clients the second of a couple is: by the rules for a row that tells the name and what the two
    share, and only where there is no other spouse."""

    def __init__(self, desk: "Desk", policy: Policy, index: Index, connection: Connection) -> None:
        self.desk = desk
        self.index = index
        self.connection = connection
        self._is_wanted = policy.couples == APART
        self._claimed: set[int] = set()

    def are_wanted(self, decision: Decision, first: Record) -> bool:
        """Whether there is to be a second client."""
        return self._is_wanted and decision.entry.couple is not None and first[Family.spouse_id] is None

    def look(self, decision: Decision, first: Record) -> Trouble | None:
        """Give a decision the client that its second is, if it is there; what is wrong where several may be."""
        decision.second = None
        if decision.entry.couple is None or not self.are_wanted(decision, first):
            return None
        told = _told_of_second(decision.entry.couple, first)
        met = self.index.meet({field.key: value for field, value in told.items()}, keys=(NAME,))
        numbers = [one.number for one in met.found if one is not decision.stored and one.number not in self._claimed]
        records = read_page(self.connection, self.desk.store.schema, numbers) if numbers else []
        fitting = {record.id for record in records if _fits(record, told)}
        found = [one for one in met.found if one.number in fitting]
        if len(found) > 1:
            return verdicts.several_seconds(decision.entry, found, decision.entry.couple[1])
        if found:
            decision.second = found[0]
            self._claimed.add(found[0].number)
        return None


def _told_of_second(couple: tuple[str, str], first: Record) -> dict[Field[Any], Any]:
    shared = {field: first[field] for field in _SHARED if first[field] is not None}
    return {Basics.full_name: couple[1][:80], **shared}


def _fits(record: Record, told: dict[Field[Any], Any]) -> bool:
    """Whether nothing that is known of a client speaks against it."""
    return record[Family.spouse_id] is None and all(record[field] in (None, value) for field, value in told.items())


def join_second(desk: "Desk", step: Step, decision: Decision, code: str) -> None:
    """Begin the file of the second of a couple, or take the one that is there; both name each other."""
    number = client_id(step.connection, code)
    first = read_record(step.connection, step.schema, number) if number else None
    if first is None or decision.entry.couple is None or first[Family.spouse_id] is not None:
        return
    told = _told_of_second(decision.entry.couple, first)
    there = read_record(step.connection, step.schema, decision.second.number) if decision.second else None
    known = there if there is not None and _fits(there, told) else None
    second = known or desk.clients.new(PERSON.name)
    for field, value in told.items():
        if known is None or second[field] is None:
            second[field] = value
    second[Family.spouse_id] = Link(first.code, first.name)
    if known is None:
        desk.clients.create_in(step, second)
    else:
        desk.clients.save_in(step, second)
