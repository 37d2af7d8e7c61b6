"""The place where a file is dropped, chosen or pasted: what can be brought in, and that nothing is written yet."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import heading, picture, quiet
from clientdesk.ui.look import colours_of, em


class DropArea(QWidget):
    """`dropped` brings the paths of the files."""

    dropped = Signal(list)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._is_over = False
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 2), em(self, 2), em(self, 2), em(self, 2))
        column.setSpacing(em(self, 0.9))
        column.addStretch()
        mark = picture(self)
        size = QSize(em(self, 4), em(self, 4))
        mark.setPixmap(icon("import", self, colour=colours_of(self).quiet).pixmap(size))
        column.addWidget(mark, 0, Qt.AlignmentFlag.AlignHCenter)
        title = heading(words.tr(N_("Drop a file here")), self)
        column.addWidget(title, 0, Qt.AlignmentFlag.AlignHCenter)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.8))
        self.choose = QPushButton(icon("folder", self), words.tr(N_("Choose a file…")), self)
        self.paste = QPushButton(icon("copy", self), words.tr(N_("Paste from the clipboard")), self)
        line.addStretch()
        for button in (self.choose, self.paste):
            button.setAutoDefault(False)
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        for text in (
            N_("Excel workbooks, text tables (CSV, TSV), contacts of a phone (vcf), exports of ClientDesk (JSON)."),
            N_("Nothing is written before you have seen what would happen, and it can be undone afterwards."),
        ):
            told = quiet(words.tr(text), self)
            told.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(told)
        column.addStretch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls():
            self._is_over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:  # noqa: N802 - Qt's name
        del event
        self._is_over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self._is_over = False
        self.update()
        if paths := files_in(event):
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = colours_of(self)
        pen = QPen(QColor(colours.accent if self._is_over else colours.line), 2 if self._is_over else 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(QColor(colours.paper))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 8, 8)


def files_in(event: QDropEvent) -> list[str]:
    """The paths of what is dropped."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]


def text_on_clipboard() -> str:
    """The text that was copied last; empty where it was something else."""
    return QGuiApplication.clipboard().text()
