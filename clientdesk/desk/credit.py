"""Credit and other evaluations of clients: what the file says, what is reckoned from it, what was decided and when."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from clientdesk.analysis.scoring import compared
from clientdesk.analysis.scoring_records import kind_of, result_of, scores_of
from clientdesk.desk.clients import Refused
from clientdesk.desk.credit_drafts import Drafts
from clientdesk.dossier.enterprise.operating_detail import CreditEvaluation, OperatingDetail
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.evaluation.results import (
    MISSING,
    PROVISIONAL,
    Candidate,
    Comparison,
    Result,
    Scored,
)
from clientdesk.dossier.fields import Field
from clientdesk.dossier.house.credit import Credit as House
from clientdesk.dossier.house.credit import Rules, rules_of
from clientdesk.dossier.kinds import ENTERPRISE, HOUSE
from clientdesk.dossier.record import Record, out_of_order, problems
from clientdesk.dossier.rows import Row
from clientdesk.dossier.work.evaluation import CREDIT, DISTRIBUTOR, FINAL, Evaluation
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store import evaluations, lists
from clientdesk.store.journal import Step
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.store.pages import read_page
from clientdesk.store.records import read_record

AHEAD = 30
"""Days before its day that a review is told of."""
_TERMS: Mapping[int, str] = {
    0: "prepay",
    7: "net7",
    15: "net15",
    30: "net30",
    45: "net45",
    60: "net60",
    90: "net90",
}
"""The payment terms that numbers of days mean."""
_SCORE_COLUMNS: Mapping[str, Field[Decimal]] = {
    "character": CreditEvaluation.score_character,
    "capacity": CreditEvaluation.score_capacity,
    "capital": CreditEvaluation.score_capital,
    "collateral": CreditEvaluation.score_collateral,
    "condition": CreditEvaluation.score_condition,
    "continuity": CreditEvaluation.score_continuity,
}
"""Where the scores of the six Cs stand in the dossier."""


@dataclass(frozen=True)
class Standing:
    """The credit of a client as it was decided last. `limit` is the one in force by the client's file, or else the one
    granted; `exposure` is what would be lost by that evaluation; `overdue` says that the day of the review is past."""

    evaluation: str
    day: date
    total: Decimal | None
    grade: str | None
    limit: Decimal | None
    granted: Decimal | None
    terms: str | None
    currency: str
    review: date | None
    provisional: bool
    overdue: bool
    exposure: Decimal | None = None

    @property
    def is_over(self) -> bool:
        """Whether more would be lost than the limit allows."""
        return self.exposure is not None and self.limit is not None and self.exposure > self.limit


@dataclass(frozen=True)
class Review:
    """An evaluation that is to be looked at again, its client, and the day."""

    evaluation: Line
    client: Line
    day: date


class Credit(Drafts):
    """`desk.credit`."""

    # The house

    def keep_rules(self, house: Record) -> Changed:
        """Store weights, grades, haircuts and limits of the house; refused where they do not fit together."""
        wrong = [problem for problem in problems(house, self.desk.reading) if problem.field in House.declared.fields]
        if wrong:
            raise Refused(wrong)
        return self.desk.house.keep_credit(house)

    # Reckoning

    def result(self, record: Record) -> Result:
        """What an evaluation comes to, with its arithmetic: a draft by the rules of today, a finished one by those of
        the day it was stored."""
        return result_of(record, self._rules_then(record) if record[Evaluation.status] == FINAL else self.rules())

    def reckon(self, record: Record, rules: Rules) -> Result:
        """What a draft comes to by rules that were read before; nothing is read or stored."""
        return result_of(record, rules)

    def _rules_then(self, record: Record) -> Rules:
        if not record.stamps.updated:
            return self.rules()
        try:
            return rules_of(self.desk.clients.as_of(HOUSE.prefix, record.stamps.updated))
        except UserError:
            # Nothing was kept of the house then, so the usual held.
            return rules_of(Record(HOUSE))

    # Keeping

    def save(self, record: Record) -> Changed:
        """Store an evaluation as a draft, or, where its status says so, as finished. A finished one stands: it is not
        changed any more."""
        if record[Evaluation.status] == FINAL:
            return self.finish(record)
        self._refuse_finished(record)
        self.complete(record, self.rules())
        with self.store.step(N_("Keep a draft of an evaluation"), by=self.desk.user) as step:
            self._keep(step, record)
        return step.changed

    def finish(self, record: Record) -> Changed:
        """Store an evaluation as decided; a limit, its terms and the review go to the client's own file in the same
        step, unless a later evaluation stands there."""
        self._refuse_finished(record)
        rules = self.rules()
        self.complete(record, rules)
        result = result_of(record, rules)
        if result.status == MISSING:
            raise UserError(
                N_("This evaluation cannot be finished: {reason}"),
                key="not_rated",
                hint=N_("Keep it as a draft until more is known."),
                reason=result.reasons[0].sentence,
            )
        _refuse_review_before(record)
        if kind_of(record) == CREDIT:
            _grant(record)
        was = record[Evaluation.status]
        record[Evaluation.status] = FINAL
        try:
            with self.store.step(N_("Finish an evaluation"), by=self.desk.user) as step:
                self._keep(step, record)
                self._tell_client(step, record)
        except UserError:
            record[Evaluation.status] = was
            raise
        return step.changed

    def _keep(self, step: Step, record: Record) -> None:
        if record.id:
            self.desk.clients.save_in(step, record)
        else:
            self.desk.clients.create_in(step, record)

    def _refuse_finished(self, record: Record) -> None:
        if record.id and record.original(Evaluation.status) == FINAL:
            raise UserError(
                N_("This evaluation is finished and stays as it was decided."),
                key="evaluation_finished",
                hint=N_("Write a new one, or undo the step that finished it. Nothing was changed."),
            )

    def _tell_client(self, step: Step, record: Record) -> None:
        link = record[Evaluation.client]
        if kind_of(record) != CREDIT or link is None or not link.target:
            return
        number = self.desk.clients.number(step.connection, link.target)
        client = read_record(step.connection, step.schema, number)
        if client is None or client.kind.name != ENTERPRISE.name:
            return
        if record[Evaluation.currency] != self.currency(client):
            raise UserError(
                N_("This evaluation reckons in {own}, but the client's file in {other}."),
                key="currency",
                hint=N_("Give the amounts in the currency of the client's file. Nothing was stored."),
                own=record[Evaluation.currency],
                other=self.currency(client),
            )
        client[OperatingDetail.credit_evals] = (*client.rows(OperatingDetail.credit_evals), _dossier_row(record))
        if not self._is_older(step, record, client=client.code):
            granted, terms = record[Evaluation.granted_limit], record[Evaluation.granted_terms]
            client[Trading.credit_limit] = granted if granted is not None else client[Trading.credit_limit]
            client[Trading.payment_terms] = terms or client[Trading.payment_terms]
        self.desk.clients.save_in(step, client)

    def _is_older(self, step: Step, record: Record, *, client: str) -> bool:
        """Whether a finished evaluation of a later day stands already."""
        number = evaluations.latest(step.connection, client, CREDIT)
        other = read_record(step.connection, step.schema, number) if number and number != record.id else None
        day, mine = other and other[Evaluation.date], record[Evaluation.date]
        return bool(day and mine and day > mine)

    # Looking

    def history(self, client: str, kind: str = "") -> list[Record]:
        """The evaluations of a client, those of the latest day first; of one kind only where it is named."""
        with self.store.reading() as connection:
            found = read_page(connection, self.store.schema, evaluations.of_client(connection, client))
        return [record for record in found if not kind or kind_of(record) == kind]

    def latest(self, client: str) -> Standing | None:
        """The credit of a client as it was decided last; None where nobody has decided."""
        with self.store.reading() as connection:
            number = evaluations.latest(connection, client, CREDIT)
        record = self.desk.clients.by_number(number) if number else None
        if record is None:
            return None
        granted, review = record[Evaluation.granted_limit], record[Evaluation.next_review]
        in_force = self.client(client)[Trading.credit_limit]
        return Standing(
            evaluation=record.code,
            day=record[Evaluation.date] or self.desk.today,
            total=record[Evaluation.total],
            grade=record[Evaluation.grade],
            limit=granted if in_force is None else in_force,
            granted=granted,
            terms=record[Evaluation.granted_terms],
            currency=record[Evaluation.currency] or self.desk.reading.currency,
            review=review,
            provisional=self.result(record).status == PROVISIONAL,
            overdue=review is not None and review < self.desk.today,
            exposure=record[Evaluation.exposure],
        )

    def due(self, until: date | None = None, *, limit: int = -1) -> list[Review]:
        """The evaluations to be looked at again up to a day (the next 30 days unless one is named), the longest overdue
        first; those that a later one has replaced are left out."""
        last = until or self.desk.today + timedelta(AHEAD)
        with self.store.reading() as connection:
            found = evaluations.due(connection, last.isoformat(), limit=limit)
            told = {line.id: line for line in lists.lines(connection, [n for pair in found for n in pair[:2]])}
        return [Review(told[one], told[client], date.fromisoformat(day)) for one, client, day in found]

    def distributors(self, *, limit: int) -> list[str]:
        """The codes of the clients that were scored as distributors, those scored last first."""
        with self.store.reading() as connection:
            return evaluations.evaluated(connection, DISTRIBUTOR, limit=limit)

    def compare(self, clients: Sequence[str]) -> Comparison:
        """Distributors side by side by their last evaluations and the weights of today; `name` is a client's code. One
        that was not scored in everything has no place."""
        weights = self.rules().weights[DISTRIBUTOR]
        candidates = []
        for code in dict.fromkeys(clients):
            known = self.history(self.client(code).code, DISTRIBUTOR)
            last = next((one for one in known if one[Evaluation.status] == FINAL), known[0] if known else None)
            scores = {one.criterion: one.score for one in scores_of(last)} if last else {}
            scored = tuple(Scored(one.criterion, one.weight, scores.get(one.criterion)) for one in weights)
            candidates.append(Candidate(code, scored))
        return compared(candidates)


def terms_of(days: int) -> str:
    """The code of the payment term that a number of days means."""
    return _TERMS.get(days, "other")


def _refuse_review_before(record: Record) -> None:
    if out_of_order(record[Evaluation.date], record[Evaluation.next_review]):
        raise UserError(
            N_("The next review comes after the day of the evaluation."),
            key="review_before",
            hint=N_("Give a later day. Nothing was changed."),
        )


def _grant(record: Record) -> None:
    """Grant what was suggested where nobody said otherwise; what differs from it needs a reason."""
    limit, days = record[Evaluation.suggested_limit], record[Evaluation.suggested_days]
    terms = None if days is None else terms_of(days)
    if record[Evaluation.granted_limit] is None:
        record[Evaluation.granted_limit] = limit
    if record[Evaluation.granted_terms] is None:
        record[Evaluation.granted_terms] = terms
    as_suggested = (record[Evaluation.granted_limit], record[Evaluation.granted_terms]) == (limit, terms)
    if not as_suggested and record[Evaluation.granted_reason] is None:
        raise UserError(
            N_("What is granted differs from what is suggested; say why."),
            key="no_reason",
            hint=N_("Fill in the reason of deviation, or grant what is suggested. Nothing was stored."),
        )


def _dossier_row(record: Record) -> Row:
    """The evaluation as a row of the client's own file."""
    scores = {one.criterion: one.score for one in scores_of(record)}
    values: dict[Field[Any], Any] = {
        CreditEvaluation.date: record[Evaluation.date],
        CreditEvaluation.evaluator: record[Evaluation.evaluator],
        **{column: scores.get(name) for name, column in _SCORE_COLUMNS.items()},
        CreditEvaluation.limit: record[Evaluation.granted_limit],
        CreditEvaluation.terms: record[Evaluation.granted_terms],
        CreditEvaluation.valid_to: record[Evaluation.next_review],
        CreditEvaluation.note: record[Evaluation.granted_reason],
    }
    return Row({column.key: value for column, value in values.items() if value is not None})
