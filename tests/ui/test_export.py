"""The export from the window: of whoever is chosen, of a list, of the whole file; where it went, and opening it."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.bulk.export import ExportDialog
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]


@pytest.fixture
def window(desk: Desk, open_window: Open) -> Window:
    for name in ("安娜", "李强", "王芳"):
        desk.clients.create(make.person(name, tags=("茶",) if name == "李强" else ()))
    desk.clients.create(make.enterprise("华信公司"))
    return open_window()


def written(dialog: ExportDialog | None, out: Path, window: Window, qtbot: QtBot) -> list[str]:
    """Save the workbook; the names in its first sheet."""
    assert dialog is not None
    dialog.save(str(out))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not dialog.under_way.watch, timeout=PATIENCE)
    sheet = openpyxl.load_workbook(out).worksheets[0]
    cells = [str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None]
    return [name for name in ("安娜", "李强", "王芳", "华信公司") if name in cells]


def test_whoever_is_chosen_is_exported_and_the_file_can_be_opened(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.list.table.selectAll()
    assert window.list.chosen_bar.export_button.isVisible()
    window.list.chosen_bar.export_button.click()
    dialog = window.exporting.dialog
    assert written(dialog, tmp_path / "all.xlsx", window, qtbot) == ["安娜", "李强", "王芳", "华信公司"]
    assert dialog is not None
    assert dialog.outcome.text.text() == "Saved as all.xlsx."
    assert dialog.outcome.open_button.isVisible()
    assert dialog.outcome.folder_button.isVisible()


def test_a_list_is_exported_as_it_stands(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.shell.go("tag:茶")
    settle(qtbot, window)
    window.exporting.list.trigger()
    assert written(window.exporting.dialog, tmp_path / "tea.xlsx", window, qtbot) == ["李强"]


def test_the_whole_file_is_exported_with_the_choices_that_were_made(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog = window.exporting.everything()
    assert dialog is not None
    dialog.books.setCurrentIndex(dialog.books.findData("records"))
    dialog.readers.setCurrentIndex(dialog.readers.findData("work"))
    dialog.languages.setCurrentIndex(dialog.languages.findData("zh_CN"))
    assert not dialog.form.isRowVisible(dialog.headings)
    assert written(dialog, tmp_path / "full.xlsx", window, qtbot)[:3] == ["安娜", "李强", "王芳"]
    headings = [cell.value for cell in openpyxl.load_workbook(tmp_path / "full.xlsx").worksheets[0][1]]
    assert headings[0] == "个人客户"


def test_a_file_that_cannot_be_written_is_told(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = window.exporting.everything()
    assert dialog is not None
    dialog.save(str(tmp_path))
    settle(qtbot, window)
    assert dialog.outcome.text.text()
    assert not dialog.outcome.open_button.isVisible()
    assert dialog.save_button.isEnabled()


def test_a_name_and_a_folder_are_proposed(window: Window, desk: Desk) -> None:
    window.list.table.selectAll()
    dialog = window.exporting.chosen()
    assert dialog is not None
    dialog.ask_where()
    asking = dialog.asking
    assert isinstance(asking, QFileDialog)
    assert asking.directory().absolutePath() == str(desk.store.path.parent)
    assert asking.selectedFiles()[0].endswith(".xlsx")
    asking.reject()


def test_an_empty_list_is_not_exported(window: Window, qtbot: QtBot) -> None:
    window.shell.go("trash")
    settle(qtbot, window)
    assert window.exporting.whole_list() is None
    assert window.toast.text.text() == "There is no client here to export."


def given(dialog: ExportDialog | None, way: str, out: Path, window: Window, qtbot: QtBot) -> ExportDialog:
    """Export in this way."""
    assert dialog is not None
    dialog.books.setCurrentIndex(dialog.books.findData(way))
    dialog.save(str(out))
    settle(qtbot, window)
    qtbot.waitUntil(lambda: not dialog.under_way.watch, timeout=PATIENCE)
    return dialog


def test_contacts_go_out_for_telephones(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = given(window.exporting.everything(), "vcard", tmp_path / "all.vcf", window, qtbot)
    assert dialog.outcome.text.text() == "Saved as all.vcf: 4 clients."
    assert dialog.outcome.open_button.isVisible()
    assert (tmp_path / "all.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 4
    assert dialog.form.isRowVisible(dialog.versions)
    assert [dialog.readers.itemData(place) for place in range(dialog.readers.count())] == ["work", "handout"]


def test_tables_and_documents_are_new_folders(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = given(window.exporting.everything(), "csv", tmp_path / "tables", window, qtbot)
    assert (tmp_path / "tables" / "person.csv").exists()
    given(dialog, "csv", tmp_path / "tables", window, qtbot)
    assert "there already" in dialog.outcome.text.text()
    given(dialog, "documents", tmp_path / "documents", window, qtbot)
    assert (tmp_path / "documents" / "contents.csv").exists()


def test_everything_asks_for_a_reason(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = given(window.exporting.everything(), "all", tmp_path / "all.json", window, qtbot)
    assert dialog.form.isRowVisible(dialog.reason)
    assert not dialog.form.isRowVisible(dialog.languages)
    assert "needs a reason" in dialog.outcome.text.text()
    dialog.reason.setText("a new computer")
    given(dialog, "all", tmp_path / "all.json", window, qtbot)
    assert dialog.outcome.text.text() == "Saved as all.json: 4 clients."


def test_everything_is_not_offered_for_some_clients(window: Window) -> None:
    window.list.table.selectAll()
    dialog = window.exporting.chosen()
    assert dialog is not None
    assert dialog.books.findData("all") == -1
    assert dialog.books.findData("vcard") >= 0


def test_the_folder_of_one_client_holds_its_dossier(window: Window, tmp_path: Path, qtbot: QtBot) -> None:
    window.list.table.selectRow(0)
    dialog = given(window.exporting.chosen(), "documents", tmp_path / "of_one_client", window, qtbot)
    assert "everything of this client" in dialog.book_told.text()
    assert {path.suffix for path in (tmp_path / "of_one_client").iterdir()} == {".pdf", ".vcf", ".json", ".csv"}
