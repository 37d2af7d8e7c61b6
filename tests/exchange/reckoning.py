"""Reckons the formulas of a workbook anew, in fractions: a small evaluator that shares nothing with what wrote them."""

import io
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import openpyxl

_TOKEN = re.compile(
    r"\s*(?:(?P<ref>(?:'(?:[^']|'')+'!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)(?![A-Z(])"
    r"|(?P<number>\d+(?:\.\d+)?(?:[Ee][+-]?\d+)?)"
    r'|(?P<text>"(?:[^"]|"")*")|(?P<name>[A-Z]+)|(?P<sign><=|>=|<>|[-+*/(),=<>&]))'
)
_DAY_NOUGHT = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet knows no zones
Value = Fraction | str | bool | None


class Wrong(Exception):
    """What a spreadsheet shows as an error, such as #VALUE! or #DIV/0!."""


class Reckoner:
    """Every formula of a workbook by its place."""

    def __init__(self, data: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(data))
        self._known: dict[tuple[str, str], Value] = {}

    def formulas(self) -> Iterator[tuple[str, str]]:
        """(sheet, cell) of every formula."""
        for sheet in self.book.worksheets:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell.coordinate) for cell in row if cell.data_type == "f")

    def value(self, sheet: str, cell: str) -> Value:
        """What a cell holds or comes to. Raises `Wrong` where it comes to an error."""
        if (sheet, cell) not in self._known:
            held = self.book[sheet][cell]
            formula = str(held.value)[1:] if held.data_type == "f" else None
            self._known[sheet, cell] = plain(held.value) if formula is None else _Parser(self, sheet, formula).whole()
        return self._known[sheet, cell]

    def cells(self, sheet: str, reference: str) -> list[Value]:
        """The values of a cell or range."""
        if "!" in reference:
            quoted, _, reference = reference.rpartition("!")
            sheet = quoted.strip("'").replace("''", "'")
        reference = reference.replace("$", "")
        if ":" not in reference:
            return [self.value(sheet, reference)]
        return [self.value(sheet, cell.coordinate) for row in self.book[sheet][reference] for cell in row]


def plain(value: Any) -> Value:
    """A stored value as formulas see it."""
    if isinstance(value, datetime):
        return Fraction((value - _DAY_NOUGHT).days)
    if isinstance(value, date):
        return Fraction((value - _DAY_NOUGHT.date()).days)
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    return Fraction(Decimal(str(value)))


class _Parser:
    """One formula, read and reckoned at once; a branch that is not taken is not reckoned."""

    def __init__(self, reckoner: Reckoner, sheet: str, formula: str) -> None:
        self.reckoner = reckoner
        self.sheet = sheet
        self.tokens = [(match.lastgroup or "", match.group().strip()) for match in _matched(formula)]
        self.at = 0

    def whole(self) -> Value:
        thunk = self.comparison()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return thunk()

    def _take(self, *signs: str) -> str:
        if self.at < len(self.tokens) and self.tokens[self.at][1] in signs and self.tokens[self.at][0] == "sign":
            self.at += 1
            return self.tokens[self.at - 1][1]
        return ""

    def comparison(self) -> Callable[[], Value]:
        left = self.text()
        if sign := self._take("=", "<>", "<=", ">=", "<", ">"):
            right = self.text()
            return lambda: _compared(sign, left(), right())
        return left

    def text(self) -> Callable[[], Value]:
        term = self.sum()
        while self._take("&"):
            term = _beside(term, self.sum())
        return term

    def sum(self) -> Callable[[], Value]:
        term = self.product()
        while sign := self._take("+", "-"):
            term = _joined(sign, term, self.product())
        return term

    def product(self) -> Callable[[], Value]:
        term = self.factor()
        while sign := self._take("*", "/"):
            term = _joined(sign, term, self.factor())
        return term

    def factor(self) -> Callable[[], Value]:
        if self._take("-"):
            inner = self.factor()
            return lambda: -number(inner())
        if self._take("("):
            inner = self.comparison()
            assert self._take(")")
            return inner
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return lambda: Fraction(text)
        if kind == "text":
            return lambda: text[1:-1].replace('""', '"')
        if kind == "ref":
            return lambda: self.reckoner.cells(self.sheet, text)[0]
        assert kind == "name", text
        return self.call(text)

    def call(self, name: str) -> Callable[[], Value]:
        assert self._take("(")
        arguments: list[Callable[[], list[Value]]] = []
        while not self._take(")"):
            arguments.append(self.argument())
            self._take(",")
        return lambda: _FUNCTIONS[name](arguments)

    def argument(self) -> Callable[[], list[Value]]:
        kind, text = self.tokens[self.at]
        alone = self.at + 1 < len(self.tokens) and self.tokens[self.at + 1][1] in (",", ")")
        if kind == "ref" and alone:
            self.at += 1
            return lambda: self.reckoner.cells(self.sheet, text)
        inner = self.comparison()
        return lambda: [inner()]


