"""Fetching packages: what a tool's failure means for the user, and what the lock files must hold."""

import re
import tomllib
from pathlib import Path

import pytest

from installer import packages
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


def test_a_missing_pip_is_answered_with_the_command_that_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "system_manager", lambda: "apt-get")
    monkeypatch.setattr(packages, "install_command", lambda names: " ".join(["sudo apt-get install", *names]))
    assert "sudo apt-get install python3-pip" in str(packages.pip_is_missing())


def test_a_missing_pip_without_a_package_manager_names_pythons_own_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "system_manager", lambda: None)
    assert "-m ensurepip" in str(packages.pip_is_missing())


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
