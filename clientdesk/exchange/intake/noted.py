"""The sentences about what was found while reading, one for each kind of flaw in each sheet."""

from collections.abc import Iterator, Mapping

from clientdesk.exchange.intake.book_parts import column_letters
from clientdesk.exchange.intake.grids import Grid
from clientdesk.exchange.intake.tables import FlawKind
from clientdesk.i18n import N_, Sentence

_SENTENCES: Mapping[FlawKind, str] = {
    "error": N_("Cells with an error instead of a value were left empty: {n}. The first is {cell}."),
    "uncounted": N_(
        "Formulas no program has worked out were left empty: {n}. The first is {cell}. Open the file in a spreadsheet"
        " and save it to have their results."
    ),
    "rounded": N_(
        "Numbers so long that the spreadsheet has rounded them: {n}. The first is {cell}. Their last digits are lost;"
        " an ID or card number must be kept as text."
    ),
    "scientific": N_(
        "Numbers that a spreadsheet has shortened, such as 1.38E+10: {n}. The first is {cell}. Their last digits are"
        " lost."
    ),
    "garbled": N_(
        "Texts with characters that cannot be read: {n}. The first is {cell}. Another encoding may be the right one."
    ),
    "ragged": N_("Rows with more or fewer values than the others: {n}. The first is row {row}."),
}


def sentences(grid: Grid) -> Iterator[Sentence]:
    """One for each kind of flaw, with how many there are and where the first is."""
    if grid.hidden:
        yield Sentence(N_("The sheet {sheet} is hidden in the file."), {"sheet": grid.name})
    for kind, text in _SENTENCES.items():
        if places := sorted((row, column) for each, row, column in grid.flaws if each == kind):
            row, column = places[0]
            cell = f"{column_letters(column)}{row}"
            named = f"{grid.name}!{cell}" if grid.name else cell
            yield Sentence(text, {"n": grid.counted[kind], "cell": named, "row": row})
