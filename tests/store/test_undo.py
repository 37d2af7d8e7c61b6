"""Taking steps back and doing them again, also after a restart and beside somebody else."""

from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.values import Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.store.news import Conflict
from tests.store.edits import edit, stored


def test_undo_takes_back_an_edit_and_redo_brings_it_back(desk: Desk) -> None:
    code = stored(desk, position="厂长").code
    edit(desk, code, Basics.position, "董事长")
    desk.past.undo()
    assert desk.clients.get(code)[Basics.position] == "厂长"
    desk.past.redo()
    assert desk.clients.get(code)[Basics.position] == "董事长"


def test_undo_and_redo_survive_a_restart(desk: Desk, path: Path) -> None:
    code = stored(desk).code
    edit(desk, code, Basics.position, "董事长")
    desk.close()
    with Desk.open(path, user="tester") as again:
        again.past.undo()
    with Desk.open(path, user="tester") as again:
        assert again.clients.get(code)[Basics.position] is None
        again.past.redo()
        assert again.clients.get(code)[Basics.position] == "董事长"


def test_undo_to_the_start_and_redo_to_the_end(desk: Desk) -> None:
    code = stored(desk).code
    for position in ("会计", "财务总监", "总经理"):
        edit(desk, code, Basics.position, position)
    last = desk.keeping.dump()
    for _ in range(4):
        desk.past.undo()
    assert desk.keeping.dump() == {"clients": [], "own_fields": [], "settings": {}}
    with pytest.raises(UserError, match="nothing to undo"):
        desk.past.undo()
    for _ in range(4):
        desk.past.redo()
    assert desk.keeping.dump() == last
    with pytest.raises(UserError, match="nothing to redo"):
        desk.past.redo()


def test_a_new_edit_ends_redo(desk: Desk) -> None:
    code = stored(desk).code
    edit(desk, code, Basics.position, "会计")
    desk.past.undo()
    edit(desk, code, Basics.nickname, "小王")
    assert desk.past.next_redo() is None


def test_undo_is_refused_after_a_later_edit_by_somebody_else(desk: Desk) -> None:
    code = stored(desk).code
    edit(desk, code, Basics.position, "会计")
    desk.user = "陈晓"
    edit(desk, code, Basics.position, "财务总监")
    desk.user = "tester"
    with pytest.raises(Conflict) as refused:
        desk.past.undo()
    assert (refused.value.code, refused.value.mine, refused.value.theirs) == (ExitCode.CONFLICT, None, '"财务总监"')
    assert desk.clients.get(code)[Basics.position] == "财务总监"


def test_undo_passes_over_the_steps_of_others(desk: Desk) -> None:
    code = stored(desk).code
    edit(desk, code, Basics.position, "会计")
    desk.user = "陈晓"
    edit(desk, code, Basics.nickname, "小王")
    desk.user = "tester"
    desk.past.undo()
    record = desk.clients.get(code)
    assert (record[Basics.position], record[Basics.nickname]) == (None, "小王")


def test_a_refused_undo_changes_nothing(desk: Desk) -> None:
    record = stored(desk)
    record[Basics.position], record[Basics.nickname] = "会计", "小王"
    desk.clients.save(record)
    desk.user = "陈晓"
    edit(desk, record.code, Basics.nickname, "老王")
    before = desk.keeping.dump()
    desk.user = "tester"
    with pytest.raises(Conflict):
        desk.past.undo()
    assert desk.keeping.dump() == before


def test_undo_takes_a_client_out_of_the_trash(desk: Desk) -> None:
    code = stored(desk).code
    desk.clients.trash([code])
    desk.past.undo()
    assert desk.clients.count() == 1


def test_a_spouse_points_back_and_both_go_with_one_undo(desk: Desk) -> None:
    wife = stored(desk, full_name="李芳")
    husband = stored(desk, spouse_id=Link(wife.code))
    assert desk.clients.get(wife.code)[Family.spouse_id] == Link(husband.code, "王小明")
    desk.past.undo()
    assert desk.clients.get(wife.code)[Family.spouse_id] is None


def test_lists_and_search_follow_an_undo(desk: Desk) -> None:
    code = stored(desk).code
    edit(desk, code, Basics.full_name, "赵大山")
    assert [hit.line.name for hit in desk.searching.find("zhaodashan")] == ["赵大山"]
    desk.past.undo()
    assert desk.searching.find("赵大山") == []
    assert [line.name for line in desk.clients.lines(desk.clients.numbers())] == ["王小明"]
