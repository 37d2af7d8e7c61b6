"""How a client is called in a letter: the name, the company, the first line."""

import re

from clientdesk.dossier.enterprise.basics import Basics as Firm
from clientdesk.dossier.enterprise.heading import Heading
from clientdesk.dossier.enterprise.people import OrgPerson, main_row
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.names import sort_key, split_name, upright
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.i18n import N_, Catalogue

_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
_TITLES = ("先生", "女士", "小姐", "太太", "夫人", "老师", "老師", "教授", "博士", "医生", "醫生", "经理", "經理")
_PREFIXES = ("mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir")
_TITLE = r"(?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev)\.?"
_COUPLE = re.compile(rf"(?P<titles>{_TITLE}(?: (?:&|and) {_TITLE})*) .+")
"""A name that has its titles before it: Mr & Mrs J Smith are Mr & Mrs Smith in a salutation."""
_BY_GENDER = {"m": N_("Mr {name}"), "f": N_("Ms {name}")}


def is_chinese(words: Catalogue) -> bool:
    """Whether the letter is written in Chinese."""
    return words.language.startswith("zh")


def person_in_charge(record: Record) -> Row | None:
    """Of an enterprise the person to write to: the main contact who is still there."""
    if record.kind.name != ENTERPRISE.name:
        return None
    return main_row([row for row in record.rows(Firm.org_people) if row[OrgPerson.left_on] is None])


def name_of(record: Record, words: Catalogue) -> str:
    """The client's name in the language of the letter, where there is one in it."""
    if record.kind.name == ENTERPRISE.name:
        return (None if is_chinese(words) else record[Heading.name_en]) or record.name
    return upright((None if is_chinese(words) else record[Basics.name_en]) or record.name)


def company_of(record: Record, words: Catalogue) -> str:
    """The enterprise itself, or the employer of a person."""
    if record.kind.name == ENTERPRISE.name:
        return name_of(record, words)
    return record[Basics.employer_name] or ""


def salutation(record: Record, words: Catalogue, *, unnamed: bool = False) -> str:
    """The first line of a letter; `unnamed`: nobody of an enterprise is to be named."""
    if record.kind.name == ENTERPRISE.name:
        row = None if unnamed else person_in_charge(record)
        who = _called(upright(row[OrgPerson.name] or ""), "", row[OrgPerson.gender], words=words) if row else ""
    else:
        told = record[Basics.salutation] or ""
        family = record[Basics.family_name] or ""
        who = _called(name_of(record, words), told, record[Basics.gender], words=words, family=family)
    return words.tr(N_("Dear {who},"), who=who) if who else words.tr(N_("Dear Sir or Madam,"))


def _called(name: str, told: str, gender: str | None, *, words: Catalogue, family: str = "") -> str:
    """How somebody is called in the salutation: as the file says, else by gender, else by the whole name."""
    if is_chinese(words):
        return _called_in_chinese(name, told, gender, words=words, family=family)
    surname = _latin(split_name(name)[0] or family or name)
    if told and not _HAN.search(told):
        return f"{told} {surname}" if told.rstrip(".").lower() in _PREFIXES else told
    if couple := _COUPLE.fullmatch(name):
        return f"{couple['titles']} {surname}"
    return words.tr(_BY_GENDER[gender], name=surname) if gender in _BY_GENDER else name


def _called_in_chinese(name: str, told: str, gender: str | None, *, words: Catalogue, family: str) -> str:
    surname = family if _HAN.search(family) else split_name(name)[0] or name
    if told and _HAN.search(told):
        return surname + told if told in _TITLES else told
    return words.tr(_BY_GENDER[gender], name=surname) if gender in _BY_GENDER else name


def _latin(name: str) -> str:
    """A Chinese surname as it is read."""
    return sort_key(name).title().replace(" ", "") if _HAN.search(name) else name
