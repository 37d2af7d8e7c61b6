"""Photos and attached files inside the file, each kept once under its SHA-256."""

import hashlib

from sqlalchemy import Connection

from clientdesk.errors import UserError
from clientdesk.i18n import N_

LIMIT = 50_000_000
"""The largest attachment, in bytes."""


def digest_of(data: bytes) -> str:
    """The name of these bytes; too many of them are refused."""
    if len(data) > LIMIT:
        raise UserError(
            N_("This file is larger than {limit} MB and was not attached."), key="too_large", limit=LIMIT // 1_000_000
        )
    return hashlib.sha256(data).hexdigest()


def read(connection: Connection, sha256: str) -> bytes | None:
    """The bytes of this name, or None."""
    found = connection.exec_driver_sql("SELECT data FROM blob WHERE sha256 = ?", (sha256,)).scalar()
    return None if found is None else bytes(found)


def names(connection: Connection) -> set[str]:
    """The names of all that is kept."""
    return set(connection.exec_driver_sql("SELECT sha256 FROM blob").scalars())


def wrong(connection: Connection) -> list[str]:
    """The names whose bytes are no longer theirs."""
    rows = connection.exec_driver_sql("SELECT sha256, data FROM blob")
    return [sha256 for sha256, data in rows if hashlib.sha256(data).hexdigest() != sha256]


def kept(connection: Connection, sha256: str) -> bool:
    """Whether there are bytes of this name."""
    return connection.exec_driver_sql("SELECT 1 FROM blob WHERE sha256 = ?", (sha256,)).first() is not None
