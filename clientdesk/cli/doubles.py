"""Doubles by command: listing them with the reasons, merging the safe ones, making one file of two."""

import argparse
from collections.abc import Callable

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, done, open_desk, words
from clientdesk.desk.doubles.given import Losers, MergedAll, Pair, Side
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue


def add_commands(add: Callable[[str, str], argparse.ArgumentParser]) -> None:
    """The arguments of the commands; `add` makes one with its name and help."""
    doubles = add("duplicates", "List the files that may be of the same client, with the reasons.")
    doubles.add_argument(
        "--least", type=_share, default=0.9, metavar="S", help="from this score on, 0 to 1 (default 0.9)"
    )
    doubles.add_argument("--merge-safe", action="store_true", help="merge those that lose nothing by it, as one step")
    merge = add("merge", "Make one file of two; the second goes to the trash, its code finds the first.")
    merge.add_argument("keep", metavar="KEEP", help="the code of the file that stays")
    merge.add_argument("drop", metavar="DROP", help="the code of the file that becomes part of it")
    merge.add_argument(
        "--take",
        action="append",
        default=[],
        metavar="KEY=SIDE",
        help="the value of a field: keep, drop or both (repeatable; default: what is suggested)",
    )
    merge.add_argument("--without-note", action="store_true", help="do not note the values that give way")


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError("a number from 0 to 1 is needed")
    return share


def duplicates(arguments: Arguments) -> int:
    """List the files that may be of the same client; with --merge-safe merge those of which nothing would be lost."""
    with open_desk(arguments, read_only=not arguments.merge_safe) as desk:
        pairs = desk.doubles.scan(least=arguments.least)
        merged = desk.doubles.merge_all([pair for pair in pairs if pair.safe]) if arguments.merge_safe else None
    said = words(arguments)
    if merged is not None:
        _tell_merged(arguments, merged)
    elif arguments.json:
        output.document([_as_data(pair, said) for pair in pairs])
    else:
        for pair in pairs:
            _tell(pair, said)
        output.line(said.ntr("{n} pair.", "{n} pairs.", len(pairs)))
    return ExitCode.DONE


def _as_data(pair: Pair, said: Catalogue) -> dict[str, object]:
    """`{"one", "other": {"code", "name"}, "score", "safe", "reasons": [{"text", "bits"}]}`."""
    return {
        "one": {"code": pair.one.code, "name": pair.one.name},
        "other": {"code": pair.other.code, "name": pair.other.name},
        "score": pair.score,
        "safe": pair.safe,
        "reasons": [{"text": reason.sentence(said), "bits": round(reason.weight, 1)} for reason in pair.reasons],
    }


def _tell(pair: Pair, said: Catalogue) -> None:
    safe = f"  {said.tr(N_('nothing would be lost'))}" if pair.safe else ""
    head = f"{pair.score:.2f}  {pair.one.code}  {pair.one.name}  =  {pair.other.code}  {pair.other.name}{safe}"
    output.line(head)
    for reason in pair.reasons:
        output.line(f"      {'−' if reason.is_against else '+'} {reason.sentence(said)}")


def _tell_merged(arguments: Arguments, done_: MergedAll) -> None:
    if arguments.json:
        told = [{"keep": one.keep, "drop": one.drop} for one in done_.merged]
        output.document({"merged": told, "left": len(done_.left), "step": done_.changed.step})
        return
    for one in done_.merged:
        output.line(f"{one.drop} → {one.keep}")
    output.line(words(arguments).ntr("{n} file merged.", "{n} files merged.", len(done_.merged)))


def merge(arguments: Arguments) -> int:
    """Make one file of two."""
    choices = dict(_choice(text) for text in arguments.take)
    losers = Losers.TRASH if arguments.without_note else Losers.NOTE
    with open_desk(arguments) as desk:
        merged = desk.doubles.merge(arguments.keep, arguments.drop, choices=choices, losers=losers)
    told = {"keep": merged.keep, "drop": merged.drop, "turned": merged.turned, "noted": merged.noted}
    done(arguments, {**told, "step": merged.changed.step}, N_("Merged {drop} into {keep} (step {step})."))
    return ExitCode.DONE


def _choice(text: str) -> tuple[str, Side]:
    key, _, side = text.partition("=")
    if side not in list(Side) or not key:
        raise UserError(
            N_("{choice} is not of the form KEY=keep, KEY=drop or KEY=both."),
            code=ExitCode.USAGE,
            key="usage",
            hint=N_("Use --help to see the commands and their arguments."),
            choice=key[:40],
        )
    return key, Side(side)
