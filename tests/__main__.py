"""Checks everything: `python3 -m tests` (format, lint, types, layers, catalogues, tests), `--long` with the slow tests.

Every check runs, whatever failed before it; other arguments go to pytest, which has the last word.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

if sys.version_info < (3, 11):
    sys.exit("ClientDesk needs Python 3.11 to 3.14; this is Python " + sys.version.split()[0] + ".")

from clientdesk.errors import UserError
from installer import environment, system_libraries, voice
from installer.house import CHECKOUT, House

STEPS = {
    "format": ("-m", "ruff", "format", "--check", "."),
    "lint": ("-m", "ruff", "check", "."),
    "types": ("-m", "mypy"),
    "layers": ("-c", "from importlinter.cli import lint_imports_command; lint_imports_command()", "--no-cache"),
    "catalogues": ("-m", "tests.catalogues", "--check"),
}
PYTEST = ("-m", "pytest", "-n", "2", "--dist", "worksteal")
_MEMORY, _ROOM = Path("/dev/shm"), 4 << 30
"""A disk that is none, and how many bytes have to be free there for it to be used."""


def main(arguments: list[str]) -> int:
    """Make the environment, run every check and then pytest; 1 if anything failed."""
    try:
        place = environment.provide(environment.TESTING)
        variables = checking_variables(place.house)
    except UserError as error:
        voice.tell_error(error)
        return error.code
    failed = [name for name, step in STEPS.items() if not passes(name, [str(place.python), *step], variables)]
    cache = f"cache_dir={place.house.tools / 'pytest-cache'}"
    # A folder of this run's own: pytest's shared one is swept at the end, and leavings of another run could fail that.
    with tempfile.TemporaryDirectory(dir=quick_disk(), prefix="clientdesk-", ignore_cleanup_errors=True) as scratch:
        made = ["-o", cache, f"--basetemp={Path(scratch) / 'pytest'}"]
        command = [str(place.python), *PYTEST, *made, *pytest_arguments(arguments)]
        if subprocess.run(command, env=variables, cwd=CHECKOUT, check=False).returncode:
            failed.append("tests")
    if failed:
        print("Failed: " + ", ".join(failed))
    return 1 if failed else 0


def quick_disk() -> Path | None:
    """Where the tests' files are written soonest; None for wherever the system has such files."""
    is_roomy = os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM
    return _MEMORY if is_roomy else None


def checking_variables(house: House) -> dict[str, str]:
    """The surroundings of every check: no screen, caches outside a checkout that cannot be written to."""
    variables = {"QT_QPA_PLATFORM": "offscreen", **os.environ}
    # The program is started some hundred times, and is not to be translated anew each time.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    variables.setdefault("PYTHONPYCACHEPREFIX", str(house.tools / "bytecode"))
    variables |= system_libraries.provide(house, variables)
    for tool in ("RUFF_CACHE_DIR", "MYPY_CACHE_DIR", "HYPOTHESIS_STORAGE_DIRECTORY"):
        variables.setdefault(tool, str(house.tools / f"{tool.split('_')[0].lower()}-cache"))
    return variables


def passes(name: str, command: list[str], variables: dict[str, str]) -> bool:
    """Run one check and tell its outcome in a line; what it printed is shown only when it failed."""
    started = time.monotonic()
    done = subprocess.run(
        command, env=variables, cwd=CHECKOUT, check=False, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    seconds = time.monotonic() - started
    print(f"{name:<11} {'FAILED' if done.returncode else 'ok':<7} {seconds:5.1f} s", flush=True)
    if done.returncode:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.buffer.flush()
    return done.returncode == 0


def pytest_arguments(arguments: list[str]) -> list[str]:
    """pytest's own arguments; `--long` stands for an empty selection of marks, which takes in the slow tests, and some
    of these need one another's company."""
    if "--long" not in arguments:
        return arguments
    return ["--dist", "loadgroup", "-m", "", *(argument for argument in arguments if argument != "--long")]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
