"""The people of an enterprise, and what the dossier says of the four leading ones."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from clientdesk.dossier.choices.enterprise import ATTITUDE5, ORG_ROLE
from clientdesk.dossier.choices.shared import CLOSENESS4, DECISION_ROLE, EDU_STAGE, GENDER, RATE5
from clientdesk.dossier.fields import FIRST, PERSONAL, Field, Group, Surroundings
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import (
    BOOL,
    DATE,
    EMAIL,
    LUNAR_DATE,
    PARTIAL_DATE,
    PHONE,
    Choice,
    Integer,
    MultiChoice,
    Rating,
    Reference,
    Text,
)
from clientdesk.dossier.values import Link
from clientdesk.i18n import N_

T = TypeVar("T")
LEADING = ("owner", "operator", "manager", "legal_rep")
"""The roles whose profile the dossier asks for."""
STRONG = 4
"""From this influence on (of 5) somebody counts among the chief leaders."""


class OrgPerson(Group, name="org_people"):
    """A person in the enterprise."""

    role = Field(N_("Role in the enterprise"), MultiChoice(ORG_ROLE), sensitivity=PERSONAL, required=True)
    person_id = Field(N_("Person's file"), Reference("person"), sensitivity=PERSONAL)
    name = Field(N_("Name"), Text(80), sensitivity=PERSONAL, required=True, find=FIRST)
    gender = Field(N_("Gender"), Choice(GENDER), sensitivity=PERSONAL)
    post = Field(N_("Post"), Text(80), sensitivity=PERSONAL)
    department = Field(N_("Department"), Text(80), sensitivity=PERSONAL)
    phone = Field(N_("Telephone"), PHONE, sensitivity=PERSONAL, find=FIRST)
    mobile = Field(N_("Mobile"), PHONE, sensitivity=PERSONAL, find=FIRST)
    email = Field(N_("E-mail"), EMAIL, sensitivity=PERSONAL)
    social = Field(N_("Social account"), Text(80), sensitivity=PERSONAL)
    hobbies = Field(N_("Hobbies"), Text(200), sensitivity=PERSONAL)
    character = Field(N_("Character"), Text(200), sensitivity=PERSONAL)
    interests = Field(N_("Interests"), Text(200), sensitivity=PERSONAL)
    family = Field(N_("Family"), Text(200), sensitivity=PERSONAL)
    education = Field(N_("Education"), Choice(EDU_STAGE), sensitivity=PERSONAL)
    age = Field(N_("Age"), Integer(min=0, max=120), sensitivity=PERSONAL)
    birthday = Field(N_("Birthday"), PARTIAL_DATE, sensitivity=PERSONAL)
    birthday_lunar = Field(N_("Birthday (lunar)"), LUNAR_DATE, sensitivity=PERSONAL, chinese=True)
    ability = Field(N_("Ability"), Choice(RATE5), sensitivity=PERSONAL)
    ability_note = Field(N_("Ability: remarks"), Text(200), sensitivity=PERSONAL)
    decision_role = Field(N_("Decision role"), Choice(DECISION_ROLE), sensitivity=PERSONAL)
    influence = Field(N_("Influence 1–5"), Rating(1, 5), sensitivity=PERSONAL)
    attitude = Field(N_("Attitude −2…+2"), Choice(ATTITUDE5), sensitivity=PERSONAL)
    closeness = Field(N_("Closeness"), Choice(CLOSENESS4), sensitivity=PERSONAL)
    reports_to = Field(N_("Reports to"), Reference("row:org_people"), sensitivity=PERSONAL)
    is_main = Field(N_("Main contact"), BOOL, sensitivity=PERSONAL)
    left_on = Field(N_("Left on"), DATE, sensitivity=PERSONAL)


def main_row(rows: Sequence[Row]) -> Row | None:
    """Whom to ask for: the row marked as the main contact, else the first."""
    return next((row for row in rows if row[OrgPerson.is_main]), rows[0] if rows else None)


def _rows(record: Record) -> tuple[Row, ...]:
    return next((record.rows(field) for field in record.kind.groups if field.key == "org_people"), ())


def _leading(record: Record) -> list[Row]:
    return [row for row in _rows(record) if set(row[OrgPerson.role] or ()) & set(LEADING)]


def _names(rows: list[Row]) -> Link | None:
    names = [row[OrgPerson.name] or "" for row in rows]
    return Link(None, "; ".join(filter(None, names))) if any(names) else None


def with_role(role: str) -> Callable[[Record, Surroundings], Link | None]:
    """The names of the people with a role."""
    return lambda record, around: _names([row for row in _rows(record) if role in (row[OrgPerson.role] or ())])


def chief_leaders(record: Record, around: Surroundings) -> Link | None:
    """The names of the people with strong influence."""
    return _names([row for row in _rows(record) if (row[OrgPerson.influence] or 0) >= STRONG])


def each(column: Field[str]) -> Callable[[Record, Surroundings], str | None]:
    """What a column says of each leading person, with the names."""

    def told(record: Record, around: Surroundings) -> str | None:
        parts = [f"{row[OrgPerson.name]}: {row[column]}" for row in _leading(record) if row[column]]
        return "; ".join(parts) or None

    return told


def first(column: Field[T]) -> Callable[[Record, Surroundings], T | None]:
    """What a column says of the first leading person of whom it says anything."""
    return lambda record, around: next((row[column] for row in _leading(record) if row[column] is not None), None)
