"""Charts drawn once: the same drawing stands on paper, on the screen as SVG, and says where one may point at what.

Told apart by dashes, shapes and fillings as well as by colour, so that they can be read in grey.
"""

from clientdesk.exchange.charts.composition import composition_chart
from clientdesk.exchange.charts.given import Composition, Mark, Node, Part, Point, Series, Stack, Trend
from clientdesk.exchange.charts.look import NIGHT, PAPER, Look, Palette
from clientdesk.exchange.charts.out import draw_chart, in_svg
from clientdesk.exchange.charts.sketch import Area, Chart
from clientdesk.exchange.charts.sparkline import sparkline
from clientdesk.exchange.charts.tree import tree
from clientdesk.exchange.charts.trends import bar_chart, line_chart

__all__ = [
    "NIGHT",
    "PAPER",
    "Area",
    "Chart",
    "Composition",
    "Look",
    "Mark",
    "Node",
    "Palette",
    "Part",
    "Point",
    "Series",
    "Stack",
    "Trend",
    "bar_chart",
    "composition_chart",
    "draw_chart",
    "in_svg",
    "line_chart",
    "sparkline",
    "tree",
]
