"""What programs write and people keep is read as it was meant, or refused with a sentence."""

import json
from pathlib import Path

import pytest

from clientdesk.exchange.intake import read_tables
from clientdesk.exchange.untrusted import Child
from tests.exchange.intake import write
from tests.exchange.intake.told import told

FILES = sorted(
    path for path in write.FOLDER.rglob("*") if path.is_file() and path.with_name(f"{path.name}.json").exists()
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_read_as_it_was_meant(reader: Child, path: Path) -> None:
    expected = json.loads(path.with_name(f"{path.name}.json").read_text(encoding="utf-8"))
    read = told(read_tables(reader, path.read_bytes(), name=path.name))
    assert json.loads(json.dumps(read)) == expected


def test_the_folder_holds_what_its_script_writes() -> None:
    made = {case.name: case for case in write.cases()}
    for case in made.values():
        assert (write.FOLDER / case.name).read_bytes() == case.content, case.name
    stored = {path.name for path in write.FOLDER.iterdir() if path.is_file()}
    assert stored == {*made, *(f"{name}.json" for name in made)}
