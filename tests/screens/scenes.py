"""All screens and their states by name. One line declares one: what is done on the stage, and what is looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from tests.screens.stage import Stage

Act = Callable[[Stage], object]
"""Brings a screen about; a widget that it returns is looked at in place of the window."""


@dataclass(frozen=True)
class Scene:
    """`empty` wants a file without clients."""

    name: str
    act: Act
    empty: bool = False


@cache
def scenes() -> Mapping[str, Scene]:
    """{name: scene}, in the order in which a user comes by them."""
    # Imported late: a page that does not load yet spoils the screens of its own module alone.
    from tests.screens import (
        asking,
        at_client,
        at_credit,
        at_desk,
        at_import,
        at_insurance,
        at_letters,
        at_mailing,
        at_sales,
        at_service,
        at_statements,
        at_trade,
        dialogs,
        given,
        house,
        outside,
        tidying,
    )

    found: dict[str, Scene] = {}
    at_clients = (at_client, at_credit, at_statements, at_trade, at_sales, at_service, at_insurance, at_letters)
    for module in (outside, at_desk, asking, at_import, *at_clients, dialogs, at_mailing, given, tidying, house):
        for scene in module.SCENES:
            assert scene.name not in found, scene.name
            found[scene.name] = scene
    return found
