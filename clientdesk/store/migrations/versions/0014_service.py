"""After-sales service, installed items and complaints; how the house serves."""

from clientdesk.store.migrations.tables import rows, section

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    _house()
    _service_request()
    _dispatch()
    _complaint()
    _installed_item()
    _service_plan()


def _service_request() -> None:
    section(
        "service_request_service_request",
        texts=(
            "subject",
            "client",
            "contact_person",
            "phone",
            "date",
            "time",
            "channel",
            "kind",
            "urgency",
            "wanted_by",
            "item",
            "product",
            "serial",
            "symptom",
            "complaint",
            "plan",
            "state",
            "remarks",
        ),
        integers=("warranty",),
    )
    section("service_request_own")


def _dispatch() -> None:
    section(
        "dispatch_dispatch",
        texts=(
            "subject",
            "client",
            "date",
            "request",
            "kind",
            "item",
            "product",
            "serial",
            "address",
            "contact_person",
            "phone",
            "engineer",
            "helpers",
            "planned_on",
            "planned_from",
            "planned_to",
            "currency",
            "state",
            "done_on",
            "done_from",
            "done_to",
            "work_done",
            "signed_by",
            "signature",
            "satisfaction",
            "next_visit",
            "reason",
            "remarks",
        ),
        integers=("warranty", "estimate", "charge", "labour_hours", "hourly_cost", "travel_cost", "other_cost"),
    )
    rows(
        "dispatch_parts_rows",
        texts=("product", "serial"),
        integers=("quantity", "cost", "charged"),
    )
    rows(
        "dispatch_steps_rows",
        texts=("at", "by", "move", "remark"),
    )
    section("dispatch_own")


def _complaint() -> None:
    section(
        "complaint_complaint",
        texts=(
            "subject",
            "client",
            "contact_person",
            "date",
            "time",
            "channel",
            "kind",
            "owner",
            "product",
            "order",
            "dispatch",
            "state",
            "description",
            "wish",
            "promised",
            "promised_for",
            "cause",
            "proposal",
            "result",
            "currency",
            "satisfaction",
            "outcome",
            "measure",
            "lesson",
            "escalated_to",
            "answered_at",
            "resolved_at",
            "closed_on",
            "reason",
            "remarks",
        ),
        integers=("severity", "compensation", "reward"),
    )
    rows(
        "complaint_steps_rows",
        texts=("at", "by", "move", "remark"),
    )
    section("complaint_own")


def _installed_item() -> None:
    section(
        "installed_item_installed_item",
        texts=(
            "name",
            "client",
            "product",
            "serial",
            "sold_on",
            "warranty_to",
            "place",
            "replaces",
            "state",
            "remarks",
        ),
    )
    section("installed_item_own")


def _service_plan() -> None:
    section(
        "service_plan_service_plan",
        texts=(
            "name",
            "client",
            "kind",
            "item",
            "product",
            "begins",
            "ends",
            "last_done",
            "skipped",
            "asked_for",
            "state",
            "remarks",
        ),
        integers=("every_months",),
    )
    section("service_plan_own")


def _house() -> None:
    section(
        "house_service",
        texts=("work_begins", "work_ends", "work_days"),
        integers=(
            "dispatch_approval_above",
            "hourly_cost",
            "plan_days_ahead",
            "check_days",
            "survey_days",
            "answer_hours",
            "resolve_hours",
        ),
    )
