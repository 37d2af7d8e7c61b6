"""Labels and envelopes in the window: the plan, the first free label, the ways out, sheets of our own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.house.mailing import LabelSheet
from clientdesk.dossier.label_sheet import Sheet
from clientdesk.dossier.values import Address
from clientdesk.ui.context import Context
from clientdesk.ui.mailing.choices import MailChoices
from clientdesk.ui.mailing.dialog import MailDialog
from clientdesk.ui.mailing.envelope_choices import EnvelopeChoices
from clientdesk.ui.mailing.label_choices import LabelChoices
from clientdesk.ui.mailing.sheet_dialog import SheetDialog
from clientdesk.ui.window import Window
from tests.ui.conftest import settle
from tests.ui.prints import person, showing, text_in, text_of, wait

HOME = Address("CN", "江苏省", "苏州市", "工业园区", "示例路 1 号", "215000")
Open = Callable[..., MailDialog]


@pytest.fixture
def open_mail(context: Context, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog for the clients of a file."""

    def opened(kind: type[MailChoices] = LabelChoices) -> MailDialog:
        clients = context.desk.clients
        lines, outset = clients.lines(clients.numbers()), context.desk.mailing.outset()
        return show(MailDialog(context, lines, kind=kind, outset=outset))

    with showing(qtbot) as show:
        yield opened


def labels_of(dialog: MailDialog) -> LabelChoices:
    """The side of a dialog for labels."""
    assert isinstance(dialog.choices, LabelChoices)
    return dialog.choices


def test_the_plan_counts_labels_and_names_whoever_is_left_out(desk: Desk, open_mail: Open, qtbot: QtBot) -> None:
    person(desk, "安娜", home_address=HOME)
    silent = person(desk, "李强", home_address=HOME, do_not_contact=("letter",))
    dialog = open_mail()
    left = dialog.choices.left_out
    assert dialog.choices.plan.text() == "1 label on 1 sheet"
    assert left.count.text() == "1 is left out:"
    assert left.list.item(0).text() == "李强 does not want letters"
    assert "安娜 收" in text_of(dialog.preview.document)
    with qtbot.waitSignal(dialog.client_asked) as asked:
        left.list.itemClicked.emit(left.list.item(0))
    assert asked.args == [silent]
    assert not dialog.isVisible()


def test_a_click_on_the_picture_chooses_the_first_free_label(desk: Desk, open_mail: Open, qtbot: QtBot) -> None:
    person(desk, "安娜", home_address=HOME)
    dialog = open_mail()
    choices = labels_of(dialog)
    picture = choices.picture
    QTest.mouseClick(picture, Qt.MouseButton.LeftButton, pos=picture.box(4).center().toPoint())
    assert choices.wish().start == (2, 2)
    QTest.keyClick(picture, Qt.Key.Key_Down)
    assert choices.wish().start == (3, 2)
    assert picture.accessibleName() == "First free label: row 3, column 2"
    wait(qtbot, dialog)
    document = dialog.preview.document
    assert document is not None
    [line] = document.getAllText(0).bounds()[:1]
    assert line.boundingRect().left() / 72 * 25.4 > 73


def test_a_nudge_that_is_no_length_is_told_and_nothing_can_be_printed(
    desk: Desk, open_mail: Open, qtbot: QtBot
) -> None:
    person(desk, "安娜", home_address=HOME)
    dialog = open_mail()
    choices = labels_of(dialog)
    assert dialog.print_button.isEnabled()
    for typed in ("six", "6", ""):
        choices.nudge_x.setText(typed)
        assert dialog.outcome.text.text() == "Move: type millimetres from −5 to 5."
        assert not dialog.print_button.isEnabled()
    choices.nudge_x.setText("-1.5")
    assert choices.wish().nudge == (-1.5, 0.0)
    wait(qtbot, dialog)
    assert dialog.print_button.isEnabled()


def test_where_nobody_can_be_written_to_nothing_can_be_printed(desk: Desk, open_mail: Open) -> None:
    person(desk, "安娜")
    dialog = open_mail()
    assert not dialog.pdf_button.isEnabled()
    assert "nothing to print" in dialog.preview.empty.text()
    assert dialog.choices.left_out.list.count() == 1


