"""The duplicate centre and merging: pairs with reasons, side by side by keys, what would be lost, one undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.desk.doubles.given import Side
from clientdesk.dossier.person.basics import Basics, PhoneNumber
from clientdesk.dossier.person.lifestyle import Lifestyle
from clientdesk.dossier.person.personality import Personality
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import PartialDate
from clientdesk.ui.chosen import choose
from clientdesk.ui.doubles.all_safe import AllSafe
from clientdesk.ui.doubles.choosing import RIGHT, Folded
from clientdesk.ui.doubles.dialog import MergeDialog
from clientdesk.ui.doubles.page import DoublesPage
from clientdesk.ui.doubles.past import PastDialog
from clientdesk.ui.editors.lines import LineEditor
from clientdesk.ui.shell.entries import ALL, DOUBLES
from clientdesk.ui.window import Window
from tests import make
from tests.ui.conftest import settle
from tests.ui.hands import write

Open = Callable[[], Window]
_BORN = PartialDate(1980, 5, 1)


def add_doubles(desk: Desk) -> None:
    """A pair that differs in two fields, a pair of which a merge would lose nothing, and somebody else."""
    more = (Row({PhoneNumber.number.key: "15400000099"}),)
    for record in (
        make.person("张伟", mobile="15400000077", birth_date=_BORN, position="经理"),
        make.person("張偉", mobile="154-0000-0077", birth_date=_BORN, position="主任", nickname="阿伟", phones=more),
        make.person("李娜", id_number="E00000001", id_doc_type="passport"),
        make.person("李娜", id_number="E00000001", id_doc_type="passport", position="会计"),
        make.person("王小明", mobile="15400000055"),
    ):
        desk.clients.create(record)


@pytest.fixture
def opened(desk: Desk, open_window: Open, qtbot: QtBot) -> Window:
    """A window with the duplicate centre in front."""
    add_doubles(desk)
    window = open_window()
    window.shell.go(DOUBLES)
    settle(qtbot, window)
    return window


def page_of(window: Window) -> DoublesPage:
    return window.going.tidying.doubles


def names(page: DoublesPage) -> set[frozenset[str]]:
    return {frozenset((pair.one.code, pair.other.code)) for pair in page.pairs.pairs}


def side_by_side(window: Window, qtbot: QtBot, name: str = "张伟") -> MergeDialog:
    """The dialog on the pair of this name."""
    page = page_of(window)
    page.table.begin_at(next(row for row, pair in enumerate(page.pairs.pairs) if pair.one.name == name))
    page.merge.click()
    settle(qtbot, window)
    dialog = window.going.tidying.merging.dialog
    assert isinstance(dialog, MergeDialog)
    return dialog


def test_pairs_are_listed_with_how_sure_and_why(opened: Window, qtbot: QtBot) -> None:
    page = page_of(opened)
    assert names(page) == {frozenset(("KH000001", "KH000002")), frozenset(("KH000003", "KH000004"))}
    assert page.told.text().startswith("5 clients were compared. Last look ")
    assert page.detail.text().splitlines()[0].startswith("Almost certain, 99%")
    assert any(line.startswith("+ The same name") for line in page.detail.text().splitlines())
    qtbot.waitUntil(lambda: opened.shell.numbers.get(DOUBLES) == 2, timeout=20_000)
    page.filter.setCurrentIndex(page.filter.findData("safe"))
    assert names(page) == {frozenset(("KH000003", "KH000004"))}


def test_values_are_chosen_by_keys_and_what_would_be_lost_is_told(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    dialog = side_by_side(opened, qtbot)
    assert dialog.lost_title.text() == "What would be lost"
    group = dialog.choosing.groups[Basics.position.key]
    group.buttons()[0].setFocus()
    group.buttons()[0].click()
    assert "Position: 主任" in dialog.lost.text()
    QTest.keyClick(group.buttons()[0], Qt.Key.Key_Right)
    assert "Position: 经理" in dialog.lost.text()
    before = desk.keeping.dump()
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    settle(qtbot, opened)
    kept = desk.clients.get("KH000001")
    assert (kept[Basics.position], kept[Basics.nickname]) == ("主任", "阿伟")
    assert next(row[PhoneNumber.number] for row in kept.rows(Basics.phones)) == "15400000099"
    assert opened.toast.text.text().startswith("KH000002 is part of KH000001 now.")
    assert frozenset(("KH000001", "KH000002")) not in names(page_of(opened))
    opened.toast.button.click()
    settle(qtbot, opened)
    assert desk.keeping.dump() == before


def test_what_is_sensitive_stands_under_dots_until_it_is_asked_for_and_that_is_written_down(
    opened: Window, desk: Desk, qtbot: QtBot
) -> None:
    for code, faith in (("KH000001", "quiet faith"), ("KH000002", "loud faith")):
        record = desk.clients.get(code)
        record[Personality.religion], record[Lifestyle.health_note] = faith, "sound"
        desk.clients.save(record)
    dialog = side_by_side(opened, qtbot)
    group = dialog.choosing.groups[Personality.religion.key]
    told = [*(button.text() for button in group.buttons()), *(button.toolTip() for button in group.buttons())]
    assert "faith" not in " ".join((*told, dialog.lost.text()))
    same = next(each for each in dialog.choosing.findChildren(Folded) if "same in both" in each.button.text())
    same.button.click()
    assert "sound" not in {each.text() for each in dialog.choosing.findChildren(QLabel)}
    assert desk.disclosures.of("KH000001", words=opened.context.words) == []
    shows = {each.accessibleName(): each for each in dialog.choosing.findChildren(QToolButton)}
    shows["Show: Religious belief"].click()
    assert [button.text() for button in group.buttons()] == ["quiet faith", "loud faith"]
    assert "Religious belief: quiet faith" in dialog.lost.text()
    assert shows["Show: Religious belief"].isHidden()
    settle(qtbot, opened)
    for code in ("KH000001", "KH000002"):
        (noted,) = desk.disclosures.of(code, words=opened.context.words)
        assert noted.text == f"Looked at Religious belief of {code}"
    dialog.stays[RIGHT].click()
    settle(qtbot, opened)
    shown = [button.text() for button in dialog.choosing.groups[Personality.religion.key].buttons()]
    assert shown == ["quiet faith", "loud faith"]


def test_the_other_file_may_stay_and_what_was_chosen_stays_chosen(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    dialog = side_by_side(opened, qtbot)
    dialog.choosing.take_all("right")
    assert set(dialog.choosing.chosen().values()) == {Side.DROP}
    dialog.choosing.groups[Basics.full_name.key].buttons()[0].click()
    dialog.stays["right"].click()
    settle(qtbot, opened)
    assert dialog.outcome.text().startswith("The file is called 张伟, its code is KH000002.")
    dialog.merge.click()
    settle(qtbot, opened)
    assert desk.clients.get("KH000002").name == "张伟"
    assert desk.clients.get("KH000001").code == "KH000002"


def test_a_pair_that_is_not_the_same_is_not_offered_again_until_somebody_says_so(
    opened: Window, desk: Desk, qtbot: QtBot
) -> None:
    page = page_of(opened)
    dialog = side_by_side(opened, qtbot)
    dialog.apart.click()
    settle(qtbot, opened)
    assert names(page) == {frozenset(("KH000003", "KH000004"))}
    page.refresh()
    settle(qtbot, opened)
    assert names(page) == {frozenset(("KH000003", "KH000004"))}
    page.past.click()
    settle(qtbot, opened)
    past = opened.going.tidying.merging.dialog
    assert isinstance(past, PastDialog)
    past.buttons[0].click()
    settle(qtbot, opened)
    assert len(names(page)) == 2
    assert not desk.doubles.apart()


def test_all_safe_ones_are_merged_in_one_step_and_taken_back_later(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    page = page_of(opened)
    assert page.all_safe.text() == "Merge all safe ones (1)…"
    before = desk.keeping.dump()
    page.all_safe.click()
    dialog = opened.going.tidying.merging.dialog
    assert isinstance(dialog, AllSafe)
    dialog.ok.click()
    settle(qtbot, opened)
    assert opened.toast.text.text() == "1 pair was merged."
    assert desk.clients.get("KH000004").code == "KH000003"
    page.past.click()
    settle(qtbot, opened)
    past = opened.going.tidying.merging.dialog
    assert isinstance(past, PastDialog)
    past.buttons[0].click()
    settle(qtbot, opened)
    assert desk.keeping.dump() == before
    assert len(names(page)) == 2


def test_two_clients_chosen_in_the_list_are_shown_side_by_side(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    opened.shell.go(ALL)
    settle(qtbot, opened)
    bar = opened.list.chosen_bar
    assert not bar.merge_button.isVisible()
    choose(opened.list.table.selectionModel(), [0, 1])
    assert bar.merge_button.isVisible()
    bar.merge_button.click()
    settle(qtbot, opened)
    dialog = opened.going.tidying.merging.dialog
    assert isinstance(dialog, MergeDialog)
    assert {dialog.left.code, dialog.right.code} == {opened.list.model.line(row).code for row in (0, 1)}  # type: ignore[union-attr]
    dialog.reject()
    choose(opened.list.table.selectionModel(), [0, 1, 2])
    assert not bar.merge_button.isVisible()
    opened.going.tidying.merge.trigger()
    assert opened.toast.text.text() == "Choose two clients in the list first, with Ctrl and a click."
    desk.clients.create(make.enterprise("张伟公司"))
    opened.going.tidying.merging.compare("KH000001", "KH000006")
    settle(qtbot, opened)
    dialog = opened.going.tidying.merging.dialog
    assert isinstance(dialog, MergeDialog)
    assert dialog.problem.text() == "A person and an enterprise cannot become one file."
    assert not dialog.merge.isEnabled()


def test_a_number_of_another_file_waits_as_a_draft_and_a_merge_settles_it(
    opened: Window, desk: Desk, qtbot: QtBot
) -> None:
    desk.clients.create(make.person("李娜", id_doc_type="passport"))
    number = desk.clients.get("KH000006").id
    opened.show_client(number, mode="fill in")
    settle(qtbot, opened)
    entry = opened.page.form().entries[Basics.id_number.key]
    assert isinstance(entry.editor, LineEditor)
    write(entry.editor.line, "E00000001")
    opened.page.filling.finish(entry)
    settle(qtbot, opened)
    assert entry.is_refused
    assert [draft.text for draft in desk.drafts.of(number)] == ["E00000001"]
    assert len(entry.chips) == 1
    desk.clients.trash(["KH000004"])
    entry.drop_chips()
    opened.page.filling.merge_asked.emit("KH000006", "KH000003")
    settle(qtbot, opened)
    dialog = opened.going.tidying.merging.dialog
    assert isinstance(dialog, MergeDialog)
    dialog.merge.click()
    settle(qtbot, opened)
    assert desk.clients.get("KH000006")[Basics.id_number] == "E00000001"
    assert not desk.drafts.of(number)


def test_who_is_being_added_becomes_part_of_the_one_who_was_there(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    dialog = opened.add("person", "王小明")
    line = dialog.entries[1].editor
    assert isinstance(line, LineEditor)
    write(line.line, "154 0000 0055")
    qtbot.waitUntil(lambda: not dialog.alike.isHidden(), timeout=20_000)
    dialog.alike.merge.click()
    settle(qtbot, opened)
    merging = opened.going.tidying.merging.dialog
    assert isinstance(merging, MergeDialog)
    assert (merging.left.code, merging.right.code) == ("KH000005", "KH000006")
    merging.merge.click()
    settle(qtbot, opened)
    assert desk.clients.get("KH000006").code == "KH000005"
    assert opened.page.opened
    assert opened.page.opened.record.code == "KH000005"


def test_while_somebody_looks_on_nothing_is_merged_and_reasons_hold_no_numbers(opened: Window, qtbot: QtBot) -> None:
    opened.privacy.turn()
    settle(qtbot, opened)
    page = page_of(opened)
    assert "15400000077" not in "".join(page.pairs.text(row, 3) for row in range(page.pairs.rowCount()))
    page.merge.click()
    settle(qtbot, opened)
    assert opened.going.tidying.merging.dialog is None
    assert opened.toast.text.text() == "Files can be merged when nothing is masked (F8)."
    opened.privacy.turn()


def test_a_file_without_doubles_says_what_was_looked_at(desk: Desk, open_window: Open, qtbot: QtBot) -> None:
    desk.clients.create(make.person("王小明"))
    window = open_window()
    window.shell.go(DOUBLES)
    settle(qtbot, window)
    page = page_of(window)
    assert page.stack.currentWidget() is page.empty
    assert page.empty.title.text() == "No client seems to be in the file twice."
    assert page.told.text().startswith("1 client was compared.")


def test_a_file_that_was_merged_says_in_the_trash_what_it_became(opened: Window, desk: Desk, qtbot: QtBot) -> None:
    desk.doubles.merge("KH000001", "KH000002")
    merged = desk.clients.get("KH000001")
    trashed = next(number for number in (1, 2) if number != merged.id)

    opened.page.show_client(trashed)
    settle(qtbot, opened)

    assert opened.page.bar.text.text() == "This file became part of KH000001 in a merge; all it told is there."
