"""How the windows look: two palettes of our own, the fonts we bring, the colours of problems and quiet words.

Style sheets are not used: a palette costs nothing when 250 fields are built, and every widget follows it.
"""

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.paths import resources

LIGHT, DARK = "light", "dark"
_SUNK = 135
_LIFTED = 140
"""Per cent: what the Fusion style takes away again from rings and boxes."""
"""Per cent: the style draws a button lighter than its colour."""
_SMALLEST_POINTS = 10
_HAN = {"zh_TW": ("Noto Sans TC", "Noto Sans SC")}
_HAN_ELSEWHERE = ("Noto Sans SC", "Noto Sans TC")
_LAST = ("Noto Sans Latin", "HanaMin Rare")
"""For letters and rare characters that the fonts before them lack."""


class Colours(NamedTuple):
    """The colours of a look, as #rrggbb. Words on any ground have a contrast of at least 4.5."""

    ground: str
    paper: str
    field: str
    stripe: str
    raised: str
    line: str
    words: str
    quiet: str
    accent: str
    on_accent: str
    problem: str
    warning: str
    tip: str
    tint: str
    on_tint: str


LOOKS = {
    LIGHT: Colours(
        ground="#f4f3ef",
        paper="#ffffff",
        field="#ffffff",
        stripe="#f8f7f4",
        raised="#fbfaf8",
        line="#d3d0c8",
        words="#1f2529",
        quiet="#5e666d",
        accent="#176570",
        on_accent="#ffffff",
        problem="#b3261e",
        warning="#875400",
        tip="#fffdf5",
        tint="#d5e6e6",
        on_tint="#0f4f58",
    ),
    DARK: Colours(
        ground="#1d2124",
        paper="#24292d",
        field="#2e353a",
        stripe="#282e32",
        raised="#32393e",
        line="#475057",
        words="#e7e8e6",
        quiet="#a3adb5",
        accent="#22727e",
        on_accent="#ffffff",
        problem="#ffb0a6",
        warning="#f0c36d",
        tip="#32393e",
        tint="#27464c",
        on_tint="#b9e3e8",
    ),
}


def palette(look: str) -> QPalette:
    """The palette of a look."""
    colours = LOOKS[look]
    role = QPalette.ColorRole
    shades = {
        role.Window: colours.ground,
        role.WindowText: colours.words,
        role.Base: colours.field,
        role.AlternateBase: colours.stripe,
        role.Text: colours.words,
        role.PlaceholderText: colours.quiet,
        role.Button: colours.raised,
        role.ButtonText: colours.words,
        role.BrightText: colours.problem,
        role.Highlight: colours.accent,
        role.Accent: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent if look == LIGHT else "#7cc7d1",
        role.ToolTipBase: colours.tip,
        role.ToolTipText: colours.words,
        role.Light: QColor(colours.raised).lighter(106).name(),
        role.Midlight: colours.raised,
        role.Mid: colours.line,
        role.Dark: QColor(colours.line).darker(125).name(),
        role.Shadow: QColor(colours.line).darker(160).name(),
    }
    made = QPalette()
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        for place, shade in shades.items():
            made.setColor(group, place, QColor(shade))
    for place in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, place, QColor(colours.quiet))
    # Fusion draws a button lighter than its colour: quiet words on a raised one would be hard to read in the dark.
    made.setColor(QPalette.ColorGroup.Disabled, role.Button, QColor(colours.ground))
    return made


def colours_of(widget: QWidget) -> Colours:
    """The colours of the look a widget is shown in."""
    dark = widget.palette().color(QPalette.ColorRole.Base).lightness() < 128
    return LOOKS[DARK if dark else LIGHT]


def coloured(widget: QWidget, colour: str) -> None:
    """Write a widget's words in a colour."""
    changed = QPalette(widget.palette())
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        changed.setColor(role, QColor(colour))
    widget.setPalette(changed)


def on_paper(widget: QWidget) -> None:
    """Give a widget, and what it holds, the ground of paper instead of the window's."""
    changed = QPalette(widget.palette())
    changed.setColor(QPalette.ColorRole.Window, QColor(colours_of(widget).paper))
    widget.setPalette(changed)
    widget.setAutoFillBackground(True)


def as_list(widget: QWidget) -> None:
    """Give a list the ground of paper too: it is read, not filled in."""
    changed = QPalette(widget.palette())
    changed.setColor(QPalette.ColorRole.Base, QColor(colours_of(widget).paper))
    widget.setPalette(changed)


