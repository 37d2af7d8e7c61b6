"""Two files side by side, field by field: which value is taken, as radio buttons that the arrow keys go through."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QGridLayout, QToolButton, QVBoxLayout, QWidget

from clientdesk.desk.doubles.given import Comparison, Difference, Side
from clientdesk.dossier.fields import Field
from clientdesk.dossier.types import Photo
from clientdesk.dossier.values import Attachment
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.doubles.covered import Covered
from clientdesk.ui.doubles.option import Option
from clientdesk.ui.editors.attached import small
from clientdesk.ui.labels import heading, quiet, wrapping
from clientdesk.ui.look import em, on_paper

Photos = Mapping[str, bytes]
"""{digest: JPEG}"""
LEFT, RIGHT, TOGETHER = "left", "right", "together"
_PICTURE = 4


class Folded(QWidget):
    """Something of which at first only a line is shown that says what it is; it is made when it is asked for."""

    def __init__(self, text: str, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        self.button = QToolButton(self)
        self.button.setText(text)
        self.button.setCheckable(True)
        self.button.setAutoRaise(True)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.button.setArrowType(Qt.ArrowType.RightArrow)
        self.button.toggled.connect(self._turn)
        self._make = make
        self.inside: QWidget | None = None
        column.addWidget(self.button)

    def _turn(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        if self.inside is None:
            self.inside = self._make()
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.inside)
        self.inside.setVisible(shown)
        self.button.setArrowType(Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow)


class Choosing(QWidget):
    """`changed` comes when another value is taken. The files have their sides, whichever of them stays: `keeps` says
    which one does."""

    changed = Signal()

    def __init__(self, context: Context, photos: Photos, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.photos = photos
        self.covered = Covered(context)
        self.keeps = LEFT
        self.names = ("", "")
        self.found: Comparison | None = None
        self.groups: dict[str, QButtonGroup] = {}
        self.wanted: dict[str, str] = {}
        """{field key: side} that the user has chosen, whatever is suggested."""
        on_paper(self)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(em(self, 1), em(self, 0.6), em(self, 1), em(self, 0.6))
        self.column.setSpacing(em(self, 0.8))

    def show_comparison(self, found: Comparison, keeps: str, names: tuple[str, str]) -> None:
        """Show where the two differ; what was chosen before stays chosen."""
        self.found, self.keeps, self.names = found, keeps, names
        self.groups = {}
        self.covered.forget_widgets()
        while item := self.column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        words = self.context.words
        both = [one for one in found.fields if one.keep is not None and one.drop is not None]
        single = [one for one in found.fields if one.keep is None or one.drop is None]
        if both:
            self.column.addWidget(heading(words.tr(N_("Where the two say different things")), self))
            self.column.addWidget(self._grid(found, both))
        else:
            self.column.addWidget(wrapping(words.tr(N_("No field has two different values.")), self))
        if single:
            told = words.ntr("{n} value that only one of them has", "{n} values that only one of them has", len(single))
            self.column.addWidget(Folded(told, partial(self._grid, found, single), self))
        if same := self._same(found):
            told = words.ntr("{n} value is the same in both", "{n} values are the same in both", len(same))
            self.column.addWidget(Folded(told, partial(self._values, found, same), self))
        if found.groups:
            self.column.addWidget(heading(words.tr(N_("Tables that are put together")), self))
            self.column.addWidget(self._united(found))
        if found.moved:
            self.column.addWidget(heading(words.tr(N_("What refers to the file that goes")), self))
            self.column.addWidget(self._moved(found))
        self.column.addStretch()

    # Making

    def _grid(self, found: Comparison, differences: Sequence[Difference]) -> QWidget:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(em(self, 0.25))
        grid.setColumnMinimumWidth(0, em(self, 12))
        for column in (1, 2):
            grid.setColumnStretch(column, 3)
        if any(Side.BOTH in one.sides for one in differences):
            grid.setColumnStretch(3, 2)
        for row, one in enumerate(differences):
            self._add(grid, 2 * row, one, found)
        return inside

    def _title(self, field: Field[Any], found: Comparison) -> QWidget:
        """The name of a field, and under it what shows its values where they stand under dots."""
        title = quiet(field.title(self.context.words), self)
        if not self.covered.covers(field, found):
            return title
        both = QWidget(self)
        column = QVBoxLayout(both)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(title)
        column.addWidget(self.covered.button(field, found, both), 0, Qt.AlignmentFlag.AlignLeft)
        return both

    def _add(self, grid: QGridLayout, row: int, one: Difference, found: Comparison) -> None:
        words, field = self.context.words, one.field
        title = field.title(words)
        grid.addWidget(self._title(field, found), row, 0)
        group = self.groups[field.key] = QButtonGroup(self)
        suggested = self._side(one.suggested)
        values = {LEFT: self._of(one, LEFT), RIGHT: self._of(one, RIGHT)}
        values |= {TOGETHER: one.both} if Side.BOTH in one.sides else {}
        for column, (side, value) in enumerate(values.items(), 1):
            name = (*self.names, words.tr(N_("Both together")))[column - 1]
            option = Option(self.covered.text(field, value, found), f"{title}, {name}", grid.parentWidget())
            self.covered.when_shown(field, partial(self._uncover, option, field, value))
            if isinstance(field.type, Photo) and isinstance(value, Attachment) and value.sha256 in self.photos:
                option.show_picture(small(self.photos[value.sha256], em(self, _PICTURE)))
            option.setProperty("side", side)
            if side == suggested:
                option.setAccessibleDescription(words.say(one.why))
            group.addButton(option)
            grid.addWidget(option, row, column)
            option.setChecked(side == self.wanted.get(field.key, suggested))
        group.buttonClicked.connect(partial(self._note, field.key))
        group.buttonToggled.connect(self._told)
        if one.elsewhere is not None:
            told = words.tr(N_("The other one goes to: {group}"), group=one.elsewhere.title(words))
            grid.addWidget(quiet(told, self), row + 1, 1, 1, 3)

    def _note(self, key: str, button: QAbstractButton) -> None:
        self.wanted[key] = str(button.property("side"))

    def _told(self, _button: object, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.changed.emit()

    def _uncover(self, option: Option, field: Field[Any], value: Any) -> None:
        """What was asked for is seen, also in what would be lost."""
        if value is not None:
            option.show_value(field.type.show(value, self.context.words))
        self.changed.emit()

    def _same(self, found: Comparison) -> list[Field[Any]]:
        differing = {one.field.key for one in found.fields}
        return [
            field
            for field in found.keep.kind.values
            if field.key not in differing and not field.fixed and found.keep[field] is not None
        ]

    def _values(self, found: Comparison, same: Sequence[Field[Any]]) -> QWidget:
        inside, grid = self._two_columns()
        for row, field in enumerate(same):
            value = found.keep[field]
            shown = wrapping(self.covered.text(field, value, found), inside)
            text = field.type.show(value, self.context.words)
            self.covered.when_shown(field, partial(shown.setText, text))
            grid.addWidget(self._title(field, found), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignTop)
        return inside

    def _listed(self, told: Sequence[tuple[str, str]]) -> QWidget:
        inside, grid = self._two_columns()
        for row, (title, value) in enumerate(told):
            grid.addWidget(quiet(title, inside), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(wrapping(value, inside), row, 1)
        return inside

    def _two_columns(self) -> tuple[QWidget, QGridLayout]:
        inside = QWidget(self)
        grid = QGridLayout(inside)
        grid.setContentsMargins(em(self, 1), 0, 0, 0)
        grid.setHorizontalSpacing(em(self, 1))
        grid.setColumnMinimumWidth(0, em(self, 12))
        grid.setColumnStretch(1, 1)
        return inside, grid

    def _united(self, found: Comparison) -> QWidget:
        words, told = self.context.words, []
        for one in found.groups:
            parts = [words.ntr("{n} row in all", "{n} rows in all", len(one.rows))]
            parts.append(words.ntr("{n} of them comes along", "{n} of them come along", one.added))
            if one.same:
                parts.append(words.ntr("{n} is there already", "{n} are there already", one.same))
            told.append((one.field.title(words), words.tr(N_("; ")).join(parts)))
        return self._listed(told)

    def _moved(self, found: Comparison) -> QWidget:
        words = self.context.words
        told = [
            (
                one.kind.title_in(words),
                words.tr(N_("{field}: {value}"), field=one.field.title(words), value=f"{one.count:,}"),
            )
            for one in found.moved
        ]
        return self._listed(told)

    # What is chosen

    def _of(self, one: Difference, side: str) -> Any:
        return one.keep if side == self.keeps else one.drop

    def _side(self, side: Side) -> str:
        """Where a side of the comparison stands."""
        other = RIGHT if self.keeps == LEFT else LEFT
        return {Side.KEEP: self.keeps, Side.DROP: other, Side.BOTH: TOGETHER}[side]

    def chosen(self) -> dict[str, Side]:
        """{field key: side} of every difference that was shown; of the others what is suggested is taken."""
        sides = {self._side(side): side for side in Side}
        found: dict[str, Side] = {}
        for key, group in self.groups.items():
            if checked := group.checkedButton():
                found[key] = sides[str(checked.property("side"))]
        return found

    def take_focus(self, otherwise: QWidget) -> None:
        """Put the keys to the first choice there is, or elsewhere."""
        first = next((group.checkedButton() for group in self.groups.values()), None)
        (first if first is not None and first.isVisibleTo(self) else otherwise).setFocus()

    def take_all(self, side: str) -> None:
        """Take every value from one side; what only the other has is not thrown away by this."""
        for one in self.found.fields if self.found else ():
            key, has_both = one.field.key, one.keep is not None and one.drop is not None
            for button in self.groups[key].buttons() if has_both else ():
                if button.property("side") == side:
                    self.wanted[key] = side
                    button.setChecked(True)
        self.changed.emit()
