"""Reading numbers, amounts of money, rates and yes or no the way people write them in Chinese and English."""

import re
from decimal import Context, Decimal

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numerals import chinese_number
from clientdesk.dossier.reading.texts import tidy
from clientdesk.i18n import N_

_NUMBER_EXPECTED = N_("This is not a number that can be read for sure; write it like 12345.60, 12,345.60 or 12万.")
_MONEY_EXPECTED = N_("This is not an amount that can be read for sure; write it like 12345.60, ¥12,345.60 or 12万.")
_WHOLE_EXPECTED = N_("This must be a whole number.")
_PERCENT_EXPECTED = N_("This is not a percentage that can be read for sure; write it like 12.5 or 12.5%.")
_YES_OR_NO_EXPECTED = N_("This must be yes or no.")

_FIGURES = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,3}(?: [0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|\.[0-9]+"
_TERM = re.compile(rf"({_FIGURES})\s*([十百千万亿]*)\s*")
_PLAIN_UNITS = str.maketrans("萬億仟佰拾", "万亿千百十")
_SCALES = {
    "": 0,
    "百": 2,
    "千": 3,
    "万": 4,
    "十万": 5,
    "百万": 6,
    "千万": 7,
    "亿": 8,
    "十亿": 9,
    "百亿": 10,
    "千亿": 11,
    "万亿": 12,
}
_ENGLISH_TERM = re.compile(rf"({_FIGURES})\s*(k|m|bn|thousand|million|billion)", re.IGNORECASE)
_ENGLISH_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9, "billion": 9}
_BRACKETED = re.compile(r"\((.*)\)")
_SIGNED = re.compile(r"([-−–+负負])\s*(.*)")

_WORDS_FOR = {
    "CNY": "人民币 人民幣 RMB CN¥",
    "TWD": "新台币 新台幣 新臺幣 台币 台幣 臺幣 NTD NT$",
    "HKD": "港币 港幣 港元 HK$",
    "MOP": "澳门币 澳門幣 澳门元 澳門元 MOP$",
    "USD": "美元 美金 US$",
    "EUR": "欧元 歐元 €",
    "JPY": "日元 日圆 日圓 JP¥",
    "GBP": "英镑 英鎊 £",
    "SGD": "新加坡元 新加坡幣 S$",
    "KRW": "韩元 韓元 ₩",
    "AUD": "澳元 澳幣 A$ AU$",
    "CAD": "加元 加幣 C$ CA$",
}
_DOLLARS = ("USD", "TWD", "HKD", "SGD", "AUD", "CAD", "NZD", "MOP")
_YUAN = ("CNY", "TWD", "HKD", "MOP", "SGD", "USD", "AUD", "CAD", "NZD")
# What each sign may mean, the likeliest first.
_MEANINGS: dict[str, tuple[str, ...]] = {
    **{word: (code,) for code, words in _WORDS_FOR.items() for word in words.split()},
    "¥": ("CNY", "JPY"),
    "$": _DOLLARS,
    **dict.fromkeys("元圆圓块塊", _YUAN),
}
_SIGN = "|".join(sorted(map(re.escape, _MEANINGS), key=len, reverse=True)) + "|(?<![A-Z])[A-Z]{3}(?![A-Z])"
_SIGN_BEFORE = re.compile(rf"({_SIGN})\s*(.*)")
_SIGN_BEHIND = re.compile(rf"(.*?)\s*({_SIGN})[整正]?")
_SMALL_CHANGE = re.compile(r"(?:(.+)([元圆圓块塊])零?)?(?:([^元角毛分零])[角毛])?零?(?:([^元角毛分零])分)?[整正]?")

_YES = {"yes", "y", "true", "t", "1", "on", "是", "有", "对", "對", "√", "✓", "✔"}
_NO = {"no", "n", "false", "f", "0", "off", "否", "无", "無", "没有", "沒有", "不是", "错", "錯", "x", "×", "✗", "✘"}

# More digits than a text that gets this far can have, so that nothing is ever rounded while reading.
_EXACT = Context(prec=500)


def read_decimal(text: str) -> Decimal:
    """A number: 12345.6, 12,345.6, 12万, 1.5亿, 3万5千, 三千五百, (1,200) for minus; never rounded."""
    return _number(tidy(text), _NUMBER_EXPECTED)


def read_int(text: str) -> int:
    """A whole number, written in any way `read_decimal` reads."""
    number = _number(tidy(text), _WHOLE_EXPECTED)
    if number != number.to_integral_value(context=_EXACT):
        raise Unreadable(_WHOLE_EXPECTED)
    return int(number)


def read_percent(text: str) -> Decimal:
    """A rate as a fraction. The number is what would be shown: 12 and 12% are both 0.12, and 0.12 is 0.0012."""
    bare = tidy(text).removeprefix("百分之")
    if bare.endswith("‰"):
        return _number(bare[:-1].rstrip(), _PERCENT_EXPECTED).scaleb(-3, _EXACT)
    return _number(bare.removesuffix("%").rstrip(), _PERCENT_EXPECTED).scaleb(-2, _EXACT)


def read_money(text: str, *, record_currency: str | None = None) -> tuple[Decimal, str | None]:
    """An amount and the ISO 4217 code of the currency written with it, None where none is.

    ¥, $ and 元 stand for several currencies: for the record's own where it is one of them, else for CNY, USD and CNY.
    Three capital letters are given back as written; whether they are a known currency, the caller says.
    """
    bare, negative = _without_minus(tidy(text))
    bare, before = _without_sign_before(bare)
    bare, behind = _without_sign_behind(bare)
    if before or behind:
        bare, negative_inside = _without_minus(bare)
        if negative and negative_inside:
            raise Unreadable(_MONEY_EXPECTED)
        negative = negative or negative_inside
    amount = _amount(bare)
    if amount is None:
        amount = _english_amount(bare)
    currency = _currency(before, behind, record_currency)
    if amount is None:
        raise Unreadable(_MONEY_EXPECTED)
    return (-amount if negative and amount else amount), currency


def read_bool(text: str) -> bool:
    """Yes or no: yes y true 1 是 有 √ … against no n false 0 否 无 x …; x is a cross, as beside √, never a tick."""
    word = tidy(text).casefold()
    if word not in _YES | _NO:
        raise Unreadable(_YES_OR_NO_EXPECTED)
    return word in _YES


def _number(text: str, expected: str) -> Decimal:
    bare, negative = _without_minus(text)
    amount = _amount(bare)
    if amount is None:
        raise Unreadable(expected)
    return -amount if negative and amount else amount


def _without_minus(text: str) -> tuple[str, bool]:
    """The text without its sign or the brackets accountants write for minus, and whether it is negative."""
    if bracketed := _BRACKETED.fullmatch(text):
        return bracketed[1].strip(), True
    if signed := _SIGNED.fullmatch(text):
        return signed[2], signed[1] != "+"
    return text, False


def _amount(text: str) -> Decimal | None:
    """An unsigned number in figures, with Chinese units behind them, or in Chinese altogether."""
    plain = text.translate(_PLAIN_UNITS)
    total, position, room = Decimal(0), 0, 0
    while position < len(plain):
        term = _TERM.match(plain, position)
        if term is None or term[2] not in _SCALES:
            return chinese_number(text) if position == 0 else None
        scale = _SCALES[term[2]]
        if position and not _fits(term[1], scale, room):
            return None
        total = _EXACT.add(total, _scaled(term[1], scale))
        position, room = term.end(), scale
    return total if plain else None


def _fits(figures: str, scale: int, room: int) -> bool:
    """Whether a further term such as 5千 may follow a unit of 10**room; without its own unit it must fill the room.

    3万5 is refused: people mean 35,000 and write 30,005.
    """
    whole = figures.partition(".")[0].replace(",", "")
    if " " in whole or not whole:
        return False
    return scale + len(whole) <= room if scale else len(whole) == room


def _scaled(figures: str, scale: int) -> Decimal:
    number = Decimal(figures.replace(",", "").replace(" ", ""))
    return Decimal(f"{number.scaleb(scale, _EXACT):f}") if scale else number


def _english_amount(text: str) -> Decimal | None:
    """1.5m and 12k. Only of money: 1.75 m is the height of a person."""
    term = _ENGLISH_TERM.fullmatch(text)
    return _scaled(term[1], _ENGLISH_SCALES[term[2].lower()]) if term else None


def _without_sign_before(text: str) -> tuple[str, tuple[str, ...]]:
    found = _SIGN_BEFORE.fullmatch(text)
    return (found[2], _MEANINGS.get(found[1], (found[1],))) if found else (text, ())


def _without_sign_behind(text: str) -> tuple[str, tuple[str, ...]]:
    """The text without the currency behind it; 12元5角 and 壹佰元整 become figures."""
    change = _SMALL_CHANGE.fullmatch(text)
    if change and any(change.groups()) and (change[3] or change[4]):
        parts = (_amount(change[1]) if change[1] else Decimal(0), _cents(change[3], 10), _cents(change[4], 1))
        if None not in parts:
            return str(sum(part for part in parts if part is not None)), _YUAN
    found = _SIGN_BEHIND.fullmatch(text)
    return (found[1], _MEANINGS.get(found[2], (found[2],))) if found else (text, ())


def _cents(digit: str | None, hundredths: int) -> Decimal | None:
    """What 5角 or 5分 adds; None where it is no digit."""
    if digit is None:
        return Decimal(0)
    number = Decimal(digit) if digit in "0123456789" else chinese_number(digit)
    return None if number is None or number > 9 else (number * hundredths).scaleb(-2)


def _currency(before: tuple[str, ...], behind: tuple[str, ...], record_currency: str | None) -> str | None:
    """The one currency that the signs before and behind the amount can both mean."""
    if not before and not behind:
        return None
    meanings = [code for code in before or behind if code in (behind or before)]
    if not meanings:
        raise Unreadable(N_("Two different currencies are written here; write one."))
    return record_currency if record_currency in meanings else meanings[0]
