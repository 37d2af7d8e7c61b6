"""What evaluations come to: figures with reasons, the arithmetic line by line, the evidence for each criterion."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from clientdesk.dossier.choices.evaluation import CRITERION
from clientdesk.dossier.statements.results import Reason as FigureReason
from clientdesk.dossier.types import Type
from clientdesk.i18n import N_, Catalogue, Sentence

OK, PROVISIONAL, MISSING = "ok", "provisional", "na"
"""Whether a figure is whole, rests on a part of what it needs, or is not there."""
GOOD, BAD, NEITHER = "good", "bad", ""
"""Whether a fact speaks for the client, against it, or just stands there."""
SALES, NET_WORTH, POLICY = "sales", "net_worth", "policy_cap"
"""What the base of a limit may be."""
POINTS = ("90–100", "60", "30")
"""The points of the scale that has words."""
SCALE: Mapping[str, tuple[str, str, str]] = {
    "character": (
        N_("Always early or on time, no events"),
        N_("Some delays, explained"),
        N_("Broken promises, lawsuits"),
    ),
    "capacity": (
        N_("Skilled management, operating margin of 10% or more, operating cash-flow ratio of 0.4 or more"),
        N_("Average"),
        N_("Losses, or operating cash flow below zero"),
    ),
    "capital": (
        N_("Debt to assets of 40% or less, equity growing"),
        N_("Debt to assets about 60%"),
        N_("Equity thin or negative"),
    ),
    "collateral": (
        N_("Covered to 100% or more after the haircut"),
        N_("Covered to 50%"),
        N_("Not covered"),
    ),
    "condition": (N_("The industry is growing"), N_("The industry is flat"), N_("Shrinking, or at risk by policy")),
    "continuity": (N_("Ten years or more, the succession is clear"), N_("Three to five years"), N_("Less than a year")),
}
"""What 90–100, 60 and 30 points mean for each of the six Cs."""
_LABELS: Mapping[str, str] = {
    SALES: N_("Sales: a month's turnover × (payment term ÷ 30 + 1)"),
    NET_WORTH: N_("Share of the net worth"),
    POLICY: N_("Highest limit by our policy"),
}


@dataclass(frozen=True)
class Reason:
    """Why a figure is missing or smaller than it might be: a stable word for programs, and a sentence."""

    key: str
    sentence: Sentence


@dataclass(frozen=True)
class Line:
    """One line of an arithmetic: what is reckoned, the figures put in, what comes out; figures as they are printed."""

    label: Sentence
    working: str
    value: str


@dataclass(frozen=True)
class Scored:
    """A criterion (a code of `CRITERION` or the house's own word), its weight, its score from 0 to 100, or None where
    nobody has rated it, and the remark."""

    criterion: str
    weight: Decimal
    score: Decimal | None = None
    remark: str = ""

    @property
    def label(self) -> Sentence:
        """What the criterion is called."""
        return criterion_label(self.criterion)


@dataclass(frozen=True)
class Evaluated:
    """The result of a weighted table. `band` is a code of `EVALUATION_BAND`, `missing` what nobody has scored; `status`
    is `ok` or `na`, and then `reasons` say why."""

    status: str
    rated_weight: Decimal
    total: Decimal | None = None
    band: str | None = None
    missing: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """A distributor to be compared, with its scores."""

    name: str
    scores: tuple[Scored, ...]


@dataclass(frozen=True)
class Ranked:
    """A distributor and its result; `place` counts from 1 and is None where there is no total."""

    name: str
    result: Evaluated
    place: int | None = None


@dataclass(frozen=True)
class Comparison:
    """Distributors, the best first, those without a total at the end; `chosen` is None where nobody stands alone at the
    top, and then `reasons` say why."""

    ranked: tuple[Ranked, ...]
    chosen: str | None = None
    reasons: tuple[Reason, ...] = ()


def criterion_label(criterion: str) -> Sentence:
    """What a criterion is called: the label of a code, or the house's own word."""
    label = CRITERION.labels.get(criterion)
    return Sentence("{name}", {"name": criterion}) if label is None else Sentence(label, context=CRITERION.context)


@dataclass(frozen=True)
class Base:
    """A candidate for the base of the limit (`name` is `sales`, `net_worth` or `policy_cap`), to two places; a negative
    one counts as 0."""

    name: str
    amount: Decimal

    @property
    def label(self) -> Sentence:
        """What it is."""
        return Sentence(_LABELS[self.name])


@dataclass(frozen=True)
class Opinion:
    """What the six Cs come to.

    status          `ok`, `provisional` (not everything was rated), or `na`: then total, grade and limit are None
    grade           after the knock-outs; `earned` before them; both codes of `CREDIT_GRADE`
    factor, days    of the grade; 0 days mean payment in advance
    limit           None where nothing is known that could be its base
    reasons         why something is missing, provisional or held down, each with a key
    lines           the arithmetic from the first score to the limit
    """

    status: str
    rated_weight: Decimal
    total: Decimal | None = None
    earned: str | None = None
    grade: str | None = None
    factor: Decimal | None = None
    days: int | None = None
    bases: tuple[Base, ...] = ()
    limit: Decimal | None = None
    reasons: tuple[Reason, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Fact:
    """One fact. `value` is a value of `type`, a sentence, why a figure is not there, or a text; `weighs` says for whom
    it speaks."""

    label: Sentence
    value: Any
    weighs: str = NEITHER
    type: Type[Any] | None = None

    def shown(self, words: Catalogue) -> str:
        """The value in a language."""
        if self.type is not None:
            return self.type.show(self.value, words)
        if isinstance(self.value, FigureReason):
            return words.tr(N_("n/a: {reason}"), reason=self.value.sentence(words))
        return words.say(self.value) if isinstance(self.value, Sentence) else str(self.value)


@dataclass(frozen=True)
class Evidence:
    """What speaks for a score of a criterion. `scale` pairs points with their meaning; `proposed` is what a rule gives,
    None where none does; `reason` says which rule, or why none."""

    criterion: str
    facts: tuple[Fact, ...]
    scale: tuple[tuple[str, Sentence], ...]
    proposed: Decimal | None
    reason: Reason

    @property
    def label(self) -> Sentence:
        """What the criterion is called."""
        return criterion_label(self.criterion)


Result = Opinion | Evaluated
