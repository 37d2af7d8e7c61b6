"""Doubles: finding files of the same client, telling them apart for good, making one of two."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from clientdesk.analysis.doubles.comparing import compare
from clientdesk.analysis.doubles.weights import Commonness
from clientdesk.desk.doubles.beside import differences, groups, is_safe
from clientdesk.desk.doubles.given import (
    Apart,
    Comparison,
    Fate,
    Left,
    Like,
    Losers,
    Merged,
    MergedAll,
    Merger,
    Moved,
    Pair,
    Side,
)
from clientdesk.desk.doubles.hinting import like
from clientdesk.desk.doubles.looking import identities, lines_of, look, pairs_of, proven_records, reasons, sketch_of
from clientdesk.desk.doubles.merging import Merging
from clientdesk.desk.part import Part
from clientdesk.dossier.fields import CLIENT, Field
from clientdesk.dossier.record import Record
from clientdesk.errors import UserError
from clientdesk.i18n import N_, Sentence
from clientdesk.progress import QUIET, Progress
from clientdesk.store import answers, doubles, drafts, lists
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.records import read_record
from clientdesk.store.schema import Connection

LEAST = 0.9
"""From this score on a pair is offered: of a hundred such pairs one or less is of two clients."""
MERGE = N_("Merge {drop} into {keep}")
MERGE_ALL = N_("Merge doubles ({n})")
_NO_CHOICES: Mapping[str, Side] = {}
_OTHER_KINDS = N_("A person and an enterprise cannot become one file.")
_ITSELF = N_("This is one and the same file.")
_IN_TRASH = N_("One of the two files lies in the trash.")
_NO_CLIENT = N_("Only files of clients can be merged.")
_UNSURE = N_("They differ in something, or nothing proves that they are the same; look at them side by side.")


class Doubles(Part):
    """`desk.doubles`. Clients are named by their codes."""

    # Finding

    def scan(self, *, least: float = LEAST, progress: Progress = QUIET) -> tuple[Pair, ...]:
        """Every pair of files with at least this score, best first; `one` is the file that had better stay. Pairs told
        apart are left out unless a number that identifies one of them has changed since. Raises `Cancelled`."""
        found = look(self.desk, least=least, progress=progress)
        safe = {(keep.id, drop.id) for keep, drop in proven_records(self.desk, found) if self._is_safe(keep, drop)}
        return tuple(pairs_of(self.desk, found, safe))

    def like(self, record: Record, *, limit: int = 3) -> tuple[Like, ...]:
        """Stored clients that may be the same as a record that is being typed in."""
        return like(self.desk, record, limit=limit)

    def _is_safe(self, keep: Record, drop: Record) -> bool:
        return is_safe(tuple(differences(keep, drop, reading=self.desk.reading, entered=_never)))

    def beside(self, keep: str, drop: str) -> Comparison:
        """The two files side by side, as they stand; `refusal` says why they cannot be merged."""
        with self.store.reading() as connection:
            return self._beside(connection, self._read(connection, keep), self._read(connection, drop))

    def _read(self, connection: Connection, code: str) -> Record:
        record = read_record(connection, self.store.schema, self.desk.clients.number(connection, code))
        assert record is not None
        return record

    def _beside(self, connection: Connection, keep: Record, drop: Record) -> Comparison:
        if refusal := _refusal(keep, drop):
            return Comparison(keep, drop, (), (), refusal=Sentence(refusal))
        found = tuple(differences(keep, drop, reading=self.desk.reading, entered=_Entered(connection)))
        mine, theirs = answers.of(connection, keep.id), answers.of(connection, drop.id)
        pair = (min(keep.id, drop.id), max(keep.id, drop.id))
        verdict = compare(
            sketch_of(keep, drafts.of_client(connection, keep.id), home=self.desk.home),
            sketch_of(drop, drafts.of_client(connection, drop.id), home=self.desk.home),
            Commonness(lists.count(connection, kinds=[keep.kind.name])),
            linked=pair in doubles.linked_of(connection, keep.id, drop.id),
        )
        return Comparison(
            keep,
            drop,
            found,
            tuple(groups(keep, drop)),
            answers=tuple(key for key in theirs if key not in mine and keep[keep.kind.by_key[key]] is None),
            moved=tuple(self._moved(connection, keep, drop)),
            reasons=reasons(verdict, home=self.desk.home),
            score=verdict.score,
            safe=verdict.is_proven and is_safe(found),
        )

    def _moved(self, connection: Connection, keep: Record, drop: Record) -> Iterable[Moved]:
        counts: dict[tuple[str, str, str], int] = {}
        for reference in doubles.references(connection, drop.code):
            if reference.client not in (keep.id, drop.id):
                key = (reference.kind, reference.place, reference.field)
                counts[key] = counts.get(key, 0) + 1
        for (kind, place, name), count in counts.items():
            column = self.store.schema.place[place].columns.get(name)
            if column is not None:
                yield Moved(self.store.schema.kinds[kind], column, count)

    # Telling apart

    def not_the_same(self, one: str, other: str) -> Changed:
        """Remember that two files are of two clients, so that they are not offered again."""
        with self.store.step(
            N_("Not the same: {one} and {other}"), by=self.desk.user, values={"one": one, "other": other}
        ) as step:
            first, second = self._pair(step.connection, one, other)
            waiting = {each.id: drafts.of_client(step.connection, each.id) for each in (first, second)}
            mine, theirs = (sketch_of(each, waiting[each.id], home=self.desk.home) for each in (first, second))
            step.tell_apart(first.id, second.code, identities(mine, theirs))
        return step.changed

    def the_same_again(self, one: str, other: str) -> Changed:
        """Forget that two files were told apart."""
        with self.store.step(
            N_("No longer told apart: {one} and {other}"), by=self.desk.user, values={"one": one, "other": other}
        ) as step:
            first, second = self._pair(step.connection, one, other)
            step.tell_apart(first.id, second.code, None)
            step.tell_apart(second.id, first.code, None)
        return step.changed

    def _pair(self, connection: Connection, one: str, other: str) -> tuple[Record, Record]:
        """The two, the lower number first; refused where they are one or no clients."""
        first, second = sorted((self._read(connection, one), self._read(connection, other)), key=lambda each: each.id)
        if first.id == second.id or {first.kind.role, second.kind.role} != {CLIENT}:
            raise UserError(_ITSELF if first.id == second.id else _NO_CLIENT, key="no_pair")
        return first, second

    def apart(self) -> tuple[Apart, ...]:
        """The pairs that were told apart, the latest first."""
        with self.store.reading() as connection:
            told = doubles.told_apart(connection)
        lines = lines_of(self.desk, (number for one, other, _known in told for number in (one, other)))
        made = []
        with self.store.reading() as connection:
            for one, other, _known in told:
                at, by = doubles.when_told_apart(connection, one, lines[other].code)
                made.append(Apart(lines[one], lines[other], at[:10], by))
        return tuple(sorted(made, key=lambda each: each.at, reverse=True))

    # Merging

    def merge(
        self,
        keep: str,
        drop: str,
        *,
        choices: Mapping[str, Side] = _NO_CHOICES,
        losers: Losers = Losers.NOTE,
    ) -> Merged:
        """Make one file of two, as one step: `choices` are {field key: side} where the suggestion is not wanted. What
        refers to the file that goes refers to the other from then on; it lies in the trash, and its code finds the
        other."""
        values = {"keep": keep, "drop": drop}
        with self.store.step(MERGE, by=self.desk.user, values=values) as step:
            done = self._merge_in(step, keep, drop, choices=choices, losers=losers)
        return Merged(step.changed, keep, drop, done.turned, done.noted)

    def _merge_in(self, step: Step, keep: str, drop: str, *, choices: Mapping[str, Side], losers: Losers) -> Merging:
        compared = self._beside(step.connection, self._read(step.connection, keep), self._read(step.connection, drop))
        if compared.refusal is not None:
            raise UserError(compared.refusal.text, key="cannot_merge", hint=N_("Nothing was changed."))
        for key, side in choices.items():
            difference = compared.difference(key)
            if difference is None or side not in difference.sides:
                raise UserError(
                    N_("{field}: there is nothing to choose here."),
                    key="no_choice",
                    hint=N_("Look at the two files side by side. Nothing was changed."),
                    field=key[:60],
                )
        done = Merging(self.desk, step, compared)
        done.do(choices, losers)
        return done

    def merge_all(self, pairs: Sequence[Pair], *, progress: Progress = QUIET) -> MergedAll:
        """Merge many pairs as one step; those of which a merge would lose or contradict something are left and told.
        Of more than two files of one client all become part of the first."""
        merged: list[Merged] = []
        safe = [pair for pair in pairs if pair.safe]
        left = [Left(pair, Sentence(_UNSURE)) for pair in pairs if not pair.safe]
        heads = _heads(safe)
        with self.store.step(MERGE_ALL, by=self.desk.user, values={"n": len(safe)}) as step:
            for place, pair in enumerate(safe):
                progress.advance(place, len(safe), N_("Merging"))
                self._merge_one(step, pair, heads, merged, left)
            progress.advance(len(safe), len(safe), N_("Merging"))
            step.finish(progress)
        done = tuple(Merged(step.changed, one.keep, one.drop, one.turned, one.noted) for one in merged)
        return MergedAll(done, tuple(left), step.changed)

    def _merge_one(
        self, step: Step, pair: Pair, heads: Mapping[str, str], merged: list[Merged], left: list[Left]
    ) -> None:
        gone = {each.drop for each in merged}
        keep = heads[pair.one.code]
        drops = [code for code in (pair.one.code, pair.other.code) if code != keep and code not in gone]
        for drop in drops:
            compared = self._beside(
                step.connection, self._read(step.connection, keep), self._read(step.connection, drop)
            )
            if not compared.safe:
                left.append(Left(pair, compared.refusal or Sentence(_UNSURE)))
                return
            done = Merging(self.desk, step, compared)
            done.do(_NO_CHOICES, Losers.NOTE)
            merged.append(Merged(Changed(), keep, drop, done.turned, done.noted))

    def mergers(self, *, limit: int = 100) -> tuple[Merger, ...]:
        """The merges there were, the latest first."""
        with self.store.reading() as connection:
            steps = [one for text in (MERGE, MERGE_ALL) for one in doubles.steps_saying(connection, text, limit=limit)]
            made = []
            for step, at, by, undone_by in sorted(steps, key=lambda one: -one[0])[:limit]:
                pairs = tuple(doubles.merged_in(connection, step))
                made.append(Merger(step, at, by, pairs, _fate(connection, pairs, undone_by)))
        return tuple(made)

    def undo(self, step: int) -> Changed:
        """Take a merge back, also one that is not the last step; `Conflict` names the field that was changed since."""
        if not any(step == merger.step and merger.fate is Fate.OPEN for merger in self.mergers(limit=lists.PIECE)):
            raise UserError(
                N_("Step {step} is no merge that could be taken back."),
                key="no_merge",
                hint=N_(
                    "A merge can be taken back once, as long as what became part of the other file lies in the trash. "
                    "Nothing was changed."
                ),
                step=step,
            )
        return self.store.undo_step(step, by=self.desk.user)

    def merged_into(self, codes: Iterable[str]) -> dict[str, str]:
        """{former code: code of the file it became part of} of those of these codes that are former ones."""
        with self.store.reading() as connection:
            return doubles.codes_now(connection, list(codes))

    def code_now(self, code: str) -> str:
        """The code of the file in which a client is kept now: for a former code that of the file it became part of."""
        with self.store.reading() as connection:
            return doubles.living_code(connection, code) or code


def _refusal(keep: Record, drop: Record) -> str:
    if keep.id == drop.id:
        return _ITSELF
    if keep.kind.role is not CLIENT or drop.kind.role is not CLIENT:
        return _NO_CLIENT
    if keep.kind is not drop.kind:
        return _OTHER_KINDS
    return _IN_TRASH if keep.stamps.trashed or drop.stamps.trashed else ""


def _never(record: Record, field: Field[Any]) -> int:
    return 0


class _Entered:
    """The step in which a value was entered last, asked once for each file."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._known: dict[int, tuple[int, dict[str, int]]] = {}

    def __call__(self, record: Record, field: Field[Any]) -> int:
        if record.id not in self._known:
            self._known[record.id] = doubles.last_entries(self.connection, record.id)
        made, fields = self._known[record.id]
        return fields.get(field.key, made)


def _heads(pairs: Sequence[Pair]) -> dict[str, str]:
    """{code: the code of the file that stays of all that hang together}: the first of the first pair."""
    heads: dict[str, str] = {}
    for pair in pairs:
        one, other = (heads.setdefault(line.code, line.code) for line in (pair.one, pair.other))
        if one != other:
            heads |= {code: one for code, head in heads.items() if head == other}
    return heads


def _fate(connection: Connection, pairs: Sequence[tuple[str, str]], undone_by: int | None) -> Fate:
    if undone_by is not None:
        return Fate.UNDONE if undone_by else Fate.ERASED
    return Fate.OPEN if doubles.are_in_trash(connection, [drop for _keep, drop in pairs]) else Fate.RESTORED
