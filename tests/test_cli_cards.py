"""The command card: clients, lists, blank forms, pictures; what it says of them and what it refuses."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from clientdesk.__main__ import main
from clientdesk.desk import Desk
from clientdesk.exchange.cards import LAYOUTS
from tests.shell import Cli, Told, book, cli, person

__all__ = ["book", "cli"]

Drawing = Callable[..., Told]


@pytest.fixture
def drawing(capfd: pytest.CaptureFixture[str]) -> Drawing:
    """Runs a command as the program does, with what draws pictures."""

    def ran(*arguments: object) -> Told:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        told = capfd.readouterr()
        return Told(code, told.out, told.err)

    return ran


def text(path: Path) -> str:
    """All that stands in a PDF file."""
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_can_be_printed_and_is_in_the_help(cli: Cli, book: Path, tmp_path: Path, layout: str) -> None:
    out = tmp_path / "card.pdf"
    told = cli("card", book, "KH000001", "--layout", layout, "--out", out, "--lang", "zh_CN", "--json")
    assert (told.code, told.document["file"], told.document["pages"]) == (0, str(out), len(PdfReader(out).pages))
    helped = " ".join(cli("card", "--help").out.split())
    assert f"{layout}: {LAYOUTS[layout].label}" in helped


def test_all_clients_come_in_the_order_of_the_list(cli: Cli, book: Path, tmp_path: Path) -> None:
    cli("batch", book, actions=(person(full_name="安娜"), person(full_name="赵敏")))
    out = tmp_path / "all.pdf"
    assert cli("card", book, "--all", "--layout", "index-a6", "--out", out).code == 0
    shown = text(out)
    assert shown.index("安娜") < shown.index("赵敏")


def test_who_is_never_printed_is_told_by_code(cli: Cli, book: Path, tmp_path: Path) -> None:
    cli("batch", book, actions=(person(full_name="李强", no_print=True),))
    told = cli("card", book, "KH000001", "KH000002", "--out", tmp_path / "a.pdf")
    assert told.out == f"Wrote {tmp_path / 'a.pdf'}; never printed, so left out: KH000002.\n"
    told = cli("card", book, "KH000001", "KH000002", "--out", tmp_path / "a.pdf", "--json")
    assert told.document["withheld"] == ["KH000002"]
    told = cli("card", book, "KH000002", "--out", tmp_path / "b.pdf", "--json")
    assert (told.code, told.errors[0]["key"], (tmp_path / "b.pdf").exists()) == (8, "withheld", False)


def test_fields_are_those_named_in_that_order(cli: Cli, book: Path, tmp_path: Path) -> None:
    values = {"full_name": "安娜", "mobile": "154 0000 0009", "email": "anna@example.com", "nickname": "Nan"}
    cli("batch", book, actions=(person(**values),))
    out = tmp_path / "card.pdf"
    cli("card", book, "KH000002", "--layout", "index", "--fields", "email, mobile", "--out", out)
    shown = text(out)
    assert 0 < shown.index("anna@example.com") < shown.index("154 0000 0009")
    assert "Nan" not in shown
    told = cli("card", book, "KH000002", "--fields", "email,nonsense", "--out", out, "--json")
    assert (told.code, told.errors[0]["key"]) == (8, "unknown_field")


@pytest.mark.parametrize("kind", ["person", "enterprise"])
def test_a_blank_form_is_for_a_kind(cli: Cli, book: Path, tmp_path: Path, kind: str) -> None:
    out = tmp_path / "form.pdf"
    assert cli("card", book, "--layout", "blank", "--kind", kind, "--out", out).code == 0
    assert len(text(out)) > 500
    assert cli("card", book, "--layout", "blank", "--kind", "dragon", "--out", out).code == 8


def test_sensitive_data_needs_a_reason_which_is_kept(cli: Cli, book: Path, tmp_path: Path) -> None:
    cli("batch", book, actions=(person(full_name="安娜", religion="quiet faith"),))
    out = tmp_path / "card.pdf"
    cli("card", book, "KH000002", "--out", out)
    assert "quiet faith" not in text(out)
    cli("card", book, "KH000002", "--out", out, "--reason", "a visit")
    assert "quiet faith" in text(out)
    with Desk.open(book, read_only=True) as desk, desk.store.reading() as connection:
        noted = connection.exec_driver_sql("SELECT text FROM step WHERE role = 'note'").scalars().all()
    assert ["a visit" in line for line in noted] == [True]
    told = cli("card", book, "KH000002", "--out", out, "--profile", "full", "--json")
    assert (told.code, told.errors[0]["key"]) == (8, "reason_needed")


def test_pictures_are_drawn_page_by_page(drawing: Drawing, book: Path, tmp_path: Path) -> None:
    told = drawing("card", book, "KH000001", "--layout", "index", "--out", tmp_path / "card.png", "--json")
    assert told.document["files"] == [str(tmp_path / "card.png")]
    with Image.open(tmp_path / "card.png") as image:
        assert (image.format, image.size) == ("PNG", (1654, 1165))
    told = drawing(
        "card", book, "KH000001", "KH000001", "--layout", "index-sheet", "--out", tmp_path / "b.png", "--json"
    )
    assert told.document["files"] == [str(tmp_path / "b-1.png"), str(tmp_path / "b-2.png")]
    told = drawing("card", book, "KH000001", "--out", tmp_path / "c.png", "--profile", "work", "--json")
    assert (told.code, told.errors[0]["key"], (tmp_path / "c.png").exists()) == (2, "usage", False)


def test_where_nothing_draws_a_pdf_is_proposed(cli: Cli, book: Path, tmp_path: Path) -> None:
    told = cli("card", book, "KH000001", "--out", tmp_path / "card.png", "--json")
    assert (told.code, told.errors[0]["key"], told.errors[0]["hint"]) == (8, "no_pictures", "Write a PDF instead.")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["KH000001", "--all"],
        ["KH000001", "--kind", "person", "--layout", "blank"],
        ["--kind", "person"],
        ["--layout", "blank"],
    ],
)
def test_what_makes_no_sense_is_a_usage_error(cli: Cli, book: Path, tmp_path: Path, arguments: list[str]) -> None:
    told = cli("card", book, *arguments, "--out", tmp_path / "a.pdf", "--json")
    assert (told.code, told.errors[0]["key"], (tmp_path / "a.pdf").exists()) == (2, "usage", False)


def test_where_it_cannot_be_written_it_says_so(cli: Cli, book: Path, tmp_path: Path) -> None:
    (tmp_path / "folder.pdf").mkdir()
    for name, key in (("folder.pdf", "folder_in_the_way"), ("no/a.pdf", "no_folder"), ("x" * 300, "bad_name")):
        told = cli("card", book, "KH000001", "--out", tmp_path / name, "--json")
        assert (told.code, told.errors[0]["key"]) == (5, key)
