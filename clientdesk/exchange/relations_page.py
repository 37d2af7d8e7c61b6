"""The relation graph on one page of A4, lying: the same boxes and lines as on the screen, made to fit the paper."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.exchange.cards import Print
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.layouts import A4_ACROSS, Layout
from clientdesk.exchange.relations import CIRCLES, Box, Circle, Curve, Graph, Head, Plan, plan
from clientdesk.i18n import N_, Catalogue

LINES = {
    Circle.FAMILY: 0x9A3D6B,
    Circle.FRIENDS: 0x2F7D4F,
    Circle.WORK: 0x1F5F8F,
    Circle.PEOPLE: 0x1F5F8F,
    Circle.FIRMS: 0x7A5C1E,
    Circle.INTRODUCED: 0x5B4BA0,
}
"""The colour of each circle on white, as 0xRRGGBB; in grey all are dark, the words tell them apart."""
_LARGEST = 1.05
"""Points to a unit of the drawing, where there is room."""
_CORNER = 4.0


@dataclass(frozen=True)
class Page:
    """What is printed: the graph, and the client it is about."""

    graph: Graph
    client: Record

    @property
    def plan(self) -> Plan:
        """Where everything stands."""
        return plan(self.graph)


def make_relations(page: Page, job: PrintJob) -> Print:
    """The graph as a PDF of one page. `job` says who prints, when, for whom and in which language."""
    from clientdesk.exchange.cards.document import written

    title = job.words.tr(N_("Relations of {name}"), name=page.graph.root.name)
    layout = Layout("relations", N_("Relations"), A4_ACROSS, partial(_draw, page), title=title)
    pdf, pages = written(job, layout)
    return Print(pdf, pages)


def told(graph: Graph, words: Catalogue) -> str:
    """What is not in the drawing, in words; empty where all is."""
    parts = []
    if graph.left_out:
        parts.append(words.ntr("{n} sensitive tie is not shown.", "{n} sensitive ties are not shown.", graph.left_out))
    if graph.more:
        parts.append(words.ntr("There is no room for {n} more.", "There is no room for {n} more.", graph.more))
    return " ".join(parts)


def _draw(page: Page, job: PrintJob, canvas: Any) -> None:
    from reportlab.lib.units import mm

    from clientdesk.exchange.cards import look
    from clientdesk.exchange.cards.imprint import Imprint
    from clientdesk.exchange.cards.typeset import Typesetter, draw

    paper = (A4_ACROSS[0] * mm, A4_ACROSS[1] * mm)
    sample, words, setter = bool(page.client[Header.is_sample]), job.words, Typesetter(job.words.language)
    imprint = Imprint(job, paper)
    imprint.watermark(canvas, sample=sample)
    imprint.head(canvas, "", sample=sample)
    room = paper[0] - 2 * look.MARGIN
    title = words.tr(N_("Relations of {name}"), name=page.graph.root.name)
    draw(canvas, setter.fitted(title, look.NAME, width=room), look.MARGIN, paper[1] - 13 * mm)
    legend_top = 27 * mm
    top, bottom = paper[1] - 24 * mm, legend_top + 3 * mm
    drawing = page.plan
    scale = min(_LARGEST, room / drawing.width, (top - bottom) / drawing.height)
    canvas.saveState()
    left = (paper[0] - drawing.width * scale) / 2
    pen = _Pen(canvas, setter, words, left, top - (top - bottom - drawing.height * scale) / 2, scale)
    pen.draw(drawing, page.client)
    canvas.restoreState()
    pen.legend(look.MARGIN, legend_top, told(page.graph, words))
    level = Header.confidentiality.type.show(page.client[Header.confidentiality] or "internal", words)
    imprint.footer(canvas, (1, 1), confidentiality=level, masked=page.graph.masked)
    canvas.showPage()


@dataclass(frozen=True)
class _Pen:
    """Draws a plan with its upper left corner at (left, top), `scale` points to the unit."""

    canvas: Any
    setter: Any
    words: Catalogue
    left: float
    top: float
    scale: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the plan on the paper."""
        return self.left + x * self.scale, self.top - y * self.scale

    def draw(self, drawing: Plan, client: Record) -> None:
        """Lines first, since the boxes stand on them."""
        for curve in drawing.curves:
            self._curve(curve)
        for head in drawing.heads:
            self._head(head)
        for box in drawing.boxes:
            self._box(box, client)

    def _curve(self, curve: Curve) -> None:
        from reportlab.lib.colors import HexColor

        (ax, ay), (bx, by) = curve.controls
        self.canvas.setStrokeColor(HexColor(LINES[curve.circle]))
        self.canvas.setLineWidth(0.6 if curve.tie else 0.9)
        self.canvas.setDash(*([2, 2],) if curve.tie else ())
        points = (self.at(curve.x0, curve.y0), self.at(ax, ay), self.at(bx, by), self.at(curve.x1, curve.y1))
        self.canvas.bezier(*(number for point in points for number in point))
        self.canvas.setDash()

    def _head(self, head: Head) -> None:
        from reportlab.lib.colors import HexColor

        from clientdesk.exchange.cards import look
        from clientdesk.exchange.cards.typeset import draw

        size = max(5.5, 12 * self.scale)
        style = look.Style(size, size * 1.3, HexColor(LINES[head.circle]), bold=True)
        x, y = self.at(head.x, head.y)
        text = self.words.tr(CIRCLES[head.circle])
        draw(self.canvas, self.setter.fitted(text, style, width=head.width * self.scale, smallest=5), x, y)

    def _box(self, box: Box, client: Record) -> None:
        from reportlab.lib.colors import HexColor

        from clientdesk.exchange.cards import look

        node = box.node
        x, y = self.at(box.x, box.y + box.height)
        self.canvas.setStrokeColor(HexColor(LINES[node.circle]) if node.code else look.QUIET)
        self.canvas.setFillColor(look.ACCENT if not box.side else look.WHITE if node.code else look.FAINT)
        self.canvas.setLineWidth(0.9 if node.code else 0.5)
        width, height = box.width * self.scale, box.height * self.scale
        corner = min(_CORNER, height / 3)
        self.canvas.roundRect(x, y, width, height, corner, stroke=int(bool(box.side)), fill=1)
        self._words(box, look.WHITE if not box.side else look.INK, _kind_words(client, self.words))

    def _words(self, box: Box, ink: Any, kind: str) -> None:
        from clientdesk.exchange.cards import look
        from clientdesk.exchange.cards.typeset import draw

        large, small = (max(5.5, size * self.scale) for size in (13, 11))
        name = look.Style(large, large * 1.3, ink, bold=True)
        tie = look.Style(small, small * 1.3, look.QUIET if box.side else ink)
        inner, edge = (box.width - 16) * self.scale, 8 * self.scale
        x, top = self.at(box.x, box.y)
        text = box.node.tie if box.side else kind
        if box.lines == 1:
            second = self.setter.fitted(text, tie, width=inner * 0.45, smallest=4.5)
            first = self.setter.fitted(box.node.name, name, width=inner - second.width - edge / 2, smallest=4.5)
            middle = top - box.height * self.scale / 2
            draw(self.canvas, first, x + edge, middle + first.height / 2)
            draw(self.canvas, second, x + box.width * self.scale - edge, middle + second.height / 2, right=True)
            return
        first = self.setter.fitted(box.node.name, name, width=inner, smallest=5)
        second = self.setter.fitted(text, tie, width=inner, smallest=5)
        above = top - (box.height * self.scale - first.height - (second.height if text else 0)) / 2
        draw(self.canvas, first, x + edge, above)
        if text:
            draw(self.canvas, second, x + edge, above - first.height)

    def legend(self, left: float, top: float, note: str) -> None:
        """What the boxes mean, and what is not in the drawing."""
        from clientdesk.exchange.cards import look
        from clientdesk.exchange.cards.typeset import draw

        x = left
        for fill, stroke, text in (
            (look.WHITE, look.ACCENT, N_("Has a file of their own")),
            (look.FAINT, look.QUIET, N_("Known by name only")),
        ):
            self.canvas.setFillColor(fill)
            self.canvas.setStrokeColor(stroke)
            self.canvas.setLineWidth(0.7)
            self.canvas.roundRect(x, top - 8, 16, 8, 2, stroke=1, fill=1)
            setting = self.setter.line(self.words.tr(text), look.LABEL)
            draw(self.canvas, setting, x + 20, top)
            x += 20 + setting.width + 16
        self.canvas.setStrokeColor(look.QUIET)
        self.canvas.setDash([2, 2])
        self.canvas.line(x, top - 4, x + 16, top - 4)
        self.canvas.setDash()
        setting = self.setter.line(self.words.tr(N_("A further tie between the two")), look.LABEL)
        draw(self.canvas, setting, x + 20, top)
        x += 20 + setting.width + 16
        draw(self.canvas, self.setter.fitted(note, look.LABEL, width=max(40.0, self._right - x)), x, top)

    @property
    def _right(self) -> float:
        from reportlab.lib.units import mm

        return A4_ACROSS[0] * mm - 15 * mm


def _kind_words(client: Record, words: Catalogue) -> str:
    """What stands under the name of the client in the middle."""
    return words.label("kind", client.kind.label)
