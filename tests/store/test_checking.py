import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.errors import ExitCode, UserError
from clientdesk.store import checking
from clientdesk.store.checking import Finding
from tests import make

PASSWORD = "secret"


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one plain and one encrypted file of some clients."""
    folder = tmp_path_factory.mktemp("files")
    make.desk(folder / "plain.clientdesk", clients=6).close()
    make.desk(folder / "encrypted.clientdesk", clients=6, password=PASSWORD).close()
    return folder


@pytest.fixture
def plain(files: Path, path: Path) -> Path:
    shutil.copy(files / "plain.clientdesk", path)
    return path


@pytest.fixture
def encrypted(files: Path, path: Path) -> Path:
    shutil.copy(files / "encrypted.clientdesk", path)
    return path


def check(path: Path, password: str | None = None, *, deep: bool = True) -> list[Finding]:
    with Desk.open(path, password=password) as desk:
        return desk.keeping.check(deep=deep)


def told(path: Path, password: str | None = None) -> bool:
    """Whether a damage is told, as a finding or as a sentence."""
    try:
        return bool(check(path, password))
    except UserError as refused:
        return refused.code in (ExitCode.DAMAGED, ExitCode.WRONG_PASSWORD, ExitCode.REFUSED)


def change(path: Path, *statements: str) -> None:
    """What no part of the program does: the tables changed past the journal."""
    with Desk.open(path) as desk, desk.store.writing() as connection:
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_an_untouched_file_has_no_findings(plain: Path) -> None:
    assert check(plain) == []
    assert check(plain, deep=False) == []


def test_an_untouched_encrypted_file_has_no_findings(encrypted: Path) -> None:
    assert check(encrypted, PASSWORD) == []


@pytest.mark.parametrize(
    ("statement", "finding"),
    [
        ("UPDATE client SET name = 'Forged' WHERE id = 1", ("list", "KH000001", "repair")),
        ("UPDATE client SET sort = 'aaa' WHERE id = 2", ("list", "KH000002", "repair")),
        ("UPDATE person_basics SET full_name = 'Forged' WHERE client_id = 1", ("value", "KH000001", "restore")),
        ("UPDATE person_basics SET height_cm = 99999 WHERE client_id = 1", ("value", "KH000001", "restore")),
        ("DELETE FROM person_basics WHERE client_id = 1", ("value", "KH000001", "restore")),
        ("UPDATE client SET trashed = '2026-01-01' WHERE id = 1", ("value", "KH000001", "restore")),
        ("UPDATE change SET new = '{}' WHERE id = 1", ("journal", "step 1", "restore")),
        ("UPDATE step SET \"by\" = 'somebody' WHERE id = 1", ("journal", "step 1", "restore")),
        ("DELETE FROM change WHERE id = 2", ("journal", "step 1", "restore")),
        ("UPDATE blob SET data = x'00'", ("attachment", None, "restore")),
        ("DELETE FROM search_find WHERE client_id = 1", ("search", "KH000001", "repair")),
        ("DELETE FROM search_name_fts WHERE rowid = 3", ("search", "KH000003", "repair")),
    ],
)
def test_what_was_changed_past_the_journal_is_found(
    plain: Path, statement: str, finding: tuple[str, str | None, str]
) -> None:
    change(plain, statement)
    found = [(f.kind, f.where if finding[1] else None, f.repair) for f in check(plain)]
    assert finding in found


def test_a_missing_photo_is_found(plain: Path) -> None:
    change(plain, "DELETE FROM blob")
    assert {f.kind for f in check(plain)} == {"attachment"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE client SET name = 'Forged', sort = NULL",
        "DELETE FROM search_find",
        "DELETE FROM search_key",
        "DELETE FROM search_all_fts WHERE rowid < 4",
    ],
)
def test_repair_mends_what_follows_from_the_values(plain: Path, statement: str) -> None:
    change(plain, statement)
    with Desk.open(plain) as desk:
        before = desk.keeping.dump()
        assert desk.keeping.check(deep=True) != []
        assert desk.keeping.check(deep=True, repair=True) == []
        assert desk.keeping.dump() == before
        assert desk.searching.find(desk.clients.get("KH000001").name)[0].line.code == "KH000001"


def test_the_quick_look_finds_lists_and_search_out_of_step(plain: Path) -> None:
    change(plain, "UPDATE client SET phone = '1' WHERE id = 1", "DELETE FROM search_rest WHERE client_id = 2")
    assert {(f.kind, f.where) for f in check(plain, deep=False)} == {("list", "KH000001"), ("search", "KH000002")}


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        ("DELETE FROM search_rest WHERE client_id = 3", "KH000003"),
        ("DELETE FROM search_all_fts WHERE rowid = 4", "KH000004"),
        ("INSERT INTO search_find SELECT 999, names, spoken, heard, find FROM search_find LIMIT 1", "row 999"),
    ],
)
def test_the_quick_look_misses_nobody_that_the_search_lacks_or_has_beyond(
    plain: Path, monkeypatch: pytest.MonkeyPatch, statement: str, where: str
) -> None:
    change(plain, statement)
    # As in a large file: no client's texts are proven but the first one's.
    monkeypatch.setattr(checking, "_PROVEN", 1)
    assert [(found.kind, found.where) for found in check(plain, deep=False)] == [("search", where)]


def test_the_quick_look_samples_texts_and_the_deep_one_reads_all(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checking, "_PROVEN", 1)
    change(plain, "UPDATE search_find SET names = 'somebody else' WHERE client_id = 6")
    assert check(plain, deep=False) == []
    assert ("search", "KH000006") in {(found.kind, found.where) for found in check(plain)}


def test_a_check_after_many_steps_of_an_open_file_finds_nothing(plain: Path) -> None:
    """FTS5 remembered an older state of its index in the reading connection, and called the new one damaged."""
    with Desk.open(plain) as desk:
        desk.clients.create(make.record(desk.kind("person"), Random(7), filled=1, rows=20))
        for _ in range(3):
            assert desk.keeping.check(deep=True) == []
            for _ in range(8):
                desk.past.undo()
                desk.past.redo()


def flipped(path: Path, offset: int) -> Path:
    """The file with one bit turned round."""
    with path.open("r+b") as file:
        file.seek(offset)
        byte = file.read(1)[0]
        file.seek(offset)
        file.write(bytes([byte ^ 0x10]))
    return path


def test_every_turned_bit_of_an_encrypted_file_is_told(encrypted: Path) -> None:
    rng = Random(5)
    whole = encrypted.read_bytes()
    missed = []
    for _ in range(25):
        offset = rng.randrange(16, len(whole))
        if not told(flipped(encrypted, offset), PASSWORD):
            missed.append(offset)
        encrypted.write_bytes(whole)
    assert missed == []


def test_a_turned_bit_inside_a_text_of_a_plain_file_is_found(plain: Path) -> None:
    data = plain.read_bytes()
    with Desk.open(plain) as desk:
        mark = next(record.name.encode() for record in desk.clients.every() if record.kind.name == "enterprise")
    places = [at for at in range(len(data)) if data.startswith(mark, at)]
    assert len(places) >= 3
    for place in places[:6]:
        assert told(flipped(plain, place + 1)), place
        plain.write_bytes(data)


def test_the_check_goes_on_after_a_damaged_page(plain: Path, set_pages: Callable[[Path, str], None]) -> None:
    set_pages(plain, "person_jobs_rows")
    kinds = [f.kind for f in check(plain)]
    assert "database" in kinds


@pytest.fixture
def set_pages() -> Callable[[Path, str], None]:
    """Overwrites the first page of a table."""

    def overwrite(path: Path, table: str) -> None:
        with Desk.open(path) as desk, desk.store.reading() as connection:
            query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
            page: Any = connection.exec_driver_sql(query, (table,)).scalar_one()
        with path.open("r+b") as file:
            file.seek((page - 1) * 4096)
            file.write(b"\xee" * 4096)

    return overwrite
