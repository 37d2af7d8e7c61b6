"""The first page and what is remembered."""

import getpass
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.ui import look, whose
from clientdesk.ui.program import Program
from clientdesk.ui.remembered import Remembered
from clientdesk.ui.settings.kept import my_name
from tests import make
from tests.ui.conftest import settle


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> Program:
    """The program without a file."""
    return Program(qapp, Remembered(language="en", look="light"), tmp_path / "files")


def end(program: Program, qtbot: QtBot) -> None:
    """Close the window and wait until the file is let go."""
    window = program.window
    assert window is not None
    settle(qtbot, window)
    window.close()
    qtbot.waitUntil(lambda: program.desk is None and program.tasks.idle, timeout=20_000)


def test_the_first_page_makes_a_new_file_in_a_folder_that_is_not_there_yet(program: Program, qtbot: QtBot) -> None:
    program.begin("")
    page = program.start_page
    assert page is not None
    page.create_button.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert (program.folder / "My clients.clientdesk").is_file()
    assert program.remembered.last_file.endswith("My clients.clientdesk")
    end(program, qtbot)


def test_two_different_passwords_are_not_accepted(program: Program, qtbot: QtBot) -> None:
    program.begin("")
    page = program.start_page
    assert page is not None
    page.new_password.setText("one")
    page.again.setText("two")
    page.create_button.click()
    assert page.problem.text() == "The two passwords differ."
    assert not program.folder.exists()
    page.removeEventFilter(program)
    page.close()
    program.tasks.stop()


