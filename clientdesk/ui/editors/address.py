"""The editor of postal addresses: a few short lines, the country from a list."""

import json
from dataclasses import fields
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.fields import Field
from clientdesk.dossier.values import Address
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.editors.base import Editor
from clientdesk.ui.inputs import Combo, LineEdit

_PLACES = {
    "province": (N_("Province"), 0, 0, 1),
    "city": (N_("City"), 0, 1, 1),
    "district": (N_("District"), 0, 2, 1),
    "street": (N_("Street and number, or the whole address on one line"), 1, 0, 3),
    "postcode": (N_("Postcode"), 2, 0, 1),
    "country": (N_("Country"), 2, 1, 2),
    "recipient": (N_("Recipient"), 3, 0, 2),
    "phone": (N_("Telephone"), 3, 2, 1),
}
"""Part: (name, line, place, width) in the order of the keyboard."""


class AddressEditor(Editor):
    """The parts of an address. One line typed or pasted into an empty address is split into its parts."""

    tall = True

    def __init__(self, field: Field[Any], context: Context, parent: QWidget | None = None) -> None:
        super().__init__(field, context, parent)
        words = context.words
        grid = QGridLayout()
        grid.setSpacing(4)
        self.row.addLayout(grid)
        self.parts: dict[str, LineEdit | Combo] = {}
        for part, (name, line, place, width) in _PLACES.items():
            one = self._countries() if part == "country" else LineEdit(self)
            self.parts[part] = one
            edit = one.lineEdit() if isinstance(one, Combo) else one
            assert edit is not None
            edit.setPlaceholderText(words.tr(name))
            edit.textChanged.connect(self.edited)
            grid.addWidget(one, line, place, 1, width)
        for column in range(3):
            grid.setColumnStretch(column, 1)
        self.watch(*self.parts.values(), names=tuple(words.tr(name) for name, *_ in _PLACES.values()))

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
