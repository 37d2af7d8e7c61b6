"""Erasing by command: nothing of the client is found any more, the books keep their sums, the certificate says so."""

import errno
import json
import os
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from clientdesk.desk.batch import perform
from clientdesk.desk.certificates import certify
from clientdesk.desk.erasing import erase
from clientdesk.desk.output_names import batch_name
from clientdesk.dossier.work.contact import Contact
from clientdesk.i18n import catalogue
from tests import make
from tests.desk.trading import selling
from tests.shell import Cli, cli

__all__ = ["cli"]
DAY = date(2026, 3, 5)
NAME = "Zyxwvut Qponmlk"


@pytest.fixture
def filed(path: Path) -> Path:
    """A file with a person who bought something and said something, and somebody else of the same faith."""
    with make.desk(path) as desk:
        person = make.person(NAME, mobile="154 0000 4321", religion="quiet faith")
        desk.clients.create(person)
        desk.clients.create(make.person("Somebody Else", religion="quiet faith"))
        sale = selling.sale(desk, person.code, "100", day=DAY)
        selling.receipt(desk, person.code, "40", day=DAY, **{sale.code.replace("-", "_"): "40"})
        selling.order(desk, person.code, day=DAY, state="draft")
        contact = desk.work.contact(person.code, content="Spoke of Qponmlk")
        contact[Contact.subject] = "Call"
        desk.clients.create(contact)
        desk.keeping.backup()
    return path


