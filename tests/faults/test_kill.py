"""`kill -9` at any moment of a batch: what was acknowledged is there, and the file is whole."""

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from random import Random

import pytest

from clientdesk.desk import Desk
from tests import make
from tests.faults import script
from tests.figures import tell

ACTIONS = 60


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty plain and an empty encrypted file."""
    folder = tmp_path_factory.mktemp("empty")
    make.desk(folder / "plain.clientdesk").close()
    make.desk(folder / "encrypted.clientdesk", password=script.PASSWORD).close()
    return folder


def killed(path: Path, password: str | None, rng: Random) -> str:
    """Kill a batch at a random moment after a random acknowledgement; what is wrong with the file then."""
    lines = script.lines(ACTIONS, seed=rng.randrange(1000))
    reading, writing = os.pipe()
    os.write(writing, (password or "").encode() + b"\n")
    os.close(writing)
    options = ["--password-fd", str(reading)] if password else []
    command = [sys.executable, "-m", "clientdesk", "batch", str(path), *options]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, pass_fds=(reading,), **pipes) as batch:  # type: ignore[call-overload]
        os.close(reading)
        batch.stdin.write(b"".join(lines))
        batch.stdin.flush()
        printed = b"".join(batch.stdout.readline() for _ in range(rng.randrange(1, ACTIONS - 1)))
        timer = threading.Timer(rng.uniform(0, 0.02), batch.kill)
        timer.start()
        printed += batch.stdout.read()
        timer.join()
        batch.kill()
    with Desk.open(path, password=password) as desk:
        return script.missing(desk, script.acknowledged(printed))


def kill_often(empty: Path, folder: Path, *, times: int, seed: int) -> list[str]:
    """What was wrong after each of so many kills, every fourth of an encrypted file."""
    rng = Random(seed)
    found = []
    for number in range(times):
        name = "encrypted.clientdesk" if number % 4 == 3 else "plain.clientdesk"
        path = folder / str(number) / name
        path.parent.mkdir()
        shutil.copy(empty / name, path)
        wrong = killed(path, script.PASSWORD if number % 4 == 3 else None, rng)
        found += [f"{number}: {wrong}"] if wrong else []
        shutil.rmtree(path.parent)
    tell(f"{times} kills, {len(found)} files with something wrong")
    return found


def test_every_acknowledged_action_survives_a_kill(empty: Path, tmp_path: Path) -> None:
    assert kill_often(empty, tmp_path, times=8, seed=1) == []


@pytest.mark.long
def test_every_acknowledged_action_survives_two_hundred_kills(empty: Path, tmp_path: Path) -> None:
    assert kill_often(empty, tmp_path, times=200, seed=2) == []


def test_a_lost_action_would_be_seen(desk: Desk) -> None:
    make.fill(desk, 1)
    assert script.missing(desk, 1) == ""
    assert script.missing(desk, 2) == "1 acknowledged actions are gone"
