"""A record as one reader sees it: texts, tables and sections in one language, what is hidden left out and counted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from clientdesk.dossier.completeness import is_shown
from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.fields import Field, Kind, Rows, Section, Surroundings, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import Integer, LongText, Money, Number, Percent
from clientdesk.dossier.values import Attachment
from clientdesk.exchange.cards.content import Badge, Block, Card, Chapter, Head, Pair, Passage, Table
from clientdesk.exchange.profiles import Disclosure, Sight, masked
from clientdesk.i18n import Catalogue


@dataclass(frozen=True)
class _Top:
    """What the head of a kind's card shows beside name, badges and facts. A line is a row of fields, or the columns of
    a group's weightiest row."""

    picture: Field[Attachment] | None = None
    portrait: bool | None = None
    lines: tuple[tuple[Field[Any], ...], ...] = ()


_TOPS: Mapping[str, _Top] = {
    PERSON.name: _Top(
        Basics.photo,
        portrait=True,
        lines=((Basics.name_en,), (Basics.position, Career.department), (Basics.employer_name,)),
    ),
    ENTERPRISE.name: _Top(
        Heading.logo,
        portrait=False,
        lines=((Heading.short_name, Heading.name_en), (firm.Basics.reg_no,), (firm.Basics.industry,)),
    ),
}
_FIGURES = (Integer, Money, Number, Percent)
_BADGES: tuple[Field[str], ...] = (Header.lifecycle_stage, Header.abc_class_override, Header.importance)
_FACTS: tuple[Field[Any], ...] = (Header.owner_id, Header.created_at)


