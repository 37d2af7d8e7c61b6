"""The return on equity taken apart: as a tree, and as a table of the same figures."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from clientdesk.dossier.statements.periods import Factor, Period, Periods
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.credit.drawing import Drawing, Picture, Shades
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import quiet
from clientdesk.ui.look import as_list, colours_of, em
from clientdesk.ui.ratios.charts import Size, name_of, shown, tree_of
from clientdesk.ui.scroll_bars import slim

_SIZES = {"R35": Size(420, 150), "R36": Size(520, 150)}


class DuPont(QWidget):
    """Of the last period at first."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.together = Periods("", ())
        words = context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1), 0, em(self, 1), em(self, 0.6))
        line = QHBoxLayout()
        self.period = Combo(self)
        self.period.setAccessibleName(words.tr(N_("Period")))
        self.factors = Combo(self)
        self.factors.setMinimumContentsLength(14)
        for ratio, text in (("R35", N_("Three factors")), ("R36", N_("Five factors"))):
            self.factors.addItem(words.tr(text), ratio)
        self.factors.setAccessibleName(words.tr(N_("Factors")))
        for box in (self.period, self.factors):
            box.activated.connect(self._show)
            line.addWidget(box)
        line.addStretch()
        column.addLayout(line)
        self.drawing = Drawing(self)
        column.addWidget(self.drawing, 1)
        self.note = quiet(parent=self)
        column.addWidget(self.note)
        self.table = QTreeWidget(self)
        self.table.setFrameShape(QFrame.Shape.StyledPanel)
        as_list(self.table)
        slim(self.table)
        self.table.setHeaderLabels([words.tr(N_("Factor")), words.tr(N_("Value")), words.tr(N_("A year before"))])
        self.table.setAccessibleName(words.tr(N_("Factors of the return on equity")))
        for place in (1, 2):
            self.table.headerItem().setTextAlignment(place, Qt.AlignmentFlag.AlignRight)
        # On a wide page the year before stays beside the value.
        self.table.header().setStretchLastSection(False)
        for place, wide in enumerate((22, 8, 10)):
            self.table.setColumnWidth(place, em(self, wide))
        column.addWidget(self.table, 1)
        self.setFocusProxy(self.table)

    def show_periods(self, together: Periods) -> None:
        """Show these periods; the one that was chosen stays so."""
        chosen = self.period.currentData()
        self.together = together
        self.period.clear()
        for period in together.periods:
            self.period.addItem(period.name, period.code)
        latest = together.latest
        place = self.period.findData(chosen)
        self.period.setCurrentIndex(place if place >= 0 else self.period.findData(latest.code if latest else ""))
        self._show()

    def _chosen(self) -> Period | None:
        return self.together.of(str(self.period.currentData() or ""))

    def _show(self, _place: int = 0) -> None:
        period = self._chosen()
        if period is None:
            return
        before = self.together.of(period.year_before) if period.year_before else None
        ratio = str(self.factors.currentData())
        root = self.context.desk.statements.dupont(period, before, ratio=ratio)
        words = self.context.words
        self.table.clear()
        self._add(root, self.table.invisibleRootItem())
        self.table.expandAll()
        self.note.setText("" if period.counts else words.tr(N_("The figures are those of a draft.")))
        self.note.setVisible(not period.counts)
        shades = Shades(colours_of(self), words)
        draw = partial(tree_of, root, size=_SIZES[ratio], shades=shades)
        self.context.tasks.read("dupont", draw, self._show_tree)

    def _add(self, factor: Factor, parent: QTreeWidgetItem) -> None:
        words = self.context.words
        before = shown(factor.prior, factor, words) if factor.prior is not None else ""
        item = QTreeWidgetItem(parent, [name_of(factor, words), shown(factor.value, factor, words), before])
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)
        for part in factor.factors:
            self._add(part, item)

    def _show_tree(self, picture: Picture) -> None:
        told = self.context.words.tr(
            N_("Chart: what the return on equity is made of; the table below holds its figures")
        )
        self.drawing.show_picture(picture, told)
