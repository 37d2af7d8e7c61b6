"""Products pasted from a worksheet: what was understood, row by row, before anything is stored."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from clientdesk.desk.trading.goods import take_over
from clientdesk.dossier.fields import Field
from clientdesk.i18n import N_
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.labels import heading, plain_tip, quiet, wrapping
from clientdesk.ui.look import as_list, coloured, colours_of, em, within_screen
from clientdesk.ui.products.reading import COLUMNS, Pasted, read_pasted
from clientdesk.ui.scroll_bars import slim

_WIDTH, _HEIGHT = 88, 40
_TOLD = 4
"""So many rows that cannot be taken are told one by one."""


class PasteDialog(StoringDialog):
    """OK takes over the rows that can be read; those that cannot are told with the reason."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("Products from a worksheet")), parent)
        self.pasted = Pasted((), ())
        self.outcome = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        self.head = heading(parent=self)
        column.addWidget(self.head)
        names = words.listed(field.title(words) for field in COLUMNS)
        told = N_(
            "Copy the rows in Excel or WPS, best with their headings, and paste them here (Ctrl+V). "
            "Without headings the columns stand in this order: {columns}. "
            "A product of the same article number, without one of the same name and model, is changed."
        )
        column.addWidget(quiet(words.tr(told, columns=names), self))
        line = QHBoxLayout()
        self.paste_button = push(words.tr(N_("Paste")), self.paste, self)
        line.addWidget(self.paste_button)
        line.addStretch()
        column.addLayout(line)
        self.list = QTreeWidget(self)
        as_list(self.list)
        slim(self.list)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(words.tr(N_("What was pasted")))
        column.addWidget(self.list, 1)
        self.troubles = wrapping(parent=self)
        coloured(self.troubles, colours_of(self).problem)
        column.addWidget(self.troubles)
        self.add_foot(column)
        self.ok.setText(words.tr(N_("Take over")))
        self.resize(within_screen(self, _WIDTH, _HEIGHT))
        self.show_text(QGuiApplication.clipboard().text())

    def paste(self) -> None:
        """Take what the clipboard holds now."""
        self.show_text(QGuiApplication.clipboard().text())

    def show_text(self, text: str) -> None:
        """Show what a text says of products."""
        words = self.context.words
        self.pasted = read_pasted(text if "\t" in text or "\n" in text else "", self.context.desk.reading, words)
        good, bad = len(self.pasted.good), [row for row in self.pasted.rows if row.trouble]
        self.head.setText(
            words.ntr("{n} product can be taken over", "{n} products can be taken over", good)
            if self.pasted.rows
            else words.tr(N_("Nothing was pasted yet"))
        )
        passed = words.tr(N_("(passed over)"))
        self.list.clear()
        self.list.setHeaderLabels([each.title(words) if each else passed for each in self.pasted.columns] or [""])
        for row in self.pasted.rows:
            item = QTreeWidgetItem(self.list, list(row.cells))
            if row.trouble:
                item.setDisabled(True)
                item.setToolTip(0, plain_tip(row.trouble))
        for place in range(len(self.pasted.columns)):
            self.list.resizeColumnToContents(place)
            self.list.setColumnWidth(place, min(self.list.columnWidth(place), em(self, 18)))
        places = [place for place, row in enumerate(self.pasted.rows, start=1) if row.trouble]
        told = [
            words.tr(N_("Row {row}: {reason}"), row=n, reason=row.trouble) for n, row in zip(places, bad, strict=True)
        ]
        more = len(told) - _TOLD
        rest = [words.ntr("And {n} row more.", "And {n} rows more.", more)] if more > 0 else []
        self.troubles.setText("\n".join([*told[:_TOLD], *rest]))
        self.troubles.setVisible(bool(told))
        self.ok.setEnabled(bool(good))

    def save(self) -> None:
        """Take over what can be read, as one step."""
        self.store(partial(self._work, self.pasted.good))

    def _work(self, rows: list[Mapping[Field[Any], Any]]) -> Changed:
        changed, new, renewed = take_over(self.context.desk, rows)
        words = self.context.words
        self.outcome = words.tr(N_("Products: {new} new, {changed} changed"), new=new, changed=renewed)
        return changed
