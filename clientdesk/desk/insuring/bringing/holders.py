"""Whose a policy of a table is: a client who is there, one that will be new, or nobody, with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import Trouble
from clientdesk.desk.importing.keys import CODE, ID, MOBILE, NAME, PROVING, REG_NO, STEM, Index, Meeting, Stored
from clientdesk.desk.insuring.bringing import sheet
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.folding import fold
from clientdesk.dossier.headings.samples import look_of
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.reading.phones import normal_phone
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence

_FIRM = "firm"
_KEYS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    PERSON.name: ((CODE, ID, MOBILE), (NAME,)),
    ENTERPRISE.name: ((CODE, REG_NO), (NAME, STEM)),
}
"""{kind: (what tells the holder beside the name, the name alone)}."""


@dataclass
class NewClient:
    """A holder who will be a new client, and the row that told of it first."""

    kind: str
    values: dict[str, Any]
    row: int
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

    def of(self, entry: Entry) -> Whose:
        """Whose the policy of a row is."""
        told = _told(entry)
        if not told.get(NAME) and not told.get(CODE):
            reason = Sentence(N_("The row does not say who holds the policy."))
            fix = Sentence(N_("Write the name or the code of the client into the row, or match its column."))
            return Whose(trouble=Trouble(entry.place, reason, fix, field=Policy.client.key))
        guessed = ENTERPRISE.name if look_of([told.get(NAME)]) == _FIRM else PERSON.name
        kinds = (guessed, *(kind for kind in _KEYS if kind != guessed))
        for kind in kinds:
            met = self._meet(kind, told)
            if met.found and (met.by in (CODE, *PROVING) or not met.doubtful):
                return _judged(entry, met)
        return self._new(entry, guessed, told)

    def _meet(self, kind: str, told: Mapping[str, str]) -> Meeting:
        values, index = _values(kind, told), self.indexes[kind]
        sure, names = _KEYS[kind]
        met = index.meet(values, keys=sure)
        if met.found or (kind == PERSON.name and (told.get(MOBILE) or told.get(ID))):
            return met
        return index.meet(values, keys=names)

    def _new(self, entry: Entry, kind: str, told: Mapping[str, str]) -> Whose:
        if not told.get(NAME):
            reason = Sentence(N_("There is no client {client}."), {"client": told[CODE]})
            fix = Sentence(N_("Correct the code, or write the name of the client into the row."))
            return Whose(trouble=Trouble(entry.place, reason, fix, field=sheet.CODE.key, found=told[CODE]))
        same = self._known_again(kind, told)
        if same is None:
            same = NewClient(kind, dict(_values(kind, told)), entry.place.row, name=told[NAME])
            same.values.pop(sheet.CODE.key, None)
        for mark in self._marks(kind, told):
            self.coming.setdefault(mark, same)
        namesakes = self.indexes[kind].meet({_title(kind): told[NAME]}, keys=(NAME,)).found
        why = None
        if namesakes:
            text = N_("A client of this name is there ({codes}), but other things differ; a new one is made.")
            why = Sentence(text, {"codes": verdicts.codes(namesakes)})
        return Whose(new=same, why=why)

    def _known_again(self, kind: str, told: Mapping[str, str]) -> NewClient | None:
        return next((found for mark in self._marks(kind, told) if (found := self.coming.get(mark))), None)

    def _marks(self, kind: str, told: Mapping[str, str]) -> list[tuple[str, ...]]:
        """By what a new holder is known again in other rows: the number, the name with the telephone, or the name
        alone where a row tells no more."""
        name = fold("".join(told[NAME].split()))
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


def _title(kind: str) -> str:
    return Basics.full_name.key if kind == PERSON.name else Firm.name.key


def _values(kind: str, told: Mapping[str, str]) -> dict[str, Any]:
    """What a row tells, as fields of a kind of client."""
    fields = {NAME: _title(kind), CODE: sheet.CODE.key}
    if kind == PERSON.name:
        fields |= {MOBILE: Basics.mobile.key, ID: Basics.id_number.key}
    else:
        fields |= {MOBILE: Firm.phone.key, ID: Firm.reg_no.key}
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
