"""One editor for each type of value."""

from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier import types
from clientdesk.dossier.fields import Field
from clientdesk.ui.context import Context
from clientdesk.ui.editors.address import AddressEditor
from clientdesk.ui.editors.attached import AttachedEditor
from clientdesk.ui.editors.base import Editor
from clientdesk.ui.editors.chosen import BoolEditor, ChoiceEditor, ChoicesEditor, RatingEditor
from clientdesk.ui.editors.lines import DateEditor, LineEditor, LongTextEditor
from clientdesk.ui.editors.reference import ReferenceEditor

EDITORS: dict[type[types.Type[Any]], type[Editor]] = {
    types.Text: LineEditor,
    types.LongText: LongTextEditor,
    types.Phone: LineEditor,
    types.Email: LineEditor,
    types.Url: LineEditor,
    types.IdNumber: LineEditor,
    types.MultiText: LineEditor,
    types.Tags: LineEditor,
    types.Integer: LineEditor,
    types.Number: LineEditor,
    types.Percent: LineEditor,
    types.Money: LineEditor,
    types.Date: DateEditor,
    types.Partial: DateEditor,
    types.Month: LineEditor,
    types.Lunar: LineEditor,
    types.DateTime: LineEditor,
    types.Time: LineEditor,
    types.Choice: ChoiceEditor,
    types.MultiChoice: ChoicesEditor,
    types.Rating: RatingEditor,
    types.Bool: BoolEditor,
    types.PostalAddress: AddressEditor,
    types.Reference: ReferenceEditor,
    types.Photo: AttachedEditor,
    types.File: AttachedEditor,
}


__all__ = ["EDITORS", "Editor", "make_editor"]


def make_editor(field: Field[Any], context: Context, parent: QWidget | None = None) -> Editor:
    """The editor of a field, that of the type its own was made from where it has none; a type without any is a fault
    of the program and says so."""
    maker = next((EDITORS[made] for made in type(field.type).__mro__ if made in EDITORS), None)
    if maker is None:
        raise TypeError(f"no editor is made for the type {type(field.type).__name__} of {field!r}")
    return maker(field, context, parent)
