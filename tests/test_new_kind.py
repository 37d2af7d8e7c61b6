"""A kind of thirty lines gets form, list, search, history, undo, export, card and batch without a line of machinery."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk, batch
from clientdesk.desk.cards import PrintWish
from clientdesk.desk.declarations import declarations
from clientdesk.dossier.kinds import KINDS
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.exchange.cards import card_text
from clientdesk.i18n import catalogue
from clientdesk.store.own_fields import Definition
from clientdesk.ui.context import Context
from clientdesk.ui.form.form import Form
from clientdesk.ui.tasks import Tasks
from tests import make
from tests.visit import VISIT, Met, Visit

ENGLISH = catalogue("en")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    """A desk that keeps visits too."""
    with Desk.create(path, user="tester", kinds=(*KINDS, VISIT)) as made:
        yield made


@pytest.fixture
def visit(desk: Desk) -> Record:
    """A stored visit to a stored client."""
    client = make.person("赵大山")
    desk.clients.create(client)
    record = desk.clients.new(VISIT.name)
    record[Visit.subject], record[Visit.client], record[Visit.town] = "看样品 samples", Link(client.code), "苏州"
    record[Visit.date], record[Visit.travel_cost], record[Visit.topics] = date(2026, 3, 5), Decimal("12.50"), ("price",)
    record[Visit.report] = "They want blue ones."
    record[Visit.met] = (Row({Met.name.key: "李芳", Met.phone.key: "154 0000 0001"}), Row({Met.name.key: "Bo"}))
    desk.clients.create(record)
    return desk.clients.get(record.code)


def test_the_declarations_tell_of_it() -> None:
    told = declarations(VISIT.name, kinds=(*KINDS, VISIT))
    assert len([line for line in told if not line["group"]]) == 13
    assert [line["key"] for line in told if line["group"]] == ["name", "phone"]


def test_it_is_kept_and_read_back(desk: Desk, visit: Record, path: Path) -> None:
    assert (visit.code, visit[Visit.purpose], visit[Visit.client]) == ("BS000001", "first", Link("KH000001", "赵大山"))
    desk.close()
    with Desk.open(path, kinds=(*KINDS, VISIT)) as again:
        assert again.clients.get(visit.code).to_json() == visit.to_json()
        assert again.keeping.check(deep=True) == []


def test_it_stands_in_the_list(desk: Desk, visit: Record) -> None:
    (line,) = desk.clients.lines(desk.clients.numbers(kinds=[VISIT.name]))
    assert (line.name, line.city, line.kind) == ("看样品 samples", "苏州", "visit")


@pytest.mark.parametrize("text", ["样品", "kanyangpin", "suzhou", "李芳", "0001", "blue", "BS000001", "price"])
def test_it_is_found(desk: Desk, visit: Record, text: str) -> None:
    assert visit.code in [hit.line.code for hit in desk.searching.find(text)]


def test_its_history_is_told_and_undone(desk: Desk, visit: Record) -> None:
    visit[Visit.success] = 4
    visit[Visit.met] = visit.rows(Visit.met)[::-1]
    desk.clients.save(visit)
    told = [(line.label, line.old, line.new) for line in desk.past.of(visit.code, words=ENGLISH)]
    assert told[:2] == [("People met", "", ""), ("Success", "", "4/5")]
    desk.past.undo()
    back = desk.clients.get(visit.code)
    assert (back[Visit.success], [row[Met.name] for row in back.rows(Visit.met)]) == (None, ["李芳", "Bo"])
    desk.past.redo()
    assert desk.clients.get(visit.code)[Visit.success] == 4


def test_its_rules_are_kept(desk: Desk, visit: Record) -> None:
    visit[Visit.again_on] = date(2026, 1, 1)
    assert [problem.field for problem in desk.clients.problems(visit)] == [Visit.again_on]
    visit[Visit.subject] = None
    with pytest.raises(Exception, match="subject: This is needed"):
        desk.clients.save(visit)


def test_it_has_a_card(desk: Desk, visit: Record) -> None:
    text = card_text(visit, language="en", surroundings=desk.clients.surroundings(visit))
    for shown in ("看样品 samples", "Travel cost", "12.50", "They want blue ones.", "李芳"):
        assert shown in text
    assert desk.cards.make([visit.code], PrintWish(language="zh_CN")).pdf.startswith(b"%PDF")


def test_it_is_exported(desk: Desk, visit: Record, tmp_path: Path) -> None:
    desk.ledgers.save("records", tmp_path / "visits.xlsx", kinds=[VISIT.name], profile="work")
    main, met, *_ = openpyxl.load_workbook(tmp_path / "visits.xlsx").worksheets
    rows = list(main.iter_rows(values_only=True))
    assert rows[3][:3] == ("Client code", "Subject", "Client")
    assert rows[4][:3] == ("BS000001", "看样品 samples", "赵大山 [KH000001]")
    assert [row[1] for row in met.iter_rows(min_row=5, values_only=True)] == ["李芳", "Bo"]


def test_it_comes_by_batch(desk: Desk) -> None:
    values = {"subject": "Repair", "minutes": 40, "travel_cost": "8.00", "met": [{"name": "Ann"}]}
    line = json.dumps({"op": "create", "kind": "visit", "values": values})
    done = batch.perform(desk, batch.parse(line))
    told = desk.clients.get(done["code"]).to_json()
    assert (told["values"]["minutes"], told["groups"]["met"]) == (40, [{"name": "Ann"}])
    with pytest.raises(Exception, match="wings"):
        batch.perform(desk, batch.parse(json.dumps({"op": "create", "kind": "visit", "values": {"wings": 2}})))


def test_it_can_be_asked_about(desk: Desk, visit: Record) -> None:
    dear = {"field": "travel_cost", "op": ">", "value": "10.00"}
    met = {"has": "met", "where": {"all": [{"field": "phone", "op": "ends", "value": "0001"}]}}
    asked = desk.querying.read({"kinds": ["visit"], "where": {"all": [dear, met]}})
    assert [line.code for line in desk.querying.lines(asked)] == [visit.code]
    said = desk.querying.sentence(asked, ENGLISH)
    assert (
        said == "Visits whose travel cost is above 10, and with an entry in “People met” whose telephone ends in “0001”"
    )
    back = desk.querying.read(
        {"kinds": ["person"], "where": {"all": [{"has": "visit.client", "where": {"all": [dear]}}]}}
    )
    assert [line.name for line in desk.querying.lines(back)] == ["赵大山"]


def test_it_takes_own_fields(desk: Desk, visit: Record) -> None:
    desk.own_fields.define(Definition(VISIT.name, "x_weather", "Weather", "text"))
    record = desk.clients.get(visit.code)
    record[desk.kind(VISIT.name).by_key["x_weather"]] = "rain"
    desk.clients.save(record)
    assert [hit.line.code for hit in desk.searching.find("rain")] == [visit.code]


@pytest.fixture
def form(desk: Desk, qtbot: QtBot) -> Iterator[Form]:
    """The form of a visit, made as a page makes it."""
    tasks = Tasks()
    made = Form(desk.kind(VISIT.name), Context(desk, tasks, ENGLISH))
    qtbot.addWidget(made)
    while made.make_some():
        continue
    yield made
    qtbot.waitUntil(lambda: tasks.idle, timeout=20_000)
    tasks.stop()


def test_it_has_a_form(form: Form, visit: Record) -> None:
    assert list(form.entries) == [field.key for field in VISIT.values]
    assert list(form.grids) == ["met"]
    entry = form.entries["minutes"]
    assert entry.label.text() == "Minutes"
    entry.editor.set_value(40)
    assert entry.editor.value() == 40
    form.grids["met"].show_rows(visit, visit.rows(Visit.met), [])
    assert form.grids["met"].model.rowCount() >= 2
