"""Clients that a file names more than once are one: rows said again, children below them, rows of other sheets."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clientdesk.desk.importing.assembling import Reader, is_continued
from clientdesk.desk.importing.columns import ReadySheet
from clientdesk.desk.importing.entry import Entry
from clientdesk.desk.importing.given import ADD, CLIENT_LEVEL, Line, Place, Policy, Trouble
from clientdesk.desk.importing.keys import MOBILE, NAME, STEM, are_alike, own_keys
from clientdesk.desk.importing.plan import Plan
from clientdesk.desk.importing.repeating import brings_nothing_new, joined, line_of_repeated
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import Progress

_CODE = Header.client_code.key


class Gathered:
    """The clients of a file while its sheets are read.

    entries  in the order of the file; those of `owner` are clients that only other sheets name
    merged   lines for rows that were taken into the client above
    """

    def __init__(self, policy: Policy, plan: Plan) -> None:
        self.entries: list[Entry] = []
        self.merged: list[Line] = []
        self._policy = policy
        self._home = plan.home
        self._keys = {kind: [key for key in plan.keys_of(kind) if key != STEM] for kind in plan.kinds}
        self._titles = {name: kind.title.key for name, kind in plan.kinds.items()}
        self._known: dict[tuple[str, str, str], Entry] = {}
        self._named: dict[tuple[str, str], list[Entry]] = {}
        self._linked: dict[str, Entry] = {}
        self._owners: dict[tuple[str, ...], Entry] = {}
        self._last: Entry | None = None

    def read(self, sheets: Sequence[ReadySheet], progress: Progress) -> None:
        """All sheets: clients first, so that rows of other sheets find them wherever they stand in the file."""
        ordered = sorted(sheets, key=lambda sheet: sheet.match.level != CLIENT_LEVEL)
        total = sum(len(sheet.seen.table.rows) for sheet in sheets)
        done = 0
        for sheet in ordered:
            self._last = None
            take = self._take_client if sheet.match.level == CLIENT_LEVEL else self._take_owner
            for entry in Reader(sheet, self._policy).entries(progress, done, total):
                take(sheet, entry)
            done += len(sheet.seen.table.rows)

    def add(self, entry: Entry) -> None:
        """A client of its own."""
        self.entries.append(entry)
        for key in self._keys_of(entry):
            self._known.setdefault(key, entry)
            if key[1] == NAME:
                self._named.setdefault((entry.kind, key[2]), []).append(entry)
        for link in (entry.link, str(entry.values.get(_CODE) or "")):
            if link:
                self._linked.setdefault(link, entry)

    def _keys_of(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        keys = own_keys(entry.kind, entry.values, self._keys[entry.kind], home=self._home)
        return ((entry.kind, name, told) for name, told in keys)

    def _take_client(self, sheet: ReadySheet, entry: Entry) -> None:
        if self._last is not None and is_continued(sheet, entry):
            _join_rows(self._last, entry)
            return
        same = None
        if sheet.has_rows or self._policy.duplicates != ADD:
            same = self._same(entry)
        if same is None:
            self.add(entry)
        else:
            self._merge(same, entry, sheet)
        self._last = same or entry

    def _same(self, entry: Entry) -> Entry | None:
        title = self._titles[entry.kind]
        for key in self._keys_of(entry):
            other = self._known.get(key)
            if other is None:
                continue
            if key[1] == NAME and entry.kind != ENTERPRISE.name and _contradict(other.values, entry.values):
                continue
            names = [str(each.values.get(title) or "") for each in (other, entry)]
            if key[1] != MOBILE or are_alike(*names, firms=entry.kind == ENTERPRISE.name):
                return other
        return None

    def _merge(self, first: Entry, second: Entry, sheet: ReadySheet) -> None:
        told = brings_nothing_new(first, second)
        first.values = dict(joined(first, second, sheet, self._policy))
        _join_rows(first, second)
        for key in self._keys_of(first):
            self._known.setdefault(key, first)
        if second.link:
            self._linked.setdefault(second.link, first)
        if told:
            self.merged.append(line_of_repeated(first, second, self._titles[second.kind]))

    # Rows of other sheets

    def _take_owner(self, _sheet: ReadySheet, entry: Entry) -> None:
        if entry.serious:
            # Whose row it is cannot be read: it is refused by itself, and so are rows below it that say nothing.
            self._last = entry
            self.entries.append(entry)
            return
        unsaid = not entry.values and not entry.link
        found = self._last if unsaid else self._owner_of(entry)
        self._last = found
        if found is not None:
            _join_rows(found, entry)
            if found.owner:
                found.about = {**entry.about, **found.about}
            else:
                found.values = {**entry.about, **found.values}
            return
        mark = (entry.kind, entry.link, *(f"{key}={value}" for key, value in sorted(entry.values.items())))
        known = self._owners.get(mark)
        if known is not None and (entry.values or entry.link):
            _join_rows(known, entry)
            known.about = {**entry.about, **known.about}
            self._last = known
            return
        if not entry.values:
            entry.troubles.append(_nobody(entry.place, linked=bool(entry.link)))
        self._owners[mark] = self._last = entry
        self.entries.append(entry)

    def _owner_of(self, entry: Entry) -> Entry | None:
        for link in (entry.link, str(entry.values.get(_CODE) or "")):
            if link and link in self._linked and self._linked[link].kind == entry.kind:
                return self._linked[link]
        keys = list(self._keys_of(entry))
        for key in keys:
            if key[1] != NAME and (found := self._known.get(key)):
                return found
        named = [one for key in keys if key[1] == NAME for one in self._named.get((entry.kind, key[2]), ())]
        if len(named) > 1:
            entry.troubles.append(_two(entry.place))
        return named[0] if len(named) == 1 else None


def _join_rows(first: Entry, second: Entry) -> None:
    first.rows += second.rows
    first.troubles += second.troubles
    first.places += second.places
    first.more += second.more
    first.left += second.left
    first.waiting = {**second.waiting, **first.waiting}


def _contradict(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return any(key in one and one[key] != value for key, value in other.items())


def _nobody(place: Place, *, linked: bool) -> Trouble:
    reason = (
        N_("The number of this row is none of a client in the file.")
        if linked
        else N_("This row does not say whose it is.")
    )
    return Trouble(place, Sentence(reason), Sentence(N_("Write the client's code or name into the row.")))


def _two(place: Place) -> Trouble:
    reason = Sentence(N_("Two clients of the file have this name."))
    return Trouble(place, reason, Sentence(N_("Write the client's code or telephone into the row.")))
