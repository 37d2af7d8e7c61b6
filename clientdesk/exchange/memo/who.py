"""Which fields of a client stand at the head of a credit memo or financial summary unless others are chosen."""

from typing import Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.characteristics import Characteristics
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import Field, Kind
from clientdesk.dossier.person.basics import Basics

_FIELDS: tuple[Field[Any], ...] = (
    firm.Basics.reg_no,
    firm.Basics.legal_form,
    firm.Basics.legal_rep,
    firm.Basics.founded,
    firm.Basics.registered_capital,
    firm.Basics.industry,
    firm.Basics.address,
    firm.Basics.trading_since,
    Characteristics.staff,
    Trading.payment_terms,
    Trading.credit_limit,
    Trading.credit_hold,
    Basics.mobile,
    Basics.employer_name,
    Basics.position,
    Basics.office_address,
)


_FEW: tuple[Field[Any], ...] = (
    firm.Basics.reg_no,
    firm.Basics.industry,
    firm.Basics.founded,
    Trading.credit_limit,
    Basics.employer_name,
    Basics.position,
)


def memo_fields(kind: Kind) -> tuple[Field[Any], ...]:
    """Those of a memo, of a kind, in order."""
    return _of(_FIELDS, kind)


def summary_fields(kind: Kind) -> tuple[Field[Any], ...]:
    """Those of a summary."""
    return _of(_FEW, kind)


def _of(fields: tuple[Field[Any], ...], kind: Kind) -> tuple[Field[Any], ...]:
    return tuple(field for field in fields if kind.by_key.get(field.key) is field)
