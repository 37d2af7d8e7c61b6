"""Section 6 of a person: health, habits, tastes, goals."""

from clientdesk.dossier.choices.person import (
    GIFT_DIRECTION,
    HABIT,
    HEALTH,
    MEDICAL_STATUS,
    NEED_TYPE,
    PROPERTY_KIND,
    TRANSPORT,
    TRI,
    VIEW,
)
from clientdesk.dossier.fields import PERSONAL, SENSITIVE, Field, Group, Rows, Section
from clientdesk.dossier.types import (
    DATE,
    LONG_TEXT,
    MONEY,
    MULTI_TEXT,
    PARTIAL_DATE,
    Choice,
    Integer,
    MultiChoice,
    Number,
    Text,
)
from clientdesk.i18n import N_


class MedicalEvent(Group, name="medical"):
    """An illness or operation."""

    date = Field(N_("Date"), PARTIAL_DATE, sensitivity=SENSITIVE)
    condition = Field(N_("Condition"), Text(120), sensitivity=SENSITIVE)
    status = Field(N_("Status"), Choice(MEDICAL_STATUS), sensitivity=SENSITIVE)
    note = Field(N_("Note"), Text(200), sensitivity=SENSITIVE)


class DiningPlace(Group, name="places"):
    """A place where he or she likes to eat."""

    name = Field(N_("Restaurant or place"), Text(120))
    address = Field(N_("Address"), Text(200))
    cuisine = Field(N_("Cuisine"), Text(60))
    note = Field(N_("Note (private room, dish…)"), Text(200))


class Vehicle(Group, name="vehicles"):
    """A vehicle."""

    plate = Field(N_("Plate"), Text(20), sensitivity=PERSONAL)
    make_model = Field(N_("Make and model"), Text(80), sensitivity=PERSONAL)
    colour = Field(N_("Colour"), Text(20), sensitivity=PERSONAL)
    year = Field(N_("Year"), Integer(min=1900, max=2100), sensitivity=PERSONAL)
    insurance_expiry = Field(N_("Insurance to"), DATE, sensitivity=PERSONAL)
    inspection_due = Field(N_("Inspection due"), DATE, sensitivity=PERSONAL)
    note = Field(N_("Note"), Text(200), sensitivity=PERSONAL)


class Property(Group, name="properties"):
    """A property."""

    kind = Field(N_("Kind"), Choice(PROPERTY_KIND), sensitivity=SENSITIVE)
    address = Field(N_("Address"), Text(200), sensitivity=SENSITIVE)
    area = Field(N_("Area m²"), Number(10, 2, min=0, unit="m2"), sensitivity=SENSITIVE)
    mortgaged = Field(N_("Mortgaged"), Choice(TRI), sensitivity=SENSITIVE)
    value = Field(N_("Estimated value"), MONEY, sensitivity=SENSITIVE)


class Gift(Group, name="gifts"):
    """A gift liked, disliked, given or received."""

    date = Field(N_("Date"), DATE)
    direction = Field(N_("Liked / disliked / given / received"), Choice(GIFT_DIRECTION))
    item = Field(N_("Item"), Text(120))
    value = Field(N_("Value"), MONEY)
    occasion = Field(N_("Occasion"), Text(80))


