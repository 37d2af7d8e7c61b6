"""The user's own fields in the journal: dropped, restored, made sensitive."""

from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.errors import UserError
from clientdesk.store.own_fields import Definition
from tests.store.edits import edit, stored


def test_the_values_of_a_dropped_own_field_come_back_with_undo(desk: Desk) -> None:
    code = stored(desk).code
    desk.own_fields.define(Definition("person", "x_car", "Car", "text"))
    record = desk.clients.get(code)
    record[desk.kind("person").by_key["x_car"]] = "red"
    desk.clients.save(record)
    desk.own_fields.drop("person", "x_car")
    assert "x_car" not in desk.kind("person").by_key
    assert desk.searching.find("red") == []
    desk.past.undo()
    assert desk.clients.get(code)[desk.kind("person").by_key["x_car"]] == "red"
    assert [hit.line.code for hit in desk.searching.find("red")] == [code]
    assert desk.keeping.check(deep=True) == []


def test_an_own_field_that_becomes_sensitive_leaves_the_search(desk: Desk) -> None:
    code = stored(desk).code
    desk.own_fields.define(Definition("person", "x_car", "Car", "text"))
    edit(desk, code, desk.kind("person").by_key["x_car"], "Zxqvara")
    assert [hit.line.code for hit in desk.searching.find("Zxqvara")] == [code]
    desk.own_fields.redefine(Definition("person", "x_car", "Car", "text", "sensitive"))
    assert desk.searching.find("Zxqvara") == []
    assert desk.keeping.check(deep=True) == []


def test_an_own_field_survives_a_restart(desk: Desk, path: Path) -> None:
    desk.own_fields.define(Definition("person", "x_car", "Car", "choice", choices=(("r", "Red"),)))
    code = stored(desk).code
    record = desk.clients.get(code)
    record[desk.kind("person").by_key["x_car"]] = "r"
    desk.clients.save(record)
    desk.close()
    with Desk.open(path) as again:
        assert again.clients.get(code)[again.kind("person").by_key["x_car"]] == "r"


def test_an_own_field_cannot_take_the_key_of_a_declared_or_living_one(desk: Desk) -> None:
    desk.own_fields.define(Definition("person", "x_car", "Car", "text"))
    with pytest.raises(UserError, match="with this key already"):
        desk.own_fields.define(Definition("person", "x_car", "Other", "int"))


def test_undoing_the_making_of_an_own_field_takes_it_away(desk: Desk) -> None:
    desk.own_fields.define(Definition("enterprise", "x_car", "Car", "text"))
    desk.past.undo()
    assert "x_car" not in desk.kind("enterprise").by_key
    desk.past.redo()
    assert "x_car" in desk.kind("enterprise").by_key
