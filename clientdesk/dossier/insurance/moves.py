"""Which state of a policy or claim follows from which."""

from collections.abc import Mapping

from clientdesk.dossier.insurance.course import (
    APPLIED,
    CANCELLED,
    DECLINED,
    GRACE,
    IN_FORCE,
    LAPSED,
    MATURED,
    QUOTED,
    RENEWED,
    SURRENDERED,
    UNDERWRITING,
)

REPORTED, DOCUMENTS, UNDER_REVIEW = "reported", "documents", "under_review"
APPROVED, REJECTED, PAID, CLOSED = "approved", "rejected", "paid", "closed"
_ENDS = (LAPSED, RENEWED, MATURED, SURRENDERED, CANCELLED)
OF_POLICIES: Mapping[str, tuple[str, ...]] = {
    QUOTED: (APPLIED, IN_FORCE, CANCELLED),
    APPLIED: (UNDERWRITING, IN_FORCE, DECLINED, CANCELLED),
    UNDERWRITING: (IN_FORCE, DECLINED, CANCELLED),
    IN_FORCE: (GRACE, *_ENDS),
    GRACE: (IN_FORCE, *_ENDS),
    LAPSED: (IN_FORCE, RENEWED),
    MATURED: (RENEWED,),
}
"""{state: what may follow}; the other states are the last ones. Straight into force goes what the insurer takes without
underwriting, such as a vehicle."""
OF_CLAIMS: Mapping[str, tuple[str, ...]] = {
    REPORTED: (DOCUMENTS, UNDER_REVIEW),
    DOCUMENTS: (UNDER_REVIEW,),
    UNDER_REVIEW: (APPROVED, REJECTED, DOCUMENTS),
    APPROVED: (PAID,),
    REJECTED: (UNDER_REVIEW, CLOSED),
    PAID: (CLOSED,),
}
"""The same of claims: a review may ask for more documents, and a rejected one may be reviewed again."""
OPEN_CLAIMS = (REPORTED, DOCUMENTS, UNDER_REVIEW, APPROVED)
"""The states in which something is still to come."""
