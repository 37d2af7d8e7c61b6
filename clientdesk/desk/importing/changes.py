"""What one line of a check would change, in words: field by field, what stands there now and what will."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from clientdesk.desk.importing.applying import apply
from clientdesk.desk.importing.given import DO_NEW, DO_UPDATE, Change, Check, Line
from clientdesk.desk.importing.plan import Decision, Plan
from clientdesk.dossier.fields import Field, Rows, rows_of
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import N_, Catalogue

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk


def changes_of(desk: "Desk", check: Check, line: Line) -> Sequence[Change]:
    """See `Importing.changes`."""
    if check.plan is None:
        return ()
    plan = check.plan.plan
    decision = _decision(plan, line)
    if decision is None:
        return ()
    record = _record(desk, plan, decision)
    if record is None:
        return ()
    apply(record, decision.entry, duplicates=decision.duplicates, children=check.policy.children)
    words = desk.reading.words
    found: list[Change] = []
    for field, old, new in record.changed():
        if isinstance(field.type, Rows):
            found += rows_changed(field, old or (), new or (), words)
        elif decision.action == DO_UPDATE or field.key in decision.fields:
            found.append(Change(field.title(words), shown(field, old, words), shown(field, new, words)))
    return tuple(found)


def _decision(plan: Plan, line: Line) -> Decision | None:
    same = (one for one in plan.decisions if one.entry.place == line.place and one.entry.kind == line.kind)
    found = next(same, None)
    return found if found is not None and found.action in (DO_NEW, DO_UPDATE) else None


def _record(desk: "Desk", plan: Plan, decision: Decision) -> Record | None:
    """The client as it is now, or an empty one."""
    if decision.stored is None:
        record = desk.clients.new(decision.entry.kind)
    else:
        stored = desk.clients.by_number(decision.stored.number)
        if stored is None:
            return None
        record = stored
    record.kind = plan.kinds[decision.entry.kind]
    return record


def rows_changed(group: Field[Any], old: Sequence[Row], new: Sequence[Row], words: Catalogue) -> Iterator[Change]:
    """What changes in the rows of a group."""
    before = {row.id: row for row in old if row.id}
    for place, row in enumerate(new, start=1):
        was = before.pop(row.id, None) if row.id else None
        if was is None or was.values != row.values:
            yield _row(group, place, was, row, words)
    for row in before.values():
        yield _row(group, old.index(row) + 1, row, None, words)


def _row(group: Field[Any], place: int, old: Row | None, new: Row | None, words: Catalogue) -> Change:
    title = words.tr(N_("{group} {n}"), group=group.title(words), n=place)
    line = rows_of(group).line
    return Change(title, line(old, words) if old else "", line(new, words) if new else "")


def shown(field: Field[Any], value: Any, words: Catalogue) -> str:
    """A value as a reader sees it, empty for nothing."""
    return "" if value is None else field.type.show(value, words)
