"""The funnel: a button for each stage with its number and sums, and between them how many came further."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from clientdesk.analysis.sales.funnel import FUNNEL, Conversion, Layer
from clientdesk.dossier.sales.stages import NEGOTIATION
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import plain_tip, quiet
from clientdesk.ui.look import colours_of, em
from clientdesk.ui.sales.wording import at_least, money, share, stage_label, uncounted

_BAR = 0.35


class StageButton(QPushButton):
    """Down while only its stage is listed; the bar below is as long as its amount among those of the others."""

    def __init__(self, stage: str, words: Catalogue, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = stage
        self.words = words
        self.part = 0.0
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(round(self.fontMetrics().height() * 3.2))
        self.toggled.connect(self._dress)

    def show_layer(self, layer: Layer, *, part: float) -> None:
        """Show how many there are, and of which amount."""
        self.part = part
        title = stage_label(layer.stage, self.words)
        self.setText(f"{title}  {layer.count:,}\n{at_least(layer.amount, layer.unknown)}".replace("&", "&&"))
        self.setEnabled(bool(layer.count) or self.isChecked())
        tip = self.words.tr(
            N_("{stage}: {count}, amount {amount}, weighted {weighted}"),
            stage=title,
            count=self.words.ntr("{n} opportunity", "{n} opportunities", layer.count),
            amount=money(layer.amount),
            weighted=money(layer.weighted),
        )
        if layer.unknown:
            tip = f"{tip} · {uncounted(layer.unknown, self.words)}"
        self.setToolTip(plain_tip(tip))
        self.setAccessibleName(tip)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        super().paintEvent(event)
        if not self.part:
            return
        colours, height = colours_of(self), em(self, _BAR)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.on_accent if self.isChecked() else colours.accent))
        room = self.width() - 4 * height
        box = QRectF(2 * height, self.height() - 2 * height, max(height, room * self.part), height)
        painter.drawRoundedRect(box, height / 2, height / 2)

    def _dress(self, is_down: bool) -> None:  # noqa: FBT001 - Qt's signal
        """The style draws a pressed button hardly darker than the others, on dark ground not at all."""
        colours, shades = colours_of(self), QPalette(QApplication.palette())
        if is_down:
            shades.setColor(QPalette.ColorRole.Button, QColor(colours.accent))
            shades.setColor(QPalette.ColorRole.ButtonText, QColor(colours.on_accent))
        self.setPalette(shades)


class FunnelView(QWidget):
    """`stage_asked` brings the stage that is to be listed, empty for all of them."""

    stage_asked = Signal(str)

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.stage = ""
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.4))
        self.buttons: dict[str, StageButton] = {}
        self.steps: dict[str, QLabel] = {}
        for stage in FUNNEL:
            button = self.buttons[stage] = StageButton(stage, words, self)
            button.clicked.connect(lambda _checked=False, stage=stage: self._ask(stage))
            line.addWidget(button, 1)
            if stage != FUNNEL[-1]:
                step = self.steps[stage] = quiet(parent=self)
                step.setAlignment(Qt.AlignmentFlag.AlignCenter)
                step.setWordWrap(False)
                line.addWidget(step)

    def show_funnel(self, layers: Sequence[Layer], steps: Sequence[Conversion]) -> None:
        """Show these."""
        most = max((layer.amount for layer in layers), default=Decimal(0))
        for layer in layers:
            self.buttons[layer.stage].show_layer(layer, part=float(layer.amount / most) if most else 0.0)
        for step in steps:
            if (view := self.steps.get(step.stage)) is not None:
                self._show_step(view, step)

    def _show_step(self, view: QLabel, step: Conversion) -> None:
        text = f"→ {share(step.rate, self.words)}" if step.rate is not None else "→"
        if step.stage == NEGOTIATION:
            text = self.words.tr(N_("→ {share} won"), share=share(step.rate, self.words))
        told = self.words.tr(
            N_("{beyond} of {reached} that reached this stage came further: {share}"),
            beyond=step.beyond,
            reached=step.reached,
            share=share(step.rate, self.words),
        )
        view.setText(text)
        view.setToolTip(plain_tip(told))
        view.setAccessibleName(told)

    def mark(self, stage: str) -> None:
        """Let the button of a stage be down, none where it is empty."""
        self.stage = stage
        for name, button in self.buttons.items():
            button.setChecked(name == stage)

    def _ask(self, stage: str) -> None:
        self.mark("" if stage == self.stage else stage)
        self.stage_asked.emit(self.stage)
