"""`desk.insurance`: policies with their premiums, renewals and ends, and the claims under them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from clientdesk.desk.insuring import upkeep
from clientdesk.desk.insuring.events import Event, events_of
from clientdesk.desk.insuring.given import LISTED, Claimed, Coming, Held, Holdings, claimed, held, of_vehicle
from clientdesk.desk.insuring.household import household, people
from clientdesk.desk.insuring.renewing import next_term
from clientdesk.desk.insuring.settling import carry_stage, checklist, note_gone, renewed_already, settle
from clientdesk.desk.insuring.upkeep import COLLECT, RENEW, close_tasks
from clientdesk.desk.part import Part
from clientdesk.desk.work import CANCELLED as TASK_CANCELLED
from clientdesk.desk.work import DONE as TASK_DONE
from clientdesk.dossier.choices.insurance import CLAIM_STATUS, POLICY_STATUS
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.house.insurance import Insurance, terms_of
from clientdesk.dossier.insurance.claim import Claim
from clientdesk.dossier.insurance.course import (
    CANCELLED,
    COMING,
    COVERED,
    DECLINED,
    IN_FORCE,
    LAPSED,
    MATURED,
    RENEWED,
    SURRENDERED,
    Issue,
    Persistency,
    Terms,
    back_until,
    due_after,
    ended_on,
    persistency,
    standing,
)
from clientdesk.dossier.insurance.moves import OF_CLAIMS, OF_POLICIES
from clientdesk.dossier.insurance.policy import Policy, PremiumPaid, course_of
from clientdesk.dossier.kinds import CLAIM, POLICY
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence, catalogue
from clientdesk.progress import QUIET, Progress
from clientdesk.store import policies
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.pages import PAGE, read_page
from clientdesk.store.records import read_record

if TYPE_CHECKING:
    from clientdesk.desk.insuring.bringing.importing import PolicyImporting

AHEAD = 60
"""Days ahead for which the morning and the built-in view tell of renewals."""
MEASURED = (13, 25)
"""After how many months it is counted which policies are still in force."""
LOST = "lost"
_NEVER_ISSUED = (*COMING, DECLINED)
_ENDED = (SURRENDERED, CANCELLED, DECLINED, LAPSED, MATURED)


class Insuring(Part):
    """`desk.insurance`."""

    # The house

    def is_on(self) -> bool:
        """Whether the house looks after policies: it says so, or says nothing and has some."""
        said = self.desk.house.record()[Insurance.sells_insurance]
        with self.store.reading() as connection:
            return policies.there_are_any(connection) if said is None else said

    def terms(self) -> Terms:
        """The days that hold for all policies."""
        return terms_of(self.desk.house.record())

    @property
    def importing(self) -> "PolicyImporting":
        """Policies out of tables."""
        from clientdesk.desk.insuring.bringing.importing import PolicyImporting

        return PolicyImporting(self.desk)

    # Making

    def policy(self, client: str = "") -> Record:
        """An empty policy with its defaults, held by a client; not stored yet."""
        record = self.desk.clients.new(POLICY.name)
        if client:
            record[Policy.client] = Link(client, self.desk.clients.get(client).name)
        record[Policy.currency] = self.desk.trading.rules().base
        return record

    def claim(self, policy: str, *, kind: str = "") -> Record:
        """An empty claim of today under a policy, with the documents usually wanted; not stored yet."""
        record, under = self.desk.clients.new(CLAIM.name), self._get(policy, POLICY.name)
        record[Claim.policy], record[Claim.client] = Link(under.code, under.name), under[Policy.client]
        record[Claim.currency], record[Claim.kind] = under[Policy.currency], kind or None
        record[Claim.documents] = self.documents_of(kind)
        return record

    def documents_of(self, kind: str) -> tuple[Row, ...]:
        """The documents usually wanted for a kind of claim, none of them received."""
        return checklist(kind, catalogue(self.desk.language))

    def save(self, record: Record) -> Changed:
        """Store a policy or a claim, new or changed."""
        label = Sentence(record.kind.label, context="kind")
        text = N_("Change {kind} {code}") if record.id else N_("Add {kind}")
        told = {"kind": label, "code": record.code} if record.id else {"kind": label}
        with self.store.step(text, by=self.desk.user, values=told) as step:
            (self.desk.clients.save_in if record.id else self.desk.clients.create_in)(step, record)
        return step.changed

    def settle(self, step: Step, record: Record) -> None:
        """What a policy or claim is given before it is stored."""
        settle(self.desk, step, record)

    def note_gone(self, step: Step, number: int) -> None:
        """Something went into the trash or came back: the stage of the holder of a policy follows."""
        note_gone(self.desk, step, number)

    def tell_holder(self, step: Step, client: str, come: Sequence[Record]) -> None:
        """Give a client the insurance stage that follows from its policies and those that came to it in this step."""
        if come:
            carry_stage(self.desk, step, client, *come)

    # Premiums

    def pay(self, codes: Sequence[str], *, on: date | None = None, amount: Decimal | None = None) -> Changed:
        """Note the premiums that are due next of some policies as paid, on a day (today), each with the usual amount or
        this one; what is due next moves on, grace is over, and the tasks to collect them are done."""
        if amount is not None and amount <= 0:
            told = N_("A premium that was paid is more than nothing; nothing was stored.")
            raise UserError(told, key="premium_amount")
        with self.store.step(N_("Note premiums"), by=self.desk.user) as step:
            for code in dict.fromkeys(codes):
                self._pay(step, self._open(step, code, POLICY.name), on=on or self.desk.today, amount=amount)
        return step.changed

    def _pay(self, step: Step, policy: Record, *, on: date, amount: Decimal | None) -> None:
        course, due = course_of(policy), policy[Policy.next_premium_due]
        now = standing(course, self.desk.today, self.terms())
        if due is None or now not in COVERED:
            raise UserError(
                N_("No premium is due under the policy {policy}, or it is not in force; nothing was stored."),
                key="no_premium_due",
                hint=N_("Type the day of the next premium into the policy, or put it in force again first."),
                policy=policy.code,
            )
        paid = {PremiumPaid.due.key: due, PremiumPaid.paid_on.key: on}
        sum_ = (policy[Policy.premium] or None) if amount is None else amount
        row = Row(paid if sum_ is None else {**paid, PremiumPaid.amount.key: sum_})
        policy[Policy.premiums] = (*policy.rows(Policy.premiums), row)
        policy[Policy.next_premium_due] = due_after(course, due)
        policy[Policy.status] = IN_FORCE
        self.desk.clients.save_in(step, policy)
        close_tasks(step, policy, TASK_DONE, kinds=(COLLECT,))

    # States

    def moves(self, line: Held) -> tuple[str, ...]:
        """The states that may follow how a policy stands today."""
        return OF_POLICIES.get(line.standing, ())

    def move(self, codes: Sequence[str], to: str, *, reason: str = "") -> Changed:
        """Let policies go into another state: issued, declined, surrendered … What ended has no tasks any more."""
        with self.store.step(N_("Change the status of policies"), by=self.desk.user) as step:
            for code in codes:
                policy = self._open(step, code, POLICY.name)
                now = standing(course_of(policy), self.desk.today, self.terms())
                if to not in OF_POLICIES.get(now, ()):
                    raise _no_way(policy, now, to)
                policy[Policy.status] = to
                policy[Policy.lost_reason] = reason or policy[Policy.lost_reason]
                if to == IN_FORCE and policy[Policy.issued] is None:
                    policy[Policy.issued] = self.desk.today
                self.desk.clients.save_in(step, policy)
                if to in _ENDED:
                    close_tasks(step, policy, TASK_CANCELLED)
        return step.changed

    def reinstate(self, code: str) -> Changed:
        """Put a policy that has lapsed in force again, what was unpaid being paid: the next premium is the first one
        from today on. Refused once it has lapsed for longer than the house says."""
        with self.store.step(N_("Put a policy in force again"), by=self.desk.user) as step:
            policy, terms = self._open(step, code, POLICY.name), self.terms()
            course = course_of(policy)
            lapsed = policy[Policy.lapsed_on] or ended_on(course, self.desk.today, terms)
            if standing(course, self.desk.today, terms) != LAPSED or lapsed is None:
                raise _no_way(policy, standing(course, self.desk.today, terms), IN_FORCE)
            if self.desk.today > back_until(lapsed, terms):
                raise UserError(
                    N_("The policy {policy} lapsed on {day}, longer ago than {months} months; nothing was stored."),
                    key="lapsed_too_long",
                    hint=N_("Write a new policy."),
                    policy=policy.code,
                    day=lapsed.isoformat(),
                    months=terms.reinstatement,
                )
            policy[Policy.status] = IN_FORCE
            policy[Policy.lapsed_on] = policy[Policy.ended_on] = None
            policy[Policy.next_premium_due] = due_after(course, self.desk.today - timedelta(1))
            self.desk.clients.save_in(step, policy)
        return step.changed

    # Renewals

    def next_term(self, code: str) -> Record:
        """The policy that would follow this one, not stored yet."""
        return next_term(self._get(code, POLICY.name), self.desk.clients.new(POLICY.name))

    def renew(self, new: Record) -> Changed:
        """Store the policy that follows another (its `renews`), and that this one was renewed, as one step. The old one
        stays in force until its last day; its tasks are done."""
        with self.store.step(N_("Renew a policy"), by=self.desk.user) as step:
            before = new[Policy.renews]
            assert before is not None, "a renewal names what it renews"
            old = self._open(step, before.target or "", POLICY.name)
            if old[Policy.renewal_result] == RENEWED:
                raise renewed_already(old.code)
            self.desk.clients.create_in(step, new)
            old[Policy.renewal_result] = RENEWED
            if standing(course_of(old), self.desk.today, self.terms()) not in COVERED:
                old[Policy.status] = RENEWED
            self.desk.clients.save_in(step, old)
            close_tasks(step, old, TASK_DONE, kinds=(RENEW,))
        return step.changed

    def lose(self, codes: Sequence[str], *, reason: str) -> Changed:
        """Note that policies are not renewed, and why; they stay in force until their last day, without tasks."""
        with self.store.step(N_("Note lost renewals"), by=self.desk.user) as step:
            for code in codes:
                policy = self._open(step, code, POLICY.name)
                policy[Policy.renewal_result], policy[Policy.lost_reason] = LOST, reason or None
                self.desk.clients.save_in(step, policy)
                close_tasks(step, policy, TASK_CANCELLED, kinds=(RENEW,))
        return step.changed

    def bring_up_to_date(self, *, progress: Progress = QUIET) -> Changed:
        """Write down what time has made of policies, and the tasks before renewals and premiums; see `upkeep`."""
        return upkeep.bring_up_to_date(self.desk, progress=progress)

    # Claims

    def advance(self, code: str, to: str, *, values: Mapping[Field[Any], Any] | None = None) -> Changed:
        """Let a claim go into its next state, with what is known of it: the amount paid, the reason …"""
        with self.store.step(N_("Change the status of a claim"), by=self.desk.user) as step:
            claim = self._open(step, code, CLAIM.name)
            now = claim[Claim.status] or ""
            if to not in OF_CLAIMS.get(now, ()):
                raise _no_way(claim, now, to)
            claim[Claim.status] = to
            for field, value in (values or {}).items():
                claim[field] = value
            self.desk.clients.save_in(step, claim)
        return step.changed

    # Looking

    def listed(self) -> tuple[Held, ...]:
        """All policies as they stand today, what comes first before the others, then the latest begun."""
        with self.store.reading() as connection:
            numbers = policies.every(connection)
        return tuple(sorted(self._held(numbers), key=_soonest))

    def claims(self) -> tuple[Claimed, ...]:
        """All claims, the open ones first, the latest reported before the others."""
        with self.store.reading() as connection:
            numbers = policies.claims(connection)
        base = self.desk.trading.rules().base
        return tuple(
            sorted((claimed(each, base=base) for each in self._read(numbers)), key=lambda each: not each.is_open)
        )

    def coming(self, *, days: int = AHEAD) -> Coming:
        """The policies that end, or of which a premium is due, within some days; what is overdue first."""
        until = self.desk.today + timedelta(days)
        with self.store.reading() as connection:
            numbers = policies.ending(connection, until.isoformat())
        found = [each for each in self._held(numbers) if each.on and each.on <= until]
        if self.is_on():
            found += self.vehicles(until)
        return Coming(tuple(sorted(found, key=_soonest)))

    def vehicles(self, until: date) -> list[Held]:
        """The vehicles of clients whose insurance ends from today up to a day and of which there is no policy."""
        today = self.desk.today
        with self.store.reading() as connection:
            rows = policies.vehicles(connection, today.isoformat(), until.isoformat())
        return [
            of_vehicle(code, name, plate=plate, model=model, ends=date.fromisoformat(day), today=today)
            for code, name, plate, model, day in rows
        ]

    def of_client(self, client: Record) -> Holdings:
        """Everything a client has to do with insurance."""
        members = people(client)
        codes = [each.code for each in members if each.code]
        with self.store.reading() as connection:
            mine = policies.of_holder(connection, client.code, POLICY.name)
            claims = policies.of_holder(connection, client.code, CLAIM.name)
            naming = policies.naming(connection, client.code)
            family = [number for code in codes for number in policies.of_holder(connection, code, POLICY.name)]
            family += [number for code in codes for number in policies.naming(connection, code)]
        records = list(self._read(list(dict.fromkeys([*mine, *naming, *family])), fields=None))
        lines = {each.id: (each, self._line(each)) for each in records}
        others = [lines[number] for number in naming if number in lines and number not in mine]
        base = self.desk.trading.rules().base
        return Holdings(
            tuple(sorted((lines[number][1] for number in mine if number in lines), key=_soonest)),
            tuple(line for record, line in others if _names(record, Policy.insured, client.code)),
            tuple(line for record, line in others if _names(record, Policy.beneficiaries, client.code)),
            tuple(claimed(each, base=base) for each in self._read(claims)),
            household(members, lines.values()),
        )

    def events_of(self, client: str) -> tuple[Event, ...]:
        """What happened to the policies a client holds, and to the claims under them."""
        with self.store.reading() as connection:
            numbers = [
                number for kind in (POLICY, CLAIM) for number in policies.of_holder(connection, client, kind.name)
            ]
        return tuple(event for record in self._read(numbers) for event in events_of(record, self.desk.today))

    def persistency(self, *, months: int) -> Persistency:
        """How many of the policies issued so many months ago, or earlier, were in force so many months after."""
        terms, today = self.terms(), self.desk.today
        with self.store.reading() as connection:
            numbers = policies.every(connection)
        issues = []
        for each in self._read(numbers, fields=LISTED):
            course, issued = course_of(each), each[Policy.issued] or each[Policy.start]
            if issued is not None and course.status not in _NEVER_ISSUED:
                gone = each[Policy.ended_on] or ended_on(course, today, terms)
                gone = gone or (issued if course.status not in COVERED else None)
                issues.append(Issue(issued, gone, course.end))
        return persistency(tuple(issues), today, months=months)

    def _held(self, numbers: Sequence[int]) -> list[Held]:
        terms, today, base = self.terms(), self.desk.today, self.desk.trading.rules().base
        return [held(each, today, terms, base=base) for each in self._read(numbers, fields=LISTED)]

    def _line(self, record: Record) -> Held:
        return held(record, self.desk.today, self.terms(), base=self.desk.trading.rules().base)

    def _read(self, numbers: Sequence[int], *, fields: Collection[Field[Any]] | None = None) -> list[Record]:
        found: list[Record] = []
        for start in range(0, len(numbers), PAGE):
            with self.store.reading() as connection:
                page = numbers[start : start + PAGE]
                found += read_page(connection, self.store.schema, page, fields=fields)
        return found

    def _get(self, code: str, kind: str) -> Record:
        return _of_kind(self.desk.clients.get(code), kind)

    def _open(self, step: Step, code: str, kind: str) -> Record:
        record = read_record(step.connection, step.schema, self.desk.clients.number(step.connection, code))
        assert record is not None
        return _of_kind(record, kind)


def _soonest(each: Held) -> date:
    return each.on or date.max


def _of_kind(record: Record, kind: str) -> Record:
    if record.kind.name != kind:
        text = N_("{document} is no policy.") if kind == POLICY.name else N_("{document} is no claim.")
        raise UserError(text, key="other_kind", document=record.code)
    return record


def _names(policy: Record, group: Field[tuple[Row, ...]], code: str) -> bool:
    file = next(column for column in rows_of(group).columns if column.key == "person_id")
    return any((link := row[file]) is not None and link.target == code for row in policy.rows(group))


def _no_way(record: Record, now: str, to: str) -> UserError:
    choices = POLICY_STATUS if record.kind.name == POLICY.name else CLAIM_STATUS
    return UserError(
        N_('{document} is "{now}"; it cannot become "{to}" from there. Nothing was stored.'),
        key="no_such_way",
        document=record.code,
        now=Sentence(choices.labels.get(now, now), context=choices.context),
        to=Sentence(choices.labels.get(to, to), context=choices.context),
    )
