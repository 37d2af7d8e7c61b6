"""What an evaluation begins with: the evidence, the amounts the file knows, the weights of the house."""

from dataclasses import dataclass
from decimal import Decimal

from clientdesk.analysis.scoring import rounded
from clientdesk.analysis.scoring_evidence import cover_of, evidence_for, knock_outs_of, must_check
from clientdesk.analysis.scoring_facts import EQUITY, Figures, Known
from clientdesk.analysis.scoring_records import complete_scores, kind_of, note_result, result_of
from clientdesk.desk.clients import refuse_nobody
from clientdesk.desk.part import Part
from clientdesk.dossier.choices.evaluation import EVALUATION_KIND
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.evaluation.results import Evidence, Fact, Result
from clientdesk.dossier.house.credit import Rules, rules_of
from clientdesk.dossier.kinds import ENTERPRISE, EVALUATION
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.periods import Period
from clientdesk.dossier.statements.results import Reason as FigureReason
from clientdesk.dossier.statements.statement import Statement
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.evaluation import CREDIT, DISTRIBUTOR, Evaluation, Score, criterion_of
from clientdesk.dossier.work.task import months_later
from clientdesk.errors import UserError
from clientdesk.i18n import N_, catalogue


@dataclass(frozen=True)
class Proposal:
    """What an evaluation may begin with. `draft` is a new record with weights and amounts, without scores and not
    stored; `result` is what the proposed scores would come to, which nobody has decided on."""

    client: Record
    draft: Record
    evidence: tuple[Evidence, ...]
    result: Result
    must_check: tuple[Fact, ...] = ()


class Drafts(Part):
    """The beginning of evaluations, as a part of `desk.credit`."""

    def rules(self) -> Rules:
        """What holds in the house now."""
        return rules_of(self.desk.house.record())

    def propose(self, client: str, kind: str = CREDIT) -> Proposal:
        """What an evaluation of a client may begin with: evidence and proposed scores for each criterion, the
        knock-outs the file proves, the amounts it knows, and what the proposals would come to."""
        record, rules = self.client(client), self.rules()
        known = self._known(record, rules)
        draft = self._draft(record, kind, known=known)
        evidence = tuple(evidence_for(weight.criterion, record, known=known) for weight in rules.weights[kind])
        proposed = {one.criterion: one.proposed for one in evidence}
        tried = Record(draft.kind, {field.key: value for field, value in draft.filled()})
        tried[Evaluation.scores] = tuple(
            row.with_value(Score.score, proposed[criterion_of(row)]) for row in draft.rows(Evaluation.scores)
        )
        checked = must_check(record, known) if kind == DISTRIBUTOR else ()
        return Proposal(record, draft, evidence, result_of(tried, rules), checked)

    def draft(self, client: str, kind: str = CREDIT) -> Record:
        """A new evaluation of a client with weights, amounts and proven knock-outs, without scores; not stored yet."""
        record = self.client(client)
        return self._draft(record, kind, known=self._known(record, self.rules()))

    def _draft(self, client: Record, kind: str, *, known: Known) -> Record:
        self._refuse_kind(kind)
        rules = self.rules()
        record = self.desk.clients.new(EVALUATION.name)
        record[Evaluation.kind] = kind
        record[Evaluation.client] = Link(client.code, client.name)
        record[Evaluation.currency] = self.currency(client)
        if kind == CREDIT:
            same = record[Evaluation.currency] == (rules.currency or self.desk.reading.currency)
            record[Evaluation.knock_outs] = knock_outs_of(client, known)
            record[Evaluation.net_worth] = self._net_worth(client, known)
            record[Evaluation.policy_cap] = rules.cap if same else None
            record[Evaluation.cover] = cover_of(client, known) or None
        self.complete(record, rules)
        return record

    def _net_worth(self, client: Record, known: Known) -> Decimal | None:
        """The equity of the last statement, where that is in the currency of the client's file."""
        period = self._period(client)
        same = period is not None and period.record[Statement.currency] in (None, self.currency(client))
        equity = known.figure(EQUITY)
        return rounded(equity) if same and equity is not None else None

    def complete(self, record: Record, rules: Rules) -> None:
        """Fill in what nobody needs to type: rows, weights, subject, currency, day of review, and the result."""
        complete_scores(record, rules)
        day = record[Evaluation.date] or self.desk.today
        if record[Evaluation.subject] is None:
            label = EVALUATION_KIND.label(kind_of(record), catalogue(self.desk.language))
            record[Evaluation.subject] = f"{label} {day.isoformat()}"
        if record[Evaluation.currency] is None:
            record[Evaluation.currency] = self.desk.reading.currency
        if record[Evaluation.next_review] is None:
            record[Evaluation.next_review] = months_later(day, rules.review_months, day.day)
        note_result(record, result_of(record, rules))

    def _refuse_kind(self, kind: str) -> None:
        if kind not in EVALUATION_KIND.labels:
            raise UserError(
                N_("There is no kind of evaluation {kind}; there are {known}."),
                key="kind",
                kind=kind[:40],
                known=", ".join(EVALUATION_KIND.labels),
            )

    def client(self, code: str) -> Record:
        """The client of this code; refused where it is somebody's work or a setting."""
        record = self.desk.clients.get(code)
        refuse_nobody(record)
        return record

    def currency(self, client: Record) -> str:
        """The currency of a client's amounts."""
        field = client.kind.currency
        return (client[field] if field else None) or self.desk.reading.currency

    def _known(self, client: Record, rules: Rules) -> Known:
        around = self.desk.clients.surroundings(client)
        period = self._period(client)
        figures = _figures(period) if period else {}
        name = period.name if period else ""
        return Known(around, figures, client[Trading.credit_limit], haircuts=rules.haircuts, period=name)

    def _period(self, client: Record) -> Period | None:
        """The last statement of a client that counts."""
        if client.kind.name != ENTERPRISE.name:
            return None
        last = self.desk.statements.ratios(client.code).latest
        return last if last and last.counts else None


def _figures(period: Period) -> Figures:
    """The figures of a statement that evaluations look at, or why they are not there."""
    found: dict[str, Decimal | FigureReason] = {}
    for key, result in period.results.items():
        told = result.reason if result.value is None else result.value
        if told is not None:
            found[key] = told
    equity = period.figures.closing.get(EQUITY)
    return found if equity is None else {**found, EQUITY: equity}
