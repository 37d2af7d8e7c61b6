"""The certificates of what was erased, to be read and saved."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.certificates import Certified, in_words, print_job, save
from clientdesk.exchange.certificate import TITLE
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.look import em
from clientdesk.ui.paragraphs import Chapter, Paragraphs
from clientdesk.ui.printing.outcome import Outcome
from clientdesk.ui.refusals import reason_and_hint
from clientdesk.ui.saving_file import ask_where

_KINDS = {".pdf": (N_("Save as PDF"), "PDF (*.pdf)"), ".txt": (N_("Save as text"), "TXT (*.txt)")}
"""{ending: (title of the dialog, filter)}"""
_SHOWN = 20
"""So many certificates are shown; all are saved."""


class CertificatePage(QWidget):
    """Empty until there is one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.certified: tuple[Certified, ...] = ()
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

    def show_certificates(self, certified: Sequence[Certified]) -> None:
        """Show them in words."""
        words = self.context.words
        self.certified = tuple(certified)
        told = [in_words(each, words) for each in self.certified[:_SHOWN]]
        more = len(self.certified[_SHOWN:])
        text = words.ntr("{n} more is saved with these.", "{n} more are saved with these.", more) if more else ""
        if len(told) == 1:
            self.said.show_paragraphs(told[0].parts)
        else:
            self.said.show_chapters([Chapter(each.code, each.parts) for each in told], end=text)
        one = N_("The certificate names nobody. Save it for whoever asked to be forgotten.")
        several = N_("The certificates name nobody. Save them: they prove what was erased.")
        self.outcome.hint(words.tr(one if len(self.certified) == 1 else several))

    def ask(self, ending: str) -> None:
        """Ask where the certificate goes."""
        if not self.certified:
            return
        words, context = self.context.words, self.context
        title, kind = _KINDS[ending]
        name = f"{words.tr(TITLE)}_{_called(self.certified)}{ending}"
        folder = context.remembered.folder_for_prints(context.desk.store.path)
        self.asking = ask_where(self.window(), words.tr(title), kind=kind, name=name, folder=folder, then=self.save)

    def save(self, path: str) -> None:
        """Write the certificate."""
        if self.certified:
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


def _called(certified: Sequence[Certified]) -> str:
    """The code in the name of a file, or of several the day."""
    first = certified[0].erased
    if len(certified) == 1:
        return first.code
    return datetime.fromisoformat(first.at).astimezone().date().isoformat()


def _save(desk: Desk, certified: Sequence[Certified], out: Path, language: str) -> None:
    """In a thread for files."""
    save(certified, out, print_job(desk, language=language))
