"""What SQL is taught besides: texts and telephone numbers as they are compared, days by the Chinese calendar.

Each gives nothing for nothing and never fails, whatever a damaged file holds.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import wraps
from typing import Any

from clientdesk.dossier.folding import fold
from clientdesk.dossier.lunar import lunar_of
from clientdesk.dossier.queries.days import lunar_day
from clientdesk.dossier.reading.phones import normal_phone, phone_digits


def _safe(function: Callable[[str], str]) -> Callable[[object], str | None]:
    @wraps(function)
    def called(value: object) -> str | None:
        if not isinstance(value, str):
            return None
        try:
            return function(value)
        except ValueError:
            return None

    return called


def _safe_there(function: Callable[[str, str], str]) -> Callable[[object, object], str | None]:
    def called(value: object, region: object) -> str | None:
        return _safe(lambda text: function(text, str(region)))(value)

    return called


def _lunar(day: str) -> str:
    return lunar_day(lunar_of(date.fromisoformat(day)))


FUNCTIONS: Mapping[str, Callable[[object], str | None]] = {
    "folded": _safe(fold),
    "lunar_day": _safe(_lunar),
}
"""The functions by their names in SQL, each of one argument."""
OF_PLACE: Mapping[str, Callable[[object, object], str | None]] = {
    "normal_phone": _safe_there(normal_phone),
    "phone_digits": _safe_there(phone_digits),
}
"""Those of a number and the country it belongs to where it tells none."""


def teach(connection: Any) -> None:
    """Make the functions known to a driver connection."""
    for name, function in FUNCTIONS.items():
        connection.create_function(name, 1, function, deterministic=True)
    for name, of_place in OF_PLACE.items():
        connection.create_function(name, 2, of_place, deterministic=True)
