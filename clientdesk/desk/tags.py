"""Tags: the words that clients are marked with, and whose they are."""

from dataclasses import dataclass

from clientdesk.desk.part import Part
from clientdesk.dossier.header import Header
from clientdesk.store import tags


@dataclass(frozen=True)
class Tag:
    """A tag, and how many clients outside the trash have it."""

    name: str
    count: int


class Tags(Part):
    """`desk.tags`."""

    def most_used(self, most: int) -> list[Tag]:
        """The tags that most clients have, the most used first."""
        with self.store.reading() as connection:
            counts = tags.counts(connection, self.store.schema, Header.tags)
        ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].casefold()))
        return [Tag(name, count) for name, count in ranked[:most]]

    def numbers(self, tag: str) -> set[int]:
        """The numbers of the clients with a tag, those in the trash too."""
        with self.store.reading() as connection:
            return tags.numbers(connection, self.store.schema, Header.tags, tag=tag)
