"""From the window to the print dialog: the client shown, those chosen in the list, the list, a blank form."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QKeySequence
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.window import Window
from tests.ui.conftest import settle
from tests.ui.prints import person, wait


def test_print_takes_the_client_shown_or_all_that_are_chosen(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    codes = [person(desk, name) for name in ("安娜", "李强", "张伟")]
    window = open_window()
    assert QKeySequence("Ctrl+P") in window.tools.print_clients.shortcuts()
    window.tools.print_clients.trigger()
    settle(qtbot, window)
    assert printed(window, qtbot) == (codes[0],)
    window.list.table.selectAll()
    assert window.list.chosen_bar.text.text() == "3 chosen"
    window.list.chosen_bar.print_button.click()
    settle(qtbot, window)
    assert printed(window, qtbot) == tuple(codes)
    window.page.head.card.click()
    settle(qtbot, window)
    assert printed(window, qtbot) == (codes[0],)


def printed(window: Window, qtbot: QtBot) -> object:
    """Whom the open print dialog prints; it is closed then."""
    dialog = window.printing.dialog
    assert dialog is not None
    wait(qtbot, dialog)
    who = dialog.choices.who_is_printed()
    dialog.reject()
    settle(qtbot, window)
    return who


def test_the_list_is_printed_in_its_order_as_a_contact_list(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    codes = [person(desk, name) for name in ("安娜", "李强", "张伟")]
    window = open_window()
    window.list.table.horizontalHeader().sectionClicked.emit(0)
    settle(qtbot, window)
    window.tools.print_list.trigger()
    settle(qtbot, window)
    assert window.printing.dialog is not None
    wish = window.printing.dialog.choices.wish()
    assert (wish.title, wish.as_listed) == ("", True)
    assert window.printing.dialog.choices.layouts.currentData() == "contact-list"
    assert printed(window, qtbot) == tuple(reversed(codes))


def test_the_print_of_a_tag_bears_its_name(desk: Desk, open_window: Callable[[], Window], qtbot: QtBot) -> None:
    for name in ("安娜", "李强"):
        person(desk, name, tags=("Golf day",))
    window = open_window()
    window.shell.go("tag:Golf day")
    settle(qtbot, window)
    window.tools.print_list.trigger()
    settle(qtbot, window)
    assert window.printing.dialog is not None
    wish = window.printing.dialog.choices.wish()
    assert (wish.title, wish.as_listed) == ("Golf day", False)
    name = desk.cards.file_name([("KH000001", "安娜"), ("KH000002", "李强")], wish, suffix=".pdf")
    assert name.startswith("Golf day_Contact list")
    assert len(printed(window, qtbot)) == 2  # type: ignore[arg-type]


def test_whoever_is_chosen_stays_so_when_the_list_is_looked_up_anew(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    for name in ("安娜", "李强", "张伟"):
        person(desk, name)
    window = open_window()
    table = window.list.table
    for row in (0, 2):
        index = window.list.model.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag
        table.selectionModel().select(index, flags.Select | flags.Rows)
    chosen = window.list.chosen()
    assert len(chosen) == 2
    person(desk, "白雪")
    window.list.reload()
    settle(qtbot, window)
    assert window.list.model.rowCount() == 4
    assert window.list.chosen() == chosen
    assert window.list.chosen_bar.isVisible()
    window.list.chosen_bar.cleared.emit()
    assert len(window.list.chosen()) == 1
    assert window.list.chosen_bar.isHidden()


def test_with_no_client_there_is_nothing_to_print_but_a_form(open_window: Callable[[], Window], qtbot: QtBot) -> None:
    window = open_window()
    window.tools.print_clients.trigger()
    settle(qtbot, window)
    assert window.toast.text.text() == "There is no client here to print."
    window.tools.print_blank.trigger()
    settle(qtbot, window)
    dialog = window.printing.dialog
    assert dialog is not None
    wait(qtbot, dialog)
    assert dialog.choices.who.text() == "Blank form"
    dialog.reject()
