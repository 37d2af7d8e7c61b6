"""The environments of a checkout: made once, complete or not there at all, wherever they may be written."""

import threading
from pathlib import Path

import pytest

from clientdesk.errors import ExitCode, UserError
from installer import environment, packages
from installer.environment import RUNNING, Environment
from installer.house import House, python_in

LOCK = "alpha==1.0 \\\n    --hash=sha256:00\nbeta==2.0 \\\n    --hash=sha256:11\n"


class Fetched:
    """Stands in for the network: lays out an environment as the package tool does, and counts how often."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.times = 0
        self.goes_wrong = False
        monkeypatch.setattr(packages, "install", self.install)

    def install(self, lock: Path, *, into: Path, tools: Path) -> None:
        self.times += 1
        (into / "lib" / "python3" / "site-packages").mkdir(parents=True)
        if self.goes_wrong:
            raise UserError("The cable was pulled.", key="offline")
        python_in(into).parent.mkdir(parents=True, exist_ok=True)
        python_in(into).write_text("")


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> Fetched:
    return Fetched(monkeypatch)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    folder = tmp_path / "checkout"
    folder.mkdir()
    (folder / RUNNING.lock).write_text(LOCK)
    return folder


def start(checkout: Path) -> Environment:
    home = checkout.parent / "home"
    return environment.provide(RUNNING, checkout=checkout, environ={"CLIENTDESK_HOME": str(home), "HOME": str(home)})


def forbid_writing(checkout: Path) -> None:
    (checkout / ".tools").write_text("a file where the folder would be, which stops root too")


def test_the_first_start_makes_the_environment_and_the_second_leaves_it_alone(checkout: Path, fetched: Fetched) -> None:
    assert start(checkout).folder == checkout / ".venv"
    assert start(checkout).is_current()
    assert fetched.times == 1


def test_a_changed_lock_file_is_followed(checkout: Path, fetched: Fetched) -> None:
    start(checkout)
    (checkout / RUNNING.lock).write_text(LOCK + "gamma==3.0\n")
    assert start(checkout).is_current()
    assert fetched.times == 2


def test_an_environment_of_another_python_is_made_anew(checkout: Path, fetched: Fetched) -> None:
    place = start(checkout)
    stamp = place.folder / environment.STAMP
    stamp.write_text(stamp.read_text().replace("cpython-3", "cpython-2"))
    assert start(checkout).is_current()
    assert fetched.times == 2


def test_an_environment_whose_python_is_gone_is_made_anew(checkout: Path, fetched: Fetched) -> None:
    start(checkout).python.unlink()
    assert start(checkout).python.exists()
    assert fetched.times == 2


def test_an_interrupted_set_up_leaves_nothing_and_the_next_start_repairs_it(checkout: Path, fetched: Fetched) -> None:
    fetched.goes_wrong = True
    with pytest.raises(UserError, match="cable"):
        start(checkout)
    assert not list(checkout.glob(".venv*"))
    fetched.goes_wrong = False
    assert start(checkout).is_current()


def test_a_failed_update_keeps_the_old_environment(checkout: Path, fetched: Fetched) -> None:
    place = start(checkout)
    (checkout / RUNNING.lock).write_text("alpha==2.0\n")
    fetched.goes_wrong = True
    with pytest.raises(UserError, match="cable"):
        start(checkout)
    assert place.python.exists()


def test_what_a_killed_set_up_left_behind_is_removed(checkout: Path, fetched: Fetched) -> None:
    (checkout / ".venv.building-1" / "lib").mkdir(parents=True)
    (checkout / ".venv.old" / "lib").mkdir(parents=True)
    start(checkout)
    assert [path.name for path in checkout.glob(".venv*")] == [".venv"]


def test_two_starts_at_once_set_up_once(checkout: Path, fetched: Fetched) -> None:
    starts = [threading.Thread(target=start, args=(checkout,)) for _ in range(4)]
    for thread in starts:
        thread.start()
    for thread in starts:
        thread.join()
    assert fetched.times == 1


def test_a_read_only_checkout_is_served_from_the_users_cache(checkout: Path, fetched: Fetched) -> None:
    forbid_writing(checkout)
    place = start(checkout)
    assert place.folder.is_relative_to(checkout.parent / "home")
    assert start(checkout) == place
    assert fetched.times == 1


def test_two_checkouts_do_not_share_a_place_in_the_cache(checkout: Path, fetched: Fetched) -> None:
    other = checkout.with_name("other")
    other.mkdir()
    (other / RUNNING.lock).write_text(LOCK)
    forbid_writing(checkout)
    forbid_writing(other)
    assert start(checkout).folder != start(other).folder


def test_an_environment_made_by_someone_else_in_a_read_only_checkout_is_used(checkout: Path, fetched: Fetched) -> None:
    made = start(checkout)
    tools = checkout / ".tools"
    tools.rename(checkout / "moved")
    forbid_writing(checkout)
    assert start(checkout) == made
    assert fetched.times == 1


def test_nowhere_to_write_is_said_in_a_sentence(checkout: Path, fetched: Fetched) -> None:
    forbid_writing(checkout)
    (checkout.parent / "home").write_text("no folder")
    with pytest.raises(UserError, match=str(checkout)) as refused:
        start(checkout)
    assert refused.value.code == ExitCode.DISK


def test_the_environment_finds_the_checkout_also_after_a_move(checkout: Path, fetched: Fetched) -> None:
    folder = start(checkout).folder
    moved = checkout.rename(checkout.with_name("elsewhere"))
    line = next((moved / folder.name).rglob("clientdesk-checkout.pth"))
    assert (line.parent / line.read_text().strip()).resolve() == moved


def test_a_python_without_builds_is_refused_before_anything_is_fetched() -> None:
    with pytest.raises(UserError, match=r"3\.11 to 3\.14; this is Python 3\.15"):
        environment.check_python((3, 15))


def test_the_stamp_is_the_lock_files_digest_and_the_python(checkout: Path) -> None:
    place = Environment(House(checkout), checkout / ".venv", checkout / RUNNING.lock)
    before = place.stamp()
    assert before == place.stamp()
    (checkout / RUNNING.lock).write_text(LOCK.replace("00", "01"))
    assert place.stamp() != before
