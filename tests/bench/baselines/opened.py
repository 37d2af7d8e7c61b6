"""A bare connection with the best known settings, and how a baseline tells its figures."""

import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from argon2.low_level import Type, hash_secret_raw


def opened(path: str, password: str) -> Any:
    db = driver.connect(path, isolation_level=None)
    if password:
        salt = Path(path).open("rb").read(16) or bytes(range(16))  # noqa: SIM115
        key = hash_secret_raw(password.encode(), salt, 3, 65536, 4, 32, Type.ID)
        db.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    return db


def timed(work: Callable[..., object], *given: object) -> float:
    begun = time.perf_counter()
    work(*given)
    return (time.perf_counter() - begun) * 1000


def tell(**figures: list[float]) -> None:
    peak = re.findall(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    print(json.dumps({**figures, "memory": [int(peak[0]) / 1024]}))
