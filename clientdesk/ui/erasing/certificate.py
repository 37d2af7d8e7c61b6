"""The certificate of what was erased, to be read and saved."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.certificates import Certified, in_words, print_job, save
from clientdesk.exchange.certificate import TITLE
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import em
from clientdesk.ui.paragraphs import Paragraphs
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where

_KINDS = {".pdf": (N_("Save as PDF"), "PDF (*.pdf)"), ".txt": (N_("Save as text"), "TXT (*.txt)")}
"""{ending: (title of the dialog, filter)}"""


class CertificatePage(QWidget):
    """Empty until there is a certificate."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.certified: Certified | None = None
        self.is_saved = False
        self.asking: QFileDialog | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.6))
        self.said = Paragraphs(self)
        self.said.setAccessibleName(context.words.tr(TITLE))
        column.addWidget(self.said, 1)
        self.outcome = Outcome(context.words, self)
        column.addWidget(self.outcome)

    def show_certificate(self, certified: Certified) -> None:
        """Show it in words."""
        self.certified = certified
        self.said.show_paragraphs(in_words(certified, self.context.words).parts)
        told = N_("The certificate tells of nobody. Save it for whoever asked to be forgotten.")
        self.outcome.hint(self.context.words.tr(told))

    def ask(self, ending: str) -> None:
        """Ask where the certificate goes."""
        if self.certified is None:
            return
        words, context = self.context.words, self.context
        title, kind = _KINDS[ending]
        name = f"{words.tr(TITLE)}_{self.certified.erased.code}{ending}"
        folder = context.remembered.folder_for_prints(context.desk.store.path)
        self.asking = ask_where(self.window(), words.tr(title), kind=kind, name=name, folder=folder, then=self.save)

    def save(self, path: str) -> None:
        """Write the certificate."""
        if self.certified is not None:
            out = Path(path)
            self.context.remembered.prints["folder"] = str(out.parent)
            self.context.remembered.save()
            work = partial(_save, self.context.desk, self.certified, out, self.context.words.language)
            self.context.tasks.file(work, partial(self._tell_saved, out), self._complain)

    def _tell_saved(self, out: Path, _done: None) -> None:
        self.is_saved = True
        self.outcome.say(self.context.words.tr(N_("Saved as {file}."), file=out.name), out)

    def _complain(self, error: Exception) -> None:
        self.outcome.complain(reason_and_hint(error, self.context.words))


def _save(desk: Desk, certified: Certified, out: Path, language: str) -> None:
    """In a thread for files."""
    save([certified], out, print_job(desk, language=language))
