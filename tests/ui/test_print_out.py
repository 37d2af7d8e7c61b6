"""The ways out of the print dialog: paper, PDF, pictures, clipboard; and what it says where one is shut."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.cards import PrintWish
from clientdesk.errors import UserError
from clientdesk.ui.printing.choices import PREVIEWED
from clientdesk.ui.printing.paper import print_pdf, sheet_of
from clientdesk.ui.printing.pictures import open_pdf, picture, size_at, strip
from tests.ui.prints import Open, open_print, person, pick, wait

__all__ = ["open_print"]


# Ways out


def test_the_proposed_name_tells_client_card_and_day(
    desk: Desk, open_print: Open, qtbot: QtBot, set_clock: Callable[[str], None]
) -> None:
    set_clock("2026-03-05T10:00:00+00:00")
    dialog = open_print(person(desk, "Ann/Lee: <b>\u202e?"), layout="index")
    dialog.giving.ask_pdf()
    asking = dialog.giving.asking
    assert asking is not None
    assert [Path(name).name for name in asking.selectedFiles()] == ["KH000001_Ann-Lee-b_Index card-A5_20260305.pdf"]
    asking.reject()


def test_pictures_are_masked_one_for_each_page(desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path) -> None:
    codes = person(desk, "王小明"), person(desk, "李强")
    dialog = open_print(*codes, layout="index-sheet")
    dialog.giving.save_pictures(str(tmp_path / "card.png"))
    wait(qtbot, dialog)
    assert sorted(path.name for path in tmp_path.glob("*.png")) == ["card-1.png", "card-2.png"]
    image = QImage(str(tmp_path / "card-1.png"))
    assert (image.width(), image.height()) == (round(210 / 25.4 * 200), round(148 / 25.4 * 200))
    assert "Personal data is masked." in dialog.outcome.text.text()
    assert dialog.outcome.open_button.isVisible()
    dialog.giving.save_pictures(str(tmp_path / "card.png"))
    wait(qtbot, dialog)
    assert dialog.outcome.text.text().startswith("There is a file card-1.png already; nothing was written.")
    assert not dialog.outcome.open_button.isVisible()


def test_the_page_in_view_is_copied_as_a_picture(desk: Desk, open_print: Open, qtbot: QtBot) -> None:
    dialog = open_print(person(desk), layout="index-a6")
    QApplication.clipboard().clear()
    dialog.copy_page()
    wait(qtbot, dialog)
    image = QApplication.clipboard().image()
    assert (image.width(), image.height()) == (round(148 / 25.4 * 200), round(105 / 25.4 * 200))
    assert dialog.outcome.text.text().startswith("The page is on the clipboard")


def paper_printer(out: Path, document: QPdfDocument) -> QPrinter:
    """A printer whose paper is a PDF file."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(150)
    printer.setPageLayout(sheet_of(document, 0))
    return printer


@pytest.mark.parametrize("layout", ["full", "index-a6", "contact-list"])
def test_paper_has_the_pages_of_the_preview_in_their_size(
    desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path, layout: str
) -> None:
    dialog = open_print(person(desk, "王小明"), person(desk, "李强"), layout=layout)
    document = dialog.preview.document
    assert document is not None
    dialog.giving.print_on(paper_printer(tmp_path / "paper.pdf", document))
    wait(qtbot, dialog)
    printed = PdfReader(tmp_path / "paper.pdf").pages
    assert len(printed) == document.pageCount()
    for number, page in enumerate(printed):
        wanted = document.pagePointSize(number)
        assert float(page.mediabox.width) == pytest.approx(wanted.width(), abs=1.5)
        assert float(page.mediabox.height) == pytest.approx(wanted.height(), abs=1.5)
    assert "to the printer" in dialog.outcome.text.text()
    assert likeness((tmp_path / "paper.pdf").read_bytes(), document) < 12


def likeness(pdf: bytes, document: QPdfDocument) -> float:
    """How much the first pages differ on the average, in shades of 255."""
    one, other = (picture(each, 0, 40).scaled(200, 200) for each in (open_pdf(pdf), document))
    greys = [
        abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness())
        for x in range(0, 200, 2)
        for y in range(0, 200, 2)
    ]
    return sum(greys) / len(greys)


