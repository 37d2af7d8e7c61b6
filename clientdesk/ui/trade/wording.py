"""Documents and amounts of trading in words."""

from collections.abc import Mapping
from decimal import Decimal

from clientdesk.dossier import kinds
from clientdesk.dossier.choices.trade import EXPENSE_STATE, ORDER_STATE, POSTING_STATE, QUOTATION_STATE, RECEIPT_STATE
from clientdesk.dossier.types.chosen import Choices
from clientdesk.i18n import N_, Catalogue

KINDS = {kind.name: kind for kind in kinds.KINDS}
_STATES: Mapping[str, Choices] = {
    "quotation": QUOTATION_STATE,
    "order": ORDER_STATE,
    "shipment": POSTING_STATE,
    "goods_return": POSTING_STATE,
    "receipt": RECEIPT_STATE,
    "adjustment": POSTING_STATE,
    "expense": EXPENSE_STATE,
}


def kind_label(kind: str, words: Catalogue) -> str:
    """What a kind of document is called."""
    return words.label("kind", KINDS[kind].label)


def state_label(kind: str, state: str, words: Catalogue) -> str:
    """How a document stands."""
    return _STATES[kind].label(state, words) if state else ""


def amount(value: Decimal, currency: str = "") -> str:
    """An amount, with its currency where one is given."""
    return f"{value:,.2f} {currency}".rstrip()


def told(amounts: Mapping[str, Decimal], words: Catalogue) -> str:
    """What is owed in each currency; words where it is nothing."""
    parts = [amount(value, currency) for currency, value in amounts.items() if value]
    return " · ".join(parts) or words.tr(N_("nothing at the moment"))


BUCKET_TITLES: Mapping[str, str] = {
    "not_due": N_("Not due"),
    "to_30": N_("1 to 30 days overdue"),
    "to_60": N_("31 to 60 days overdue"),
    "to_90": N_("61 to 90 days overdue"),
    "over_90": N_("More than 90 days overdue"),
}
"""What the ages of receivables are called."""
