"""From `main.py` to the program: when a window is wanted, and what an unfit machine hears."""

import ast
import runpy
import sys

import pytest

from clientdesk.errors import ExitCode, UserError
from installer import bootstrap, screen
from installer.house import CHECKOUT


@pytest.mark.parametrize("arguments", [[], ["my.clientdesk"], ["/home/li/客户.clientdesk"], ["--selftest", "out.png"]])
def test_a_window_is_wanted_unless_a_command_is_named(arguments: list[str]) -> None:
    assert bootstrap.wants_window(arguments)


@pytest.mark.parametrize("arguments", [["fields"], ["subject-access", "f", "P1"], ["--help"], ["--version"]])
def test_a_command_wants_no_window(arguments: list[str]) -> None:
    assert not bootstrap.wants_window(arguments)


def test_without_a_screen_the_commands_that_need_none_are_named() -> None:
    with pytest.raises(UserError, match=r"main\.py --help lists them \(new, show, search") as refused:
        screen.require_screen({"DISPLAY": "", "HOME": "/home/li"}, platform="linux")
    assert refused.value.code == ExitCode.USAGE


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"])
def test_any_screen_will_do(variable: str) -> None:
    screen.require_screen({variable: "x"}, platform="linux")


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_windows_and_macos_always_have_a_screen(platform: str) -> None:
    screen.require_screen({}, platform=platform)
    screen.require_answer({}, platform=platform)


def test_a_display_nobody_serves_is_named() -> None:
    with pytest.raises(UserError, match="The screen :4093 cannot be opened"):
        screen.require_answer({"DISPLAY": ":4093"}, platform="linux")


@pytest.mark.parametrize("script", ["main.py", "tests/__main__.py"])
def test_an_old_python_hears_one_sentence(script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 2, "final", 0))
    monkeypatch.setattr(sys, "version", "3.9.2 (default, Feb 28 2021)")
    with pytest.raises(SystemExit, match=r"^ClientDesk needs Python 3\.11 to 3\.14; this is Python 3\.9\.2\.$"):
        runpy.run_path(str(CHECKOUT / script), run_name="__main__")


def test_main_is_read_by_the_oldest_pythons() -> None:
    tree = ast.parse((CHECKOUT / "main.py").read_text("ascii"), feature_version=(3, 0))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.arg)]
