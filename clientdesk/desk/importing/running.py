"""Carrying an import out: one step, or nothing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from clientdesk.desk import links
from clientdesk.desk.importing import verdicts
from clientdesk.desk.importing.applying import apply
from clientdesk.desk.importing.attached import attachments_of
from clientdesk.desk.importing.checking import look, told
from clientdesk.desk.importing.couples import join_second
from clientdesk.desk.importing.deciding import rejected
from clientdesk.desk.importing.given import (
    APART,
    DO_NEW,
    DO_REJECT,
    DO_UPDATE,
    OVERWRITE,
    REFUSE,
    Check,
    Report,
    Source,
)
from clientdesk.desk.importing.keys import NAME, own_keys
from clientdesk.desk.importing.leaving import waiting_of
from clientdesk.desk.importing.pictures import Picture, pictures_of
from clientdesk.desk.importing.plan import Decision, Plan
from clientdesk.desk.taken import wait
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.exchange.contacts import Contacts
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store.creating import create_all
from clientdesk.store.journal import Step
from clientdesk.store.known import last_step
from clientdesk.store.pages import read_page

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_WRITTEN = 100
"""So many clients are written between two looks at whether to go on."""


def run_import(desk: "Desk", check: Check, progress: Progress) -> Report:
    """Store what was checked, as one step; see `Importing.run`."""
    assert check.plan is not None
    given = check.source.contacts
    if given and not (check.updated or check.skipped or check.rejected) and desk.outgoing.can_take_back(given):
        return _taken_back(desk, check, given, progress)
    plan, merged = check.plan.plan, check.plan.merged
    refuse_bad(check)
    pictures = pictures_of(desk, plan, progress)
    text, values = import_told(check.source)
    with desk.store.step(text, by=desk.user, values=values) as step:
        if last_step(step.connection) != plan.step:
            _look_again(desk, plan, check, step=step, progress=progress)
        carrying = _Carrying(desk, plan, check, step, pictures)
        try:
            carrying.out(progress)
            step.finish(progress)
        except BaseException:
            carrying.forsake()
            raise
    for decision in plan.decisions:
        decision.code = decision.record.code if decision.record else ""
    done = told(check.source, check.matching, check.policy, plan, merged)
    _forget(plan)
    return report_of(check, done, step.changed.step or None)


def report_of(check: Check, done: Check, step: int | None) -> Report:
    """What an import did: what was checked, and the same as it was carried out."""
    return Report(step, done.new, done.updated, done.skipped, done.rejected, check, done.lines, done.troubles)


def _taken_back(desk: "Desk", check: Check, given: Contacts, progress: Progress) -> Report:
    """A whole file of ours brought into an empty one: with its work, its settings and its trash, not its clients
    alone."""
    step = desk.outgoing.take_back(given, progress=progress).step
    codes = {each.number: each.code for each in given.contacts}
    lines = tuple(replace(line, code=codes[line.place.row]) for line in check.lines)
    return Report(step, check.new, 0, 0, 0, check, lines, check.troubles)


def import_told(source: Source) -> tuple[str, dict[str, object]]:
    """What the step of an import tells: (text, values)."""
    if source.name:
        return N_("Import {file}"), {"file": source.name}
    return N_("Import from the clipboard"), {}


def refuse_bad(check: Check) -> None:
    """Raise `UserError` where rows are bad and the policy refuses the whole file for them."""
    if check.policy.bad == REFUSE and check.rejected:
        raise UserError(
            N_("{n} rows cannot be brought in, so nothing was."),
            key="bad_rows",
            hint=N_("Correct them in the file, or choose that such rows are left out."),
            n=check.rejected,
        )


def _look_again(desk: "Desk", plan: Plan, check: Check, *, step: Step, progress: Progress) -> None:
    """Somebody changed the file since the check: everything is decided anew; what they typed is not written over."""
    before = {id(one.entry): one for one in plan.decisions}
    entries = [one.entry for one in plan.decisions]
    look(desk, plan, entries, check.policy, connection=step.connection, progress=progress)
    for decision in plan.decisions:
        old = before[id(decision.entry)].stored
        now = decision.stored
        changed = old is not None and now is not None and old.version != now.version
        if changed and decision.action == DO_UPDATE and decision.duplicates == OVERWRITE and now is not None:
            made = rejected(decision.entry, verdicts.changed_since(decision.entry, now))
            decision.action, decision.why = DO_REJECT, made.why


class _Carrying:
    """The work inside the step."""

    def __init__(self, desk: "Desk", plan: Plan, check: Check, step: Step, pictures: Mapping[int, Picture]) -> None:
        self.desk = desk
        self.plan = plan
        self.check = check
        self.step = step
        self.pictures = pictures
        self._done = 0
        self._made: dict[str, list[str]] = {}
        """{bare name of a new enterprise: codes}."""
        self._linked: list[Record] = []
        self._couples: list[tuple[Decision, str]] = []
        """Those who may be the first of a couple, by their codes."""

    def forsake(self) -> None:
        """Nothing was stored, so new employers have no codes; the check can be run again."""
        for record in self._linked:
            record[Basics.employer_id] = None

    def out(self, progress: Progress) -> None:
        """All decisions: new enterprises first, so that new persons can name them."""
        for definition in self.plan.own:
            self.desk.own_fields.define_in(self.step, definition)
        new = [one for one in self.plan.decisions if one.action == DO_NEW and one.record is not None]
        changing = [one for one in self.plan.decisions if one.action == DO_UPDATE]
        total = len(new) + len(changing)
        self._put_files()
        self._drop_dangling(new)
        for kind in (ENTERPRISE.name, PERSON.name):
            self._create([one for one in new if one.entry.kind == kind], total, progress)
        self._change(changing, total, progress)
        # Last, since who is changed by a row of their own may be the second of a couple too.
        for decision, code in self._couples if self.check.policy.couples == APART else ():
            if decision.entry.couple:
                join_second(self.desk, self.step, decision, code)
        progress.advance(total, total, N_("Writing"))

    def _put_files(self) -> None:
        for picture in self.pictures.values():
            self.desk.attachments.put(self.step, picture.made, picture.data)
        contacts = self.check.source.contacts
        files = contacts.files if contacts else {}
        for one in self.plan.decisions if files else ():
            for attachment in attachments_of(one.entry) if one.action in (DO_NEW, DO_UPDATE) else ():
                if (data := files.get(attachment.sha256)) is not None:
                    self.desk.attachments.put(self.step, attachment, data)

    # New ones

    def _create(self, decisions: Sequence[Decision], total: int, progress: Progress) -> None:
        for start in range(0, len(decisions), _WRITTEN):
            progress.advance(self._done, total, N_("Writing"))
            page = decisions[start : start + _WRITTEN]
            records = [record for one in page if (record := one.record) is not None]
            for one, record in zip(page, records, strict=True):
                self._before(one, record)
            create_all(self.step, records)
            for one, record in zip(page, records, strict=True):
                self._after(record)
                self._set_aside(one, record)
                self._couples.append((one, record.code))
            self._done += len(page)

    def _before(self, decision: Decision, record: Record) -> None:
        record.kind = self.step.schema.kinds[record.kind.name]
        if picture := self.pictures.get(id(decision.entry)):
            record[record.kind.by_key[picture.field]] = picture.made
        self._link_new_employer(record)

    def _link_new_employer(self, record: Record) -> None:
        if record.kind.name != PERSON.name or record[Basics.employer_id] is not None:
            return
        name = record[Basics.employer_name]
        if not name:
            return
        for _key, bare in own_keys(ENTERPRISE.name, {"name": name}, (NAME,), home=self.desk.home):
            codes = self._made.get(bare, [])
            if len(codes) == 1:
                record[Basics.employer_id] = Link(codes[0], name)
                self._linked.append(record)

    def _after(self, record: Record) -> None:
        if record.kind.name == ENTERPRISE.name:
            for _key, bare in own_keys(ENTERPRISE.name, {"name": record.name}, (NAME,), home=self.desk.home):
                self._made.setdefault(bare, []).append(record.code)
        elif record[Family.spouse_id] is not None:
            links.mirror(self.step, record)

    def _drop_dangling(self, new: Iterable[Decision]) -> None:
        """Links among the clients of one file stay names where the other one is not taken."""
        gone = {
            str(code)
            for one in self.plan.decisions
            if one.action == DO_REJECT and (code := one.entry.values.get("client_code"))
        }
        gone -= {record.code for one in new if (record := one.record) is not None}
        for one in new if gone else ():
            if one.record is not None:
                _unlink(one.record, gone)

    # Those that are there

    def _change(self, decisions: Sequence[Decision], total: int, progress: Progress) -> None:
        for start in range(0, len(decisions), _WRITTEN):
            progress.advance(self._done, total, N_("Writing"))
            page = decisions[start : start + _WRITTEN]
            numbers = [one.stored.number for one in page if one.stored]
            records = {r.id: r for r in read_page(self.step.connection, self.step.schema, numbers)}
            for decision in page:
                if decision.stored is not None:
                    self._change_one(decision, records[decision.stored.number])
            self._done += len(page)

    def _change_one(self, decision: Decision, record: Record) -> None:
        apply(record, decision.entry, duplicates=decision.duplicates, children=self.check.policy.children)
        picture = self.pictures.get(id(decision.entry))
        if picture is not None:
            field = record.kind.by_key[picture.field]
            if record[field] is None or decision.duplicates == OVERWRITE:
                record[field] = picture.made
        self.desk.clients.save_in(self.step, record)
        self._set_aside(decision, record)
        self._couples.append((decision, record.code))

    def _set_aside(self, decision: Decision, record: Record) -> None:
        texts = waiting_of(decision.entry, record, self.desk.reading.words)
        wait(self.step.connection, record.id, texts, now=self.desk.now)


def _unlink(record: Record, gone: Collection[str]) -> None:
    for field, value in list(record.filled()):
        if isinstance(field.type, Rows):
            record[field] = tuple(_unlinked(row, gone) for row in value)
        elif isinstance(value, Link) and value.target in gone:
            record[field] = Link(None, value.name or str(value.target))


def _unlinked(row: Row, gone: Collection[str]) -> Row:
    told = {
        key: Link(None, link.name or str(link.target)) if isinstance(link, Link) and link.target in gone else link
        for key, link in row.values.items()
    }
    return Row(told, row.id)


def _forget(plan: Plan) -> None:
    """What was stored is not kept a second time by the report; what was rejected can be written out."""
    for decision in plan.decisions:
        decision.record = None
        if decision.action != DO_REJECT:
            decision.entry.values, decision.entry.rows, decision.entry.photo = {}, [], None
