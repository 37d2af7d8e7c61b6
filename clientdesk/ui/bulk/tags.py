"""Tagging many clients: add or remove, by typing or from the tags that are used most."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QRadioButton, QWidget

from clientdesk.desk.bulk import Change, add_tags, remove_tags
from clientdesk.desk.tags import Tag
from clientdesk.dossier.header import Header
from clientdesk.i18n import N_
from clientdesk.ui.bulk.dialog import BulkDialog
from clientdesk.ui.context import Context
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.flowing import Flowing
from clientdesk.ui.look import em, lifted

_OFFERED = 12


class TagDialog(BulkDialog):
    """Which tags, and whether they come or go."""

    def __init__(self, context: Context, clients: tuple[int, ...], parent: QWidget | None = None) -> None:
        super().__init__(context, clients, parent)
        words = context.words
        self.setWindowTitle(words.tr(N_("Tag")))
        line = QHBoxLayout()
        self.adding = QRadioButton(words.tr(N_("Add")), self)
        self.removing = QRadioButton(words.tr(N_("Remove")), self)
        self.adding.setChecked(True)
        for way in (self.adding, self.removing):
            lifted(way)
            line.addWidget(way)
            way.toggled.connect(self.look_soon)
        line.addStretch()
        self.column.addLayout(line)
        self.editor = LineEditor(Header.tags, context, self)
        self.editor.line.setPlaceholderText(words.tr(N_("Tags, with semicolons between them")))
        self.editor.edited.connect(self.look_soon)
        self.column.addWidget(self.editor)
        self._offers = QWidget(self)
        flow = Flowing(self._offers)
        flow.setSpacing(em(self, 0.4))
        self.column.addWidget(self._offers)
        self._offers.hide()
        self.column.addStretch()
        self.end_with_buttons()
        self.editor.setFocus()
        self.resize(em(self, 40), em(self, 22))
        context.tasks.read(("tags", id(self)), partial(context.desk.tags.most_used, _OFFERED), self.offer)

    def offer(self, tags: list[Tag]) -> None:
        """Show tags that are in use, to be clicked."""
        layout = self._offers.layout()
        assert layout is not None
        for tag in tags:
            button = QPushButton(tag.name.replace("&", "&&"), self._offers)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._take_tag, tag.name))
            layout.addWidget(button)
        self._offers.setVisible(bool(tags))
        self.column.activate()
        needed = self.column.totalHeightForWidth(self.width()) + em(self, 3)
        self.resize(self.width(), max(self.height(), needed))

    def _take_tag(self, tag: str, _checked: object = None) -> None:
        """Write it behind what stands there; one that stands there already goes."""
        there = [word.strip() for word in self.editor.text().replace("；", ";").split(";") if word.strip()]
        kept = [word for word in there if word.casefold() != tag.casefold()]
        self.editor.set_text("; ".join(kept if len(kept) < len(there) else [*there, tag]))

    def change(self) -> Change | None:
        tags = self.editor.value()
        if not tags:
            return None
        return add_tags(tags) if self.adding.isChecked() else remove_tags(tags)
