"""Labels and envelopes, measured on their PDFs: every text within its label, and the zones of the post left free."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from clientdesk.dossier.label_sheet import Sheet
from clientdesk.dossier.values import Address
from clientdesk.exchange.mailing.addressed import Recipient, parts_of
from clientdesk.exchange.mailing.document import Mail, envelope_print, label_print, trial_print
from clientdesk.exchange.mailing.given import (
    BOX,
    BOX_AT,
    CHINESE,
    ENVELOPES,
    MACHINE,
    PITCH,
    STAMP,
    WESTERN,
    Envelope,
    EnvelopeRun,
    LabelRun,
    Sender,
)
from clientdesk.exchange.mailing.sheets import SHEETS
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.post import Text, page_size, texts

NOW = datetime(2026, 3, 5, 9, tzinfo=UTC)
SUZHOU = Address("CN", "江苏省", "苏州市", "工业园区", "示例路 1 号样板大厦 A 座 1203 室", "215000")
WANG = Recipient("KH000001", "王小明", SUZHOU, form="王总", gender="m", company="苏州示例贸易有限公司", sample=True)
FIRM = Recipient("KH000002", "", replace(SUZHOU, postcode="215021"), company="苏州样板电子有限公司")
SMITH = Recipient(
    "KH000003",
    "John Smith",
    Address("GB", "", "London", "", "12 Example Street", "EC1A 1BB"),
    form="Mr Smith",
    company="Example Trading Ltd",
)
TAIPEI = Recipient("KH000004", "陳大文", Address("TW", "", "台北市", "信義區", "範例路 1 號", "110"), gender="m")
LONG = Recipient(
    "KH000005",
    "欧阳修文",
    replace(SUZHOU, street="一条名字非常长的示例街道" * 16),
    gender="m",
    company="苏州工业园区样板畜牧业机械设备制造安装维修服务有限责任公司",
)
EVERYBODY = (WANG, FIRM, SMITH, TAIPEI, LONG)
SENDER = Sender("样板工业有限公司", "苏州市样板路 2 号", "Sample Industries Ltd", "2 Sample Road", "215099", "CN")
_SLACK = 0.05
CUSTOM = Sheet("ours", (148.0, 105.0), (45.0, 16.0), 3, 6, 4.0, 3.5, 2.0, 0.4)


def labels(sheet: Sheet, recipients: Sequence[Recipient] = EVERYBODY, *, language: str = "en", **more: object) -> Mail:
    """Labels from the first one on unless told otherwise."""
    run = LabelRun(sheet, recipients, catalogue(language), home="CN")
    return label_print(replace(run, **more), author="", now=NOW)  # type: ignore[arg-type]


def envelope(recipient: Recipient, name: str = "DL", *, language: str = "zh_CN", **more: object) -> list[Text]:
    """What stands on one envelope."""
    run = EnvelopeRun(ENVELOPES[name], (recipient,), SENDER, catalogue(language))
    return texts(envelope_print(replace(run, **more), author="", now=NOW).pdf, language)[0]  # type: ignore[arg-type]


def within(found: Text, corner: tuple[float, float], size: tuple[float, float]) -> bool:
    """Whether a text lies inside a box."""
    (left, top), (width, height) = corner, size
    across = left - _SLACK <= found.left and found.right <= left + width + _SLACK
    return across and top - _SLACK <= found.top and found.bottom <= top + height + _SLACK


def overlaps(found: Text, corner: tuple[float, float], size: tuple[float, float]) -> bool:
    """Whether any of a text lies in a box."""
    (left, top), (width, height) = corner, size
    return found.right > left and found.left < left + width and found.bottom > top and found.top < top + height


def lines(recipient: Recipient, *, home: str = "CN", language: str = "en") -> list[str]:
    """The lines of an address."""
    return [part.text for part in parts_of(recipient, home=home, words=catalogue(language))]


# Where labels lie


@pytest.mark.parametrize("sheet", [*SHEETS.values(), CUSTOM], ids=lambda sheet: sheet.name)
def test_every_text_lies_on_its_own_label(sheet: Sheet) -> None:
    recipients = [replace(WANG, code=f"{n}", name=f"某{n}号") for n in range(sheet.count - 1)]
    made = labels(sheet, [LONG, *recipients], language="zh_CN")
    [page] = texts(made.pdf, "zh_CN")
    place = -1
    for found in page:
        # The post code opens a label.
        place += found.text == "215000"
        assert within(found, sheet.corner(place), sheet.label), (place, found)
        assert found.left >= 3
        assert found.right <= sheet.page[0] - 3
    assert place == sheet.count - 1
    assert page_size(made.pdf) == pytest.approx(sheet.page, abs=0.01)


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=lambda sheet: sheet.name)
def test_the_sheets_that_are_sold_fill_their_page_and_no_more(sheet: Sheet) -> None:
    assert sheet.problem() is None
    assert replace(sheet, columns=sheet.columns + 1).problem()
    assert replace(sheet, rows=sheet.rows + 1).problem()


def test_printing_begins_at_the_first_free_label_and_goes_on_at_the_top_of_the_next_sheet() -> None:
    sheet = SHEETS["L7160"]
    made = labels(sheet, [replace(SMITH, code=f"{n}") for n in range(3)], first=19)
    names = [[text for text in page if text.text == "Mr John Smith"] for page in texts(made.pdf)]
    assert [len(page) for page in names] == [2, 1]
    assert within(names[0][0], sheet.corner(19), sheet.label)
    assert within(names[0][1], sheet.corner(20), sheet.label)
    assert within(names[1][0], sheet.corner(0), sheet.label)


def test_a_nudge_moves_everything_by_these_millimetres() -> None:
    [still], [moved] = (texts(labels(SHEETS["5160"], nudge=nudge).pdf) for nudge in ((0.0, 0.0), (1.5, -2.0)))
    for before, after in zip(still, moved, strict=True):
        assert (after.left - before.left, after.top - before.top) == pytest.approx((1.5, -2.0), abs=0.02)


def test_copies_lie_beside_each_other() -> None:
    made = labels(SHEETS["L7163"], [SMITH, TAIPEI], copies=3)
    names = [text.text for text in texts(made.pdf)[0] if text.text in ("Mr John Smith", "陳大文 先生 收")]
    assert (made.pieces, names) == (6, ["Mr John Smith"] * 3 + ["陳大文 先生 收"] * 3)


def test_what_is_too_long_is_shrunk_to_eight_points_then_cut_and_told() -> None:
    made = labels(SHEETS["5160"], [WANG, LONG], language="zh_CN")
    own = [text for text in texts(made.pdf, "zh_CN")[0] if within(text, SHEETS["5160"].corner(1), (66.675, 25.4))]
    assert made.cut == ("KH000005",)
    assert {text.size for text in own} == {8.0}
    assert (own[0].text, own[-1].text) == ("215000", "欧阳修文 先生 收")
    assert any(text.text.endswith("…") for text in own)


def test_a_sample_says_so_on_its_label() -> None:
    found = [text.text for text in texts(labels(SHEETS["L7160"], [WANG, SMITH]).pdf)[0]]
    assert found.count("Sample") == 1


def test_the_test_page_draws_every_label_of_the_sheet() -> None:
    run = LabelRun(SHEETS["L7159"], (), catalogue("en"), nudge=(1.0, 0.0))
    made = trial_print(run, author="", now=NOW)
    [page] = texts(made.pdf)
    places = {text.text: text for text in page}
    last = SHEETS["L7159"].corner(23)
    assert within(places["8, 3"], (last[0] + 1, last[1]), SHEETS["L7159"].label)
    assert "Moved 1 mm to the right and 0 mm down." in places


def test_five_thousand_labels_are_printed() -> None:
    made = labels(SHEETS["L7160"], [replace(SMITH, code=f"{n}") for n in range(1000)], copies=5)
    assert (made.pieces, made.pages) == (5000, 239)


@pytest.mark.parametrize(
    ("sheet", "sentence"),
    [
        (replace(CUSTOM, left=10.0), "The labels would end 1.0 mm to the right of the page."),
        (replace(CUSTOM, rows=7), "The labels would end 12.9 mm below the page."),
    ],
)
def test_a_sheet_whose_labels_do_not_fit_the_page_says_by_how_much(sheet: Sheet, sentence: str) -> None:
    problem = sheet.problem()
    assert problem is not None
    assert catalogue("en").tr(problem[0], **problem[1]) == sentence


# The order of the lines


def test_a_chinese_address_goes_from_large_to_small_with_the_name_last() -> None:
    assert lines(WANG) == [
        "215000",
        "江苏省苏州市工业园区示例路 1 号样板大厦 A 座 1203 室",
        "苏州示例贸易有限公司",
        "王小明 先生 收",
    ]
    assert lines(FIRM)[-1] == "苏州样板电子有限公司 收"


@pytest.mark.parametrize(("language", "country"), [("en", "台灣"), ("zh_CN", "台湾"), ("zh_TW", "台灣")])
def test_a_chinese_address_elsewhere_begins_with_the_country(language: str, country: str) -> None:
    assert lines(TAIPEI, language=language)[1] == f"{country} 台北市信義區範例路 1 號"
    assert lines(TAIPEI, home="TW", language=language)[1] == "台北市信義區範例路 1 號"


def test_a_western_address_goes_from_small_to_large_with_the_name_first() -> None:
    assert lines(SMITH, home="GB") == [
        "Mr John Smith",
        "Example Trading Ltd",
        "12 Example Street",
        "LONDON",
        "EC1A 1BB",
    ]


def test_an_address_that_names_no_country_stands_as_at_home() -> None:
    place = Address("", "West Yorkshire", "Leeds", "Headingley", "12 Example Lane", "LS0 0AA")
    at = replace(SMITH, address=place)
    assert lines(at, home="GB")[2:] == ["12 Example Lane", "Headingley", "LEEDS", "LS0 0AA"]
    assert lines(at, home="US")[2:] == ["12 Example Lane, Headingley", "Leeds, West Yorkshire LS0 0AA"]


@pytest.mark.parametrize(
    ("language", "country"),
    [("en", "UNITED KINGDOM"), ("zh_CN", "UNITED KINGDOM 英国"), ("zh_TW", "UNITED KINGDOM 英國")],
)
def test_abroad_the_country_stands_last_in_capitals(language: str, country: str) -> None:
    assert lines(SMITH, language=language)[-1] == country


@pytest.mark.parametrize(
    ("place", "town"),
    [
        (Address("US", "CA", "Springfield", "", "1 Main Street", "90000"), ["Springfield, CA 90000"]),
        (Address("DE", "", "Berlin", "", "Musterweg 1", "10115"), ["10115 Berlin"]),
        (Address("IE", "", "Dublin", "", "1 Sample Quay", "D00 X000"), ["Dublin", "D00 X000"]),
    ],
)
def test_town_and_post_code_stand_as_their_country_writes_them(place: Address, town: list[str]) -> None:
    assert lines(replace(SMITH, address=place), home=place.country)[3:] == town


@pytest.mark.parametrize(
    ("name", "form", "gender", "last"),
    [
        ("王小明", "王总", "f", "王小明 女士 收"),
        ("王小明", "王教授", "m", "王小明 教授 收"),
        ("欧阳静", "欧阳老师", "f", "欧阳静 老师 收"),
        ("王小明", "先生", "", "王小明 先生 收"),
        ("王小明", "", "", "王小明 收"),
        ("王先生", "", "m", "王先生 收"),
    ],
)
def test_a_form_of_address_that_may_be_written_stands_behind_the_name(
    name: str, form: str, gender: str, last: str
) -> None:
    assert lines(replace(WANG, name=name, form=form, gender=gender))[-1] == last


@pytest.mark.parametrize(
    ("form", "gender", "first"),
    [
        ("Mr Smith", "m", "Mr John Smith"),
        ("Dr.", "m", "Dr. John Smith"),
        ("", "f", "Ms John Smith"),
        ("", "", "John Smith"),
    ],
)
def test_a_western_form_of_address_stands_before_the_name_once(form: str, gender: str, first: str) -> None:
    assert lines(replace(SMITH, form=form, gender=gender))[0] == first


def test_whoever_lives_abroad_is_named_in_letters_that_are_read_there() -> None:
    assert lines(replace(SMITH, name="王小明", latin="Wang Xiaoming", form="", gender="m"))[0] == "Mr Wang Xiaoming"


def test_another_recipient_of_the_address_takes_the_place_of_the_name() -> None:
    assert lines(replace(WANG, address=replace(SUZHOU, recipient="李强")))[-1] == "李强 收"


# Envelopes


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ENVELOPES)
def test_zones_of_the_post_hold_nothing_on_a_chinese_envelope(name: str, language: str) -> None:
    size = ENVELOPES[name].size
    for recipient in (WANG, FIRM, TAIPEI, LONG):
        found = envelope(recipient, name, language=language)
        digits = [text for text in found if len(text.text) == 1 and text.text.isdigit()]
        others = [text for text in found if text not in digits]
        assert "".join(text.text for text in digits) == ("" if recipient is TAIPEI else recipient.address.postcode)
        for text in others:
            assert not overlaps(text, (0, 0), MACHINE), text
        for text in found:
            assert not overlaps(text, (size[0] - STAMP[0], 0), STAMP), text
            assert within(text, (5, 4), (size[0] - 10, size[1] - 7)), text
        _refuse_overlaps(others)


def _refuse_overlaps(found: Sequence[Text]) -> None:
    for number, one in enumerate(found):
        for other in found[number + 1 :]:
            # Lines of the same block touch; their letters do not.
            size = (other.right - other.left, (other.bottom - other.top) * 0.8)
            assert not overlaps(one, (other.left, other.top + (other.bottom - other.top) * 0.1), size), (one, other)


@pytest.mark.parametrize("name", ENVELOPES)
def test_an_envelope_is_printed_in_its_own_size_lying(name: str) -> None:
    run = EnvelopeRun(ENVELOPES[name], (WANG,), SENDER, catalogue("en"))
    size = page_size(envelope_print(run, author="", now=NOW).pdf)
    assert size == pytest.approx(ENVELOPES[name].size, abs=0.01)
    assert size[0] > size[1]


@pytest.mark.parametrize("at", [BOX_AT, (14.0, 8.5)])
def test_each_digit_of_the_post_code_stands_in_its_box(at: tuple[float, float]) -> None:
    digits = [text for text in envelope(WANG, box=at) if len(text.text) == 1]
    for place, digit in enumerate(digits):
        assert within(digit, (at[0] + place * PITCH, at[1]), BOX)
    assert len(digits) == 6


def test_the_receiver_stands_large_in_the_middle_and_the_sender_at_the_lower_right() -> None:
    found = {text.text: text for text in envelope(WANG, "ZL")}
    name, sender, code = found["王小明 先生 收"], found["样板工业有限公司"], found["邮政编码 215099"]
    assert name.size == 18
    assert (name.left + name.right) / 2 == pytest.approx(115, abs=0.3)
    assert (name.top + name.bottom) / 2 == pytest.approx(60, abs=2)
    assert sender.left > 115
    assert sender.top > 90
    assert code.top > sender.bottom - 1
    assert code.right == pytest.approx(sender.right, abs=0.1)
    place = next(text for text in found.values() if text.text.startswith("江苏省"))
    assert place.left == pytest.approx(25, abs=0.1)
    assert place.top == pytest.approx(40, abs=1)


@pytest.mark.parametrize("name", ENVELOPES)
def test_a_western_envelope_has_the_sender_above_and_the_receiver_right_of_the_middle(name: str) -> None:
    width, height = ENVELOPES[name].size
    found = envelope(SMITH, name, language="en")
    sender = next(text for text in found if text.text == "Sample Industries Ltd")
    block = [text for text in found if text.left > width * 0.4]
    assert sender.right < width * 0.5
    assert sender.bottom < 26
    assert (block[0].text, block[-1].text) == ("Mr John Smith", "UNITED KINGDOM")
    assert all(within(text, (width * 0.45, height * 0.45 - 0.5), (width * 0.55, height * 0.55 - 15)) for text in block)
    assert "CHINA" in [text.text for text in found]


def test_the_layout_can_be_chosen_against_the_address() -> None:
    western = envelope(WANG, layout=WESTERN)
    assert min(text.left for text in western if text.text.startswith("江苏省")) == pytest.approx(99, abs=0.1)
    chinese = envelope(SMITH, layout=CHINESE)
    assert next(text for text in chinese if text.text == "Mr John Smith").left == pytest.approx(25, abs=0.1)
    assert not any(overlaps(text, (0, 0), MACHINE) for text in chinese)


def test_the_labels_of_envelopes_name_their_millimetres() -> None:
    for made in ENVELOPES.values():
        assert isinstance(made, Envelope)
        assert all(f"{length:g}" in made.label for length in made.size)


def test_a_line_of_one_character_is_spared_by_a_slightly_smaller_type() -> None:
    place = replace(SUZHOU, province="", district="", street="示例路一二三四五六七八九号")
    shown = texts(labels(SHEETS["L7160"], [replace(WANG, address=place)], language="zh_CN").pdf, "zh_CN")[0]
    assert (shown[1].text, shown[1].size) == ("苏州市示例路一二三四五六七八九号", 10.0)