def test_labels_are_saved_and_what_was_used_is_remembered(
    desk: Desk, open_mail: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    person(desk, "安娜", home_address=HOME)
    dialog = open_mail()
    choices = labels_of(dialog)
    choices.sheet.setCurrentIndex(choices.sheet.findData("5160"))
    choices.nudge_y.setText("2")
    wait(qtbot, dialog)
    out = tmp_path / "labels.pdf"
    dialog.giving.save_pdf(str(out))
    wait(qtbot, dialog)
    assert "安娜 收" in text_in(out)
    assert dialog.outcome.text.text().startswith("Saved as labels.pdf.")
    assert (desk.mailing.kept.sheet, desk.mailing.kept.nudge) == ("5160", (0.0, 2.0))
    assert dialog.giving.name().endswith(f"_Labels_{desk.today:%Y%m%d}.pdf")
    again = open_mail()
    assert (labels_of(again).sheet.currentData(), labels_of(again).nudge_y.text()) == ("5160", "2")


def test_the_test_page_takes_the_place_of_the_labels(desk: Desk, open_mail: Open, qtbot: QtBot, tmp_path: Path) -> None:
    person(desk, "安娜")
    dialog = open_mail()
    labels_of(dialog).trial.setChecked(True)
    wait(qtbot, dialog)
    assert "Test page for labels L7160" in text_of(dialog.preview.document)
    out = tmp_path / "test.pdf"
    dialog.giving.save_pdf(str(out))
    wait(qtbot, dialog)
    assert "7, 3" in text_in(out)


def test_a_sheet_of_our_own_is_typed_kept_and_chosen(desk: Desk, open_mail: Open, qtbot: QtBot) -> None:
    person(desk, "安娜", home_address=HOME)
    dialog = open_mail()
    choices = labels_of(dialog)
    assert choices.change_button.isHidden()
    asking = SheetDialog(dialog.context, choices.sheets["L7160"], parent=choices)
    choices._ask(asking)  # noqa: SLF001 - as the button does
    asking.save()
    assert asking.entries[LabelSheet.name.key].is_refused
    asking.entries[LabelSheet.name.key].editor.set_value("ours")
    asking.entries[LabelSheet.down.key].editor.set_value(8)
    asking.save()
    wait(qtbot, dialog)
    assert asking.problem.text() == "The labels would end 22.9 mm below the page."
    asking.entries[LabelSheet.down.key].editor.set_value(6)
    asking.save()
    wait(qtbot, dialog)
    assert desk.mailing.own_sheets() == (Sheet("ours", (210, 297), (63.5, 38.1), 3, 6, 7.25, 15.15, 2.5, 0),)
    assert choices.sheet.currentData() == "ours"
    choices.remove_button.click()
    wait(qtbot, dialog)
    assert desk.mailing.own_sheets() == ()
    assert choices.sheet.currentData() == "L7160"


def test_envelopes_are_shown_in_their_own_size(desk: Desk, open_mail: Open, qtbot: QtBot, tmp_path: Path) -> None:
    person(desk, "安娜", home_address=HOME)
    dialog = open_mail(EnvelopeChoices)
    choices = dialog.choices
    assert isinstance(choices, EnvelopeChoices)
    choices.sizes.setCurrentIndex(choices.sizes.findData("C5"))
    choices.box_x.setText("14")
    wait(qtbot, dialog)
    document = dialog.preview.document
    assert document is not None
    assert round(document.pagePointSize(0).width() / 72 * 25.4) == 229
    assert choices.plan.text() == "1 envelope"
    dialog.giving.save_pdf(str(tmp_path / "envelopes.pdf"))
    wait(qtbot, dialog)
    assert (desk.mailing.kept.envelope, desk.mailing.kept.box) == ("C5", (14.0, 10.0))
    choices.box_y.setText("1")
    assert not dialog.print_button.isEnabled()


def test_the_window_writes_to_the_client_shown_or_to_all_that_are_chosen(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    codes = [person(desk, name, home_address=HOME) for name in ("安娜", "李强", "张伟")]
    window = open_window()
    window.going.post.labels.trigger()
    assert asked(window, qtbot) == (codes[0],)
    window.list.table.selectAll()
    assert window.going.post.envelopes in window.list.chosen_bar.post_menu.actions()
    window.going.post.envelopes.trigger()
    assert asked(window, qtbot) == tuple(codes)


def asked(window: Window, qtbot: QtBot) -> tuple[str, ...]:
    """Whom the dialog that opened is for; it is closed then."""
    settle(qtbot, window)
    dialog = window.going.post.dialog
    assert dialog is not None
    wait(qtbot, dialog)
    codes = dialog.choices.codes
    dialog.reject()
    settle(qtbot, window)
    return codes


def test_labels_go_to_the_printer_in_their_size(desk: Desk, open_mail: Open, qtbot: QtBot, tmp_path: Path) -> None:
    person(desk, "安娜", home_address=HOME)
    dialog = open_mail()
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    dialog.giving.print_on(printer)
    wait(qtbot, dialog)
    assert dialog.outcome.text.text() == "1 page went to the printer."
    assert printer.docName().endswith(f"_Labels_{desk.today:%Y%m%d}")
    box = PdfReader(tmp_path / "paper.pdf").pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (210, 297)


def test_nothing_is_addressed_while_personal_data_is_masked(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    person(desk, "安娜", home_address=HOME)
    window = open_window()
    window.privacy.turn()
    settle(qtbot, window)
    window.going.post.ask_labels()
    settle(qtbot, window)
    assert window.going.post.dialog is None
    assert window.toast.text.text() == "Nothing is written to clients while personal data is masked."


def test_the_menu_of_the_list_offers_post(desk: Desk, open_window: Callable[[], Window], qtbot: QtBot) -> None:
    person(desk, "安娜", home_address=HOME)
    window = open_window()
    pane = window.list
    pane.table.selectAll()
    pane.table.customContextMenuRequested.emit(QPoint(5, 5))
    menu = next(made for made in pane.table.findChildren(QMenu) if made.actions())
    offered = next(action.menu() for action in menu.actions() if action.text() == "Post")
    assert isinstance(offered, QMenu)
    assert "Labels…" in [action.text() for action in offered.actions()]
    menu.close()
