"""Whatever a table holds: the run stores what the check promised, the same once more changes nothing, undo is whole."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import (
    ADD,
    APPEND,
    BLANK,
    DO_NEW,
    DO_UPDATE,
    FILL,
    OVERWRITE,
    REPLACE,
    SKIP,
    Policy,
)
from tests import make
from tests.desk.importing.tables import counts, dump, sheet_of, source
from tests.making import identities, words

HEADINGS = ["姓名", "手机", "生日", "邮箱", "公司", "孩子1姓名", "孩子2姓名"]


def table(rng: Random, rows: int) -> list[list[Any]]:
    """People who come more than once, lack things, or hold what cannot be read."""
    people = [[words.full_name(rng), identities.mobile(rng)] for _ in range(rows // 2)]
    made: list[list[Any]] = []
    for _ in range(rows):
        name, mobile = rng.choice(people)
        born = rng.choice([date(1980, 1, rng.randint(1, 28)), "1980.3.5", "85年", None, None])
        rest = [rng.choice([None, identities.email(rng), "no mail"]), rng.choice([None, "样板贸易有限公司"])]
        children = [rng.choice([None, words.full_name(rng)]) for _ in range(2)]
        made.append([rng.choice([name, name, None]), rng.choice([mobile, mobile, None]), born, *rest, *children])
    return made


@pytest.mark.parametrize("seed", range(6))
def test_the_run_stores_what_the_check_promised(desk: Desk, seed: int) -> None:
    rng = Random(seed)
    given = source(sheet_of([HEADINGS, *table(rng, 30)]))
    other = source(sheet_of([HEADINGS, *table(rng, 10)]))
    desk.importing.run(desk.importing.check(other, desk.importing.match(other), Policy()))
    duplicates, children = rng.choice([FILL, OVERWRITE, SKIP, ADD]), rng.choice([APPEND, REPLACE])
    policy = Policy(duplicates, children, rng.choice([SKIP, BLANK]))
    before, clients = dump(desk), desk.clients.count()
    check = desk.importing.check(given, desk.importing.match(given), policy)
    assert dump(desk) == before
    report = desk.importing.run(check)
    assert counts(report) == counts(check)
    assert desk.clients.count() == clients + check.new
    promised = {line.place: line.fields for line in check.lines if line.action in (DO_NEW, DO_UPDATE)}
    for line in report.lines:
        if line.place in promised:
            stored = desk.clients.get(line.code)
            assert stored.name == line.name or line.action == DO_UPDATE
            assert all(stored[stored.kind.by_key[key]] is not None for key in promised[line.place])
    if policy.duplicates in (FILL, SKIP):
        again = desk.importing.check(given, desk.importing.match(given), policy)
        assert (again.new, again.updated) == (0, 0)
    if report.step:
        desk.importing.undo(report.step)
    assert dump(desk) == before


def test_a_large_import_is_taken_back_with_all_that_it_changed(path: Path) -> None:
    with make.desk(path, clients=5) as desk:
        before = dump(desk)
        given = source(sheet_of([["姓名", "手机"], *([f"客户{n}", f"154{n:08d}"] for n in range(300))]))
        report = desk.importing.run(desk.importing.check(given, desk.importing.match(given), Policy()))
        assert (report.new, desk.clients.count()) == (300, 305)
        assert desk.searching.find("客户299")
        desk.importing.undo(report.step or 0)
        assert dump(desk) == before
        assert not desk.searching.find("客户299")
