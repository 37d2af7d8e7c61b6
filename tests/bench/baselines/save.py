"""One value changed durably, with its line in the journal and its words in the index: argv is FILE, password, count."""

import json
import sys

from tests.bench.baselines.opened import opened, tell, timed

db = opened(*sys.argv[1:3])
ids = [row[0] for row in db.execute("SELECT id FROM head")]


def save(number: int, text: str) -> None:
    db.execute("BEGIN IMMEDIATE")
    value, words = db.execute("SELECT value, words FROM file WHERE id = ?", (number,)).fetchone()
    record = json.loads(value)
    old, record["values"]["position"] = record["values"].get("position"), text
    new = (json.dumps(record, ensure_ascii=False), f"{words}\n{text}")
    db.execute("INSERT INTO found (found, rowid, words) VALUES ('delete', ?, ?)", (number, words))
    db.execute("UPDATE file SET value = ?, words = ? WHERE id = ?", (*new, number))
    db.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (number, new[1]))
    db.execute("INSERT INTO change (client, old, new) VALUES (?, ?, ?)", (number, old, text))
    db.execute("COMMIT")


tell(save=[timed(save, n, f"post {n}") for n in ids[:: max(1, len(ids) // int(sys.argv[3]))]])
