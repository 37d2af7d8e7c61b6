"""The files of a client through their widgets: brought in, looked into, opened, renamed, taken off and brought back."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Attachment
from clientdesk.errors import UserError
from clientdesk.i18n import catalogue
from clientdesk.ui.client import files
from clientdesk.ui.client.copies import Copies
from clientdesk.ui.client.files import Files
from clientdesk.ui.client.tabs import FILES, SUMMARY
from clientdesk.ui.window import Window
from tests import make
from tests.making.pictures import portrait
from tests.ui.conftest import settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the files of a person, of whom there are none yet."""
    desk.clients.create(make.person("王薇"))
    opened = open_window()
    opened.show_client(1)
    opened.page.tabs.show_tab(FILES)
    settle(qtbot, opened)
    return opened


def tab(window: Window) -> Files:
    return window.page.tabs.files


def drop(window: Window, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    tab(window).take_mime(mime)


def shown(window: Window) -> list[list[str]]:
    """The cells of the list but for the days."""
    widget = tab(window).list
    items = [widget.topLevelItem(place) for place in range(widget.topLevelItemCount())]
    return [[item.text(column) for column in (0, 1, 2, 4)] for item in items if item]


def titles(desk: Desk) -> list[str | None]:
    return [row[AttachedFile.title] for row in desk.clients.get("KH000001").rows(Other.attachments)]


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "Brief <b>.txt"
    path.write_bytes(b"hello")
    return path


def test_files_that_are_dropped_come_as_one_step_with_number_title_and_size(
    window: Window, desk: Desk, letter: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    photo = tmp_path / "shop.jpg"
    photo.write_bytes(portrait(Random(1))[1])
    drop(window, letter, photo)
    settle(qtbot, window)
    assert [row[:3] for row in shown(window)] == [["1", "Brief <b>", ""], ["2", "shop", "Photograph"]]
    assert window.toast.text.text() == "2 files were added."
    rows = desk.clients.get("KH000001").rows(Other.attachments)
    assert [row[AttachedFile.date] for row in rows] == [desk.today] * 2
    window.undo()
    settle(qtbot, window)
    assert (shown(window), titles(desk)) == ([], [])


def test_files_that_are_too_many_are_told_of(
    window: Window, desk: Desk, letter: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientdesk.ui.client.files._MOST", 1)
    drop(window, letter, letter, letter)
    settle(qtbot, window)
    assert titles(desk) == ["Brief <b>"]
    assert window.toast.text.text() == "1 file was added. 2 files more were not: at most 1 come at a time."


def test_files_may_be_dropped_anywhere_on_the_page(window: Window, desk: Desk, letter: Path, qtbot: QtBot) -> None:
    window.page.tabs.show_tab(SUMMARY)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(letter))])
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, left, none)
    window.page.tabs.dropEvent(event)
    settle(qtbot, window)
    assert titles(desk) == ["Brief <b>"]
    assert window.page.tabs.tab == FILES


