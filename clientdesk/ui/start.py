"""The first page: language, where the file is to be, a new one, one that is there, or a sample to look around in."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.choices.currencies import CURRENCY
from clientdesk.dossier.homelands import HOME_TOLD, books_of, country_of
from clientdesk.dossier.types.texts import SHORT
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue
from clientdesk.store.file import SUFFIX
from clientdesk.ui.form.entry import field_label
from clientdesk.ui.inputs import Combo, LineEdit
from clientdesk.ui.labels import heading, label, plain_tip, quiet, wrapping
from clientdesk.ui.languages import LANGUAGE_NAMES
from clientdesk.ui.look import coloured, colours_of, em, on_paper, primary, sized
from clientdesk.ui.messages import hint, sentence
from clientdesk.ui.scrolled import paper_in


class StartPage(QWidget):
    """`create_asked`, `import_asked` (a new file into which others are brought at once) and `open_asked` tell path and
    password (empty: none); what goes wrong is said on the page."""

    create_asked = Signal(str, str)
    import_asked = Signal(str, str)
    open_asked = Signal(str, str)
    sample_asked = Signal(str)
    language_asked = Signal(str)

    def __init__(self, words: Catalogue, folder: Path, last_file: str = "", *, mine: str = "") -> None:
        super().__init__()
        self.words = words
        self._has_file = bool(last_file)
        self.setWindowTitle("ClientDesk")
        on_paper(self)
        column = self._make_column()
        column.setSpacing(em(self, 0.8))
        column.addLayout(self._make_head())
        column.addWidget(quiet(words.tr(N_("All about your clients in one file on this computer.")), self))
        self.problem = wrapping(parent=self)
        coloured(self.problem, colours_of(self).problem)
        self.problem.hide()
        column.addWidget(self.problem)
        self.new = QWidget(self)
        new = self._make_new(folder, mine)
        new.setContentsMargins(0, 0, 0, 0)
        self.new.setLayout(new)
        opening = self._make_open(last_file)
        parts = [(N_("Begin a new file"), self._make_begin(last_file)), (N_("Open a file"), opening)]
        # Whoever has a file wants that one: it stands on top, and Enter opens nothing else.
        for title, part in reversed(parts) if last_file else parts:
            column.addSpacing(em(self, 0.4))
            column.addWidget(heading(words.tr(title), self))
            column.addLayout(part)
        column.addSpacing(em(self, 0.4))
        column.addWidget(heading(words.tr(N_("Look around first")), self))
        column.addLayout(self._make_sample())
        column.addStretch()
        across = em(self, 56)
        room = self.screen().availableSize()
        # With room for a sentence that says what went wrong.
        down = column.totalHeightForWidth(across) + em(self, 6)
        self.resize(min(across, room.width()), min(down, room.height()))
        first = self.open_button if last_file else self.create_button
        first.setDefault(True)
        primary(first)
        (self.password if last_file else self.name).setFocus()
        QShortcut(QKeySequence(Qt.Key.Key_Return), self, self._press)
        QShortcut(QKeySequence(Qt.Key.Key_Enter), self, self._press)

    # Making

    def _make_column(self) -> QVBoxLayout:
        """All stands below each other; where the screen is smaller it is scrolled."""
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        area = QScrollArea(self)
        body = self.body = paper_in(area)
        whole.addWidget(area)
        column = QVBoxLayout(body)
        column.setContentsMargins(em(self, 4), em(self, 1.6), em(self, 4), em(self, 1.6))
        return column

    def _make_head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        title = label("ClientDesk", self)
        sized(title, 2.0, bold=True)
        line.addWidget(title, 1)
        self.language = Combo(self)
        self.language.setAccessibleName(self.words.tr(N_("Language")))
        for language, name in LANGUAGE_NAMES.items():
            self.language.addItem(name, language)
        self.language.setCurrentIndex(max(0, self.language.findData(self.words.language)))
        self.language.activated.connect(lambda _place: self.language_asked.emit(self.language.currentData()))
        line.addWidget(self.language, 0, Qt.AlignmentFlag.AlignVCenter)
        return line

    def _make_new(self, folder: Path, mine: str) -> QGridLayout:
        words = self.words
        grid = self._grid()
        self.name = self._line(grid, 0, N_("Name of the file"))
        self.name.setText(words.tr(N_("My clients")))
        self.folder = self._line(grid, 1, N_("Folder"), (N_("Choose…"), self.choose_folder))
        self.folder.setText(str(folder))
        self.mine = self._line(grid, 2, N_("My name"))
        self.mine.setPlaceholderText(words.tr(N_("As it is to stand in the history and on your clients")))
        self.mine.setMaxLength(SHORT)
        self.mine.setText(mine)
        self._make_home(grid, 3)
        self._make_passwords(grid, 5)
        told = N_("With a password the file is encrypted. Nobody can open it without, so do not lose it.")
        grid.addWidget(quiet(words.tr(told), self), 6, 1, 1, 2)
        self.create_button = QPushButton(words.tr(N_("Create new file")), self)
        self.create_button.clicked.connect(self.create_file)
        self.import_button = QPushButton(words.tr(N_("Create it and import Excel or contacts…")), self)
        self.import_button.clicked.connect(self.create_and_import)
        row = QHBoxLayout()
        row.setSpacing(em(self, 0.6))
        row.addWidget(self.create_button)
        row.addWidget(self.import_button)
        row.addStretch()
        grid.addLayout(row, 7, 1, 1, 2)
        return grid

    def _make_begin(self, last_file: str) -> QVBoxLayout:
        """The fields of a new file; where there is a file already, behind a button."""
        column = QVBoxLayout()
        self.begin_button = QPushButton(self.words.tr(N_("Begin a new file…")), self)
        self.begin_button.clicked.connect(self.show_new)
        row = QHBoxLayout()
        row.addWidget(self.begin_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.new)
        self.begin_button.setVisible(bool(last_file))
        self.new.setVisible(not last_file)
        return column

    def show_new(self) -> None:
        """Show the fields of a new file."""
        self.begin_button.hide()
        self.new.show()
        self.name.setFocus()
        self.name.selectAll()

    def _make_passwords(self, grid: QGridLayout, place: int) -> None:
        """Side by side: the first page is to fit the smallest screen."""
        words = self.words
        row = QHBoxLayout()
        row.setSpacing(em(self, 0.6))
        self.new_password, self.again = LineEdit(self), LineEdit(self)
        for line, title in ((self.new_password, N_("Password (may be empty)")), (self.again, N_("Password once more"))):
            line.setAccessibleName(words.tr(title))
            line.setEchoMode(LineEdit.EchoMode.Password)
            row.addWidget(line)
        self.again.setPlaceholderText(words.tr(N_("Password once more")))
        grid.addWidget(field_label(words.tr(N_("Password (may be empty)")), self), place, 0)
        grid.addLayout(row, place, 1, 1, 2)

    def _make_home(self, grid: QGridLayout, place: int) -> None:
        """Country and currency of the house, at first those of the system: what names none is of them."""
        words, title, other = self.words, N_("Home country"), N_("Currency of our books")
        system = QLocale.system()
        usual = system.currencySymbol(QLocale.CurrencySymbolFormat.CurrencyIsoCode)
        self.country, self.currency = Combo(self), Combo(self)
        self.country.setAccessibleName(words.tr(title))
        self.country.setToolTip(plain_tip(words.tr(HOME_TOLD)))
        self.currency.setAccessibleName(words.tr(other))
        for code in COUNTRY.labels:
            self.country.addItem(COUNTRY.label(code, words), code)
        for code in CURRENCY.labels:
            self.currency.addItem(f"{code}  {CURRENCY.label(code, words)}", code)
        named = QLocale.territoryToCode(system.territory())
        home = named if named in COUNTRY.labels else country_of(usual, words.language)
        # A system that names no country names no currency either.
        usual = usual or books_of(home)
        self.country.setCurrentIndex(max(0, self.country.findData(home)))
        self.currency.setCurrentIndex(max(0, self.currency.findData(usual)))
        for line, (told, combo) in enumerate(((title, self.country), (other, self.currency)), place):
            grid.addWidget(field_label(words.tr(told), self), line, 0)
            grid.addWidget(combo, line, 1, 1, 2)

    def _make_open(self, last_file: str) -> QGridLayout:
        grid = self._grid()
        self.file = self._line(grid, 0, N_("File"), (N_("Choose…"), self.choose_file))
        self.file.setText(last_file)
        self.password = self._line(grid, 1, N_("Password, if it has one"), across=1)
        self.password.setEchoMode(LineEdit.EchoMode.Password)
        self.open_button = QPushButton(self.words.tr(N_("Open file")), self)
        self.open_button.clicked.connect(self.open_file)
        grid.addWidget(self.open_button, 1, 2)
        return grid

    def _make_sample(self) -> QHBoxLayout:
        told = N_(
            "About forty clients who do not exist, with everything one may know of them. Delete it whenever you like."
        )
        self.sample_button = QPushButton(self.words.tr(N_("Open the sample desk")), self)
        self.sample_button.clicked.connect(self.open_sample)
        line = QHBoxLayout()
        line.setSpacing(em(self, 1))
        line.addWidget(quiet(self.words.tr(told), self), 1)
        line.addWidget(self.sample_button, 0, Qt.AlignmentFlag.AlignTop)
        return line

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(em(self, 1))
        grid.setVerticalSpacing(em(self, 0.5))
        return grid

    def _line(
        self, grid: QGridLayout, place: int, title: str, action: tuple[str, object] | None = None, *, across: int = 2
    ) -> LineEdit:
        words = self.words
        line = LineEdit(self)
        line.setAccessibleName(words.tr(title))
        grid.addWidget(field_label(words.tr(title), self), place, 0)
        grid.addWidget(line, place, 1, 1, 1 if action else across)
        if action:
            button = QPushButton(words.tr(action[0]), self)
            button.setAccessibleName(f"{words.tr(title)}: {words.tr(action[0])}")
            button.clicked.connect(action[1])
            grid.addWidget(button, place, 2)
        return line

    # What the user does

    def _press(self) -> None:
        """Enter does what belongs to the part of the page the cursor is in."""
        if self.sample_button.hasFocus():
            self.open_sample()
        elif self.begin_button.hasFocus():
            self.show_new()
        elif self.import_button.hasFocus():
            self.create_and_import()
        elif self._is_about_new():
            self.create_file()
        else:
            self.open_file()

    def _is_about_new(self) -> bool:
        """Whether the cursor is among the fields of a new file; where there is no other file, also if it is nowhere."""
        focused = self.focusWidget()
        if focused in (self.file, self.password, self.open_button):
            return False
        return not self._has_file or (bool(focused) and self.new.isAncestorOf(focused))

    def choose_folder(self) -> None:
        """Ask for a folder."""
        dialog = self._dialog(QFileDialog.FileMode.Directory, Path(self.folder.text()))
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()

    def choose_file(self) -> None:
        """Ask for a client file."""
        dialog = self._dialog(QFileDialog.FileMode.ExistingFile, Path(self.folder.text()))
        dialog.setNameFilter(f"ClientDesk (*{SUFFIX})")
        dialog.fileSelected.connect(self.file.setText)
        dialog.open()

    def _dialog(self, mode: QFileDialog.FileMode, folder: Path) -> QFileDialog:
        dialog = QFileDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(mode)
        if folder.is_dir():
            dialog.setDirectory(str(folder))
        return dialog

    def create_file(self) -> None:
        """Ask for a new file."""
        self._create(self.create_asked)

    def create_and_import(self) -> None:
        """Ask for a new file, into which others are brought at once."""
        self._create(self.import_asked)

    def _create(self, asked: SignalInstance) -> None:
        name = self.name.text().strip()
        if not name:
            self.say(self.words.tr(N_("Give the file a name.")))
        elif self.new_password.text() != self.again.text():
            self.say(self.words.tr(N_("The two passwords differ.")))
            self.again.setFocus()
        else:
            file = name if name.endswith(SUFFIX) else f"{name}{SUFFIX}"
            self.wait()
            asked.emit(str(Path(self.folder.text().strip()).expanduser() / file), self.new_password.text())

    def open_file(self) -> None:
        """Ask for the file to be opened."""
        if not self.file.text().strip():
            self.say(self.words.tr(N_("Choose a file first.")))
            return
        self.wait()
        self.open_asked.emit(self.file.text().strip(), self.password.text())

    def open_sample(self) -> None:
        """Ask for the sample desk, in the folder for new files."""
        name = f"{self.words.tr(N_('Sample desk'))}{SUFFIX}"
        self.wait()
        self.sample_asked.emit(str(Path(self.folder.text().strip()).expanduser() / name))

    def wait(self) -> None:
        """Something is under way."""
        self.setEnabled(False)
        self.say("")

    def show_error(self, error: Exception) -> None:
        """Say what went wrong; a wrong password can be typed again."""
        self.setEnabled(True)
        if not isinstance(error, UserError):
            return
        if error.key == "password_needed":
            # Nothing has gone wrong: nobody has been asked yet.
            coloured(self.problem, colours_of(self).quiet)
            self.say(self.words.tr(N_("Please type the password of this file.")))
        else:
            coloured(self.problem, colours_of(self).problem)
            self.say(self.words.sentences(sentence(error, self.words), hint(error, self.words)))
        if error.code is ExitCode.WRONG_PASSWORD:
            self.password.setFocus()
            self.password.selectAll()

    def say(self, text: str) -> None:
        """Say it in the page, which grows where it has no room for it."""
        self.problem.setText(text)
        self.problem.setVisible(bool(text))
        layout = self.body.layout()
        if text and layout is not None:
            layout.activate()
            needed = max(layout.totalHeightForWidth(self.width()), layout.totalMinimumSize().height())
            self.resize(self.width(), max(self.height(), min(needed, self.screen().availableSize().height())))
