"""How much of a file is known, in three levels, and what to ask next.

No percentage of four hundred fields: a file is well kept with a dozen answers, better with sixty, and the rest is for
the few clients who are worth it. "Not known" and "not applicable" are answers; "ask next time" is none.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from clientdesk.dossier.enterprise import basics as firm
from clientdesk.dossier.enterprise.business import Business
from clientdesk.dossier.enterprise.characteristics import Characteristics
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.other import Other as FirmOther
from clientdesk.dossier.enterprise.trading import Trading
from clientdesk.dossier.fields import Field, Kind, Rows
from clientdesk.dossier.header import Header
from clientdesk.dossier.homelands import CHINA, has_chinese_customs
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.career import Career
from clientdesk.dossier.person.education import Education
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.person.lifestyle import Lifestyle
from clientdesk.dossier.person.other import Other
from clientdesk.dossier.person.outlook import Outlook
from clientdesk.dossier.person.personality import Personality
from clientdesk.dossier.person.relations import Relations
from clientdesk.dossier.person.with_us import WithUs
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import File, Photo
from clientdesk.i18n import N_

Answers = Mapping[str, str]
"""{field key: unknown, na or later}."""
LATER = "later"
ANSWERS = {"unknown": N_("Not known"), "na": N_("Not applicable"), LATER: N_("Ask next time")}
"""What can be said of a field instead of a value."""


class Level(StrEnum):
    """How deep a file goes; each level holds the ones before it."""

    BASIC = "basic"
    GOOD = "good"
    DEEP = "deep"


TITLES = {Level.BASIC: N_("Basic"), Level.GOOD: N_("Good"), Level.DEEP: N_("Deep")}

_PERSON_BASIC: tuple[Field[Any], ...] = (
    Basics.full_name,
    Basics.mobile,
    Basics.gender,
    Basics.birth_date,
    Basics.employer_name,
    Basics.position,
    Basics.home_address,
    Basics.email,
    Family.marital_status,
    Header.lead_source,
    Basics.best_time,
    Header.importance,
)
_PERSON_GOOD: tuple[Field[Any], ...] = (
    Family.spouse_name,
    Family.children,
    Family.spouse_birthday,
    Family.wedding_date,
    Family.spouse_job,
    Family.spouse_interests,
    Family.parents,
    Family.housing,
    Lifestyle.hobbies,
    Lifestyle.topics,
    Lifestyle.favourite_dishes,
    Lifestyle.diet_restrictions,
    Lifestyle.drinking_habit,
    Lifestyle.smoking_habit,
    Lifestyle.health,
    Lifestyle.leisure,
    Lifestyle.sports_liked,
    Lifestyle.holidays,
    Lifestyle.vehicles,
    Lifestyle.personal_goal_short,
    Lifestyle.gifts,
    Basics.salutation,
    Basics.birthday_calendar,
    Basics.pref_channel,
    Basics.office_phone,
    Basics.office_address,
    Basics.socials,
    Basics.native_place,
    Basics.occupation,
    Basics.annual_income,
    Education.highest_education,
    Education.major,
    Education.education,
    Career.department,
    Career.decision_role,
    Career.current_concern,
    Career.career_goal_mid,
    Career.company_standing,
    Career.known_colleagues,
    Personality.values_most,
    Personality.taboos,
    Personality.comm_style,
    Personality.buying_motive,
    Personality.clubs,
    Relations.influencers,
    Relations.closest_friend,
    Outlook.want_now,
    WithUs.view_of_us,
    WithUs.temper,
    Header.introduced_by,
    Header.lifecycle_stage,
    Other.visit_every_days,
)
_ENTERPRISE_BASIC: tuple[Field[Any], ...] = (
    firm.Basics.name,
    firm.Basics.phone,
    firm.Basics.address,
    firm.Basics.org_people,
    firm.Basics.reg_no,
    firm.Basics.industry,
    firm.Basics.biz_type,
    Characteristics.business_scope,
    Characteristics.staff,
    Trading.payment_terms,
    Header.lead_source,
    Header.importance,
)
_ENTERPRISE_GOOD: tuple[Field[Any], ...] = (
    Heading.short_name,
    Heading.channel_position,
    Heading.client_roles,
    Heading.value_orientation,
    firm.Basics.legal_form,
    firm.Basics.founded,
    firm.Basics.trading_since,
    firm.Basics.registered_capital,
    firm.Basics.reg_status,
    firm.Basics.website,
    firm.Basics.email,
    firm.Basics.sites,
    firm.Basics.shareholders,
    firm.Basics.affiliates,
    firm.Basics.internal_relations,
    firm.Basics.history,
    firm.Basics.licences,
    firm.Basics.taxpayer_type,
    firm.Basics.invoice_titles,
    firm.Basics.bank_accounts,
    Characteristics.size_class,
    Characteristics.annual_turnover,
    Characteristics.buying_method,
    Characteristics.service_area,
    Characteristics.sales_capability,
    Characteristics.growth_potential,
    Characteristics.philosophy,
    Characteristics.direction,
    Characteristics.policy,
    Characteristics.characteristics,
    Characteristics.equipment,
    Characteristics.challenges,
    Business.sales_by_year,
    Business.rivals,
    Business.products_handled,
    Business.suppliers_of,
    Business.customers_of,
    Business.relation_with_us,
    Business.cooperation,
    Business.operating_trend,
    Business.managers_quality,
    Business.sales_staff_quality,
    Trading.sales_activity,
    Trading.problems,
    Trading.image_rating,
    Trading.reputation,
    Trading.delivery_terms,
    Trading.price_level,
    Trading.invoice_type,
    Trading.competition_degree,
    Header.lifecycle_stage,
    FirmOther.notes,
)
LEVELS: Mapping[str, Mapping[Level, tuple[Field[Any], ...]]] = {
    "person": {Level.BASIC: _PERSON_BASIC, Level.GOOD: _PERSON_GOOD},
    "enterprise": {Level.BASIC: _ENTERPRISE_BASIC, Level.GOOD: _ENTERPRISE_GOOD},
}
"""The fields of the first two levels by kind, in the order to ask them; all the others belong to the last."""


@dataclass(frozen=True)
class Standing:
    """How far a file has come: the level that is being filled, and how much of it (levels before it counted)."""

    level: Level
    answered: int
    asked: int

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to ask."""
        return self.answered == self.asked


