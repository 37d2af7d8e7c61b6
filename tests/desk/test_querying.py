"""Asking the desk, and the command `query`: counts, order, words, what is shown of whom was found."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clientdesk.cli.main import run
from clientdesk.desk import Desk
from clientdesk.dossier.queries.shipped import SHIPPED
from clientdesk.dossier.queries.tree import Condition, Has, Query, all_of, none_of
from clientdesk.dossier.queries.views import Sort
from clientdesk.dossier.values import Address, Link, PartialDate
from clientdesk.errors import UserError
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.own_fields import Definition
from tests import make

ENGLISH = catalogue("en")
IN_SUZHOU = {"where": {"all": [{"field": "city", "op": "is", "value": "苏州"}]}}


@pytest.fixture
def desk(desk: Desk, set_clock: Callable[[str], None]) -> Desk:
    """Three persons, two of them from 苏州, and a firm, on a Sunday in November."""
    set_clock("2026-11-22T10:00:00+00:00")
    suzhou = Address("CN", "江苏省", "苏州市")
    desk.clients.create(
        make.person("王薇", home_address=suzhou, birth_date=PartialDate(1990, 12, 1), mobile="154 0000 0001")
    )
    desk.clients.create(
        make.person("李强", home_address=suzhou, birth_date=PartialDate(1970, 12, 2), ethnicity="样本族")
    )
    desk.clients.create(make.person("赵芳", introduced_by=Link("KH000001")))
    desk.clients.create(make.enterprise("样板贸易有限公司"))
    return desk


def names(desk: Desk, asked: Query, *order: Sort) -> list[str]:
    return [line.name for line in desk.querying.lines(asked, order=order or (Sort("code"),))]


def test_a_query_is_counted_and_found_in_order(desk: Desk) -> None:
    asked = desk.querying.read(IN_SUZHOU)
    assert desk.querying.count(asked) == 2
    assert names(desk, asked) == ["王薇", "李强"]
    assert names(desk, asked, Sort("birth_date")) == ["李强", "王薇"]
    assert names(desk, asked, Sort("birth_date", descending=True)) == ["王薇", "李强"]
    assert names(desk, Query(), Sort("birth_date"))[-2:] == ["赵芳", "样板贸易有限公司"]
    assert desk.querying.write(asked) == {"version": 1, **IN_SUZHOU}


def aged(desk: Desk, op: str, value: Any) -> list[str]:
    return names(desk, desk.querying.read({"where": {"all": [{"field": "age", "op": op, "value": value}]}}))


def test_who_is_certainly_so_old_is_found_by_the_month_or_the_year_alone(desk: Desk) -> None:
    births = {"March": PartialDate(1951, 3), "November": PartialDate(1951, 11), "Year": PartialDate(1951)}
    for name, born in births.items():
        desk.clients.create(make.person(name, birth_date=born))
    assert aged(desk, ">=", 75) == ["March"]
    assert aged(desk, ">=", 74) == ["March", "November", "Year"]
    assert aged(desk, "between", [74, 75]) == ["March", "November", "Year"]
    assert aged(desk, "<", 75) == ["王薇", "李强"]
    assert aged(desk, "=", 75) == ["March"]


PERHAPS: list[tuple[dict[str, Any], list[str] | None]] = [
    ({"all": [{"field": "age", "op": ">=", "value": 75}]}, ["November", "Year", "No year"]),
    ({"all": [{"field": "age", "op": ">", "value": 74}]}, ["November", "Year", "No year"]),
    ({"all": [{"field": "age", "op": "=", "value": 74}]}, ["November", "Year", "No year"]),
    ({"all": [{"field": "age", "op": "between", "value": [60, 80]}]}, ["No year"]),
    ({"all": [{"field": "birth_date", "op": "older", "value": 75}]}, ["November", "Year", "No year"]),
    ({"all": [{"field": "age", "op": ">=", "value": 75}, {"field": "age", "op": "<", "value": 90}]}, None),
    ({"any": [{"field": "age", "op": ">=", "value": 75}, {"field": "name", "op": "is", "value": "Year"}]}, None),
]


@pytest.mark.parametrize(("where", "expected"), PERHAPS, ids=str)
def test_who_may_be_so_old_is_asked_for_by_a_query_of_its_own(
    desk: Desk, where: dict[str, Any], expected: list[str] | None
) -> None:
    births = {"March": "1951-03", "November": "1951-11", "Year": "1951", "No year": "--11-22", "Young": "1990"}
    for name, born in births.items():
        desk.clients.create(make.person(name, birth_date=PartialDate.parse_iso(born)))
    asked = desk.querying.read({"where": where})
    perhaps = desk.querying.perhaps(asked)
    assert perhaps is not None
    unsure = ["November", "No year"] if "any" in where else ["November", "Year", "No year"]
    assert names(desk, perhaps) == (unsure if expected is None else expected)
    assert not set(names(desk, perhaps)) & set(names(desk, asked))
    assert desk.querying.read(desk.querying.write(perhaps)) == perhaps
    for language in LANGUAGES:
        assert desk.querying.sentence(perhaps, catalogue(language))


def test_where_no_age_is_asked_nobody_is_meant_besides(desk: Desk) -> None:
    assert desk.querying.perhaps(desk.querying.read(IN_SUZHOU)) is None
    assert desk.querying.perhaps(Query(none_of(Condition("age", ">=", 75)))) is None


def test_a_spouse_of_unknown_age_counts_too(desk: Desk) -> None:
    desk.clients.create(make.person("Anne", spouse_birthday=PartialDate(1951)))
    older = {"all": [{"field": "birth_date", "op": "older", "value": 75}]}
    asked = desk.querying.read({"where": {"all": [{"has": "spouse_id", "where": older}]}})
    perhaps = desk.querying.perhaps(asked)
    assert perhaps is not None
    assert names(desk, asked) == []
    assert names(desk, perhaps) == ["Anne"]


def test_the_last_contact_is_asked_for_by_when_it_was_not(desk: Desk) -> None:
    asked = desk.querying.read({"where": {"all": [{"field": "contacted", "op": "not_last", "value": {"days": 30}}]}})
    assert desk.querying.count(asked) == 4
    assert desk.querying.sentence(asked, ENGLISH) == "Clients whose last contact is not in the last 30 days"


@pytest.mark.parametrize("key", ["moon", "children", "photo", "tags", "age", "home_address", "home_address.city"])
def test_a_list_is_not_sorted_by_what_has_no_order(desk: Desk, key: str) -> None:
    with pytest.raises(UserError) as refused:
        desk.querying.numbers(Query(), order=(Sort(key),))
    assert (refused.value.key, refused.value.values["field"]) == ("unknown_order", key)


def test_a_count_that_is_no_longer_wanted_stops(desk: Desk) -> None:
    for number in range(20):
        desk.clients.create(make.person(f"李{number}"))
    many = all_of(*(Condition("full_name", "is_not", f"王{number}") for number in range(190)))
    with pytest.raises(Cancelled):
        desk.querying.count(Query(many), progress=Progress(cancelled=lambda: True))
    assert desk.querying.count(Query(many)) == 24


def test_a_query_that_names_a_client_is_read_back_with_the_name(desk: Desk) -> None:
    introduced = all_of(Condition("introduced_by", "any_of", ("KH000001", "KH999999")))
    assert desk.querying.sentence(Query(introduced), ENGLISH) == "Clients introduced by 王薇 or KH999999"
    deeper = all_of(Has("person.introduced_by", introduced))
    assert "王薇" in desk.querying.sentence(Query(deeper), catalogue("zh_CN"))


def test_an_own_field_can_be_asked_about_until_it_is_dropped(desk: Desk) -> None:
    raw = {"where": {"all": [{"field": "x_shoe", "op": ">", "value": "40"}]}}
    with pytest.raises(UserError, match="x_shoe"):
        desk.querying.read(raw)
    desk.own_fields.define(Definition("person", "x_shoe", "Shoe size", "number"))
    record = desk.clients.get("KH000001")
    record[record.kind.by_key["x_shoe"]] = record.kind.by_key["x_shoe"].type.from_json("42")
    desk.clients.save(record)
    assert names(desk, desk.querying.read(raw)) == ["王薇"]
    assert desk.querying.sentence(desk.querying.read(raw), ENGLISH) == "Clients whose shoe size is above 40"
    kept = desk.querying.read(raw)
    desk.own_fields.drop("person", "x_shoe")
    for use in (desk.querying.count, desk.querying.numbers, desk.querying.write):
        with pytest.raises(UserError, match="no field x_shoe"):
            use(kept)


def test_what_was_asked_about_is_shown_unless_it_is_sensitive(desk: Desk) -> None:
    born = Query(all_of(Condition("birth_date", "filled")))
    shown = {hit.line.name: (hit.field, hit.snippet) for hit in desk.querying.hits(born, words=ENGLISH)}
    assert shown == {"王薇": ("birth_date", "1990-12-01"), "李强": ("birth_date", "1970-12-02")}
    sensitive = Query(all_of(Condition("ethnicity", "filled")))
    assert [(hit.field, hit.snippet) for hit in desk.querying.hits(sensitive, words=ENGLISH)] == [("", "")]


@pytest.mark.parametrize("name", SHIPPED)
def test_what_comes_with_the_program_is_found_and_said(desk: Desk, name: str) -> None:
    asked = desk.querying.named(name)
    assert desk.querying.count(asked) == len(desk.querying.numbers(asked))
    for language in LANGUAGES:
        assert desk.querying.sentence(asked, catalogue(language))


def test_birthdays_of_the_family_count_too(desk: Desk) -> None:
    record = desk.clients.get("KH000003")
    record[record.kind.by_key["spouse_birthday"]] = PartialDate(1980, 12, 1)
    desk.clients.save(record)
    assert sorted(names(desk, desk.querying.named("birthdays"))) == sorted(["王薇", "李强", "赵芳"])


# The command


@pytest.fixture
def book(desk: Desk, path: Path) -> Path:
    """The same, closed."""
    desk.close()
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A query kept in a file."""
    file = tmp_path / "suzhou.json"
    file.write_text(json.dumps(IN_SUZHOU), encoding="utf-8")
    return file


