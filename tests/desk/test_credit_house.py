"""Reviews that fall due, the rules of the house, distributors side by side, evaluations by batch."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.desk.clients import Refused
from clientdesk.desk.morning import Asked
from clientdesk.dossier.enterprise.operating_detail import CreditEvaluation, OperatingDetail
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
from tests.desk.evaluated import SOUND, desk, dumped, scored, sound

__all__ = ["desk"]


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
