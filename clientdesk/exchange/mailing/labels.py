"""Labels on their sheets: one recipient each, from the first free label on, and a page to test the sheet with."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.units import mm

from clientdesk.dossier.label_sheet import Sheet
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.typeset import Typesetter, draw
from clientdesk.exchange.mailing.addressed import Recipient, parts_of
from clientdesk.exchange.mailing.block import Block, fitted
from clientdesk.exchange.mailing.given import LabelRun
from clientdesk.i18n import N_
from clientdesk.progress import QUIET, Progress

_SIDE, _LOW_SIDE = 3.5, 2.0
_ABOVE = 3.0
"""Millimetres that stay free inside a label: beside the text, above and below it on low ones and on others."""
_LOW = 30.0
_UNPRINTED = 5.0
"""Millimetres along the edge of the paper that most printers leave white."""
_LEAST_TYPE, _MOST_TYPE = 9.0, 12.0
_MARK = look.Style(5, 5, look.QUIET)
_AT_ONCE = 100
_RULER = 100.0
_CROSS = 2.0
_EDGE = look.Style(7, 9, look.QUIET)
_PLACE = look.Style(11, 14, look.QUIET, bold=True)


def draw_labels(run: LabelRun, canvas: Any, progress: Progress = QUIET) -> tuple[str, ...]:
    """Draw the labels from an empty page to an ended one; the codes of those on which something had to be cut."""
    typesetter, sheet = Typesetter(run.words.language), run.sheet
    cut: list[str] = []
    place = run.first
    for number, recipient in enumerate(run.recipients):
        if number % _AT_ONCE == 0:
            progress.advance(number, len(run.recipients), N_("Making the pages"))
        block_of = _block_of(run, recipient, typesetter)
        for _copy in range(run.copies):
            if place == sheet.count:
                canvas.showPage()
                place = 0
            block = block_of(place)
            _draw_label(run, canvas, block, place, sample=recipient.sample)
            if block.is_cut and recipient.code not in cut[-1:]:
                cut.append(recipient.code)
            place += 1
    canvas.showPage()
    return tuple(cut)


def _block_of(run: LabelRun, recipient: Recipient, typesetter: Typesetter) -> Callable[[int], Block]:
    """What gives the lines for a label at a place; labels with the same room share them."""
    parts = parts_of(recipient, home=run.home, words=run.words)
    made: dict[tuple[float, ...], Block] = {}

    def block_of(place: int) -> Block:
        left, right = _free(run.sheet, place)
        width = run.sheet.label[0] - left - right
        key = (width, *_free_above(run.sheet, place))
        if key not in made:
            above, below = _free_above(run.sheet, place)
            height = run.sheet.label[1] - above - below
            size = _largest(run.sheet)
            made[key] = fitted(parts, typesetter, width=width * mm, height=height * mm, largest=size)
        return made[key]

    return block_of


def _largest(sheet: Sheet) -> float:
    """The type that looks right on labels of this height."""
    return round(2 * min(_MOST_TYPE, max(_LEAST_TYPE, sheet.label[1] * 0.29))) / 2


def _free(sheet: Sheet, place: int) -> tuple[float, float]:
    """What stays free at the left and the right of a label: more where its edge is that of the paper."""
    x = sheet.corner(place)[0]
    behind = sheet.page[0] - x - sheet.label[0]
    return max(_SIDE, _UNPRINTED - x), max(_SIDE, _UNPRINTED - behind)


def _free_above(sheet: Sheet, place: int) -> tuple[float, float]:
    """The same above and below."""
    y = sheet.corner(place)[1]
    under = sheet.page[1] - y - sheet.label[1]
    usual = _LOW_SIDE if sheet.label[1] < _LOW else _ABOVE
    return max(usual, _UNPRINTED - y), max(usual, _UNPRINTED - under)


def _draw_label(run: LabelRun, canvas: Any, block: Block, place: int, *, sample: bool) -> None:
    sheet = run.sheet
    x, y = (at + moved for at, moved in zip(sheet.corner(place), run.nudge, strict=True))
    left, right = _free(sheet, place)
    above, below = _free_above(sheet, place)
    top = (sheet.page[1] - y - above) * mm
    room = (sheet.label[1] - above - below) * mm
    block.draw(canvas, (x + left) * mm, top - (room - block.height) / 2)
    if sample:
        mark = Typesetter(run.words.language).line(run.words.tr(N_("Sample")), _MARK)
        draw(canvas, mark, (x + sheet.label[0] - right) * mm, top + _MARK.leading, right=True)


# The page to test a sheet with


def draw_trial(run: LabelRun, canvas: Any) -> None:
    """One page with the edge of every label, its row and column, and a line to be measured; the text is not post."""
    sheet, words = run.sheet, run.words
    typesetter = Typesetter(words.language)
    canvas.setLineWidth(look.THIN)
    for place in range(sheet.count):
        x, y = (at + moved for at, moved in zip(sheet.corner(place), run.nudge, strict=True))
        left, top = x * mm, (sheet.page[1] - y) * mm
        width, height = (length * mm for length in sheet.label)
        canvas.setStrokeColor(look.QUIET)
        canvas.rect(left, top - height, width, height, stroke=1, fill=0)
        _cross(canvas, left + width / 2, top - height / 2)
        row, column = divmod(place, sheet.columns)
        named = typesetter.line(f"{row + 1}, {column + 1}", _PLACE)
        draw(canvas, named, left + 5 * mm, top - 2 * mm)
    _tell(run, canvas, typesetter)
    canvas.showPage()


def _cross(canvas: Any, x: float, y: float) -> None:
    reach = _CROSS * mm
    canvas.line(x - reach, y, x + reach, y)
    canvas.line(x, y - reach, x, y + reach)


def _tell(run: LabelRun, canvas: Any, typesetter: Typesetter) -> None:
    """What to do with the page, on a white strip in the middle of it, with a line of known length."""
    sheet, words = run.sheet, run.words
    width = min(_RULER, sheet.page[0] - 30)
    told = [
        words.tr(N_("Test page for labels {sheet}"), sheet=sheet.name),
        words.tr(N_("Moved {x} mm to the right and {y} mm down."), x=f"{run.nudge[0]:g}", y=f"{run.nudge[1]:g}"),
        words.tr(N_("Print it at 100 % on plain paper, lay it on a sheet of labels and hold both against the light.")),
        words.tr(N_("This line is {length} mm long where the printer keeps the size:"), length=f"{width:g}"),
    ]
    sets = [
        typesetter.para(text, look.BODY_BOLD if not number else look.BODY, width=(width + 8) * mm)
        for number, text in enumerate(told)
    ]
    height = sum(text.height for text in sets) + 10 * mm
    left, top = (sheet.page[0] / 2 - width / 2) * mm, sheet.page[1] * mm / 2 + height / 2
    canvas.setFillColor(look.WHITE)
    canvas.setStrokeColor(look.HAIR)
    canvas.rect(left - 6 * mm, top - height, (width + 12) * mm, height, stroke=1, fill=1)
    top -= 2.5 * mm
    for text in sets:
        draw(canvas, text, left - 4 * mm, top)
        top -= text.height
    canvas.setStrokeColor(look.INK)
    canvas.line(left, top - 3 * mm, left + width * mm, top - 3 * mm)
    for end in (left, left + width * mm):
        canvas.line(end, top - 1.5 * mm, end, top - 4.5 * mm)
