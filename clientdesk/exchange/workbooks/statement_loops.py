"""Formulas of a sheet that lead back to themselves."""

import re
from collections.abc import Iterator, Mapping

from clientdesk.exchange.workbooks.statement_in import Place

_REFERENCE = re.compile(r"(?<![!\w])\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?(?![\w(])")
_MOST_CELLS = 5_000


def loops(formulas: Mapping[Place, str]) -> frozenset[Place]:
    """The cells whose formulas depend on themselves, through others or at once."""
    above = {place: [cell for cell in _references(text) if cell in formulas] for place, text in formulas.items()}
    found: set[Place] = set()
    settled: set[Place] = set()
    for first in above:
        if first in settled:
            continue
        path: list[Place] = []
        on_path: set[Place] = set()
        waiting: list[tuple[Place, bool]] = [(first, False)]
        while waiting:
            place, done = waiting.pop()
            if done:
                path.pop()
                on_path.discard(place)
                settled.add(place)
            elif place in on_path:
                found.update(path[path.index(place) :])
            elif place not in settled:
                path.append(place)
                on_path.add(place)
                waiting.append((place, True))
                waiting += [(cell, False) for cell in above[place]]
    return frozenset(found)


def _references(formula: str) -> Iterator[Place]:
    """The cells of its own sheet that a formula names, those of ranges one by one."""
    for column, row, last_column, last_row in _REFERENCE.findall(re.sub(r'"[^"]*"', "", formula)):
        first, last = _place(column, row), _place(last_column or column, last_row or row)
        cells = (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
        if 0 < cells <= _MOST_CELLS:
            yield from ((r, c) for r in range(first[0], last[0] + 1) for c in range(first[1], last[1] + 1))


def _place(letters: str, row: str) -> Place:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(row), column
