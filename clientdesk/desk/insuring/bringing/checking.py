"""What bringing in a table of policies would do: each row read, its holder and its policy looked up, compared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.applying import apply
from clientdesk.desk.importing.assembling import Reader
from clientdesk.desk.importing.checking import blank_of, refuse_too_many, told
from clientdesk.desk.importing.columns import ready
from clientdesk.desk.importing.comparing import nothing_new
from clientdesk.desk.importing.deciding import rejected
from clientdesk.desk.importing.entry import Entry, left_out
from clientdesk.desk.importing.given import (
    ADD,
    BLANK,
    DO_NEW,
    DO_REJECT,
    DO_SKIP,
    DO_UPDATE,
    IN_NOTES,
    SKIP,
    SKIPPED,
    Check,
    Line,
    Matching,
    Override,
    Place,
    Policy,
    Source,
    Trouble,
)
from clientdesk.desk.importing.indexes import read_index
from clientdesk.desk.importing.keys import Stored
from clientdesk.desk.importing.leaving import note
from clientdesk.desk.importing.plan import Decision, Plan, Planned
from clientdesk.desk.insuring.bringing import sheet
from clientdesk.desk.insuring.bringing.holders import Holders, NewClient, Whose, leave_unfit
from clientdesk.desk.insuring.bringing.known import KnownPolicies, Mark, mark_of, numbers_told_once, read_policies
from clientdesk.desk.insuring.settling import refuse_late_return
from clientdesk.dossier.fields import Kind, Problem
from clientdesk.dossier.insurance.course import Terms
from clientdesk.dossier.insurance.policy import Policy as Held
from clientdesk.dossier.kinds import CLIENT_KINDS, POLICY
from clientdesk.dossier.record import Record, problems
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress
from clientdesk.store.known import last_step
from clientdesk.store.records import read_record
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

NUMBER = "policy_no"
"""The name of the key by which policies are found again."""
_TOGETHER = 100
NAMING = frozenset((Held.product.key, Held.policy_no.key, Held.cover.key))
"""What says which policy a row is of."""
_OF_HOLDER = (Held.client.key, sheet.CODE.key, sheet.PHONE.key, sheet.NUMBER.key)


@dataclass(frozen=True)
class PlannedPolicies(Planned):
    """`holders` are the new clients of the decisions that have one, by place; `entries` all rows as they were read,
    with what they tell of holders."""

    holders: Mapping[Place, NewClient] = field(default_factory=dict)
    entries: Sequence[Entry] = ()


def check_policies(
    desk: "Desk", kind: Kind, source: Source, matching: Matching, *, policy: Policy, progress: Progress
) -> Check:
    """What an import would do; nothing is stored."""
    refuse_too_many(source, matching)
    sheets = [
        ready(source.sheets[match.sheet], match, kind, own={}, reading=desk.reading, dates=policy.dates)
        for match in matching.sheets
        if match.level != SKIPPED
    ]
    total = sum(len(each.seen.table.rows) for each in sheets)
    entries = [entry for each in sheets for entry in Reader(each, policy).entries(progress, 0, total)]
    plan = Plan({POLICY.name: kind}, matching.key, POLICY.name, blank=blank_of(sheets, policy), home=desk.home)
    for entry in entries:
        leave_unfit(entry, desk.reading, is_left=partial(_is_left, plan, policy, entry))
        entry.read = len(entry.troubles)
    terms = desk.insurance.terms()
    with desk.store.reading() as connection:
        planned = decide(desk, plan, entries, policy, terms=terms, connection=connection, progress=progress)
    notes = tuple(way.reader.told for each in sheets for way in each.ways if way.reader.told)
    return replace(as_told(source, matching, policy, planned), notes=notes)


def as_told(source: Source, matching: Matching, policy: Policy, planned: PlannedPolicies) -> Check:
    """The check as the user sees it: each line called by its holder and product."""
    made = told(source, matching, policy, planned.plan, planned.merged)
    entries = {entry.place: entry for entry in planned.entries}
    lines = {line.place: _called(line, entries[line.place]) for line in made.lines}
    troubles = [replace(each, client=lines[each.line].name) if each.line else each for each in made.troubles]
    return replace(made, lines=list(lines.values()), troubles=troubles, plan=planned)


def _called(line: Line, entry: Entry) -> Line:
    link: Link | None = entry.about.get(Held.client.key) or entry.values.get(Held.client.key)
    parts = (link.name or link.target if link else "", line.name, str(entry.values.get(Held.policy_no.key) or ""))
    return replace(line, name=" · ".join(part for part in parts if part))


def decide(
    desk: "Desk",
    plan: Plan,
    entries: Sequence[Entry],
    policy: Policy,
    *,
    terms: Terms,
    connection: Connection,
    progress: Progress,
) -> PlannedPolicies:
    """Decide about all rows against the one state of the file that a connection sees."""
    plan.decisions, plan.step = [], last_step(connection)
    indexes = {each.name: read_index(connection, desk.store.schema, each.name, home=desk.home) for each in CLIENT_KINDS}
    known = read_policies(connection, desk.store.schema) if NUMBER in plan.keys else KnownPolicies()
    deciding = _Deciding(desk, plan, policy, terms, Holders(indexes, desk.home), known)
    deciding.once = numbers_told_once(entries)
    deciding.holders.expect(entries)
    for count, entry in enumerate(entries):
        if count % _TOGETHER == 0:
            progress.advance(count, len(entries), N_("Comparing with the policies that are there"))
        del entry.troubles[entry.read :]
        plan.decisions.append(deciding.decision(entry, connection))
    return PlannedPolicies(plan, (), deciding.new, tuple(entries))


@dataclass
class _Deciding:
    desk: "Desk"
    plan: Plan
    policy: Policy
    terms: Terms
    holders: Holders
    known: KnownPolicies
    once: set[str] = field(default_factory=set)
    new: dict[Place, NewClient] = field(default_factory=dict)
    _claimed: dict[int, Place] = field(default_factory=dict)
    """{number of a stored policy: the row that tells of it}."""
    _told: dict[tuple[str, ...], list[tuple[Mark, int]]] = field(default_factory=dict)
    """{what tells a policy that is not stored: the rows that tell of it}."""

    def decision(self, entry: Entry, connection: Connection) -> Decision:
        """What is to be done with a row."""
        override = self.policy.overrides.get(entry.place, Override())
        duplicates = override.duplicates or self.policy.duplicates
        if entry.serious:
            return rejected(entry)
        if NAMING.isdisjoint(entry.values):
            return rejected(entry, _unnamed(entry))
        whose = self.holders.of(entry)
        if whose.trouble is not None:
            return rejected(entry, whose.trouble)
        mark = mark_of(entry, whose.stored.code if whose.stored else "")
        stored = self.known.found(mark, is_only=mark.number in self.once)
        row = self._row_before(entry, mark, stored)
        if row and duplicates != ADD:
            why = Sentence(N_("Row {row} tells of the same policy."), {"row": row})
            return Decision(entry, DO_SKIP, stored, NUMBER, why)
        if stored is None or duplicates == ADD:
            return self._new(entry, whose, override)
        if duplicates == SKIP:
            return Decision(entry, DO_SKIP, stored, NUMBER, Sentence(N_("This policy is there already.")))
        return self._compared(entry, whose, stored, connection, duplicates=duplicates)

    def _row_before(self, entry: Entry, mark: Mark, stored: Stored | None) -> int:
        """The row of the file that told of the same policy, 0 where none did."""
        if stored is not None:
            first = self._claimed.setdefault(stored.number, entry.place)
            return first.row if first != entry.place else 0
        if not mark.number and not mark.product:
            return 0
        rest = () if mark.number else (mark.holder, _name(entry), mark.start)
        told = self._told.setdefault((mark.number, mark.product, *rest), [])
        before = next((row for other, row in told if mark.repeats(other)), 0)
        told.append((mark, entry.place.row))
        return before

    def _new(self, entry: Entry, whose: Whose, override: Override) -> Decision:
        if override.duplicates == SKIP:
            return Decision(entry, DO_SKIP, why=Sentence(N_("You left it out.")))
        record = self.desk.clients.new(POLICY.name)
        _tell(record, entry, whose)
        if trouble := self._refused(record, entry):
            return rejected(entry, trouble)
        if whose.new is not None:
            self.new[entry.place] = whose.new
        fields = tuple(field.key for field, _old, _new in record.changed())
        return Decision(entry, DO_NEW, why=whose.why, record=record, fields=fields)

    def _compared(
        self, entry: Entry, whose: Whose, stored: Stored, connection: Connection, *, duplicates: str
    ) -> Decision:
        record = read_record(connection, self.desk.store.schema, stored.number)
        assert record is not None
        link = record[Held.client]
        if link is not None and link.target and (whose.stored is None or whose.stored.code != link.target):
            reason = Sentence(N_("The policy {policy} is held by another client."), {"policy": record.code})
            fix = Sentence(N_("Compare the number of the policy and the name; leave the row out, or correct it."))
            return rejected(entry, Trouble(entry.place, reason, fix, field=Held.client.key, found=_name(entry)))
        _tell(record, entry, whose, duplicates=duplicates)
        if trouble := self._refused(record, entry):
            return rejected(entry, trouble)
        fields = tuple(field.key for field, _old, _new in record.changed())
        if not fields:
            return Decision(entry, DO_SKIP, stored, NUMBER, nothing_new(entry, record))
        return Decision(entry, DO_UPDATE, stored, NUMBER, None, record, fields, duplicates)

    def _refused(self, record: Record, entry: Entry) -> Trouble | None:
        """Leave blank what the checks refuse, and tell it; the trouble itself where the row is left out for it."""
        while (problem := self._problem(record)) is not None:
            value = record[problem.field]
            found = "" if value is None else problem.field.type.show(value, self.desk.reading.words)
            trouble = verdicts.of_problem(entry, problem, found)
            is_left = _is_left(self.plan, self.policy, entry, problem.field.key)
            if value is None or problem.field is Held.client or not is_left:
                return trouble
            record[problem.field] = record.original(problem.field) if record.id else None
            entry.troubles.append(replace(trouble, serious=False))
            if self.policy.left == IN_NOTES:
                entry.left.append(left_out("", problem.field.title(self.desk.reading.words), found))
                note(record, entry)
        return None

    def _problem(self, record: Record) -> Problem | None:
        changed = {field.key for field, _old, _new in record.changed()}
        found = (each for each in (*problems(record, self.desk.reading), *self._too_late(record)) if each.refused)
        # What it is called follows from the kind of cover or the number where nobody says it.
        return next((each for each in found if each.field.key in changed and each.field is not Held.product), None)

    def _too_late(self, record: Record) -> Iterator[Problem]:
        """A policy that has lapsed too long ago is not put in force again by a table either."""
        try:
            refuse_late_return(record, self.terms, self.desk.today)
        except UserError as error:
            yield Problem(Held.status, error.text, error.values, refused=True)


def _is_left(plan: Plan, policy: Policy, entry: Entry, key: str) -> bool:
    """Whether a cell that cannot be taken is left blank, and the row brought in without it."""
    return policy.bad == BLANK or (entry.place.sheet, key) in plan.blank


def _unnamed(entry: Entry) -> Trouble:
    reason = Sentence(N_("The row does not say which policy it is."))
    fix = Sentence(N_("Write the product or the number of the policy into the row, or match its column."))
    return Trouble(entry.place, reason, fix, field=Held.product.key)


def _name(entry: Entry) -> str:
    link: Link | None = entry.values.get(Held.client.key)
    return link.name if link else ""


def _tell(record: Record, entry: Entry, whose: Whose, *, duplicates: str = "") -> None:
    """Give a policy what a row tells of it; its holder where it is a client who is there."""
    about = {key: entry.values[key] for key in _OF_HOLDER if key in entry.values}
    bare = replace(entry, values={key: value for key, value in entry.values.items() if key not in about}, about={})
    apply(record, bare, duplicates=duplicates, children="append")
    if whose.stored is not None and record[Held.client] is None:
        record[Held.client] = Link(whose.stored.code, whose.stored.name)


def is_there(action: str) -> bool:
    """Whether something is stored for a line."""
    return action not in (DO_SKIP, DO_REJECT)
