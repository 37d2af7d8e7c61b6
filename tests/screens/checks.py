"""What is looked for on each screen: cut texts, missing glyphs, the wrong language, places and contrast."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QImage, QTextLayout
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSplitterHandle,
    QTabBar,
    QTextEdit,
    QWidget,
)

from clientdesk.ui.bar import Toast
from clientdesk.ui.client.relation_canvas import RelationCanvas
from clientdesk.ui.labels import Elided
from clientdesk.ui.rows.view import View
from clientdesk.ui.scroll_bars import Slim
from tests.screens.findings import Finding
from tests.screens.painted import Piece, pieces
from tests.screens.tongues import Tongue

CONTRAST = 4.5
_CONTRAST_LARGE = 3.0
_LARGE = 24
"""Points of height from which letters are large; bold ones from five sixths of it."""
_TOLERANCE = 1.5
_FAR = 60
"""Steps of red, green and blue together from which a colour is another one."""
_OVER = 3
"""Points by which texts may touch."""
_PARTS = re.compile("[·:：]")
"""Between what is ours and what is a client's in one text."""
_ALIKE = 0xE0E0E0
_SMALLEST = 3
_BLANK = 8
"""Points of blank below a page that nobody minds."""
_DOTS = "…"
_OURS = ("Noto", "HanaMin")
_INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox)
_SMALL_PARTS = ("qt_", "Qt")


def check(top: QWidget, tongue: Tongue, picture: QImage) -> list[Finding]:
    """Everything that is wrong with a window or dialog as it stands; `picture` is what it looks like."""
    found: dict[Finding, None] = {}
    shades = {piece: _shades(piece, picture, top) for piece in pieces(top)}
    painted = [piece for piece in shades if _is_seen(piece, shades[piece])]
    for piece in painted:
        found |= dict.fromkeys(_of_piece(piece, tongue, shades[piece], top))
    found |= dict.fromkeys(_overlaps(painted, top))
    for widget in (top, *top.findChildren(QWidget)):
        if widget is top or (widget.window() is top and widget.isVisibleTo(top)):
            found |= dict.fromkeys(_of_widget(widget, tongue))
    return list(found)


def _of_piece(piece: Piece, tongue: Tongue, shades: Counter[int], top: QWidget) -> Iterator[Finding]:
    where = _place(piece.widget, top)
    if not _is_report(piece.widget) and (strange := tongue.stranger(_context(piece))):
        yield Finding("language", f"{strange!r} in {piece.text!r} {where}")
    for letter in missing(piece.text, tuple(piece.font.families()), piece.font.pixelSize()):
        yield Finding("glyph", f"{letter!r} in {piece.text!r} {where}")
    if _is_shortened(piece, tongue):
        yield Finding("shortened", f"{piece.text!r} {where}")
    if _is_cut(piece):
        yield Finding("clipped", f"{piece.text!r} {where}")
    # Chosen letters are painted over the others.
    is_chosen = isinstance(piece.widget, QLineEdit) and piece.widget.hasSelectedText()
    ratio = CONTRAST if is_chosen else _contrast(piece, shades)
    if ratio < (_CONTRAST_LARGE if _is_large(piece.font) else CONTRAST):
        yield Finding("contrast", f"{ratio:.1f} of {piece.text!r} {where}")


# Words


def _is_shortened(piece: Piece, tongue: Tongue) -> bool:
    """Whether it ends in dots for want of room. Clients' values may, and whatever a tooltip tells in full."""
    text, widget = piece.text.strip(), piece.widget
    if not text.endswith(_DOTS) or isinstance(widget, QMenu) or tongue.says(text) or tongue.is_own(text):
        return False
    if isinstance(view := widget.parentWidget(), QAbstractItemView):
        told = _tip(view, piece.box.center().toPoint())
        begun = _PARTS.split(text.removesuffix(_DOTS))[-1].strip()
        return not (told or tongue.is_own(begun))
    if _whole(widget).strip().endswith(text) or (isinstance(widget, QTextEdit) and widget.toPlainText().endswith(text)):
        return False
    is_value = isinstance(widget, Elided) or tongue.is_own(text.removesuffix(_DOTS))
    return not (is_value and widget.toolTip())


def _tip(view: QAbstractItemView, point: QPoint) -> object:
    """What the tooltip of a cell or heading tells."""
    role = Qt.ItemDataRole.ToolTipRole
    if isinstance(view, QHeaderView):
        return view.model().headerData(view.logicalIndexAt(point), view.orientation(), role)
    return view.indexAt(point).data(role)


def _is_report(widget: QWidget) -> bool:
    """Whether it shows what is meant for the makers of the program."""
    area = widget.parentWidget()
    return isinstance(area, QPlainTextEdit) and area.isReadOnly()


