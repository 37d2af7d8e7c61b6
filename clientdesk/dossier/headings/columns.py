"""Which field each column of a table is: by its heading, doubted or guessed by its values; no field is given twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clientdesk.dossier.fields import Kind
from clientdesk.dossier.headings import known
from clientdesk.dossier.headings.bare import forms
from clientdesk.dossier.headings.exports import BEHIND_PUPIL, PUPIL_NAMES
from clientdesk.dossier.headings.known import Meant
from clientdesk.dossier.headings.samples import is_count, look_of, texts_of
from clientdesk.dossier.headings.targets import FAMILY, Target, field_of
from clientdesk.dossier.headings.vocabulary import Vocabulary, kind_said, spelt
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.dossier.types import Type
from clientdesk.i18n import N_, Sentence

KNOWN, REMEMBERED, GUESSED, NONE = "known", "remembered", "guessed", "none"
"""How sure a match is: the heading is a name of the field; the user said so once; the values look like it; no idea."""
IGNORED, LINK = "", "@link"
_CODE, _KIND = "client_code", "client_kind"
_BY_LOOK = {
    PERSON.name: {
        "identity": "id_number",
        "mobile": "mobile",
        "email": "email",
        "gender": "gender",
        "person": "full_name",
        "firm": "employer_name",
        "address": "home_address",
    },
    ENTERPRISE.name: {
        "credit_code": "reg_no",
        "firm": "name",
        "email": "email",
        "url": "website",
        "address": "address",
        "mobile": "org_people#1.mobile",
        "phone": "phone",
        "person": "org_people#1.name",
    },
}
_SPEAKS_OF = {
    "phone": ("mobile", "phone"),
    "email": ("email",),
    "id_number": ("identity",),
    "date": ("date",),
    "partial_date": ("date",),
    "url": ("url",),
    "address": ("address",),
}
"""Which looks fit which types; a clear look that does not fit is a reason to doubt."""
_LOOK_WORDS = {
    "identity": N_("identity numbers"),
    "credit_code": N_("registration numbers"),
    "mobile": N_("mobile numbers"),
    "phone": N_("telephone numbers"),
    "email": N_("e-mail addresses"),
    "url": N_("web addresses"),
    "date": N_("dates"),
    "gender": N_("genders"),
    "firm": N_("names of companies"),
    "person": N_("names of persons"),
    "address": N_("addresses"),
}


@dataclass(frozen=True)
class Column:
    """A column as it stands: its heading, and some of its values."""

    heading: str
    values: Sequence[Any] = ()


@dataclass(frozen=True)
class Found:
    """What a column is taken for; `field` as `Target` writes it, `@link`, or empty."""

    field: str
    certainty: str
    why: Sentence | None = None
    doubt: Sentence | None = None


def match_columns(words: Vocabulary, level: str, columns: Sequence[Column]) -> list[Found]:
    """What the columns of a sheet are, in their order; `level` is empty for clients, else the key of a group. Headings
    that are no names are guessed at."""
    if level:
        return match_names(words, level, columns)
    meant = [list(known.of_client(words, column.heading)) for column in columns]
    guessed = [one or list(known.like(words, column.heading)) for one, column in zip(meant, columns, strict=True)]
    return _matched(words, level, columns, guessed)


def match_names(words: Vocabulary, level: str, columns: Sequence[Column]) -> list[Found]:
    """The same without guesses: enough to tell what a sheet holds."""
    return _matched(words, level, columns, [list(_meant(words, level, column.heading)) for column in columns])


def _matched(words: Vocabulary, level: str, columns: Sequence[Column], meant: Sequence[Sequence[Meant]]) -> list[Found]:
    kind = words.kind
    looks = [look_of(column.values) for column in columns]
    found: list[Found | None] = [None] * len(columns)
    taken: set[str] = set()
    for clear in (_is_clear, _is_sure, _is_like):
        for place, choices in enumerate(meant):
            if found[place] is None:
                found[place] = _first_free(filter(clear, choices), looks[place], taken)
    for place, column in enumerate(columns):
        if found[place] is None and place and not level:
            found[place] = _beside(words, found[:place], column.heading, taken)
    for place, choices in enumerate(meant):
        if found[place] is None and not level and not any(map(_is_sure, choices)):
            found[place] = _by_look(kind, looks[place], columns[place], taken)
    if not level:
        _give_to_pupils(words, columns, found, taken)
    for place, one in enumerate(found):
        if one and one.field == _CODE and not level and is_count(columns[place].values):
            found[place] = Found(LINK, KNOWN, Sentence(N_("These numbers only count the rows; they join the sheets.")))
        if one and one.field == _KIND and not _are_kinds(columns[place].values):
            found[place] = None
    return [
        _doubted(kind, one, looks[place]) if one else _nothing(columns[place], meant[place])
        for place, one in enumerate(found)
    ]


def _are_kinds(values: Sequence[Any]) -> bool:
    """Whether every value says of which kind a client is."""
    return all(kind_said(text) for text in texts_of(values))


def _is_clear(choice: Meant) -> bool:
    return choice.sure and not choice.generic


def _is_sure(choice: Meant) -> bool:
    return choice.sure


def _is_like(choice: Meant) -> bool:
    return not choice.sure


def _meant(words: Vocabulary, level: str, heading: str) -> Sequence[Meant]:
    if not heading.strip():
        return ()
    if level == FAMILY:
        return known.of_family(words, heading)
    return known.of_rows(words, level, heading) if level else known.of_client(words, heading)


def _first_free(choices: Iterable[Meant], look: str, taken: set[str]) -> Found | None:
    """The likeliest meaning that no other column has; numbered rows move on to the next number."""
    for choice in choices:
        if not choice.target:
            return Found(LINK if choice.text == LINK else IGNORED, KNOWN, choice.why)
        target = _free(choice.target, taken, numbered=choice.numbered)
        if target is None or (choice.unlike and look and look in choice.unlike):
            continue
        taken.add(str(target))
        return Found(str(target), KNOWN if choice.sure else GUESSED, choice.why)
    return None


def _free(target: Target, taken: set[str], *, numbered: bool) -> Target | None:
    if str(target) not in taken:
        return target
    if not target.slot.isdigit() or numbered:
        return None
    following = (replace(target, slot=str(number)) for number in range(int(target.slot) + 1, 10))
    return next((one for one in following if str(one) not in taken), None)


def _beside(words: Vocabulary, before: Sequence[Found | None], heading: str, taken: set[str]) -> Found | None:
    """A second telephone behind a second contact is that contact's: a column of the row that the columns before it
    are of."""
    last = before[-1]
    target = Target.parse(last.field) if last and last.field else None
    if target is None or not target.slot:
        return None
    names = words.column_names(target.field)
    key = next((names[form] for form in forms(heading) if form in names), None)
    beside = replace(target, column=key) if key else None
    if beside is None or str(beside) in taken:
        return None
    taken.add(str(beside))
    return Found(str(beside), GUESSED, Sentence(N_("It stands behind the columns of the same row.")))


def _give_to_pupils(words: Vocabulary, columns: Sequence[Column], found: list[Found | None], taken: set[str]) -> None:
    """What stands behind the name of a pupil, whose parent is the client, is the pupil's: gender, birthday, school."""
    pupils = (at for at, one in enumerate(found) if one and one.field == _PUPIL and _names_pupil(columns[at].heading))
    place = next(pupils, None)
    if place is None or words.kind.title.key not in taken:
        return
    for at in range(place + 1, len(found)):
        one = found[at]
        field = BEHIND_PUPIL.get(one.field) if one else None
        if one is None or (field is None and not one.field.startswith(_CHILD)):
            return
        if field is not None and field not in taken:
            taken.add(field)
            found[at] = Found(field, GUESSED, Sentence(N_("It stands behind the name of the pupil.")))


