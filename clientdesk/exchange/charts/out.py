"""Charts given out: on a page of a PDF, and as SVG for the screen."""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Circle, Line, Polygon, PolyLine, Rect, String

from clientdesk.exchange.charts.sketch import Chart
from clientdesk.exchange.fonts import family


def draw_chart(canvas: Any, chart: Chart, x: float, top: float) -> None:
    """Draw it on a page below `top`."""
    renderPDF.draw(chart.drawing, canvas, x, top - chart.height)


def in_svg(chart: Chart) -> bytes:
    """The same as SVG, one unit to the point, its fonts named as the window knows them.

    reportlab's own writer keeps a dash once set, rounds colours to whole per cents, and names fonts by their files.
    """
    width, height = chart.width, chart.height
    shapes = "".join(_shape(shape, height) for shape in chart.drawing.contents)
    size = f'width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" version="1.1" {size}>{shapes}</svg>'.encode()


def _shape(shape: Any, height: float) -> str:
    return _SHAPES[type(shape)](shape, height)


def _pen(shape: Any, *, filled: bool = True) -> str:
    fill = _colour(shape.fillColor) if filled else "none"
    pen = f'fill="{fill}" stroke="{_colour(shape.strokeColor)}" stroke-width="{shape.strokeWidth:g}"'
    dashes = shape.strokeDashArray
    return f'{pen} stroke-dasharray="{",".join(f"{dash:g}" for dash in dashes)}"' if dashes else pen


def _colour(colour: Any) -> str:
    return f"#{colour.hexval()[2:]}" if colour is not None else "none"


def _line(line: Any, height: float) -> str:
    ends = f'x1="{line.x1:.2f}" y1="{height - line.y1:.2f}" x2="{line.x2:.2f}" y2="{height - line.y2:.2f}"'
    return f"<line {ends} {_pen(line, filled=False)}/>"


def _points(shape: Any, height: float) -> str:
    pairs = zip(shape.points[::2], shape.points[1::2], strict=True)
    return " ".join(f"{x:.2f},{height - y:.2f}" for x, y in pairs)


def _path(path: Any, height: float) -> str:
    return f'<polyline points="{_points(path, height)}" stroke-linejoin="round" {_pen(path, filled=False)}/>'


def _polygon(polygon: Any, height: float) -> str:
    return f'<polygon points="{_points(polygon, height)}" {_pen(polygon)}/>'


def _rect(rect: Any, height: float) -> str:
    place = f'x="{rect.x:.2f}" y="{height - rect.y - rect.height:.2f}"'
    corners = f' rx="{rect.rx:g}"' if rect.rx else ""
    return f'<rect {place} width="{rect.width:.2f}" height="{rect.height:.2f}"{corners} {_pen(rect)}/>'


def _circle(circle: Any, height: float) -> str:
    return f'<circle cx="{circle.cx:.2f}" cy="{height - circle.cy:.2f}" r="{circle.r:g}" {_pen(circle)}/>'


def _text(text: Any, height: float) -> str:
    font = family(text.fontName)
    weight = ' font-weight="bold"' if text.fontName.endswith("-Bold") else ""
    place = f'x="{text.x:.2f}" y="{height - text.y:.2f}" fill="{_colour(text.fillColor)}" xml:space="preserve"'
    said = escape(text.text, quote=False)
    return f'<text {place} font-family="{font}" font-size="{text.fontSize:g}"{weight}>{said}</text>'


_SHAPES: Mapping[type, Callable[[Any, float], str]] = {
    Line: _line,
    PolyLine: _path,
    Polygon: _polygon,
    Rect: _rect,
    Circle: _circle,
    String: _text,
}
