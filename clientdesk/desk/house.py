"""The house: the company that keeps the file, and what it wants to stand on its cards; each change is one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clientdesk.desk.part import Part
from clientdesk.dossier.fields import Field, Rows
from clientdesk.dossier.house.cards import CardField, Cards
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.kinds import HOUSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import File, Photo
from clientdesk.dossier.values import Attachment
from clientdesk.errors import UserError
from clientdesk.files import read_whole
from clientdesk.i18n import N_, Sentence, catalogue
from clientdesk.store import blobs
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.records import client_id, read_record

if TYPE_CHECKING:
    from clientdesk.exchange.cards import House, Layout

Choices = Mapping[tuple[str, str], Sequence[str] | None]
"""{(layout, kind): the keys of the fields in order, or None for what the layout shows of itself}."""


def head_of(record: Record, language: str) -> "House":
    """The head of prints in a language, without the logo: in an English one the English name and address."""
    from clientdesk.exchange.cards import House

    words = catalogue(language)

    def shown(*fields: Field[str]) -> str:
        return next((field.type.show(value, words) for field in fields if (value := record[field])), "")

    names, addresses = [Company.name, Company.name_en], [Company.address, Company.address_en]
    if words.language == "en":
        names, addresses = names[::-1], addresses[::-1]
    contact = (Company.phone, Company.email, Company.website)
    lines = (
        shown(Company.slogan),
        " ".join(filter(None, (shown(*addresses), shown(Company.postcode)))),
        " · ".join(text for field in contact if (text := shown(field))),
    )
    return House(shown(*names), tuple(filter(None, lines)))


class HouseRules(Part):
    """`desk.house`."""

    def record(self) -> Record:
        """What is kept of the house, or a fresh record where nothing is kept yet."""
        with self.store.reading() as connection:
            number = client_id(connection, HOUSE.prefix)
            found = number and read_record(connection, self.store.schema, number)
        return found or self.desk.clients.new(HOUSE.name)

    # The company

    def save(self, record: Record, *, logo: Path | None = None) -> Changed:
        """Store what was changed of the company, with a logo from a picture on the disk (read as photos are) where one
        is given; refused values are named by field."""
        brought = self._read_logo(logo) if logo else None
        with self.store.step(N_("Change what is known of our company"), by=self.desk.user) as step:
            if brought:
                record[Company.logo] = brought[0]
                self.desk.attachments.put(step, *brought)
            self._keep(step, self._joined(record))
        return step.changed

    def settle_in(self, country: str) -> Changed:
        """Store in which country (ISO 3166) the house is."""
        record = self.record()
        record[Company.country] = country
        return self.save(record)

    def keep_trade(self, record: Record) -> Changed:
        """Store how the house trades: currency, rates, numbers, accounts, ages, closed books, files for packages."""
        with self.store.step(N_("Change how we trade"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def keep_rhythm(self, record: Record) -> Changed:
        """Store how often clients are spoken to, and how early things are told."""
        with self.store.step(N_("Change how often we speak to clients"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def keep_service(self, record: Record) -> Changed:
        """Store how the house serves."""
        with self.store.step(N_("Change how we serve"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def keep_letters(self, record: Record) -> Changed:
        """Store the texts of letters, and how payments are reminded of."""
        with self.store.step(N_("Change how our letters are written"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def keep_insurance(self, record: Record) -> Changed:
        """Store whether the house looks after policies, and the days that hold for them."""
        with self.store.step(N_("Change how we look after policies"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def keep_credit(self, record: Record) -> Changed:
        """Store how credit is given and clients are weighed; `desk.credit` checks it first."""
        with self.store.step(N_("Change how we give credit and weigh clients"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def keep_ratios(self, record: Record) -> Changed:
        """Store how ratios are reckoned."""
        with self.store.step(N_("Change how ratios are reckoned"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def keep_mailing(self, record: Record) -> Changed:
        """Store the house's label sheets."""
        with self.store.step(N_("Change how labels and envelopes are printed"), by=self.desk.user) as step:
            self._keep(step, self._joined(record))
        return step.changed

    def note_mailing(self, record: Record) -> Changed:
        """Store how the house's post was printed last: undo passes over it, to what somebody meant to change."""
        with self.store.step(N_("Change how labels and envelopes are printed"), by=self.desk.user) as step:
            step.told = step.told.for_good()
            self._keep(step, self._joined(record))
        return step.changed

    def _read_logo(self, source: Path) -> tuple[Attachment, bytes]:
        data = read_whole(source, at_most=blobs.LIMIT)
        return self.desk.attachments.prepared(Company.logo, data, name=source.name)

    def _joined(self, record: Record) -> Record:
        """A fresh record joined to what was kept since it was made, such as a choice for a card."""
        kept = record if record.id else self.record()
        if not kept.id:
            return record
        for field, value in record.filled() if kept is not record else ():
            kept[field] = value
        return kept

    def _keep(self, step: Step, record: Record) -> None:
        if record.id:
            self.desk.clients.save_in(step, record)
        elif next(record.filled(), None):
            self.desk.clients.create_in(step, record)

    def for_print(self, language: str = "") -> "House":
        """The company as a print in this language shows it."""
        record = self.record()
        logo = record[Company.logo]
        picture = logo and self.desk.attachments.read(logo)
        return replace(head_of(record, language or self.desk.language), logo=picture or b"")

    # What stands on cards

    @property
    def layouts(self) -> Mapping[str, str]:
        """{name: label} of the cards for which fields can be chosen."""
        from clientdesk.exchange.cards import LAYOUTS

        return {name: layout.label for name, layout in LAYOUTS.items() if _card(name) is layout}

    def chosen_in(self, layout: str) -> str:
        """The name of the layout in which the fields of this one are chosen: its own, or the one it shares with."""
        return _card(layout).name

    def offered(self, layout: str, kind: str) -> tuple[Field[Any], ...]:
        """The fields that may be chosen for the cards of a layout, users' own too, in the order of the form."""
        chosen, card = self.desk.client_kind(kind), _card(layout)
        return tuple(found for key in card.offered(chosen) if _is_worded(found := chosen.by_key[key]))

    def usual(self, layout: str, kind: str) -> tuple[str, ...]:
        """The keys of the fields that a layout shows of itself, in order."""
        offered = {field.key for field in self.offered(layout, kind)}
        return tuple(key for key in _card(layout).fields(self.desk.client_kind(kind)) if key in offered)

    def fields_for(self, layout: str) -> Mapping[str, tuple[str, ...]]:
        """{kind: field keys in order} of what was chosen for a layout; a kind without a choice is absent."""
        name, rows = _card(layout).name, self.record().rows(Cards.card_fields)
        chosen: dict[str, tuple[str, ...]] = {}
        for kind in self.desk.client_kinds:
            known = {field.key for field in self.offered(layout, kind.name)}
            keys = (row[CardField.field] for row in rows if _is_of(row, name, kind.name))
            if kept := tuple(key for key in keys if key in known):
                chosen[kind.name] = kept
        return chosen

    def choose(self, layout: str, kind: str, keys: Sequence[str]) -> Changed:
        """Let these fields stand on the cards of a layout for a kind, in this order."""
        return self.arrange({(layout, kind): keys})

    def forget(self, layout: str, kind: str) -> Changed:
        """Let a layout show again what it shows of itself."""
        return self.arrange({(layout, kind): None})

    def arrange(self, choices: Choices) -> Changed:
        """Make several choices as one step; where one is refused, none is stored."""
        for (layout, kind), keys in choices.items():
            self._refuse_fields(layout, kind, keys)
        text, told = self._told(choices)
        with self.store.step(text, by=self.desk.user, values=told) as step:
            record = self.record()
            for (layout, kind), keys in choices.items():
                _arrange(record, _card(layout).name, kind, tuple(dict.fromkeys(keys or ())))
            self._keep(step, record)
        return step.changed

    def _told(self, choices: Choices) -> tuple[str, Mapping[str, object]]:
        """What the step says: which card and whose where there is but one."""
        if len(choices) != 1:
            return N_("Choose what stands on the cards"), {}
        [((layout, kind), keys)] = choices.items()
        plural = Sentence(self.desk.client_kind(kind).plural, context="kind")
        told = {"layout": Sentence(_card(layout).label), "kind": plural}
        if keys is None:
            return N_("Back to the usual fields on the card: {layout}, {kind}"), told
        return N_("Choose what stands on the card: {layout}, {kind}"), told

    def _refuse_fields(self, layout: str, kind: str, keys: Sequence[str] | None) -> None:
        known = {field.key for field in self.offered(layout, kind)}
        for key in keys or ():
            if key not in known:
                raise UserError(
                    N_("{field}: this cannot stand on a card {layout} of the kind {kind}."),
                    key="unknown_field",
                    hint=N_("The command layout lists the fields that can. Nothing was stored."),
                    field=str(key)[:60],
                    layout=layout,
                    kind=kind,
                )
        if keys is not None and not keys:
            raise UserError(
                N_("A card needs at least one field; nothing was stored."),
                key="no_field",
                hint=N_("Choose a field, or go back to the usual ones."),
            )


