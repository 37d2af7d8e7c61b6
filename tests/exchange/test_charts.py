"""Charts: what stands on them, what is a gap, read in grey, the same on paper and on the screen."""

import io
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import combinations
from random import Random
from xml.etree import ElementTree

import pytest
from reportlab.graphics.shapes import PolyLine, Rect, String
from reportlab.pdfgen.canvas import Canvas

from clientdesk.exchange.charts import (
    NIGHT,
    PAPER,
    Chart,
    Composition,
    Look,
    Mark,
    Node,
    Palette,
    Part,
    Point,
    Series,
    Stack,
    Trend,
    bar_chart,
    composition_chart,
    draw_chart,
    in_svg,
    line_chart,
    sparkline,
    tree,
)
from clientdesk.exchange.fonts import drawable, face
from clientdesk.i18n import LANGUAGES
from tests.exchange.reading import Box, read_back

SVG = "{http://www.w3.org/2000/svg}"
TITLES = {"en": "Current ratio", "zh_CN": "流动比率", "zh_TW": "流動比率"}
NONE = {"en": "n/a", "zh_CN": "不适用", "zh_TW": "不適用"}
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_palette = pytest.mark.parametrize("palette", [PAPER, NIGHT], ids=["paper", "night"])


def point(value: str | None, language: str = "en") -> Point:
    return Point(None, NONE[language]) if value is None else Point(Decimal(value), value)


def trend(*rows: tuple[str | None, ...], language: str = "en", marks: tuple[Mark, ...] = ()) -> Trend:
    periods = tuple(str(2021 + place) for place in range(len(rows[0])))
    series = tuple(
        Series(f"R0{n}", f"{TITLES[language]} {n}", tuple(point(value, language) for value in row))
        for n, row in enumerate(rows)
    )
    return Trend(TITLES[language], "%", periods, series, marks)


def look(language: str = "en", palette: Palette = PAPER, *, width: float = 160, height: float = 95) -> Look:
    return Look(width, height, language, palette)


def every_chart(language: str, palette: Palette = PAPER) -> list[Chart]:
    two = trend(("1.2", "1.5", None, "1.63", "1.85"), ("4.1", "-3.5", "2.9", None, "4.3"), language=language)
    parts = tuple(Part(str(n), TITLES[language], Decimal(n * 100 - 200), f"{n}") for n in range(5))
    leaves = (Node("a", TITLES[language], "7.30%", "6.12%"), Node("b", TITLES[language], "1.45", sign="×"))
    return [
        line_chart(two, look(language, palette)),
        bar_chart(two, look(language, palette)),
        sparkline([Decimal(1), None, Decimal(3)], look(language, palette, width=50, height=10)),
        tree(Node("root", TITLES[language], "18.87%", parts=leaves), look(language, palette, width=500)),
        composition_chart(
            Composition(TITLES[language], "CNY", (Stack("A", parts), Stack("B", parts))),
            look(language, palette, width=500),
        ),
    ]


def texts(chart: Chart) -> list[str]:
    return [shape.text for shape in chart.drawing.contents if isinstance(shape, String)]


def paths(chart: Chart) -> list[PolyLine]:
    return [shape for shape in chart.drawing.contents if isinstance(shape, PolyLine)]


def test_a_line_stands_with_title_unit_periods_and_every_figure() -> None:
    found = texts(line_chart(trend(("1.20", "1.50", "1.85")), look()))
    assert {"Current ratio", "%", "2021", "2022", "2023", "1.20", "1.50", "1.85"} <= set(found)


