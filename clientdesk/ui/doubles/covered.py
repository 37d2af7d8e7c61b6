"""What is sensitive in two files stands under dots where they are compared, until it is asked for, field by field."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from clientdesk.desk.doubles.given import Comparison
from clientdesk.dossier.fields import Field
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.finding import under_dots
from clientdesk.ui.form.sheet import DOTS, WHY_DOTS
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import tooltip
from clientdesk.ui.look import colours_of
from clientdesk.ui.privacy.looking import note_look


class Covered:
    """What of two files may be read; what was asked for stays in sight as long as they are compared."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._shown: set[str] = set()
        self._waiting: dict[str, list[Callable[[], object]]] = {}

    def forget_widgets(self) -> None:
        """What was to be shown is gone; what may be read stays so."""
        self._waiting.clear()

    def covers(self, field: Field[Any], found: Comparison) -> bool:
        """Whether the values of a field stand under dots now."""
        return field.key not in self._shown and field.key in under_dots(found.keep.kind)

    def text(self, field: Field[Any], value: Any, found: Comparison) -> str:
        """A value as it is shown now."""
        words = self.context.words
        if value is None:
            return words.tr(N_("nothing"))
        return DOTS if self.covers(field, found) else field.type.show(value, words)

    def when_shown(self, field: Field[Any], then: Callable[[], object]) -> None:
        """Do something as soon as the values of a field may be read."""
        self._waiting.setdefault(field.key, []).append(then)

    def reveal(self, field: Field[Any], found: Comparison) -> None:
        """Show the values of a field; that they were shown is written down for each file that has one."""
        self._shown.add(field.key)
        for record in (found.keep, found.drop):
            if record[field] is not None:
                note_look(self.context, record.code, [field.key])
        for then in self._waiting.pop(field.key, ()):
            then()

    def button(self, field: Field[Any], found: Comparison, parent: QWidget) -> QToolButton:
        """What is pressed to see the values of a field; it goes with the dots."""
        words = self.context.words
        made = QToolButton(parent)
        made.setIcon(icon("show", parent, colour=colours_of(parent).quiet))
        made.setText(words.tr(N_("Show")))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setAutoRaise(True)
        tooltip(made, words.tr(WHY_DOTS))
        made.setAccessibleName(f"{made.text()}: {field.title(words)}")
        made.clicked.connect(lambda _checked=False: self.reveal(field, found))
        self.when_shown(field, made.hide)
        return made
