"""The built program: it needs no Python and no search path, and does the main job like the source."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from clientdesk.exchange.cards import LAYOUTS
from installer.house import CHECKOUT

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("frozen")]
PERSON = {"op": "create", "kind": "person", "values": {"full_name": "王小明"}}


class Program:
    """The built program in a folder of its own, started without any of this machine's settings."""

    def __init__(self, folder: Path, place: Path) -> None:
        self.place = place
        self._program = folder / "clientdesk"

    def run(self, *arguments: str, lines: str = "") -> str:
        """What a command prints."""
        environ = {"HOME": str(self.place), "QT_QPA_PLATFORM": "offscreen", "LANG": "zh_CN.UTF-8"}
        command = [str(self._program), *arguments]
        done = subprocess.run(
            command, input=lines, env=environ, cwd=self.place, capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def batch(self, *actions: object) -> None:
        """Do these actions in the file."""
        self.run("batch", "desk.clientdesk", lines="".join(json.dumps(action) + "\n" for action in actions))


@pytest.fixture(scope="module")
def built() -> Path:
    command = [sys.executable, "-m", "installer"]
    environ = {**os.environ, "LANGUAGE": "en"}
    done = subprocess.run(command, env=environ, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return Path(done.stderr.splitlines()[-1].partition(": ")[2])


@pytest.fixture
def program(built: Path, tmp_path: Path) -> Program:
    program = Program(built, tmp_path)
    program.run("new", "desk.clientdesk")
    program.batch(PERSON)
    return program


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_layout_is_printed(program: Program, layout: str) -> None:
    program.run("card", "desk.clientdesk", "KH000001", "--layout", layout, "--out", "card.pdf")
    assert len(PdfReader(program.place / "card.pdf").pages) >= 1


def test_the_sample_desk_is_made(program: Program) -> None:
    program.run("new", "sample.clientdesk", "--sample")
    program.run("card", "sample.clientdesk", "SAMPLE-02", "--layout", "index", "--out", "card.png")
    assert Image.open(program.place / "card.png").width > 1000
    program.run("day", "sample.clientdesk", "--out", "day.pdf")
    assert program.run("query", "sample.clientdesk", "birthdays").strip()


def test_a_chinese_card_is_printed(program: Program) -> None:
    program.run("card", "desk.clientdesk", "KH000001", "--out", "card.pdf", "--lang", "zh_CN")
    text = "".join(page.extract_text() for page in PdfReader(program.place / "card.pdf").pages)
    assert "王小明" in text
    assert "客户编号" in text


def test_a_photo_is_made_a_jpeg_in_the_limited_child(program: Program) -> None:
    Image.new("RGB", (1600, 1200), (200, 30, 30)).save(program.place / "portrait.png")
    program.batch({"op": "attach", "code": "KH000001", "field": "photo", "path": str(program.place / "portrait.png")})
    shown = json.loads(program.run("show", "desk.clientdesk", "KH000001", "--json"))
    assert shown["values"]["photo"]["media"] == "image/jpeg"


def test_a_register_is_written(program: Program) -> None:
    program.run("export", "desk.clientdesk", "ledger", "register", "--out", "register.xlsx")
    assert (program.place / "register.xlsx").stat().st_size > 0


def test_pinyin_finds_the_client(program: Program) -> None:
    assert "KH000001" in program.run("search", "desk.clientdesk", "wxm")


def test_the_file_is_sound_and_the_labels_are_chinese(program: Program) -> None:
    assert json.loads(program.run("check", "desk.clientdesk", "--deep", "--json")) == {"ok": True, "findings": []}
    assert "姓名" in program.run("fields", "person", "--lang", "zh_CN")


def test_the_window_opens(program: Program) -> None:
    program.run("--selftest", "window.png")
    with Image.open(program.place / "window.png") as picture:
        assert len(picture.getcolors(maxcolors=1 << 24) or []) > 16
