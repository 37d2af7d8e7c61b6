"""A sheet by openpyxl's writer for long ones, cell by cell in style: argv is CONTENT.jsonl, OUT.xlsx.

The first line of the content gives the styles of the columns, each other one a row.
"""

import json
import re
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, Side

HEAD = 4
book = Workbook(write_only=True)
sheet: Any = book.create_sheet("Register")


def style_of(told: dict[str, Any]) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.number_format = told["format"]
    cell.font = Font(name=told["font"], size=told["size"])
    cell.alignment = Alignment(horizontal=told["side"], vertical="top", wrap_text=told["wrap"])
    side = Side(style=told["rule"], color=told["colour"])
    cell.border = Border(left=side, right=side, bottom=side)
    return cell._style  # noqa: SLF001 - the quick way to dress a cell


def value_of(held: Any, number_format: str) -> Any:
    return date.fromisoformat(held) if held and number_format.startswith("yyyy") and held[0].isdigit() else held


def memory(name: str) -> float:
    """Megabytes."""
    found = re.search(rf"{name}:\s+(\d+)", Path("/proc/self/status").read_text())
    return int(found[1]) / 1024 if found else 0.0


lines = Path(sys.argv[1]).open(encoding="utf-8")  # noqa: SIM115
columns = json.loads(next(lines))
styles = [style_of(told) for told in columns]
before = memory("VmRSS")
writing = 0.0
for number, line in enumerate(lines):
    values = json.loads(line)
    if number >= HEAD:
        values = [value_of(held, told["format"]) for held, told in zip(values, columns, strict=True)]
    begun = time.process_time()
    row = []
    for held, style in zip(values, styles, strict=True):
        cell: Any = WriteOnlyCell(sheet, held)
        cell._style = style  # noqa: SLF001
        row.append(cell)
    sheet.append(row)
    writing += time.process_time() - begun
begun = time.process_time()
book.save(sys.argv[2])
writing += time.process_time() - begun
print(json.dumps({"writing": writing, "memory before": before, "memory": memory("VmHWM")}))
