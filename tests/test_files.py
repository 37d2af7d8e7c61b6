import errno
import os
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import pytest

from clientdesk.errors import ExitCode, UserError
from clientdesk.files import PART, atomic_place, atomic_write, disk_error, read_whole, size_text, sweep
from clientdesk.progress import Cancelled

OLD, NEW = b"the old file", b"the new file, a little longer"
ROOT = Path(__file__).parents[1]


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    path = tmp_path / "ledger.xlsx"
    path.write_bytes(OLD)
    return path


def place(path: Path, content: bytes) -> None:
    def make(part: Path) -> None:
        part.write_bytes(content)

    atomic_place(path, make)


def stream(path: Path, content: bytes) -> None:
    def write(target: BinaryIO) -> None:
        target.write(content)

    atomic_write(path, write)


WAYS = pytest.mark.parametrize("put", [atomic_write, stream, place])
Put = Callable[[Path, bytes], None]


def refusal(put: Put, path: Path, content: bytes = NEW) -> UserError:
    with pytest.raises(UserError) as caught:
        put(path, content)
    assert caught.value.code == ExitCode.DISK
    assert caught.value.hint
    assert "Nothing was changed." in str(caught.value)
    return caught.value


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@WAYS
def test_a_file_is_written_and_nothing_else(tmp_path: Path, put: Put) -> None:
    put(tmp_path / "new.csv", NEW)
    assert (tmp_path / "new.csv").read_bytes() == NEW
    assert names(tmp_path) == ["new.csv"]


@WAYS
def test_a_file_is_replaced_and_keeps_its_rights(ledger: Path, put: Put) -> None:
    ledger.chmod(0o600)
    put(ledger, NEW)
    assert ledger.read_bytes() == NEW
    assert stat.S_IMODE(ledger.stat().st_mode) == 0o600


