from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from tests import make

NAMES = ("Zoe Abbott", "张伟", "Adam Zeller", "Pauline Barraclough", "Barclay, Tom")
IN_ORDER = ["Zoe Abbott", "Barclay, Tom", "Pauline Barraclough", "Adam Zeller", "张伟"]


def filled(path: Path) -> Path:
    with make.desk(path) as desk:
        for name in NAMES:
            desk.clients.create(make.person(name))
    return path


def listed(desk: Desk) -> list[str]:
    return [line.name for line in desk.clients.lines(desk.clients.numbers())]


def as_before(path: Path) -> None:
    """As a file was left by a program that sorted names by their first word."""
    with Desk.open(path) as desk, desk.store.writing() as connection:
        connection.exec_driver_sql("UPDATE client SET sort = lower(name) WHERE sort LIKE '%  %'")
        connection.exec_driver_sql("DELETE FROM counter WHERE name = 'names filed'")


def test_people_are_listed_by_their_surname(path: Path) -> None:
    with Desk.open(filled(path)) as desk:
        assert listed(desk) == IN_ORDER


def test_a_file_sorted_by_first_words_is_sorted_anew_when_it_is_opened(path: Path) -> None:
    as_before(filled(path))
    with Desk.open(path, read_only=True) as desk:
        assert listed(desk)[0] == "Adam Zeller"
        assert desk.keeping.check(deep=False) == []
    with Desk.open(path) as desk:
        assert listed(desk) == IN_ORDER
        assert desk.keeping.check(deep=False) == []
    with Desk.open(path, read_only=True) as desk:
        assert listed(desk) == IN_ORDER


def test_an_own_sort_key_stays_when_a_file_is_sorted_anew(path: Path) -> None:
    with Desk.open(filled(path)) as desk:
        desk.clients.create(make.person("Adam Zeller", name_sort="aaa"))
    as_before(path)
    with Desk.open(path) as desk:
        assert listed(desk)[0] == "Adam Zeller"
        assert desk.keeping.check(deep=False) == []


def test_telling_the_family_name_moves_a_client_in_the_list(path: Path) -> None:
    with Desk.open(filled(path)) as desk:
        [number] = [one for one in desk.clients.numbers() if desk.clients.lines([one])[0].name == "Adam Zeller"]
        record = desk.clients.by_number(number)
        assert record is not None
        record[Basics.family_name] = "Adam"
        desk.clients.save(record)
        assert listed(desk)[:2] == ["Zoe Abbott", "Adam Zeller"]
