"""Records of service go wherever records go: search, history, batch, merging, erasing, exports, queries."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.batch import perform
from clientdesk.desk.outgoing.outgoing import read_everything
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.dispatch import Dispatch, UsedPart
from clientdesk.dossier.service.kinds import SERVICE_KINDS
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from tests import make
from tests.desk.service.serving import CLIENT, TODAY, led, written


def every_kind(desk: Desk, client: str = CLIENT) -> list[Record]:
    """A record of each kind for a client."""
    item = written(
        desk, "installed_item", client=client, name="Zyxwvut pump", serial="P-77", warranty_to=date(2026, 4, 1)
    )
    plan = written(desk, "service_plan", client=client, name="Oil", item=Link(item.code), begins=date(2026, 9, 1))
    asked = written(desk, "service_request", client=client, subject="Noise", item=Link(item.code), symptom="It howls.")
    sent = desk.service.answering(asked.code)
    sent[Dispatch.parts] = (Row({UsedPart.product.key: Link(None, "Seal"), UsedPart.quantity.key: Decimal(2)}),)
    desk.clients.create(sent)
    heard = written(desk, "complaint", client=client, subject="Handle broke", dispatch=Link(sent.code))
    return [item, plan, asked, desk.clients.get(sent.code), heard]


def test_they_are_found_by_words_number_and_serial_number(desk: Desk) -> None:
    every_kind(desk)
    for text in ("Zyxwvut", "howls", "TS202603-0001", "P-77", "Seal"):
        assert CLIENT in [hit.line.code for hit in desk.searching.find(text)], text


def test_a_complaint_is_written_led_and_taken_back_by_actions(desk: Desk) -> None:
    made = perform(
        desk,
        {"op": "create", "kind": "complaint", "values": {"client": {"code": CLIENT}, "subject": "Late", "severity": 2}},
    )
    code = made["code"]
    perform(desk, {"op": "update", "code": code, "values": {"state": "acknowledged", "owner": {"name": "Li"}}})
    record = desk.clients.get(code)
    assert [row.values["move"] for row in record.rows(Complaint.steps)] == ["acknowledge"]
    assert record[Complaint.answered_at] is not None
    with pytest.raises(UserError):
        perform(desk, {"op": "update", "code": code, "values": {"state": "closed"}})
    perform(desk, {"op": "undo"})
    assert desk.clients.get(code)[Complaint.state] == "received"
    perform(desk, {"op": "redo"})
    labels = {entry.label for entry in desk.past.of(code, words=catalogue("zh_CN")) if entry.old or entry.new}
    assert "首次答复时间" in labels
    perform(desk, {"op": "delete", "code": code})
    assert desk.service.of(CLIENT) == []
    perform(desk, {"op": "restore", "code": code})
    assert [each.code for each in desk.service.of(CLIENT)] == [code]


def test_undo_and_redo_bring_each_kind_back(desk: Desk) -> None:
    records = every_kind(desk)
    after = desk.keeping.dump()
    for _record in records:
        desk.past.undo()
    assert desk.service.of(CLIENT) == []
    for _record in records:
        desk.past.redo()
    assert desk.keeping.dump() == after


def test_a_merge_gives_them_to_the_file_that_stays(desk: Desk) -> None:
    desk.clients.create(make.person("王薇"))
    records = every_kind(desk, "KH000003")
    desk.doubles.merge(CLIENT, "KH000003")
    for record in records:
        link = desk.clients.get(record.code)[record.kind.by_key["client"]]
        assert link is not None
        assert link.target == CLIENT
    assert len(desk.service.of(CLIENT)) == len(SERVICE_KINDS)


def test_erasing_a_client_erases_them_but_not_those_of_others(desk: Desk) -> None:
    mine, theirs = every_kind(desk), written(desk, "complaint", client="KH000002", subject="Price")
    desk.clients.trash([CLIENT])
    desk.clients.erase([CLIENT])
    for record in mine:
        with pytest.raises(UserError):
            desk.clients.get(record.code)
    assert desk.clients.get(theirs.code).name == "Price"
    assert b"Zyxwvut" not in desk.store.path.read_bytes()
    assert desk.keeping.check(deep=True) == []


def test_the_whole_file_goes_out_and_comes_back_with_them(desk: Desk, tmp_path: Path) -> None:
    records = every_kind(desk)
    led(desk, records[3].code, "assign", "finish", "check", "close")
    out = tmp_path / "all.json"
    desk.outgoing.everything(out, reason="test")
    with Desk.create(tmp_path / "other.clientdesk", user="tester") as other:
        other.outgoing.take_back(read_everything(out))
        assert other.keeping.dump() == desk.keeping.dump()


def test_they_are_part_of_what_a_client_is_given_of_itself(desk: Desk, tmp_path: Path) -> None:
    every_kind(desk)
    out = tmp_path / "told"
    desk.outgoing.client_folder(out, CLIENT, profile="full", reason="asked for")
    told = "".join(path.read_text("utf-8") for path in out.rglob("*.json"))
    for text in ("Zyxwvut pump", "It howls.", "Handle broke", "Seal"):
        assert text in told


def found(desk: Desk, where: object) -> list[str]:
    asked = desk.querying.read({"where": {"all": [where]}})
    return [line.code for line in desk.querying.lines(asked)]


def test_clients_are_asked_for_by_their_service(desk: Desk) -> None:
    item, *_others, sent, heard = every_kind(desk)
    assert [line.code for line in desk.querying.lines(desk.querying.named("open_complaint"))] == [CLIENT]
    assert [line.code for line in desk.querying.lines(desk.querying.named("warranty_ends"))] == [CLIENT]
    ends = {
        "has": "installed_item.client",
        "where": {"all": [{"field": "warranty_to", "op": "next", "value": {"days": 20}}]},
    }
    assert found(desk, ends) == []
    part = {"has": "dispatch.client", "where": {"all": [{"field": "state", "op": "any_of", "value": ["draft"]}]}}
    assert found(desk, part) == [CLIENT]
    led(desk, heard.code, "acknowledge", "resolve", "close")
    assert desk.querying.lines(desk.querying.named("open_complaint")) == []
    assert item.code
    assert sent.code


@pytest.mark.parametrize("language", ["en", "zh_CN", "zh_TW"])
def test_what_is_asked_of_complaints_reads_as_a_sentence(desk: Desk, language: str) -> None:
    told = desk.querying.sentence(desk.querying.named("open_complaint"), catalogue(language))
    assert {"en": "complaint", "zh_CN": "投诉", "zh_TW": "投訴"}[language] in told


def test_a_request_of_another_client_is_no_target(desk: Desk) -> None:
    record = desk.service.new("dispatch", CLIENT)
    record[Dispatch.subject], record[Dispatch.request] = "Pump", Link("KH000002")
    with pytest.raises(UserError, match="there is no service_request"):
        desk.clients.create(record)


def test_nothing_is_negative(desk: Desk) -> None:
    record = desk.service.new("dispatch", CLIENT)
    record[Dispatch.subject], record[Dispatch.charge] = "Pump", Decimal(-1)
    with pytest.raises(UserError, match="not below zero"):
        desk.clients.create(record)


def test_the_morning_tells_what_of_service_needs_a_look(desk: Desk, set_clock: Callable[[str], None]) -> None:
    written(desk, "complaint", subject="Handle broke")
    led(desk, written(desk, "dispatch", subject="Pump").code, "assign")
    desk.service.move([written(desk, "dispatch", subject="Dear", estimate=Decimal(900)).code], "submit")
    written(desk, "service_request", subject="Noise", wanted_by=TODAY)
    told = desk.morning.alerts().service
    assert (told.late_complaints, told.dispatches_today, told.to_approve, told.late_requests) == (0, 1, 1, 0)
    set_clock("2026-03-09T10:00:00+00:00")
    told = desk.morning.alerts().service
    assert (told.late_complaints, told.dispatches_today, told.to_approve, told.late_requests) == (1, 0, 1, 1)
    desk.clients.trash([CLIENT])
    assert desk.morning.alerts().service.late_complaints == 0
