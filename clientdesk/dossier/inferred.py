"""What a value says of other fields: an identity number of birth and gender, and where its holder was registered."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from clientdesk.dossier.checks.identity import identity_facts, taiwan_gender
from clientdesk.dossier.fields import Field
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.dossier.values import PartialDate
from clientdesk.i18n import N_

_RESIDENT = (None, "cn_id", "driver", "hmt_permit")
_PROVINCES = {
    "11": N_("Beijing"),
    "12": N_("Tianjin"),
    "13": N_("Hebei"),
    "14": N_("Shanxi"),
    "15": N_("Inner Mongolia"),
    "21": N_("Liaoning"),
    "22": N_("Jilin"),
    "23": N_("Heilongjiang"),
    "31": N_("Shanghai"),
    "32": N_("Jiangsu"),
    "33": N_("Zhejiang"),
    "34": N_("Anhui"),
    "35": N_("Fujian"),
    "36": N_("Jiangxi"),
    "37": N_("Shandong"),
    "41": N_("Henan"),
    "42": N_("Hubei"),
    "43": N_("Hunan"),
    "44": N_("Guangdong"),
    "45": N_("Guangxi"),
    "46": N_("Hainan"),
    "50": N_("Chongqing"),
    "51": N_("Sichuan"),
    "52": N_("Guizhou"),
    "53": N_("Yunnan"),
    "54": N_("Tibet"),
    "61": N_("Shaanxi"),
    "62": N_("Gansu"),
    "63": N_("Qinghai"),
    "64": N_("Ningxia"),
    "65": N_("Xinjiang"),
}
"""GB/T 2260: the first two digits of a resident number stand for the province that issued it first."""


@dataclass(frozen=True)
class Inferred:
    """`empty` are values for fields that have none, `other` for fields in which something else stands; `place` is the
    name of a province as a message id, empty where none is known."""

    empty: tuple[tuple[Field[Any], Any], ...] = ()
    other: tuple[tuple[Field[Any], Any], ...] = ()
    place: str = ""


def inferred(record: Record, field: Field[Any]) -> Inferred:
    """What the value of a field says of the rest of its record."""
    read = _SOURCES.get(field.key)
    if read is None or record[field] is None or record.kind.by_key.get(field.key) is not Basics.id_number:
        return Inferred()
    said, place = read(record)
    told = [(other, value) for other, value in said.items() if record.kind.by_key.get(other.key) is other]
    return Inferred(
        tuple((other, value) for other, value in told if record[other] is None),
        tuple((other, value) for other, value in told if record[other] is not None and _differs(record[other], value)),
        place,
    )


def _differs(stands: Any, said: Any) -> bool:
    """A birth date of which only a part is known does not speak against one that fits it."""
    if isinstance(stands, PartialDate):
        pairs = ((stands.year, said.year), (stands.month, said.month), (stands.day, said.day))
        return any(known is not None and known != told for known, told in pairs)
    return bool(stands != said)


def _identity(record: Record) -> tuple[Mapping[Field[Any], Any], str]:
    number, document = record[Basics.id_number] or "", record[Basics.id_doc_type]
    facts = identity_facts(number) if document in _RESIDENT else None
    if facts:
        born = PartialDate(facts.birth.year, facts.birth.month, facts.birth.day)
        return {Basics.birth_date: born, Basics.gender: facts.gender}, _PROVINCES.get(facts.region_code[:2], "")
    gender = taiwan_gender(number) if document == "tw_id" else None
    return ({Basics.gender: gender} if gender else {}), ""


_SOURCES: Mapping[str, Callable[[Record], tuple[Mapping[Field[Any], Any], str]]] = {Basics.id_number.key: _identity}
