"""Tidying up the file: the pages of data quality and of duplicates, and the ways that lead there."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from clientdesk.desk.quality.given import Finding
from clientdesk.i18n import N_
from clientdesk.ui.doubles.doing import DoublesDoing
from clientdesk.ui.doubles.page import DoublesPage
from clientdesk.ui.icons import icon
from clientdesk.ui.quality.doing import QualityDoing
from clientdesk.ui.quality.page import QualityPage
from clientdesk.ui.shell.entries import DOUBLES, QUALITY

if TYPE_CHECKING:
    from clientdesk.ui.window import Window


class Tidying(QObject):
    """The pages of a window that put its file in order; `actions` stand in the menu of clients."""

    def __init__(self, window: "Window") -> None:
        super().__init__(window)
        self.window = window
        self.context = window.context
        shell = window.shell
        self.quality = QualityPage(self.context, shell)
        shell.add_page(QUALITY, self.quality)
        shell.news.connect(self.quality.take_news)
        self.quality.counted.connect(partial(shell.tell_number, QUALITY))
        self.doing = QualityDoing(window, self.quality)
        self.quality.compare_asked.connect(self._compare)
        self.doubles = DoublesPage(self.context, shell)
        shell.add_page(DOUBLES, self.doubles)
        shell.news.connect(self.doubles.take_news)
        self.doubles.counted.connect(partial(shell.tell_number, DOUBLES))
        self.merging = DoublesDoing(window, self.doubles)
        window.tools.private.toggled.connect(self._mind_privacy)
        self.merge = self._action("doubles", N_("Merge the two chosen clients…"), self.merge_chosen)
        self.actions = (
            self.merge,
            self._action("doubles", N_("Duplicates"), partial(shell.go, DOUBLES)),
            self._action("quality", N_("Data quality"), partial(shell.go, QUALITY)),
        )
        window.list.chosen_bar.merge_asked.connect(self.merge_chosen)
        window.page.filling.merge_asked.connect(self.merging.compare)

    def _action(self, drawing: str, text: str, do: Callable[[], object]) -> QAction:
        made = QAction(icon(drawing, self.window), self.context.words.tr(text), self.window)
        made.triggered.connect(lambda _checked=False: do())
        return made

    def _mind_privacy(self, _on: object) -> None:
        self.quality.mind_privacy()
        self.doubles.mind_privacy()

    def _compare(self, finding: Finding) -> None:
        if finding.others:
            self.merging.compare(finding.line.code, finding.others[0].code)

    def merge_chosen(self) -> None:
        """Show the two clients that are chosen in the list side by side; the one above stays."""
        chosen = self.window.list.chosen()
        if len(chosen) == 2:
            self.merging.compare_numbers(*chosen)
        else:
            told = self.context.words.tr(N_("Choose two clients in the list first, with Ctrl and a click."))
            self.window.toast.show_text(told)
