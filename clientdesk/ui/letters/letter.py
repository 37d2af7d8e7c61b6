"""Which text goes to whom: chosen, changed, its places put in from a list, kept as the house's own."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from clientdesk.desk.letters.given import LettersWanted
from clientdesk.desk.letters.texts import REMINDER, as_own
from clientdesk.exchange.letters.document import LETTER
from clientdesk.exchange.letters.greeting import FORMS
from clientdesk.exchange.letters.places import ITEMS, PLACES
from clientdesk.exchange.letters.shipped import Text
from clientdesk.i18n import N_
from clientdesk.store.lists import Line
from clientdesk.store.news import Changed
from clientdesk.ui.client.buttons import push
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo, LineEdit, TextEdit
from clientdesk.ui.labels import label, plain_tip
from clientdesk.ui.letters.side import Side
from clientdesk.ui.look import em
from clientdesk.ui.refusals import reason_and_hint

_FORMS: Mapping[str, str] = {LETTER: N_("Letter A4"), **{name: form.label for name, form in FORMS.items()}}
_TEXT, _FORM = "letter_text", "letter_form"
_LINES = 10
"""Of the text so many are seen at once; below it stands what is to be known before printing."""
_BIRTHDAY = "birthday"
_AHEAD = (1, 7, 14, 30, 60)
_USUAL_AHEAD = 14


class LetterSide(Side):
    """`stored` brings the news where a text was kept or thrown away, `refused` why it was not."""

    what = ""
    """Stands before the names under which choices are remembered."""
    first_form = LETTER
    stored = Signal(object)
    refused = Signal(str)

    def __init__(self, context: Context, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(context, lines, parent)
        self._known: tuple[Text, ...] = ()
        self._texts: tuple[Text, ...] = ()
        self._given = ("", "")
        """The subject and text that came out last."""
        self._make_whom()
        self._make_text()
        self._make_places()
        self._make_keeping()
        self.end(noted=False)
        self.setEnabled(False)
        self._look_up(self._kept(_TEXT))
        self.languages.currentIndexChanged.connect(lambda _place: self._show_texts(""))
        self.texts.currentIndexChanged.connect(self._show_text)
        self.forms.currentIndexChanged.connect(self.tell_changed)
        self.subject.textChanged.connect(self._take_typed)
        self.body.textChanged.connect(self._take_typed)

    def _kept(self, key: str) -> str:
        return self.context.remembered.prints.get(f"{self.what}{key}", "")

    def _make_whom(self) -> None:
        self.begin()

    def _make_text(self) -> None:
        words = self.context.words
        self.texts = Combo(self)
        self.add(N_("Text"), self.texts)
        self.forms = Combo(self)
        for name, title in _FORMS.items():
            self.forms.addItem(words.tr(title), name)
        self.forms.setCurrentIndex(max(0, self.forms.findData(self._kept(_FORM) or self.first_form)))
        self.add(N_("Paper"), self.forms)
        self.subject = LineEdit(self)
        self.subject.setMaxLength(200)
        self.add(N_("Subject"), self.subject)
        self.body = TextEdit(self)
        self.body.highest = _LINES
        self.body.setAccessibleName(words.tr(N_("Text of the letter")))
        self.column.addSpacing(em(self, 0.4))
        self.column.addWidget(self.body)

    def _make_places(self) -> None:
        words = self.context.words
        self.insert = QPushButton(words.tr(N_("Insert")), self)
        self.insert.setAutoDefault(False)
        menu = QMenu(self.insert)
        menu.setToolTipsVisible(True)
        for place in PLACES.values():
            action = menu.addAction(f"{words.tr(place.label)}\t{{{place.name}}}", partial(self.put, place.name))
            example = words.tr(N_("such as: {example}"), example=words.tr(place.example))
            action.setToolTip(plain_tip(example))
        self.insert.setMenu(menu)
        self.places = menu

    def _make_keeping(self) -> None:
        words = self.context.words
        line = QHBoxLayout()
        line.setSpacing(em(self, 0.4))
        self.keep_button = push(words.tr(N_("Keep as our text")), self.keep, self)
        self.forget_button = push(words.tr(N_("Forget our text")), self.forget, self)
        for button in (self.insert, self.keep_button, self.forget_button):
            line.addWidget(button)
        line.addStretch()
        self.column.addLayout(line)
        self.name_label = label(words.tr(N_("Name of the text")), self)
        self.name = LineEdit(self)
        self.name.setMaxLength(80)
        self.name.setAccessibleName(self.name_label.text())
        self.name_label.setBuddy(self.name)
        named = QHBoxLayout()
        named.addWidget(self.name_label)
        named.addWidget(self.name, 1)
        self.column.addLayout(named)

    # What was chosen

    @property
    def text(self) -> Text:
        """The text that was chosen, as it was changed."""
        chosen = self._texts[max(0, self.texts.currentIndex())]
        subject, body = self._written
        return chosen if self._is_as_kept(chosen) else as_own(chosen, subject=subject, body=body)

    def _is_as_kept(self, chosen: Text) -> bool:
        return self._written == (chosen.subject, chosen.body)

    @property
    def _written(self) -> tuple[str, str]:
        return self.subject.text().strip(), self.body.toPlainText()

    @property
    def is_typed(self) -> bool:
        """Whether something was written that is kept nowhere, and came out nowhere."""
        return (
            bool(self._texts)
            and not self._is_as_kept(self._texts[max(0, self.texts.currentIndex())])
            and self._written != self._given
        )

    def note_given(self) -> None:
        """What stands here came out."""
        self._given = self._written

    def wanted(self) -> LettersWanted | None:
        """The text as it stands there, to the clients chosen; None until the texts are there."""
        if not self._texts:
            return None
        return LettersWanted(self.codes, self.text, self.forms.currentData(), self.note.isChecked())

    def remember(self, prints: dict[str, str]) -> None:
        """Note the text and the paper too."""
        super().remember(prints)
        chosen = {_TEXT: self.texts.currentText(), _FORM: self.forms.currentData()}
        prints.update({f"{self.what}{key}": value for key, value in chosen.items()})

    # Showing

    def _look_up(self, wanted: str) -> None:
        """Look the texts up; the one of this name is shown."""
        texts = self.context.desk.letters.texts
        self.context.tasks.read(("letter texts", id(self)), texts.all, partial(self._take_texts, wanted))

    def _take_texts(self, wanted: str, known: tuple[Text, ...]) -> None:
        self._known = known
        self.setEnabled(True)
        self._show_texts(wanted)

    def _usual(self) -> int:
        """The text that is offered first."""
        return 0

    def _show_texts(self, wanted: str) -> None:
        """Offer the texts of the language; the one of this name, or of the kind that was shown, comes first."""
        before = self._texts[self.texts.currentIndex()] if self._texts and self.texts.currentIndex() >= 0 else None
        language = self.languages.currentData()
        self._texts = tuple(text for text in self._known if text.language == language)
        self.texts.blockSignals(True)
        self.texts.clear()
        self.texts.addItems([text.name for text in self._texts])
        same = (place for place, text in enumerate(self._texts) if before and _is_like(text, before))
        place = self.texts.findText(wanted) if wanted else next(same, -1)
        self.texts.setCurrentIndex(place if place >= 0 else self._usual())
        self.texts.blockSignals(False)
        self._show_text()

    def _show_text(self, _place: int = 0) -> None:
        chosen = self._texts[max(0, self.texts.currentIndex())]
        for widget in (self.subject, self.body):
            widget.blockSignals(True)
        self.subject.setText(chosen.subject)
        self.body.setPlainText(chosen.body)
        for widget in (self.subject, self.body):
            widget.blockSignals(False)
        self.body.fit()
        self.name.setText(chosen.name)
        for action, place in zip(self.places.actions(), PLACES.values(), strict=True):
            action.setVisible(chosen.kind == REMINDER or place is not ITEMS)
        self._take_typed()

    def _take_typed(self, _text: object = None) -> None:
        chosen = self._texts[max(0, self.texts.currentIndex())]
        changed = not self._is_as_kept(chosen)
        self.keep_button.setEnabled(changed)
        self.forget_button.setVisible(chosen.own and not changed)
        self.name.setVisible(changed)
        self.name_label.setVisible(changed)
        self.changed.emit()

    def put(self, place: str) -> None:
        """Put a place where the cursor is."""
        self.body.insertPlainText(f"{{{place}}}")
        self.body.setFocus()

    # Keeping

    def keep(self) -> None:
        """Keep the text as it stands there under its name."""
        text = self.text
        named = Text(self.name.text().strip() or text.name, *(getattr(text, key) for key in _REST))
        self._store(partial(self.context.desk.letters.texts.keep, named), named.name)

    def forget(self) -> None:
        """Throw the house's own text away."""
        chosen = self._texts[self.texts.currentIndex()]
        work = partial(self.context.desk.letters.texts.forget, chosen.name, chosen.language)
        self._store(work, chosen.name)

    def _store(self, work: partial[Changed], name: str) -> None:
        def took(changed: Changed) -> None:
            self.stored.emit(changed)
            self._look_up(name)

        def failed(error: Exception) -> None:
            self.refused.emit(reason_and_hint(error, self.context.words))

        self.context.tasks.ask(work, took, failed)