def told(capfd: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = run([str(argument) for argument in arguments])
    out, err = capfd.readouterr()
    return code, out, err


def test_the_command_prints_whom_it_found(book: Path, kept: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, out, _err = told(capfd, "query", book, kept, "--json", "--sort", "code")
    assert code == 0
    assert json.loads(out) == [
        {"code": "KH000001", "kind": "person", "name": "王薇", "field": "city", "snippet": "苏州市"},
        {"code": "KH000002", "kind": "person", "name": "李强", "field": "city", "snippet": "苏州市"},
    ]
    code, out, _err = told(capfd, "query", book, kept, "--sort", "birth_date")
    assert (code, out) == (0, "KH000002  李强  city: 苏州市\nKH000001  王薇  city: 苏州市\n")


def test_the_command_counts_and_says_the_query(book: Path, kept: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "query", book, kept, "--count") == (0, "2\n", "")
    assert told(capfd, "query", book, kept, "--count", "--json") == (0, '{"count": 2}\n', "")
    assert told(capfd, "query", book, kept, "--sentence") == (0, "Clients in 苏州\n", "")
    code, out, _err = told(capfd, "query", book, "birthdays_next_month", "--sentence", "--json", "--lang", "zh_CN")
    assert (code, json.loads(out)) == (0, {"sentence": "下个月过生日的个人客户"})


def test_the_command_takes_a_name_or_stdin(
    book: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    assert told(capfd, "query", book, "no_mobile", "--count") == (0, "2\n", "")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"\xef\xbb\xbf" + json.dumps(IN_SUZHOU).encode())))
    assert told(capfd, "query", book, "-", "--count") == (0, "2\n", "")


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"\xff\xfe", "no_utf8"),
        (b"", "query"),
        (b"{}" + b" " * 1_100_000, "query"),
        (b"{}" + b" " * 4_100_000, "too_big"),
        (b'{"where": {"all": [{"field": "moon", "op": "is", "value": "full"}]}}', "unknown_field"),
        (b'{"where": {"all": [{"field": "city", "op": "orbits"}]}}', "unknown_operator"),
        (b'{"where": {"all": [{"field": "age", "op": "=", "value": "old"}]}}', "query_value"),
    ],
)
def test_a_query_that_cannot_be_read_is_told_in_one_line(
    book: Path, tmp_path: Path, content: bytes, key: str, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    code, out, err = told(capfd, "query", book, file, "--json")
    error: dict[str, Any] = json.loads(err)
    assert (code, out, error["key"]) == (8, "", key)
    assert "old" not in error["text"]


def test_a_name_nobody_knows_and_a_key_without_order_are_told(book: Path, capfd: pytest.CaptureFixture[str]) -> None:
    code, _out, err = told(capfd, "query", book, "vip", "--json")
    assert (code, json.loads(err)["key"]) == (8, "no_query")
    code, _out, err = told(capfd, "query", book, "all", "--sort", "moon", "--json")
    assert (code, json.loads(err)["key"]) == (2, "unknown_order")
    code, _out, err = told(capfd, "query", book, book.parent, "--json")
    assert (code, json.loads(err)["key"]) == (8, "no_file")


def test_nothing_of_a_query_is_written_down(desk: Desk, caplog: pytest.LogCaptureFixture, home: Path) -> None:
    caplog.set_level("DEBUG", logger="clientdesk")
    before = desk.keeping.dump()
    desk.querying.numbers(desk.querying.read(IN_SUZHOU))
    assert "苏州" not in caplog.text
    assert not [file for file in home.rglob("*") if file.is_file() and "苏州".encode() in file.read_bytes()]
    assert desk.keeping.dump() == before
