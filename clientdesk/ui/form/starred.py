"""How one pair of eyes reads a dossier: starred fields, sections left out or in another order.

Kept with the program for its user, not in the client file: it is a habit of reading and no fact about clients, nobody
would want it undone with a step of work, and two who share a file need not share it.
"""

import json
from collections.abc import Sequence

from clientdesk.dossier.fields import Kind
from clientdesk.ui.form.chapters import Chapter, chapters
from clientdesk.ui.remembered import Remembered

_CUSTOMS = "customs"


def starred(remembered: Remembered, kind: Kind) -> tuple[str, ...]:
    """The keys of the starred fields, in the order they were starred; those that are gone since are left out."""
    return tuple(key for key in _said(remembered, f"starred.{kind.name}") if key in kind.by_key)


def star(remembered: Remembered, kind: Kind, key: str) -> bool:
    """Star a field, or take its star away; whether it has one now."""
    before = starred(remembered, kind)
    after = tuple(one for one in before if one != key) if key in before else (*before, key)
    _say(remembered, f"starred.{kind.name}", after)
    return key in after


def arranged(remembered: Remembered, kind: Kind) -> tuple[Chapter, ...]:
    """The chapters of a kind in the user's order; those not heard of when it was chosen come last."""
    order = {name: place for place, name in enumerate(_said(remembered, f"order.{kind.name}"))}
    return tuple(sorted(chapters(kind), key=lambda chapter: order.get(chapter.name, len(order))))


def left_out(remembered: Remembered, kind: Kind) -> frozenset[str]:
    """The names of the chapters that are not shown."""
    return frozenset(_said(remembered, f"hidden.{kind.name}"))


def arrange(remembered: Remembered, kind: Kind, order: Sequence[str], hidden: Sequence[str]) -> None:
    """Put the chapters of a kind in an order (names) and leave some out."""
    _say(remembered, f"order.{kind.name}", order)
    _say(remembered, f"hidden.{kind.name}", hidden)


def keeps_customs(remembered: Remembered) -> bool:
    """Whether what belongs to Chinese customs is to be filled in wherever the house is."""
    return bool(_said(remembered, _CUSTOMS))


def keep_customs(remembered: Remembered, *, wanted: bool) -> None:
    """Show what belongs to Chinese customs, or only what is filled in of it."""
    _say(remembered, _CUSTOMS, ["chinese"] if wanted else [])


def _said(remembered: Remembered, name: str) -> tuple[str, ...]:
    try:
        said = json.loads(remembered.dossier.get(name, "[]"))
    except ValueError:
        return ()
    return tuple(one for one in said if isinstance(one, str)) if isinstance(said, list) else ()


def _say(remembered: Remembered, name: str, keys: Sequence[str]) -> None:
    remembered.dossier[name] = json.dumps(list(keys))
    remembered.save()
