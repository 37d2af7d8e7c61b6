"""What the sheets of a source are taken for: by the headings, by what was remembered, by what the user says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from clientdesk.desk.importing.cells import text_of
from clientdesk.desk.importing.given import (
    CLIENT_LEVEL,
    IGNORED,
    KNOWN,
    LINK,
    NEW,
    NONE,
    REMEMBERED,
    SKIPPED,
    ColumnMatch,
    Matching,
    SheetMatch,
    SheetSeen,
    Source,
)
from clientdesk.desk.importing.keys import KEYS
from clientdesk.desk.importing.layouts import Layout, fingerprint
from clientdesk.dossier.fields import Kind
from clientdesk.dossier.headings.columns import Column, Found, match_columns, match_names
from clientdesk.dossier.headings.known import our_columns
from clientdesk.dossier.headings.samples import LOOKED_AT
from clientdesk.dossier.headings.sheets import judge, judged, tab_said
from clientdesk.dossier.headings.vocabulary import Vocabulary
from clientdesk.exchange.intake import Heading, heading_at
from clientdesk.i18n import N_, Sentence

_SAMPLES = 5
_SAMPLE_LENGTH = 40


@dataclass(frozen=True)
class Known:
    """What a matching knows beside the source: the names in each kind, and the layouts that were remembered."""

    words: Mapping[str, Vocabulary]
    layouts: Mapping[str, Layout]

    @classmethod
    def of(cls, kinds: Sequence[Kind], layouts: Mapping[str, Layout]) -> "Known":
        """For these kinds of clients."""
        return cls({kind.name: Vocabulary(kind) for kind in kinds}, layouts)


def match_source(known: Known, source: Source, kind: str | None) -> Matching:
    """All sheets; those of rows are of the kind whose clients the other sheets hold."""
    words = {kind: known.words[kind]} if kind else known.words
    first = [_sheet(known, words, seen, place, None) for place, seen in enumerate(source.sheets)]
    clients = [each for each in first if each.level == CLIENT_LEVEL]
    owners = sorted({each.kind for each in clients})
    joined = any(column.field == LINK for each in clients for column in each.columns)
    beside = _Beside(tuple(owners), frozenset() if joined else frozenset((LINK,)))
    sheets = [
        each if each.level == CLIENT_LEVEL else _sheet(known, words, source.sheets[each.sheet], each.sheet, beside)
        for each in first
    ]
    main = next((each.kind for each in sheets if each.level == CLIENT_LEVEL), next(iter(words)))
    return Matching(main, tuple(sheets), keys_of(main))


def keys_of(kind: str) -> tuple[str, ...]:
    """The ways by which clients of a kind are found again; rows of other kinds have one way of their own."""
    return tuple(KEYS.get(kind, ()))


def rematch(known: Known, source: Source, old: SheetMatch, **asked: object) -> SheetMatch:
    """One sheet looked at anew, as another kind, level, or with another row of headings."""
    seen = source.sheets[old.sheet]
    row = asked["heading_row"]
    heading = _heading(seen, old.heading_row if row is None else int(str(row)))
    kind = str(asked["kind"] or old.kind)
    words = known.words[kind]
    level = old.level if asked["level"] is None else str(asked["level"])
    columns = columns_of(seen, heading)
    if level == SKIPPED:
        nothing = [Found(IGNORED, "none") for _column in columns]
        return _matched(seen, old.sheet, (kind, level), heading, nothing, None)
    chosen = judged(words, level, seen.name, columns)
    found = match_columns(words, level, columns)
    return _matched(seen, old.sheet, (kind, level), heading, found, chosen.why if chosen else None)


def as_kind(seen: SheetSeen, match: SheetMatch, words: Vocabulary) -> SheetMatch:
    """The columns of a sheet of clients for those of its rows that are of another kind."""
    heading = _heading(seen, match.heading_row)
    found = match_names(words, CLIENT_LEVEL, columns_of(seen, heading))
    turned = _matched(seen, match.sheet, (words.kind.name, CLIENT_LEVEL), heading, found, None)
    for column, field in match.beside:
        turned = sheet_with_field(turned, column, field)
    return turned


def sheet_with_field(sheet: SheetMatch, column: int, field: str) -> SheetMatch:
    """The sheet with one column as the user says, and no other column of it the same."""
    columns = tuple(
        replace(each, field=field, certainty=KNOWN, doubt=None)
        if each.index == column
        else replace(each, field=IGNORED, certainty=NONE)
        if field and each.field == field and not field.startswith(NEW)
        else each
        for each in sheet.columns
    )
    return replace(sheet, columns=columns)


def with_field_beside(matching: Matching, sheet: int, column: int, field: str) -> Matching:
    """The matching with one column as the user says for rows of the other kind."""
    old = matching.sheets[sheet]
    return with_sheet(matching, replace(old, beside=tuple({**dict(old.beside), column: field}.items())))


def _heading(seen: SheetSeen, row: int) -> Heading | None:
    if row < 0:
        return None
    told = seen.table.heading
    return told if told and told.row == row else heading_at(seen.table, row)


@dataclass(frozen=True)
class _Beside:
    """What the other sheets of a source are: the kinds of clients they hold, and what they cannot be joined by."""

    owners: tuple[str, ...]
    unjoined: frozenset[str]


def _sheet(
    known: Known, words: Mapping[str, Vocabulary], seen: SheetSeen, place: int, beside: _Beside | None
) -> SheetMatch:
    heading = seen.table.heading
    columns = columns_of(seen, heading)
    # Rows that were refused come back with columns of ours behind theirs: it is the same table still.
    theirs = [column.heading for column in columns if column.heading.strip() not in our_columns()]
    layout = known.layouts.get(fingerprint(theirs))
    if layout and layout.kind in words and heading:
        why = Sentence(N_("A table with these headings was brought in before."))
        return _matched(seen, place, (layout.kind, layout.level), heading, _remembered(layout, columns), why)
    if beside is None:
        best = judge(words, seen.name, columns)
    else:
        name = seen.name if beside.owners else tab_said(seen.name, columns)
        best = judge(words, name, columns, others=beside.owners, unjoined=beside.unjoined)
    if seen.table.hidden and best.level != SKIPPED:
        nothing = [Found(IGNORED, found.certainty, found.why) for found in best.columns]
        why = Sentence(N_("This sheet is hidden in the file; it is left out."))
        return _matched(seen, place, (best.kind, SKIPPED), heading, nothing, why)
    return _matched(seen, place, (best.kind, best.level), heading, best.columns, best.why)


def _remembered(layout: Layout, columns: Sequence[Column]) -> list[Found]:
    why = Sentence(N_("You said so for a table with these headings."))
    fields = iter(layout.fields)
    return [
        Found(IGNORED, KNOWN) if column.heading.strip() in our_columns() else Found(next(fields), REMEMBERED, why)
        for column in columns
    ]


def columns_of(seen: SheetSeen, heading: Heading | None) -> list[Column]:
    """The columns with their headings and the first of their values."""
    below = heading.below if heading else 0
    names = heading.names if heading else ("",) * seen.columns
    rows = list(islice(seen.table.rows, below, below + LOOKED_AT * 2))
    values = [[row[place] for row in rows if place < len(row)] for place in range(seen.columns)]
    return [Column(name, held) for name, held in zip(names, values, strict=True)]


def _matched(
    seen: SheetSeen,
    place: int,
    read_as: tuple[str, str],
    heading: Heading | None,
    found: Sequence[Found],
    why: Sentence | None,
) -> SheetMatch:
    columns = columns_of(seen, heading)
    matched = tuple(
        ColumnMatch(index, column.heading, one.field, one.certainty, samples_of(column), one.why, one.doubt)
        for index, (column, one) in enumerate(zip(columns, found, strict=True))
    )
    row, lines = (heading.row, heading.lines) if heading else (-1, 0)
    return SheetMatch(place, *read_as, row, lines, matched, why)


def samples_of(column: Column) -> tuple[str, ...]:
    """Some different values, as text."""
    texts = dict.fromkeys(text for value in column.values if (text := text_of(value).strip()))
    return tuple(text[:_SAMPLE_LENGTH] for text in islice(texts, _SAMPLES))


def with_sheet(matching: Matching, sheet: SheetMatch) -> Matching:
    """The matching with one sheet in place of the one that was."""
    sheets = tuple(sheet if each.sheet == sheet.sheet else each for each in matching.sheets)
    main = next((each.kind for each in sheets if each.level == CLIENT_LEVEL), matching.kind)
    return replace(matching, sheets=sheets, kind=main, key=matching.key if main == matching.kind else keys_of(main))
