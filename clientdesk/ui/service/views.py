"""The views of the page of service: which kind each shows, in which columns, and in which parts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from clientdesk.desk.service.listing import Seen
from clientdesk.dossier.fields import Field
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.dispatch import Dispatch
from clientdesk.dossier.service.installed import InstalledItem
from clientdesk.dossier.service.kinds import COMPLAINT, DISPATCH, INSTALLED_ITEM, REQUEST, SERVICE_PLAN
from clientdesk.dossier.service.plan import ServicePlan
from clientdesk.dossier.service.request import ServiceRequest
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.trade.table import Column

Tell = Callable[[Seen, Catalogue], str]


@dataclass(frozen=True)
class Shown:
    """A column of a view and what it tells; `of_client` says that it is left out where all are of one client."""

    column: Column
    tell: Tell
    of_client: bool = False
    stands: bool = False


@dataclass(frozen=True)
class Part:
    """A part of a view: its name and title, what belongs to it, what is said where there is nothing."""

    name: str
    title: str
    belongs: Callable[[Seen], bool]
    nothing: str


@dataclass(frozen=True)
class View:
    """A view: the kind it shows, its title and the button for a new one, its columns, its parts, and what such records
    are for, said where there are none yet."""

    kind: str
    title: str
    new: str
    columns: tuple[Shown, ...]
    parts: tuple[Part, ...]
    about: str


def _field(field: Field[object]) -> Tell:
    def tell(seen: Seen, words: Catalogue) -> str:
        value = seen.record[field]
        return "" if value is None else " ".join(field.type.show(value, words).split())

    return tell


def _plain(text: Callable[[Seen], str]) -> Tell:
    return lambda seen, _words: text(seen)


def _day(day: Callable[[Seen], date | None]) -> Tell:
    return lambda seen, _words: found.isoformat() if (found := day(seen)) else ""


_DAY = "2026-03-09"
_NUMBER = Shown(Column(N_("Number"), 15, sample="PQ202603-0009"), _plain(lambda seen: seen.code))
_CLIENT = Shown(Column(N_("Client"), 17), _plain(lambda seen: seen.client_name), of_client=True)


def _subject(title: str, share: int) -> Shown:
    return Shown(Column(title, share), _plain(lambda seen: " ".join(seen.record.name.split())))


def state_told(seen: Seen, words: Catalogue) -> str:
    """How a record stands, with a word where it is late."""
    field = seen.record.kind.by_key["state"]
    label: str = field.type.show(seen.state, words) if seen.state else ""
    if seen.is_late:
        return words.tr(N_("{state}, overdue"), state=label)
    if seen.costly and seen.state == "draft":
        return words.tr(N_("{state}, to be approved"), state=label)
    return label


_STATE = Shown(Column(N_("Status"), 20), state_told, stands=True)


def _planned(seen: Seen, _words: Catalogue) -> str:
    day, at = seen.record[Dispatch.planned_on], seen.record[Dispatch.planned_from]
    if day is None:
        return ""
    return f"{day.isoformat()} {at:%H:%M}" if at else day.isoformat()


def _thing(seen: Seen, _words: Catalogue) -> str:
    keys = seen.record.kind.by_key
    link = seen.record[keys["item"]] or seen.record[keys["product"]]
    serial = seen.record[keys["serial"]] if "serial" in keys else None
    return " · ".join(filter(None, ((link.name or link.target) if link else "", serial)))


def until_told(seen: Seen, words: Catalogue) -> str:
    """Until when a complaint is to be answered, and then resolved."""
    if seen.timing is None or not seen.is_open or seen.state == "resolved":
        return ""
    answered = seen.state != "received"
    moment = seen.timing.resolve_by if answered else seen.timing.answer_by
    text = N_("resolve by {moment}") if answered else N_("answer by {moment}")
    return words.tr(text, moment=f"{moment:%Y-%m-%d %H:%M}")


def _came(seen: Seen, _words: Catalogue) -> str:
    day, at = seen.record[Complaint.date], seen.record[Complaint.time]
    return " ".join(filter(None, (day.isoformat() if day else "", f"{at:%H:%M}" if at else "")))


def _rhythm(seen: Seen, words: Catalogue) -> str:
    months = seen.record[ServicePlan.every_months]
    if not months:
        return ""
    return words.tr(N_("every month")) if months == 1 else words.tr(N_("every {n} months"), n=months)


def _all(nothing: str) -> Part:
    return Part("all", N_("All"), lambda _seen: True, nothing)


def _open(nothing: str, title: str = N_("Still open")) -> Part:
    return Part("open", title, lambda seen: seen.is_open, nothing)


_NO_DISPATCHES = N_("No dispatches yet")
_NO_REQUESTS = N_("No service requests yet")
_NO_COMPLAINTS = N_("No complaints yet")
_NO_ITEMS = N_("No installed items yet")
_NO_PLANS = N_("No service plans yet")
VIEWS: Mapping[str, View] = {
    "dispatches": View(
        DISPATCH.name,
        N_("Dispatches"),
        N_("+ Dispatch"),
        (
            _NUMBER,
            Shown(Column(N_("Planned for"), 17, sample=f"{_DAY} 09:30"), _planned),
            _CLIENT,
            _subject(N_("What is to be done"), 26),
            Shown(Column(N_("Product, serial number"), 20), _thing),
            Shown(Column(N_("Engineer"), 12), _field(Dispatch.engineer)),
            _STATE,
        ),
        (
            _open(N_("No dispatch is open.")),
            Part("today", N_("For today"), lambda seen: seen.is_today, N_("Nobody is sent anywhere today.")),
            Part(
                "to_approve", N_("To approve"), lambda seen: seen.waits_for_approval, N_("Nothing waits for approval.")
            ),
            _all(_NO_DISPATCHES),
        ),
        N_(
            "A dispatch says who is sent to a client to do what. It is assigned, done, checked with the client and "
            "closed; a week later you are reminded to ask whether all is well."
        ),
    ),
    "requests": View(
        REQUEST.name,
        N_("Requests"),
        N_("+ Request"),
        (
            _NUMBER,
            Shown(Column(N_("Received on"), 11, sample=_DAY), _field(ServiceRequest.date)),
            _CLIENT,
            _subject(N_("What is wanted"), 26),
            Shown(Column(N_("Product, serial number"), 20), _thing),
            Shown(Column(N_("Wanted by"), 11, sample=_DAY), _field(ServiceRequest.wanted_by)),
            Shown(Column(N_("Urgency"), 9), _field(ServiceRequest.urgency)),
            _STATE,
        ),
        (_open(N_("No request is open.")), _all(_NO_REQUESTS)),
        N_(
            "Write down what a client wants done; then send somebody with a click. "
            "Service plans write theirs themselves."
        ),
    ),
    "complaints": View(
        COMPLAINT.name,
        N_("Complaints"),
        N_("+ Complaint"),
        (
            _NUMBER,
            Shown(Column(N_("Received on"), 15, sample=f"{_DAY} 09:30"), _came),
            _CLIENT,
            _subject(N_("What it is about"), 26),
            Shown(Column(N_("Severity"), 8, sample="1/4"), _field(Complaint.severity)),
            Shown(Column(N_("In charge"), 11), _field(Complaint.owner)),
            Shown(Column(N_("To be done"), 20, sample="answer by 2026-03-09 13:00"), until_told),
            _STATE,
        ),
        (
            _open(N_("No complaint is open.")),
            Part("late", N_("Overdue"), lambda seen: seen.is_late, N_("Every complaint is within its time.")),
            _all(_NO_COMPLAINTS),
        ),
        N_(
            "Write a complaint down while the client speaks: hear out, thank, repeat it in your own words, agree on "
            "the next step and its day. The answer is due within hours of work, and the client's page shows a red bar "
            "until it is closed."
        ),
    ),
    "plans": View(
        SERVICE_PLAN.name,
        N_("Plans"),
        N_("+ Plan"),
        (
            Shown(Column(N_("Number"), 12, sample="SAMPLE-JH09"), _plain(lambda seen: seen.code)),
            _subject(N_("What it is"), 24),
            _CLIENT,
            Shown(Column(N_("Product, serial number"), 20), _thing),
            Shown(Column(N_("Rhythm"), 14), _rhythm),
            Shown(Column(N_("Done last on"), 11, sample=_DAY), _field(ServicePlan.last_done)),
            Shown(Column(N_("Next on"), 11, sample=_DAY), _day(lambda seen: seen.next_on)),
            _STATE,
        ),
        (_open(N_("No plan is in force."), N_("In force")), _all(_NO_PLANS)),
        N_("A plan says what comes again every so many months. Two weeks ahead it writes the request by itself."),
    ),
    "items": View(
        INSTALLED_ITEM.name,
        N_("Installed items"),
        N_("+ Installed item"),
        (
            Shown(Column(N_("Number"), 12, sample="SAMPLE-AZ09"), _plain(lambda seen: seen.code)),
            _subject(N_("What it is"), 24),
            Shown(Column(N_("Serial number"), 14), _field(InstalledItem.serial)),
            _CLIENT,
            Shown(Column(N_("Where it stands"), 14), _field(InstalledItem.place)),
            Shown(Column(N_("Sold on"), 11, sample=_DAY), _field(InstalledItem.sold_on)),
            Shown(Column(N_("Warranty until"), 12, sample=_DAY), _field(InstalledItem.warranty_to)),
            _STATE,
        ),
        (
            _open(N_("No item is in use."), N_("In use")),
            Part(
                "ending",
                N_("Warranty ends soon"),
                lambda seen: seen.warranty_ends,
                N_("No warranty ends within 60 days."),
            ),
            _all(_NO_ITEMS),
        ),
        N_("What you sold and where it stands, with serial number and warranty; requests and plans can name it."),
    ),
}
"""{name of a view: what it shows}, in their order."""
BY_KIND: Mapping[str, str] = {view.kind: name for name, view in VIEWS.items()}
