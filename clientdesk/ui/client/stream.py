"""What happened with a client, as one stream: what was said, what was done, the files that came, what was changed."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from itertools import groupby

from clientdesk.desk import Desk
from clientdesk.desk.insuring.events import Event
from clientdesk.desk.past import Entry
from clientdesk.dossier.kinds import CONTACT
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.deal import Deal, Passed
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import OPEN, Task
from clientdesk.i18n import Catalogue

ATTACHMENTS = "attachments"
"""The group in which every kind of client keeps its files."""
DRAFT = "@timeline"
"""Where the text of a contact record that was not posted yet waits; no field has such a name."""
OUTCOME = "@outcome"
"""Where it waits what came of a task that is not ticked off yet; its row is the number of the task."""
_MOST_WORK, _MOST_CHANGES = 1000, 1000


class Sort(StrEnum):
    """What a piece of the stream is."""

    CONTACT = "contact"
    TASK = "task"
    FILE = "file"
    CHANGE = "change"
    OPPORTUNITY = "opportunity"
    POLICY = "policy"


@dataclass(frozen=True)
class Piece:
    """One piece of the stream, on a local day, at a time where one is known. `record` is a task or contact record,
    `row` that of a file, `entries` are changes made one after another by one person, `deal` is an opportunity with the
    change of its stage, `policy` what happened to a policy."""

    sort: Sort
    day: date
    at: time | None = None
    record: Record | None = None
    row: Row | None = None
    entries: tuple[Entry, ...] = ()
    deal: tuple[Deal, Passed] | None = None
    policy: Event | None = None


@dataclass(frozen=True)
class Stream:
    """The open tasks, the soonest first, those without a day last; everything that was, the latest first; the draft;
    what was written of tasks that are not ticked off yet, by their numbers."""

    client: int
    tasks: tuple[Record, ...]
    pieces: tuple[Piece, ...]
    draft: str = ""
    outcomes: Mapping[int, str] = field(default_factory=dict)

    @property
    def counts(self) -> Mapping[Sort, int]:
        """How many pieces there are of each sort, open tasks among the tasks."""
        found = Counter(piece.sort for piece in self.pieces)
        found[Sort.TASK] += len(self.tasks)
        return found


def look_up(desk: Desk, client: Record, words: Catalogue) -> Stream:
    """The stream of a client."""
    work = desk.work.of(client.code, limit=_MOST_WORK)
    tasks = [record for record in work if record.kind.name != CONTACT.name and record[Task.state] in (None, *OPEN)]
    past = [_piece_of(record) for record in work if record not in tasks]
    past += _files(client)
    deals = desk.opportunities.of_client(client.code)
    past += [Piece(Sort.OPPORTUNITY, step.day, deal=(deal, step)) for deal in deals for step in deal.way]
    past += [Piece(Sort.POLICY, event.day, policy=event) for event in desk.insurance.events_of(client.code)]
    seen = desk.disclosures.of(client.code, words=words, limit=_MOST_CHANGES)
    changed = desk.past.of(client.code, words=words, limit=_MOST_CHANGES)
    past += _changes(sorted([*changed, *seen], key=lambda entry: -entry.step))
    drafts = desk.drafts.of(client.id)
    draft = next((draft.text for draft in drafts if draft.field == DRAFT), "")
    outcomes = {draft.row: draft.text for draft in drafts if draft.field == OUTCOME}
    pieces = tuple(sorted(past, key=_latest, reverse=True))
    return Stream(client.id, tuple(sorted(tasks, key=_soonest)), pieces, draft, outcomes)


def _soonest(task: Record) -> tuple[date, time, int]:
    return task[Task.due] or date.max, task[Task.time] or time.max, task.id


def _latest(piece: Piece) -> tuple[date, time, int]:
    return piece.day, piece.at or time.min, piece.record.id if piece.record else 0


def local(moment: str) -> datetime:
    """A moment of the file (ISO, UTC) on the clock of this computer."""
    return datetime.fromisoformat(moment).astimezone()


def _piece_of(record: Record) -> Piece:
    made = local(record.stamps.created)
    if record.kind.name == CONTACT.name:
        day = record[Contact.date] or made.date()
        return Piece(Sort.CONTACT, day, record[Contact.time] or (made.time() if day == made.date() else None), record)
    ended = local(record.stamps.updated)
    day = record[Task.done_on] or ended.date()
    return Piece(Sort.TASK, day, ended.time() if day == ended.date() else None, record)


def _files(client: Record) -> Iterator[Piece]:
    group = client.kind.by_key.get(ATTACHMENTS)
    for row in client.rows(group) if group else ():
        yield Piece(Sort.FILE, row[AttachedFile.date] or local(client.stamps.created).date(), row=row)


def _changes(entries: Sequence[Entry]) -> Iterator[Piece]:
    """Changes of one person on one day, as long as nothing else came between, are one piece."""
    filed = {entry.step for entry in entries if _files_it(entry)}
    told = [entry for entry in entries if not _brings_a_file(entry) and (entry.step not in filed or _files_it(entry))]
    for (day, _by), some in groupby(told, key=lambda entry: (local(entry.at).date(), entry.by)):
        made = tuple(some)
        yield Piece(Sort.CHANGE, day, local(made[0].at).time(), entries=made)


def _files_it(entry: Entry) -> bool:
    """The step in which a client was filed tells nothing else."""
    return entry.table == "client" and not entry.field


def _brings_a_file(entry: Entry) -> bool:
    """Files stand in the stream themselves."""
    return entry.table.endswith(f"_{ATTACHMENTS}_rows") and not entry.old and bool(entry.new)
