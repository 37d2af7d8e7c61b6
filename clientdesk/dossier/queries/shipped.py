"""The queries that come with the program, under names that commands and windows know."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE, OPPORTUNITY, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.lifestyle import Lifestyle, Vehicle
from clientdesk.dossier.queries.days import Span
from clientdesk.dossier.queries.tree import Asks, Branch, Condition, Has, Query, Trash, all_of, any_of
from clientdesk.dossier.sales.opportunity import Opportunity
from clientdesk.dossier.sales.stages import LOST, OPEN
from clientdesk.dossier.service.complaint import Complaint
from clientdesk.dossier.service.installed import IN_USE, InstalledItem
from clientdesk.dossier.service.moves import OPEN_COMPLAINT
from clientdesk.i18n import N_


@dataclass(frozen=True)
class Shipped:
    """A query and what it is called."""

    label: str
    query: Query


def _days(n: int) -> Span:
    return Span(n, "days")


def _on(field: Field[object], op: str, value: object = None) -> Condition:
    return Condition(field.key, op, value)


def _birthdays(span: Span) -> Branch:
    """Of the clients themselves, their spouses, children, parents and, at a firm, its people."""
    theirs = all_of(Asks("birthday_next", span))
    relatives = (Family.spouse_id.key, Family.children.key, Family.parents.key, Firm.org_people.key)
    return any_of(Asks("birthday_next", span), *(Has(way, theirs) for way in relatives))


_OF_CLIENT = f"{OPPORTUNITY.name}.{Opportunity.client.key}"
"""The way from a client to its opportunities."""
_PERSON, _ENTERPRISE = (PERSON.name,), (ENTERPRISE.name,)
SHIPPED: Mapping[str, Shipped] = {
    "all": Shipped(N_("All clients"), Query()),
    "persons": Shipped(N_("Persons"), Query(kinds=_PERSON)),
    "enterprises": Shipped(N_("Enterprises"), Query(kinds=_ENTERPRISE)),
    "mine": Shipped(N_("My clients"), Query(all_of(_on(Header.owner_id, "me")))),
    "birthdays": Shipped(N_("Birthdays in 30 days"), Query(_birthdays(_days(30)))),
    "birthdays_next_month": Shipped(
        N_("Birthdays next month"), Query(all_of(Asks("birthday_in", "next_month")), kinds=_PERSON)
    ),
    "insurance": Shipped(
        N_("Insurance expires in 60 days"),
        Query(
            all_of(Has(Lifestyle.vehicles.key, all_of(_on(Vehicle.insurance_expiry, "next", _days(60))))), kinds=_PERSON
        ),
    ),
    "policy_renewal": Shipped(N_("Policy renewal in 60 days"), Query(all_of(Asks("policy_due", _days(60))))),
    "no_contact_30": Shipped(N_("No contact in 30 days"), Query(all_of(Asks("no_contact", _days(30))))),
    "no_contact_90": Shipped(N_("No contact in 90 days"), Query(all_of(Asks("no_contact", _days(90))))),
    "nothing_planned": Shipped(N_("Nothing planned"), Query(all_of(Asks("nothing_planned")))),
    "no_mobile": Shipped(N_("Mobile missing"), Query(all_of(_on(Basics.mobile, "empty")), kinds=_PERSON)),
    "thin": Shipped(N_("Less than 30% filled in"), Query(all_of(_on(Header.completeness, "<", Decimal("0.3"))))),
    "filed_lately": Shipped(N_("Filed in the last 30 days"), Query(all_of(_on(Header.created_at, "last", _days(30))))),
    "changed_today": Shipped(N_("Changed today"), Query(all_of(_on(Header.updated_at, "period", "today")))),
    "lost_this_year": Shipped(
        N_("Lost clients changed this year"),
        Query(
            all_of(_on(Header.lifecycle_stage, "any_of", ("lost",)), _on(Header.updated_at, "period", "this_year")),
        ),
    ),
    "open_opportunity": Shipped(
        N_("With an open opportunity"), Query(all_of(Has(_OF_CLIENT, all_of(_on(Opportunity.stage, "any_of", OPEN)))))
    ),
    "lost_by_price": Shipped(
        N_("Opportunity lost this year by its price"),
        Query(
            all_of(
                Has(
                    _OF_CLIENT,
                    all_of(
                        _on(Opportunity.stage, "any_of", (LOST,)),
                        _on(Opportunity.lost_reason, "any_of", ("price",)),
                        _on(Opportunity.result_on, "period", "this_year"),
                    ),
                )
            )
        ),
    ),
    "open_complaint": Shipped(
        N_("With an open complaint"),
        Query(all_of(Has("complaint.client", all_of(_on(Complaint.state, "any_of", OPEN_COMPLAINT))))),
    ),
    "warranty_ends": Shipped(
        N_("Warranty of an installed item ends in 60 days"),
        Query(
            all_of(
                Has(
                    "installed_item.client",
                    all_of(
                        _on(InstalledItem.state, "any_of", (IN_USE,)),
                        _on(InstalledItem.warranty_to, "next", _days(60)),
                    ),
                )
            )
        ),
    ),
    "archived": Shipped(N_("Archived"), Query(all_of(_on(Header.file_status, "any_of", ("archived",))))),
    "trash": Shipped(N_("Trash"), Query(trash=Trash.ONLY)),
}
"""By name; these names go before those of saved views."""
