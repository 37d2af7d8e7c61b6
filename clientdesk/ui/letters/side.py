"""The side of a dialog of letters that asks: for whom, in which language; below, what is to be known beforehand."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from clientdesk.desk.letters.given import Plan, Wanted
from clientdesk.i18n import LANGUAGES, N_
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo, Tick
from clientdesk.ui.labels import heading, label, quiet, wrapping
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.letters.told import lacking_told, left_out_told, levels_told, lost_told, unknown_told
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.printing.framing import asking_side

_NAMED = 6
"""So many clients are named; of the others there is the number."""
_LANGUAGE = "language"


class Side(QScrollArea):
    """`changed` says that the letters would look otherwise now. What is asked beside the language stands between both
    halves: `begin` adds the language, `end` what is told."""

    changed = Signal()

    def __init__(self, context: Context, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.lines = tuple(lines)
        _, self.column = asking_side(self, wide=33)

    @property
    def codes(self) -> tuple[str, ...]:
        """The clients that were chosen."""
        return tuple(line.code for line in self.lines)

    @property
    def named(self) -> list[tuple[str, str]]:
        """Their codes and names."""
        return [(line.code, line.name) for line in self.lines]

    def wanted(self) -> Wanted | None:
        """What is to be printed; None while it is still being looked up."""
        raise NotImplementedError

    def remember(self, prints: dict[str, str]) -> None:
        """Note what is to stand here the next time; the window's own language is nothing to note."""
        language = self.languages.currentData()
        prints[_LANGUAGE] = language if language != self.context.words.language else ""

    # Making

    def begin(self, everybody: str = "") -> None:
        """For whom, and the language; `everybody` is said where no client was chosen."""
        words, lines = self.context.words, self.lines
        self.who = heading(parent=self)
        self.who.setWordWrap(True)
        self.names = quiet(parent=self)
        if not lines:
            self.who.setText(everybody)
            self.names.hide()
        elif len(lines) == 1:
            self.who.setText(lines[0].name)
            self.names.setText(lines[0].code)
        else:
            self.who.setText(words.ntr("{n} client", "{n} clients", len(lines)))
            named = words.listed(line.name for line in lines[:_NAMED])
            self.names.setText(named + (" …" if len(lines) > _NAMED else ""))
        self.column.addWidget(self.who)
        self.column.addWidget(self.names)
        self.languages = Combo(self)
        for language in LANGUAGES:
            self.languages.addItem(LANGUAGE_NAMES[language], language)
        kept = self.context.remembered.prints.get(_LANGUAGE, "")
        kept = kept if kept in LANGUAGES else self.context.words.language
        self.languages.setCurrentIndex(self.languages.findData(kept))
        self.add(N_("Language of the letter"), self.languages)

    def end(self, *, noted: bool) -> None:
        """What is told of the letters, and whether they are noted."""
        words = self.context.words
        self.note = Tick(words.tr(N_("Note in the timeline that it was sent")), self)
        self.note.setChecked(noted)
        self.column.addSpacing(em(self, 0.5))
        self.column.addWidget(self.note)
        self.column.addSpacing(em(self, 0.5))
        self.unknown = self._told(colours_of(self).problem)
        self.lacking = self._told(colours_of(self).warning)
        self.lost = self._told(colours_of(self).warning)
        self.levels = self._told(colours_of(self).words)
        self.left_out = self._told(colours_of(self).quiet)
        self.column.addStretch()

    def _told(self, colour: str) -> QLabel:
        made = wrapping(parent=self)
        coloured(made, colour)
        made.hide()
        self.column.addWidget(made)
        return made

    def add(self, title: str, widget: QWidget) -> None:
        """A title and under it what is chosen."""
        text = self.context.words.tr(title)
        shown = label(text, self)
        shown.setBuddy(widget)
        widget.setAccessibleName(text)
        self.column.addSpacing(em(self, 0.5))
        self.column.addWidget(shown)
        self.column.addWidget(widget)

    def tell_changed(self, _what: object = None) -> None:
        """Something else is to be printed."""
        self.changed.emit()

    # Showing

    def show_plan(self, plan: Plan) -> None:
        """Say what is amiss with the text, who gets a letter and who does not."""
        words = self.context.words
        for place, text in (
            (self.unknown, unknown_told(plan, words)),
            (self.lacking, lacking_told(plan, words)),
            (self.lost, lost_told(plan, words)),
            (self.levels, levels_told(plan, words)),
            (self.left_out, left_out_told(plan, words)),
        ):
            place.setText(text)
            place.setVisible(bool(text))
