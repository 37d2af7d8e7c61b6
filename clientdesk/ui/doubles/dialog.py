"""Merging two files: side by side, which stays, which value is taken, what would be lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk import Desk
from clientdesk.desk.doubles.given import Comparison, Losers, Side
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Photo
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.doubles.choosing import LEFT, RIGHT, Choosing, Photos
from clientdesk.ui.doubles.covered import Covered
from clientdesk.ui.doubles.wording import certainty, lines
from clientdesk.ui.editors.attached import small
from clientdesk.ui.inputs import Tick
from clientdesk.ui.labels import heading, label, picture, plain_tip, quiet, wrapping
from clientdesk.ui.look import coloured, colours_of, em, lifted, primary, sized, within_screen
from clientdesk.ui.scroll_bars import slim

_PORTRAIT = 4.5
_REASONS = 3


@dataclass(frozen=True)
class Beside:
    """Two files side by side, and their photos."""

    found: Comparison
    photos: Photos


def look_up(desk: Desk, keep: str, drop: str) -> Beside:
    """Off the window's thread: compare two files as they stand."""
    found = desk.doubles.beside(keep, drop)
    kept = (record[field] for record in (found.keep, found.drop) for field in record.kind.values if _is_photo(field))
    photos = {photo.sha256: desk.attachments.read(photo) or b"" for photo in kept if photo is not None}
    return Beside(found, {digest: data for digest, data in photos.items() if data})


def _is_photo(field: object) -> bool:
    return isinstance(getattr(field, "type", None), Photo)


