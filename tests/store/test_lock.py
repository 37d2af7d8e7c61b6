import errno
import getpass
import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clientdesk.errors import ExitCode, UserError
from clientdesk.store.lock import FileLock

ROOT = Path(__file__).parents[2]


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    return tmp_path / "desk.clientdesk"


HOLDING = """
import sys
from pathlib import Path
from clientdesk.store.lock import FileLock
with FileLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def holder(desk: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the file open until the block ends."""
    command = [sys.executable, "-c", HOLDING, str(desk)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout
        assert program.stdout.readline() == "held\n"
        yield program


def refusal(desk: Path, code: ExitCode = ExitCode.IN_USE) -> UserError:
    with pytest.raises(UserError) as caught:
        FileLock(desk).acquire()
    assert caught.value.code == code
    assert caught.value.hint
    return caught.value


def test_a_second_program_is_told_who_has_the_file_open(desk: Path) -> None:
    with holder(desk) as program:
        text = str(refusal(desk))
    assert text.startswith("desk.clientdesk is open in another ClientDesk: ")
    for named in (f"computer {platform.node()},", f"user {getpass.getuser()},", f"process {program.pid},", "since 20"):
        assert named in text


def test_a_file_is_locked_against_a_second_window_of_the_same_program(desk: Path) -> None:
    with FileLock(desk):
        assert f"process {os.getpid()}" in str(refusal(desk))
        assert f"process {os.getpid()}" in str(refusal(desk))


def test_a_file_that_was_closed_can_be_opened_again(desk: Path) -> None:
    with holder(desk):
        pass
    with FileLock(desk):
        pass


def test_nothing_is_left_beside_a_closed_file(desk: Path) -> None:
    with FileLock(desk) as lock:
        assert [path.name for path in desk.parent.iterdir()] == ["desk.clientdesk.lock"]
    lock.release()
    assert list(desk.parent.iterdir()) == []


def test_after_a_crash_the_file_opens_without_a_question(desk: Path) -> None:
    with holder(desk) as program:
        program.kill()
        program.wait()
        with FileLock(desk) as lock:
            assert json.loads(lock.path.read_bytes())["pid"] == os.getpid()
    assert list(desk.parent.iterdir()) == []


def test_two_names_of_one_file_are_one_file(desk: Path) -> None:
    desk.touch()
    link = desk.with_name("link.clientdesk")
    link.symlink_to(desk)
    with FileLock(desk):
        refusal(link)


def test_two_files_in_one_folder_are_two(desk: Path) -> None:
    with FileLock(desk), FileLock(desk.with_name("other.clientdesk")):
        refusal(desk)


@pytest.mark.parametrize(
    "said", [b"", b"\xff\0", b"[]", b"{}", b"[" * 4000, b'{"host":1,"user":2,"pid":"x","since":3}']
)
def test_a_holder_that_did_not_say_who_it_is_is_another_program(desk: Path, said: bytes) -> None:
    with FileLock(desk) as lock:
        lock.path.write_bytes(said)
        assert str(refusal(desk)) == "desk.clientdesk is open in another program."


def test_what_a_stranger_wrote_as_its_name_stays_one_line(desk: Path) -> None:
    with FileLock(desk) as lock:
        said = {"host": "\x1b[2Jpc\n" + "x" * 500, "user": "{pid}", "pid": 1, "since": "yesterday"}
        lock.path.write_text(json.dumps(said))
        text = str(refusal(desk))
    assert "user {pid}" in text
    assert text.isprintable()
    assert len(text) < 250


def test_a_lock_that_somebody_removed_is_not_taken_from_the_next_holder(desk: Path) -> None:
    first, second = FileLock(desk), FileLock(desk)
    first.acquire()
    first.path.unlink()
    second.acquire()
    first.release()
    refusal(desk)
    second.release()


COUNTING = """
import sys
from pathlib import Path
from clientdesk.errors import UserError
from clientdesk.store.lock import FileLock
desk, counter = Path(sys.argv[1]), Path(sys.argv[2])
for _ in range(150):
    while True:
        try:
            with FileLock(desk):
                counter.write_text(str(int(counter.read_text()) + 1))
            break
        except UserError:
            pass
"""


def test_programs_that_open_and_close_in_turn_never_hold_it_together(desk: Path, tmp_path: Path) -> None:
    counter = tmp_path / "counter"
    counter.write_text("0")
    command = [sys.executable, "-c", COUNTING, str(desk), str(counter)]
    programs = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [program.wait() for program in programs] == [0, 0, 0]
    assert counter.read_text() == "450"


WRITING = """
import sqlite3, sys
try:
    sqlite3.connect(sys.argv[1], timeout=0).execute("BEGIN IMMEDIATE")
except sqlite3.OperationalError as error:
    print(error)
"""


def test_locking_and_letting_go_does_not_touch_the_locks_of_the_database(desk: Path) -> None:
    database = sqlite3.connect(desk, isolation_level=None)
    database.execute("CREATE TABLE t(x)")
    database.execute("BEGIN IMMEDIATE")
    with FileLock(desk):
        refusal(desk)
    told = subprocess.check_output([sys.executable, "-c", WRITING, desk], text=True)
    assert told == "database is locked\n"
    database.close()


def test_a_missing_folder_is_told(tmp_path: Path) -> None:
    assert "is not there" in str(refusal(tmp_path / "gone" / "desk.clientdesk", ExitCode.DISK))


def test_a_planted_link_is_not_followed(desk: Path) -> None:
    victim = desk.with_name("victim")
    victim.write_bytes(b"mine")
    desk.with_name("desk.clientdesk.lock").symlink_to(victim)
    refusal(desk, ExitCode.DISK)
    assert victim.read_bytes() == b"mine"


def test_a_disk_without_locks_is_told(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_locks(*_arguments: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", no_locks)
    assert "cannot lock files" in str(refusal(desk, ExitCode.DISK))


def test_a_full_disk_does_not_keep_the_user_from_the_file(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        lock = FileLock(desk)
        lock.acquire()
    assert "another program" in str(refusal(desk))
    lock.release()