class Lifestyle(Section, of="person", id="P6", title=N_("Lifestyle")):
    """Health, habits, tastes, goals."""

    medical_history = Field(N_("Medical history"), Rows(MedicalEvent), id="P6.1", sensitivity=SENSITIVE)
    health = Field(N_("Present health"), Choice(HEALTH), id="P6.2", sensitivity=SENSITIVE)
    health_note = Field(N_("Present health: remarks"), Text(200), id="P6.2", sensitivity=SENSITIVE)
    view_drinking = Field(N_("View of drinking"), Choice(VIEW), id="P6.3a", sensitivity=PERSONAL)
    view_drinking_note = Field(N_("View of drinking: remarks"), Text(200), id="P6.3a", sensitivity=PERSONAL)
    drinking_habit = Field(N_("Drinks"), Choice(HABIT), id="P6.3b+", sensitivity=PERSONAL)
    favourite_drink = Field(N_("Favourite drink"), Text(60), id="P6.3b+", sensitivity=PERSONAL)
    view_smoking = Field(N_("View of smoking"), Choice(VIEW), id="P6.4a", sensitivity=PERSONAL)
    view_smoking_note = Field(N_("View of smoking: remarks"), Text(200), id="P6.4a", sensitivity=PERSONAL)
    smoking_habit = Field(N_("Smokes"), Choice(HABIT), id="P6.4b+", sensitivity=PERSONAL)
    cigarette_brand = Field(N_("Cigarette brand"), Text(60), id="P6.4b+", sensitivity=PERSONAL)
    dining_places = Field(N_("Where he or she likes to eat"), Rows(DiningPlace), id="P6.5")
    favourite_dishes = Field(N_("Dishes liked"), MULTI_TEXT, id="P6.6")
    view_paying = Field(N_("View of who pays the bill"), LONG_TEXT, id="P6.7", sensitivity=PERSONAL)
    attitude_life = Field(N_("Attitude to life"), LONG_TEXT, id="P6.8", sensitivity=PERSONAL)
    leisure = Field(N_("Leisure habits"), LONG_TEXT, id="P6.9")
    holidays = Field(N_("Holiday habits"), LONG_TEXT, id="P6.10")
    sports_liked = Field(N_("Sports and matches liked"), MULTI_TEXT, id="P6.11")
    teams_liked = Field(N_("Players and teams liked"), MULTI_TEXT, id="P6.12")
    transport = Field(N_("Means of transport used"), MultiChoice(TRANSPORT), id="P6.13")
    topics = Field(N_("Favourite topics of talk"), MULTI_TEXT, id="P6.14")
    view_others = Field(N_("View of other people"), LONG_TEXT, id="P6.15", sensitivity=PERSONAL)
    happiest = Field(N_("Happiest event"), LONG_TEXT, id="P6.16", sensitivity=PERSONAL)
    saddest = Field(N_("Greatest disappointment"), LONG_TEXT, id="P6.17", sensitivity=PERSONAL)
    personal_goal_long = Field(N_("Long-term personal goal"), LONG_TEXT, id="P6.18", sensitivity=PERSONAL)
    personal_goal_mid = Field(N_("Medium-term personal goal"), LONG_TEXT, id="P6.19", sensitivity=PERSONAL)
    personal_goal_short = Field(N_("Short-term personal goal"), LONG_TEXT, id="P6.20", sensitivity=PERSONAL)
    hobbies = Field(N_("Hobbies"), MULTI_TEXT, id="P6.21*")
    daily_routine = Field(N_("Daily routine"), LONG_TEXT, id="P6.22*", sensitivity=PERSONAL)
    consumption_pattern = Field(N_("Consumption pattern"), LONG_TEXT, id="P6.23*", sensitivity=PERSONAL)
    need_types = Field(N_("Psychological need types"), MultiChoice(NEED_TYPE), id="P6.23*", sensitivity=PERSONAL)
    diet_restrictions = Field(N_("Dietary restrictions and allergies"), Text(200), id="P6.25+", sensitivity=SENSITIVE)
    vehicles = Field(N_("Vehicles"), Rows(Vehicle), id="P6.26+", sensitivity=PERSONAL)
    properties = Field(N_("Properties"), Rows(Property), id="P6.27+", sensitivity=SENSITIVE)
    sizes = Field(N_("Clothing and shoe sizes"), Text(80), id="P6.28+", sensitivity=PERSONAL)
    gifts = Field(N_("Gifts: liked, disliked, given"), Rows(Gift), id="P6.29+")
    music_tv = Field(N_("Music and television liked"), MULTI_TEXT, id="P6.30+")
