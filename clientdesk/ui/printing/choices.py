"""How a print should look and whom it is for: the side of the print dialog that asks."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from clientdesk.desk.cards import BLANK, Blank, PrintWish, Who
from clientdesk.i18n import LANGUAGES, N_
from clientdesk.store.lists import Line
from clientdesk.ui.context import Context
from clientdesk.ui.inputs import Combo, LineEdit, Tick
from clientdesk.ui.labels import heading, label, plain_tip, quiet, wrapping
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.look import coloured, colours_of, em
from clientdesk.ui.printing.framing import asking_side

WORK, HANDOUT, FULL = "work", "handout", "full"
_FOR_WHOM = {
    WORK: (N_("My own desk"), N_("Everything except sensitive data. It stays with you.")),
    HANDOUT: (N_("Somebody else"), N_("Telephones, addresses and the like are masked, sensitive data is left out.")),
    FULL: (N_("The person concerned"), N_("Everything there is, with red words across every page.")),
}
"""The profiles in words: whom the print is for, and what that means."""
_ALL_OF_IT = N_("Everything, sensitive data as well. It stays with you.")
_ONE_LINE = N_("One line for each client, twelve on a page.")
_GOOD_FOR = {
    "full": N_("All that is filled in, on as many pages as it takes."),
    "summary": N_("What one wants to know before a visit."),
    "visit": N_("To take along: what to ask, what was promised, the last talks, who is who."),
    "index": N_("For the card box: photo, numbers, address, what to keep in mind."),
    "index-a6": N_("What matters most, small enough for a pocket."),
    "index-sheet": N_("Two cards on a sheet, with marks to cut along."),
    "index-a6-sheet": N_("Four cards on a sheet, with marks to cut along."),
    "contact-list": _ONE_LINE,
    "contact-list-owner": _ONE_LINE,
    "contact-list-city": _ONE_LINE,
    "memo": N_("For whoever decides on credit: figures, ratios, evaluation, opinion, places to sign."),
    "financial-summary": N_("The figures and ratios of the statements at a glance."),
    BLANK: N_("What is known stands in it; the rest is filled in by hand."),
}
"""What a layout is good for; nothing is said of one that is not here."""
PREVIEWED = 20
"""Of so many clients the pages are shown before the print; those of the others are made when it is given out."""
_NAMED = 6
"""So many clients are named; of the others there is the number."""
_TOLD = 200
"""So many codes are told where one asks for them."""


@dataclass(frozen=True)
class Subject:
    """Whom a print is of: these clients, or nobody yet, which is a blank form. `layout` is one that was asked for.
    `title` is the name of the list they stand in, and `as_listed` says that it is sorted by something of its own."""

    lines: tuple[Line, ...] = ()
    layout: str = ""
    title: str = ""
    as_listed: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether the print is a form to be filled in by hand."""
        return not self.lines


def _kept_layout(subject: Subject) -> str:
    """Where the layout chosen last is remembered: one client is printed otherwise than many."""
    return "layout_one" if len(subject.lines) == 1 else "layout"


def _first_layout(subject: Subject) -> str:
    """The layout that is offered before one was ever chosen: of one client what fits on a page."""
    return "summary" if len(subject.lines) == 1 else ""


