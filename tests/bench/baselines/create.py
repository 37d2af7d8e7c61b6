"""A document for each client, a journal, a trigram index: argv is FILE, password, RECORDS.jsonl."""

import json
import sys
from itertools import islice
from typing import Any

from opened import opened, tell, timed

db = opened(*sys.argv[1:3])
db.execute("CREATE TABLE head (id INTEGER PRIMARY KEY, name, sort, words)")
db.execute("CREATE TABLE file (id INTEGER PRIMARY KEY, value, words)")
db.execute("CREATE TABLE change (id INTEGER PRIMARY KEY, client, old, new)")
db.execute("CREATE INDEX sorted ON head (sort, id)")
db.execute("CREATE VIRTUAL TABLE found USING fts5 (words, content=file, content_rowid=id, tokenize=trigram)")


def add(lines: list[dict[str, Any]]) -> None:
    db.execute("BEGIN IMMEDIATE")
    for r in lines:
        value = json.dumps(r["value"], ensure_ascii=False)
        db.execute("INSERT INTO head VALUES (?, ?, ?, ?)", (r["id"], r["name"], r["sort"], r["head"]))
        db.execute("INSERT INTO file VALUES (?, ?, ?)", (r["id"], value, r["head"] + r["rest"]))
        db.execute("INSERT INTO found (rowid, words) VALUES (?, ?)", (r["id"], r["head"] + r["rest"]))
        db.execute("INSERT INTO change (client, new) VALUES (?, ?)", (r["id"], value))
    db.execute("COMMIT")


with open(sys.argv[3], encoding="utf-8") as lines:
    pieces = iter(lambda: [json.loads(line) for line in islice(lines, 500)], [])
    tell(create=[timed(lambda: add(piece)) / len(piece) for piece in pieces])
