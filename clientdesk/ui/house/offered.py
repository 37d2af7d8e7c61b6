"""The fields that may stand on a card: ticked or not, by section, found by whatever people call them."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from clientdesk.dossier.fields import SENSITIVE, Field, Kind
from clientdesk.dossier.folding import fold
from clientdesk.dossier.hints import matching
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.chapters import chapters_to_ask
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import plain_tip
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import em

_KEY = Qt.ItemDataRole.UserRole
_TICK = Qt.ItemFlag.ItemIsUserCheckable
_AIRY = 1.5
"""The height of a line in heights of its words."""
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class Offered(QWidget):
    """`ticked` and `unticked` bring the key of a field; of a section, of one field after another."""

    ticked = Signal(str)
    unticked = Signal(str)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.4))
        self.finder = LineEdit(self)
        self.finder.setPlaceholderText(words.tr(N_("Find a field: name, pinyin or key")))
        self.finder.setAccessibleName(words.tr(N_("Find a field")))
        self.finder.setClearButtonEnabled(True)
        self.finder.escape = self._end_search
        self.finder.textChanged.connect(self.show_found)
        column.addWidget(self.finder)
        self.tree = QTreeWidget(self)
        self.tree.setAccessibleName(words.tr(N_("All fields")))
        self.tree.setHeaderHidden(True)
        self.tree.setColumnCount(2)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setUniformRowHeights(True)
        self.tree.setIndentation(em(self, 1.3))
        plain_list(self.tree)
        self.tree.itemChanged.connect(self._tell)
        column.addWidget(self.tree, 1)
        self._lines: dict[str, QTreeWidgetItem] = {}
        self._kind: Kind | None = None

    # Showing

    def show_fields(self, kind: Kind, fields: Sequence[Field[Any]], chosen: Iterable[str]) -> None:
        """List these fields of a kind, the chosen ones ticked."""
        self._kind = kind
        offered = {field.key for field in fields}
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self._lines.clear()
            for chapter in chapters_to_ask(kind):
                mine = [field for field in chapter.fields if field.key in offered]
                if mine:
                    self._add_section(chapter.title(self.context.words), mine)
            self._tick(chosen)
        self.show_found()

    def _add_section(self, title: str, fields: Sequence[Field[Any]]) -> None:
        words = self.context.words
        section = QTreeWidgetItem(self.tree, [title])
        section.setFlags(section.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        section.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        section.setForeground(1, self.tree.palette().placeholderText())
        bold = self.tree.font()
        bold.setBold(True)
        section.setFont(0, bold)
        height = QSize(0, round(self.tree.fontMetrics().lineSpacing() * _AIRY))
        section.setSizeHint(0, height)
        for field in fields:
            line = QTreeWidgetItem(section, [field.title(words)])
            line.setSizeHint(0, height)
            line.setData(0, _KEY, field.key)
            line.setToolTip(0, plain_tip(f"{field.title(words)} · {field.key}"))
            line.setFlags((line.flags() | _TICK) & ~Qt.ItemFlag.ItemIsDropEnabled)
            line.setFirstColumnSpanned(field.sensitivity is not SENSITIVE)
            if field.sensitivity is SENSITIVE:
                line.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                line.setText(1, words.tr(N_("sensitive")))
                line.setForeground(1, self.tree.palette().placeholderText())
                line.setToolTip(1, plain_tip(words.tr(N_("Printed only where a reason is given."))))
            self._lines[field.key] = line

    def show_chosen(self, chosen: Iterable[str]) -> None:
        """Tick these fields and no others."""
        with QSignalBlocker(self.tree):
            self._tick(chosen)
        self.tree.viewport().update()

    def _tick(self, chosen: Iterable[str]) -> None:
        wanted = set(chosen)
        for key, line in self._lines.items():
            line.setCheckState(0, _ON if key in wanted else _OFF)
        self._count()

    def _count(self) -> None:
        for section in self._sections():
            lines = _below(section)
            section.setText(1, f"{sum(map(_is_ticked, lines))}/{len(lines)}")

    # Finding

    def show_found(self) -> None:
        """Show the fields that are meant by what is sought, the best one current; of a section whose title holds it,
        all."""
        sought = fold(self.finder.text()).split()
        fields = matching(self._kind, self.finder.text(), self.context.words) if self._kind else ()
        meant = [field.key for field in fields if field.key in self._lines]
        for section in self._sections():
            title = fold(section.text(0))
            whole = all(word in title for word in sought)
            found = 0
            for line in _below(section):
                fits = whole or line.data(0, _KEY) in meant
                line.setHidden(not fits)
                found += fits
            section.setHidden(not found)
            section.setExpanded(bool(sought) or any(map(_is_ticked, _below(section))))
            # Ticking a section while some of its fields are out of sight would choose what nobody sees.
            section.setFlags(section.flags() & ~_TICK if sought else section.flags() | _TICK)
        if meant:
            self.tree.setCurrentItem(self._lines[meant[0]])

    def _end_search(self) -> bool:
        had = bool(self.finder.text())
        self.finder.clear()
        return had

    def _sections(self) -> list[QTreeWidgetItem]:
        return [section for place in range(self.tree.topLevelItemCount()) if (section := self.tree.topLevelItem(place))]

    # Ticking

    def _tell(self, line: QTreeWidgetItem, _column: int) -> None:
        key = line.data(0, _KEY)
        if key:
            with QSignalBlocker(self.tree):
                self._count()
            (self.ticked if _is_ticked(line) else self.unticked).emit(key)


def _is_ticked(line: QTreeWidgetItem) -> bool:
    return line.checkState(0) is _ON


def _below(section: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [line for place in range(section.childCount()) if (line := section.child(place))]
