"""At home in Britain: the boxes of an address, the first page, the country among the settings."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clientdesk.dossier.house.company import Company
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.values import Address
from clientdesk.ui.context import Context
from clientdesk.ui.editors.address import AddressEditor
from clientdesk.ui.inputs import Combo, LineEdit


def at_home(context: Context, country: str) -> None:
    house = context.desk.house.record()
    house[Company.country] = country
    context.desk.house.save(house)


def editor(context: Context, qtbot: QtBot) -> AddressEditor:
    made = AddressEditor(Basics.home_address, context)
    qtbot.addWidget(made)
    return made


def by_keyboard(made: AddressEditor) -> list[str]:
    """What the boxes say that they hold, in the order of Tab."""
    boxes: dict[QWidget, str] = {}
    for one in made.parts.values():
        line = one.lineEdit() if isinstance(one, Combo) else one
        assert isinstance(line, LineEdit)
        boxes[one] = line.placeholderText()
    first = made.focusProxy()
    assert first is not None
    told, at = [boxes[first]], first.nextInFocusChain()
    while at is not None and at is not first:
        told += [boxes[at]] if at in boxes else []
        at = at.nextInFocusChain()
    return told


WHOLE = "Street and number, or the whole address on one line"


def test_a_british_address_begins_with_the_street_and_asks_for_a_county(context: Context, qtbot: QtBot) -> None:
    at_home(context, "GB")
    made = editor(context, qtbot)
    assert by_keyboard(made) == [
        *(WHOLE, "Town or city", "County", "Postcode", "Country", "Part of the town", "Recipient", "Telephone")
    ]
    made.parts["street"].setText("12 Example Lane, Leeds, LS0 0AA")  # type: ignore[union-attr]
    assert made.value() == Address(city="Leeds", street="12 Example Lane", postcode="LS0 0AA")


def test_the_boxes_follow_where_an_address_probably_is_until_it_says_so_itself(context: Context, qtbot: QtBot) -> None:
    at_home(context, "CN")
    made = editor(context, qtbot)
    made.expect("GB")
    assert by_keyboard(made)[:3] == [WHOLE, "Town or city", "County"]
    made.set_value(Address(country="DE", city="Berlin"))
    made.expect("GB")
    assert by_keyboard(made)[1:3] == ["Postcode", "Town or city"]
    made.set_value(None)
    made.expect("")
    assert by_keyboard(made)[0] == "Province"


def test_the_boxes_follow_the_country_of_the_address(context: Context, qtbot: QtBot) -> None:
    at_home(context, "GB")
    made = editor(context, qtbot)
    made.set_value(Address(country="US", province="CA", city="Springfield"))
    assert by_keyboard(made)[1:4] == ["Town or city", "State", "ZIP code"]
    made.set_value(Address(country="DE", city="Berlin"))
    assert by_keyboard(made)[1:3] == ["Postcode", "Town or city"]
    made.set_value(Address(country="CN", city="苏州市"))
    assert by_keyboard(made)[:4] == ["Province", "City", "District", WHOLE]


def test_a_house_that_names_no_country_asks_as_before(context: Context, qtbot: QtBot) -> None:
    assert by_keyboard(editor(context, qtbot))[0] == "Province"
