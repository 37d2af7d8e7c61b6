"""The languages of the windows by their own names, and Qt's own words in them."""

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

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


class QtWords:
    """Qt's own buttons and menus in the language of the windows."""

    def __init__(self, app: QApplication) -> None:
        self.app = app
        self._installed: QTranslator | None = None

    def speak(self, language: str) -> None:
        """Translate whatever Qt shows from now on."""
        if self._installed:
            self.app.removeTranslator(self._installed)
            self._installed = None
        QLocale.setDefault(QLocale(language))
        translator = QTranslator(self.app)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != "en" and translator.load(f"qtbase_{language}", folder):
            self.app.installTranslator(translator)
            self._installed = translator
