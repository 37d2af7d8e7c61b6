"""The points of the checklist, and what shows them; `python -m tests.checklist` runs the tests and prints a table."""

import os
import sys
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parent


@dataclass(frozen=True)
class Point:
    """One point: its number, what it says, the tests that show it, screens to be looked at, commands that measure it,
    why it is not done so, or with what it comes later."""

    number: int
    says: str
    tests: tuple[str, ...] = ()
    screens: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    rejected: str = ""
    later: str = ""


def points() -> list[Point]:
    """All points, in order."""
    told = tomllib.loads((HERE / "checklist.toml").read_text("utf-8"))["point"]
    return [Point(**{key: _held(part) for key, part in one.items()}) for one in told]


def _held(part: Any) -> Any:
    return tuple(part) if isinstance(part, list) else part


def outcome(point: Point, outcomes: Mapping[str, str]) -> str:
    """What came of a point: how many of its tests passed, or what else is to be said."""
    if point.later:
        return f"later: {point.later}"
    shown = [outcomes.get(name, "not run") for name in point.tests]
    failed = [name for name, how in zip(point.tests, shown, strict=True) if how != "passed"]
    parts = [f"{len(shown) - len(failed)} of {len(shown)} tests passed"] if shown else []
    parts += [f"failed: {name}" for name in failed]
    parts += [f"look at: {', '.join(point.screens)}"] if point.screens else []
    parts += [f"run: {command}" for command in point.commands]
    parts += [f"rejected: {point.rejected}"] if point.rejected else []
    return "; ".join(parts)


def run(names: list[str]) -> dict[str, str]:
    """{test: outcome} of these tests; one with several cases passed where all did."""
    with tempfile.TemporaryDirectory() as folder:
        told = Path(folder) / "told.xml"
        os.chdir(ROOT)
        pytest.main(["-q", "--no-header", f"--junitxml={told}", *names])
        cases = ElementTree.parse(told).iter("testcase")
        found: dict[str, str] = {}
        for case in cases:
            name = f"{case.get('classname', '').replace('.', '/')}.py::{case.get('name', '').partition('[')[0]}"
            how = "failed" if len(case) and case[0].tag in ("failure", "error") else "passed"
            found[name] = how if found.get(name, "passed") == "passed" else "failed"
        return found


def main() -> int:
    """Print the table; 1 where a test failed."""
    names = sorted({name for point in points() for name in point.tests})
    outcomes = run(names)
    for point in points():
        sys.stdout.write(f"{point.number:2}  {point.says}: {outcome(point, outcomes)}\n")
    return 0 if all(outcomes.get(name) == "passed" for name in names) else 1


if __name__ == "__main__":
    sys.exit(main())