def test_a_wrong_password_stays_on_the_page_and_the_right_one_opens(
    program: Program, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "secret.clientdesk"
    make.desk(file, password="right").close()
    program.begin(str(file))
    qtbot.waitUntil(lambda: program.start_page is not None, timeout=20_000)
    page = program.start_page
    assert page is not None
    assert page.file.text() == str(file)
    assert page.problem.text() == "Please type the password of this file."
    page.password.setText("wrong")
    page.open_button.click()
    qtbot.waitUntil(page.isEnabled, timeout=20_000)
    assert "wrong" in page.problem.text()
    assert program.window is None
    page.password.setText("right")
    page.open_button.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    end(program, qtbot)


def test_whoever_has_a_file_is_asked_for_its_password_and_enter_never_makes_another(
    program: Program, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    desk.close()
    program.show_start(None, str(path))
    page = program.start_page
    assert page is not None
    assert page.password.isVisible()
    assert not page.new_password.isVisible()
    page.setFocus()
    page.findChildren(QShortcut)[0].activated.emit()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert program.remembered.last_file == str(path)
    assert not program.folder.exists()
    end(program, qtbot)


def test_a_new_file_beside_the_one_there_is_takes_a_button_more(
    program: Program, desk: Desk, path: Path, qtbot: QtBot
) -> None:
    desk.close()
    program.show_start(None, str(path))
    page = program.start_page
    assert page is not None
    page.begin_button.click()
    page.name.setText("Another")
    assert page.name.hasFocus() or not page.isActiveWindow()
    page.create_button.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert program.remembered.last_file.endswith("Another.clientdesk")
    end(program, qtbot)


def test_the_selftest_grabs_the_window_and_ends(desk: Desk, path: Path, tmp_path: Path) -> None:
    desk.clients.create(make.person("张伟"))
    desk.close()
    picture = tmp_path / "window.png"
    command = [sys.executable, "-m", "clientdesk", "--selftest", str(picture), "--language", "zh_CN", str(path)]
    done = subprocess.run(command, cwd=Path(__file__).parents[2], capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert picture.read_bytes()[:4] == b"\x89PNG"


def test_settings_that_cannot_be_read_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / "window.json").write_text('{"language": 3, "look": "dark", "places": {"window": 1, "x": "y"}}')
    remembered = Remembered.load(tmp_path)
    assert (remembered.language, remembered.look, remembered.places) == ("", "dark", {"x": "y"})
    remembered.language = "zh_TW"
    remembered.save()
    assert Remembered.load(tmp_path).language == "zh_TW"


@pytest.mark.parametrize("name", sorted(look.LOOKS))
def test_words_can_be_read_on_every_ground(name: str) -> None:
    colours = look.LOOKS[name]._asdict()
    for purpose, (words, ground) in look.CONTRASTS.items():
        assert contrast(colours[words], colours[ground]) >= 4.5, purpose


def contrast(first: str, second: str) -> float:
    """The contrast of WCAG 2 between two colours of the form #rrggbb."""
    bright, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_colours_follow_the_system_until_some_are_chosen(
    desk: Desk, path: Path, qapp: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.clients.create(make.person("张伟"))
    desk.close()
    monkeypatch.setattr(look, "system_look", lambda: look.DARK)
    program = Program(qapp, Remembered(language="en"), path.parent)
    assert program.look == look.DARK
    program.open_file(str(path), "")
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    dark = program.window
    assert dark is not None
    settle(qtbot, dark)
    monkeypatch.setattr(look, "system_look", lambda: look.LIGHT)
    dark.lock.lock()
    program.follow_system()
    settle(qtbot, dark)
    assert program.window is dark, "another would not be covered"
    dark.lock.unlock("")
    qtbot.waitUntil(lambda: program.window is not dark, timeout=20_000)
    light = program.window
    assert light is not None
    assert look.colours_of(light) == look.LOOKS[look.LIGHT]
    light.ask_look(look.DARK)
    qtbot.waitUntil(lambda: program.window is not light, timeout=20_000)
    chosen = program.window
    assert chosen is not None
    program.follow_system()
    settle(qtbot, chosen)
    assert program.window is chosen
    assert program.remembered.look == look.DARK
    end(program, qtbot)
    program.look = look.LIGHT
    program.dress()


def test_the_name_on_the_first_page_stands_in_the_history_and_is_kept(program: Program, qtbot: QtBot) -> None:
    program.begin("")
    page = program.start_page
    assert page is not None
    page.mine.setText("Anna Berg")
    page.create_button.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert program.desk is not None
    assert program.desk.user == "Anna Berg"
    assert my_name(program.remembered) == "Anna Berg"
    end(program, qtbot)


def test_the_books_are_in_the_currency_of_the_first_page(program: Program, qtbot: QtBot) -> None:
    program.begin("")
    page = program.start_page
    assert page is not None
    page.currency.setCurrentIndex(page.currency.findData("GBP"))
    page.country.setCurrentIndex(page.country.findData("GB"))
    page.create_button.click()
    qtbot.waitUntil(lambda: program.window is not None, timeout=20_000)
    assert program.desk is not None
    assert program.desk.trading.rules().base == "GBP"
    assert program.desk.reading.currency == "GBP"
    assert (program.desk.home, program.desk.reading.order) == ("GB", "dmy")
    end(program, qtbot)


@pytest.mark.parametrize(
    ("told", "offered", "country"), [("en_GB", "GBP", "GB"), ("zh_TW", "TWD", "TW"), ("C", "CNY", "CN")]
)
def test_the_first_page_offers_country_and_currency_of_the_system(
    program: Program, monkeypatch: pytest.MonkeyPatch, told: str, offered: str, country: str
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale(told))
    program.begin("")
    page = program.start_page
    assert page is not None
    assert (page.currency.currentData(), page.country.currentData()) == (offered, country)
    page.removeEventFilter(program)
    page.close()
    program.tasks.stop()


def test_the_first_page_offers_the_full_name_of_the_account_but_no_administrator(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(whose, "_of_account", lambda _login: "Anna Berg")
    monkeypatch.setattr(sys, "platform", "linux")
    assert whose.full_name() == "Anna Berg"
    monkeypatch.setattr(whose, "_of_account", lambda _login: "")
    for login, offered in (("root", ""), ("Administrator", ""), ("anna", "anna")):
        monkeypatch.setattr(getpass, "getuser", lambda login=login: login)
        assert whose.full_name() == offered
