"""What came of an export: where it is, and how much is in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Gave:
    """What was written.

    path      the file, or the folder with the files
    clients   how many clients are in it; `withheld` how many were left out, since they are never to be exported
    rows      how many rows of groups, or in vCards none
    files     how many files were written, or stand inside (photos and attachments of the JSON)
    sums      counts and control sums as they stand in the export itself
    """

    path: Path
    clients: int
    withheld: int = 0
    rows: int = 0
    files: int = 1
    sums: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As the command line tells it."""
        return {
            "file": str(self.path),
            "clients": self.clients,
            "withheld": self.withheld,
            "rows": self.rows,
            "files": self.files,
            "sums": dict(self.sums),
        }
