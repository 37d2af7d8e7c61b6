"""An older file is copied, verified and upgraded in one transaction, or left as it was."""

import hashlib
import shutil
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.dossier.person.basics import Basics
from clientdesk.errors import ExitCode, UserError
from clientdesk.store import migrations

NEXT = f"{int(migrations.HEAD) + 1:04d}"
"""The revision of a program that is newer than this one."""
GOOD = f"""
import sqlalchemy as sa
from alembic import op
revision = "{NEXT}"
down_revision = "{migrations.HEAD}"
def upgrade():
    op.add_column("person_basics", sa.Column("shoe_size", sa.Text()))
"""
BAD = GOOD + '    op.execute("INSERT INTO no_such_table VALUES (1)")\n'


def old_file(path: Path) -> str:
    with Desk.create(path, user="me") as desk:
        record = desk.clients.new("person")
        record[Basics.full_name] = "王小明"
        desk.clients.create(record)
        return record.code


def newer_program(folder: Path, revision: str, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(Path(migrations.__file__).parent / "versions", folder / "versions")
    (folder / "versions" / f"{NEXT}_shoes.py").write_text(revision)
    monkeypatch.setattr(migrations, "_FOLDER", folder)
    monkeypatch.setattr(migrations, "HEAD", NEXT)


def test_an_older_file_is_upgraded_after_a_verified_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.clientdesk"
    code = old_file(path)
    newer_program(tmp_path / "program", GOOD, monkeypatch)
    with Desk.open(path) as desk:
        assert desk.clients.get(code)[Basics.full_name] == "王小明"
        with desk.store.reading() as connection:
            assert migrations.at(connection) == NEXT
            connection.exec_driver_sql("SELECT shoe_size FROM person_basics")
    [copy] = (tmp_path / "book backups").iterdir()
    monkeypatch.undo()
    with Desk.open(copy, read_only=True) as desk:
        assert desk.clients.get(code)[Basics.full_name] == "王小明"


def test_an_upgrade_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.clientdesk"
    code = old_file(path)
    newer_program(tmp_path / "program", BAD, monkeypatch)
    with pytest.raises(Exception, match="no_such_table"):
        Desk.open(path)
    monkeypatch.undo()
    with Desk.open(path) as desk:
        assert desk.clients.get(code)[Basics.full_name] == "王小明"
        assert not desk.keeping.check(deep=True)


def test_an_older_file_is_not_touched_when_it_is_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "book.clientdesk"
    old_file(path)
    before = hashlib.sha256(path.read_bytes()).hexdigest()
    newer_program(tmp_path / "program", GOOD, monkeypatch)
    with pytest.raises(UserError) as refused:
        Desk.open(path, read_only=True)
    assert refused.value.code == ExitCode.NO_RIGHT
    assert hashlib.sha256(path.read_bytes()).hexdigest() == before
