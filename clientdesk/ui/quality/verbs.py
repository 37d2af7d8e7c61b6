"""The buttons under the findings: what can be done with all that is sure, and with those that are chosen."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QVBoxLayout, QWidget

from clientdesk.desk.quality import matters
from clientdesk.desk.quality.given import Finding, WorkList
from clientdesk.i18n import N_
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.icons import icon
from clientdesk.ui.labels import quiet, tooltip
from clientdesk.ui.look import em
from clientdesk.ui.quality.preview import MendPreview

if TYPE_CHECKING:
    from clientdesk.ui.quality.page import QualityPage


class Verbs(QWidget):
    """Every verb that changes values shows them first."""

    def __init__(self, page: "QualityPage", parent: QWidget) -> None:
        super().__init__(parent)
        self.page = page
        self.words = page.context.words
        self.found: WorkList | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em(self, 0.3))
        self.told = quiet(parent=self)
        column.addWidget(self.told)
        inner = QWidget(self)
        flow = Flowing(inner)
        flow.setSpacing(em(self, 0.4))
        column.addWidget(inner)
        tr = self.words.tr
        self.sure = self._button(inner, "done", "", self.mend_sure)
        self.mend = self._button(inner, "edit", "", self.mend_chosen)
        self.open = self._button(inner, "forward", tr(N_("Open the client")), page.open_current)
        self.compare = self._button(inner, "doubles", tr(N_("Compare the two…")), self._compare)
        self.clear = self._button(inner, "close", tr(N_("Clear what was typed")), self._clear)
        self.archive = self._button(inner, "file", tr(N_("Archive")), self._archive)
        self.leave = self._button(inner, "minus", tr(N_("Leave as it is")), self._leave)
        tooltip(self.leave, tr(N_("It is right as it stands; it is not listed again until its field is changed.")))
        self.buttons = (self.sure, self.mend, self.open, self.compare, self.clear, self.archive, self.leave)

    def _button(self, parent: QWidget, drawing: str, text: str, do: Callable[[], object]) -> QPushButton:
        made = QPushButton(icon(drawing, self), text, parent)
        made.setAutoDefault(False)
        made.clicked.connect(lambda _checked=False: do())
        layout = parent.layout()
        assert layout is not None
        layout.addWidget(made)
        return made

    def show_list(self, found: WorkList) -> None:
        """Offer what can be done with this list."""
        self.found = found
        matter, name = found.matter, found.matter.name
        self.sure.setText(
            self.words.tr(N_("{doing}: all {n}…"), doing=self.words.tr(matter.doing), n=f"{len(found.sure):,}")
        )
        self.sure.setVisible(bool(found.sure))
        self.mend.setVisible(bool(found.mendable))
        self.compare.setVisible(name == matters.SAME_PHONE.name)
        self.clear.setVisible(name == matters.DRAFTS.name)
        self.archive.setVisible(name == matters.STALE.name)
        self.leave.setVisible(matter.leave)

    def show_chosen(self, chosen: tuple[Finding, ...]) -> None:
        """Say how many are chosen, and offer what can be done with these."""
        found = self.found
        can_mend = [one for one in chosen if one.remedy is not None]
        self.mend.setText(self.words.tr(N_("{doing}: {n} chosen…"), doing=self._doing(), n=f"{len(can_mend):,}"))
        self.mend.setEnabled(bool(can_mend))
        for button in (self.open, self.clear, self.archive, self.leave):
            button.setEnabled(bool(chosen))
        self.compare.setEnabled(len(chosen) == 1 and bool(chosen[0].others))
        total = len(found.findings) if found else 0
        if total:
            words = self.words.ntr("{n} finding", "{n} findings", total)
            told = self.words.tr(N_("{findings}, {n} chosen"), findings=words, n=f"{len(chosen):,}")
            self.told.setText(told)
        else:
            self.told.setText(self.words.tr(N_("Nothing of this kind was found.")))
        for button in self.buttons:
            if not total:
                button.hide()
            elif button is self.open:
                button.show()

    def _doing(self) -> str:
        return self.words.tr(self.found.matter.doing) if self.found else ""

    def fill(self, menu: QMenu) -> None:
        """Put what is offered into a menu."""
        for button in self.buttons[1:]:
            if not button.isHidden():
                menu.addAction(button.icon(), button.text(), button.click).setEnabled(button.isEnabled())

    # Doing

    def mend_sure(self) -> MendPreview | None:
        """Show what mending all that is sure would change, and ask."""
        return self._preview(self.found.sure) if self.found else None

    def mend_chosen(self) -> MendPreview | None:
        """Show what mending those chosen would change, and ask."""
        return self._preview(tuple(one for one in self.page.table.chosen() if one.remedy is not None))

    def _preview(self, findings: tuple[Finding, ...]) -> MendPreview | None:
        if self.found is None or not findings:
            return None
        dialog = MendPreview(self.page.context, self.found.matter, findings, self.page.window())
        dialog.agreed.connect(self.page.mend_asked)
        dialog.open()
        return dialog

    def _compare(self) -> None:
        if current := self.page.table.current:
            self.page.compare_asked.emit(current)

    def _clear(self) -> None:
        self.page.clear_asked.emit(self.page.table.chosen())

    def _archive(self) -> None:
        self.page.archive_asked.emit(self.page.table.chosen())

    def _leave(self) -> None:
        self.page.leave_asked.emit(self.page.table.chosen())
