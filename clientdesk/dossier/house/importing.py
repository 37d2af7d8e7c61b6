"""What the house remembers of tables that were brought in."""

from clientdesk.dossier.fields import Field, Group, Rows, Section
from clientdesk.dossier.types import BOOL, DATE, LONG_TEXT, Text
from clientdesk.i18n import N_


class ImportLayout(Group, name="import_layouts"):
    """A table by its headings, and what its columns meant.

    `fingerprint` is that of the headings, `columns` the fields in their order as JSON.
    """

    fingerprint = Field(N_("Fingerprint"), Text(64), required=True, inner=True)
    title = Field(N_("Sheet"), Text(120), inner=True)
    kind = Field(N_("Kind"), Text(20), required=True, inner=True)
    level = Field(N_("Level"), Text(60), inner=True)
    columns = Field(N_("Columns"), LONG_TEXT, required=True, inner=True)
    used = Field(N_("Last used"), DATE, inner=True)


class Importing(Section, of="house", id="H7", title=N_("Importing")):
    """Which columns of which tables are which fields."""

    forget_layouts = Field(N_("Do not remember tables that are brought in"), BOOL, id="H7.1+", inner=True)
    import_layouts = Field(N_("Tables remembered"), Rows(ImportLayout), id="H7.2+", inner=True)
