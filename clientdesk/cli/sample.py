"""The command of the sample clients: how many there are, put them on the desk, take them off again."""

from collections.abc import Sequence

from clientdesk.cli import output
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.errors import ExitCode
from clientdesk.i18n import N_


def sample(arguments: Arguments) -> int:
    """Add or remove the sample clients; how many are there afterwards."""
    done: dict[str, object] = {}
    kept: Sequence[str] = ()
    with open_desk(arguments, read_only=not (arguments.add or arguments.remove)) as desk:
        if arguments.add:
            desk.language = words(arguments).language
            done = {"added": desk.sample.add().added}
        elif arguments.remove:
            removed = desk.sample.remove()
            kept = removed.kept
            done = {"erased": removed.erased, "kept": list(kept)}
        count = desk.sample.count()
    if arguments.json:
        output.document({"count": count, **done})
        return ExitCode.DONE
    output.line(words(arguments).ntr("{n} sample client in the file.", "{n} sample clients in the file.", count))
    if kept:
        text = N_("Changed since they were added, so moved to the trash: {names}")
        output.line(words(arguments).tr(text, names=", ".join(kept)))
    return ExitCode.DONE
