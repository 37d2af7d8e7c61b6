"""Making one file of two inside a step: values, rows, notes beside them, and all that refers to the one that goes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from clientdesk.desk.doubles.beside import is_to_row
from clientdesk.desk.doubles.given import Comparison, Difference, Losers, Side
from clientdesk.desk.doubles.rows import united
from clientdesk.desk.doubles.values import means_same
from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.fields import SENSITIVE, Field, Rows, rows_of
from clientdesk.dossier.kinds import POLICY, STATEMENT
from clientdesk.dossier.person.basics import Basics, EmailAddress, MoreAddress, PhoneNumber
from clientdesk.dossier.person.rows import AttachedFile
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.phones import same_phone
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.statements.statement import DRAFT, Statement
from clientdesk.dossier.types import Text
from clientdesk.dossier.values import Address, Attachment, Link
from clientdesk.errors import UserError
from clientdesk.i18n import N_, catalogue
from clientdesk.store import answers, doubles, drafts
from clientdesk.store.journal import Step
from clientdesk.store.records import read_record

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk

_NOTES = "notes"
_KINDS_OF_PHONE = {Basics.mobile.key: "mobile", Basics.home_phone.key: "home", Basics.office_phone.key: "office"}
_KINDS_OF_ADDRESS = {Basics.home_address.key: "home", Basics.office_address.key: "office"}
Choices = Mapping[str, Side]


class Merging:
    """One merge inside a step. `turned` counts the references that were turned, `noted` the values that went into the
    note."""

    def __init__(self, desk: "Desk", step: Step, compared_: Comparison) -> None:
        self.desk = desk
        self.step = step
        self.found = compared_
        self.keep = compared_.keep
        self.drop = compared_.drop
        self.turned = 0
        self.noted = 0
        self.policies: list[Record] = []
        """Those that name the one that stays instead of the other."""

    def do(self, choices: Choices, losers: Losers) -> None:
        """Make the one out of both; the other goes into the trash, and its code becomes a former one."""
        self._take_values(choices, losers)
        origins = self._take_rows()
        self._let_go_of_each_other()
        self.step.save(self.keep)
        self._follow_rows(origins)
        self._take_notes()
        self._take_drafts()
        self._turn_references()
        self._take_distinctions()
        self._take_codes()
        self.step.trash(self.drop.id)
        self.desk.insurance.tell_holder(self.step, self.keep.code, self.policies)

    # Values

    def _take_values(self, choices: Choices, losers: Losers) -> None:
        lost: list[tuple[Difference, Any]] = []
        for difference in self.found.fields:
            side = choices.get(difference.field.key, difference.suggested)
            self.keep[difference.field] = difference.taken(side)
            loser = difference.drop if side is Side.KEEP else difference.keep
            if side is not Side.BOTH and loser is not None and difference.elsewhere is not None:
                self._put_elsewhere(difference, loser)
            elif (value := difference.lost(side)) is not None:
                lost.append((difference, value))
        if losers is Losers.NOTE:
            self._note(lost)

    def _put_elsewhere(self, difference: Difference, loser: Any) -> None:
        group = difference.elsewhere
        assert group is not None
        row = _row_of(difference.field, loser)
        known = self.keep.rows(group)
        if difference.field.key in _KINDS_OF_PHONE and any(same_phone(loser, number) for number in _numbers(known)):
            return
        rows, _places = united(group, known, (row,), means_same=means_same)
        self.keep[group] = rows

    def _note(self, lost: list[tuple[Difference, Any]]) -> None:
        """What would be lost as lines of the notes; what is sensitive stays in the trash and in the history alone."""
        field = self.keep.kind.by_key.get(_NOTES)
        words = catalogue(self.desk.language)
        told = [(each.field, value) for each, value in lost if each.field.sensitivity is not SENSITIVE]
        lines = [
            words.tr(N_("{field}: {value}"), field=one.title(words), value=one.type.show(value, words))
            for one, value in told
        ]
        if field is None or not lines:
            return
        head = words.tr(N_("From the file {code}, merged into this one:"), code=self.drop.code)
        text = "\n".join(filter(None, (self.keep[field], head, *lines)))
        if len(text) > _room(field):
            raise UserError(
                N_("The notes have no room for the values that give way; nothing was merged."),
                key="notes_full",
                hint=N_("Shorten the notes first, or merge without a note: the other file stays in the trash."),
            )
        self.keep[field] = text
        self.noted = len(lines)

    # Rows

    def _take_rows(self) -> dict[str, tuple[int, ...]]:
        """{group: for each row of the other file the place of the row that holds it now}."""
        origins: dict[str, tuple[int, ...]] = {}
        for group in self.keep.kind.groups:
            theirs = self.drop.rows(group)
            if theirs:
                mine = self.keep.rows(group)
                rows, origins[group.key] = united(group, mine, theirs, means_same=means_same)
                self.keep[group] = rows
        return origins

    def _follow_rows(self, origins: Mapping[str, tuple[int, ...]]) -> None:
        """References to rows of the same file point to the numbers which the rows have now."""
        numbers = {
            str(row.id): str(self.keep.rows(group)[place].id)
            for group in self.keep.kind.groups
            for row, place in zip(self.drop.rows(group), origins.get(group.key, ()), strict=False)
        }
        kept = read_record(self.step.connection, self.step.schema, self.keep.id)
        assert kept is not None
        for field in filter(is_to_row, kept.kind.values):
            link = self.drop[field]
            if link is not None and kept[field] is None:
                kept[field] = _turned_row(link, numbers)
        for group in kept.kind.groups:
            columns = [column for column in rows_of(group).columns if is_to_row(column)]
            if columns and group.key in origins:
                kept[group] = self._rows_with_links(kept.rows(group), group, columns, origins[group.key], numbers)
        self.step.save(kept)

    def _rows_with_links(
        self,
        rows: tuple[Row, ...],
        group: Field[Any],
        columns: list[Field[Any]],
        places: tuple[int, ...],
        numbers: Mapping[str, str],
    ) -> tuple[Row, ...]:
        made = list(rows)
        for theirs, place in zip(self.drop.rows(group), places, strict=True):
            for column in columns:
                link = theirs[column]
                if link is not None and made[place][column] is None:
                    made[place] = made[place].with_value(column, _turned_row(link, numbers))
        return tuple(made)

    # What stands beside the values, and what refers to the file that goes

    def _take_notes(self) -> None:
        mine = answers.of(self.step.connection, self.keep.id)
        theirs = answers.of(self.step.connection, self.drop.id)
        for key, answer in theirs.items():
            field = self.keep.kind.by_key.get(key)
            if field is not None and key not in mine and self.keep[field] is None:
                self.step.answer(self.keep.id, field, answer)

    def _take_drafts(self) -> None:
        """What waits at fields of the other file waits here, unless something waits here too or it is known by now. It
        stays there as well: an undo brings that file back as it was."""
        mine = {draft.field for draft in drafts.of_client(self.step.connection, self.keep.id)}
        for draft in drafts.of_client(self.step.connection, self.drop.id):
            field = self.keep.kind.by_key.get(draft.field)
            if field is not None and not draft.row and draft.field not in mine and not self._knows(field, draft.text):
                drafts.keep(self.step.connection, replace(draft, client=self.keep.id))

    def _knows(self, field: Field[Any], text: str) -> bool:
        try:
            return means_same(field, self.keep[field], field.type.read(text, self.desk.reading))
        except Unreadable:
            return False

    def _let_go_of_each_other(self) -> None:
        """What refers to the other of the two would refer to itself."""
        both = (self.keep.code, self.drop.code)
        for field, value in list(self.keep.filled()):
            if isinstance(field.type, Rows):
                self.keep[field] = tuple(_without(row, both) for row in value)
            elif isinstance(value, Link) and value.target in both:
                self.keep[field] = None

    def _turn_references(self) -> None:
        held: dict[int, list[doubles.Reference]] = {}
        for reference in doubles.references(self.step.connection, self.drop.code):
            if reference.client not in (self.keep.id, self.drop.id):
                held.setdefault(reference.client, []).append(reference)
        for number, references in held.items():
            record = read_record(self.step.connection, self.step.schema, number)
            if record is not None:
                self._turn(record)
                self.turned += len(references)

    def _turn(self, record: Record) -> None:
        for field, value in list(record.filled()):
            if isinstance(field.type, Rows):
                record[field] = tuple(self._turned_in(row) for row in value)
            elif isinstance(value, Link) and value.target == self.drop.code:
                record[field] = self._turned(value)
        if record.kind.name == STATEMENT.name:
            self._stand_beside(record)
        if record.kind.name == POLICY.name:
            self.policies.append(record)
        self.step.save(record)

    def _turned(self, link: Link) -> Link:
        name = self.keep.name if link.name in ("", self.drop.name) else link.name
        return Link(self.keep.code, name)

    def _turned_in(self, row: Row) -> Row:
        turned = {
            key: self._turned(value)
            for key, value in row.values.items()
            if isinstance(value, Link) and value.target == self.drop.code
        }
        return Row({**row.values, **turned}, row.id) if turned else row

    def _stand_beside(self, statement: Record) -> None:
        """A second statement of a period is a draft with a version of its own."""
        try:
            self.desk.statements.settle(self.step, statement)
        except UserError as problem:
            if problem.key != "second_statement":
                raise
            version = f"{statement[Statement.version] or ''} {self.drop.code}".strip()
            statement[Statement.version] = version[-_room(Statement.version) :]
            statement[Statement.status] = DRAFT

    def _take_distinctions(self) -> None:
        """Who is not the one that goes is not the one that stays either."""
        for client, other, known in doubles.told_apart_of(self.step.connection, self.drop.id, self.drop.code):
            self.step.tell_apart(client, other, None)
            if client == self.drop.id and other != self.keep.code:
                self.step.tell_apart(self.keep.id, other, known)
            elif client not in (self.drop.id, self.keep.id):
                self.step.tell_apart(client, self.keep.code, known)

    def _take_codes(self) -> None:
        for code, name in doubles.former_codes(self.step.connection, self.drop.id).items():
            self.step.former_code(self.drop.id, code, None)
            self.step.former_code(self.keep.id, code, name)
        self.step.former_code(self.keep.id, self.drop.code, self.drop.name)


def _room(field: Field[Any]) -> int:
    """The most characters of a field of text."""
    assert isinstance(field.type, Text)
    return field.type.max


def _row_of(field: Field[Any], value: Any) -> Row:
    """A value that gave way, as a row of the group that takes it."""
    if isinstance(value, Address):
        parts = value.to_dict()
        if not value.street or parts.get(MoreAddress.country.key, "CN") not in COUNTRY.labels:
            # What has no column there stands in the line that is read anyhow.
            parts = {MoreAddress.street.key: value.one_line(chinese_order=True)[: _room(MoreAddress.street)]}
        return Row({MoreAddress.kind.key: _KINDS_OF_ADDRESS[field.key], **parts})
    if field is Basics.email:
        return Row({EmailAddress.address.key: value})
    if isinstance(value, Attachment):
        return Row({AttachedFile.title.key: value.name[: _room(AttachedFile.title)], AttachedFile.file.key: value})
    return Row({PhoneNumber.kind.key: _KINDS_OF_PHONE[field.key], PhoneNumber.number.key: value})


def _numbers(rows: tuple[Row, ...]) -> set[str]:
    return {number for row in rows if (number := row[PhoneNumber.number])}


def _turned_row(link: Link, numbers: Mapping[str, str]) -> Link | None:
    """A reference to a row by its new number, by its name alone where the row is gone."""
    target = numbers.get(link.target or "")
    return Link(target, link.name) if target or link.name else None


def _without(row: Row, codes: tuple[str, ...]) -> Row:
    """A row that refers to none of these any more; the names stay."""
    turned = {key: v for key, v in row.values.items() if isinstance(v, Link) and v.target in codes}
    values = {key: value for key, value in row.values.items() if key not in turned}
    values |= {key: Link(None, link.name) for key, link in turned.items() if link.name}
    return Row(values, row.id) if turned else row
