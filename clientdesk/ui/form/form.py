"""A client to be filled in: every field and group of a kind, made once and bound to one record after another."""

import time
from collections.abc import Collection, Iterator
from typing import Any

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
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
_PIECE = 0.012
"""Seconds that making a piece takes: the window answers in between."""
_AT_ONCE = 40
"""So many fields come with the form when it is shown first, the other chapters one by one."""


class Form(Fields):
    """The form of one kind of client. `menu_asked` names a field and the place where its menu is wanted; `made` comes
    once all its fields are there."""

    menu_asked = Signal(object, QPoint)
    made = Signal()

    def __init__(self, kind: Kind, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.kind = kind
        self._computed: dict[str, Computed] = {}
        self._keys: Collection[str] | None = None
        self._chapters = arranged(context.remembered, kind)
        self._making = self._make()
        self.is_made = False
        self._hidden: list[QWidget] = []
        self._showing = QTimer(self)
        self._showing.setInterval(0)
        self._showing.timeout.connect(self._show_next)
        self.nothing = quiet(parent=self.page)
        self.column.addWidget(self.nothing)
        # In notes Enter is a new line; this goes on from anywhere.
        go_on = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        go_on.activated.connect(lambda: self.focusNextPrevChild(True))

    @property
    def computed(self) -> dict[str, Computed]:
        """What is worked out, by the keys of the fields."""
        self.make_all()
        return self._computed

    # Making

    def make_some(self) -> bool:
        """Make a few fields; whether there are more. A page makes its form in pieces while nobody waits for it."""
        until = time.perf_counter() + _PIECE
        while not self.is_made and time.perf_counter() < until:
            next(self._making)
        return not self.is_made

    def make_all(self) -> None:
        while not self.is_made:
            next(self._making)

    def _make(self) -> Iterator[None]:
        """Stops after each field."""
        for chapter in self._chapters:
            yield from self._make_part(chapter)
        self.column.addStretch()
        self.is_made = True
        self.made.emit()
        yield

    def _make_part(self, chapter: Chapter) -> Iterator[None]:
        part = QWidget(self.page)
        part.hide()
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
        self.add(part)
        for place, field in enumerate(chapter.fields):
            self._make_line(field, part, grid, place)
            yield

    def _make_line(self, field: Field[Any], part: QWidget, grid: QGridLayout, place: int) -> None:
        if isinstance(field.type, Rows) and field.stored:
            grid.addWidget(self.make_grid(field, part), place, 0, 1, 2)
            return
        one = self._make_entry(field, part) if field.stored else self._make_computed(field, part)
        grid.addWidget(one.label, place, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(one.cell, place, 1, Qt.AlignmentFlag.AlignTop)

    def _make_entry(self, field: Field[Any], part: QWidget) -> Entry:
        entry = self.make_entry(field, part)
        entry.label.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        entry.label.customContextMenuRequested.connect(
            lambda place: self.menu_asked.emit(field, entry.label.mapToGlobal(place))
        )
        return entry

    def _make_computed(self, field: Field[Any], part: QWidget) -> Computed:
        made = self._computed[field.key] = Computed(field, self.context, part)
        return made

    # Binding

    def show_client(self, opened: Opened, keys: Collection[str] | None = None, shown: Shown = Shown.ALL) -> None:
        """Show a client, of all fields those in `keys` (None: all); of the same client, what is being typed stays."""
        self.make_all()
        self._keys = keys
        self.page.setUpdatesEnabled(False)
        self.fill(opened)
        self._show_wanted(opened)
        self.nothing.setText(self.context.words.tr(NOTHING[shown]))
        self.page.setUpdatesEnabled(True)

    def _show_wanted(self, opened: Opened) -> None:
        for key, entry in self._entries.items():
            wanted = is_shown(entry.field, opened.record) and self._is_wanted(key)
            _show(entry.label, entry.cell, wanted=wanted)
        for key, computed in self.computed.items():
            value = opened.record.value(computed.field, opened.around)
            computed.show_value(value if self._is_wanted(key) else None)
        for key, grid in self.grids.items():
            _show(grid, wanted=self._is_wanted(key))
        chosen = [chapter for chapter in self._chapters if self._is_wanted_of(chapter)]
        come = 0
        self._hidden.clear()
        for part, chapter in zip(self.parts, self._chapters, strict=True):
            if chapter in chosen and part.isHidden() and come > _AT_ONCE:
                self._hidden.append(part)
            else:
                come += len(chapter.fields) if part.isHidden() else 0
                _show(part, wanted=chapter in chosen)
        _show(self.nothing, wanted=not chosen)
        self._showing.start()

    def _is_wanted_of(self, chapter: Chapter) -> bool:
        return self._keys is None or any(self.line_of(field.key) for field in chapter.fields)

    # Chapter by chapter

    @property
    def is_filling(self) -> bool:
        return bool(self._hidden)

    def finish(self) -> None:
        while self._hidden:
            self._show_next()

    def _show_next(self) -> None:
        if self._hidden:
            self._hidden.pop(0).show()
        else:
            self._showing.stop()

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
