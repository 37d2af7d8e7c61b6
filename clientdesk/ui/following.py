"""What follows from a value that was typed: empty fields it fills in the same step, and contradictions to choose in."""

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from clientdesk.dossier.fields import Field
from clientdesk.dossier.inferred import inferred
from clientdesk.dossier.record import Record
from clientdesk.i18n import N_
from clientdesk.ui.context import Context
from clientdesk.ui.form.entry import Entry
from clientdesk.ui.form.fields import Fields
from clientdesk.ui.saving import Change, Saving, Stored, copy_of

if TYPE_CHECKING:
    from clientdesk.ui.page import ClientPage


class Following(QObject):
    """Between what was filled in and the fields it says something of."""

    def __init__(self, page: "ClientPage", context: Context, saving: Saving) -> None:
        super().__init__(page)
        self.page = page
        self.context = context
        self.saving = saving

    def fills(self, record: Record, field: Field[Any], value: Any) -> tuple[tuple[Field[Any], Any], ...]:
        """The empty fields that a value fills, but for those in which something is being typed."""
        changed = copy_of(record)
        changed[field] = value
        busy = {key for form in self.page.holders(record, field.key) for key in _touched(form)}
        return tuple((other, said) for other, said in inferred(changed, field).empty if other.key not in busy)

    def tell(self, form: Fields, done: Stored) -> None:
        """Say under a field what followed from it, with a way back."""
        entry, words = form.entries.get(done.change.field.key), self.context.words
        if entry is None or done.change.answer:
            return
        entry.drop_chips()
        if done.change.value is None:
            return
        told = inferred(done.opened.record, done.change.field)
        if done.change.also:
            text = words.tr(N_("Filled in from it: {fields}."), fields=self._listed(done.change.also))
            undo = (words.tr(N_("Undo")), partial(self._take_back, entry, done.change.also))
            entry.add_chip(text, undo)
        for other, said in told.other:
            self._offer(entry, done.opened.record, other, said)
        if told.place:
            place = words.tr(told.place)
            entry.add_chip(words.tr(N_("First registered in {place}, which need not be the birthplace."), place=place))

    def _listed(self, values: tuple[tuple[Field[Any], Any], ...]) -> str:
        words = self.context.words
        return words.listed(f"{field.title(words)} {field.type.show(value, words)}" for field, value in values)

    def _offer(self, entry: Entry, record: Record, field: Field[Any], said: Any) -> None:
        words = self.context.words
        text = words.tr(
            N_("{field}: by this number {said}, but {stands} stands there."),
            field=field.title(words),
            said=field.type.show(said, words),
            stands=field.type.show(record[field], words),
        )
        take = (words.tr(N_("Take what the number says")), partial(self._take, entry, field, said))
        keep = (words.tr(N_("Keep it")), entry.drop_chips)
        entry.add_chip(text, take, keep)

    def _take(self, entry: Entry, field: Field[Any], said: Any) -> None:
        entry.drop_chips()
        self._save(Change(field, said))

    def _take_back(self, entry: Entry, values: tuple[tuple[Field[Any], Any], ...]) -> None:
        """Empty again what was filled; what somebody has changed since is left alone."""
        entry.drop_chips()
        opened = self.page.opened
        same = [field for field, value in values if opened and opened.record[field] == value]
        if same:
            first, *others = same
            self._save(Change(first, None, also=tuple((field, None) for field in others)))

    def _save(self, change: Change) -> None:
        if self.page.opened:
            self.saving.save(self.page.opened.record, change)


def _touched(form: Fields) -> list[str]:
    return [key for key, entry in form.entries.items() if entry.editor.is_touched]
