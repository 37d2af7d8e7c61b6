"""References that want a file to be begun, stored with it as one step."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.links import wanted
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.relations import Friend, Relations
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link, PartialDate
from clientdesk.errors import UserError
from tests import make


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    with Desk.create(path, user="tester") as made:
        made.clients.create(make.person("王薇"))
        yield made


def test_a_file_is_begun_with_the_reference_and_taken_back_with_it(desk: Desk) -> None:
    client = desk.clients.get("KH000001")
    client[Basics.employer_id] = wanted("enterprise", "Sample Mills")
    desk.clients.save(client)
    client = desk.clients.get("KH000001")
    assert client[Basics.employer_id] == Link("KH000002", "Sample Mills")
    assert client[Basics.employer_name] == "Sample Mills"
    assert desk.clients.get("KH000002").name == "Sample Mills"
    desk.past.undo()
    assert desk.clients.get("KH000001")[Basics.employer_id] is None
    assert desk.clients.count() == 1


def test_a_spouse_for_whom_a_file_is_begun_points_back(desk: Desk) -> None:
    client = desk.clients.get("KH000001")
    client[Family.spouse_id] = wanted("person", "周明")
    desk.clients.save(client)
    assert desk.clients.get("KH000002")[Family.spouse_id] == Link("KH000001", "王薇")


def test_a_row_can_want_a_file_too(desk: Desk) -> None:
    client = desk.clients.get("KH000001")
    client[Relations.friends] = (Row({"name": "Ann Lee", "person_id": wanted("person", "Ann Lee")}),)
    desk.clients.save(client)
    (row,) = desk.clients.get("KH000001").rows(Relations.friends)
    assert row.values["person_id"] == Link("KH000002", "Ann Lee")


def test_a_file_of_a_kind_that_does_not_fit_is_refused(desk: Desk) -> None:
    client = desk.clients.get("KH000001")
    client[Family.spouse_id] = wanted("enterprise", "Sample Mills")
    with pytest.raises(UserError) as refused:
        desk.clients.save(client)
    assert refused.value.key == "no_such_target"
    assert desk.clients.count() == 1


def test_a_file_is_wanted_still_where_the_reference_was_not_stored(desk: Desk) -> None:
    client = desk.clients.get("KH000001")
    client[Family.spouse_id] = wanted("person", "周明")
    client[Relations.friends] = (Row({"name": "Ann Lee", "person_id": wanted("person", "Ann Lee")}),)
    client[Basics.birth_date] = PartialDate(9999)
    with pytest.raises(UserError, match="future"):
        desk.clients.save(client)
    client[Basics.birth_date] = None
    desk.clients.create(make.person("Somebody Else"))
    desk.clients.save(client)
    stored = desk.clients.get("KH000001")
    named = [stored[Family.spouse_id], *(row[Friend.person_id] for row in stored.rows(Relations.friends))]
    assert [(link.name, desk.clients.get(link.target or "").name) for link in named if link] == [
        ("周明", "周明"),
        ("Ann Lee", "Ann Lee"),
    ]
    assert desk.clients.get("KH000002")[Family.spouse_id] is None
