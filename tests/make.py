"""Makes what tests and benches need: values of every type, people, firms, whole desks; the same for the same seed.

Nothing made here belongs to anybody: `making/identities.py` says why of each kind of number.
"""

from pathlib import Path
from random import Random

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics as Person
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from clientdesk.store.journal import Step
from tests.making.records import content, record
from tests.making.values import Blobs, row, value

__all__ = [
    "ENTERPRISE",
    "PERSON",
    "Blobs",
    "client",
    "content",
    "desk",
    "enterprise",
    "fill",
    "keep",
    "person",
    "record",
    "row",
    "value",
]

SEED = 20
ENTERPRISES = 3
"""One client in so many is an enterprise."""
_STEP = 500


def person(full_name: str = "王小明", **values: object) -> Record:
    """A person with a name and what else is said: `make.person(mobile="154 0000 0001")`."""
    return _with(Record(PERSON), {Person.full_name.key: full_name, **values})


def enterprise(name: str = "样板贸易有限公司", **values: object) -> Record:
    """An enterprise with a name and what else is said."""
    return _with(Record(ENTERPRISE), {Firm.name.key: name, **values})


def _with(made: Record, values: dict[str, object]) -> Record:
    for key, held in values.items():
        made[made.kind.by_key[key]] = held
    return made


def desk(path: Path, *, clients: int = 0, seed: int = SEED, password: str | None = None) -> Desk:
    """A desk on a new file with so many clients, open."""
    made = Desk.create(path, password=password, user="tester")
    fill(made, clients, seed=seed)
    return made


def fill(desk: Desk, clients: int, *, seed: int = SEED) -> None:
    """Add clients to a new file, some hundred in a step; the first are the same however many follow."""
    for start in range(0, clients, _STEP):
        with desk.store.step("Add {n}", by=desk.user, values={"n": min(_STEP, clients - start)}) as step:
            for number in range(start, min(start + _STEP, clients)):
                made, blobs = client(desk, number, seed=seed)
                keep(step, blobs)
                desk.clients.create_in(step, made)


def client(desk: Desk, number: int, *, seed: int = SEED) -> tuple[Record, Blobs]:
    """The client of this place (from 0) in a made desk, not stored yet, and the bytes of its photos and files."""
    rng = Random(f"{seed}:{number}")
    blobs: Blobs = {}
    kind = desk.kind(ENTERPRISE.name if number % ENTERPRISES == ENTERPRISES - 1 else PERSON.name)
    made = record(kind, rng, blobs=blobs, links=_links(rng, number))
    made[Header.owner_id] = Link(None, rng.choice(("tester", "陈晓", "Kim")))
    return made, blobs


def keep(step: Step, blobs: Blobs) -> None:
    """Keep the bytes of photos and files as part of a step."""
    for digest, (media, data) in blobs.items():
        step.put_blob(digest, media, data)


def _links(rng: Random, number: int) -> dict[Field[Link], Link]:
    """References to clients made before this one."""
    links: dict[Field[Link], Link] = {}
    if number >= ENTERPRISES and rng.random() < 0.3:
        links[Header.introduced_by] = Link(_code(rng.randrange(number // ENTERPRISES) * ENTERPRISES))
    if number >= ENTERPRISES and rng.random() < 0.3:
        links[Person.employer_id] = Link(_code(rng.randrange(number // ENTERPRISES) * ENTERPRISES + ENTERPRISES - 1))
    return links


def _code(number: int) -> str:
    return f"{PERSON.prefix}{number + 1:06d}"
