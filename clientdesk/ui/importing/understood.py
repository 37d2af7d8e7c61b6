"""A match together with what may be chosen in its place: worked out off the window's thread, shown as it is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from clientdesk.desk.importing.given import (
    CLIENT_LEVEL,
    IGNORED,
    LINK,
    NEW,
    REMEMBERED,
    SKIPPED,
    Choice,
    KeyChoice,
    Matching,
    SheetMatch,
    Source,
)
from clientdesk.desk.importing.importing import Importing, with_field
from clientdesk.desk.importing.matching import sheet_with_field, with_field_beside, with_sheet
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.folding import fold
from clientdesk.dossier.header import Header
from clientdesk.dossier.hints import matching as fields_meant
from clientdesk.dossier.names import pinyin_readings
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress
from clientdesk.ui.query.offers import Offer

_SLOT, _PART = "#", "."
_MATCHING = N_("Matching the columns…")
CHOSEN = Sentence(N_("You chose it."))
"""Why a column is what it is, where the user said so."""


@dataclass(frozen=True)
class Understood:
    """A match, and for what it holds: the choices by kind and level, the levels by kind, the ways to find a client
    again by kind; `beside` has what the columns are for rows of the other kind, by the sheets that hold both."""

    matching: Matching
    choices: Mapping[tuple[str, str], Sequence[Choice]]
    levels: Mapping[str, Sequence[Choice]]
    keys: Sequence[KeyChoice]
    beside: Mapping[int, SheetMatch] = field(default_factory=dict)


def understand(importing: Importing, source: Source, matching: Matching) -> Understood:
    """Off the window's thread: what may be chosen beside this match."""
    told = ((sheet.sheet, importing.beside(source, matching, sheet=sheet.sheet)) for sheet in matching.sheets)
    beside = {place: sheet for place, sheet in told if sheet is not None}
    wanted = {(sheet.kind, sheet.level) for sheet in (*matching.sheets, *beside.values()) if sheet.level != SKIPPED}
    return Understood(
        matching,
        {(kind, level): tuple(importing.choices(kind, level=level)) for kind, level in wanted},
        {kind.name: tuple(importing.levels(kind.name)) for kind in importing.kinds},
        tuple(importing.keys(matching.kind)),
        beside,
    )


def matched_first(
    importing: Importing, source: Source, headings: Mapping[int, int], taken: frozenset[int], progress: Progress
) -> Understood:
    """Off the window's thread: what the columns are taken for, with the rows of headings the user showed and only the
    sheets that are to be brought in."""
    progress.advance(0, 0, _MATCHING)
    matching = importing.match(source)
    for place, row in headings.items():
        matching = importing.rematch(source, matching, sheet=place, heading_row=row)
    for sheet in matching.sheets:
        if sheet.sheet not in taken and sheet.level != SKIPPED:
            matching = importing.rematch(source, matching, sheet=sheet.sheet, level=SKIPPED)
    return understand(importing, source, matching)


def matched_again(
    importing: Importing, source: Source, matching: Matching, sheet: int, kind: str, level: str, progress: Progress
) -> Understood:
    """Off the window's thread: the same with one sheet taken for another kind or level."""
    progress.advance(0, 0, _MATCHING)
    return understand(importing, source, importing.rematch(source, matching, sheet=sheet, kind=kind, level=level))


def with_both(importing: Importing, source: Source, matching: Matching, progress: Progress) -> Understood:
    """Off the window's thread: the same match where a column has come, or gone, that tells the kind of each client."""
    progress.advance(0, 0, _MATCHING)
    return understand(importing, source, matching)


# Changes the user makes


def with_column(matching: Matching, sheet: int, column: int, field: str) -> Matching:
    """The match with a column taken for something else by the user."""
    changed = with_field(matching, sheet, column, field)
    return with_sheet(changed, _chosen(changed.sheets[sheet], column))


def with_column_beside(understood: Understood, sheet: int, column: int, field: str) -> Understood:
    """The same with a column taken for something else by the user for rows of the other kind."""
    turned = _chosen(sheet_with_field(understood.beside[sheet], column, field), column)
    matching = with_field_beside(understood.matching, sheet, column, field)
    return replace(understood, matching=matching, beside={**understood.beside, sheet: turned})


def _chosen(sheet: SheetMatch, column: int) -> SheetMatch:
    columns = tuple(replace(one, why=CHOSEN) if one.index == column else one for one in sheet.columns)
    return replace(sheet, columns=columns)


def holds_both(sheet: SheetMatch) -> bool:
    """Whether a column of a sheet of clients says of which kind each is."""
    return sheet.level == CLIENT_LEVEL and any(one.field == Header.client_kind.key for one in sheet.columns)


def is_remembered(matching: Matching) -> bool:
    """Whether the headings were matched before and the same was done again."""
    columns = [column for sheet in matching.sheets for column in sheet.columns if column.field != IGNORED]
    return any(column.certainty == REMEMBERED for column in columns)


def says_whose(sheet: SheetMatch) -> bool:
    """Whether a sheet of rows has a column that says whose they are: a field of the client, or a joining number."""
    told = [column.field for column in sheet.columns if column.field != IGNORED]
    return sheet.level in (CLIENT_LEVEL, SKIPPED) or any(key == LINK or _PART not in key for key in told)


class Choices:
    """What a column can be, to be chosen from: by section, or found by whatever people call it."""

    def __init__(self, importing: Importing, kind: Kind, choices: Sequence[Choice]) -> None:
        self.importing = importing
        self.kind = kind
        self.words = importing.desk.reading.words
        leave = self.words.tr(N_("Leave this column out"))
        self.all = tuple(
            Offer(choice.title if choice.field != IGNORED else leave, choice.group, field=choice.field)
            for choice in choices
        )
        self._titles = {offer.field: offer.title for offer in self.all}

    def title(self, key: str) -> str:
        """What a column is called that is taken for this; of a row of a group with the group."""
        if key in self._titles and _SLOT not in key:
            return self._titles[key]
        return self.importing.title(self.kind.name, key)

    def found(self, text: str) -> Sequence[Offer]:
        """What is meant by a text, the best first, and at last a new field for what no field means; all for none. A
        column of a group bears the name of the group: several have a telephone."""
        sought = fold(text.strip())
        if not sought:
            return self.all
        called = [offer for offer in self.all if _is_called(offer.title, sought)]
        begins = sorted((offer for offer in called if fold(offer.title).startswith(sought)), key=_length)
        meant = [
            offer
            for field in fields_meant(self.kind, text, self.words)
            for offer in self.all
            if offer.field.partition(".")[0].partition("#")[0] == field.key
        ]
        in_group = [offer for offer in self.all if _is_called(offer.heading, sought)]
        once: dict[str, Offer] = {}
        made_for_it = [offer for offer in self.all if offer.field.startswith(NEW)]
        for offer in (*begins, *meant, *called, *in_group, *made_for_it):
            once.setdefault(offer.field, replace(offer, title=self.title(offer.field)))
        return tuple(once.values())


def _length(offer: Offer) -> int:
    return len(offer.title)


def _is_called(title: str, sought: str) -> bool:
    if sought in fold(title):
        return True
    return any(sought in reading for pair in pinyin_readings(title) for reading in pair)
