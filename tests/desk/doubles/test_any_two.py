"""Whatever two files hold: a merge loses no row and leaves no reference behind, and taking it back gives all of it
back."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.doubles.values import means_same
from clientdesk.dossier.fields import rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import Reference
from clientdesk.dossier.values import Link
from tests import make
from tests.desk.doubles.merged import pointing_at


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Ten clients, filled as clients are, of whom some were introduced by others."""
    with make.desk(tmp_path_factory.mktemp("crowd") / "crowd.clientdesk", clients=10) as desk:
        people = list(desk.clients.every(kinds=["person"]))
        for one, other in pairwise(people):
            one[Header.introduced_by] = Link(other.code)
            desk.clients.save(one)
        yield desk


@pytest.mark.parametrize("seed", range(5))
def test_a_merge_of_any_two_loses_no_row_and_can_be_taken_back(crowd: Desk, seed: int, path: Path) -> None:
    rng = Random(seed)
    kind = rng.choice(("person", "person", "enterprise"))
    keep, drop = rng.sample(list(crowd.clients.every(kinds=[kind])), 2)
    before = crowd.keeping.dump()
    step = crowd.doubles.merge(keep.code, drop.code).changed.step
    merged = crowd.clients.get(keep.code)
    assert missing(merged, keep) == []
    assert missing(merged, drop) == []
    assert pointing_at(crowd, drop.code) == set()
    assert crowd.keeping.check() == []
    crowd.doubles.undo(step)
    assert crowd.keeping.dump() == before


def missing(merged: Record, source: Record) -> list[str]:
    """The rows of a file that no row of another says all of; references to rows have other numbers there."""
    lost = []
    for group in source.kind.groups:
        columns = [
            column for column in rows_of(group).columns if column.stored and not isinstance(column.type, Reference)
        ]
        for row in source.rows(group):
            told = [column for column in columns if row[column] is not None]
            if not any(all(means_same(c, row[c], other[c]) for c in told) for other in merged.rows(group)):
                lost.append(group.key)
    return lost
