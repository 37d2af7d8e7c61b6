"""What would come of each decision: new records checked, stored ones compared with what the file tells of them."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.applying import apply, are_same
from clientdesk.desk.importing.couples import JUDGED_BY, Seconds
from clientdesk.desk.importing.deciding import rejected
from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import BLANK, DO_NEW, DO_REJECT, DO_SKIP, DO_UPDATE, Override, Policy
from clientdesk.desk.importing.keys import CODE, NAME, STEM, Meeting, is_another
from clientdesk.desk.importing.leaving import NOTES, waiting_of
from clientdesk.desk.importing.plan import Decision, Plan
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field, Kind, Problem, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record, problems
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress
from clientdesk.store import drafts, lists
from clientdesk.store.pages import PAGE, read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


class Comparer:
    """Works decisions out against the records; `seconds` finds those of couples, and sees one state of the file."""

    def __init__(self, desk: "Desk", plan: Plan, policy: Policy, seconds: Seconds) -> None:
        self.desk = desk
        self.plan = plan
        self.policy = policy
        self.seconds = seconds
        self.connection = seconds.connection
        self.reading = desk.reading
        self._claimed: set[int] = set()

    def work_out(self, progress: Progress) -> None:
        """Give each decision what comes of it."""
        changing = [one for one in self.plan.decisions if one.action == DO_UPDATE]
        self._claimed = {one.stored.number for one in changing if one.stored and not one.candidates}
        self._compare(changing, progress)
        self._make([one for one in self.plan.decisions if one.action == DO_NEW], progress)

    # Those that are there

    def _compare(self, decisions: Sequence[Decision], progress: Progress) -> None:
        fields = _around(decisions, self.plan.kinds)
        for start in range(0, len(decisions), PAGE):
            progress.advance(start, len(decisions), N_("Comparing with the clients that are there"))
            page = decisions[start : start + PAGE]
            numbers = list({one.number: None for each in page for one in _possible(each)})
            read = read_page(self.connection, self.desk.store.schema, numbers, fields=fields)
            records = {record.id: record for record in read}
            for decision in page:
                self._compare_one(decision, records)

    def _compare_one(self, decision: Decision, records: Mapping[int, Record]) -> None:
        free = [one for one in _possible(decision) if not decision.candidates or one.number not in self._claimed]
        meant = [one for one in free if _fits(decision, records[one.number])]
        if len(meant) != 1:
            self._not_one(decision, len(meant))
            return
        decision.stored = meant[0]
        self._claimed.add(meant[0].number)
        record = records[meant[0].number]
        if self._is_somebody_else(decision, record):
            _reject(decision, verdicts.another_number(decision.entry, meant[0], record.kind))
            return
        apply(record, decision.entry, duplicates=decision.duplicates, children=self.policy.children)
        changed = {field.key for field, _old, _new in record.changed()}
        while refused := _refused(record, changed, self.reading):
            if not self._left_waiting(decision, refused):
                return
            record[refused.field] = record.original(refused.field)
        told = tuple(field.key for field, _old, _new in record.changed())
        decision.fields = told or self._newly_waiting(decision, record)
        if self.seconds.are_wanted(decision, record):
            decision.fields = (*decision.fields, Family.spouse_id.key)
        if trouble := self.seconds.look(decision, record):
            _reject(decision, trouble)
            return
        if not decision.fields:
            decision.action = DO_SKIP
            decision.why = nothing_new(decision.entry, record)

    def _is_somebody_else(self, decision: Decision, record: Record) -> bool:
        """Whether the file tells another identity number than the client has, whom nobody chose and no code names."""
        entry = decision.entry
        is_named = decision.by == CODE and not entry.source_code
        if is_named or self.policy.overrides.get(entry.place, Override()).client:
            return False
        numbers = [field for field in (Basics.id_number, Firm.reg_no) if field.key in record.kind.by_key]
        held = {field.key: record[field] for field in numbers}
        return is_another(entry.kind, held, entry.values)

    def _left_waiting(self, decision: Decision, refused: Problem) -> bool:
        """Leave a value that the checks refuse to wait at its field, where cells are left blank that cannot be taken;
        else the client is rejected."""
        entry, key = decision.entry, refused.field.key
        value = entry.values.get(key)
        found = "" if value is None else refused.field.type.show(value, self.reading.words)
        trouble = verdicts.of_problem(entry, refused, found)
        is_blank = self.policy.bad == BLANK or (entry.place.sheet, key) in self.plan.blank
        if value is None or entry.owner or not is_blank:
            _reject(decision, trouble)
            return False
        entry.aside[key] = entry.values.pop(key)
        entry.troubles.append(verdicts.left_waiting(trouble))
        return True

    def _newly_waiting(self, decision: Decision, record: Record) -> tuple[str, ...]:
        """The keys of what a stored client is told and can only wait at its field, where it does not wait yet."""
        texts = waiting_of(decision.entry, record, self.reading.words)
        if not texts:
            return ()
        known = {(draft.field, draft.text) for draft in drafts.of_client(self.connection, record.id)}
        return tuple(key for key, text in texts.items() if (key, text) not in known)

    def _not_one(self, decision: Decision, count: int) -> None:
        if count or decision.entry.owner:
            trouble = verdicts.several(decision.entry, Meeting(decision.candidates, NAME))
            _reject(decision, trouble if count else verdicts.unknown(decision.entry))
            return
        decision.action, decision.stored, decision.by = DO_NEW, None, ""
        decision.candidates = ()
        decision.why = Sentence(N_("Somebody of this name is there, but other things differ."))

    # Those that are new

    def _make(self, decisions: Sequence[Decision], progress: Progress) -> None:
        for start in range(0, len(decisions), PAGE):
            progress.advance(start, len(decisions), N_("Checking the new clients"))
            page = decisions[start : start + PAGE]
            codes = [code for one in page if (code := one.entry.values.get(Header.client_code.key))]
            taken = lists.names_of(self.connection, codes)
            for decision in page:
                self._make_one(decision, taken)

    def _make_one(self, decision: Decision, taken: Collection[str]) -> None:
        entry = decision.entry
        kind = self.plan.kinds[entry.kind]
        if not entry.values.get(kind.title.key):
            _reject(decision, verdicts.nameless(entry, kind))
            return
        code = entry.values.get(Header.client_code.key)
        if code is not None and code in taken:
            _reject(decision, verdicts.code_taken(entry, str(code), Header.client_code))
            return
        decision.record = self.made(decision, kind)
        while refused := _refused(decision.record, None, self.reading):
            if not self._left_waiting(decision, refused):
                return
            decision.record = self.made(decision, kind)
        if trouble := self.seconds.look(decision, decision.record):
            _reject(decision, trouble)
            return
        notes = (NOTES[kind.name].key,) if entry.left else ()
        decision.fields = tuple(dict.fromkeys((*entry.values, *notes)))

    def made(self, decision: Decision, kind: Kind) -> Record:
        """The record of a new client, with the defaults of what the file has no column for."""
        record = self.desk.clients.new(kind.name)
        record.kind = kind
        for key in self.plan.told.get(kind.name, ()):
            record[kind.by_key[key]] = None
        apply(record, decision.entry, duplicates=decision.duplicates, children=self.policy.children)
        record.code = str(decision.entry.values.get(Header.client_code.key) or "")
        return record


def nothing_new(entry: Entry, record: Record) -> Sentence:
    """Why a line changes nothing: it is known already, or what is there stays as it is."""
    told = [(record.kind.by_key[key], value) for key, value in entry.values.items() if key in record.kind.by_key]
    other = [field for field, value in told if not field.fixed and not _is_known(field, record[field], value)]
    if not other:
        return Sentence(N_("Everything in this row is known already."))
    titles = tuple(Sentence(field.label, context=field.context) for field in other)
    return Sentence(N_("The file says otherwise, but what is there stays as it is: {fields}."), {"fields": titles})


def _is_known(field: Field[Any], held: Any, told: Any) -> bool:
    if isinstance(held, Link) and isinstance(told, Link):
        return told.target in (None, held.target)
    return held is None or are_same(field, held, told)


def _possible(decision: Decision) -> Sequence[Any]:
    return decision.candidates or ([decision.stored] if decision.stored else [])


def _fits(decision: Decision, record: Record) -> bool:
    """Whether a client found by its name alone is the one; nothing that the file tells may speak against it."""
    entry = decision.entry
    if decision.by == NAME and entry.kind == PERSON.name and not entry.owner:
        told = {key: value for key, value in entry.values.items() if key != Header.client_code.key}
        return all(_agrees(record[record.kind.by_key[key]], value) for key, value in told.items())
    if decision.by in (NAME, STEM) and entry.kind == ENTERPRISE.name:
        said, held = entry.values.get(Firm.reg_no.key), record[Firm.reg_no]
        return not said or not held or said == held
    return True


def _agrees(held: Any, told: Any) -> bool:
    return held is None or held == told


def _around(decisions: Iterable[Decision], kinds: Mapping[str, Kind]) -> frozenset[Field[Any]]:
    """What has to be read to judge: the sections of the fields that the file tells, the names, the groups."""
    told = {(each.entry.kind, key) for each in decisions for key in _keys_of(each)}
    found: set[Field[Any]] = {kind.title for kind in kinds.values()} | {Firm.reg_no, Basics.id_number, *JUDGED_BY}
    for name, key in told:
        field = kinds[name].by_key.get(key)
        if field is not None and isinstance(field.type, Rows):
            found.add(field)
        elif field is not None:
            found.update(f for f in kinds[name].home(field).declared.fields if not isinstance(f.type, Rows))
    return frozenset(found)


def _keys_of(decision: Decision) -> Iterator[str]:
    entry = decision.entry
    yield from entry.values
    yield from entry.about
    yield from (row.group for row in entry.rows)
    if entry.more:
        yield from ("phones", "emails")
    if entry.left:
        yield NOTES[entry.kind].key
        yield from (one.field for one in entry.left if one.field)
    yield from entry.waiting


def _refused(record: Record, changed: set[str] | None, reading: Any) -> Any:
    """The first problem that keeps a record from being stored."""
    for problem in problems(record, reading):
        if problem.refused and (changed is None or problem.field.key in changed):
            return problem
    return None


def _reject(decision: Decision, trouble: Any) -> None:
    made = rejected(decision.entry, trouble)
    decision.action, decision.why, decision.record, decision.fields = DO_REJECT, made.why, None, ()
