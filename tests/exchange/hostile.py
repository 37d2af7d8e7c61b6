"""A child whose jobs do what hostile files make readers do; run as a module it serves them."""

import os
import signal
import socket
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from clientdesk.errors import UserError
from clientdesk.exchange.untrusted.child import serve

Answer = tuple[dict[str, object], bytes]


def echo(payload: bytes, options: Mapping[str, object]) -> Answer:
    return {"pid": os.getpid(), "options": dict(options)}, payload[::-1]


def abort(payload: bytes, options: Mapping[str, object]) -> Answer:
    os.abort()


def vanish(payload: bytes, options: Mapping[str, object]) -> Answer:
    os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
    return {}, b""


def sleep(payload: bytes, options: Mapping[str, object]) -> Answer:
    Path(os.devnull).read_bytes()
    time.sleep(600)
    return {}, b""


def spin(payload: bytes, options: Mapping[str, object]) -> Answer:
    while True:
        pass


def swell(payload: bytes, options: Mapping[str, object]) -> Answer:
    kept = []
    while True:
        kept.append(bytearray(16 << 20))


def flood(payload: bytes, options: Mapping[str, object]) -> Answer:
    return {}, bytes(int(str(options["size"])))


def stumble(payload: bytes, options: Mapping[str, object]) -> Answer:
    raise KeyError(payload.decode())


def refuse(payload: bytes, options: Mapping[str, object]) -> Answer:
    raise UserError("Row {row} is not a row.", key="bad_row", hint="Mend it.", row=7)


def chatter(payload: bytes, options: Mapping[str, object]) -> Answer:
    sys.stdout.write("noise" * 1000)
    sys.stdout.flush()
    os.write(1, b"\0" * 1000)
    return {}, b"quiet"


def connect(payload: bytes, options: Mapping[str, object]) -> Answer:
    socket.create_connection(("127.0.0.1", int(str(options["port"]))))
    return {}, b""


def write(payload: bytes, options: Mapping[str, object]) -> Answer:
    Path(str(options["path"])).write_bytes(b"stolen")
    return {}, b""


JOBS = {
    job.__name__: f"tests.exchange.hostile:{job.__name__}"
    for job in (echo, abort, vanish, sleep, spin, swell, flood, stumble, refuse, chatter, connect, write)
}

if __name__ == "__main__":
    sys.exit(serve(JOBS))
