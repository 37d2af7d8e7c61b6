"""The contact list on A4 across: twelve clients a page under repeated headings, with small pictures, group by group."""

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from PIL import Image, ImageOps
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from clientdesk.dossier.header import Header
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.contacts import Column, Contact, Grouping, Listing
from clientdesk.exchange.cards.imprint import FOOT, Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.picture import draw_logo, draw_portrait, logo_size
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.fonts import drawable
from clientdesk.exchange.profiles import Disclosure, Profile
from clientdesk.i18n import N_

PAPER = (297 * mm, 210 * mm)
ROWS = 12
"""Clients on a page."""
_ROW = 14 * mm
_MARGIN = 12 * mm
_WIDTH = PAPER[0] - 2 * _MARGIN
_TITLE_TOP = PAPER[1] - 6.5 * mm
_HEADS_TOP = PAPER[1] - 12.5 * mm
_HEADS = 7 * mm
_ROWS_TOP = _HEADS_TOP - _HEADS
_TOTALS_TOP = FOOT + 4.6 * mm
_THUMB = (10 * mm, 13 * mm)
_PIXELS = (80, 104)
"""Of a thumbnail: about 200 dots to the inch."""
_QUALITY = 78
_PICTURE, _CODE, _NAME = 12 * mm, 17 * mm, 38 * mm
_INSET = 1 * mm
_DROP = 2 * mm
_LINES = 3
_SHOWN_AT_MOST = 400
_PARTS = re.compile(r"@?[^@./_-]*[./_-]?")

_TITLE = look.Style(11, 14, look.ACCENT, bold=True)
_CELL = look.Style(8, 10.2)
_SECOND = look.Style(7.5, 9.6, look.QUIET)
_WHO = look.Style(9, 11, bold=True)
_LETTER = look.Style(15, 18, look.ACCENT, bold=True)
_GROUP = look.Style(8.5, 10.6, look.ACCENT, bold=True)
_TOTAL = look.Style(7.5, 10, look.QUIET)
_TOTAL_BOLD = look.Style(8.5, 10, look.ACCENT, bold=True)


def draw_list(job: PrintJob, canvas: Any, grouping: Grouping) -> None:
    """Draw the clients of a job as a list; sensitive fields stand on none, whatever the reason."""
    # What may be shown for a reason is not shown here, so the list must not say that it is.
    profile = Profile.WORK if job.disclosure.unmasked else job.disclosure.profile
    plain = Disclosure(profile)
    listing = Listing(job.chosen, plain, grouping.as_given() if job.as_listed else grouping)
    for view in job.views:
        listing.take(view)
    if listing.contacts:
        _Pages(replace(job, disclosure=plain), canvas, listing).draw()


@dataclass(frozen=True)
class _Place:
    """A column on the paper: where its text begins, and how wide it may be, in points."""

    column: Column
    x: float
    width: float


