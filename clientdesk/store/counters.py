"""Numbers that are never given twice, even when the step that drew them is undone."""

from sqlalchemy import Connection

BLOCK = 64
"""How many row numbers a long step takes at a time; those it does not use are given to nobody."""


class Counters:
    """The counters of a file, for the length of one step."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._rows = range(0)
        self._asked = False

    def draw(self, counter: str, count: int = 1) -> int:
        """The first of `count` numbers of a counter that follow one another."""
        drawn = self._connection.exec_driver_sql(
            "INSERT INTO counter (name, next) VALUES (:name, 1 + :count) "
            "ON CONFLICT (name) DO UPDATE SET next = next + :count RETURNING next - :count",
            {"name": counter, "count": count},
        ).scalar_one()
        return int(drawn)

    def rows(self, count: int = 1) -> range:
        """The numbers of so many new rows."""
        if len(self._rows) < count:
            block = max(count, BLOCK) if self._asked else count
            first = self.draw("row", block)
            self._rows = range(first, first + block)
            self._asked = True
        taken, self._rows = self._rows[:count], self._rows[count:]
        return taken
