"""Cells as readers give them, made into what `tables.Cell` promises, a column at a time."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from math import isfinite
from typing import cast

from clientdesk.exchange.intake.tables import Cell, FlawKind

Tell = Callable[[FlawKind, int], None]
"""Told a flaw and at which place of the column it is."""
_EXACT = 10**15
"""From here on a spreadsheet rounds whole numbers."""
_WHOLE_AT_MOST = 1e21
_BROKEN = "\ufffd"
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_ODD = re.compile("[\r\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff\ufffd]")
_BETWEEN = "\ue000"
_SPACES = re.compile(rf"{_BETWEEN}\s+{_BETWEEN}")
_SCIENTIFIC = re.compile(r"[+-]?\d(?:[.,]\d+)?[Ee]\+\d{2}")
_NOTHING = "".join(map(chr, (*range(0x21), 0x7F, 0x85, 0xA0, 0x3000, 0xFEFF)))
_TEXT = frozenset((str, type(None)))


def is_blank(row: Sequence[object]) -> bool:
    """Whether nothing stands in a row but spaces."""
    return all(cell is None or (isinstance(cell, str) and not cell.strip(_NOTHING)) for cell in row)


def column_cells(values: Sequence[object], tell: Tell) -> list[Cell] | None:
    """The cells of a column, None where all are empty."""
    kinds = set(map(type, values))
    if kinds <= _TEXT:
        cells = _texts(values, tell)
    elif kinds == {float} and max(map(abs, numbers := cast("Sequence[float]", values))) < _EXACT:
        cells = [int(each) if each.is_integer() else float(f"{each:.15g}") for each in numbers]
    elif kinds == {date}:
        return list(cast("Sequence[date]", values))
    else:
        cells = [_cell(value, at, tell) for at, value in enumerate(values)]
    return None if cells.count(None) == len(cells) else cells


def tidy(value: str) -> str | None:
    """A text with plain line ends and without what nobody sees; None where nothing is left but spaces."""
    text = _UNSEEN.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))
    return text if text and not text.isspace() else None


def _texts(values: Sequence[object], tell: Tell) -> list[Cell]:
    texts = cast("Sequence[str | None]", values)
    # One look at all of them: what needs no care is the rule.
    whole = f"{_BETWEEN}{_BETWEEN.join(filter(None, texts))}{_BETWEEN}"
    if _ODD.search(whole) or _SPACES.search(whole) or "E+" in whole or "e+" in whole:
        return [_text(text, at, tell) if text else None for at, text in enumerate(texts)]
    return [text or None for text in texts]


def _cell(value: object, at: int, tell: Tell) -> Cell:
    if value is None or value == "" or isinstance(value, bool):
        return None if value == "" else value
    if isinstance(value, str):
        return _text(value, at, tell)
    if isinstance(value, int | float):
        return _number(value, at, tell)
    if isinstance(value, timedelta):
        seconds = round(value.total_seconds())
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if isinstance(value, datetime):
        # Spreadsheets count days, so that a second is a fraction and comes out a little early or late.
        return (value + timedelta(microseconds=500_000)).replace(microsecond=0) if value.year < 9999 else value
    return value  # type: ignore[return-value]


def _text(value: str, at: int, tell: Tell) -> str | None:
    text = tidy(value)
    if text is None:
        return None
    if _SCIENTIFIC.fullmatch(text.strip()):
        tell("scientific", at)
    elif _BROKEN in text:
        tell("garbled", at)
    return text


def _number(value: float, at: int, tell: Tell) -> Cell:
    if not isfinite(value):
        tell("error", at)
        return None
    if abs(value) >= _EXACT:
        tell("rounded", at)
    if isinstance(value, int) or (value.is_integer() and abs(value) < _WHOLE_AT_MOST):
        return int(value)
    # As many digits as a spreadsheet shows: 0.3 and not 0.30000000000000004.
    return float(f"{value:.15g}")
