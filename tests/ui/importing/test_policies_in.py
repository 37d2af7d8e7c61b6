"""A table of policies goes through the steps of the import of clients, in its own words."""

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.context import Context
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.importing.lines import MATCHED, NAME, TOLD
from clientdesk.ui.importing.trail import CHECK, MATCH, REPORT
from clientdesk.ui.importing.what import policies
from clientdesk.ui.policies.seen import ALL
from clientdesk.ui.shell.entries import POLICIES
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle
from tests.ui.importing.given import Hands, Rows, column, figures, lines, sheet, source

BOOK: Rows = (
    ("投保人", "手机", "保险公司", "险种", "保单号", "生效日期", "保费", "缴费方式"),
    ("王小明", "15400000001", "样板人寿", "终身寿险", "P-1", "2024-03-05", "12000", "年交"),
    ("王小明", "15400000001", "样板人寿", "附加医疗", "P-1", "2024-03-05", "300", "年交"),
    ("李强", None, "样板财险", "车险", "C-1", "2026-13-45", "3800", "趸交"),
    (None, None, "样板财险", "车险", "C-2", "2026-01-01", "3100", "趸交"),
)


@pytest.fixture
def dialog(desk: Desk, context: Context, qtbot: QtBot) -> Iterator[ImportDialog]:
    """The import of policies, with one of the holders there."""
    desk.clients.create(make.person("李强"))
    made = ImportDialog(context, what=policies(desk))
    made.resize(1100, 700)
    made.check.settle.setInterval(0)
    made.show()
    yield made
    qtbot.waitUntil(lambda: context.tasks.idle, timeout=20_000)
    made.close()


def test_a_table_of_policies_is_matched_checked_and_brought_in(dialog: ImportDialog, hands: Hands, desk: Desk) -> None:
    hands.give(source(sheet(BOOK, "保单")))
    hands.go_on()
    assert dialog.step == MATCH
    assert column(dialog, 2)[:5] == ["Policyholder", "Mobile", "Insurer", "Product", "Policy number"]
    assert (dialog.match.levels.currentText(), dialog.match.kinds.isVisible()) == ("a policy with its holder", False)
    hands.go_on()
    assert dialog.step == CHECK
    assert figures(dialog) == ["3", "0", "0", "1"]
    assert lines(dialog, NAME)[0] == "王小明 · 终身寿险 · P-1"
    assert lines(dialog, TOLD)[2:] == ["1 value is left out", "The row does not say who holds the policy."]
    assert dialog.next_button.text() == "Import 3 policies"
    hands.go_on()
    assert dialog.step == REPORT
    assert len(desk.insurance.listed()) == 3
    assert dialog.report.left.text().startswith("1 policy was not brought in.")
    dialog.report.take_back()
    hands.settle()
    assert (desk.insurance.listed(), desk.clients.count()) == ((), 1)


def test_brought_in_again_all_policies_are_known(dialog: ImportDialog, hands: Hands) -> None:
    hands.bring_in(source(sheet(BOOK[:3])))
    dialog.begin_again()
    hands.give(source(sheet(BOOK[:3])))
    hands.go_on()
    hands.go_on()
    assert figures(dialog) == ["0", "0", "2", "0"]
    assert lines(dialog, MATCHED)[0] == "终身寿险 (BD000001)"
    assert not dialog.next_button.isEnabled()


def test_contacts_hold_no_policies(dialog: ImportDialog, hands: Hands) -> None:
    dialog.opening.take_text("BEGIN:VCARD\nVERSION:3.0\nFN:Li Si\nEND:VCARD\n")
    hands.settle()
    assert dialog.problem.text().startswith("Policies come out of tables; this file holds contacts.")


def test_the_window_shows_what_was_brought_in_on_the_page_of_policies(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    window = open_window()
    window.going.insuring.bringing.trigger()
    made = window.files.importing.dialog
    assert made is not None
    Hands(made, qtbot).bring_in(source(sheet(BOOK[:3])))
    settle(qtbot, window)
    made.report.show_new.click()
    settle(qtbot, window)
    page = window.going.insuring.page
    qtbot.waitUntil(lambda: bool(page.table.lines), timeout=20_000)
    assert (window.shell.entry, page.part) == (POLICIES, ALL)
    assert sorted(each.product for each in page.table.lines) == ["终身寿险", "附加医疗"]
