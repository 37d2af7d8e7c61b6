"""Members of families out of rows that say what they are to the client: spouse, children, parents, other relatives."""

from collections.abc import Mapping
from typing import Any

from clientdesk.dossier.choices.person import KINSHIP
from clientdesk.dossier.fields import Field
from clientdesk.dossier.folding import fold
from clientdesk.dossier.person.family import Child, Family, Parent
from clientdesk.dossier.person.relations import Relations, Relative
from clientdesk.dossier.types import Text

TEXT: Field[str] = Field("", Text(200))
"""Reads what is not stored by itself: a relation, a part of an address, a number that joins sheets."""
FIELDS: Mapping[str, Field[Any]] = {
    "relation": TEXT,
    "name": Child.name,
    "gender": Child.gender,
    "birthday": Child.birthday,
    "birthday_lunar": Child.birthday_lunar,
    "phone": Parent.phone,
    "job": Relative.job,
    "note": Child.note,
}
"""What reads the columns of such a sheet."""
_SPOUSE = "配偶|妻子|丈夫|老婆|老公|太太|先生|爱人|妻|夫|媳妇|spouse|wife|husband|partner"
_SON = "儿子|长子|次子|幼子|大儿子|小儿子|son"
_DAUGHTER = "女儿|长女|次女|幼女|大女儿|小女儿|daughter"
_CHILD = "孩子|子女|小孩|child|kid"
_FATHER, _MOTHER = "父亲|爸爸|父|father|dad", "母亲|妈妈|母|mother|mum|mom"
_PARENT_IN_LAW = "岳父|岳母|公公|婆婆|丈人|丈母娘|father-in-law|mother-in-law"
_CODES = {
    **dict.fromkeys(_SPOUSE.split("|"), "spouse"),
    **dict.fromkeys((*_SON.split("|"), *_DAUGHTER.split("|"), *_CHILD.split("|")), "child"),
    **dict.fromkeys(_FATHER.split("|"), "father"),
    **dict.fromkeys(_MOTHER.split("|"), "mother"),
    **dict.fromkeys(_PARENT_IN_LAW.split("|"), "parent_in_law"),
    **dict.fromkeys(["哥哥", "弟弟", "兄", "弟", "哥", "兄弟", "brother"], "brother"),
    **dict.fromkeys(["姐姐", "妹妹", "姐", "妹", "姐妹", "sister"], "sister"),
    **dict.fromkeys(
        ["爷爷", "奶奶", "外公", "外婆", "姥姥", "姥爷", "祖父", "祖母", "grandfather", "grandmother"], "grandparent"
    ),
    **dict.fromkeys(["孙子", "孙女", "外孙", "外孙女", "grandson", "granddaughter"], "grandchild"),
}
_GENDERS = {**dict.fromkeys(_SON.split("|"), "m"), **dict.fromkeys(_DAUGHTER.split("|"), "f")}
_PARENTS = ("father", "mother", "parent_in_law")


def kinship(text: str) -> str | None:
    """The code of what somebody is to the client, None where the word is not known."""
    return _CODES.get(fold(text).strip()) or KINSHIP.code_of(text)


def member(values: Mapping[str, Any]) -> tuple[str, dict[str, Any]]:
    """Where a member of the family goes: the key of a group and its row, or "" and fields of the client (a spouse)."""
    said = str(values.get("relation") or "")
    code = kinship(said) if said else "other"
    told = {key: value for key, value in values.items() if key != "relation"}
    if code == "spouse":
        return "", _named(told, _OF_SPOUSE)
    if code == "child":
        gender = told.get("gender") or _GENDERS.get(fold(said).strip())
        return Family.children.key, _named({**told, "gender": gender}, _OF_CHILD)
    if code in _PARENTS:
        return Family.parents.key, {Parent.relation.key: code, **_named(told, _OF_PARENT)}
    row = _named(told, _OF_RELATIVE)
    note = "" if code else said
    if note:
        row[Relative.note.key] = "; ".join(filter(None, (note, row.get(Relative.note.key, ""))))
    return Relations.relatives.key, {Relative.kinship.key: code or "other", **row}


def without_room(values: Mapping[str, Any]) -> list[str]:
    """The keys of what is told of a member of the family and has no field there: the telephone of a child."""
    code = kinship(str(values.get("relation") or "other"))
    fields = _PLACES.get(code or "", _OF_PARENT if code in _PARENTS else _OF_RELATIVE)
    return [key for key, value in values.items() if value is not None and key not in (*fields, "relation", "gender")]


def _named(told: Mapping[str, Any], fields: Mapping[str, Field[Any]]) -> dict[str, Any]:
    return {fields[key].key: value for key, value in told.items() if value is not None and key in fields}


_OF_SPOUSE: Mapping[str, Field[Any]] = {
    "name": Family.spouse_name,
    "birthday": Family.spouse_birthday,
    "birthday_lunar": Family.spouse_birthday_lunar,
    "phone": Family.spouse_phone,
    "job": Family.spouse_job,
}
_OF_CHILD: Mapping[str, Field[Any]] = {
    "name": Child.name,
    "gender": Child.gender,
    "birthday": Child.birthday,
    "birthday_lunar": Child.birthday_lunar,
    "job": Child.school,
    "note": Child.note,
}
_OF_PARENT: Mapping[str, Field[Any]] = {
    "name": Parent.name,
    "birthday": Parent.birthday,
    "birthday_lunar": Parent.birthday_lunar,
    "phone": Parent.phone,
    "note": Parent.note,
}
_OF_RELATIVE: Mapping[str, Field[Any]] = {
    "name": Relative.name,
    "job": Relative.job,
    "phone": Relative.phone,
    "note": Relative.note,
}
_PLACES: Mapping[str, Mapping[str, Field[Any]]] = {"spouse": _OF_SPOUSE, "child": _OF_CHILD}