def _names_pupil(heading: str) -> bool:
    return any(form in _PUPIL_NAMES for form in forms(heading))


_CHILD, _PUPIL = "children#1.", "children#1.name"
_PUPIL_NAMES = frozenset(spelt(PUPIL_NAMES))


def _by_look(kind: Kind, look: str, column: Column, taken: set[str]) -> Found | None:
    text = _BY_LOOK.get(kind.name, {}).get(look)
    if text is None or text in taken:
        return None
    taken.add(text)
    why = N_("The heading says nothing, but the values look like {what}.")
    return Found(text, GUESSED, Sentence(why, {"what": Sentence(_LOOK_WORDS[look])}))


def _nothing(column: Column, meant: Sequence[Meant]) -> Found:
    if not column.heading.strip():
        return Found(IGNORED, NONE, Sentence(N_("This column has no heading.")))
    if any(map(_is_sure, meant)):
        return Found(IGNORED, NONE, Sentence(N_("Another column is taken for this field.")))
    return Found(IGNORED, NONE, Sentence(N_("No field is called so.")))


def _doubted(kind: Kind, found: Found, look: str) -> Found:
    """The same with what its values say against it."""
    target = Target.parse(found.field) if found.field and found.field != LINK else None
    field = field_of(kind, target) if target else None
    if not look or field is None or target is None or (target.column and field.type.name == "address"):
        return found
    if _fits(field.type, look) and not _swapped(kind, found.field, look):
        return found
    doubt = Sentence(N_("Most of its values look like {what}."), {"what": Sentence(_LOOK_WORDS[look])})
    if found.certainty == GUESSED:
        return Found(IGNORED, NONE, found.why, doubt)
    return replace(found, doubt=doubt)


def _fits(type: Type[Any], look: str) -> bool:
    fitting = _SPEAKS_OF.get(type.name)
    return fitting is None or look in fitting or (type.name == "id_number" and look in ("credit_code", "phone"))


def _swapped(kind: Kind, field: str, look: str) -> bool:
    """Names that are firms, firms that are e-mails: texts take anything, so the clearest mistakes are told apart."""
    if field == kind.title.key:
        return look not in ("person", "firm") or (look == "firm") != (kind.name == ENTERPRISE.name)
    return look in ("identity", "email", "mobile", "date") and field in ("employer_name", "position", "department")
