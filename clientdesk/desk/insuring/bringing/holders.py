"""Whose a policy of a table is: a client who is there, one that will be new, or nobody, with the reason."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.cells import said_name
from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import Trouble
from clientdesk.desk.importing.keys import CODE, ID, MOBILE, NAME, PROVING, REG_NO, STEM, Index, Meeting, Stored
from clientdesk.desk.insuring.bringing import sheet
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.headings.samples import look_of
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.phones import normal_phone
from clientdesk.dossier.record import Record, problems
from clientdesk.dossier.types import Reading
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence

_FIRM, _SOMEBODY = "firm", "person"
_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    PERSON.name: ((CODE, ID, MOBILE), (NAME,)),
    ENTERPRISE.name: ((CODE, REG_NO), (NAME, STEM)),
}
"""{kind: (what tells the holder beside the name, the name alone)}."""
_CLIENTS = {kind.name: kind for kind in (PERSON, ENTERPRISE)}
_NUMBER = {PERSON.name: Basics.id_number.key, ENTERPRISE.name: Firm.reg_no.key}
_PROOF = {PERSON.name: ID, ENTERPRISE.name: REG_NO}
_COLUMNS = {MOBILE: sheet.PHONE.key, ID: sheet.NUMBER.key}


@dataclass
class NewClient:
    """A holder who will be a new client, as all rows of it tell."""

    kind: str
    values: dict[str, Any]
    code: str = ""
    name: str = ""


@dataclass(frozen=True)
class Whose:
    """A client who is there or a new one, or neither with the `trouble`; `why` is what the user should know."""

    stored: Stored | None = None
    new: NewClient | None = None
    trouble: Trouble | None = None
    why: Sentence | None = None
    by: str = ""


@dataclass
class Holders:
    """Looks holders up among the clients that are stored, and among those that rows before told of."""

    indexes: Mapping[str, Index]
    home: str
    coming: dict[tuple[str, ...], NewClient] = field(default_factory=dict)
    _named: dict[tuple[str, str], list[NewClient]] = field(default_factory=dict)
    """{(kind, name): those of this name who will be new}."""

    def expect(self, entries: Iterable[Entry]) -> None:
        """Take in first who is told by more than the name: rows that tell the name alone are theirs, wherever they
        stand."""
        for entry in entries:
            told = _told(entry)
            if not entry.serious and (told.get(MOBILE) or told.get(ID)):
                self.of(entry)

    def of(self, entry: Entry) -> Whose:
        """Whose the policy of a row is."""
        told = _told(entry)
        if not told.get(NAME) and not told.get(CODE):
            reason = Sentence(N_("The row does not say who holds the policy."))
            fix = Sentence(N_("Write the name or the code of the client into the row, or match its column."))
            return Whose(trouble=Trouble(entry.place, reason, fix, field=Policy.client.key))
        guessed, look = _guessed(told)
        if guessed == PERSON.name and told.get(NAME):
            told[NAME] = said_name(told[NAME])
        kinds = (guessed, *(kind for kind in _KEYS if kind != guessed))
        for kind in kinds:
            met = self._meet(kind, told, is_somebody=look == _SOMEBODY)
            if met.found and (met.by in (CODE, *PROVING) or not met.doubtful):
                return _judged(entry, met)
        return self._new(entry, guessed, told)

    def _meet(self, kind: str, told: Mapping[str, str], *, is_somebody: bool) -> Meeting:
        values, index = _values(kind, told), self.indexes[kind]
        sure, names = _KEYS[kind]
        met = index.meet(values, keys=sure)
        if not met.found and not (kind == PERSON.name and (told.get(MOBILE) or told.get(ID))):
            # John Smith is not John Smith Ltd, though a firm is often called without its legal form.
            met = index.meet(values, keys=[key for key in names if key != STEM or not is_somebody])
        if not told.get(ID) or met.by in (CODE, *PROVING):
            return met
        # Father and son may share a name and a telephone, but no number.
        found = tuple(one for one in met.found if one.number not in self._numbered[kind])
        return replace(met, found=found) if found else Meeting()

    @cached_property
    def _numbered(self) -> Mapping[str, frozenset[int]]:
        """{kind: the clients of whom the identity or registration number is known}."""
        return {
            kind: frozenset(number for same in index.keys.get(_PROOF[kind], {}).values() for number in same)
            for kind, index in self.indexes.items()
        }

    def _new(self, entry: Entry, kind: str, told: Mapping[str, str]) -> Whose:
        if not told.get(NAME):
            reason = Sentence(N_("There is no client {client}."), {"client": told[CODE]})
            fix = Sentence(N_("Correct the code, or write the name of the client into the row."))
            return Whose(trouble=Trouble(entry.place, reason, fix, field=sheet.CODE.key, found=told[CODE]))
        same = self._known_again(kind, told)
        if len(same) > 1:
            reason = Sentence(N_("Several new clients of this file have this name; nobody can say which is meant."))
            fix = Sentence(N_("Write the telephone or the identity number of the client into the row."))
            return Whose(trouble=Trouble(entry.place, reason, fix, field=Policy.client.key, found=told[NAME]))
        values = {key: value for key, value in _values(kind, told).items() if key != sheet.CODE.key}
        if trouble := _unfit(entry, _CLIENTS[kind].title, told[NAME]):
            return Whose(trouble=trouble)
        new = same[0] if same else self._expected(NewClient(kind, {}, name=told[NAME]))
        new.values = {**values, **new.values}
        for mark in self._marks(kind, told):
            self.coming.setdefault(mark, new)
        namesakes = self.indexes[kind].meet({_title(kind): told[NAME]}, keys=(NAME,)).found
        why = None
        if namesakes:
            text = N_("A client of this name is there ({codes}), but other things differ; a new one is made.")
            why = Sentence(text, {"codes": verdicts.codes(namesakes)})
        return Whose(new=new, why=why)

    def _expected(self, new: NewClient) -> NewClient:
        self._named.setdefault((new.kind, _bare(new.name)), []).append(new)
        return new

    def _known_again(self, kind: str, told: Mapping[str, str]) -> list[NewClient]:
        """The new client whom a row means; several where it tells a name alone that several have."""
        number, named = told.get(ID), self._named.get((kind, _bare(told[NAME])), [])
        if number and (same := self.coming.get((kind, ID, number))):
            return [same]
        fitting = [one for one in named if not number or _NUMBER[kind] not in one.values]
        if kind == ENTERPRISE.name or not (number or told.get(MOBILE)):
            return fitting
        marks = self._marks(kind, told)
        return [one for one in fitting if any(self.coming.get(mark) is one for mark in marks)][:1]

    def _marks(self, kind: str, told: Mapping[str, str]) -> list[tuple[str, ...]]:
        """By what a new holder is known again in other rows: the number, the name with the telephone, or the name
        alone where a row tells no more."""
        name = _bare(told[NAME])
        phone = normal_phone(told[MOBILE], self.home) if told.get(MOBILE) else ""
        marks: list[tuple[str, ...]] = [(kind, ID, told[ID])] if told.get(ID) else []
        if phone:
            marks.append((kind, MOBILE, name, phone))
        return marks or [(kind, NAME, name)]


def _told(entry: Entry) -> dict[str, str]:
    """What a row tells of the holder, by key."""
    link: Link | None = entry.values.get(Policy.client.key)
    code = entry.values.get(sheet.CODE.key) or (link.target if link else None)
    told = {
        NAME: link.name if link else "",
        CODE: code,
        MOBILE: entry.values.get(sheet.PHONE.key),
        ID: entry.values.get(sheet.NUMBER.key),
    }
    return {key: str(value).strip() for key, value in told.items() if value}


def leave_unfit(entry: Entry, reading: Reading, *, is_left: Callable[[str], bool]) -> None:
    """Leave out of a row what no client may have, such as a number whose check digit does not fit; what `is_left` does
    not say can be left blank keeps the row from being taken."""
    told = _told(entry)
    guessed, _look = _guessed(told)
    kind = _CLIENTS[guessed]
    record = Record(kind)
    for key, value in _values(guessed, told).items():
        record[kind.by_key[key]] = value
    columns = {_values(guessed, {name: "?"}).popitem()[0]: key for name, key in _COLUMNS.items()}
    for problem in problems(record, reading):
        key = columns.get(problem.field.key, "")
        if problem.refused and key in entry.values:
            trouble = verdicts.of_problem(entry, problem, str(entry.values.pop(key)))
            entry.troubles.append(replace(trouble, field=key, serious=not is_left(key)))


def _guessed(told: Mapping[str, str]) -> tuple[str, str]:
    """(kind, look) of a holder by the name."""
    look = look_of([told.get(NAME)])
    return (ENTERPRISE.name if look == _FIRM else PERSON.name), look


def _bare(name: str) -> str:
    return fold("".join(name.split()))


def _unfit(entry: Entry, title: Field[Any], name: str) -> Trouble | None:
    try:
        title.type.from_json(name)
    except Unreadable as problem:
        reason = Sentence(problem.reason, dict(problem.values))
        fix = Sentence(N_("Correct the cell, or empty it."))
        return Trouble(entry.place, reason, fix, field=Policy.client.key, found=name)
    return None


def _title(kind: str) -> str:
    return Basics.full_name.key if kind == PERSON.name else Firm.name.key


def _values(kind: str, told: Mapping[str, str]) -> dict[str, Any]:
    """What a row tells, as fields of a kind of client."""
    fields = {NAME: _title(kind), CODE: sheet.CODE.key}
    fields |= {MOBILE: Basics.mobile.key if kind == PERSON.name else Firm.phone.key, ID: _NUMBER[kind]}
    return {fields[key]: value for key, value in told.items() if key in fields}


def _judged(entry: Entry, met: Meeting) -> Whose:
    if len(met.found) > 1:
        return Whose(trouble=verdicts.several(entry, met))
    if met.doubtful:
        return Whose(trouble=verdicts.doubtful(entry, met))
    if met.found[0].trashed:
        return Whose(trouble=verdicts.in_trash(entry, met.found[0]))
    return Whose(stored=met.found[0], by=met.by)


def record_of(new: NewClient, empty: Record, keys: Iterable[str]) -> Record:
    """A new client with what the table tells of it."""
    for key in keys:
        if key in new.values:
            empty[empty.kind.by_key[key]] = new.values[key]
    return empty