def _context(piece: Piece) -> str:
    """The text together with the lines around it."""
    widget = piece.widget
    return widget.text() if isinstance(widget, QLabel) and widget.wordWrap() else piece.text


def _whole(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text().replace("&", "")
    if isinstance(widget, QLineEdit):
        return widget.text() or widget.placeholderText()
    return ""


def _is_cut(piece: Piece) -> bool:
    """Whether it reaches beyond the widget that paints it."""
    widget, box = piece.widget, piece.box
    if isinstance(widget, QLineEdit) and widget.text():
        return False
    room = QRectF(widget.rect())
    if isinstance(header := widget.parentWidget(), QHeaderView) and header.orientation() is Qt.Orientation.Horizontal:
        column = header.logicalIndexAt(piece.box.topLeft().toPoint())
        room.setRight(header.sectionViewportPosition(column) + header.sectionSize(column))
        return piece.box.right() > room.right() + _TOLERANCE
    if box.left() < room.left() - _TOLERANCE or box.right() > room.right() + _TOLERANCE:
        return not _scrolls(widget)
    is_list = isinstance(widget.parentWidget(), QAbstractScrollArea)
    return not is_list and (box.top() < room.top() - _TOLERANCE or box.bottom() > room.bottom() + _TOLERANCE)


def _scrolls(widget: QWidget) -> bool:
    """Whether it is the inside of something that is scrolled sideways."""
    area = widget.parentWidget()
    return isinstance(area, QAbstractScrollArea) and area.horizontalScrollBar().maximum() > 0


@cache
def missing(text: str, families: tuple[str, ...], size: int) -> tuple[str, ...]:
    """The characters of a text that no font of ours has, at so many dots."""
    font = QFont()
    font.setFamilies(list(families))
    font.setPixelSize(size)
    return tuple(letter for letter in dict.fromkeys(text) if not letter.isspace() and not _is_ours(letter, font))


def _is_ours(letter: str, font: QFont) -> bool:
    layout = QTextLayout(letter, font)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    return bool(runs) and all(
        0 not in run.glyphIndexes() and run.rawFont().familyName().startswith(_OURS) for run in runs
    )


# Colours


def _is_large(font: QFont) -> bool:
    height = font.pixelSize()
    return height >= _LARGE or (QFontInfo(font).bold() and height >= _LARGE * 5 / 6)


def _shades(piece: Piece, picture: QImage, top: QWidget) -> Counter[int]:
    """The colours in the room of a text, as far as it is in sight."""
    corner = piece.widget.mapTo(top, QPoint(0, 0))
    seen = QRectF(piece.widget.visibleRegion().boundingRect())
    box = piece.box.intersected(seen).translated(corner)
    ratio = picture.devicePixelRatio()
    dots = QRectF(box.topLeft() * ratio, box.size() * ratio).toAlignedRect().intersected(picture.rect())
    if dots.width() < _SMALLEST or dots.height() < _SMALLEST:
        return Counter()
    part = picture.copy(dots).convertToFormat(QImage.Format.Format_RGB32)
    return Counter(memoryview(part.constBits()).cast("I"))


def _is_seen(piece: Piece, shades: Counter[int]) -> bool:
    """Whether a text has left its colour; others are covered, or out of sight."""
    return any(_distance(QColor(shade & 0xFFFFFF), piece.colour) <= _FAR for shade, _ in shades.most_common())


def _contrast(piece: Piece, shades: Counter[int]) -> float:
    """The contrast of a text to what is really behind it."""
    ground = {shade: n for shade, n in shades.items() if _distance(QColor(shade & 0xFFFFFF), piece.colour) > _FAR / 2}
    return contrast(piece.colour, _commonest(Counter(ground) or shades))


def _commonest(shades: Counter[int]) -> QColor:
    """The ground; buttons and headings shade off a little, so like colours are counted together."""
    alike: Counter[int] = Counter()
    for shade, count in shades.items():
        alike[shade & _ALIKE] += count
    most = alike.most_common(1)[0][0]
    best = max((shade for shade in shades if shade & _ALIKE == most), key=shades.__getitem__)
    return QColor(best & 0xFFFFFF)


def _distance(one: QColor, other: QColor) -> int:
    return abs(one.red() - other.red()) + abs(one.green() - other.green()) + abs(one.blue() - other.blue())


def contrast(one: QColor, other: QColor) -> float:
    """The ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# Places


def _of_widget(widget: QWidget, tongue: Tongue) -> Iterator[Finding]:
    top = widget.window()
    where = _place(widget, top)
    for told in (widget.accessibleName(), widget.accessibleDescription()):
        if strange := tongue.stranger(told):
            yield Finding("language", f"{strange!r} told to screen readers: {told!r} {where}")
    if isinstance(widget, QLabel) and widget.wordWrap() and widget.text() and not widget.visibleRegion().isEmpty():
        needed = widget.heightForWidth(widget.width()) - widget.height()
        if needed > _TOLERANCE and widget.width() > 0:
            yield Finding("clipped", f"{needed} points of lines of {widget.text()[:40]!r} {where}")
    area = widget if isinstance(widget, QAbstractScrollArea) and not _may_be_wider(widget) else None
    if area and (beyond := area.horizontalScrollBar().maximum()):
        yield Finding("scroll", f"sideways by {beyond} points {where}")
    if isinstance(widget, QScrollArea) and (blank := _blank_below(widget)) > _BLANK:
        yield Finding("scroll", f"into {blank} points of blank {where}")
    if isinstance(widget, QScrollBar) and widget.maximum() and not isinstance(widget.style(), Slim):
        yield Finding("scroll", f"a bar unlike the others {where}")
    if not _is_made_by_qt(widget):
        yield from _of_children(widget, top)


def _blank_below(area: QScrollArea) -> int:
    """By how much its page is higher than what stands on it needs at this width."""
    page = area.widget()
    layout = page.layout() if page and area.widgetResizable() else None
    if page is None or layout is None or not layout.hasHeightForWidth():
        return 0
    return page.height() - max(layout.totalHeightForWidth(page.width()), area.viewport().height())


def _may_be_wider(area: QAbstractScrollArea) -> bool:
    """A table of rows may be wider than the form it stands in, and a graph whose people were unfolded than its tab."""
    return isinstance(area, View) or (
        isinstance(area, RelationCanvas) and "−" in (b.unfolds for b in area.boxes.values())
    )


def _is_made_by_qt(widget: QWidget) -> bool:
    """Whether its children are Qt's own arrangement."""
    return isinstance(widget, (*_INPUTS, QAbstractItemView, QTabBar)) or widget.objectName().startswith(_SMALL_PARTS)


def _overlaps(painted: list[Piece], top: QWidget) -> Iterator[Finding]:
    """Texts of different widgets that are painted over one another."""
    boxes = [
        (piece, piece.box.intersected(QRectF(piece.widget.visibleRegion().boundingRect())).translated(
            QPointF(piece.widget.mapTo(top, QPoint(0, 0)))
        ))
        for piece in painted
        if not _passes_by(piece.widget)
    ]  # fmt: skip
    boxes.sort(key=lambda one: one[1].top())
    for place, (piece, box) in enumerate(boxes):
        for other, its_box in boxes[place + 1 :]:
            if its_box.top() > box.bottom():
                break
            common = box.intersected(its_box)
            if other.widget is not piece.widget and min(common.width(), common.height()) > _OVER:
                yield Finding("overlap", f"{piece.text!r} and {other.text!r} {_place(piece.widget, top)}")


def _passes_by(widget: QWidget) -> bool:
    """Whether it lies over others for a while."""
    now: QWidget | None = widget
    while now is not None and not isinstance(now, Toast):
        now = now.parentWidget()
    return now is not None


def _of_children(widget: QWidget, top: QWidget) -> Iterator[Finding]:
    children = [
        child
        for child in widget.children()
        if isinstance(child, QWidget) and child.isVisibleTo(widget) and not child.isWindow() and _takes_room(child)
    ]
    is_viewport = isinstance(widget.parentWidget(), QAbstractScrollArea)
    for child in children:
        beyond = child.geometry().intersected(widget.rect()) != child.geometry()
        if beyond and not is_viewport and not isinstance(widget, QAbstractScrollArea):
            yield Finding("outside", f"{_short(child)} {_place(child, top)}")


def _takes_room(child: QWidget) -> bool:
    """Whether nothing else should stand where it stands."""
    if isinstance(child, Toast | QSplitterHandle) or child.objectName().startswith("qt_"):
        return False
    return not child.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def _short(widget: QWidget) -> str:
    text = _whole(widget) or widget.accessibleName()
    return f"{type(widget).__name__} {text[:30]!r}" if text else type(widget).__name__


def _place(widget: QWidget, top: QWidget) -> str:
    """Where a widget is: its class and those around it."""
    names: list[str] = []
    now: QWidget | None = widget
    while now is not None and now is not top:
        name = type(now).__name__
        if not name.startswith("Q") and name not in names:
            names.append(name)
        now = now.parentWidget()
    return f"({type(widget).__name__} in {' < '.join([*names, type(top).__name__])})"
