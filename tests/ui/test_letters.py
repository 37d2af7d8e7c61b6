"""Letters in the window: a text chosen and changed, what is missing told first, reminders printed and noted."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.letters.given import StatementsWanted
from clientdesk.dossier.house.letters import Letters
from clientdesk.dossier.values import PartialDate
from clientdesk.dossier.work.contact import Contact
from clientdesk.ui.context import Context
from clientdesk.ui.house.letters import open_letter_rules
from clientdesk.ui.letters.accounts import ReminderSide, StatementSide
from clientdesk.ui.letters.dialog import LettersDialog
from clientdesk.ui.letters.letter import BirthdaySide, LetterSide
from clientdesk.ui.letters.side import Side
from clientdesk.ui.settings.kept import keep_names_in_files
from tests.desk.trading import selling
from tests.exchange.reading import read_back
from tests.ui.conftest import PATIENCE
from tests.ui.prints import person, showing, wait

Open = Callable[..., LettersDialog]


@pytest.fixture
def open_letters(context: Context, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog with a side for clients of these codes."""

    def opened(side: type[Side], *codes: str) -> LettersDialog:
        lines = {line.code: line for line in context.desk.clients.lines(context.desk.clients.numbers())}
        return show(LettersDialog(context, "Letter", side(context, [lines[code] for code in codes])))

    with showing(qtbot) as show:
        yield opened


def owing(desk: Desk, days: int = 30) -> str:
    """The code of a client who should have paid so many days ago."""
    code = selling.client(desk)
    due = desk.today - timedelta(days)
    selling.sale(desk, code, "100", day=due - timedelta(30), due=due)
    return code


def test_unknown_and_missing_places_are_told_before_printing(desk: Desk, open_letters: Open, qtbot: QtBot) -> None:
    dialog = open_letters(LetterSide, person(desk, "Ann <b>"), person(desk, "Bob", do_not_contact=("letter",)))
    side = dialog.side
    assert isinstance(side, LetterSide)
    side.body.setPlainText("Hello {nickname} {birthday}")
    wait(qtbot, dialog)
    assert side.unknown.text() == "1 place is not known and stays red: {nickname}"
    assert side.lacking.text() == "For 1 client something is missing and stays red:\n· Ann <b>: Next birthday"
    assert side.left_out.text() == "1 client gets no letter:\n· Bob: does not want letters"
    assert dialog.outcome.text.text().startswith("1 place is not known")
    assert dialog.print_button.isEnabled()


def test_a_place_is_put_where_the_cursor_is(desk: Desk, open_letters: Open, qtbot: QtBot) -> None:
    dialog = open_letters(LetterSide, person(desk))
    side = dialog.side
    assert isinstance(side, LetterSide)
    side.body.setPlainText("Dear , hello")
    cursor = side.body.textCursor()
    cursor.setPosition(5)
    side.body.setTextCursor(cursor)
    offered: list[QAction] = [action for action in side.places.actions() if action.isVisible()]
    assert not any("{items}" in action.text() for action in offered)
    next(action for action in offered if action.text().endswith("{name}")).trigger()
    assert side.body.toPlainText() == "Dear {name}, hello"


def test_a_changed_text_is_kept_as_our_own_and_forgotten_again(desk: Desk, open_letters: Open, qtbot: QtBot) -> None:
    dialog = open_letters(LetterSide, person(desk))
    side = dialog.side
    assert isinstance(side, LetterSide)
    shipped = side.body.toPlainText()
    assert not side.keep_button.isEnabled()
    assert not side.forget_button.isVisible()
    side.body.setPlainText("Hello {name}")
    side.name.setText("Short")
    with qtbot.waitSignal(dialog.stored, timeout=PATIENCE):
        side.keep_button.click()
    wait(qtbot, dialog)
    assert (side.texts.currentText(), side.body.toPlainText()) == ("Short", "Hello {name}")
    with qtbot.waitSignal(dialog.stored, timeout=PATIENCE):
        side.forget_button.click()
    wait(qtbot, dialog)
    assert side.texts.findText("Short") < 0
    assert side.body.toPlainText() == shipped


