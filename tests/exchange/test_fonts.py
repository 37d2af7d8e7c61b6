"""The bundled fonts on paper."""

import io

import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.fonts import BOX, MISSING, Face, drawable, face
from clientdesk.i18n import LANGUAGES

RARE = "䶮喆堃𠮷龘𬱖"
OTHERS = {
    "김민수": "NotoSans-Hangul",
    "👍🎂❤✈🧧": "NotoEmoji",
    "דוד בן-גוריון": "NotoSans-Hebrew",
    "محمد بن سلمان": "NotoSans-Arabic",
    "ئۇيغۇر": "NotoSans-Arabic",
}
LATIN = "ŁukaszNguyễnÇelikØñüß"


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_and_weight_has_rare_characters_and_latin_names(language: str, bold: bool) -> None:
    fonts = [face(language, bold=bold)[character][1] for character in RARE + LATIN + "國国，。￥①"]
    assert MISSING not in fonts


def test_traditional_chinese_is_set_in_traditional_shapes_and_the_others_in_simplified_ones() -> None:
    fonts = {language: face(language)["骨"][1] for language in LANGUAGES}
    assert fonts == {"en": "NotoSansSC-Regular", "zh_CN": "NotoSansSC-Regular", "zh_TW": "NotoSansTC-Regular"}


def test_a_word_with_a_letter_the_first_font_lacks_is_set_in_one_font() -> None:
    placed = face("en").place("王 Łukasz")
    assert [font for _, font, _ in placed] == ["NotoSansSC-Regular"] * 2 + ["NotoSans-Latin-Regular"] * 6


def test_a_character_that_no_font_has_is_missing_but_has_the_width_of_a_box() -> None:
    assert face("en").place("ก") == [("ก", MISSING, face("en")[BOX][2])]


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_names_of_neighbours_and_what_people_type_on_telephones_have_letters(language: str, bold: bool) -> None:
    fonts = {text: {font for _, font, _ in face(language, bold=bold).place(text)} for text in OTHERS}
    assert fonts == {text: {font} for text, font in OTHERS.items()}


def test_a_stretch_from_right_to_left_has_one_font_for_its_words_and_what_is_between_them() -> None:
    placed = face("en").place("与 דוד, בן (12) 见面")
    assert [character for character, font, _ in placed if font == "NotoSans-Hebrew"] == list("דוד, בן")


def test_arabic_letters_are_as_wide_as_they_are_joined() -> None:
    assert face("en").width("ببب", 1) < 3 * face("en")["ب"][2] * 0.9


def test_a_plain_text_is_measured_as_any_other() -> None:
    text = "客户 KH000001, 154****0001"
    face("zh_CN").place(text)
    assert face("zh_CN").plain_widths(text) == [width for _, _, width in face("zh_CN").place(text)]
    assert face("zh_CN").plain_widths("Łukasz") is None


def test_width_is_that_of_all_characters_together() -> None:
    assert face("zh_CN").width("客户", 10) == pytest.approx(20)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("plain", "plain"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a    b"),
        ("a\x00b\x07c\x1bd\x7fe", "abcde"),
        ("a\u202eb\u200fc\ufeffd\ufe0fe", "abcde"),
        ("👍🏽 1️⃣ 👩‍🚀", "👍 1 👩🚀"),
        ("a\ud800b", f"a{BOX}b"),
        ("e\u0301", "é"),
        ("<b>&amp;{0}%s", "<b>&amp;{0}%s"),
    ],
)
def test_what_cannot_be_seen_is_not_drawn_and_the_rest_is_literal(text: str, drawn: str) -> None:
    assert drawable(text) == drawn


def test_characters_beyond_the_first_plane_are_copied_as_themselves() -> None:
    out = io.BytesIO()
    canvas = Canvas(out)
    for row, (character, font, _) in enumerate(face("zh_CN").place(RARE)):
        canvas.setFont(font, 12)
        canvas.drawString(40, 700 - 20 * row, character)
    canvas.save()
    assert "".join(PdfReader(out).pages[0].extract_text().split()) == RARE


def test_a_missing_font_is_told_in_a_sentence() -> None:
    with pytest.raises(UserError) as error:
        Face(("NoSuchFont",)).place("a")
    assert (error.value.key, error.value.code) == ("font_missing", ExitCode.DAMAGED)
    assert "NoSuchFont.ttf" in str(error.value)
