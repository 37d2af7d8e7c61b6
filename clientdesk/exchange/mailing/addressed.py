"""Whom a piece of post is for, as lines: in Chinese order for an address in Chinese, in Western order for any other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from clientdesk.dossier.choices.countries import COUNTRY
from clientdesk.dossier.names import upright
from clientdesk.dossier.values import Address
from clientdesk.i18n import N_, Catalogue, catalogue

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_LATIN = re.compile(r"[^\W\d_]")
_CHINESE_FORMS = (
    *("先生", "女士", "小姐", "太太", "夫人", "阁下", "閣下"),
    *("教授", "博士", "老师", "老師", "医生", "醫生", "大夫", "律师", "律師", "会计师", "會計師", "工程师", "工程師"),
    *(
        "经理",
        "經理",
        "主任",
        "主管",
        "主席",
        "董事",
        "董事长",
        "董事長",
        "总监",
        "總監",
        "总裁",
        "總裁",
        "局长",
        "局長",
    ),
    *("院长", "院長", "校长", "校長", "处长", "處長", "科长", "科長", "所长", "所長", "部长", "部長", "厂长", "廠長"),
)
"""Forms of address that may stand behind a whole name; spoken ones (王总) may not."""
_BY_GENDER = {True: {"m": "先生", "f": "女士"}, False: {"m": N_("Mr"), "f": N_("Ms")}}
_CITY_THEN_CODE = frozenset({"US", "CA", "AU", "NZ", "IN", "JP", "KR", "SG", "TH", "CN", "TW", "HK", "MO", "ID", "PH"})
_CODE_ALONE = frozenset({"IE"})
_BRITAIN = "GB"
_TRADITIONAL = frozenset({"TW", "HK", "MO"})
RECEIVES = "收"
"""Stands behind the name of whoever is to receive the post."""


@dataclass(frozen=True)
class Recipient:
    """Texts, empty where unknown. `name` is the person the post is for, `company` where it goes to; one is there.

    form          how the person is addressed, as the file has it; `gender` m or f says it where that is no help
    latin         the person's name in Latin letters, `company_latin` that of the company
    sort          what the name is sorted by
    sample        whether nobody is behind it
    """

    code: str
    name: str
    address: Address
    form: str = ""
    gender: str = ""
    company: str = ""
    latin: str = ""
    company_latin: str = ""
    sort: str = ""
    sample: bool = False

    @property
    def is_chinese(self) -> bool:
        """Whether the address is written in Chinese."""
        place = self.address
        return bool(_HAN.search(place.province + place.city + place.district + place.street))


@dataclass(frozen=True)
class Part:
    """A part of what is written on a piece of post; `weight` says what is left out last, `most` how many lines it may
    take (0: as many as there is room for)."""

    text: str
    weight: int
    most: int = 2
    bold: bool = False


_COMPANY, _COUNTRY, _CODE, _PLACE, _NAME = range(5)


def parts_of(recipient: Recipient, *, home: str, words: Catalogue, code_apart: bool = False) -> tuple[Part, ...]:
    """The lines from the upper to the lower one.

    `home` is the country (ISO code) that need not be told and of addresses that tell none, `words` names others;
    `code_apart` leaves out a post code that is printed elsewhere.
    """
    if code_apart:
        recipient = replace(recipient, address=replace(recipient.address, postcode=""))
    find = _chinese if recipient.is_chinese else _western
    return tuple(part for part in find(recipient, home, words) if part.text)


def _chinese(recipient: Recipient, home: str, words: Catalogue) -> Iterator[Part]:
    place = recipient.address
    yield Part(place.postcode, _CODE)
    bare = replace(place, postcode="", recipient="", phone="")
    country = COUNTRY.label(place.country, _in_chinese(place, words)) if is_foreign(place, home) else ""
    where = bare.one_line(chinese_order=True, country="")
    yield Part(where if where.startswith(country) else f"{country} {where}", _PLACE, most=0)
    name = receiver(recipient)
    if recipient.company and name:
        yield Part(recipient.company, _COMPANY)
    yield Part(name or f"{recipient.company} {RECEIVES}", _NAME, bold=True)


def _in_chinese(place: Address, words: Catalogue) -> Catalogue:
    """The Chinese of the print; where it is none, that of the place."""
    if words.language.startswith("zh"):
        return words
    return catalogue("zh_TW" if place.country in _TRADITIONAL else "zh_CN")


def receiver(recipient: Recipient) -> str:
    """The name as the last line of a Chinese address has it, with the form of address; empty where nobody is named."""
    if recipient.address.recipient:
        return f"{recipient.address.recipient} {RECEIVES}"
    if not recipient.name:
        return ""
    return " ".join(filter(None, (recipient.name, _chinese_form(recipient), RECEIVES)))


def _chinese_form(recipient: Recipient) -> str:
    if recipient.name.endswith(_CHINESE_FORMS):
        return ""
    form = recipient.form.strip()
    # 欧阳老师 after 欧阳静 is 老师: what both begin with is said once.
    shared = next((n for n in range(len(form), 0, -1) if recipient.name.startswith(form[:n])), 0)
    form = form[shared:]
    return form if form.endswith(_CHINESE_FORMS) else _BY_GENDER[True].get(recipient.gender, "")


def _western(recipient: Recipient, home: str, words: Catalogue) -> Iterator[Part]:
    place = recipient.address
    name = place.recipient or _western_name(recipient)
    company = _readable(recipient.company, recipient.company_latin)
    yield Part(name or company, _NAME, bold=True)
    yield Part(company if name else "", _COMPANY)
    land = place.country or home
    near = (place.street, place.district)
    for line in near if land == _BRITAIN else (", ".join(filter(None, near)),):
        yield Part(line, _PLACE, most=0)
    yield from (Part(line, _CODE) for line in _town(place, land))
    if is_foreign(place, home):
        yield Part(foreign_country(place.country, words), _COUNTRY, bold=True)


def _western_name(recipient: Recipient) -> str:
    name = upright(_readable(recipient.name, recipient.latin))
    form = recipient.form.strip()
    if _HAN.search(form) or not _LATIN.search(form):
        form = _BY_GENDER[False].get(recipient.gender, "")
    known = {word.casefold() for word in name.split()}
    # "Mr Smith" before "John Smith" is said once.
    before = " ".join(word for word in form.split() if word.casefold().strip(",.") not in known)
    return " ".join(filter(None, (before, name)))


def _readable(name: str, latin: str) -> str:
    """The name that can be read where Latin letters are written."""
    return latin if latin and _HAN.search(name) else name


def _town(place: Address, country: str) -> Iterator[str]:
    """Town, province and post code as the country writes them."""
    province = place.province if place.province != place.city else ""
    if country == _BRITAIN:
        # Royal Mail asks for the town in capitals, and for no county beside it.
        yield (place.city or province).upper()
        yield place.postcode.upper()
    elif country in _CODE_ALONE:
        yield ", ".join(filter(None, (place.city, province)))
        yield place.postcode
    elif country in _CITY_THEN_CODE:
        yield ", ".join(filter(None, (place.city, " ".join(filter(None, (province, place.postcode))))))
    else:
        yield " ".join(filter(None, (place.postcode, place.city)))
        yield province


def is_foreign(place: Address, home: str) -> bool:
    """Whether the country has to be told."""
    return bool(place.country) and place.country != home


def foreign_country(code: str, words: Catalogue) -> str:
    """A country for the post: English in capitals, which every post office reads, and our own post's name of it."""
    english = COUNTRY.label(code, catalogue("en")).upper()
    return f"{english} {COUNTRY.label(code, words)}" if words.language.startswith("zh") else english
