"""At the head of a sheet and a form: how far the file has come, and the next five questions."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QToolButton, QVBoxLayout, QWidget

from clientdesk.dossier.completeness import TITLES, open_questions, standing
from clientdesk.dossier.fields import Field
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.labels import wrapping
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.opened import Opened

OFFERED = 5
"""Few enough to be asked in one talk."""


class NextQuestions(QWidget):
    """`picked` names the field of a question that was clicked, `asked` wants them all asked one by one."""

    picked = Signal(str)
    asked = Signal()

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        self.told = wrapping(parent=self)
        coloured(self.told, colours_of(self).quiet)
        column.addWidget(self.told)
        self.line = _Line(self)
        column.addWidget(self.line)
        self.flow = Flowing(self.line)
        self.flow.setSpacing(em(self, 0.5))
        self.buttons = [self._button() for _ in range(OFFERED)]
        self.ask = self._button()
        self.ask.setText(words.tr(N_("Ask these")))
        self.ask.setAccessibleName(words.tr(N_("Ask these")))
        self.ask.clicked.connect(self.asked)
        for place, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, place=place: self.picked.emit(self.fields[place].key))
        self.fields: tuple[Field[Any], ...] = ()

    def _button(self) -> QToolButton:
        button = QToolButton(self.line)
        button.setMinimumHeight(em(self, 2))
        self.flow.addWidget(button)
        return button

    def show_client(self, opened: Opened) -> None:
        """Tell of a client."""
        record, answers, customs = opened.record, opened.answers, opened.around.customs
        stands = standing(record, answers, customs=customs)
        self.fields = open_questions(record, answers, stands.level, customs=customs)[:OFFERED]
        level = self.words.tr(TITLES[stands.level])
        text = N_("{level}: {answered} of {asked} answered. Worth asking next:")
        if not self.fields:
            text = N_("{level}: {answered} of {asked} answered.")
        self.told.setText(self.words.tr(text, level=level, answered=stands.answered, asked=stands.asked))
        self._show_fields(self.fields)

    def _show_fields(self, fields: Sequence[Field[Any]]) -> None:
        titles = [field.title(self.words) for field in fields]
        for place, button in enumerate(self.buttons):
            button.setVisible(place < len(titles))
            if place < len(titles):
                button.setText(titles[place].replace("&", "&&"))
                button.setAccessibleName(titles[place])
        self.ask.setVisible(bool(titles))
        self.line.setVisible(bool(titles))


class _Line(QWidget):
    """Takes the height that its width asks for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        return QSize(0, 0)
