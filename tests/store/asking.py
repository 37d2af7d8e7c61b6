"""Random queries that make sense for a file, their values mostly taken from it, so that they find something."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from clientdesk.dossier.fields import Rows
from clientdesk.dossier.folding import fold
from clientdesk.dossier.queries import operands
from clientdesk.dossier.queries.days import PERIODS, UNITS, Span
from clientdesk.dossier.queries.dictionary import Dictionary
from clientdesk.dossier.queries.operands import ANSWERS
from clientdesk.dossier.queries.operators import operators_of
from clientdesk.dossier.queries.tree import Asks, Branch, Condition, Has, Match, Node, Query, Trash
from clientdesk.dossier.queries.vocabulary import Asked, Subject, Way
from clientdesk.dossier.reading.phones import phone_digits
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Age, Choice, Integer, Lunar, MultiChoice, Number, Rating
from clientdesk.dossier.values import Address, Link, LunarDate, PartialDate, YearMonth

Seen = Mapping[str, list[Any]]
"""Values of the file by the key of their field or column."""


def seen_in(records: list[Record]) -> Seen:
    """All values of some records."""
    seen: dict[str, list[Any]] = {"code": [record.code for record in records]}
    for record in records:
        for field, value in record.filled():
            if isinstance(field.type, Rows):
                for row in value:
                    for key, cell in row.values.items():
                        seen.setdefault(key, []).append(cell)
            else:
                seen.setdefault(field.key, []).append(value)
        seen.setdefault("created_at", []).append(datetime.fromisoformat(record.stamps.created).date())
        for key in ("name", "city", "phone", "company"):
            fields = [record.kind.title] if key == "name" else record.kind.lists.get(key, ())
            values = [value for field in fields if (value := record[field])]
            seen.setdefault(key, []).extend(v.city or v.province if isinstance(v, Address) else v for v in values)
    return seen


class Questioner:
    """Makes queries of a dictionary's words."""

    def __init__(self, dictionary: Dictionary, seen: Seen, rng: Random) -> None:
        self.dictionary = dictionary
        self.seen = seen
        self.rng = rng

    def query(self) -> Query:
        """A query of one to a dozen conditions."""
        names = list(self.dictionary.vocabulary.kinds)
        kinds = tuple(self.rng.sample(names, self.rng.choice((0, 1, 1, 1, 2))))
        trash = self.rng.choice((Trash.WITHOUT, Trash.WITHOUT, Trash.WITH, Trash.ONLY))
        return Query(self.branch(self.dictionary.files(kinds), 3), kinds, trash)

    def branch(self, subject: Subject, depth: int) -> Branch:
        number = self.rng.choice((0, 1, 1, 2, 3)) if depth < 3 else self.rng.choice((1, 1, 2))
        return Branch(self.rng.choice(list(Match)), tuple(self.node(subject, depth) for _ in range(number)))

    def node(self, subject: Subject, depth: int) -> Node:
        drawn = self.rng.random()
        if depth > 0 and drawn < 0.15:
            return self.branch(subject, depth - 1)
        ways = self.dictionary.vocabulary.relations(subject)
        if depth > 0 and ways and drawn < 0.4:
            return self.has(subject, depth)
        questions = self.dictionary.questions_of(subject)
        if questions and drawn < 0.45:
            name = self.rng.choice(sorted(questions))
            return Asks(name, self.value(questions[name].operand, operands.NO_FIELD))
        return self.condition(subject)

    def has(self, subject: Subject, depth: int) -> Has:
        ways = self.dictionary.vocabulary.relations(subject)
        told = [way for way in ways.values() if way.stand_ins or way.way is Way.AGAINST]
        way = self.rng.choice(told if told and self.rng.random() < 0.5 else list(ways.values()))
        at_least = self.rng.choice((1, 1, 1, 2, 3))
        return Has(way.name, self.branch(way.to, depth - 1), at_least)

    def condition(self, subject: Subject) -> Condition:
        known = list(self.dictionary.vocabulary.every(subject))
        asked = self.rng.choice(known)
        operator = self.rng.choice(list(operators_of(asked).values()))
        return Condition(asked.key, operator.name, self.value(operator.operand, asked))

    # Values

    def value(self, operand: operands.Operand, asked: Asked) -> Any:
        """A value for an operand."""
        if isinstance(operand, operands.Nothing):
            return None
        if isinstance(operand, operands.Several):
            return self.several(operand, asked)
        if isinstance(operand, operands.Pair):
            ends = [self.value(operand.one, asked) for _ in range(2)]
            return tuple(sorted(ends, key=lambda end: operands._order(end, 0)))  # noqa: SLF001 - the order of ends
        return self.one(operand, asked)

    def several(self, operand: operands.Several, asked: Asked) -> tuple[Any, ...]:
        if operand is operands.GIVEN_ANSWERS:
            return tuple(self.rng.sample(ANSWERS, self.rng.randint(1, 3)))
        number = self.rng.choice((1, 1, 2, 3, 12))
        return tuple(dict.fromkeys(self.value(operand.one, asked) for _ in range(number)))

    def one(self, operand: operands.Operand, asked: Asked) -> Any:
        rng = self.rng
        if isinstance(operand, operands.Whole):
            return rng.randint(operand.low, min(operand.high, 100))
        if isinstance(operand, operands.Named):
            return rng.choice(list(PERIODS))
        if isinstance(operand, operands.YearlyStretch):
            return rng.choice((Span(rng.randint(0, 366), "days"), Span(rng.randint(0, 12), "months")))
        if isinstance(operand, operands.Stretch):
            unit = rng.choice(list(UNITS))
            return Span(rng.randint(0, rng.choice((3, 40, UNITS[unit]))), unit)
        if isinstance(operand, operands.TimeOfDay):
            return time(rng.choice((0, 9, 23)), rng.choice((0, 30, 59)))
        if isinstance(operand, operands.Amount):
            return self.amount(asked)
        if isinstance(operand, operands.Day | operands.LunarDay | operands.DayOfYear):
            return self.day(operand, asked)
        return self.text(operand, asked)

    def of_file(self, asked: Asked) -> Any:
        """A value of the file, of this field where there are any."""
        values = self.seen.get(asked.key.partition(".")[0]) or self.rng.choice(list(self.seen.values()))
        value = self.rng.choice(values)
        if asked.part and isinstance(value, Address):
            return getattr(value, asked.part)
        return value

    def text(self, operand: operands.Operand, asked: Asked) -> str:
        if isinstance(asked.type, Choice | MultiChoice):
            return self.rng.choice(list(asked.type.choices.labels))
        if isinstance(operand, operands.ClientCode):
            return str(self.rng.choice(self.seen["code"]))
        if isinstance(operand, operands.Telephone | operands.SomeDigits):
            return self.phone(operand, asked)
        value = self.of_file(asked)
        words = list(value) if isinstance(value, tuple) else [value]
        texts = [one.name or one.target or "" if isinstance(one, Link) else str(one) for one in words]
        text = self.rng.choice(texts)
        if isinstance(operand, operands.Phrase) and self.rng.random() < 0.5:
            start = self.rng.randrange(max(1, len(text) - 1))
            text = text[start : start + self.rng.randint(1, 4)]
        text = clean_line(self.rng.choice((text, text, text.upper()))[: operands.LONGEST], 2 * operands.LONGEST)
        return text if fold(text) and len(text) <= operands.LONGEST else "王"

    def phone(self, operand: operands.Operand, asked: Asked) -> str:
        value = self.of_file(asked)
        number = value if isinstance(value, str) and len(phone_digits(value[:60])) > 4 else "154 0000 0001"
        if isinstance(operand, operands.Telephone):
            return self.rng.choice((number, number.replace(" ", "").replace("-", "")))
        digits = phone_digits(number[:60])
        start = self.rng.choice((0, max(0, len(digits) - 4), self.rng.randrange(len(digits))))
        return digits[start : start + self.rng.randint(1, 5)] or "1"

    def amount(self, asked: Asked) -> Any:
        if isinstance(asked.type, Integer | Rating | Age):
            value = self.of_file(asked)
            plain = isinstance(value, int) and not isinstance(value, bool)
            return value if plain and self.rng.random() < 0.8 else self.rng.randint(-5, 130)
        value = self.of_file(asked)
        if isinstance(value, Decimal) and self.seen.get(asked.key):
            return value
        scale = asked.type.scale if isinstance(asked.type, Number) else 2
        return Decimal(self.rng.randint(-100, 10**6)).scaleb(-scale)

    def day(self, operand: operands.Operand, asked: Asked) -> Any:
        value = self.of_file(asked)
        if isinstance(asked.type, Lunar):
            lunar = value if isinstance(value, LunarDate) else LunarDate(1987, 6, True, 10)
            if isinstance(operand, operands.DayOfYear):
                return LunarDate(None, lunar.month, lunar.leap, lunar.day)
            return lunar if lunar.year else LunarDate(1990, lunar.month, False, min(lunar.day, 29))
        whole = value if isinstance(value, date) else date(1980, 1, 1) + timedelta(self.rng.randrange(16000))
        if isinstance(value, PartialDate | YearMonth) and value.year:
            whole = date(value.year, value.month or 1, getattr(value, "day", 1) or 1)
        if isinstance(operand, operands.DayOfYear):
            return PartialDate(None, whole.month, whole.day)
        shapes = (PartialDate.of(whole), PartialDate(whole.year, whole.month), PartialDate(whole.year))
        return self.rng.choices(shapes, weights=(6, 2, 2))[0]
