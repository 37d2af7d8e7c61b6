"""Erasing by command: nothing of the client is found any more, the books keep their sums, the certificate says so."""

import json
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from clientdesk.desk.batch import perform
from clientdesk.desk.erasing import erase
from clientdesk.dossier.work.contact import Contact
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
    assert all(each in text for each in ("KH000001", *given, "XS202603-0001"))
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
