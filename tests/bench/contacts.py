"""vCards read and imported, and written, beside two baselines: `python -m tests.bench --contacts N`.

Seconds are those of the processor, the child's among them: other programs on the machine do not count.

The bare baseline splits unfolded lines at their first colon and inserts ten columns with one index of trigrams: no
check of a value, no encodings, no addresses in parts, no doubles, no names read aloud, no history, no undo. The other
one parses the cards with vobject (where it is installed) and creates the same clients as a program would by `batch`,
in one step: search, history and undo, but no matching, no limited child, nothing compared with what is there.
"""

import importlib
import io
import resource
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from random import Random

from clientdesk.desk import Desk
from clientdesk.desk.clients import values_from_json
from clientdesk.desk.importing.given import Policy
from clientdesk.dossier.kinds import PERSON
from clientdesk.exchange.contacts.given import Contact
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


def parsed(path: Path) -> float | None:
    """Seconds for parsing all cards with vobject; None where it is not installed."""
    try:
        library = importlib.import_module("vobject")
    except ImportError:
        return None
    text = path.read_text(encoding="utf-8")
    begun = time.process_time()
    for card in library.readComponents(text):
        str(card.fn.value)
    return time.process_time() - begun


def created(contacts: Sequence[Contact], file: Path) -> float:
    """Seconds for creating clients of these values in one step."""
    with Desk.create(file) as desk:
        begun = time.process_time()
        with desk.store.step("Add", by="bench") as step:
            for contact in contacts:
                record = desk.clients.new(contact.kind)
                for field, value in values_from_json(record.kind, contact.values).items():
                    record[field] = value
                desk.clients.create_in(step, record)
        return time.process_time() - begun


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
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            _write_out(desk, Path(folder), told)
        child = resource.getrusage(resource.RUSAGE_CHILDREN)
        told["child"] = child.ru_utime + child.ru_stime
        contacts = source.contacts.contacts if source.contacts else ()
        fair = created(contacts, Path(folder) / "batch.clientdesk")
        library = parsed(path)
        print(f"{count} cards, {path.stat().st_size / 1e6:.1f} MB; processor seconds")
    for name, seconds in {**told, "bare split": split, "bare insert": insert, "batch create": fair}.items():
        print(f"{name:<14}{seconds:>8.2f}")
    print(f"{'vobject':<14}" + (f"{library:>8.2f}" if library is not None else "   not installed"))
    whole = sum(told[name] for name in ("open", "check", "run", "child"))
    print(f"{'in, all':<14}{whole:>8.2f}  {whole / (split + insert):.1f} times bare split and insert")
    if library is not None:
        print(f"{'':<22}  {whole / (library + fair):.2f} times vobject and batch create")
    print(f"{'MB ours':<14}{memory:>8.0f}\n{'MB child':<14}{child.ru_maxrss / 1024:>8.0f}")


def _write_out(desk: Desk, folder: Path, told: dict[str, float]) -> None:
    ways: dict[str, Callable[[], object]] = {
        "vcard out": lambda: desk.outgoing.contacts(folder / "out.vcf"),
        "csv out": lambda: desk.outgoing.tables(folder / "csv"),
        "all out": lambda: desk.outgoing.everything(folder / "out.json", reason="bench"),
    }
    for name, way in ways.items():
        with _measured(name, told):
            way()