def test_only_the_pages_asked_for_go_to_the_printer(desk: Desk, tmp_path: Path) -> None:
    made = desk.cards.make([person(desk, f"Person {n}") for n in range(4)], PrintWish("index-a6"))
    printer = paper_printer(tmp_path / "paper.pdf", open_pdf(made.pdf))
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert print_pdf(made.pdf, printer) == 2
    assert len(PdfReader(tmp_path / "paper.pdf").pages) == 2


def test_strips_of_a_page_are_the_page(desk: Desk) -> None:
    document = open_pdf(desk.cards.make([person(desk)], PrintWish("index")).pdf)
    whole = size_at(document, 0, 150)
    page = picture(document, 0, 150)
    rows = 64
    for top in range(0, whole.height() - rows, rows):
        piece = strip(document, 0, whole, top=top, height=rows)
        wanted = page.copy(0, top, whole.width(), rows)
        apart = [
            abs(piece.pixelColor(x, y).lightness() - wanted.pixelColor(x, y).lightness())
            for x in range(0, whole.width(), 3)
            for y in range(0, rows, 5)
        ]
        assert max(apart) < 40, top


# What goes wrong


@pytest.mark.parametrize("name", ["folder", "missing/card.pdf", "x" * 300 + ".pdf"])
def test_where_it_cannot_be_written_one_sentence_says_so(
    desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    (tmp_path / "folder").mkdir()
    dialog = open_print(person(desk))
    before = sorted(tmp_path.rglob("*"))
    dialog.giving.save_pdf(str(tmp_path / name))
    wait(qtbot, dialog)
    assert "Nothing was changed." in dialog.outcome.text.text()
    assert sorted(tmp_path.rglob("*")) == before
    assert dialog.print_button.isEnabled()


def test_a_client_file_is_never_written_over(desk: Desk, open_print: Open, qtbot: QtBot) -> None:
    dialog = open_print(person(desk))
    dialog.giving.save_pdf(str(desk.store.path))
    wait(qtbot, dialog)
    assert "name of a client file" in dialog.outcome.text.text()


def test_without_a_printer_it_says_what_to_do(desk: Desk, open_print: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    dialog = open_print(person(desk))
    dialog.print_button.click()
    assert dialog.outcome.text.text().startswith("No printer is set up on this computer.")
    assert dialog.isVisible()


@pytest.mark.qt_log_ignore("QPdf", "QPainter::begin", extend=True)  # Qt says in its own words that there is no printer
def test_a_printer_that_fails_is_named(desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_print(person(desk))
    assert dialog.preview.document is not None
    dialog.giving.print_on(paper_printer(tmp_path / "missing" / "paper.pdf", dialog.preview.document))
    wait(qtbot, dialog)
    assert "did not take the print." in dialog.outcome.text.text()
    assert dialog.print_button.isEnabled()


def test_what_cannot_be_made_is_told_above_the_pages(
    desk: Desk, open_print: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = open_print(person(desk))
    shown = dialog.preview.document

    def broken(*_given: object, **_named: object) -> None:
        raise UserError("The font {name} is damaged.", hint="Install ClientDesk again.", name="NotoSansSC")

    monkeypatch.setattr(desk.cards, "preview", broken)
    pick(dialog.choices.languages, "zh_CN")
    wait(qtbot, dialog)
    assert dialog.preview.problem.text.text() == "The font NotoSansSC is damaged. Install ClientDesk again."
    assert dialog.preview.document is shown
    monkeypatch.undo()
    pick(dialog.choices.languages, "en")
    wait(qtbot, dialog)
    assert dialog.preview.problem.isHidden()


def test_escape_first_stops_the_work_then_closes(desk: Desk, open_print: Open, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = open_print(*[person(desk, f"Person {n:02}") for n in range(PREVIEWED + 10)])
    dialog.giving.save_pdf(str(tmp_path / "cards.pdf"))
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait(qtbot, dialog)
    assert dialog.outcome.text.text() == "Stopped. Nothing was written."
    assert list(tmp_path.glob("*.pdf")) == []
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
