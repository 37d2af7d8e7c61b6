"""Fetching packages: what a tool's failure means for the user, and what the lock files must hold."""

import importlib.util
import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

from installer import packages, system_packages
from installer.house import CHECKOUT

OFFLINE_UV = """error: Failed to fetch: `simple/alembic/`
  Caused by: error sending request for url
  Caused by: client error (Connect)
  Caused by: dns error: failed to lookup address information: Temporary failure in name resolution
"""
OFFLINE_PIP = """WARNING: Retrying (Retry(total=1)) after connection broken by 'NewConnectionError('...')'
ERROR: Could not find a version that satisfies the requirement uv==0.13.9 (from versions: none)
ERROR: No matching distribution found for uv==0.13.9
"""
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-build.lock", "requirements-uv.lock")


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        (OFFLINE_UV, "offline"),
        (OFFLINE_PIP, "offline"),
        ("ERROR: No matching distribution found for uv==0.13.9", "no_build"),
        ("cause: Because pyside6-pdf==6.12.0.140 has no wheels with a matching platform tag", "no_build"),
        ("error: Failed to extract archive\n  cause: No space left on device (os error 28)", "disk_full"),
        ("error: Failed to write to the cache\n  cause: Disk quota exceeded (os error 122)", "disk_full"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "wrong_hash"),
        ("error: Hash mismatch for `alembic==1.20.1`", "wrong_hash"),
    ],
)
def test_a_tools_failure_becomes_a_sentence(tmp_path: Path, printed: str, key: str) -> None:
    error = packages.meaning(printed, tools=tmp_path)
    assert error.key == key
    assert "{" not in str(error)


def test_an_unknown_failure_shows_its_last_line_and_keeps_the_rest(tmp_path: Path) -> None:
    error = packages.meaning("first\nsomething odd\n\n", tools=tmp_path)
    assert str(error) == "ClientDesk's packages could not be installed: something odd"
    assert (tmp_path / packages.LOG).read_text() == "first\nsomething odd\n\n"
    assert error.values["log"] == tmp_path / packages.LOG


def test_uv_fetches_from_the_mirror_that_pip_is_told_to_use() -> None:
    listed = "global.index-url='https://mirror.example/simple'\nglobal.timeout='60'\n:env:.cert='/etc/our-ca.pem'\n"
    assert packages.settings_for_uv(listed) == {
        "UV_DEFAULT_INDEX": "https://mirror.example/simple",
        "SSL_CERT_FILE": "/etc/our-ca.pem",
    }


def test_the_environments_setting_goes_before_the_files() -> None:
    listed = ":env:.index-url='https://b.example'\nglobal.index-url='https://a.example'\n"
    assert packages.settings_for_uv(listed) == {"UV_DEFAULT_INDEX": "https://b.example"}


@dataclass(frozen=True)
class Machine:
    """Which Python runs ClientDesk, and what is there to bring pip."""

    prefix: str = "/usr"
    base: str = "/usr"
    manager: str | None = "apt-get"
    ensurepip: bool = True


@pytest.mark.parametrize(
    ("machine", "told"),
    [
        (Machine(), "Install it with: sudo apt-get install python3-pip"),
        (Machine(manager="pacman"), "Install it with: sudo pacman -S python-pip"),
        (Machine(ensurepip=False), "Install it with: sudo apt-get install python3-pip"),
        (Machine("/usr/local", "/usr/local"), "Install it with: '/my python' -m ensurepip"),
        (Machine("/mac", "/mac", None), "Install it with: '/my python' -m ensurepip"),
        (Machine("/mac", "/mac", None, ensurepip=False), "Start ClientDesk with a Python that has it"),
        (Machine("/home/me/env"), "Bring it into it with: '/my python' -m ensurepip"),
        (Machine("/home/me/env", ensurepip=False), "Leave it with: deactivate"),
    ],
)
def test_a_missing_pip_is_answered_with_what_brings_it_to_this_python(
    monkeypatch: pytest.MonkeyPatch, machine: Machine, told: str
) -> None:
    monkeypatch.setattr(sys, "prefix", machine.prefix)
    monkeypatch.setattr(sys, "base_prefix", machine.base)
    monkeypatch.setattr(sys, "executable", "/my python")
    monkeypatch.setattr(packages, "system_manager", lambda: machine.manager)
    monkeypatch.setattr(system_packages, "system_manager", lambda: machine.manager)
    monkeypatch.setattr(system_packages, "is_root", lambda: False)
    found = object() if machine.ensurepip else None
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: found if name == "ensurepip" else None)
    problem = packages.pip_is_missing()
    assert told.replace("apt-get install", "apt-get install --no-install-recommends") in str(problem)
    assert problem.key == "pip_missing"


@pytest.mark.parametrize("name", LOCKS)
def test_every_pinned_package_has_a_hash_and_no_host_is_named(name: str) -> None:
    text = (CHECKOUT / name).read_text("utf-8")
    blocks = re.split(r"^(?=\S+==)", text, flags=re.MULTILINE)[1:]
    assert len(blocks) == packages.count(CHECKOUT / name)
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []
    assert "://" not in text


def pinned(name: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==([\w.]+)", (CHECKOUT / name).read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", ["requirements-dev.lock", "requirements-build.lock"])
def test_tests_and_build_use_the_very_packages_the_program_runs_with(name: str) -> None:
    assert pinned("requirements.lock").items() <= pinned(name).items()


@pytest.mark.parametrize(
    ("group", "name"),
    [
        ("", "requirements.lock"),
        ("dev", "requirements-dev.lock"),
        ("build", "requirements-build.lock"),
        ("uv", "requirements-uv.lock"),
    ],
)
def test_the_lock_files_follow_the_declared_dependencies(group: str, name: str) -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    declared = project["dependency-groups"][group] if group else project["project"]["dependencies"]
    wanted = dict(line.lower().split("==") for line in declared)
    assert wanted.items() <= pinned(name).items()
