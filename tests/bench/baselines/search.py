"""The first fifty clients that hold a text: argv is FILE, password, QUERIES.json."""

import json
import sys

from opened import opened, tell, timed

db = opened(*sys.argv[1:3])
LONG = "SELECT h.id, h.name FROM found f JOIN head h ON h.id = f.rowid WHERE f.words LIKE ? LIMIT 50"
SHORT = "SELECT id, name FROM head WHERE instr(words, ?) LIMIT 50"


def find(text: str) -> object:
    if len(text) > 2:
        return db.execute(LONG, (f"%{text}%",)).fetchall()
    return db.execute(SHORT, (text,)).fetchall()


with open(sys.argv[3], encoding="utf-8") as file:
    queries = json.load(file)
tell(**{kind: [timed(lambda text=text: find(text)) for text in texts] for kind, texts in queries.items()})
