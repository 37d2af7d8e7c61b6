"""Actions from the shell: one JSON object a line, acknowledged or refused one by one."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from clientdesk.desk import batch
from clientdesk.dossier.person.basics import Basics
from tests.shell import Cli, book, cli, person, update

__all__ = ["book", "cli"]


def test_batch_acknowledges_line_by_line(cli: Cli, book: Path) -> None:
    actions = (person(full_name="李芳", children=[{"name": "小红"}]), update(position="会计"))
    told = cli("batch", book, actions=actions)
    assert told.documents == [
        {"ack": 1, "step": 2, "code": "KH000002"},
        {"ack": 2, "step": 3, "code": "KH000001"},
    ]
    assert told.err == ""


def test_every_action_of_batch(cli: Cli, book: Path, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    Image.new("RGB", (30, 20), "red").save(picture)
    note = tmp_path / "note.txt"
    note.write_text("hello")
    row = {"code": "KH000001", "group": "phones"}
    actions: tuple[object, ...] = (
        {"op": "add_row", **row, "values": {"number": "154 0000 0002"}},
        {"op": "add_row", **row, "values": {"number": "154 0000 0003"}, "at": 0},
        {"op": "update_row", **row, "row": 1, "values": {"note": "evenings"}},
        {"op": "move_row", **row, "row": 1, "to": 0},
        {"op": "remove_row", **row, "row": 1},
        {"op": "attach", "code": "KH000001", "field": "photo", "path": str(picture)},
        {"op": "attach", "code": "KH000001", "field": "attachments", "path": str(note), "title": "A note"},
        {"op": "answer", "code": "KH000001", "field": "blood_type", "answer": "unknown"},
        {"op": "define_field", "kind": "person", "key": "x_car", "label": "Car", "type": "text"},
        {"op": "redefine_field", "kind": "person", "key": "x_car", "label": "Auto", "type": "text"},
        update(x_car="red"),
        {"op": "delete", "code": "KH000001"},
        {"op": "restore", "code": "KH000001"},
        {"op": "undo"},
        {"op": "redo"},
        {"op": "drop_field", "kind": "person", "key": "x_car"},
        {"op": "undo"},
        person(full_name="李强"),
        {"op": "not_the_same", "code": "KH000001", "other": "KH000002"},
        {"op": "merge", "keep": "KH000001", "drop": "KH000002", "take": {"full_name": "keep"}},
        {"op": "undo"},
    )
    told = cli("batch", book, actions=actions)
    assert (told.code, told.err) == (0, "")
    assert [ack["ack"] for ack in told.documents] == list(range(1, len(actions) + 1))
    assert {str(action["op"]) for action in actions if isinstance(action, dict)} | {"create", "update"} == set(
        batch.ACTIONS
    )
    shown = cli("show", book, "KH000001", "--json").document
    assert shown["groups"]["phones"] == [{"number": "154 0000 0002", "note": "evenings"}]
    assert shown["values"]["photo"]["media"] == "image/jpeg"
    assert shown["groups"]["attachments"][0]["title"] == "A note"
    assert shown["values"]["x_car"] == "red"
    assert shown["answers"] == {"blood_type": "unknown"}
    assert cli("check", book, "--deep", "--json").document == {"ok": True, "findings": []}
    assert cli("batch", book, "--list").out.split() == list(batch.ACTIONS)


def test_an_update_that_expects_another_version_is_a_conflict(cli: Cli, book: Path) -> None:
    told = cli("batch", book, actions=({**update(position="会计"), "expect": 99}, update(nickname="小王")))
    assert (told.code, told.errors[0]["key"], told.errors[0]["line"]) == (9, "version", 1)
    assert [ack["ack"] for ack in told.documents] == [2]


RIGHT_TO_LEFT = "\u0645\u062d\u0645\u062f \u202eevil"


KEPT_AS_THEY_ARE = (
    "=cmd()", "=1+1", "+1", "@SUM(A1)", "<b>bold</b>", "{0}", "{name}", "%s", "%(name)s", "'; DROP TABLE client; --",
    "👨‍👩‍👧 family", "𠮷野家", RIGHT_TO_LEFT, "null", "../../etc/passwd", "\\x00", "&amp;", "a" * 80,
)  # fmt: skip


@pytest.mark.parametrize("text", KEPT_AS_THEY_ARE)
def test_text_is_kept_literally(cli: Cli, book: Path, text: str) -> None:
    assert cli("batch", book, actions=(update(full_name=text, view_family=text + "\n" + text),)).code == 0
    values = cli("show", book, "KH000001", "--json").document["values"]
    assert (values["full_name"], values["view_family"]) == (text, text + "\n" + text)
    assert text in cli("show", book, "KH000001").out
    assert cli("search", book, text, "--json").code == 0
    assert cli("history", book, "KH000001").code == 0


WRONG_ID = "999999199003070019"


REFUSED: tuple[tuple[object, str, str | None], ...] = (
    (b"not json", "no_json", None),
    (b"[1, 2]", "no_json", None),
    (b'"text"', "no_json", None),
    (b"{", "no_json", None),
    (b"[" * 100_000, "no_json", None),
    (b'{"op": "create"' + b"\xff\xfe" + b"}", "no_utf8", None),
    ({}, "no_such_action", None),
    ({"op": "fly"}, "no_such_action", None),
    ({"op": ["create"]}, "no_such_action", None),
    ({"op": "create"}, "incomplete", None),
    ({"op": "create", "kind": "ship", "values": {}}, "kind", None),
    ({"op": "create", "kind": "person", "values": []}, "incomplete", None),
    ({"op": "create", "kind": "person", "values": {}}, "refused_value", "full_name"),
    (person(colour="red"), "unknown_field", "colour"),
    (person(age=3), "unknown_field", "age"),
    (person(full_name=5), "refused_value", "full_name"),
    (person(full_name=["a"]), "refused_value", "full_name"),
    (person(full_name=""), "refused_value", "full_name"),
    (person(full_name="   "), "refused_value", "full_name"),
    (person(full_name="\x00\x01"), "refused_value", "full_name"),
    (person(full_name="a" * 81), "refused_value", "full_name"),
    (person(full_name="x" * 10_000_000), "refused_value", "full_name"),
    (b'{"op":"create","kind":"person","values":{"full_name":"\\ud83d"}}', "refused_value", "full_name"),
    (person(birth_date="1990-02-30"), "refused_value", "birth_date"),
    (person(birth_date="soon"), "refused_value", "birth_date"),
    (person(birth_date=19900101), "refused_value", "birth_date"),
    (person(birth_date="2990-01-01"), "refused_value", "birth_date"),
    (person(wedding_date="2001-13-01"), "refused_value", "wedding_date"),
    (person(birth_lunar="2023-L03-01"), "refused_value", "birth_lunar"),
    (person(id_number=WRONG_ID, id_doc_type="cn_id"), "refused_value", "id_number"),
    (person(gender="q"), "refused_value", "gender"),
    (person(gender=True), "refused_value", "gender"),
    (person(mobile="call me"), "refused_value", "mobile"),
    (person(mobile=13800138000), "refused_value", "mobile"),
    (person(email="nobody"), "refused_value", "email"),
    (person(height_cm="tall"), "refused_value", "height_cm"),
    (person(height_cm=9999), "refused_value", "height_cm"),
    (person(height_cm="1e400"), "refused_value", "height_cm"),
    (b'{"op":"create","kind":"person","values":{"full_name":"A","height_cm":NaN}}', "refused_value", "height_cm"),
    (b'{"op":"create","kind":"person","values":{"full_name":"A","household_size":1e999}}', "refused_value", None),
    (person(annual_income="12.345"), "refused_value", "annual_income"),
    (person(household_size=2.5), "refused_value", "household_size"),
    (person(household_size=0), "refused_value", "household_size"),
    (person(is_key_client="yes"), "refused_value", "is_key_client"),
    (person(tags="a"), "refused_value", "tags"),
    (person(tags=[1]), "refused_value", "tags"),
    (person(home_address={"planet": "Mars"}), "refused_value", "home_address"),
    (person(home_address={"city": 5}), "refused_value", "home_address"),
    (person(photo="/etc/passwd"), "refused_value", "photo"),
    (person(introduced_by={"code": "KH999999"}), "no_such_target", "introduced_by"),
    (person(introduced_by={"id": 1}), "refused_value", "introduced_by"),
    (person(children="two"), "refused_value", "children"),
    (person(children=[{"colour": 1}]), "refused_value", "children"),
    (person(children=[{}]), "refused_value", "children"),
    (person(children=[{"birthday": "1990-13"}]), "refused_value", "birthday"),
    (person(client_code="KH000001"), "code_taken", None),
    (update("KH000099", position="x"), "no_such_client", None),
    (update(client_code="X1"), "fixed_field", "client_code"),
    ({"op": "update", "code": 5, "values": {}}, "incomplete", None),
    ({"op": "delete", "code": "KH000099"}, "no_such_client", None),
    ({"op": "add_row", "code": "KH000001", "group": "wings", "values": {}}, "unknown_field", None),
    ({"op": "remove_row", "code": "KH000001", "group": "phones", "row": 0}, "no_such_row", None),
    ({"op": "move_row", "code": "KH000001", "group": "phones", "row": -1, "to": 0}, "no_such_row", None),
    ({"op": "attach", "code": "KH000001", "field": "photo", "path": "/nowhere/a.jpg"}, "unreadable", None),
    ({"op": "attach", "code": "KH000001", "field": "position", "path": "/etc/hosts"}, "no_file_here", "position"),
    ({"op": "attach", "code": "KH000001", "field": "photo", "path": "/dev/zero"}, "no_file", None),
    ({"op": "answer", "code": "KH000001", "field": "wings", "answer": "na"}, "unknown_field", "wings"),
    ({"op": "answer", "code": "KH000001", "field": "blood_type", "answer": {"a": 1}}, "answer", None),
    ({"op": "define_field", "kind": "person"}, "own_field_incomplete", None),
    ({"op": "define_field", "kind": "ship", "key": "x_a", "label": "A", "type": "text"}, "kind", None),
    ({"op": "define_field", "kind": "person", "key": "a b", "label": "A", "type": "text"}, "own_field_key", None),
    ({"op": "define_field", "kind": "person", "key": "x_a", "label": "A", "type": "soul"}, "own_field_type", None),
    ({"op": "define_field", "kind": "person", "key": "x_a", "label": "A", "type": "choice"}, "own_field_choices", None),
    ({"op": "drop_field", "kind": "person", "key": "x_a"}, "no_own_field", "x_a"),
    ({"op": "redo"}, "nothing_to_redo", None),
)


@pytest.mark.parametrize(
    ("line", "key", "field"), REFUSED, ids=[f"{number}-{case[1]}" for number, case in enumerate(REFUSED)]
)
def test_a_bad_line_is_told_and_nothing_of_it_is_stored(
    cli: Cli, book: Path, line: object, key: str, field: str | None
) -> None:
    before = cli("dump", book).document
    told = cli("batch", book, actions=(line, {"op": "answer", "code": "KH000001", "field": "hobbies", "answer": "na"}))
    assert told.code != 0
    (error,) = told.errors
    assert (error["line"], error["key"]) == (1, key)
    assert error["text"]
    if field:
        assert error["field"] == field
    assert len(told.err) < 1000
    assert [ack["ack"] for ack in told.documents] == [2]
    after = cli("dump", book).document
    assert after["clients"][0].pop("answers") == {"hobbies": "na"}
    assert after == before


def test_errors_never_repeat_a_clients_value(cli: Cli, book: Path) -> None:
    secret = "Zxqvara-12-77"
    actions = [update(**{key: secret}) for key in ("birth_date", "mobile", "email", "gender", "height_cm", "tags")]
    told = cli("batch", book, actions=tuple(actions))
    assert len(told.errors) == len(actions)
    assert secret not in told.err


def test_a_photo_that_is_none_is_refused(cli: Cli, book: Path, tmp_path: Path) -> None:
    fake = tmp_path / "fake.jpg"
    fake.write_bytes(b"\xff\xd8\xff\xe0 I am no picture")
    told = cli("batch", book, actions=({"op": "attach", "code": "KH000001", "field": "photo", "path": str(fake)},))
    assert (told.code, told.out, told.errors[0]["line"]) == (8, "", 1)
    assert cli("check", book, "--deep").code == 0


def test_empty_lines_and_a_byte_order_mark_are_passed_over(cli: Cli, book: Path) -> None:
    line = json.dumps(update(position="会计")).encode()
    told = cli("batch", book, stdin=b"\xef\xbb\xbf" + line + b"\r\n\r\n   \n" + line)
    assert (told.code, [ack["ack"] for ack in told.documents]) == (0, [1, 4])


def test_values_of_every_type_come_back_as_they_were_given(cli: Cli, book: Path) -> None:
    values: dict[str, Any] = {
        "annual_income": "120000.50",
        "height_cm": "172.5",
        "household_size": 3,
        "is_key_client": False,
        "birth_date": "--03-05",
        "birth_lunar": "1987-L06-10",
        "wedding_date": "2001-05-06",
        "post_since": "2020-01",
        "hobbies": ["钓鱼", "jazz"],
        "home_address": {"country": "CN", "city": "苏州市"},
        "introduced_by": {"name": "老李"},
    }
    assert cli("batch", book, actions=(update(**values),)).err == ""
    shown = cli("show", book, "KH000001", "--json").document["values"]
    assert {key: shown[key] for key in values} == values
    cleared: dict[str, Any] = dict.fromkeys(values)
    assert cli("batch", book, actions=(update(**cleared),)).err == ""
    assert not set(values) & set(cli("show", book, "KH000001", "--json").document["values"])
    assert Basics.full_name.key in cli("show", book, "KH000001", "--json").document["values"]
