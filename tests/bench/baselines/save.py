"""One value changed durably, with its line in the journal and its words in the index: argv is FILE, password, count."""

import json
import sys
from typing import Any

from opened import opened, tell, timed

db = opened(*sys.argv[1:3])
ids = [row[0] for row in db.execute("SELECT id FROM head")]


def save(id: int, text: str) -> None:
    db.execute("BEGIN IMMEDIATE")
    row: Any = db.execute("SELECT value, words FROM file WHERE id = ?", (id,)).fetchone()
    value = json.loads(row[0])
    old, value["values"]["position"] = value["values"].get("position"), text
    db.execute("INSERT INTO found (found, rowid, words) VALUES ('delete', ?, ?)", (id, row[1]))
    new = (json.dumps(value, ensure_ascii=False), f"{row[1]}\n{text}", id)
    db.execute("UPDATE file SET value = ?, words = ? WHERE id = ?", new)
    db.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (id, new[1]))
    db.execute("INSERT INTO change (client, old, new) VALUES (?, ?, ?)", (id, old, text))
    db.execute("COMMIT")


some = ids[:: max(1, len(ids) // int(sys.argv[3]))]
tell(save=[timed(lambda id=id: save(id, f"post {id}")) for id in some])
