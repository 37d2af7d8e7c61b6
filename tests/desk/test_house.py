"""The settings of the house: kept like any client, undone, dumped, told in the history, but a client nowhere."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PIL import Image

from clientdesk.desk import Desk, batch
from clientdesk.desk.cards import PrintWish
from clientdesk.dossier.house.cards import CardField, Cards
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.kinds import HOUSE
from clientdesk.dossier.record import Record
from clientdesk.errors import UserError
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.store.own_fields import Definition
from tests import make

NAME = "示例茶业贸易有限公司"
FIELDS = ["mobile", "birth_date", "employer_name"]
ENGLISH = catalogue("en")


def company(desk: Desk, **values: str) -> Record:
    """The house with these values, stored."""
    record = desk.house.record()
    for key, text in {"name": NAME, **values}.items():
        field = HOUSE.by_key[key]
        record[field] = field.type.read(text, desk.reading)
    desk.house.save(record)
    return desk.house.record()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A logo with a hint of where it was drawn in its EXIF."""
    path = tmp_path / "logo.png"
    exif = Image.Exif()
    exif[270] = "drawn at home"
    Image.new("RGB", (300, 120), "#c0702a").save(path, exif=exif)
    return path


def refusal(call: Callable[[], object]) -> str:
    """The sentence with which something is refused."""
    with pytest.raises(UserError) as refused:
        call()
    return str(refused.value)


def perform(desk: Desk, **action: Any) -> dict[str, Any]:
    return batch.perform(desk, batch.parse(json.dumps(action)))


# The company


def test_what_is_known_of_the_company_is_kept_and_read_back(desk: Desk, path: Path) -> None:
    company(desk, phone="0512 0000 0000", email="hello@example.com", website="example.com")
    desk.close()
    with Desk.open(path, user="tester") as again:
        kept = again.house.record()
        assert (kept.code, kept[Company.name], kept[Company.phone]) == ("HOUSE", NAME, "0512 0000 0000")
        assert again.keeping.check(deep=True) == []


def test_the_company_is_saved_field_by_field_and_as_one_step(desk: Desk) -> None:
    record = company(desk, slogan="好茶")
    record[Company.slogan], record[Company.reg_no] = "慢慢来", "91999999MA"
    changed = desk.house.save(record)
    told = [line for line in desk.past.of("HOUSE", words=ENGLISH) if line.step == changed.step]
    assert [(line.label, line.old, line.new) for line in told] == [
        ("Tax or registration number", "", "91999999MA"),
        ("Slogan", "好茶", "慢慢来"),
    ]
    assert {line.text for line in told} == {"Change what is known of our company"}
    desk.past.undo()
    assert (desk.house.record()[Company.slogan], desk.house.record()[Company.reg_no]) == ("好茶", None)


def test_undoing_the_first_save_leaves_a_house_that_can_be_saved_again(desk: Desk) -> None:
    company(desk)
    desk.past.undo()
    assert (desk.house.record().id, desk.house.for_print().name) == (0, "")
    desk.past.redo()
    assert desk.house.for_print().name == NAME
    desk.past.undo()
    assert company(desk).code == "HOUSE"


def test_a_house_of_which_nothing_is_known_is_not_made(desk: Desk) -> None:
    assert not desk.house.save(desk.house.record())
    assert not desk.house.forget("full", "person")
    assert (desk.house.record().id, desk.past.next_undo()) == (0, None)


def test_a_card_may_be_chosen_while_the_company_is_being_filled_in(desk: Desk) -> None:
    begun = desk.house.record()
    begun[Company.name] = NAME
    desk.house.choose("full", "person", FIELDS)
    desk.house.save(begun)
    assert desk.house.record()[Company.name] == NAME
    assert desk.house.fields_for("full") == {"person": tuple(FIELDS)}


def test_a_print_gets_the_company_in_its_own_language(desk: Desk, picture: Path) -> None:
    assert desk.house.for_print("en").lines == ()
    company(
        desk,
        name_en="Example Tea Ltd",
        address="苏州市样板路1号",
        address_en="1 Sample Road, Suzhou",
        postcode="215000",
        phone="0512 0000 0000",
        email="hello@example.com",
    )
    desk.house.save(desk.house.record(), logo=picture)
    english, chinese = desk.house.for_print("en"), desk.house.for_print("zh_CN")
    assert (english.name, english.lines[0]) == ("Example Tea Ltd", "1 Sample Road, Suzhou 215000")
    assert (chinese.name, chinese.lines[0]) == (NAME, "苏州市样板路1号 215000")
    assert english.lines[1] == "0512 0000 0000 · hello@example.com"
    assert english.logo.startswith(b"\xff\xd8")


