"""Running commands in this process: what the tests of the command line share."""

import io
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from clientdesk.cli.main import run
from tests import make


@dataclass(frozen=True)
class Told:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The one JSON document on stdout."""
        assert self.out.count("\n") == 1, self.out
        return json.loads(self.out)

    @property
    def documents(self) -> list[Any]:
        """The JSON lines on stdout."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def errors(self) -> list[Any]:
        """The JSON lines on stderr."""
        return [json.loads(line) for line in self.err.splitlines()]


Cli = Callable[..., Told]


@pytest.fixture
def cli(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Runs a command in this process; `actions` are dictionaries or raw lines for its stdin."""

    def ran(*arguments: object, actions: tuple[object, ...] = (), stdin: bytes = b"") -> Told:
        lines = [a if isinstance(a, bytes) else json.dumps(a, ensure_ascii=False).encode() for a in actions]
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin or b"\n".join(lines))))
        capfd.readouterr()
        try:
            code = run([str(argument) for argument in arguments])
        except SystemExit as left:
            code = int(left.code or 0)
        told = capfd.readouterr()
        return Told(code, told.out, told.err)

    return ran


def descriptor(password: str) -> int:
    """A file descriptor from which the password can be read."""
    reading, writing = os.pipe()
    os.write(writing, os.fsencode(password) + b"\n")
    os.close(writing)
    return reading


def person(**values: Any) -> dict[str, object]:
    return {"op": "create", "kind": "person", "values": {"full_name": "王小明", **values}}


def update(code: str = "KH000001", **values: Any) -> dict[str, object]:
    return {"op": "update", "code": code, "values": values}


@pytest.fixture
def book(path: Path) -> Path:
    """A closed file with one person, KH000001."""
    with make.desk(path) as desk:
        desk.clients.create(make.person(mobile="154 0000 0001", position="厂长"))
    return path
