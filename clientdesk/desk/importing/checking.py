"""The dry run: a file read, put together, compared with what is stored, and told in counts, troubles and lines."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from clientdesk.desk.importing.applying import has_room
from clientdesk.desk.importing.attached import Attached
from clientdesk.desk.importing.columns import VALUE, ReadySheet, ready
from clientdesk.desk.importing.comparing import Comparer
from clientdesk.desk.importing.couples import Seconds, told_couples
from clientdesk.desk.importing.deciding import Decider
from clientdesk.desk.importing.entry import Entry, letters_of
from clientdesk.desk.importing.given import (
    DO_NEW,
    DO_REJECT,
    DO_SKIP,
    DO_UPDATE,
    SKIPPED,
    Check,
    Line,
    Matching,
    Policy,
    SheetMatch,
    Source,
    Trouble,
    TroubleGroup,
)
from clientdesk.desk.importing.indexes import read_index
from clientdesk.desk.importing.matching import as_kind
from clientdesk.desk.importing.own import definitions, exported, with_own
from clientdesk.desk.importing.plan import Decision, Plan, Planned
from clientdesk.desk.importing.taking import part_numbers
from clientdesk.desk.importing.together import Gathered
from clientdesk.desk.importing.told_whole import entry_of
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.headings.vocabulary import Vocabulary
from clientdesk.dossier.kinds import CLIENT_KINDS, PERSON
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress
from clientdesk.store.known import last_step
from clientdesk.store.schema import Connection

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

ROWS_AT_MOST = 250_000
_EXAMPLES = 20
_WHOLE = "json"


def check_source(desk: "Desk", source: Source, matching: Matching, policy: Policy, progress: Progress) -> Check:
    """What an import would do; see `Importing.check`."""
    refuse_too_many(source, matching)
    own = {**definitions(source, matching, desk.kinds), **exported(source, desk.kinds)}
    kinds = with_own(desk, own)
    reads = _Reads(desk, source, kinds, {place: one.key for place, one in own.items()}, policy.dates)
    sheets = [reads.ready(match) for match in matching.sheets if match.level != SKIPPED]
    told_keys = _all_told(kinds) if source.form == _WHOLE else _told(sheets)
    blank = blank_of(sheets, policy)
    plan = Plan(kinds, matching.key, matching.kind, tuple(own.values()), told_keys, blank=blank, home=desk.home)
    gathered = _gathered(desk, source, sheets, plan, policy, progress)
    with desk.store.reading() as connection:
        look(desk, plan, gathered.entries, policy, connection=connection, progress=progress)
    notes = tuple(way.reader.told for sheet in sheets for way in sheet.ways if way.reader.told)
    couples = told_couples(gathered.entries, policy)
    return replace(told(source, matching, policy, plan, gathered.merged), notes=(*notes, *couples))


def refuse_too_many(source: Source, matching: Matching) -> None:
    """All of a file is held at once, so that nothing of it is ever brought in by halves."""
    rows = sum(source.sheets[match.sheet].rows for match in matching.sheets if match.level != SKIPPED)
    if rows > ROWS_AT_MOST:
        raise UserError(
            N_("The file has {rows} rows; at most {most} can be brought in at once."),
            key="too_many_rows",
            hint=N_("Split the file, or leave sheets out. Nothing was changed."),
            rows=rows,
            most=ROWS_AT_MOST,
        )


@dataclass(frozen=True)
class _Reads:
    """How the sheets of a source are read: `own` are the keys of new own fields by sheet and column, `dates` the order
    of days and months that the user chose."""

    desk: "Desk"
    source: Source
    kinds: Mapping[str, Kind]
    own: Mapping[tuple[int, int], str]
    dates: str

    def ready(self, match: SheetMatch) -> ReadySheet:
        """A sheet ready to be read; where a column says of which kind each client is, for both kinds."""
        seen = self.source.sheets[match.sheet]
        mine = {column: key for (sheet, column), key in self.own.items() if sheet == match.sheet}
        made = ready(seen, match, self.kinds[match.kind], own=mine, reading=self.desk.reading, dates=self.dates)
        other = next((kind for name, kind in self.kinds.items() if name != match.kind), None)
        if made.kind_column < 0 or other is None:
            return made
        turned = as_kind(seen, match, Vocabulary(other))
        both = ready(seen, turned, other, own={}, reading=self.desk.reading, dates=self.dates)
        return replace(made, other=both)


def look(
    desk: "Desk", plan: Plan, entries: Sequence[Entry], policy: Policy, *, connection: Connection, progress: Progress
) -> None:
    """Decide about all entries, against the one state of the file that a connection sees."""
    for entry in entries:
        del entry.troubles[entry.read :]
        entry.values |= entry.aside
        entry.aside.clear()
    plan.step = last_step(connection)
    indexes = {name: read_index(connection, desk.store.schema, name, home=desk.home) for name in plan.kinds}
    plan.decisions = Decider(plan, policy, indexes, words=desk.reading.words).decide(entries, progress)
    part_numbers(plan, indexes, policy)
    seconds = Seconds(desk, policy, indexes[PERSON.name], connection)
    Comparer(desk, plan, policy, seconds).work_out(progress)


def _told(sheets: Iterable[ReadySheet]) -> dict[str, frozenset[str]]:
    """The fields that the file has columns for."""
    found: dict[str, set[str]] = {}
    for sheet in sheets:
        if not sheet.match.level:
            for each in filter(None, (sheet, sheet.other)):
                found.setdefault(each.kind.name, set()).update(w.target.field for w in each.ways if w.goes == VALUE)
    return {kind: frozenset(keys) for kind, keys in found.items()}


def blank_of(sheets: Iterable[ReadySheet], policy: Policy) -> frozenset[tuple[int, str]]:
    """{(sheet, field)} of the columns whose cells are left blank where they cannot be taken."""
    both = [each for sheet in sheets for each in (sheet, sheet.other) if each]
    ways = ((each.sheet, way) for each in both for way in each.ways)
    return policy.blank | {(sheet, str(way.target)) for sheet, way in ways if (sheet, way.letters) in policy.blank}


def _all_told(kinds: Mapping[str, Kind]) -> dict[str, frozenset[str]]:
    """Our own exports tell every field: what is not there is empty."""
    return {name: frozenset(field.key for field in kind.values) for name, kind in kinds.items()}


def _gathered(
    desk: "Desk", source: Source, sheets: Sequence[ReadySheet], plan: Plan, policy: Policy, progress: Progress
) -> Gathered:
    gathered = Gathered(policy, plan)
    gathered.read(sheets, progress)
    attached = Attached(desk, source.contacts.files if source.contacts else {})
    for contact in source.contacts.contacts if source.contacts else ():
        if kind := plan.kinds.get(contact.kind):
            entry = entry_of(contact, kind, policy, words=desk.reading.words)
            if source.form == _WHOLE:
                attached.take(entry, kind)
            gathered.add(entry)
    for entry in gathered.entries:
        _tell_left_out(entry, plan.kinds[entry.kind])
        entry.read = len(entry.troubles)
    return gathered


def _tell_left_out(entry: Entry, kind: Kind) -> None:
    """A second number in a cell, where the kind has no place for it."""
    if any(not has_room(kind.by_key, type_name) for type_name, _value, _note in entry.more):
        reason = Sentence(N_("A cell holds several numbers or addresses; only the first was taken."))
        fix = Sentence(N_("Put the others into columns of their own."))
        entry.troubles.append(Trouble(entry.place, reason, fix, serious=False))


# In words


def told(source: Source, matching: Matching, policy: Policy, plan: Plan, merged: Sequence[Line]) -> Check:
    """The check as the user sees it."""
    decided = [line_of(one, plan.kinds) for one in plan.decisions]
    lines = sorted([*decided, *merged], key=lambda line: line.place)
    columns = _columns(source, matching)
    troubles = [
        replace(_placed(trouble, columns), client=line.name, line=line.place)
        for decision, line in zip(plan.decisions, decided, strict=True)
        for trouble in decision.entry.troubles
    ]
    counts = Counter(line.action for line in lines)
    return Check(
        source,
        matching,
        policy,
        counts[DO_NEW],
        counts[DO_UPDATE],
        counts[DO_SKIP],
        counts[DO_REJECT],
        grouped(troubles),
        lines,
        troubles,
        Planned(plan, tuple(merged)),
    )


def line_of(decision: Decision, kinds: Mapping[str, Kind]) -> Line:
    """A decision as a line."""
    entry, stored = decision.entry, decision.stored
    name = str(entry.values.get(kinds[entry.kind].title.key) or "")
    return Line(
        entry.place,
        entry.kind,
        name or (stored.name if stored else ""),
        decision.action,
        len({place for place in entry.places if place.sheet == entry.place.sheet}),
        len(entry.rows),
        stored.code if stored else decision.code,
        stored.name if stored else "",
        decision.by,
        decision.fields,
        decision.why,
    )


def _columns(source: Source, matching: Matching) -> dict[tuple[int, str], tuple[str, str]]:
    """{(sheet, field): (letters of the column, heading)}, for troubles that name only a field."""
    found: dict[tuple[int, str], tuple[str, str]] = {}
    for sheet in matching.sheets:
        first = source.sheets[sheet.sheet].table.first_column - 1
        for column in sheet.columns:
            found[sheet.sheet, column.field] = letters_of(column.index + first), column.heading
    return found


def _placed(trouble: Trouble, columns: Mapping[tuple[int, str], tuple[str, str]]) -> Trouble:
    if trouble.column or not trouble.field:
        return trouble
    letters, heading = columns.get((trouble.place.sheet, trouble.field), ("", ""))
    return replace(trouble, column=letters, heading=heading) if letters else trouble


def grouped(troubles: Iterable[Trouble]) -> tuple[TroubleGroup, ...]:
    """The troubles by what is to be done about them, those most often met first."""
    found: dict[tuple[str, str, bool], list[Trouble]] = {}
    for trouble in troubles:
        found.setdefault((trouble.fix.text, trouble.heading or trouble.field, trouble.serious), []).append(trouble)
    groups = [
        TroubleGroup(same[0].fix, same[0].heading, len(same), serious, tuple(same[:_EXAMPLES]))
        for (_fix, _heading, serious), same in found.items()
    ]
    return tuple(sorted(groups, key=lambda group: (not group.serious, -group.count)))


CLIENTS = tuple(kind.name for kind in CLIENT_KINDS)
"""The kinds that can be brought in."""
