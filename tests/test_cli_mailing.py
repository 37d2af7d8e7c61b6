"""The commands labels and envelopes: what they write, whom they leave out, what they refuse."""

from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.exchange.mailing.given import ENVELOPES
from clientdesk.exchange.mailing.sheets import SHEETS
from tests.shell import Cli, book, cli, person

__all__ = ["book", "cli"]
HOME = {"country": "CN", "city": "苏州市", "street": "示例路 1 号", "postcode": "215000"}


@pytest.fixture
def posted(cli: Cli, book: Path) -> Path:
    """A file with KH000001 without an address, KH000002 with one, and KH000003 who wants no letters."""
    cli(
        "batch",
        book,
        actions=(
            person(full_name="安娜", home_address=HOME),
            person(full_name="李强", home_address=HOME, do_not_contact=["letter"]),
        ),
    )
    return book


def text(path: Path) -> str:
    """All that stands in a PDF file."""
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_labels_are_written_and_whoever_gets_none_is_told_with_the_reason(
    cli: Cli, posted: Path, tmp_path: Path
) -> None:
    out = tmp_path / "labels.pdf"
    told = cli("labels", posted, "--all", "--out", out, "--copies", "2", "--start", "7,3", "--lang", "zh_CN", "--json")
    document = told.document
    left = {one["code"]: (one["key"], one["reason"]) for one in document.pop("left_out")}
    assert document == {"file": str(out), "labels": 2, "pages": 2, "cut": []}
    assert left == {"KH000001": ("no_address", "没有通信地址"), "KH000003": ("no_letters", "不愿收到信件")}
    assert text(out).count("安娜 收") == 2


def test_a_person_reads_the_same_in_sentences(cli: Cli, posted: Path, tmp_path: Path) -> None:
    told = cli("labels", posted, "KH000002", "KH000003", "--out", tmp_path / "labels.pdf")
    assert told.out.splitlines()[1:] == ["1 label  1 page", "  KH000003: does not want letters"]


def test_a_dry_run_writes_nothing(cli: Cli, posted: Path, tmp_path: Path) -> None:
    told = cli("envelopes", posted, "KH000002", "--dry-run", "--out", tmp_path / "x.pdf", "--json")
    assert told.document == {"envelopes": 1, "pages": 1, "left_out": [], "cut": []}
    assert not (tmp_path / "x.pdf").exists()


def test_those_a_query_finds_get_envelopes(cli: Cli, posted: Path, tmp_path: Path) -> None:
    query, out = tmp_path / "query.json", tmp_path / "envelopes.pdf"
    query.write_text('{"where": {"all": [{"field": "full_name", "op": "is", "value": "安娜"}]}}')
    told = cli("envelopes", posted, "--query", query, "--size", "C6", "--layout", "western", "--out", out, "--json")
    assert told.document["envelopes"] == 1
    box = PdfReader(out).pages[0].mediabox
    assert (round(float(box.width) / 72 * 25.4), round(float(box.height) / 72 * 25.4)) == (162, 114)


def test_the_test_page_needs_no_clients(cli: Cli, posted: Path, tmp_path: Path) -> None:
    out = tmp_path / "test.pdf"
    assert cli("labels", posted, "--test", "--sheet", "5161", "--nudge=-1,0.5", "--out", out).code == 0
    assert "Moved -1 mm to the right and 0.5 mm down." in text(out)


def test_the_sheets_are_listed(cli: Cli, posted: Path) -> None:
    told = cli("labels", posted, "--sheets", "--json").document
    assert [sheet["name"] for sheet in told] == list(SHEETS)
    assert told[0]["label"] == [63.5, 38.1]


def test_the_help_names_every_envelope(cli: Cli) -> None:
    assert all(name in cli("envelopes", "--help").out for name in ENVELOPES)


@pytest.mark.parametrize(
    ("arguments", "code", "key"),
    [
        (("labels",), 2, "usage"),
        (("labels", "--all", "KH000002"), 2, "usage"),
        (("labels", "--all"), 2, "usage"),
        (("labels", "--all", "--out", "x.pdf", "--start", "8,1"), 8, "no_such_label"),
        (("labels", "--all", "--out", "x.pdf", "--start", "first"), 2, "usage"),
        (("labels", "--all", "--out", "x.pdf", "--nudge=9,9"), 8, "nudged_too_far"),
        (("labels", "--all", "--out", "x.pdf", "--sheet", "L1"), 8, "unknown_choice"),
        (("labels", "KH000003", "--out", "x.pdf"), 8, "nobody_to_write_to"),
        (("labels", "KH999999", "--out", "x.pdf"), 8, "no_such_client"),
        (("envelopes", "--all", "--out", "x.pdf", "--size", "A3"), 2, "usage"),
        (("envelopes", "--all", "--out", "x.clientdesk"), 8, "client_file_in_the_way"),
    ],
)
def test_what_cannot_be_printed_is_refused_with_a_code(
    cli: Cli, posted: Path, tmp_path: Path, arguments: tuple[str, ...], code: int, key: str
) -> None:
    command, *rest = arguments
    given = [tmp_path / each if each.startswith("x.") else each for each in rest]
    told = cli(command, posted, *given, "--json")
    assert (told.code, told.errors[0]["key"]) == (code, key)
    assert list(tmp_path.glob("x.*")) == []
