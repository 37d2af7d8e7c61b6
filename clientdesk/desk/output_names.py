"""What outputs are called: the journal keeps the keys of prints, books, exports and files for accounting packages."""

from collections.abc import Callable, Mapping

from clientdesk.dossier.trade.packages import SHIPPED
from clientdesk.i18n import N_, Catalogue, Sentence
from clientdesk.store.history import Naming, StepTold

GAVE_OUT = N_("Gave out sensitive data of {codes} ({output}): {reason}")
GAVE_TO_PACKAGE = N_("Give {n} documents to {name}")
# The modules that write them know each other by way of the history, so their keys stand here as they are kept.
BOOKS: Mapping[str, str] = {
    "register": N_("Client register (Excel)"),
    "records": N_("Whole records (Excel)"),
    "statements": N_("Financial statements (Excel)"),
    "ratios": N_("Ratios (Excel)"),
}
EXPORTS: Mapping[str, str] = {
    "vcard": N_("Contacts (vCard)"),
    "csv": N_("Tables (CSV)"),
    "documents": N_("Folder of documents"),
    "all": N_("Everything (JSON)"),
}


def step_told(step: StepTold, words: Catalogue) -> str:
    """What happened, in a language, outputs by their names."""
    return step.sentence(words, naming=_NAMING)


def output_name(key: str) -> Sentence:
    """The name of an output that is kept as "card full" or "export csv"; of one that there is no longer its key."""
    way, _space, name = key.partition(" ")
    titles: Mapping[str, Callable[[str], str | None]] = {"card": _layout, "ledger": BOOKS.get, "export": EXPORTS.get}
    title = titles[way](name) if way in titles else None
    return Sentence(title) if title else Sentence("{name}", {"name": key})


def _layout(name: str) -> str | None:
    # Layouts load what draws them; most steps name none.
    from clientdesk.exchange.cards import LAYOUTS

    layout = LAYOUTS.get(name)
    return layout.label if layout else None


def package_name(name: str) -> Sentence:
    """The name of a kind of file for accounting packages; those of the house's own are called as they were named."""
    shipped = SHIPPED.get(name)
    return Sentence(shipped.title) if shipped else Sentence("{name}", {"name": name})


def batch_name(batch: str, words: Catalogue) -> str:
    """What a file given to an accounting package is called, which is kept as "simple_voucher 2026-03-31 10:00"."""
    name, *moment = batch.rsplit(" ", 2)
    return " ".join([words.say(package_name(name)), *moment])


_NAMING: Naming = {GAVE_OUT: {"output": output_name}, GAVE_TO_PACKAGE: {"name": package_name}}