class Choices(QScrollArea):
    """`changed` says that the print would look otherwise now; `fields_asked` wants to choose what stands on it."""

    changed = Signal()
    fields_asked = Signal(str)

    def __init__(
        self, context: Context, subject: Subject, remembered: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.subject = subject
        _, self.column = asking_side(self, wide=30)
        self._make_subject()
        self._make_layout(subject.layout or remembered.get(_kept_layout(subject), "") or _first_layout(subject))
        self._make_language(remembered.get("language", ""))
        self._make_readers()
        self._make_sensitive()
        self._make_code()
        self.column.addStretch()
        self._show_meaning()

    # Making

    def _make_subject(self) -> None:
        self._tell_subject()
        self.withheld = wrapping(parent=self)
        coloured(self.withheld, colours_of(self).warning)
        self.withheld.hide()
        self.column.addWidget(self.withheld)

    def _tell_subject(self) -> None:
        words, lines = self.context.words, self.subject.lines
        self.who = heading(parent=self)
        self.who.setWordWrap(True)
        self.column.addWidget(self.who)
        self.names = quiet(parent=self)
        self.column.addWidget(self.names)
        self.kind = Combo(self)
        if self.subject.is_blank:
            self.who.setText(words.tr(N_("Blank form")))
            self.names.setText(words.tr(N_("A form with empty lines, to be filled in by hand.")))
            for kind in self.context.desk.client_kinds:
                self.kind.addItem(kind.title_in(words), kind.name)
            self._add(N_("Kind of client"), self.kind)
            self.kind.currentIndexChanged.connect(self._tell)
            return
        self.kind.hide()
        if len(lines) == 1:
            self.who.setText(lines[0].name)
            self.names.setText(lines[0].code)
            return
        self.who.setText(words.ntr("{n} client", "{n} clients", len(lines)))
        named = words.listed(line.name for line in lines[:_NAMED])
        self.names.setText(named + (" …" if len(lines) > _NAMED else ""))
        if len(lines) > PREVIEWED:
            told = words.tr(N_("The preview shows the first {n}; all are printed."), n=PREVIEWED)
            self.column.addWidget(quiet(told, self))

    def _make_layout(self, wanted: str) -> None:
        words = self.context.words
        self.layouts = Combo(self)
        for name, layout in self.context.desk.cards.layouts.items():
            self.layouts.addItem(words.tr(layout.label), name)
        self.layouts.setCurrentIndex(max(0, self.layouts.findData(wanted)))
        self.layouts.currentIndexChanged.connect(self._tell)
        self.fields = QPushButton(words.tr(N_("Choose what is printed…")), self)
        self.fields.setAutoDefault(False)
        self.fields.clicked.connect(self._ask_fields)
        self.good_for = quiet(parent=self)
        if self.subject.is_blank:
            self.layouts.hide()
            self.good_for.hide()
        else:
            self._add(N_("Layout"), self.layouts)
            self.column.addWidget(self.good_for)
        self.column.addWidget(self.fields, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_fields(self) -> None:
        self.fields_asked.emit(self.wish().layout)

    def _make_language(self, wanted: str) -> None:
        self.languages = Combo(self)
        for language in LANGUAGES:
            self.languages.addItem(LANGUAGE_NAMES[language], language)
        wanted = wanted if wanted in LANGUAGES else self.context.words.language
        self.languages.setCurrentIndex(self.languages.findData(wanted))
        self.languages.currentIndexChanged.connect(self._tell)
        self._add(N_("Language of the print"), self.languages)

    def _make_readers(self) -> None:
        self.readers = Combo(self)
        for profile, (text, _meaning) in _FOR_WHOM.items():
            self.readers.addItem(self.context.words.tr(text), profile)
        if self.context.privacy.is_on:
            self.readers.setCurrentIndex(self.readers.findData(HANDOUT))
        self.readers.currentIndexChanged.connect(self._tell)
        self.meaning = quiet(parent=self)
        if self.subject.is_blank:
            self.readers.hide()
            self.meaning.hide()
            return
        self._add(N_("For whom"), self.readers)
        self.column.addWidget(self.meaning)

    def _make_sensitive(self) -> None:
        words = self.context.words
        blank = self.subject.is_blank
        text = N_("Ask for sensitive data as well") if blank else N_("Show sensitive data as well")
        self.sensitive = Tick(words.tr(text), self)
        self.sensitive.toggled.connect(self._tell)
        self.reason_label = label(words.tr(N_("Reason")), self)
        self.reason = LineEdit(self)
        self.reason.setPlaceholderText(words.tr(N_("such as: visit on Friday")))
        self.reason.setAccessibleName(words.tr(N_("Reason")))
        self.reason.setMaxLength(200)
        self.reason.textChanged.connect(self._tell)
        self.reason_label.setBuddy(self.reason)
        self.warning = wrapping(
            words.tr(N_("Every page says so in red, and the print is noted with the reason.")), self
        )
        coloured(self.warning, colours_of(self).problem)
        self.column.addWidget(self.sensitive)
        for widget in (self.reason_label, self.reason, self.warning):
            self.column.addWidget(widget)
            widget.hide()

    def _make_code(self) -> None:
        words = self.context.words
        self.private = Tick(words.tr(N_("Private numbers in the QR code")), self)
        self.private.toggled.connect(self._tell)
        self.private.setVisible(not self.subject.is_blank)
        self.column.addSpacing(em(self, 0.4))
        self.column.addWidget(self.private)

    def _add(self, title: str, widget: QWidget) -> QLabel:
        """A title and under it what is chosen."""
        text = self.context.words.tr(title)
        shown = label(text, self)
        shown.setBuddy(widget)
        widget.setAccessibleName(text)
        self.column.addSpacing(em(self, 0.5))
        self.column.addWidget(shown)
        self.column.addWidget(widget)
        return shown

    # What was chosen

    def who_is_printed(self) -> Who:
        """Whom the print is of."""
        if self.subject.is_blank:
            return Blank(self.kind.currentData())
        return tuple(line.code for line in self.subject.lines)

    def wish(self) -> PrintWish:
        """How it should look."""
        if self.subject.is_blank:
            profile = FULL if self.sensitive.isChecked() else WORK
            return PrintWish(layout=BLANK, language=self.languages.currentData(), profile=profile)
        return PrintWish(
            layout=self.layouts.currentData(),
            language=self.languages.currentData(),
            profile=self.readers.currentData(),
            reason=self.reason.text().strip() if self._needs_reason() else "",
            private_qr=self.private.isChecked() and not self.private.isHidden(),
            title=self.subject.title,
            as_listed=self.subject.as_listed,
        )

    def lack(self) -> str:
        """Why nothing can be printed yet, empty where it can."""
        if self._needs_reason() and not self.reason.text().strip():
            return self.context.words.tr(N_("Type the reason first: sensitive data is not printed without one."))
        return ""

    def _needs_reason(self) -> bool:
        profile = self.readers.currentData()
        asked = profile == FULL or (profile == WORK and self.sensitive.isChecked())
        return asked and not self.subject.is_blank

    def remember(self, prints: dict[str, str]) -> None:
        """Note what is to stand here the next time; the window's own language is nothing to note."""
        language = self.languages.currentData()
        prints["language"] = language if language != self.context.words.language else ""
        if not self.subject.is_blank and not self.subject.layout:
            prints[_kept_layout(self.subject)] = self.layouts.currentData()

    # Showing

    def show_withheld(self, codes: tuple[str, ...]) -> None:
        """Name the clients that are never printed."""
        told = self.context.words.ntr(
            '{n} client is marked "never print" and is left out: {codes}',
            '{n} clients are marked "never print" and are left out: {codes}',
            len(codes),
            codes=self.context.words.listed(codes[:_NAMED]) + (" …" if len(codes) > _NAMED else ""),
        )
        self.withheld.setText(told)
        self.withheld.setToolTip(plain_tip(self.context.words.listed(codes[:_TOLD])))
        self.withheld.setVisible(bool(codes))

    def _tell(self, _what: object = None) -> None:
        self._show_meaning()
        self.changed.emit()

    def _show_meaning(self) -> None:
        """Say what the choices mean, and ask no more than they need."""
        words, profile = self.context.words, self.readers.currentData()
        all_of_it = profile == WORK and self.sensitive.isChecked()
        self.meaning.setText(words.tr(_ALL_OF_IT if all_of_it else _FOR_WHOM[profile][1]))
        self.good_for.setText(words.tr(_GOOD_FOR.get(self.layouts.currentData(), "")))
        if self.subject.is_blank:
            return
        self.sensitive.setVisible(profile == WORK)
        self.private.setVisible(profile != HANDOUT and self._has_code())
        for widget in (self.reason_label, self.reason, self.warning):
            widget.setVisible(self._needs_reason())

    def _has_code(self) -> bool:
        """Whether the layout shows a code that a telephone reads; lists and forms do not."""
        name = self.layouts.currentData()
        return name != BLANK and not self.context.desk.cards.layouts[name].title
