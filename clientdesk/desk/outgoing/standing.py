"""A folder of documents that is there already, brought up to date: folders move with their clients' stages and names,
what is new is added under the next numbers, what somebody deleted there is marked; nothing is copied twice."""

import hashlib
import os
import re
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from clientdesk.desk.cards import safe
from clientdesk.desk.outgoing.documents import Document, Shelf, stage_folders
from clientdesk.desk.outgoing.folders import fresh
from clientdesk.desk.outgoing.listing import MISSING, WAITS, Filed
from clientdesk.dossier.record import Record

_TRIES, _PAUSE = 3, 0.1
"""How often what is open elsewhere is tried, and seconds between."""
_NUMBERED = re.compile(r"([0-9]{3,})_")


@dataclass
class Standing(Shelf):
    """The folder while it is brought up to date; `before` are its files as they were listed."""

    before: list[Filed] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.kept = self.moved = self.missing = self.waiting = 0
        self._listed: dict[str, list[Filed]] = {}
        for line in self.before:
            self._listed.setdefault(line.code, []).append(line)
        self._mine: list[Filed] = []

    def close(self) -> None:
        """List those too whose clients were not gone through, then end."""
        for lines in self._listed.values():
            self.lines += [self._looked_at(line) for line in lines]
        super().close()

    def has_folder(self, client: Record) -> bool:
        return client.code in self._listed

    def fill(self, home: Path, client: Record, documents: Sequence[Document], contacts: Sequence[Record]) -> None:
        """Move the client's folder where it belongs, then add what is not in it."""
        there, lines = self._in_place(home, client)
        self._mine = [self._looked_at(line) for line in lines]
        first = len(self.lines)
        try:
            self._bring_up(there, client, documents, contacts)
        except BaseException:
            told = {line.name for line in self.lines[first:]}
            self._listed[client.code] = [line for line in self._mine if line.name not in told]
            raise

    def _bring_up(self, there: Path, client: Record, documents: Sequence[Document], contacts: Sequence[Record]) -> None:
        """Add what is not in the folder of a client."""
        held = Counter(line.digest for line in self._mine if not line.made_of)
        unlisted = self._unlisted(there)
        number = self._last_number(there)
        fresh: list[Document] = []
        for document in self.in_order(client, documents):
            if held[document.attachment.sha256]:
                held[document.attachment.sha256] -= 1
            elif found := unlisted.pop(document.attachment.sha256, None):
                self._adopt(client, found, document)
            else:
                fresh.append(document)
        self.lines += [line for line in self._mine if not line.made_of]
        self.write_documents(there, client, fresh, first=number + 1)
        self.write_correspondence(there, client, contacts)

    def _in_place(self, home: Path, client: Record) -> tuple[Path, list[Filed]]:
        """Where the client's files stand now, and the files that were listed."""
        lines = self._listed.pop(client.code, [])
        folders = [line.at(self.folder).parent for line in lines]
        named = f"{_literal(safe(client.code))}_*"
        folders += (found for stage in stage_folders() for found in (self.folder / stage).glob(named))
        old = next((one for one in folders if one.is_dir()), None)
        if old is None or old == home:
            return home, self._in(home, lines)
        home.parent.mkdir(parents=True, exist_ok=True)
        if home.exists() or not _tried(lambda: old.rename(home)):
            self.waiting += 1
            return old, [replace(line, state=WAITS) for line in self._in(old, lines)]
        self.moved += 1
        if not any(old.parent.iterdir()):
            old.parent.rmdir()
        return home, self._in(home, lines)

    def _in(self, home: Path, lines: Sequence[Filed]) -> list[Filed]:
        """The files as they stand in this folder."""
        inside = home.relative_to(self.folder)
        return [replace(line, file=(inside / line.name).as_posix()) for line in lines]

    def _looked_at(self, line: Filed) -> Filed:
        if line.at(self.folder).is_file():
            self.kept += 1
            return line
        self.missing += 1
        return replace(line, state=MISSING)

    def _adopt(self, client: Record, path: Path, document: Document) -> None:
        inside = path.relative_to(self.folder).as_posix()
        held = document.attachment
        self._mine.append(Filed(client.code, client.name, inside, held.size, held.sha256))
        self.kept += 1

    def _unlisted(self, home: Path) -> dict[str, Path]:
        """{digest: path} of files that stand there and are listed nowhere: of an update that was broken off."""
        listed = {line.name for line in self._mine}
        paths = (path for path in home.iterdir() if path.is_file()) if home.is_dir() else ()
        strange = (path for path in paths if path.name not in listed and _NUMBERED.match(path.name))
        return {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in strange}

    def _last_number(self, home: Path) -> int:
        names = [line.name for line in self._mine]
        names += [path.name for path in home.iterdir()] if home.is_dir() else []
        return max((int(found[1]) for name in names if (found := _NUMBERED.match(name))), default=0)

    def put_print(self, home: Path, client: Record, name: str, made_of: str, make: Callable[[], bytes]) -> None:
        """Make a print anew only where it was made of something else."""
        old = next((line for line in self._mine if line.made_of and line.name == name), None)
        if old is not None and old.made_of == made_of:
            self.lines.append(old)
            return
        data = make()

        def write() -> None:
            self._make_room(home / name, old)
            self.put(home, client, name, data, made_of=made_of)

        if not _tried(write):
            self.waiting += 1
            if old is not None:
                self.lines.append(replace(old, state=WAITS))

    @staticmethod
    def _make_room(path: Path, old: Filed | None) -> None:
        """What somebody put or changed where a print of ours goes is theirs, and stays under another name."""
        if os.path.lexists(path) and not (old and _is_as_written(path, old)):
            path.rename(path.with_name(fresh(path.parent, path.name)))

    def drop_prints(self, home: Path, names: Sequence[str]) -> None:
        """Take away prints of ours that are made under other names now; one that somebody changed is theirs."""
        for line in self._mine:
            path = home / line.name
            if line.made_of and line.name not in names and _is_as_written(path, line) and not _tried(path.unlink):
                self.lines.append(replace(line, state=WAITS))


def _is_as_written(path: Path, line: Filed) -> bool:
    return path.is_file() and not path.is_symlink() and hashlib.sha256(path.read_bytes()).hexdigest() == line.digest


def _tried(work: Callable[[], object]) -> bool:
    """Whether something could be done with a file at last; gone is as good as done."""
    for again in range(_TRIES):
        try:
            work()
        except FileNotFoundError:
            return True
        except PermissionError:
            if again + 1 < _TRIES:
                time.sleep(_PAUSE)
        else:
            return True
    return False


def _literal(text: str) -> str:
    return re.sub(r"([*?\[])", r"[\1]", text)
