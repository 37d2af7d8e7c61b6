"""Every name of every field, in three languages, and what it leads to."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

from clientdesk.dossier.fields import Field, Kind, rows_of
from clientdesk.dossier.headings import exports, spellings
from clientdesk.dossier.headings.bare import bare
from clientdesk.dossier.headings.targets import Target, can_hold, client_targets, field_of
from clientdesk.dossier.hints import synonyms
from clientdesk.i18n import LANGUAGES, catalogue

Names = Mapping[str, tuple[Target, ...]]
"""{bare name: targets, the likeliest first}."""


def spelt(names: str) -> tuple[str, ...]:
    """The bare names of a line of `spellings`."""
    return tuple(bare(name) or name for name in names.split("|"))


class Vocabulary:
    """The names in a kind; made once for a matching, since it looks at every declaration."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self._columns: dict[str, Mapping[str, str]] = {}

    @cached_property
    def client_names(self) -> Names:
        """The names of what a sheet of clients may hold: in `spellings` and `exports`, then labels, synonyms, keys."""
        found: dict[str, list[Target]] = {}
        told_by_others = (*spellings.CLIENT_NAMES.get(self.kind.name, {}).items(), *exports.names_of(self.kind.name))
        for text, names in told_by_others:
            self._add(found, spelt(names), Target.parse(text))
        plain = [target for target in client_targets(self.kind) if not target.slot and not target.column]
        for told in (titles, _synonyms, _keys):
            for target in plain:
                self._add(found, told(self.kind.by_key[target.field]), target)
        return {name: tuple(targets) for name, targets in found.items()}

    def _add(self, found: dict[str, list[Target]], names: Iterable[str], target: Target | None) -> None:
        if target is None or field_of(self.kind, target) is None:
            return
        for name in names:
            if target not in (known := found.setdefault(name, [])):
                known.append(target)

    @cached_property
    def home_names(self) -> Names:
        """Fields by the name of their section and their key, as our own lists write them: basics.mobile."""
        found: dict[str, list[Target]] = {}
        for target in client_targets(self.kind):
            if not target.slot:
                section = self.kind.home(self.kind.by_key[target.field]).declared.name
                self._add(found, [bare(f"{section}.{target}")], target)
        return {name: tuple(targets) for name, targets in found.items()}

    @cached_property
    def owner_names(self) -> Names:
        """How a sheet of rows names the client they belong to."""
        found: dict[str, list[Target]] = {}
        for text, names in spellings.LEVEL_CLIENT.get(self.kind.name, {}).items():
            target = Target.parse(text)
            self._add(found, spelt(names), target)
            if target is not None:
                self._add(found, titles(self.kind.by_key[target.field]), target)
        return {name: tuple(targets) for name, targets in found.items()}

    @cached_property
    def group_names(self) -> Mapping[str, Target]:
        """{bare name: a target without its column} of the groups, the longest names first."""
        found: dict[str, Target] = {}
        for text, names in spellings.GROUP_NAMES.get(self.kind.name, {}).items():
            target = Target.parse(text)
            if target is not None and target.field in self.kind.by_key:
                for name in spelt(names):
                    found.setdefault(name, target)
        for group in self.kind.groups:
            for name in (*titles(group), bare(group.key), *_synonyms(group)):
                found.setdefault(name, Target(group.key))
        return dict(sorted(found.items(), key=lambda pair: -len(pair[0])))

    @cached_property
    def computed(self) -> frozenset[str]:
        """The names of what the program works out by itself."""
        names = {name for field in self.kind.fields if field.derive for name in titles(field)}
        return frozenset(names | set(spelt(spellings.COMPUTED)))

    def column_names(self, group: str) -> Mapping[str, str]:
        """{bare name: key} of the columns of a group: labels and keys first, then what others call them."""
        if group not in self._columns:
            columns = _columns(self.kind, group)
            found: dict[str, str] = {}
            for column in columns:
                for name in (*titles(column), bare(column.key), bare(column.context)):
                    found.setdefault(name, column.key)
            for column in columns:
                for name in spelt(spellings.COLUMN_NAMES.get(column.key, column.key)):
                    found.setdefault(name, column.key)
            self._columns[group] = found
        return self._columns[group]

    def main_column(self, group: str) -> str:
        """The column that a group's name alone stands for: the name, else what is needed, else the first text."""
        columns = _columns(self.kind, group)
        named = [column for column in columns if column.key == "name"]
        needed = [c for c in columns if c.required and c.type.name not in ("choice", "multi_choice")]
        texts = [column for column in columns if column.type.name == "text"]
        return next((column.key for column in (*named, *needed, *texts, *columns)), "")


def kind_said(text: str) -> str | None:
    """The kind of clients that a cell names, None for any other word."""
    return _KINDS.get(bare(text))


_KINDS = {name: kind for kind, names in spellings.KINDS.items() for name in spelt(names)}


def _columns(kind: Kind, group: str) -> list[Field[Any]]:
    return [column for column in rows_of(kind.by_key[group]).columns if can_hold(column)]


def titles(field: Field[Any]) -> Iterator[str]:
    """The bare labels of a field."""
    return (bare(field.title(catalogue(language))) for language in LANGUAGES)


def _synonyms(field: Field[Any]) -> Iterator[str]:
    return (bare(name) for language in LANGUAGES for name in synonyms(field, language))


def _keys(field: Field[Any]) -> Iterator[str]:
    yield bare(field.key)
    yield bare(field.context)