def test_the_certificate_tells_what_went_what_stayed_and_what_is_still_due(
    cli: Cli, filed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "certificate.json"
    told = cli("erase", filed, "KH000001", "--certificate", out, "--json")
    assert told.code == 0
    (certificate,) = json.loads(out.read_text("utf-8"))
    assert certificate["erased"] == {"person": 1, "contact": 1, "order": 1}
    assert certificate["kept_without_name"] == {"XS202603-0001": "shipment", "SK202603-0001": "receipt"}
    assert certificate["texts_searched"] == 3
    # Somebody else believes the same; the certificate names the field and not what stands in it.
    assert certificate["texts_still_found"] == ["religion"]
    assert len(certificate["backups_before"]) == 1
    assert not [word for word in ("Qponmlk", "4321", "quiet faith") if word in out.read_text("utf-8")]
    data = filed.read_bytes()
    assert not [word for word in (b"Qponmlk", b"qponmlk", b"1540000432") if word in data]
    with Desk.open(filed, read_only=True) as desk:
        (standing,) = desk.trading.standings()
        assert (standing.client, f"{standing.balance:.0f}") == ("Erased client KH000001", "60")
    assert cli("check", filed, "--deep").code == 0


@pytest.mark.parametrize(("ending", "language"), [(".txt", "en"), (".pdf", "zh_CN")])
def test_the_certificate_can_be_read_by_people_and_names_what_the_package_was_given(
    cli: Cli, filed: Path, tmp_path: Path, ending: str, language: str
) -> None:
    assert cli("export", filed, "package", "simple_voucher", "--out", tmp_path / "v.xlsx").code == 0
    out = tmp_path / f"certificate{ending}"
    told = cli("erase", filed, "KH000001", "--certificate", out, "--lang", language, "--json")
    given = json.loads(told.out)["certificate"][0]["given_to_packages"]
    assert [(batch[:14], numbers) for batch, numbers in given.items()] == [
        ("simple_voucher", ["SK202603-0001", "XS202603-0001"])
    ]
    text = out.read_text("utf-8") if ending == ".txt" else "".join(page.extract_text() for page in PdfReader(out).pages)
    files = [batch_name(batch, catalogue(language)) for batch in given]
    assert all(each in text for each in ("KH000001", *files, "XS202603-0001"))
    assert "simple_voucher" not in text
    assert ("since files of others say the same: " in text) == (language == "en")
    assert not [word for word in ("Qponmlk", "4321", "quiet faith") if word in text]


def test_where_one_cannot_be_erased_none_is_and_no_certificate_is_written(
    cli: Cli, filed: Path, tmp_path: Path
) -> None:
    out = tmp_path / "certificate.json"
    refused = cli("erase", filed, "KH000002", "HOUSE", "--certificate", out, "--json")
    assert refused.code in (2, 8)
    assert not out.exists()
    assert cli("show", filed, "KH000002").code == 0
    out.write_text("mine")
    again = cli("erase", filed, "KH000002", "--certificate", out, "--json")
    assert (again.code, again.errors[0]["key"], out.read_text()) == (8, "certificate", "mine")


@pytest.fixture
def old(filed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same file, in which both and a third one were thrown away long ago; the books have documents of the first."""
    with Desk.open(filed) as desk:
        desk.clients.create(make.person("Third One"))
        monkeypatch.setenv("CLIENTDESK_NOW", "2026-04-01T12:00:00+00:00")
        desk.clients.trash(["KH000001", "KH000002"])
        monkeypatch.setenv("CLIENTDESK_NOW", "2026-06-01T12:00:00+00:00")
        desk.clients.trash(["KH000003"])
    monkeypatch.setenv("CLIENTDESK_NOW", "2026-07-10T12:00:00+00:00")
    return filed


def test_all_who_lie_in_the_trash_for_long_go_but_for_those_of_the_books(cli: Cli, old: Path, tmp_path: Path) -> None:
    out = tmp_path / "certificate.json"
    told = cli("erase", old, "--trash-older-than", "90", "--certificate", out, "--json").document
    assert (told["erased"], told["stay"]) == (["KH000002"], ["KH000001"])
    assert [each["code"] for each in json.loads(out.read_text("utf-8"))] == ["KH000002"]
    assert b"omebody Else" not in old.read_bytes()
    with Desk.open(old, read_only=True) as desk:
        there = desk.clients.lines(desk.clients.numbers(trashed=True))
        assert sorted(line.code for line in there) == ["KH000001", "KH000003"]


def test_a_dry_run_tells_who_would_go_and_changes_nothing(cli: Cli, old: Path) -> None:
    before = old.read_bytes()
    told = cli("erase", old, "--trash-older-than", "30", "--dry-run", "--json").document
    assert (sorted(told["would_erase"]), told["stay"]) == (["KH000002", "KH000003"], ["KH000001"])
    assert (told["records"], told["backups_before"]) == ({"person": 2}, 1)
    named = cli("erase", old, "KH000001", "--dry-run", "--json").document
    assert (named["would_erase"], named["stay"]) == (["KH000001"], [])
    assert sorted(named["kept_without_name"]) == ["SK202603-0001", "XS202603-0001"]
    spoken = cli("erase", old, "--trash-older-than", "90", "--dry-run")
    assert spoken.out.splitlines() == [
        "Would erase KH000002 for good; nothing was erased.",
        "The books have documents of these; they stay in the trash until they are named: KH000001",
    ]
    assert old.read_bytes() == before


def test_where_nobody_is_old_nobody_goes_and_no_certificate_is_written(cli: Cli, old: Path, tmp_path: Path) -> None:
    out = tmp_path / "certificate.pdf"
    told = cli("erase", old, "--trash-older-than", "365", "--certificate", out)
    assert (told.code, told.out) == (0, "There is nobody to erase; nothing was erased.\n")
    assert not out.exists()
    assert cli("show", old, "KH000002").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--certificate", "c.json"),
        ("KH000001", "--trash-older-than", "90", "--certificate", "c.json"),
        ("KH000001",),
        ("--trash-older-than", "90"),
        ("--trash-older-than", "0", "--dry-run"),
        ("--trash-older-than", "soon", "--dry-run"),
    ],
)
def test_who_goes_is_said_in_one_way_and_where_the_certificate_goes(
    cli: Cli, filed: Path, arguments: tuple[str, ...]
) -> None:
    told = cli("erase", filed, *arguments, "--json")
    assert (told.code, told.errors[0]["key"]) == (2, "usage")


def test_the_codes_may_stand_behind_the_certificate(cli: Cli, filed: Path, tmp_path: Path) -> None:
    assert cli("erase", filed, "--certificate", tmp_path / "c.json", "KH000001", "KH000002").code == 0


def test_a_code_whose_file_became_part_of_another_erases_that_file_alone(cli: Cli, path: Path, tmp_path: Path) -> None:
    with make.desk(path) as desk:
        for _ in range(2):
            desk.clients.create(make.person("Same Name"))
        desk.doubles.merge("KH000001", "KH000002")
    told = cli("erase", path, "KH000002", "--certificate", tmp_path / "c.json", "--json").document
    assert told["erased"] == ["KH000002"]
    assert cli("show", path, "KH000001", "--json").document["code"] == "KH000001"


def test_addresses_and_rows_are_searched_for_too_but_no_choices(path: Path) -> None:
    with make.desk(path) as desk:
        values = {
            "full_name": NAME,
            "marital_status": "married",
            "home_address": {"country": "DE", "city": "Musterstadt", "street": "Zyxwvutgasse 7"},
            "emails": [{"address": "zyxwvut@example.com"}],
        }
        perform(desk, {"op": "create", "kind": "person", "values": values})
        (gone,) = erase(desk, ["KH000001"])
        assert sorted(gone.texts.values()) == ["Zyxwvut Qponmlk", "Zyxwvutgasse 7", "zyxwvut@example.com"]


def test_nobody_is_erased_where_the_certificate_has_no_place(cli: Cli, filed: Path, tmp_path: Path) -> None:
    for name in (f"{'a' * 300}.json", "nowhere/certificate.json"):
        told = cli("erase", filed, "KH000001", "--certificate", tmp_path / name, "--json")
        assert told.code in (5, 8), name
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clientdesk.files._create", _full)
        assert cli("erase", filed, "KH000001", "--certificate", tmp_path / "c.json", "--json").code == 5
    assert cli("show", filed, "KH000001").code == 0


def test_what_stands_yet_in_the_log_that_another_program_reads_is_found(filed: Path) -> None:
    with Desk.open(filed) as desk:
        gone = erase(desk, ["KH000001"])
    filed.with_name(f"{filed.name}-wal").write_bytes(NAME.encode())
    (certified,) = certify(gone, filed)
    assert certified.still_found == ("full_name", "religion")


def test_a_certificate_that_cannot_be_written_any_more_is_printed(cli: Cli, filed: Path, tmp_path: Path) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("clientdesk.files._replace", _full)
        told = cli("erase", filed, "KH000001", "--certificate", tmp_path / "c.json", "--json")
    assert (told.code, told.errors[0]["key"]) == (5, "certificate_not_written")
    assert json.loads(told.out)["certificate"][0]["erased"]["person"] == 1
    assert cli("show", filed, "KH000001").code == 8


def _full(part: Path, *_target: object, **_like: object) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(part))
