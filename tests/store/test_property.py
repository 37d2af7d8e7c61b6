"""Whatever is done to a file in whatever order: undo gives the start back, and the past is what it was."""

import shutil
import tempfile
from collections import Counter
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from clientdesk.desk import Desk
from clientdesk.dossier.fields import Field, rows_of
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import HOUSE
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Link
from clientdesk.errors import UserError
from clientdesk.store.journal import ANSWERS
from clientdesk.store.own_fields import OWN_TYPES, Definition
from tests import make
from tests.figures import tell

ME, BEFORE = "me", "before"
SEED = st.integers(0, 2**32)
done: Counter[str] = Counter()
"""How often each kind of action was done, over all runs of this process."""


@cache
def start_file() -> bytes:
    """A file with three clients that somebody else made."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "start.clientdesk"
        with make.desk(path) as desk:
            desk.user = BEFORE
            make.fill(desk, 3)
        return path.read_bytes()


class Book(RuleBasedStateMachine):
    """A file and everything a user does with it."""

    @initialize()
    def open_start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "book.clientdesk"
        self.path.write_bytes(start_file())
        self.desk = Desk.open(self.path, user=ME)
        self.start = self.desk.keeping.dump()
        self.then: dict[int, Any] = {self.last_step(): self.start}

    def teardown(self) -> None:
        if not hasattr(self, "desk"):
            return
        try:
            assert self.desk.keeping.check(deep=True) == []
            for step, dump in self.then.items():
                assert self.desk.keeping.dump_as_of_step(step) == dump
            while self.desk.past.next_undo():
                self.desk.past.undo()
            assert self.desk.keeping.dump() == self.start
            assert self.desk.keeping.check(deep=True) == []
        finally:
            self.desk.close()
            shutil.rmtree(self.folder)

    def last_step(self) -> int:
        with self.desk.store.reading() as connection:
            return int(connection.exec_driver_sql("SELECT max(id) FROM step").scalar_one())

    def did(self, what: str) -> None:
        done[what] += 1
        self.then[self.last_step()] = self.desk.keeping.dump()

    def pick(self, rng: Random) -> Record:
        numbers = sorted(self.desk.clients.numbers() + self.desk.clients.numbers(trashed=True))
        record = self.desk.clients.by_number(rng.choice(numbers))
        assert record is not None
        return record

    def own(self) -> list[Definition]:
        return [column.definition for column in self.desk.own_fields.all()]

    # Actions

    @rule(seed=SEED)
    def create(self, seed: int) -> None:
        rng = Random(seed)
        blobs: make.Blobs = {}
        record = make.record(rng.choice(self.desk.client_kinds), rng, filled=0.1, rows=rng.randint(0, 4), blobs=blobs)
        with self.desk.store.step("Add", by=ME) as step:
            make.keep(step, blobs)
            self.desk.clients.create_in(step, record)
        self.did("create")

    @rule(seed=SEED)
    def edit(self, seed: int) -> None:
        rng = Random(seed)
        record = self.pick(rng)
        loose = [f for f in record.kind.values if not f.fixed and f is not record.kind.title]
        for field in rng.sample(loose, rng.randint(1, 4)):
            if field.type.name not in ("photo", "file") and field.key != "id_number":
                record[field] = None if rng.random() < 0.3 else make.content(field, rng)
        self.desk.clients.save(record)
        self.did("edit")

    @rule(seed=SEED)
    def rename(self, seed: int) -> None:
        rng = Random(seed)
        record = self.pick(rng)
        record[record.kind.title] = make.record(record.kind, rng, filled=0, rows=0)[record.kind.title]
        self.desk.clients.save(record)
        self.did("rename")

    def group(self, rng: Random, record: Record) -> Field[tuple[Row, ...]]:
        filled = [group for group in record.kind.groups if record[group]]
        return rng.choice(filled if filled and rng.random() < 0.8 else record.kind.groups)

    @rule(seed=SEED)
    def add_row(self, seed: int) -> None:
        rng = Random(seed)
        record, blobs = self.pick(rng), make.Blobs()
        group = self.group(rng, record)
        rows = list(record.rows(group))
        for _ in range(rng.randint(1, 3)):
            rows.insert(rng.randint(0, len(rows)), make.row(rows_of(group), rng, filled=0.5, blobs=blobs))
        record[group] = tuple(rows)
        with self.desk.store.step("Edit", by=ME) as step:
            make.keep(step, blobs)
            self.desk.clients.save_in(step, record)
        self.did("add rows")

    @rule(seed=SEED)
    def change_rows(self, seed: int) -> None:
        """Moved, edited and deleted at once."""
        rng = Random(seed)
        record = self.pick(rng)
        group = self.group(rng, record)
        rows = list(record.rows(group))
        rng.shuffle(rows)
        if rows and rng.random() < 0.5:
            del rows[rng.randrange(len(rows))]
        if rows and rng.random() < 0.7:
            column = rng.choice(
                [c for c in rows_of(group).columns if c.stored and c.type.name not in ("photo", "file")]
            )
            place = rng.randrange(len(rows))
            clear = not column.required and rng.random() < 0.3 and len(rows[place].values) > 1
            rows[place] = rows[place].with_value(column, None if clear else make.content(column, rng))
        record[group] = tuple(row for row in rows if row.values)
        self.desk.clients.save(record)
        self.did("change rows")

    @rule(seed=SEED)
    def photo(self, seed: int) -> None:
        rng = Random(seed)
        record, blobs = self.pick(rng), make.Blobs()
        for field in record.kind.values:
            if field.type.name == "photo":
                record[field] = None if rng.random() < 0.2 else make.value(field, rng, blobs=blobs)
        with self.desk.store.step("Attach", by=ME) as step:
            make.keep(step, blobs)
            self.desk.clients.save_in(step, record)
        self.did("photo")

    @rule(seed=SEED)
    def refer(self, seed: int) -> None:
        rng = Random(seed)
        record, other = self.pick(rng), self.pick(rng)
        if other.kind.name == "person" and self.desk.doubles.code_now(other.code) != record.code:
            record[Header.introduced_by] = Link(other.code)
            self.desk.clients.save(record)
            self.did("refer")

    @rule(seed=SEED)
    def furnish(self, seed: int) -> None:
        rng, house = Random(seed), self.desk.house
        if rng.random() < 0.5:
            record = house.record()
            field = rng.choice([field for field in HOUSE.values if field.type.name != "photo"])
            record[field] = None if rng.random() < 0.2 else make.value(field, rng)
            house.save(record)
        else:
            kind = rng.choice(self.desk.client_kinds).name
            offered = [field.key for field in house.offered("full", kind)]
            house.arrange({("full", kind): rng.sample(offered, 3) if rng.random() < 0.8 else None})
        self.did("furnish")

    @rule(seed=SEED)
    def own_field(self, seed: int) -> None:
        rng = Random(seed)
        kind = rng.choice(self.desk.client_kinds).name
        key = f"x_{rng.randint(1, 4)}"
        type_ = rng.choice(OWN_TYPES)
        choices = (("a", "Eins"), ("b", "Zwei")) if "choice" in type_ else ()
        known = [d for d in self.own() if (d.kind, d.key) == (kind, key)]
        if known and rng.random() < 0.5:
            self.desk.own_fields.drop(kind, key)
            self.did("drop own field")
        elif known:
            class_ = rng.choice(("normal", "personal", "sensitive"))
            new = Definition(kind, key, f"Label {seed % 97}", known[0].type, class_, known[0].choices)
            self.desk.own_fields.redefine(new)
            self.did("redefine own field")
        else:
            self.desk.own_fields.define(Definition(kind, key, "Label", type_, "normal", choices))
            self.did("define own field")

    @precondition(lambda self: self.own())
    @rule(seed=SEED)
    def own_value(self, seed: int) -> None:
        rng = Random(seed)
        record = self.pick(rng)
        keys = [definition.key for definition in self.own() if definition.kind == record.kind.name]
        for key in keys:
            field = record.kind.by_key[key]
            record[field] = None if rng.random() < 0.2 else make.value(field, rng)
        if keys:
            self.desk.clients.save(record)
            self.did("own value")

    @rule(seed=SEED)
    def trash_or_restore(self, seed: int) -> None:
        record = self.pick(Random(seed))
        if record.stamps.trashed:
            self.desk.clients.restore([record.code])
        else:
            self.desk.clients.trash([record.code])
        self.did("trash or restore")

    @rule(seed=SEED)
    def merge(self, seed: int) -> None:
        """Into one file what never belonged together, which is the hardest case."""
        rng = Random(seed)
        lines = self.desk.clients.lines(sorted(self.desk.clients.numbers()))
        kind = rng.choice([line.kind for line in lines] or [""])
        codes = [line.code for line in lines if line.kind == kind]
        if len(codes) > 1:
            keep, drop = rng.sample(codes, 2)
            self.desk.doubles.merge(keep, drop)
            self.did("merge")

    @rule(seed=SEED)
    def tell_apart(self, seed: int) -> None:
        rng = Random(seed)
        record, other = self.pick(rng), self.pick(rng)
        if record.id != other.id:
            self.desk.doubles.not_the_same(record.code, other.code)
            self.did("tell apart")

    @rule(seed=SEED)
    def answer(self, seed: int) -> None:
        rng = Random(seed)
        record = self.pick(rng)
        self.desk.answers.give(record, rng.choice(record.kind.values), rng.choice((None, *ANSWERS)))
        self.did("answer")

    @rule()
    def restart(self) -> None:
        before = self.desk.keeping.dump()
        self.desk.close()
        self.desk = Desk.open(self.path, user=ME)
        assert self.desk.keeping.dump() == before
        done["restart"] += 1

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            if self.desk.past.next_undo() is None:
                with pytest.raises(UserError, match="nothing to undo"):
                    self.desk.past.undo()
                return
            self.desk.past.undo()
            self.did("undo")

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            if self.desk.past.next_redo() is None:
                with pytest.raises(UserError, match="nothing to redo"):
                    self.desk.past.redo()
                return
            self.desk.past.redo()
            self.did("redo")

    @rule()
    def undo_and_redo(self) -> None:
        if self.desk.past.next_undo():
            before = self.desk.keeping.dump()
            self.desk.past.undo()
            self.desk.past.redo()
            assert self.desk.keeping.dump() == before
            self.did("undo and redo")


def play(*, books: int, steps: int, phases: tuple[Phase, ...] = tuple(Phase)) -> None:
    """Fill so many books with so many actions each, and tell what was done."""
    done.clear()
    run_state_machine_as_test(
        Book,
        settings=settings(
            max_examples=books,
            stateful_step_count=steps,
            deadline=None,
            derandomize=True,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )
    tell(f"{sum(done.values())} steps: {dict(done)}")


def test_undoing_all_gives_the_start_and_the_past_is_what_it_was() -> None:
    play(books=6, steps=14)
    assert sum(done.values()) > 50


@pytest.mark.long
def test_a_thousand_steps_and_more() -> None:
    play(books=60, steps=40)
    assert sum(done.values()) > 1000
