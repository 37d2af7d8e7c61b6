"""Whole documents read by number: argv is FILE, password, how many."""

import json
import sys

from opened import opened, tell, timed

db = opened(*sys.argv[1:3])
ids = [row[0] for row in db.execute("SELECT id FROM head")]
READ = "SELECT value FROM file WHERE id = ?"
some = ids[:: max(1, len(ids) // int(sys.argv[3]))]
tell(dossier=[timed(lambda id=id: json.loads(db.execute(READ, (id,)).fetchone()[0])) for id in some])
