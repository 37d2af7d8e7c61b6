"""Envelopes, printed in their own size: the Chinese layout with its post code boxes, and the Western one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.mailing.addressed import Part, Recipient, foreign_country, is_foreign, parts_of
from clientdesk.exchange.mailing.block import SMALLEST, Block, fitted, style
from clientdesk.exchange.mailing.given import BOX, CHINESE, PITCH, STAMP, WESTERN, EnvelopeRun, Size
from clientdesk.i18n import N_, catalogue
from clientdesk.progress import QUIET, Progress

_SIX = re.compile("[0-9]{6}")
_DIGIT = look.Style(15, 15)

_ADDRESS_AT = (25.0, 40.0)
_RIGHT = 15.0
_LOWEST = 8.0
"""Millimetres below the sender, and beside what stands at the right."""
_NAME = 18.0
_NAME_LEAST = 10.0
_AIR = 3.0
_SENDER = look.Style(9.5, 12)
_SENDER_PART = 0.5
"""Of the width, for the sender."""
_MARK = look.Style(6, 7, look.QUIET)

_WESTERN_SENDER = (12.0, 10.0)
_SENDER_LINES = 4
_READ_BY_MACHINES = 16.0
"""Millimetres along the lower edge that Western sorting machines write and read."""
_AT_ONCE = 50


def draw_envelopes(run: EnvelopeRun, canvas: Any, progress: Progress = QUIET) -> tuple[str, ...]:
    """Draw one page for each envelope; the codes of those on which something had to be cut."""
    cut: list[str] = []
    for number, recipient in enumerate(run.recipients):
        if number % _AT_ONCE == 0:
            progress.advance(number, len(run.recipients), N_("Making the pages"))
        page = _Page(run, recipient, canvas)
        for _copy in range(run.copies):
            is_cut = page.draw()
            canvas.showPage()
        if is_cut:
            cut.append(recipient.code)
    return tuple(cut)


@dataclass(frozen=True)
class _Page:
    """One envelope. Lengths in millimetres from its left and upper edge, in points where text is set."""

    run: EnvelopeRun
    recipient: Recipient
    canvas: Any

    @property
    def size(self) -> Size:
        return self.run.envelope.size

    @property
    def typesetter(self) -> Typesetter:
        """Chinese addresses in Chinese shapes, whatever the language of the window."""
        language = self.run.words.language
        chinese = self.is_chinese and not language.startswith("zh")
        return Typesetter("zh_CN" if chinese else language)

    @property
    def is_chinese(self) -> bool:
        """Whether the envelope has the Chinese layout."""
        usual = CHINESE if self.recipient.is_chinese else WESTERN
        return (self.run.layout or usual) == CHINESE

    def draw(self) -> bool:
        """Draw it; whether something had to be cut."""
        if self.recipient.sample:
            mark = self.typesetter.line(self.run.words.tr(N_("Sample")), _MARK)
            draw(self.canvas, mark, 12 * mm, self._up(self.size[1] - 8))
        return self._chinese() if self.is_chinese else self._western()

    def _up(self, y: float) -> float:
        return (self.size[1] - y) * mm

    def _parts(self, *, code_apart: bool = False) -> tuple[Part, ...]:
        home = self.run.sender.country
        return parts_of(self.recipient, home=home, words=self.run.words, code_apart=code_apart)

    # The Chinese layout

    def _chinese(self) -> bool:
        digits = self.recipient.address.postcode
        boxed = bool(_SIX.fullmatch(digits)) and not is_foreign(self.recipient.address, self.run.sender.country)
        if boxed:
            self._draw_code(digits)
        sender = self._chinese_sender()
        sender_top = self.size[1] - _LOWEST - sender.height / mm
        sender.draw(self.canvas, (self.size[0] - _RIGHT) * mm, self._up(sender_top), right=True)
        parts = self._parts(code_apart=boxed)
        if not self.recipient.is_chinese:
            block = self._fit(parts, sender_top - _AIR - _ADDRESS_AT[1])
            self._draw_block(block)
            return block.is_cut
        return self._draw_chinese(parts, sender_top)

    def _draw_chinese(self, parts: Sequence[Part], lowest: float) -> bool:
        """Where it goes to above, who is to receive it large in the middle."""
        where, last = parts[:-1], parts[-1]
        name = self._name(last.text)
        height = name.height / mm
        block = self._fit(where, lowest - height - 2 * _AIR - _ADDRESS_AT[1])
        self._draw_block(block)
        middle = (self.size[1] - height) / 2
        top = max(middle, _ADDRESS_AT[1] + block.height / mm + _AIR)
        draw(self.canvas, name, (self.size[0] * mm - name.width) / 2, self._up(top))
        return block.is_cut

    def _name(self, text: str) -> Set:
        width = (self.size[0] - 2 * _RIGHT) * mm
        return self.typesetter.fitted(text, style(_NAME, bold=True), width=width, smallest=_NAME_LEAST)

    def _fit(self, parts: Sequence[Part], height: float) -> Block:
        width = self.size[0] - _ADDRESS_AT[0] - _RIGHT
        return fitted(parts, self.typesetter, width=width * mm, height=height * mm, largest=self._largest)

    def _draw_block(self, block: Block) -> None:
        block.draw(self.canvas, _ADDRESS_AT[0] * mm, self._up(_ADDRESS_AT[1]))

    @property
    def _largest(self) -> float:
        """The type that looks right on an envelope of this width."""
        return 12.0 if self.size[0] < 200 else 14.0 if self.size[0] < 300 else 16.0

    def _draw_code(self, digits: str) -> None:
        x, y = self.run.box
        for place, digit in enumerate(digits):
            shown = self.typesetter.line(digit, _DIGIT)
            centre = x + place * PITCH + BOX[0] / 2
            top = self._up(y + BOX[1] / 2) + _DIGIT.leading / 2
            draw(self.canvas, shown, centre * mm - shown.width / 2, top)

    def _chinese_sender(self) -> Block:
        sender, words = self.run.sender, self.run.words
        spoken = words if words.language.startswith("zh") else catalogue("zh_CN")
        width = self.size[0] * _SENDER_PART * mm
        code = spoken.tr(N_("Post code {code}"), code=sender.postcode) if sender.postcode else ""
        texts = ((sender.address or sender.address_en, 2), (sender.name or sender.name_en, 1), (code, 1))
        sets = [
            self.typesetter.fitted(text, _SENDER, width=width, lines=lines, smallest=SMALLEST)
            for text, lines in texts
            if text
        ]
        return Block(tuple(sets))

    # The Western layout

    def _western(self) -> bool:
        self._western_sender().draw(self.canvas, _WESTERN_SENDER[0] * mm, self._up(_WESTERN_SENDER[1]))
        width, height = self.size
        left, top = width * 0.45, height * 0.45
        block = fitted(
            self._parts(),
            self.typesetter,
            width=(width - left - _RIGHT) * mm,
            height=(height - top - _READ_BY_MACHINES) * mm,
            largest=self._largest,
        )
        block.draw(self.canvas, left * mm, self._up(top))
        return block.is_cut

    def _western_sender(self) -> Block:
        sender = self.run.sender
        address = sender.address_en or sender.address
        if sender.postcode and sender.postcode not in address:
            address = f"{address}, {sender.postcode}" if address else sender.postcode
        abroad = address and sender.country and is_foreign(self.recipient.address, sender.country)
        country = foreign_country(sender.country, catalogue("en")) if abroad else ""
        width = min(self.size[0] * 0.45, self.size[0] - STAMP[0] - _RIGHT - _WESTERN_SENDER[0]) * mm
        texts = ((sender.name_en or sender.name, 1), (address, _SENDER_LINES - 1), (country, 1))
        sets = [
            self.typesetter.fitted(text, _SENDER, width=width, lines=lines, smallest=SMALLEST)
            for text, lines in texts
            if text
        ]
        return Block(tuple(sets))
