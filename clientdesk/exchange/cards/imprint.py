"""What every page says of the print itself: who printed it and when, which page it is, how it is to be kept."""

from dataclasses import dataclass
from math import atan2, degrees, hypot
from typing import Any

from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.typeset import Typesetter, draw
from clientdesk.i18n import N_

_HEAD = 7 * mm
FOOT = 15 * mm
"""Where the rule over the footer of a page stands, above the lower edge."""


@dataclass(frozen=True)
class Imprint:
    """Draws the same words at head and foot of every page of a print. Lengths in points.

    foot    how far the rule over the footer is above the lower edge
    style   how head and foot are set
    """

    job: PrintJob
    paper: tuple[float, float]
    margin: float = look.MARGIN
    foot: float = FOOT
    style: look.Style = look.SMALL

    @property
    def typesetter(self) -> Typesetter:
        """Sets text in the language of the print."""
        return Typesetter(self.job.words.language)

    @property
    def warning(self) -> str:
        """The red words in head and footer, empty where nothing sensitive is shown."""
        return self.job.words.tr(N_("Contains sensitive data")) if self.job.disclosure.unmasked else ""

    @property
    def printed(self) -> str:
        """Who printed it, and when."""
        time = self.job.now.astimezone().strftime("%Y-%m-%d %H:%M")
        if not self.job.printed_by:
            return self.job.words.tr(N_("Printed {time}"), time=time)
        return self.job.words.tr(N_("Printed by {user} · {time}"), user=self.job.printed_by, time=time)

    def marks(self, *, sample: bool) -> str:
        """What has to be seen at the top of a page: that it is a sample, that it holds sensitive data."""
        words = [self.job.words.tr(N_("Sample"))] if sample or self.job.sample else []
        return "  ·  ".join([*words, *filter(None, [self.warning])])

    def watermark(self, canvas: Any, *, sample: bool) -> None:
        """The same as one faint word across the page, to be drawn first."""
        if sample or self.job.sample:
            word = self.job.words.tr(N_("Sample"))
        elif self.job.disclosure.unmasked:
            word = self.warning
        else:
            return
        width, height = self.paper
        setting = self.typesetter.fitted(word, look.WATERMARK, width=hypot(width, height) * 0.57)
        canvas.saveState()
        canvas.translate(width / 2, height / 2)
        canvas.rotate(degrees(atan2(height, width)))
        draw(canvas, setting, -setting.width / 2, setting.height / 2)
        canvas.restoreState()

    def head(self, canvas: Any, who: str, *, sample: bool) -> None:
        """The running head: the marks, and (on later pages) whose page it is over a rule."""
        width, height = self.paper
        top, right = height - _HEAD, width - self.margin
        marks = self.typesetter.line(self.marks(sample=sample), self._warning_style)
        draw(canvas, marks, right, top, right=True)
        if who:
            room = width - 2 * self.margin
            setting = self.typesetter.fitted(who, look.SMALL_BOLD, width=room * 0.7)
            draw(canvas, setting, self.margin, top)
            self._rule(canvas, top - 11)

    def footer(self, canvas: Any, place: tuple[int, int], *, confidentiality: str, masked: bool) -> None:
        """How confidential it is, page x of y (`place`), who printed it; below, how it is to be kept."""
        words, width = self.job.words, self.paper[0]
        self._rule(canvas, self.foot)
        page = words.tr(N_("Page {page} of {pages}"), page=place[0], pages=place[1])
        centre = self.typesetter.line(page, self.style)
        side = (width - 2 * self.margin - centre.width) / 2 - look.GUTTER
        top = self.foot - 2
        self._ends(canvas, top, (confidentiality, self.style), (self.printed, self.style), widths=(side, side))
        draw(canvas, centre, (width - centre.width) / 2, top)
        privacy = words.tr(N_("Contains personal data; keep it locked away and shred it when done."))
        note = (words.tr(N_("Personal data masked")) if masked else "", look.FINE)
        if self.warning:
            note = (self.warning, look.FINE_WARNING)
        right = self.typesetter.width(*note)
        left = width - 2 * self.margin - right - look.GUTTER
        self._ends(canvas, top - self.style.leading, (privacy, look.FINE), note, widths=(left, right))

    def _ends(
        self,
        canvas: Any,
        top: float,
        left: tuple[str, look.Style],
        right: tuple[str, look.Style],
        *,
        widths: tuple[float, float],
    ) -> None:
        """A text at the left margin and one at the right."""
        draw(canvas, self.typesetter.fitted(*left, width=widths[0]), self.margin, top)
        edge = self.paper[0] - self.margin
        draw(canvas, self.typesetter.fitted(*right, width=widths[1]), edge, top, right=True)

    @property
    def _warning_style(self) -> look.Style:
        return look.Style(self.style.size, self.style.leading, look.WARNING, bold=True)

    def _rule(self, canvas: Any, y: float) -> None:
        canvas.setStrokeColor(look.HAIR)
        canvas.setLineWidth(look.THIN)
        canvas.line(self.margin, y, self.paper[0] - self.margin, y)
