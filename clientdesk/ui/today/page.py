"""The morning page: whose days come, what is to be done or was promised, who was left alone, what the month brought."""

from datetime import UTC, date, datetime
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clientdesk.desk.morning import Today
from clientdesk.dossier.spoken import heading_in_both, heading_of
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label
from clientdesk.ui.look import em, lifted, plain, primary, sized
from clientdesk.ui.reminders import Bell
from clientdesk.ui.scrolled import paper_in
from clientdesk.ui.today import order
from clientdesk.ui.today.block import Row
from clientdesk.ui.today.blocks import USUAL, QuietBlock, make_blocks
from clientdesk.ui.today.doing import Doing
from clientdesk.ui.today.order import Order
from clientdesk.ui.today.paper import Paper
from clientdesk.ui.today.planning import PlanDialog
from clientdesk.ui.today.rows import Rows, at_hour
from clientdesk.ui.today.strip import Greeting, Strip, alerts_told

_ROOM_FOR_TWO = 90
"""Letters of width from which the blocks stand in two columns."""
_LOOK_AT_THE_CLOCK = 30_000
"""Milliseconds between two looks whether another day has begun; a computer that slept comes back in time."""


class TodayPage(QScrollArea):
    """What the window does for it:

    client_asked   show the client of this code
    list_asked     show a list of clients, by its name in `desk.morning.Asked`
    opportunity_asked  show the opportunity of this code
    changed        a step was done; it brings the news
    said           a sentence about that step, to be shown with Undo
    add_asked      ask for a new client, quick_asked for several, sample_asked for the sample clients
    backup_asked   make a backup
    noted          a sentence to be shown for a while, about something that is not undone
    """

    client_asked = Signal(str)
    list_asked = Signal(str)
    opportunity_asked = Signal(str)
    changed = Signal(object)
    said = Signal(str)
    add_asked = Signal()
    quick_asked = Signal()
    sample_asked = Signal()
    import_asked = Signal()
    backup_asked = Signal()
    noted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.doing = Doing(context, self)
        self.doing.changed.connect(self._tell)
        self.doing.said.connect(self.said)
        self.paper = Paper(context, self)
        self.paper.said.connect(self.noted)
        self.told = Rows(context, self.doing, self.client_asked.emit, look_again=self.refresh)
        self.told.show_deal = self.opportunity_asked.emit
        self.order = Order(USUAL, context.remembered)
        self.day: date | None = None
        self.is_stale = True
        self._hour: datetime | None = None
        """The next moment at which the hour of a task will be past."""
        self.is_bare = False
        self.columns = 0
        self._make_page()
        self._arrange(2)
        self.clock = QTimer(self)
        self.clock.setInterval(_LOOK_AT_THE_CLOCK)
        self.clock.timeout.connect(self.look_at_the_clock)
        self.clock.start()

    # Making

    def _make_page(self) -> None:
        page = paper_in(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(em(page, 2), em(page, 1.4), em(page, 2), em(page, 2))
        column.setSpacing(em(page, 1.2))
        column.addLayout(self._make_head(page))
        self.strip = Strip(self.context.words, page)
        column.addWidget(self.strip)
        for greeting in self._make_greetings(page):
            column.addWidget(greeting)
        across = self.across = QHBoxLayout()
        across.setSpacing(em(page, 3))
        self.sides = (QVBoxLayout(), QVBoxLayout())
        for side in self.sides:
            side.setSpacing(em(page, 1.6))
            across.addLayout(side, 1)
        column.addLayout(across)
        column.addStretch()
        self.blocks = make_blocks(self.context, page, self.list_asked.emit)
        for name, block in self.blocks.items():
            block.menu_asked.connect(partial(self.open_block_menu, name))
        self.notice = self._make_notice()

    def _make_head(self, page: QWidget) -> QHBoxLayout:
        tr, head = self.context.words.tr, QHBoxLayout()
        head.setSpacing(em(page, 0.8))
        self.title = label(parent=page)
        sized(self.title, 1.5, bold=True)
        head.addWidget(self.title, 1)
        self.add = QPushButton(tr(N_("Add a task")), page)
        self.add.clicked.connect(lambda _checked=False: self.add_task())
        self.print = QPushButton(tr(N_("Print my day…")), page)
        self.print.clicked.connect(self.paper.ask)
        self.plan = QPushButton(tr(N_("Plan contacts…")), page)
        self.plan.clicked.connect(self.ask_plan)
        self.choose = QPushButton(tr(N_("Blocks…")), page)
        self.choose.clicked.connect(self.open_blocks_menu)
        self.bell = Bell(self.context, page)
        self.bell.client_asked.connect(self.client_asked)
        self.bell.task_asked.connect(self.doing.edit)
        self.bell.said.connect(self.noted)
        for button in (self.plan, self.print, self.choose, self.add):
            button.setAutoDefault(False)
            button.setFlat(button is not self.add)
            head.addWidget(button)
        primary(self.add)
        head.addWidget(self.bell)
        return head

    def _make_greetings(self, page: QWidget) -> tuple[Greeting, Greeting]:
        tr = self.context.words.tr
        self.empty = Greeting(
            tr(N_("Begin with a client")),
            tr(N_("Here the day will tell whose birthday comes, what is due, and whom nobody has spoken to.")),
            (
                (tr(N_("Add the first client")), self.add_asked.emit),
                (tr(N_("Add several, one after another")), self.quick_asked.emit),
                (tr(N_("Import Excel or contacts…")), self.import_asked.emit),
                (tr(N_("Look around with sample clients")), self.sample_asked.emit),
            ),
            page,
        )
        self.dateless = Greeting(
            tr(N_("Nothing here has a day yet")),
            tr(N_("Write a birthday into a file, plan a call, or let the program plan one for every client.")),
            (
                (tr(N_("Add a task")), self.add_task),
                (tr(N_("Plan contacts…")), self.ask_plan),
            ),
            page,
        )
        return self.empty, self.dateless

    def _make_notice(self) -> LineEdit:
        block = self.blocks["notices"]
        line = LineEdit(block)
        line.setPlaceholderText(self.context.words.tr(N_("Write a notice and press Enter")))
        line.setAccessibleName(self.context.words.tr(N_("New notice")))
        line.returnPressed.connect(self.keep_notice)
        block.foot.addWidget(line)
        return line

    # Places

    def _arrange(self, columns: int) -> None:
        """Put the blocks that are shown into so many columns, in order; the first half on the left."""
        self.columns = columns
        self.across.setStretch(1, columns - 1)
        self.across.setSpacing(em(self, 3) * (columns - 1))
        hidden = self.order.hidden
        for side in self.sides:
            while side.count():
                side.takeAt(0)
        shown = [name for name in self.order.names if name not in hidden]
        half = -(-len(shown) // columns)
        for place, name in enumerate(shown):
            self.sides[place // half].addWidget(self.blocks[name])
        for side in self.sides:
            side.addStretch()
        for name, block in self.blocks.items():
            block.setVisible(name not in hidden and not self.is_bare)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        columns = 2 if self.viewport().width() > em(self, _ROOM_FOR_TWO) else 1
        if columns != self.columns:
            self._arrange(columns)

    def open_blocks_menu(self, _checked: object = None) -> QMenu:
        """Offer each block to be shown or hidden."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lifted(menu)
        for name in self.order.names:
            action = menu.addAction(self.blocks[name].title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(name not in self.order.hidden)
            action.toggled.connect(partial(self._turn, name))
        menu.addSeparator()
        menu.addAction(self.context.words.tr(N_("As usual")), self._reset)
        menu.popup(self.choose.mapToGlobal(QPoint(0, self.choose.height())))
        return menu

    def open_block_menu(self, name: str, place: QPoint) -> QMenu:
        """Offer to move a block, or to hide it."""
        words, menu = self.context.words, QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(words.tr(N_("Move up")), partial(self._move, name, -1))
        menu.addAction(words.tr(N_("Move down")), partial(self._move, name, 1))
        menu.addAction(words.tr(N_("Hide this block")), partial(self._turn, name, False))
        menu.popup(place)
        return menu

    def _turn(self, name: str, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        (self.order.show if shown else self.order.hide)(name)
        self._arrange(self.columns)

    def _move(self, name: str, by: int) -> None:
        self.order.move(name, by)
        self._arrange(self.columns)

    def _reset(self) -> None:
        self.order.reset()
        self._arrange(self.columns)

    # Showing

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self.is_stale or self.told.revealed:
            self.told.revealed.clear()
            self.refresh()

    def refresh(self) -> None:
        """Look everything up anew."""
        self.is_stale = False
        looked_at = order.opened(self.context.remembered, self._file)
        work = partial(self.context.desk.morning.today, opened=looked_at)
        self.context.tasks.read("today", work, self.show_today)

    @property
    def _file(self) -> str:
        return self.context.desk.store.path.name

    def note_opened(self, code: str) -> None:
        """A client was looked at: it stands among the recent ones from now on."""
        moment = self.context.desk.now.astimezone(UTC).isoformat(timespec="milliseconds")
        order.note_opened(self.context.remembered, self._file, code, moment=moment)
        self.is_stale = True

    def take_news(self, changed: Changed) -> None:
        """A step was done somewhere: look again, at once or when the page is shown next."""
        self.bell.reminding.take_news(changed)
        if self.isVisible():
            self.refresh()
        else:
            self.is_stale = True

    def look_at_the_clock(self) -> None:
        """Look everything up anew where another day has begun, or the hour of a task has passed."""
        passed = self._hour is not None and self._hour < self._now
        if passed or (self.day is not None and self.day != self.context.desk.today):
            self._hour = None
            self.take_news(Changed())

    @property
    def _now(self) -> datetime:
        """The present moment by the clock on the wall."""
        return self.context.desk.now.astimezone().replace(tzinfo=None)

    def show_today(self, today: Today) -> None:
        """Show what was looked up."""
        words, told, blocks = self.context.words, self.told, self.blocks
        occasions = [one for one in today.occasions.first if self.context.privacy.tells(one.occasion)]
        focused = self._focused()
        self.day = today.day
        hours = (at_hour(task) for task in (*today.due.first, *today.promises.first))
        self._hour = min((hour for hour in hours if hour and hour > self._now), default=None)
        is_lunar = any(one.occasion.lunar for one in occasions)
        self.title.setText((heading_in_both if is_lunar else heading_of)(today.day, words))
        alerts = alerts_told(today.alerts, words, back_up=self.backup_asked.emit, show=self.list_asked.emit)
        self.strip.show_lines(alerts if today.clients else [])
        has_days = any((today.due.count, today.promises.count, today.occasions.count, today.recent_contacts))
        self.is_bare = not today.clients and not today.due.count and not today.notices
        self.empty.setVisible(not today.clients)
        self.dateless.setVisible(bool(today.clients) and not has_days)
        (primary if today.clients and has_days else plain)(self.add)
        for name, some, rows in (
            ("due", today.due, [told.task(task) for task in today.due.first]),
            ("promises", today.promises, [told.promise(task) for task in today.promises.first]),
            ("occasions", today.occasions, [told.occasion(one) for one in occasions]),
            ("quiet", today.quiet, [told.quiet(line) for line in today.quiet.first]),
            ("unplanned", today.unplanned, [told.client(line) for line in today.unplanned.first]),
        ):
            blocks[name].show_rows(rows, count=some.count, more=some.more)
        if isinstance(quiet := blocks["quiet"], QuietBlock):
            quiet.show_never(today.never)
        blocks["contacts"].show_rows([told.contact(contact) for contact in today.recent_contacts])
        blocks["opportunities"].show_rows([told.deal(deal) for deal in today.opportunities])
        blocks["notices"].show_rows([told.notice(notice) for notice in today.notices])
        blocks["clients"].show_rows([told.client(line) for line in today.recent_clients])
        blocks["month"].show_rows(told.month(today.month))
        blocks["month"].count.clear()
        self._arrange(self.columns)
        self._focus_again(focused)
        # At once, or the rows would be seen on top of each other until Qt has time.
        if (page := self.widget()) and (layout := page.layout()):
            layout.activate()

    # Keys

    @property
    def lines(self) -> list[Row]:
        """Every row that is shown, in order."""
        shown = [name for name in self.order.names if name not in self.order.hidden]
        return [row for name in shown for row in self.blocks[name].lines if row.focusPolicy() != Qt.FocusPolicy.NoFocus]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        by = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(int(event.key()), 0)
        if by and self.step(by):
            event.accept()
        else:
            super().keyPressEvent(event)

    def step(self, by: int) -> bool:
        """Go to the next row (1) or the one before (-1); whether there is one."""
        lines, place = self.lines, self._focused()
        wanted = (0 if by > 0 else -1) if place is None else place + by
        if not lines or not (place is None or 0 <= wanted < len(lines)):
            return bool(lines)
        lines[wanted].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(lines[wanted])
        return True

    def _focused(self) -> int | None:
        return next((place for place, row in enumerate(self.lines) if row.hasFocus()), None)

    def _focus_again(self, place: int | None) -> None:
        """After another look the focus stays where it was, as far as there are rows."""
        if place is not None and (lines := self.lines):
            lines[min(place, len(lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    # Doing

    def add_task(self) -> None:
        """Ask for a new task."""
        self.doing.add()

    def ask_plan(self, _checked: object = None) -> PlanDialog:
        """Ask whether contacts are to be planned."""
        dialog = PlanDialog(self.context, self)
        dialog.changed.connect(self._tell)
        dialog.stored.connect(self._tell_planned)
        dialog.open()
        return dialog

    def _tell_planned(self, changed: Changed, count: int) -> None:
        self._tell(changed)
        self.said.emit(self.context.words.ntr("{n} task was added.", "{n} tasks were added.", count))

    def keep_notice(self) -> None:
        """Keep what was written as a notice."""
        if text := self.notice.text().strip():
            keep = partial(self.context.desk.work.notice, text)
            self.context.tasks.ask(keep, self._tell, partial(self._give_back, text))
            self.notice.clear()

    def _give_back(self, text: str, error: Exception) -> None:
        """A notice was not kept: it stands where it was written, unless another is being written."""
        self.notice.setText(self.notice.text() or text)
        if isinstance(error, UserError):
            self.context.tasks.refused.emit(error)

    def _tell(self, changed: Changed) -> None:
        self.bell.reminding.take_news(changed)
        self.changed.emit(changed)
        self.refresh()
