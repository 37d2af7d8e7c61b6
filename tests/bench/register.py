"""The client register beside openpyxl's own writer, same cells, same styles: `python -m tests.bench --register N`.

As a program it writes one register in a process of its own: argv is FILE, OUT.xlsx.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
from python_calamine import CalamineWorkbook

from clientdesk.desk import Desk
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import Link
from tests import make

AIM = 4.0
"""How many times faster than the baseline the writing is meant to be."""
RUNS = 3
"""The best of so many counts. Times are those of the processor: other programs take their share of the machine."""
_IN_THE_REGISTER = (
    "lifecycle_stage importance abc_class_override lead_source notes email payment_terms credit_limit office_phone"
)
_TOGETHER = 500
Figures = dict[str, float]


def table(folder: Path, clients: int) -> None:
    """Measure one desk and print its lines."""
    file = thin_desk(folder, clients)
    out, content, bare = (folder / f"register-{clients}.{suffix}" for suffix in ("xlsx", "jsonl", "bare.xlsx"))
    ours = [sys.executable, "-m", "tests.bench.register", str(file), str(out)]
    mine = [_told(ours)]
    told = mine[0]["rows"]
    keep_content(out, content)
    theirs = [_told([sys.executable, "-m", "tests.bench.baselines.workbook", str(content), str(bare)])]
    for _ in range(RUNS - 1):
        mine.append(_told(ours))
        theirs.append(_told([sys.executable, "-m", "tests.bench.baselines.workbook", str(content), str(bare)]))
    print(f"\nregister of {told:.0f} clients{'':<12}{'ours':>10}{'openpyxl':>10}{'times':>8}")
    for name in ("reading", "writing", "whole"):
        best = min(each[name] for each in mine)
        other = min(each["writing"] for each in theirs)
        compared = f"{other:>10.2f}{other / best:>8.1f}" if name != "reading" else ""
        print(f"  {name + ', s':<34}{best:>10.2f}{compared}{' *' if name == 'writing' and other / best < AIM else ''}")
    for name in ("memory before", "memory"):
        print(f"  {name + ', MB':<34}{mine[0][name]:>10.0f}{theirs[0][name]:>10.0f}")
    print(f"  {'workbook, MB':<34}{out.stat().st_size / 1e6:>10.1f}{bare.stat().st_size / 1e6:>10.1f}")


def _told(command: list[str]) -> Figures:
    told: Figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


def thin_desk(folder: Path, clients: int) -> Path:
    """A desk of so many clients of whom only what a register shows is known, made once for a folder.

    Whole dossiers would take the better part of an hour and gigabytes, and the register reads no more of them.
    """
    path = folder / f"thin-{clients}.clientdesk"
    if not path.exists():
        making = folder / f"making-{path.name}"
        making.unlink(missing_ok=True)
        with Desk.create(making, user="tester") as desk:
            for start in range(0, clients, _TOGETHER):
                with desk.store.step("Add", by=desk.user) as step:
                    for number in range(start, min(clients, start + _TOGETHER)):
                        kind = desk.kind((ENTERPRISE if number % 3 == 2 else PERSON).name)
                        desk.clients.create_in(step, thin(kind, Random(f"thin {number}")))
        making.rename(path)
    return path


def thin(kind: Kind, rng: Random) -> Record:
    """A client as registers see them."""
    made = make.record(kind, rng, filled=0.02, rows=1)
    for key in _IN_THE_REGISTER.split():
        if key in kind.by_key and rng.random() < 0.7:
            made[kind.by_key[key]] = make.content(kind.by_key[key], rng)
    group = kind.by_key["org_people" if kind.name == ENTERPRISE.name else "addresses"]
    made[group] = tuple(make.row(rows_of(group), rng, filled=0.6) for _ in range(2))
    made[Header.owner_id] = Link(None, rng.choice(("tester", "陈晓", "Kim")))
    if kind.name == ENTERPRISE.name:
        made[Trading.currency] = "USD" if rng.random() < 0.02 else "CNY"
    return made


def keep_content(workbook: Path, content: Path) -> None:
    """Styles and values of a register's rows for the baseline: a line of styles, then a line for each row."""
    sheet = openpyxl.load_workbook(workbook, read_only=True).worksheets[0]
    (row,) = sheet.iter_rows(min_row=5, max_row=5)
    styles = [_style(cell) for cell in row]
    rows = CalamineWorkbook.from_path(workbook).get_sheet_by_index(0).to_python(skip_empty_area=False)
    with content.open("w", encoding="utf-8") as out:
        for line in (styles, *([_plain(value) for value in row] for row in rows)):
            out.write(json.dumps(line, ensure_ascii=False) + "\n")


def _style(cell: Any) -> dict[str, Any]:
    return {
        "format": cell.number_format,
        "font": cell.font.name,
        "size": cell.font.sz,
        "side": cell.alignment.horizontal,
        "wrap": bool(cell.alignment.wrap_text),
        "rule": cell.border.bottom.style,
        "colour": cell.border.bottom.color.rgb,
    }


def _plain(value: Any) -> Any:
    return None if value == "" else value.isoformat()[:10] if isinstance(value, date) else value


def write(file: Path, out: Path) -> Figures:
    """One register written; then the clients only read as they were read for it."""
    import clientdesk.exchange.workbooks.client_register  # noqa: F401 - the baseline is not timed while it imports

    asked: list[dict[str, Any]] = []
    with Desk.open(file, read_only=True) as desk:
        every = desk.clients.every

        def noted(**given: Any) -> Iterable[Record]:
            asked.append(given)
            return every(**given)

        desk.clients.every = noted  # type: ignore[method-assign]
        before = memory("VmRSS")
        begun = time.process_time()
        desk.ledgers.save("register", out, language="zh_CN")
        whole = time.process_time() - begun
        peak = memory("VmHWM")
        begun = time.process_time()
        rows = [sum(1 for _ in every(**given)) for given in asked]
        reading = time.process_time() - begun
    figures = {"reading": reading, "writing": whole - reading, "whole": whole, "rows": rows[-1]}
    return figures | {"memory before": before, "memory": peak}


def memory(name: str) -> float:
    """Megabytes of this process, now (VmRSS) or at most so far (VmHWM)."""
    found = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    print(json.dumps(write(*map(Path, sys.argv[1:3]))))