def lifted(widget: QWidget) -> None:
    """Draw rings and boxes to tick lighter: the style takes a shade darker than the window, on dark ground nothing."""
    widget.setPalette(with_edges(widget.palette(), widget))


def with_edges(palette: QPalette, widget: QWidget) -> QPalette:
    """A palette out of which rings and boxes are drawn that are seen."""
    changed = QPalette(palette)
    changed.setColor(QPalette.ColorRole.Window, QColor(colours_of(widget).quiet).lighter(_LIFTED))
    return changed


def primary(button: QWidget) -> None:
    """Fill the one button of a page that is meant first with the accent."""
    colours, changed = colours_of(button), QPalette(button.palette())
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
        changed.setColor(group, QPalette.ColorRole.Button, QColor(colours.accent).darker(_SUNK))
        changed.setColor(group, QPalette.ColorRole.ButtonText, QColor(colours.on_accent))
    button.setPalette(changed)


def plain(button: QWidget) -> None:
    """Take the accent from a button again, while another is meant first."""
    button.setPalette(QPalette())


def _of_lists(look: str) -> QPalette:
    """The palette of lists and tables: what is chosen stands on a soft ground."""
    colours, made = LOOKS[look], palette(look)
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        made.setColor(group, QPalette.ColorRole.Highlight, QColor(colours.tint))
        made.setColor(group, QPalette.ColorRole.HighlightedText, QColor(colours.on_tint))
    return made


def system_look() -> str:
    """The look the desktop asks for."""
    from PySide6.QtCore import Qt

    return DARK if QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark else LIGHT


def load_fonts() -> int:
    """Make the fonts we bring known to Qt; how many."""
    files = sorted((resources() / "fonts").glob("*.ttf"))
    return sum(QFontDatabase.addApplicationFont(str(file)) >= 0 for file in files)


def font(language: str, size: float = 1.0) -> QFont:
    """The font of the windows in a language: Han shapes of that place, Latin letters from the same family. `size` is
    so many times that of the desktop's own."""
    made = QFont(QApplication.font())
    made.setFamilies([*_HAN.get(language, _HAN_ELSEWHERE), *_LAST])
    # The desktop's font may be that of the language before.
    made.clearFeatures()
    if not language.startswith("zh"):
        # Han fonts draw curly quotes as wide as a Han character, with a hole inside a sentence in Latin letters.
        made.setFeature(QFont.Tag("pwid"), 1)
    usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    made.setPointSizeF(max(usual, _SMALLEST_POINTS) * size)
    return made


def sized(widget: QWidget, factor: float, *, bold: bool = False) -> None:
    """Write a widget's words larger or smaller than its neighbours."""
    changed = QFont(widget.font())
    changed.setPointSizeF(changed.pointSizeF() * factor)
    changed.setBold(bold)
    widget.setFont(changed)


def em(widget: QWidget, count: float) -> int:
    """A width in pixels: so many letters of the widget's font."""
    return round(widget.fontMetrics().horizontalAdvance("m") * count)


_EDGES, _TITLE_BAR = 1, 4
"""Letters that the frame of a window takes across, and its title bar with it down."""


def within_screen(widget: QWidget, across: float, down: float) -> QSize:
    """So many letters of the widget's font across and down, but never more than the screen has beside what the desktop
    draws around a window."""
    room = widget.screen().availableSize()
    return QSize(
        min(em(widget, across), room.width() - em(widget, _EDGES)),
        min(em(widget, down), room.height() - em(widget, _TITLE_BAR)),
    )


def apply(app: QApplication, *, look: str, language: str, size: float = 1.0) -> None:
    """Dress the application."""
    app.setStyle("Fusion")
    app.setPalette(palette(look))
    # A text is what it takes, whatever its signature says.
    app.setPalette(_of_lists(look), "QAbstractItemView")  # type: ignore[arg-type]
    app.setFont(font(language, size))


CONTRASTS: Mapping[str, tuple[str, str]] = {
    "words": ("words", "paper"),
    "words in a field": ("words", "field"),
    "quiet in a field": ("quiet", "field"),
    "words on ground": ("words", "ground"),
    "quiet": ("quiet", "paper"),
    "quiet on ground": ("quiet", "ground"),
    "selection": ("on_accent", "accent"),
    "chosen place": ("on_tint", "tint"),
    "problem": ("problem", "paper"),
    "warning": ("warning", "paper"),
}
"""The pairs of words and grounds that occur."""
