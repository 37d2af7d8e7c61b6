"""Blocks of a workbook pasted into the grid: by their captions where the first column has words, else by position."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from clientdesk.dossier.statements.captions import block_of, lines_of
from clientdesk.dossier.statements.formula import OPENING
from clientdesk.dossier.statements.headings import Heading, heading
from clientdesk.ui.rows.pasting import table_of
from clientdesk.ui.statements.columns import Place
from clientdesk.ui.statements.lines import BLOCKS
from clientdesk.ui.statements.model import StatementsModel

_FIGURE = re.compile(r"^[\s¥￥$€£(（+\-−–—]*[0-9０-９.,，]")
_A_YEAR = re.compile(r"^[12][0-9]{3}$")
_NO_COLUMN = -1
_NOTHING = frozenset(("", "-", "–", "—", "/"))


@dataclass
class Pasted:
    """{(key of a line, column of the grid): text}, captions no line is known for, and how many figures stood in columns
    that no period is shown in."""

    cells: dict[tuple[str, int], str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    beyond: int = 0

    def put(self, key: str, target: int, text: str, *, across: int) -> None:
        """Take a figure; `across` is how many columns there are."""
        if 0 <= target < across:
            self.cells[key, target] = _bare(text)
        elif _FIGURE.match(text):
            self.beyond += 1


def pasted(text: str, model: StatementsModel, *, row: int, column: int) -> Pasted:
    """What a block means when it is pasted at a cell of the grid."""
    table = table_of(text)
    has_captions = any(line and _is_caption(line[0]) for line in table)
    return _by_caption(table, model, column) if has_captions else _by_position(table, model, row=row, column=column)


def _is_caption(text: str) -> bool:
    return text.strip() not in _NOTHING and not _FIGURE.match(text)


def _by_position(table: Sequence[Sequence[str]], model: StatementsModel, *, row: int, column: int) -> Pasted:
    """Line by line, headings of the grid passed over."""
    found = Pasted()
    rows = (model.line(place) for place in range(row, model.rowCount()))
    for target, line in zip((one for one in rows if one is not None), table, strict=False):
        # A blank cell of a single column comes as an empty line.
        for place, text in enumerate(line or [""]):
            found.put(target.key, column + place, text, across=len(model.places))
    return found


def _by_caption(table: Sequence[Sequence[str]], model: StatementsModel, column: int) -> Pasted:
    """The figures beside a caption, in the columns that headings tell, else from the cursor on; a row of captions
    alone is a heading."""
    found = Pasted()
    columns = _columns(table, model, column)
    block = BLOCKS[model.block].name
    for cells in table:
        caption, figures = (cells[0], cells[1:]) if cells else ("", [])
        if not _is_caption(caption):
            continue
        if not any(_FIGURE.match(text) for text in figures):
            block = block_of(caption) or block
            continue
        key = next(iter(lines_of(caption, block=block)), None)
        if key is None:
            if not _is_head(cells, model):
                found.unknown.append(caption.strip())
            continue
        for place, text in enumerate(figures):
            target = column + place if columns is None else columns.get(place)
            if target is not None:
                found.put(key, target, text, across=len(model.places))
    return found


def _columns(table: Sequence[Sequence[str]], model: StatementsModel, column: int) -> dict[int, int] | None:
    """{place of a figure beside its caption: column of the grid} by a row of headings; None where there is none. Years
    that are not in the grid stand at no column of it."""
    head = next((line for line in table if _is_head(line, model)), None)
    at = model.place(column)
    if head is None or at is None:
        return None
    kinds = {place: heading(text) for place, text in enumerate(head[1:])}
    if Heading.PRIOR in kinds.values() and model.block == 0:
        model.show_opening(model.book.records[at.period].code, wanted=True)
    names = {period.name: number for number, period in enumerate(model.book.together.periods)}
    found: dict[int, int] = {}
    for place, text in enumerate(head[1:]):
        if _A_YEAR.match(_year(text)) and _year(text) not in names:
            found[place] = _NO_COLUMN
        wanted = Place(names[_year(text)]) if _year(text) in names else _MEANT.get(kinds[place] or "", Place)(at.period)
        if (_year(text) in names or kinds[place] in _MEANT) and wanted in model.places:
            found[place] = model.places.index(wanted)
    return found


def _is_head(line: Sequence[str], model: StatementsModel) -> bool:
    names = {period.name for period in model.book.together.periods}
    return any(_year(text) in names or heading(text) in _MEANT for text in line[1:])


def _year(text: str) -> str:
    return text.strip().removesuffix("年度").removesuffix("年").strip()


_MEANT: Mapping[str, Callable[[int], Place]] = {
    Heading.CURRENT: Place,
    Heading.PRIOR: lambda period: Place(period, OPENING),
}


def _bare(text: str) -> str:
    return "" if text.strip() in _NOTHING else text.strip()
