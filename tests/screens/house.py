"""Screens of the house: settings, lock, privacy, restoring, menus; the relations of a client."""

from functools import partial
from random import Random

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from clientdesk.ui.client.tabs import RELATIONS, SUMMARY, TIMELINE
from clientdesk.ui.editors.crop import CropDialog
from clientdesk.ui.printing.single import SinglePrint
from clientdesk.ui.settings.declared import PAGES
from clientdesk.ui.shell.entries import TODAY
from tests.making.pictures import portrait
from tests.screens.at_client import bare
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, PERSON, Stage

_A_WHILE = 500


def _menu(stage: Stage, name: str) -> QWidget:
    menus = stage.window.menus
    menu = {"file": menus.file, "edit": menus.edit, "client": menus.client, "view": menus.view, "help": menus.help}[
        name
    ]
    menu.popup(QPoint(0, 0))
    stage.settle()
    return menu


def _settings(stage: Stage, page: str) -> QWidget:
    return stage.shown(stage.window.ask_settings(page=page))


def _found_setting(stage: Stage) -> QWidget:
    settings = stage.window.ask_settings()
    settings.line.setText(stage.words.tr("Backup"))
    return stage.shown(settings)


def _restore(stage: Stage) -> QWidget:
    stage.window.files.back_up()
    stage.settle()
    return stage.shown(stage.window.files.ask_restore())


def _restored_beside(stage: Stage) -> None:
    """A backup has become a file of its own, and a word tells which."""
    made = stage.desk.keeping.backup()
    stage.window.files.restore_beside(str(made), "")
    stage.settle()


def _lock(stage: Stage) -> None:
    stage.client(PERSON)
    stage.window.lock.lock()
    stage.settle()


def _lock_refused(stage: Stage) -> None:
    stage.password = "Example-2026"
    _lock(stage)
    stage.window.lock.unlock("example")
    stage.pause(_A_WHILE)


def _privately(stage: Stage, tab: int) -> None:
    stage.client(PERSON, tab)
    stage.window.privacy.turn()
    stage.pause(_A_WHILE)


def _private_today(stage: Stage) -> None:
    stage.go(TODAY)
    stage.window.privacy.turn()
    stage.pause(_A_WHILE)


def _relations(stage: Stage, code: str) -> None:
    stage.client(code, RELATIONS)
    stage.pause(_A_WHILE)


def _print_relations(stage: Stage) -> QWidget:
    _relations(stage, PERSON)
    stage.window.page.tabs.relations.ask_print()
    stage.pause(_A_WHILE)
    return stage.top(SinglePrint)


def _crop(stage: Stage) -> QWidget:
    _, photo = portrait(Random(2))
    return stage.shown(CropDialog(photo, stage.context))


SCENES = (
    *(Scene(f"menu-{name}", partial(_menu, name=name)) for name in ("file", "edit", "client", "view", "help")),
    *(Scene(f"settings-{page}", partial(_settings, page=page)) for page in PAGES),
    Scene("settings-found", _found_setting),
    Scene("restore", _restore),
    Scene("restored-beside", _restored_beside),
    Scene("locked", _lock),
    Scene("locked-refused", _lock_refused),
    Scene("private-today", _private_today),
    Scene("private-summary", partial(_privately, tab=SUMMARY)),
    Scene("private-timeline", partial(_privately, tab=TIMELINE)),
    Scene("person-relations", partial(_relations, code=PERSON)),
    Scene("person-relations-bare", lambda s: bare(s, RELATIONS)),
    Scene("firm-relations", partial(_relations, code=FIRM)),
    Scene("relations-print", _print_relations),
    Scene("crop", _crop),
)
