"""Words that several steps of the import say: forms of files, what is done with a line, how sure a match is."""

from clientdesk.desk.importing.given import (
    ADD,
    DO_NEW,
    DO_REJECT,
    DO_SKIP,
    DO_UPDATE,
    FILL,
    GUESSED,
    KNOWN,
    NONE,
    OVERWRITE,
    REMEMBERED,
    SKIP,
    Line,
    Source,
)
from clientdesk.i18n import N_, Catalogue

FORMS = {
    "xlsx": N_("Excel workbook"),
    "xls": N_("Excel workbook (old form)"),
    "html": N_("Web page that is called a workbook"),
    "csv": N_("Text table (CSV)"),
    "tsv": N_("Text table (TSV)"),
    "clipboard": N_("Clipboard"),
    "vcf": N_("Contacts (vCard)"),
    "json": N_("ClientDesk export (JSON)"),
}
ACTIONS = {
    DO_NEW: N_("New"),
    DO_UPDATE: N_("Update"),
    DO_SKIP: N_("Skip"),
    DO_REJECT: N_("Error"),
}
DRAWINGS = {DO_NEW: "add", DO_UPDATE: "edit", DO_SKIP: "minus", DO_REJECT: "warning"}
"""The drawing before each action."""
DUPLICATES = {
    FILL: N_("Fill in what is blank"),
    SKIP: N_("Leave them as they are"),
    OVERWRITE: N_("Write over them"),
    ADD: N_("Add them once more"),
}
ONE = {
    FILL: N_("Fill in what is blank"),
    SKIP: N_("Leave it out"),
    OVERWRITE: N_("Write over it"),
}
"""The same for one line; what adding it once more is called depends on what it is."""
CERTAINTIES = {
    KNOWN: (N_("Known"), "done"),
    REMEMBERED: (N_("As last time"), "past"),
    GUESSED: (N_("Guessed"), "guess"),
    NONE: (N_("Not recognised"), "minus"),
}
"""{certainty: (word, drawing)}."""


def form_of(source: Source, words: Catalogue) -> str:
    """What a source is, and how much is in it."""
    told = [words.tr(FORMS.get(source.form, source.form))]
    if source.contacts:
        told.append(words.ntr("{n} client", "{n} clients", len(source.contacts.contacts)))
    if len(source.sheets) > 1:
        told.append(words.ntr("{n} sheet", "{n} sheets", len(source.sheets)))
    if source.sheets:
        told.append(words.ntr("{n} row", "{n} rows", sum(sheet.rows for sheet in source.sheets)))
    return " · ".join(told)


def place_of(line: Line, source: Source, words: Catalogue) -> str:
    """Where a line stands: the row of the only sheet, the sheet and the row, or the number of a contact."""
    row = f"{line.place.row:,}"
    if len(source.sheets) < 2:
        return row
    return words.tr(N_("{sheet}, row {row}"), sheet=source.sheets[line.place.sheet].name, row=row)
