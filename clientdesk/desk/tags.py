"""Tags: the words that clients are marked with, and whose they are."""

from dataclasses import dataclass

from clientdesk.desk.part import Part
from clientdesk.dossier.folding import fold
from clientdesk.dossier.header import Header
from clientdesk.dossier.queries.tree import Branch, Condition, Query, Trash, all_of
from clientdesk.store import tags


@dataclass(frozen=True)
class Tag:
    """A tag, and how many clients outside the trash have it."""

    name: str
    count: int


class Tags(Part):
    """`desk.tags`."""

    def most_used(self, most: int) -> list[Tag]:
        """The tags that most clients have, the most used first; one written in two ways, such as in simplified and in
        traditional characters, is one tag."""
        with self.store.reading() as connection:
            counts = tags.counts(connection, self.store.schema, Header.tags)
        found: dict[str, Tag] = {}
        for name, count in counts.items():
            same = found.get(fold(name), Tag(name, 0))
            found[fold(name)] = Tag(same.name, same.count + count)
        return sorted(found.values(), key=lambda tag: (-tag.count, tag.name.casefold()))[:most]

    def numbers(self, tag: str) -> set[int]:
        """The numbers of the clients with a tag, those in the trash too."""
        return set(self.desk.querying.numbers(Query(tagged(tag), trash=Trash.WITH)))


def tagged(tag: str) -> Branch:
    """The condition of having a tag, however it is written: in which case, width or script."""
    return all_of(Condition(Header.tags.key, "any_of", (tag,)))
