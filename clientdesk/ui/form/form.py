"""A client to be filled in: every field and group of a kind, made once and bound to one record after another."""

from collections.abc import Collection
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QGridLayout, QVBoxLayout, QWidget

from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.ui.context import Context
from clientdesk.ui.form.chapters import Chapter, is_shown
from clientdesk.ui.form.entering import enter_goes_on
from clientdesk.ui.form.entry import LABEL_WIDTH, Computed, Entry
from clientdesk.ui.form.fields import Fields
from clientdesk.ui.form.shown import NOTHING, Shown
from clientdesk.ui.form.starred import arranged
from clientdesk.ui.labels import heading, quiet
from clientdesk.ui.look import em
from clientdesk.ui.opened import Opened

_BESIDE = 3.6
"""Letters of room to the right of the fields, for what can be done with the one that has the cursor."""


class Form(Fields):
    """The form of one kind of client. `menu_asked` names a field and the place where its menu is wanted."""

    menu_asked = Signal(object, QPoint)

    def __init__(self, kind: Kind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kind = kind
        self.computed: dict[str, Computed] = {}
        self._keys: Collection[str] | None = None
        self._chapters = arranged(context.remembered, kind)
        self._to_make = list(self._chapters)
        self.nothing = quiet(parent=self.page)
        self.column.addWidget(self.nothing)
        # In notes Enter is a new line; this goes on from anywhere.
        go_on = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go_on.activated.connect(lambda: self.focusNextPrevChild(True))

    # Making

    def make_some(self) -> bool:
        """Make the next chapter; whether there are more. A page makes its form in pieces while nobody waits for it."""
        if self._to_make:
            self.add(self._part(self._to_make.pop(0)))
            if not self._to_make:
                self.column.addStretch()
        return bool(self._to_make)

    def _part(self, chapter: Chapter) -> QWidget:
        part = QWidget(self.page)
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(part, 0.8))
        column.addWidget(heading(chapter.title(self.context.words), part))
        grid = QGridLayout()
        grid.setColumnMinimumWidth(0, em(part, LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, em(part, _BESIDE))
        grid.setHorizontalSpacing(em(part, 1.2))
        grid.setVerticalSpacing(em(part, 0.6))
        column.addLayout(grid)
        for place, field in enumerate(chapter.fields):
            if isinstance(field.type, Rows) and field.stored:
                grid.addWidget(self.make_grid(field, part), place, 0, 1, 2)
                continue
            one = self._make_entry(field, part) if field.stored else self._make_computed(field, part)
            grid.addWidget(one.label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(one.cell, place, 1, Qt.AlignmentFlag.AlignTop)
        return part

    def _make_entry(self, field: Field[Any], part: QWidget) -> Entry:
        entry = self.make_entry(field, part)
        entry.label.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        entry.label.customContextMenuRequested.connect(
            lambda place: self.menu_asked.emit(field, entry.label.mapToGlobal(place))
        )
        return entry

    def _make_computed(self, field: Field[Any], part: QWidget) -> Computed:
        made = self.computed[field.key] = Computed(field, self.context, part)
        return made

    # Binding

    def show_client(self, opened: Opened, keys: Collection[str] | None = None, shown: Shown = Shown.ALL) -> None:
        """Show a client, of all fields those in `keys` (None: all); of the same client, what is being typed stays."""
        while self.make_some():
            continue
        self._keys = keys
        self.page.setUpdatesEnabled(False)
        self.fill(opened)
        self._show_wanted(opened)
        self.nothing.setText(self.context.words.tr(NOTHING[shown]))
        self.page.setUpdatesEnabled(True)

    def _show_wanted(self, opened: Opened) -> None:
        for key, entry in self.entries.items():
            wanted = is_shown(entry.field, opened.record) and self._is_wanted(key)
            _show(entry.label, entry.cell, wanted=wanted)
        for key, computed in self.computed.items():
            value = opened.record.value(computed.field, opened.around)
            computed.show_value(value if self._is_wanted(key) else None)
        for key, grid in self.grids.items():
            _show(grid, wanted=self._is_wanted(key))
        for part, chapter in zip(self.parts, self._chapters, strict=True):
            _show(part, wanted=self._keys is None or any(self.line_of(field.key) for field in chapter.fields))
        _show(self.nothing, wanted=all(part.isHidden() for part in self.parts))

    def _is_wanted(self, key: str) -> bool:
        return self._keys is None or key in self._keys

    # What the page asks

    def focus_first(self) -> None:
        """Put the cursor where a client is named."""
        self.entries[self.kind.title.key].editor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        # A line of input hands Enter on once it has made use of it, and never while something is being composed there.
        now = QApplication.focusWidget()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and now is not None and self.key_at(now) and enter_goes_on(self.context):
            self.focusNextPrevChild(not event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        else:
            super().keyPressEvent(event)

    def line_of(self, key: str) -> tuple[QWidget, ...]:
        """The widgets of a field, none where it is not shown."""
        if key in self.grids:
            widgets: tuple[QWidget, ...] = (self.grids[key],)
        elif one := self.entries.get(key) or self.computed.get(key):
            widgets = one.label, one.cell
        else:
            return ()
        return () if widgets[-1].isHidden() else widgets

    def key_at(self, widget: QWidget) -> str:
        """The key of the field or group that a widget belongs to; empty where it is none."""
        for key, entry in self.entries.items():
            if entry.cell.isAncestorOf(widget):
                return key
        return next((key for key, grid in self.grids.items() if grid.isAncestorOf(widget)), "")


def _show(*widgets: QWidget, wanted: bool) -> None:
    """Show or hide; Qt would lay the page out anew even where nothing changes."""
    for widget in widgets:
        if widget.isHidden() == wanted:
            widget.setVisible(wanted)
