"""Where the names of the columns stand: a guess by the look of the rows, and merged and two-line headings joined."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from clientdesk.exchange.intake.tables import Area, Cell, Heading, Sheet

LOOKED_AT = 60
"""Rows at the top in which a heading is looked for."""
_LINES_AT_MOST = 3
_NAME_AT_MOST = 60
_VALUE = re.compile(
    r"[\s.,:/%¥$€£()（）年月日時时分秒点點+*#Xx-]*\d[\s\d.,:/%¥$€£()（）年月日時时分秒点點+*#Xx-]*|\S+@\S+\.\S+|\w+://\S+"
)
"""Text that is a number, a date, a phone or an address of the net: the value of some column, not its name."""
_SPACE = re.compile(r"\s+")


def heading_at(sheet: Sheet, row: int, *, lines: int | None = None) -> Heading:
    """The heading that begins at index `row` of `sheet.rows`, of so many lines, else of as many as it seems to have."""
    rows = spread(list(sheet.rows[row : row + _LINES_AT_MOST]), shifted(sheet.merged, row))
    took = min(lines or _lines(rows, shifted(sheet.merged, row)), max(len(rows), 1))
    return Heading(row, took, _names(rows[:took], sheet.columns))


def guessed(rows: Sequence[Sequence[Cell]], merged: Sequence[Area]) -> Heading | None:
    """The heading among the first rows, None where no row looks like one; merged cells may be spread or not."""
    columns = max(map(len, rows), default=0)
    full = spread(rows, merged)
    filled = [[cell for cell in row if cell is not None] for row in full]
    width = _width([len(cells) for cells in filled])
    for index, cells in enumerate(filled):
        if len(cells) >= max(min(2, width), 0.6 * width) and _are_names(cells):
            part = full[index : index + _LINES_AT_MOST]
            lines = _lines(part, shifted(merged, index))
            return Heading(index, lines, _names(part[:lines], columns))
    return None


def spread(rows: Sequence[Sequence[Cell]], merged: Iterable[Area]) -> list[Sequence[Cell]]:
    """The rows with merged cells filled, across and down; a title over the whole table stays one cell."""
    filled = [list(row) for row in rows]
    for top, bottom, left, right in merged:
        if not 0 <= top < len(rows) or left >= len(rows[top]) or _is_title(rows[top], left, right):
            continue
        for row in filled[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])
    return list(filled)


def shifted(merged: Iterable[Area], row: int) -> list[Area]:
    """The areas as seen from a row; those that begin above it are left out."""
    return [(top - row, bottom - row, left, right) for top, bottom, left, right in merged if top >= row]


def _is_title(row: Sequence[Cell], left: int, right: int) -> bool:
    return right > left and all(cell is None for cell in (*row[:left], *row[right + 1 :]))


def _width(counts: Sequence[int]) -> int:
    """How many cells the rows of the table have: the most frequent of the larger counts."""
    wide = Counter(count for count in counts if count * 2 > max(counts))
    return max(wide, key=lambda count: (wide[count], count), default=0)


def _are_names(cells: Sequence[Cell]) -> bool:
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < len(cells) or not cells:
        return False
    return not any(len(text) > _NAME_AT_MOST or _VALUE.fullmatch(text) for text in texts)


def _lines(rows: Sequence[Sequence[Cell]], merged: Sequence[Area]) -> int:
    """How many rows the heading takes that begins with the first: as many as its merged cells say."""
    lines = 1
    while lines < len(rows):
        inside = [area for area in merged if area[0] < lines and not _is_title(rows[area[0]], area[2], area[3])]
        down = any(bottom >= lines for _top, bottom, _left, _right in inside)
        across = any(right > left and bottom == lines - 1 for _top, bottom, left, right in inside)
        below = [cell for cell in rows[lines] if cell is not None]
        if not (down or (across and _are_names(below))):
            break
        lines += 1
    return lines


def _names(rows: Sequence[Sequence[Cell]], columns: int) -> tuple[str, ...]:
    names = []
    for column in range(columns):
        parts: list[str] = []
        for row in rows:
            cell = row[column] if column < len(row) else None
            text = "" if cell is None else _SPACE.sub(" ", str(cell)).strip()
            if text and text not in parts[-1:]:
                parts.append(text)
        names.append(" / ".join(parts))
    return tuple(names)
