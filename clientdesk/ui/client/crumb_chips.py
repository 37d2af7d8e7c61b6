"""What a note tells in passing, as chips below it: what is pressed goes into the file when the note is saved."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from clientdesk.dossier.crumbs.crumb import Crumb
from clientdesk.dossier.crumbs.telling import told
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.client.buttons import pressed_or_not, push
from clientdesk.ui.context import Context
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.labels import quiet, tooltip
from clientdesk.ui.look import em

_DEBOUNCE = 400
"""Milliseconds after the last letter until the note is read."""
_LONGEST = 80
"""Letters of a chip."""
_ASKED = "crumbs"


class CrumbChips(QWidget):
    """`chosen` are those that are down."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._client = ""
        self._text = ""
        self._chips: list[tuple[Crumb, QPushButton]] = []
        self.flow = Flowing(self)
        self.flow.setSpacing(em(self, 0.4))
        self.title = quiet(context.words.tr(N_("Also for the file:")), self)
        self.flow.addWidget(self.title)
        self._debounce = QTimer(self)
        self._debounce.setSingleShot(True)
        self._debounce.setInterval(_DEBOUNCE)
        self._debounce.timeout.connect(self.read)
        self.hide()

    @property
    def chosen(self) -> tuple[Crumb, ...]:
        """What is to go into the file."""
        return tuple(crumb for crumb, chip in self._chips if chip.isChecked())

    @property
    def chips(self) -> list[QPushButton]:
        """The chips shown, in order."""
        return [chip for _crumb, chip in self._chips]

    def follow(self, client: Record | None, text: str) -> None:
        """Read a note about a client once nobody has typed for a moment; only persons have places for what it tells."""
        code = client.code if client is not None and client.kind.name == PERSON.name else ""
        if code != self._client or not text.strip():
            self.show_crumbs(())
        self._client, self._text = code, text.strip()
        if code and self._text:
            self._debounce.start()
        else:
            self._debounce.stop()
            self.context.tasks.drop(_ASKED)

    def read(self) -> None:
        """Read the note now."""
        self._debounce.stop()
        asked = self._client, self._text
        work = partial(self.context.desk.work.crumbs.found, *asked)
        self.context.tasks.read(_ASKED, work, partial(self._take, asked))

    def _take(self, asked: tuple[str, str], found: tuple[Crumb, ...]) -> None:
        if asked == (self._client, self._text):
            self.show_crumbs(found)

    def show_crumbs(self, found: Sequence[Crumb]) -> None:
        """Show a chip for each; what was down and is found again stays down."""
        down = [(one.field, one.piece) for one in self.chosen]
        for _crumb, chip in self._chips:
            self.flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [(one, self._chip(one)) for one in found]
        for one, chip in self._chips:
            chip.setChecked((one.field, one.piece) in down)
            self.flow.addWidget(chip)
            chip.show()
        self.setVisible(bool(found))
        self._fit()

    def _chip(self, crumb: Crumb) -> QPushButton:
        text = told(crumb, self.context.words).replace("\n", " ")
        chip = push(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…", _nothing, self)
        chip.setAccessibleName(text)
        tooltip(chip, self.context.words.tr(N_("Pressed, it goes into the file with the note: {told}"), told=text))
        pressed_or_not(chip)
        return chip

    def _fit(self) -> None:
        height = self.flow.heightForWidth(self.width()) if self._chips else 0
        if self.minimumHeight() != height:
            self.setMinimumHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self._fit()


def _nothing() -> None:
    """Pressing a chip only marks it."""