class _Pages:
    """The pages of a list, drawn row by row; each picture is read, made small and forgotten before the next."""

    def __init__(self, job: PrintJob, canvas: Any, listing: Listing) -> None:
        self.job = job
        self.words = job.words
        self.canvas = canvas
        self.listing = listing
        self.contacts = listing.ordered()
        self.groups = Counter(contact.heading for contact in self.contacts)
        self.imprint = Imprint(job, PAPER, _MARGIN)
        self.typesetter = Typesetter(job.words.language)
        self.tab = listing.grouping.tab * mm
        self.pictures = any(contact.picture for contact in self.contacts)
        self.code_x = _MARGIN + self.tab + (_PICTURE if self.pictures else 0.0)
        self.columns = self._columns()

    def _columns(self) -> list[_Place]:
        x = self.code_x + _CODE + _NAME
        room = _MARGIN + _WIDTH - x
        places = []
        for column in self.listing.columns(room / mm):
            width = column.width * mm
            places.append(_Place(column, x + _INSET, width - 2 * _INSET))
            x += width
        return places

    def draw(self) -> None:
        """All pages."""
        pages = [self.contacts[first : first + ROWS] for first in range(0, len(self.contacts), ROWS)]
        confidentiality = Header.confidentiality.type.show(self.listing.confidentiality, self.words)
        heading = None
        for number, page in enumerate(pages, 1):
            self.imprint.watermark(self.canvas, sample=self.listing.sample)
            self._head()
            for place, contact in enumerate(page):
                begins = contact.heading != heading
                heading = contact.heading
                self._row(contact, _ROWS_TOP - place * _ROW, begins=begins, told=begins or place == 0)
            self._totals(number, page, last=number == len(pages))
            self.imprint.footer(
                self.canvas, (number, len(pages)), confidentiality=confidentiality, masked=self.listing.masked
            )
            self.canvas.showPage()
        if len(self.groups) > 1:
            self.canvas.showOutline()

    def _head(self) -> None:
        words = self.words
        self.imprint.head(self.canvas, "", sample=self.listing.sample)
        named = words.tr(N_("Contact list: {name}"), name=self.job.title) if self.job.title else ""
        title = self.typesetter.fitted(named or words.tr(N_("Contact list")), _TITLE, width=_WIDTH / 3)
        draw(self.canvas, title, _MARGIN, _TITLE_TOP + 1 * mm)
        house = self.typesetter.fitted(self.job.house.name, look.SMALL, width=_WIDTH / 2)
        draw(self.canvas, house, _MARGIN + title.width + look.GUTTER, _TITLE_TOP)
        self.canvas.setFillColor(look.TINT)
        self.canvas.rect(_MARGIN, _HEADS_TOP - _HEADS, _WIDTH, _HEADS, stroke=0, fill=1)
        self._heading(Header.client_code.title(words), self.code_x + _INSET, _CODE - 2 * _INSET)
        self._heading(words.tr(N_("Name")), self.code_x + _CODE + _INSET, _NAME - 2 * _INSET)
        for place in self.columns:
            self._heading(place.column.title(words), place.x, place.width)

    def _heading(self, text: str, x: float, width: float) -> None:
        setting = self.typesetter.fitted(text, look.SMALL_BOLD, width=width, lines=2)
        draw(self.canvas, setting, x, _HEADS_TOP - (_HEADS - setting.height) / 2)

    def _row(self, contact: Contact, top: float, *, begins: bool, told: bool) -> None:
        """One client; `begins` a group, whose heading is `told` again at the top of a page."""
        self._rule(top, _MARGIN if begins else _MARGIN + self.tab, look.ACCENT if begins else look.HAIR)
        if begins and self.tab:
            self._bookmark(contact.heading, top)
        if told and self.tab:
            self._group(contact.heading, top)
        if self.pictures:
            self._picture(contact, self.code_x - _PICTURE + _INSET, top - (_ROW - _THUMB[1]) / 2)
        text_top = top - _DROP
        code = self._fitted(contact.code, _CELL, width=_CODE - 2 * _INSET, lines=1)
        draw(self.canvas, code, self.code_x + _INSET, text_top)
        name = self._fitted(contact.name, _WHO, width=_NAME - 2 * _INSET, lines=_LINES)
        draw(self.canvas, name, self.code_x + _CODE + _INSET, text_top)
        for place in self.columns:
            self._cell(contact.cells.get(place.column.key, ()), place, text_top)

    def _cell(self, lines: Sequence[str], place: _Place, top: float) -> None:
        left = _LINES
        for number, line in enumerate(lines):
            most = left if number == len(lines) - 1 else left - 1
            setting = self._fitted(line, _SECOND if number else _CELL, width=place.width, lines=most)
            draw(self.canvas, setting, place.x, top)
            top -= setting.height
            left -= len(setting.lines)

    def _fitted(self, text: str, style: look.Style, *, width: float, lines: int) -> Set:
        """The text in its box, smaller rather than with a broken word or number; net addresses break at their marks."""
        short = text[:_SHOWN_AT_MOST]
        sizes = [replace(style, size=style.size - less / 2, leading=style.leading - less / 2) for less in range(4)]
        of_net = " " not in short and ("@" in short or "://" in short)
        tries = [(size, short, 1) for size in sizes[:-1] if of_net or not any(map(str.isalpha, short))]
        tries += [(size, self._at_marks(short, size, width) if of_net else short, lines) for size in sizes]
        for size, form, most in tries:
            if self.typesetter.widest_word(form, size) <= width:
                setting = self.typesetter.para(form, size, width=width)
                if len(setting.lines) <= most:
                    return setting
        return self.typesetter.fitted(text, style, width=width, lines=lines)

    def _at_marks(self, address: str, style: look.Style, width: float) -> str:
        """The address in lines: before its @ if that will do, else after as many of its marks as fit."""
        halves = address.replace("@", "\n@")
        if self.typesetter.width(halves, style) <= width:
            return halves
        lines = [""]
        for part in _PARTS.findall(address):
            if lines[-1] and self.typesetter.width(lines[-1] + part, style) > width:
                lines.append(part)
            else:
                lines[-1] += part
        return "\n".join(lines)

    def _group(self, heading: str, top: float) -> None:
        """The heading of a group and how many belong to it, beside the first of its rows."""
        single = len(heading) == 1
        width = self.tab - 2 * _INSET
        setting = self._fitted(heading, _LETTER if single else _GROUP, width=width, lines=1 if single else 2)
        draw(self.canvas, setting, _MARGIN + _INSET, top - 1.4 * mm)
        count = self.typesetter.line(str(self.groups[heading]), look.SMALL)
        draw(self.canvas, count, _MARGIN + _INSET, top - 1.8 * mm - setting.height)

    def _bookmark(self, heading: str, top: float) -> None:
        key = f"group-{self.canvas.getPageNumber()}-{top:.0f}"
        self.canvas.bookmarkHorizontalAbsolute(key, top)
        self.canvas.addOutlineEntry(f"{drawable(heading)[:80]} ({self.groups[heading]})", key, level=0)

    def _picture(self, contact: Contact, x: float, top: float) -> None:
        jpeg = contact.picture and self.job.photo_of(contact.picture)
        small = thumbnail(jpeg, whole=not contact.portrait) if jpeg else None
        if small is None:
            self._stand_in(contact, x, top - _THUMB[1])
        elif contact.portrait:
            draw_portrait(self.canvas, ImageReader(io.BytesIO(small)), x, top, size=_THUMB)
        else:
            logo = ImageReader(io.BytesIO(small))
            size = logo_size(logo, _THUMB)
            left, below = x + (_THUMB[0] - size[0]) / 2, top - (_THUMB[1] - size[1]) / 2
            draw_logo(self.canvas, logo, left, below, size=size)

    def _stand_in(self, contact: Contact, x: float, bottom: float) -> None:
        """A head and shoulders, or a house front, drawn once for the whole file."""
        name = f"stand-in-{contact.portrait}"
        if not self.canvas.hasForm(name):
            self.canvas.beginForm(name, 0, 0, *_THUMB)
            if contact.portrait:
                draw_portrait(self.canvas, None, 0, _THUMB[1], size=_THUMB)
            else:
                _draw_front(self.canvas)
            self.canvas.endForm()
        self.canvas.saveState()
        self.canvas.translate(x, bottom)
        self.canvas.doForm(name)
        self.canvas.restoreState()

    def _totals(self, number: int, page: Sequence[Contact], *, last: bool) -> None:
        """How many stand on this page, and how many in all up to here; at the end how many there are of each kind."""
        words = self.words
        bottom = _ROWS_TOP - len(page) * _ROW
        self._rule(bottom, _MARGIN, look.ACCENT)
        here = words.ntr("{n} client on this page", "{n} clients on this page", len(page))
        draw(self.canvas, self.typesetter.line(here, _TOTAL), _MARGIN, _TOTALS_TOP)
        total, upto = len(self.contacts), (number - 1) * ROWS + len(page)
        if last:
            kinds = Counter(contact.kind.name for contact in self.contacts)
            plurals = {contact.kind.name: contact.kind.plural for contact in self.contacts}
            parts = [f"{words.label('kind', plurals[kind])} {count}" for kind, count in sorted(kinds.items())]
            text = words.ntr("Total: {n} client", "Total: {n} clients", total)
            if len(parts) > 1:
                text = "  ·  ".join([text, *reversed(parts)])
            draw(self.canvas, self.typesetter.line(text, _TOTAL_BOLD), PAPER[0] - _MARGIN, _TOTALS_TOP, right=True)
        else:
            text = words.tr(N_("{upto} of {total}"), upto=upto, total=total)
            draw(self.canvas, self.typesetter.line(text, _TOTAL), PAPER[0] - _MARGIN, _TOTALS_TOP, right=True)

    def _rule(self, y: float, left: float, colour: Any) -> None:
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(0.7 if colour is look.ACCENT else look.THIN)
        self.canvas.line(left, y, PAPER[0] - _MARGIN, y)


