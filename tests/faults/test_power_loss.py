"""The power goes at any moment of a batch: nothing acknowledged is lost; with `synchronous` off, that is seen."""

import os
import shutil
import sys
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from clientdesk.desk import Desk
from clientdesk.errors import ExitCode, UserError
from tests import make
from tests.faults import powerloss, script
from tests.faults.powerloss import Call
from tests.figures import tell

ACTIONS = 40
STATES = 300


def recorded(folder: Path, program: str, password: str | None) -> list[Call]:
    """The calls of a batch on a new file, which were durable when it began."""
    work = folder / "work"
    work.mkdir()
    file = work / "book.clientdesk"
    make.desk(file, password=password).close()
    env = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    options = ["--password-fd", "0"] if password else []
    first = [Call("write", str(file), 0, file.read_bytes()), Call("sync", str(file))]
    # The password is the first line of stdin, the actions are the others.
    stdin = (password or "").encode() + b"\n" + b"".join(script.lines(ACTIONS, seed=3))
    command = [sys.executable, "-m", program, "batch", str(file), *options]
    powerloss.record(command, folder=Path.cwd(), log=folder / "log", env=env, stdin=stdin)
    return first + powerloss.calls(folder / "log", work)


def outcomes(folder: Path, program: str, password: str | None = None) -> Counter[str]:
    """What became of the file in so many states after a power loss: whole, lost, damaged."""
    calls = recorded(folder, program, password)
    start = next(n for n, call in enumerate(calls) if call.kind == "out")
    assert sum(call.kind == "out" for call in calls) >= ACTIONS
    rng = Random(7)
    found: Counter[str] = Counter()
    for _ in range(STATES):
        state = powerloss.after_power_loss(calls, rng.randint(start + 1, len(calls)), rng)
        found[judged(folder / "state", state, password)] += 1
    syncs = sum(call.kind == "sync" for call in calls)
    tell(f"{program} {'encrypted' if password else 'plain'}: {len(calls)} calls, {syncs} syncs, {dict(found)}")
    return found


def judged(folder: Path, state: powerloss.State, password: str | None) -> str:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for path, content in state.files.items():
        if not path.endswith(("-shm", ".lock")):
            (folder / Path(path).name).write_bytes(content)
    try:
        with Desk.open(folder / "book.clientdesk", password=password) as desk:
            wrong = script.missing(desk, script.acknowledged(state.printed))
    except UserError as refused:
        return "damaged" if refused.code in (ExitCode.DAMAGED, ExitCode.WRONG_PASSWORD) else str(refused)
    if not wrong:
        return "whole"
    return "lost" if "gone" in wrong else "damaged"


@pytest.mark.long
@pytest.mark.parametrize("password", [None, script.PASSWORD], ids=["plain", "encrypted"])
def test_nothing_acknowledged_is_lost_when_the_power_goes(tmp_path: Path, password: str | None) -> None:
    assert outcomes(tmp_path, "clientdesk", password) == {"whole": STATES}


@pytest.mark.long
def test_the_loss_is_seen_where_writes_do_not_wait_for_the_disk(tmp_path: Path) -> None:
    found = outcomes(tmp_path, "tests.faults.sabotaged")
    assert found["lost"] + found["damaged"] > STATES // 10


def test_what_was_not_synced_may_be_gone_and_what_was_is_there(tmp_path: Path) -> None:
    calls = [Call("make", "/a"), Call("write", "/a", 0, b"one"), Call("sync", "/a"), Call("write", "/a", 3, b"two")]
    states = {powerloss.after_power_loss(calls, 4, Random(n)).files["/a"] for n in range(50)}
    assert states == {b"one", b"onetwo"}


def test_a_renaming_that_was_not_synced_may_be_gone() -> None:
    calls = [Call("write", "/a", 0, b"old"), Call("sync", "/a"), Call("write", "/b", 0, b"new"), Call("sync", "/b")]
    calls.append(Call("rename", "/b", to="/a"))
    states = {powerloss.after_power_loss(calls, 5, Random(n)).files["/a"] for n in range(50)}
    assert states == {b"old", b"new"}
    synced = [*calls, Call("sync", "/")]
    assert {powerloss.after_power_loss(synced, 6, Random(n)).files["/a"] for n in range(50)} == {b"new"}
