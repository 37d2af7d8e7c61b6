"""Section 3 of a person: the family."""

from clientdesk.dossier.choices.person import BLOOD_TYPE, HEALTH, HOUSING, KINSHIP, MARITAL
from clientdesk.dossier.choices.shared import EDU_STAGE, GENDER
from clientdesk.dossier.fields import PERSONAL, SENSITIVE, Field, Group, Rows, Section
from clientdesk.dossier.person.rows import SpecialDate
from clientdesk.dossier.types import (
    DATE,
    LONG_TEXT,
    LUNAR_DATE,
    MONEY,
    PARTIAL_DATE,
    PHONE,
    Choice,
    Integer,
    Reference,
    Text,
)
from clientdesk.i18n import N_


class Child(Group, name="children"):
    """A child."""

    name = Field(N_("Name"), Text(80), sensitivity=SENSITIVE)
    gender = Field(N_("Gender"), Choice(GENDER), sensitivity=SENSITIVE)
    birthday = Field(N_("Birthday"), PARTIAL_DATE, sensitivity=SENSITIVE)
    birthday_lunar = Field(N_("Birthday (lunar)"), LUNAR_DATE, sensitivity=SENSITIVE, chinese=True)
    education = Field(N_("Education"), Choice(EDU_STAGE), sensitivity=SENSITIVE)
    school = Field(N_("School / employer"), Text(120), sensitivity=SENSITIVE)
    interests = Field(N_("Interests"), Text(200), sensitivity=SENSITIVE)
    note = Field(N_("Note"), Text(200), sensitivity=SENSITIVE)


class Parent(Group, name="parents"):
    """A father, mother or parent-in-law."""

    relation = Field(N_("Relation"), Choice(KINSHIP), sensitivity=PERSONAL)
    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL)
    birthday = Field(N_("Birthday"), PARTIAL_DATE, sensitivity=PERSONAL)
    birthday_lunar = Field(N_("Birthday (lunar)"), LUNAR_DATE, sensitivity=PERSONAL, chinese=True)
    health = Field(N_("Health"), Choice(HEALTH), sensitivity=SENSITIVE)
    phone = Field(N_("Telephone"), PHONE, sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class Family(Section, of="person", id="P3", title=N_("Family")):
    """The family."""

    marital_status = Field(N_("Marital status"), Choice(MARITAL), id="P3.1", sensitivity=PERSONAL)
    spouse_name = Field(N_("Spouse's name"), Text(80), id="P3.2a", sensitivity=PERSONAL)
    spouse_education = Field(N_("Spouse's education"), Choice(EDU_STAGE), id="P3.2b", sensitivity=PERSONAL)
    spouse_interests = Field(N_("Spouse's interests"), Text(200), id="P3.3a", sensitivity=PERSONAL)
    spouse_hobbies = Field(N_("Spouse's special skills and hobbies"), Text(200), id="P3.3b", sensitivity=PERSONAL)
    spouse_birthday = Field(N_("Spouse's birthday"), PARTIAL_DATE, id="P3.3c", sensitivity=PERSONAL)
    spouse_birthday_lunar = Field(
        N_("Spouse's birthday (lunar)"), LUNAR_DATE, id="P3.3c", sensitivity=PERSONAL, chinese=True
    )
    spouse_blood_type = Field(N_("Spouse's blood type"), Choice(BLOOD_TYPE), id="P3.3d", sensitivity=SENSITIVE)
    wedding_date = Field(N_("Wedding anniversary"), DATE, id="P3.4", sensitivity=PERSONAL)
    children = Field(N_("Children and their education"), Rows(Child), id="P3.5", sensitivity=SENSITIVE)
    view_family = Field(N_("View of family and marriage"), LONG_TEXT, id="P3.6", sensitivity=PERSONAL)
    spouse_id = Field(N_("Spouse's own file"), Reference("person"), id="P3.7+", sensitivity=PERSONAL)
    spouse_job = Field(N_("Spouse's employer and occupation"), Text(120), id="P3.8+", sensitivity=PERSONAL)
    spouse_phone = Field(N_("Spouse's telephone"), PHONE, id="P3.9+", sensitivity=PERSONAL)
    parents = Field(N_("Parents"), Rows(Parent), id="P3.10+", sensitivity=PERSONAL)
    household_size = Field(N_("People in household"), Integer(min=1, max=30), id="P3.11+", sensitivity=PERSONAL)
    household_income = Field(N_("Household income"), MONEY, id="P3.12+", sensitivity=SENSITIVE)
    housing = Field(N_("Housing"), Choice(HOUSING), id="P3.13+", sensitivity=PERSONAL)
    family_dates = Field(N_("Family anniversaries"), Rows(SpecialDate), id="P3.14+", sensitivity=PERSONAL)
    pets = Field(N_("Pets"), Text(120), id="P3.15+")
