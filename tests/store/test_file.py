import hashlib
import os
import re
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from clientdesk.desk import Desk, keeping
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.errors import ExitCode, UserError
from clientdesk.store.file import Store
from tests import make
from tests.making.identities import identity_number

PASSWORD = "纸上 correct horse 🐎"
HOLD = """
import sys
from pathlib import Path
from clientdesk.desk import Desk
with Desk.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.fixture
def plain(path: Path) -> Path:
    """A closed plain file with two clients."""
    make.desk(path, clients=2).close()
    return path


@pytest.fixture(scope="module")
def encrypted_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encrypted") / "book.clientdesk"
    make.desk(path, clients=2, password=PASSWORD).close()
    return path


@pytest.fixture
def encrypted(encrypted_file: Path, path: Path) -> Path:
    """A closed encrypted file with two clients."""
    shutil.copy(encrypted_file, path)
    return path


@pytest.fixture
def holder(plain: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that has the file open."""
    started = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(plain)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    with started as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def put(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def test_a_new_file_never_overwrites_one_that_is_there(plain: Path) -> None:
    before = digest(plain)
    with pytest.raises(UserError, match="it was not touched") as refused:
        Desk.create(plain)
    assert refused.value.key == "file_exists"
    assert digest(plain) == before


def test_a_closed_file_is_complete_by_itself(plain: Path) -> None:
    assert [found.name for found in plain.parent.iterdir()] == [plain.name]


def test_a_copy_of_a_closed_file_opens_elsewhere(plain: Path, tmp_path: Path) -> None:
    copy = tmp_path / "stick" / "book.clientdesk"
    copy.parent.mkdir()
    shutil.copy(plain, copy)
    with Desk.open(copy) as desk:
        assert desk.clients.count() == 2


def test_closing_twice_is_closing_once(desk: Desk) -> None:
    desk.close()
    desk.close()


def test_a_newer_file_is_refused_and_not_a_byte_is_changed(plain: Path) -> None:
    put(plain, 60, struct.pack(">I", 99))
    before = digest(plain)
    for read_only in (False, True):
        with pytest.raises(UserError, match="newer ClientDesk") as refused:
            Desk.open(plain, read_only=read_only)
        assert refused.value.code is ExitCode.NEWER_FORMAT
    assert digest(plain) == before
    assert [found.name for found in plain.parent.iterdir()] == [plain.name]


def test_a_newer_encrypted_file_is_refused_and_not_a_byte_is_changed(encrypted: Path) -> None:
    with Store.open(encrypted, password=PASSWORD) as store, store.writing_alone() as connection:
        connection.execute("PRAGMA user_version = 99")
    before = digest(encrypted)
    with pytest.raises(UserError, match="newer ClientDesk"):
        Desk.open(encrypted, password=PASSWORD)
    assert digest(encrypted) == before


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0", bytes(range(250)) * 20, b"PK\3\4" * 999])
def test_a_file_of_another_program_is_refused_and_not_a_byte_is_changed(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(UserError) as refused:
        Desk.open(path)
    assert (refused.value.key, refused.value.code) == ("foreign_file", ExitCode.REFUSED)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_and_not_a_byte_is_changed(plain: Path) -> None:
    put(plain, 68, b"\0\0\0\0")
    before = digest(plain)
    with pytest.raises(UserError, match="not a ClientDesk file"):
        Desk.open(plain)
    assert digest(plain) == before


def test_an_encrypted_file_with_a_torn_last_page_opens_by_its_log(path: Path, tmp_path: Path) -> None:
    """As a power loss in a checkpoint leaves it."""
    torn = tmp_path / "torn.clientdesk"
    with make.desk(path, clients=2, password=PASSWORD) as desk:
        shutil.copy(path.with_name(path.name + "-wal"), torn.with_name(torn.name + "-wal"))
        torn.write_bytes(path.read_bytes() + b"\0" * 512)
        told = desk.keeping.dump()
    with Desk.open(torn, password=PASSWORD) as desk:
        assert desk.keeping.dump() == told


def test_a_missing_file_is_told(path: Path) -> None:
    with pytest.raises(UserError) as refused:
        Desk.open(path)
    assert (refused.value.key, refused.value.code) == ("no_such_file", ExitCode.DISK)
    assert list(path.parent.iterdir()) == []


def test_a_folder_is_no_client_file(path: Path) -> None:
    path.mkdir()
    with pytest.raises(UserError) as refused:
        Desk.open(path)
    assert refused.value.key == "unreadable"


@pytest.mark.parametrize("wrong", ["", "correct horse", PASSWORD + " ", PASSWORD.upper()])
def test_a_wrong_password_is_refused_and_not_a_byte_is_changed(encrypted: Path, wrong: str) -> None:
    before = digest(encrypted)
    with pytest.raises(UserError) as refused:
        Desk.open(encrypted, password=wrong)
    assert (refused.value.key, refused.value.code) == ("wrong_password", ExitCode.WRONG_PASSWORD)
    assert digest(encrypted) == before
    assert [found.name for found in encrypted.parent.iterdir()] == [encrypted.name]


def test_an_encrypted_file_asks_for_its_password(encrypted: Path) -> None:
    with pytest.raises(UserError) as refused:
        Desk.open(encrypted)
    assert (refused.value.key, refused.value.code) == ("password_needed", ExitCode.WRONG_PASSWORD)


def test_an_encrypted_file_opens_with_its_password(encrypted: Path) -> None:
    with Desk.open(encrypted, password=PASSWORD) as desk:
        assert desk.clients.count() == 2
        assert desk.keeping.check(deep=True) == []


def test_no_plain_text_stands_in_an_encrypted_file_or_beside_it(path: Path) -> None:
    marks = ("Zxqvara", "隐秘标记", "8642097531")
    with make.desk(path, password=PASSWORD) as desk:
        desk.clients.create(make.person(f"{marks[0]} {marks[1]}", mobile=marks[2], view_family=marks[1] * 20))
        desk.searching.find(marks[0])
        beside = [found for found in path.parent.iterdir() if found.name != path.name]
        assert any(found.name.endswith("-wal") for found in beside)
        assert_absent(marks, [path, *beside])
    assert_absent(marks, [path])
    with make.desk(path.with_name("plain.clientdesk")) as desk:
        desk.clients.create(make.person(marks[0]))
    assert marks[0].encode() in path.with_name("plain.clientdesk").read_bytes()


def assert_absent(marks: tuple[str, ...], files: list[Path]) -> None:
    for file in files:
        data = file.read_bytes()
        forms = {
            f for mark in marks for text in (mark, mark.lower()) for f in (text.encode(), text.encode("utf-16-le"))
        }
        assert not [form for form in forms if form in data], file.name


def test_a_password_can_be_changed_and_the_old_one_no_longer_opens(encrypted: Path) -> None:
    with Desk.open(encrypted, password=PASSWORD) as desk:
        before = desk.keeping.dump()
        desk.keeping.rekey("new one")
    with pytest.raises(UserError, match="password is wrong"):
        Desk.open(encrypted, password=PASSWORD)
    with Desk.open(encrypted, password="new one") as desk:
        assert desk.keeping.dump() == before
        assert desk.keeping.check(deep=True) == []
    assert [found.name for found in encrypted.parent.iterdir()] == [encrypted.name]


def test_a_plain_file_can_be_encrypted_and_opened_up_again(plain: Path) -> None:
    with Desk.open(plain) as desk:
        before = desk.keeping.dump()
        desk.keeping.rekey(PASSWORD)
    assert not plain.read_bytes().startswith(b"SQLite format 3")
    with Desk.open(plain, password=PASSWORD) as desk:
        assert desk.keeping.dump() == before
        desk.keeping.rekey(None)
    with Desk.open(plain) as desk:
        assert desk.keeping.dump() == before
        desk.clients.create(make.person())
        assert desk.keeping.check(deep=True) == []


def test_a_second_process_is_refused_and_told_who_holds_the_file(plain: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(UserError, match=f"process {holder.pid}") as refused:
        Desk.open(plain)
    assert refused.value.code is ExitCode.IN_USE


def test_a_locked_file_can_be_read(plain: Path, holder: subprocess.Popen[str]) -> None:
    with Desk.open(plain, read_only=True) as desk:
        assert desk.clients.count() == 2
        with pytest.raises(UserError, match="only for reading") as refused:
            desk.clients.create(make.person())
    assert refused.value.code is ExitCode.NO_RIGHT


def test_a_file_can_be_opened_at_once_after_its_holder_was_killed(plain: Path, holder: subprocess.Popen[str]) -> None:
    os.kill(holder.pid, signal.SIGKILL)
    holder.wait()
    with Desk.open(plain) as desk:
        assert desk.clients.count() == 2


def test_what_was_saved_before_a_kill_is_there(plain: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from clientdesk.desk import Desk; from tests import make;"
        "d = Desk.open(Path(sys.argv[1])); d.clients.create(make.person('赵大山')); os.kill(os.getpid(), 9)"
    )
    done = subprocess.run([sys.executable, "-c", program, str(plain)], check=False)
    assert done.returncode == -signal.SIGKILL
    with Desk.open(plain) as desk:
        assert [hit.line.name for hit in desk.searching.find("赵大山")] == ["赵大山"]
        assert desk.keeping.check(deep=True) == []


def test_what_was_taken_out_leaves_no_bytes_in_the_live_pages(path: Path) -> None:
    with make.desk(path) as desk:
        record = make.person()
        desk.clients.create(record)
        desk.drafts.keep(record.id, "nickname", "Qqwertz")
        desk.drafts.drop(record.id, "nickname")
    assert b"Qqwertz" not in path.read_bytes()


def test_a_file_never_lands_in_the_programs_own_folder() -> None:
    inside = Path(__file__).with_name("book.clientdesk")
    with pytest.raises(UserError) as refused:
        Desk.create(inside)
    assert refused.value.key == "inside_program"
    assert not inside.exists()


def test_a_file_with_an_odd_name_opens(tmp_path: Path) -> None:
    path = tmp_path / "客户 & 100% #1 ' \" ?mode=ro 📒.clientdesk"
    make.desk(path, clients=1).close()
    with Desk.open(path) as desk:
        assert desk.clients.count() == 1


def test_a_folder_without_room_for_a_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError) as refused:
        Desk.create(tmp_path / "nowhere" / "book.clientdesk")
    assert refused.value.code is ExitCode.DISK


def test_drafts_survive_a_crash_and_are_not_exported(desk: Desk, path: Path) -> None:
    record = make.person()
    desk.clients.create(record)
    desk.drafts.keep(record.id, Basics.height_cm.key, "12x")
    assert "12x" not in str(desk.keeping.dump())
    desk.close()
    with Desk.open(path) as again:
        assert [(draft.field, draft.text) for draft in again.drafts.of(record.id)] == [("height_cm", "12x")]
        again.drafts.drop(record.id, "height_cm")
        assert again.drafts.of(record.id) == []


def test_sensitive_values_are_not_searched_but_for_the_tail_of_an_identity_number(desk: Desk) -> None:
    number = identity_number(Random(1), born=date(1985, 3, 5), gender="m")
    record = make.person(id_doc_type="cn_id", id_number=number, ethnicity="样本族", household_income=None)
    desk.clients.create(record)
    assert Family.household_income.sensitivity == "sensitive"
    assert [hit.line.code for hit in desk.searching.find(number[-6:])] == [record.code]
    assert [hit.line.code for hit in desk.searching.find(number)] == [record.code]
    assert desk.searching.find(number[:8]) == []
    assert desk.searching.find("样本族") == []
    shown = desk.searching.find(number[-6:])[0].snippet
    assert not re.search(r"\d{4}", shown)


def test_a_backup_is_not_made_twice_for_the_same_content(desk: Desk) -> None:
    assert desk.keeping.backup_on_close() is None
    desk.clients.create(make.person())
    assert desk.keeping.backup_on_close() is not None
    assert desk.keeping.backup_on_close() is None


def test_restoring_needs_the_password_of_the_copy(encrypted: Path, tmp_path: Path) -> None:
    target = tmp_path / "restored.clientdesk"
    with pytest.raises(UserError, match="password is wrong"):
        keeping.restore(encrypted, target, password="wrong")
    assert not target.exists()
    keeping.restore(encrypted, target, password=PASSWORD)
    with Desk.open(target, password=PASSWORD) as desk:
        assert desk.clients.count() == 2