def test_what_is_not_known_is_a_gap_and_says_so() -> None:
    chart = line_chart(trend(("1.2", "1.5", None, "1.6", "1.8")), look())
    assert [len(path.points) // 2 for path in paths(chart)] == [2, 2]
    assert texts(chart).count("n/a") == 1


def test_a_figure_between_two_gaps_is_still_a_point() -> None:
    chart = line_chart(trend((None, "1.5", None)), look())
    assert not paths(chart)
    assert "1.5" in texts(chart)


def test_nothing_known_at_all_leaves_title_and_periods() -> None:
    for drawn in (line_chart, bar_chart):
        chart = drawn(trend((None, None)), look())
        assert texts(chart).count("n/a") == 2
        assert "2022" in texts(chart)
    assert not sparkline([None, None], look()).drawing.contents


def test_bars_go_down_below_nought() -> None:
    chart = bar_chart(trend(("10", "-5")), look())
    up, down = [shape for shape in chart.drawing.contents if isinstance(shape, Rect)]
    assert up.y == pytest.approx(down.y + down.height, abs=0.01)
    assert up.height == pytest.approx(2 * down.height, rel=0.01)


def test_lines_can_be_told_apart_without_colour() -> None:
    chart = line_chart(trend(("1", "2"), ("2", "3"), ("5", "4"), ("7", "6")), look())
    dashes = {tuple(path.strokeDashArray or ()) for path in paths(chart)}
    assert len(dashes) == 4


@every_palette
def test_neighbouring_fillings_differ_in_grey_or_in_pattern(palette: Palette) -> None:
    """Solid and pale are plain areas; the others carry lines or dots on the ground."""
    solid, pale = (_lightness(palette.tones[place]) for place in (0, 2))
    assert abs(solid - pale) > 0.15 or palette is NIGHT
    chart = composition_chart(
        Composition("t", "", (Stack("s", tuple(Part(str(n), "p", Decimal(100)) for n in range(5))),)),
        look(palette=palette, width=500),
    )
    strokes = [sum(1 for _ in _within(chart, area.x, area.x + area.width)) for area in chart.areas]
    assert len(set(strokes)) >= 4


def _lightness(colour: str) -> float:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def _within(chart: Chart, left: float, right: float) -> Iterator[object]:
    for shape in chart.drawing.contents:
        middle = shape.cx if hasattr(shape, "cx") else getattr(shape, "x1", None)
        if middle is not None and left <= middle < right:
            yield shape


def test_a_mark_stands_where_it_can_be_compared_and_only_there() -> None:
    near = line_chart(trend(("1.2", "1.6"), marks=(Mark(Decimal("1.5"), "good ≥ 1.50"),)), look())
    far = line_chart(trend(("1.2", "1.6"), marks=(Mark(Decimal(90), "good ≥ 90"),)), look())
    assert any("1.50" in text for text in texts(near))
    assert not any("90" in text for text in texts(far))


def test_one_can_point_at_every_figure_and_learn_what_it_is() -> None:
    chart = line_chart(trend(("1.2", None), ("3.4", "5.6")), look())
    assert {area.key for area in chart.areas} == {"R00/0", "R00/1", "R01/0", "R01/1"}
    assert "2021: 1.2" in {area.told for area in chart.areas}
    boxes = [Box(a.x, a.y, a.x + a.width, a.y + a.height) for a in chart.areas]
    assert not any(one.overlaps(other, by=0.01) for one, other in combinations(boxes, 2))
    assert all(box.within(Box(0, 0, chart.width, chart.height)) for box in boxes)


def test_a_tree_shows_signs_figures_and_what_was_before() -> None:
    parts = (Node("R25", "Net margin", "7.30%", "6.12%"), Node("R06", "Turnover", "1.45", "1.38", sign="×"))
    chart = tree(Node("R29", "Return on equity", "18.87%", "15.38%", parts=parts), look(width=400))
    assert {"18.87%", "15.38%", "7.30%", "6.12%", "×", "1.45"} <= set(texts(chart))
    assert [area.key for area in chart.areas] == ["R25", "R06", "R29"]


def test_a_negative_part_stands_at_the_left_of_nought() -> None:
    parts = (Part("debt", "Debt", Decimal(150)), Part("equity", "Equity", Decimal(-50)))
    chart = composition_chart(Composition("t", "", (Stack("s", parts),)), look(width=400))
    debt, equity = chart.areas
    assert equity.x + equity.width == pytest.approx(debt.x, abs=0.01)
    assert debt.width == pytest.approx(3 * equity.width, rel=0.01)


@every_language
def test_texts_neither_leave_the_sheet_nor_cover_each_other(language: str) -> None:
    for chart in every_chart(language):
        read = read_back(_pdf(chart, language)).pages[0]
        room = Box(-0.5, -0.5, chart.width + 0.5, chart.height + 0.5)
        assert all(run.box.within(room) for run in read.runs), chart
        pairs = combinations([run for run in read.runs if run.text.strip()], 2)
        assert not [(a.text, b.text) for a, b in pairs if a.box.overlaps(b.box, by=0.6)]


def test_whatever_figures_come_no_text_covers_another() -> None:
    rng = Random(5)
    for _ in range(25):
        rows = tuple(tuple(_figure(rng) for _ in range(rng.randrange(1, 7))) for _ in range(1))
        rows = rows * rng.randrange(1, 4)
        for drawn in (line_chart, bar_chart):
            chart = drawn(trend(*rows, marks=(Mark(Decimal(3), "good ≥ 3"),)), look())
            read = read_back(_pdf(chart, "en")).pages[0]
            pairs = combinations([run for run in read.runs if run.text.strip()], 2)
            assert not [(a.text, b.text) for a, b in pairs if a.box.overlaps(b.box, by=0.9)], rows


def _figure(rng: Random) -> str | None:
    return rng.choice((None, "0", "-3.2", "1204.55", str(rng.randrange(-50, 100)), "99999999.99"))


@cache
def _pdf(chart: Chart, language: str) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(chart.width, chart.height), initialFontName=face(language).main)  # type: ignore[arg-type]
    draw_chart(canvas, chart, 0, chart.height)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@every_language
def test_on_paper_every_font_is_in_the_file(language: str) -> None:
    for chart in every_chart(language):
        fonts = read_back(_pdf(chart, language)).fonts.values()
        assert {(font.embedded, font.subset) for font in fonts} <= {(True, True)}


@every_language
@every_palette
def test_the_screen_gets_the_same_texts_in_fonts_it_knows_and_colours_of_its_own(
    language: str, palette: Palette
) -> None:
    families = {"Noto Sans SC", "Noto Sans TC", "Noto Sans Latin"}
    allowed = {*palette.tones, palette.ink, palette.quiet, palette.hair, palette.ground, "none"}
    for chart in every_chart(language, palette):
        root = ElementTree.fromstring(in_svg(chart))
        written = root.findall(f"{SVG}text")
        assert [drawable(text.text or "") for text in written] == texts(chart)
        assert {text.get("font-family") for text in written} <= families
        used = {element.get(name) for element in root for name in ("fill", "stroke")} - {None}
        assert {str(colour).lower() for colour in used} <= {colour.lower() for colour in allowed}


def test_what_a_firm_is_called_is_no_mark_up_on_the_screen() -> None:
    chart = line_chart(Trend("<b>&amp;", "", ("<i>",), (Series("k", "n", (point("1"),)),)), look())
    found = [text.text for text in ElementTree.fromstring(in_svg(chart)).findall(f"{SVG}text")]
    assert found[:1] == ["<b>&amp;"]
    assert "<i>" in found
