import logging
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.untrusted import Child, Limits
from clientdesk.exchange.untrusted.jobs import JOBS

HOSTILE = [sys.executable, "-B", "-m", "tests.exchange.hostile"]
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    with Child(Limits(seconds=10, frame=1 << 20), command=HOSTILE) as running:
        yield running


@pytest.fixture(scope="module")
def hasty_child() -> Iterator[Child]:
    with Child(Limits(seconds=0.3), command=HOSTILE) as running:
        yield running


def refusal(child: Child, job: str, payload: bytes = b"", **options: object) -> UserError:
    with pytest.raises(UserError) as caught:
        child.run(job, payload, options)
    assert caught.value.code == ExitCode.REFUSED
    assert "{" not in str(caught.value)
    return caught.value


def pid(child: Child) -> object:
    return child.run("echo", b"", {})[0]["pid"]


def test_a_job_gets_its_bytes_and_options_and_gives_an_answer(child: Child) -> None:
    answer, body = child.run("echo", b"abc", {"kind": "人"})
    assert (answer["options"], body) == ({"kind": "人"}, b"cba")


def test_one_child_serves_many_jobs(child: Child) -> None:
    assert pid(child) == pid(child) != os.getpid()


def test_a_warm_child_is_not_started_twice(child: Child) -> None:
    child.start()
    before = pid(child)
    child.start()
    assert pid(child) == before


@pytest.mark.parametrize("job", ["abort", "vanish"])
def test_a_file_that_kills_its_reader_is_refused_and_the_next_one_is_read(child: Child, job: str) -> None:
    assert str(refusal(child, job)) == "The file made its reader fail, so it was not read."
    assert child.run("echo", b"abc", {})[1] == b"cba"


def test_a_child_that_died_between_two_jobs_is_replaced(child: Child) -> None:
    process = int(str(pid(child)))
    os.kill(process, signal.SIGTERM)
    assert ends(process)
    assert child.run("echo", b"abc", {})[1] == b"cba"


def test_a_file_that_swells_in_memory_is_refused_and_the_next_one_gets_a_new_reader(child: Child) -> None:
    before = pid(child)
    assert str(refusal(child, "swell")) == "Reading the file takes more than 1,073.7 MB of memory."
    assert pid(child) != before


def test_a_reader_that_hangs_is_stopped(hasty_child: Child) -> None:
    assert "took longer than" in str(refusal(hasty_child, "sleep"))
    assert hasty_child.run("echo", b"abc", {})[1] == b"cba"


def test_a_job_may_have_less_time_than_the_others(child: Child) -> None:
    with pytest.raises(UserError, match="took longer than"):
        child.run("sleep", b"", {}, seconds=0.1)
    assert child.run("echo", b"abc", {}, seconds=5)[1] == b"cba"


def test_a_reader_that_spins_is_stopped_by_the_system_before_its_parent_does(caplog: pytest.LogCaptureFixture) -> None:
    with Child(Limits(seconds=0.1), command=HOSTILE) as child, caplog.at_level(logging.INFO):
        child.start()
        child.limits = Limits(seconds=10)
        assert "took longer than" in str(refusal(child, "spin"))
    assert f"ended with {-signal.SIGXCPU} in job spin" in caplog.text


def test_an_answer_larger_than_agreed_is_refused(child: Child) -> None:
    refusal(child, "flood", size=(1 << 20) + 1)
    assert len(child.run("flood", b"", {"size": 1 << 20})[1]) == 1 << 20


def test_a_file_larger_than_agreed_is_not_sent(child: Child) -> None:
    assert "larger than 1.0 MB" in str(refusal(child, "echo", bytes((1 << 20) + 1)))


def test_a_reader_that_stumbles_is_a_refusal_and_its_words_are_in_no_log(
    child: Child, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        assert str(refusal(child, "stumble", b"Zhang San")) == "The file is damaged or of an unknown kind."
    assert "KeyError" in caplog.text
    assert "Zhang" not in caplog.text


def test_a_refusal_comes_with_its_sentence_hint_and_values(child: Child) -> None:
    error = refusal(child, "refuse")
    assert (str(error), error.key, error.hint, error.values) == (
        "Row 7 is not a row.",
        "bad_row",
        "Mend it.",
        {"row": 7},
    )


def test_a_library_that_prints_does_not_disturb_the_answer(child: Child) -> None:
    assert child.run("chatter", b"", {})[1] == b"quiet"


def test_a_reader_reaches_no_network(child: Child) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        refusal(child, "connect", port=listening.getsockname()[1])


def test_a_reader_writes_no_file(child: Child, tmp_path: Path) -> None:
    refusal(child, "write", path=str(tmp_path / "stolen"))
    assert list(tmp_path.iterdir()) == []


def test_threads_share_one_child(child: Child) -> None:
    answers: dict[int, bytes] = {}

    def ask(number: int) -> None:
        answers[number] = child.run("echo", str(number).encode() * 1000, {})[1]

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: str(number).encode() * 1000 for number in range(8)}


def test_closing_ends_a_job_under_way() -> None:
    child = Child(command=HOSTILE)
    child.start()
    caught: list[UserError] = []

    def ask() -> None:
        try:
            child.run("sleep", b"", {})
        except UserError as error:
            caught.append(error)

    thread = threading.Thread(target=ask)
    thread.start()
    time.sleep(0.2)  # the job is under way by then; were it not, it would be refused just the same
    child.close()
    thread.join()
    assert [error.key for error in caught] == ["closed"]
    assert refusal(child, "echo").key == "closed"


@pytest.mark.parametrize("command", [["/nowhere/clientdesk"], [sys.executable, "-c", "print('hello')"]])
def test_a_program_that_cannot_start_its_child_says_so(command: list[str]) -> None:
    with Child(command=command) as child, pytest.raises(UserError, match="could not be started") as caught:
        child.run("echo", b"", {})
    assert caught.value.code == ExitCode.DISK


def test_the_child_ends_with_a_parent_that_was_killed() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, *HOSTILE], stdout=subprocess.PIPE, stdin=subprocess.PIPE, cwd=ROOT
    )
    with parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        parent.kill()
    assert ends(child)


PARENT = """
import sys
from clientdesk.exchange.untrusted import Child
child = Child(command=sys.argv[1:])
print(child.run("echo", b"", {})[0]["pid"], flush=True)
sys.stdin.read()
"""


def ends(process: int) -> bool:
    for _ in range(1000):
        if not is_running(process):
            return True
        time.sleep(0.01)
    return False


def is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{process}/stat")
    return not (stat.exists() and stat.read_text().rpartition(")")[2].split()[0] == "Z")


def test_every_job_of_the_table_is_there() -> None:
    for name in JOBS.values():
        module, _, function = name.partition(":")
        assert callable(getattr(import_module(module), function))


def test_the_program_itself_is_the_child() -> None:
    with Child() as child:
        assert refusal(child, "photo", b"no photo", longest_side=64).key == "no_photo"
