"""What a credit memo is told beside the client's record: periods reckoned, and what an evaluation came to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from clientdesk.dossier.enterprise.operating_detail import OperatingDetail
from clientdesk.dossier.evaluation.results import Opinion
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.lines import LINE
from clientdesk.dossier.statements.periods import Factor, Period
from clientdesk.dossier.statements.ratio import Band
from clientdesk.exchange.profiles import Disclosure, Sight


@dataclass(frozen=True)
class Verdict:
    """An evaluation of credit: its record, and what its scores come to, None where that was not reckoned."""

    record: Record
    opinion: Opinion | None = None


@dataclass(frozen=True)
class CreditFile:
    """The credit file of a client.

    periods     checked statements of one scope, the oldest first
    drafts      how many statements are drafts and are left out
    tree        what the last period's return on equity is made of
    bands       {id of a ratio: the bands of the house in place of those shipped}
    verdict     the last finished evaluation, or else the last draft; None where there is none
    """

    periods: tuple[Period, ...] = ()
    drafts: int = 0
    tree: Factor | None = None
    verdict: Verdict | None = None
    bands: Mapping[str, tuple[Band, ...]] = field(default_factory=dict)


NOTHING = CreditFile()


def shows_statements(disclosure: Disclosure) -> bool:
    """Whether the reader may see statements and ratios. The dossier counts them among what is sensitive (E5.1 to E5.7),
    as it does the evaluations that rest on them."""
    rest_on_them = disclosure.sight(OperatingDetail.credit_evals)
    return disclosure.sight(LINE["bs_total_assets"]) is Sight.SHOWN is rest_on_them
