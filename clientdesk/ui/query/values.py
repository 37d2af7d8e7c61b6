"""What a condition compares with, one input for each kind of operand; those of the form serve wherever they can."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clientdesk.dossier.fields import Field
from clientdesk.dossier.queries import operands
from clientdesk.dossier.queries.days import PERIODS, UNITS, Span
from clientdesk.dossier.queries.naming import ANSWER_WORDS, LUNAR_MONTHS, MONTHS, PERIOD_WORDS
from clientdesk.dossier.queries.operands import Operand
from clientdesk.dossier.queries.vocabulary import Asked
from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.types import (
    LUNAR_DATE,
    MULTI_TEXT,
    PARTIAL_DATE,
    PHONE,
    TIME,
    Choice,
    Integer,
    Lunar,
    MultiChoice,
    Text,
    Type,
)
from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors import Editor, make_editor
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import label
from clientdesk.ui.look import em
from clientdesk.ui.query.several import ClientsEditor

_UNIT_WORDS: Mapping[str, str] = {
    "days": N_("days"),
    "weeks": N_("weeks"),
    "months": N_("months"),
    "years": N_("years"),
}


class Value(QWidget):
    """The input of what an operator compares with. `edited` comes with every letter, `left` when it was left."""

    edited = Signal()
    left = Signal()

    def __init__(self, context: Context, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self.context = context
        self.asked = asked
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(em(self, 0.4))

    def show_value(self, value: Any) -> None:
        """Put a value in."""
        raise NotImplementedError

    def value(self) -> Any:
        """What stands in it, None where it is empty; raises `Unreadable`."""
        raise NotImplementedError

    def text(self) -> str:
        """What was typed, to be carried into another input."""
        return ""

    def set_text(self, text: str) -> None:
        """Put in what was typed into another input."""

    def add(self, type: Type[Any], title: str) -> Editor:
        """An input of the form for a value of this type."""
        field: Field[Any] = Field(title, type)
        field.key = self.asked.key
        editor = make_editor(field, self.context, self)
        editor.set_value(None)
        editor.edited.connect(self.edited)
        editor.left.connect(self.left)
        self.row.addWidget(editor, 1)
        self.setFocusProxy(editor)
        return editor


class One(Value):
    """One value of a type; `inward` and `outward` stand between the query's value and the type's."""

    def __init__(
        self,
        context: Context,
        asked: Asked,
        parent: QWidget,
        *,
        type: Type[Any],
        inward: Callable[[Any], Any] = lambda value: value,
        outward: Callable[[Any], Any] = lambda value: value,
    ) -> None:
        super().__init__(context, asked, parent)
        self.inward, self.outward = inward, outward
        self.editor = self.add(type, asked.title(context.words))

    def show_value(self, value: Any) -> None:
        self.editor.set_value(None if value is None else self.inward(value))

    def value(self) -> Any:
        held = self.editor.value()
        return None if held is None else self.outward(held)

    def text(self) -> str:
        return self.editor.text()

    def set_text(self, text: str) -> None:
        self.editor.set_text(text)


class Two(Value):
    """From and to."""

    def __init__(self, context: Context, asked: Asked, parent: QWidget, *, type: Type[Any]) -> None:
        super().__init__(context, asked, parent)
        words = context.words
        self.low = self.add(type, words.tr(N_("from")))
        self.row.addWidget(label(words.tr(N_("to")), self))
        self.high = self.add(type, words.tr(N_("to")))
        self.setFocusProxy(self.low)

    def show_value(self, value: Any) -> None:
        low, high = value if value is not None else (None, None)
        self.low.set_value(low)
        self.high.set_value(high)

    def value(self) -> Any:
        low, high = self.low.value(), self.high.value()
        if low is None and high is None:
            return None
        if low is None or high is None:
            raise Unreadable(N_("Two values are needed: from and to."))
        return low, high

    def text(self) -> str:
        return self.low.text()

    def set_text(self, text: str) -> None:
        self.low.set_text(text)


class Stretch(Value):
    """So many days, weeks, months or years."""

    def __init__(self, context: Context, asked: Asked, parent: QWidget) -> None:
        super().__init__(context, asked, parent)
        words = context.words
        self.number = self.add(Integer(min=0), words.tr(N_("How many")))
        self.number.setMaximumWidth(em(self, 5))
        self.units = Combo(self)
        self.units.setAccessibleName(words.tr(N_("Unit")))
        for unit in UNITS:
            self.units.addItem(words.tr(_UNIT_WORDS[unit]), unit)
        self.units.currentIndexChanged.connect(lambda _place: self.edited.emit())
        self.row.addWidget(self.units)
        self.row.addStretch()

    def show_value(self, value: Any) -> None:
        self.number.set_value(value.n if value else None)
        if value:
            self.units.setCurrentIndex(self.units.findData(value.unit))

    def value(self) -> Any:
        number = self.number.value()
        return None if number is None else Span(number, self.units.currentData())

    def text(self) -> str:
        return self.number.text()

    def set_text(self, text: str) -> None:
        self.number.set_text(text)


class Word(Value):
    """One of some words: a period."""

    def __init__(self, context: Context, asked: Asked, parent: QWidget, *, of: Sequence[str]) -> None:
        super().__init__(context, asked, parent)
        self.words = Combo(self)
        self.words.setAccessibleName(context.words.tr(N_("Period")))
        for name in of:
            self.words.addItem(context.words.tr(PERIOD_WORDS[name]), name)
        self.words.currentIndexChanged.connect(lambda _place: self.edited.emit())
        self.row.addWidget(self.words)
        self.row.addStretch()
        self.setFocusProxy(self.words)

    def show_value(self, value: Any) -> None:
        self.words.setCurrentIndex(max(0, self.words.findData(value)))

    def value(self) -> Any:
        return self.words.currentData()


class Clients(Value):
    """Some clients of the file."""

    def __init__(self, context: Context, asked: Asked, parent: QWidget) -> None:
        super().__init__(context, asked, parent)
        self.several = ClientsEditor(asked, context, self)
        self.several.edited.connect(self.edited)
        self.row.addWidget(self.several, 1)
        self.setFocusProxy(self.several)

    def show_value(self, value: Any) -> None:
        self.several.show_codes(value or ())

    def value(self) -> Any:
        return self.several.codes() or None


def value_for(operand: Operand, asked: Asked, context: Context, parent: QWidget) -> Value | None:
    """The input for an operand; None where none is needed."""
    if not operand.needed:
        return None
    if isinstance(operand, operands.Pair):
        return Two(context, asked, parent, type=_type_of(operand.one, asked))
    if isinstance(operand, operands.Stretch):
        return Stretch(context, asked, parent)
    if operand is operands.PERIOD:
        return Word(context, asked, parent, of=tuple(PERIODS))
    if operand is operands.CLIENT_CODES:
        return Clients(context, asked, parent)
    if operand is operands.MONTHS:
        names = LUNAR_MONTHS if isinstance(asked.type, Lunar) else MONTHS
        labels = {str(place): context.words.tr(name) for place, name in enumerate(names, 1)}
        return One(
            context,
            asked,
            parent,
            type=MultiChoice(Choices("months", labels)),
            inward=lambda months: tuple(map(str, months)),
            outward=lambda codes: tuple(sorted(map(int, codes))),
        )
    if operand is operands.GIVEN_ANSWERS:
        labels = {name: context.words.tr(text) for name, text in ANSWER_WORDS.items()}
        return One(context, asked, parent, type=MultiChoice(Choices("answers", labels)))
    return One(context, asked, parent, type=_type_of(operand, asked))


def _type_of(operand: Operand, asked: Asked) -> Type[Any]:
    """The type by which the form would ask for such a value."""
    if isinstance(operand, operands.Several):
        kind = asked.type
        if operand is operands.CODES and isinstance(kind, Choice):
            return MultiChoice(kind.choices)
        return kind if operand is operands.CODES and isinstance(kind, MultiChoice) else MULTI_TEXT
    if operand is operands.AMOUNT:
        return operands.unlimited(asked)
    if operand is operands.DAY_OF_YEAR:
        return LUNAR_DATE if isinstance(asked.type, Lunar) else PARTIAL_DATE
    return _TYPES.get(operand, Text(operands.LONGEST))


_TYPES: Mapping[Operand, Type[Any]] = {
    operands.TELEPHONE: PHONE,
    operands.DAY: PARTIAL_DATE,
    operands.LUNAR_DAY: LUNAR_DATE,
    operands.TIME_OF_DAY: TIME,
    operands.YEARS: Integer(min=0),
}
