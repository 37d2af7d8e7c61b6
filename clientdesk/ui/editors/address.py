"""The editor of postal addresses: a few short lines, the country from a list."""

import json
from collections.abc import Mapping
from dataclasses import fields
from itertools import pairwise
from typing import Any

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.fields import Field
from clientdesk.dossier.values import Address
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.base import Editor
from clientdesk.ui.inputs import Combo, LineEdit

_WHOLE = N_("Street and number, or the whole address on one line")
_REST = {
    "recipient": (N_("Recipient"), 3, 0, 2),
    "phone": (N_("Telephone"), 3, 2, 1),
}
_FROM_LARGE = {
    "province": (N_("Province"), 0, 0, 1),
    "city": (N_("City"), 0, 1, 1),
    "district": (N_("District"), 0, 2, 1),
    "street": (_WHOLE, 1, 0, 3),
    "postcode": (N_("Postcode"), 2, 0, 1),
    "country": (N_("Country"), 2, 1, 2),
    **_REST,
}
"""Part: (name, line, place, width) in the order of the keyboard, as in China."""
_LARGE_FIRST = frozenset(("CN", "TW", "HK", "MO", "JP", "KR", "KP"))
_REGIONS = {
    **dict.fromkeys(("GB", "IE"), N_("County")),
    **dict.fromkeys(("US", "AU", "IN", "MY", "DE", "AT", "BR", "MX"), N_("State")),
    **dict.fromkeys(("CA", "IT", "ES", "NL", "BE", "ZA", "PH"), N_("Province")),
}
_CODE_AT = {"US": N_("ZIP code")}
_CONTINENT = "DE AT CH FR IT ES NL BE LU DK SE NO FI PL CZ PT GR"
_CODE_BEFORE_TOWN = frozenset(_CONTINENT.split())


def _places(country: str) -> Mapping[str, tuple[str, int, int, int]]:
    """The parts as an address of this country has them."""
    if country in _LARGE_FIRST:
        return _FROM_LARGE
    region = (_REGIONS.get(country, N_("Region")), 1, 1, 1)
    code = (_CODE_AT.get(country, N_("Postcode")), 1, 0 if country in _CODE_BEFORE_TOWN else 2, 1)
    town = N_("Town or city")
    if country in _CODE_BEFORE_TOWN:
        parts = {"postcode": code, "city": (town, 1, 1, 1), "province": (region[0], 1, 2, 1)}
    else:
        parts = {"city": (town, 1, 0, 1), "province": region, "postcode": code}
    last = {"country": (N_("Country"), 2, 0, 2), "district": (N_("Part of the town"), 2, 2, 1)}
    return {"street": (_WHOLE, 0, 0, 3), **parts, **last, **_REST}


class AddressEditor(Editor):
    """The parts of an address, in the order of its country, else of that where it is probably, else of the house's. One
    line typed or pasted into an empty address is split into its parts."""

    tall = True

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        self.grid = QGridLayout()
        self.grid.setSpacing(4)
        self.row.addLayout(self.grid)
        self.parts: dict[str, LineEdit | Combo] = {}
        self.home = context.desk.home
        self._order = _places(self.home)
        for part in self._order:
            one = self._countries() if part == "country" else LineEdit(self)
            self.parts[part] = one
            self._line_of(one).textChanged.connect(self.edited)
        for column in range(3):
            self.grid.setColumnStretch(column, 1)
        self.watch(*self.parts.values())
        self._lay_out()

    @staticmethod
    def _line_of(one: LineEdit | Combo) -> QLineEdit:
        edit = one.lineEdit() if isinstance(one, Combo) else one
        assert edit is not None
        return edit

    def _lay_out(self) -> None:
        """Put the parts into their order, for eyes, keyboard and screen readers."""
        words, title = self.context.words, self.field.title(self.context.words)
        for part, (name, line, place, width) in self._order.items():
            one = self.parts[part]
            self._line_of(one).setPlaceholderText(words.tr(name))
            one.setAccessibleName(f"{title}: {words.tr(name)}")
            self.grid.addWidget(one, line, place, 1, width)
        ordered = [self.parts[part] for part in self._order]
        for before, behind in pairwise(ordered):
            QWidget.setTabOrder(before, behind)
        self.setFocusProxy(ordered[0])

    def expect(self, country: str) -> None:
        """Learn where an address that names no country is probably; of an empty text nothing is known."""
        self.home = country or self.context.desk.home
        self._follow(self.typed().get("country", ""))

    def _follow(self, country: str) -> None:
        order = _places(country or self.home)
        if order != self._order:
            self._order = order
            self._lay_out()

    def _countries(self) -> Combo:
        combo = Combo(self)
        combo.addItem("", "")
        for code in COUNTRY.labels:
            combo.addItem(COUNTRY.label(code, self.context.words), code)
        combo.setCurrentIndex(0)
        combo.make_searchable()
        return combo

    def show_value(self, value: Address | None) -> None:
        self._show_parts(value.to_dict() if value else {})

    def _show_parts(self, parts: dict[str, str]) -> None:
        self._follow(parts.get("country", ""))
        for part, one in self.parts.items():
            text = parts.get(part, "")
            if isinstance(one, Combo):
                one.setCurrentIndex(one.findData(text))
                one.setEditText(COUNTRY.label(text, self.context.words) if text else "")
            else:
                one.setText(text)
                one.setCursorPosition(0)

    def typed(self) -> dict[str, str]:
        """The parts that hold something."""
        parts: dict[str, str] = {}
        for part, one in self.parts.items():
            text = (one.currentText() if isinstance(one, Combo) else one.text()).strip()
            if text and isinstance(one, Combo):
                text = COUNTRY.code_of(text) or text
            if text:
                parts[part] = text
        return {field.name: parts[field.name] for field in fields(Address) if field.name in parts}

    def read(self) -> Address | None:
        parts = self.typed()
        if not parts:
            return None
        kind = self.field.type
        if parts.keys() == {"street"} and self.stored is None:
            split: Address = kind.read(parts["street"], self.reading)
            return split
        made: Address = kind.from_json(parts)
        return made

    def text(self) -> str:
        parts = self.typed()
        return json.dumps(parts, ensure_ascii=False) if parts else ""

    def set_text(self, text: str) -> None:
        try:
            parts = json.loads(text)
        except ValueError:
            parts = {"street": text}
        if isinstance(parts, dict):
            self._show_parts({key: value for key, value in parts.items() if isinstance(value, str)})
