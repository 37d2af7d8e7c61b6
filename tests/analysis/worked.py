"""The worked companies of the domain pages as sheets, with what must come of them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from clientdesk.analysis.identities import identities, unbalanced
from clientdesk.analysis.ratios import ratios
from clientdesk.analysis.statements import reckon
from clientdesk.dossier.statements.figures import Check, Figures, Sheet
from clientdesk.dossier.statements.results import Result, Settings

TWINS = Path(__file__).parent.parent / "twins"
_BLOCKS = ("bs_close", "is", "cf", "cf_indirect", "memo")
_END = date(2025, 12, 31)


def twin(name: str) -> Any:
    """A page of the domain as data."""
    return json.loads((TWINS / f"{name}.json").read_text("utf-8"))


def amounts(*blocks: Mapping[str, str] | None) -> dict[str, Decimal]:
    """Texts as decimals."""
    return {key: Decimal(value) for block in blocks for key, value in (block or {}).items()}


def sheet(period: Mapping[str, Any], *, end: date = _END) -> Sheet:
    """A period of the pages."""
    opening = amounts(period.get("bs_open"), period.get("memo_open"))
    start = end - timedelta(period.get("days", 365) - 1)
    closing = amounts(*(period.get(block) for block in _BLOCKS))
    return Sheet(closing, opening, basis=period["basis"], start=start, end=end, name=period["name"])


@dataclass(frozen=True)
class Worked:
    """A period reckoned, beside what the pages expect."""

    name: str
    figures: Figures
    checks: tuple[Check, ...]
    results: Mapping[str, Result]
    expected: Mapping[str, Any]


def _worked(name: str, period: Mapping[str, Any], before: Sheet | None, settings: Settings) -> Worked:
    figures = reckon(sheet(period))
    earlier = reckon(before) if before else None
    checks = identities(figures, earlier)
    found = ratios(figures, earlier, settings=settings, unbalanced=unbalanced(checks))
    return Worked(name, figures, checks, found, period)


def companies() -> list[Worked]:
    """Every period of every worked company, the damaged ones too."""
    page, ugly = twin("worked-company"), twin("worked-company-ugly")
    first, second = page["periods"]
    beta = page["second_example_company"]
    before_beta = {"name": "prior", "basis": "complete", "bs_close": beta["period"]["bs_open"], "is": beta["prior_is"]}
    usual = Settings(**page["meta"]["settings"])
    earlier = _END - timedelta(365)
    made = [
        _worked("Hexin 2024", first, None, usual),
        _worked("Hexin 2025", second, sheet(first, end=earlier), usual),
        _worked("Beta", beta["period"], sheet(before_beta, end=earlier), usual),
    ]
    for case in ugly["cases"]:
        own = Settings(**{**ugly["meta"]["settings"], **case.get("settings_override", {})})
        prior = sheet({"days": case["period"]["days"], **case["prior"]}, end=earlier) if "prior" in case else None
        made.append(_worked(case["case"], case["period"], prior, own))
    return made


def rounded(value: Decimal | None) -> str | None:
    """Four decimals, half up, as the pages give values."""
    return None if value is None else str(value.quantize(Decimal("0.0001"), ROUND_HALF_UP) + 0)


def told(result: Result) -> dict[str, Any]:
    """A result in the form of the pages."""
    shown: dict[str, Any] = {
        "value": rounded(result.value),
        "status": str(result.status),
        "reason": str(result.reason) if result.reason else "",
        "basis": result.basis,
        "flags": list(result.flags),
    }
    if result.parts and result.value is not None:
        shown["parts"] = {name: rounded(value) for name, value in result.parts.items()}
    return shown