class MergeDialog(QDialog):
    """`agreed` brings the codes of the file that stays and of the one that goes, {field key: side}, and what becomes of
    what is lost; `apart_asked` brings both codes: they are not the same."""

    agreed = Signal(str, str, object, object)
    apart_asked = Signal(str, str)

    def __init__(self, context: Context, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.found = beside.found
        self.left, self.right = beside.found.keep, beside.found.drop
        words = context.words
        self.setWindowTitle(words.tr(N_("Make one file of two")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1))
        column.setSpacing(em(self, 0.7))
        self.why = quiet(parent=self)
        column.addWidget(self.why)
        column.addLayout(self._make_heads(beside.photos))
        self.choosing = Choosing(context, beside.photos)
        self.choosing.changed.connect(self._show_outcome)
        area = QScrollArea(self)
        slim(area)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self.choosing)
        column.addWidget(area, 1)
        self._add_outcome(column)
        column.addWidget(self._make_buttons())
        self._add_keys()
        self.resize(within_screen(self, 78, 52))
        self.take(beside)
        self.choosing.take_focus(self.merge)

    # Making

    def _make_heads(self, photos: Photos) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1))
        grid.setColumnMinimumWidth(0, em(self, 13.5))
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        self.stays: dict[str, QRadioButton] = {}
        for column, (side, record) in enumerate(((LEFT, self.left), (RIGHT, self.right)), 1):
            grid.addLayout(self._head(side, record, photos), 0, column)
        return grid

    def _head(self, side: str, record: Record, photos: Photos) -> QHBoxLayout:
        tr, line, names = self.context.words.tr, QHBoxLayout(), QVBoxLayout()
        line.setSpacing(em(self, 0.8))
        photo = next((record[field] for field in record.kind.values if _is_photo(field)), None)
        if photo is not None and photo.sha256 in photos:
            shown = picture(self)
            shown.setPixmap(small(photos[photo.sha256], em(self, _PORTRAIT)))
            line.addWidget(shown)
        name = label(record.name, self)
        sized(name, 1.2, bold=True)
        name.setToolTip(plain_tip(record.name))
        names.addWidget(name)
        told = tr(N_("{code}, added {created}, changed {updated}"), **_stamps(record))
        names.addWidget(quiet(told, self))
        stays = self.stays[side] = QRadioButton(tr(N_("This file stays")), self)
        lifted(stays)
        stays.setAccessibleName(f"{record.name}, {record.code}: {stays.text()}")
        stays.clicked.connect(partial(self._swap, side))
        names.addWidget(stays)
        names.addStretch()
        line.addLayout(names, 1)
        return line

    def _add_outcome(self, column: QVBoxLayout) -> None:
        box = QFrame(self)
        box.setFrameShape(QFrame.Shape.StyledPanel)
        inner = QVBoxLayout(box)
        inner.setSpacing(em(self, 0.4))
        self.lost_title = heading(parent=box)
        self.lost = wrapping(parent=box)
        self.note = Tick(self.context.words.tr(N_("Keep it as a note in the file that stays")), box)
        self.note.setChecked(True)
        self.outcome = wrapping(parent=box)
        for widget in (self.lost_title, self.lost, self.note, self.outcome):
            inner.addWidget(widget)
        column.addWidget(box)
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)

    def _make_buttons(self) -> QDialogButtonBox:
        words = self.context.words
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        self.merge = box.button(QDialogButtonBox.StandardButton.Ok)
        self.merge.setText(words.tr(N_("Merge")))
        self.merge.setDefault(True)
        primary(self.merge)
        box.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self.apart = QPushButton(words.tr(N_("Not the same")), self)
        self.apart.setAutoDefault(False)
        self.apart.clicked.connect(self._tell_apart)
        box.addButton(self.apart, QDialogButtonBox.ButtonRole.ActionRole)
        box.accepted.connect(self._agree)
        box.rejected.connect(self.reject)
        return box

    def _add_keys(self) -> None:
        for keys, side in (("Alt+Left", LEFT), ("Alt+Right", RIGHT)):
            QShortcut(QKeySequence(keys), self, partial(self.choosing.take_all, side))
        told = self.context.words.tr(N_("Alt+Left and Alt+Right take all values of one side."))
        self.choosing.setToolTip(plain_tip(told))
        self.choosing.setAccessibleDescription(told)

    # Showing

    def take(self, beside: Beside) -> None:
        """Show a comparison of the same two files; the sides stay where they are."""
        words, found = self.context.words, beside.found
        self.found = found
        keeps = LEFT if found.keep.code == self.left.code else RIGHT
        self.stays[keeps].setChecked(True)
        told = (certainty(found.score, words), *lines(found.reasons[:_REASONS], self.context))
        self.why.setText("   ".join(told) if found.reasons else "")
        self.why.setVisible(bool(found.reasons))
        self.choosing.show_comparison(found, keeps, (self.left.name, self.right.name))
        self.problem.setText(words.say(found.refusal) if found.refusal else "")
        self.problem.setVisible(found.refusal is not None)
        self.merge.setEnabled(found.refusal is None)
        self._show_outcome()

    def _show_outcome(self) -> None:
        words, found, chosen = self.context.words, self.found, self.choosing.chosen()
        lost = lost_values(found, chosen, self.choosing.covered)
        self.lost_title.setText(words.tr(N_("What would be lost")) if lost else words.tr(N_("Nothing would be lost.")))
        self.lost.setText("\n".join(lost))
        self.lost.setVisible(bool(lost))
        self.note.setVisible(bool(lost))
        title = found.difference(found.keep.kind.title.key)
        side = chosen.get(found.keep.kind.title.key)
        name = title.taken(side) if title and side else found.keep.name
        told = words.tr(
            N_("The file is called {name}, its code is {keep}. {drop} goes into the trash, and its code leads here."),
            name=name or found.keep.name,
            keep=found.keep.code,
            drop=found.drop.code,
        )
        self.outcome.setText(told)

    def _swap(self, side: str, _checked: object = None) -> None:
        keep, drop = (self.left, self.right) if side == LEFT else (self.right, self.left)
        if keep.code != self.found.keep.code:
            work = partial(look_up, self.context.desk, keep.code, drop.code)
            self.merge.setEnabled(False)
            self.context.tasks.read("beside", work, self.take)

    # Ending

    def _agree(self) -> None:
        losers = Losers.NOTE if self.note.isChecked() else Losers.TRASH
        self.agreed.emit(self.found.keep.code, self.found.drop.code, self.choosing.chosen(), losers)
        self.accept()

    def _tell_apart(self) -> None:
        self.apart_asked.emit(self.left.code, self.right.code)
        self.reject()


def lost_values(found: Comparison, chosen: Mapping[str, Side], covered: Covered) -> list[str]:
    """What finds no place in the file that stays, as lines."""
    words, told = covered.context.words, []
    for one in found.fields:
        value = one.lost(chosen.get(one.field.key, one.suggested))
        if value is not None:
            shown = covered.text(one.field, value, found)
            told.append(words.tr(N_("{field}: {value}"), field=one.field.title(words), value=shown))
    return told


def _stamps(record: Record) -> dict[str, str]:
    return {"code": record.code, "created": record.stamps.created[:10], "updated": record.stamps.updated[:10]}
