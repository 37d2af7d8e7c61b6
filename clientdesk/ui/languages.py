"""The languages of the windows by their own names, and Qt's own words in them."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from clientdesk.i18n import N_, catalogue

LANGUAGE_NAMES = {"en": "English", "zh_CN": "简体中文", "zh_TW": "繁體中文"}
_TRADITIONAL = ("TW", "HK", "MO", "Hant")


def system_language() -> str:
    """The language of the system, if it is one of ours, else English."""
    for name in QLocale.system().uiLanguages():
        parts = name.replace("_", "-").split("-")
        if parts[0] == "zh":
            return "zh_TW" if any(part in _TRADITIONAL for part in parts) else "zh_CN"
        if parts[0] == "en":
            return "en"
    return "en"


_FILE_DIALOG, _FILE_TYPES = "QFileDialog", "QAbstractFileIconProvider"
_LACKING = {
    (_FILE_DIALOG, "&Look in:"): N_("&Look in:"),
    (_FILE_DIALOG, "Files of &type:"): N_("Files of &type:"),
    (_FILE_TYPES, "Drive"): N_("Drive"),
    (_FILE_TYPES, "Folder"): N_("Folder"),
    (_FILE_TYPES, "File Folder"): N_("Folder"),
    (_FILE_TYPES, "File"): N_("File"),
    (_FILE_TYPES, "%1 File"): N_("%1 file"),
    (_FILE_TYPES, "Alias"): N_("Shortcut"),
    (_FILE_TYPES, "Shortcut"): N_("Shortcut"),
    (_FILE_TYPES, "Unknown"): N_("Unknown"),
}
"""{(place, Qt's English): ours}: what its own catalogues of Chinese lack."""
_ARROWS = {("QShortcut", key): arrow for key, arrow in (("Left", "←"), ("Right", "→"), ("Up", "↑"), ("Down", "↓"))}
"""What stands on the keys; Qt's own catalogues say Alt+左方向."""


class _Lacking(QTranslator):
    """Says what Qt's own catalogue does not say, or says oddly. It is asked before that one."""

    def __init__(self, language: str, parent: QObject) -> None:
        super().__init__(parent)
        words = catalogue(language)
        self._said = {key: words.tr(text) for key, text in _LACKING.items()} | _ARROWS

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        del disambiguation, n
        # Nothing, not an empty text: that would be taken for the translation.
        return self._said.get((_told(context), _told(text)))


def _told(text: str | bytes) -> str:
    return text.decode() if isinstance(text, bytes) else text


class QtWords:
    """Qt's own buttons and menus in the language of the windows."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self._installed: tuple[QTranslator, ...] = ()

    def speak(self, language: str) -> None:
        """Translate whatever Qt shows from now on."""
        for translator in self._installed:
            self.app.removeTranslator(translator)
            translator.deleteLater()
        self._installed = ()
        QLocale.setDefault(QLocale(language))
        if language == "en":
            return
        own = QTranslator(self.app)
        own.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # The one installed last is asked first.
        self._installed = (own, _Lacking(language, self.app))
        for translator in self._installed:
            self.app.installTranslator(translator)
