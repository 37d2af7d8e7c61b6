"""How well and how fast doubles are found: `python -m tests.bench --doubles 50000 --seed 1`.

One client in 25 is a copy of another with one of ten kinds of mistake (`tests/making/doubled.py`, which shares no code
with the search for doubles). Told are precision and recall at the threshold and around it, recall for each kind of
mistake, how far the score can be believed, the seconds of a scan and the milliseconds of a hint.
"""

import resource
import time
from collections import Counter
from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.desk.doubles.given import Pair
from clientdesk.desk.doubles.subject import LEAST
from clientdesk.dossier.fields import read_json
from clientdesk.progress import Progress
from tests.making.doubled import Population, population

_TOGETHER = 500
_HINTS = 200
_SHARE = 25
Truth = dict[frozenset[str], str]


def table(folder: Path, clients: int, *, seed: int) -> None:
    """Make the file unless it is there, and print the lines."""
    made = population(clients=clients, doubles=clients // _SHARE, seed=seed)
    path = folder / f"doubles-{clients}-{seed}.clientdesk"
    if not path.exists():
        _make(path, made)
    truth = {frozenset((_code(one), _code(other))): mistake for one, other, mistake in made.doubles}
    with Desk.open(path, user="bench") as desk:
        _scan(desk, truth)
        _hint(desk, made)


def _make(path: Path, made: Population) -> None:
    making = path.with_suffix(".new")
    making.unlink(missing_ok=True)
    with Desk.create(making, user="bench") as desk:
        for start in range(0, len(made.clients), _TOGETHER):
            with desk.store.step("Add", by="bench") as step:
                for kind, values in made.clients[start : start + _TOGETHER]:
                    record = desk.clients.new(kind)
                    for key, value in values.items():
                        field = record.kind.by_key[key]
                        record[field] = read_json(field, value)
                    desk.clients.create_in(step, record)
    making.rename(path)


def _code(place: int) -> str:
    return f"KH{place + 1:06d}"


def _scan(desk: Desk, truth: Truth) -> None:
    stages: dict[str, float] = {}
    begun = time.perf_counter()

    def told(_done: int, _total: int, text: str) -> None:
        stages.setdefault(text, time.perf_counter() - begun)

    busy = time.process_time()
    desk.doubles.scan(progress=Progress(told=told))
    took, busy = time.perf_counter() - begun, time.process_time() - busy
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\n{desk.clients.count()} clients, {len(truth)} doubles")
    print(f"scan: {took:.1f} s, of the processor {busy:.1f} s; at most {memory:.0f} MB")
    pairs = desk.doubles.scan(least=0.0)
    print(f"{len(pairs)} pairs compared")
    print("stages, s from the start: " + ", ".join(f"{text} {at:.1f}" for text, at in stages.items()))
    found = {frozenset((pair.one.code, pair.other.code)): pair for pair in pairs}
    print(f"{'from':>6}{'found':>8}{'precision':>11}{'recall':>9}")
    for least in (0.5, 0.8, LEAST, 0.95, 0.99):
        chosen = {codes for codes, pair in found.items() if pair.score >= least}
        right = len(chosen & truth.keys())
        print(f"{least:>6}{len(chosen):>8}{right / len(chosen):>11.4f}{right / len(truth):>9.4f}")
    _by_mistake(found, truth)
    _calibrated(found, truth)
    safe = {codes for codes, pair in found.items() if pair.safe}
    print(f"safe: {len(safe)}, of which right {len(safe & truth.keys())}")


def _by_mistake(found: dict[frozenset[str], Pair], truth: Truth) -> None:
    wanted = Counter(truth.values())
    met = Counter(
        mistake for codes, mistake in truth.items() if (pair := found.get(codes)) is not None and pair.score >= LEAST
    )
    print("recall by mistake: " + ", ".join(f"{name} {met[name] / count:.3f}" for name, count in wanted.items()))


def _calibrated(found: dict[frozenset[str], Pair], truth: Truth) -> None:
    """Of the pairs in each tenth of the score, how many are right."""
    tenths = Counter(min(9, int(pair.score * 10)) for pair in found.values())
    right = Counter(min(9, int(found[codes].score * 10)) for codes in truth if codes in found)
    print("right of all in each tenth: " + ", ".join(f"0.{each}: {right[each]}/{tenths[each]}" for each in range(10)))


def _hint(desk: Desk, made: Population) -> None:
    """What a hint takes while the copies are typed in, and how often the original is its first."""
    took, first = [], 0
    chosen = made.doubles[:: max(1, len(made.doubles) // _HINTS)]
    for one, other, _mistake in chosen:
        kind, values = made.clients[other]
        record = desk.clients.new(kind)
        for key, value in values.items():
            record[record.kind.by_key[key]] = read_json(record.kind.by_key[key], value)
        begun = time.perf_counter()
        found = desk.doubles.like(record, limit=3)
        took.append((time.perf_counter() - begun) * 1000)
        first += any(like.line.code == _code(one) for like in found)
    took.sort()
    told = ", ".join(
        f"{name} {took[int(at * (len(took) - 1))]:.1f}" for name, at in (("p50", 0.5), ("p95", 0.95), ("worst", 1))
    )
    print(f"hint, ms: {told}; the original among three in {first / len(chosen):.0%}")
