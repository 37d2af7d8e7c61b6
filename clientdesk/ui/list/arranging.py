"""The columns of the list under the user's hands: chosen, hidden, moved, widened, back to the usual ones."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from clientdesk.i18n import N_
from clientdesk.ui.list.chooser import ColumnChooser
from clientdesk.ui.list.columns import NAME, Arrangement, Column, Sheet
from clientdesk.ui.list.looks import Looks
from clientdesk.ui.look import em

if TYPE_CHECKING:
    from clientdesk.ui.list_pane import ListPane

_LETTER = 0.85
"""Of an m, the width of a letter of a column."""


class Arranging(QObject):
    """Between the table and the looks."""

    def __init__(self, pane: "ListPane", looks: Looks) -> None:
        super().__init__(pane)
        self.pane = pane
        self.looks = looks

    def columns(self, sheet: Sheet) -> tuple[Column, ...]:
        """The columns that a sheet shows, in order."""
        return tuple(sheet.offered[name] for name in self.looks.arrangement(sheet).shown)

    def arrange(self) -> None:
        """Give the columns of the list the widths they were left with."""
        pane, arranged = self.pane, self.looks.arrangement(self.pane.sheet)
        letters = [arranged.widths.get(column.name, column.letters * _LETTER) for column in pane.model.columns]
        names = [column.name for column in pane.model.columns]
        grows = names.index(pane.sheet.roomy) if pane.sheet.roomy in names and not arranged.widths else None
        pane.table.arrange([em(pane, width) for width in letters], fits=arranged.fits, grows=grows)

    def keep(self) -> None:
        """The user has moved a column or changed its width."""
        pane, letter = self.pane, self.looks.letter
        names = [column.name for column in pane.model.columns]
        before = self.looks.arrangement(pane.sheet).widths
        now = {name: round(width / letter, 2) for name, width in zip(names, pane.table.widths, strict=True)}
        shown = tuple(names[place] for place in pane.table.order())
        self.looks.keep(pane.sheet, Arrangement(shown, {**before, **now}, pane.table.fits))
        pane.show_changes()

    def open_menu(self, place: QPoint) -> QMenu:
        """What can be done with the column under the mouse, and with all of them."""
        words, header = self.pane.context.words, self.pane.table.horizontalHeader()
        column = self.pane.model.columns[max(0, header.logicalIndexAt(place))]
        menu = QMenu(header)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        told = words.tr(N_("Hide {column}"), column=words.tr(column.title))
        menu.addAction(told, partial(self.hide, column.name)).setEnabled(column.name != NAME)
        menu.addAction(words.tr(N_("Usual columns")), self.show_usual)
        menu.addSeparator()
        menu.addAction(words.tr(N_("Columns…")), self.choose)
        menu.popup(header.mapToGlobal(place))
        return menu

    def hide(self, name: str) -> None:
        """Show the list without a column."""
        self.show(tuple(one for one in self.looks.arrangement(self.pane.sheet).shown if one != name))

    def choose(self) -> ColumnChooser:
        """Ask which columns to show."""
        pane = self.pane
        shown, density = self.looks.arrangement(pane.sheet).shown, self.looks.density
        dialog = ColumnChooser(pane.context.words, pane.sheet, shown=shown, density=density, parent=pane)
        dialog.changed.connect(self.show)
        dialog.usual_asked.connect(self.show_usual)
        dialog.density_changed.connect(self.set_density)
        dialog.open()
        return dialog

    def show(self, shown: tuple[str, ...]) -> None:
        """Show these columns, in this order."""
        sheet = self.pane.sheet
        self.looks.keep(sheet, Arrangement(shown, self.looks.arrangement(sheet).widths, fits=False))
        self.pane.show_looks()

    def show_usual(self) -> None:
        """Show the usual columns."""
        self.looks.forget(self.pane.sheet)
        self.pane.show_looks()

    def set_density(self, chosen: str) -> None:
        """Let the lines stand so close."""
        self.looks.keep_density(chosen)
        self.pane.table.set_density(chosen)
        self.pane.show_changes()
