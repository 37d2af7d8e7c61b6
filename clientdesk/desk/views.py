"""Saved views: questions kept in the file under a name, with the looks of their lists; each change is one step."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from clientdesk.desk.part import Part
from clientdesk.dossier.folding import fold
from clientdesk.dossier.house.views import SavedView, Views
from clientdesk.dossier.queries.views import View
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed


@dataclass(frozen=True)
class Kept:
    """A view as the file keeps it: its number, which stays, its name, and the view. One that cannot be read at present
    has a `problem` in place of the view and is kept as it is."""

    number: int
    name: str
    view: View | None = None
    problem: UserError | None = None


class SavedViews(Part):
    """`desk.views`."""

    def all(self) -> list[Kept]:
        """All saved views, in their order."""
        return [self._kept(row) for row in self.desk.house.record().rows(Views.saved_views)]

    def _kept(self, row: Row) -> Kept:
        name = row[SavedView.name] or ""
        try:
            raw = json.loads(row[SavedView.view] or "", parse_float=Decimal)
            return Kept(row.id, name, replace(View.from_json(raw, self.desk.querying.dictionary), name=name))
        except (ValueError, RecursionError):
            problem = UserError(
                N_("The view {name} cannot be read."),
                key="view",
                hint=N_("Make the view again; no client was changed."),
                name=name,
            )
        except UserError as error:
            problem = error
        return Kept(row.id, name, problem=problem)

    def find(self, name: str) -> Kept | None:
        """The view of this name, whatever its case, width and script; None where there is none."""
        return next((kept for kept in self.all() if fold(kept.name) == fold(name)), None)

    # Changing them

    def save(self, view: View) -> tuple[Changed, int]:
        """Keep a new view at the end; the news, and its number. A name that is taken is refused."""
        view = replace(view, name=view.name.strip())
        with self.store.step(N_("Save the view {name}"), by=self.desk.user, values={"name": view.name}) as step:
            record = self.desk.house.record()
            self._refuse_taken(record, view.name)
            record[Views.saved_views] = (*record.rows(Views.saved_views), Row(self._values(view)))
            self._keep(step, record)
        return step.changed, max(row.id for row in self.desk.house.record().rows(Views.saved_views))

    def change(self, number: int, view: View) -> Changed:
        """Keep a view in the place of the one with this number."""
        with self.store.step(N_("Change the view {name}"), by=self.desk.user, values={"name": view.name}) as step:
            self._replace(step, number, view)
        return step.changed

    def rename(self, number: int, name: str) -> Changed:
        """Call a view otherwise; one that cannot be read keeps what it holds."""
        old, name = self._one(number), name.strip()
        told = {"old": old.name, "name": name}
        with self.store.step(N_("Rename the view {old} to {name}"), by=self.desk.user, values=told) as step:
            if old.view:
                self._replace(step, number, replace(old.view, name=name))
            else:
                self._put(step, number, {SavedView.name.key: name})
        return step.changed

    def reorder(self, numbers: Sequence[int]) -> Changed:
        """Put the views into this order; those that are not named follow in the order they had."""
        with self.store.step(N_("Put the views into another order"), by=self.desk.user) as step:
            record = self.desk.house.record()
            rows = record.rows(Views.saved_views)
            wanted = {number: place for place, number in enumerate(numbers)}
            record[Views.saved_views] = tuple(sorted(rows, key=lambda row: wanted.get(row.id, len(wanted))))
            self._keep(step, record)
        return step.changed

    def delete(self, number: int) -> Changed:
        """Take a view away; the clients it found are not touched."""
        gone = self._one(number)
        with self.store.step(N_("Delete the view {name}"), by=self.desk.user, values={"name": gone.name}) as step:
            record = self.desk.house.record()
            kept = tuple(row for row in record.rows(Views.saved_views) if row.id != number)
            record[Views.saved_views] = kept or None
            self._keep(step, record)
        return step.changed

    def _one(self, number: int) -> Kept:
        found = next((kept for kept in self.all() if kept.number == number), None)
        if found is None:
            raise UserError(
                N_("This view is not there any more."),
                key="no_view",
                hint=N_("Somebody has deleted it; undo brings it back."),
            )
        return found

    def _replace(self, step: Step, number: int, view: View) -> None:
        self._put(step, number, self._values(view))

    def _put(self, step: Step, number: int, values: dict[str, object]) -> None:
        self._one(number)
        record = self.desk.house.record()
        self._refuse_taken(record, str(values[SavedView.name.key]), but=number)
        record[Views.saved_views] = tuple(
            Row({**row.values, **values}, row.id) if row.id == number else row for row in record.rows(Views.saved_views)
        )
        self._keep(step, record)

    def _values(self, view: View) -> dict[str, object]:
        told = view.to_json(self.desk.querying.dictionary)
        written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        return {SavedView.name.key: view.name, SavedView.view.key: written}

    def _refuse_taken(self, record: Record, name: str, *, but: int = 0) -> None:
        if not name.strip():
            raise UserError(
                N_("A view needs a name; nothing was stored."), key="no_name", hint=N_("Type a name and try again.")
            )
        for row in record.rows(Views.saved_views):
            if row.id != but and fold(row[SavedView.name] or "") == fold(name):
                raise UserError(
                    N_("There is a view {name} already; nothing was stored."),
                    key="view_name_taken",
                    hint=N_("Give it another name, or change that view."),
                    name=name,
                )

    def _keep(self, step: Step, record: Record) -> None:
        if record.id:
            self.desk.clients.save_in(step, record)
        else:
            self.desk.clients.create_in(step, record)
