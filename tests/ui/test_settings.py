"""The settings and the menus: everything has one home, is found by its words, and holds at once."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.cards import PrintWish
from clientdesk.desk.facade import login
from clientdesk.dossier.header import Header
from clientdesk.dossier.values import Link
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.store import backup
from clientdesk.ui import look
from clientdesk.ui.form.entering import enter_goes_on
from clientdesk.ui.house.company import CompanyDialog
from clientdesk.ui.house.rhythm import RhythmDialog
from clientdesk.ui.inputs import Combo, LineEdit, Tick
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import RECENT, Remembered
from clientdesk.ui.settings import kept
from clientdesk.ui.settings.declared import PAGES, SETTINGS
from clientdesk.ui.settings.window import SettingsWindow, words_of
from clientdesk.ui.shell.restoring import RestoreDialog
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]


def shown(settings: SettingsWindow) -> list[str]:
    """The names of the settings that are shown."""
    return [name for name, row in settings.rows.items() if not row.isHidden()]


# The window of settings


def test_every_page_has_settings_and_every_setting_a_page() -> None:
    assert {one.page for one in SETTINGS} == set(PAGES)
    assert len({one.name for one in SETTINGS}) == len(SETTINGS)


def test_the_home_country_is_found_by_what_it_decides_and_holds_at_once(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    settings = SettingsWindow(window)
    qtbot.addWidget(settings)
    for word in ("country", "date", "phone"):
        settings.line.setText(word)
        assert "country" in shown(settings)
    chosen = settings.rows["country"].findChild(Combo)
    assert chosen is not None
    assert chosen.currentData() == "CN"
    chosen.setCurrentIndex(chosen.findData("GB"))
    chosen.activated.emit(chosen.currentIndex())
    qtbot.waitUntil(lambda: window.context.desk.home == "GB", timeout=PATIENCE)
    settle(qtbot, window)


def test_ctrl_comma_opens_the_settings_and_a_page_shows_its_own(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    settings = window.settings
    assert settings is not None
    assert settings.focusWidget() is settings.line
    for page in PAGES:
        settings.show_page(page)
        assert shown(settings) == [one.name for one in SETTINGS if one.page == page]
    settings.reject()
    assert window.settings is None


@pytest.mark.parametrize(
    ("typed", "name"), [("idle", "lock"), ("theme", "look"), ("tray", "tray"), ("zoom", "size"), ("logo", "company")]
)
def test_a_setting_is_found_by_other_words_on_any_page(open_window: Open, typed: str, name: str) -> None:
    settings = open_window().ask_settings()
    settings.line.setText(typed)
    assert name in shown(settings)
    assert len(shown(settings)) < 5
    assert not settings.pages.selectedItems()
    settings.line.setText("no such thing")
    assert not settings.nothing.isHidden()
    QTest.keyClick(settings.line, Qt.Key.Key_Escape)
    assert (settings.line.text(), settings.isVisible()) == ("", True)
    settings.reject()


def test_my_name_is_the_owner_of_the_clients_added_from_then_on(open_window: Open, desk: Desk) -> None:
    window = open_window()
    line = window.ask_settings(page="general").controls["mine"]
    assert isinstance(line, LineEdit)
    assert line.placeholderText() == login()
    for typed, owner in (("Anna Berg", "Anna Berg"), ("", login())):
        line.setText(typed)
        line.editingFinished.emit()
        assert desk.clients.new("person")[Header.owner_id] == Link(None, owner)
        assert kept.my_name(window.remembered) == typed


def test_a_setting_is_found_by_its_pinyin() -> None:
    from clientdesk.ui.shell.palette import is_called

    setting = next(one for one in SETTINGS if one.name == "look")
    assert is_called(words_of(setting, catalogue("zh_CN")), "yanse")


def test_the_palette_reaches_every_setting(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    words = window.context.words
    palette = window.going.open_palette()
    assert not any(text.startswith("Settings:") for text in palette.texts())
    for setting in SETTINGS:
        palette.line.setText(f"settings: {words.tr(setting.title)}".casefold())
        assert f"Settings: {words.tr(setting.title)}" in palette.texts()
    palette.line.setText("settings: size of words")
    palette.do_current()
    settings = window.settings
    assert settings is not None
    assert settings.page == "appearance"
    assert settings.focusWidget() is settings.controls["size"]
    settings.reject()


def test_ticks_and_choices_hold_at_once(open_window: Open) -> None:
    window = open_window()
    settings = window.ask_settings()
    enter, names, lock = (settings.controls[name] for name in ("enter", "names", "lock"))
    assert isinstance(enter, Tick)
    assert isinstance(names, Tick)
    assert isinstance(lock, Combo)
    assert (enter.isChecked(), names.isChecked(), lock.currentData()) == (False, True, "0")
    enter.click()
    names.click()
    lock.setCurrentIndex(lock.findData("10"))
    lock.activated.emit(lock.currentIndex())
    assert enter_goes_on(window.context)
    assert not kept.names_in_files(window.remembered)
    assert kept.lock_minutes(window.remembered) == 10
    assert window.lock.idle.clock.isActive()
    window.lock.idle.wait(0)
    settings.reject()


def test_lines_of_lists_stand_closer_at_once(open_window: Open) -> None:
    window = open_window()
    settings = window.ask_settings()
    density = settings.controls["density"]
    assert isinstance(density, Combo)
    before = window.list.table.verticalHeader().defaultSectionSize()
    density.setCurrentIndex(1)
    density.activated.emit(1)
    assert window.list.table.verticalHeader().defaultSectionSize() < before
    settings.reject()


def test_what_the_file_keeps_opens_from_the_settings(open_window: Open, qtbot: QtBot) -> None:
    window = open_window()
    settings = window.ask_settings()
    for name, dialog in (("rhythm", RhythmDialog), ("company", CompanyDialog)):
        button = settings.controls[name]
        assert isinstance(button, QPushButton)
        button.click()
        settle(qtbot, window)
        [asked] = window.findChildren(dialog)
        asked.reject()
        qtbot.wait(1)
    settings.reject()


def test_what_was_chosen_survives_a_start_and_nonsense_is_passed_over(tmp_path: Path) -> None:
    remembered = Remembered.load(tmp_path)
    kept.keep_text_size(remembered, 125)
    kept.keep_lock_minutes(remembered, 5)
    kept.keep_opens_last(remembered, wanted=False)
    again = Remembered.load(tmp_path)
    assert (kept.text_size(again), kept.lock_minutes(again), kept.opens_last(again)) == (125, 5, False)
    again.settings.update(size="1000", lock="soon")
    assert (kept.text_size(again), kept.lock_minutes(again)) == (100, 0)


def test_words_grow_with_the_setting_and_shrink_again(qapp: QApplication) -> None:
    usual = qapp.font().pointSizeF()
    look.apply(qapp, look=look.LIGHT, language="en", size=1.5)
    assert qapp.font().pointSizeF() == pytest.approx(1.5 * usual)
    look.apply(qapp, look=look.LIGHT, language="en")
    assert qapp.font().pointSizeF() == pytest.approx(usual)


def test_names_stay_out_of_the_names_of_files_where_that_is_wanted(desk: Desk) -> None:
    wish = PrintWish(layout="summary", language="en")
    named = desk.cards.file_name([("KH000001", "王小明")], wish, suffix=".pdf")
    nameless = desk.cards.file_name([("KH000001", "")], wish, suffix=".pdf")
    assert "王小明" in named
    assert nameless.startswith("KH000001_")
    assert "__" not in nameless


# The tray


@pytest.mark.qt_log_ignore("systemTrayWindowChanged|does not support raise", extend=True)
def test_the_window_closes_to_the_tray_only_where_there_is_one(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    kept.keep_closes_to_tray(window.remembered, wanted=True)
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: False)
    assert not window.tray.takes_window
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
    window.close()
    told = [window.isVisible()]
    window.tray.give_back()
    assert [*told, window.isVisible(), window.tray.drawing is not None] == [False, True, True]


# Menus


def test_every_action_of_the_window_stands_in_a_menu_under_a_word(open_window: Open) -> None:
    window = open_window()
    menus = [menu for menu in window.menuBar().findChildren(QMenu) if menu.title()]
    offered = {action for menu in menus for action in menu.actions()}
    missing = [action.text() for action in window.actions() if action.text() and action not in offered]
    assert missing == []
    assert all(menu.title().strip("&") for menu in menus)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_menus_have_letters_of_their_own(language: str, desk: Desk, tasks: object, qtbot: QtBot) -> None:
    words = catalogue(language)
    titles = [words.tr(text) for text in ("&File", "&Edit", "&Client", "&View", "&Help")]
    letters = [title[title.index("&") + 1].casefold() for title in titles]
    assert len(set(letters)) == len(letters)


def test_files_that_were_open_before_are_offered(open_window: Open, desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = open_window()
    other, gone = tmp_path / "Other & more.clientdesk", tmp_path / "gone.clientdesk"
    make.desk(other).close()
    for file in (other, gone, desk.store.path):
        window.remembered.note_opened(file, datetime(2026, 11, 20).astimezone().isoformat())
    window.menus.fill_recent()
    offered = [action.text() for action in window.menus.recent.actions()]
    assert offered == ["Other && more"]
    with qtbot.waitSignal(window.recent_asked) as asked:
        window.menus.recent.actions()[0].trigger()
    assert asked.args == [str(other)]


def test_only_the_last_files_are_remembered() -> None:
    remembered = Remembered()
    for number in range(RECENT + 3):
        remembered.note_opened(Path(f"/files/{number}.clientdesk"), "2026-11-20T10:00:00+00:00")
    assert len(remembered.recent) == RECENT
    assert next(iter(remembered.recent)) == remembered.last_file == f"/files/{RECENT + 2}.clientdesk"


# The program


def test_a_backup_takes_the_place_of_the_file_and_the_file_is_kept(
    desk: Desk, path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("张伟"))
    desk.keeping.backup()
    desk.clients.create(make.person("李强"))
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), path.parent)
    program.open_file(str(path), "")
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    before = program.window
    assert before is not None
    settle(qtbot, before)
    dialog = before.files.ask_restore()
    settle(qtbot, before)
    assert isinstance(dialog, RestoreDialog)
    assert dialog.list.count() == 1
    dialog.ok.click()
    qtbot.waitUntil(lambda: program.window not in (None, before), timeout=PATIENCE)
    window = program.window
    assert window is not None
    settle(qtbot, window)
    assert window.context.desk.clients.count() == 1
    assert len(list(path.parent.glob("*.clientdesk"))) == 2
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=PATIENCE)


def test_a_backup_becomes_a_file_of_its_own_and_the_open_one_stays(
    desk: Desk, path: Path, open_window: Open, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("张伟"))
    made = desk.keeping.backup()
    desk.clients.create(make.person("李强"))
    window = open_window()
    dialog = window.files.ask_restore()
    settle(qtbot, window)
    dialog.beside.click()
    dialog.ok.click()
    qtbot.waitUntil(window.toast.isVisible, timeout=PATIENCE)
    at = backup.made_at(made).astimezone()
    beside = path.with_name(f"{path.stem} ({at:%Y-%m-%d}){path.suffix}")
    assert window.toast.text.text() == (
        f"The backup of {at:%Y-%m-%d %H:%M} (1 client) is now in a file of its own: {beside.name}"
    )
    with qtbot.waitSignal(window.recent_asked) as asked:
        window.toast.button.click()
    assert asked.args == [str(beside)]
    assert desk.clients.count() == 2


def test_a_copy_is_not_restored_where_another_was_chosen_while_it_was_looked_at(
    open_window: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    window.context.desk.keeping.backup()
    looked_at = Event()
    keeping = type(window.context.desk.keeping)
    monkeypatch.setattr(keeping, "unlock", lambda *_given: looked_at.wait(PATIENCE / 1000))
    dialog = RestoreDialog(window.context, window)
    restored: list[tuple[str, str]] = []
    dialog.chosen.connect(lambda *chosen: restored.append(chosen))
    settle(qtbot, window)
    dialog.open()
    dialog.add("another", Path("another.clientdesk"))
    dialog.ok.click()
    dialog.list.setCurrentRow(1)
    looked_at.set()
    settle(qtbot, window)
    assert restored == []
    assert dialog.isVisible()
    dialog.reject()


def test_a_backup_whose_password_is_missing_or_wrong_is_refused_in_the_dialog_and_the_file_stays_open(
    tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    path = tmp_path / "locked.clientdesk"
    desk = Desk.create(path, password="right", user="tester")
    desk.clients.create(make.person("张伟"))
    desk.keeping.backup()
    desk.clients.create(make.person("李强"))
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), tmp_path)
    program.open_file(str(path), "right")
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    before = program.window
    assert before is not None
    settle(qtbot, before)
    dialog = before.files.ask_restore()
    settle(qtbot, before)
    told = []
    for password in ("", "wrong"):
        dialog.password.setText(password)
        dialog.ok.click()
        qtbot.waitUntil(dialog.ok.isEnabled, timeout=PATIENCE)
        told.append(dialog.problem.text())
    assert told[0] == "Type the password this copy had when it was made."
    assert "password" in told[1]
    assert told[1] != told[0]
    assert program.window is before
    dialog.password.setText("right")
    dialog.ok.click()
    qtbot.waitUntil(lambda: program.window not in (None, before), timeout=PATIENCE)
    window = program.window
    assert window is not None
    settle(qtbot, window)
    assert window.context.desk.clients.count() == 1
    assert "locked before restore.clientdesk" in window.toast.text.text()
    assert "(1 client) is back" in window.toast.text.text()
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=PATIENCE)


def test_another_language_keeps_place_choice_order_search_and_what_was_typed(
    desk: Desk, path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    numbers = []
    for number in range(60):
        client = make.person(f"张{number:02d}", mobile=f"154 0000 {number:04d}")
        desk.clients.create(client)
        numbers.append(client.id)
    desk.close()
    program = Program(qapp, Remembered(language="en", look="light"), path.parent)
    program.open_file(str(path), "")
    qtbot.waitUntil(lambda: program.window is not None, timeout=PATIENCE)
    before = program.window
    assert before is not None
    settle(qtbot, before)
    before.shell.go("kind:person")
    settle(qtbot, before)
    before.list.sort_by(1)
    settle(qtbot, before)
    before.show_client(numbers[5])
    settle(qtbot, before)
    before.show_client(numbers[40])
    settle(qtbot, before)
    before.list.table.verticalScrollBar().setValue(20)
    scrolled = before.list.table.verticalScrollBar().value()
    before.page.tabs.summary.next.set_texts("Send the offer", "+7")
    order = before.list.wish.sort
    before.privacy.turn()
    settle(qtbot, before)
    before.ask_settings(page="appearance")
    before.ask_language("zh_TW")
    qtbot.waitUntil(lambda: program.window is not before, timeout=PATIENCE)
    window = program.window
    assert window is not None
    settle(qtbot, window)
    settle(qtbot, window)
    assert window.context.words.language == "zh_TW"
    assert (window.shell.entry, window.page.wanted) == ("kind:person", numbers[40])
    assert window.list.wish.sort == order
    assert window.list.table.verticalScrollBar().value() == scrolled
    assert window.page.tabs.summary.next.texts() == ("Send the offer", "+7")
    assert window.context.privacy.is_on
    assert window.privacy.sign.isVisible()
    assert window.settings is not None
    assert window.settings.page == "appearance"
    window.settings.reject()
    assert window.tools.back.isEnabled()
    window.tools.back.trigger()
    settle(qtbot, window)
    assert window.page.wanted == numbers[5]
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=PATIENCE)
    program.language = "en"
    program.dress()


def test_the_new_window_speaks_one_language_only(open_window: Open, desk: Desk) -> None:
    window = open_window()
    texts = [action.text() for action in window.findChildren(QAction)]
    texts += [label.text() for label in window.findChildren(QLabel)]
    han = [text for text in texts if any("\u3400" <= letter <= "\u9fff" for letter in text)]
    assert sorted(set(han)) == ["简体中文", "繁體中文"]
