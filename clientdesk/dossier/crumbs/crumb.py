"""What is found in a note: facts of somebody near the client, and what becomes of them in the file."""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from clientdesk.dossier.fields import Field


class About(Enum):
    """Whom a clause is about."""

    CLIENT = auto()
    SPOUSE = auto()
    CHILD = auto()
    PARENT = auto()
    NOBODY = auto()
    """Somebody whom the dossier has no place for, as ourselves."""


class Fact(Enum):
    """What is said, whoever it is said of."""

    NAME = "name"
    GENDER = "gender"
    KINSHIP = "kinship"
    BORN = "born"
    BORN_LUNAR = "born_lunar"
    STAGE = "stage"
    SCHOOL = "school"
    JOB = "job"
    LIKES = "likes"
    SPORT = "sport"
    TEAM = "team"
    DRINK = "drink"
    DISH = "dish"
    MUSIC = "music"
    AVOIDS = "avoids"
    SMOKES = "smokes"
    DRINKS = "drinks"
    HOME = "home"
    MARRIED = "married"
    WEDDING = "wedding"
    CAR = "car"
    PLATE = "plate"
    PET = "pet"
    SIZE = "size"
    HOURS = "hours"
    ASIDE = "aside"
    """Worth keeping beside a member of the family, in the words of the note: an age, an examination, an illness."""


@dataclass(frozen=True)
class Who:
    """Whom a clause is about: a child or parent is told from another by name, or by what he or she is to the client."""

    about: About
    name: str = ""
    gender: str = ""
    kinship: str = ""


@dataclass(frozen=True)
class Said:
    """One fact of somebody: a text of the note, or a code of the fact's list of choices; `piece` is what said so."""

    who: Who
    fact: Fact
    text: str
    piece: str


@dataclass(frozen=True)
class Crumb:
    """Something the file has a place for and does not hold yet.

    `value` is the new value of a field; of rows it is a `Row` of the columns to fill in, with the number of the row
    they belong to, or 0 for a new one. `old` is the value it takes the place of, where there is one. `piece` is what
    was read in the note.
    """

    field: Field[Any]
    value: Any
    piece: str
    old: Any = None
