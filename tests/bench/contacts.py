"""vCards read and imported, and written, beside bare splitting and inserting: `python -m tests.bench --contacts N`.

Seconds are those of the processor, the child's among them: other programs on the machine do not count.
"""

import io
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Policy
from clientdesk.dossier.kinds import PERSON
from clientdesk.exchange.contacts.writing import write_contacts
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import catalogue
from tests import make

_LINES = ("FN", "N", "TEL", "EMAIL", "ORG", "TITLE", "ADR", "BDAY", "NOTE", "CATEGORIES")


def made(count: int) -> bytes:
    """So many persons as vCards of our own making, without pictures."""
    rng, out = Random(5), io.BytesIO()
    records = (make.record(PERSON, rng, rows=2) for _ in range(count))
    write_contacts(
        records, out, version="3.0", disclosure=Disclosure(), words=catalogue("zh_CN"), photo_of=lambda one: None
    )
    return out.getvalue()


def bare(path: Path, file: Path) -> tuple[float, float]:
    """Seconds for splitting the lines of all cards, and for inserting them with an index of their words."""
    begun = time.process_time()
    rows = []
    for card in path.read_text(encoding="utf-8").replace("\n ", "").split("END:VCARD"):
        told = dict.fromkeys(_LINES, "")
        for line in card.splitlines():
            name, _, value = line.partition(":")
            key = name.partition(";")[0]
            if key in told:
                told[key] = f"{told[key]} {value}".strip()
        if told["FN"]:
            rows.append(tuple(told.values()))
    split = time.process_time() - begun
    marks = ", ".join("?" * len(_LINES))
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute(f"CREATE TABLE card ({', '.join(_LINES)})")
        connection.execute("CREATE VIRTUAL TABLE found USING fts5 (words, tokenize=trigram)")
        connection.executemany(f"INSERT INTO card VALUES ({marks})", rows)
        connection.executemany("INSERT INTO found VALUES (?)", [(" ".join(row),) for row in rows])
    connection.close()
    return split, time.process_time() - begun - split


@contextmanager
def _measured(name: str, told: dict[str, float]) -> Iterator[None]:
    begun = time.process_time()
    yield
    told[name] = time.process_time() - begun


def table(count: int) -> None:
    """Measure and print."""
    told: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cards.vcf"
        path.write_bytes(made(count))
        split, insert = bare(path, Path(folder) / "bare.sqlite")
        with Desk.create(Path(folder) / "book.clientdesk") as desk:
            with _measured("open", told):
                source = desk.importing.open(path)
            with _measured("check", told):
                check = desk.importing.check(source, desk.importing.match(source), Policy())
            with _measured("run", told):
                desk.importing.run(check)
            ways: dict[str, Callable[[], object]] = {
                "vcard out": lambda: desk.outgoing.contacts(Path(folder) / "out.vcf"),
                "csv out": lambda: desk.outgoing.tables(Path(folder) / "csv"),
                "all out": lambda: desk.outgoing.everything(Path(folder) / "out.json", reason="bench"),
            }
            for name, way in ways.items():
                with _measured(name, told):
                    way()
        child = resource.getrusage(resource.RUSAGE_CHILDREN)
        told["child"] = child.ru_utime + child.ru_stime
        print(f"{count} cards, {path.stat().st_size / 1e6:.1f} MB; processor seconds")
    for name, seconds in {**told, "bare split": split, "bare insert": insert}.items():
        print(f"{name:<14}{seconds:>8.2f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'MB ours':<14}{memory:>8.0f}\n{'MB child':<14}{child.ru_maxrss / 1024:>8.0f}")
