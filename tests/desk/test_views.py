"""Saved views: kept, renamed, put in order, deleted, each as one step; told by the command `query` too."""

import json
from pathlib import Path

import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from clientdesk.dossier.house.views import SavedView, Views
from clientdesk.dossier.queries.tree import Condition, Query, all_of
from clientdesk.dossier.queries.views import Density, Sort, View
from clientdesk.dossier.rows import Row
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from clientdesk.store.own_fields import Definition
from tests import make


def view(name: str, tag: str = "VIP", **more: object) -> View:
    return View(name, Query(all_of(Condition("tags", "any_of", (tag,)))), **more)  # type: ignore[arg-type]


def names(desk: Desk) -> list[str]:
    return [kept.name for kept in desk.views.all()]


def test_a_view_comes_back_as_it_was_kept(desk: Desk) -> None:
    order = (Sort("updated", descending=True),)
    kept = view("VIP renewals", columns=("name", "phone"), sort=order, density=Density.COMPACT, widths={"name": 180})
    _changed, number = desk.views.save(kept)
    (found,) = desk.views.all()
    assert (found.number, found.view) == (number, kept)
    assert desk.views.find("ｖｉｐ RENEWALS") == found


def test_each_change_of_the_views_is_one_step_that_can_be_taken_back(desk: Desk) -> None:
    first = desk.views.save(view("A"))[1]
    second = desk.views.save(view("B"))[1]
    desk.views.save(view("C"))
    desk.views.rename(second, "Bee")
    assert names(desk) == ["A", "Bee", "C"]
    desk.views.reorder([second, first])
    assert names(desk) == ["Bee", "A", "C"]
    desk.views.delete(first)
    assert names(desk) == ["Bee", "C"]
    desk.past.undo()
    assert names(desk) == ["Bee", "A", "C"]
    desk.past.undo()
    assert names(desk) == ["A", "Bee", "C"]
    step, _changed = desk.past.undo()
    assert step.sentence(catalogue("en")) == "Rename the view B to Bee"
    assert names(desk) == ["A", "B", "C"]


def test_a_view_keeps_its_number_when_it_is_changed(desk: Desk) -> None:
    number = desk.views.save(view("A"))[1]
    desk.views.change(number, view("A", tag="茶"))
    (kept,) = desk.views.all()
    assert kept.number == number
    assert kept.view == view("A", tag="茶")


@pytest.mark.parametrize("name", ["A", " a", "Ａ"])
def test_two_views_of_one_name_are_refused(desk: Desk, name: str) -> None:
    desk.views.save(view("A"))
    with pytest.raises(UserError) as refused:
        desk.views.save(view(name))
    assert refused.value.key == "view_name_taken"
    assert names(desk) == ["A"]


def test_a_view_without_a_name_is_refused(desk: Desk) -> None:
    number = desk.views.save(view("A"))[1]
    with pytest.raises(UserError, match="name"):
        desk.views.rename(number, "  ")
    assert names(desk) == ["A"]


def test_a_view_that_cannot_be_read_is_told_and_kept_until_its_field_comes_back(desk: Desk) -> None:
    desk.own_fields.define(Definition("person", "x_boat", "Boat", "text"))
    number = desk.views.save(View("Sailors", Query(all_of(Condition("x_boat", "filled")), kinds=("person",))))[1]
    before = desk.house.record().rows(Views.saved_views)
    desk.own_fields.drop("person", "x_boat")
    (kept,) = desk.views.all()
    assert kept.view is None
    assert kept.problem is not None
    with pytest.raises(UserError, match="x_boat"):
        desk.querying.named("Sailors")
    desk.views.rename(number, "Seafarers")
    assert desk.house.record().rows(Views.saved_views)[0][SavedView.view] == before[0][SavedView.view]
    desk.past.undo()
    desk.past.undo()
    assert desk.views.all()[0].view is not None


def test_text_that_is_no_view_is_told_by_name(desk: Desk) -> None:
    house = desk.house.record()
    broken = {SavedView.name.key: "Broken", SavedView.view.key: "[["}
    house[Views.saved_views] = (Row(broken),)
    desk.clients.create(house)
    (kept,) = desk.views.all()
    assert kept.problem is not None
    assert "Broken" in kept.problem.text.format(**kept.problem.values)


# Archived files


def test_archived_files_are_known_and_asked_for(desk: Desk) -> None:
    desk.clients.create(make.person("王薇"))
    desk.clients.create(make.person("李强", file_status="archived"))
    (number,) = desk.querying.archived()
    assert [line.name for line in desk.clients.lines([number])] == ["李强"]
    assert desk.querying.asks_of_archived(desk.querying.named("archived"))
    assert not desk.querying.asks_of_archived(desk.querying.named("all"))


# The command


@pytest.fixture
def book(desk: Desk, path: Path) -> Path:
    desk.clients.create(make.person("王薇", tags=("VIP",)))
    desk.clients.create(make.person("李强", tags=("vip",)))
    desk.views.save(view("重要客户", sort=(Sort("sort", descending=True),)))
    desk.views.save(view("all"))
    desk.close()
    return path


def told(capfd: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert run([str(argument) for argument in arguments]) == 0
    return capfd.readouterr().out


def test_the_command_finds_a_saved_view_in_its_own_order(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    found = json.loads(told(capfd, "query", book, "重要客户", "--json"))
    assert [one["name"] for one in found] == ["王薇", "李强"]
    by_name = json.loads(told(capfd, "query", book, "重要客户", "--json", "--sort", "sort"))
    assert [one["name"] for one in by_name] == ["李强", "王薇"]
    assert "VIP" in told(capfd, "query", book, "重要客户", "--sentence")


def test_names_of_the_program_go_before_those_of_views(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "query", book, "all", "--sentence").strip() == "All clients"


def test_the_command_lists_what_has_a_name(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    listed = json.loads(told(capfd, "query", book, "--list", "--json"))
    assert {"name": "archived", "label": "Archived", "saved": False, "readable": True} in listed
    assert [one["name"] for one in listed if one["saved"]] == ["重要客户", "all"]
    assert "重要客户" in told(capfd, "query", book, "--list")


def test_a_query_that_is_not_named_is_a_fault_of_usage(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert run(["query", str(book)]) == 2
    assert "--list" in capfd.readouterr().err
