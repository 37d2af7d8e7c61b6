"""What the page of data quality asks for, done: one step each, said in a sentence with Undo."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from clientdesk.desk.bulk import Done, archive
from clientdesk.desk.quality.given import Finding, Mended
from clientdesk.i18n import N_
from clientdesk.store.drafts import Draft
from clientdesk.store.news import Changed
from clientdesk.ui.long_work import LongStep
from clientdesk.ui.quality.page import QualityPage
from clientdesk.ui.shell.at_field import AtField

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class QualityDoing(QObject):
    """Between the page and the window."""

    def __init__(self, window: "Window", page: QualityPage) -> None:
        super().__init__(window)
        self.window = window
        self.page = page
        self.context = window.context
        self.long = LongStep(window, page.under_way)
        self.at_field = AtField(window)
        page.finding_asked.connect(self.open)
        page.mend_asked.connect(self.mend)
        page.leave_asked.connect(self.leave)
        page.clear_asked.connect(self.clear)
        page.archive_asked.connect(self.archive)

    def open(self, finding: Finding) -> None:
        """Show the client at the field."""
        self.at_field.show(finding.line.id, finding.field.key if finding.field else "")

    def mend(self, findings: tuple[Finding, ...]) -> None:
        """Put right what was agreed to."""
        quality = self.context.desk.quality
        self.long.do(lambda progress: quality.mend(findings, progress=progress), partial(self._mended, findings))

    def _mended(self, findings: tuple[Finding, ...], done: Mended) -> None:
        words = self.context.words
        self._tell(findings, done.changed)
        told = words.ntr("{n} was mended.", "{n} were mended.", done.count)
        if done.passed_over:
            more = words.ntr(
                "{n} had been changed in the meantime.", "{n} had been changed in the meantime.", done.passed_over
            )
            told = f"{told} {more}"
        self.window.tell_done(told)

    def leave(self, findings: tuple[Finding, ...]) -> None:
        """Note that these are as they should be."""
        quality = self.context.desk.quality
        self.context.tasks.ask(partial(quality.leave, findings), partial(self._left, findings))

    def _left(self, findings: tuple[Finding, ...], changed: Changed) -> None:
        self._tell(findings, changed)
        words = self.context.words
        self.window.tell_done(words.ntr("{n} is left as it is.", "{n} are left as they are.", len(findings)))

    def clear(self, findings: tuple[Finding, ...]) -> None:
        """Forget what was typed; the word that tells it offers to keep it after all."""
        quality = self.context.desk.quality
        self.context.tasks.ask(partial(quality.clear, findings), partial(self._cleared, findings))

    def _cleared(self, findings: tuple[Finding, ...], cleared: Sequence[Draft]) -> None:
        window, words = self.window, self.context.words
        self.page.drop(findings)
        window.page.refresh()
        told = words.ntr("{n} text was cleared.", "{n} texts were cleared.", len(cleared))
        window.toast.show_text(told, (words.tr(N_("Undo")), partial(self._keep, cleared)))

    def _keep(self, cleared: Sequence[Draft]) -> None:
        self.context.tasks.ask(partial(self.context.desk.quality.keep, cleared), self._kept)

    def _kept(self, _nothing: None) -> None:
        self.window.page.refresh()
        self.page.refresh()

    def archive(self, findings: tuple[Finding, ...]) -> None:
        """Archive the files of these clients."""
        clients = tuple(dict.fromkeys(one.line.id for one in findings))
        bulk = self.context.desk.bulk
        self.long.do(lambda progress: bulk.do(clients, archive(), progress=progress), partial(self._archived, findings))

    def _archived(self, findings: tuple[Finding, ...], done: Done) -> None:
        words = self.context.words
        self._tell(findings, done.changed)
        self.window.tell_done(words.ntr("{n} client was archived.", "{n} clients were archived.", done.count))

    def _tell(self, findings: Sequence[Finding], changed: Changed) -> None:
        self.window.take_news(changed)
        self.page.drop(findings)
        self.page.is_stale = False
