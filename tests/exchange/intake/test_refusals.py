"""What is no table, or too much of one, is refused with one sentence, and the next file is read."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.intake import grids, opened, read_tables
from clientdesk.exchange.intake.archive import FILE_AT_MOST
from clientdesk.exchange.intake.forms import OLE
from clientdesk.exchange.untrusted import Child
from tests.exchange.intake import bombs, write

PUBLIC = write.FOLDER / "public"
STRANGERS = {
    "a PDF": (b"%PDF-1.7\n1 0 obj", "This is a PDF, from which no table can be read."),
    "a picture": (b"\x89PNG\r\n\x1a\n" + bytes(60), "This is a picture, from which no table can be read."),
    "an archive": (b"Rar!\x1a\x07\x01\x00", "This is a packed archive; unpack it first."),
    "contact cards": (b"begin:vcard\r\nFN:Anna\r\n", "This is a file of contact cards and no table."),
    "a database": (b"SQLite format 3\0" + bytes(100), "This is a database, from which no table can be read."),
    "bytes of no text": (bytes(range(256)) * 40, "The file is damaged or of an unknown kind."),
    "nothing": (b"", "The file is empty."),
    "only line ends": (b"\r\n\r\n \r\n", "The file is empty."),
    "only commas": (b",,,\n,,,\n", "There is no table in the file."),
    "an old document": (
        OLE + bytes(8192),
        "The file is damaged or of an unknown kind.",
    ),
    "the first bytes of an old workbook": (
        OLE + bytes(600),
        "The file is incomplete: it was not copied or downloaded to its end.",
    ),
    "another XML": (b"<?xml version='1.0'?><svg/>", "This is an XML file and no workbook."),
    "a web page without a table": (b"<html><body><p>hello</p></body></html>", "There is no table in the file."),
}


def refusal(reader: Child, content: bytes, name: str = "clients.xlsx") -> UserError:
    with pytest.raises(UserError) as caught:
        read_tables(reader, content, name=name)
    assert caught.value.code == ExitCode.REFUSED
    assert caught.value.hint.startswith("Nothing was changed.")
    return caught.value


@pytest.mark.parametrize("bomb", bombs.REFUSED, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_refused_before_its_reader_sees_it(reader: Child, bomb: Callable[[], bytes]) -> None:
    error = refusal(reader, bomb())
    assert (error.key, str(error)) == bombs.REFUSED[bomb]


def test_the_reader_would_have_been_brought_down_without_the_look(tmp_path: Path) -> None:
    """The control: were the look of no use, the reader would get through."""
    path = tmp_path / "far.xlsx"
    path.write_bytes(bombs.far_cells())
    limit = "import resource; resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))"
    read = f"from python_calamine import load_workbook as load; load({str(path)!r}).get_sheet_by_index(0).to_python()"
    ended = subprocess.run([sys.executable, "-c", f"{limit}; {read}"], capture_output=True, check=False)
    assert ended.returncode < 0


def test_deep_nesting_does_no_harm(reader: Child) -> None:
    assert refusal(reader, bombs.nested_deep()).key == "empty"


def test_cells_that_only_have_a_style_do_not_make_a_sheet_too_large(reader: Child) -> None:
    content = bombs.rows(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>name</t></is></c></row>'
        '<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    )
    [sheet] = read_tables(reader, content, name="clients.xlsx").sheets
    assert list(sheet.rows) == [("name",)]


def test_a_lying_dimension_is_not_believed(reader: Child) -> None:
    sheet = bombs.SHEET_TEXT.format('<row r="1"><c r="A1"><v>7</v></c></row>', "")
    lying = sheet.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    [read] = read_tables(reader, bombs.book({bombs.SHEET: lying}), name="clients.xlsx").sheets
    assert list(read.rows) == [(7,)]


@pytest.mark.parametrize("name", ["pass_protected.xlsx", "password.xls"])
def test_a_workbook_behind_a_password_is_named_as_such(reader: Child, name: str) -> None:
    error = refusal(reader, (PUBLIC / name).read_bytes())
    assert str(error) == "The file is protected by a password, so it cannot be read."


@pytest.mark.parametrize("stranger", STRANGERS)
def test_what_is_no_table_is_refused_by_what_it_is(reader: Child, stranger: str) -> None:
    content, sentence = STRANGERS[stranger]
    assert str(refusal(reader, content)) == sentence


def test_a_table_longer_than_any_is_told_with_its_row(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grids, "ROWS_AT_MOST", 1000)
    with pytest.raises(UserError, match="more than can be read at once: reading ended at row 1024"):
        grids.Pack().add(grids.Grid("", [("a", "b")] * 5000))


def test_two_parts_of_one_name_are_no_workbook(reader: Child) -> None:
    out = io.BytesIO(bombs.book())
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr(bombs.SHEET, "<worksheet/>")
    assert refusal(reader, out.getvalue()).key == "unreadable"


def test_a_file_with_nothing_but_errors_in_its_cells_has_no_table(reader: Child) -> None:
    content = bombs.rows('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    assert refusal(reader, content).key == "empty"


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="is a folder and not a file"):
        opened(tmp_path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        opened(tmp_path / "clients.xlsx")


def test_a_file_larger_than_any_of_clients_is_not_even_opened(tmp_path: Path) -> None:
    path = tmp_path / "clients.csv"
    with path.open("wb") as stream:
        stream.truncate(FILE_AT_MOST + 1)
    with pytest.raises(UserError, match=r"is larger than 104\.9 MB"):
        opened(path)


@pytest.mark.parametrize("mark", ["~$clients.xlsx", ".~lock.clients.xlsx#"])
def test_a_file_that_is_open_elsewhere_is_read_with_a_note(tmp_path: Path, mark: str) -> None:
    (tmp_path / "clients.xlsx").write_bytes(b"content")
    assert opened(tmp_path / "clients.xlsx") == (b"content", ())
    (tmp_path / mark).touch()
    data, [note] = opened(tmp_path / "clients.xlsx")
    assert data == b"content"
    assert str(note) == "clients.xlsx is open in another program; what has not been saved there was not read."
    with pytest.raises(UserError, match="the mark a program leaves"):
        opened(tmp_path / mark)


def test_a_file_that_another_program_keeps_to_itself_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "clients.xlsx"
    path.touch()

    def kept(_path: Path, *_arguments: object) -> None:
        error = PermissionError(13, "The process cannot access the file")
        error.winerror = 32  # type: ignore[attr-defined]  # only Windows has it
        raise error

    monkeypatch.setattr(Path, "open", kept)
    with pytest.raises(UserError, match="is open in another program, which does not let it be read") as caught:
        opened(path)
    assert caught.value.hint == "Nothing was changed. Close it there and try again."
