"""The help of the command line in the language of its reader: what the parser says is translated as it stands."""

import argparse
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from clientdesk.i18n import LANGUAGES, N_, Catalogue

CONTEXT = "command"
"""Of the texts of commands in the catalogues."""
_TRADITIONAL = ("TW", "HK", "MO", "HANT")
_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
_TITLES = {
    "positional arguments": N_("arguments"),
    "options": N_("options"),
    "optional arguments": N_("options"),
}
_USAGE = N_("usage:")
_HELP = N_("show this help and stop")


def language_of(arguments: Sequence[str], env: Mapping[str, str]) -> str:
    """The language asked for with --lang, else that of the terminal, else English."""
    for place, argument in enumerate(arguments):
        name, _, said = argument.partition("=")
        if name == "--lang":
            asked = said or next(iter(arguments[place + 1 : place + 2]), "")
            return asked if asked in LANGUAGES else "en"
    locale = next((env[name] for name in _VARIABLES if env.get(name)), "").partition(".")[0]
    parts = locale.replace("-", "_").upper().split("_")
    if parts[0] != "ZH":
        return "en"
    return "zh_TW" if any(part in _TRADITIONAL for part in parts) else "zh_CN"


def texts(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Everything that the help of a parser and of its commands says, but for what is worked out."""
    yield from filter(None, (parser.description,))
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way to them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            yield from (choice.help for choice in action._choices_actions if choice.help)  # noqa: SLF001
            for command in action.choices.values():
                yield from texts(command)
        elif isinstance(action.help, str) and not _is_ours(action):
            yield action.help


def speak(parser: argparse.ArgumentParser, words: Catalogue, worked_out: Mapping[tuple[str, str], str]) -> None:
    """Have a parser and its commands speak a language. `worked_out` holds texts that are put together of others:
    {(command, argument): text}."""
    parser.formatter_class = partial(_Formatter, words=words)
    command = parser.prog.rpartition(" ")[2]
    if parser.description:
        parser.description = words.label(CONTEXT, parser.description)
    for group in parser._action_groups:  # noqa: SLF001 - argparse offers no other way to them
        if group.title in _TITLES:
            group.title = words.tr(_TITLES[group.title])
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for choice in action._choices_actions:  # noqa: SLF001
                choice.help = words.label(CONTEXT, choice.help or "")
            for each in action.choices.values():
                speak(each, words, worked_out)
        elif _is_ours(action):
            action.help = words.tr(_HELP)
        elif isinstance(action.help, str) and action.help is not argparse.SUPPRESS:
            action.help = worked_out.get((command, action.dest)) or words.label(CONTEXT, action.help)


def _is_ours(action: argparse.Action) -> bool:
    """Whether argparse itself says what an argument is."""
    return action.dest == "help"


class _Formatter(argparse.HelpFormatter):
    """Breaks lines by the room that letters take: Chinese ones take two places and stand without spaces."""

    def __init__(self, prog: str, *, words: Catalogue, **more: Any) -> None:
        super().__init__(prog, **more)
        self.words = words

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, prefix or f"{self.words.tr(_USAGE)} ")

    def _split_lines(self, text: str, width: int) -> list[str]:
        return _wrapped(" ".join(text.split()), width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        """Texts of several lines stand as they are."""
        lines = text.splitlines() if "\n" in text else _wrapped(text, width - len(indent))
        return "\n".join(f"{indent}{line}" for line in lines)


def _wrapped(text: str, width: int) -> list[str]:
    """Lines of at most so many places, broken at spaces and between Chinese letters."""
    lines, line, taken = [], "", 0
    for piece in _pieces(text):
        room = sum(_places(letter) for letter in piece)
        if taken + room > width and line.strip():
            lines.append(line.rstrip())
            line, taken, piece = "", 0, piece.lstrip()
            room = sum(_places(letter) for letter in piece)
        line += piece
        taken += room
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _pieces(text: str) -> Iterator[str]:
    """What must not be broken: words with the space before them, Chinese letters one by one."""
    word = ""
    for letter in text:
        if letter == " " or (_places(letter) == 2 and not _clings(letter)):
            yield word
            word = letter
        else:
            word += letter
    yield word


def _clings(letter: str) -> bool:
    """Whether a letter must not begin a line."""
    return letter in "，。；：、！？）」』”》"


def _places(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
