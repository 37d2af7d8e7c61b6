"""What the program remembers between two starts: language, look, the last file, the places of window and splitters.

A small JSON file in the folder of settings. One that cannot be read or written is no reason not to start.
"""

import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from clientdesk.errors import UserError
from clientdesk.files import atomic_write
from clientdesk.log import Key

NAME = "window.json"
RECENT = 8
"""So many files that were opened are remembered."""
logger = logging.getLogger(__name__)


@dataclass
class Remembered:
    """`language` and `look` are empty until the user has chosen; `places` holds states of Qt widgets as base64,
    `prints` how the last print was made: layout, language, printer, folder; `dossier` how forms are read and filled in:
    what is shown, starred, hidden, in which order; `today` which blocks of the morning are shown, and which clients
    were looked at; `lists` which columns lists have, and how close their lines stand; `settings` what was chosen in the
    settings; `recent` {file: when it was opened last, ISO}, the latest first."""

    path: Path | None = None
    language: str = ""
    look: str = ""
    last_file: str = ""
    places: dict[str, str] = field(default_factory=dict)
    prints: dict[str, str] = field(default_factory=dict)
    dossier: dict[str, str] = field(default_factory=dict)
    today: dict[str, str] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    recent: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> "Remembered":
        """What the file in this folder says; defaults where it says nothing that can be read."""
        path = folder / NAME
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            said = {}
        return cls(path, **_usable(said))

    def note_opened(self, file: Path, moment: str) -> None:
        """A client file was opened: the next start opens it again, and it stands first among the recent ones."""
        self.last_file = str(file)
        others = {path: at for path, at in self.recent.items() if path != str(file)}
        self.recent = dict(list({str(file): moment, **others}.items())[:RECENT])
        self.save()

    def folder_for_prints(self, client_file: Path) -> str:
        """Where the last print went, while that folder is there; else where the client file is: never, as Qt would, the
        folder the program was started in."""
        folder = self.prints.get("folder", "")
        return folder if folder and Path(folder).is_dir() else str(client_file.parent)

    def save(self) -> None:
        """Write it down; a failure is logged and nothing more."""
        if self.path is None:
            return
        told = {key: value for key, value in asdict(self).items() if key != "path"}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            atomic_write(self.path, json.dumps(told, ensure_ascii=False, indent=1).encode())
        except (OSError, UserError) as error:
            logger.info("the settings were not kept: %s", Key(type(error).__name__))


_GROUPS = ("places", "prints", "dossier", "today", "lists", "settings", "recent")


def _usable(said: object) -> dict[str, Any]:
    """What has the right type; whatever else stands in a file edited by hand is passed over."""
    if not isinstance(said, Mapping):
        return {}
    kept = {f.name: said[f.name] for f in fields(Remembered) if isinstance(said.get(f.name), str)}
    kept.pop("path", None)
    for name in _GROUPS:
        if isinstance(said.get(name), Mapping):
            kept[name] = {str(key): value for key, value in said[name].items() if isinstance(value, str)}
    return kept
