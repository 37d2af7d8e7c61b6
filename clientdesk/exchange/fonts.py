"""The bundled fonts for paper: which font draws which character, how wide it is, and PDF text that copies right."""

import re
import unicodedata
from functools import cache
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from clientdesk.paths import resources

BOX = "□"
"""Stands for a character that no bundled font has."""
MISSING = ""
"""In place of the name of a font: none has the character."""
Glyph = tuple[str, str, float]
"""A character, the name of its font, and its width at 1 pt."""
_SIMPLIFIED = ("NotoSansSC-{weight}", "NotoSans-Latin-{weight}", "HanaMinRare")
_TRADITIONAL = ("NotoSansTC-{weight}", *_SIMPLIFIED)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x09\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]+"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_FIVE_DIGITS = re.compile(r"(<[0-9A-F]{2}>) <([0-9A-F]{5,6})>")
_WORD = re.compile(r"[^\W\d_\u2e80-\U000fffff]+")


class EmbeddedFont(TTFont):
    """A TrueType font whose characters beyond U+FFFF can be copied and searched.

    reportlab 5.1 writes them into the ToUnicode table as five digits; the PDF format wants UTF-16BE.
    """

    def addObjects(self, doc: Any) -> None:  # noqa: N802 - reportlab's name
        super().addObjects(doc)
        for name, table in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                table.content = _FIVE_DIGITS.sub(_in_utf16, table.content)


def _in_utf16(found: re.Match[str]) -> str:
    return f"{found[1]} <{chr(int(found[2], 16)).encode('utf-16-be').hex().upper()}>"


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

    @property
    def main(self) -> str:
        """The name of the first font, ready for use."""
        return _font(self.names[0]).fontName

    def __missing__(self, character: str) -> Glyph:
        font = self._having(character)
        width = _width(font or self._having(BOX) or self.main, character if font else BOX)
        self[character] = glyph = (character, font, width)
        return glyph

    def _having(self, characters: str) -> str:
        """The first font that has all of the characters, else `MISSING`."""
        codes = [ord(character) for character in characters]
        has_all = (name for name in self.names if all(code in _font(name).face.charToGlyph for code in codes))
        return next(has_all, MISSING)

    def place(self, text: str) -> list[Glyph]:
        """The glyphs of a clean text.

        A word in which the first font lacks a letter (Łukasz) is set in one font that has them all.
        """
        placed = [self[character] for character in text]
        for word in _WORD.finditer(text) if not text.isascii() else ():
            span = slice(word.start(), word.end())
            if len({font for _, font, _ in placed[span]}) > 1 and (font := self._having(word[0])):
                placed[span] = [(character, font, _width(font, character)) for character in word[0]]
        return placed

    def width(self, text: str, size: float) -> float:
        """How wide a clean text is, in points."""
        return sum(width for _, _, width in self.place(text)) * size


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

    Control characters, marks of direction and variation selectors go; half a character becomes a box. Composed (NFC),
    as all text kept by ClientDesk is.
    """
    lines = _BREAKS.sub("\n", text).replace("\t", "    ")
    if lines.isascii() and lines.isprintable():
        return lines
    return unicodedata.normalize("NFC", _SURROGATES.sub(BOX, _UNSEEN.sub("", lines)))
