"""The full dossier on A4: the head, then every section; fields two in a row, long texts and groups across the page."""

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Block, Cell, Gap, Grid, Row, Title
from clientdesk.exchange.cards.columns import Wish, share
from clientdesk.exchange.cards.content import Card, Chapter, Pair, Passage, Table
from clientdesk.exchange.cards.head import DOSSIER, head_band
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import NO_HOUSE, House, PrintJob
from clientdesk.exchange.cards.letterhead import letterhead
from clientdesk.exchange.cards.pages import draw_pages
from clientdesk.exchange.cards.plain import left_out_note
from clientdesk.exchange.cards.qr import most_bytes
from clientdesk.exchange.cards.typeset import Set, Typesetter
from clientdesk.exchange.cards.unbroken import must_break, unbroken, widest_word
from clientdesk.exchange.cards.view import card_of
from clientdesk.i18n import Catalogue

WIDTH = A4[0] - 2 * look.MARGIN
_HALF = (WIDTH - look.GUTTER) / 2
_VALUE = _HALF - look.LABEL_WIDTH
_WIDE_VALUE = WIDTH - look.LABEL_WIDTH - 1 * mm
_DROP = look.BODY.baseline - look.LABEL.baseline
_COLUMN_GAP = 3 * mm
_INSET = 1 * mm
_AIR = 1.8 * mm
_WIDEST_COLUMN = 75 * mm
_NARROWEST_COLUMN = 11 * mm
_WISHES = ((30 * mm, 44 * mm), (24 * mm, 36 * mm), (18 * mm, 28 * mm), (0, 24 * mm))
"""Columns up to the first width are not broken at all, and no word up to the second: what there is room for."""


def draw_dossiers(job: PrintJob, canvas: Any) -> None:
    """Every client on pages of its own."""
    imprint = Imprint(job, A4)
    for number, view in enumerate(job.views):
        card = card_of(view, job.chosen(view.record.kind))
        blocks = dossier(
            card,
            job.words,
            picture=job.picture(card.head),
            vcard=job.vcard(view, most_bytes(DOSSIER.code)),
            house=job.house,
        )
        draw_pages(canvas, card, blocks, imprint=imprint, number=number)


def dossier(
    card: Card, words: Catalogue, *, picture: bytes = b"", vcard: str = "", house: House = NO_HOUSE
) -> list[Block]:
    """The blocks of a client's dossier, in order; `picture` is a JPEG, `vcard` what the QR code says."""
    typesetter = Typesetter(words.language)
    head = head_band(card.head, typesetter, picture=picture, vcard=vcard, width=WIDTH, format=DOSSIER)
    top = letterhead(house, typesetter, WIDTH)
    return [*([top] if top else []), head, *chapters(card, words, picture=picture)]


def chapters(card: Card, words: Catalogue, *, picture: bytes = b"") -> list[Block]:
    """The blocks below the head."""
    return list(_Dossier(card, words, picture).blocks())


