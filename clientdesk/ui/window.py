"""The main window: toolbar, sidebar, the day or the list with its client, and the line that tells what is saved."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QByteArray, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget
from shiboken6 import isValid

from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui import messages
from clientdesk.ui.bar import Toast
from clientdesk.ui.bulk.asking import Bulk
from clientdesk.ui.bulk.export import Exporting
from clientdesk.ui.caret import Caret
from clientdesk.ui.context import Context
from clientdesk.ui.house.choice import LayoutChoice, open_layout_choice
from clientdesk.ui.house.company import CompanyDialog, open_company
from clientdesk.ui.list_pane import ListPane
from clientdesk.ui.look import within_screen
from clientdesk.ui.page import FILL_IN, ClientPage
from clientdesk.ui.printing.asking import Printing
from clientdesk.ui.privacy.lock import Lock
from clientdesk.ui.privacy.turning import Turning
from clientdesk.ui.query.asking import Asking
from clientdesk.ui.quick_add import QuickAdd
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.sample import SampleClients
from clientdesk.ui.saving import NotStored, Saving, Stored
from clientdesk.ui.settings.window import SettingsWindow
from clientdesk.ui.shell.adding import Adding
from clientdesk.ui.shell.entries import TODAY
from clientdesk.ui.shell.files import ClientFiles
from clientdesk.ui.shell.frame import Shell
from clientdesk.ui.shell.going import Going
from clientdesk.ui.shell.menus import Menus
from clientdesk.ui.shell.searching import Searching
from clientdesk.ui.shell.trash import Trash
from clientdesk.ui.shell.tray import Tray
from clientdesk.ui.status import Status
from clientdesk.ui.steps import Steps
from clientdesk.ui.toolbar import Tools
from clientdesk.ui.typed import first_typed

_TYPED = N_("Something typed in a dialog has not been saved. Unlock the window before you close the program.")


class Window(QMainWindow):
    """One open file. Another language or look is another window on the same desk."""

    language_asked = Signal(str)
    look_asked = Signal(str)
    other_file_asked = Signal()
    new_file_asked = Signal()
    recent_asked = Signal(str)
    restore_asked = Signal(str, str)
    password_chosen = Signal(str, str)
    finished = Signal()

    def __init__(self, context: Context, remembered: Remembered, *, look: str) -> None:
        super().__init__()
        self.context: Context = context
        self.remembered: Remembered = remembered
        self.look = look
        self.saving = Saving(context, self)
        self.steps = Steps(self)
        self.printing = Printing(self)
        self.settings: SettingsWindow | None = None
        self._may_close = False
        self._ends = False
        self.setWindowTitle(f"{context.desk.store.path.stem} – ClientDesk")
        self.tools = Tools(context.words, parent=self)
        self.search = self.tools.search
        self.addToolBar(self.tools)
        self.list = ListPane(context, self)
        self.page = ClientPage(context, self.saving, self)
        self.shell: Shell = Shell(context, self.list, self.page, self)
        central = self.central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.privacy: Turning = Turning(self)
        column.addWidget(self.privacy.sign)
        column.addWidget(self.shell, 1)
        self.setCentralWidget(central)
        self.toast = Toast(context.words.tr(N_("Close")), central, over=self.list.table)
        self.status = Status(context, self)
        self.status.file.setText(context.desk.store.path.name)
        self.setStatusBar(self.status)
        self.searching = Searching(self)
        self.adding = Adding(self)
        self.thrown = Trash(self)
        self.sample = SampleClients(self)
        self.bulk = Bulk(self)
        self.asking = Asking(self)
        self.exporting = Exporting(self)
        self.files: ClientFiles = ClientFiles(self)
        self.going = Going(self)
        self.lock = Lock(self)
        self.tray = Tray(self)
        self.menus = Menus(self)
        self._connect_actions()
        self._connect_parts()
        self._place()
        self.steps.look()
        self.look_at_backup()

    # Making

    def _connect_actions(self) -> None:
        tools = self.tools
        for action, slot in (
            (tools.person, partial(self.add, "person")),
            (tools.enterprise, partial(self.add, "enterprise")),
            (tools.quick, self.quick_add),
            (tools.bring, self.files.importing.open),
            (tools.back, self.shell.back),
            (tools.forward, self.shell.forward),
            (tools.sidebar, self.shell.turn_sidebar),
            (tools.today, partial(self.shell.go, TODAY)),
            (tools.task, self.shell.today.add_task),
            (tools.finding, self.going.find_here),
            (tools.seek, self.focus_search),
            (tools.go_to, self.going.open_palette),
            (tools.keys, self.going.open_keys),
            (tools.undo, self.undo),
            (tools.redo, self.steps.redo),
            (tools.print_clients, self.printing.chosen),
            (tools.print_list, self.printing.whole_list),
            (tools.print_blank, self.printing.blank),
            (tools.flush, self.save_now),
            (tools.back_up, self.files.back_up),
            (tools.company, self.ask_company),
            (tools.choice, self.ask_choice),
            (tools.new_file, self.new_file_asked.emit),
            (tools.open_file, self.other_file_asked.emit),
            (tools.restore, self.files.ask_restore),
            (tools.settings, self.ask_settings),
            (tools.about, partial(self.ask_settings, page="about")),
            (tools.private, self.privacy.turn),
            (tools.lock, self.lock.lock),
            (tools.quit, self.quit),
        ):
            self.addAction(action)
            action.triggered.connect(partial(self._do, slot))
        self.menus.recent_asked.connect(self.recent_asked)
        self.shell.sidebar_turned.connect(tools.sidebar.setChecked)

    def _do(self, slot: Callable[[], object], _checked: object = None) -> None:
        """Keys do nothing behind the lock."""
        if not self.lock.is_locked or slot == self.quit:
            slot()

    def parts(self) -> tuple[QWidget, ...]:
        """All there is to see."""
        return self.menuBar(), self.tools, self.central, self.status

    def _connect_parts(self) -> None:
        self.list.picked.connect(self._show_picked)
        self.list.opened.connect(partial(self.show_client, mode=FILL_IN))
        self.list.add_asked.connect(partial(self.add, "person"))
        self.page.told.connect(self.status.show_trouble)
        self.page.row_removed.connect(self._tell_row_removed)
        self.page.tabs.changed.connect(self.take_news)
        self.page.tabs.done.connect(self.tell_done)
        self.page.tabs.told.connect(self.toast.show_text)
        self.page.tabs.client_asked.connect(self.show_client)
        self.page.trash_asked.connect(self.thrown.throw)
        self.page.restore_asked.connect(self.thrown.restore)
        self.page.card_asked.connect(self.printing.shown)
        self.page.tabs.memo_asked.connect(self.printing.memo)
        self.list.print_asked.connect(self.printing.chosen)
        self.shell.client_asked.connect(self.show_client)
        self.shell.travelled.connect(self._tell_ways)
        self.shell.travelled.connect(self.toast.place)
        self.shell.sidebar_turned.connect(self.toast.place_soon)
        self.shell.body.splitterMoved.connect(self.toast.place_soon)
        self.shell.counted.connect(self.status.show_census)
        self.saving.stored.connect(self._take_stored)
        self.saving.not_stored.connect(self._take_refusal)
        self.context.tasks.refused.connect(self.show_error)

    # Size and place

    def _place(self) -> None:
        places = self.remembered.places
        self.resize(within_screen(self, 110, 68))
        if "window" in places:
            self.restoreGeometry(QByteArray.fromBase64(places["window"].encode()))
        self.shell.place()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.toast.place()

    def remember_places(self) -> None:
        """Note where window and splitter stand."""
        places = self.remembered.places
        places["window"] = bytes(self.saveGeometry().toBase64().data()).decode()
        self.shell.remember()
        self.remembered.save()

    # Finding

    def focus_search(self) -> None:
        """Put the cursor into the search."""
        self.searching.focus()

    def search_now(self) -> None:
        """List what the search finds."""
        self.searching.search_now()

    def _show_picked(self, client: int) -> None:
        self.page.show_client(client)
        self.shell.note()
        self.shell.note_opened()

    def show_client(self, client: int, *, mode: str = "") -> None:
        """Show a client; `mode` as in `page`."""
        if client:
            self.shell.show_clients()
            self.searching.make_room(client)
        self.list.select(client)
        if mode == FILL_IN:
            self.page.edit_client(client)
        else:
            self.page.show_client(client)
        self.shell.note()
        self.shell.note_opened()

    def _tell_ways(self) -> None:
        self.tools.back.setEnabled(self.shell.travel.can_go_back)
        self.tools.forward.setEnabled(self.shell.travel.can_go_forward)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        if not self.shell.press(event):
            super().mousePressEvent(event)

    # Adding and taking back

    def add(self, kind: str, name: str = "") -> QuickAdd:
        """Ask for a new client, then open all its fields."""
        return self.adding.one(kind, name)

    def quick_add(self) -> QuickAdd:
        """Ask for new clients one after another."""
        return self.adding.several()

    def undo(self) -> None:
        """Take back my last step in this file."""
        self.steps.undo()

    # News

    def take_news(self, changed: Changed) -> None:
        """A step has been done: refresh whatever shows it."""
        self.page.take_news(changed)
        self._tell_saved(changed)

    def _tell_saved(self, changed: Changed) -> None:
        if changed:
            self.status.show_saved(self.context.desk.now)
            self.steps.note()
            self.list.refresh(tuple(changed.clients or ()))
            self.shell.take_news(changed)
            self.steps.look()

    def _take_stored(self, done: Stored) -> None:
        # The page has taken the client from the same answer.
        self._tell_saved(done.changed)

    def _take_refusal(self, refusal: NotStored) -> None:
        del refusal
        self.steps.look()

    def _tell_row_removed(self) -> None:
        self.tell_done(self.context.words.tr(N_("The row was removed.")))

    def tell_done(self, text: str) -> None:
        """Say what was done, and offer to take it back."""
        self.toast.show_text(text, (self.context.words.tr(N_("Undo")), self.undo))

    def show_error(self, error: UserError) -> None:
        """An error nobody else has shown; it may name a client, and is not told over a lock."""
        self.lock.when_open(partial(messages.show_error, error, self.context.words, self))

    def save_now(self) -> None:
        """Leave the field, so that everything is saved, and come back to it."""
        here = Caret.now()
        self.page.flush()
        if here is not None:
            here.back()

    # Settings of the house

    def ask_company(self) -> CompanyDialog:
        """Ask for what is known of our company."""
        dialog = open_company(self.context, self)
        dialog.stored.connect(self.take_news)
        return dialog

    def ask_choice(self) -> LayoutChoice:
        """Ask what is to stand on the cards."""
        dialog = open_layout_choice(self.context, "full", self)
        dialog.stored.connect(self.take_news)
        return dialog

    # Settings, language, look, end

    def ask_settings(self, name: str = "", *, page: str = "general") -> SettingsWindow:
        """Show the settings: a page, or the one of this name."""
        if self.settings is None or not isValid(self.settings):
            self.settings = SettingsWindow(self, page=page)
            self.settings.finished.connect(self._forget_settings)
        if name:
            self.settings.show_setting(name)
        self.settings.open()
        return self.settings

    def _forget_settings(self, _answer: int) -> None:
        self.settings = None

    def ask_language(self, language: str) -> None:
        """Speak another language from now on."""
        self.finish(partial(self.language_asked.emit, language))

    def ask_look(self, look: str) -> None:
        """Take another look from now on."""
        self.finish(partial(self.look_asked.emit, look))

    def quit(self) -> None:
        """End the program, from the tray too; a dialog in which something was typed asks first."""
        if self._may_end():
            self._ends = True
            self.close()

    def _may_end(self) -> bool:
        """Whether no dialog holds what would be lost; the first that does asks, or the lock that hides it says so."""
        typed = first_typed(self, self.lock.held)
        if typed is None:
            return True
        if not self.isVisible():
            self.tray.give_back()
        if self.lock.is_locked:
            self.lock.say(self.context.words.tr(_TYPED))
        else:
            typed.reject()
        return False

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
            self.tray.leave()
            event.accept()
            return
        event.ignore()
        if self.tray.takes_window and not self._ends:
            self.tray.take()
        elif self._may_end():
            self.finish(self._back_up)

    def _back_up(self) -> None:
        keeping = self.context.desk.keeping
        self.context.tasks.ask(keeping.backup_on_close, self._end, self._end_without_backup)

    def _end(self, _made: object = None) -> None:
        self.let_go()
        self.finished.emit()

    def let_go(self) -> None:
        """Close without another word; what had to be saved has been."""
        self._may_close = True
        self.lock.end()
        self.page.tabs.clean()
        self.close()

    def _end_without_backup(self, error: Exception) -> None:
        if isinstance(error, UserError):
            self.lock.show_over(partial(self._tell_at_end, error))
        else:
            self._end()

    def _tell_at_end(self, error: UserError) -> None:
        messages.show_error(error, self.context.words, self).finished.connect(self._end)
