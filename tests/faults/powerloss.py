"""What a disk may hold after the power went: a program's system calls recorded, legal states rebuilt from them.

Model: what was written and not synced may be lost, kept, or torn at 512 bytes; fsync of a file makes its data and its
own creation durable; changes of a folder keep their order, those since its last fsync may be lost. Knows nothing of
the program. Not seen: writev, sendfile, io_uring, memory maps (SQLite's -shm is one, and is rebuilt anyhow).
"""

import re
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

CALLS = "openat,open,creat,write,pwrite64,fsync,fdatasync,ftruncate,rename,renameat,renameat2,unlink,unlinkat,lseek"
SECTOR = 512
_LINE = re.compile(r"\d+\s+(?P<call>\w+)\((?P<arguments>.*)\)\s+=\s+(?P<result>-?\d+)(?:<(?P<opened>[^>]*)>)?")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_DESCRIPTOR = re.compile(r"(?P<number>\d+)<(?P<path>[^>]*)>")
STDOUT = 1


@dataclass(frozen=True)
class Call:
    """One recorded call: `kind` is out, make, write, cut, sync, rename or unlink."""

    kind: str
    path: str = ""
    at: int = 0
    data: bytes = b""
    to: str = ""


@dataclass(frozen=True)
class State:
    """The files a disk may hold, and what the program had printed by then."""

    files: Mapping[str, bytes]
    printed: bytes


def record(command: Sequence[str], *, folder: Path, log: Path, env: Mapping[str, str], stdin: bytes) -> None:
    """Run a program under strace; its calls go to `log`."""
    traced = ["strace", "-f", "-qq", "-xx", "-s", "100000000", "-y", "-o", str(log), "-e", f"trace={CALLS}", *command]
    subprocess.run(traced, cwd=folder, env=env, input=stdin, check=True, stdout=subprocess.DEVNULL)


def calls(log: Path, root: Path) -> list[Call]:
    """The calls that concern files below `root`, and what went to stdout."""
    positions: dict[str, int] = {}
    with log.open(encoding="ascii") as lines:
        matches = filter(None, map(_LINE.match, lines))
        return [call for found in matches for call in _read(found, f"{root}/", positions)]


def _read(found: re.Match[str], root: str, positions: dict[str, int]) -> Iterator[Call]:
    name, arguments, result = found["call"], found["arguments"], int(found["result"])
    if result < 0:
        return
    descriptor = _DESCRIPTOR.match(arguments)
    path = _decoded(descriptor["path"]) if descriptor else ""
    if descriptor and name == "write" and int(descriptor["number"]) == STDOUT:
        yield Call("out", data=_data(arguments)[:result])
    elif name in ("openat", "open", "creat"):
        yield from _opened(_decoded(found["opened"] or ""), name, arguments, root, positions)
    elif name.startswith(("rename", "unlink")):
        yield from _renamed(name, arguments, root)
    elif f"{path}/".startswith(root):
        yield from _changed(name, arguments, path, result, positions)


def _opened(path: str, name: str, arguments: str, root: str, positions: dict[str, int]) -> Iterator[Call]:
    if path.startswith(root):
        positions[path] = 0
        if "O_CREAT" in arguments or name == "creat":
            yield Call("make", path)
        if "O_TRUNC" in arguments or name == "creat":
            yield Call("cut", path)


def _renamed(name: str, arguments: str, root: str) -> Iterator[Call]:
    names = [_bytes(text).decode() for text in _TEXT.findall(arguments)]
    first, *second = [text if text.startswith("/") else root + text for text in names]
    if first.startswith(root):
        yield Call("rename", first, to=second[0]) if second else Call("unlink", first)


def _changed(name: str, arguments: str, path: str, result: int, positions: dict[str, int]) -> Iterator[Call]:
    last = arguments.rsplit(",", 1)[-1]
    if name == "pwrite64":
        yield Call("write", path, int(last), _data(arguments)[:result])
    elif name == "write":
        yield Call("write", path, positions.get(path, 0), _data(arguments)[:result])
        positions[path] = positions.get(path, 0) + result
    elif name == "lseek":
        positions[path] = result
    elif name == "ftruncate":
        yield Call("cut", path, int(last))
    elif name in ("fsync", "fdatasync"):
        yield Call("sync", path)


def _data(arguments: str) -> bytes:
    return _bytes(_TEXT.findall(arguments)[0])


def _bytes(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", ""))


def _decoded(path: str) -> str:
    return _bytes(path).decode(errors="replace") if path.startswith("\\x") else path


@dataclass
class _File:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)


@dataclass
class _Disk:
    """Files by number, names as the program sees them, and the folder's changes with how many of them are durable."""

    named: dict[str, _File] = field(default_factory=dict)
    folder: list[tuple[Call, _File]] = field(default_factory=list)
    durable: int = 0
    printed: bytearray = field(default_factory=bytearray)

    def file(self, path: str) -> _File:
        if path not in self.named:
            self.named[path] = _File()
            self.folder.append((Call("make", path), self.named[path]))
        return self.named[path]

    def do(self, call: Call) -> None:
        if call.kind == "out":
            self.printed += call.data
        elif call.kind in ("make", "write", "cut"):
            self.file(call.path).pending += [call] if call.kind != "make" else []
        elif call.kind == "sync":
            self._sync(call.path)
        elif call.path in self.named:
            file = self.named.pop(call.path)
            self.folder.append((call, file))
            if call.kind == "rename":
                self.named[call.to] = file

    def _sync(self, path: str) -> None:
        synced = self.named.get(path)
        if synced is None:
            self.durable = len(self.folder)
            return
        for call in synced.pending:
            _apply(synced.durable, call)
        synced.pending.clear()
        made = [n + 1 for n, (call, file) in enumerate(self.folder) if file is synced and call.kind == "make"]
        self.durable = max(self.durable, *made)


def _apply(content: bytearray, call: Call) -> None:
    if call.kind == "cut":
        del content[call.at :]
    if len(content) < call.at:
        content.extend(bytes(call.at - len(content)))
    content[call.at : call.at + len(call.data)] = call.data


def after_power_loss(recorded: Sequence[Call], cut: int, rng: Random) -> State:
    """One of the states the disk may be in when the power goes after `cut` calls."""
    disk = _Disk()
    for call in recorded[:cut]:
        disk.do(call)
    files: dict[str, _File] = {}
    for call, file in disk.folder[: rng.randint(disk.durable, len(disk.folder))]:
        if call.kind != "make":
            files.pop(call.path, None)
        if call.kind != "unlink":
            files[call.to or call.path] = file
    kept = rng.choice((0.0, 0.5, 0.5, 1.0))
    return State({path: _remains(file, kept, rng) for path, file in files.items()}, bytes(disk.printed))


def _remains(file: _File, kept: float, rng: Random) -> bytes:
    content = bytearray(file.durable)
    for call in file.pending:
        if rng.random() < kept:
            torn = 0 < kept < 1 and len(call.data) > SECTOR and rng.random() < 0.3
            data = call.data[: SECTOR * rng.randint(1, len(call.data) // SECTOR)] if torn else call.data
            _apply(content, Call(call.kind, call.path, call.at, data))
    return bytes(content)
