"""The people of a file sorted by another rule, once, when it is opened: `python -m tests.bench --names N`.

Every other one has a Latin name under its first word. The bare baseline writes a lower-case name as the key of the same
people by one statement: nobody's surname is looked for.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from clientdesk.desk import Desk
from clientdesk.dossier.kinds import PERSON
from clientdesk.store import filing
from clientdesk.store.schema import Connection
from tests import make

_FIRST = ["Pauline", "Adam", "Zoe", "Tom", "Anna", "Mary", "John", "Peter", "Grace", "Liam"]
_LAST = ["Barraclough", "Zeller", "Abbott", "Barclay", "Smith", "Jones", "Müller", "Taylor", "Brown", "Davies"]
_LATIN = "kind = ? AND id % 2 = 0"


def table(count: int) -> None:
    """Make the file, measure, print processor seconds."""
    with tempfile.TemporaryDirectory() as folder, make.desk(Path(folder) / "names.clientdesk", clients=count) as desk:
        ours, bare = (_measured(desk, way) for way in (_sorted_anew, _set))
    print(f"{'':<24}{'ours, s':>10}{'bare, s':>10}{'ratio':>8}")
    print(f"{f'{count} clients':<24}{ours:>10.2f}{bare:>10.2f}{ours / bare:>8.2f}")


def _measured(desk: Desk, way: Callable[[Desk, Connection], None]) -> float:
    with desk.store.writing() as connection:
        _as_before(connection)
    begun = time.process_time()
    with desk.store.writing() as connection:
        way(desk, connection)
    return time.process_time() - begun


def _sorted_anew(desk: Desk, connection: Connection) -> None:
    filing.sort_anew(connection, desk.store.schema)


def _set(_desk: Desk, connection: Connection) -> None:
    connection.exec_driver_sql(f"UPDATE client SET sort = lower(name) || ' ' WHERE {_LATIN}", (PERSON.name,))


def _as_before(connection: Connection) -> None:
    """Every other person has a Latin name and stands under its first word."""
    rng = Random(1)
    numbers = connection.exec_driver_sql(f"SELECT id FROM client WHERE {_LATIN}", (PERSON.name,)).scalars().all()
    names = [f"{rng.choice(_FIRST)} {chr(65 + rng.randrange(26))}. {rng.choice(_LAST)}" for _number in numbers]
    named = [(name, name.lower(), number) for name, number in zip(names, numbers, strict=True)]
    connection.exec_driver_sql("UPDATE client SET name = ?, sort = ? WHERE id = ?", named)
