"""The ledger of renewals: the policies that were in force on a day of a period, or lapsed or ended in it."""

from datetime import date
from typing import TYPE_CHECKING, BinaryIO

from clientdesk.desk.insuring.given import Held, held
from clientdesk.dossier.insurance.course import COMING, DECLINED, GRACE, LAPSED, ended_on
from clientdesk.dossier.insurance.policy import Policy, course_of
from clientdesk.dossier.record import Record

if TYPE_CHECKING:
    from clientdesk.desk.trading.ledgers import Ledger
    from clientdesk.exchange.workbooks.trade.given import Given
    from clientdesk.exchange.workbooks.trade.renewals import Renewal


def renewals(ledger: "Ledger", given: "Given", out: BinaryIO) -> None:
    """Write it, what comes first before the others."""
    from clientdesk.exchange.workbooks.trade.renewals import write_renewals

    today, terms = ledger.desk.today, ledger.desk.insurance.terms()
    lines = [
        held(record, today, terms, base=ledger.rules.base) for record in ledger.records if _reaches(record, ledger)
    ]
    lines.sort(key=lambda each: (each.on or date.max, each.code))
    write_renewals(given, [_renewal(each) for each in lines], out)


def _reaches(record: Record, ledger: "Ledger") -> bool:
    """Whether a policy was issued, begun by the end of the period, and not gone before its beginning."""
    course = course_of(record)
    if course.status in (*COMING, DECLINED) or (course.start is not None and course.start > ledger.until):
        return False
    gone = record[Policy.ended_on] or ended_on(course, ledger.desk.today, ledger.desk.insurance.terms())
    return ledger.since is None or gone is None or gone >= ledger.since


def _renewal(each: Held) -> "Renewal":
    from clientdesk.exchange.workbooks.trade.renewals import Renewal

    return Renewal(
        each.number,
        each.code,
        each.client,
        each.name,
        each.insured,
        each.insurer,
        each.product,
        each.cover,
        each.course.start,
        each.course.end,
        each.course.next_due if each.is_covered else None,
        each.days,
        each.course.mode,
        each.premium,
        each.currency,
        each.standing,
        each.decided,
        each.standing in (GRACE, LAPSED),
    )
