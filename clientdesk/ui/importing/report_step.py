"""The last step: what was done, and what can be done now: look at it, take it back, correct what was refused."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk.importing.given import DO_NEW, DO_REJECT, DO_SKIP, DO_UPDATE, IN_NOTES, Report
from clientdesk.desk.importing.repeating import REPEATED_ELSEWHERE
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store.news import Changed
from clientdesk.ui.context import Context
from clientdesk.ui.icons import icon
from clientdesk.ui.importing.figures import Figures
from clientdesk.ui.importing.grid import Grid
from clientdesk.ui.importing.troubles import TroublesModel
from clientdesk.ui.importing.what import What
from clientdesk.ui.importing.work import Works
from clientdesk.ui.labels import heading, label, wrapping
from clientdesk.ui.look import em
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.saving_file import ask_where
from clientdesk.ui.under_way import UnderWay


class ReportStep(QWidget):
    """`show_asked` wants to see the clients with whom this was done (new, update), `again_asked` another file; `undone`
    brings the news of taking all of it back, `failed` why that, or saving what was refused, did not work."""

    show_asked = Signal(str)
    again_asked = Signal()
    undone = Signal(object)
    failed = Signal(object)

    def __init__(self, context: Context, what: What, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.what = what
        self.report: Report | None = None
        self.is_undone = False
        self.asking: QFileDialog | None = None
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.8))
        self.title = heading(parent=self)
        column.addWidget(self.title)
        self.figures = Figures(words, self)
        for figure in self.figures.buttons.values():
            figure.setCheckable(False)
        self.figures.buttons[DO_NEW].clicked.connect(lambda _checked=False: self.show_asked.emit(DO_NEW))
        self.figures.buttons[DO_UPDATE].clicked.connect(lambda _checked=False: self.show_asked.emit(DO_UPDATE))
        column.addWidget(self.figures)
        self.told = wrapping(parent=self)
        column.addWidget(self.told)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.6))
        self.show_new = self._button("show", what.said.show_new, lambda: self.show_asked.emit(DO_NEW))
        self.undo = self._button("undo", N_("Undo this import"), self.take_back)
        self.again = self._button("import", N_("Import another file"), self.again_asked.emit)
        for button in (self.show_new, self.undo, self.again):
            line.addWidget(button)
        line.addStretch()
        column.addLayout(line)
        self.refused = self._make_refused()
        column.addWidget(self.refused, 1)
        self.outcome = Outcome(words, self)
        column.addWidget(self.outcome)
        self.under_way = UnderWay(words, self)
        column.addWidget(self.under_way)
        column.addStretch()
        self.works = Works(context, self.under_way)

    def _make_refused(self) -> QWidget:
        words = self.context.words
        refused = QWidget(self)
        column = QVBoxLayout(refused)
        column.setContentsMargins(0, em(self, 0.6), 0, 0)
        column.setSpacing(em(self, 0.4))
        line = QHBoxLayout()
        self.left = label("", refused)
        line.addWidget(self.left, 1)
        self.save_rejects = self._button("list", N_("Save these rows as a workbook…"), self.ask_rejects)
        line.addWidget(self.save_rejects)
        column.addLayout(line)
        self.cells = TroublesModel(words, self)
        self.table = Grid(words.tr(N_("What could not be brought in")), self.cells, refused)
        self.table.as_lines()
        column.addWidget(self.table, 1)
        return refused

    def _button(self, drawing: str, text: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(icon(drawing, self), self.context.words.tr(text), self)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: do())
        return made

    # Showing

    def show_report(self, report: Report) -> None:
        """Tell what was done."""
        words = self.context.words
        self.report = report
        self.is_undone = False
        self.title.setText(words.tr(N_("Done")) if report.step is not None else words.tr(N_("Nothing was changed")))
        self._show_numbers(
            {DO_NEW: report.new, DO_UPDATE: report.updated, DO_SKIP: report.skipped, DO_REJECT: report.rejected}
        )
        for action in (DO_SKIP, DO_REJECT):
            self.figures.buttons[action].setEnabled(False)
        self.told.setText("\n".join(self._told(report)))
        self.told.setVisible(bool(self.told.text()))
        self.undo.setEnabled(report.step is not None)
        self.show_new.setEnabled(bool(report.new))
        serious = [trouble for trouble in report.troubles if trouble.serious]
        left = [trouble for trouble in report.troubles if trouble.is_left_out]
        self.refused.setVisible(bool(report.rejected or left))
        self.left.setText(self._counted(report, len(left)))
        self.cells.show_troubles([*serious, *left], report.check.source)
        self.table.fit_columns()
        self.outcome.say("")

    def _told(self, report: Report) -> Iterator[str]:
        """What is said below the figures."""
        words, again = self.context.words, report.check.repeated
        if len(again) == 1 and again[0].why and again[0].why.text == REPEATED_ELSEWHERE:
            yield words.say(again[0].why)
        elif again and again[0].why:
            yield words.ntr(
                "{n} row was a repetition of row {row}; what was missing there was taken.",
                "{n} rows were repetitions of other rows; what was missing there was taken.",
                len(again),
                row=again[0].why.values["row"],
            )
        if report.step is not None:
            told = N_(
                "This import is one step. It can be undone later, too, as long as nothing it brought has changed."
            )
            yield words.tr(told)

    def _counted(self, report: Report, left: int) -> str:
        """How much of the file is not there now, and where it is told as long as the import stands."""
        words = self.context.words
        lost = self.what.said.lost(words, report.rejected) if report.rejected else ""
        missed = words.ntr("{n} value was not taken over.", "{n} values were not taken over.", left) if left else ""
        is_kept = left and report.check.policy.left == IN_NOTES and not self.is_undone
        return words.sentences(lost, missed, words.tr(self.what.said.kept_now) if is_kept else "")

    def _show_numbers(self, numbers: Mapping[str, int]) -> None:
        self.figures.show_numbers(numbers)

    # Taking it back

    def take_back(self) -> None:
        """Take all of it back."""
        report = self.report
        if report is not None and report.step is not None and not self.works.is_busy:
            self.undo.setEnabled(False)
            work = partial(_undone, self.what.importing.undo, report.step)
            self.works.write(work, self._take_undone, self._not_undone, self._show_undo)

    def _take_undone(self, changed: Changed) -> None:
        self.show_undone()
        self.undone.emit(changed)

    def _not_undone(self, error: Exception) -> None:
        self._show_undo()
        self.failed.emit(error)

    def _show_undo(self) -> None:
        self.undo.setEnabled(True)

    def show_undone(self) -> None:
        """All of it was taken back."""
        words = self.context.words
        self.is_undone = True
        self.title.setText(words.tr(N_("Undone")))
        self.told.setText(words.tr(N_("The file is as it was before this import.")))
        self.told.show()
        self._show_numbers({DO_NEW: 0, DO_UPDATE: 0, DO_SKIP: 0, DO_REJECT: 0})
        if self.report is not None:
            self.left.setText(self._counted(self.report, sum(one.is_left_out for one in self.report.troubles)))
        for button in (self.undo, self.show_new):
            button.setEnabled(False)
        self.again.setFocus()

    # What was refused

    def ask_rejects(self) -> QFileDialog | None:
        """Ask where the rows that were refused go."""
        if self.report is None:
            return None
        words, source, context = self.context.words, self.report.check.source, self.context
        name = words.tr(N_("{file} - to correct"), file=Path(source.name).stem or words.tr(N_("Import")))
        prints = context.remembered.folder_for_prints(context.desk.store.path)
        self.asking = ask_where(
            self,
            words.tr(N_("Save these rows as a workbook…")),
            kind="Excel (*.xlsx)",
            name=f"{name}.xlsx",
            folder=str(source.path.parent) if source.path else prints,
            then=self.save_rejects_as,
        )
        return self.asking

    def save_rejects_as(self, path: str) -> None:
        """Write the rows that were refused."""
        if self.report is not None:
            out = Path(path)
            work = partial(self.what.importing.write_rejects, self.report, out)
            self.context.tasks.file(work, partial(self.show_saved, out), self._not_saved)

    def _not_saved(self, error: Exception) -> None:
        self.failed.emit(error)

    def show_saved(self, out: Path, rows: int) -> None:
        """The rows that were refused are in a workbook now."""
        text = self.context.words.ntr(
            "{n} row was saved as {file}; correct it there and bring it in again.",
            "{n} rows were saved as {file}; correct them there and bring them in again.",
            rows,
            file=out.name,
        )
        self.outcome.say(text, out)


def _undone(undo: Callable[[int], Changed], step: int, progress: Progress) -> Changed:
    progress.advance(0, 0, N_("Taking the import back…"))
    return undo(step)
