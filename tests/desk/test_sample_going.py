"""The sample clients come once and go without a trace, except for what somebody has typed."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.relations import Relations, Relative
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.store import blobs
from tests import make
from tests.desk.conftest import SAMPLED_AT
from tests.desk.sampling import links

GU, LIN, SHEN, OUYANG = "SAMPLE-02", "SAMPLE-21", "SAMPLE-07", "SAMPLE-16"


@pytest.fixture
def mine(sample_file: Path, path: Path, set_clock: Callable[[str], None]) -> Iterator[Desk]:
    """A copy of it to be changed."""
    set_clock(SAMPLED_AT)
    shutil.copy(sample_file, path)
    with Desk.open(path, user="tester") as desk:
        yield desk


def test_nothing_is_left_when_they_go(mine: Desk, tmp_path: Path) -> None:
    gone = mine.sample.remove()
    assert gone.erased == 45
    assert gone.kept == ()
    assert mine.sample.count() == 0
    with make.desk(tmp_path / "never.clientdesk") as never:
        assert mine.keeping.dump() == never.keeping.dump()
    with mine.store.reading() as connection:
        assert blobs.names(connection) == set()
    assert mine.searching.find("顾文君") == []
    assert mine.keeping.check(deep=True) == []
    for name in ("顾文君".encode(), "林雅婷".encode()):
        assert name not in mine.store.path.read_bytes()


def test_what_somebody_has_typed_goes_to_the_trash_instead(mine: Desk) -> None:
    record = mine.clients.get(GU)
    record[Basics.nickname] = "文君姐"
    mine.clients.save(record)
    mine.answers.give(mine.clients.get(LIN), Basics.nickname, "later")
    mine.drafts.keep(mine.clients.get(SHEN).id, "height_cm", "一米六多")
    gone = mine.sample.remove()
    assert set(gone.kept) == {"顾文君", "林雅婷", "沈雨桐"}
    assert gone.erased == 42
    kept = mine.clients.get(GU)
    assert kept.stamps.trashed
    assert kept[Basics.nickname] == "文君姐"
    assert kept[Basics.employer_id] == Link(None, "苏州拾光麦浪食品有限公司（示例）")
    assert [row[Relative.person_id] for row in kept.rows(Relations.relatives)][:1] == [Link(None, "顾国栋")]
    assert mine.keeping.check(deep=True) == []
    assert mine.sample.remove().erased == 0


def test_those_already_in_the_trash_go_too_unless_somebody_typed_something(mine: Desk) -> None:
    mine.clients.trash([OUYANG, GU])
    record = mine.clients.get(GU)
    record[Basics.nickname] = "文君姐"
    mine.clients.save(record)
    assert mine.sample.count() == 43
    gone = mine.sample.remove()
    assert gone.erased == 44
    assert gone.kept == ()
    assert [line.code for line in mine.clients.lines(mine.clients.numbers(trashed=True))] == [GU]


def test_who_referred_to_one_of_them_keeps_the_name(mine: Desk) -> None:
    own = make.person("王小明", introduced_by=Link(GU, ""))
    mine.clients.create(own)
    assert own.code == "KH000001"
    own[Relations.relatives] = (Row({"name": "Lin", "person_id": Link(LIN, "")}),)
    mine.clients.save(own)
    mine.sample.remove()
    left = mine.clients.get("KH000001")
    assert left[Header.introduced_by] == Link(None, "顾文君")
    assert left.rows(Relations.relatives)[0][Relative.person_id] == Link(None, "林雅婷")
    assert list(links(left)) == []
    assert mine.clients.count() == 1


def test_they_come_once_however_often_they_are_added(mine: Desk) -> None:
    before = mine.keeping.dump()
    assert mine.sample.add().added == 0
    assert mine.keeping.dump() == before


def test_they_come_back_whole_and_with_what_was_typed(mine: Desk) -> None:
    record = mine.clients.get(GU)
    record[Basics.nickname] = "文君姐"
    mine.clients.save(record)
    mine.sample.remove()
    assert mine.sample.add().added == 45
    assert mine.clients.get(GU)[Basics.nickname] == "文君姐"
    assert mine.sample.count() == 45
    assert mine.clients.count(trashed=True) == 0


def test_adding_them_can_be_undone_and_done_again(mine: Desk) -> None:
    mine.past.undo()
    assert mine.clients.count() == 0
    mine.past.redo()
    assert mine.sample.count() == 45
    assert mine.sample.remove().kept == ()


def test_a_code_that_is_taken_stays_with_its_client(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock(SAMPLED_AT)
    desk.clients.create(make.person("王小明", client_code=GU))
    assert desk.sample.add().added == 44
    assert desk.clients.get(GU).name == "王小明"
    husband = desk.clients.get("SAMPLE-03")
    assert husband[Family.spouse_id] == Link(None, "顾文君")
    assert desk.sample.remove().erased == 44
    assert desk.clients.get(GU).name == "王小明"


def test_a_clock_that_is_far_off_is_told(desk: Desk, set_clock: Callable[[str], None]) -> None:
    set_clock("1970-01-01T00:00:00+00:00")
    with pytest.raises(UserError, match="clock of this computer says 1970"):
        desk.sample.add()
    assert desk.clients.count() == 0
