"""What a sheet holds: clients of a kind, rows of one of their groups, members of their families, or nothing of them."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from clientdesk.dossier.folding import fold
from clientdesk.dossier.headings import spellings
from clientdesk.dossier.headings.bare import bare
from clientdesk.dossier.headings.columns import GUESSED, KNOWN, LINK, Column, Found, match_columns, match_names
from clientdesk.dossier.headings.samples import look_of
from clientdesk.dossier.headings.targets import FAMILY, Target
from clientdesk.dossier.headings.vocabulary import Vocabulary, spelt
from clientdesk.dossier.kinds import ENTERPRISE, PERSON
from clientdesk.i18n import LANGUAGES, N_, Sentence, catalogue

SKIPPED = "skip"
_WORTH = {KNOWN: 1.0, GUESSED: 0.4}
_DOUBTED = 0.6
_NAMED, _CLIENTS, _LOOKS, _SIGN, _NO_CLIENTS, _OWNED = 5.0, 1.0, 2.0, 0.5, 3.0, 3.0
_ENOUGH = 1.5
"""What a sheet must reach to be taken for anything."""
_OF_CLIENT = re.compile("客户|所属|户主|家长|监护人|client|customer|parent|guardian")
_APART = re.compile(r"[·・:/|—\-]")


@dataclass(frozen=True)
class Judged:
    """What a sheet is taken for, with its columns; `score` grows with what speaks for it."""

    kind: str
    level: str
    columns: tuple[Found, ...]
    score: float
    why: Sentence | None = None


def judge(
    words: Mapping[str, Vocabulary],
    name: str,
    columns: Sequence[Column],
    *,
    others: Sequence[str] | None = None,
    unjoined: Collection[str] = (),
) -> Judged:
    """The best reading of a sheet; `others` are the kinds whose clients other sheets of the file hold, None as long
    as that is not known, `unjoined` what no other sheet of clients has, so that it does not tell whose a row is."""
    tried = [
        one
        for vocabulary in words.values()
        for level in ("", *levels_of(vocabulary, name, columns))
        if (one := judged(vocabulary, level, name, columns, others=others))
        and (not level or names_owner(vocabulary, {each.field for each in one.columns}.difference(unjoined)))
    ]
    best = max(tried, key=lambda one: one.score, default=None)
    if best is None or best.score < _ENOUGH:
        kind = best.kind if best else next(iter(words))
        nothing = tuple(Found("", found.certainty, found.why) for found in best.columns) if best else ()
        why = Sentence(N_("Nothing in this sheet looks like clients; it is left out."))
        return Judged(kind, SKIPPED, nothing, 0, why)
    # Guesses are made for the reading that was chosen only.
    vocabulary = words[best.kind]
    return best if best.level else replace(best, columns=tuple(match_columns(vocabulary, best.level, columns)))


def tab_said(name: str, columns: Sequence[Column]) -> str:
    """What the tab of the only sheet of a book is worth: "Contacts" over names and telephones are the clients
    themselves, unless a heading speaks of clients whose rows these are."""
    return name if any(_OF_CLIENT.search(fold(column.heading)) for column in columns) else ""


def levels_of(words: Vocabulary, name: str, columns: Sequence[Column]) -> list[str]:
    """The groups a sheet may hold rows of: what its name says, else every one where its headings name a client too."""
    if named := _named(words, name):
        return [named]
    owned = any(bare(column.heading) in words.owner_names for column in columns)
    return [group.key for group in words.kind.groups if group.key in _USUAL] if owned else []


_USUAL = frozenset(("children", "org_people", "relatives"))


def _named(words: Vocabulary, name: str) -> str:
    """The level that the name of a sheet tells."""
    own = [bare(part) for part in (name.partition("·")[2], *reversed(_APART.split(name))) if part.strip()]
    if words.kind.name == PERSON.name and any(part in _FAMILIES for part in (bare(name), *own)):
        return FAMILY
    for part in (bare(name), *own):
        for told, target in words.group_names.items():
            if part == told or (len(part) > 8 and told.startswith(part)):
                return target.field
    return ""


_FAMILIES = frozenset(spelt(spellings.FAMILY_SHEETS))


def judged(
    words: Vocabulary, level: str, name: str, columns: Sequence[Column], *, others: Sequence[str] | None = None
) -> Judged | None:
    """A sheet read as one kind and level; None where nothing names the clients."""
    found = tuple(match_names(words, level, columns))
    fields = {one.field for one in found}
    if level and not (names_owner(words, fields) and _names_rows(words, level, fields)):
        return None
    score = sum(_WORTH.get(one.certainty, 0.0) - (_DOUBTED if one.doubt else 0) for one in found if _is_stored(one))
    score += _bonus(words, level, name, columns, others) + _of_title(words, level, columns, found)
    return Judged(words.kind.name, level, found, score, _why(words, level))


def names_owner(words: Vocabulary, fields: set[str]) -> bool:
    """Whether the columns of a sheet of rows say whose they are."""
    return LINK in fields or any(str(target) in fields for targets in words.owner_names.values() for target in targets)


def _names_rows(words: Vocabulary, level: str, fields: set[str]) -> bool:
    """Whether the rows themselves are named, not only their clients."""
    if level == FAMILY:
        return f"{FAMILY}.name" in fields
    rows = {field for field in fields if field.startswith(f"{level}.")}
    return f"{level}.{words.main_column(level)}" in rows or len(rows) > 1


def _is_stored(found: Found) -> bool:
    return bool(found.field) and found.field != LINK


def _bonus(words: Vocabulary, level: str, name: str, columns: Sequence[Column], others: Sequence[str] | None) -> float:
    score = 0.0 if level else _CLIENTS
    if level and _named(words, name) == level:
        score += _NAMED
    if words.kind.name in (_kind_named(words, part) for part in _APART.split(name)):
        score += _CLIENTS
    if level and others is not None and words.kind.name not in others:
        score -= _NO_CLIENTS
    if level and any(_OF_CLIENT.search(fold(column.heading)) for column in columns):
        score += _OWNED
    signs = spelt(spellings.SIGNS.get(words.kind.name, ""))
    headings = [bare(column.heading) for column in columns]
    return score + (0 if level else _SIGN * sum(any(sign in heading for heading in headings) for sign in signs if sign))


def _kind_named(words: Vocabulary, part: str) -> str:
    names = {bare(catalogue(language).label("kind", label)) for language in LANGUAGES for label in _labels(words)}
    return words.kind.name if bare(part) in names else ""


def _labels(words: Vocabulary) -> tuple[str, str]:
    return words.kind.label, words.kind.plural


def _of_title(words: Vocabulary, level: str, columns: Sequence[Column], found: Sequence[Found]) -> float:
    """What the names themselves look like; without any there is hardly a client."""
    title = words.kind.title.key
    place = next((place for place, one in enumerate(found) if one.field == title), None)
    if place is None:
        parts = {one.field for one in found}
        return 0.0 if level or {"family_name", "given_name"} <= parts or "client_code" in parts else -_LOOKS
    look = look_of(columns[place].values)
    fitting = "firm" if words.kind.name == ENTERPRISE.name else "person"
    return _LOOKS if look == fitting else -_LOOKS if look in ("firm", "person") else 0.0


def _why(words: Vocabulary, level: str) -> Sentence:
    kind = Sentence(words.kind.plural, context="kind")
    if not level:
        return Sentence(N_("The headings fit {kind}."), {"kind": kind})
    if level == FAMILY:
        return Sentence(N_("The headings fit members of families."))
    group = words.kind.by_key[level]
    return Sentence(N_("The headings fit rows of {group}."), {"group": Sentence(group.label, context=group.context)})


def target_of(found: Found) -> Target | None:
    """Where the values of a column go, if they are stored."""
    return Target.parse(found.field) if _is_stored(found) else None
