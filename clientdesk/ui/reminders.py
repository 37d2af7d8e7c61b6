"""Reminders in the window: a bell with a list of what waits, each to be opened, put off or done with; outside the
window, where the desktop has a tray and the user asked for it, a short notification."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QIcon, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSystemTrayIcon, QToolButton, QVBoxLayout, QWidget

from clientdesk.desk.reminders import AWAY, Due, Reminder, Seen, local, look, tomorrow
from clientdesk.dossier.spoken import what, when, whose
from clientdesk.dossier.work.task import Task
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import Tick
from clientdesk.ui.labels import Elided, heading, label, plain_tip, quiet
from clientdesk.ui.look import coloured, colours_of, em, sized

_LOOK = 20_000
"""Milliseconds between two looks at the clock."""
_DAYS_ANEW = timedelta(hours=1)
"""Birthdays are looked up so seldom: that reads the whole file."""
_AFTER_NEWS = 3_000
"""Milliseconds after a change until tasks are looked up anew; more changes wait together."""
_MOST = 12
"""Rows that the list shows."""
_SEEN, _TRAY = "reminders ", "tray"


class Discretion(StrEnum):
    """Who may be looking: only the user, perhaps somebody else (no names), nobody is at the desk (nothing is told)."""

    OPEN = "open"
    PRIVATE = "private"
    LOCKED = "locked"


def title_of(one: Reminder, words: Catalogue) -> str:
    """What is to be remembered, as the list says it."""
    if one.occasion is not None:
        return f"{whose(one.occasion, one.name, words)} · {what(one.occasion, words)}"
    return " · ".join(filter(None, (one.subject, one.name)))


def lead_of(one: Reminder, now: datetime, words: Catalogue) -> str:
    """When the thing itself is."""
    near = when(one.on, now.astimezone().date(), words) if one.occasion is None else _day(one, now, words)
    return f"{near} {one.at:%H:%M}" if one.at else near


def _day(one: Reminder, now: datetime, words: Catalogue) -> str:
    days = (now.astimezone().date() - one.on).days
    return words.ntr("{n} day ago", "{n} days ago", days) if days > 0 else when(one.on, now.astimezone().date(), words)


def is_past(one: Reminder, now: datetime) -> bool:
    """Whether the thing itself is over, not only the moment to be reminded of it."""
    if one.at is None:
        return one.on < now.astimezone().date()
    return local(one.on, one.at) + AWAY < now


def notification(due: tuple[Due, ...], words: Catalogue, discretion: Discretion) -> str:
    """What is told outside the window: the kind of thing, its time and a name, or only how many; perhaps nothing."""
    if not due or discretion is Discretion.LOCKED:
        return ""
    if len(due) > 1 or discretion is Discretion.PRIVATE:
        return words.ntr("{n} reminder is waiting.", "{n} reminders are waiting.", len(due))
    one = due[0].reminder
    kind = Task.kind.type.show(one.kind, words) if one.kind else words.tr(N_("A day to remember"))
    return " · ".join(filter(None, (f"{one.at:%H:%M}" if one.at else "", kind, one.name)))


class Reminding(QObject):
    """Keeps the reminders and what was seen of them. `waiting` tells what is to be shown, `fresh` what has come up."""

    waiting = Signal(object)
    fresh = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.seen = Seen.of(context.remembered.today.get(self._key, ""), now=context.desk.now)
        self.due: tuple[Due, ...] = ()
        self.tasks: tuple[Reminder, ...] = ()
        self.days: tuple[Reminder, ...] = ()
        self._days_at: datetime | None = None
        self.clock = QTimer(self)
        self.clock.setInterval(_LOOK)
        self.clock.timeout.connect(self.tick)
        self.later = QTimer(self)
        self.later.setSingleShot(True)
        self.later.setInterval(_AFTER_NEWS)
        self.later.timeout.connect(self.look_up)

    @property
    def _key(self) -> str:
        return _SEEN + self.context.desk.store.path.name

    def start(self) -> None:
        """Begin to look."""
        if not self.clock.isActive():
            self.clock.start()
            self._look_up_days()

    def tick(self) -> None:
        """Look at the clock, and now and then into the file."""
        if self._days_at is None or abs(self.context.desk.now - self._days_at) > _DAYS_ANEW:
            self._look_up_days()
        else:
            self.look()

    def take_news(self, _changed: object = None) -> None:
        """Something was changed: look the tasks up in a moment."""
        if self.clock.isActive():
            self.later.start()

    def look_up(self) -> None:
        """Look the tasks up anew."""
        self.context.tasks.read(("reminders", id(self)), self.context.desk.reminders.of_tasks, self._take_tasks)

    def _look_up_days(self) -> None:
        self._days_at = self.context.desk.now
        self.context.tasks.read(("days", id(self)), self.context.desk.reminders.of_birthdays, self._take_days)

    def _take_days(self, found: tuple[Reminder, ...]) -> None:
        self.days = found
        self.look_up()

    def _take_tasks(self, found: tuple[Reminder, ...]) -> None:
        self.tasks = found
        self.look()

    def look(self) -> None:
        """Tell what waits now."""
        self.seen, self.due = look((*self.tasks, *self.days), self.seen, self.context.desk.now)
        self._keep()
        self.waiting.emit(self.due)
        if new := tuple(one for one in self.due if one.new):
            self.fresh.emit(new)

    def put_off(self, key: str, until: datetime) -> None:
        """Let a reminder come again later."""
        self.seen = self.seen.put_off(key, until)
        self.look()

    def done_with(self, key: str) -> None:
        """A reminder is not needed any more."""
        self.seen = self.seen.done_with(key)
        self.look()

    def _keep(self) -> None:
        told = self.seen.told()
        remembered = self.context.remembered
        if remembered.today.get(self._key) != told:
            remembered.today[self._key] = told


class Bell(QToolButton):
    """The bell and how many reminders wait. `client_asked` and `task_asked` tell the code of what is to be shown;
    `said` a sentence for the window when something comes up."""

    client_asked = Signal(str)
    task_asked = Signal(str)
    said = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.discretion = Discretion.OPEN
        self.reminding = Reminding(context, self)
        self.reminding.waiting.connect(self.show_count)
        self.reminding.fresh.connect(self.tell)
        self.list: BellList | None = None
        self.tray: QSystemTrayIcon | None = None
        self._has_told = False
        self.setIcon(icon("bell", self))
        self.setIconSize(QSize(em(self, 1.6), em(self, 1.6)))
        self.setAutoRaise(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self.open_list)
        self.show_count(())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self.reminding.start()

    def show_count(self, due: tuple[Due, ...]) -> None:
        """Say how many wait."""
        words = self.context.words
        told = words.ntr("{n} reminder is waiting.", "{n} reminders are waiting.", len(due))
        told = told if due else words.tr(N_("No reminder is waiting."))
        self.setText(str(len(due)) if due else "")
        self.setIcon(icon("bell", self, colour=colours_of(self).problem if due else ""))
        self.setAccessibleName(told)
        self.setToolTip(plain_tip(told))
        if self.list is not None:
            self.list.show_due(due)

    def open_list(self, _checked: object = None) -> "BellList":
        """Show what waits."""
        self.list = BellList(self)
        self.list.closed.connect(self._forget_list)
        self.list.show_due(self.reminding.due)
        self.list.adjustSize()
        corner = self.mapToGlobal(QPoint(self.width() - self.list.width(), self.height()))
        self.list.move(corner)
        self.list.show()
        return self.list

    def _forget_list(self) -> None:
        self.list = None

    @property
    def discretion_now(self) -> Discretion:
        """Who may be looking."""
        privacy = self.context.privacy
        return Discretion.LOCKED if privacy.is_locked else Discretion.PRIVATE if privacy.is_on else self.discretion

    def as_seen(self, one: Reminder) -> Reminder:
        """A reminder as the list may show it now."""
        if one.occasion is None:
            return one
        return replace(one, occasion=self.context.privacy.occasion(one.occasion))

    # Outside the window

    @property
    def is_wanted_outside(self) -> bool:
        """Whether the user asked for notifications."""
        return self.context.remembered.today.get(_TRAY) == "yes"

    @property
    def tells_outside(self) -> bool:
        """Whether the user asked for notifications, and the desktop can show them."""
        return self.is_wanted_outside and QSystemTrayIcon.isSystemTrayAvailable()

    def set_telling_outside(self, wanted: bool) -> None:  # noqa: FBT001 - Qt's signal
        """Ask for notifications, or for none."""
        self.context.remembered.today[_TRAY] = "yes" if wanted else "no"
        self.context.remembered.save()
        if not wanted and self.tray is not None:
            self.tray.hide()

    def tell(self, fresh: tuple[Due, ...]) -> None:
        """Say what has come up, in the window and, where that is wanted, outside."""
        text = notification(fresh, self.context.words, self.discretion_now)
        if not text:
            return
        is_known, self._has_told = self.isVisible() or not self._has_told, True
        if len(fresh) == 1 or not is_known:
            # How many wait stands beside the bell that is in sight, or was when the program began.
            self.said.emit(text)
        if self.tells_outside and not self.window().isActiveWindow():
            if self.tray is None:
                self.tray = QSystemTrayIcon(self._drawing(), self)
                self.tray.messageClicked.connect(self._raise_window)
            self.tray.show()
            self.tray.showMessage("ClientDesk", text, self._drawing())

    def _drawing(self) -> QIcon:
        of_window = self.window().windowIcon()
        return icon("clientdesk", self) if of_window.isNull() else of_window

    def _raise_window(self) -> None:
        window = self.window()
        window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.activateWindow()


class BellList(QFrame):
    """What waits, under the bell."""

    closed = Signal()

    def __init__(self, bell: Bell) -> None:
        super().__init__(bell, Qt.WindowType.Popup)
        words = bell.context.words
        self.bell = bell
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1), em(self, 0.8), em(self, 1), em(self, 0.8))
        column.setSpacing(em(self, 0.5))
        self.setMinimumWidth(em(self, 50))
        column.addWidget(heading(words.tr(N_("Reminders")), self))
        self.nothing = quiet(words.tr(N_("No reminder is waiting.")), self)
        column.addWidget(self.nothing)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(em(self, 0.5))
        column.addLayout(self.rows)
        self.more = quiet("", self)
        column.addWidget(self.more)
        self.outside = Tick(words.tr(N_("Notify me outside the window too")), self)
        self.outside.setChecked(bell.tells_outside)
        self.outside.toggled.connect(bell.set_telling_outside)
        self.outside.setVisible(QSystemTrayIcon.isSystemTrayAvailable())
        column.addWidget(self.outside)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        super().hideEvent(event)
        self.closed.emit()

    def show_due(self, due: tuple[Due, ...]) -> None:
        """Show what waits; what was missed while nobody looked says so."""
        words = self.bell.context.words
        while item := self.rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        privacy = self.bell.context.privacy
        for one in due[:_MOST]:
            if one.reminder.occasion is None or privacy.tells(one.reminder.occasion):
                self.rows.addWidget(self._row(one))
        left = len(due) - _MOST
        self.more.setText(words.ntr("and {n} more", "and {n} more", left) if left > 0 else "")
        self.more.setVisible(left > 0)
        self.nothing.setVisible(not due)
        self.adjustSize()

    def _row(self, due: Due) -> QWidget:
        words, one, now = self.bell.context.words, due.reminder, self.bell.context.desk.now
        row = QWidget(self)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = Elided(row)
        title.setText(title_of(self.bell.as_seen(one), words))
        title.setToolTip(plain_tip(title.text()))
        title.setMinimumHeight(title.fontMetrics().height())
        sized(title, 1.0, bold=True)
        column.addWidget(title)
        line = QHBoxLayout()
        line.setSpacing(em(row, 0.4))
        lead = label(lead_of(one, now, words), row)
        missed = is_past(one, now)
        if missed:
            lead.setText(words.tr(N_("{when} · missed"), when=lead.text()))
        coloured(lead, colours_of(row).problem if missed else colours_of(row).quiet)
        lead.setMinimumWidth(em(row, 15))
        line.addWidget(lead, 1)
        for text, then in self._choices(one, now):
            button = QPushButton(text, row)
            button.setAutoDefault(False)
            button.setAccessibleName(f"{text}: {title.text()}")
            button.clicked.connect(lambda _checked=False, then=then: then())
            line.addWidget(button)
        column.addLayout(line)
        return row

    def _choices(self, one: Reminder, now: datetime) -> list[tuple[str, Callable[[], object]]]:
        words, reminding = self.bell.context.words, self.bell.reminding
        return [
            (words.tr(N_("Open")), partial(self.open_it, one)),
            (words.tr(N_("10 minutes")), partial(reminding.put_off, one.key, now + timedelta(minutes=10))),
            (words.tr(N_("1 hour")), partial(reminding.put_off, one.key, now + timedelta(hours=1))),
            (words.tr(N_("Tomorrow")), partial(reminding.put_off, one.key, tomorrow(now))),
            (words.tr(N_("Seen")), partial(reminding.done_with, one.key)),
        ]

    def open_it(self, one: Reminder) -> None:
        """Go to the client, or to the task of nobody."""
        self.close()
        if one.client:
            self.bell.client_asked.emit(one.client)
        elif one.task:
            self.bell.task_asked.emit(one.task)
