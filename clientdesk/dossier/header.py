"""The head of every client file: code, stage, source, owner, class."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from typing import Any

from clientdesk.dossier.choices.shared import (
    ABC,
    CLIENT_KIND,
    CONFIDENTIALITY,
    FILE_STATUS,
    IMPORTANCE,
    INSURANCE_STAGE,
    LIFECYCLE,
    PROSPECTING,
    PURCHASE_TYPE,
)
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Group, Kind, Problem, Rows, Section, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import BOOL, DATE, DATETIME, PERCENT, TAGS, Choice, Reading, Reference, Text
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_


def items_of(kind: Kind) -> dict[str, tuple[Field[Any], ...]]:
    """The source items of a kind, each with the fields that serve it; an item is filled when any of them is."""
    items: dict[str, tuple[Field[Any], ...]] = {}
    for field in kind.fields:
        if field.stored and not field.id.endswith(("+", "*")):
            item = field.id.rstrip("abcdefghijklmnopqrstuvwxyz")
            items[item] = (*items.get(item, ()), field)
    return items


def completeness_of(filled: int, items: int) -> Decimal:
    """Filled source items / source items, as a fraction of four decimals."""
    return (Decimal(filled) / items).quantize(Decimal("0.0001"))


def _completeness(record: Record, around: Surroundings) -> Decimal | None:
    items = items_of(record.kind).values()
    filled = sum(any(record[field] is not None for field in fields) for fields in items)
    return completeness_of(filled, len(items)) if items else None


def _created_at(record: Record, around: Surroundings) -> datetime | None:
    return datetime.fromisoformat(record.stamps.created) if record.stamps.created else None


def _created_by(record: Record, around: Surroundings) -> Link | None:
    return Link(None, record.stamps.created_by) if record.stamps.created_by else None


def _updated_at(record: Record, around: Surroundings) -> datetime | None:
    return datetime.fromisoformat(record.stamps.updated) if record.stamps.updated else None


def _updated_by(record: Record, around: Surroundings) -> Link | None:
    return Link(None, record.stamps.updated_by) if record.stamps.updated_by else None


def _is_sample(record: Record) -> bool:
    return bool(record[Header.is_sample])


class SharedWith(Group, name="shared_with"):
    """A colleague who shares the file."""

    user_id = Field(N_("User"), Reference("user"), required=True)


class Header(Section, of="client", id="P0", title=N_("Record header")):
    """Code, stage, source, owner, class."""

    client_code = Field(N_("Client code"), Text(20), id="P0.1+", find=FIRST, fixed=True)
    client_kind = Field(N_("Client kind"), Choice(CLIENT_KIND), id="P0.2+", required=True, fixed=True)
    lifecycle_stage = Field(N_("Life-cycle stage"), Choice(LIFECYCLE), id="P0.3*", default="suspect", inner=True)
    insurance_stage = Field(N_("Insurance stage"), Choice(INSURANCE_STAGE), id="P0.4*", inner=True)
    lead_source = Field(N_("Source of the lead (prospecting method)"), Choice(PROSPECTING), id="P0.5*", inner=True)
    lead_source_detail = Field(N_("Source detail"), Text(200), id="P0.6+", inner=True)
    introduced_by = Field(N_("Introduced by"), Reference("person"), id="P0.7*", sensitivity=PERSONAL)
    campaign_id = Field(N_("Source campaign"), Reference("campaign"), id="P0.8+", inner=True)
    owner_id = Field(N_("Owner (salesperson)"), Reference("user"), id="P0.9*", required=True)
    shared_with = Field(N_("Shared with"), Rows(SharedWith), id="P0.10+")
    tags = Field(N_("Tags"), TAGS, id="P0.11+", inner=True)
    importance = Field(N_("Importance"), Choice(IMPORTANCE), id="P0.12*", inner=True)
    abc_class_override = Field(N_("ABC class set by hand"), Choice(ABC), id="P0.13*", inner=True)
    expected_order_date = Field(N_("Expected order date"), DATE, id="P0.14*", inner=True)
    purchase_type = Field(N_("Purchase type expected"), Choice(PURCHASE_TYPE), id="P0.16*", inner=True)
    is_key_client = Field(N_("Key client"), BOOL, id="P0.17*", inner=True)
    key_reason = Field(N_("Why key"), Text(200), id="P0.18*", inner=True)
    confidentiality = Field(N_("Confidentiality level"), Choice(CONFIDENTIALITY), id="P0.19+", default="internal")
    file_status = Field(N_("File status"), Choice(FILE_STATUS), id="P0.20+", default="active")
    is_sample = Field(N_("Sample"), BOOL, id="P0.24+", fixed=True, shown=_is_sample)
    completeness = Field(N_("Completeness"), PERCENT, id="P0.21+", derive=_completeness, inner=True)
    created_at = Field(N_("Created at"), DATETIME, id="P0.22+", derive=_created_at)
    created_by = Field(N_("Created by"), Reference("user"), id="P0.22+", derive=_created_by)
    updated_at = Field(N_("Updated at"), DATETIME, id="P0.23+", derive=_updated_at)
    updated_by = Field(N_("Updated by"), Reference("user"), id="P0.23+", derive=_updated_by)

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """What the stage, the source and the word "key" ask for."""
        source = record[cls.lead_source]
        if record[cls.lifecycle_stage] not in (None, "suspect") and source is None:
            yield Problem(
                cls.lead_source, N_("Say where this lead came from, now that the client is more than a suspect."), {}
            )
        if source in ("referral", "centre_of_influence") and record[cls.introduced_by] is None:
            yield Problem(cls.introduced_by, N_("Say who introduced the client."), {})
        if record[cls.is_key_client] and record[cls.key_reason] is None:
            yield Problem(cls.key_reason, N_("Say why this client is a key client."), {})
