"""Screens of the window around its clients: the day, the list in all its states, places, menus, words that pass by."""

import os
from unittest.mock import patch

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from clientdesk.desk.bulk import set_field
from clientdesk.desk.trading.packages import export_package
from clientdesk.desk.trading.staying import in_the_books
from clientdesk.dossier.header import Header
from clientdesk.i18n import N_
from clientdesk.ui.bulk.setting import SetDialog
from clientdesk.ui.erasing.dialog import EraseDialog
from clientdesk.ui.shell.entries import ALL, KIND, TAG, TODAY, TRASH, VIEW, VIEWS
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, PERSON, Stage

_A_WHILE = 900
"""Milliseconds after which long work is shown."""


def _today(stage: Stage) -> None:
    stage.go(TODAY)
    stage.until(lambda: stage.window.shell.today.day)


def _today_below(stage: Stage) -> None:
    _today(stage)
    bar = stage.window.shell.today.verticalScrollBar()
    bar.setValue(bar.maximum())


def _search(stage: Stage, text: str) -> None:
    stage.typed = text
    stage.window.search.setText(text)
    stage.window.search_now()
    stage.settle()


def _no_hit(stage: Stage) -> None:
    stage.go(f"{KIND}enterprise")
    _search(stage, "王小明")


def _under_way(stage: Stage) -> None:
    pane = stage.window.list
    stage.choose(40)
    pane.under_way.begin().advance(17, 40)
    stage.pause(_A_WHILE)


def _chosen(stage: Stage) -> None:
    stage.client(PERSON)
    stage.choose(12)


def _trash(stage: Stage) -> None:
    stage.desk.clients.trash([stage.code(PERSON), stage.code(FIRM), "SAMPLE-30"])
    stage.go(TRASH)


def _in_trash(stage: Stage) -> None:
    _trash(stage)
    stage.window.list.table.selectRow(1)
    stage.until(lambda: stage.window.page.opened)


def _erase(stage: Stage) -> QWidget:
    """A firm that bought things, some of which an accounting package was given."""
    code = stage.code(FIRM)
    export_package(stage.desk, "simple_voucher", stage.folder / "vouchers.xlsx")
    stage.desk.keeping.backup()
    stage.desk.clients.trash([code])
    dialog = stage.window.thrown.ask_erase(code, stage.desk.clients.get(code).id)
    stage.until(lambda: dialog.ahead)
    return stage.shown(dialog)


def _erased(stage: Stage) -> QWidget:
    dialog = _erase(stage)
    assert isinstance(dialog, EraseDialog)
    dialog.proof.setText(dialog.code)
    dialog.erase()
    stage.until(lambda: dialog.certificate.certified)
    return stage.shown(dialog)


def _old_trash(stage: Stage) -> None:
    """Some have been there for long, of whom the books need one; others came today."""
    booked = _booked(stage)
    free = [line.code for line in stage.desk.clients.lines(stage.desk.clients.numbers()) if line.code not in booked]
    with patch.dict(os.environ, {"CLIENTDESK_NOW": "2025-11-20T01:30:00+00:00"}):
        stage.desk.clients.trash([*free[:7], stage.code(FIRM)])
    stage.desk.clients.trash(free[7:9])
    stage.go(TRASH)


def _booked(stage: Stage) -> set[str]:
    """The codes of those whom the books need."""
    desk = stage.desk
    with desk.store.reading() as connection:
        return in_the_books(connection, [line.code for line in desk.clients.lines(desk.clients.numbers())])


def _erase_old(stage: Stage) -> EraseDialog:
    stage.desk.keeping.backup()
    _old_trash(stage)
    dialog = stage.window.thrown.ask_erase_old()
    stage.until(lambda: dialog.ahead)
    stage.shown(dialog)
    return dialog


def _erased_old(stage: Stage) -> QWidget:
    dialog = _erase_old(stage)
    dialog.proof.setText("7")
    dialog.erase()
    stage.until(lambda: dialog.certificate.certified)
    fingerprints = (each.erased.certificate(None)["subject"] for each in dialog.certificate.certified)
    stage.typed = "\n".join(fingerprints)
    return stage.shown(dialog)


def _toast(stage: Stage) -> None:
    record = stage.client(PERSON)
    stage.window.thrown.throw(record.code, record.name)
    stage.until(stage.window.toast.isVisible)


def _bulk_toast(stage: Stage) -> None:
    stage.choose(6)
    stage.window.bulk.set()
    stage.settle()
    dialog = stage.top(SetDialog)
    dialog.agreed.emit(set_field(Header.importance, "high"))
    dialog.reject()
    stage.until(stage.window.toast.isVisible)


def _trouble(stage: Stage) -> None:
    stage.client(PERSON)
    stage.window.status.show_trouble(stage.words.tr(N_("Not saved yet: see the field. What you typed is kept.")))


def _list_menu(stage: Stage) -> QWidget:
    stage.choose(3)
    stage.window.list.table.customContextMenuRequested.emit(QPoint(40, 40))
    stage.settle()
    return stage.top(QMenu)


def _blocks_menu(stage: Stage) -> QWidget:
    _today(stage)
    stage.window.shell.today.open_blocks_menu()
    return stage.top(QMenu)


def _day_menu(stage: Stage) -> QWidget:
    _today(stage)
    row = next(row for row in stage.window.shell.today.lines if row.told.menu)
    row.open_menu(QPoint(0, 0))
    stage.settle()
    return stage.top(QMenu)


def _reminders(stage: Stage) -> QWidget:
    _today(stage)
    bell = stage.window.shell.today.bell
    bell.reminding.look_up()
    stage.settle()
    return stage.shown(bell.open_list())


def _palette(stage: Stage, text: str) -> QWidget:
    palette = stage.window.going.open_palette()
    palette.findChildren(QLineEdit)[0].setText(text)
    stage.pause(_A_WHILE // 4)
    stage.settle()
    return palette


SCENES = (
    Scene("today", _today),
    Scene("today-below", _today_below),
    Scene("today-empty", _today, empty=True),
    Scene("today-blocks-menu", _blocks_menu),
    Scene("today-row-menu", _day_menu),
    Scene("reminders", _reminders),
    Scene("list", lambda s: s.go(ALL)),
    Scene("list-empty", lambda s: s.go(ALL), empty=True),
    Scene("list-enterprises", lambda s: s.go(f"{KIND}enterprise")),
    Scene("list-tag", lambda s: s.go(f"{TAG}{s.desk.tags.most_used(1)[0].name}")),
    Scene("list-view", lambda s: s.go(f"{VIEW}{next(iter(VIEWS))}")),
    Scene("list-found", lambda s: _search(s, "咖啡")),
    Scene("list-no-hit", _no_hit),
    Scene("list-under-way", _under_way),
    Scene("list-chosen", _chosen),
    Scene("list-menu", _list_menu),
    Scene("trash", _trash),
    Scene("trash-empty", lambda s: s.go(TRASH)),
    Scene("trash-client", _in_trash),
    Scene("erase", _erase),
    Scene("erased", _erased),
    Scene("trash-old", _old_trash),
    Scene("erase-old", _erase_old),
    Scene("erased-old", _erased_old),
    Scene("toast-undo", _toast),
    Scene("toast-bulk", _bulk_toast),
    Scene("not-saved", _trouble),
    Scene("palette", lambda s: _palette(s, "")),
    Scene("palette-found", lambda s: _palette(s, "顾")),
    Scene("palette-command", lambda s: _palette(s, s.words.tr("Undo"))),
    Scene("keys", lambda s: s.shown(s.window.going.open_keys())),
)
