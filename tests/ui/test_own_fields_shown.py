"""Fields of one's own that come into being while a client is shown."""

from collections.abc import Callable

from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.store.own_fields import Definition
from clientdesk.ui.client.tabs import DOSSIER
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle


def test_a_new_field_stands_in_the_dossier_that_was_open_before_and_goes_with_undo(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    desk.clients.create(make.person("王薇"))
    window = open_window()
    window.show_client(1)
    window.page.tabs.show_tab(DOSSIER)
    window.page.toggle()
    settle(qtbot, window)
    before = window.page.form()

    changed = desk.own_fields.define(Definition("person", "x_policy", "Policy", "text"))
    window.page.take_news(changed)
    settle(qtbot, window)
    settle(qtbot, window)

    assert window.page.form() is not before
    assert "x_policy" in window.page.form().entries
    window.undo()
    settle(qtbot, window)
    settle(qtbot, window)
    assert "x_policy" not in window.page.form().entries