def test_what_is_there_in_one_language_only_is_printed_in_both(desk: Desk) -> None:
    company(desk, address="苏州市样板路1号")
    assert desk.house.for_print("en").name == desk.house.for_print("zh_TW").name == NAME
    assert desk.house.for_print("en").lines == ("苏州市样板路1号",)


def test_a_logo_is_kept_as_photos_are(desk: Desk, picture: Path) -> None:
    desk.house.save(desk.house.record(), logo=picture)
    logo = desk.house.record()[Company.logo]
    assert logo is not None
    assert (logo.name, logo.media) == ("logo.jpg", "image/jpeg")
    with Image.open(io.BytesIO(desk.attachments.read(logo) or b"")) as kept:
        assert (kept.size, dict(kept.getexif())) == ((300, 120), {})


def test_a_logo_without_ground_stands_on_white(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGBA", (60, 60), (0, 0, 0, 0)).save(path)
    desk.house.save(desk.house.record(), logo=path)
    with Image.open(io.BytesIO(desk.house.for_print().logo)) as kept:
        assert min(kept.convert("L").tobytes()) > 250


@pytest.mark.parametrize(("content", "told"), [(b"", "empty"), (b"<svg/>", "no photo"), (b"\xff\xd8\xff", "no photo")])
def test_what_is_no_picture_is_no_logo(desk: Desk, tmp_path: Path, content: bytes, told: str) -> None:
    company(desk)
    path = tmp_path / "logo.jpg"
    path.write_bytes(content)
    before = desk.keeping.dump()
    assert told in refusal(lambda: desk.house.save(desk.house.record(), logo=path))
    assert desk.keeping.dump() == before


# What stands on the card


def test_a_choice_is_kept_in_its_order_for_its_layout_and_kind_alone(desk: Desk, path: Path) -> None:
    desk.house.choose("full", "person", FIELDS[::-1])
    desk.house.choose("full", "enterprise", ["phone"])
    desk.house.choose("summary", "person", ["mobile"])
    desk.close()
    with Desk.open(path) as again:
        assert again.house.fields_for("full") == {"person": tuple(FIELDS[::-1]), "enterprise": ("phone",)}
        assert again.house.fields_for("summary") == {"person": ("mobile",)}
        assert again.house.fields_for("index") == {}


def test_a_choice_is_undone_and_done_again(desk: Desk) -> None:
    desk.house.choose("full", "person", FIELDS)
    desk.house.choose("full", "person", ["mobile", "gender"])
    desk.past.undo()
    assert desk.house.fields_for("full") == {"person": tuple(FIELDS)}
    desk.past.redo()
    assert desk.house.fields_for("full") == {"person": ("mobile", "gender")}


def test_another_order_is_a_move_and_nothing_else(desk: Desk) -> None:
    desk.house.choose("full", "person", FIELDS)
    rows = desk.house.record().rows(Cards.card_fields)
    changed = desk.house.choose("full", "person", [FIELDS[2], *FIELDS[:2]])
    assert len([line for line in desk.past.of("HOUSE", words=ENGLISH) if line.step == changed.step]) == 1
    again = desk.house.record().rows(Cards.card_fields)
    assert {row.id for row in again} == {row.id for row in rows}
    assert [row[CardField.field] for row in again] == [FIELDS[2], *FIELDS[:2]]


def test_going_back_to_the_usual_fields_forgets_one_choice_alone(desk: Desk) -> None:
    desk.house.choose("full", "person", FIELDS)
    desk.house.choose("summary", "person", FIELDS)
    changed = desk.house.forget("full", "person")
    assert (desk.house.fields_for("full"), len(desk.house.fields_for("summary"))) == ({}, 1)
    assert changed.clients == {desk.house.record().id: "house"}
    assert not desk.house.forget("full", "person")


def test_several_choices_are_one_step_or_none(desk: Desk) -> None:
    bad = {("full", "person"): FIELDS, ("full", "enterprise"): ["wings"]}
    assert "wings" in refusal(lambda: desk.house.arrange(bad))
    assert desk.house.fields_for("full") == {}
    desk.house.arrange({("full", "person"): FIELDS, ("full", "enterprise"): ["phone"]})
    assert len(desk.house.fields_for("full")) == 2
    desk.past.undo()
    assert desk.house.fields_for("full") == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_history_says_which_card_and_whose(desk: Desk, language: str) -> None:
    desk.house.choose("full", "person", FIELDS)
    words = catalogue(language)
    step = desk.past.next_undo()
    assert step is not None
    told = step.sentence(words)
    assert words.tr("Full dossier, A4") in told
    assert words.label("kind", "Persons") in told
    assert (language == "en") == told.isascii()


def test_several_cards_on_a_sheet_show_what_the_single_card_shows(desk: Desk) -> None:
    desk.house.choose("index-sheet", "person", FIELDS)
    assert desk.house.fields_for("index") == desk.house.fields_for("index-sheet") == {"person": tuple(FIELDS)}
    assert "index-sheet" not in desk.house.layouts


def test_own_fields_can_be_chosen_and_come_back_after_being_dropped(desk: Desk) -> None:
    desk.own_fields.define(Definition("person", "x_tea", "Tea", "text"))
    desk.house.choose("full", "person", ["x_tea", "mobile"])
    assert desk.house.fields_for("full") == {"person": ("x_tea", "mobile")}
    desk.own_fields.drop("person", "x_tea")
    assert desk.house.fields_for("full") == {"person": ("mobile",)}
    desk.past.undo()
    assert desk.house.fields_for("full") == {"person": ("x_tea", "mobile")}


def test_a_choice_of_nothing_but_dropped_fields_is_none(desk: Desk) -> None:
    desk.own_fields.define(Definition("person", "x_tea", "Tea", "text"))
    desk.house.choose("full", "person", ["x_tea"])
    desk.own_fields.drop("person", "x_tea")
    assert desk.house.fields_for("full") == {}
    assert desk.keeping.check(deep=True) == []


def test_every_layout_offers_what_it_shows_of_itself(desk: Desk) -> None:
    for layout in desk.house.layouts:
        for kind in desk.client_kinds:
            offered = [field.key for field in desk.house.offered(layout, kind.name)]
            usual = desk.house.usual(layout, kind.name)
            assert usual, (layout, kind.name)
            assert set(usual) <= set(offered), (layout, kind.name)
            desk.house.choose(layout, kind.name, usual)
            assert desk.house.fields_for(layout)[kind.name] == usual


def test_a_field_named_twice_stands_once(desk: Desk) -> None:
    desk.house.choose("full", "person", ["mobile", "gender", "mobile"])
    assert desk.house.fields_for("full") == {"person": ("mobile", "gender")}


def test_what_cannot_be_chosen_is_refused_by_name(desk: Desk) -> None:
    assert "no card layout poster" in refusal(lambda: desk.house.choose("poster", "person", FIELDS))
    assert "house is no kind of client" in refusal(lambda: desk.house.choose("full", "house", ["name"]))
    assert "no kind ship" in refusal(lambda: desk.house.choose("full", "ship", FIELDS))
    assert "wings" in refusal(lambda: desk.house.choose("full", "person", ["mobile", "wings"]))
    assert "photo" in refusal(lambda: desk.house.choose("full", "person", ["photo"]))
    assert "custom_fields" in refusal(lambda: desk.house.choose("full", "person", ["custom_fields"]))
    assert "at least one field" in refusal(lambda: desk.house.choose("full", "person", []))
    assert "no card layout" in refusal(lambda: desk.house.fields_for("poster"))
    assert desk.house.record().id == 0


# Kept like everything else


def test_the_house_stands_as_it_was_on_a_day(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("2026-03-05T10:00:00+00:00")
    company(desk, slogan="old")
    desk.house.choose("full", "person", FIELDS)
    set_clock("2026-03-06T10:00:00+00:00")
    company(desk, slogan="new")
    desk.house.forget("full", "person")
    then = desk.clients.as_of("HOUSE", "2026-03-05T23:00:00.000+00:00")
    assert (then[Company.slogan], len(then.rows(Cards.card_fields))) == ("old", 3)
    assert desk.house.record()[Company.slogan] == "new"


def test_equal_houses_have_equal_dumps_whatever_their_history(desk: Desk, tmp_path: Path) -> None:
    company(desk, slogan="one")
    desk.house.choose("full", "person", FIELDS[:1])
    company(desk, slogan="two")
    desk.house.choose("full", "person", FIELDS[::-1])
    desk.house.choose("full", "person", FIELDS)
    desk.past.undo()
    desk.past.redo()
    with make.desk(tmp_path / "other.clientdesk") as other:
        company(other, slogan="two")
        other.house.choose("full", "person", FIELDS)
        assert other.keeping.dump() == desk.keeping.dump()
        [told] = other.keeping.dump()["clients"]
    assert (told["code"], told["kind"], told["values"]["slogan"]) == ("HOUSE", "house", "two")


def test_a_dump_of_an_earlier_step_holds_the_house_of_then(desk: Desk) -> None:
    company(desk, slogan="one")
    step = desk.past.next_undo()
    before = desk.keeping.dump()
    desk.house.choose("full", "person", FIELDS)
    assert step is not None
    assert desk.keeping.dump_as_of_step(step.id) == before != desk.keeping.dump()


def test_erasing_a_client_leaves_the_house_and_a_logo_that_is_the_same_picture(desk: Desk, picture: Path) -> None:
    client = make.person()
    desk.clients.create(client)
    desk.attachments.attach(client, client.kind.by_key["photo"], picture)
    desk.house.save(desk.house.record(), logo=picture)
    before = desk.house.record().to_json()
    desk.clients.trash([client.code])
    desk.clients.erase([client.code])
    assert desk.house.record().to_json() == before
    assert desk.house.for_print().logo.startswith(b"\xff\xd8")
    assert desk.keeping.check(deep=True) == []


def test_the_house_cannot_be_thrown_away_or_made_twice(desk: Desk) -> None:
    company(desk)
    assert "holds settings" in refusal(lambda: desk.clients.trash(["HOUSE"]))
    assert "not in the trash" in refusal(lambda: desk.clients.erase(["HOUSE"]))
    assert "HOUSE is taken" in refusal(lambda: perform(desk, op="create", kind="house", values={"name": "Other"}))
    assert desk.house.record()[Company.name] == NAME


def test_the_house_takes_own_fields_too(desk: Desk) -> None:
    company(desk)
    desk.own_fields.define(Definition("house", "x_motto", "Motto", "text"))
    record = desk.house.record()
    record[desk.kind("house").by_key["x_motto"]] = "slowly"
    desk.house.save(record)
    assert desk.house.record().to_json()["values"]["x_motto"] == "slowly"


def test_the_house_comes_by_batch(desk: Desk) -> None:
    assert perform(desk, op="create", kind="house", values={"name": NAME})["code"] == "HOUSE"
    rows = [{"layout": "full", "kind": "person", "field": key} for key in FIELDS]
    perform(desk, op="update", code="HOUSE", values={"postcode": "215000", "card_fields": rows})
    assert desk.house.for_print().lines == ("215000",)
    assert desk.house.fields_for("full") == {"person": tuple(FIELDS)}
    assert "name" in refusal(lambda: perform(desk, op="update", code="HOUSE", values={"name": "字" * 300}))


# A client nowhere


def test_the_house_is_in_no_list_no_count_and_no_search(desk: Desk) -> None:
    company(desk, name_en="Zxqvara", phone="0512 0000 0000")
    desk.clients.create(make.person("王小明"))
    assert [line.code for line in desk.clients.lines(desk.clients.numbers())] == ["KH000001"]
    assert (desk.clients.count(), [record.code for record in desk.clients.every()]) == (1, ["KH000001"])
    for text in (NAME, "Zxqvara", "HOUSE", "05120000", "slcymyyxgs"):
        assert desk.searching.find(text) == []
    assert [kind.name for kind in desk.client_kinds] == ["person", "enterprise"]


def test_the_house_has_no_card(desk: Desk) -> None:
    company(desk)
    assert "HOUSE is no client" in refusal(lambda: desk.cards.make(["HOUSE"], PrintWish()))


def test_the_house_is_in_no_register_and_no_workbook_of_records(desk: Desk, tmp_path: Path) -> None:
    company(desk, bank_line="Zxqvara bank")
    desk.clients.create(make.person("王小明"))
    for name in ("register", "records"):
        desk.ledgers.save(name, tmp_path / f"{name}.xlsx", profile="work")
        book = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")
        told = " ".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row)
        assert "KH000001" in told
        assert "HOUSE" not in told
        assert "Zxqvara" not in told
