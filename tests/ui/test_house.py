"""Our company and the choice of what stands on a card, with the hands of a user."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMenu, QPushButton, QTreeWidgetItem, QWidget
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.house.company import Company
from clientdesk.i18n import LANGUAGES, catalogue
from clientdesk.store.own_fields import Definition
from clientdesk.ui.context import Context
from clientdesk.ui.editors.attached import AttachedEditor
from clientdesk.ui.house.choice import LayoutChoice, open_layout_choice
from clientdesk.ui.house.company import CompanyDialog, open_company
from clientdesk.ui.window import Window
from tests.ui import hands
from tests.ui.conftest import PATIENCE, settle

Open = Callable[[], Window]
TICK = Qt.CheckState


def wait(qtbot: QtBot, context: Context) -> None:
    """Wait until nothing is under way."""
    qtbot.wait(1)
    qtbot.waitUntil(lambda: context.tasks.idle, timeout=PATIENCE)
    qtbot.wait(1)


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What dialogs stand over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def ok(dialog: QDialog) -> QPushButton:
    [box] = dialog.findChildren(QDialogButtonBox)
    return box.button(QDialogButtonBox.StandardButton.Ok)


# Our company


@pytest.fixture
def company(context: Context, parent: QWidget, qtbot: QtBot) -> CompanyDialog:
    """The dialog, ready to be filled in."""
    dialog = open_company(context, parent)
    wait(qtbot, context)
    return dialog


def put(dialog: CompanyDialog, key: str, text: str) -> None:
    hands.write(dialog.entries[key].editor.line, text)  # type: ignore[attr-defined]
    hands.leave(dialog.entries[key].editor)


def test_the_company_is_filled_in_and_kept_as_one_step(
    company: CompanyDialog, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    assert list(company.entries) == [field.key for field in Company.declared.fields]
    news: list[Any] = []
    company.stored.connect(news.append)
    put(company, "name", "示例茶业")
    put(company, "name_en", "Example Tea")
    put(company, "phone", "0512 0000 0000")
    assert company.preview.name.text() == "Example Tea"
    assert company.preview.lines[0].text() == "0512 0000 0000"
    assert desk.house.record().id == 0
    ok(company).click()
    wait(qtbot, context)
    kept = desk.house.record()
    assert (kept[Company.name], kept[Company.phone]) == ("示例茶业", "0512 0000 0000")
    assert [changed.step for changed in news] == [1]
    desk.past.undo()
    assert desk.house.record().id == 0


def test_cancel_keeps_nothing(company: CompanyDialog, context: Context, desk: Desk, qtbot: QtBot) -> None:
    put(company, "name", "示例茶业")
    company.reject()
    wait(qtbot, context)
    assert desk.house.record().id == 0


def test_what_cannot_be_read_keeps_the_dialog_open_and_says_why(
    company: CompanyDialog, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    put(company, "name", "字" * 300)
    put(company, "email", "nobody")
    ok(company).click()
    wait(qtbot, context)
    assert company.isVisible()
    for key in ("name", "email"):
        note = company.entries[key].note
        assert note is not None
        assert note.text()
    assert desk.house.record().id == 0
    put(company, "name", "示例茶业")
    put(company, "email", "")
    ok(company).click()
    wait(qtbot, context)
    assert desk.house.record()[Company.name] == "示例茶业"


def test_a_logo_is_dropped_shown_and_kept(
    company: CompanyDialog, context: Context, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "logo.png"
    Image.new("RGB", (60, 30), "#c0702a").save(path)
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(path))])
    editor = company.entries["logo"].editor
    assert isinstance(editor, AttachedEditor)
    editor.take_mime(dropped)
    wait(qtbot, context)
    assert not company.preview.logo.pixmap().isNull()
    ok(company).click()
    wait(qtbot, context)
    assert desk.house.for_print().logo.startswith(b"\xff\xd8")


def test_a_logo_of_no_bytes_is_refused_beside_its_button(
    company: CompanyDialog, context: Context, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "logo.png"
    path.write_bytes(b"")
    editor = company.entries["logo"].editor
    assert isinstance(editor, AttachedEditor)
    editor.bring_path(str(path))
    wait(qtbot, context)
    assert "empty" in editor.told.text()
    assert company.preview.logo.isHidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_company_is_asked_for_in_every_language(
    context: Context, desk: Desk, parent: QWidget, qtbot: QtBot, language: str
) -> None:
    dialog = open_company(Context(desk, context.tasks, catalogue(language)), parent)
    wait(qtbot, context)
    told = [dialog.windowTitle(), dialog.preview.name.text(), *(e.label.text() for e in dialog.entries.values())]
    assert all(text.isascii() == (language == "en") for text in told)
    assert all((e.editor.focusProxy() or e.editor).accessibleName() for e in dialog.entries.values())
    dialog.reject()


# What stands on the card


@pytest.fixture
def choice(context: Context, desk: Desk, parent: QWidget, qtbot: QtBot) -> LayoutChoice:
    """The choice for summaries, three fields chosen for persons, an own field among those offered."""
    desk.own_fields.define(Definition("person", "x_tea", "Tea", "text"))
    desk.house.choose("summary", "person", ["mobile", "gender", "position"])
    dialog = open_layout_choice(context, "summary", parent)
    wait(qtbot, context)
    return dialog


def line_of(dialog: LayoutChoice, key: str) -> QTreeWidgetItem:
    """The line of a field among all."""
    lines = dialog.offered.tree.findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    [found] = [line for line in lines if line.data(0, Qt.ItemDataRole.UserRole) == key]
    return found


def section_of(dialog: LayoutChoice, key: str) -> QTreeWidgetItem:
    """The section in which a field stands."""
    section = line_of(dialog, key).parent()
    assert section is not None
    return section


def keys(dialog: LayoutChoice) -> list[str]:
    """The fields on the card, in order."""
    return list(dialog.order.keys)


def ticked(dialog: LayoutChoice) -> set[str]:
    return {key for key in dialog.cards[dialog.place].offered if line_of(dialog, key).checkState(0) is TICK.Checked}


def found(dialog: LayoutChoice) -> list[str]:
    """The keys of the lines to be seen."""
    card = dialog.cards[dialog.place]
    return [key for key in card.offered if not line_of(dialog, key).isHidden()]


def test_the_chosen_fields_stand_in_their_order_and_are_ticked(choice: LayoutChoice) -> None:
    assert keys(choice) == ["mobile", "gender", "position"]
    assert ticked(choice) == {"mobile", "gender", "position"}
    total = len(choice.cards["summary", "person"].offered)
    assert choice.count.text() == f"3 of {total} fields"


def test_ticking_puts_a_field_at_the_end_and_unticking_takes_it_off(
    choice: LayoutChoice, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    line_of(choice, "x_tea").setCheckState(0, TICK.Checked)
    line_of(choice, "gender").setCheckState(0, TICK.Unchecked)
    assert keys(choice) == ["mobile", "position", "x_tea"]
    ok(choice).click()
    wait(qtbot, context)
    assert desk.house.fields_for("summary") == {"person": ("mobile", "position", "x_tea")}
    desk.past.undo()
    assert desk.house.fields_for("summary") == {"person": ("mobile", "gender", "position")}


def test_space_ticks_the_line_the_keyboard_is_on(choice: LayoutChoice) -> None:
    tree = choice.offered.tree
    tree.setCurrentItem(line_of(choice, "x_tea"))
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert keys(choice)[-1] == "x_tea"


def test_a_section_is_ticked_as_a_whole(choice: LayoutChoice) -> None:
    section = section_of(choice, "x_tea")
    assert section.text(1) == "0/1"
    section.setCheckState(0, TICK.Checked)
    assert (section.text(1), keys(choice)[-1]) == ("1/1", "x_tea")


def test_a_field_is_found_by_label_pinyin_and_key(context: Context, desk: Desk, parent: QWidget, qtbot: QtBot) -> None:
    chinese = Context(desk, context.tasks, catalogue("zh_CN"))
    dialog = open_layout_choice(chinese, "full", parent)
    wait(qtbot, context)
    for sought in ("生日", "shengri", "sr", "birth_date"):
        hands.write(dialog.offered.finder, sought)
        shown = found(dialog)
        assert 0 < len(shown) < 40, sought
    hands.write(dialog.offered.finder, "zxqv")
    assert found(dialog) == []
    QTest.keyClick(dialog.offered.finder, Qt.Key.Key_Escape)
    assert len(found(dialog)) == len(dialog.cards["full", "person"].offered)
    dialog.reject()


@pytest.mark.parametrize(
    ("sought", "key"), [("大哥大", "mobile"), ("wife's birthday", "spouse_birthday"), ("tea", "x_tea")]
)
def test_a_field_is_found_by_what_people_call_it_and_ticked_at_once(
    choice: LayoutChoice, sought: str, key: str
) -> None:
    hands.write(choice.offered.finder, sought)
    assert key in found(choice)
    assert choice.offered.tree.currentItem() is line_of(choice, key)


def test_while_searching_a_section_cannot_choose_what_is_out_of_sight(choice: LayoutChoice) -> None:
    hands.write(choice.offered.finder, "mobile")
    section = section_of(choice, "mobile")
    assert not section.flags() & Qt.ItemFlag.ItemIsUserCheckable
    hands.write(choice.offered.finder, "")
    assert section.flags() & Qt.ItemFlag.ItemIsUserCheckable


def test_fields_are_moved_by_keys_and_taken_off(choice: LayoutChoice) -> None:
    shown = choice.order.list
    shown.setFocus()
    shown.setCurrentRow(2)
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert keys(choice) == ["mobile", "position", "gender"]
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert keys(choice) == ["position", "mobile", "gender"]
    QTest.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(shown, Qt.Key.Key_Delete)
    assert keys(choice) == ["mobile", "gender"]
    assert ticked(choice) == {"mobile", "gender"}


def test_several_fields_are_moved_together(choice: LayoutChoice) -> None:
    choice.order.list.setCurrentRow(1)
    choice.order.list.item(2).setSelected(True)
    choice.order.up.click()
    assert keys(choice) == ["gender", "position", "mobile"]
    assert not choice.order.up.isEnabled()


def test_dragging_a_field_changes_the_order(choice: LayoutChoice) -> None:
    model = choice.order.list.model()
    assert model.moveRow(model.index(0, 0).parent(), 0, model.index(0, 0).parent(), 3)
    assert keys(choice) == ["gender", "position", "mobile"]
    assert list(choice.chosen) == keys(choice)


def test_the_usual_fields_come_back_and_are_kept_as_no_choice(
    choice: LayoutChoice, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    choice.back.click()
    assert choice.order.keys == desk.house.usual("summary", "person")
    assert choice.state.text() == "These are the usual ones."
    assert not choice.back.isEnabled()
    ok(choice).click()
    wait(qtbot, context)
    assert desk.house.fields_for("summary") == {}


def test_choices_for_both_kinds_and_another_layout_are_one_step(
    choice: LayoutChoice, context: Context, desk: Desk, qtbot: QtBot
) -> None:
    before = desk.past.next_undo()
    line_of(choice, "x_tea").setCheckState(0, TICK.Checked)
    choice.kinds.button(1).click()
    assert choice.order.keys == desk.house.usual("summary", "enterprise")
    line_of(choice, choice.order.keys[0]).setCheckState(0, TICK.Unchecked)
    choice.layouts.setCurrentIndex(choice.layouts.findData("full"))
    line_of(choice, "phone").setCheckState(0, TICK.Unchecked)
    choice.kinds.button(0).click()
    choice.layouts.setCurrentIndex(choice.layouts.findData("summary"))
    assert keys(choice)[-1] == "x_tea"
    ok(choice).click()
    wait(qtbot, context)
    assert set(desk.house.fields_for("summary")) == {"person", "enterprise"}
    assert set(desk.house.fields_for("full")) == {"enterprise"}
    desk.past.undo()
    after = desk.past.next_undo()
    assert (before and before.id) == (after and after.id)


def test_a_card_without_any_field_cannot_be_kept(choice: LayoutChoice) -> None:
    choice.order.list.selectAll()
    choice.order.remove.click()
    assert choice.state.text() == "A card needs at least one field."
    assert not ok(choice).isEnabled()
    line_of(choice, "mobile").setCheckState(0, TICK.Checked)
    assert ok(choice).isEnabled()


def test_nothing_changed_is_no_step(choice: LayoutChoice, context: Context, desk: Desk, qtbot: QtBot) -> None:
    before = desk.past.next_undo()
    line_of(choice, "x_tea").setCheckState(0, TICK.Checked)
    line_of(choice, "x_tea").setCheckState(0, TICK.Unchecked)
    ok(choice).click()
    wait(qtbot, context)
    after = desk.past.next_undo()
    assert (before and before.id) == (after and after.id)


def test_sensitive_fields_are_told_from_the_others(choice: LayoutChoice) -> None:
    choice.layouts.setCurrentIndex(choice.layouts.findData("full"))
    assert line_of(choice, "id_number").text(1) == "sensitive"
    assert line_of(choice, "mobile").text(1) == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_layout_and_kind_is_shown_in_every_language(
    context: Context, desk: Desk, parent: QWidget, qtbot: QtBot, language: str
) -> None:
    dialog = open_layout_choice(Context(desk, context.tasks, catalogue(language)), "index-sheet", parent)
    wait(qtbot, context)
    assert dialog.place == ("index", "person")
    assert dialog.windowTitle().isascii() == (language == "en")
    for place in range(dialog.layouts.count()):
        dialog.layouts.setCurrentIndex(place)
        for button in dialog.kinds.buttons():
            button.click()
            assert dialog.order.list.count() == len(dialog.chosen) > 0
            titles = [dialog.order.list.item(row).text() for row in range(dialog.order.list.count())]
            assert all(titles)
    dialog.reject()


# In the window


def test_the_menu_leads_to_both_and_the_window_takes_the_news(open_window: Open, desk: Desk, qtbot: QtBot) -> None:
    window = open_window()
    offered = {action for menu in window.findChildren(QMenu) for action in menu.actions()}
    assert {window.tools.company, window.tools.choice} <= offered
    window.tools.company.trigger()
    settle(qtbot, window)
    [shown] = window.findChildren(CompanyDialog)
    hands.write(shown.entries["name"].editor.line, "示例茶业")  # type: ignore[attr-defined]
    ok(shown).click()
    settle(qtbot, window)
    assert window.tools.undo.isEnabled()
    assert (window.list.model.rowCount(), window.list.count.text()) == (0, "0 clients")
    window.undo()
    settle(qtbot, window)
    assert desk.house.record().id == 0
    window.tools.choice.trigger()
    settle(qtbot, window)
    [chosen] = window.findChildren(LayoutChoice)
    assert chosen.place == ("full", "person")
    chosen.reject()
