"""A batch as a program speaks it, and what must be in the file once its lines were acknowledged."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from clientdesk.desk import Desk
from tests import make

PASSWORD = "a password for tests"


def lines(count: int, *, seed: int) -> list[bytes]:
    """So many actions: clients made, edited, given rows, thrown away, undone."""
    return [json.dumps(action, ensure_ascii=False, default=str).encode() + b"\n" for action in _actions(count, seed)]


def _actions(count: int, seed: int) -> Iterator[dict[str, Any]]:
    """Each leaves a mark of its number, so that what is there can be told from what is not."""
    rng = Random(seed)
    made = 0
    for number in range(count):
        if made == 0 or number % 4 == 0:
            made += 1
            record = make.record(make.PERSON, rng, filled=0.2, rows=4).to_json()
            values = {**record["values"], **record["groups"], "client_code": f"K{made}", "nickname": f"mark {number}"}
            values.pop("client_kind", None)
            yield {"op": "create", "kind": "person", "values": values}
        elif number % 4 == 1:
            code = f"K{rng.randint(1, made)}"
            yield {"op": "add_row", "code": code, "group": "phones", "values": {"number": f"1540{number:07d}"}}
        else:
            code = f"K{rng.randint(1, made)}"
            yield {"op": "update", "code": code, "values": {"nickname": f"mark {number}", "position": f"post {number}"}}


def acknowledged(printed: bytes) -> int:
    """How many whole acknowledgements were printed."""
    return sum(line.startswith(b'{"ack"') for line in printed.split(b"\n")[:-1])


def missing(desk: Desk, acknowledged: int) -> str:
    """What is wrong with a file after a crash; empty when every acknowledged action is in it and it is whole."""
    with desk.store.reading() as connection:
        steps = int(connection.exec_driver_sql("SELECT count(*) FROM step").scalar_one())
    if steps < acknowledged:
        return f"{acknowledged - steps} acknowledged actions are gone"
    if steps > acknowledged + 1:
        return f"{steps - acknowledged} actions more than acknowledged"
    findings = desk.keeping.check(deep=True)
    return f"{len(findings)} findings, the first {findings[0]}" if findings else ""
