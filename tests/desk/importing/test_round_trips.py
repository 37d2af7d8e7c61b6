"""What we write comes back as it was: workbooks of whole records, vCards, our JSON."""

import io
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Policy
from clientdesk.dossier.fields import Rows
from clientdesk.dossier.kinds import CLIENT_KINDS
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Attachment
from tests import make
from tests.desk.importing.tables import counts

CLIENTS = 6


@pytest.fixture
def kept(tmp_path: Path) -> Any:
    """A desk with clients of every kind, whose links have their names."""
    with make.desk(tmp_path / "kept.clientdesk", clients=CLIENTS) as desk:
        yield desk


def taken(desk: Desk, source: Path) -> Desk:
    """The file brought in by its own understanding, twice; the second time there is nothing to do."""
    given = desk.importing.open(source)
    matching = desk.importing.match(given)
    check = desk.importing.check(given, matching, Policy())
    assert counts(check) == (CLIENTS, 0, 0, 0), [str(line.why) for line in check.lines if line.why]
    desk.importing.run(check)
    assert counts(desk.importing.check(given, matching, Policy())) == (0, 0, CLIENTS, 0)
    return desk


def told(desk: Desk) -> dict[str, Any]:
    """Every value by client, without what a workbook cannot hold: pictures, files, and names of links told by codes."""
    found = {}
    for record in desk.clients.every():
        whole = record.to_json()
        values = whole["values"] | whole["groups"]
        found[record.code] = {key: _plain(value) for key, value in values.items() if not _is_picture(key)}
    return {code: {key: value for key, value in held.items() if value} for code, held in found.items()}


def _is_picture(key: str) -> bool:
    fields = [kind.by_key[key] for kind in CLIENT_KINDS if key in kind.by_key]
    return any(field.type.name in ("photo", "file") for field in fields if not isinstance(field.type, Rows))


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [row for row in map(_plain, value) if row]
    if isinstance(value, dict):
        if "code" in value:
            return value["code"]
        return {key: _plain(part) for key, part in value.items() if not (isinstance(part, dict) and "sha256" in part)}
    return value


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_a_workbook_of_whole_records_comes_back_as_it_was(
    desk: Desk, kept: Desk, tmp_path: Path, language: str
) -> None:
    out = tmp_path / "records.xlsx"
    kept.ledgers.save("records", out, language=language, profile="full", reason="test")
    assert told(taken(desk, out)) == told(kept)


def test_our_json_comes_back_as_it_was(desk: Desk, kept: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.json"
    kept.outgoing.everything(out, reason="test")
    assert told(taken(desk, out)) == told(kept)


def test_vcards_become_clients_once(desk: Desk, kept: Desk, tmp_path: Path) -> None:
    out = tmp_path / "all.vcf"
    kept.outgoing.contacts(out)
    given = desk.importing.open(out)
    assert given.form == "vcf"
    assert not given.has_columns
    report = desk.importing.run(desk.importing.check(given, desk.importing.match(given), Policy()))
    assert report.rejected == 0
    names = {record.name for record in desk.clients.every()}
    assert names == {record.name for record in kept.clients.every() if record.code in _given(out)}
    again = desk.importing.check(given, desk.importing.match(given), Policy())
    assert counts(again) == (0, 0, report.new, 0)


def _given(out: Path) -> set[str]:
    """The codes that stand in the file: clients that are not to be given out are left out of it."""
    text = out.read_text(encoding="utf-8").replace("\n ", "")
    return {f"KH{number:06d}" for number in range(1, CLIENTS + 1) if f"KH{number:06d}" in text}


def whole(desk: Desk) -> dict[str, list[Attachment]]:
    """The photos and files of every client, those in rows too."""
    return {record.code: list(record.attachments()) for record in desk.clients.every()}


@pytest.mark.parametrize("beside", ["everything", "everything_with_folder"])
def test_photos_and_files_come_back_into_a_file_with_other_clients(
    desk: Desk, kept: Desk, tmp_path: Path, beside: str
) -> None:
    getattr(kept.outgoing, beside)(tmp_path / "all.json", reason="test")
    desk.clients.create(make.person("别人", client_code="ANDERE"))
    taken(desk, tmp_path / "all.json")
    there = whole(desk)
    pictures = [one for held in whole(kept).values() for one in held]
    assert pictures
    assert {code: there[code] for code in whole(kept)} == whole(kept)
    assert all(desk.attachments.read(one) == kept.attachments.read(one) for one in pictures)
    assert desk.keeping.check(deep=True) == []


def test_photos_and_files_come_back_to_clients_that_lost_them(kept: Desk, tmp_path: Path) -> None:
    person = make.person("有照片的人", mobile="15400000001")
    kept.clients.create(person)
    picture = io.BytesIO()
    Image.new("RGB", (30, 20), "red").save(picture, "PNG")
    kept.attachments.attach_bytes(person, Basics.photo, picture.getvalue(), name="a.png")
    before = whole(kept)
    kept.outgoing.everything(tmp_path / "all.json", reason="test")
    for record in kept.clients.every():
        for field, value in list(record.filled()):
            rows = value if isinstance(field.type, Rows) else [Row({"": value})]
            if any(isinstance(part, Attachment) for row in rows for part in row.values.values()):
                record[field] = None
        kept.clients.save(record)
    assert not any(whole(kept).values())
    given = kept.importing.open(tmp_path / "all.json")
    kept.importing.run(kept.importing.check(given, kept.importing.match(given), Policy()))
    assert whole(kept) == before


def test_files_that_are_not_in_the_export_are_told_and_the_clients_come(desk: Desk, kept: Desk, tmp_path: Path) -> None:
    kept.outgoing.everything_with_folder(tmp_path / "all.json", reason="test")
    for path in (tmp_path / "all_files").iterdir():
        path.unlink()
    desk.clients.create(make.person("别人", client_code="ANDERE"))
    given = desk.importing.open(tmp_path / "all.json")
    check = desk.importing.check(given, desk.importing.match(given), Policy())
    assert counts(check) == (CLIENTS, 0, 0, 0)
    assert "is not in the export" in str(check.troubles[0].reason)
    desk.importing.run(check)
    assert desk.keeping.check(deep=True) == []
