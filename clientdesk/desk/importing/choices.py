"""What a column and a sheet can be, in the order of the form."""

from collections.abc import Iterator

from clientdesk.desk.importing.given import FAMILY, IGNORED, LINK, NEW, SKIPPED, Choice
from clientdesk.dossier.fields import Kind, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.headings.targets import Target, can_hold, client_targets, row_targets
from clientdesk.dossier.kinds import PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.types import Choice as OneChoice
from clientdesk.dossier.types import MultiChoice, PostalAddress
from clientdesk.i18n import N_, Catalogue

_NEW_TYPES = ("text", "long_text", "number", "date", "partial_date", "bool")
_ADDRESS = {
    "country": N_("Country"),
    "province": N_("Province / state"),
    "city": N_("City"),
    "district": N_("District / county"),
    "street": N_("Street, number, building"),
    "postcode": N_("Post code"),
    "recipient": N_("Recipient"),
    "phone": N_("Telephone"),
}
_TYPES = {
    "text": N_("New field: text"),
    "long_text": N_("New field: long text"),
    "number": N_("New field: number"),
    "date": N_("New field: date"),
    "partial_date": N_("New field: date, also without its year"),
    "bool": N_("New field: yes or no"),
}
_FAMILY_TITLES = {
    "relation": N_("Relation to the client"),
    "name": N_("Name"),
    "gender": N_("Gender"),
    "birthday": N_("Birthday"),
    "phone": N_("Telephone"),
    "job": N_("School, employer"),
    "note": N_("Note"),
}


def choices_of(kind: Kind, level: str, words: Catalogue) -> Iterator[Choice]:
    """What a column of such a sheet can be; what is no field first."""
    general = words.tr(N_("In general"))
    yield Choice(IGNORED, words.tr(N_("Left out")), general)
    yield Choice(LINK, words.tr(N_("Number that joins the sheets")), general)
    if not level:
        for type_name in _NEW_TYPES:
            yield Choice(f"{NEW}{type_name}", words.tr(_TYPES[type_name]), words.tr(N_("New own field")))
        yield from _fields_of(kind, words)
        return
    if level == FAMILY:
        group = words.tr(N_("Members of the family"))
        yield from (Choice(f"{FAMILY}.{key}", words.tr(title), group) for key, title in _FAMILY_TITLES.items())
    else:
        yield from (Choice(str(target), *_titled(kind, target, words)) for target in row_targets(kind, level))
    yield from owners_of(kind, words)


def column_choices(kind: Kind, words: Catalogue) -> Iterator[Choice]:
    """What a column can be that becomes nothing but a field of the kind."""
    yield Choice(IGNORED, words.tr(N_("Left out")), words.tr(N_("In general")))
    yield from _fields_of(kind, words)


def _fields_of(kind: Kind, words: Catalogue) -> Iterator[Choice]:
    return (Choice(str(target), *_titled(kind, target, words)) for target in client_targets(kind))


def owners_of(kind: Kind, words: Catalogue) -> Iterator[Choice]:
    """The fields by which a row names its client."""
    group = words.tr(N_("Whose row it is"))
    named = (Header.client_code.key, kind.title.key, Basics.mobile.key, Basics.id_number.key, "reg_no")
    for key in named:
        if key in kind.by_key:
            yield Choice(key, kind.by_key[key].title(words), group)


def _titled(kind: Kind, target: Target, words: Catalogue) -> tuple[str, str]:
    """(title, title of the section or group)."""
    field = kind.by_key[target.field]
    section = kind.home(field).declared
    home = words.label(section.context, section.title)
    if isinstance(field.type, PostalAddress):
        part = words.tr(_ADDRESS[target.column]) if target.column else ""
        return " · ".join(filter(None, (field.title(words), part))), home
    if not target.column:
        return field.title(words), home
    column = next(c for c in rows_of(field).columns if c.key == target.column)
    number = f" {target.slot}" if target.slot.isdigit() else ""
    return f"{column.title(words)}{number}", field.title(words)


def levels_of(kind: Kind, words: Catalogue) -> Iterator[Choice]:
    """What a sheet can hold."""
    general = words.tr(N_("In general"))
    yield Choice("", words.label("kind", kind.plural), general)
    yield Choice(SKIPPED, words.tr(N_("Left out")), general)
    if kind.name == PERSON.name:
        yield Choice(FAMILY, words.tr(N_("Members of the family")), general)
    for group in kind.groups:
        if any(can_hold(column) for column in rows_of(group).columns):
            section = kind.home(group).declared
            yield Choice(group.key, group.title(words), words.label(section.context, section.title))


def title_of(kind: Kind, field: str, words: Catalogue) -> str:
    """What a column is, in words: for those that no list of choices has (a second child, a preset row)."""
    target = Target.parse(field)
    if target is None or target.field not in kind.by_key:
        return field
    title, group = _titled(kind, target, words)
    return f"{_preset(kind, target, words) or group} · {title}" if target.slot else title


def _preset(kind: Kind, target: Target, words: Catalogue) -> str:
    """What tells a row from the others of its group, in words: the father among the parents."""
    if target.preset is None:
        return ""
    key, code = target.preset
    made = next(column.type for column in rows_of(kind.by_key[target.field]).columns if column.key == key)
    return made.choices.label(code, words) if isinstance(made, OneChoice | MultiChoice) else ""
