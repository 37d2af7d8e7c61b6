"""Chinese customs in a house elsewhere: asked for nowhere, shown where they are filled in or wanted."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.cards import Blank, PrintWish
from clientdesk.dossier.completeness import is_asked, is_shown, open_questions, standing
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.homelands import has_chinese_customs
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.kinds import CLIENT_KINDS, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Child, Family
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import LunarDate, PartialDate
from clientdesk.ui.context import Context
from clientdesk.ui.form.starred import keeps_customs
from clientdesk.ui.house.company import CompanyDialog
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.window import Window
from tests import make
from tests.desk.test_cards import text
from tests.ui.conftest import settle

Open = Callable[[], Window]
CUSTOMS = {
    "childhood_name",
    "hukou_place",
    "native_place",
    "name_sort",
    "birthday_calendar",
    "birth_lunar",
    "lunar_leap_rule",
    "age_nominal",
    "zodiac",
    "spouse_birthday_lunar",
}


@pytest.fixture
def british(desk: Desk) -> Desk:
    """A file of a house in Britain with one person."""
    desk.house.settle_in("GB")
    desk.clients.create(make.person("Pauline Barraclough", birth_date=PartialDate(1980, 5, 4)))
    return desk


@pytest.fixture
def window(british: Desk, open_window: Open, qtbot: QtBot) -> Window:
    opened = open_window()
    opened.show_client(british.clients.numbers()[0], mode=FILL_IN)
    settle(qtbot, opened)
    return opened


def shown(window: Window) -> set[str]:
    """The keys of the Chinese fields that stand in the form."""
    return {key for key in CUSTOMS if window.page.form().line_of(key)}


def test_chinese_countries_keep_their_customs_and_others_do_not() -> None:
    assert all(map(has_chinese_customs, ("", "CN", "TW", "HK", "MO", "SG")))
    assert not any(map(has_chinese_customs, ("GB", "US", "DE", "JP")))


def test_every_lunar_date_is_of_chinese_customs() -> None:
    fields = [field for kind in CLIENT_KINDS for field in kind.fields]
    columns = [column for field in fields if isinstance(field.type, Rows) for column in field.type.columns]
    assert {field.key for field in PERSON.fields if field.chinese} == CUSTOMS
    assert all(field.chinese for field in (*fields, *columns) if field.type.name == "lunar_date")


def test_elsewhere_they_are_not_asked_for_and_do_not_count() -> None:
    record = make.person("Pauline Barraclough", birth_date=PartialDate(1980, 5, 4))
    asked = {field.key for field in PERSON.fields if is_asked(field, record, customs="GB")}
    assert not asked & CUSTOMS
    assert not {field.key for field in open_questions(record, {}, customs="GB")} & CUSTOMS
    answers = {field.key: "na" for field in PERSON.fields if not field.chinese}
    assert standing(record, answers, customs="GB").is_whole
    assert not standing(record, answers).is_whole


def test_what_is_filled_in_is_shown_and_what_follows_by_itself_is_not() -> None:
    record = make.person("Wei Lin", birth_date=PartialDate(1980, 5, 4), native_place="Suzhou")
    assert is_shown(Basics.native_place, record, customs="GB")
    assert not is_shown(Basics.zodiac, record, customs="GB")
    assert is_shown(Basics.zodiac, record, customs="TW")
    assert is_shown(Basics.star_sign, record, customs="GB")


def test_a_form_in_britain_has_none_until_they_are_wanted(window: Window, context: Context, qtbot: QtBot) -> None:
    assert shown(window) == set()
    assert window.page.form().line_of("birth_date")
    dialog = window.page.guide.choose_sections()
    assert dialog is not None
    assert dialog.customs.isVisible()
    dialog.customs.setChecked(True)
    dialog.accept()
    settle(qtbot, window)
    assert shown(window) == CUSTOMS
    assert keeps_customs(context.remembered)
    again = window.page.guide.choose_sections()
    assert again is not None
    again.customs.setChecked(False)
    again.accept()
    settle(qtbot, window)
    assert shown(window) == set()


def test_a_column_of_lunar_birthdays_comes_with_the_first_of_them(window: Window, british: Desk, qtbot: QtBot) -> None:
    grid = window.page.form().grids["children"]
    place = grid.model.columns.index(Child.birthday_lunar)
    assert grid.view.isColumnHidden(place)
    client = british.clients.get("KH000001")
    client[Family.children] = (Row({"name": "Amy", "birthday_lunar": LunarDate(2012, 3, False, 8)}),)
    british.clients.save(client)
    window.page.refresh()
    settle(qtbot, window)
    assert not grid.view.isColumnHidden(place)


def test_in_a_chinese_house_nothing_is_left_out_and_nothing_is_asked(
    desk: Desk, open_window: Open, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("张伟", birth_date=PartialDate(1980, 5, 4)))
    window = open_window()
    window.show_client(1, mode=FILL_IN)
    settle(qtbot, window)
    assert shown(window) == CUSTOMS
    dialog = window.page.guide.choose_sections()
    assert dialog is not None
    assert not dialog.customs.isVisible()
    dialog.reject()


def test_cards_and_forms_on_paper_follow_the_house(british: Desk) -> None:
    card = text(british.cards.make(("KH000001",), PrintWish("full")).pdf)
    form = text(british.cards.make(Blank("person"), PrintWish("form")).pdf)
    assert "Star sign" in card
    for foreign in ("Chinese zodiac", "Nominal age", "Birthday (lunar)", "Childhood (milk) name"):
        assert foreign not in card
        assert foreign not in form


def test_the_company_has_no_second_name_in_english_at_home_in_britain(
    british: Desk, context: Context, qtbot: QtBot
) -> None:
    assert british.home == "GB"
    dialog = CompanyDialog(context)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.isEnabled)
    assert dialog.entries[Company.name_en.key].cell.isHidden()
    assert not dialog.entries[Company.name.key].cell.isHidden()
