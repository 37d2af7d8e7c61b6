"""A letter: for whom it is, what it says, which tables stand in it, and how it becomes pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.blocks import Gap
from clientdesk.exchange.cards.job import House
from clientdesk.exchange.cards.letterhead import letterhead
from clientdesk.exchange.cards.typeset import Typesetter
from clientdesk.exchange.letters import sheet
from clientdesk.exchange.letters.addressed import is_chinese
from clientdesk.exchange.letters.days import day_words
from clientdesk.exchange.letters.places import Paragraph, Piece, is_table_place
from clientdesk.exchange.letters.prose import prose
from clientdesk.exchange.letters.sheet import Block
from clientdesk.exchange.letters.tables import Items, Statement, items_blocks, statement_blocks
from clientdesk.exchange.mailing.addressed import Recipient, parts_of, receiver
from clientdesk.i18n import N_, Catalogue

_FLUSH = ("敬礼", "敬禮", "商祺", "时祺", "時祺", "台安", "鈞安")
"""Ends of a Chinese letter that stand at the margin."""
_INDENT = Piece("　　")


@dataclass(frozen=True)
class Letter:
    """A letter to one client, its places filled.

    name      the client's
    to        whom the post is for
    heading   the subject; empty where there is none
    body      its lines; one that is the place of a table gives way to the items
    owner     who signs it
    """

    name: str
    to: Recipient
    heading: Paragraph
    body: tuple[Paragraph, ...]
    owner: str = ""
    items: Items | None = None
    statement: Statement | None = None
    sample: bool = False


@dataclass(frozen=True)
class Stationery:
    """What every letter of a print has in common: the house at its head, the address to which post comes back (one
    line), lines at the foot, where and when. `home` is the country (ISO code) that an address need not tell."""

    words: Catalogue
    house: House
    sender: str
    foot: tuple[str, ...]
    place: str
    day: date
    home: str = "CN"

    @property
    def typesetter(self) -> Typesetter:
        """Sets text in the language of the letter."""
        return Typesetter(self.words.language)

    @property
    def place_and_day(self) -> str:
        """Where and when it was written."""
        day = day_words(self.day, self.words)
        if not self.place or is_chinese(self.words):
            return day
        return self.words.tr(N_("{place}, {day}"), place=self.place, day=day)


def letter_blocks(letter: Letter, paper: Stationery) -> list[Block]:
    """The letter from its head to its signature."""
    setter = paper.typesetter
    blocks: list[Block] = list(_opening(letter, paper, setter))
    chinese = is_chinese(paper.words)
    style = sheet.BODY_CHINESE if chinese else sheet.BODY
    lines = list(letter.body)
    first = next((place for place, line in enumerate(lines) if line), -1)
    for place, line in enumerate(lines):
        if is_table_place(line) and letter.items is not None:
            blocks += [Gap(4), *items_blocks(letter.items, paper.words, setter), Gap(style.leading / 2)]
        elif not line:
            blocks.append(Gap(style.leading * (0.3 if chinese else 0.6)))
        else:
            pieces = _indented(line) if chinese and place != first else line
            blocks.append(prose(pieces, setter, style, width=sheet.WIDTH))
    if letter.statement is not None:
        blocks += statement_blocks(letter.statement, paper.words, setter)
    return [*blocks, *_closing(letter, paper, setter)]


def _indented(line: Paragraph) -> Sequence[Piece]:
    text = "".join(piece.text for piece in line)
    return line if text.startswith("　") or text.strip() in _FLUSH else (_INDENT, *line)


def _opening(letter: Letter, paper: Stationery, setter: Typesetter) -> Iterator[Block]:
    head = letterhead(paper.house, setter, sheet.WIDTH)
    if is_chinese(paper.words):
        yield _opening_chinese(letter, paper, setter)
        return
    facts = [(N_("Date"), paper.place_and_day), (N_("Client code"), letter.to.code)]
    if letter.owner:
        facts.append((N_("Our contact"), letter.owner))
    room = sheet.LEFT + sheet.WIDTH - sheet.FACTS[0] - 68
    told = tuple(
        (
            setter.line(paper.words.tr(label), look.LABEL),
            setter.fitted(text, sheet.FACT, width=room, lines=2),
        )
        for label, text in facts
    )
    sender = paper.sender
    return_to = setter.fitted(sender, look.FINE, width=sheet.WINDOW_SIZE[0]) if sender else None
    yield sheet.Opening(head, parts_of(letter.to, home=paper.home, words=paper.words), return_to, told, setter)
    if letter.heading:
        yield prose(letter.heading, setter, sheet.STRONG, width=sheet.WIDTH, below=sheet.BODY.leading)


def _opening_chinese(letter: Letter, paper: Stationery, setter: Typesetter) -> Block:
    title = "".join(piece.text for piece in letter.heading)
    place = replace(letter.to.address, postcode="", recipient="", phone="")
    who = receiver(letter.to).removesuffix("收").strip()
    to = " ".join(filter(None, (letter.to.company, who)))
    told = [(paper.words.tr(N_("To: {who}"), who=to), sheet.BODY_CHINESE)]
    if letter.to.is_chinese:
        where = " ".join(filter(None, (letter.to.address.postcode, place.one_line(chinese_order=True, country=""))))
    else:
        country = COUNTRY.label(letter.to.address.country, paper.words) if letter.to.address.country else ""
        where = letter.to.address.one_line(chinese_order=False, country=country)
    if where:
        told.append((where, look.LINE_QUIET))
    lines = tuple(setter.para(text, style, width=sheet.WIDTH) for text, style in told)
    head = letterhead(paper.house, setter, sheet.WIDTH)
    return sheet.OpeningChinese(head, setter.para(title, sheet.TITLE_CHINESE, width=sheet.WIDTH), lines)


def _closing(letter: Letter, paper: Stationery, setter: Typesetter) -> Iterator[Block]:
    chinese = is_chinese(paper.words)
    style = sheet.BODY_CHINESE if chinese else sheet.BODY
    told = [paper.house.name, letter.owner] if chinese else [letter.owner, paper.house.name]
    if chinese:
        told.append(paper.place_and_day)
    lines = tuple(setter.fitted(text, style, width=sheet.WIDTH / 2) for text in told if text)
    if lines:
        # Nobody signs a statement of account.
        above = sheet.SIGNED if letter.statement is None else style.leading / 2
        yield sheet.Closing(lines, sheet.WIDTH, right=chinese, above=above)
