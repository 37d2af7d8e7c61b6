"""The sorted list and its first page, read from a file just opened: argv is FILE and password."""

import sys

from tests.bench.baselines.opened import opened, tell, timed


def start() -> object:
    db = opened(*sys.argv[1:3])
    ids = [row[0] for row in db.execute("SELECT id FROM head ORDER BY sort, id")]
    return db.execute(f"SELECT id, name, sort FROM head WHERE id IN ({', '.join(map(str, ids[:50]))})").fetchall()


tell(start=[timed(start)])
