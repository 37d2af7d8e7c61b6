"""The help of the command line: in the language of its reader, whole, and never wider than the terminal."""

import unicodedata

import pytest

from clientdesk.cli.parser import build
from clientdesk.cli.speaking import CONTEXT, language_of
from clientdesk.exchange.cards import LAYOUTS
from clientdesk.i18n import catalogue
from tests.shell import Cli, cli

__all__ = ["cli"]
COMMANDS = ("new", "card", "query", "export", "restore")


@pytest.mark.parametrize(
    ("arguments", "env", "language"),
    [
        ((), {}, "en"),
        ((), {"LANG": "C.UTF-8"}, "en"),
        ((), {"LANG": "zh_CN.UTF-8"}, "zh_CN"),
        ((), {"LANG": "zh_HK.UTF-8"}, "zh_TW"),
        ((), {"LANG": "zh_CN.UTF-8", "LC_ALL": "zh_TW.UTF-8"}, "zh_TW"),
        ((), {"LANG": "de_DE.UTF-8"}, "en"),
        (("card", "--lang", "zh_CN"), {"LANG": "zh_TW.UTF-8"}, "zh_CN"),
        (("card", "--lang=en"), {"LANG": "zh_TW.UTF-8"}, "en"),
        (("card", "--lang"), {}, "en"),
    ],
)
def test_the_language_is_that_asked_for_or_that_of_the_terminal(
    arguments: tuple[str, ...], env: dict[str, str], language: str
) -> None:
    assert language_of(arguments, env) == language


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_the_help_of_every_command_speaks_chinese(cli: Cli, language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
    words = catalogue(language)
    for command in ((), *((name,) for name in COMMANDS)):
        told = cli(*command, "--help")
        assert told.code == 0
        for english in ("usage:", "options:", "positional arguments", "show this help message", "exit codes"):
            assert english not in told.out
        assert words.label(CONTEXT, "Make a new client file.") in cli("--help").out


def test_lines_of_chinese_help_fit_the_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")
    lines = [line for name in COMMANDS for line in cli(name, "--help").out.splitlines()]
    widths = {line: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in line) for line in lines}
    assert {line: width for line, width in widths.items() if width > 80} == {}


def test_the_layouts_of_cards_are_named_in_the_language(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_TW.UTF-8")
    told = "".join(cli("card", "--help").out.split())
    assert f"summary:{catalogue('zh_TW').tr(LAYOUTS['summary'].label)}".replace(" ", "") in told


def test_arguments_are_read_alike_in_every_language() -> None:
    for language in ("en", "zh_CN", "zh_TW"):
        given = build(catalogue(language)).parse_args(["card", "x.clientdesk", "--all", "--out", "y.pdf"])
        assert (given.command, given.all, str(given.out)) == ("card", True, "y.pdf")