def test_what_cannot_be_read_is_told_and_the_others_come(
    window: Window, desk: Desk, letter: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    drop(window, tmp_path / "nowhere.txt", letter)
    settle(qtbot, window)
    assert titles(desk) == ["Brief <b>"]
    assert "nowhere.txt" in tab(window).told.text()


def test_a_screenshot_is_pasted(window: Window, desk: Desk, qtbot: QtBot) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    QTest.keyClick(tab(window), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, window)
    (title,) = titles(desk)
    assert title is not None
    assert title.startswith("Picture of ")
    assert tab(window).viewer.currentWidget() is tab(window).viewer.picture.label


def test_the_pages_of_a_pdf_are_shown_and_what_is_none_is_told(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    from reportlab.pdfgen.canvas import Canvas

    good, bad = tmp_path / "a.pdf", tmp_path / "b.pdf"
    canvas = Canvas(str(good))
    canvas.drawString(100, 700, "page")
    canvas.save()
    bad.write_bytes(b"%PDF-1.4 nothing")
    drop(window, good)
    settle(qtbot, window)
    viewer = tab(window).viewer
    assert viewer.currentWidget() is viewer.pages
    assert viewer.document.pageCount() == 1
    drop(window, bad)
    settle(qtbot, window)
    assert viewer.currentWidget() is viewer.words_page
    assert "cannot be shown" in viewer.words_page.text()


def test_a_picture_that_is_none_is_told(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    false = tmp_path / "false.png"
    false.write_bytes(b"no picture at all")
    drop(window, false)
    settle(qtbot, window)
    assert "cannot be shown" in tab(window).viewer.words_page.text()


def test_a_file_is_renamed_in_the_list(window: Window, desk: Desk, letter: Path, qtbot: QtBot) -> None:
    drop(window, letter)
    settle(qtbot, window)
    item = tab(window).list.topLevelItem(0)
    assert item is not None
    item.setText(1, "Contract 2026")
    settle(qtbot, window)
    assert titles(desk) == ["Contract 2026"]
    assert shown(window)[0][1] == "Contract 2026"


def test_a_file_is_removed_and_comes_back(window: Window, desk: Desk, letter: Path, qtbot: QtBot) -> None:
    drop(window, letter)
    settle(qtbot, window)
    QTest.keyClick(tab(window).list, Qt.Key.Key_Delete)
    settle(qtbot, window)
    assert (titles(desk), window.toast.text.text()) == ([], "The file was removed.")
    QTest.mouseClick(window.toast.button, Qt.MouseButton.LeftButton)
    settle(qtbot, window)
    assert titles(desk) == ["Brief <b>"]
    file = desk.clients.get("KH000001").rows(Other.attachments)[0][AttachedFile.file]
    assert file is not None
    assert desk.attachments.read(file) == b"hello"


def test_a_copy_is_opened_and_cleaned_away(
    window: Window, letter: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    opened: list[Path] = []

    def show(path: Path) -> bool:
        opened.append(path)
        return True

    monkeypatch.setattr(files, "show", show)
    drop(window, letter)
    settle(qtbot, window)
    tab(window).open_file()
    settle(qtbot, window)
    settle(qtbot, window)
    (copy,) = opened
    assert (copy.name, copy.read_bytes()) == ("Brief <b>.txt", b"hello")
    window.page.tabs.clean()
    assert not copy.exists()


def test_a_copy_is_saved(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    tab(window).write_copy(b"hello", tmp_path / "copy.txt")
    settle(qtbot, window)
    assert (tmp_path / "copy.txt").read_bytes() == b"hello"
    assert tab(window).told.text() == "A copy was saved: copy.txt"


@pytest.mark.parametrize("name", ["invoice.pdf.exe", "A.BAT", "x.desktop"])
def test_a_program_is_not_opened(name: str) -> None:
    with pytest.raises(UserError, match="is a program"):
        Copies().make(b"", name)


@pytest.mark.parametrize("name", ["cod\u202efdp.exe", "letter.pdf.ex\u200be", "letter.exe\u200b", "letter.exe. "])
def test_no_sign_that_is_not_seen_makes_a_program_look_like_a_letter(name: str) -> None:
    with pytest.raises(UserError, match="is a program"):
        Copies().make(b"", name)
    told = Attachment("0" * 64, name, "application/pdf", 1)
    assert not set("\u202e\u200b") & set(told.plain_name + AttachedFile.file.type.write(told, catalogue("en")))


def test_a_disguised_name_is_brought_in_and_shown_plain(window: Window, desk: Desk) -> None:
    made, _kept = desk.attachments.file(b"letter", name="cod\u202efdp.exe")
    assert made.name == "codfdp.exe"
    # An older file of ours holds it as it was.
    old = Attachment(made.sha256, "cod\u202efdp.exe", made.media, made.size)
    tab(window).list.show_rows([Row({AttachedFile.file.key: old})])
    assert shown(window) == [["1", "codfdp.exe", "", "1 KB"]]


def test_without_files_nothing_can_be_done_with_one(window: Window) -> None:
    assert not any(button.isEnabled() for button in tab(window).buttons)
    assert tab(window).told.text().startswith("No files yet.")
