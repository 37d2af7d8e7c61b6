"""One row of a repeatable group, as plain data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from clientdesk.dossier.fields import Field

T = TypeVar("T")


@dataclass(frozen=True)
class Row:
    """The values of a row by column key. `id` is its stable number in the file, 0 until stored; rows with the same
    values are equal whatever their ids."""

    values: Mapping[str, Any]
    id: int = field(default=0, compare=False)

    def __getitem__(self, column: "Field[T]") -> T | None:
        value: T | None = self.values.get(column.key)
        return value

    def with_value(self, column: "Field[T]", value: T | None) -> "Row":
        """This row with one value changed; None clears it."""
        values = {key: old for key, old in self.values.items() if key != column.key}
        return Row(values if value is None else {**values, column.key: value}, self.id)
