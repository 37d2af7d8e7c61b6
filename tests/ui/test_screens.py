"""Some screens in each language have nothing cut off, foreign or unreadable; and the checks do find what is."""

import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

import clientdesk.ui
from clientdesk.ui import look
from clientdesk.ui.inputs import LineEdit
from clientdesk.ui.labels import label, wrapping
from tests.screens.checks import check, missing
from tests.screens.scenes import scenes
from tests.screens.show import sheet, show
from tests.screens.stage import NOW, Originals
from tests.screens.tongues import Tongue
from tests.screens.variants import SMALL, Variant

SEED = {
    Variant("en", look.LIGHT): ("start-two-passwords", "today", "quick-add"),
    Variant("zh_CN", look.DARK): ("list", "person-summary", "bulk-tag"),
    Variant("zh_TW", look.LIGHT): ("firm-sheet", "person-timeline", "trash"),
}


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Originals:
    """The sample desk in each language, made once."""
    return Originals(tmp_path_factory.mktemp("originals"))


@pytest.mark.parametrize("variant", SEED, ids=lambda variant: variant.language)
def test_screens_have_no_fault(
    variant: Variant, originals: Originals, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_NOW", NOW)
    found = [
        one
        for name in SEED[variant]
        for one in show(
            scenes()[name], variant, qapp, originals=originals, folder=tmp_path, keep=tmp_path, sizes=(SMALL,)
        )
    ]
    look.apply(qapp, look=look.LIGHT, language="en")
    assert [(one.screen, one.finding.kind, one.finding.told) for one in found] == []
    pictures = sorted(tmp_path.glob("*.png"))
    assert len(pictures) == len(SEED[variant])
    assert not sheet(pictures, 2).isNull()


# The checks themselves


def faults(widget: QWidget, language: str = "en", own: frozenset[str] = frozenset()) -> list[str]:
    """The kinds of faults that are found in a small window."""
    return [finding.kind for finding in check(widget, Tongue(language, own), widget.grab().toImage())]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """An empty window."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 200)
    return made


def placed(window: QWidget, text: str, *, width: int = 300, down: int = 10) -> QLabel:
    """A label in the window."""
    made = label(text, window)
    made.setGeometry(10, down, width, 30)
    made.show()
    window.show()
    return made


def test_a_screen_without_fault_has_none(window: QWidget) -> None:
    placed(window, "All is saved")
    assert faults(window) == []


def test_a_text_that_is_cut_off_is_found(window: QWidget) -> None:
    placed(window, "All about your clients in one file", width=40)
    assert faults(window) == ["clipped"]


def test_lines_that_are_cut_off_are_found(window: QWidget) -> None:
    made = wrapping("All about your clients in one file on this computer", window)
    made.setGeometry(10, 10, 60, 40)
    window.show()
    assert set(faults(window)) == {"clipped"}


def test_a_hint_in_a_line_that_is_too_narrow_is_found(window: QWidget) -> None:
    line = LineEdit(window)
    line.setPlaceholderText("Name, pinyin, initials, phone, company, any word…")
    row = QHBoxLayout(window)
    row.addWidget(line)
    window.resize(160, 60)
    window.show()
    assert faults(window) == ["shortened"]


def test_texts_over_one_another_are_found(window: QWidget) -> None:
    placed(window, "All is saved")
    placed(window, "No backup yet", down=14)
    assert faults(window) == ["overlap"]


def test_what_stands_outside_is_found(window: QWidget) -> None:
    placed(window, "", width=500)
    assert faults(window) == ["outside"]


def test_pale_letters_are_found(window: QWidget) -> None:
    pale = placed(window, "All is saved")
    colours = QPalette(pale.palette())
    colours.setColor(QPalette.ColorRole.WindowText, window.palette().window().color().darker(140))
    pale.setPalette(colours)
    assert faults(window) == ["contrast"]


def test_a_character_of_no_font_is_found(window: QWidget) -> None:
    placed(window, "All is saved \ue123")
    assert faults(window) == ["glyph"]


def test_every_mark_that_a_window_draws_is_in_a_font_of_ours(window: QWidget) -> None:
    texts = {
        node.value
        for path in Path(clientdesk.ui.__file__).parent.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    font = window.font()
    found = {mark for text in texts if not text.isascii() for mark in missing(text, tuple(font.families()), 16)}
    assert found == set()


@pytest.mark.parametrize(
    ("language", "text"),
    [("en", "今日"), ("zh_CN", "Today"), ("zh_CN", "客戶"), ("zh_TW", "客户"), ("zh_TW", "Saved 12:30")],
)
def test_another_language_is_found(language: str, text: str, window: QWidget) -> None:
    placed(window, text)
    assert faults(window, language) == ["language"]


@pytest.mark.parametrize(("language", "text"), [("en", "王小明"), ("zh_CN", "Daniel Brooks"), ("zh_TW", "顾文君")])
def test_a_clients_own_words_may_be_in_any_language(language: str, text: str, window: QWidget) -> None:
    placed(window, text)
    assert faults(window, language, frozenset((text,))) == []


def test_a_sheet_shows_every_picture(tmp_path: Path) -> None:
    for place in range(3):
        QImage(1000, 500, QImage.Format.Format_RGB32).save(str(tmp_path / f"{place}.png"))
    made = sheet(sorted(tmp_path.glob("*.png")), 2)
    assert (made.width(), made.height()) == (2 * 900 + 3 * 12, 2 * 450 + 3 * 12)