def _is_worded(field: Field[Any]) -> bool:
    """Whether it is shown in words or rows; a picture has its place on the card, chosen or not."""
    if isinstance(field.type, Rows):
        return not field.type.virtual
    return not isinstance(field.type, Photo | File)


def _is_of(row: Row, layout: str, kind: str) -> bool:
    return (row[CardField.layout], row[CardField.kind]) == (layout, kind)


def _arrange(record: Record, layout: str, kind: str, keys: tuple[str, ...]) -> None:
    """Replace one choice; rows of fields that stay keep their numbers, so that a new order is a move."""
    rows = record.rows(Cards.card_fields)
    old = {row[CardField.field]: row for row in rows if _is_of(row, layout, kind)}
    others = tuple(row for row in rows if not _is_of(row, layout, kind))
    record[Cards.card_fields] = (*others, *(old.get(key) or _row(layout, kind, key) for key in keys))


def _row(layout: str, kind: str, key: str) -> Row:
    return Row({CardField.layout.key: layout, CardField.kind.key: kind, CardField.field.key: key})


def _card(name: str) -> "Layout":
    """The layout of this name, or the one whose choice of fields it shares."""
    from clientdesk.exchange.cards import LAYOUTS, layout_of

    chosen = layout_of(name)
    return LAYOUTS[chosen.shares or name]
