"""The form of our JSON: one object, whose clients and files stand each on a line of their own, and sums at the end."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

MARK = "clientdesk_export"
"""The first key of the document; its value is the version of the form."""
VERSION = 1


def as_json(value: object) -> str:
    """A value on one line, letters as they are, amounts as decimal strings."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_decimal)


def _decimal(value: object) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    raise TypeError(f"no JSON for {type(value).__name__}")


@dataclass
class Sums:
    """What a document holds, reckoned while it is written and again while it is read."""

    clients: Counter[str] = field(default_factory=Counter)
    rows: int = 0
    files: int = 0
    size: int = 0
    _digest: Any = field(default_factory=hashlib.sha256)

    def add(self, told: Mapping[str, Any]) -> None:
        """Count a record of `{"code", "kind", "values", "groups", …}`."""
        self.clients[str(told["kind"])] += 1
        self.rows += sum(len(rows) for rows in told.get("groups", {}).values())
        # Sorted, so that a program that writes the keys in another order changes nothing.
        line = json.dumps(told, ensure_ascii=False, separators=(",", ":"), sort_keys=True, default=_decimal)
        self._digest.update(line.encode("utf-8", "surrogatepass") + b"\n")

    def add_file(self, data: bytes) -> None:
        """Count a photo or an attached file."""
        self.files += 1
        self.size += len(data)

    def to_json(self) -> dict[str, Any]:
        """The counts, and the SHA-256 over all records."""
        return {
            "clients": dict(sorted(self.clients.items())),
            "rows": self.rows,
            "files": self.files,
            "bytes": self.size,
            "sha256": self._digest.hexdigest(),
        }
