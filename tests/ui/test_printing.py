"""What a user sees and chooses in the print dialog: pages, layouts, languages, for whom; keys, names, room."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.printing.choices import FULL, HANDOUT, PREVIEWED, Subject
from clientdesk.ui.printing.dialog import PrintDialog
from clientdesk.ui.printing.pictures import open_pdf
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.tasks import Tasks
from tests.ui.prints import Open, log, open_print, person, pick, text_in, text_of, wait

__all__ = ["open_print"]


# Looking


def test_the_preview_is_what_is_saved_page_for_page(desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_print(person(desk, notes="\n".join(f"line {n}" for n in range(150))))
    dialog.giving.save_pdf(str(tmp_path / "card.pdf"))
    wait(qtbot, dialog)
    saved = open_pdf((tmp_path / "card.pdf").read_bytes())
    shown = dialog.preview.document
    assert shown is not None
    assert shown.pageCount() == saved.pageCount() > 1
    assert text_of(shown).replace("\r", "") == text_of(saved).replace("\r", "")
    assert dialog.preview.page.text() == f"Page 1 of {saved.pageCount()}"


def test_pages_are_turned_and_zoomed(desk: Desk, open_print: Open) -> None:
    preview = open_print(person(desk, notes="\n".join(f"line {n}" for n in range(150)))).preview
    assert not preview.back.isEnabled()
    preview.on.click()
    assert preview.page.text().startswith("Page 2 of ")
    preview.back.click()
    assert preview.page.text().startswith("Page 1 of ")
    preview.zoom.activated.emit(preview.zoom.findText("100%"))
    preview.larger.click()
    assert preview.zoom.currentText() == "120%"
    preview.zoom.activated.emit(preview.zoom.findText("Page width"))
    assert (preview.zoom.currentText(), preview.zoom.findText("120%")) == ("Page width", -1)
    preview.window().activateWindow()
    QTest.keyClick(preview.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert preview.page.text().startswith("Page 2 of ")
    QTest.keyClick(preview.view, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert preview.zoom.currentText() == "Whole page"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_print_has_its_own_language(desk: Desk, open_print: Open, qtbot: QtBot, language: str) -> None:
    dialog = open_print(person(desk, mobile="154 0000 0001"))
    pick(dialog.choices.languages, language)
    wait(qtbot, dialog)
    assert catalogue(language).label("person.mobile", "Mobile") in text_of(dialog.preview.document)


def test_every_layout_can_be_chosen_and_is_shown(desk: Desk, open_print: Open, qtbot: QtBot) -> None:
    dialog = open_print(person(desk), layout="full")
    layouts = desk.cards.layouts
    assert dialog.choices.layouts.count() == len(layouts)
    for name, layout in layouts.items():
        pick(dialog.choices.layouts, name)
        wait(qtbot, dialog)
        assert dialog.preview.document is not None
        page = dialog.preview.document.pagePointSize(0)
        millimetres = (page.width() / 72 * 25.4, page.height() / 72 * 25.4)
        assert millimetres == pytest.approx(layout.paper, abs=0.5), name
        assert "王小明" in text_of(dialog.preview.document), name


def test_pages_of_every_number_have_the_same_room_so_that_none_is_drawn_squeezed(
    desk: Desk, open_print: Open, qtbot: QtBot
) -> None:
    dialog = open_print(person(desk), layout="index-a6")
    one_page = dialog.preview.view.viewport().width()
    pick(dialog.choices.layouts, "blank")
    wait(qtbot, dialog)
    assert dialog.preview.view.viewport().width() == one_page


def test_the_old_pages_stay_until_the_new_ones_come(desk: Desk, open_print: Open, qtbot: QtBot) -> None:
    dialog = open_print(person(desk))
    before = dialog.preview.document
    pick(dialog.choices.languages, "zh_CN")
    assert dialog.waits
    assert dialog.preview.document is before
    wait(qtbot, dialog)
    assert dialog.preview.document is not before


def test_of_many_clients_the_first_are_shown_and_all_are_saved(
    desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    codes = [person(desk, f"Person {n:02}") for n in range(PREVIEWED + 5)]
    dialog = open_print(*codes, layout="index")
    assert dialog.choices.who.text() == "25 clients"
    told = [label.text() for label in dialog.choices.findChildren(QLabel)]
    assert "The preview shows the first 20; all are printed." in told
    assert dialog.preview.page.text() == "Page 1 of 20"
    dialog.giving.save_pdf(str(tmp_path / "cards.pdf"))
    wait(qtbot, dialog)
    assert len(PdfReader(tmp_path / "cards.pdf").pages) == len(codes)


# For whom


def test_sensitive_data_needs_a_reason_and_the_buttons_say_so(
    desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = open_print(person(desk, religion="quiet faith"))
    assert "quiet faith" not in text_of(dialog.preview.document)
    dialog.choices.sensitive.click()
    assert not any(button.isEnabled() for button in dialog.ways)
    why = "Type the reason first: sensitive data is not printed without one."
    assert dialog.outcome.text.text() == dialog.print_button.accessibleDescription() == why
    dialog.choices.reason.setText("a visit")
    wait(qtbot, dialog)
    assert all(button.isEnabled() for button in dialog.ways)
    assert dialog.outcome.isHidden()
    assert dialog.choices.warning.isVisible()
    assert "quiet faith" in text_of(dialog.preview.document)
    assert "Contains sensitive data" in text_of(dialog.preview.document)
    assert log(desk) == []
    dialog.giving.save_pdf(str(tmp_path / "card.pdf"))
    wait(qtbot, dialog)
    assert "quiet faith" in text_in(tmp_path / "card.pdf")
    [noted] = log(desk)
    assert "a visit" in noted


def test_while_the_reason_is_lacking_the_preview_follows_without_sensitive_data(
    desk: Desk, open_print: Open, qtbot: QtBot
) -> None:
    dialog = open_print(person(desk, religion="quiet faith"), layout="full")
    dialog.choices.sensitive.click()
    pick(dialog.choices.layouts, "index-a6")
    wait(qtbot, dialog)
    assert dialog.preview.document is not None
    assert dialog.preview.document.pagePointSize(0).width() == pytest.approx(148 / 25.4 * 72, abs=1)
    assert "quiet faith" not in text_of(dialog.preview.document)
    assert not dialog.print_button.isEnabled()


def test_for_somebody_else_personal_data_is_masked(desk: Desk, open_print: Open, qtbot: QtBot) -> None:
    dialog = open_print(person(desk, mobile="154 0000 0001", religion="quiet faith"))
    assert "154 0000 0001" in text_of(dialog.preview.document)
    dialog.choices.sensitive.click()
    pick(dialog.choices.readers, HANDOUT)
    wait(qtbot, dialog)
    shown = text_of(dialog.preview.document)
    assert "154 0000 0001" not in shown
    assert "quiet faith" not in shown
    assert "154****0001" in shown
    assert not dialog.choices.sensitive.isVisible()
    assert not dialog.choices.private.isVisible()
    assert dialog.print_button.isEnabled()


def test_everything_for_the_person_concerned_needs_a_reason_too(desk: Desk, open_print: Open, qtbot: QtBot) -> None:
    dialog = open_print(person(desk, religion="quiet faith"))
    pick(dialog.choices.readers, FULL)
    assert not dialog.print_button.isEnabled()
    dialog.choices.reason.setText("asked for by letter")
    wait(qtbot, dialog)
    assert "quiet faith" in text_of(dialog.preview.document)


def test_who_is_never_printed_is_left_out_and_named(desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path) -> None:
    open_one, shut = person(desk, "王小明"), person(desk, "李强", no_print=True)
    dialog = open_print(open_one, shut)
    assert dialog.choices.withheld.text() == f'1 client is marked "never print" and is left out: {shut}'
    dialog.giving.save_pdf(str(tmp_path / "cards.pdf"))
    wait(qtbot, dialog)
    assert "李强" not in text_in(tmp_path / "cards.pdf")
    assert dialog.outcome.text.text() == "Saved as cards.pdf. 1 client was left out."


def test_where_nobody_may_be_printed_the_dialog_says_why(desk: Desk, open_print: Open) -> None:
    dialog = open_print(person(desk, no_print=True))
    assert dialog.preview.document is None
    assert dialog.preview.empty.isVisible()
    assert dialog.preview.empty.text().endswith("Leave them out, or take the mark off the file.")


# A blank form


def test_a_blank_form_is_for_a_kind(desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_print()
    first = text_of(dialog.preview.document)
    assert dialog.choices.kind.currentText() == "Person"
    assert not dialog.choices.readers.isVisible()
    pick(dialog.choices.kind, "enterprise")
    wait(qtbot, dialog)
    assert text_of(dialog.preview.document) != first
    dialog.choices.sensitive.click()
    wait(qtbot, dialog)
    dialog.giving.save_pdf(str(tmp_path / "form.pdf"))
    wait(qtbot, dialog)
    assert text_in(tmp_path / "form.pdf")
    assert log(desk) == []


# Habits


def test_one_client_is_offered_on_a_page_and_many_as_they_were_printed_last(
    desk: Desk, open_print: Open, qtbot: QtBot
) -> None:
    remembered = Remembered()
    codes = person(desk), person(desk, "李强")
    one = open_print(codes[0], remembered=remembered)
    assert one.choices.layouts.currentData() == "summary"
    assert one.preview.document is not None
    assert one.preview.document.pageCount() == 1
    pick(one.choices.layouts, "index")
    one.choices.remember(remembered.prints)
    many = open_print(*codes, remembered=remembered)
    assert many.choices.layouts.currentData() == "full"
    again = open_print(codes[1], remembered=remembered)
    assert again.choices.layouts.currentData() == "index"


def test_layout_and_language_are_remembered(desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path) -> None:
    code, remembered = person(desk), Remembered()
    dialog = open_print(code, remembered=remembered)
    pick(dialog.choices.layouts, "index")
    pick(dialog.choices.languages, "zh_TW")
    dialog.giving.save_pdf(str(tmp_path / "card.pdf"))
    wait(qtbot, dialog)
    again = open_print(code, remembered=remembered)
    assert (again.choices.layouts.currentData(), again.choices.languages.currentData()) == ("index", "zh_TW")
    listed = open_print(code, layout="contact-list", remembered=remembered)
    assert listed.choices.layouts.currentData() == "contact-list"


def test_what_is_remembered_outlives_the_program(tmp_path: Path) -> None:
    before = Remembered.load(tmp_path)
    before.prints.update(layout="index", printer="Front office")
    before.save()
    assert Remembered.load(tmp_path).prints == {"layout": "index", "printer": "Front office"}


def test_enter_does_the_main_thing_only(desk: Desk, open_print: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = open_print(person(desk))
    buttons = [button for button in dialog.findChildren(QPushButton) if button.isDefault() or button.autoDefault()]
    assert buttons == [dialog.print_button]
    QTest.keyClick(dialog.choices.languages, Qt.Key.Key_Return)
    assert dialog.outcome.text.text().startswith("No printer")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_cut_off_and_everything_has_a_name(desk: Desk, tasks: Tasks, qtbot: QtBot, language: str) -> None:
    person(desk)
    lines = desk.clients.lines(desk.clients.numbers())
    context = Context(desk, tasks, catalogue(language))
    for subject in (Subject(tuple(lines)), Subject()):
        dialog = PrintDialog(context, Remembered(), subject=subject)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialog.resize(1000, 640)
        dialog.show()
        if not subject.is_blank:
            dialog.choices.sensitive.click()
        wait(qtbot, dialog)
        assert (dialog.width(), dialog.height()) == (1000, 640)
        assert cut_off(dialog) == []
        nameless = [
            type(widget).__name__
            for widget in dialog.findChildren(QWidget)
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            and widget.isVisible()
            and not (widget.accessibleName() or getattr(widget, "text", str)())
        ]
        assert nameless == []
        dialog.done(0)
        dialog.deleteLater()


def cut_off(dialog: QWidget) -> list[str]:
    """The texts that have less room than they need."""
    short = []
    for widget in dialog.findChildren(QWidget):
        if not widget.isVisible():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.heightForWidth(widget.width()) > widget.height():
                short.append(widget.text())
        elif isinstance(widget, QLabel | QPushButton | QToolButton):
            if widget.sizeHint().width() > widget.width():
                short.append(widget.text())
        elif isinstance(widget, Combo):
            texts = [widget.itemText(place) for place in range(widget.count())]
            wide = max(widget.fontMetrics().horizontalAdvance(text) for text in texts)
            if wide > widget.width() - widget.fontMetrics().height():
                short.append(max(texts, key=len))
    return short
