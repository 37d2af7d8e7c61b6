"""A number that only one client can have is refused for a second one, with the name of the first."""

import pytest

from clientdesk.desk import Desk, taken
from clientdesk.desk.taken import Taken, refuse_taken
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.person.basics import Basics
from tests import make

NUMBER = "E00000001"


def test_an_identity_number_of_another_file_is_refused_and_the_other_named(desk: Desk) -> None:
    first = make.person("李娜", id_number=NUMBER, id_doc_type="passport")
    desk.clients.create(first)
    second = make.person("李小娜", id_number=NUMBER, id_doc_type="passport")
    with pytest.raises(Taken) as refused:
        refuse_taken(desk, second, Basics.id_number)
    assert refused.value.other.name == "李娜"
    assert NUMBER not in str(refused.value)
    refuse_taken(desk, first, Basics.id_number)
    desk.clients.trash([first.code])
    refuse_taken(desk, second, Basics.id_number)


def test_a_number_with_the_same_tail_is_another_number(desk: Desk) -> None:
    desk.clients.create(make.person("李娜", id_number="E10000001", id_doc_type="passport"))
    refuse_taken(desk, make.person("李小娜", id_number=NUMBER, id_doc_type="passport"), Basics.id_number)


def test_a_registration_number_is_compared_without_spaces_and_case(desk: Desk) -> None:
    desk.clients.create(make.enterprise("样板公司", reg_no="91ab 0000"))
    with pytest.raises(Taken):
        refuse_taken(desk, make.enterprise("样板分公司", reg_no="91AB0000"), Firm.reg_no)


def test_a_number_is_found_among_many_files_that_say_it_too(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken, "_LIKELY", 3)
    for place in range(5):
        desk.clients.create(make.enterprise(f"12 {place}"))
    desk.clients.create(make.enterprise("样板公司", reg_no="12"))
    with pytest.raises(Taken) as refused:
        refuse_taken(desk, make.enterprise("样板分公司", reg_no=" 1-2 "), Firm.reg_no)
    assert refused.value.other.name == "样板公司"


def test_other_fields_may_say_the_same_as_often_as_they_like(desk: Desk) -> None:
    desk.clients.create(make.person("李娜", mobile="15400000001"))
    refuse_taken(desk, make.person("李小娜", mobile="15400000001"), Basics.mobile)
