"""The lists of choices: stable codes, labels to translate."""

from clientdesk.dossier.choices import (
    countries,
    currencies,
    enterprise,
    evaluation,
    insurance,
    letters,
    person,
    sales,
    service,
    shared,
    statements,
    trade,
    work,
)
from clientdesk.dossier.types.chosen import Choices

LISTS: tuple[Choices, ...] = tuple(
    choices
    for module in (
        person,
        enterprise,
        shared,
        work,
        trade,
        sales,
        service,
        letters,
        insurance,
        evaluation,
        statements,
        countries,
        currencies,
    )
    for choices in vars(module).values()
    if isinstance(choices, Choices)
)
"""Every list, for tests, catalogues and the settings page that edits labels."""
