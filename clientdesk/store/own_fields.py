"""Users' own fields: declarations read from the file, one column each, never altered by a migration."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from clientdesk.dossier import types
from clientdesk.dossier.fields import Field, Kind, Section, Sensitivity
from clientdesk.dossier.types import Type
from clientdesk.dossier.types.chosen import Choices
from clientdesk.errors import UserError
from clientdesk.i18n import N_

_KEY = re.compile(r"x_[a-z0-9_]{1,40}")
_MADE: Mapping[str, "Callable[[Definition], Type[Any]]"] = {
    "text": lambda definition: types.Text(200),
    "long_text": lambda definition: types.LONG_TEXT,
    "multi_text": lambda definition: types.MULTI_TEXT,
    "int": lambda definition: types.Integer(),
    "number": lambda definition: types.Number(18, 6),
    "percent": lambda definition: types.PERCENT,
    "money": lambda definition: types.MONEY,
    "bool": lambda definition: types.BOOL,
    "date": lambda definition: types.DATE,
    "partial_date": lambda definition: types.PARTIAL_DATE,
    "lunar_date": lambda definition: types.LUNAR_DATE,
    "phone": lambda definition: types.PHONE,
    "email": lambda definition: types.EMAIL,
    "url": lambda definition: types.URL,
    "rating": lambda definition: types.Rating(1, 5),
    "reference": lambda definition: types.Reference("client"),
    "choice": lambda definition: types.Choice(Choices(definition.key, dict(definition.choices))),
    "multi_choice": lambda definition: types.MultiChoice(Choices(definition.key, dict(definition.choices))),
}
OWN_TYPES = tuple(_MADE)
"""The types an own field may have."""
OWN_TITLE = N_("Own fields")
"""The title of the section in which they stand."""


@dataclass(frozen=True)
class Definition:
    """What a user says of an own field. `choices` are (code, label) pairs, for choice types only."""

    kind: str
    key: str
    label: str
    type: str
    sensitivity: str = "normal"
    choices: tuple[tuple[str, str], ...] = field(default=())

    def __post_init__(self) -> None:
        if not _KEY.fullmatch(self.key):
            raise UserError(N_("The key of an own field is x_ and small letters, digits and _."), key="own_field_key")
        if not self.label.strip() or len(self.label) > 80:
            raise UserError(N_("An own field needs a label of at most 80 characters."), key="own_field_label")
        if self.type not in _MADE:
            raise UserError(
                N_("An own field has one of the types {types}."), key="own_field_type", types=", ".join(_MADE)
            )
        if self.sensitivity not in set(Sensitivity):
            raise UserError(N_("A field is normal, personal or sensitive."), key="own_field_class")
        if ("choice" in self.type) != bool(self.choices):
            raise UserError(N_("A choice needs its list of choices, other types need none."), key="own_field_choices")

    def to_json(self) -> str:
        """As the file and the journal keep it."""
        parts = {"kind": self.kind, "key": self.key, "label": self.label, "type": self.type}
        parts["sensitivity"] = self.sensitivity
        return json.dumps({**parts, "choices": [list(pair) for pair in self.choices]}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Definition":
        """What `to_json` wrote."""
        return cls.from_parts(json.loads(text))

    @classmethod
    def from_parts(cls, parts: Mapping[str, Any]) -> "Definition":
        """Out of a JSON object; choices may be an object or pairs."""
        named = {"sensitivity": "normal", **parts}
        names = ("kind", "key", "label", "type", "sensitivity")
        texts = [text for name in names if isinstance(text := named.get(name), str)]
        if len(texts) < len(names):
            raise UserError(N_("An own field is given by kind, key, label and type."), key="own_field_incomplete")
        return cls(**dict(zip(names, texts, strict=True)), choices=_choices(parts.get("choices", ())))

    def field(self) -> Field[Any]:
        """The field it declares."""
        made: Field[Any] = Field(self.label, _MADE[self.type](self), sensitivity=Sensitivity(self.sensitivity))
        made.key = self.key
        return made


def _choices(given: Any) -> tuple[tuple[str, str], ...]:
    pairs = list(given.items()) if isinstance(given, Mapping) else given
    if not isinstance(pairs, list | tuple) or not all(map(_is_choice, pairs)):
        raise UserError(N_("Choices are pairs of a code and a label, both texts."), key="own_field_choices")
    return tuple((code, label) for code, label in pairs)


def _is_choice(pair: Any) -> bool:
    return isinstance(pair, list | tuple) and len(pair) == 2 and all(isinstance(text, str) for text in pair)


@dataclass(frozen=True)
class OwnColumn:
    """A definition, the column that keeps its values, and whether it is in use (a dropped field keeps its column)."""

    name: str
    definition: Definition
    active: bool


def kind_with_own(kind: Kind, columns: Iterable[OwnColumn]) -> Kind:
    """The kind with a last section of the user's own fields, where there are any."""
    fields = {c.definition.key: c.definition.field() for c in columns if c.active and c.definition.kind == kind.name}
    if not fields:
        return kind
    section = type("Own", (Section,), dict(fields), of=kind.name, title=OWN_TITLE)
    return kind.with_section(section)
