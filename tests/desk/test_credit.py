"""Evaluations at the desk: begun from what the file knows, reckoned, finished into the client's own file, reviewed."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from clientdesk.desk import Desk, batch
from clientdesk.dossier.enterprise.operating_detail import CreditEvaluation, OperatingDetail
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.house.credit import USUAL
from clientdesk.dossier.work.evaluation import CREDIT, WEIGHTED, Evaluation, Score, criterion_of
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from tests import make
from tests.desk.evaluated import SOUND, desk, dumped, scored, sound

__all__ = ["desk"]


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


def test_a_review_before_the_evaluation_is_refused(desk: Desk) -> None:
    before = dumped(desk)
    with pytest.raises(UserError) as refusal:
        desk.credit.finish(sound(desk, next_review=date(2001, 1, 31)))
    assert (refusal.value.key, dumped(desk)) == ("review_before", before)


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
