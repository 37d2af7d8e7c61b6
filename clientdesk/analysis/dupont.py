"""The DuPont trees: how margin, turnover and leverage make the return on equity, now and a year before."""

from collections.abc import Mapping

from clientdesk.dossier.statements.periods import Factor
from clientdesk.dossier.statements.ratio import PERCENT, TIMES
from clientdesk.dossier.statements.results import Result

_PERCENTS = {"net_margin", "ebit_margin"}


def tree(results: Mapping[str, Result], before: Mapping[str, Result] | None = None, *, ratio: str = "R35") -> Factor:
    """The return on equity and its factors: three of them (R35), or five (R36)."""
    now, was = results[ratio], before[ratio] if before else None
    earlier = was.parts if was else {}
    factors = tuple(
        Factor(name, PERCENT if name in _PERCENTS else TIMES, value, earlier.get(name))
        for name, value in now.parts.items()
    )
    return Factor("R29", PERCENT, now.value, was.value if was else None, factors)