def test_esc_asks_before_a_letter_goes_that_was_written_and_came_out_nowhere(
    desk: Desk, open_letters: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    code = person(desk)
    untouched = open_letters(LetterSide, code)
    QTest.keyClick(untouched, Qt.Key.Key_Escape)
    assert not untouched.isVisible()
    dialog = open_letters(LetterSide, code)
    assert isinstance(dialog.side, LetterSide)
    dialog.side.body.setFocus()
    QTest.keyClicks(dialog.side.body, "Hello ")
    QTest.keyClick(dialog.side.body, Qt.Key.Key_Escape)
    (question,) = dialog.findChildren(QMessageBox)
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.is_typed
    assert dialog.side.body.toPlainText().startswith("Hello ")
    wait(qtbot, dialog)
    dialog.giving.save_pdf(str(tmp_path / "letter.pdf"))
    wait(qtbot, dialog)
    QTest.keyClick(dialog.side.body, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_another_language_shows_the_text_of_the_same_kind(desk: Desk, open_letters: Open, qtbot: QtBot) -> None:
    dialog = open_letters(LetterSide, person(desk))
    side = dialog.side
    assert isinstance(side, LetterSide)
    side.texts.setCurrentIndex(side.texts.findText("Thank-you note"))
    side.languages.setCurrentIndex(side.languages.findData("zh_TW"))
    wait(qtbot, dialog)
    assert side.texts.currentText() == "感謝函"


def test_a_reminder_is_saved_noted_and_not_offered_again(
    desk: Desk, open_letters: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    code = owing(desk)
    dialog = open_letters(ReminderSide)
    assert dialog.side.levels.text().startswith("Reminder of level 2 for 1 client:")
    with qtbot.waitSignal(dialog.stored, timeout=PATIENCE):
        dialog.giving.save_pdf(str(tmp_path / "r.pdf"))
    wait(qtbot, dialog)
    assert "1 letter was noted in the timeline." in dialog.outcome.text.text()
    assert "Reminderofpayment" in read_back((tmp_path / "r.pdf").read_bytes()).text
    assert [record[Contact.reminder_level] for record in desk.work.of(code)] == [2]
    assert "a reminder of level 2 was sent on" in dialog.side.left_out.text()
    assert not dialog.print_button.isEnabled()


def test_a_statement_changes_with_its_period(desk: Desk, open_letters: Open, qtbot: QtBot) -> None:
    dialog = open_letters(StatementSide, owing(desk, 900))
    side = dialog.side
    assert isinstance(side, StatementSide)
    side.periods.setCurrentIndex(side.periods.findData("all"))
    wait(qtbot, dialog)
    assert dialog.preview.document is not None
    assert dialog.pdf_button.isEnabled()


def test_a_statement_is_of_the_days_that_are_typed_and_says_which_are_none(
    desk: Desk, open_letters: Open, context: Context, qtbot: QtBot
) -> None:
    code = owing(desk, 900)
    dialog = open_letters(StatementSide, code)
    side = dialog.side
    assert isinstance(side, StatementSide)
    assert side.days.isHidden()
    side.periods.setCurrentIndex(side.periods.findData("own"))
    assert side.days.isVisible()
    side.since.setText("")
    QTest.keyClicks(side.since, "2020-01-01")
    QTest.keyClicks(side.until, "2020-13-01")
    assert side.problem.isVisible()
    dialog.make_preview()
    assert not dialog.pdf_button.isEnabled()
    side.until.clear()
    QTest.keyClicks(side.until, "2019-12-31")
    assert side.problem.text() == "The period ends before it begins."
    side.until.clear()
    QTest.keyClicks(side.until, f"{desk.today:%Y%m%d}")
    assert side.problem.isHidden()
    wait(qtbot, dialog)
    assert side.wanted() == StatementsWanted((code,), date(2020, 1, 1), desk.today, "en", note=False)
    assert dialog.pdf_button.isEnabled()
    side.remember(context.remembered.prints)
    again = StatementSide(context, side.lines, dialog)
    assert (again.periods.currentData(), again.since.text()) == ("own", "2020-01-01")


def test_birthday_cards_find_their_clients_by_the_days_ahead(desk: Desk, open_letters: Open, qtbot: QtBot) -> None:
    born = desk.today + timedelta(20)
    ann = person(desk, "Ann", birth_date=PartialDate(1980, born.month, min(born.day, 28)))
    dialog = open_letters(BirthdaySide)
    side = dialog.side
    assert isinstance(side, BirthdaySide)
    assert not side.codes
    assert not dialog.print_button.isEnabled()
    side.days.setCurrentIndex(side.days.findData(30))
    wait(qtbot, dialog)
    assert list(side.codes) == [ann]
    assert side.forms.currentData() == "a6"
    assert dialog.print_button.isEnabled()


def test_the_house_says_after_how_many_days_it_reminds(desk: Desk, context: Context, qtbot: QtBot) -> None:
    dialog = open_letter_rules(context, None)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    qtbot.waitUntil(dialog.isEnabled, timeout=PATIENCE)
    assert [dialog.entries[f"reminder_days_{level}"].editor.value() for level in (1, 2, 3)] == [7, 21, 45]
    dialog.entries["reminder_days_2"].editor.set_value(5)
    dialog.save()
    qtbot.waitUntil(dialog.problem.isVisible, timeout=PATIENCE)
    assert dialog.problem.text() == (
        "Second reminder: days overdue: A later reminder needs more days than the one before it."
    )
    dialog.entries["reminder_days_2"].editor.set_value(10)
    with qtbot.waitSignal(dialog.stored, timeout=PATIENCE):
        dialog.save()
    assert desk.house.record()[Letters.reminder_days_2] == 10


@pytest.mark.parametrize(("first", "last", "noted"), [(0, 0, 2), (1, 2, 2), (1, 1, 0), (5, 6, 0)])
def test_reminders_are_noted_only_where_all_pages_were_printed(
    desk: Desk, open_letters: Open, qtbot: QtBot, tmp_path: Path, *, first: int, last: int, noted: int
) -> None:
    codes = owing(desk), owing(desk)
    dialog = open_letters(ReminderSide, *codes)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "paper.pdf"))
    if first:
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(first, last)
    dialog.giving.print_on(printer)
    wait(qtbot, dialog)
    notes = [record for code in codes for record in desk.work.of(code) if record.kind.name == "contact"]
    assert len(notes) == noted
    said = "2 letters were noted in the timeline." if noted else "so no letter was noted in the timeline."
    assert dialog.outcome.text.text().endswith(said)


@pytest.mark.parametrize("wanted", [True, False])
def test_the_files_for_each_bear_names_only_where_names_of_files_may(
    desk: Desk, open_letters: Open, qtbot: QtBot, tmp_path: Path, *, wanted: bool
) -> None:
    dialog = open_letters(LetterSide, person(desk, "Ann"), person(desk, "Bob"))
    keep_names_in_files(dialog.context.remembered, wanted=wanted)
    dialog.giving.save_each(str(tmp_path))
    wait(qtbot, dialog)
    names = sorted(path.name for path in tmp_path.glob("KH*.pdf"))
    assert [("Ann" in names[0]), ("Bob" in names[1])] == [wanted, wanted]
