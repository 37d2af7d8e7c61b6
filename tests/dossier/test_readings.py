"""The tables of readings are what the dictionary says, however they are laid out."""

import json

import pytest

from clientdesk.dossier import readings


def test_the_tables_are_those_of_the_dictionary() -> None:
    phrases = json.loads(readings.table("phrases_dict.json"))
    assert len(list(readings.in_pieces(readings.table("phrases_dict.json")))) > 50
    assert len(phrases) > 40_000
    assert readings.of_phrases() == phrases
    assert readings.of_phrases()["银行"] == [["yín"], ["háng"]]
    assert readings.of_characters()[ord("单")].split(",")[0] == "dān"


def test_a_table_on_one_line_is_read_too(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"银行": [["yín"], ["háng"]], "重庆": [["chóng"], ["qìng"]]}
    monkeypatch.setattr(readings, "table", lambda _name: json.dumps(table, ensure_ascii=False))
    assert readings.of_phrases.__wrapped__() == table
