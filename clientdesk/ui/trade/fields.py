"""Which fields of a document have something to say as it stands, and which name a document it follows."""

from typing import Any

from clientdesk.dossier.fields import Field
from clientdesk.dossier.kinds import EXPENSE, GOODS_RETURN, ORDER, QUOTATION, SHIPMENT
from clientdesk.dossier.record import Record

_LATER = frozenset({"accountant_note", "settled_on", "promised_payment", "approver", "approved_on", "paid_on"})
"""What is noted of a document that stands in the file already."""
_IN_STATES = {"void_reason": ("void",), "bounced_on": ("bounced",)}
"""What only a document in one of these states has."""
_BILLS = frozenset({"cheque", "bank_bill", "trade_bill", "lc", "other"})
"""The methods of payment that come with a paper of its own number and day."""
_STATED = frozenset({ORDER.name, QUOTATION.name})
"""The kinds whose state is chosen while they are written; the others are what they are."""

_FOLLOWED = frozenset({(SHIPMENT.name, "order"), (GOODS_RETURN.name, "shipment"), (ORDER.name, "quotation")})


def has_say(field: Field[Any], record: Record, *, base: str) -> bool:
    """Whether a field is to be shown for a document as it stands; what holds something always is, but for the rate of
    the currency of the books, `base`."""
    key, value = field.key, record[field]
    if key == "rate":
        currency = record[record.kind.by_key["currency"]]
        return bool(base) and currency not in (None, base)
    if key == "state" and not record.id:
        return record.kind.name in _STATED
    if value is not None:
        return True
    if key in _IN_STATES:
        return record[record.kind.by_key["state"]] in _IN_STATES[key]
    if record.id:
        return True
    if key in ("bill_no", "bill_due"):
        return record[record.kind.by_key["method"]] in _BILLS
    if record.kind.name == EXPENSE.name and key in ("reason", "pay_method"):
        return False
    return key not in _LATER


def follows(key: str, kind: str) -> bool:
    """Whether a field of a kind names a document that this one takes its currency and terms from."""
    return (kind, key) in _FOLLOWED