def _matched(formula: str) -> Iterator[re.Match[str]]:
    at = 0
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        assert match, formula[at:]
        yield match
        at = match.end()


def number(value: Value) -> Fraction:
    """The value as arithmetic takes it: empty cells are nought, text is an error."""
    if value is None:
        return Fraction(0)
    if isinstance(value, str):
        raise Wrong(value)
    return Fraction(value)


def _joined(sign: str, left: Callable[[], Value], right: Callable[[], Value]) -> Callable[[], Value]:
    def reckon() -> Value:
        a, b = number(left()), number(right())
        if sign == "/":
            if b == 0:
                raise Wrong("#DIV/0!")
            return a / b
        return a + b if sign == "+" else a - b if sign == "-" else a * b

    return reckon


def _beside(left: Callable[[], Value], right: Callable[[], Value]) -> Callable[[], Value]:
    def written(value: Value) -> str:
        if isinstance(value, Fraction):
            assert value.denominator == 1, "only whole numbers are joined to texts here"
            return str(value.numerator)
        return "" if value is None else str(value)

    return lambda: written(left()) + written(right())


def _compared(sign: str, left: Value, right: Value) -> bool:
    if isinstance(left, str) or isinstance(right, str):
        # An empty cell beside a text is an empty text.
        left, right = ("" if each is None else each for each in (left, right))
    if isinstance(left, str) or isinstance(right, str):
        # A text is greater than any number.
        a, b = (int(isinstance(left, str)), str(left)), (int(isinstance(right, str)), str(right))
        pair: tuple[Any, Any] = (a, b)
    else:
        pair = number(left), number(right)
    signs: Mapping[str, bool] = {
        "=": pair[0] == pair[1],
        "<>": pair[0] != pair[1],
        "<": pair[0] < pair[1],
        ">": pair[0] > pair[1],
        "<=": pair[0] <= pair[1],
        ">=": pair[0] >= pair[1],
    }
    return signs[sign]


Arguments = list[Callable[[], list[Value]]]


def _numbers(arguments: Arguments) -> list[Fraction]:
    values = [value for argument in arguments for value in argument()]
    return [Fraction(value) for value in values if not isinstance(value, str | bool) and value is not None]


def _if(arguments: Arguments) -> Value:
    return arguments[1]()[0] if arguments[0]()[0] else arguments[2]()[0]


def _iferror(arguments: Arguments) -> Value:
    try:
        return arguments[0]()[0]
    except Wrong:
        return arguments[1]()[0]


def _round(arguments: Arguments) -> Value:
    value, places = number(arguments[0]()[0]), int(number(arguments[1]()[0]))
    scaled = abs(value) * 10**places + Fraction(1, 2)
    return Fraction(int(scaled), 10**places) * (1 if value >= 0 else -1)


def _n(arguments: Arguments) -> Value:
    value = arguments[0]()[0]
    return Fraction(0) if value is None or isinstance(value, str) else Fraction(value)


def _and(arguments: Arguments) -> Value:
    # All of them are reckoned, as a spreadsheet does: an error in one is an error of the whole.
    return all(truths) if (truths := [argument()[0] for argument in arguments]) else False


def _sumifs(arguments: Arguments) -> Value:
    summed, *pairs = [argument() for argument in arguments]
    found = Fraction(0)
    for place, value in enumerate(summed):
        told = zip(pairs[::2], pairs[1::2], strict=True)
        if all(_meets(span[place], criterion[0]) for span, criterion in told) and isinstance(value, Fraction):
            found += value
    return found


def _meets(value: Value, criterion: Value) -> bool:
    """A criterion is a value, or a text of a sign and a number."""
    if isinstance(criterion, str) and (match := re.fullmatch(r"(<=|>=|<>|<|>)(-?\d+(?:\.\d+)?)", criterion)):
        return isinstance(value, Fraction) and _compared(match[1], value, Fraction(match[2]))
    return value == criterion


def _subtotal(arguments: Arguments) -> Value:
    """Of all rows, since no filter hides any."""
    how, span = number(arguments[0]()[0]), arguments[1:]
    if how == 103:
        return Fraction(sum(value not in (None, "") for argument in span for value in argument()))
    assert how == 109, how
    return sum(_numbers(span), Fraction(0))


def _date(arguments: Arguments) -> Value:
    year, month, day = (int(number(argument()[0])) for argument in arguments)
    years, month = divmod(month - 1, 12)
    return Fraction((datetime(year + years, month + 1, day) - _DAY_NOUGHT).days)  # noqa: DTZ001 - as above


_FUNCTIONS: Mapping[str, Callable[[Arguments], Value]] = {
    "IF": _if,
    "IFERROR": _iferror,
    "AND": _and,
    "COUNT": lambda arguments: Fraction(len(_numbers(arguments))),
    "SUMIFS": _sumifs,
    "SUBTOTAL": _subtotal,
    "DATE": _date,
    "SUM": lambda arguments: sum(_numbers(arguments), Fraction(0)),
    "ROUND": _round,
    "N": _n,
}
