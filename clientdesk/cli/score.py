"""Evaluations by command: how a client is scored, why, and what is reckoned from it, line by line."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

from clientdesk.analysis.scoring_records import scores_of
from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.desk import Desk
from clientdesk.desk.credit_drafts import Proposal
from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.dossier.choices.evaluation import EVALUATION_BAND, EVALUATION_KIND, KNOCK_OUT
from clientdesk.dossier.evaluation.results import MISSING, Comparison, Line, Reason, Result, Scored
from clientdesk.dossier.record import Record
from clientdesk.dossier.types.numbers import plain
from clientdesk.dossier.work.evaluation import DISTRIBUTOR, Evaluation
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_, Catalogue

_STATES = {
    "proposed": N_("Proposed by the rules; nobody has decided"),
    "draft": N_("A draft"),
    "final": N_("Finished"),
}
"""How much an evaluation that is shown counts."""


def score(arguments: Arguments) -> int:
    """Show the last evaluation of a client, or what one may begin with; distributors also side by side."""
    with open_desk(arguments, read_only=True) as desk:
        told = _Told(desk, arguments)
        if arguments.json:
            output.document(told.as_data())
            return ExitCode.DONE
        for line in told.as_lines():
            output.line(line)
    return ExitCode.DONE


class _Told:
    """One evaluation with all that is told of it."""

    def __init__(self, desk: Desk, arguments: Arguments) -> None:
        self.desk = desk
        self.words = words(arguments)
        self.proposal: Proposal = desk.credit.propose(arguments.code, arguments.kind)
        kept = [] if arguments.proposal else desk.credit.history(arguments.code, arguments.kind)
        self.record: Record = kept[0] if kept else self.proposal.draft
        self.result: Result = desk.credit.result(self.record) if kept else self.proposal.result
        self.state = (self.record[Evaluation.status] or "draft") if kept else "proposed"
        others = arguments.compared if arguments.kind == DISTRIBUTOR else []
        self.comparison = desk.credit.compare([arguments.code, *others]) if others else None

    # As data

    def as_data(self) -> dict[str, Any]:
        """One document; what is empty is absent."""
        record, result = self.record, self.result
        granted = {
            "limit": record[Evaluation.granted_limit],
            "terms": record[Evaluation.granted_terms],
            "reason": record[Evaluation.granted_reason],
        }
        told = {
            "code": self.proposal.client.code,
            "kind": self.record[Evaluation.kind],
            "state": self.state,
            "evaluation": record.code,
            "date": _iso(record[Evaluation.date]),
            "status": result.status,
            "rated_weight": result.rated_weight,
            **{name: getattr(result, name, None) for name in ("total", "earned", "grade", "factor", "days", "limit")},
            "currency": record[Evaluation.currency],
            "band": getattr(result, "band", None),
            "candidates": [{"name": base.name, "amount": base.amount} for base in getattr(result, "bases", ())],
            "knock_outs": list(record[Evaluation.knock_outs] or ()),
            "criteria": [self._criterion(one) for one in scores_of(record)],
            "reasons": self._reasons(result.reasons),
            "lines": [self._line(line) for line in result.lines],
            "granted": _filled(granted) if self.state == "final" else None,
            "next_review": _iso(record[Evaluation.next_review]),
            "must_check": [{"label": self.words.say(f.label), "value": f.shown(self.words)} for f in self.must_check],
            "comparison": self._comparison(self.comparison),
        }
        return _filled(told)

    @property
    def must_check(self) -> Sequence[Any]:
        """What is looked at beside the scores."""
        return self.proposal.must_check

    def _criterion(self, scored: Scored) -> dict[str, Any]:
        told: dict[str, Any] = {
            "criterion": scored.criterion,
            "label": self.words.say(scored.label),
            "weight": scored.weight,
            "score": scored.score,
            "remark": scored.remark,
        }
        return _filled(told | self._evidence(scored.criterion))

    def _evidence(self, criterion: str) -> dict[str, Any]:
        """What the file knows of a criterion; nothing of one that the house weighs no more."""
        found = next((one for one in self.proposal.evidence if one.criterion == criterion), None)
        if found is None:
            return {}
        return {
            "proposed": found.proposed,
            "reason": self.words.say(found.reason.sentence),
            "evidence": [
                {"label": self.words.say(fact.label), "value": fact.shown(self.words), "weighs": fact.weighs}
                for fact in found.facts
            ],
            "scale": [{"points": points, "text": self.words.say(text)} for points, text in found.scale],
        }

    def _reasons(self, reasons: Sequence[Reason]) -> list[dict[str, str]]:
        return [{"key": reason.key, "text": self.words.say(reason.sentence)} for reason in reasons]

    def _line(self, line: Line) -> dict[str, str]:
        return {"label": self.words.say(line.label), "working": line.working, "value": line.value}

    def _comparison(self, comparison: Comparison | None) -> dict[str, Any] | None:
        if comparison is None:
            return None
        ranked = [
            _filled({"code": one.name, "place": one.place, "total": one.result.total, "missing": one.result.missing})
            for one in comparison.ranked
        ]
        return _filled({"ranked": ranked, "chosen": comparison.chosen, "reasons": self._reasons(comparison.reasons)})

    # As lines

    def as_lines(self) -> Iterator[str]:
        """Lines for people."""
        kind = EVALUATION_KIND.label(self.record[Evaluation.kind] or "", self.words)
        yield f"{self.proposal.client.code}  {self.proposal.client.name}  {kind}"
        day = _iso(self.record[Evaluation.date])
        yield "  ".join(filter(None, (self.words.tr(_STATES[self.state]), self.record.code, day)))
        for scored in scores_of(self.record):
            yield from self._criterion_lines(self._criterion(scored))
        yield from self._titled(N_("Knock-outs"), [KNOCK_OUT.label(code, self.words) for code in self._knock_outs()])
        yield from self._arithmetic()
        yield from self._titled(N_("Reasons"), [self.words.say(reason.sentence) for reason in self.result.reasons])
        yield from self._titled(N_("Result"), [*self._outcome()])
        checked = [self._beside(self.words.say(fact.label), fact.shown(self.words)) for fact in self.must_check]
        yield from self._titled(N_("To be checked beside the scores"), checked)
        yield from self._compared()

    def _knock_outs(self) -> Sequence[str]:
        return self.record[Evaluation.knock_outs] or ()

    def _titled(self, title: str, lines: Sequence[str]) -> Iterator[str]:
        if lines:
            yield ""
            yield self.words.tr(title)
            yield from (f"  {line}" for line in lines)

    def _criterion_lines(self, told: dict[str, Any]) -> Iterator[str]:
        yield ""
        named = {"name": told["label"], "weight": plain(told["weight"])}
        if "score" in told:
            yield self.words.tr(N_("{name} (weight {weight}): {score}"), **named, score=plain(told["score"]))
        elif "proposed" in told:
            text = N_("{name} (weight {weight}): not scored, {score} proposed")
            yield self.words.tr(text, **named, score=plain(told["proposed"]))
        else:
            yield self.words.tr(N_("{name} (weight {weight}): not scored"), **named)
        yield from (f"  {told[key]}" for key in ("remark", "reason") if key in told)
        yield from (f"  {self._beside(fact['label'], fact['value'])}" for fact in told.get("evidence", ()))

    def _beside(self, label: str, value: str) -> str:
        return self.words.tr(N_("{field}: {value}"), field=label, value=value)

    def _arithmetic(self) -> Iterator[str]:
        lines = [self._line(line) for line in self.result.lines]
        widths = [max((_width(line[key]) for line in lines), default=0) for key in ("label", "working", "value")]
        table = [
            f"{_padded(line['label'], widths[0])}  {line['working']:>{widths[1]}}  {line['value']:>{widths[2]}}"
            for line in lines
        ]
        yield from self._titled(N_("Arithmetic"), table)

    def _outcome(self) -> Iterator[str]:
        result, record = self.result, self.record
        if result.status == MISSING:
            yield self.words.tr(N_("n/a"))
            return
        yield self.words.tr(N_("Total: {total}"), total=f"{result.total:.2f}")
        if band := getattr(result, "band", None):
            yield EVALUATION_BAND.label(band, self.words)
        if grade := getattr(result, "grade", None):
            yield self.words.tr(N_("Grade: {grade}"), grade=grade)
        limit = getattr(result, "limit", None)
        if limit is not None:
            told = {"limit": f"{limit:,.2f}", "currency": record[Evaluation.currency]}
            yield self.words.tr(N_("Limit suggested: {currency} {limit}"), **told)
        if self.state == "final":
            yield from self._granted()

    def _granted(self) -> Iterator[str]:
        record = self.record
        if (granted := record[Evaluation.granted_limit]) is not None:
            told = {"limit": f"{granted:,.2f}", "currency": record[Evaluation.currency]}
            yield self.words.tr(N_("Limit granted: {currency} {limit}"), **told)
        if terms := record[Evaluation.granted_terms]:
            yield self.words.tr(N_("Terms granted: {terms}"), terms=PAY_TERM.label(terms, self.words))
        if reason := record[Evaluation.granted_reason]:
            yield self.words.tr(N_("Reason of deviation: {reason}"), reason=reason)
        if review := record[Evaluation.next_review]:
            yield self.words.tr(N_("Next review: {day}"), day=review.isoformat())

    def _compared(self) -> Iterator[str]:
        if self.comparison is None:
            return
        names = {one.name: self.desk.clients.get(one.name).name for one in self.comparison.ranked}
        lines = [
            f"{one.place or '–':>3}  {_total(one.result, self.words)}  {one.name}  {names[one.name]}"
            for one in self.comparison.ranked
        ]
        yield from self._titled(N_("Side by side"), lines)
        if chosen := self.comparison.chosen:
            yield "  " + self.words.tr(N_("Choice: {name}"), name=names[chosen])
        yield from (f"  {self.words.say(reason.sentence)}" for reason in self.comparison.reasons)


def _total(result: Result, words: Catalogue) -> str:
    return f"{result.total:>6.2f}" if result.total is not None else f"{words.tr(N_('n/a')):>6}"


def _filled(told: dict[str, Any]) -> dict[str, Any]:
    """Without what is empty; nothing and zero are not the same."""
    return {key: value for key, value in told.items() if value not in (None, "", [], ())}


def _iso(day: Any) -> str:
    return day.isoformat() if day else ""


def _width(text: str) -> int:
    """Columns of a terminal that a text takes: Chinese letters take two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
