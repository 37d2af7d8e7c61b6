"""Index cards in A5 and A6, alone and several on a sheet."""

from typing import Any

import pytest
from pypdf.generic import Destination

from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.exchange.cards import LAYOUTS, House
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.printing import PORTRAIT, bare, jpeg, make, pages, printed
from tests.exchange.reading import Page, read_back
from tests.exchange.sample_records import enterprise, full, person

MM = 72 / 25.4
ALONE = {"index": (210, 148), "index-a6": (148, 105)}
ON_SHEETS = {"index-sheet": (2, (210, 297)), "index-a6-sheet": (4, (297, 210))}


def page_of(*records: Record, **more: Any) -> Page:
    return read_back(make(*records, **more).pdf).pages[0]


@pytest.mark.parametrize("layout", ALONE)
@pytest.mark.parametrize("kind", [PERSON, ENTERPRISE], ids=lambda kind: kind.name)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_has_its_size_and_says_who_it_is(layout: str, kind: Any, language: str) -> None:
    record = full(kind)
    page = page_of(record, layout=layout, language=language)
    assert (page.box.right / MM, page.box.top / MM) == pytest.approx(ALONE[layout], abs=0.1)
    assert LAYOUTS[layout].paper == ALONE[layout]
    assert record.code in page.text
    assert bare(record.name)[:6] in page.text


def test_the_lines_are_those_that_were_chosen_in_their_order() -> None:
    record = person(topics=("opera",), notes="Figures first.")
    (text,) = pages(record, layout="index", fields={"person": ("topics", "mobile", "notes")})
    order = ["opera", "15400000001", "Figuresfirst."]
    assert sorted(order, key=text.index) == order
    assert "lukasz@example.com" not in text


def test_name_code_employer_post_and_class_stay_whatever_is_chosen() -> None:
    page = page_of(person(photo=PORTRAIT), layout="index-a6", fields={"person": ()}, photo_of=lambda _: jpeg())
    assert all(word in page.text for word in ("䶮喆堃", "龚总·KH000001", "采购总监", "虚构机械有限公司"))
    (letter,) = (run for run in page.runs if run.text == "A")
    assert letter.size == 14
    assert len(page.pictures) == 1


@pytest.mark.parametrize("layout", ALONE)
def test_more_than_there_is_room_for_is_counted(layout: str) -> None:
    record, words = full(PERSON), catalogue("en")
    every = tuple(field.key for field in PERSON.values if field.key in LAYOUTS[layout].offered(PERSON))
    (text,) = pages(record, layout=layout, fields={"person": every}, reason="a test")
    filled = [PERSON.by_key[key] for key in every if record[PERSON.by_key[key]] is not None]
    hidden = int(text.partition("+")[2].partition("more")[0])
    shown = [field for field in filled[: len(filled) - hidden] if bare(field.title(words)) in text]
    assert len(shown) == len(filled) - hidden
    assert 8 < len(shown) < len(filled)


@pytest.mark.parametrize("layout", ON_SHEETS)
def test_cards_share_a_sheet_and_each_has_a_bookmark(layout: str) -> None:
    held, paper = ON_SHEETS[layout]
    clients = [person(f"王{n}", code=f"KH00{n:04}") for n in range(held + 1)]
    reader = printed(*clients, layout=layout)
    assert len(reader.pages) == 2
    assert LAYOUTS[layout].paper == pytest.approx(paper)
    starts = [reader.get_destination_page_number(mark) for mark in reader.outline if isinstance(mark, Destination)]
    assert starts == [0] * held + [1]
    assert [entry.title for entry in reader.outline if isinstance(entry, Destination)] == [c.name for c in clients]


@pytest.mark.parametrize("layout", ON_SHEETS)
def test_each_card_of_a_sheet_keeps_to_its_part_and_the_cut_is_marked(layout: str) -> None:
    held, (width, height) = ON_SHEETS[layout]
    page = page_of(*(full(PERSON, code=f"KH00{n:04}") for n in range(held)), layout=layout, reason="a test")
    across = 1 if held == 2 else 2
    cuts_x, cuts_y = [width / across * MM * i for i in range(1, across)], [height / 2 * MM]
    for box in [*(run.box for run in page.runs if run.upright), *page.pictures]:
        assert not any(box.left < cut < box.right for cut in cuts_x)
        assert not any(box.bottom < cut < box.top for cut in cuts_y)
    assert len([box for box in page.strokes if _is(box.bottom, cuts_y[0]) and _is(box.top, cuts_y[0])]) >= 2
    for cut in cuts_x:
        assert len([box for box in page.strokes if _is(box.left, cut) and _is(box.right, cut)]) >= 2


def _is(place: float, cut: float) -> bool:
    return abs(place - cut) < 0.1


def test_the_house_is_named_once_and_its_address_left_to_larger_paper() -> None:
    (text,) = pages(person(), layout="index", house=House("范例商贸", ("示例路1号",), jpeg()))
    assert text.count("范例商贸") == 1
    assert "示例路" not in text


@pytest.mark.parametrize("layout", ["index", "index-a6"])
def test_few_lines_stand_across_the_card_and_many_in_two_columns(layout: str) -> None:
    few = page_of(person(), layout=layout, fields={"person": ("mobile", "email")})
    many = page_of(full(PERSON), layout=layout, fields={"person": LAYOUTS["index"].fields(PERSON)})
    middle = few.box.right / 2

    def labels_right_of_the_middle(page: Page) -> int:
        return sum(run.box.left == pytest.approx(middle + 3 * MM, abs=1) for run in page.runs)

    assert labels_right_of_the_middle(few) == 0
    assert labels_right_of_the_middle(many) > 3


def test_people_of_a_firm_are_told_on_one_line() -> None:
    people = (Row({"name": "Anna Boss", "post": "Owner", "mobile": "154 0000 0003", "role": ("owner",)}),)
    (text,) = pages(enterprise(org_people=people), layout="index-a6")
    assert "AnnaBossOwner15400000003" in text
