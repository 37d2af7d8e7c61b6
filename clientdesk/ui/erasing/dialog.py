"""The dialogs that erase clients: what goes and what stays is said first, the certificate is shown afterwards."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from clientdesk.desk.certificates import Certified, certify_open
from clientdesk.desk.erasing import Ahead, Erased, erase, look_ahead
from clientdesk.desk.old_trash import AheadOfOld, erase_old, look_ahead_old
from clientdesk.i18n import N_
from clientdesk.ui import messages
from clientdesk.ui.context import Context
from clientdesk.ui.erasing.certificate import CertificatePage
from clientdesk.ui.erasing.wording import question, question_of_old
from clientdesk.ui.icons import icon
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import heading, label, wrapping
from clientdesk.ui.look import coloured, colours_of, em, sized, within_screen
from clientdesk.ui.paragraphs import Paragraphs
from clientdesk.ui.refusals import reason_and_hint


class EraseDialog(QDialog):
    """Asks for one client. `erased` tells of the clients that are gone."""

    erased = Signal(object)

    def __init__(self, context: Context, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.code = code
        self.ahead: Ahead | AheadOfOld | None = None
        self.is_busy = False
        words = context.words
        self.setWindowTitle(words.tr(N_("Erase for good")))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.8))
        self.title = heading(parent=self)
        self.title.setWordWrap(True)
        column.addWidget(self.title)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._make_question())
        self.certificate = CertificatePage(context, self)
        self.stack.addWidget(self.certificate)
        column.addWidget(self.stack, 1)
        self.told = wrapping(parent=self)
        self.told.hide()
        column.addWidget(self.told)
        column.addWidget(self._make_buttons())
        self.resize(within_screen(self, 56, 52))
        context.tasks.read(("erase", id(self)), self.looking(), self.show_ahead, self._fail)

    # Making

    def _make_question(self) -> QWidget:
        words = self.context.words
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        self.what = Paragraphs(inside)
        self.what.setAccessibleName(words.tr(N_("What erasing does")))
        column.addWidget(self.what, 1)
        warning = label(words.tr(N_("This cannot be undone.")), inside)
        sized(warning, 1.0, bold=True)
        coloured(warning, colours_of(self).problem)
        column.addWidget(warning)
        self.asked = wrapping(parent=inside)
        column.addWidget(self.asked)
        self.proof = LineEdit(inside)
        self.proof.setEnabled(False)
        self.proof.textChanged.connect(self._allow)
        self.proof.returnPressed.connect(self._go_on)
        column.addWidget(self.proof)
        return inside

    def _make_buttons(self) -> QDialogButtonBox:
        words = self.context.words
        box = QDialogButtonBox(self)
        self.ok = self._button(box, words.tr(N_("Erase for good")), QDialogButtonBox.ButtonRole.ActionRole)
        self.ok.setIcon(icon("trash", self))
        self.ok.setEnabled(False)
        self.ok.clicked.connect(lambda _checked=False: self.erase())
        self.pdf = self._button(box, words.tr(N_("Save as PDF…")), QDialogButtonBox.ButtonRole.ActionRole)
        self.pdf.clicked.connect(lambda _checked=False: self.certificate.ask(".pdf"))
        self.text = self._button(box, words.tr(N_("Save as text…")), QDialogButtonBox.ButtonRole.ActionRole)
        self.text.clicked.connect(lambda _checked=False: self.certificate.ask(".txt"))
        self.cancel = self._button(box, words.tr(N_("Cancel")), QDialogButtonBox.ButtonRole.RejectRole)
        for later in (self.pdf, self.text):
            later.hide()
        box.rejected.connect(self.reject)
        return box

    @staticmethod
    def _button(box: QDialogButtonBox, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        made = box.addButton(text, role)
        made.setAutoDefault(False)
        return made

    # Whom it asks for

    def looking(self) -> Callable[[], Ahead | AheadOfOld]:
        """What looks what erasing would do."""
        return partial(look_ahead, self.context.desk, self.code)

    def erasing(self) -> Callable[[], list[Erased]]:
        """What erases, in the thread that writes."""
        return partial(erase, self.context.desk, [self.code])

    # Before

    def show_ahead(self, ahead: Ahead | AheadOfOld) -> None:
        """Say what goes and what stays, and ask for something to be typed."""
        words = self.context.words
        self.ahead = ahead
        told = question(ahead, words) if isinstance(ahead, Ahead) else question_of_old(ahead, words)
        self.title.setText(told.title)
        self.what.show_paragraphs(told.parts)
        self.asked.setText(told.asked)
        self.proof.setAccessibleName(told.asked)
        self.proof.setEnabled(bool(told.asked))
        self.proof.setVisible(bool(told.asked))
        self.proof.setFocus()

    def _allow(self, typed: str) -> None:
        self.ok.setEnabled(self.ahead is not None and not self.is_busy and self.ahead.is_named(typed))

    def _go_on(self) -> None:
        """Enter leads to the button, and never presses it."""
        if self.ok.isEnabled():
            self.ok.setFocus()

    # Erasing

    def erase(self) -> None:
        """Erase them, then look what is left of them."""
        if not self.ok.isEnabled():
            return
        self._set_busy(self.context.words.tr(N_("Erasing…")))
        self.context.tasks.ask(self.erasing(), self._took, self._fail)

    def _set_busy(self, told: str) -> None:
        self.is_busy = bool(told)
        for part in (self.ok, self.cancel, self.proof):
            part.setEnabled(not self.is_busy)
        self._say(told, colours_of(self).words)

    def _took(self, gone: Sequence[Erased]) -> None:
        self._set_busy(self.context.words.tr(N_("Looking for what is left…")))
        self.erased.emit(gone)
        work = partial(certify_open, self.context.desk, gone)
        self.context.tasks.file(work, self.show_certificates, partial(self._show_unproved, gone))

    def _fail(self, error: Exception) -> None:
        self._set_busy("")
        self._allow(self.proof.text())
        self.proof.setEnabled(self.ahead is not None)
        self._say(reason_and_hint(error, self.context.words), colours_of(self).problem)

    def _say(self, text: str, colour: str) -> None:
        coloured(self.told, colour)
        self.told.setText(text)
        self.told.setVisible(bool(text))

    # Afterwards

    def _show_unproved(self, gone: Sequence[Erased], _error: Exception) -> None:
        """They are gone all the same."""
        self.show_certificates([Certified(erased, None) for erased in gone])

    def show_certificates(self, certified: Sequence[Certified]) -> None:
        """Show what was erased, to be saved."""
        words = self.context.words
        self._set_busy("")
        if len(certified) == 1:
            self.title.setText(words.tr(N_("{code} was erased"), code=certified[0].erased.code))
        else:
            self.title.setText(words.ntr("{n} client was erased", "{n} clients were erased", len(certified)))
        self.certificate.show_certificates(certified)
        self.stack.setCurrentWidget(self.certificate)
        self.ok.hide()
        for button in (self.pdf, self.text):
            button.show()
        self.cancel.setText(words.tr(N_("Close")))
        self.pdf.setFocus()

    def reject(self) -> None:
        """Close; not in the middle of it, and not without a word while the certificate is nowhere."""
        if self.is_busy:
            return
        if not self.certificate.certified or self.certificate.is_saved:
            super().reject()
        else:
            self.ask_close()

    def ask_close(self) -> QMessageBox:
        """Ask whether nobody needs the certificate."""
        words = self.context.words
        told = words.tr(N_("It is kept nowhere else, and cannot be made again."))
        question = words.tr(N_("Close without saving the certificate?"))
        return messages.ask(question, told, self, yes=words.tr(N_("Close")), then=self._close)

    def _close(self) -> None:
        super().reject()


class EraseOldDialog(EraseDialog):
    """Asks for all who have lain in the trash for long, but for those whom the books need."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, "", parent)

    def looking(self) -> Callable[[], Ahead | AheadOfOld]:
        return partial(look_ahead_old, self.context.desk)

    def erasing(self) -> Callable[[], list[Erased]]:
        assert isinstance(self.ahead, AheadOfOld)
        return partial(erase_old, self.context.desk, self.ahead.old)
