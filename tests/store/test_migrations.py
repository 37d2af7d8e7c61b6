"""The revisions lead to exactly the tables that the declarations ask for."""

from pathlib import Path

from sqlalchemy import Connection

from clientdesk.dossier.kinds import KINDS
from clientdesk.store import engine, migrations, search
from clientdesk.store.schema import Schema


def layout(connection: Connection) -> dict[str, str]:
    """Every table with its columns and foreign keys, every index with its columns, all in a comparable form."""
    tables = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").scalars()
    found: dict[str, str] = {}
    for table in tables.all():
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{table}")').all()
        keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{table}")').all()
        indexes = connection.exec_driver_sql(f'PRAGMA index_list("{table}")').all()
        names = sorted(row[1] for row in indexes)
        parts = {n: connection.exec_driver_sql(f'PRAGMA index_info("{n}")').all() for n in names}
        told = [tuple(column)[1:] for column in sorted(columns, key=lambda column: column[1])]
        referring = sorted(tuple(key)[2:] for key in keys)
        found[table] = f"{told} {referring} { {name: [part[2] for part in parts[name]] for name in names} }"
    return found


def test_the_revisions_make_the_same_tables_as_the_declarations(tmp_path: Path) -> None:
    declared = engine.open_engine(tmp_path / "declared", None, writing=True)
    upgraded = engine.open_engine(tmp_path / "upgraded", None, writing=True)
    with declared.begin() as connection:
        Schema(KINDS).metadata.create_all(connection)
        search.create_search_tables(connection)
        migrations.stamp(connection)
        wanted = layout(connection)
    with upgraded.begin() as connection:
        migrations.upgrade(connection)
        assert migrations.at(connection) == migrations.HEAD
        found = layout(connection)
    declared.dispose()
    upgraded.dispose()
    assert found.keys() == wanted.keys()
    assert found == wanted


def test_a_revision_that_fails_leaves_nothing(tmp_path: Path) -> None:
    made = engine.open_engine(tmp_path / "file", None, writing=True)
    try:
        with made.begin() as connection:
            migrations.upgrade(connection)
            raise InterruptedError
    except InterruptedError:
        pass
    with made.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar() == 0
    made.dispose()
