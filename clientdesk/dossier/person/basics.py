"""Section 1 of a person: names, documents, addresses, birth."""

import re
from collections.abc import Iterator
from datetime import date

from clientdesk.dossier import lunar
from clientdesk.dossier.checks.credit_code import credit_code_problem
from clientdesk.dossier.checks.identity import identity_facts, identity_problem
from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.choices.person import (
    ADDRESS_KIND,
    BIRTHDAY_CALENDAR,
    BLOOD_TYPE,
    CHANNEL,
    CHARACTER_TRAIT,
    DO_NOT_CONTACT,
    EMAIL_KIND,
    ID_DOC_TYPE,
    LUNAR_LEAP_RULE,
    OCCUPATION,
    PHONE_KIND,
    PREF_LANGUAGE,
    SOCIAL_CLASS,
    STAR_SIGN,
    ZODIAC,
)
from clientdesk.dossier.choices.shared import GENDER
from clientdesk.dossier.fields import (
    FIRST,
    NAME,
    PERSONAL,
    SENSITIVE,
    Field,
    Group,
    Problem,
    Rows,
    Section,
    Surroundings,
)
from clientdesk.dossier.person.rows import SocialAccount
from clientdesk.dossier.record import Record
from clientdesk.dossier.types import (
    ADDRESS,
    BOOL,
    DATE,
    EMAIL,
    ID_NUMBER,
    LONG_TEXT,
    LUNAR_DATE,
    MONEY,
    PARTIAL_DATE,
    PHONE,
    PORTRAIT,
    Age,
    Choice,
    MultiChoice,
    Number,
    Reading,
    Reference,
    Text,
)
from clientdesk.dossier.values import Ages
from clientdesk.i18n import N_


class PhoneNumber(Group, name="phones"):
    """A further telephone number."""

    kind = Field(N_("Kind"), Choice(PHONE_KIND), sensitivity=PERSONAL)
    number = Field(N_("Number"), PHONE, sensitivity=PERSONAL, required=True, find=FIRST)
    ext = Field(N_("Extension"), Text(10), sensitivity=PERSONAL)
    is_main = Field(N_("Main"), BOOL, sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(80), sensitivity=PERSONAL)


class EmailAddress(Group, name="emails"):
    """A further e-mail address."""

    kind = Field(N_("Kind"), Choice(EMAIL_KIND), sensitivity=PERSONAL)
    address = Field(N_("Address"), EMAIL, sensitivity=PERSONAL, required=True, find=FIRST)
    is_main = Field(N_("Main"), BOOL, sensitivity=PERSONAL)


class MoreAddress(Group, name="addresses"):
    """A further postal address."""

    kind = Field(N_("Kind"), Choice(ADDRESS_KIND), sensitivity=PERSONAL)
    country = Field(N_("Country"), Choice(COUNTRY), sensitivity=PERSONAL)
    province = Field(N_("Province / state"), Text(40), sensitivity=PERSONAL)
    city = Field(N_("City"), Text(40), sensitivity=PERSONAL)
    district = Field(N_("District / county"), Text(40), sensitivity=PERSONAL)
    street = Field(N_("Street, number, building"), Text(200), sensitivity=PERSONAL, required=True)
    postcode = Field(N_("Post code"), Text(12), sensitivity=PERSONAL)
    recipient = Field(N_("Recipient"), Text(80), sensitivity=PERSONAL)
    phone = Field(N_("Telephone"), PHONE, sensitivity=PERSONAL)
    is_mailing = Field(N_("Use for mailing"), BOOL, sensitivity=PERSONAL)


_RESIDENT = re.compile(r"\d{17}[\dX]")
OLDEST = 120
"""An age above this is taken for a slip of the pen, in years."""


def _born(record: Record) -> date | None:
    """The whole day of birth, where it is known."""
    partial = record[Basics.birth_date]
    return partial.full() if partial else None


def _age(record: Record, around: Surroundings) -> Ages | None:
    born = record[Basics.birth_date]
    return lunar.ages(born, around.reading.today) if born else None


def _age_nominal(record: Record, around: Surroundings) -> Ages | None:
    born = record[Basics.birth_date]
    return lunar.nominal_ages(born, around.reading.today) if born else None


def _zodiac_sign(record: Record, around: Surroundings) -> str | None:
    born = record[Basics.birth_date]
    signs = {lunar.zodiac(day) for day in (born.extent() or () if born else ())}
    return signs.pop() if len(signs) == 1 else None


