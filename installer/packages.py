"""Fetching Python packages: a pinned package tool first, then everything in a hashed lock file, wheels only."""

import importlib.util
import os
import re
import shlex
import shutil
import ssl
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_
from installer.house import python_in
from installer.system_packages import install_command, system_manager
from installer.voice import tell

TOOL_LOCK = "requirements-uv.lock"
PIP = (sys.executable, "-m", "pip", "--disable-pip-version-check")
HASHED_WHEELS = ("--no-deps", "--require-hashes", "--only-binary", ":all:")
PIP_INSTALL = ("install", *HASHED_WHEELS, "--progress-bar", "off", "--root-user-action", "ignore")
PIP_PACKAGES = {"apt-get": "python3-pip", "dnf": "python3-pip", "pacman": "python-pip", "zypper": "python3-pip"}
LOG = "setup.log"

# What pip or uv print, and what it means for the user; the first that is found speaks.
MEANINGS = (
    (
        r"No space left on device|os error 28|not enough space on the disk|os error 112|Disk quota exceeded",
        "disk_full",
        N_("The disk is full: ClientDesk needs about 1 GB at {folder}. Free some space and start it again."),
    ),
    (
        r"DO NOT MATCH THE HASHES|[Hh]ash mismatch",
        "wrong_hash",
        N_(
            "A downloaded package is not the one ClientDesk was tested with, so nothing was installed. Try again later."
        ),
    ),
    (
        (
            r"Temporary failure in name resolution|Name or service not known|getaddrinfo failed|nodename nor servname|"
            r"dns error|[Cc]onnection refused|Network is unreachable|[Cc]onnection reset|timed out|"
            r"error sending request|"
            r"NewConnectionError|error trying to connect|ProxyError|client error \(Connect\)|failed to lookup address"
        ),
        "offline",
        N_(
            "The first start fetches ClientDesk's packages, and the package index cannot be reached. Connect this"
            " computer to the internet and start again; later starts need no connection."
        ),
    ),
    (
        r"no wheels with a matching|no usable wheels|not a supported wheel|No matching distribution found",
        "no_build",
        N_(
            "There is no ready-made build of one of ClientDesk's packages for this computer. It needs 64-bit"
            " Windows 10, macOS 14, or Linux with glibc 2.34 (on ARM 2.39)."
        ),
    ),
)


def count(lock: Path) -> int:
    """How many packages a lock file pins."""
    return len(re.findall(r"^\S+==", lock.read_text("utf-8"), re.MULTILINE))


def install(lock: Path, *, into: Path, tools: Path) -> None:
    """Make a new environment at `into` with everything `lock` pins; raises `UserError`."""
    uv = find_uv(lock.with_name(TOOL_LOCK), tools)
    environ = uv_environment(os.environ)
    if uv is None:
        tell(N_("The package tool uv has no build for this computer; pip does the work and takes longer."))
        make = [sys.executable, "-m", "venv", "--without-pip"]
        fetch = [*PIP, "--python", str(python_in(into)), *PIP_INSTALL]
    else:
        make = [uv, "venv", "--quiet", "--no-project", "--relocatable", "--python", sys.executable]
        fetch = [uv, "pip", "install", "--python", str(python_in(into)), *HASHED_WHEELS, "--compile-bytecode"]
    run([*make, str(into)], tools=tools, environ=environ)
    run([*fetch, "-r", str(lock)], tools=tools, environ=environ)


def find_uv(lock: Path, tools: Path) -> str | None:
    """The package tool: the pinned one, fetched with pip if need be, or the machine's; None where only pip is left."""
    version = re.findall(r"^uv==(\S+)", lock.read_text("utf-8"), re.MULTILINE)[0]
    folder = tools / f"uv-{version}"
    program = folder / "bin" / ("uv.exe" if sys.platform == "win32" else "uv")
    if program.exists():
        return str(program)
    elsewhere = shutil.which("uv")
    if importlib.util.find_spec("pip") is None:
        if elsewhere is None:
            raise pip_is_missing()
        return elsewhere
    building = folder.with_name(f"{folder.name}.building-{os.getpid()}")
    try:
        run([*PIP, *PIP_INSTALL, "--target", str(building), "-r", str(lock)], tools=tools, environ=pip_environment())
    except UserError as error:
        shutil.rmtree(building, ignore_errors=True)
        if error.key != "no_build":
            raise
        return elsewhere
    shutil.rmtree(folder, ignore_errors=True)
    building.rename(folder)
    return str(program)


