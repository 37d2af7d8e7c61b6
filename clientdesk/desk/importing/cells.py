"""Reading the cells of one column: what a person wrote in a table becomes the value of a field, or a reason why not."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from clientdesk.desk.importing.days import DAYS, DayReader
from clientdesk.desk.importing.given import DAY_FIRST, MONTH_FIRST
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.names import split_name, upright
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.phones import with_trunk
from clientdesk.dossier.types import Choice, Money, MultiChoice, MultiText, Reading
from clientdesk.dossier.types.chosen import Choices
from clientdesk.exchange.intake.tables import Cell
from clientdesk.i18n import LANGUAGES, N_, Sentence, catalogue

_NOTHING = frozenset(
    (
        "",
        "-",
        "--",
        "—",
        "——",
        "–",
        "/",
        "\\",
        ".",
        "无",
        "空",
        "暂无",
        "没有",
        "n/a",
        "na",
        "#n/a",
        "none",
        "null",
        "nil",
        "不详",
        "不明",
        "未知",
        "未填",
        "不清楚",
        "不知道",
        "unknown",
        "not known",
    )
)
_FLOATED = re.compile(r"\d{6,}\.0")
"""A telephone or number that a program wrote as a fraction on its way through a text file."""
_NAMES = ("full_name", "name", "spouse_name")
_OF_PERSONS = ("full_name", "spouse_name")
_APART = re.compile(r"(?<=^[\u3400-\u9fff])\s+(?=[\u3400-\u9fff]{1,2}$)")
"""A name of two characters is often stretched to the width of three."""
_ORDERS = {DAY_FIRST: "dmy", MONTH_FIRST: "mdy"}
_UNITS = (
    (re.compile("亿元?|亿"), Decimal(100_000_000)),
    (re.compile(r"百万|million|\bmn\b"), Decimal(1_000_000)),
    (re.compile("万"), Decimal(10_000)),
    (re.compile(r"千元|thousand|\bk\b|'000"), Decimal(1_000)),
)
_IN_BRACKETS = re.compile(r"[(\[【](.*?)[)\]】]|[,:/]\s*(?:单位|unit|in)?[::\s]*([^,:/]*)$")
_SEVERAL = re.compile(r"[/、,;|\n]+|\s{2,}")
_WORD = r"[^\W\d_][^\d()]{0,30}"
_WORDED = re.compile(
    rf"(?:(?P<before>{_WORD}?)[:.\s]+)?(?P<number>\+?[\d(][\d\s().+-]{{5,}}\d)(?P<behind>\s*\(?(?<=[\s(]){_WORD}\)?)?"
)
"""A telephone number with a word before or behind it: home: 0113 …, 07700 … (wife)."""
_LIST_MARKS = re.compile(r"[,，;；、/|\n]+")
_ENDINGS = ("类", "级", "型", "性", "族")

_SAID = {
    "gender": {"女士": "f", "小姐": "f", "先生": "m", "男士": "m", "mr": "m", "ms": "f", "mrs": "f"},
    "marital_status": {"单身": "single", "已": "married", "未": "single"},
    "pay_mode": {
        **dict.fromkeys(("趸交", "趸缴", "一次性", "一次付清", "lump sum", "single premium"), "single"),
        **dict.fromkeys(("月交", "月缴", "每月", "month", "per month"), "monthly"),
        **dict.fromkeys(("季交", "季缴", "每季", "quarter", "per quarter"), "quarterly"),
        **dict.fromkeys(("半年交", "半年缴", "每半年", "semi-annual", "semi-annually", "half yearly"), "half_yearly"),
        **dict.fromkeys(("年交", "年缴", "每年", "annual", "annually", "per year", "year"), "yearly"),
    },
    "cover": {
        **dict.fromkeys(("车险", "机动车险", "交强险", "商业车险", "car", "auto", "vehicle insurance"), "motor"),
        **dict.fromkeys(("重疾", "重疾险", "大病险", "ci"), "critical_illness"),
        **dict.fromkeys(("医疗", "医疗险", "health"), "medical"),
        **dict.fromkeys(("意外", "意外险"), "accident"),
        **dict.fromkeys(("寿险", "人寿", "定期寿险", "终身寿险", "term life", "whole life"), "life"),
        **dict.fromkeys(("年金", "年金险", "养老险", "pension"), "annuity"),
        **dict.fromkeys(("家财险", "财产险", "home", "household"), "property"),
        "团险": "group",
    },
    "policy_status": {
        **dict.fromkeys(("有效", "生效", "正常", "active", "inforce"), "in_force"),
        **dict.fromkeys(("失效", "中止"), "lapsed"),
        **dict.fromkeys(("宽限期", "宽限"), "grace"),
        **dict.fromkeys(("退保", "已退保"), "surrendered"),
        **dict.fromkeys(("满期", "到期", "终止", "expired"), "matured"),
        **dict.fromkeys(("已续保", "续保"), "renewed"),
    },
}
"""Words for choices that are no labels."""
_FIXES = {
    "date": N_("Write the day like 2024-03-05."),
    "partial_date": N_("Write the date like 1985-03-05, 1985-03 or 1985."),
    "year_month": N_("Write the month like 2024-03."),
    "lunar_date": N_("Write the lunar date like 1985年六月初十."),
    "phone": N_("Write one telephone number, with digits, + and - only."),
    "email": N_("Write one address like name@example.com."),
    "url": N_("Write an address of the web like www.example.com."),
    "id_number": N_("Compare the number with the document and correct it."),
    "money": N_("Write the amount as a number, like 12345.60."),
    "number": N_("Write a number, like 12.5."),
    "int": N_("Write a whole number."),
    "percent": N_("Write a percentage, like 12.5%."),
    "rating": N_("Write a whole number."),
    "bool": N_("Write yes or no."),
    "choice": N_("Write one of the choices of this field, or leave the column out."),
    "multi_choice": N_("Write choices of this field, separated by semicolons."),
}
_ELSE = N_("Correct the cell, or empty it.")
_DIGITS_LOST = N_("The spreadsheet has rounded this long number; its last digits are lost.")
_RETYPE = N_("Format the column as text in the spreadsheet and type the numbers again.")


@dataclass(frozen=True)
class Bad:
    """Why a cell cannot be read, and what to do about it."""

    reason: Sentence
    fix: Sentence


@dataclass(frozen=True)
class Several:
    """A cell that held more values than the field takes: the first, and those that go elsewhere; `notes` are the words
    beside a value, such as whose number it is."""

    first: Any
    more: tuple[Any, ...]
    notes: Mapping[Any, str] = field(default_factory=dict)


class CellReader:
    """Reads the cells of one column into a field's values; texts met before are remembered.

    `read` gives the value, None where the cell says that there is none or that it is not known, `Bad`, `Several`, or
    `Beside` for a day of the Chinese calendar where `lunar` names the field for such.
    """

    def __init__(
        self,
        field: Field[Any],
        heading: str,
        values: Iterable[Cell],
        reading: Reading,
        *,
        dates: str = "",
        lunar: str = "",
    ) -> None:
        self.field = field
        self.reading = reading
        self._known: dict[Any, Any] = {}
        self._unit = _unit_of(heading) if isinstance(field.type, Money) else None
        order = _ORDERS.get(dates, "")
        is_day = field.type.name in DAYS
        days = DayReader(field, values, reading, order=order, lunar=lunar) if is_day else None
        self.told = days.told(heading) if days else self._turned(heading, values)
        """How the days, names or telephones of the column are read, where that has to be told."""
        named = [value for value in values if isinstance(value, str)] if field.key == Basics.full_name.key else []
        self._surname_first = bool(named) and all(upright(name) != name for name in named)
        self._day = days.read if days else None
        self._make = self._maker()

    def parts(self, cell: Cell) -> Mapping[str, str]:
        """{field: part} of a name whose column has the surname first everywhere; nothing of all others."""
        if not self._surname_first or not isinstance(cell, str) or upright(cell) == cell:
            return {}
        family, given = split_name(cell)
        return {Basics.family_name.key: family[:40], Basics.given_name.key: given[:40]}

    def _turned(self, heading: str, values: Iterable[Cell]) -> Sentence | None:
        """That names with the surname first are turned, or that telephones get back a zero that was dropped."""
        if self.field.type.name == "phone":
            return self._mended(heading, values)
        texts = (value for value in values if isinstance(value, str)) if self.field.key in _OF_PERSONS else ()
        found = next((text for text in texts if upright(text) != text), None)
        if found is None:
            return None
        told = {"heading": heading, "written": found, "turned": upright(found)}
        return Sentence(N_("{heading}: the surname stands first; {written} becomes {turned}."), told)

    def _mended(self, heading: str, values: Iterable[Cell]) -> Sentence | None:
        written = (_text(value) for value in values if value is not None)
        country = self.reading.country
        found = next((text for text in written if with_trunk(text, country) != text), None)
        if found is None:
            return None
        told = {"heading": heading, "written": found, "whole": with_trunk(found, country)}
        return Sentence(N_("{heading}: a leading zero that was dropped is put back; {written} becomes {whole}."), told)

    def fix(self) -> Sentence:
        """What to do about a cell that cannot be read."""
        return Sentence(_FIXES.get(self.field.type.name, _ELSE))

    def read(self, cell: Cell) -> Any:
        """The value of a cell."""
        if cell is None:
            return None
        key = (type(cell), cell)
        if key not in self._known:
            self._known[key] = self._read(cell)
        return self._known[key]

    def lost(self) -> Bad:
        """For a number of which the spreadsheet has lost digits."""
        return Bad(Sentence(_DIGITS_LOST), Sentence(_RETYPE))

    def _read(self, cell: Cell) -> Any:
        if isinstance(cell, str):
            cell = cell.strip()
            if fold(cell) in _NOTHING and not self._is_choice(cell):
                return None
        try:
            return self._make(cell)
        except Unreadable as problem:
            return Bad(Sentence(problem.reason, dict(problem.values)), self.fix())

    def _is_choice(self, text: str) -> bool:
        """无 is a choice of some lists."""
        made = self.field.type
        return bool(text) and isinstance(made, Choice | MultiChoice) and made.choices.code_of(text) is not None

    def _maker(self) -> Callable[[Cell], Any]:
        made = self.field.type
        if isinstance(made, Choice):
            return lambda cell: made.from_json(_code(made.choices, _text(cell)) or _text(cell))
        if isinstance(made, MultiChoice):
            return lambda cell: made.from_json([_code(made.choices, part) or part for part in _parts(_text(cell))])
        if isinstance(made, MultiText):
            return lambda cell: made.from_json(_parts(_text(cell)))
        if made.name in ("phone", "email"):
            return self._one_of_several
        if self._day is not None:
            return self._day
        if self._unit is not None:
            return self._amount
        if self.field.key in _NAMES:
            turn = said_name if self.field.key in _OF_PERSONS else _whole
            return lambda cell: made.from_json(turn(_text(cell)))
        if made.name == "bool":
            return lambda cell: made.read(_text(cell), self.reading)
        return lambda cell: made.from_cell(_plain(cell), self.reading)

    def _one(self, text: str) -> Any:
        value = self.field.type.read(text, self.reading)
        return with_trunk(value, self.reading.country) if self.field.type.name == "phone" else value

    def _one_of_several(self, cell: Cell) -> Any:
        text = _text(cell)
        try:
            return self._one(text)
        except Unreadable:
            parts = [part.strip() for part in _SEVERAL.split(text) if part.strip()]
            worded = [_WORDED.fullmatch(part) for part in parts] if self.field.type.name == "phone" else [None]
            if len(parts) < 2 and worded == [None]:
                raise
            bare = [each["number"] if each else part for part, each in zip(parts, worded, strict=False)]
            found = [self._one(part) for part in (bare if any(worded) else parts)]
            words = ((each["before"] or each["behind"] or "") if each else "" for each in worded)
            notes = {one: said for one, word in zip(found, words, strict=False) if (said := word.strip(" ().:"))}
            return Several(found[0], tuple(dict.fromkeys(found[1:])), notes)

    def _amount(self, cell: Cell) -> Any:
        """In the unit that the heading names, unless the cell names one itself."""
        value = self.field.type.from_cell(_plain(cell), self.reading)
        said = isinstance(cell, str) and any(unit.search(fold(cell)) for unit, _factor in _UNITS)
        assert self._unit is not None
        return value if said else self.field.type.from_json(value * self._unit)


def _text(cell: Cell) -> str:
    """What a cell says, as a person would have typed it."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float):
        cell = Decimal(repr(cell))
    if isinstance(cell, Decimal):
        plain = f"{cell:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, date | datetime | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    text = str(cell)
    return text[:-2] if _FLOATED.fullmatch(text) else text


