"""A firm that is to be evaluated, and an evaluation that comes to grade A."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.operating_detail import Guarantee
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.work.evaluation import Evaluation, Score, criterion_of
from tests import make

NOW = "2026-11-22T10:00:00+00:00"


SOUND = {"character": 85, "capacity": 78, "capital": 72, "collateral": 60, "condition": 70, "continuity": 90}


@pytest.fixture
def desk(path: Path, set_clock: Callable[[str], None]) -> Iterator[Desk]:
    """A desk with an enterprise that has given a deposit."""
    set_clock(NOW)
    with Desk.create(path, user="tester") as made:
        deposit = Row({Guarantee.kind.key: "deposit", Guarantee.value.key: Decimal(20000)})
        made.clients.create(make.enterprise("样板贸易有限公司", guarantees=(deposit,), credit_limit=Decimal(50000)))
        yield made


def scored(record: Record, scores: Mapping[str, int | None]) -> Record:
    """The evaluation with points for its criteria."""
    rows = record.rows(Evaluation.scores)
    points = {name: None if score is None else Decimal(score) for name, score in scores.items()}
    record[Evaluation.scores] = tuple(row.with_value(Score.score, points.get(criterion_of(row))) for row in rows)
    return record


def sound(desk: Desk, client: str = "KH000001", **values: Any) -> Record:
    """A draft that comes to grade A: a turnover of 120,000 a month."""
    record = scored(desk.credit.draft(client), SOUND)
    record[Evaluation.monthly_turnover] = Decimal(120000)
    for key, value in values.items():
        record[record.kind.by_key[key]] = value
    return record


def dumped(desk: Desk) -> Any:
    return desk.keeping.dump()
