"""Data quality: one look gives every list; what was found is mended or left as it is in one step that can be undone."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

from clientdesk.desk.part import Part
from clientdesk.desk.quality.given import Finding, Findings, Mended, Overview
from clientdesk.desk.quality.looking import Look
from clientdesk.desk.quality.matters import BY_NAME, DRAFTS
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reference
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.progress import QUIET, Progress
from clientdesk.store import drafts
from clientdesk.store.drafts import Draft
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import read_page
from clientdesk.store.several import set_values

MONTHS = 12
"""After so many months without change and contact a client counts as left alone, unless another number is asked for."""
MOST_MONTHS = 120
_LEFT = "na"
_WRITTEN = 100
"""So many clients are written between two looks at whether to go on."""


class Quality(Part):
    """`desk.quality`."""

    def look(self, *, months: int = MONTHS, progress: Progress = QUIET) -> Overview:
        """Look over all clients that are in use: not those in the trash, not archived ones. Nothing is stored. Raises
        `Cancelled` when told to stop."""
        if not 1 <= months <= MOST_MONTHS:
            raise UserError(
                N_("{months} is no number of months from 1 to {most}."),
                code=ExitCode.USAGE,
                key="months",
                months=months,
                most=MOST_MONTHS,
            )
        look = Look(self.desk, months=months)
        lists = look.lists(progress)
        return Overview(lists, self.desk.now, look.clients, months)

    def mend(self, findings: Findings, *, progress: Progress = QUIET) -> Mended:
        """Put right what has a remedy, as one step; what says something else by now is passed over. All findings are of
        one matter. Raises `Refused` and stores nothing where a value cannot be stored, `Cancelled` when told to stop.
        """
        meant = [one for one in findings if one.remedy is not None]
        if not meant:
            return Mended()
        matter = BY_NAME[meant[0].matter]
        told: dict[str, object] = {"n": len(meant), "user": self.desk.user}
        used = {name: value for name, value in told.items() if f"{{{name}}}" in matter.step}
        done = 0
        with self.store.step(matter.step, by=self.desk.user, values=used) as step:
            for page in _pages(meant):
                progress.advance(done, len(meant), N_("Writing"))
                done += self._mend_page(step, page)
            step.finish(progress)
        return Mended(done, len(meant) - done, step.changed)

    def _mend_page(self, step: Step, page: Findings) -> int:
        """Values of sections at once, and whole records where more follows from a value; how many were mended."""
        quick = [one for one in page if _stands_alone(one)]
        whole = [one for one in page if not _stands_alone(one)]
        wanted = frozenset(one.field for one in quick if one.field is not None)
        numbers = list(dict.fromkeys(one.line.id for one in quick))
        records = {record.id: record for record in read_page(step.connection, step.schema, numbers, fields=wanted)}
        values: dict[tuple[str, str], dict[int, tuple[Any, Any]]] = defaultdict(dict)
        for one in quick:
            record = records.get(one.line.id)
            if one.field is not None and one.remedy is not None and record and record[one.field] == one.remedy.old:
                values[record.kind.name, one.field.key][record.id] = (one.remedy.old, one.remedy.new)
        for (kind, key), changed in values.items():
            field = self.desk.kind(kind).by_key[key]
            set_values(step, kind, field, [(client, old, new) for client, (old, new) in changed.items()])
        return sum(map(len, values.values())) + self._mend_whole(step, whole)

    def _mend_whole(self, step: Step, findings: Findings) -> int:
        of_client: dict[int, list[Finding]] = defaultdict(list)
        for one in findings:
            of_client[one.line.id].append(one)
        mended = 0
        for record in read_page(step.connection, step.schema, list(of_client)):
            fitting = [one for one in of_client[record.id] if _put(record, one)]
            if fitting:
                self.desk.clients.save_in(step, record)
            for one in fitting:
                if one.remedy is not None and one.remedy.draft:
                    drafts.drop(step.connection, record.id, one.row, one.key)
            mended += len(fitting)
        return mended

    def leave(self, findings: Findings) -> Changed:
        """Note that these are as they should be, as one step: they are not found again until their field is changed."""
        left = [one for one in findings if one.field is not None and BY_NAME[one.matter].leave]
        if not left:
            return Changed()
        with self.store.step(N_("Leave as it is ({n})"), by=self.desk.user, values={"n": len(left)}) as step:
            for one in left:
                assert one.field is not None
                step.answer(one.line.id, one.field, _LEFT)
        return step.changed

    def clear(self, findings: Findings) -> tuple[Draft, ...]:
        """Forget what was typed and could not be stored. That is no stored value, so no step takes it back; `keep`
        does, with the drafts that are given back here."""
        wanted = {(one.line.id, one.row, one.key) for one in findings if one.matter == DRAFTS.name}
        with self.store.writing() as connection:
            cleared = tuple(
                draft for draft in drafts.every(connection) if (draft.client, draft.row, draft.field) in wanted
            )
            for draft in cleared:
                drafts.drop(connection, draft.client, draft.row, draft.field)
        return cleared

    def keep(self, cleared: Sequence[Draft]) -> None:
        """Keep again what was cleared, unless something else was typed there in the meantime."""
        with self.store.writing() as connection:
            there = {(draft.client, draft.row, draft.field) for draft in drafts.every(connection)}
            for draft in cleared:
                if (draft.client, draft.row, draft.field) not in there:
                    drafts.keep(connection, draft)


def _stands_alone(finding: Finding) -> bool:
    """Whether nothing follows from the new value: no row, no link back, no draft to be dropped."""
    kind = finding.field.type if finding.field else None
    linked = isinstance(kind, Reference) and kind.to != "user"
    return not finding.row and not linked and not (finding.remedy and finding.remedy.draft)


def _put(record: Record, finding: Finding) -> bool:
    """Put the new value in where the old one still stands; whether it did."""
    field, remedy = finding.field, finding.remedy
    if field is None or remedy is None:
        return False
    if finding.column is None:
        fits = remedy.draft or record[field] == remedy.old
        if fits:
            record[field] = remedy.new
        return fits
    rows = record.rows(field)
    place = next((n for n, row in enumerate(rows) if row.id == finding.row), None)
    if place is None or rows[place][finding.column] != remedy.old:
        return False
    changed = rows[place].with_value(finding.column, remedy.new)
    record[field] = (*rows[:place], changed, *rows[place + 1 :])
    return True


def _pages(findings: Findings) -> Iterator[Findings]:
    return (findings[start : start + _WRITTEN] for start in range(0, len(findings), _WRITTEN))
