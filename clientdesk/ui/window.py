"""The main window: toolbar, the list on the left, the client on the right, and the line that tells what is saved."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QSplitter, QVBoxLayout, QWidget

from clientdesk.dossier.record import Record
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.history import StepTold
from clientdesk.store.news import Changed, Conflict
from clientdesk.ui import messages
from clientdesk.ui.bar import Toast
from clientdesk.ui.context import Context
from clientdesk.ui.list_pane import Listed, ListPane
from clientdesk.ui.look import DARK, LIGHT, em
from clientdesk.ui.page import FILL_IN, ClientPage
from clientdesk.ui.quick_add import QuickAdd
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.saving import NotStored, Saving, Stored
from clientdesk.ui.status import Status
from clientdesk.ui.toolbar import Tools

_DEBOUNCE = 150
"""Milliseconds after the last letter until the search begins."""


class Window(QMainWindow):
    """One open file. Another language or look is another window on the same desk."""

    language_asked = Signal(str)
    look_asked = Signal(str)
    other_file_asked = Signal()
    finished = Signal()

    def __init__(self, context: Context, remembered: Remembered, *, look: str) -> None:
        super().__init__()
        self.context = context
        self.remembered = remembered
        self.look = look
        self.saving = Saving(context, self)
        self._may_close = False
        self.setWindowTitle(f"{context.desk.store.path.stem} – ClientDesk")
        self.tools = Tools(context.words, look=look, parent=self)
        self.search = self.tools.search
        self.addToolBar(self.tools)
        self.list = ListPane(context, self)
        self.page = ClientPage(context, self.saving, self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.page)
        self.splitter.setStretchFactor(1, 1)
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        self.setCentralWidget(central)
        self.toast = Toast(context.words.tr(N_("Close")), central)
        self.status = Status(context, self)
        self.status.file.setText(context.desk.store.path.name)
        self.setStatusBar(self.status)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._connect()
        self._place()
        self.list.table.setFocus()
        self.list.reload()
        self.look_at_past()
        self.look_at_backup()

    # Making

    def _connect(self) -> None:
        tools = self.tools
        for action, slot in (
            (tools.person, partial(self.add, "person")),
            (tools.enterprise, partial(self.add, "enterprise")),
            (tools.quick, self.quick_add),
            (tools.finding, self.focus_search),
            (tools.undo, self.undo),
            (tools.redo, self.redo),
            (tools.trash, self.show_trash),
            (tools.flush, self.save_now),
            (tools.back_up, self.back_up_now),
            (tools.open_file, self.other_file_asked.emit),
            (tools.look, self.switch_look),
        ):
            self.addAction(action)
            action.triggered.connect(lambda _checked=False, slot=slot: slot())
        tools.language_asked.connect(self._ask_language)
        self.search.escape = self._clear_search
        self.search.textChanged.connect(self._debounce.start)
        self.search.returnPressed.connect(self.search_now)
        self._debounce.timeout.connect(self.search_now)
        self.list.picked.connect(self.page.show_client)
        self.list.opened.connect(self.page.edit_client)
        self.list.add_asked.connect(partial(self.add, "person"))
        self.list.clear_asked.connect(self.search.clear)
        self.list.listed.connect(self._show_first)
        self.page.told.connect(self.status.show_trouble)
        self.page.row_removed.connect(self._tell_row_removed)
        self.page.trash_asked.connect(self.trash)
        self.page.restore_asked.connect(self.restore)
        self.page.card_asked.connect(self.save_card)
        self.saving.stored.connect(self._take_stored)
        self.saving.not_stored.connect(self._take_refusal)
        self.context.tasks.refused.connect(self.show_error)

    # Size and place

    def _place(self) -> None:
        places = self.remembered.places
        self.resize(self._usual_size())
        if "window" in places:
            self.restoreGeometry(QByteArray.fromBase64(places["window"].encode()))
        if "splitter" not in places or not self.splitter.restoreState(
            QByteArray.fromBase64(places["splitter"].encode())
        ):
            left = em(self, 34)
            self.splitter.setSizes([left, max(self.width() - left, left)])

    def _usual_size(self) -> QSize:
        screen = self.screen().availableSize()
        return QSize(min(em(self, 110), screen.width()), min(em(self, 68), screen.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.toast.place()

    def remember_places(self) -> None:
        """Note where window and splitter stand."""
        places = self.remembered.places
        places["window"] = bytes(self.saveGeometry().toBase64().data()).decode()
        places["splitter"] = bytes(self.splitter.saveState().toBase64().data()).decode()
        self.remembered.save()

    # Finding

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def search_now(self) -> None:
        """List what the search finds."""
        self._debounce.stop()
        if self.search.text().strip() != self.list.wish.text:
            self.list.search(self.search.text())

    def _clear_search(self) -> bool:
        had = bool(self.search.text())
        self.search.clear()
        return had

    def _show_first(self, listed: Listed) -> None:
        """Something is shown beside the list from the beginning."""
        if self.page.wanted == 0 and listed.numbers and not listed.wish.trashed:
            self.list.select(listed.numbers[0])
            self.page.show_client(listed.numbers[0])

    def show_client(self, client: int, *, mode: str = "") -> None:
        """Show a client; `mode` as in `page`."""
        self.list.select(client)
        if mode == FILL_IN:
            self.page.edit_client(client)
        else:
            self.page.show_client(client)

    # Adding

    def add(self, kind: str, name: str = "") -> QuickAdd:
        """Ask for a new client, then open all its fields."""
        dialog = QuickAdd(self.context, kind=kind, name=name, parent=self)
        dialog.next.hide()
        dialog.added.connect(self._open_added)
        dialog.open()
        return dialog

    def quick_add(self) -> QuickAdd:
        """Ask for new clients one after another."""
        dialog = QuickAdd(self.context, parent=self)
        dialog.added.connect(self._tell_added)
        dialog.open()
        return dialog

    def _open_added(self, record: Record, changed: Changed) -> None:
        self.search.clear()
        self.search_now()
        self.take_news(changed)
        self.show_client(record.id, mode=FILL_IN)

    def _tell_added(self, record: Record, changed: Changed) -> None:
        words = self.context.words
        self.take_news(changed)
        self.list.select(record.id)
        self.page.show_client(record.id)
        open_it = (words.tr(N_("Open")), partial(self.show_client, record.id, mode=FILL_IN))
        self.toast.show_text(words.tr(N_("Added {name}."), name=record.name), open_it)

    # The trash

    def trash(self, code: str, name: str) -> None:
        """Move a client to the trash; a word and an Undo instead of a question."""
        words = self.context.words
        neighbour = self.list.neighbour(self.page.wanted)

        def told(changed: Changed) -> None:
            self.show_client(neighbour)
            self.take_news(changed)
            text = words.tr(N_("Moved to trash: {name}"), name=name)
            self.toast.show_text(text, (words.tr(N_("Undo")), self.undo))

        self._after_saving(partial(self.context.desk.clients.trash, [code]), told)

    def restore(self, code: str, name: str) -> None:
        """Take a client out of the trash."""
        words = self.context.words

        def told(changed: Changed) -> None:
            self.take_news(changed)
            self.toast.show_text(words.tr(N_("Restored: {name}"), name=name))

        self._after_saving(partial(self.context.desk.clients.restore, [code]), told)

    def show_trash(self) -> None:
        """Change between the trash and what is in use."""
        self.page.show_client(0)
        self.list.current = 0
        self.list.show_trash(trashed=self.tools.trash.isChecked())

    def _after_saving(self, work: Callable[[], Changed], then: Callable[[Changed], None]) -> None:
        self.page.flush()
        self.saving.when_idle(lambda: self.context.tasks.ask(work, then))

    # The past

    def undo(self) -> None:
        """Take back my last step in this file."""
        self._through_time(self.context.desk.past.undo, N_("Undone: {what}"))

    def redo(self) -> None:
        """Bring back what I took back last."""
        self._through_time(self.context.desk.past.redo, N_("Done again: {what}"))

    def _through_time(self, work: Callable[[], tuple[StepTold, Changed]], text: str) -> None:
        words = self.context.words

        def told(done: tuple[StepTold, Changed]) -> None:
            step, changed = done
            self.take_news(changed)
            self.toast.show_text(words.tr(text, what=step.sentence(words)))

        self.page.flush()
        self.saving.when_idle(lambda: self.context.tasks.ask(work, told, self._refuse_time))

    def _refuse_time(self, error: Exception) -> None:
        words = self.context.words
        if isinstance(error, Conflict):
            told = words.tr(
                N_("{sentence} Then: {before}. Now: {now}."),
                sentence=messages.sentence(error, words),
                before=error.mine or words.tr(N_("nothing")),
                now=error.theirs or words.tr(N_("nothing")),
            )
            self.toast.show_text(told)
        elif isinstance(error, UserError):
            self.toast.show_text(messages.sentence(error, words))

    def look_at_past(self) -> None:
        """Say on the buttons what they would take back and bring back."""
        past = self.context.desk.past
        self.context.tasks.read("past", lambda: (past.next_undo(), past.next_redo()), self._show_past)

    def _show_past(self, steps: tuple[StepTold | None, StepTold | None]) -> None:
        words = self.context.words
        for action, step in zip((self.tools.undo, self.tools.redo), steps, strict=True):
            action.setEnabled(step is not None)
            self.tools.tell(action, step.sentence(words) if step else "")

    # News

    def take_news(self, changed: Changed) -> None:
        """A step has been done: refresh whatever shows it."""
        if changed and self.page.wanted in (changed.clients or ()):
            self.page.refresh()
        self._tell_saved(changed)

    def _tell_saved(self, changed: Changed) -> None:
        if changed:
            self.status.show_saved(self.context.desk.now)
            self.list.refresh(tuple(changed.clients or ()))
            self.look_at_past()

    def _take_stored(self, done: Stored) -> None:
        # The page has taken the client from the same answer.
        self._tell_saved(done.changed)

    def _take_refusal(self, refusal: NotStored) -> None:
        del refusal
        self.look_at_past()

    def _tell_row_removed(self) -> None:
        words = self.context.words
        self.toast.show_text(words.tr(N_("The row was removed.")), (words.tr(N_("Undo")), self.undo))

    def show_error(self, error: UserError) -> None:
        """An error nobody else has shown."""
        messages.show_error(error, self.context.words, self)

    def save_now(self) -> None:
        """Leave the field, so that everything is saved."""
        self.page.flush()

    # Cards

    def save_card(self, code: str, name: str) -> None:
        """Ask where to put a card, then write it."""
        words = self.context.words
        safe = "".join(letter for letter in name if letter.isalnum() or letter in " -_")[:60] or code
        dialog = QFileDialog(self, words.tr(N_("Save a card as PDF")))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter("PDF (*.pdf)")
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(f"{safe}.pdf")
        dialog.fileSelected.connect(partial(self.write_card, code))
        dialog.open()

    def write_card(self, code: str, path: str) -> None:
        """Write the card of a client into a PDF file."""
        words, out = self.context.words, Path(path)
        work = partial(self.context.desk.cards.save, [code], out, language=words.language)
        self.context.tasks.file(work, lambda _nothing: self._tell_card(out))

    def _tell_card(self, out: Path) -> None:
        self.toast.show_text(self.context.words.tr(N_("The card was written: {file}"), file=out.name))

    # Language, look, end

    def _ask_language(self, language: str) -> None:
        self.finish(partial(self.language_asked.emit, language))

    def switch_look(self) -> None:
        """Change between light and dark."""
        self.finish(partial(self.look_asked.emit, LIGHT if self.look == DARK else DARK))

    def look_at_backup(self) -> None:
        """Say when the last backup was made."""
        self.context.tasks.read("backup", self.context.desk.keeping.last_backup, self.status.show_backup)

    def finish(self, then: Callable[[], None]) -> None:
        """Let everything typed reach the file, then go on."""
        self.page.flush()
        self.remember_places()
        self.saving.when_idle(lambda: self.context.tasks.when_idle(then))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.finish(self._back_up)

    def back_up_now(self) -> None:
        """Make a verified copy beside the file."""
        self.context.tasks.ask(self.context.desk.keeping.backup, self._tell_backup)

    def _tell_backup(self, made: Path) -> None:
        self.look_at_backup()
        self.toast.show_text(self.context.words.tr(N_("A backup was made: {file}"), file=made.name))

    def _back_up(self) -> None:
        keeping = self.context.desk.keeping
        self.context.tasks.ask(keeping.backup_on_close, self._end, self._end_without_backup)

    def _end(self, _made: object = None) -> None:
        self.let_go()
        self.finished.emit()

    def let_go(self) -> None:
        """Close without another word; what had to be saved has been."""
        self._may_close = True
        self.close()

    def _end_without_backup(self, error: Exception) -> None:
        if isinstance(error, UserError):
            box = messages.show_error(error, self.context.words, self)
            box.finished.connect(self._end)
        else:
            self._end()
