"""What was typed into a dialog: Esc, Cancel and the close of its window ask before it goes."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QMessageBox, QWidget

from clientdesk.i18n import N_
from clientdesk.ui import messages
from clientdesk.ui.context import Context
from clientdesk.ui.editors.base import Editor
from clientdesk.ui.inputs import ASKS, Combo, LineEdit, TextEdit
from clientdesk.ui.rows.model import RowsModel


class TypedDialog(QDialog):
    """Closes at once where nobody has typed anything; else it asks, and stays unless that is answered with yes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.question: QMessageBox | None = None
        self.setProperty(ASKS, True)

    @property
    def is_typed(self) -> bool:
        """Whether something would be lost."""
        return is_typed(self)

    def reject(self) -> None:
        self.leave(_nothing)

    def leave(self, then: Callable[[], object]) -> None:
        """Close, and do what is to follow; where something would be lost only after a question."""
        if not self.is_typed:
            self.give_up(then)
        elif self.question is None:
            self.question = ask_to_leave(self.context, self, lambda: self.give_up(then))
            self.question.finished.connect(self._forget_question)

    def give_up(self, then: Callable[[], object]) -> None:
        """Close without a question, and do what is to follow."""
        super().reject()
        then()

    def _forget_question(self, _answer: int) -> None:
        self.question = None


def is_typed(within: QWidget) -> bool:
    """Whether something else stands in the inputs of a widget than what they were given."""
    editors = within.findChildren(Editor)
    return (
        any(one.is_touched for one in editors if not one.property("finished"))
        or any(rows.is_dirty or rows.has_texts for rows in within.findChildren(RowsModel))
        or any(one.is_touched for one in _own(within.findChildren(LineEdit)))
        or any(one.is_touched for one in _own(within.findChildren(TextEdit)))
    )


def first_typed(within: QWidget, held: Sequence[QDialog] = ()) -> QDialog | None:
    """The first open dialog in which something would be lost, also among those that a lock hides."""
    dialogs = (one for one in within.findChildren(QDialog) if one.isVisible() or any(one is each for each in held))
    return next((one for one in dialogs if getattr(one, "is_typed", False)), None)


def _own(inputs: list[LineEdit] | list[TextEdit]) -> list[LineEdit | TextEdit]:
    """Those that belong to no editor, which knows better whether it was touched, and to no list to choose from."""
    return [one for one in inputs if not _is_part(one)]


def _is_part(widget: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and not above.isWindow():
        if isinstance(above, Editor | Combo):
            return True
        above = above.parentWidget()
    return False


def ask_to_leave(context: Context, parent: QWidget, then: Callable[[], object]) -> QMessageBox:
    """Ask whether what was typed may go; without an answer it stays."""
    tr = context.words.tr
    return messages.ask(
        tr(N_("Close without saving?")),
        tr(N_("What was typed here has not been saved, and would be lost.")),
        parent,
        yes=tr(N_("Discard what was typed")),
        no=tr(N_("Go on typing")),
        then=then,
    )


def _nothing() -> None:
    """Nothing follows."""