class _Dossier:
    """Everything below the head; a picture that stands there is not named again."""

    def __init__(self, card: Card, words: Catalogue, picture: bytes) -> None:
        self.card = card
        self.words = words
        self.picture = picture
        self.typesetter = Typesetter(words.language)

    def blocks(self) -> Iterator[Block]:
        for chapter in self.card.chapters:
            yield Gap(4.5 * mm)
            yield self._title(chapter)
            yield from self._chapter(chapter)
        if self.card.left_out:
            note = self.typesetter.para(left_out_note(self.card.left_out, self.words), look.SMALL, width=WIDTH)
            yield Gap(4 * mm)
            yield Grid(WIDTH, (Row((Cell(0, note),), ruled=False),))

    def _title(self, chapter: Chapter) -> Title:
        text = self.typesetter.fitted(chapter.title, look.HEADING, width=WIDTH - 25 * mm)
        note = self.typesetter.line(f"{chapter.filled}/{chapter.fields}", look.SMALL)
        return Title(text, note, chapter.filled / max(chapter.fields, 1), chapter.title, WIDTH)

    def _chapter(self, chapter: Chapter) -> Iterator[Block]:
        waiting: list[Pair | Passage] = []
        for block in chapter.blocks:
            if isinstance(block, Table) and len(block.headings) > 1:
                yield from self._grid(waiting)
                waiting = []
                yield Gap(_AIR)
                yield from self._table(block)
                yield Gap(_AIR)
            elif isinstance(block, Table):
                waiting.append(Pair(block.key, block.label, " · ".join(row[0] for row in block.rows)))
            elif block.key != self.card.head.picture_key or not self.picture:
                waiting.append(block)
        yield from self._grid(waiting)

    def _grid(self, blocks: Sequence[Pair | Passage]) -> Iterator[Grid]:
        if blocks:
            yield Grid(WIDTH, tuple(self._rows(blocks)))

    def _rows(self, blocks: Sequence[Pair | Passage]) -> Iterator[Row]:
        """Labels and values two in a row; what is long has a row to itself."""
        left: tuple[Cell, ...] = ()
        for block in blocks:
            if self._is_wide(block):
                if left:
                    yield Row(left)
                    left = ()
                yield Row(self._labelled(block, 0, _WIDE_VALUE))
            elif left:
                yield Row((*left, *self._labelled(block, _HALF + look.GUTTER, _VALUE)))
                left = ()
            else:
                left = self._labelled(block, 0, _VALUE)
        if left:
            yield Row(left)

    def _is_wide(self, block: Pair | Passage) -> bool:
        if isinstance(block, Passage) or self.typesetter.width(block.text, look.BODY) > 2 * _VALUE:
            return True
        return must_break(self.typesetter, block.text, look.BODY, width=_VALUE)

    def _labelled(self, block: Pair | Passage, x: float, width: float) -> tuple[Cell, Cell]:
        label = self.typesetter.para(block.label, look.LABEL, width=look.LABEL_WIDTH - 2 * mm)
        value = self._whole_words(block.text, look.BODY, width)
        return Cell(x + _INSET, label, drop=_DROP), Cell(x + look.LABEL_WIDTH, value)

    def _table(self, table: Table) -> Iterator[Grid]:
        label = Row((Cell(_INSET, self.typesetter.para(table.label, look.BODY_BOLD, width=WIDTH)),), ruled=False)
        for short, longest_word in _WISHES:
            wishes = self._wishes(table, short, longest_word)
            if widths := share(wishes, width=WIDTH - 2 * _INSET, gap=_COLUMN_GAP):
                break
        if widths is None:
            yield from self._entries(table, label)
            return
        edges = [_INSET + sum(widths[:i]) + i * _COLUMN_GAP for i in range(len(widths))]
        # Figures end where their column needs to, not where it may, or they would stick to the next one's words.
        widths = [
            min(width, wish.natural) if f else width
            for width, wish, f in zip(widths, wishes, table.figures, strict=True)
        ]
        columns = list(zip(edges, widths, table.figures, strict=True))
        headings = self._table_row(table.headings, columns, look.SMALL_BOLD)
        rows = tuple(Row(self._table_row(row, columns, look.BODY)) for row in table.rows)
        yield Grid(WIDTH, rows, heads=(label, Row(headings, shade=look.TINT, ruled=False)))

    def _table_row(
        self, texts: Sequence[str], columns: Sequence[tuple[float, float, bool]], style: look.Style
    ) -> tuple[Cell, ...]:
        cells = []
        for text, (x, width, figures) in zip(texts, columns, strict=True):
            setting = self._whole_words(text, style, width)
            cells.append(Cell(x + width if figures else x, setting, right=figures))
        return tuple(cells)

    def _whole_words(self, text: str, style: look.Style, width: float) -> Set:
        return self.typesetter.para(text, unbroken(self.typesetter, text, style, width=width), width=width)

    def _wishes(self, table: Table, short: float, longest_word: float) -> list[Wish]:
        wishes = []
        for heading, column in zip(table.headings, zip(*table.rows, strict=True), strict=True):
            natural = max(
                self.typesetter.width(heading, look.SMALL_BOLD),
                *(self.typesetter.width(text, look.BODY) for text in column),
            )
            word = max(
                self.typesetter.widest_word(heading, look.SMALL_BOLD),
                *(widest_word(self.typesetter, text, look.BODY) for text in column),
            )
            least = natural if natural <= short else min(natural, max(_NARROWEST_COLUMN, min(word, longest_word)))
            wishes.append(Wish(least + 0.1, min(natural, _WIDEST_COLUMN) + 0.2))
        return wishes

    def _entries(self, table: Table, label: Row) -> Iterator[Grid]:
        """A group with more columns than fit: each of its rows as a small form of its own."""
        for number, row in enumerate(table.rows, 1):
            count = self.typesetter.line(f"{number} / {len(table.rows)}", look.SMALL_BOLD)
            counted = Row((Cell(_INSET, count),), shade=look.TINT, ruled=False)
            filled = zip(table.headings, row, strict=True)
            rows = self._rows([Pair("", heading, text) for heading, text in filled if text])
            yield Grid(WIDTH, tuple(rows), heads=(label, counted) if number == 1 else (counted,))
