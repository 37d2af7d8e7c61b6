"""The boxes of the one-page summary: which fields stand under which title; a kind of record that is declared later adds
its own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.business import Business, Rival, SalesYear
from clientdesk.dossier.enterprise.characteristics import Characteristics
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.other import Other as FirmOther
from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.enterprise.trading import ClientProblem, Trading
from clientdesk.dossier.fields import Field
from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.lifestyle import Lifestyle
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.person.outlook import Outlook
from clientdesk.dossier.person.personality import Personality
from clientdesk.dossier.person.relations import Relations
from clientdesk.dossier.person.with_us import WithUs
from clientdesk.exchange.cards.short.lines import Line, coming_days, in_lines, of_rows
from clientdesk.exchange.cards.view import View
from clientdesk.i18n import N_

Tell = Callable[[View, Sequence[Field[Any]]], Sequence[Line]]
"""Gives the lines of a box: those of the fields that the reader may see and wants."""


@dataclass(frozen=True)
class Box:
    """A titled part of the summary. `fields` may be of several kinds; each client shows those of its own.

    Where `tell` says nothing, there is no box and no gap.
    """

    title: str
    fields: tuple[Field[Any], ...]
    tell: Tell = in_lines


_ON_A_VISIT = (
    "Good to know",
    "Key people",
    "Preferences",
    "Days in the next three months",
    "Contact",
    "At work",
    "Open problems",
)
NOTES = (Other.notes, FirmOther.notes)
"""Free words about a client."""
BOXES = (
    Box(
        N_("Contact"),
        (
            Basics.mobile,
            Basics.office_phone,
            Basics.home_phone,
            Basics.email,
            Basics.phones,
            Basics.emails,
            Basics.office_address,
            Basics.home_address,
            Career.assistant_name,
            Career.assistant_phone,
            Basics.pref_channel,
            Basics.best_time,
            Basics.do_not_contact,
            firm.Basics.phone,
            firm.Basics.hotline,
            firm.Basics.email,
            firm.Basics.website,
            firm.Basics.address,
        ),
    ),
    Box(
        N_("Key people"),
        (firm.Basics.org_people,),
        of_rows(
            OrgPerson.name,
            (OrgPerson.post, OrgPerson.mobile, OrgPerson.phone, OrgPerson.decision_role),
            keep=lambda row: row[OrgPerson.left_on] is None,
            order=lambda row: not row[OrgPerson.is_main],
        ),
    ),
    Box(N_("Good to know"), NOTES),
    Box(
        N_("Preferences"),
        (
            Career.current_concern,
            Lifestyle.topics,
            Personality.taboos,
            Lifestyle.dining_places,
            Lifestyle.favourite_dishes,
            Lifestyle.diet_restrictions,
            Lifestyle.favourite_drink,
            Lifestyle.hobbies,
            Lifestyle.sports_liked,
            Personality.comm_style,
            Personality.buying_motive,
            Personality.value_factors,
        ),
    ),
    Box(
        N_("Days in the next three months"),
        (
            Basics.birth_date,
            Basics.birth_lunar,
            Family.spouse_birthday,
            Family.wedding_date,
            Family.children,
            Family.parents,
            Family.family_dates,
            Outlook.milestones,
            firm.Basics.org_people,
            firm.Basics.founded,
            firm.Basics.trading_since,
        ),
        coming_days,
    ),
    Box(
        N_("Personal"),
        (
            Basics.birth_date,
            Basics.age,
            Basics.native_place,
            Basics.pref_language,
            Family.marital_status,
            Family.spouse_name,
            Family.children,
            Family.pets,
        ),
    ),
    Box(
        N_("Class and stage"),
        (
            Header.lifecycle_stage,
            Header.abc_class_override,
            Header.importance,
            Header.is_key_client,
            Header.key_reason,
            Characteristics.is_strategic,
            Heading.channel_position,
            Heading.client_roles,
            Header.insurance_stage,
            Header.purchase_type,
            Header.expected_order_date,
            Header.lead_source,
            Header.introduced_by,
            Header.tags,
        ),
    ),
    Box(
        N_("At work"),
        (
            Basics.professional_title,
            Career.post_since,
            Career.reports_to,
            Career.subordinates,
            Career.decision_role,
            Career.purchase_limit,
            Career.company_standing,
        ),
    ),
    Box(
        N_("The company"),
        (
            firm.Basics.legal_form,
            firm.Basics.biz_type,
            firm.Basics.founded,
            Characteristics.size_class,
            Characteristics.staff,
            Characteristics.annual_turnover,
            firm.Basics.registered_capital,
            Heading.parent_id,
            Characteristics.business_scope,
        ),
    ),
    Box(
        N_("Terms"),
        (
            Trading.payment_terms,
            Trading.delivery_terms,
            Trading.price_level,
            Trading.discount_pct,
            Trading.tax_rate,
            Trading.invoice_type,
            Trading.credit_limit,
            Trading.credit_hold,
            Trading.credit_hold_reason,
        ),
    ),
    Box(
        N_("Relationship"),
        (
            WithUs.relation_level,
            WithUs.closeness,
            Career.relation_with_us,
            WithUs.view_of_us,
            WithUs.buyer_type,
            WithUs.value_orientation,
            Career.first_business_date,
            Career.known_colleagues,
            Relations.referrals_made,
            Business.relation_with_us,
            Business.cooperation,
            Trading.reputation,
            Characteristics.growth_potential,
            firm.Basics.trading_since,
        ),
    ),
    Box(
        N_("Sales by year"),
        (Business.sales_by_year,),
        of_rows(
            SalesYear.year, (SalesYear.revenue, SalesYear.our_goods), order=lambda row: -(row[SalesYear.year] or 0)
        ),
    ),
    Box(
        N_("Competitors here"),
        (Business.rivals,),
        of_rows(Rival.competitor_id, (Rival.share_pct, Rival.relation, Rival.strength)),
    ),
    Box(
        N_("Open problems"),
        (Trading.problems,),
        of_rows(
            ClientProblem.date,
            (ClientProblem.problem, ClientProblem.countermeasure, ClientProblem.due),
            keep=lambda row: row[ClientProblem.status] in (None, "open", "doing"),
        ),
    ),
)
_WHO_IS_WHO = Box(
    N_("Who is who"),
    (
        Basics.employer_name,
        Basics.position,
        Family.marital_status,
        Family.spouse_name,
        Family.spouse_job,
        Family.children,
        Family.parents,
        Family.pets,
    ),
)
VISIT_BOXES = (_WHO_IS_WHO, *(box for box in BOXES if box.title in _ON_A_VISIT))
"""What of them one reads on the way to a client."""
MORE = N_("More")
"""The title of the box for fields that were chosen and stand in no other."""