def _plain(cell: Cell) -> Any:
    """Numbers and days as they are, for types that have them; all else as text."""
    if isinstance(cell, int | Decimal | date) and not isinstance(cell, bool):
        return cell if isinstance(cell, int) or not isinstance(cell, datetime) else _text(cell)
    return _text(cell)


def said_name(text: str) -> str:
    """The name of a person as it is said: "Smith, John" as John Smith, 张 三 as 张三."""
    return upright(_whole(text))


def _whole(name: str) -> str:
    return _APART.sub("", name)


def text_of(cell: Cell) -> str:
    """A cell for the eyes of the user."""
    return "" if cell is None else _text(cell)


def _unit_of(heading: str) -> Decimal | None:
    """The unit that a heading names beside the words: 注册资本(万元)."""
    told = " ".join(part for pair in _IN_BRACKETS.findall(fold(heading)) for part in pair if part)
    return next((factor for unit, factor in _UNITS if unit.search(told)), None)


def _parts(text: str) -> list[str]:
    return [
        part.strip() for part in re.split(r"[;；、\n]+", _LIST_MARKS.sub(";", text.replace(",", ";"))) if part.strip()
    ]


def _code(choices: Choices, text: str) -> str | None:
    """The code that a text means: a label in any language, also in other characters and width, or with 类 behind it."""
    if (code := choices.code_of(text)) is not None:
        return code
    wanted = fold(text)
    labels = [(fold(label), code) for code in choices.labels for label in _labels(choices, code)]
    bare = wanted.rstrip("".join(_ENDINGS)) or wanted
    for sought in dict.fromkeys((wanted, bare)):
        for label, code in labels:
            if sought in (label, label.rstrip("".join(_ENDINGS))):
                return code
    if said := _SAID.get(choices.name, {}).get(wanted):
        return said
    for fits in (str.startswith, str.__contains__):
        found = {code for label, code in labels if len(wanted) > 1 and fits(label, wanted)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _labels(choices: Choices, code: str) -> Sequence[str]:
    return [choices.label(code, catalogue(language)) for language in LANGUAGES]
