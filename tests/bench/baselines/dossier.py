"""Whole documents read by number: argv is FILE, password, how many."""

import json
import sys

from tests.bench.baselines.opened import opened, tell, timed

db = opened(*sys.argv[1:3])
ids = [row[0] for row in db.execute("SELECT id FROM head")]


def read(number: int) -> object:
    return json.loads(db.execute("SELECT value FROM file WHERE id = ?", (number,)).fetchone()[0])


tell(dossier=[timed(read, number) for number in ids[:: max(1, len(ids) // int(sys.argv[3]))]])
