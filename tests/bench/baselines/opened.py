"""A bare connection with the best known settings, and how a baseline tells its figures."""

import json
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from argon2.low_level import Type, hash_secret_raw


def opened(path: str, password: str) -> Any:
    db = driver.connect(path, isolation_level=None)
    if password:
        salt = Path(path).read_bytes()[:16] if Path(path).exists() else bytes(range(16))
        key = hash_secret_raw(password.encode(), salt, 3, 65536, 4, 32, Type.ID)
        db.execute(f"PRAGMA key = \"x'{key.hex()}{salt.hex()}'\"")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "cache_size = -65536", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    return db


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def tell(**figures: list[float]) -> None:
    print(json.dumps({**figures, "memory": [resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]}))
