"""Every format ever released is opened by this program, with all that was in it."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.errors import UserError
from clientdesk.store.engine import FORMAT

HERE = Path(__file__).parent
RELEASED = sorted(HERE.glob("format-*.clientdesk"))


@pytest.fixture(params=RELEASED, ids=lambda path: path.stem)
def released(request: pytest.FixtureRequest, path: Path) -> tuple[Path, Any]:
    """A copy of a released file, and what was in it."""
    shutil.copy(request.param, path)
    return path, json.loads(request.param.with_suffix(".json").read_text(encoding="utf-8"))


def test_each_format_has_left_a_file() -> None:
    assert [path.stem for path in RELEASED] == [f"format-{number}" for number in range(1, FORMAT + 1)]


def test_a_released_file_opens_with_all_that_was_in_it(released: tuple[Path, Any]) -> None:
    path, told = released
    with Desk.open(path) as desk:
        assert json.loads(json.dumps(desk.keeping.dump(), default=str)) == told
        assert desk.keeping.check(deep=True) == []


def test_an_older_file_that_is_only_to_be_read_is_left_as_it_is(path: Path) -> None:
    shutil.copy(RELEASED[0], path)
    before = path.read_bytes()
    with pytest.raises(UserError, match="has an older format and must be opened for writing once"):
        Desk.open(path, read_only=True)
    assert path.read_bytes() == before


def test_a_released_file_is_found_in_undone_and_edited(released: tuple[Path, Any]) -> None:
    path, _told = released
    with Desk.open(path, user="maker") as desk:
        assert [hit.line.code for hit in desk.searching.find("赵大山")] == ["KH000001"]
        desk.past.undo()
        person = desk.clients.get("KH000001")
        assert person[Basics.full_name] != "赵大山"
        assert [draft.text for draft in desk.drafts.of(person.id)] == ["12x"]
        photo = person[Basics.photo]
        assert photo is not None
        assert desk.attachments.read(photo) is not None
        person[Basics.full_name] = "王小明"
        desk.clients.save(person)
        assert desk.keeping.check(deep=True) == []
