"""The head of a client's page: picture, name, a few facts, and what can be done with the whole client."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QVBoxLayout, QWidget

from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.attached import small
from clientdesk.ui.evaluation.wording import badge
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import Elided, Pieces, picture, plain_tip, tooltip
from clientdesk.ui.look import coloured, colours_of, em, sized
from clientdesk.ui.opened import Opened

_FACTS = ("phone", "city", "stage")


class Head(QWidget):
    """Its buttons are for the page to connect."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        line = QHBoxLayout(self)
        line.setContentsMargins(em(self, 1.4), em(self, 0.8), em(self, 1.2), em(self, 0.6))
        line.setSpacing(em(self, 0.8))
        self.photo = picture(self)
        line.addWidget(self.photo)
        names = QVBoxLayout()
        names.setSpacing(0)
        self.name = Elided(self)
        sized(self.name, 1.5, bold=True)
        self.facts = Pieces(self)
        coloured(self.facts, colours_of(self).quiet)
        names.addWidget(self.name)
        names.addWidget(self.facts)
        self.credit = Elided(self)
        self.credit.setAccessibleName(words.tr(N_("Credit in force")))
        names.addWidget(self.credit)
        line.addLayout(names, 1)
        self.chapters = self._tool("list", words.tr(N_("Chapters")))
        self.chapters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.card = self._tool("print", words.tr(N_("Print or save a card")))
        self.trash = self._tool("trash", words.tr(N_("Move to trash")))
        self.erase = QPushButton(icon("trash", self), words.tr(N_("Erase for good…")), self)
        self.erase.setAutoDefault(False)
        self.erase.hide()
        self.edit = QPushButton(self)
        for button in (self.chapters, self.card, self.trash, self.erase, self.edit):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)

    def _tool(self, drawing: str, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing, self))
        button.setAutoRaise(True)
        tooltip(button, text)
        button.setAccessibleName(text)
        return button

    def show_client(self, opened: Opened) -> None:
        """Show a client's picture, name and facts."""
        record = opened.record
        self.name.setText(record.name)
        self.name.setToolTip(plain_tip(record.name))
        self.facts.setText("   ·   ".join(self._facts(record)))
        self.facts.setToolTip(plain_tip(self.facts.text()))
        self._show_credit(opened)
        side = em(self, 4)
        if opened.photo:
            self.photo.setPixmap(small(opened.photo, side))
        else:
            drawn = icon(record.kind.name, self, colour=colours_of(self).quiet)
            self.photo.setPixmap(drawn.pixmap(QSize(side, side)))

    def _show_credit(self, opened: Opened) -> None:
        """Grade, limit and review; that more is at stake than the limit allows is said in words."""
        words, colours, standing = self.context.words, colours_of(self), opened.standing
        self.credit.setText(badge(standing, words) if standing else "")
        self.credit.setToolTip(plain_tip(self.credit.text()))
        self.credit.setVisible(standing is not None)
        coloured(self.credit, colours.problem if standing and standing.is_over else colours.words)

    def _facts(self, record: Record) -> list[str]:
        words = self.context.words
        facts = [Header.is_sample.title(words)] if record[Header.is_sample] else []
        for purpose in _FACTS:
            field = next((field for field in record.kind.lists.get(purpose, ()) if record[field] is not None), None)
            if field is not None:
                value: Any = record[field]
                facts.append(value.city or value.province if purpose == "city" else field.type.show(value, words))
        return [fact for fact in (*facts, record.code) if fact]

    def show_chapters(self, titles: Sequence[str], jump: Callable[[int], None]) -> None:
        """Offer the chapters in a menu, for a window too narrow for the outline."""
        menu = QMenu(self.chapters)
        for place, title in enumerate(titles):
            menu.addAction(title.replace("&", "&&"), partial(jump, place))
        self.chapters.setMenu(menu)

    def show_mode(self, *, filling: bool, trashed: bool) -> None:
        """Offer what can be done now."""
        words = self.context.words
        self.edit.setVisible(not trashed)
        self.edit.setText(words.tr(N_("Done") if filling else N_("Edit")))
        self.edit.setIcon(icon("done" if filling else "edit", self))
        # Qt forgets the shortcut with every new text.
        self.edit.setShortcut(QKeySequence("Ctrl+E"))
        self.trash.setVisible(not trashed)
        self.erase.setVisible(trashed)
