"""The import: five steps on one page, from a file to a report; until the fourth nothing is written."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk.importing.given import Check, Matching, Report, Source, Trouble
from clientdesk.desk.importing.mending import with_cell
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.progress import Cancelled, Progress
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.importing.check_step import CheckStep
from clientdesk.ui.importing.dropping import files_in
from clientdesk.ui.importing.file_step import FileStep
from clientdesk.ui.importing.match_step import MatchStep
from clientdesk.ui.importing.opening import Opening
from clientdesk.ui.importing.report_step import ReportStep
from clientdesk.ui.importing.run_step import RunStep
from clientdesk.ui.importing.trail import CHECK, FILE, MATCH, REPORT, RUN, Trail
from clientdesk.ui.importing.understood import Understood, matched_again, matched_first, with_both
from clientdesk.ui.importing.what import What, clients
from clientdesk.ui.importing.work import Works
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import coloured, colours_of, em, primary
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.under_way import UnderWay

_SHOWN_AFTER = 300
"""Milliseconds after which it is shown that something is under way."""
_WIDE, _HIGH = 104, 60
_Anew = tuple[Source, frozenset[int], tuple[tuple[int, int], ...]]
"""On what a match depends: the source, the sheets to be brought in, the rows of headings the user showed."""


class ImportDialog(QDialog):
    """`imported` brings the report once something was stored, `undone` the news of taking it back; `show_asked` wants
    to see the clients with whom something was done (new, update)."""

    imported = Signal(object)
    undone = Signal(object)
    show_asked = Signal(object, str)

    def __init__(self, context: Context, parent: QWidget | None = None, *, what: What | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.what = what or clients(context.desk)
        self._matched: _Anew | None = None
        words = context.words
        self.setWindowTitle(words.tr(self.what.said.title))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.2), em(self, 0.8), em(self, 1.2), em(self, 0.8))
        column.setSpacing(em(self, 0.7))
        self.trail = Trail(words, self)
        column.addWidget(self.trail)
        rule = QFrame(self)
        rule.setFrameShape(QFrame.Shape.HLine)
        rule.setFrameShadow(QFrame.Shadow.Plain)
        coloured(rule, colours_of(self).line)
        column.addWidget(rule)
        self.stack = QStackedWidget(self)
        self.file = FileStep(context, self.stack)
        self.match = MatchStep(context, self.what, self.stack)
        self.check = CheckStep(context, self.what, self.stack)
        self.run = RunStep(context, self.what.said, self.stack)
        self.report = ReportStep(context, self.what, self.stack)
        for step in (self.file, self.match, self.check, self.run, self.report):
            self.stack.addWidget(step)
        column.addWidget(self.stack, 1)
        self.problem = wrapping(parent=self)
        self.problem.setAccessibleName(words.tr(N_("What went wrong")))
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        column.addLayout(self._make_foot())
        self.works = Works(context, self.under_way)
        self.opening = Opening(context, self.what.importing, self.works, self)
        self._connect()
        screen = self.screen().availableSize()
        room = parent.size().boundedTo(screen) if parent is not None else screen
        margin = em(self, 2)
        self.resize(min(em(self, _WIDE), room.width() - margin), min(em(self, _HIGH), room.height() - margin))
        self.file.show_nothing()
        self.show_step(FILE)

    def _make_foot(self) -> QHBoxLayout:
        words = self.context.words
        foot = QHBoxLayout()
        foot.setSpacing(em(self, 0.6))
        self.under_way = UnderWay(words, self, after=_SHOWN_AFTER)
        foot.addWidget(self.under_way, 1)
        foot.addStretch()
        self.back_button = self._button(N_("Go back"), self.back)
        self.next_button = self._button(N_("Next"), self.go_on)
        primary(self.next_button)
        self.close_button = self._button(N_("Close"), self.reject)
        for button in (self.back_button, self.next_button, self.close_button):
            foot.addWidget(button)
        return foot

    def _button(self, text: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(self.context.words.tr(text), self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: do())
        return made

    def _connect(self) -> None:
        self.opening.begun.connect(self._begin_file)
        self.opening.opened.connect(self._take_source)
        self.opening.failed.connect(self._fail)
        self.opening.stopped.connect(self._stopped)
        self.file.dropped.connect(self.take_files)
        self.file.choosing_asked.connect(self.opening.choose)
        self.file.clipboard_asked.connect(self.opening.paste)
        self.file.encoding_chosen.connect(self.opening.read_as)
        self.file.changed.connect(self._allow)
        self.match.sheet_asked.connect(self._look_at_sheet)
        self.match.both_asked.connect(self._look_at_both)
        self.match.changed.connect(self._allow)
        self.check.asked.connect(self._check)
        self.check.changed.connect(self._allow)
        self.check.column_asked.connect(self._show_column)
        self.check.mended.connect(self._mend)
        self.report.show_asked.connect(self._ask_show)
        self.report.undone.connect(self.undone)
        self.report.failed.connect(self._fail)
        self.report.again_asked.connect(self.begin_again)

    # The step that is shown

    @property
    def step(self) -> int:
        """The step that is shown."""
        return self.trail.step

    def show_step(self, step: int) -> None:
        """Bring a step in front."""
        words = self.context.words
        self.say("")
        self.stack.setCurrentIndex(step)
        self.trail.show_step(step)
        self.back_button.setVisible(step in (MATCH, CHECK))
        self.next_button.setVisible(step in (FILE, MATCH, CHECK))
        self.next_button.setDefault(step in (FILE, MATCH, CHECK))
        self.close_button.setDefault(step == REPORT)
        self.close_button.setText(words.tr(N_("Close")) if step == REPORT else words.tr(N_("Cancel")))
        self.close_button.setVisible(step != RUN)
        self._allow()
        first = {MATCH: self.match.table, CHECK: self.check.lines, REPORT: self.close_button}.get(step)
        if first is not None:
            first.setFocus()

    def _allow(self) -> None:
        words, check = self.context.words, self.check.check
        may = {FILE: self.file.can_go_on, MATCH: self.match.can_go_on, CHECK: self.check.can_go_on}.get(self.step)
        self.next_button.setEnabled(may is not None and may() and not self.works.is_busy)
        text = words.tr(N_("Next"))
        if self.step == CHECK and check is not None:
            text = self.what.said.go(words, check.new + check.updated)
        self.next_button.setText(text)

    def say(self, text: str) -> None:
        """Say what went wrong; empty takes it away."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _fail(self, error: Exception) -> None:
        self.say(reason_and_hint(error, self.context.words))
        self._allow()

    def _stopped(self) -> None:
        self._allow()

    def go_on(self) -> None:
        """Go to the next step."""
        if self.step == FILE:
            self._match()
        elif self.step == MATCH:
            self._check()
        elif self.step == CHECK:
            self._run()

    def back(self) -> None:
        """Go to the step before; what was chosen stays."""
        self.works.stop()
        source = self.file.source
        has_columns = source is not None and source.has_columns
        self.show_step(MATCH if self.step == CHECK and has_columns else FILE)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Esc goes a step back where leaving would lose what was chosen."""
        is_busy = self.works.is_busy or self.run.works.is_busy
        if event.key() == Qt.Key.Key_Escape and self.step in (MATCH, CHECK) and not is_busy:
            self.back()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """Esc first stops what is under way; nothing is asked, since nothing was written."""
        if self.run.works.is_busy:
            self.run.under_way.stop()
        elif self.works.is_busy:
            self.works.stop()
            self._allow()
        else:
            super().reject()

    # 1: the file

    def begin_again(self) -> None:
        """Another file."""
        self.works.stop()
        self.check.begin()
        self._matched = None
        self.trail.leave_out()
        self.file.show_nothing()
        self.show_step(FILE)

    def _begin_file(self) -> None:
        self.check.begin()
        self._matched = None
        if self.step != FILE:
            self.show_step(FILE)
        self.say("")
        self._allow()

    def _take_source(self, source: Source) -> None:
        self.trail.leave_out(*(() if source.has_columns else (MATCH,)))
        self.file.show_source(source)
        self._allow()
        self.next_button.setFocus()

    # 2: the columns

    def _match(self) -> None:
        source = self.file.source
        if source is None or not self.file.can_go_on():
            return
        if not source.has_columns:
            self._check()
            return
        headings = self.file.chosen_headings()
        anew = (source, self.file.taken(), tuple(sorted(headings.items())))
        if self._matched == anew:
            self.show_step(MATCH)
            return
        work = partial(matched_first, self.what.importing, source, headings, self.file.taken())
        self.works.look(work, partial(self._take_match, anew), self._fail, self._stopped)
        self._allow()

    def _take_match(self, anew: _Anew, understood: Understood) -> None:
        self._matched = anew
        self.match.show_understood(anew[0], understood)
        self.show_step(MATCH)

    def _look_at_sheet(self, sheet: int, kind: str, level: str) -> None:
        source, matching = self.file.source, self.match.matching
        if source is not None and matching is not None:
            work = partial(matched_again, self.what.importing, source, matching, sheet, kind, level)
            self.works.look(work, partial(self.match.show_understood, source), self._fail, self._stopped)
            self._allow()

    def _look_at_both(self) -> None:
        source, matching = self.file.source, self.match.matching
        if source is not None and matching is not None:
            work = partial(with_both, self.what.importing, source, matching)
            self.works.look(work, partial(self.match.show_understood, source), self._fail, self._stopped)
            self._allow()

    # 3: what would happen

    def _check(self) -> None:
        source = self.file.source
        if source is None:
            return
        matching = self.match.matching if source.has_columns else Matching("", (), ())
        assert matching is not None
        work = partial(self._work_out, source, matching)
        self.works.look(work, self._take_check, self._fail, self._stopped)
        self._allow()

    def _work_out(self, source: Source, matching: Matching, progress: Progress) -> Check:
        return self.what.importing.check(source, matching, self.check.policy, progress=progress)

    def _take_check(self, check: Check) -> None:
        self.check.show_check(check)
        if self.step == CHECK:
            self._allow()
        else:
            self.show_step(CHECK)

    def _show_column(self, sheet: int, heading: str) -> None:
        self.show_step(MATCH)
        self.match.show_column(sheet, heading)

    def _mend(self, trouble: Trouble, text: str) -> None:
        """Look at the file again as if a cell said something else."""
        if self.file.source is not None:
            self.file.source = with_cell(self.file.source, trouble.place, trouble.column, text)
            self._check()

    # 4: doing it

    def _run(self) -> None:
        check = self.check.check
        if check is None or not self.check.can_go_on():
            return
        self.run.show_count(check.new + check.updated)
        self.show_step(RUN)
        self.run.works.write(partial(self._carry_out, check), self._take_report, self._not_done, self._nothing_written)

    def _carry_out(self, check: Check, progress: Progress) -> Report:
        importing = self.what.importing
        # Before the import, so that the import is the last step, which an undo takes back first.
        kept = importing.remember(check.source, check.matching) if check.source.has_columns else Changed()
        try:
            return importing.run(check, progress=progress)
        except (Cancelled, UserError):
            if kept:
                importing.undo(kept.step)
            raise

    def _take_report(self, report: Report) -> None:
        self.report.show_report(report)
        self.show_step(REPORT)
        self.imported.emit(report)

    def _not_done(self, error: Exception) -> None:
        self.show_step(CHECK)
        self._fail(error)

    def _nothing_written(self) -> None:
        self.show_step(CHECK)
        self.say(self.context.words.tr(N_("Stopped. Nothing was brought in.")))

    # 5: afterwards

    def _ask_show(self, action: str) -> None:
        report = self.report.report
        if report is not None:
            super().accept()
            self.show_asked.emit(report, action)

    # Dropping a file anywhere

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        if event.mimeData().hasUrls() and self.step in (FILE, MATCH, CHECK):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        if paths := files_in(event):
            event.acceptProposedAction()
            self.take_files(paths)

    def take_files(self, paths: Sequence[str]) -> None:
        """Read the first of these, and say where there are others."""
        self.opening.take_path(paths[0])
        if left := len(paths) - 1:
            told = self.context.words.ntr(
                "Only {file} is read, as one file is brought in at a time. {n} file is left.",
                "Only {file} is read, as one file is brought in at a time. {n} files are left.",
                left,
                file=Path(paths[0]).name,
            )
            self.say(told)
