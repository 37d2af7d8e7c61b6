"""Policies, premiums and claims."""

from clientdesk.store.migrations.tables import rows, section

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    _house()
    _policies()
    _claims()


def _house() -> None:
    section(
        "house_insurance",
        integers=(
            "sells_insurance",
            "grace_days",
            "reinstatement_months",
            "renewal_days_1",
            "renewal_days_2",
            "renewal_days_3",
        ),
    )


def _policies() -> None:
    section(
        "policy_policy",
        texts=(
            "product",
            "client",
            "policy_no",
            "insurer",
            "cover",
            "status",
            "object_insured",
            "currency",
            "pay_mode",
            "start",
            "end",
            "pay_until",
            "next_premium_due",
            "issued",
            "agent",
            "lapsed_on",
            "ended_on",
            "renewal_result",
            "lost_reason",
            "renews",
            "remarks",
            "planned_end",
            "planned_due",
        ),
        integers=("sum_insured", "premium", "commission_rate"),
    )
    rows("policy_insured_rows", texts=("name", "relation", "birthday", "id_no", "person_id"))
    rows("policy_beneficiaries_rows", texts=("name", "relation", "person_id"), integers=("order", "share"))
    rows("policy_premiums_rows", texts=("due", "paid_on", "note"), integers=("amount",))
    rows("policy_attachments_rows", texts=("title", "kind", "date", "file", "note"))
    section("policy_own")


def _claims() -> None:
    section(
        "claim_claim",
        texts=(
            "subject",
            "policy",
            "client",
            "claim_no",
            "kind",
            "event_date",
            "reported_at",
            "status",
            "currency",
            "decided_on",
            "reason",
            "paid_on",
            "closed_on",
            "handler",
            "agent",
            "account",
        ),
        integers=("amount_claimed", "amount_paid"),
    )
    rows("claim_documents_rows", texts=("name", "received_on", "note"))
    rows("claim_attachments_rows", texts=("title", "kind", "date", "file", "note"))
    section("claim_own")
