"""Prints from the desk: who is on them, what is noted, what the files are called, and what is refused."""

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from clientdesk.desk.cards import Blank, PrintWish, as_picture, safe
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from clientdesk.progress import Cancelled, Progress
from tests import make


def person(desk: Desk, name: str = "王小明", **values: object) -> str:
    """A person in the file; the code."""
    record = make.person(name, **values)
    desk.clients.create(record)
    return record.code


def text(pdf: bytes) -> str:
    """All that stands in a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def notes(desk: Desk) -> list[str]:
    """What the journal notes of prints."""
    with desk.store.reading() as connection:
        query = "SELECT text FROM step WHERE role = 'note' ORDER BY id"
        return list(connection.exec_driver_sql(query).scalars())


def ticks(pdf: bytes) -> Iterator[bytes]:
    """In place of pictures: the words of each page."""
    for page in PdfReader(io.BytesIO(pdf)).pages:
        yield page.extract_text().encode()


# Who


def test_clients_come_in_the_order_they_were_named(desk: Desk) -> None:
    first, second, third = (person(desk, name) for name in ("安娜", "李强", "张伟"))
    made = desk.cards.make((third, first, second), PrintWish("index-a6"))
    places = [text(made.pdf).index(name) for name in ("张伟", "安娜", "李强")]
    assert (made.pages, places) == (3, sorted(places))


def test_more_clients_than_are_read_at_once_are_all_printed(desk: Desk) -> None:
    codes = [person(desk, f"Person {n:03}") for n in range(120)]
    made = desk.cards.make(codes, PrintWish("index-a6"))
    shown = text(made.pdf)
    assert made.pages == 120
    assert all(f"Person {n:03}" in shown for n in range(120))


def test_an_unknown_code_is_told_and_nothing_is_printed(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="There is no client KH999999"):
        desk.cards.save((person(desk), "KH999999"), tmp_path / "card.pdf", wish=PrintWish())
    assert list(tmp_path.glob("*.pdf")) == []


def test_all_clients_are_those_of_the_list(desk: Desk) -> None:
    desk.clients.create(make.enterprise("华信公司"))
    codes = [person(desk, name) for name in ("张伟", "安娜", "李强")]
    desk.clients.trash([codes[2]])
    assert desk.cards.every_code() == (codes[1], "KH000001", codes[0])


@pytest.mark.parametrize("kind", ["person", "enterprise"])
def test_a_blank_form_asks_and_tells_nothing(desk: Desk, kind: str) -> None:
    person(desk, mobile="154 0000 0001")
    usual = desk.cards.make(Blank(kind), PrintWish(language="zh_CN"))
    more = desk.cards.make(Blank(kind), PrintWish(language="zh_CN", profile="full"))
    assert "154 0000 0001" not in text(usual.pdf)
    assert len(text(more.pdf)) > len(text(usual.pdf))
    assert notes(desk) == []


# What


def test_the_choice_in_the_file_is_followed_unless_another_is_named(desk: Desk) -> None:
    code = person(desk, mobile="154 0000 0001", email="wang@example.com")
    desk.house.arrange({("index", "person"): ["email"]})
    kept = text(desk.cards.make((code,), PrintWish("index")).pdf)
    named = text(desk.cards.make((code,), PrintWish("index", fields={"person": ("mobile",)})).pdf)
    assert ("154 0000 0001" in kept, "wang@example.com" in kept) == (False, True)
    assert ("154 0000 0001" in named, "wang@example.com" in named) == (True, False)


def test_the_company_stands_on_the_print(desk: Desk) -> None:
    house = desk.house.record()
    house[house.kind.by_key["name"]] = "示例茶业"
    desk.house.save(house)
    assert "示例茶业" in text(desk.cards.make((person(desk),), PrintWish("full")).pdf)


def test_what_is_given_out_is_noted_and_what_is_looked_at_is_not(desk: Desk, tmp_path: Path) -> None:
    code = person(desk, religion="quiet faith")
    shut = person(desk, "李强", no_print=True)
    wish = PrintWish(reason=" a visit ")
    assert "quiet faith" in text(desk.cards.preview((code, shut), wish).pdf)
    assert notes(desk) == []
    made = desk.cards.save((code, shut), tmp_path / "card.pdf", wish=wish)
    assert made.withheld == (shut,)
    [noted] = notes(desk)
    assert "a visit" in noted
    assert code in noted
    assert shut not in noted
    desk.cards.make((code,), PrintWish())
    assert len(notes(desk)) == 1


def test_a_picture_shows_what_may_leave_the_house(desk: Desk, tmp_path: Path) -> None:
    code = person(desk, mobile="154 0000 0001", religion="quiet faith")
    wish = PrintWish("full", reason="a visit", private_qr=True)
    _made, pages = desk.cards.pictures((code,), wish, draw=ticks)
    shown = b"\n".join(pages).decode()
    assert "154****0001" in shown
    assert "154 0000 0001" not in shown
    assert "quiet faith" not in shown
    assert notes(desk) == []


def test_cards_that_share_a_sheet_are_pictures_by_themselves(desk: Desk) -> None:
    layouts = desk.cards.layouts
    wanted = {name: as_picture(PrintWish(name), layouts).layout for name in layouts}
    assert {name for name, taken in wanted.items() if name != taken} == {"index-sheet", "index-a6-sheet"}
    assert wanted["index-a6-sheet"] == "index-a6"


# Files


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("王小明", "王小明"),
        ("Łukasz Nguyễn", "Łukasz Nguyễn"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("..", ""),
        ("x\u202ey\u200bz\n", "x-y-z"),
        ("😀", ""),
        ("名" * 300, "名" * 40),
        ("A & B, Ltd.", "A-B-Ltd"),
    ],
)
def test_file_names_hold_nothing_a_disk_refuses(name: str, wanted: str) -> None:
    assert safe(name) == wanted


def test_a_file_is_named_for_client_card_and_day(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-05T10:00:00+00:00")
    wish = PrintWish("full", language="zh_CN")
    named = desk.cards.file_name([("KH000001", "王小明")], wish, suffix=".pdf")
    assert named == "KH000001_王小明_完整档案-A4_20260305.pdf"
    many = desk.cards.file_name([("KH000001", "王小明"), ("KH000002", "李强")], wish, suffix=".pdf")
    assert many.startswith("2 位客户_")
    assert desk.cards.file_name(Blank("person"), PrintWish(), suffix=".pdf") == "Blank form_Person.pdf"


def test_several_pictures_are_numbered_and_none_is_lost(desk: Desk, tmp_path: Path) -> None:
    codes = [person(desk, f"Person {n:02}") for n in range(11)]
    out = tmp_path / "card.png"
    made, paths = desk.cards.save_pictures(codes, out, wish=PrintWish("index"), draw=ticks)
    assert made.pages == len(paths) == 11
    assert [paths[0].name, paths[-1].name] == ["card-01.png", "card-11.png"]
    paths[3].unlink()
    before = paths[0].read_bytes()
    with pytest.raises(UserError, match="already"):
        desk.cards.save_pictures(codes[::-1], out, wish=PrintWish("index"), draw=ticks)
    assert paths[0].read_bytes() == before
    assert not paths[3].exists()


def test_pictures_that_break_off_leave_none(desk: Desk, tmp_path: Path) -> None:
    def breaks(pdf: bytes) -> Iterator[bytes]:
        yield next(ticks(pdf))
        raise Cancelled

    codes = [person(desk), person(desk, "李强")]
    with pytest.raises(Cancelled):
        desk.cards.save_pictures(codes, tmp_path / "card.png", wish=PrintWish("index"), draw=breaks)
    assert list(tmp_path.glob("*.png")) == []


def test_a_print_tells_how_far_it_is_and_can_be_stopped(desk: Desk, tmp_path: Path) -> None:
    codes = [person(desk, f"Person {n}") for n in range(5)]
    told: list[tuple[int, int]] = []

    def tell(done: int, total: int, text: str) -> None:
        del text
        told.append((done, total))

    desk.cards.make(codes, PrintWish("index"), progress=Progress(tell))
    assert told == [(n, 5) for n in range(6)]
    stopped = Progress(cancelled=lambda: True)
    with pytest.raises(Cancelled):
        desk.cards.save(codes, tmp_path / "card.pdf", wish=PrintWish(), progress=stopped)
    assert list(tmp_path.glob("*.pdf")) == []


def test_what_was_given_out_stands_in_the_history_of_the_file(desk: Desk) -> None:
    desk.clients.create(make.person("王薇"))
    desk.cards.make(["KH000001"], PrintWish(layout="index", reason="visit on Friday"))
    told = desk.past.of(words=catalogue("en"))
    assert told[0].text == "Gave out sensitive data of KH000001 (Index card, A5): visit on Friday"
    assert (told[0].by, told[0].field, told[0].old, told[0].new) == ("tester", "", "", "")
