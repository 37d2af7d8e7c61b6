"""What a ledger brings back: each value beside the one in the file, taken over in one step or not at all."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from clientdesk.desk.trading.round_trip import ComingBack, take_over
from clientdesk.dossier.fields import Field
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.labels import heading, wrapping
from clientdesk.ui.look import as_list, coloured, colours_of, em
from clientdesk.ui.scroll_bars import slim

_WIDTHS = (12, 18, 12, 12)


class BackDialog(StoringDialog):
    """OK takes over what differs; what cannot be taken over is told with its row."""

    def __init__(self, context: Context, came: ComingBack, parent: QWidget | None = None) -> None:
        words = context.words
        super().__init__(context, words.tr(N_("Back from the accountant")), parent)
        self.came = came
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.5), em(self, 1.2), em(self, 1.5), em(self, 1.2))
        column.setSpacing(em(self, 0.7))
        count = len(came.differences)
        told = words.ntr("{n} value came back changed", "{n} values came back changed", count)
        column.addWidget(heading(told if count else words.tr(N_("Nothing came back changed")), self))
        self.list = QTreeWidget(self)
        slim(self.list)
        as_list(self.list)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(told)
        titles = (N_("Document"), N_("Field"), N_("Before"), N_("Came back"))
        self.list.setHeaderLabels([words.tr(title) for title in titles])
        for place, width in enumerate(_WIDTHS):
            self.list.setColumnWidth(place, em(self, width))
        for each in came.differences:
            texts = (each.document, each.field.title(words), self._shown(each.field, each.old))
            QTreeWidgetItem(self.list, [*texts, self._shown(each.field, each.new)])
        column.addWidget(self.list, 1)
        if came.troubles:
            lines = (
                words.tr(
                    N_("Sheet {sheet}, row {row}: {reason}"),
                    sheet=each.sheet,
                    row=each.row,
                    reason=words.tr(each.reason.text, **each.reason.values),
                )
                for each in came.troubles
            )
            self.troubles = wrapping("\n".join(lines), self)
            coloured(self.troubles, colours_of(self).problem)
            column.addWidget(self.troubles)
        self.add_foot(column)
        self.ok.setText(words.tr(N_("Take over")))
        self.ok.setEnabled(bool(count))
        self.resize(em(self, 60), em(self, 30))

    def _shown(self, field: Field[Any], value: Any) -> str:
        return "" if value is None else field.type.show(value, self.context.words)

    def save(self) -> None:
        """Take it over as one step."""
        self.store(partial(take_over, self.context.desk, self.came))
