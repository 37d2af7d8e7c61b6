"""The first fifty clients that hold a text: argv is FILE, password, QUERIES.json."""

import json
import sys
from pathlib import Path

from tests.bench.baselines.opened import opened, tell, timed

db = opened(*sys.argv[1:3])
LONG = "SELECT h.id, h.name FROM found f JOIN head h ON h.id = f.rowid WHERE f.words LIKE ? LIMIT 50"
SHORT = "SELECT id, name FROM head WHERE instr(words, ?) LIMIT 50"


def find(text: str) -> object:
    return db.execute(*((LONG, (f"%{text}%",)) if len(text) > 2 else (SHORT, (text,)))).fetchall()


queries = json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
tell(**{kind: [timed(find, text) for text in texts] for kind, texts in queries.items()})
