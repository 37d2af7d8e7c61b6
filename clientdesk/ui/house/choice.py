"""What stands on the card: for a layout and a kind of client, all fields on the left, the chosen ones in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field
from clientdesk.dossier.hints import prepare
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.context import Context
from clientdesk.ui.form.dialog import StoringDialog
from clientdesk.ui.house.offered import Offered
from clientdesk.ui.house.order import Order
from clientdesk.ui.inputs import Combo
from clientdesk.ui.labels import heading, label, quiet
from clientdesk.ui.look import em

Place = tuple[str, str]
"""A layout and a kind of client."""


@dataclass(frozen=True)
class Card:
    """What can be chosen for a layout and a kind: the fields it offers, those it shows of itself, those that were
    chosen (None: no choice was made)."""

    offered: Mapping[str, Field[Any]]
    usual: tuple[str, ...]
    kept: tuple[str, ...] | None


def look_up(desk: Desk, words: Catalogue) -> dict[Place, Card]:
    """Off the window's thread: every card for which fields can be chosen, with its fields ready to be found."""
    for kind in desk.client_kinds:
        prepare(kind, words)
    cards = {}
    for layout in desk.house.layouts:
        kept = desk.house.fields_for(layout)
        for kind in desk.client_kinds:
            offered = {field.key: field for field in desk.house.offered(layout, kind.name)}
            usual = desk.house.usual(layout, kind.name)
            cards[layout, kind.name] = Card(offered, usual, kept.get(kind.name))
    return cards


def open_layout_choice(context: Context, layout: str, parent: QWidget | None) -> "LayoutChoice":
    """Ask what is to stand on the cards, beginning with this layout."""
    dialog = LayoutChoice(context, layout, parent)
    dialog.open()
    return dialog


