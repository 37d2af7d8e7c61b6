"""What is brought in during tests: tables as reading makes them, without reading, and text files to be read."""

from collections.abc import Callable, Sequence
from pathlib import Path

from pytestqt.qtbot import QtBot

from clientdesk.desk.importing.given import SheetSeen, Source
from clientdesk.exchange.contacts import Contact, Contacts
from clientdesk.exchange.intake.headings import guessed
from clientdesk.exchange.intake.tables import Cell, Sheet
from clientdesk.ui.importing.dialog import ImportDialog
from tests.ui.conftest import PATIENCE

Rows = Sequence[Sequence[Cell]]
HEADINGS = ("姓名", "手机", "出生日期", "邮箱", "暗号")
CLIENTS: Rows = (
    HEADINGS,
    ("王小明", "15400000001", "1980-03-05", "ming@example.com", "甲"),
    ("李小红", "15400000002", "1981年4月6日", "hong@example.com", "乙"),
    ("赵大年", "15400000003", "1982-13-45", "nian@example.com", "丙"),
)
"""The last one was born on no day."""


def sheet(rows: Rows, name: str = "客户") -> SheetSeen:
    """A sheet of a workbook with the heading that reading would find."""
    wide = max(len(row) for row in rows)
    even = tuple((*row, *(None,) * (wide - len(row))) for row in rows)
    return SheetSeen(Sheet(name, even, wide, heading=guessed(even, ())))


def source(*sheets: SheetSeen, name: str = "客户.xlsx") -> Source:
    """A workbook."""
    return Source("xlsx", name, str(hash(sheets)), sheets=sheets)


def contacts(*names: str) -> Source:
    """A telephone's contacts."""
    told = [
        Contact(number, "person", {"full_name": name, "mobile": f"1540000000{number}"})
        for number, name in enumerate(names, start=1)
    ]
    return Source("vcf", "contacts.vcf", "none", "utf-8", contacts=Contacts("vcf", told))


def write(folder: Path, text: str, *, encoding: str, name: str = "clients.csv") -> Path:
    """A text file."""
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


class Hands:
    """A user at the import: goes on and waits until the next step is there."""

    def __init__(self, dialog: ImportDialog, qtbot: QtBot) -> None:
        self.dialog = dialog
        self.qtbot = qtbot

    def settle(self) -> None:
        """Wait until nothing is under way."""
        self.until(lambda: not self.dialog.works.is_busy and not self.dialog.run.works.is_busy)
        self.until(lambda: self.dialog.context.tasks.idle)

    def until(self, met: Callable[[], object]) -> None:
        """Wait until something has happened."""
        self.qtbot.waitUntil(lambda: bool(met()), timeout=PATIENCE)

    def give(self, given: Source) -> None:
        """A file has been read."""
        self.dialog.opening.opened.emit(given)

    def go_on(self) -> None:
        """Press the button for the next step."""
        assert self.dialog.next_button.isEnabled()
        before = self.dialog.step
        self.dialog.next_button.click()
        self.until(lambda: self.dialog.step != before or self.dialog.problem.text())
        self.settle()

    def bring_in(self, given: Source) -> None:
        """Go through all steps as they are proposed."""
        self.give(given)
        while self.dialog.next_button.isVisible():
            self.go_on()

    def recheck(self) -> None:
        """Something was chosen: wait until it is worked out what would happen."""
        self.until(lambda: not self.dialog.check.is_settling)
        self.settle()


def column(dialog: ImportDialog, place: int) -> list[str]:
    """What stands in a column of the table of columns."""
    model = dialog.match.table.columns
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def lines(dialog: ImportDialog, place: int) -> list[str]:
    """What stands in a column of the table of lines."""
    model = dialog.check.lines.lines
    return [str(model.index(row, place).data()) for row in range(model.rowCount())]


def figures(dialog: ImportDialog) -> list[str]:
    """The large figures: new, updated, skipped, with errors."""
    return [button.number for button in dialog.check.figures.buttons.values()]
