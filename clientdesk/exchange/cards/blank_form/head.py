"""The head of a form: what it is and whose, how it is filled in, who filled it in and when; a frame for the photo."""

from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader

from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.values import Attachment
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blank_form.answers import Digits, Line
from clientdesk.exchange.cards.blank_form.cells import LABEL, Cell, CellRow, in_rows
from clientdesk.exchange.cards.blank_form.fields import DAY
from clientdesk.exchange.cards.blocks import Undivided
from clientdesk.exchange.cards.picture import Size, draw_logo, draw_portrait, logo_size, reader_of
from clientdesk.exchange.cards.typeset import Set, Typesetter, draw
from clientdesk.exchange.cards.view import View
from clientdesk.i18n import N_

_PORTRAIT = (32 * mm, 41 * mm)
_LOGO = (48 * mm, 26 * mm)
_AIR = 6 * mm
_TITLE = look.Style(18, 23, look.ACCENT, bold=True)
_WHOSE = look.Style(11, 15, bold=True)
_HOW = look.Style(7.5, 10.4, look.QUIET)


@dataclass(frozen=True)
class Frame:
    """Where the photo is glued or printed. `picture` is None where there is none yet."""

    label: Set
    size: Size
    portrait: bool
    picture: ImageReader | None

    def draw(self, canvas: Any, x: float, top: float) -> None:
        """Draw it below `top`."""
        width, height = self.size
        if self.picture and self.portrait:
            draw_portrait(canvas, self.picture, x, top, size=self.size)
        elif self.picture:
            size = logo_size(self.picture, self.size)
            draw_logo(canvas, self.picture, x + width - size[0], top, size=size)
        else:
            canvas.saveState()
            canvas.setStrokeColor(look.QUIET)
            canvas.setLineWidth(0.5)
            canvas.setDash(2, 2)
            canvas.roundRect(x, top - height, width, height, 1.2 * mm)
            canvas.restoreState()
            draw(canvas, self.label, x + (width - self.label.width) / 2, top - (height - self.label.height) / 2)


@dataclass(frozen=True)
class FormHead(Undivided):
    """The head over the whole width of the form."""

    width: float
    title: Set
    whose: Set | None
    how: Set
    rows: tuple[CellRow, ...]
    frame: Frame | None

    @property
    def height(self) -> float:
        text = self.title.height + (self.whose.height if self.whose else 0) + self.how.height + 3 * mm
        text += sum(row.height for row in self.rows)
        return max(text, self.frame.size[1] if self.frame else 0) + 1 * mm

    def draw(self, canvas: Any, x: float, top: float) -> None:
        if self.frame:
            self.frame.draw(canvas, x + self.width - self.frame.size[0], top)
        draw(canvas, self.title, x, top)
        below = top - self.title.height
        if self.whose:
            draw(canvas, self.whose, x, below)
            below -= self.whose.height
        draw(canvas, self.how, x, below - 0.8 * mm)
        bottom = top - self.height + 1 * mm + sum(row.height for row in self.rows)
        for row in self.rows:
            row.draw(canvas, x, bottom)
            bottom -= row.height


def title_of(view: View) -> str:
    """What the form is called."""
    return view.words.tr(N_("Client form: {kind}"), kind=view.record.kind.title_in(view.words))


def form_head(view: View, photo: Field[Attachment] | None, picture: bytes, width: float) -> FormHead:
    """The head of a client's form; `photo` is the field for which there is a frame, `picture` a JPEG or nothing."""
    typesetter, words = Typesetter(view.words.language), view.words
    frame = _frame(view, photo, picture, typesetter)
    room = width - (frame.size[0] + _AIR if frame else 0)
    record = view.record
    whose = f"{record.name}  ·  {record.code}" if record.name and record.code else record.name
    how = words.tr(N_("Please write clearly. Tick what applies, leave empty what is not known."))
    day = Digits(typesetter, words.tr(DAY), {})
    cells = (
        _cell(words.tr(N_("Filled in by")), Line(typesetter, room), typesetter),
        _cell(words.tr(N_("Date")), day, typesetter),
        _cell(Header.client_code.title(words), Line(typesetter, 30 * mm, record.code), typesetter),
    )
    return FormHead(
        width,
        typesetter.fitted(title_of(view), _TITLE, width=room, smallest=11),
        typesetter.fitted(whose, _WHOSE, width=room, lines=2, smallest=8) if whose else None,
        typesetter.para(how, _HOW, width=room),
        tuple(in_rows(cells, room)),
        frame,
    )


def _cell(label: str, answer: Line | Digits, typesetter: Typesetter) -> Cell:
    return Cell(typesetter.line(label, LABEL), answer)


def _frame(view: View, photo: Field[Attachment] | None, picture: bytes, typesetter: Typesetter) -> Frame | None:
    if photo is None:
        return None
    portrait = view.head().portrait is not False
    size = _PORTRAIT if portrait else _LOGO
    label = typesetter.fitted(photo.title(view.words), look.SMALL, width=size[0] - 2 * mm)
    return Frame(label, size, portrait, reader_of(picture))
