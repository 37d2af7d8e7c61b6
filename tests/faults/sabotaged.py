"""The program with durable writing taken out, to prove that the tests of durability can fail."""

import sys

from clientdesk.__main__ import main
from clientdesk.store import engine


def write_without_waiting() -> None:
    """Open every file as the product does, then tell SQLite not to wait for the disk."""
    careful = engine._prepare  # noqa: SLF001 - a sabotage knows the insides

    def careless(connection: object, key: engine.Key | None) -> None:
        careful(connection, key)
        connection.execute("PRAGMA synchronous = OFF")  # type: ignore[attr-defined]

    engine._prepare = careless  # noqa: SLF001


if __name__ == "__main__":
    write_without_waiting()
    sys.exit(main())
