"""Numbers written in Chinese: 二〇二四, 三千五百, 壹万贰仟叁佰, 一亿零五万."""

import re
from collections.abc import Callable
from decimal import Decimal

_PLAIN = str.maketrans(
    "零壹贰貳叁參叄参肆伍陆陸柒捌玖拾佰仟萬億两兩〇○",
    "〇一二二三三三三四五六六七八九十百千万亿二二〇〇",
)
_DIGITS = "〇一二三四五六七八九"
_TO_ARABIC = str.maketrans(_DIGITS, "0123456789")
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SECTION_PART = re.compile(r"(〇*)([一二三四五六七八九]?)([十百千]?)")

CHARACTERS = "零壹贰貳叁參叄参肆伍陆陸柒捌玖拾佰仟萬億两兩〇○一二三四五六七八九十百千万亿"


def chinese_digits(text: str) -> int | None:
    """The number written digit by digit, as years are (二〇二四); None where it is not."""
    plain = text.translate(_PLAIN)
    return int(plain.translate(_TO_ARABIC)) if re.fullmatch(f"[{_DIGITS}]+", plain) else None


def chinese_number(text: str) -> Decimal | None:
    """The number written with units (三千五百零六, 十二点五) or digit by digit; None where it is not surely one.

    三万五 is refused: it is 35,000 in speech and 30,005 by the letter.
    """
    whole, point, fraction = text.translate(_PLAIN).replace("點", "点").partition("点")
    units = re.search("[十百千万亿]", whole)
    number = _with_yi(whole) if units else chinese_digits(whole)
    if number is None or (point and not re.fullmatch(f"[{_DIGITS}]+", fraction)):
        return None
    return Decimal(f"{number}.{fraction.translate(_TO_ARABIC)}") if point else Decimal(number)


def _with_yi(text: str) -> int | None:
    before, unit, after = text.rpartition("亿")
    if not unit:
        return _with_wan(text)
    return _joined(_with_wan(before), after, _with_wan, 10**8)


def _with_wan(text: str) -> int | None:
    before, unit, after = text.partition("万")
    if not unit:
        return _section(text)
    return _joined(_section(before), after, _section, 10**4)


def _joined(high: int | None, after: str, lower: Callable[[str], int | None], unit: int) -> int | None:
    """High part and the rest behind its unit; a lone digit behind a unit is ambiguous unless a zero stands before."""
    if not high:
        return None
    if not after:
        return high * unit
    low = lower(after)
    if low is None or (low < 10 and not after.startswith("〇")):
        return None
    return high * unit + low


def _section(text: str) -> int | None:
    """A number below ten thousand with its units in falling order."""
    total, last_unit, position = 0, 10_000, 0
    while position < len(text):
        part = _SECTION_PART.match(text, position)
        if part is None or part.end() == position:
            return None
        zeros, digit, unit_word = part.groups()
        position = part.end()
        unit = _UNITS.get(unit_word, 1)
        spoken_ten = unit == 10 and not digit
        if unit >= last_unit or not (digit or spoken_ten) or (unit_word and not digit and unit != 10):
            return None
        if unit == 1 and last_unit not in (10, 10_000) and not zeros:
            return None
        total += (int(digit.translate(_TO_ARABIC)) if digit else 1) * unit
        last_unit = unit
    return total if text else None
