"""What a heading can mean by its words alone: the likeliest first, with how sure that is."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from clientdesk.dossier import hints
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.headings import exports, spellings
from clientdesk.dossier.headings.bare import bare, counted, forms, parts
from clientdesk.dossier.headings.targets import FAMILY, Target, can_hold
from clientdesk.dossier.headings.vocabulary import Vocabulary, spelt
from clientdesk.i18n import LANGUAGES, N_, Sentence, catalogue

LINK = "@link"
_GENERIC = frozenset(
    spelt("电话|联系电话|电话号码|联系方式|phone|phone number|telephone|tel|contact number|phone 1 value")
)
_VAGUE = frozenset(spelt(exports.VAGUE))
_OF_NO_USE = frozenset(spelt(exports.OF_NO_USE))
FAMILY_COLUMNS: Mapping[str, str] = {
    "relation": "关系|与客户关系|与本人关系|称谓|成员关系|relation|relationship",
    "name": "姓名|名字|成员姓名|家属姓名|家人姓名|家庭成员|name|member|member name",
    "gender": "性别|gender|sex",
    "birthday": "生日|出生日期|出生年月|birthday|birth date|date of birth|dob",
    "phone": "电话|手机|联系电话|手机号|phone|mobile|tel",
    "job": "工作|单位|工作单位|职业|学校|学校单位|工作学校|job|school|occupation|work",
    "note": "备注|说明|note|notes|remark|remarks",
}
"""The columns of a sheet of family members; where they go depends on the relation in each row."""


@dataclass(frozen=True)
class Meant:
    """One thing a heading may mean. `target` is None where it is nothing to store (`text` is `@link` for a number that
    joins sheets); `unlike` are looks of values that rule it out; `generic`: what says it more clearly comes first;
    `numbered`: the heading itself says which row."""

    target: Target | None
    sure: bool
    why: Sentence
    text: str = ""
    unlike: tuple[str, ...] = ()
    generic: bool = False
    numbered: bool = False


def of_client(words: Vocabulary, heading: str) -> tuple[Meant, ...]:
    """What a heading of a sheet of clients may mean."""
    return tuple(_each_once([*_apart(words, heading), *_named(words, heading), *_in_groups(words, heading)]))


def of_rows(words: Vocabulary, level: str, heading: str) -> tuple[Meant, ...]:
    """What a heading of a sheet of rows of a group may mean: one of its columns, or the client they belong to."""
    columns, owners = words.column_names(level), words.owner_names
    found: list[Meant] = []
    for form in forms(heading):
        if key := columns.get(form):
            found.append(Meant(Target(level, key), True, _by_name(form)))
        found += [Meant(target, True, _by_name(form)) for target in owners.get(form, ())]
        if key := _in_group(words, level, form):
            found.append(Meant(Target(level, key), True, _by_name(form)))
        if form in _LINKS:
            found.append(_link())
    return tuple(_each_once([*_ours(heading), *found]))


def of_family(words: Vocabulary, heading: str) -> tuple[Meant, ...]:
    """What a heading of a sheet of family members may mean."""
    columns = {name: key for key, names in FAMILY_COLUMNS.items() for name in spelt(names)}
    owners = words.owner_names
    found: list[Meant] = []
    for form in forms(heading):
        found += [Meant(target, True, _by_name(form)) for target in owners.get(form, ())]
        if key := columns.get(form):
            found.append(Meant(Target(FAMILY, key), True, _by_name(form)))
        if form in _LINKS:
            found.append(_link())
    return tuple(_each_once([*_ours(heading), *found]))


def _each_once(found: list[Meant]) -> Iterator[Meant]:
    seen: set[str] = set()
    for one in found:
        key = str(one.target) if one.target else f"@{one.text}"
        if key not in seen:
            seen.add(key)
            yield one


_LINKS = frozenset(spelt(spellings.LINKS))


def _by_name(form: str) -> Sentence:
    return Sentence(N_("The heading is a name of this field."))


def _link() -> Meant:
    return Meant(None, True, Sentence(N_("This number counts the rows; it only joins the sheets.")), LINK)


def _ours(heading: str) -> Iterator[Meant]:
    if heading.strip() in our_columns():
        yield Meant(None, True, Sentence(N_("This column was added by our list of rejected rows.")))


@lru_cache(maxsize=1)
def our_columns() -> frozenset[str]:
    """The headings that our list of rejected rows adds, in every language."""
    return frozenset(catalogue(language).tr(text) for language in LANGUAGES for text in REJECT_COLUMNS)


REJECT_COLUMNS = (N_("Row in the file"), N_("Why it was not taken"), N_("What to do about it"))
"""The headings of what our list of rejected rows adds to the columns of the file."""


def _apart(words: Vocabulary, heading: str) -> Iterator[Meant]:
    """What is nothing to store."""
    yield from _ours(heading)
    form = bare(heading)
    if heading.strip() == "#" or _LINKS.intersection(forms(heading)):
        yield _link()
    number = counted(form)
    if form in _OF_NO_USE or (number and number.rest in _OF_NO_USE):
        yield Meant(None, True, Sentence(N_("Only the program that made the table needs this column.")))
    if form in words.computed and form not in words.client_names:
        yield Meant(None, True, Sentence(N_("The program works this out by itself.")))


def _named(words: Vocabulary, heading: str) -> Iterator[Meant]:
    """A field whose name the heading is, whole or in one of its parts; a group in words before it comes first."""
    names, homes = words.client_names, words.home_names
    own = parts(heading)
    if len(own) > 1 and bare(heading) not in names and (grouped := _under_group(words, own)):
        yield grouped
    for form in forms(heading):
        for target in (*homes.get(form, ()), *names.get(form, ())):
            generic = form in _GENERIC or form in _VAGUE
            yield Meant(target, True, _by_name(form), unlike=_unlike(words, target, form), generic=generic)
        if form in _GENERIC and "phones" in words.kind.by_key:
            yield Meant(Target("phones", "number", "1"), True, _by_name(form), generic=True)


def _unlike(words: Vocabulary, target: Target, form: str) -> tuple[str, ...]:
    """A telephone that is no mobile is none because the heading says no more than telephone, where the kind has other
    places for it."""
    is_other = target.field == "mobile" and form in _GENERIC and "phones" in words.kind.by_key
    return ("phone",) if is_other else ()


def _under_group(words: Vocabulary, own: tuple[str, ...]) -> Meant | None:
    """联系人 over 手机: merged headings of which the upper one is a group."""
    group = _group(words, own[0])
    if group is None:
        return None
    number = counted(own[0])
    key = words.column_names(group.field).get(own[-1])
    slot = str(number.number) if number else group.slot or "1"
    return Meant(Target(group.field, key, slot), True, _by_name(own[-1]), numbered=number is not None) if key else None


def _group(words: Vocabulary, form: str) -> Target | None:
    names = words.group_names
    number = counted(form)
    return names.get(form) or (names.get(number.rest) if number else None)


def _in_groups(words: Vocabulary, heading: str) -> Iterator[Meant]:
    """孩子2姓名, Child 2 name, 子女姓名1: a column of a row of a group."""
    for form in forms(heading):
        number = counted(form)
        rest = number.rest if number else form
        for name, group in words.group_names.items():
            if name not in rest:
                continue
            key = _column_beside(words, group.field, rest, name, alone=number is not None)
            if key and group.preset and not number:
                yield Meant(Target(group.field, key, group.slot), True, _by_name(form))
            elif key:
                slot = str(number.number) if number else "1"
                yield Meant(Target(group.field, key, slot), True, _by_name(form), numbered=number is not None)


def _in_group(words: Vocabulary, level: str, form: str) -> str:
    """The column of a group's sheet whose heading repeats the group (孩子姓名)."""
    named = (name for name, group in words.group_names.items() if group.field == level and name in form)
    return next((key for name in named if (key := _column_beside(words, level, form, name, alone=True))), "")


def _column_beside(words: Vocabulary, group: str, rest: str, name: str, *, alone: bool) -> str:
    before, _, behind = rest.partition(name)
    left = before + behind
    if not left:
        return words.main_column(group) if alone else ""
    if before and behind:
        return ""
    return words.column_names(group).get(left, "")


def like(words: Vocabulary, heading: str) -> Iterator[Meant]:
    """What the search for fields finds by a part of a name, for a heading that is no name; not sure, and slow."""
    for form in forms(heading):
        if len(form) < 2:
            continue
        for field in hints.matching(words.kind, form, catalogue("en"))[:2]:
            if isinstance(field.type, Rows) or not can_hold(field):
                continue
            yield Meant(Target(field.key), False, Sentence(N_("The heading is much like a name of this field.")))
        return
