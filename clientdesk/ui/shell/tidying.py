"""Tidying up the file: the pages of data quality and of duplicates, and the ways that lead there."""

from collections.abc import Callable
from functools import cached_property, partial
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
        shell.add_page(QUALITY, lambda: self.quality)
        shell.add_page(DOUBLES, lambda: self.merging.page)
        window.tools.private.toggled.connect(self._mind_privacy)
        self.merge = self._action("doubles", N_("Merge the two chosen clients…"), self.merge_chosen)
        self.actions = (
            self.merge,
            self._action("doubles", N_("Duplicates"), partial(shell.go, DOUBLES)),
            self._action("quality", N_("Data quality"), partial(shell.go, QUALITY)),
        )
        window.list.chosen_bar.merge_asked.connect(self.merge_chosen)
        window.page.filling.merge_asked.connect(self._compare_codes)

    # The pages, made when one first goes there

    @cached_property
    def quality(self) -> QualityPage:
        """What is wrong in the file."""
        shell = self.window.shell
        made = QualityPage(self.context, shell)
        shell.news.connect(made.take_news)
        made.counted.connect(partial(shell.tell_number, QUALITY))
        made.compare_asked.connect(self._compare)
        self.doing = QualityDoing(self.window, made)
        return made

    @cached_property
    def merging(self) -> DoublesDoing:
        """Who may be in the file twice, and what is done about it."""
        shell = self.window.shell
        page = DoublesPage(self.context, shell)
        shell.news.connect(page.take_news)
        page.counted.connect(partial(shell.tell_number, DOUBLES))
        return DoublesDoing(self.window, page)

    @property
    def doubles(self) -> DoublesPage:
        """The page of duplicates."""
        return self.merging.page

    # What is asked for

    def _action(self, drawing: str, text: str, do: Callable[[], object]) -> QAction:
        made = QAction(icon(drawing, self.window), self.context.words.tr(text), self.window)
        made.triggered.connect(lambda _checked=False: do())
        return made

    def _mind_privacy(self, _on: object) -> None:
        made = self.__dict__
        if "quality" in made:
            self.quality.mind_privacy()
        if "merging" in made:
            self.doubles.mind_privacy()

    def _compare(self, finding: Finding) -> None:
        if finding.others:
            self.merging.compare(finding.line.code, finding.others[0].code)

    def _compare_codes(self, keep: str, drop: str) -> None:
        self.merging.compare(keep, drop)

    def merge_chosen(self) -> None:
        """Show the two clients that are chosen in the list side by side; the one above stays."""
        chosen = self.window.list.chosen()
        if len(chosen) == 2:
            self.merging.compare_numbers(*chosen)
        else:
            told = self.context.words.tr(N_("Choose two clients in the list first, with Ctrl and a click."))
            self.window.toast.show_text(told)
