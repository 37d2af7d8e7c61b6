"""The editors of photos and files: chosen, dropped or pasted, cropped, taken off again, shown small."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.types import Photo
from clientdesk.dossier.values import Attachment
from clientdesk.errors import UserError
from clientdesk.exchange.photos import Crop
from clientdesk.files import read_whole, size_text
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.base import Editor
from clientdesk.ui.editors.crop import CropDialog
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import label, picture, quiet
from clientdesk.ui.look import em
from clientdesk.ui.messages import hint, sentence

_LARGEST = 50_000_000
_PICTURES = "*.jpg *.jpeg *.png *.webp"


class AttachedEditor(Editor):
    """A photo or a file. Bringing one in happens off the window's thread; `left` follows when it is in the file.

    Of a portrait it is asked first which part is to be kept; `crop_asked` gives the dialog that asks."""

    tall = True
    crop_asked = Signal(object)

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        words = context.words
        self.attached: Attachment | None = None
        self.is_photo = isinstance(field.type, Photo)
        self.is_portrait = isinstance(field.type, Photo) and field.type.portrait
        self.preview = picture(self)
        self.preview.setAccessibleName(field.title(words))
        self.name = label(parent=self)
        self.told = quiet(parent=self)
        self.choose = QPushButton(words.tr(N_("Choose…")), self)
        self.choose.setAccessibleName(f"{field.title(words)}: {words.tr(N_('Choose…'))}")
        self.choose.clicked.connect(self.choose_file)
        self.crop = QPushButton(words.tr(N_("Crop…")), self)
        self.crop.setAccessibleName(f"{field.title(words)}: {words.tr(N_('Crop…'))}")
        self.crop.clicked.connect(self.crop_again)
        self.remove = QPushButton(words.tr(N_("Remove")), self)
        self.remove.setAccessibleName(f"{field.title(words)}: {words.tr(N_('Remove'))}")
        self.remove.clicked.connect(self.take_off)
        buttons = (self.choose, self.crop, self.remove)
        for button in buttons:
            button.setAutoDefault(False)
        beside = QVBoxLayout()
        beside.addWidget(self.name)
        beside.addWidget(self.told)
        line = QHBoxLayout()
        for button in buttons:
            line.addWidget(button)
        line.addStretch()
        beside.addLayout(line)
        self.row.addWidget(self.preview)
        self.row.addLayout(beside, 1)
        self.setFocusProxy(self.choose)
        self.setAcceptDrops(True)
        self.show_value(None)

    # As an editor

    def show_value(self, value: Attachment | None) -> None:
        self.attached = value
        self.remove.setVisible(value is not None)
        self.crop.setVisible(value is not None and self.is_portrait)
        self.name.setText(value.name if value else "")
        self.name.setVisible(value is not None)
        way = N_("Choose, drop or paste a picture.") if self.is_photo else N_("Choose or drop a file.")
        self.tell(size_text(value.size) if value else self.context.words.tr(way))
        self._show_picture(value)

    def read(self) -> Attachment | None:
        return self.attached

    def text(self) -> str:
        return self.attached.sha256 if self.attached else ""

    def set_text(self, text: str) -> None:
        """A file is never kept as a draft."""

    # Bringing in and taking off

    def choose_file(self) -> None:
        """Ask for a file."""
        words = self.context.words
        dialog = QFileDialog(self.window(), self.field.title(words))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if self.is_photo:
            dialog.setNameFilter(f"{words.tr(N_('Pictures'))} ({_PICTURES})")
        dialog.fileSelected.connect(self.bring_path)
        dialog.open()

    def bring_path(self, path: str) -> None:
        """Bring in the file at a path."""
        source = Path(path)
        self._bring(partial(read_whole, source, at_most=_LARGEST), source.name)

    def bring_bytes(self, data: bytes, name: str) -> None:
        """Bring in bytes under a name."""
        self._bring(lambda: data, name)

    def _bring(self, get: Any, name: str) -> None:
        attachments, field = self.context.desk.attachments, self.field
        self.tell(self.context.words.tr(N_("Being brought in…")))

        def whole() -> tuple[Attachment, bytes]:
            return attachments.prepared(field, get(), name=name)

        def looked_at() -> tuple[bytes, bytes]:
            original = get()
            return original, attachments.photo(original, name=name)[1]

        if self.is_portrait:
            self.context.tasks.file(looked_at, partial(self._ask_part, name), self._refuse)
        else:
            self.context.tasks.file(whole, self._keep, self._refuse)

    def crop_again(self, _checked: object = None) -> None:
        """Ask which part of the photo that is kept is to stay."""
        if self.attached is not None:
            read = partial(self.context.desk.attachments.read, self.attached)
            self.context.tasks.read(("crop", id(self)), read, partial(self._ask_again, self.attached.name))

    def _ask_again(self, name: str, kept: bytes | None) -> None:
        if kept:
            self._ask_part(name, (kept, kept))

    def _ask_part(self, name: str, pictures: tuple[bytes, bytes]) -> None:
        """Ask for a part of a picture; of what came from outside only our own copy is shown."""
        original, shown = pictures
        self.show_value(self.attached)
        dialog = CropDialog(shown, self.context, self.window())
        dialog.chosen.connect(partial(self._keep_part, original, name))
        dialog.open()
        self.crop_asked.emit(dialog)

    def _keep_part(self, original: bytes, name: str, crop: Crop) -> None:
        cut = partial(self.context.desk.attachments.photo, original, name=name, crop=crop)
        self.context.tasks.file(cut, self._keep, self._refuse)

    def _keep(self, made: tuple[Attachment, bytes]) -> None:
        attachments = self.context.desk.attachments
        self.context.tasks.ask(partial(attachments.keep, *made), partial(self._take, made[0]), self._refuse)

    def _take(self, made: Attachment, _kept: None) -> None:
        self.show_value(made)
        self.edited.emit()
        self.left.emit()

    def _refuse(self, error: Exception) -> None:
        self.show_value(self.attached)
        if isinstance(error, UserError):
            words = self.context.words
            self.tell(f"{sentence(error, words)} {hint(error, words)}".strip())

    def take_off(self) -> None:
        """Let the field be empty."""
        self.show_value(None)
        self.edited.emit()
        self.left.emit()

    def tell(self, text: str) -> None:
        """Say something beside the buttons."""
        self.told.setText(text)

    # Dropping and pasting

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if self._is_wanted(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.take_mime(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_mime(QGuiApplication.clipboard().mimeData())
        else:
            super().keyPressEvent(event)

    def _is_wanted(self, mime: QMimeData) -> bool:
        return any(url.isLocalFile() for url in mime.urls()) or (self.is_photo and mime.hasImage())

    def take_mime(self, mime: QMimeData) -> None:
        """Bring in what was dropped or pasted: the first file, or a picture."""
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.bring_path(paths[0])
        elif self.is_photo and isinstance(image := mime.imageData(), QImage):
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG")  # type: ignore[call-overload]
            self.bring_bytes(bytes(buffer.data().data()), "pasted.png")

    # The small picture

    def _side(self) -> int:
        return em(self, 5)

    def _show_picture(self, value: Attachment | None) -> None:
        kind = "photo" if self.is_photo else "file"
        side = round(self._side() * 0.6)
        self.preview.setPixmap(icon(kind, self, colour="#8a9299").pixmap(QSize(side, side)))
        if value and self.is_photo:
            read = partial(self.context.desk.attachments.read, value)
            self.context.tasks.read(("photo", id(self)), read, self._paint)

    def _paint(self, data: bytes | None) -> None:
        if data:
            self.preview.setPixmap(small(data, self._side()))


def small(data: bytes, side: int) -> QPixmap:
    """A photo of ours within a square."""
    picture = QPixmap()
    picture.loadFromData(data)
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    size = round(side * ratio)
    picture = picture.scaled(
        QSize(size, size), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    picture.setDevicePixelRatio(ratio)
    return picture
