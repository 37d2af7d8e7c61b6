"""What comes of comparing two files: the evidence, what it adds up to, and whether a number proves it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from clientdesk.analysis.doubles.weights import LIKE, SECOND, SHARED, UNLIKE

_UNDER_A_ROOF = frozenset(("line", "street", "employer", "city", "host"))
_DECIDING = frozenset(("id", "document", "id_near", "registration", "registration_near", "account"))
_NEAR_NAMES = frozenset(("name_near", "stem_near", "stem_within", "name_title"))
_OTHER_NAMES = frozenset(("name", "stem", "places", "branch"))
PROVING = frozenset(("id", "document", "registration"))
"""What proves it alone."""
_OFF_BY_FAR = 60.0


class Evidence(NamedTuple):
    """One likeness (`bits` above nought) or difference: its key in the table, and what is told of it."""

    key: str
    bits: float
    told: Mapping[str, str]

    @property
    def text(self) -> str:
        """How it is told, with the places for `told`."""
        return (UNLIKE if self.bits < 0 else LIKE)[self.key].text


@dataclass(frozen=True)
class Verdict:
    """`score` is between 0 and 1; `evidence` has the weightiest first, what speaks against last; `is_proven` where the
    same number stands in both and nothing of weight speaks against."""

    score: float
    evidence: tuple[Evidence, ...]
    is_proven: bool


NOTHING_TOLD: Mapping[str, str] = {}
_GRAVE = -2.0


def judge(found: Iterable[Evidence], strangers: float) -> Verdict:
    """Add up the evidence against the odds that two files are of strangers."""
    evidence = sorted(found, key=lambda each: (each.bits < 0, -abs(each.bits)))
    total = _sum(evidence) - strangers
    score = 1 / (1 + 2 ** -max(-_OFF_BY_FAR, min(_OFF_BY_FAR, total)))
    keys = {each.key for each in evidence if each.bits > 0}
    grave = any(each.bits < _GRAVE for each in evidence)
    return Verdict(round(score, 4), tuple(evidence), bool(keys & PROVING) and not grave)


def _sum(evidence: Sequence[Evidence]) -> float:
    """All bits together, but for what says the same twice."""
    roof = sorted((each.bits for each in evidence if each.key in _UNDER_A_ROOF and each.bits > 0), reverse=True)
    total = sum(each.bits for each in evidence) - sum(roof[1:]) + min(sum(roof[1:]), SECOND)
    is_other = any(each.bits < 0 and each.key in _OTHER_NAMES for each in evidence)
    if is_other or any(each.key in _NEAR_NAMES for each in evidence):
        rest = sum(each.bits for each in evidence if each.bits > 0 and each.key not in _DECIDING) - sum(roof[1:])
        total -= max(0.0, rest - SHARED)
    return total
