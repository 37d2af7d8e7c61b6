"""What of service the day tells above its blocks, and where each sentence leads."""

from collections.abc import Callable, Mapping
from functools import partial

from clientdesk.desk.service.listing import ServiceAlerts
from clientdesk.i18n import N_, Catalogue

COMPLAINTS, TODAY, APPROVALS, REQUESTS = "service-complaints", "service-today", "service-approvals", "service-requests"
SERVICE_ASKED: Mapping[str, tuple[str, str]] = {
    COMPLAINTS: ("complaints", "late"),
    TODAY: ("dispatches", "today"),
    APPROVALS: ("dispatches", "to_approve"),
    REQUESTS: ("requests", "open"),
}
"""{what the day asks for: the view of the page of service, and its part}."""


Choice = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""


def service_told(alerts: ServiceAlerts, words: Catalogue, *, show: Callable[[str], object]) -> list[tuple[str, Choice]]:
    """What is to be told: of complaints in a line of their own, of the rest in one together, which leads to the first
    of it."""
    look = words.tr(N_("Show them"))
    late, today, waiting, asked = (
        alerts.late_complaints,
        alerts.dispatches_today,
        alerts.to_approve,
        alerts.late_requests,
    )
    text = words.ntr("{n} complaint is beyond its time.", "{n} complaints are beyond their time.", late)
    told: list[tuple[str, Choice]] = [(text, (look, partial(show, COMPLAINTS)))] if late else []
    others = {
        TODAY: (today, words.ntr("{n} dispatch is planned for today.", "{n} dispatches are planned for today.", today)),
        APPROVALS: (
            waiting,
            words.ntr("{n} dispatch waits for approval.", "{n} dispatches wait for approval.", waiting),
        ),
        REQUESTS: (
            asked,
            words.ntr(
                "{n} service request is late, and nobody is sent yet.",
                "{n} service requests are late, and nobody is sent yet.",
                asked,
            ),
        ),
    }
    there = {name: text for name, (count, text) in others.items() if count}
    if there:
        joint = "" if words.language.startswith("zh") else " "
        told.append((joint.join(there.values()), (look, partial(show, next(iter(there))))))
    return told
