"""The running program: which file is open, in which window, in which language and look."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from clientdesk.desk import Desk
from clientdesk.desk.facade import CURRENCY
from clientdesk.desk.keeping import restore
from clientdesk.dossier.homelands import CHINA
from clientdesk.dossier.numbering import CHINESE, ENGLISH
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import disk_error
from clientdesk.i18n import N_, Catalogue, catalogue
from clientdesk.store.backup import Restored
from clientdesk.ui import look as looks
from clientdesk.ui.context import Context
from clientdesk.ui.languages import QtWords, system_language
from clientdesk.ui.privacy.eyes import Privacy
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.settings import kept
from clientdesk.ui.shell.carrying import Carried
from clientdesk.ui.shell.files import day_of
from clientdesk.ui.shell.second_start import FirstStart, show_first
from clientdesk.ui.start import StartPage
from clientdesk.ui.tasks import Tasks
from clientdesk.ui.unasked import is_free
from clientdesk.ui.whose import full_name
from clientdesk.ui.window import Window

_UNTIL_FREE = 1000
"""Milliseconds until it is looked again whether a window may be made anew unasked."""


class Program(QObject):
    """Opens files and windows; a change of language or look makes the window anew on the same desk."""

    def __init__(self, app: QApplication, remembered: Remembered, folder: Path) -> None:
        super().__init__(app)
        self.app = app
        self.remembered = remembered
        self.folder = folder
        self.tasks = Tasks(self)
        self.qt_words = QtWords(app)
        self.desk: Desk | None = None
        self.start_page: StartPage | None = None
        self.window: Window | None = None
        self.first: FirstStart | None = None
        self.language = remembered.language or system_language()
        self.look = remembered.look or looks.system_look()
        self._until_free = QTimer(self)
        self._until_free.setSingleShot(True)
        self._until_free.setInterval(_UNTIL_FREE)
        self._until_free.timeout.connect(self.follow_system)
        app.setQuitOnLastWindowClosed(False)
        app.styleHints().colorSchemeChanged.connect(self.follow_system)
        self.dress()

    @property
    def words(self) -> Catalogue:
        """The words of the present language."""
        return catalogue(self.language)

    def dress(self) -> None:
        """Give the application its look and Qt its language."""
        if self.look not in looks.LOOKS:
            self.look = looks.LIGHT
        size = kept.text_size(self.remembered) / 100
        looks.apply(self.app, look=self.look, language=self.language, size=size)
        self.qt_words.speak(self.language)

    # Opening

    def begin(self, file: str) -> None:
        """Open a file, or the last one, or ask on the first page."""
        known = file or (self.remembered.last_file if kept.opens_last(self.remembered) else "")
        if file or (known and Path(known).is_file()):
            self.open_file(known, "")
        else:
            self.show_start()

    def show_start(self, error: UserError | None = None, file: str = "") -> None:
        """Ask what to open."""
        mine = kept.my_name(self.remembered) or full_name()
        page = StartPage(self.words, kept.data_folder(self.remembered, self.folder), file, mine=mine)
        page.create_asked.connect(self.create_file)
        page.import_asked.connect(self.create_and_import)
        page.open_asked.connect(self.open_file)
        page.sample_asked.connect(self.open_sample)
        page.language_asked.connect(self._restart_in)
        page.installEventFilter(self)
        before, self.start_page = self.start_page, page
        if before:
            before.removeEventFilter(self)
            before.deleteLater()
        if error:
            page.show_error(error)
        page.show()

    def _restart_in(self, language: str) -> None:
        self._take_language(language)
        self.dress()
        self.show_start()

    def create_file(self, path: str, password: str) -> None:
        """Make a new file and show it."""
        self.tasks.ask(self._making(path, password, **self._home()), self.show_desk, self._failed)

    def create_and_import(self, path: str, password: str) -> None:
        """Make a new file, show it, and ask what is to be brought into it."""
        self.tasks.ask(self._making(path, password, **self._home()), self._show_and_import, self._failed)

    def _home(self) -> dict[str, str]:
        """Country and currency of the house as the first page says."""
        page = self.start_page
        return {"currency": page.currency.currentData(), "country": page.country.currentData()} if page else {}

    def _making(
        self, path: str, password: str, *, currency: str = CURRENCY, country: str = CHINA
    ) -> Callable[[], Desk]:
        """A new file of whoever the first page names."""
        if self.start_page:
            kept.keep_my_name(self.remembered, self.start_page.mine.text().strip())
        user = kept.my_name(self.remembered)
        return partial(_create, Path(path), password, self.language, user=user, currency=currency, country=country)

    def _show_and_import(self, desk: Desk) -> None:
        self.show_desk(desk)
        if self.window:
            self.window.files.importing.open()

    def open_sample(self, path: str) -> None:
        """Open the sample desk, and make it first where there is none."""
        if Path(path).exists():
            self.open_file(path, "")
        else:
            self.tasks.ask(partial(_sampled, self._making(path, "")), self.show_desk, self._failed)

    def open_file(self, path: str, password: str) -> None:
        """Open a file and show it."""
        opening = partial(Desk.open, Path(path), password=password or None, language=self.language)
        self.tasks.ask(opening, self.show_desk, partial(self._not_opened, path))

    def _failed(self, error: Exception) -> None:
        if self.start_page:
            self.start_page.show_error(error)

    def _not_opened(self, path: str, error: Exception) -> None:
        is_in_use = isinstance(error, UserError) and error.code is ExitCode.IN_USE
        if is_in_use and show_first(Path(path)):
            self.quit()
        elif self.start_page:
            self.start_page.show_error(error)
        elif isinstance(error, UserError):
            self.show_start(error, path)
            if error.code is ExitCode.WRONG_PASSWORD and self.start_page:
                self.start_page.password.setFocus()
        else:
            self.show_start()

    def show_desk(self, desk: Desk) -> None:
        """Show an open file."""
        self.desk = desk
        self.tasks.wake()
        self.first = FirstStart(desk.store.path, lambda: self.window, self)
        self.remembered.note_opened(desk.store.path, desk.now.isoformat(timespec="seconds"))
        if self.start_page:
            self.start_page.removeEventFilter(self)
            self.start_page.close()
            self.start_page.deleteLater()
            self.start_page = None
        self.show_window()

    def show_window(self) -> None:
        """A window on the desk, perhaps in the place of one before, showing what that one showed."""
        assert self.desk is not None
        before = self.window
        carried = Carried.of(before) if before else None
        privacy = before.context.privacy if before else Privacy()
        self.desk.language = self.language
        self.desk.user = kept.my_name(self.remembered) or self.desk.user
        context = Context(self.desk, self.tasks, self.words, self.remembered, privacy)
        window = Window(context, self.remembered, look=self.look)
        window.language_asked.connect(self.switch_language)
        window.look_asked.connect(self.switch_look)
        window.new_file_asked.connect(self.open_another)
        window.other_file_asked.connect(self.open_another)
        window.recent_asked.connect(self.open_recent)
        window.restore_asked.connect(self.restore)
        window.password_chosen.connect(self.change_password)
        window.finished.connect(self.quit)
        self.window = window
        if carried:
            carried.begin(window)
        window.show()
        if before:
            self._drop(before)

    # Changing

    def switch_language(self, language: str) -> None:
        """Speak another language from now on."""
        self._take_language(language)
        self._anew()

    def switch_look(self, look: str) -> None:
        """Take another look from now on; an empty one follows the system's."""
        self.remembered.look = look
        self.remembered.save()
        self.look = look or looks.system_look()
        self._anew()

    def follow_system(self) -> None:
        """The system has other colours now: take them, unless the user has chosen some. Nobody asked for it just now,
        so it waits as long as it would take something out of the user's hands."""
        window = self.window
        if self.remembered.look or looks.system_look() == self.look or window is None:
            return
        if is_free(window):
            window.finish(self._follow)
        else:
            self._until_free.start()

    def _follow(self) -> None:
        """What was typed has reached the file; meanwhile a dialog may have been opened."""
        if self.window is not None and is_free(self.window):
            self.switch_look("")
        else:
            self._until_free.start()

    def _take_language(self, language: str) -> None:
        self.language = self.remembered.language = language
        self.remembered.save()

    def _anew(self) -> None:
        window = self.window
        self.dress()
        if window:
            self.show_window()

    def _drop(self, window: Window) -> None:
        window.disconnect(self)
        window.let_go()
        window.deleteLater()

    # Ending

    def open_another(self) -> None:
        """Let this file go and ask for another, or for a new one."""
        self._leave_file(self.show_start)

    def open_recent(self, path: str) -> None:
        """Let this file go and open another."""
        self._leave_file(partial(self._wake_and_open, path, ""))

    def restore(self, copy: str, password: str) -> None:
        """Put a copy in the place of this file and open it again. What was typed goes into the file that is kept."""
        if self.desk:
            self._leave_file(partial(self._restore, Path(copy), self.desk.store.path, password))

    def _restore(self, copy: Path, file: Path, password: str) -> None:
        self.tasks.wake()
        work = partial(restore, copy, file, password=password or None)
        self.tasks.ask(work, partial(self._restored, file, password), partial(self._not_opened, str(file)))

    def _restored(self, file: Path, password: str, made: Restored) -> None:
        opening = partial(Desk.open, file, password=password or None, language=self.language)
        self.tasks.ask(opening, partial(self._show_restored, made), partial(self._not_opened, str(file)))

    def _show_restored(self, made: Restored, desk: Desk) -> None:
        self.show_desk(desk)
        if self.window and made.kept:
            told = self.words.ntr(
                "The backup of {day} ({n} client) is back. The file as it was before lies beside it: {file}",
                "The backup of {day} ({n} clients) is back. The file as it was before lies beside it: {file}",
                made.clients,
                day=day_of(made),
                file=made.kept.name,
            )
            self.window.toast.show_text(told)

    def change_password(self, old: str, new: str) -> None:
        """Write this file anew under another password and open it again, under the old one where that is refused."""
        window, desk = self.window, self.desk
        if window and desk:
            window.finish(partial(self._rekey, desk, old, new))

    def _rekey(self, desk: Desk, old: str, new: str) -> None:
        self.tasks.rest()
        again = partial(self._open_again, str(desk.store.path))
        self.tasks.ask(
            partial(_change_password, desk, new),
            lambda _done: self._left(partial(again, new, None), None),
            lambda error: self._left(partial(again, old, error), None),
        )

    def _open_again(self, path: str, password: str, error: Exception | None) -> None:
        self.tasks.wake()
        opening = partial(Desk.open, Path(path), password=password or None, language=self.language)
        self.tasks.ask(opening, partial(self._show_again, error), partial(self._not_opened, path))

    def _show_again(self, error: Exception | None, desk: Desk) -> None:
        self.show_desk(desk)
        if isinstance(error, UserError):
            self.tasks.refused.emit(error)
        elif error is None and self.window:
            self.window.toast.show_text(self.words.tr(N_("The file has its new password.")))

    def _wake_and_open(self, path: str, password: str) -> None:
        self.tasks.wake()
        self.open_file(path, password)

    def _leave_file(self, then: Callable[[], object]) -> None:
        """Close the file and its window, then go on."""
        window, desk = self.window, self.desk
        if window and desk:
            window.finish(lambda: self._let_go(desk, partial(self._left, then)))

    def _left(self, then: Callable[[], object], _done: object) -> None:
        window, self.window, self.desk = self.window, None, None
        self._leave_first()
        then()
        if window:
            self._drop(window)

    def quit(self) -> None:
        """The window is closed and everything saved: let the file go and end."""
        desk, self.desk = self.desk, None
        self._leave_first()
        if desk:
            self._let_go(desk, self._end)
        else:
            self._end()

    def _let_go(self, desk: Desk, then: Callable[[object], None]) -> None:
        """Close a file once nobody reads it any more."""
        self.tasks.rest()
        self.tasks.ask(partial(_close, desk), then, then)

    def _leave_first(self) -> None:
        if self.first:
            self.first.end()
            self.first = None

    def _end(self, _done: object = None) -> None:
        self.tasks.stop()
        self.app.quit()

    def eventFilter(self, watched: QObject, event: object) -> bool:  # noqa: N802 - Qt's name
        from PySide6.QtCore import QEvent

        if watched is self.start_page and isinstance(event, QEvent) and event.type() == QEvent.Type.Close:
            self.quit()
        return False


def _create(path: Path, password: str, language: str, *, user: str, currency: str, country: str) -> Desk:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_error(error, path) from error
    numbers = ENGLISH if language == "en" else CHINESE
    return Desk.create(
        path,
        password=password or None,
        user=user,
        language=language,
        currency=currency,
        country=country,
        numbers=numbers,
    )


def _sampled(making: Callable[[], Desk]) -> Desk:
    """A new file with the sample clients."""
    desk = making()
    try:
        desk.sample.add()
    except BaseException:
        # Half a sample desk would be opened in its place the next time.
        desk.close()
        desk.store.path.unlink()
        raise
    return desk


def _change_password(desk: Desk, password: str) -> None:
    try:
        desk.keeping.rekey(password)
    finally:
        desk.close()


def _close(desk: Desk) -> None:
    desk.close()
