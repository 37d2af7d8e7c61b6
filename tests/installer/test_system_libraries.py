"""The libraries Qt needs of the system: which ones, and what the user is told where they cannot be brought in."""

from pathlib import Path

import pytest

from installer import system_libraries, system_packages
from installer.system_libraries import ALWAYS, WAYLAND, X11, Library

GL = Library("libGL.so.1", "libgl1", "libglvnd-glx", "libglvnd", "libglvnd")
PLAN = """NOTE: This is only a simulation!
Inst libxau6 (1:1.0.9-1 Debian:12 [amd64])
Inst libllvm15 (1:15.0.6-4+b1 Debian:12 [amd64])
Inst libgl1-mesa-dri (22.3.6-1 Debian:12 [amd64])
Inst libx11-6 (2:1.8.4-2 Debian:12 [amd64])
Conf libxau6 (1:1.0.9-1 Debian:12 [amd64])
"""


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, ALWAYS),
        ({"QT_QPA_PLATFORM": "offscreen", "DISPLAY": ":0"}, ALWAYS),
        ({"DISPLAY": ":0"}, ALWAYS + X11),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ALWAYS + WAYLAND),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, ALWAYS + X11),
    ],
)
def test_only_what_the_screen_needs_is_asked_for(environ: dict[str, str], expected: tuple[Library, ...]) -> None:
    assert system_libraries.needed(environ) == expected


def test_every_library_names_its_package_in_each_family_of_systems() -> None:
    libraries = ALWAYS + X11 + WAYLAND
    assert [library for library in libraries if not all(library)] == []
    assert len({library.soname for library in libraries}) == len(libraries)


def test_a_library_the_loader_does_not_find_is_missing() -> None:
    strange = Library("libclientdesk-does-not-exist.so.1", "a", "b", "c", "d")
    assert system_libraries.missing([strange]) == [strange]


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("apt-get", "sudo apt-get install --no-install-recommends libgl1"),
        ("dnf", "sudo dnf install libglvnd-glx"),
        ("pacman", "sudo pacman -S libglvnd"),
        ("zypper", "sudo zypper install libglvnd"),
    ],
)
def test_the_sentence_holds_the_command_of_this_system(
    monkeypatch: pytest.MonkeyPatch, manager: str, command: str
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}" if name == manager else None)
    monkeypatch.setattr(system_packages, "is_root", lambda: False)
    sentence = str(system_libraries.libraries_are_missing([GL, GL]))
    assert sentence.endswith(f"(libGL.so.1, libGL.so.1); install them with: {command}")


def test_root_is_not_told_to_use_sudo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_packages, "system_manager", lambda: "dnf")
    monkeypatch.setattr(system_packages, "is_root", lambda: True)
    assert system_packages.install_command(["a b"]) == "dnf install 'a b'"


def test_an_unknown_system_is_told_the_libraries_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "system_manager", lambda: None)
    assert "missing: libGL.so.1." in str(system_libraries.libraries_are_missing([GL]))


def test_drivers_of_graphics_cards_are_not_unpacked() -> None:
    assert system_libraries.packages_in(PLAN) == ["libxau6", "libx11-6"]


def test_unpacked_libraries_are_found_by_the_loader(tmp_path: Path) -> None:
    folder = tmp_path / "usr" / "lib" / "x86_64-linux-gnu"
    folder.mkdir(parents=True)
    assert not system_libraries.lies_in(tmp_path, [GL])
    (folder / "libGL.so.1").touch()
    assert system_libraries.lies_in(tmp_path, [GL])
    found = system_libraries.variables_for(tmp_path, {"LD_LIBRARY_PATH": "/mine"})
    assert found["LD_LIBRARY_PATH"] == f"/mine:{folder}"
