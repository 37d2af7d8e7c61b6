"""The views of the house: questions kept under a name, with the looks of their lists."""

from clientdesk.dossier.fields import Field, Group, Rows, Section
from clientdesk.dossier.types import LONG_TEXT, Text
from clientdesk.i18n import N_


class SavedView(Group, name="saved_views"):
    """One view; the order of the rows is that in which they are offered.

    `view` is the JSON of `dossier.queries.views.View`. One that can no longer be read, since a field it asks about was
    dropped, stays as it is: the field may come back.
    """

    name = Field(N_("Name"), Text(80), required=True)
    view = Field(N_("View"), LONG_TEXT, required=True)


class Views(Section, of="house", id="H4", title=N_("Views")):
    """Which lists the house looks at again and again."""

    saved_views = Field(N_("Saved views"), Rows(SavedView), id="H4.1+")
