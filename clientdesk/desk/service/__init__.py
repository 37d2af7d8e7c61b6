"""After-sales service: requests, dispatches, complaints, installed items and plans."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.desk.part import Part
from clientdesk.desk.service.filling import TAKEN_FROM_REQUEST, fill
from clientdesk.desk.service.following import (
    Before,
    before_of,
    due_for_request,
    follow,
    leave_out,
    tell_request,
    write_request,
)
from clientdesk.desk.service.paper import print_sheets, save_sheets
from clientdesk.desk.service.settling import note_moments, prove_way, refuse_unapproved, steps_open
from clientdesk.dossier.house.service import ServiceRules, service_rules
from clientdesk.dossier.record import Record
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.kinds import DISPATCH, REQUEST, SERVICE_PLAN
from clientdesk.dossier.service.moves import WAYS
from clientdesk.dossier.service.plan import ACTIVE
from clientdesk.dossier.service.request import WAITING, ServiceRequest
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.store import lists
from clientdesk.store import service as stored
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page

if TYPE_CHECKING:
    from clientdesk.exchange.cards import Print

PROGRAM = "ClientDesk"
"""Under this name the program writes by itself, so that undo takes back what the user did, and not that."""


class Service(Part):
    """`desk.service`."""

    def rules(self) -> ServiceRules:
        """How the house serves."""
        return service_rules(self.desk.house.record())

    # Making; nothing is stored before `clients.create`

    def new(self, kind: str, client: str = "") -> Record:
        """An empty record of service with its defaults, for a client."""
        record = self.desk.clients.new(kind)
        if client:
            record[record.kind.by_key["client"]] = Link(client, self.desk.clients.get(client).name)
        return record

    def answering(self, request: str) -> Record:
        """A dispatch for a request, with all that the request tells."""
        asked, record = self.desk.clients.get(request), self.desk.clients.new(DISPATCH.name)
        if asked.kind.name != REQUEST.name:
            raise UserError(N_("{document} is another kind of document."), key="other_kind", document=asked.code)
        for key in TAKEN_FROM_REQUEST:
            record[record.kind.by_key[key]] = asked[asked.kind.by_key[key]]
        record[Dispatch.request] = Link(asked.code, asked.name)
        record[Dispatch.planned_on] = asked[ServiceRequest.wanted_by]
        return record

    def for_item(self, kind: str, item: str) -> Record:
        """A request or plan for an installed item."""
        stands, record = self.desk.clients.get(item), self.new(kind)
        keys = record.kind.by_key
        for key in ("client", "product"):
            record[keys[key]] = stands[stands.kind.by_key[key]]
        record[keys["item"]] = Link(stands.code, stands.name)
        if "serial" in keys:
            record[keys["serial"]] = stands[stands.kind.by_key["serial"]]
        return record

    # Storing

    def settle(self, step: Step, record: Record) -> None:
        """Complete a record and prove it; `desk.clients` asks for it whenever one is stored."""
        rules = self.rules()
        fill(self.desk, step, record, rules)
        way = WAYS.get(record.kind.name)
        if way is None:
            return
        move = prove_way(record, way, by=step.told.by, now=self.desk.now)
        note_moments(record, move, now=self.desk.now, today=self.desk.today)
        if record.kind.name == DISPATCH.name:
            refuse_unapproved(record, rules, self.desk.trading.rules())

    def before(self, record: Record) -> Before:
        """How a record stood before it is stored."""
        return before_of(record)

    def follow(self, step: Step, record: Record, was: Before) -> None:
        """Do what follows from what was just stored."""
        follow(self.desk, step, record, was=was, rules=self.rules())

    def note_gone(self, step: Step, number: int) -> None:
        """Something went into the trash: the request of a dispatch is open again, and a plan goes on without the
        request that it wrote."""
        for record in self._of_kind(step, number, DISPATCH.name):
            tell_request(self.desk, step, record[Dispatch.request], but=record, state=None)
        for record in self._of_kind(step, number, REQUEST.name):
            leave_out(self.desk, step, record, was=record[ServiceRequest.state])

    def note_back(self, step: Step, number: int) -> None:
        """Something came out of the trash."""
        for record in self._of_kind(step, number, DISPATCH.name):
            tell_request(self.desk, step, record[Dispatch.request], but=record, state=record[Dispatch.state])

    @staticmethod
    def _of_kind(step: Step, number: int, kind: str) -> list[Record]:
        kinds = [line.kind for line in lists.lines(step.connection, [number])]
        return read_page(step.connection, step.schema, [number]) if kinds == [kind] else []

    def move(
        self, codes: Sequence[str], name: str, *, remark: str = "", values: Mapping[str, Any] | None = None
    ) -> Changed:
        """Make the same step with several dispatches or complaints, or with none of them: `values` are those that
        belong to the step, by key."""
        if not codes:
            return Changed()
        records = [self._moved(code, name, remark.strip(), values or {}) for code in codes]
        way = WAYS[records[0].kind.name]
        told: dict[str, object] = {"document": records[0].code}
        text = way.told[name]
        if len(records) > 1:
            field = way.move
            label = Sentence(_label(field, name), context=_context(field))
            text, told = N_("{move}: {n} records"), {"move": label, "n": len(records)}
        with self.store.step(text, by=self.desk.user, values=told) as step:
            for record in records:
                self.desk.clients.save_in(step, record)
        return step.changed

    def _moved(self, code: str, name: str, remark: str, values: Mapping[str, Any]) -> Record:
        record = self.desk.clients.get(code)
        way = WAYS.get(record.kind.name)
        move = way.by_name(name) if way else None
        if way is None or move is None:
            raise UserError(N_("{document} is another kind of document."), key="other_kind", document=record.code)
        for key, value in values.items():
            record[record.kind.by_key[key]] = value
        record[way.steps] = (*record.rows(way.steps), way.row(self.desk.now, self.desk.user, name, remark))
        if (record[way.state] or way.first) in move.before:
            record[way.state] = move.after
        if move.wants_reason and remark and move.name != "reopen":
            record[way.reason] = remark
        return record

    def give_up(self, request: str) -> Changed:
        """Say that what was asked for is not to be done any more."""
        record = self.desk.clients.get(request)
        if record.kind.name != REQUEST.name:
            raise UserError(N_("{document} is another kind of document."), key="other_kind", document=record.code)
        if record[ServiceRequest.state] not in WAITING:
            raise UserError(
                N_("{document} cannot go this way from where it is; nothing was changed."),
                key="no_such_move",
                hint=N_("Open it: the buttons show which steps there are now."),
                document=record.code,
            )
        record[ServiceRequest.state] = "cancelled"
        with self.store.step(
            N_("Cancel the service request {document}"), by=self.desk.user, values={"document": record.code}
        ) as step:
            self.desk.clients.save_in(step, record)
        return step.changed

    def write_planned(self) -> Changed:
        """Write the requests of the plans that fall due in the days ahead, each time once, as one step of the program;
        nothing where there are none."""
        rules, today = self.rules(), self.desk.today
        plans = self.listed(SERVICE_PLAN.name, states=(ACTIVE,))
        due = [(plan, day) for plan in plans if (day := due_for_request(plan, today, rules)) is not None]
        if not due:
            return Changed()
        with self.store.step(N_("Write the requests of service plans"), by=PROGRAM) as step:
            for plan, day in due:
                write_request(self.desk, step, plan, day)
        return step.changed

    # Paper

    def sheets(self, codes: Sequence[str], *, language: str = "") -> "Print":
        """The sheets of these dispatches as a PDF; reports, where the work is done."""
        return print_sheets(self.desk, codes, language=language)

    def save_sheets(self, codes: Sequence[str], out: Path, *, language: str = "") -> "Print":
        """Write the sheets into a PDF file, whole or not at all."""
        return save_sheets(self.desk, codes, out, language=language)

    # Looking

    def listed(self, kind: str, *, states: Collection[str] = ()) -> list[Record]:
        """The records of a kind that stand so (all), of the latest day first; of clients in the trash none."""
        with self.store.reading() as connection:
            numbers = stored.in_states(connection, kind, states)
        return self._read(numbers)

    def of(self, client: str, kinds: Sequence[str] = ()) -> list[Record]:
        """What was written of service for a client, of these kinds (all), of the latest day first."""
        with self.store.reading() as connection:
            numbers = stored.of_client(connection, client, kinds)
        return self._read(numbers)

    def _read(self, numbers: Sequence[int]) -> list[Record]:
        found: list[Record] = []
        for start in range(0, len(numbers), PAGE):
            with self.store.reading() as connection:
                found += read_page(connection, self.store.schema, numbers[start : start + PAGE])
        return found

    def open_to_me(self, record: Record) -> tuple[str, ...]:
        """The names of the steps that may be made with a dispatch or complaint now."""
        return steps_open(record, self.rules(), self.desk.trading.rules())


def _label(field: Any, name: str) -> str:
    label: str = field.type.choices.labels[name]
    return label


def _context(field: Any) -> str:
    context: str = field.type.choices.context
    return context