def thumbnail(jpeg: bytes, *, whole: bool) -> bytes | None:
    """The picture as a small JPEG: cut to the middle of the frame, or `whole` within it; None where it is damaged."""
    try:
        with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as photo:
            # The reader of JPEG can leave out detail that would only be thrown away.
            photo.draft("RGB", (2 * _PIXELS[0], 2 * _PIXELS[1]))
            small = ImageOps.contain(photo, _PIXELS) if whole else ImageOps.fit(photo, _PIXELS)
            out = io.BytesIO()
            small.convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True)
            return out.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None


def _draw_front(canvas: Any) -> None:
    canvas.setFillColor(look.TINT)
    canvas.roundRect(0, 0, *_THUMB, 1.2 * mm, stroke=0, fill=1)
    canvas.setFillColor(look.HAIR)
    canvas.rect(2 * mm, 1.8 * mm, 6 * mm, 9.2 * mm, stroke=0, fill=1)
    canvas.setFillColor(look.TINT)
    for row in range(3):
        for column in range(2):
            canvas.rect((3 + 2.4 * column) * mm, (4.6 + 2 * row) * mm, 1.6 * mm, 1.2 * mm, stroke=0, fill=1)
    canvas.rect(4.2 * mm, 1.8 * mm, 1.6 * mm, 2 * mm, stroke=0, fill=1)
