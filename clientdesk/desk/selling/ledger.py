"""The ledger of opportunities: those that were open for at least a day of a period."""

from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from clientdesk.dossier.record import Record
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.sales.stages import OVER

if TYPE_CHECKING:
    from clientdesk.desk.trading.ledgers import Ledger
    from clientdesk.exchange.workbooks.trade.given import Given


def opportunities(ledger: "Ledger", given: "Given", out: BinaryIO) -> None:
    """Write it."""
    from clientdesk.exchange.workbooks.trade.opportunities import write_opportunities

    since = ledger.since or date.min
    write_opportunities(given, [record for record in ledger.records if _reaches(record, since)], out)


def _reaches(record: Record, since: date) -> bool:
    """Whether it was still open on a day."""
    ended = record[Opportunity.result_on] if record[Opportunity.stage] in OVER else None
    return ended is None or ended >= since
