"""A look into an attached file beside the list: pictures, and the pages of PDF files."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QLabel, QStackedWidget, QWidget

from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.labels import picture, quiet


class Viewer(QStackedWidget):
    """Shows one file, or says why not."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        self.words_page = quiet(parent=self)
        self.words_page.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = _Picture(self)
        self.picture.label.setAccessibleName(words.tr(N_("Preview")))
        self.pages = QPdfView(self)
        self.pages.setFrameShape(QFrame.Shape.NoFrame)
        self.pages.setPageMode(QPdfView.PageMode.MultiPage)
        self.pages.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.pages.setAccessibleName(words.tr(N_("Preview")))
        self.document = QPdfDocument(self)
        self.pages.setDocument(self.document)
        self._bytes: QBuffer | None = None
        for page in (self.words_page, self.picture.label, self.pages):
            self.addWidget(page)
        self.say(words.tr(N_("Choose a file to look into it.")))

    def say(self, text: str) -> None:
        """Show a sentence."""
        self.words_page.setText(text)
        self.setCurrentWidget(self.words_page)

    def show_picture(self, jpeg: bytes) -> None:
        """Show a picture that was made safe."""
        self.picture.show_bytes(jpeg)
        self.setCurrentWidget(self.picture.label)

    def show_pdf(self, data: bytes) -> None:
        """Show the pages of a PDF file."""
        self.document.close()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(buffer)
        if self._bytes is not None:
            self._bytes.deleteLater()
        self._bytes = buffer
        if self.document.error() is not QPdfDocument.Error.None_ or not self.document.pageCount():
            self.say(self.context.words.tr(N_("The pages of this PDF cannot be shown. Open it to look at it.")))
            return
        self.setCurrentWidget(self.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.picture.fit(self.size())


class _Picture:
    """A picture as large as there is room, never larger than it is."""

    def __init__(self, parent: QWidget) -> None:
        self.label: QLabel = picture(parent)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.label.setMinimumSize(1, 1)
        self._whole = QPixmap()

    def show_bytes(self, jpeg: bytes) -> None:
        self._whole = QPixmap()
        self._whole.loadFromData(jpeg)
        parent = self.label.parentWidget()
        self.fit(parent.size() if parent else self._whole.size())

    def fit(self, room: QSize) -> None:
        if self._whole.isNull():
            return
        ratio = self.label.devicePixelRatio()
        wanted = QSize(round(room.width() * ratio), round(room.height() * ratio)).boundedTo(self._whole.size())
        fitted = self._whole.scaled(
            wanted, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        fitted.setDevicePixelRatio(ratio)
        self.label.setPixmap(fitted)
