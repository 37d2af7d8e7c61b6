"""All ratios of many enterprises with five years each: reckoned, checked, judged and compared; and read from a file."""

import tempfile
import time
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random

from clientdesk.analysis.identities import identities, unbalanced
from clientdesk.analysis.ratios import ratios, with_trend
from clientdesk.analysis.statements import reckon
from clientdesk.desk import Desk
from clientdesk.dossier.statements.figures import Figures, Sheet
from clientdesk.dossier.statements.lines import LINE, OPENING
from clientdesk.dossier.statements.statement import Statement
from clientdesk.dossier.values import Link
from tests import make
from tests.analysis.worked import amounts, twin

YEARS = 5
_BLOCKS = ("bs_close", "is", "cf", "cf_indirect", "memo")
_STORED = 200


def sheets(rng: Random) -> list[Sheet]:
    """Five years of an enterprise, each a worked year at another scale."""
    page = twin("worked-company")["periods"][1]
    closing, opening = amounts(*(page[block] for block in _BLOCKS)), amounts(page["bs_open"])
    scale = Decimal(rng.randint(50, 5000)) / 100
    made = []
    for year in range(2021, 2021 + YEARS):
        scale *= Decimal(rng.randint(80, 130)) / 100
        lines = {key: value if key == "memo_tax_rate" else round(value * scale, 2) for key, value in closing.items()}
        before = {key: round(value * scale, 2) for key, value in opening.items()}
        made.append(Sheet(lines, before, start=date(year, 1, 1), end=date(year, 12, 31)))
    return made


def reckoned(years: list[Sheet]) -> int:
    """How many values came of the years of one enterprise."""
    values = 0
    before: Figures | None = None
    earlier = None
    for sheet in years:
        figures = reckon(sheet)
        found = ratios(figures, before, unbalanced=unbalanced(identities(figures, before)))
        values += sum(result.value is not None for result in with_trend(found, earlier).values())
        before, earlier = figures, found
    return values


def table(enterprises: int) -> None:
    """Measure and print."""
    rng = Random(1)
    some = [sheets(rng) for _ in range(min(enterprises, 200))]
    begun, worked = time.perf_counter(), time.process_time()
    values = sum(reckoned(some[number % len(some)]) for number in range(enterprises))
    taken, worked = time.perf_counter() - begun, time.process_time() - worked
    periods = enterprises * YEARS
    print(f"{enterprises} enterprises × {YEARS} years: {taken:.1f} s, of the processor {worked:.1f} s")
    print(f"{worked / periods * 1000:.2f} ms of the processor a period")
    print(f"{values} values of {periods * 44}")
    with tempfile.TemporaryDirectory() as folder:
        stored(Path(folder), some)


def stored(folder: Path, some: list[list[Sheet]]) -> None:
    """The same from a file, and one statement opened."""
    with make.desk(folder / "bench.clientdesk") as desk:
        codes = [_keep(desk, years) for years in some[:_STORED]]
        begun = time.perf_counter()
        periods = sum(len(found.periods) for found in desk.statements.ratios_of_all())
        taken = time.perf_counter() - begun
        print(f"from a file: {periods} periods in {taken:.1f} s, {taken / periods * 1000:.2f} ms a period")
        begun = time.perf_counter()
        found = desk.statements.ratios(codes[0])
        print(
            f"the statements of a client with {len(found.periods)} years: {(time.perf_counter() - begun) * 1000:.1f} ms"
        )
        records = [period.record for period in found.periods]
        begun = time.perf_counter()
        desk.statements.live(records, settings=found.settings)
        print(f"all figures after a cell was typed: {(time.perf_counter() - begun) * 1000:.1f} ms")


def _keep(desk: Desk, years: list[Sheet]) -> str:
    client = make.enterprise()
    with desk.store.step("Add", by="bench") as step:
        desk.clients.create_in(step, client)
        for sheet in years:
            record = desk.clients.new("statement")
            record[Statement.client] = Link(client.code, client.name)
            record[Statement.period_start], record[Statement.period_end] = sheet.start, sheet.end
            for key, value in sheet.closing.items():
                record[LINE[key]] = value
            for key, value in sheet.opening.items():
                record[OPENING[key]] = value
            desk.clients.create_in(step, record)
    return client.code
