"""Users' own fields: made, changed, dropped; each is a step that can be undone."""

from clientdesk.desk.part import Part
from clientdesk.errors import UserError
from clientdesk.i18n import N_
from clientdesk.store.journal import Step
from clientdesk.store.news import Changed
from clientdesk.store.own_fields import OWN_TYPES, Definition, OwnColumn


class OwnFields(Part):
    """`desk.own_fields`."""

    types = OWN_TYPES

    def all(self) -> tuple[OwnColumn, ...]:
        """The own fields in use."""
        return tuple(column for column in self.store.schema.own if column.active)

    def define(self, definition: Definition) -> Changed:
        """Make an own field."""
        with self.store.step(N_("Add own field"), by=self.desk.user) as step:
            self.define_in(step, definition)
        return step.changed

    def define_in(self, step: Step, definition: Definition) -> None:
        """Make an own field as part of a step."""
        self.desk.kind(definition.kind)
        for column in step.schema.own:
            if not column.active:
                _refuse_lost_choices(column.definition, definition)
        step.define(definition)

    def redefine(self, definition: Definition) -> Changed:
        """Give an own field another label, class or choices."""
        with self.store.step(N_("Change own field"), by=self.desk.user) as step:
            name = self.column(step, definition.kind, definition.key)
            for column in step.schema.own:
                if column.name == name:
                    _refuse_lost_choices(column.definition, definition)
            step.redefine(name, definition)
        return step.changed

    def drop(self, kind: str, key: str) -> Changed:
        """Put an own field out of use; its values come back with an undo."""
        with self.store.step(N_("Remove own field"), by=self.desk.user) as step:
            step.drop(self.column(step, kind, key))
        return step.changed

    def column(self, step: Step, kind: str, key: str) -> str:
        """The column of an own field in use."""
        for column in step.schema.own:
            if column.active and (column.definition.kind, column.definition.key) == (kind, key):
                return column.name
        raise UserError(N_("There is no own field {field}."), key="no_own_field", field=key[:60])


def _refuse_lost_choices(old: Definition, new: Definition) -> None:
    """A code that clients hold must keep its meaning, so the choices of a field only grow."""
    if (old.kind, old.key, old.type) != (new.kind, new.key, new.type):
        return
    lost = {code for code, _label in old.choices} - {code for code, _label in new.choices}
    if lost:
        raise UserError(
            N_("The choice {choice} is missing; clients may hold it. Nothing was changed."),
            key="own_field_choices",
            hint=N_("Keep every code there was; its label may be changed."),
            choice=min(lost)[:60],
        )
