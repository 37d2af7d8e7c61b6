"""Hebrew and Arabic on paper."""

import io
import unicodedata

import pytest
from reportlab.pdfgen.canvas import Canvas

from clientdesk.exchange.cards.look import BODY
from clientdesk.exchange.cards.typeset import Typesetter, draw
from clientdesk.exchange.right_to_left import joined, stretches, turned
from tests.exchange.reading import read_back


def found(text: str) -> list[str]:
    return [stretch for _, stretch in stretches(text, lambda stretch: True)]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("محمد", ["INITIAL", "MEDIAL", "MEDIAL", "FINAL"]),
        ("دار", ["ISOLATED", "ISOLATED", "ISOLATED"]),
        ("بيت", ["INITIAL", "MEDIAL", "FINAL"]),
        ("بـ", ["INITIAL", "TATWEEL"]),
        ("بَب", ["INITIAL", "FATHA", "FINAL"]),
    ],
)
def test_arabic_letters_are_joined_to_their_neighbours(text: str, forms: list[str]) -> None:
    assert [
        unicodedata.name(letter).split()[-2 if " FORM" in unicodedata.name(letter) else -1] for letter in joined(text)
    ] == forms


def test_a_lam_takes_in_an_alef() -> None:
    assert joined("سلام") == ["\ufeb3", "\ufefc", "", "\ufee1"]
    assert joined("لا") == ["\ufefb", ""]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("שלום", "םולש"),
        ("דוד, בן", "ןב ,דוד"),
        ("א 12.5 ב", "ב 12.5 א"),
        ("א (12) ב", "ב (12) א"),
        ("א ٢٣ ב", "ב ٢٣ א"),
    ],
)
def test_a_stretch_is_turned_round_but_for_its_numbers(text: str, drawn: str) -> None:
    assert turned(text) == drawn


@pytest.mark.parametrize(
    ("text", "stretches"),
    [
        ("plain 客户 (1)", []),
        ("与 דוד 见面", ["דוד"]),
        ("דוד, בן 12 a", ["דוד, בן"]),
        ("a (דוד) b", ["דוד"]),
        ("דוד (בן) b", ["דוד (בן)"]),
        ("א" + " " * 9999 + "a", ["א"]),
    ],
)
def test_text_around_a_stretch_is_no_part_of_it(text: str, stretches: list[str]) -> None:
    assert found(text) == stretches


@pytest.mark.parametrize("text", ["客户 שלום עולם, דוד בן-גוריון 12.5 (א) ok", "محمد بن سلمان (12.5) لا كلام 见面"])
def test_what_is_drawn_from_right_to_left_is_copied_as_it_is_read(text: str) -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    setting = Typesetter("zh_CN").line(text, BODY)
    draw(canvas, setting, 40, 700)
    canvas.save()
    runs = read_back(out.getvalue()).pages[0].runs
    assert "".join(run.text for run in runs) == text
    assert runs[-1].box.right - runs[0].box.left == pytest.approx(setting.width, abs=0.1)


def test_lines_end_between_words_and_each_is_turned_by_itself() -> None:
    lines = Typesetter("en").para("שלום עולם " * 20, BODY, width=100).lines
    assert len(lines) > 4
    assert all(line.width <= 100 for line in lines)
    assert {word for line in lines for _, text in line.runs for word in text.split()} == {"שלום", "עולם"}
