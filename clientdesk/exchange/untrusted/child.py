"""The child's side: gives up its rights, then answers one job after the other until the parent is gone."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import BinaryIO

from clientdesk.errors import UserError
from clientdesk.exchange.untrusted.frames import receive, send
from clientdesk.exchange.untrusted.jobs import JOBS, Job
from clientdesk.exchange.untrusted.limits import Limits, give_up_rights, limit_processor
from clientdesk.log import crash_report


def serve(jobs: Mapping[str, str] = JOBS) -> int:
    """Work for the parent at the other end of stdin and stdout; the exit code of the process.

    The first frame brings the limits; each one after it names a job of `jobs` ("module:function").
    """
    source, sink = _pipes()
    header, _ = receive(source, at_most=0)
    limits = Limits(**header)  # type: ignore[arg-type]  # our own parent sends what `Limits` has
    give_up_rights(limits.memory)
    send(sink, {"ready": True})
    while True:
        try:
            header, payload = receive(source, at_most=limits.frame)
        except EOFError:
            return 0
        limit_processor(float(str(header["seconds"] or limits.seconds)))
        try:
            answer, body = _function(jobs[str(header["job"])])(payload, header["options"])  # type: ignore[arg-type]
            reply: dict[str, object] = {"answer": answer}
        except UserError as error:
            reply, body = {"refused": _plain(error)}, b""
        except MemoryError:
            # What is left of the memory may be in shreds: the next job gets a new child.
            send(sink, {"too_big": True})
            return 1
        except Exception as error:  # noqa: BLE001 - a reader may fail in any way on a hostile file; the parent logs it
            reply, body = {"failed": crash_report(error)}, b""
        del payload
        send(sink, reply, body)
        del body


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes, moved out of the way of libraries that print."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    return source, sink


def _function(name: str) -> Job:
    module, _, function = name.partition(":")
    found: Job = getattr(import_module(module), function)
    return found


def _plain(error: UserError) -> dict[str, object]:
    values = {name: value if isinstance(value, int | float) else str(value) for name, value in error.values.items()}
    return {"text": error.text, "key": error.key, "hint": error.hint, "values": values}
