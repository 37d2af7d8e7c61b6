"""The tables of a client file, made from the declarations: one narrow table, one for each section, one for each group.

`client` holds what lists sort and show; it is derived from the section tables in the same step that changes them, but
for code, kind, dates, version and the trash mark, whose home it is.
"""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

from clientdesk.dossier.fields import Field, Kind, Section, rows_of

LISTED = ("name", "sort", "owner", "stage", "class", "phone", "city", "company")
"""The columns of `client` that are derived from fields."""
FOLLOWED = ("contacted", "next_action")
"""Those that are derived from the work with the client: the day of the last contact, that of the next task."""


def metadata_for(kinds: Iterable[Kind]) -> MetaData:
    """Every table of a file that holds these kinds; users' own columns are not among them."""
    metadata = MetaData()
    _fixed_tables(metadata)
    for kind in kinds:
        for section in kind.sections:
            if section.declared.table not in metadata.tables:
                _section_table(metadata, section)
        for group in kind.groups:
            if kind.table(group) not in metadata.tables:
                _rows_table(metadata, kind.table(group), group)
        Table(own_table(kind), metadata, _owner(primary_key=True))
    return metadata


def own_table(kind: Kind) -> str:
    """The table of users' own fields of a kind."""
    return f"{kind.name}_own"


def _owner(*, primary_key: bool = False) -> Column[int]:
    home = ForeignKey("client.id", ondelete="CASCADE")
    return Column("client_id", Integer, home, primary_key=primary_key, nullable=False)


def _column(field: Field[Any]) -> Column[Any]:
    return Column(field.key, Integer if field.type.affinity == "INTEGER" else Text)


def _section_table(metadata: MetaData, section: type[Section]) -> None:
    stored = [f for f in section.declared.fields if f.stored and f.type.name != "group"]
    Table(section.declared.table, metadata, _owner(primary_key=True), *(_column(field) for field in stored))


def _rows_table(metadata: MetaData, name: str, group: Field[Any]) -> None:
    columns = (_column(column) for column in rows_of(group).columns if column.stored)
    place = Column("position", Integer, nullable=False)
    table = Table(name, metadata, Column("id", Integer, primary_key=True), _owner(), place, *columns)
    Index(f"{name}_order", table.c.client_id, table.c.position)


def _fixed_tables(metadata: MetaData) -> None:
    client = Table(
        "client",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("code", Text, nullable=False, unique=True),
        Column("kind", Text, nullable=False),
        *(Column(name, Text) for name in LISTED),
        *(Column(name, Text, nullable=False) for name in ("created", "created_by", "updated", "updated_by")),
        Column("version", Integer, nullable=False),
        Column("trashed", Text),
        *(Column(name, Text) for name in FOLLOWED),
    )
    Index("client_of_kind", client.c.kind, client.c.trashed, client.c.sort)
    Index("client_sorted", client.c.trashed, client.c.sort, client.c.id, client.c.kind)
    Index("client_recent", client.c.trashed, client.c.updated)
    _journal_tables(metadata)
    _side_tables(metadata)


def _journal_tables(metadata: MetaData) -> None:
    Table(
        "step",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("at", Text, nullable=False),
        Column("by", Text, nullable=False),
        Column("text", Text, nullable=False),
        Column("role", Text, nullable=False),
        Column("of", Integer),
        Column("undone_by", Integer),
        Column("digest", LargeBinary, nullable=False),
        sqlite_autoincrement=True,
    )
    change = Table(
        "change",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("step", Integer, ForeignKey("step.id"), nullable=False),
        Column("client_id", Integer, nullable=False),
        Column("place", Text, nullable=False),
        Column("row", Integer, nullable=False),
        Column("field", Text, nullable=False),
        Column("old", Text),
        Column("new", Text),
        Column("salt", LargeBinary),
        Column("digest", LargeBinary, nullable=False),
    )
    Index("change_of_step", change.c.step)
    Index("change_of_client", change.c.client_id)


def _side_tables(metadata: MetaData) -> None:
    Table(
        "own_field",
        metadata,
        Column("name", Text, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("key", Text, nullable=False),
        Column("definition", Text, nullable=False),
        Column("active", Integer, nullable=False),
    )
    Table(
        "blob",
        metadata,
        Column("sha256", Text, primary_key=True),
        Column("media", Text, nullable=False),
        Column("data", LargeBinary, nullable=False),
    )
    Table(
        "draft",
        metadata,
        Column("client_id", Integer, primary_key=True),
        Column("row", Integer, primary_key=True),
        Column("field", Text, primary_key=True),
        Column("text", Text, nullable=False),
        Column("at", Text, nullable=False),
    )
    Table(
        "answer",
        metadata,
        Column("client_id", Integer, primary_key=True),
        Column("field", Text, primary_key=True),
        Column("answer", Text, nullable=False),
    )
    former = Table(
        "former_code",
        metadata,
        Column("client_id", Integer, primary_key=True),
        Column("code", Text, primary_key=True),
        Column("name", Text, nullable=False),
    )
    Index("former_code_of", former.c.code)
    apart = Table(
        "told_apart",
        metadata,
        Column("client_id", Integer, primary_key=True),
        Column("other", Text, primary_key=True),
        Column("known", Text, nullable=False),
    )
    Index("told_apart_of", apart.c.other)
    Table(
        "given_out",
        metadata,
        Column("client_id", Integer, primary_key=True),
        Column("event", Text, primary_key=True),
        Column("told", Text, nullable=False),
    )
    Table("counter", metadata, Column("name", Text, primary_key=True), Column("next", Integer, nullable=False))
    Table("setting", metadata, Column("name", Text, primary_key=True), Column("value", Text, nullable=False))
    link = Table(
        "link",
        metadata,
        _owner(),
        Column("place", Text, nullable=False),
        Column("row", Integer, nullable=False),
        Column("field", Text, nullable=False),
        Column("target", Text, nullable=False),
    )
    Index("link_of_client", link.c.client_id)
    Index("link_to_target", link.c.target)
