"""The files of a client: numbered in a list, looked into beside it, brought in by button, drop or paste."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Attachment
from clientdesk.errors import UserError
from clientdesk.files import atomic_write, read_whole
from clientdesk.i18n import N_
from clientdesk.store.news import Changed, Gone
from clientdesk.ui.client.buttons import push
from clientdesk.ui.client.copies import Copies, show
from clientdesk.ui.client.file_list import FileList
from clientdesk.ui.client.stream import ATTACHMENTS
from clientdesk.ui.client.viewer import Viewer
from clientdesk.ui.context import Context
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import coloured, colours_of, em, on_paper
from clientdesk.ui.opened import Opened
from clientdesk.ui.refusals import reason_and_hint

_LARGEST = 50_000_000
_MOST = 50
"""Files that are brought in at a time."""
_LOOKED_INTO = 20_000_000
"""Bytes of a file up to which it is shown beside the list."""
_ROOM_BESIDE = 76
"""Letters of width from which a file is shown beside the list; below it is shown under it."""
Prepared = tuple[Attachment, bytes]


class Files(QWidget):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back."""

    changed = Signal(object)
    done = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._was_private = context.privacy.is_on
        self.opened: Opened | None = None
        self.copies = Copies()
        on_paper(self)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.6), em(self, 0.8), em(self, 1.6), em(self, 1))
        column.setSpacing(em(self, 0.6))
        column.addLayout(self._make_tools())
        self.told = quiet(parent=self)
        column.addWidget(self.told)
        self.list = FileList(context, self)
        self.list.currentItemChanged.connect(lambda *_: self.look_into())
        self.list.itemActivated.connect(lambda *_: self.open_file())
        self.list.renamed.connect(self.rename)
        self.viewer = Viewer(context, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.viewer)
        self.splitter.setSizes([em(self, 36), em(self, 28)])
        column.addWidget(self.splitter, 1)
        self._show_buttons()

    def _make_tools(self) -> QHBoxLayout:
        tr = self.context.words.tr
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.add_button = push(tr(N_("Add files…")), self.choose, self)
        self.open_button = push(tr(N_("Open")), self.open_file, self)
        self.save_button = push(tr(N_("Save a copy…")), self.save_copy, self)
        self.rename_button = push(tr(N_("Rename")), self.start_rename, self)
        self.remove_button = push(tr(N_("Remove")), self.remove, self)
        self.buttons = (self.open_button, self.save_button, self.rename_button, self.remove_button)
        for button in (self.add_button, *self.buttons):
            line.addWidget(button)
        line.addStretch()
        return line

    # Showing

    @property
    def group(self) -> Field[tuple[Row, ...]] | None:
        """The group of the client in which files are kept."""
        return self.opened.record.kind.by_key.get(ATTACHMENTS) if self.opened else None

    def take_focus(self) -> None:
        """Put the cursor into the list."""
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_client(self, opened: Opened) -> None:
        """Show the files of a client."""
        is_another = self.opened is None or self.opened.record.id != opened.record.id
        self.opened = opened
        rows = opened.record.rows(self.group) if self.group else ()
        if is_another:
            self.say("")
            self.list.clear()
        self.list.show_rows(rows)
        self.viewer.setVisible(bool(rows))
        if not self.told.text() or is_another or self._was_private != self.context.privacy.is_on:
            self._hint(rows)
        self._was_private = self.context.privacy.is_on
        self._show_buttons()

    def _hint(self, rows: Sequence[Row]) -> None:
        words = self.context.words
        if self.context.privacy.is_on:
            self.say(words.tr(N_("Files are not shown while personal data is masked.")))
        elif rows:
            self.say(words.tr(N_("Drop files here, or paste a picture with Ctrl+V.")))
        else:
            self.say(words.tr(N_("No files yet. Drop contracts, quotations or pictures here, or paste a screenshot.")))

    def _show_buttons(self) -> None:
        for button in self.buttons:
            button.setEnabled(self.list.row is not None)

    def say(self, text: str) -> None:
        """Say something above the list."""
        coloured(self.told, colours_of(self).quiet)
        self.told.setText(text)

    def complain(self, error: Exception) -> None:
        """Say what went wrong."""
        coloured(self.told, colours_of(self).problem)
        self.told.setText(reason_and_hint(error, self.context.words))

    def look_into(self) -> None:
        """Show what is in the file that is chosen."""
        self._show_buttons()
        row, words = self.list.row, self.context.words
        file = row[AttachedFile.file] if row else None
        if row is None or file is None:
            self.viewer.say(words.tr(N_("Choose a file to look into it.")))
            return
        is_picture, is_pdf = file.media.startswith("image/"), file.media == "application/pdf"
        if file.size > _LOOKED_INTO or not (is_picture or is_pdf):
            self.viewer.say(words.tr(N_("This kind of file is not shown here. Open it to look at it.")))
            return
        attachments = self.context.desk.attachments

        def take(data: bytes | None) -> None:
            if data is None or self.list.row is not row:
                return
            if is_pdf:
                self.viewer.show_pdf(data)
            else:
                # Pictures of any origin are read by the limited process only.
                safe = partial(attachments.photo, data, name=file.name)
                self.context.tasks.file(safe, partial(self._show_picture, row), self._no_picture)

        self.context.tasks.read("attached file", partial(attachments.read, file), take)

    def _show_picture(self, row: Row, made: Prepared) -> None:
        if self.list.row is row:
            self.viewer.show_picture(made[1])

    def _no_picture(self, error: Exception) -> None:
        del error
        self.viewer.say(self.context.words.tr(N_("This picture cannot be shown here. Open it to look at it.")))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        roomy = self.width() > em(self, _ROOM_BESIDE)
        wanted = Qt.Orientation.Horizontal if roomy else Qt.Orientation.Vertical
        if wanted is not self.splitter.orientation():
            self.splitter.setOrientation(wanted)

    # Bringing in

    def choose(self) -> None:
        """Ask for files."""
        dialog = QFileDialog(self.window(), self.context.words.tr(N_("Add files…")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.bring_paths)
        dialog.open()

    def bring_paths(self, paths: Sequence[str]) -> None:
        """Bring files in; those that cannot be read or are too many are told of, the others come."""
        attachments = self.context.desk.attachments
        sources = [Path(path) for path in paths][:_MOST]

        def prepare() -> tuple[list[Prepared], UserError | None]:
            made, wrong = [], None
            for source in sources:
                try:
                    made.append(attachments.file(read_whole(source, at_most=_LARGEST), name=source.name))
                except UserError as error:
                    wrong = wrong or error
            return made, wrong

        self._bring(prepare, "", left=len(paths) - len(sources))

    def bring_picture(self, image: QImage) -> None:
        """Bring in a picture from the clipboard."""
        now = self.context.desk.now.astimezone()
        title = self.context.words.tr(N_("Picture of {day}"), day=f"{now:%Y-%m-%d %H:%M}")
        attachments = self.context.desk.attachments

        def prepare() -> tuple[list[Prepared], UserError | None]:
            buffer = QBuffer()
            buffer.open(QIODevice.OpenModeFlag.WriteOnly)
            image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs know the format as bytes only
            return [attachments.file(bytes(buffer.data().data()), name="picture.png")], None

        self._bring(prepare, title)

    def _bring(
        self, prepare: Callable[[], tuple[list[Prepared], UserError | None]], title: str, *, left: int = 0
    ) -> None:
        if self.opened is None:
            return
        code, words = self.opened.record.code, self.context.words
        self.say(words.tr(N_("Being brought in…")))

        def keep(prepared: tuple[list[Prepared], UserError | None]) -> None:
            made, wrong = prepared
            if wrong:
                self.complain(wrong)
            if made:
                attach = partial(self.context.desk.attachments.attach_files, code, made, title=title)
                told = words.ntr("{n} file was added.", "{n} files were added.", len(made))
                told = words.sentences(told, self._left(left))
                self.context.tasks.ask(attach, partial(self._brought, told, wrong), self.complain)

        self.context.tasks.file(prepare, keep, self.complain)

    def _left(self, count: int) -> str:
        """That so many files were too many, if they were."""
        if not count:
            return ""
        return self.context.words.ntr(
            "{n} file more was not: at most {most} come at a time.",
            "{n} files more were not: at most {most} come at a time.",
            count,
            most=_MOST,
        )

    def _brought(self, told: str, wrong: UserError | None, changed: Changed) -> None:
        if wrong is None:
            self.say("")
        self.list.want_last()
        self._tell(told, changed)

    # Dropping and pasting

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        self.take_mime(event.mimeData())
        event.acceptProposedAction()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_mime(QGuiApplication.clipboard().mimeData())
        elif event.key() == Qt.Key.Key_Delete and self.list.row is not None:
            self.remove()
        else:
            super().keyPressEvent(event)

    def take_mime(self, mime: QMimeData) -> None:
        """Bring in what was dropped or pasted: files, or a picture."""
        paths = [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]
        if paths:
            self.bring_paths(paths)
        elif mime.hasImage() and isinstance(image := mime.imageData(), QImage):
            self.bring_picture(image)

    # What can be done with one

    def _with_bytes(self, then: Callable[[Attachment, bytes], None]) -> None:
        row = self.list.row
        file = row[AttachedFile.file] if row else None
        if file is None:
            return

        def take(data: bytes | None) -> None:
            if data is None:
                self.complain(Gone())
            else:
                then(file, data)

        self.context.tasks.read("file's bytes", partial(self.context.desk.attachments.read, file), take, self.complain)

    def open_file(self) -> None:
        """Open a copy with the program that the desktop has for it."""
        self._with_bytes(self._open)

    def _open(self, file: Attachment, data: bytes) -> None:
        self.context.tasks.file(partial(self.copies.make, data, file.plain_name), self._show_copy, self.complain)

    def _show_copy(self, path: Path) -> None:
        words = self.context.words
        if show(path):
            self.say(words.tr(N_("A copy is open; what you change in it does not come back here.")))
        else:
            self.say(words.tr(N_("No program was found to open {file}."), file=path.name))

    def save_copy(self) -> None:
        """Ask where to, and write a copy there."""
        self._with_bytes(self._ask_where)

    def _ask_where(self, file: Attachment, data: bytes) -> None:
        dialog = QFileDialog(self.window(), self.context.words.tr(N_("Save a copy…")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(file.plain_name)
        dialog.fileSelected.connect(lambda path: self.write_copy(data, Path(path)))
        dialog.open()

    def write_copy(self, data: bytes, path: Path) -> None:
        """Write a copy to a path."""
        told = self.context.words.tr(N_("A copy was saved: {file}"), file=path.name)
        self.context.tasks.file(partial(atomic_write, path, data), lambda _none: self.say(told), self.complain)

    def start_rename(self) -> None:
        """Let the title be changed in its place."""
        self.list.edit_title()

    def rename(self, row: int, title: str) -> None:
        """Give the file of a row (by its number in the file) another title."""

        def renamed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
            named = (each.with_value(AttachedFile.title, title or None) for each in rows)
            return tuple(new if old.id == row else old for old, new in zip(rows, named, strict=True))

        self._change(renamed, N_("Renamed."))

    def remove(self) -> None:
        """Take a file off; the word that says so brings it back."""
        chosen = self.list.row
        if chosen is not None:
            number = chosen.id
            self._change(lambda rows: tuple(each for each in rows if each.id != number), N_("The file was removed."))

    def _change(self, change: Callable[[tuple[Row, ...]], tuple[Row, ...]], told: str) -> None:
        group = self.group
        if self.opened is None or group is None:
            return
        save = partial(_save, self.context.desk, self.opened.record, group, change)
        self.context.tasks.ask(save, partial(self._tell, self.context.words.tr(told)), self._failed)

    def _failed(self, error: Exception) -> None:
        self.complain(error)
        if self.opened is not None:
            self.list.show_rows(self.opened.record.rows(self.group) if self.group else ())

    def _tell(self, told: str, changed: Changed) -> None:
        self.changed.emit(changed)
        self.done.emit(told)


def _save(
    desk: Desk,
    client: Record,
    group: Field[tuple[Row, ...]],
    change: Callable[[tuple[Row, ...]], tuple[Row, ...]],
) -> Changed:
    """On the writer's thread: change the rows as they are now."""
    record = desk.clients.get(client.code)
    record[group] = change(record.rows(group))
    return desk.clients.save(record)
