"""What the tests of prints share: the dialog on a real file, patience, and reading back what stands on the pages."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo
from clientdesk.ui.letters.dialog import LettersDialog
from clientdesk.ui.mailing.dialog import MailDialog
from clientdesk.ui.printing.choices import Subject
from clientdesk.ui.printing.dialog import PrintDialog
from clientdesk.ui.remembered import Remembered
from tests import make
from tests.ui.conftest import PATIENCE

Open = Callable[..., PrintDialog]
Dialog = PrintDialog | LettersDialog | MailDialog
D = TypeVar("D", PrintDialog, LettersDialog, MailDialog)


@pytest.fixture
def open_print(context: Context, qtbot: QtBot) -> Iterator[Open]:
    """Opens the dialog for clients of these codes; none means a blank form."""

    def opened(*codes: str, layout: str = "", remembered: Remembered | None = None) -> PrintDialog:
        lines = {line.code: line for line in context.desk.clients.lines(context.desk.clients.numbers())}
        subject = Subject(tuple(lines[code] for code in codes), layout)
        # What there is most to see of, unless a test is about what is offered first.
        usual = Remembered(prints={"layout_one": "full"})
        return show(PrintDialog(context, remembered or usual, subject=subject))

    with showing(qtbot) as show:
        yield opened


class Show(Protocol):
    """Shows a dialog, and gives it once its pages are there."""

    def __call__(self, dialog: D, /) -> D: ...


@contextmanager
def showing(qtbot: QtBot) -> Iterator[Show]:
    """Shows dialogs that print, and closes them at the end."""
    dialogs: list[Dialog] = []

    def show(dialog: D, /) -> D:
        # The tests look at what is left of it.
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        dialogs.append(dialog)
        dialog.resize(1000, 640)
        dialog.show()
        wait(qtbot, dialog)
        return dialog

    yield show
    for dialog in dialogs:
        wait(qtbot, dialog)
        dialog.done(0)
        dialog.deleteLater()


def wait(qtbot: QtBot, dialog: Dialog) -> None:
    """Until the preview is that of the choices and nothing is under way."""
    tasks = dialog.context.tasks
    qtbot.waitUntil(lambda: tasks.idle and not dialog.waits, timeout=PATIENCE)
    qtbot.waitUntil(lambda: tasks.idle and not dialog.giving.is_busy, timeout=PATIENCE)


def person(desk: Desk, name: str = "王小明", **values: object) -> str:
    """A person in the file; the code."""
    record = make.person(name, **values)
    desk.clients.create(record)
    return record.code


def text_of(document: QPdfDocument | None) -> str:
    """All that stands on the pages of a document."""
    assert document is not None
    return "\n".join(document.getAllText(page).text() for page in range(document.pageCount()))


def text_in(path: Path) -> str:
    """All that stands in a PDF file."""
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def pick(combo: Combo, data: str) -> None:
    """Choose by what an entry stands for."""
    place = combo.findData(data)
    assert place >= 0
    combo.setCurrentIndex(place)


def log(desk: Desk) -> list[str]:
    """What the journal notes of prints."""
    with desk.store.reading() as connection:
        query = "SELECT text FROM step WHERE role = 'note' ORDER BY id"
        return list(connection.exec_driver_sql(query).scalars())