def _sun_sign(record: Record, around: Surroundings) -> str | None:
    born = record[Basics.birth_date]
    return lunar.star_sign(born) if born else None


class Basics(Section, of="person", id="P1", title=N_("Basics")):
    """Names, documents, addresses, birth."""

    full_name = Field(N_("Full name"), Text(80), id="P1.1a", sensitivity=PERSONAL, required=True, find=NAME)
    nickname = Field(N_("Nickname"), Text(60), id="P1.1b", sensitivity=PERSONAL, find=NAME)
    childhood_name = Field(
        N_("Childhood (milk) name"), Text(60), id="P1.1c", sensitivity=PERSONAL, find=NAME, chinese=True
    )
    id_number = Field(N_("Identity number"), ID_NUMBER, id="P1.2", sensitivity=SENSITIVE)
    employer_name = Field(N_("Employer"), Text(120), id="P1.3a", find=FIRST)
    employer_id = Field(N_("Employer's file"), Reference("enterprise"), id="P1.3b+")
    position = Field(N_("Position"), Text(80), id="P1.4a")
    professional_title = Field(N_("Professional title"), Text(80), id="P1.4b")
    home_address = Field(N_("Home address"), ADDRESS, id="P1.5a", sensitivity=PERSONAL)
    home_phone = Field(N_("Home telephone"), PHONE, id="P1.5b", sensitivity=PERSONAL, find=FIRST)
    mobile = Field(N_("Mobile"), PHONE, id="P1.5c", sensitivity=PERSONAL, find=FIRST)
    home_fax = Field(N_("Home fax"), PHONE, id="P1.5d", sensitivity=PERSONAL)
    email = Field(N_("E-mail"), EMAIL, id="P1.5e", sensitivity=PERSONAL, find=FIRST)
    office_address = Field(N_("Office address"), ADDRESS, id="P1.6a")
    office_phone = Field(N_("Office telephone"), PHONE, id="P1.6b", find=FIRST)
    office_fax = Field(N_("Office fax"), PHONE, id="P1.6c")
    employer_reg_no = Field(N_("Employer's registration number"), Text(30), id="P1.6d")
    hukou_place = Field(N_("Household registration place"), Text(120), id="P1.7a", sensitivity=PERSONAL, chinese=True)
    native_place = Field(N_("Native place"), Text(120), id="P1.7b", sensitivity=PERSONAL, chinese=True)
    birth_date = Field(N_("Date of birth"), PARTIAL_DATE, id="P1.8a", sensitivity=PERSONAL)
    blood_type = Field(N_("Blood type"), Choice(BLOOD_TYPE), id="P1.8b", sensitivity=SENSITIVE)
    height_cm = Field(N_("Height"), Number(5, 1, min=30, max=260, unit="cm"), id="P1.9a", sensitivity=PERSONAL)
    weight_kg = Field(N_("Weight"), Number(5, 1, min=2, max=400, unit="kg"), id="P1.9b", sensitivity=PERSONAL)
    character_traits = Field(
        N_("Character traits"), MultiChoice(CHARACTER_TRAIT, open=True), id="P1.10", sensitivity=PERSONAL
    )
    character_traits_note = Field(N_("Character traits: remarks"), LONG_TEXT, id="P1.10", sensitivity=PERSONAL)
    family_name = Field(N_("Family name"), Text(40), id="P1.11+", sensitivity=PERSONAL)
    given_name = Field(N_("Given name"), Text(40), id="P1.11+", sensitivity=PERSONAL)
    name_en = Field(N_("English or other-language name"), Text(80), id="P1.12+", sensitivity=PERSONAL, find=NAME)
    name_sort = Field(N_("Pinyin / sort key"), Text(120), id="P1.13+", find=FIRST, chinese=True)
    former_name = Field(N_("Former name"), Text(80), id="P1.14+", sensitivity=PERSONAL, find=NAME)
    salutation = Field(N_("Form of address"), Text(40), id="P1.15+")
    gender = Field(N_("Gender"), Choice(GENDER), id="P1.16*", sensitivity=PERSONAL)
    photo = Field(N_("Photograph"), PORTRAIT, id="P1.17+", sensitivity=PERSONAL)
    id_doc_type = Field(N_("Identity document type"), Choice(ID_DOC_TYPE), id="P1.18+", sensitivity=PERSONAL)
    id_doc_expiry = Field(N_("Identity document expiry"), DATE, id="P1.19+", sensitivity=SENSITIVE)
    nationality = Field(N_("Nationality"), Choice(COUNTRY), id="P1.20+", sensitivity=PERSONAL)
    ethnicity = Field(N_("Ethnic group"), Text(40), id="P1.21+", sensitivity=SENSITIVE)
    birthday_calendar = Field(
        N_("Birthday kept by"), Choice(BIRTHDAY_CALENDAR), id="P1.22+", sensitivity=PERSONAL, chinese=True
    )
    birth_lunar = Field(N_("Lunar date of birth"), LUNAR_DATE, id="P1.23+", sensitivity=PERSONAL, chinese=True)
    lunar_leap_rule = Field(N_("Leap-month rule"), Choice(LUNAR_LEAP_RULE), id="P1.24+", chinese=True)
    age = Field(N_("Age"), Age(150), id="P1.25+", sensitivity=PERSONAL, derive=_age)
    age_nominal = Field(
        N_("Nominal age"), Age(151), id="P1.25+", sensitivity=PERSONAL, derive=_age_nominal, chinese=True
    )
    zodiac = Field(
        N_("Chinese zodiac"), Choice(ZODIAC), id="P1.26+", sensitivity=PERSONAL, derive=_zodiac_sign, chinese=True
    )
    star_sign = Field(N_("Star sign"), Choice(STAR_SIGN), id="P1.26+", sensitivity=PERSONAL, derive=_sun_sign)
    occupation = Field(N_("Occupation"), Choice(OCCUPATION), id="P1.27*", sensitivity=PERSONAL)
    annual_income = Field(N_("Annual income (or from)"), MONEY, id="P1.28*", sensitivity=SENSITIVE)
    annual_income_to = Field(N_("Annual income up to"), MONEY, id="P1.28*", sensitivity=SENSITIVE)
    social_class = Field(N_("Social stratum"), Choice(SOCIAL_CLASS), id="P1.29*", sensitivity=SENSITIVE)
    phones = Field(N_("More telephones"), Rows(PhoneNumber), id="P1.30+", sensitivity=PERSONAL)
    emails = Field(N_("More e-mails"), Rows(EmailAddress), id="P1.31+", sensitivity=PERSONAL)
    socials = Field(N_("Social accounts"), Rows(SocialAccount), id="P1.32+", sensitivity=PERSONAL)
    addresses = Field(N_("More addresses"), Rows(MoreAddress), id="P1.33+", sensitivity=PERSONAL)
    pref_language = Field(N_("Preferred language"), Choice(PREF_LANGUAGE), id="P1.34+")
    pref_channel = Field(N_("Preferred channel"), Choice(CHANNEL), id="P1.35+")
    best_time = Field(N_("Best time to call"), Text(80), id="P1.36+")
    do_not_contact = Field(N_("Do not contact by"), MultiChoice(DO_NOT_CONTACT), id="P1.37+")

    @classmethod
    def check(cls, record: Record, reading: Reading) -> Iterator[Problem]:
        """The identity number by its document, what it says of birth and gender, ages and ranges."""
        yield from _check_identity(record)
        born = record[cls.birth_date]
        if born and born.year and (born.year, born.month or 1, born.day or 1) > _parts(reading.today):
            yield Problem(cls.birth_date, N_("A date of birth cannot be in the future."), {}, refused=True)
        elif born and (ages := lunar.ages(born, reading.today)) and ages.low > OLDEST:
            yield Problem(cls.birth_date, N_("This would make the person older than {years}."), {"years": OLDEST})
        low, high = record[cls.annual_income], record[cls.annual_income_to]
        if low is not None and high is not None and high < low:
            yield Problem(cls.annual_income_to, N_("The upper end of a range must not be below the lower."), {})
        if (code := record[cls.employer_reg_no]) and (text := credit_code_problem(code)):
            yield Problem(cls.employer_reg_no, text, {})


def _parts(day: date) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _check_identity(record: Record) -> Iterator[Problem]:
    number = record[Basics.id_number]
    if number is None:
        return
    document = record[Basics.id_doc_type] or ("cn_id" if _RESIDENT.fullmatch(number) else "")
    if text := identity_problem(number, document):
        yield Problem(Basics.id_number, text, {}, refused=True)
        return
    facts = identity_facts(number) if document == "cn_id" else None
    born = _born(record)
    if facts and born and facts.birth != born:
        yield Problem(Basics.birth_date, N_("The identity number says {date}."), {"date": facts.birth.isoformat()})
    said = record[Basics.gender]
    if facts and said in {"m", "f"} and said != facts.gender:
        yield Problem(Basics.gender, N_("The identity number says otherwise."), {})