class LayoutChoice(StoringDialog):
    """Asks for every card; each choice that was made is stored."""

    def __init__(self, context: Context, layout: str, parent: QWidget | None = None) -> None:
        super().__init__(context, context.words.tr(N_("What stands on the card")), parent)
        self.cards: dict[Place, Card] = {}
        self.choices: dict[Place, tuple[str, ...]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(em(self, 1.2), em(self, 1), em(self, 1.2), em(self, 1))
        column.setSpacing(em(self, 0.8))
        column.addLayout(self._make_head(layout))
        column.addLayout(self._make_middle(), 1)
        column.addWidget(self.problem)
        column.addLayout(self._make_foot())
        self.setEnabled(False)
        room = self.screen().availableSize()
        self.resize(min(em(self, 66), room.width()), min(em(self, 52), round(room.height() * 0.9)))
        context.tasks.read("cards", partial(look_up, context.desk, context.words), self.show_cards)

    # Making

    def _make_head(self, layout: str) -> QHBoxLayout:
        words, desk = self.context.words, self.context.desk
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.6))
        self.layouts = Combo(self)
        self.layouts.setAccessibleName(words.tr(N_("Card")))
        for name, text in desk.house.layouts.items():
            self.layouts.addItem(words.tr(text), name)
        self.layouts.setCurrentIndex(max(0, self.layouts.findData(desk.house.chosen_in(layout))))
        self.layouts.currentIndexChanged.connect(self.show_place)
        line.addWidget(self.layouts, 1)
        self.kinds = QButtonGroup(self)
        for place, kind in enumerate(desk.client_kinds):
            button = QToolButton(self)
            button.setText(words.label("kind", kind.plural))
            button.setCheckable(True)
            button.setAutoRaise(True)
            button.setChecked(not place)
            button.clicked.connect(lambda _checked=False: self.show_place())
            self.kinds.addButton(button, place)
            line.addWidget(button)
        return line

    def _make_middle(self) -> QGridLayout:
        words = self.context.words
        grid = QGridLayout()
        grid.setHorizontalSpacing(em(self, 1.2))
        grid.setVerticalSpacing(em(self, 0.4))
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.offered = Offered(self.context, self)
        self.order = Order(self.context, self)
        grid.addWidget(heading(words.tr(N_("All fields")), self), 0, 0)
        grid.addWidget(heading(words.tr(N_("On the card, in this order")), self), 0, 1)
        grid.addWidget(self.offered, 1, 0)
        grid.addWidget(self.order, 1, 1)
        self.offered.ticked.connect(self._add)
        self.offered.unticked.connect(self._take_off)
        self.order.changed.connect(self._take_order)
        return grid

    def _make_foot(self) -> QVBoxLayout:
        words = self.context.words
        foot = QVBoxLayout()
        line = QHBoxLayout()
        self.count = label(parent=self)
        self.state = quiet(parent=self)
        self.back = QPushButton(words.tr(N_("Back to the usual fields")), self)
        self.back.setAutoDefault(False)
        self.back.clicked.connect(lambda _checked=False: self.reset())
        line.addWidget(self.count)
        line.addWidget(self.state, 1)
        line.addWidget(self.back)
        foot.addLayout(line)
        self.add_buttons(foot)
        return foot

    # Showing

    @property
    def place(self) -> Place:
        """The layout and kind that are shown."""
        return self.layouts.currentData(), self.context.desk.client_kinds[self.kinds.checkedId()].name

    @property
    def chosen(self) -> tuple[str, ...]:
        """The keys of what is shown as chosen now."""
        card = self.cards[self.place]
        return self.choices.get(self.place, card.usual if card.kept is None else card.kept)

    def show_cards(self, cards: dict[Place, Card]) -> None:
        """Show what was chosen so far."""
        self.cards = cards
        self.setEnabled(True)
        self.show_place()
        self.offered.finder.setFocus()

    def show_place(self) -> None:
        """Show the fields of a layout and kind."""
        if not self.cards:
            return
        card, chosen = self.cards[self.place], self.chosen
        kind = self.context.desk.kind(self.place[1])
        self.offered.show_fields(kind, tuple(card.offered.values()), chosen)
        self.order.show_fields([card.offered[key] for key in chosen])
        self._tell()

    def _tell(self) -> None:
        """Say how many fields stand on the card, and whether they are the usual ones."""
        words, card = self.context.words, self.cards[self.place]
        self.count.setText(words.tr(N_("{chosen} of {all} fields"), chosen=len(self.order.keys), all=len(card.offered)))
        is_usual = self.order.keys == card.usual
        self.state.setText(words.tr(N_("These are the usual ones.")) if is_usual else "")
        self.back.setEnabled(not is_usual)
        self.ok.setEnabled(all(self.choices.values()))
        if not self.order.keys:
            self.state.setText(words.tr(N_("A card needs at least one field.")))

    # Choosing

    def _add(self, key: str) -> None:
        self.order.add(self.cards[self.place].offered[key])
        self._note()

    def _take_off(self, key: str) -> None:
        self.order.take(key)
        self._note()

    def _take_order(self) -> None:
        self.offered.show_chosen(self.order.keys)
        self._note()

    def _note(self) -> None:
        self.choices[self.place] = self.order.keys
        self._tell()

    def reset(self) -> None:
        """Choose again what the layout shows of itself."""
        self.choices[self.place] = self.cards[self.place].usual
        self.show_place()

    # Storing

    def _changes(self) -> dict[Place, tuple[str, ...] | None]:
        """The choices that differ from what was kept."""
        wanted = {place: self._wanted(place, keys) for place, keys in self.choices.items()}
        return {place: keys for place, keys in wanted.items() if keys != self.cards[place].kept}

    @property
    def is_typed(self) -> bool:
        """What is typed here only finds fields; what would be lost are the choices."""
        return bool(self._changes())

    def save(self) -> None:
        """Store every choice that differs from what was kept, as one step."""
        changes = self._changes()
        if not changes:
            self.accept()
            return
        self.store(partial(self.context.desk.house.arrange, changes))

    def _wanted(self, place: Place, keys: tuple[str, ...]) -> tuple[str, ...] | None:
        """None where it is what the layout shows of itself, so that it follows the layout in later versions."""
        return None if keys == self.cards[place].usual else keys
