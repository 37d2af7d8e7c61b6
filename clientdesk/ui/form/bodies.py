"""The sheets and forms of a page, one of each kind of client, made when first shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from clientdesk.dossier.fields import Kind
from clientdesk.ui.context import Context
from clientdesk.ui.form.form import Form
from clientdesk.ui.form.sheet import Sheet
from clientdesk.ui.look import on_paper


class Bodies(QStackedWidget):
    """`made` brings each sheet or form that is new, `left` each that goes."""

    made = Signal(object)
    left = Signal(object)

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self._sheets: dict[str, Sheet] = {}
        self._forms: dict[str, Form] = {}
        self._blank = QWidget(self)
        on_paper(self._blank)
        self.addWidget(self._blank)

    def show_blank(self) -> None:
        """Show nothing."""
        self.setCurrentWidget(self._blank)

    def sheet(self, kind: Kind) -> Sheet:
        """The sheet of a kind."""
        if kind.name not in self._sheets:
            self._sheets[kind.name] = Sheet(kind, self.context, self)
            self._add(self._sheets[kind.name])
        return self._sheets[kind.name]

    def form(self, kind: Kind) -> Form:
        """The form of a kind."""
        if kind.name not in self._forms:
            self._forms[kind.name] = Form(kind, self.context, self)
            self._add(self._forms[kind.name])
        return self._forms[kind.name]

    def form_made(self, kind: Kind) -> Form | None:
        """The form of a kind, where it has been shown."""
        return self._forms.get(kind.name)

    def is_old(self, kind: Kind) -> bool:
        """Whether what was made for a kind lacks fields it has now, or has others: fields of one's own come and go."""
        made = (self._sheets.get(kind.name), self._forms.get(kind.name))
        return any(body is not None and body.kind.fields != kind.fields for body in made)

    def forget(self, kind: Kind) -> None:
        """Sheet and form of a kind are to be made anew."""
        for body in (self._sheets.pop(kind.name, None), self._forms.pop(kind.name, None)):
            if body is not None:
                self.left.emit(body)
                self.removeWidget(body)
                body.deleteLater()

    def _add(self, body: Sheet | Form) -> None:
        self.addWidget(body)
        self.made.emit(body)
