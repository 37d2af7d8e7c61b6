"""What the benches work on: desks of the generator, the same clients as plain lines for the baselines, queries."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from clientdesk.desk import Desk
from clientdesk.dossier.names import pinyin_readings
from clientdesk.dossier.record import Record
from clientdesk.store.listing import entry_of, listed
from tests import make

PASSWORD = "a password for benches"
OF_EACH = 60
"""Queries of each kind, and how many dossiers and saves are timed."""


def desk_file(folder: Path, clients: int) -> Path:
    """A plain desk of so many clients, made once for a folder."""
    path = folder / f"plain-{clients}.clientdesk"
    if not path.exists():
        making = folder / f"making-{path.name}"
        making.unlink(missing_ok=True)
        make.desk(making, clients=clients).close()
        making.rename(path)
    return path


def encrypted_file(plain: Path) -> Path:
    """The same desk under `PASSWORD`."""
    path = plain.with_name(plain.name.replace("plain", "encrypted"))
    if not path.exists():
        making = plain.with_name(f"making-{path.name}")
        shutil.copy(plain, making)
        with Desk.open(making) as desk:
            desk.keeping.rekey(PASSWORD)
        making.rename(path)
    return path


def records_file(plain: Path) -> Path:
    """The clients as lines of JSON: number, name, sort key, the words to be found by, all values."""
    path = plain.with_suffix(".jsonl")
    if not path.exists():
        making = plain.with_suffix(".making")
        with Desk.open(plain, read_only=True) as desk, making.open("w", encoding="utf-8") as out:
            for record in desk.clients.every():
                out.write(json.dumps(_line(record), ensure_ascii=False, default=str) + "\n")
        making.rename(path)
    return path


def _line(record: Record) -> dict[str, Any]:
    entry = entry_of(record)
    spoken = [form for name in entry.names for reading in pinyin_readings(name) for form in reading]
    head = "\n".join((*entry.names, *spoken, *entry.find)).casefold()
    rest = "\n".join(entry.rest).casefold()
    sort = listed(record)["sort"]
    return {"id": record.id, "name": record.name, "sort": sort, "head": head, "rest": rest, "value": record.to_json()}


def queries_file(records: Path) -> Path:
    """What people type, by kind, taken from the clients."""
    path = records.with_suffix(".queries.json")
    if not path.exists():
        with records.open(encoding="utf-8") as lines:
            some = [json.loads(line) for number, line in enumerate(lines) if number % 7 == 0 or number < 2000]
        path.write_text(json.dumps(dict(_queries(some)), ensure_ascii=False), encoding="utf-8")
    return path


def _queries(lines: list[dict[str, Any]]) -> Iterator[tuple[str, list[str]]]:
    rng = Random(4)
    people = [line for line in lines if line["value"]["kind"] == "person" and not line["name"].isascii()]

    def some(texts: list[str]) -> list[str]:
        return rng.sample(sorted(set(texts)), min(OF_EACH, len(set(texts))))

    readings = [pinyin_readings(person["name"])[0] for person in people[:1000]]
    values = [person["value"]["values"] for person in people]
    yield "name", some([person["name"] for person in people])
    yield "two characters", some([person["name"][:2] for person in people])
    yield "one character", some([person["name"][0] for person in people])
    yield "pinyin", some([full for full, _ in readings])
    yield "initials", some([initials for _, initials in readings if len(initials) > 1])
    yield "telephone tail", some([held["mobile"][-4:] for held in values if "mobile" in held])
    yield "company", some([held["employer_name"][2:6] for held in values if "employer_name" in held])
    yield "note", some([_piece(held["view_family"], rng) for held in values if len(held.get("view_family", "")) > 20])


def _piece(text: str, rng: Random) -> str:
    """Some characters that somebody remembers of a note."""
    place = rng.randrange(len(text) - 8)
    return " ".join(text[place : place + rng.randint(3, 8)].split())
