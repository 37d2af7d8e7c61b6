"""What the pages of the import bring in: clients, or policies with their holders; where it goes, how it is called."""

from collections.abc import Callable
from dataclasses import dataclass

from clientdesk.desk import Desk
from clientdesk.desk.importing.importing import Importing
from clientdesk.dossier.fields import Kind
from clientdesk.i18n import N_, Catalogue

Counted = Callable[[Catalogue, int], str]
"""A sentence for so many."""


@dataclass(frozen=True)
class Said:
    """How things are called: the window, one row, what is there already (`matched` above the column of such), leaving
    some out, adding one beside another, where unread text goes, and the button that shows what is new."""

    title: str
    row: str
    here: str
    leave_out: str
    add: str
    matched: str
    keep: str
    kept: str
    kept_now: str
    show_new: str
    listed: str
    go: Counted
    going: Counted
    lost: Counted


@dataclass(frozen=True)
class What:
    """`importing` is the part of the desk that does it."""

    importing: Importing
    said: Said

    def kind(self, name: str) -> Kind:
        """The kind of rows of this name."""
        return next(kind for kind in self.importing.kinds if kind.name == name)


_CLIENTS = Said(
    title=N_("Import"),
    row=N_("a client"),
    here=N_("Clients that are here already"),
    leave_out=N_("Leave these clients out"),
    add=N_("Add as another client"),
    matched=N_("Already here as"),
    keep=N_("Keep their text in the notes"),
    kept=N_(
        "What is left out stands in the client's notes then, with its heading; private numbers wait at their field."
    ),
    kept_now=N_("Their text is kept in the notes, or waits at the field."),
    show_new=N_("Show the new clients"),
    listed=N_("Clients in the file"),
    go=lambda words, n: words.ntr("Import {n} client", "Import {n} clients", n),
    going=lambda words, n: words.ntr("{n} client is being brought in…", "{n} clients are being brought in…", n),
    lost=lambda words, n: words.ntr("{n} client was not brought in.", "{n} clients were not brought in.", n),
)
_POLICIES = Said(
    title=N_("Import policies"),
    row=N_("a policy with its holder"),
    here=N_("Policies that are here already"),
    leave_out=N_("Leave these policies out"),
    add=N_("Add as another policy"),
    matched=N_("Policy that is here"),
    keep=N_("Keep their text in the remarks"),
    kept=N_("What is left out stands in the remarks of the policy then, with its heading."),
    kept_now=N_("Their text is kept in the remarks of the policies."),
    show_new=N_("Show the policies"),
    listed=N_("Policies in the file"),
    go=lambda words, n: words.ntr("Import {n} policy", "Import {n} policies", n),
    going=lambda words, n: words.ntr("{n} policy is being brought in…", "{n} policies are being brought in…", n),
    lost=lambda words, n: words.ntr("{n} policy was not brought in.", "{n} policies were not brought in.", n),
)


def clients(desk: Desk) -> What:
    """Persons and enterprises."""
    return What(desk.importing, _CLIENTS)


def policies(desk: Desk) -> What:
    """A book of business: policies, each with its holder."""
    return What(desk.insurance.importing, _POLICIES)
