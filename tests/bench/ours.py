"""One task of ours, timed in a process of its own: argv is TASK, FILE, password, what the task needs."""

import json
import re
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from clientdesk.desk import Desk, batch
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from tests import make

Figures = dict[str, list[float]]
PAGE = 50


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def start(path: Path, password: str | None, _given: str) -> Figures:
    """A file opened until its list can be used."""

    def listed() -> None:
        desk = Desk.open(path, password=password)
        desk.clients.lines(desk.clients.numbers()[:PAGE])

    return {"start": [timed(listed)]}


def search(path: Path, password: str | None, given: str) -> Figures:
    """What is typed, found and listed."""
    with Desk.open(path, password=password) as desk:

        def find(text: str) -> None:
            numbers, _more = desk.searching.numbers(text, limit=PAGE)
            desk.clients.lines(numbers)

        queries = json.loads(Path(given).read_text(encoding="utf-8"))
        return {kind: [timed(partial(find, text)) for text in texts] for kind, texts in queries.items()}


def dossier(path: Path, password: str | None, given: str) -> Figures:
    """A whole client read."""
    with Desk.open(path, password=password) as desk:
        numbers = sorted(desk.clients.numbers())
        return {"dossier": [timed(partial(desk.clients.by_number, n)) for n in _some(numbers, given)]}


def save(path: Path, password: str | None, given: str) -> Figures:
    """One field of a client changed."""
    with Desk.open(path, password=password) as desk:
        records = map(desk.clients.by_number, _some(sorted(desk.clients.numbers(kinds=[PERSON.name])), given))
        figures = []
        for record in filter(None, records):
            record[Basics.position] = f"post {time.time_ns()}"
            figures.append(timed(partial(desk.clients.save, record)))
        return {"save": figures}


def create(path: Path, password: str | None, given: str) -> Figures:
    """Clients made in steps of 500; each alone, as `batch` does."""
    with Desk.create(path, password=password) as desk:
        make.fill(desk, 10)
        made = [make.client(desk, number) for number in range(10, int(given) + 10)]

        def fill() -> None:
            with desk.store.step("Add", by="bench") as step:
                for record, blobs in made:
                    make.keep(step, blobs)
                    desk.clients.create_in(step, record)

        whole = timed(fill) / len(made)
        told = [record.to_json() for record, _blobs in made[:100]]
        for line in told:
            del line["values"]["client_code"], line["values"]["client_kind"]
        actions = [{"op": "create", "kind": t["kind"], "values": {**t["values"], **t["groups"]}} for t in told]
        lines = [json.dumps(action, ensure_ascii=False, default=str) for action in actions]
        single = [timed(lambda line=line: batch.perform(desk, batch.parse(line))) for line in lines]  # type: ignore[misc]
        return {"create": [whole], "create by batch": single}


def _some(numbers: list[int], given: str) -> list[int]:
    return numbers[:: max(1, len(numbers) // int(given))]


TASKS = {task.__name__: task for task in (start, search, dossier, save, create)}

if __name__ == "__main__":
    told = TASKS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3] or None, sys.argv[4])
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    print(json.dumps({**told, "memory": [int(peak[1]) / 1024 if peak else 0.0]}))