def test_a_new_file_has_the_rights_the_user_gives_to_new_files(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    atomic_write(tmp_path / "new", NEW)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == stat.S_IMODE((tmp_path / "usual").stat().st_mode)


def test_a_link_stays_a_link_and_its_file_is_replaced(ledger: Path) -> None:
    link = ledger.with_name("link.xlsx")
    link.symlink_to(ledger)
    atomic_write(link, NEW)
    assert link.is_symlink()
    assert ledger.read_bytes() == NEW


def test_a_library_that_seeks_can_write(tmp_path: Path) -> None:
    def write(target: BinaryIO) -> None:
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr("a", "b")

    atomic_write(tmp_path / "a.zip", write)
    assert zipfile.ZipFile(tmp_path / "a.zip").read("a") == b"b"


def test_a_library_is_given_a_path_with_the_ending_it_goes_by(tmp_path: Path) -> None:
    suffixes: list[str] = []
    atomic_place(tmp_path / "card.pdf", lambda part: suffixes.append(part.suffix))
    assert suffixes == [".pdf"]


def test_what_a_library_leaves_beside_its_file_goes_with_a_failure(ledger: Path) -> None:
    def make(part: Path) -> None:
        part.with_name(part.name + "-journal").write_bytes(b"?")
        raise Cancelled

    with pytest.raises(Cancelled):
        atomic_place(ledger, make)
    assert names(ledger.parent) == ["ledger.xlsx"]


class FailingDisk:
    """The `at`-th call of these functions of `os` fails; `failed` names it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, at: int, error: int) -> None:
        self.calls, self.failed = 0, ""
        for name in ("stat", "open", "close", "chmod", "fsync", "replace"):
            monkeypatch.setattr(os, name, self.failing(getattr(os, name), at, error))

    def failing(self, function: Callable[..., Any], at: int, error: int) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls != at:
                return function(*arguments, **named)
            self.failed = function.__name__
            if function.__name__ == "close":
                function(*arguments)
            raise OSError(error, os.strerror(error))

        return call


def outcome(put: Put, path: Path) -> UserError | None:
    try:
        put(path, NEW)
    except UserError as error:
        return error
    return None


@WAYS
@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT, errno.EPERM])
def test_a_disk_that_fails_at_any_call_leaves_the_old_file(ledger: Path, put: Put, error: int) -> None:
    failed: list[str] = []
    for at in range(1, 100):
        ledger.write_bytes(OLD)
        with pytest.MonkeyPatch.context() as monkeypatch:
            disk = FailingDisk(monkeypatch, at, error)
            told = outcome(put, ledger)
        if not disk.failed:
            break
        failed.append(disk.failed)
        # A disk that knows no rights has none to keep: nothing else goes unsaid.
        assert (told is None) == (disk.failed == "chmod" and error == errno.EPERM)
        assert told is None or (told.code == ExitCode.DISK and told.hint)
        in_place = told is None or told.key == "not_confirmed"
        assert ledger.read_bytes() == (NEW if in_place else OLD)
        assert names(ledger.parent) == ["ledger.xlsx"]
    assert failed == ["stat", "open", "close", "chmod", "fsync", "replace", "open", "fsync", "close"]
    put(ledger, NEW)
    assert ledger.read_bytes() == NEW


def test_a_full_disk_is_told_with_what_is_needed_and_free(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _folder: Usage(4_000))
    FailingDisk(monkeypatch, 4, errno.ENOSPC)
    text = str(refusal(atomic_write, ledger, bytes(3_100_000)))
    assert (
        text == "There is no room on the disk for ledger.xlsx: it needs 3.1 MB, and 4 KB are free. Nothing was changed."
    )


class Usage(NamedTuple):
    free: int


def test_a_writer_that_meets_a_full_disk_leaves_the_old_file(ledger: Path) -> None:
    def write(target: BinaryIO) -> None:
        target.write(NEW)
        raise OSError(errno.ENOSPC, "full")

    with pytest.raises(UserError, match="became full"):
        atomic_write(ledger, write)
    assert ledger.read_bytes() == OLD
    assert names(ledger.parent) == ["ledger.xlsx"]


LIMITED = """
import resource, sys
from pathlib import Path
from clientdesk.errors import UserError
from clientdesk.files import atomic_place, atomic_write
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
path = Path(sys.argv[1])
for put, how in ((atomic_write, bytes(50_000)), (atomic_place, lambda part: part.write_bytes(bytes(50_000)))):
    try:
        put(path, how)
    except UserError as error:
        print(error.key)
"""


def test_a_limit_of_the_account_leaves_the_old_file(ledger: Path) -> None:
    told = subprocess.check_output([sys.executable, "-c", LIMITED, ledger], cwd=ROOT, text=True)
    assert told.split() == ["too_big", "too_big"]
    assert ledger.read_bytes() == OLD
    assert names(ledger.parent) == ["ledger.xlsx"]


@pytest.mark.long
def test_a_disk_that_is_really_full_leaves_the_old_file(tmp_path: Path) -> None:
    script = f"mount -t tmpfs -o size=1m tmpfs {tmp_path} && exec {sys.executable} -c '{FULL}' {tmp_path}/ledger.xlsx"
    told = subprocess.check_output(["unshare", "-rm", "sh", "-c", script], cwd=ROOT, text=True)
    assert told.split() == ["disk_full", "disk_full", "True", "1", "True"]


FULL = """
import os, sys
from pathlib import Path
from clientdesk.errors import UserError
from clientdesk.files import atomic_place, atomic_write
path = Path(sys.argv[1])
atomic_write(path, bytes(600_000))
for put, how in ((atomic_write, bytes(700_000)), (atomic_place, lambda part: part.write_bytes(bytes(700_000)))):
    try:
        put(path, how)
    except UserError as error:
        print(error.key)
print(path.read_bytes() == bytes(600_000), len(os.listdir(path.parent)))
atomic_write(path, bytes(100))
print(path.read_bytes() == bytes(100))
"""


@WAYS
def test_a_missing_folder_is_told(tmp_path: Path, put: Put) -> None:
    error = refusal(put, tmp_path / "gone" / "a.csv")
    assert str(error) == f"The folder {tmp_path / 'gone'} is not there. Nothing was changed."


@WAYS
def test_a_folder_in_the_way_is_told(tmp_path: Path, put: Put) -> None:
    (tmp_path / "a.csv").mkdir()
    error = refusal(put, tmp_path / "a.csv")
    assert str(error) == "a.csv is a folder, so no file can have that name. Nothing was changed."


@WAYS
def test_a_device_is_never_replaced(tmp_path: Path, put: Put) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusal(put, tmp_path / "pipe").key == "no_file"
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b", "n" * 300])
def test_a_name_no_disk_takes_is_told(tmp_path: Path, name: str) -> None:
    assert refusal(atomic_write, tmp_path / name).key == "bad_name"


def test_a_file_in_the_place_of_the_folder_is_told(ledger: Path) -> None:
    assert refusal(atomic_write, ledger / "a.csv").key == "no_folder"


def test_a_file_that_is_open_in_another_program_is_told(ledger: Path) -> None:
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]  # as Windows has it
    assert str(disk_error(error, ledger)) == "ledger.xlsx is open in another program. Nothing was changed."


def test_an_error_about_another_file_is_not_explained_away(ledger: Path) -> None:
    def write(_target: BinaryIO) -> None:
        (ledger.parent / "font.ttf").read_bytes()

    with pytest.raises(FileNotFoundError, match=r"font\.ttf"):
        atomic_write(ledger, write)
    assert ledger.read_bytes() == OLD
    assert names(ledger.parent) == ["ledger.xlsx"]


@pytest.fixture
def killed_writer(ledger: Path) -> Iterator[subprocess.Popen[str]]:
    writer = subprocess.Popen([sys.executable, "-c", WAITING, ledger], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    with writer:
        assert writer.stdout
        assert writer.stdout.readline() == "half\n"
        yield writer
        writer.kill()


WAITING = """
import sys, time
from pathlib import Path
from clientdesk.files import atomic_write
def write(target):
    target.write(b"half")
    target.flush()
    print("half", flush=True)
    time.sleep(600)
atomic_write(Path(sys.argv[1]), write)
"""


def test_what_a_killed_writer_left_is_swept(ledger: Path, killed_writer: subprocess.Popen[str]) -> None:
    killed_writer.kill()
    killed_writer.wait()
    assert ledger.read_bytes() == OLD
    assert [name.startswith(PART) for name in names(ledger.parent)] == [True, False]
    assert sweep(ledger.parent) == 1
    assert names(ledger.parent) == ["ledger.xlsx"]


def test_what_another_program_is_writing_is_not_swept(ledger: Path, killed_writer: subprocess.Popen[str]) -> None:
    assert sweep(ledger.parent) == 0
    assert len(names(ledger.parent)) == 2


def test_what_another_thread_is_writing_is_not_swept(ledger: Path) -> None:
    def write(target: BinaryIO) -> None:
        assert sweep(ledger.parent) == 0
        target.write(NEW)

    atomic_write(ledger, write)
    assert ledger.read_bytes() == NEW


def test_what_another_computer_left_is_swept_after_a_day(tmp_path: Path) -> None:
    part = tmp_path / f"{PART}00000000-1-00000000.xlsx"
    part.touch()
    assert sweep(tmp_path) == 0
    os.utime(part, (0, 0))
    assert sweep(tmp_path) == 1


def test_a_folder_that_is_not_there_is_swept_of_nothing(tmp_path: Path) -> None:
    assert sweep(tmp_path / "gone") == 0


def test_a_file_is_read_up_to_the_size_allowed(ledger: Path) -> None:
    assert read_whole(ledger, at_most=len(OLD)) == OLD
    with pytest.raises(UserError, match=r"larger than 1 KB, so it was not read") as caught:
        read_whole(ledger, at_most=len(OLD) - 1)
    assert caught.value.code == ExitCode.REFUSED


@pytest.mark.parametrize(
    ("name", "key"), [("gone", "unreadable"), (".", "no_file"), ("pipe", "no_file"), ("a\0", "bad_name")]
)
def test_what_is_no_readable_file_is_told(tmp_path: Path, name: str, key: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError) as caught:
        read_whole(tmp_path / name, at_most=10)
    assert (caught.value.key, bool(str(caught.value))) == (key, True)


def test_sizes_are_for_people() -> None:
    assert [size_text(size) for size in (0, 17, 4_600, 3_140_000, 1 << 30)] == [
        "1 KB",
        "1 KB",
        "5 KB",
        "3.1 MB",
        "1,073.7 MB",
    ]
