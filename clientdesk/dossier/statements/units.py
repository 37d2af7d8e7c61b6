"""Amounts as they are typed and shown in thousands or ten thousands; what is kept is in units of the currency."""

import re
from decimal import Decimal

from clientdesk.dossier.reading.numbers import read_money
from clientdesk.dossier.statements.line import AMOUNT, Line
from clientdesk.dossier.types import PERCENT, Reading
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import Catalogue

_OWN_SCALE = re.compile(r"[万萬亿億]|\d\s*(?:k|m|bn|thousand|million|billion)\b", re.IGNORECASE)


def typed(line: Line, text: str, *, unit: int, reading: Reading) -> Decimal:
    """What was typed in a cell, in units of the currency: 120.5 in ten thousands is 1,205,000.00. An amount that tells
    its own scale, such as 12万, means what it says.

    Raises `Unreadable`, also where the amount would have more than two decimals.
    """
    if line.type is PERCENT:
        return PERCENT.read(text, reading)
    if unit == 1 or _OWN_SCALE.search(text):
        return AMOUNT.read(text, reading)
    amount, currency = read_money(text, record_currency=reading.currency)
    if currency not in (None, reading.currency):
        return AMOUNT.read(text, reading)
    return AMOUNT.from_json(amount * unit)


def shown(line: Line, value: Decimal, *, unit: int, words: Catalogue) -> str:
    """The amount as a cell shows it: two decimals in units of the currency, as many as needed in larger ones."""
    if line.type is PERCENT:
        return PERCENT.write(value, words)
    if unit == 1:
        return f"{value:,.2f}"
    whole, _, decimals = plain(value / unit).partition(".")
    return f"{int(whole):,}" + (f".{decimals}" if decimals else "") if whole != "-0" else f"-0.{decimals}"