def pip_environment() -> dict[str, str]:
    """The user's own settings for pip (mirrors, proxies, certificates) without those that move what it installs."""
    return {**os.environ, "PIP_USER": "0", "PIP_REQUIRE_VIRTUALENV": "0", "PIP_RETRIES": "2"}


def uv_environment(environ: Mapping[str, str]) -> dict[str, str]:
    """What uv is told: use this Python, trust the system's certificates, and fetch from where pip fetches."""
    settled = {"UV_PYTHON_DOWNLOADS": "never", **environ}
    paths = ssl.get_default_verify_paths()
    if sys.platform != "linux" or paths.cafile or paths.capath:
        settled.setdefault("UV_SYSTEM_CERTS", "1")
    if importlib.util.find_spec("pip") is not None:
        listed = subprocess.run([*PIP, "config", "list"], capture_output=True, text=True, check=False).stdout
        for name, value in settings_for_uv(listed).items():
            settled.setdefault(name, value)
    return settled


def settings_for_uv(listed: str) -> dict[str, str]:
    """What `pip config list` printed, under the names uv reads; the environment goes before a command's own section."""
    found: dict[str, str] = {}
    for section in ("global", "install", ":env:"):
        for key, name in (("index-url", "UV_DEFAULT_INDEX"), ("cert", "SSL_CERT_FILE"), ("proxy", "ALL_PROXY")):
            value = re.search(rf"^{section}\.{key}='(.*)'$", listed, re.MULTILINE)
            if value:
                found[name] = value[1]
    return found


def run(command: list[str], *, tools: Path, environ: Mapping[str, str]) -> None:
    """Run one tool, passing on the lines that say what is being downloaded; raises `UserError` saying why it failed."""
    tools.mkdir(parents=True, exist_ok=True)
    printed = []
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        env=environ,
        cwd=tools,  # a settings file of the user's working folder is not for us
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            printed.append(line)
            if line.strip().startswith("Downloading "):
                tell("  {line}", line=line.strip())
    if process.returncode:
        raise meaning("".join(printed), tools=tools)


def meaning(output: str, *, tools: Path) -> UserError:
    """The sentence for what a package tool printed before it gave up; all it printed is kept in the log."""
    log = tools / LOG
    try:
        log.write_text(output, "utf-8")
    except OSError:
        log = Path(os.devnull)
    for pattern, key, text in MEANINGS:
        if re.search(pattern, output):
            return UserError(text, code=ExitCode.DISK, key=key, folder=tools.parent)
    return UserError(
        N_("ClientDesk's packages could not be installed: {line}"),
        code=ExitCode.DISK,
        key="not_installed",
        hint=N_("The package tool's own words are in {log}."),
        line=([line.strip() for line in output.splitlines() if line.strip()] or ["?"])[-1],
        log=log,
    )


_OF_THE_SYSTEM = "/usr"
"""Where the Python is that a Linux system brings along, and for which its packages are."""
_LEAVE = N_(
    "This virtual environment has no package tool pip and cannot make it. Leave it with: deactivate; then start "
    "ClientDesk again."
)
_ANOTHER_PYTHON = N_(
    "{python} has no package tool pip and cannot make it. Start ClientDesk with a Python that has it, such as the one "
    "from python.org."
)


def pip_is_missing() -> UserError:
    """The sentence with what brings pip to this very Python: a system's packages are for the system's own."""
    by_itself = importlib.util.find_spec("ensurepip") is not None
    command = shlex.join([sys.executable, "-m", "ensurepip"])
    if sys.prefix != sys.base_prefix:
        missing = N_("This virtual environment has no package tool pip. Bring it into it with: {command}")
        return _no_pip(missing, command=command) if by_itself else _no_pip(_LEAVE)
    manager = system_manager()
    if manager and sys.prefix == _OF_THE_SYSTEM:
        command = install_command([PIP_PACKAGES[manager]])
    elif not by_itself:
        return _no_pip(_ANOTHER_PYTHON, python=sys.executable)
    return _no_pip(N_("Python's package tool pip is missing. Install it with: {command}"), command=command)


def _no_pip(text: str, **values: str) -> UserError:
    return UserError(text, code=ExitCode.DISK, key="pip_missing", **values)
