"""The checklist names tests that exist, and every point is shown by something."""

import ast

from tests.checklist import ROOT, points


def test_every_test_that_is_named_exists() -> None:
    named = {name for point in points() for name in point.tests}
    found: set[str] = set()
    for path in {name.partition("::")[0] for name in named}:
        body = ast.parse((ROOT / path).read_text("utf-8")).body
        found |= {f"{path}::{node.name}" for node in body if isinstance(node, ast.FunctionDef)}
    assert sorted(named - found) == []


def test_every_point_is_shown_measured_or_put_off_with_a_reason() -> None:
    unshown = [p.number for p in points() if not (p.tests or p.commands or p.rejected or p.later)]
    assert unshown == []


def test_no_point_is_missing() -> None:
    assert [point.number for point in points()] == [*range(1, 50), 58, *range(63, 73), 75, 76]


def test_every_screen_that_is_named_exists() -> None:
    from tests.screens.scenes import scenes

    assert sorted({name for point in points() for name in point.screens} - scenes().keys()) == []
