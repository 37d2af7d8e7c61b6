"""The command that prints: cards, lists and blank forms, as a PDF or as pictures."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from clientdesk.cli.given import Arguments, done, open_desk, usage_error
from clientdesk.desk import Desk
from clientdesk.desk.cards import BLANK, Blank, Draw, PrintWish, Who
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_

_PICTURE = ".png"
_HANDOUT = "handout"


def card(arguments: Arguments) -> int:
    """Print, and tell the file or files, the pages, and who was left out."""
    picture = arguments.out.suffix.lower() == _PICTURE
    _refuse_contradictions(arguments, picture=picture)
    with open_desk(arguments, read_only=not arguments.reason) as desk:
        who = _who(desk, arguments)
        wish = PrintWish(
            arguments.layout,
            arguments.lang,
            arguments.profile or "work",
            arguments.reason,
            _fields(desk, arguments.layout, arguments.fields),
            arguments.private_qr,
        )
        files: Sequence[Path] = (arguments.out,)
        if picture:
            made, files = desk.cards.save_pictures(who, arguments.out, wish=wish, draw=_draw(arguments))
        else:
            made = desk.cards.save(who, arguments.out, wish=wish)
    told = {"file": str(files[0]), "files": [str(file) for file in files], "pages": made.pages}
    left_out = {"withheld": list(made.withheld), "codes": ", ".join(made.withheld)} if made.withheld else {}
    if left_out:
        done(arguments, {**told, **left_out}, N_("Wrote {file}; never printed, so left out: {codes}."))
    else:
        done(arguments, told, N_("Wrote {file}."))
    return ExitCode.DONE


def _refuse_contradictions(arguments: Arguments, *, picture: bool) -> None:
    named = bool(arguments.codes) + arguments.all + bool(arguments.kind)
    if named != 1:
        raise usage_error(N_("Name the clients to print, or give --all, or --kind for a form that is nobody's yet."))
    if arguments.kind and arguments.layout != BLANK:
        raise usage_error(N_("A kind of client is named for a form only (--layout blank)."))
    if picture and (arguments.reason or arguments.profile not in (None, _HANDOUT)):
        raise usage_error(N_("A picture shows only what may leave the house: leave --profile and --reason out."))


def _who(desk: Desk, arguments: Arguments) -> Who:
    if arguments.kind:
        return Blank(desk.client_kind(arguments.kind).name)
    return desk.cards.every_code() if arguments.all else tuple(arguments.codes)


def _fields(desk: Desk, layout: str, keys: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """The keys by kind; refused where no kind of client has such a field on this card."""
    if not keys:
        return {}
    offered = {kind.name: {field.key for field in desk.house.offered(layout, kind.name)} for kind in desk.client_kinds}
    for key in keys:
        if not any(key in known for known in offered.values()):
            raise UserError(
                N_("{field}: no card of this layout can show it."),
                key="unknown_field",
                hint=N_("The command layout lists what can be shown."),
                field=key[:60],
            )
    return {kind: tuple(key for key in keys if key in known) for kind, known in offered.items()}


def _draw(arguments: Arguments) -> Draw:
    drawing: Draw | None = arguments.draw
    if drawing is None:
        raise UserError(
            N_("This computer lacks what pictures are drawn with; nothing was written."),
            code=ExitCode.REFUSED,
            key="no_pictures",
            hint=N_("Write a PDF instead."),
        )
    return drawing
