"""The bundled fonts for paper: which font draws which character, how wide it is, and PDF text that copies right."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, cached_property
from itertools import groupby
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

from reportlab import rl_config
from reportlab.lib.rl_accel import escapePDF
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange import right_to_left
from clientdesk.i18n import N_
from clientdesk.paths import resources

# By default reportlab writes pages and pictures in ASCII letters: a quarter larger, and slow.
rl_config.useA85 = 0

BOX = "□"
"""Stands for a character that no bundled font has."""
MISSING = ""
"""In place of the name of a font: none has the character."""
Glyph = tuple[str, str, float]
"""A character, the name of its font, and its width at 1 pt."""
_OTHERS: Mapping[str, re.Pattern[str]] = {
    "NotoSans-Hangul": re.compile("[\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3]"),
    "NotoSans-Hebrew": re.compile("[\u0590-\u05ff\ufb1d-\ufb4f]"),
    "NotoSans-Arabic": re.compile("[\u0600-\u06ff\ufb50-\ufefc]"),
    "NotoEmoji": re.compile("[\u2010-\u2bff\u3030-\u32ff\U0001f000-\U0001fbff]"),
    "HanaMinRare": re.compile("[\u2e80-\U000fffff]"),
}
"""What these fonts are asked for: without it, every unknown character would load them all."""
_SIMPLIFIED = ("NotoSansSC-{weight}", "NotoSans-Latin-{weight}", *_OTHERS)
_TRADITIONAL = ("NotoSansTC-{weight}", *_SIMPLIFIED)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001f3fb-\U0001f3ff"
    "\U000e0000-\U000e0fff]+"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_TOLD = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{5,6}|F[BE][0-9A-F]{2})>")
"""A character beyond U+FFFF, or the form of a letter, in the table that tells what is copied."""
_SUBSET = itemgetter(0)
_WORD = re.compile(r"[^\W\d_\u2e80-\U000fffff]+")


class EmbeddedFont(TTFont):
    """A TrueType font whose characters beyond U+FFFF and joined letters can be copied and searched.

    reportlab 5.1 writes the former into the ToUnicode table as five digits; the PDF format wants UTF-16BE. For the form
    of a letter the table tells the letter, in the order of the drawing, as readers of the format expect.
    """

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._codes: WeakKeyDictionary[Any, dict[str, tuple[str, str]]] = WeakKeyDictionary()

    def coded(self, text: str, doc: Any) -> list[tuple[str, str]]:
        """The text as a page of this document shows it: (name of a subset of the font, PDF string) one after another.

        The same as reportlab's `splitString`, which asks four questions for every character of every text.
        """
        codes = self._codes.setdefault(doc, {})
        try:
            pieces = [codes[character] for character in text]
        except KeyError:
            for character in text:
                if character not in codes:
                    codes[character] = self._code(character, doc)
            pieces = [codes[character] for character in text]
        if len({subset for subset, _ in pieces}) == 1:
            return [(pieces[0][0], "".join([code for _, code in pieces]))]
        return [(subset, "".join([code for _, code in run])) for subset, run in groupby(pieces, _SUBSET)]

    def _code(self, character: str, doc: Any) -> tuple[str, str]:
        ((subset, code),) = self.splitString(character, doc)
        return self.getSubsetInternalName(subset, doc), escapePDF(code)

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        self._codes.pop(doc, None)
        super().addObjects(doc)
        for name, table in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                table.content = _TOLD.sub(_in_utf16, table.content)


def _in_utf16(found: re.Match[str]) -> str:
    told = right_to_left.letter(chr(int(found[2], 16)))
    return f"{found[1]} <{told.encode('utf-16-be').hex().upper()}>"


@cache
def _font(name: str) -> EmbeddedFont:
    path = resources() / "fonts" / f"{name}.ttf"
    try:
        font = EmbeddedFont(name, str(path))
    except (TTFError, OSError) as error:
        raise UserError(
            N_("The font {name} that comes with ClientDesk is missing or damaged, so nothing can be printed."),
            code=ExitCode.DAMAGED,
            key="font_missing",
            hint=N_("Your data is safe. Install ClientDesk again."),
            name=path.name,
        ) from error
    pdfmetrics.registerFont(font)
    return font


class Face(dict[str, Glyph]):
    """A chain of fonts in one weight: the glyph of each character, drawn with the first font that has it.

    Fonts are loaded when the first text needs them. What no font has is to be drawn as a box, and is as wide as one.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__()
        self.names = names
        self._main_widths: dict[str, float] = {}

    @cached_property
    def main(self) -> str:
        """The name of the first font, ready for use."""
        return _font(self.names[0]).fontName

    def __missing__(self, character: str) -> Glyph:
        font = self._having(character)
        width = _width(font or self._having(BOX) or self.main, character if font else BOX)
        self[character] = glyph = (character, font, width)
        if font == self.main:
            self._main_widths[character] = width
        return glyph

    def _having(self, characters: str) -> str:
        """The first font that has all of the characters, else `MISSING`."""
        codes = [ord(character) for character in characters]
        asked = (name for name in self.names if name not in _OTHERS or _OTHERS[name].match(characters))
        has_all = (name for name in asked if all(code in _font(name).face.charToGlyph for code in codes))
        return next(has_all, MISSING)

    def plain_widths(self, text: str) -> list[float] | None:
        """The width of each character at 1 pt, if the first font is known to draw them all: the usual case, fast."""
        try:
            return [self._main_widths[character] for character in text]
        except KeyError:
            return None

    def place(self, text: str) -> list[Glyph]:
        """The glyphs of a clean text.

        A word in which the first font lacks a letter (Łukasz) is set in one font that has them all, and so is a stretch
        of right-to-left words, with the widths of their letters as they are joined.
        """
        placed = [self[character] for character in text]
        for word in _WORD.finditer(text) if not text.isascii() else ():
            span = slice(word.start(), word.end())
            if len({font for _, font, _ in placed[span]}) > 1 and (font := self._having(word[0])):
                placed[span] = [(character, font, _width(font, character)) for character in word[0]]
        for start, stretch in right_to_left.stretches(text, self._having):
            font = self._having(stretch)
            drawn = zip(stretch, right_to_left.joined(stretch), strict=True)
            placed[start : start + len(stretch)] = [
                (character, font, _width(font, form) if form else 0.0) for character, form in drawn
            ]
        return placed

    def width(self, text: str, size: float) -> float:
        """How wide a clean text is, in points."""
        return sum(width for _, _, width in self.place(text)) * size


