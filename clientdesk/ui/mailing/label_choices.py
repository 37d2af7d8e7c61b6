"""What labels ask: the sheet, the first free label on it, how far everything is moved, or a page to test it with."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from clientdesk.desk.mailing.given import USUAL_SHEET, LabelWish, Plan, Posted
from clientdesk.dossier.house.mailing import FARTHEST
from clientdesk.dossier.label_sheet import Sheet
from clientdesk.exchange.mailing.sheets import SHEETS
from clientdesk.files import atomic_write
from clientdesk.i18n import N_
from clientdesk.progress import Progress
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.inputs import Combo, Tick
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import em
from clientdesk.ui.mailing.choices import MailChoices, asked
from clientdesk.ui.mailing.measures import pair
from clientdesk.ui.mailing.picture import SheetPicture
from clientdesk.ui.mailing.sheet_dialog import SheetDialog

_NOBODY = Plan((), (), pages=1)


class LabelChoices(MailChoices):
    """The side of the dialog for labels."""

    title = N_("Labels")

    # Making

    def make_own(self) -> None:
        words = self.context.words
        self.sheets: dict[str, Sheet] = dict(self.outset.sheets)
        self.sheet = Combo(self.inside)
        self.add(N_("Sheet of labels"), self.sheet)
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.5))
        self.new_button = push(words.tr(N_("Another sheet…")), self.ask_new, self.inside)
        self.change_button = push(words.tr(N_("Change…")), self.ask_change, self.inside)
        self.remove_button = push(words.tr(N_("Remove")), self.remove, self.inside)
        for button in (self.new_button, self.change_button, self.remove_button):
            line.addWidget(button)
        line.addStretch()
        self.column.addLayout(line)
        self.picture = SheetPicture(words, self.inside)
        self.picture.picked.connect(self.tell)
        self.add(N_("First free label: click it"), self.picture)
        self.column.setAlignment(self.picture, Qt.AlignmentFlag.AlignHCenter)
        x, y = self.outset.last.nudge
        titles = words.tr(N_("To the right")), words.tr(N_("Downwards"))
        nudges, self.nudge_x, self.nudge_y = pair(words, (titles[0], x), (titles[1], y), self.inside)
        self.add(N_("Move everything, where it lies beside the labels"), nudges)
        for measure in (self.nudge_x, self.nudge_y):
            measure.textChanged.connect(self.tell)
        self.trial = Tick(words.tr(N_("A test page on plain paper instead")), self.inside)
        self.trial.toggled.connect(self._turn_trial)
        self.column.addSpacing(em(self, 0.4))
        self.column.addWidget(self.trial)
        meaning = N_("It shows the edge of every label. Hold it against a sheet of labels before a light.")
        self.meaning = quiet(words.tr(meaning), self.inside)
        self.meaning.hide()
        self.column.addWidget(self.meaning)
        self.fill(self.outset.last.sheet or USUAL_SHEET)
        self.sheet.currentIndexChanged.connect(self._show_sheet)

    def fill(self, chosen: str) -> None:
        """Offer the sheets there are."""
        self.sheet.blockSignals(True)
        self.sheet.clear()
        for sheet in self.sheets.values():
            width, height = sheet.label
            told = f"{sheet.name} · {width:g} × {height:g} · {sheet.columns} × {sheet.rows}"
            self.sheet.addItem(told, sheet.name)
        self.sheet.setCurrentIndex(max(0, self.sheet.findData(chosen)))
        self.sheet.blockSignals(False)
        self._show_chosen()

    def _show_chosen(self) -> None:
        sheet = self.sheets[self.sheet.currentData()]
        self.picture.show_sheet(sheet)
        for button in (self.change_button, self.remove_button):
            button.setVisible(sheet.name not in SHEETS)

    def _show_sheet(self, _place: int) -> None:
        self._show_chosen()
        self.tell()

    def _turn_trial(self, on: bool) -> None:  # noqa: FBT001 - a signal's
        self.meaning.setVisible(on)
        self.tell()

    # Sheets of our own

    def ask_new(self) -> None:
        """Ask for the lengths of another sheet; those of the present one stand there to begin with."""
        self._ask(SheetDialog(self.context, self.sheets[self.sheet.currentData()], parent=self))

    def ask_change(self) -> None:
        """Change a sheet of our own."""
        sheet = self.sheets[self.sheet.currentData()]
        self._ask(SheetDialog(self.context, sheet, instead_of=sheet.name, parent=self))

    def _ask(self, dialog: SheetDialog) -> None:
        dialog.stored.connect(partial(self._take_sheet, dialog))
        dialog.open()

    def _take_sheet(self, dialog: SheetDialog, changed: Changed) -> None:
        self.stored.emit(changed)
        self._look_up(dialog.sheet.name)

    def remove(self) -> None:
        """Forget a sheet of our own; Undo brings it back."""
        name: str = self.sheet.currentData()
        self.context.tasks.ask(partial(self.mailing.remove_sheet, name), self._take_removed)

    def _take_removed(self, changed: Changed) -> None:
        self.stored.emit(changed)
        self._look_up("")

    def _look_up(self, chosen: str) -> None:
        self.context.tasks.read(
            ("label sheets", id(self)), self.mailing.sheets, lambda sheets: self._take_sheets(chosen, dict(sheets))
        )

    def _take_sheets(self, chosen: str, sheets: dict[str, Sheet]) -> None:
        self.sheets = sheets
        self.fill(chosen)
        self.tell()

    # What was chosen

    @property
    def is_trial(self) -> bool:
        return self.trial.isChecked()

    def wish(self) -> LabelWish:
        name: str = self.sheet.currentData()
        row, column = divmod(self.picture.first, self.sheets[name].columns)
        nudge = (self.nudge_x.length() or 0.0, self.nudge_y.length() or 0.0)
        return LabelWish(sheet=name, start=(row + 1, column + 1), nudge=nudge, **self.common())

    def lack(self) -> str:
        lengths = [measure.length() for measure in (self.nudge_x, self.nudge_y)]
        if any(length is None or abs(length) > FARTHEST for length in lengths):
            return self.context.words.tr(N_("Move: type millimetres from −{most} to {most}."), most=FARTHEST)
        return super().lack()

    # What becomes of it

    def preview(self) -> Callable[[Progress], Posted]:
        if self.is_trial:
            return partial(_trial, self.context.desk.mailing.trial, self.wish())
        return partial(asked, self.mailing.preview_labels, self.codes, self.wish())

    def make(self) -> Callable[[Progress], Posted]:
        if self.is_trial:
            return self.preview()
        return partial(asked, self.mailing.labels, self.codes, self.wish())

    def save(self, out: Path) -> Callable[[Progress], Posted]:
        return partial(_saved, self.make(), out)

    def remember(self) -> Callable[[], Changed | None]:
        wish = self.wish()
        return partial(self.mailing.remember_labels, wish.sheet, wish.nudge or (0.0, 0.0))

    def show_plan(self, posted: Posted) -> None:
        super().show_plan(posted)
        self.picture.show_labels(posted.plan.pieces)

    def told(self, pieces: int, pages: int) -> str:
        words = self.context.words
        if self.is_trial:
            return words.tr(N_("A test page for the sheet {sheet}"), sheet=self.sheet.currentData())
        count = words.ntr("{n} label", "{n} labels", pieces)
        return words.ntr("{count} on {n} sheet", "{count} on {n} sheets", pages, count=count)


# In a thread for files


def _trial(make: Callable[[LabelWish], bytes], wish: LabelWish, _progress: Progress) -> Posted:
    return Posted(make(wish), _NOBODY)


def _saved(make: Callable[[Progress], Posted], out: Path, progress: Progress) -> Posted:
    from clientdesk.desk.outputs import refuse_client_file

    refuse_client_file(out)
    made = make(progress)
    atomic_write(out, made.pdf)
    return made