_REST = ("language", "kind", "subject", "body", "level")


def _is_like(text: Text, other: Text) -> bool:
    return (text.kind, text.level) == (other.kind, other.level)


class BirthdaySide(LetterSide):
    """The same to everybody whose birthday is near, by the calendar that he or she keeps."""

    what = "birthday_"
    first_form = "a6"

    def _make_whom(self) -> None:
        words = self.context.words
        self._found: tuple[str, ...] | None = None
        self.begin(words.tr(N_("Birthdays of the days ahead")))
        self.days = Combo(self)
        for days in _AHEAD:
            self.days.addItem(words.ntr("in the next {n} day", "in the next {n} days", days), days)
        self.days.setCurrentIndex(self.days.findData(_USUAL_AHEAD))
        self.add(N_("Birthdays"), self.days)
        self.days.currentIndexChanged.connect(self._look_for)
        self._look_for()

    def _usual(self) -> int:
        return next((place for place, text in enumerate(self._texts) if text.kind == _BIRTHDAY), 0)

    def _look_for(self, _place: int = 0) -> None:
        today = self.context.desk.today
        work = partial(self.context.desk.letters.birthdays, today, today + timedelta(self.days.currentData()))
        self.context.tasks.read(("birthdays", id(self)), work, self._take_found)

    def _take_found(self, codes: tuple[str, ...]) -> None:
        self._found = codes
        self.changed.emit()

    @property
    def codes(self) -> tuple[str, ...]:
        """Those that were found."""
        return self._found or ()

    @property
    def named(self) -> list[tuple[str, str]]:
        """Their codes."""
        return [(code, "") for code in self.codes]

    def wanted(self) -> LettersWanted | None:
        """None until they were found."""
        return None if self._found is None else super().wanted()
