"""A document for each client, a journal, a trigram index: argv is FILE, password, RECORDS.jsonl."""

import json
import sys
from itertools import islice
from pathlib import Path
from typing import Any

from tests.bench.baselines.opened import opened, tell, timed

db = opened(*sys.argv[1:3])
db.execute("CREATE TABLE head (id INTEGER PRIMARY KEY, name, sort, words)")
db.execute("CREATE TABLE file (id INTEGER PRIMARY KEY, value, words)")
db.execute("CREATE TABLE change (id INTEGER PRIMARY KEY, client, old, new)")
db.execute("CREATE INDEX sorted ON head (sort, id)")
db.execute("CREATE VIRTUAL TABLE found USING fts5 (words, content=file, content_rowid=id, tokenize=trigram)")


def add(clients: list[dict[str, Any]]) -> None:
    db.execute("BEGIN IMMEDIATE")
    for c in clients:
        value, words = json.dumps(c["value"], ensure_ascii=False), c["head"] + c["rest"]
        db.execute("INSERT INTO head VALUES (?, ?, ?, ?)", (c["id"], c["name"], c["sort"], c["head"]))
        db.execute("INSERT INTO file VALUES (?, ?, ?)", (c["id"], value, words))
        db.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (c["id"], words))
        db.execute("INSERT INTO change (client, new) VALUES (?, ?)", (c["id"], value))
    db.execute("COMMIT")


with Path(sys.argv[3]).open(encoding="utf-8") as lines:
    pieces = iter(lambda: list(map(json.loads, islice(lines, 500))), [])
    tell(create=[timed(add, piece) / len(piece) for piece in pieces])
