"""The statements of an enterprise: the grid, over it what it shows and what can be done, under it what is to check."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.figures import Check
from clientdesk.dossier.statements.formula import OPENING
from clientdesk.dossier.statements.periods import Period
from clientdesk.i18n import N_
from clientdesk.store.news import Conflict
from clientdesk.ui.client.buttons import one_of, push
from clientdesk.ui.context import Context
from clientdesk.ui.credit.known import Known
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import heading, quiet, tooltip
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason, reason_and_hint
from clientdesk.ui.statements.checks import CheckList
from clientdesk.ui.statements.columns import SHOWN, Shown
from clientdesk.ui.statements.giving import Giving
from clientdesk.ui.statements.lines import BLOCKS, block_of
from clientdesk.ui.statements.model import StatementsModel
from clientdesk.ui.statements.pasting import Pasted
from clientdesk.ui.statements.storing import Entered, Storing
from clientdesk.ui.statements.strip import Strip
from clientdesk.ui.statements.verbs import Verbs
from clientdesk.ui.statements.view import StatementsView


class Statements(QWidget):
    """`changed` brings the news of a step, `done` says what it was, so that it can be taken back; `told` says what
    went wrong, `stale` that the file is to be looked at once more."""

    changed = Signal(object)
    done = Signal(str)
    told = Signal(str)
    stale = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.known: Known | None = None
        self._wanted = ""
        self.storing = Storing(context, self)
        self.verbs = Verbs(context, self.storing, self)
        self.model = StatementsModel(context, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.outcome = Outcome(context.words, self)
        self.tools = self._make_own_tools()
        self.places = QStackedWidget(self)
        self.places.addWidget(self._make_nothing())
        self.places.addWidget(self._make_grid())
        column.addWidget(self.places)
        self._connect()

    # Making

    def _make_nothing(self) -> QWidget:
        words = self.context.words
        self.nothing = QWidget(self)
        column = QVBoxLayout(self.nothing)
        column.setContentsMargins(em(self, 1.6), em(self, 1.6), em(self, 1.6), em(self, 1.6))
        column.addWidget(heading(words.tr(N_("No statements yet")), self.nothing))
        told = N_(
            "Add a period and type the figures, or paste them from a workbook; or bring in the workbook itself. "
            "Totals, checks and ratios come by themselves."
        )
        column.addWidget(quiet(words.tr(told), self.nothing))
        line = QWidget(self.nothing)
        flow = Flowing(line)
        flow.setSpacing(em(self, 0.5))
        self.first = push(words.tr(N_("Add the first period")), self.add_period, line)
        flow.addWidget(self.first)
        flow.addWidget(push(words.tr(N_("Bring in a workbook…")), self.ask_book, line))
        column.addWidget(line)
        column.addStretch()
        return self.nothing

    def _make_grid(self) -> QWidget:
        words = self.context.words
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(em(self, 1), 0, em(self, 1), em(self, 0.6))
        column.setSpacing(em(self, 0.4))
        column.addWidget(self._make_tools(body))
        self.strip = Strip(self.context, body)
        column.addWidget(self.strip)
        self.notes = quiet(parent=body)
        coloured(self.notes, colours_of(self).warning)
        self.notes.hide()
        column.addWidget(self.notes)
        self.view = StatementsView(self.model, body)
        self.view.setAccessibleName(words.tr(N_("Statements")))
        column.addWidget(self.view, 1)
        self.checks = CheckList(self.context, body)
        column.addWidget(self.checks)
        column.addWidget(self.outcome)
        self.setFocusProxy(self.view)
        return body

    def _make_tools(self, parent: QWidget) -> QWidget:
        words = self.context.words
        line = QWidget(parent)
        flow = Flowing(line)
        flow.setSpacing(em(self, 0.3))
        self.blocks: list[QPushButton] = []
        for place, block in enumerate(BLOCKS):
            button = push(words.tr(block.title), partial(self.show_block, place), line)
            self.blocks.append(button)
            flow.addWidget(button)
        one_of(self.blocks, self)
        self.shown = Combo(line)
        for shown, text in SHOWN.items():
            self.shown.addItem(words.tr(text), shown)
        self.shown.setSizeAdjustPolicy(Combo.SizeAdjustPolicy.AdjustToContents)
        self.shown.setAccessibleName(words.tr(N_("What the cells say")))
        self.shown.activated.connect(self._show_as)
        flow.addWidget(self.shown)
        self.to_check = push("", self.turn_checks, line)
        self.to_check.setCheckable(True)
        flow.addWidget(self.to_check)
        return line

    def _make_own_tools(self) -> QWidget:
        """What stands on the line of the frame while the statements are shown."""
        words = self.context.words
        actions = QWidget(self)
        line = QHBoxLayout(actions)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.3))
        self.new = push(words.tr(N_("+ Period")), self.add_period, actions)
        self.new.setAccessibleName(words.tr(N_("Add a period")))
        self.book = push(words.tr(N_("Import…")), self.ask_book, actions)
        self.book.setAccessibleName(words.tr(N_("Bring in a workbook…")))
        tooltip(self.book, words.tr(N_("Bring in a workbook…")))
        self.giving = Giving(self.context, self.outcome, actions)
        for button in (self.new, self.book, self.giving):
            line.addWidget(button)
        return actions

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.checks.fit(self.height())

    def _connect(self) -> None:
        self.model.entered.connect(self._store)
        self.model.drafted.connect(self._keep_text)
        self.model.reckoned.connect(self._show_reckoned)
        self.view.selectionModel().currentChanged.connect(self._show_current)
        self.view.closed.connect(self._tell_closed)
        self.view.was_pasted.connect(self._tell_pasted)
        self.storing.stored.connect(self.changed)
        self.storing.refused.connect(self._refused)
        self.strip.asked.connect(self.do)
        self.strip.unit_asked.connect(self._set_unit)
        self.checks.asked.connect(self.show_check)
        self.checks.text_asked.connect(self.show_text)
        for signal, mine in ((self.verbs.changed, self.changed), (self.verbs.done, self.done)):
            signal.connect(mine)
        self.verbs.told.connect(self.told)
        self.verbs.unchecked.connect(partial(self.turn_checks, wanted=True))
        self.verbs.added.connect(self._want)

    # Showing

    def begin(self) -> None:
        """Another enterprise comes."""
        self.known = None
        self.model.opened.clear()
        self.outcome.say("")

    def show_known(self, known: Known) -> None:
        """Show the statements of an enterprise as the file has them."""
        is_another = self.known is None or self.known.number != known.number
        self.known = self.giving.known = known
        code = self._wanted or (period.code if (period := self.period) and not is_another else "")
        row = self.view.currentIndex().row()
        if [period.code for period in known.together.periods] != [record.code for record in self.model.book.records]:
            # Other columns come: an editor would go with the old ones.
            self.view.leave()
        self.model.fill(known, self.storing.pending)
        has = bool(known.together.periods)
        self.places.setCurrentIndex(int(has))
        self.setFocusProxy(self.view if has else self.first)
        notes = known.together.notes(self.context.words)
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        if has:
            self._come_to(code, row=row)
        self._show_current()

    def _come_to(self, code: str, *, row: int) -> None:
        """Keep the cursor in the statement it was in, or put it into the one that is wanted, or the last."""
        place = self.model.place(self.view.currentIndex().column())
        records = self.model.book.records
        if place is not None and not self._wanted and records[place.period].code == code:
            return
        codes = [record.code for record in records]
        if self._wanted in codes:
            self._wanted = ""
        period = codes.index(code) if code in codes else len(codes) - 1
        column = next(at for at, one in enumerate(self.model.places) if one.period == period and one.column != OPENING)
        first = next(at for at, one in enumerate(self.model.rows) if one.line is not None)
        self.view.setCurrentIndex(self.model.index(max(row, first), column))

    def _want(self, code: str) -> None:
        self._wanted = code

    @property
    def period(self) -> Period | None:
        """The statement the cursor is in, or the last."""
        return self.model.period(self.view.currentIndex().column())

    def show_block(self, place: int) -> None:
        """Show another form; the cursor stays in its statement."""
        column = self.view.currentIndex().column()
        self.view.leave()
        self.blocks[place].setChecked(True)
        self.model.show_block(place)
        first = next(at for at, one in enumerate(self.model.rows) if one.line is not None)
        self.view.setCurrentIndex(self.model.index(first, max(column, 0)))
        self.view.scrollToTop()

    def _show_as(self, place: int) -> None:
        self.view.leave()
        self.model.show_as(Shown(self.shown.itemData(place)))

    def _show_current(self, *_indexes: QModelIndex) -> None:
        if period := self.period:
            opened = period.code in self.model.opened
            self.strip.show_period(period, opened=opened, unit=self.model.unit_of(period.record))

    def _show_reckoned(self) -> None:
        count = self.checks.show_book(self.model.book)
        words = self.context.words
        blank = self.model.book.blank
        if count:
            self.to_check.setText(words.ntr("{n} to check", "{n} to check", count) + " ›")
        elif blank:
            self.to_check.setText(words.tr(N_("{period} is still blank"), period=blank[0]))
        else:
            self.to_check.setText(f"✓ {words.tr(N_('All checks pass'))}")
        self.to_check.setEnabled(count > 0)
        if not count:
            self.turn_checks(wanted=False)

    # What is to check

    def turn_checks(self, *, wanted: bool | None = None) -> None:
        """Show or hide the list of what is to check."""
        shown = self.checks.isHidden() if wanted is None else wanted
        self.checks.setVisible(shown)
        self.to_check.setChecked(shown)
        if shown and self.checks.count():
            self.checks.setCurrentRow(0)
            self.checks.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_check(self, place: int, check: Check) -> None:
        """Go to the cell that a check is about."""
        self._open(self.model.book.records[place].code, check.key, opening=check.column == OPENING)
        self.view.go_to(self.model.locate(place, check))

    def show_text(self, code: str, key: str) -> None:
        """Go to the cell where a text waits."""
        line = key.removeprefix("open_")
        self._open(code, line, opening=line != key)
        for row in range(self.model.rowCount()):
            for column in range(len(self.model.places)):
                cell = self.model.cell(self.model.index(row, column))
                if cell is not None and cell[0].code == code and cell[1].key == key:
                    self.view.go_to(self.model.index(row, column))
                    return

    def _open(self, code: str, line: str, *, opening: bool) -> None:
        if (block := block_of(line)) != self.model.block:
            self.show_block(block)
        if opening:
            self.model.show_opening(code, wanted=True)

    # Storing

    def _store(self, entered: Entered) -> None:
        self.storing.store(self.model.book.base[entered.code], entered)

    def _keep_text(self, code: str, key: str, text: str) -> None:
        self.storing.keep_text(self.model.book.base[code].id, key, text)

    def _refused(self, entered: Entered, error: Exception, now: Record) -> None:
        words = self.context.words
        why = reason(error, words)
        if isinstance(error, Conflict):
            why = words.tr(
                N_("This was changed in the meantime. It now says: {theirs}"), theirs=self._theirs(error, now)
            )
        self.model.book.refuse(entered, why)
        self.told.emit(why if isinstance(error, Conflict) else reason_and_hint(error, words))
        self.stale.emit()

    def _theirs(self, error: Conflict, now: Record) -> str:
        words, field = self.context.words, now.kind.by_key[error.field]
        return words.tr(N_("nothing")) if now[field] is None else field.type.show(now[field], words)

    def leave(self) -> None:
        """Store what is being typed."""
        self.view.leave()

    # Doing

    def do(self, verb: str) -> None:
        """Do something with the statement the cursor is in."""
        period = self.period
        if period is None:
            return
        self.view.leave()
        if verb == Strip.OPENING:
            column = self.view.currentIndex().column()
            self.model.show_opening(period.code, wanted=period.code not in self.model.opened)
            self.view.setCurrentIndex(self.model.index(1, min(max(column, 0), len(self.model.places) - 1)))
        else:
            self.verbs.do(verb, period)

    def _set_unit(self, unit: str) -> None:
        """The unit a draft is typed in is stored; what stands fast is only read in another one."""
        if period := self.period:
            self.view.leave()
            if self.model.is_open(period.record):
                self.verbs.set_unit(period, unit)
            else:
                self.model.read_in(period.code, int(unit))

    def add_period(self) -> None:
        """Propose the next period."""
        if self.known is not None:
            self.view.leave()
            self.verbs.add(self.known.code)

    def ask_book(self) -> None:
        """Ask for a workbook with a statement."""
        if self.known is not None:
            self.verbs.ask_book(self.known.code)

    # Telling

    def _tell_closed(self) -> None:
        words, period = self.context.words, self.period
        if self.context.privacy.is_on:
            self.told.emit(words.tr(N_("Fields can be filled in when nothing is masked (F8).")))
        elif self.model.shown is not Shown.AMOUNTS:
            self.told.emit(words.tr(N_("These are proportions; figures are typed where amounts are shown.")))
        elif period is not None and not period.counts:
            self.told.emit(words.tr(N_("Nothing is typed here.")))
        elif period is not None:
            text = N_("{period} is checked or locked, so that its figures stand. Make it a draft to change them.")
            self.told.emit(words.tr(text, period=period.name))

    def _tell_pasted(self, block: Pasted) -> None:
        if block.beyond:
            text = self.context.words.ntr(
                "{n} figure belongs to no period that is here and was left out. Add the period, then paste again.",
                "{n} figures belong to no period that is here and were left out. Add the period, then paste again.",
                block.beyond,
            )
            self.told.emit(text)
        if block.unknown:
            text = self.context.words.ntr(
                "{n} caption is not known and was left out: {names}",
                "{n} captions are not known and were left out: {names}",
                len(block.unknown),
                names=self.context.words.listed(block.unknown[:5]),
            )
            self.told.emit(text)
