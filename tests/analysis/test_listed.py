"""Ratios that listed firms print, beside ours from the lines they print: equal to the last digit, or told why not."""

import json
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

import pytest

from clientdesk.analysis.ratios import ratios
from clientdesk.analysis.statements import reckon
from clientdesk.dossier.statements.figures import Sheet
from clientdesk.dossier.statements.ratios import RATIO
from clientdesk.dossier.statements.results import Settings
from tests.figures import tell

FIRMS = json.loads(Path(__file__).with_name("listed.json").read_text("utf-8"))["firms"]
CLOSING = Settings(balance_basis="closing")


def sheet(firm: dict[str, Any], place: int) -> Sheet:
    """One year of a firm, the latest first."""
    lines = {key: Decimal(values[place]) for key, values in firm["lines"].items()}
    year = 2024 - place
    return Sheet(lines, basis="partial", start=date(year, 1, 1), end=date(year, 12, 31))


def compared(firm: dict[str, Any]) -> Iterator[tuple[str, Decimal, Decimal]]:
    """(ratio and year, as published, ours with as many decimals)."""
    sheets = [reckon(sheet(firm, place)) for place in range(len(firm["years"]))]
    for place, year in enumerate(firm["years"]):
        before = sheets[place + 1] if place + 1 < len(sheets) else None
        results = ratios(sheets[place], before, settings=CLOSING)
        for key, values in firm["published"].items():
            if values[place] is not None:
                told = Decimal(values[place])
                ours = results[RATIO[key].id].value
                assert ours is not None
                yield f"{key} {year}", told, ours.quantize(told, ROUND_HALF_UP)


@pytest.mark.parametrize("firm", FIRMS, ids=lambda firm: firm["firm"].split(" (")[0])
def test_our_ratios_are_those_that_the_firm_prints(firm: dict[str, Any]) -> None:
    found = list(compared(firm))
    differing = {name for name, told, ours in found if told != ours}
    tell(f"{firm['firm']}: {len(found) - len(differing)} of {len(found)} printed ratios equal ours")
    assert differing == set(firm["otherwise"])
    assert firm["address"].startswith("https://")


def test_every_figure_stands_in_a_quoted_line() -> None:
    for firm in FIRMS:
        quoted = " ".join(firm["quoted"]).replace(",", "")
        for key, values in firm["lines"].items():
            # The profit is that of both kinds of owners together where the page tells them apart.
            if key == "is_net_profit" and "Non-Controlling" in quoted:
                continue
            assert all(value.lstrip("-") in quoted for value in values), key