@dataclass
class View:
    """A record for one reader. Whatever is asked of it is counted: `left_out` fields hold something that the reader
    may not see, and `masked` says whether a mask was given for a value."""

    record: Record
    words: Catalogue
    disclosure: Disclosure
    around: Surroundings
    masked: bool = field(default=False, init=False)
    _hidden: set[str] = field(default_factory=set, init=False)

    @property
    def left_out(self) -> int:
        """How many filled fields that were asked for the reader may not see."""
        return len(self._hidden)

    def has(self, field: Field[Any]) -> bool:
        """Whether the record's kind has this field."""
        return self.record.kind.by_key.get(field.key) is field

    def text(self, field: Field[Any]) -> str:
        """What the reader sees of a field that is no group; empty where it is empty, hidden, or not of this kind."""
        if not self.has(field) or not (field.stored or self.concerns(field)):
            return ""
        value = self.record.value(field, self.around)
        text = self._text(field, value, self.disclosure.sight(field))
        if value is not None and not text and field.stored:
            self._hidden.add(field.key)
        return text

    def texts(self, fields: Iterable[Field[Any]]) -> list[str]:
        """What the reader sees of these fields, without those of which that is nothing."""
        return [text for text in map(self.text, fields) if text]

    def pair(self, field: Field[Any]) -> Pair | None:
        """Label and value of a field that is no group."""
        text = self.text(field)
        return Pair(field.key, field.title(self.words), text) if text else None

    def block(self, field: Field[Any]) -> Block | None:
        """Whatever the field holds, groups too; None where the reader sees nothing of it."""
        if isinstance(field.type, Rows):
            return self.table(field)
        pair = self.pair(field)
        return Passage(pair.key, pair.label, pair.text) if pair and isinstance(field.type, LongText) else pair

    def rows(self, group: Field[tuple[Row, ...]]) -> tuple[Row, ...]:
        """The rows of a group, none where it is empty or of another kind. What is told of them goes by `in_row`."""
        rows = (self.record.value(group, self.around) or ()) if self.has(group) else ()
        if rows and self.disclosure.sight(group) is Sight.ABSENT:
            self._hidden.add(group.key)
            return ()
        return rows

    def table(self, field: Field[tuple[Row, ...]]) -> Table | None:
        """The rows of a group with their columns; None where the reader sees nothing of it."""
        rows = self.rows(field)
        seen: list[tuple[str, bool, tuple[str, ...]]] = []
        for column in rows_of(field).columns:
            texts = tuple(self.in_row(field, column, row) for row in rows)
            if any(texts):
                seen.append((self.heading(column), isinstance(column.type, _FIGURES), texts))
        if not seen:
            if rows:
                self._hidden.add(field.key)
            return None
        headings, figures, texts_by_column = zip(*seen, strict=True)
        kept = tuple(row for row in zip(*texts_by_column, strict=True) if any(row))
        return Table(field.key, field.title(self.words), headings, figures, kept)

    def in_row(self, group: Field[Any], column: Field[Any], row: Row) -> str:
        """What the reader sees of a column of a row."""
        return self._text(column, row[column], self.disclosure.sight_in(group, column), amount="{amount}")

    def head(self) -> Head:
        """Who the record is about."""
        record, top = self.record, _TOPS.get(self.record.kind.name, _Top())
        shown = top.picture is not None and self.disclosure.sight(top.picture) is Sight.SHOWN
        lines = (" · ".join(self.texts(line)) for line in top.lines)
        return Head(
            name=record.name,
            code=record.code,
            salutation=self.text(Basics.salutation),
            lines=tuple(filter(None, (*lines, self._main_contact_line()))),
            badges=tuple(self._badges()),
            letter=self.text(Header.abc_class_override)[:1],
            facts=tuple(pair for pair in map(self.pair, _FACTS) if pair),
            picture=record[top.picture] if top.picture and shown else None,
            picture_key=top.picture.key if top.picture else "",
            portrait=top.portrait,
            confidentiality=Header.confidentiality.type.show(record[Header.confidentiality] or "internal", self.words),
            sample=bool(record[Header.is_sample]),
        )

    def _badges(self) -> Iterator[Badge]:
        told = [(field.key, text) for field in _BADGES if (text := self.text(field))]
        return (Badge(key, text, solid=place == 0) for place, (key, text) in enumerate(told))

    def chapters(self, fields: Sequence[Field[Any]] | None = None) -> Iterator[Chapter]:
        """The sections in the order of the form. With a choice of fields, sections come in the order of their first
        chosen field, fields as chosen. Neighbours with the same title (the record header) are one chapter."""
        kind = self.record.kind
        placed: dict[str, list[Field[Any]]] = {}
        for found in fields or ():
            placed.setdefault(kind.home(found).declared.title, []).append(found)
        for sections in sections_of(kind, fields):
            own = [found for section in sections for found in section.declared.fields]
            chosen = own if fields is None else placed[sections[0].declared.title]
            blocks = tuple(block for block in map(self.block, chosen) if block)
            stored = [found for found in chosen if self._counts(found)]
            if blocks:
                filled = sum(self.record[found] is not None for found in stored)
                declared = sections[0].declared
                yield Chapter(self.words.label(declared.context, declared.title), blocks, filled, len(stored))

    def _counts(self, field: Field[Any]) -> bool:
        """Whether an empty field is a gap: not where it is worked out, or has nothing to do with this client."""
        return field.stored and not _is_virtual(field) and self.concerns(field)

    def concerns(self, field: Field[Any]) -> bool:
        """Whether the field has to do with this client, by the customs of the house."""
        return is_shown(field, self.record, customs=self.around.customs)

    def main_contact(self) -> Row | None:
        """Whom to ask for in a firm: the one marked so, of those who have not left."""
        there = (row for row in self.rows(firm.Basics.org_people) if row[OrgPerson.left_on] is None)
        return next((row for row in there if row[OrgPerson.is_main]), None)

    def _main_contact_line(self) -> str:
        row = self.main_contact()
        if row is None:
            return ""
        number = OrgPerson.mobile if row[OrgPerson.mobile] else OrgPerson.phone
        columns = (OrgPerson.name, OrgPerson.post, number)
        texts = filter(None, (self.in_row(firm.Basics.org_people, column, row) for column in columns))
        label = OrgPerson.is_main.title(self.words)
        return " · ".join((label, *texts))

    def heading(self, column: Field[Any]) -> str:
        """The label of a column of a group, with the currency where it holds amounts."""
        title, currency = column.title(self.words), self._currency()
        return f"{title} ({currency})" if currency and isinstance(column.type, Money) else title

    def _currency(self) -> str:
        """The currency of the record's amounts as an ISO code, empty where it names none."""
        return (self.record.kind.currency and self.record[self.record.kind.currency]) or ""

    def _text(self, field: Field[Any], value: Any, sight: Sight, *, amount: str = "{currency} {amount}") -> str:
        if value is None or sight is Sight.ABSENT:
            return ""
        if sight is Sight.SHOWN:
            text = field.type.show(value, self.words)
            if isinstance(field.type, Money):
                return amount.format(currency=self._currency(), amount=text).strip()
            return text
        mask = masked(field, value)
        self.masked = self.masked or bool(mask)
        return mask


def card_of(view: View, fields: Sequence[Field[Any]] | None = None) -> Card:
    """The card of a record: every section in the order of the declarations, or what was chosen; nothing empty."""
    head, chapters = view.head(), tuple(view.chapters(fields))
    return Card(head, chapters, view.left_out, view.masked)


def sections_of(kind: Kind, fields: Sequence[Field[Any]] | None) -> list[list[type[Section]]]:
    """The sections that hold the fields, in the order of these; those with one title stand together."""
    ordered = kind.sections if fields is None else dict.fromkeys(map(kind.home, fields))
    together: dict[str, list[type[Section]]] = {}
    for section in ordered:
        together.setdefault(section.declared.title, []).append(section)
    return list(together.values())


def _is_virtual(field: Field[Any]) -> bool:
    return isinstance(field.type, Rows) and field.type.virtual
