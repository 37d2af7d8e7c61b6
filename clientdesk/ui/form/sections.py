"""Which sections of a kind of client are shown, and in which order: ticks in a list that can be dragged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.homelands import has_chinese_customs
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.chapters import Chapter, chapters
from clientdesk.ui.form.starred import arrange, arranged, keep_customs, keeps_customs, left_out
from clientdesk.ui.inputs import Tick
from clientdesk.ui.labels import quiet, tooltip
from clientdesk.ui.lines import plain_list
from clientdesk.ui.look import em, primary

_NAME = Qt.ItemDataRole.UserRole


class Sections(QDialog):
    """Accepted, the choice is remembered."""

    def __init__(self, kind: Kind, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.kind = kind
        self.context = context
        words = context.words
        self.setWindowTitle(words.tr(N_("Sections: {kind}"), kind=kind.title_in(words)))
        column = QVBoxLayout(self)
        column.addWidget(
            quiet(words.tr(N_("Untick what you do not need. Nothing is deleted, and a search still finds it.")), self)
        )
        self.list = QListWidget(self)
        plain_list(self.list)
        self.list.setAccessibleName(self.windowTitle())
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        column.addWidget(self.list, 1)
        self._fill(arranged(context.remembered, kind), left_out(context.remembered, kind))
        line = QHBoxLayout()
        self.up = self._button(N_("Up"), line)
        self.down = self._button(N_("Down"), line)
        self.reset = self._button(N_("Original order"), line)
        self.up.clicked.connect(lambda _checked=False: self.move_by(-1))
        self.down.clicked.connect(lambda _checked=False: self.move_by(1))
        self.reset.clicked.connect(lambda _checked=False: self._fill(chapters(kind), frozenset()))
        line.addStretch()
        column.addLayout(line)
        self.customs = Tick(words.tr(N_("Chinese customs too: zodiac, lunar birthdays, nominal age, pinyin")), self)
        tooltip(self.customs, words.tr(N_("Without the tick these fields are shown only where they are filled in.")))
        self.customs.setChecked(keeps_customs(context.remembered))
        self.customs.setHidden(has_chinese_customs(context.desk.home))
        column.addWidget(self.customs)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setDefault(True)
        primary(buttons.button(QDialogButtonBox.StandardButton.Ok))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self.resize(em(self, 30), em(self, 38 if self.customs.isHidden() else 40))

    def _button(self, text: str, line: QHBoxLayout) -> QPushButton:
        made = QPushButton(self.context.words.tr(text), self)
        made.setAutoDefault(False)
        line.addWidget(made)
        return made

    def _fill(self, order: tuple[Chapter, ...], hidden: frozenset[str]) -> None:
        self.list.clear()
        for chapter in order:
            item = QListWidgetItem(chapter.title(self.context.words), self.list)
            item.setData(_NAME, chapter.name)
            item.setCheckState(Qt.CheckState.Unchecked if chapter.name in hidden else Qt.CheckState.Checked)
        self.list.setCurrentRow(0)

    def move_by(self, by: int) -> None:
        """Move the current section up or down."""
        place = self.list.currentRow()
        if 0 <= place + by < self.list.count():
            item = self.list.takeItem(place)
            self.list.insertItem(place + by, item)
            self.list.setCurrentRow(place + by)

    def accept(self) -> None:
        """Remember the choice; of all sections at least one stays."""
        items = [self.list.item(place) for place in range(self.list.count())]
        hidden = [item.data(_NAME) for item in items if item.checkState() is Qt.CheckState.Unchecked]
        if len(hidden) == len(items):
            hidden = []
        arrange(self.context.remembered, self.kind, [item.data(_NAME) for item in items], hidden)
        keep_customs(self.context.remembered, wanted=self.customs.isChecked())
        self.context.desk.keeps_chinese_customs = self.customs.isChecked()
        super().accept()