def coded(font: str, text: str, doc: Any) -> list[tuple[str, str]]:
    """A clean text in this font, as a page of a document shows it (see `EmbeddedFont.coded`)."""
    return _font(font).coded(text, doc)


def family(font: str) -> str:
    """The name under which programs that have loaded the font know it."""
    return str(_font(font).face.familyName.decode())


def _width(font: str, character: str) -> float:
    return float(_font(font).face.charWidths[ord(character)] / 1000)


@cache
def face(language: str, *, bold: bool = False) -> Face:
    """The fonts for a language: Traditional shapes for `zh_TW`, Simplified for the others."""
    weight = "Bold" if bold else "Regular"
    chain = _TRADITIONAL if language == "zh_TW" else _SIMPLIFIED
    return Face(tuple(name.format(weight=weight) for name in chain))


def drawable(text: str) -> str:
    """A text as it can be drawn: line ends are \\n, tabs are spaces, without what cannot be seen.

    Control characters, marks of direction, variation selectors and shades of skin go; half a character becomes a box.
    Composed (NFC), as all text kept by ClientDesk is.
    """
    lines = _BREAKS.sub("\n", text).replace("\t", "    ")
    if lines.isascii() and lines.isprintable():
        return lines
    return unicodedata.normalize("NFC", _SURROGATES.sub(BOX, _UNSEEN.sub("", lines)))
