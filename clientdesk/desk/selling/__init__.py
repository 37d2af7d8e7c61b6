"""Opportunities: what may become an order, how far it has come, what is to be expected of all of them."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from clientdesk.analysis.sales.chain import Chain, chain
from clientdesk.analysis.trade.amounts import rounded
from clientdesk.desk.part import Part
from clientdesk.desk.selling.settling import settle
from clientdesk.desk.work import first_line
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.house.trade_rules import TradeRules
from clientdesk.dossier.kinds import ENTERPRISE, OPPORTUNITY, ORDER
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.deal import Deal, Passed
from clientdesk.dossier.sales.opportunity import Competitor, Decider, Opportunity, StageStep, Wanted
from clientdesk.dossier.sales.stages import LEAD, LIKELY, LOST, MAN_FROM, OPEN, STALLED_AFTER, WON, place
from clientdesk.dossier.trade.lines import Line
from clientdesk.dossier.trade.promised import Order
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.contact import Contact
from clientdesk.dossier.work.task import Task
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.store import opportunities as stored
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import client_id, read_record

SHOWN: tuple[Field[Any], ...] = (
    Opportunity.name,
    Opportunity.client,
    Opportunity.owner,
    Opportunity.stage,
    Opportunity.probability,
    Opportunity.amount,
    Opportunity.currency,
    Opportunity.date,
    Opportunity.stage_since,
    Opportunity.expected,
    Opportunity.result_on,
    Opportunity.lost_reason,
    Opportunity.lost_to,
    Opportunity.source,
    Opportunity.next_step,
    Opportunity.products,
    Opportunity.competitors,
    Opportunity.stages,
)
"""What lists and figures need of an opportunity."""
_ADD, _CHANGE = N_("Add {kind}"), N_("Change the opportunity {name}")
_WIN = N_("Win the opportunity {name}")


@dataclass(frozen=True)
class Lesson:
    """How an opportunity was lost: `reason` is a code, `to` a competitor, `note` what is learnt from it."""

    reason: str
    to: str = ""
    note: str = ""


class Opportunities(Part):
    """`desk.opportunities`."""

    # Making

    def new(self, client: str = "", *, name: str = "") -> Record:
        """An empty opportunity with its defaults, for a client with its source, purchase type and who decides there;
        not stored yet."""
        record = self.desk.clients.new(OPPORTUNITY.name)
        record[Opportunity.name] = name or None
        record[Opportunity.probability] = LIKELY[LEAD]
        if client:
            self._tell_client(record, self.desk.clients.get(client))
        return record

    def _tell_client(self, record: Record, client: Record) -> None:
        record[Opportunity.client] = Link(client.code, client.name)
        record[Opportunity.source] = client[Header.lead_source]
        record[Opportunity.purchase_type] = client[Header.purchase_type]
        record[Opportunity.expected] = client[Header.expected_order_date]
        for group in client.kind.groups:
            if group.key == "org_people" and client.kind.name == ENTERPRISE.name:
                record[Opportunity.decision_chain] = tuple(_deciders(client.rows(group))) or None

    def settle(self, step: Step, record: Record) -> None:
        """Complete an opportunity; `desk.clients` asks for it whenever one is stored."""
        settle(self.desk, step, record)

    # Moving; each is undone like any other step

    def move(self, code: str, stage: str, *, reason: str = "") -> Changed:
        """Bring an opportunity to another open stage, forward or back; one that was won or lost needs a reason."""
        if stage not in OPEN:
            raise UserError(N_("There is no such stage to move to; nothing was changed."), key="no_such_stage")
        record = self._opportunity(code)
        record[Opportunity.stage] = stage
        record[Opportunity.stage_reason] = reason.strip() or record[Opportunity.stage_reason]
        return self._store(record, N_("Move the opportunity {name}"))

    def lose(self, code: str, lesson: Lesson) -> Changed:
        """Say that an opportunity is lost, and why."""
        record = self._opportunity(code)
        record[Opportunity.stage] = LOST
        record[Opportunity.lost_reason] = lesson.reason or None
        record[Opportunity.lost_to] = lesson.to.strip() or None
        record[Opportunity.lost_note] = lesson.note.strip() or record[Opportunity.lost_note]
        return self._store(record, N_("Lose the opportunity {name}"))

    def win(self, code: str) -> tuple[str, Changed]:
        """Say that an opportunity is won, and write the draft of its order, as one step; the number of the order. One
        that has an order already keeps it."""
        record = self._opportunity(code)
        record[Opportunity.stage] = WON
        changed = self.save(record)
        link = record[Opportunity.won_order]
        return (link.target or link.name if link else ""), changed

    def save(self, record: Record) -> Changed:
        """Store a new opportunity, or what was changed in one; where it is won now, with the draft of its order."""
        is_won = record[Opportunity.stage] == WON and record.original(Opportunity.stage) != WON
        text = _ADD if not record.id else _WIN if is_won else _CHANGE
        # Steps stay when the client is erased: they tell the number, never what somebody typed.
        told = {"name": record.code} if record.id else {"kind": Sentence(record.kind.label, context="kind")}
        with self.store.step(text, by=self.desk.user, values=told) as step:
            if is_won and not self._has_order(step, record):
                order = self._order(record)
                self.desk.clients.create_in(step, order)
                record[Opportunity.won_order] = Link(order.code, order.code)
            if record.id:
                self.desk.clients.save_in(step, record)
            else:
                self.desk.clients.create_in(step, record)
        return step.changed

    def note(self, code: str, content: str, *, then: Record | None = None) -> Changed:
        """Write down a contact about an opportunity with its client, and what is to be done next, as one step. What is
        next stands in the opportunity, too."""
        record = self._opportunity(code)
        client = record[Opportunity.client]
        contact = self.desk.work.contact(client.target or "" if client else "", content=content)
        contact[Contact.client], contact[Contact.opportunity] = client, Link(record.code, record.name)
        contact[Contact.subject] = first_line(content) if content else record.name
        if then is not None:
            then[Task.client], then[Task.follows] = client, Link(record.code, record.name)
            record[Opportunity.next_step] = then[Task.subject]
        with self.store.step(
            N_("Note a contact about {name}"), by=self.desk.user, values={"name": record.code}
        ) as step:
            if content:
                self.desk.clients.create_in(step, contact)
            if then is not None:
                self.desk.clients.create_in(step, then)
            self.desk.clients.save_in(step, record)
        return step.changed

    @staticmethod
    def _has_order(step: Step, record: Record) -> bool:
        """Whether it has an order of its client outside the trash."""
        link = record[Opportunity.won_order]
        number = client_id(step.connection, link.target) if link and link.target else None
        order = read_record(step.connection, step.schema, number) if number else None
        if order is None or order.kind.name != ORDER.name or order.stamps.trashed:
            return False
        ours, theirs = record[Opportunity.client], order[Order.client]
        return ours is None or theirs is None or ours.target == theirs.target

    def _order(self, record: Record) -> Record:
        """The draft of the order: what the client wanted; without products one line of the whole amount."""
        order, amount = self.desk.trading.document(ORDER.name), record[Opportunity.amount]
        order[Order.particulars], order[Order.client] = record[Opportunity.name], record[Opportunity.client]
        order[Order.contact_person] = record[Opportunity.contact_person]
        order[Order.currency], order[Order.purchase_type] = (
            record[Opportunity.currency],
            record[Opportunity.purchase_type],
        )
        order[Order.salesperson] = record[Opportunity.owner]
        wanted = record.rows(Opportunity.products)
        if wanted:
            order[Order.lines] = tuple(
                _line(row[Wanted.product], row[Wanted.quantity], row[Wanted.price]) for row in wanted
            )
        elif amount is not None:
            order[Order.lines] = (_line(Link(None, record.name[:120]), None, amount),)
        return order

    def _store(self, record: Record, text: str) -> Changed:
        with self.store.step(text, by=self.desk.user, values={"name": record.code}) as step:
            self.desk.clients.save_in(step, record)
        return step.changed

    def _opportunity(self, code: str) -> Record:
        record = self.desk.clients.get(code)
        if record.kind.name != OPPORTUNITY.name:
            raise UserError(N_("{name} is no opportunity."), key="no_opportunity", name=record.code)
        return record

    # Looking

    def to_find_out(self, code: str) -> tuple[Field[Any], ...]:
        """What of money, authority and need is not known of an opportunity whose need counts as confirmed."""
        return unknown(self.desk.clients.get(code))

    def every(self) -> list[Deal]:
        """All opportunities by the day they were opened, but those of clients in the trash."""
        return self._deals(stored.every)

    def latest(self, *, limit: int = 10) -> list[Deal]:
        """Those changed last, the latest first."""
        return self._deals(lambda connection: stored.latest(connection, limit=limit))

    def stalled(self) -> list[Deal]:
        """Those that have been in one stage for more than `STALLED_AFTER` days, the longest first."""
        before = (self.desk.today - timedelta(STALLED_AFTER)).isoformat()
        return self._deals(lambda connection: stored.stalled(connection, before))

    def count_stalled(self) -> int:
        """How many that are."""
        before = (self.desk.today - timedelta(STALLED_AFTER)).isoformat()
        with self.store.reading() as connection:
            return len(stored.stalled(connection, before))

    def of_client(self, client: str) -> list[Deal]:
        """Those of a client, the latest opened first."""
        return self._deals(lambda connection: stored.of_client(connection, client))

    def chain(self, record: Record) -> Chain:
        """What the people who decide come to today."""
        return chain(record.rows(Opportunity.decision_chain), self.desk.today)

    def _deals(self, look_up: Callable[[Any], Sequence[int]]) -> list[Deal]:
        rules, day = self.desk.trading.rules(), self.desk.today
        with self.store.reading() as connection:
            numbers = look_up(connection)
        found: list[Deal] = []
        for start in range(0, len(numbers), PAGE):
            with self.store.reading() as connection:
                page = read_page(connection, self.store.schema, numbers[start : start + PAGE], fields=SHOWN)
            found += [deal_of(record, rules, day) for record in page]
        return found


def unknown(record: Record) -> tuple[Field[Any], ...]:
    """The same of an opportunity as it stands, stored or not; nothing of one in an earlier stage."""
    if place(record[Opportunity.stage]) < MAN_FROM:
        return ()
    asked = (Opportunity.man_money, Opportunity.man_authority, Opportunity.man_need)
    return tuple(field for field in asked if record[field] in (None, "unknown"))


def deal_of(record: Record, rules: TradeRules, day: date) -> Deal:
    """An opportunity as plain figures, its amount in the currency of the books at the rate of a day."""
    amount, own = record[Opportunity.amount], record[Opportunity.currency] or rules.base
    client, owner, stage = record[Opportunity.client], record[Opportunity.owner], record[Opportunity.stage] or LEAD
    likely = record[Opportunity.probability]
    return Deal(
        number=record.id,
        code=record.code,
        name=record.name,
        client=(client.target or "") if client else "",
        named=client.name if client else "",
        owner=owner.name if owner else "",
        stage=stage,
        probability=LIKELY.get(stage, Decimal(0)) if likely is None else likely,
        amount=amount,
        currency=own,
        base=_in_base(amount, own, rules, day),
        opened=record[Opportunity.date],
        since=record[Opportunity.stage_since],
        expected=record[Opportunity.expected],
        ended=record[Opportunity.result_on],
        lost_reason=record[Opportunity.lost_reason] or "",
        lost_to=record[Opportunity.lost_to] or "",
        source=record[Opportunity.source] or "",
        next_step=record[Opportunity.next_step] or "",
        products=tuple(link.name for row in record.rows(Opportunity.products) if (link := row[Wanted.product])),
        competitors=tuple(row[Competitor.competitor] or "" for row in record.rows(Opportunity.competitors)),
        way=tuple(_passed(record.rows(Opportunity.stages))),
    )


def _in_base(amount: Decimal | None, currency: str, rules: TradeRules, day: date) -> Decimal | None:
    """To the cent; None where nobody said an amount, or there is no rate of exchange."""
    found = None if amount is None else rules.converted(amount, currency, rules.base, day)
    return None if found is None else rounded(found)


def _passed(rows: Iterable[Row]) -> Iterable[Passed]:
    for row in rows:
        if (at := row[StageStep.at]) is not None:
            yield Passed(at.astimezone().date(), row[StageStep.before] or "", row[StageStep.after] or "")


def _line(product: Link | None, quantity: Decimal | None, price: Decimal | None) -> Row:
    values = {Line.product.key: product, Line.quantity.key: quantity or Decimal(1), Line.price.key: price}
    return Row({key: value for key, value in values.items() if value is not None})


def _deciders(people: Collection[Row]) -> Iterable[Row]:
    """Who has a say in a firm, as its file knows them."""
    carried = (
        (OrgPerson.decision_role, Decider.role),
        (OrgPerson.influence, Decider.influence),
        (OrgPerson.attitude, Decider.attitude),
        (OrgPerson.closeness, Decider.closeness),
    )
    for row in people:
        role, file = row[OrgPerson.decision_role], row[OrgPerson.person_id]
        if role not in (None, "none") and not row[OrgPerson.left_on]:
            told = {into.key: row[column] for column, into in carried if row[column] is not None}
            name = row[OrgPerson.name] or (file.name if file else "")
            yield Row({Decider.person.key: Link(file.target if file else None, name), **told})
