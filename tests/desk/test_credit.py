"""Evaluations at the desk: begun from what the file knows, reckoned, finished into the client's own file, reviewed."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.desk.clients import Refused
from clientdesk.desk.morning import Asked
from clientdesk.dossier.enterprise.operating_detail import CreditEvaluation, Guarantee, OperatingDetail
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.evaluation.results import Evaluated, Opinion
from clientdesk.dossier.house.credit import USUAL, Criterion, GradeRow, Haircut, rules_of
from clientdesk.dossier.house.credit import Credit as House
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.dossier.work.evaluation import CREDIT, DISTRIBUTOR, WEIGHTED, Evaluation, Score, criterion_of
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from tests import make

NOW = "2026-11-22T10:00:00+00:00"
SOUND = {"character": 85, "capacity": 78, "capital": 72, "collateral": 60, "condition": 70, "continuity": 90}


@pytest.fixture
def desk(path: Path, set_clock: Callable[[str], None]) -> Iterator[Desk]:
    """A desk with an enterprise that has given a deposit."""
    set_clock(NOW)
    with Desk.create(path, user="tester") as made:
        deposit = Row({Guarantee.kind.key: "deposit", Guarantee.value.key: Decimal(20000)})
        made.clients.create(make.enterprise("样板贸易有限公司", guarantees=(deposit,), credit_limit=Decimal(50000)))
        yield made


def scored(record: Record, scores: Mapping[str, int | None]) -> Record:
    """The evaluation with points for its criteria."""
    rows = record.rows(Evaluation.scores)
    points = {name: None if score is None else Decimal(score) for name, score in scores.items()}
    record[Evaluation.scores] = tuple(row.with_value(Score.score, points.get(criterion_of(row))) for row in rows)
    return record


def sound(desk: Desk, client: str = "KH000001", **values: Any) -> Record:
    """A draft that comes to grade A: a turnover of 120,000 a month."""
    record = scored(desk.credit.draft(client), SOUND)
    record[Evaluation.monthly_turnover] = Decimal(120000)
    for key, value in values.items():
        record[record.kind.by_key[key]] = value
    return record


def dumped(desk: Desk) -> Any:
    return desk.keeping.dump()


# Beginning


def test_a_draft_begins_with_what_the_file_knows_and_without_scores(desk: Desk) -> None:
    draft = desk.credit.propose("KH000001").draft
    assert (draft.id, draft[Evaluation.subject]) == (0, "Credit (6C) 2026-11-22")
    assert [(criterion_of(row), row[Score.weight], row[Score.score]) for row in draft.rows(Evaluation.scores)] == [
        (one.criterion, one.weight, None) for one in USUAL.weights[CREDIT]
    ]
    assert (draft[Evaluation.cover], draft[Evaluation.exposure]) == (Decimal("20000.00"), None), "nobody knows it yet"
    assert (draft[Evaluation.next_review], draft[Evaluation.currency]) == (date(2027, 11, 22), "CNY")


def test_what_is_proposed_is_no_decision(desk: Desk) -> None:
    proposal = desk.credit.propose("KH000001")
    proposed = {one.criterion: one.proposed for one in proposal.evidence}
    assert proposed == {**dict.fromkeys(SOUND), "collateral": 54}
    assert all(row[Score.score] is None for row in proposal.draft.rows(Evaluation.scores))
    assert proposal.result.reasons[0].key == "LESS_THAN_60_PERCENT_RATED"


def test_the_subject_is_in_the_language_of_the_desk(desk: Desk) -> None:
    desk.language = "zh_CN"
    assert desk.credit.draft("KH000001", WEIGHTED)[Evaluation.subject] == "客户加权评估 2026-11-22"


def test_only_clients_are_evaluated_and_only_in_ways_there_are(desk: Desk) -> None:
    desk.credit.save(sound(desk))
    with pytest.raises(UserError) as refusal:
        desk.credit.propose("PG000001")
    assert refusal.value.key == "no_client"
    with pytest.raises(UserError) as refusal:
        desk.credit.draft("KH000001", "mood")
    assert refusal.value.key == "kind"


def test_a_person_is_evaluated_too(desk: Desk) -> None:
    person = make.person("王薇")
    desk.clients.create(person)
    before = desk.clients.get(person.code).to_json()
    desk.credit.finish(sound(desk, person.code))
    standing = desk.credit.latest(person.code)
    assert standing
    assert (standing.grade, standing.limit) == ("A", Decimal("240000.00"))
    assert desk.clients.get(person.code).to_json() == before


def test_the_last_statement_feeds_evidence_net_worth_and_knock_outs(desk: Desk) -> None:
    values = {
        "client": {"code": "KH000001"},
        "period_start": "2025-01-01",
        "period_end": "2025-12-31",
        "basis": "complete",
        "status": "draft",
        "bs_cash": "100.00",
        "bs_st_loans": "400.00",
        "bs_capital": "50.00",
        "bs_retained": "-350.00",
    }
    batch.perform(desk, {"op": "create", "kind": "statement", "values": values})
    draft = desk.credit.draft("KH000001")
    assert (draft[Evaluation.net_worth], draft[Evaluation.knock_outs]) == (None, None), "a draft does not count"
    [statement] = desk.statements.of("KH000001")
    desk.statements.check(statement.code)
    proposal = desk.credit.propose("KH000001")
    assert proposal.draft[Evaluation.net_worth] == Decimal("-300.00")
    assert proposal.draft[Evaluation.knock_outs] == ("negative_equity",)
    capital = next(one for one in proposal.evidence if one.criterion == "capital")
    words = catalogue("en")
    told = {words.say(fact.label): fact.shown(words) for fact in capital.facts}
    assert (capital.proposed, told["Equity"], told["Debt to assets"]) == (Decimal(30), "-300.00", "400.00%")
    assert told["Debt to net worth"].startswith("n/a: ")


# Keeping


def test_a_draft_is_kept_with_what_it_comes_to(desk: Desk) -> None:
    before = desk.clients.get("KH000001").to_json()
    desk.credit.save(sound(desk))
    [kept] = desk.credit.history("KH000001")
    told = (kept.code, kept[Evaluation.status], kept[Evaluation.total], kept[Evaluation.grade])
    assert told == ("PG000001", "draft", Decimal("76.50"), "A")
    # 1.0 × 240,000 and the deposit.
    assert (kept[Evaluation.suggested_limit], kept[Evaluation.suggested_days]) == (Decimal("260000.00"), 30)
    assert desk.clients.get("KH000001").to_json() == before
    assert desk.credit.latest("KH000001") is None


def test_a_finished_one_goes_to_the_clients_own_file_in_the_same_step(desk: Desk) -> None:
    changed = desk.credit.finish(sound(desk))
    client = desk.clients.get("KH000001")
    assert sorted((changed.clients or {}).values()) == ["enterprise", "evaluation"]
    assert (client[Trading.credit_limit], client[Trading.payment_terms]) == (Decimal("260000.00"), "net30")
    [row] = client.rows(OperatingDetail.credit_evals)
    assert (row[CreditEvaluation.date], row[CreditEvaluation.valid_to]) == (date(2026, 11, 22), date(2027, 11, 22))
    assert (row[CreditEvaluation.score_capital], row[CreditEvaluation.limit]) == (Decimal(72), Decimal("260000.00"))
    around = desk.clients.surroundings(client)
    assert client.value(OperatingDetail.credit_score_collateral, around) == 60
    standing = desk.credit.latest("KH000001")
    assert standing
    assert (standing.evaluation, standing.grade, standing.limit) == ("PG000001", "A", Decimal("260000.00"))
    assert (standing.terms, standing.review, standing.overdue) == ("net30", date(2027, 11, 22), False)


def test_one_undo_takes_all_of_it_back(desk: Desk) -> None:
    desk.credit.save(sound(desk))
    before = dumped(desk)
    desk.credit.finish(desk.credit.history("KH000001")[0])
    assert dumped(desk) != before
    desk.past.undo()
    assert dumped(desk) == before


def test_what_is_granted_otherwise_needs_a_reason(desk: Desk) -> None:
    before = dumped(desk)
    record = sound(desk, granted_limit=Decimal(300000))
    with pytest.raises(UserError) as refusal:
        desk.credit.finish(record)
    assert (refusal.value.key, dumped(desk)) == ("no_reason", before)
    record[Evaluation.granted_reason] = "母公司担保"
    desk.credit.finish(record)
    client = desk.clients.get("KH000001")
    assert client[Trading.credit_limit] == Decimal(300000)
    assert client.rows(OperatingDetail.credit_evals)[0][CreditEvaluation.note] == "母公司担保"


def test_too_little_rated_cannot_be_finished_but_kept(desk: Desk) -> None:
    record = scored(desk.credit.draft("KH000001"), {"character": 90, "condition": 80, "continuity": 80})
    with pytest.raises(UserError) as refusal:
        desk.credit.finish(record)
    assert refusal.value.key == "not_rated"
    assert record[Evaluation.status] == "draft"
    desk.credit.save(record)
    [kept] = desk.credit.history("KH000001")
    assert (kept[Evaluation.total], kept[Evaluation.grade], kept[Evaluation.rated_weight]) == (None, None, Decimal(45))


def test_a_finished_one_stands(desk: Desk) -> None:
    desk.credit.finish(sound(desk))
    before = dumped(desk)
    [record] = desk.credit.history("KH000001")
    for change in (desk.credit.save, desk.credit.finish):
        record[Evaluation.opinion] = "doch nicht"
        with pytest.raises(UserError) as refusal:
            change(record)
        assert (refusal.value.key, dumped(desk)) == ("evaluation_finished", before)


def test_amounts_in_another_currency_do_not_reach_the_clients_file(desk: Desk) -> None:
    before = dumped(desk)
    with pytest.raises(UserError) as refusal:
        desk.credit.finish(sound(desk, currency="USD"))
    assert (refusal.value.key, dumped(desk)) == ("currency", before)


def test_an_older_one_entered_later_leaves_the_limit_in_force(desk: Desk) -> None:
    desk.credit.finish(sound(desk))
    desk.credit.finish(sound(desk, date=date(2025, 6, 1), next_review=date(2026, 6, 1), monthly_turnover=Decimal(9000)))
    client = desk.clients.get("KH000001")
    assert client[Trading.credit_limit] == Decimal("260000.00")
    assert len(client.rows(OperatingDetail.credit_evals)) == 2
    assert [record.code for record in desk.credit.history("KH000001")] == ["PG000001", "PG000002"]
    standing = desk.credit.latest("KH000001")
    assert standing
    assert standing.evaluation == "PG000001"


def test_an_evaluation_is_no_contact_and_no_task(desk: Desk, set_clock: Callable[[str], None]) -> None:
    desk.credit.finish(sound(desk))
    [line] = desk.clients.lines(desk.clients.numbers())
    assert (line.contacted, line.next_action) == ("", "")
    assert desk.work.of("KH000001") == []
    assert [record.code for record in desk.work.every("KH000001")] == ["PG000001"]
    set_clock("2028-01-10T10:00:00+00:00")
    today = desk.morning.today()
    assert (today.due.count, today.promises.count, today.recent_contacts) == (0, 0, ())
    assert [line.code for line in today.quiet.first] == ["KH000001"]
    assert desk.clients.count() == 1


def test_sensitive_words_of_an_evaluation_are_not_searched(desk: Desk) -> None:
    desk.credit.finish(sound(desk, opinion="Geheimnisvoll"))
    assert desk.searching.find("Geheimnisvoll") == []
    assert [hit.line.code for hit in desk.searching.find("PG000001")] == ["KH000001"]
    assert [hit.line.code for hit in desk.searching.find("6C")] == ["KH000001"]


def test_whoever_is_erased_takes_the_evaluations_along(desk: Desk) -> None:
    desk.credit.finish(sound(desk))
    desk.clients.trash(["KH000001"])
    desk.clients.erase(["KH000001"])
    assert desk.clients.numbers(kinds=["evaluation"]) == []
    assert desk.keeping.check(deep=True) == []


# Reviews


def test_a_review_is_told_of_a_month_ahead_until_a_later_evaluation_replaces_it(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    desk.credit.finish(sound(desk))
    assert desk.credit.due() == []
    set_clock("2027-10-23T10:00:00+00:00")
    [review] = desk.credit.due()
    assert (review.client.code, review.evaluation.code, review.day) == ("KH000001", "PG000001", date(2027, 11, 22))
    set_clock("2027-12-01T10:00:00+00:00")
    standing = desk.credit.latest("KH000001")
    assert standing
    assert standing.overdue
    desk.credit.save(sound(desk))
    assert len(desk.credit.due()) == 1
    desk.credit.finish(sound(desk))
    assert desk.credit.due() == []


def test_reviews_of_clients_in_the_trash_are_left_out(desk: Desk) -> None:
    desk.credit.finish(sound(desk))
    desk.clients.trash(["KH000001"])
    assert desk.credit.due(date(2030, 1, 1)) == []


# The house


def house(desk: Desk, *weights: int) -> Record:
    """The rules of the house with these weights for weighted evaluations."""
    record = desk.house.record()
    names = [one.criterion for one in USUAL.weights[WEIGHTED]]
    record[House.evaluation_criteria] = tuple(
        Row({"kind": WEIGHTED, Criterion.criterion.key: name, "weight": Decimal(weight)})
        for name, weight in zip(names, weights, strict=True)
    )
    return record


def test_weights_of_the_house_count_from_then_on(desk: Desk) -> None:
    desk.credit.keep_rules(house(desk, 40, 30, 20, 10))
    assert [weight.weight for weight in desk.credit.rules().weights[WEIGHTED]] == [40, 30, 20, 10]
    assert desk.credit.rules().weights[CREDIT] == USUAL.weights[CREDIT]
    scores = {"finance": 82, "business_ability": 74, "cooperation": 70, "channel": 68}
    desk.credit.finish(scored(desk.credit.draft("KH000001", WEIGHTED), scores))
    [kept] = desk.credit.history("KH000001", WEIGHTED)
    assert (kept[Evaluation.total], kept[Evaluation.band]) == (Decimal("75.80"), "ideal")


def test_weights_that_are_not_a_hundred_are_refused(desk: Desk) -> None:
    before = dumped(desk)
    with pytest.raises(Refused) as refusal:
        desk.credit.keep_rules(house(desk, 40, 30, 20, 20))
    words = catalogue("en")
    [problem] = refusal.value.problems
    assert problem.sentence(words) == "The weights add up to 110, not to 100: Weighted client evaluation."
    assert dumped(desk) == before


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (House.credit_cap, Decimal(-1)),
        (House.net_worth_share, Decimal("1.5")),
        (House.ideal_from, Decimal(90)),
        (House.haircuts, (Row({Haircut.kind.key: "deposit", Haircut.haircut.key: Decimal(2)}),)),
        (
            House.credit_grades,
            (
                Row({"grade": "AAA", "least": Decimal(70), "factor": Decimal(1), "days": 30}),
                Row({"grade": "B", "least": Decimal(80), "factor": Decimal(1), "days": 30}),
            ),
        ),
    ],
)
def test_rules_that_do_not_fit_together_are_refused(desk: Desk, field: Any, value: Any) -> None:
    record = desk.house.record()
    record[field] = value
    with pytest.raises(Refused) as refusal:
        desk.credit.keep_rules(record)
    assert refusal.value.problems[0].field is field


def test_a_finished_evaluation_keeps_the_rules_of_its_day(desk: Desk, set_clock: Callable[[str], None]) -> None:
    desk.credit.finish(sound(desk))
    desk.credit.save(sound(desk))
    set_clock("2026-12-22T10:00:00+00:00")
    record = desk.house.record()
    record[House.credit_grades] = (
        Row({GradeRow.grade.key: "A", "least": Decimal(95), "factor": Decimal(1), "days": 30}),
        Row({GradeRow.grade.key: "C", "least": Decimal(0), "factor": Decimal(0), "days": 0}),
    )
    desk.credit.keep_rules(record)
    draft, finished = desk.credit.history("KH000001")
    by_now, by_then = desk.credit.result(draft), desk.credit.result(finished)
    assert isinstance(by_now, Opinion)
    assert isinstance(by_then, Opinion)
    assert (by_now.grade, by_then.grade, by_then.limit) == ("C", "A", Decimal("260000.00"))


def test_the_highest_limit_holds_in_its_own_currency_only(desk: Desk) -> None:
    record = desk.house.record()
    record[House.credit_cap], record[House.credit_currency] = Decimal(100000), "TWD"
    desk.credit.keep_rules(record)
    assert desk.credit.draft("KH000001")[Evaluation.policy_cap] is None
    desk.clients.create(make.enterprise("台灣樣品", currency="TWD"))
    draft = sound(desk, "KH000002")
    assert draft[Evaluation.policy_cap] == Decimal(100000)
    found = desk.credit.result(draft)
    assert isinstance(found, Opinion)
    assert found.limit == Decimal(100000)


def test_an_empty_house_has_the_usual_rules(desk: Desk) -> None:
    assert rules_of(desk.house.record()) == replace(USUAL)


# Distributors


def test_distributors_are_compared_by_their_last_evaluations(desk: Desk) -> None:
    desk.clients.create(make.enterprise("乙"))
    desk.clients.create(make.enterprise("丙"))
    for code, points in (("KH000001", 60), ("KH000002", 80)):
        names = [weight.criterion for weight in USUAL.weights[DISTRIBUTOR]]
        desk.credit.finish(scored(desk.credit.draft(code, DISTRIBUTOR), dict.fromkeys(names, points)))
    found = desk.credit.compare(["KH000001", "KH000002", "KH000003"])
    assert [(one.place, one.name) for one in found.ranked] == [(1, "KH000002"), (2, "KH000001"), (None, "KH000003")]
    assert found.chosen == "KH000002"
    [kept] = desk.credit.history("KH000002")
    assert isinstance(desk.credit.result(kept), Evaluated)
    assert desk.clients.get("KH000002")[Trading.credit_limit] is None


# By batch


def action(**values: Any) -> dict[str, Any]:
    """An action that makes an evaluation."""
    told = {"client": {"code": "KH000001"}, "monthly_turnover": "120000.00", **values}
    return {"op": "create", "kind": "evaluation", "values": told}


def test_scores_are_stored_by_batch_and_reckoned(desk: Desk) -> None:
    rows = [{"criterion": name, "score": score} for name, score in SOUND.items()]
    done = batch.perform(desk, action(scores=rows))
    kept = desk.clients.get(done["code"])
    assert (kept[Evaluation.total], kept[Evaluation.status]) == (Decimal("76.50"), "draft")
    batch.perform(desk, {"op": "update", "code": done["code"], "values": {"status": "final"}})
    assert desk.clients.get("KH000001")[Trading.credit_limit] == Decimal("240000.00")
    with pytest.raises(UserError) as refusal:
        batch.perform(desk, {"op": "update", "code": done["code"], "values": {"opinion": "x"}})
    assert refusal.value.key == "evaluation_finished"


def test_what_batch_leaves_out_is_not_rated(desk: Desk) -> None:
    done = batch.perform(desk, action(scores=[{"criterion": "capital", "score": 50, "remark": "薄"}]))
    kept = desk.clients.get(done["code"])
    assert [row[Score.weight] for row in kept.rows(Evaluation.scores)] == [20, 20, 20, 15, 10, 15]
    assert (kept[Evaluation.total], kept[Evaluation.rated_weight]) == (None, Decimal(20))
    with pytest.raises(UserError) as refusal:
        batch.perform(desk, action(status="final", scores=[]))
    assert refusal.value.key == "not_rated"


def test_an_evaluation_of_nobody_stays_a_paper(desk: Desk) -> None:
    record = sound(desk)
    record[Evaluation.client] = None
    desk.credit.finish(record)
    assert desk.clients.get(record.code)[Evaluation.grade] == "A"
    record = sound(desk)
    record[Evaluation.client] = Link(None, "somebody")
    desk.credit.finish(record)
    assert desk.credit.history("KH000001") == []


def test_the_morning_tells_of_reviews_and_lists_their_clients(desk: Desk, set_clock: Callable[[str], None]) -> None:
    desk.credit.finish(sound(desk))
    assert desk.morning.today().alerts.reviews == 0
    set_clock("2027-11-01T10:00:00+00:00")
    assert desk.morning.today().alerts.reviews == 1
    assert desk.clients.lines(desk.morning.clients_of(Asked.REVIEWS))[0].code == "KH000001"


def test_the_sample_evaluations_come_to_what_they_say(sampled: Desk) -> None:
    numbers = sampled.clients.numbers(kinds=["evaluation"])
    found = {record[Evaluation.kind]: record for record in map(sampled.clients.by_number, numbers) if record}
    assert found.keys() == {CREDIT, DISTRIBUTOR}
    for record in found.values():
        result = sampled.credit.result(record)
        assert (result.status, result.total) == ("ok", record[Evaluation.total])
    credit = found[CREDIT]
    link = credit[Evaluation.client]
    assert link
    assert link.target
    client = sampled.clients.get(link.target)
    # The sample's own file tells of the same decision.
    [row] = client.rows(OperatingDetail.credit_evals)
    scores = {criterion_of(one): one[Score.score] for one in credit.rows(Evaluation.scores)}
    assert row[CreditEvaluation.score_character] == scores["character"]
    assert credit[Evaluation.granted_limit] == row[CreditEvaluation.limit] == client[Trading.credit_limit]
    assert (credit[Evaluation.date], credit[Evaluation.next_review]) == (
        row[CreditEvaluation.date],
        row[CreditEvaluation.valid_to],
    )
