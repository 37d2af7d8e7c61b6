"""Tables read from outside beside the bare readers on the same files: `python -m tests.bench --intake N`.

As a program it reads one file in a process of its own: argv is ours|bare, FILE.
"""

import csv
import io
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from openpyxl import Workbook

from clientdesk.exchange.intake import read_tables
from clientdesk.exchange.untrusted import Child
from tests.making import identities

RUNS = 3
"""The best of so many counts."""
COLUMNS = ("编号", "姓名", "性别", "生日", "手机", "邮箱", "地址", "年收入", "分数", "备注", "等级", "证件号码")
AIM = 2.0
Figures = dict[str, float]


def lines(count: int) -> Iterator[tuple[object, ...]]:
    """As many clients, twelve columns each."""
    rng = Random(5)
    for number in range(count):
        born = date(1950, 1, 1) + timedelta(rng.randrange(20_000))
        card = identities.identity_number(rng, born=born, gender="m")
        reached = identities.mobile(rng), identities.email(rng), f"示例市样本区第{rng.randrange(999)}号"
        note = "重点客户，每季度拜访一次" * rng.randrange(3)
        income = rng.randrange(10**7) / 100
        yield (f"KH{number:06}", f"张伟{number}", "男", born, *reached, income, number, note, "A", card)


def written(folder: Path, count: int) -> list[Path]:
    """The same clients as a workbook, and as text in two encodings."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("clients")
    text = io.StringIO()
    writer = csv.writer(text)
    for row in (COLUMNS, *lines(count)):
        sheet.append(row)
        writer.writerow(row)
    paths = [folder / name for name in ("clients.xlsx", "utf-8.csv", "gb18030.csv")]
    book.save(paths[0])
    paths[1].write_text(text.getvalue(), encoding="utf-8-sig", newline="")
    paths[2].write_text(text.getvalue(), encoding="gb18030", newline="")
    return paths


def table(folder: Path, count: int) -> None:
    """Measure and print."""
    print(f"{count} rows of {len(COLUMNS)} columns")
    print(f"{'':<14}{'MB':>7}{'s':>8}{'bare s':>8}{'ratio':>7}{'child MB':>10}{'ours MB':>9}{'bare MB':>9}")
    for path in written(folder, count):
        runs = [(_told("ours", path), _told("bare", path)) for _ in range(RUNS)]
        mine = min((each for each, _bare in runs), key=lambda figures: figures["took"])
        bare = min((each for _mine, each in runs), key=lambda figures: figures["took"])
        ratio = mine["took"] / bare["took"]
        size = path.stat().st_size / 1e6
        print(
            f"{path.name:<14}{size:>7.1f}{mine['took']:>8.2f}{bare['took']:>8.2f}{ratio:>7.2f}{mine['child']:>10.0f}"
            f"{mine['memory']:>9.0f}{bare['memory']:>9.0f}{' *' * (ratio > AIM)}"
        )


def ours(path: Path) -> Figures:
    """Read in the child, every row opened here."""
    data = path.read_bytes()
    with Child() as child:
        child.run("tables_ready", b"", {})
        pid = int(str(child.run("tables_ready", b"", {})[0]["pid"]))
        begun = time.perf_counter()
        tables = read_tables(child, data, name=path.name)
        count = sum(1 for _row in tables.sheets[0].rows)
        took = time.perf_counter() - begun
        return {"took": took, "rows": count, "child": _peak(pid), "memory": _peak()}


def bare(path: Path) -> Figures:
    """The same bytes through the reader alone."""
    data = path.read_bytes()
    begun = time.perf_counter()
    if path.suffix == ".xlsx":
        from python_calamine import CalamineWorkbook

        rows = CalamineWorkbook.from_object(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    else:
        encoding = "utf-8-sig" if path.stem == "utf-8" else path.stem
        rows = list(csv.reader(io.StringIO(data.decode(encoding), newline="")))  # type: ignore[arg-type]
    took = time.perf_counter() - begun
    return {"took": took, "rows": len(rows), "memory": _peak()}


def _told(what: str, path: Path) -> Figures:
    command = [sys.executable, "-m", "tests.bench.intake", what, str(path)]
    told: Figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


def _peak(pid: int | str = "self") -> float:
    found = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


if __name__ == "__main__":
    print(json.dumps({"ours": ours, "bare": bare}[sys.argv[1]](Path(sys.argv[2]))))
