"""The chain that proves the journal was not edited: a digest for each change, salted, and one for each step.

A step's digest covers the step before it and the digests of its changes, not their payloads, so that erasing a payload
with its salt leaves the chain verifiable.
"""

import hashlib
import os
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection

from clientdesk.store.changes import Change

SALT = 16
_NOTHING = "\x00"


def salts(count: int) -> Iterator[bytes]:
    """Fresh random salts."""
    drawn = os.urandom(SALT * count)
    return (drawn[start : start + SALT] for start in range(0, len(drawn), SALT))


def change_digest(change: Change, salt: bytes) -> bytes:
    """What stands for a change in the chain."""
    parts = (change.client, change.place, change.row, change.field)
    texts = [str(part) for part in parts] + [_NOTHING if part is None else part for part in (change.old, change.new)]
    return hashlib.sha256(salt + "\x1f".join(texts).encode("utf-8", "surrogatepass")).digest()


def step_digest(before: bytes, told: Sequence[object], changes: Sequence[bytes]) -> bytes:
    """The digest of a step: of the one before it, what the step tells (when, who, what, role), its changes."""
    line = "\x1f".join(str(part) for part in told).encode()
    return hashlib.sha256(before + line + b"".join(changes)).digest()


def broken_step(connection: Connection) -> int | None:
    """The first step whose digest does not follow from what stands in the journal, or None."""
    before = b""
    steps = connection.exec_driver_sql('SELECT id, at, "by", text, role, "of", digest FROM step ORDER BY id').all()
    for step, at, by, text, role, of, digest in steps:
        rows = connection.exec_driver_sql(
            "SELECT client_id, place, row, field, old, new, salt, digest FROM change WHERE step = ? ORDER BY id",
            (step,),
        ).all()
        for *parts, salt, kept in rows:
            if salt is not None and change_digest(Change(*parts), salt) != kept:
                return int(step)
        if step_digest(before, (at, by, text, role, of or ""), [row[-1] for row in rows]) != digest:
            return int(step)
        before = digest
    return None
