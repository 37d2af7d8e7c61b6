"""What the child may use, and how it gives up the rest before the first byte from outside reaches it."""

import math
import os
import sys
from dataclasses import dataclass

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system")
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


@dataclass(frozen=True)
class Limits:
    """`seconds` for one job, on the clock and of the processor; in bytes `memory` of the child and `frame`.

    A frame is what one job is given, and what it answers.
    """

    seconds: float = 20.0
    memory: int = 1 << 30
    frame: int = 128 << 20


def give_up_rights(memory: int) -> None:
    """No more memory than this, no core files, no file written, no connection and no program started.

    What the system does not enforce (macOS has no limit of the address space) the parent's time limit has to catch.
    """
    _limit_memory(memory)
    # A second fence for what a library does by design, such as fetching a picture an address stands for.
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & _WRITING)
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_working_set", ctypes.c_size_t),
            ("most_working_set", ctypes.c_size_t),
            ("processes", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Limits(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("basic", _BasicLimits),
            ("io_counters", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process_memory", ctypes.c_size_t),
            ("peak_job_memory", ctypes.c_size_t),
        )

    _ACTIVE_PROCESSES, _PROCESS_MEMORY, _NO_CRASH_WINDOW = 0x8, 0x100, 0x400
    _EXTENDED_LIMITS = 9

    def limit_processor(seconds: float) -> None:
        """Windows counts a job's time only from its start on, so the parent's time limit has to do."""
        del seconds

    def _limit_memory(memory: int) -> None:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        kernel.GetCurrentProcess.restype = wintypes.HANDLE
        kernel.SetInformationJobObject.argtypes = (wintypes.HANDLE, ctypes.c_int, ctypes.c_void_p, wintypes.DWORD)
        kernel.AssignProcessToJobObject.argtypes = (wintypes.HANDLE, wintypes.HANDLE)
        limits = _Limits(process_memory=memory)
        limits.basic.flags = _ACTIVE_PROCESSES | _PROCESS_MEMORY | _NO_CRASH_WINDOW
        limits.basic.processes = 1
        job = kernel.CreateJobObjectW(None, None)
        set_up = job and kernel.SetInformationJobObject(
            job, _EXTENDED_LIMITS, ctypes.byref(limits), ctypes.sizeof(limits)
        )
        if not (set_up and kernel.AssignProcessToJobObject(job, kernel.GetCurrentProcess())):
            raise ctypes.WinError(ctypes.get_last_error())

else:
    import resource

    def limit_processor(seconds: float) -> None:
        """Let the system end this process when it has worked for `seconds` from now."""
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(used.ru_utime + used.ru_stime + seconds), hard))

    def _limit_memory(memory: int) -> None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        if sys.platform != "darwin":
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
