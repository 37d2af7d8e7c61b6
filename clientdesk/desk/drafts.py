"""Drafts: what was typed at a field but cannot be stored yet."""

from clientdesk.desk.part import Part
from clientdesk.store import drafts
from clientdesk.store.drafts import Draft


class Drafts(Part):
    """`desk.drafts`."""

    def keep(self, client: int, field: str, text: str, *, row: int = 0) -> None:
        """Keep what was typed."""
        with self.store.writing() as connection:
            drafts.keep(connection, Draft(client, row, field, text, self.desk.now.isoformat()))

    def drop(self, client: int, field: str, *, row: int = 0) -> None:
        """Forget it: it was stored, or given up."""
        with self.store.writing() as connection:
            drafts.drop(connection, client, row, field)

    def of(self, client: int) -> list[Draft]:
        """What waits at a client."""
        with self.store.reading() as connection:
            return drafts.of_client(connection, client)