def is_shown(field: Field[Any], record: Record, *, customs: str = CHINA) -> bool:
    """Whether the field concerns this record; `customs` names the country by whose customs it is kept."""
    foreign = field.chinese and not has_chinese_customs(customs)
    if foreign and not (field.stored and record[field] is not None):
        return False
    return field.shown is None or field.shown(record)


def is_column_shown(column: Field[Any], rows: Collection[Row], *, customs: str = CHINA) -> bool:
    """Whether a column of a group concerns these rows, by the customs of a country."""
    return not column.chinese or has_chinese_customs(customs) or any(row[column] is not None for row in rows)


def is_asked(field: Field[Any], record: Record, *, customs: str = CHINA) -> bool:
    """Whether somebody has to fill the field in: not computed, not fixed, not kept elsewhere."""
    elsewhere = isinstance(field.type, Rows) and field.type.virtual
    return field.stored and not field.fixed and not elsewhere and is_shown(field, record, customs=customs)


def is_answered(field: Field[Any], record: Record, answers: Answers) -> bool:
    """Whether the field has a value, or somebody has said that there is none to be had."""
    return record[field] is not None or answers.get(field.key, LATER) != LATER


def in_order(kind: Kind) -> Mapping[Level, tuple[Field[Any], ...]]:
    """The fields of each level of a kind, none twice, in the order to ask them."""
    told = LEVELS.get(kind.name, {})
    levels = (Level.BASIC, Level.GOOD)
    first = {level: tuple(field for field in told.get(level, ()) if field.key in kind.by_key) for level in levels}
    known = {field.key for fields in first.values() for field in fields}
    return first | {Level.DEEP: tuple(field for field in kind.fields if field.key not in known)}


def standing(record: Record, answers: Answers, *, customs: str = CHINA) -> Standing:
    """The first level with something left to ask, or the last one."""
    asked = answered = 0
    for level, fields in in_order(record.kind).items():
        concerned = [field for field in fields if is_asked(field, record, customs=customs)]
        asked += len(concerned)
        answered += sum(is_answered(field, record, answers) for field in concerned)
        if answered < asked:
            return Standing(level, answered, asked)
    return Standing(Level.DEEP, answered, asked)


def open_questions(
    record: Record, answers: Answers, level: Level = Level.DEEP, *, customs: str = CHINA
) -> tuple[Field[Any], ...]:
    """What is still to be asked up to a level, the weightiest first; what was put off comes last.

    Photographs and files are not asked for: nobody tells them.
    """
    missing: list[Field[Any]] = []
    for each, fields in in_order(record.kind).items():
        asked = (field for field in fields if is_asked(field, record, customs=customs))
        missing += [field for field in asked if not is_answered(field, record, answers)]
        if each is level:
            break
    told = [field for field in missing if not isinstance(field.type, Photo | File)]
    return tuple(sorted(told, key=lambda field: field.key in answers))
