"""One ratio explained: how it came about, from which figures, how it is judged and by whom, where it has gone."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from clientdesk.dossier.choices.statements import BAND
from clientdesk.dossier.statements.formula import said
from clientdesk.dossier.statements.periods import Period, Periods
from clientdesk.dossier.statements.ratio import Band, Ratio
from clientdesk.dossier.statements.results import NOT_BALANCED, Result, flag_text
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.credit.drawing import Drawing, Picture, Shades
from clientdesk.ui.labels import heading, quiet, readable
from clientdesk.ui.look import coloured, colours_of, em, sized
from clientdesk.ui.ratios.charts import Size, trend_of
from clientdesk.ui.ratios.model import band_colour, band_text, change_text, trend_word
from clientdesk.ui.scrolled import paper_in

_CHART = Size(260, 130)


class Explained(QScrollArea):
    """Says nothing until a ratio is chosen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        words = context.words
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.tr(N_("How the ratio came about")))
        page = paper_in(self)
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(em(page, 1), em(page, 0.2), em(page, 0.8), em(page, 1))
        self.column.setSpacing(em(page, 0.5))
        self.title = heading(parent=page)
        self.title.setWordWrap(True)
        self.value = readable(parent=page)
        sized(self.value, 1.3, bold=True)
        self.judged = readable(parent=page)
        self.reckoned = readable(parent=page)
        self.reckoned.setAccessibleName(words.tr(N_("Formula")))
        self.flags = readable(parent=page)
        coloured(self.flags, colours_of(self).warning)
        self.inputs = QGridLayout()
        self.inputs.setHorizontalSpacing(em(page, 0.8))
        self.inputs.setVerticalSpacing(em(page, 0.15))
        self.inputs.setColumnStretch(0, 1)
        self.drawing = Drawing(page)
        self.bands = readable(parent=page)
        self.mind = quiet(parent=page)
        for widget in (self.title, self.value, self.judged, self.reckoned, self.flags):
            self.column.addWidget(widget)
        self.column.addLayout(self.inputs)
        self.column.addWidget(self.drawing)
        self.column.addWidget(self.bands)
        self.column.addWidget(self.mind)
        self.column.addStretch()
        self.page = page

    # Showing

    def show_result(self, result: Result, period: Period, together: Periods) -> None:
        """Explain a ratio of a period."""
        words = self.context.words
        ratio = result.ratio
        self.title.setText(f"{ratio.title(words)} · {period.name}")
        unit = ratio.unit_in(words) if result.value is not None else ""
        self.value.setText(f"{result.shown(words)} {unit}".strip() if unit != "%" else result.shown(words))
        self._judge(result, period)
        end = result.shown(words) if result.reason is None else result.reason.sentence(words)
        self.reckoned.setText(f"{result.formula(words)}\n= {result.figures()}\n= {end}")
        told = [flag_text(flag, words) for flag in result.flags]
        self.flags.setText("\n".join(f"⚠ {text}" if NOT_BALANCED in result.flags else text for text in told))
        self.flags.setVisible(bool(told))
        self._show_inputs(result)
        self.bands.setText(bands_told(ratio, together.settings.bands.get(ratio.id, ratio.bands), words))
        self.bands.setVisible(bool(self.bands.text()))
        self.mind.setText(words.tr(ratio.mind) if ratio.mind else "")
        self.mind.setVisible(bool(ratio.mind))
        self._ask_chart(ratio, together)

    def _judge(self, result: Result, period: Period) -> None:
        words, colours = self.context.words, colours_of(self)
        parts = []
        if result.band:
            parts.append(words.tr(N_("Judged: {band}"), band=band_text(result, words)))
        if change := change_text(result):
            parts.append(f"{change} {trend_word(result, words)}")
        if not period.counts:
            parts.append(words.tr(N_("of a draft")))
        self.judged.setText(" · ".join(parts))
        self.judged.setVisible(bool(parts))
        coloured(self.judged, band_colour(result.band, colours) if result.band else colours.quiet)

    def _show_inputs(self, result: Result) -> None:
        words = self.context.words
        while item := self.inputs.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        cells = {(cell.key, cell.column): cell for cell in result.term.cells()}
        for row, cell in enumerate(cells.values()):
            value = words.tr(N_("not known")) if cell.value is None else f"{cell.value:,.2f}"
            amount: QLabel = readable(value, self.page)
            amount.setWordWrap(False)
            amount.setAccessibleName(said(cell, words))
            amount.setAlignment(Qt.AlignmentFlag.AlignRight)
            self.inputs.addWidget(quiet(said(cell, words), self.page), row, 0)
            self.inputs.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignTop)

    def _ask_chart(self, ratio: Ratio, together: Periods) -> None:
        shades = Shades(colours_of(self), self.context.words)
        draw = partial(trend_of, ratio, together.periods, together.settings, size=_CHART, shades=shades)
        self.context.tasks.read("trend of a ratio", draw, partial(self._show_chart, ratio))

    def _show_chart(self, ratio: Ratio, picture: Picture) -> None:
        words = self.context.words
        told = words.tr(N_("Chart: {what} over the periods"), what=ratio.title(words))
        self.drawing.show_picture(picture, told)


def bands_told(ratio: Ratio, bands: tuple[Band, ...], words: Catalogue) -> str:
    """The bands in words, and whose they are."""
    parts: list[str] = []
    before = ""
    for band in bands:
        word = BAND.label(band.word, words)
        if band.below is None:
            parts.append(f"≥ {before}: {word}" if before else word)
        else:
            edge = ratio.show(band.below)
            parts.append(f"{before} – {edge}: {word}" if before else f"< {edge}: {word}")
            before = edge
    if not parts:
        return ""
    told = "\n".join(parts)
    source = words.tr(N_("Rule of thumb: {source}"), source=words.tr(ratio.source)) if ratio.source else ""
    return f"{told}\n{source}".strip()
