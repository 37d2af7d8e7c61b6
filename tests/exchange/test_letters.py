"""Letters on paper: places filled and marked, the address in its window, tables to the cent, cards on their sheets."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from clientdesk.dossier.enterprise.people import OrgPerson
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address
from clientdesk.exchange.cards import look
from clientdesk.exchange.cards.job import House, PrintJob
from clientdesk.exchange.cards.typeset import Typesetter
from clientdesk.exchange.letters.addressed import salutation
from clientdesk.exchange.letters.document import make_letters
from clientdesk.exchange.letters.letter import Letter, Stationery
from clientdesk.exchange.letters.places import PLACES, Piece, fill, lacking, plain, unknown
from clientdesk.exchange.letters.prose import prose
from clientdesk.exchange.letters.shipped import shipped
from clientdesk.exchange.mailing.addressed import Recipient
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import LANGUAGES, catalogue
from tests import make
from tests.exchange.reading import Print, Run, bare, read_back

MM = 72 / 25.4
YORK = Address("GB", "", "York", "", "12 Sample Lane", "ZZ99 1AA")
SUZHOU = Address("CN", "江苏省", "苏州市", "工业园区", "样板街 5 号", "215000")
RED = (look.WARNING.red, look.WARNING.green, look.WARNING.blue)


def to(language: str = "en", **more: object) -> Recipient:
    """Whom a letter is for."""
    if language == "en":
        return Recipient("KH000001", "Sarah Hughes", YORK, form="Ms Hughes", **more)  # type: ignore[arg-type]
    return Recipient("KH000002", "王小明", SUZHOU, gender="m", company="样板贸易有限公司", **more)  # type: ignore[arg-type]


def printed(
    *letters: Letter, language: str = "en", form: str = "letter", place: str = "Suzhou", foot: tuple[str, ...] = ()
) -> Print:
    """Letters read back from their PDF."""
    words, house = catalogue(language), House("Sample Works Ltd", ("1 Sample Road, Suzhou",))
    paper = Stationery(words, house, "Sample Works Ltd · 1 Sample Road", foot, place, date(2026, 3, 31))
    job = PrintJob(
        (), words, Disclosure(), "tester", datetime(2026, 3, 31, tzinfo=UTC), lambda photo: None, house=house
    )
    return read_back(make_letters(letters, paper, job, form=form).pdf)


def letter(text: str, language: str = "en", subject: str = "About us", **values: str) -> Letter:
    """A letter with this text."""
    return Letter("Sarah", to(language), fill(subject, values)[0], tuple(fill(text, values)), "Li Na")


def run(page: Print, text: str) -> Run:
    """Where a text stands on the first page."""
    return next(each for each in page.pages[0].runs if bare(text) in bare(each.text))


# Places


def test_unknown_places_are_counted_and_a_brace_alone_is_none() -> None:
    assert unknown("{nickname} { {name} {} {nickname}", "{a b}", tables=False) == {"nickname": 2, "a b": 1}
    assert unknown("", "{items}\n{ items }", tables=True) == {}
    assert unknown("", "{items}", tables=False) == {"items": 1}


def test_the_place_of_a_table_is_counted_where_no_table_can_stand() -> None:
    assert unknown("About {items}", "See {items}.\n{items}", tables=True) == {"items": 2}


def test_a_value_that_begins_with_an_accent_joins_the_letter_before_it() -> None:
    line = (Piece("caf"), Piece("e"), Piece("\u0301 {name}", "name"))
    set_ = prose(line, Typesetter("en"), look.Style(10, 15), width=300)
    assert "".join(text for stretch in set_.lines[0] for _font, text in stretch.text.lines[0].runs) == "café {name}"


def test_a_doubled_brace_is_a_brace() -> None:
    assert plain(fill("{{name}} {name}", {"name": "Ann"})) == "{name} Ann"


def test_what_a_client_is_called_is_never_a_place() -> None:
    filled = fill("{name}", {"name": "{balance} <b>x</b>"})
    assert filled == [(Piece("{balance} <b>x</b>"),)]
    assert "{balance}<b>x</b>" in printed(letter("Hello {name}", name="{balance} <b>x</b>")).text


def test_places_without_a_value_are_told_in_the_order_of_the_table() -> None:
    text = "{birthday} {name} {company} {nickname}"
    assert lacking(text, values={"name": "Ann"}) == ("company", "birthday")


def test_what_is_lacking_stays_red_between_words_in_ink() -> None:
    page = printed(letter("Before {nickname} after {birthday}.", birthday="25 July"))
    assert run(page, "{nickname}").colour == pytest.approx(RED, abs=0.01)
    assert run(page, "Before").colour != pytest.approx(RED, abs=0.01)
    assert run(page, "after25July").colour != pytest.approx(RED, abs=0.01)


def test_a_marked_place_keeps_the_line_it_stands_in() -> None:
    setter, style = Typesetter("en"), look.BODY
    pieces = (Piece("word " * 30), Piece("{gap}", "gap"), Piece(" word" * 30))
    marked = prose(pieces, setter, style, width=300)
    bare_lines = prose((Piece("".join(piece.text for piece in pieces)),), setter, style, width=300)
    assert len(marked.lines) == len(bare_lines.lines)
    (stretches,) = (line for line in marked.lines if len(line) > 1)
    assert stretches[-1].x + stretches[-1].text.width <= 300


# Texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_texts_are_whole_in_every_language(language: str) -> None:
    texts = [text for text in shipped() if text.language == language]
    reminders = [(text.level, text.first) for text in texts if text.kind == "reminder"]
    assert reminders == [(1, False), (2, False), (2, True), (3, False), (3, True)]
    assert {text.level for text in texts if text.kind == "reminder"} == {1, 2, 3}
    assert {"letter", "birthday", "thanks", "renewal"} <= {text.kind for text in texts}
    for text in texts:
        assert not unknown(text.subject, text.body, tables=text.kind == "reminder"), text.name


@pytest.mark.parametrize("language", ["zh_CN", "zh_TW"])
def test_every_place_has_a_label_in_every_language(language: str) -> None:
    words = catalogue(language)
    assert all(words.tr(place.label) != place.label for place in PLACES.values())


# How clients are addressed


@pytest.mark.parametrize(
    ("language", "values", "told"),
    [
        ("en", {"salutation": "Ms Hughes"}, "Dear Ms Hughes,"),
        ("en", {"salutation": "Dr."}, "Dear Dr. Hughes,"),
        ("en", {"gender": "f"}, "Dear Ms Hughes,"),
        ("en", {}, "Dear Sarah Hughes,"),
        ("zh_CN", {"salutation": "Ms Hughes", "gender": "f"}, "尊敬的Hughes女士："),
    ],
)
def test_a_western_name_is_addressed_by_title_or_whole(language: str, values: dict[str, str], told: str) -> None:
    assert salutation(make.person("Sarah Hughes", **values), catalogue(language)) == told


@pytest.mark.parametrize(
    ("language", "values", "told"),
    [
        ("zh_CN", {"gender": "m"}, "尊敬的王先生："),
        ("zh_CN", {"salutation": "王总"}, "尊敬的王总："),
        ("zh_CN", {"salutation": "老师"}, "尊敬的王老师："),
        ("zh_CN", {}, "尊敬的王小明："),
        ("zh_TW", {"gender": "f"}, "王女士您好："),
        ("en", {"gender": "m"}, "Dear Mr Wang,"),
    ],
)
def test_a_chinese_name_is_addressed_by_its_surname(language: str, values: dict[str, str], told: str) -> None:
    assert salutation(make.person("王小明", **values), catalogue(language)) == told


def test_an_enterprise_is_addressed_through_who_is_still_there() -> None:
    gone = Row({"role": ("owner",), "name": "李强", "is_main": True, "left_on": date(2026, 1, 1)})
    here = Row({"role": ("manager",), "name": "王小明", "gender": "m"})
    firm: Record = make.enterprise("样板贸易有限公司", org_people=(gone, here))
    assert salutation(firm, catalogue("zh_CN")) == "尊敬的王先生："
    assert salutation(make.enterprise("样板贸易有限公司"), catalogue("en")) == "Dear Sir or Madam,"
    assert OrgPerson.left_on.key == "left_on"


# Paper


def test_the_address_stands_in_the_window_of_din_5008_form_b() -> None:
    page = printed(letter("Hello"))
    high = page.pages[0].box.top / MM
    name = run(page, "Ms Sarah Hughes")
    assert name.box.left / MM == pytest.approx(25, abs=0.2)
    assert 62.7 <= high - name.box.top / MM <= 65
    last = run(page, "UNITED KINGDOM")
    assert high - last.box.bottom / MM <= 90
    assert 45 <= high - run(page, "Sample Works Ltd · 1 Sample Road").box.top / MM <= 62.7
    assert 98.4 <= high - run(page, "About us").box.top / MM <= 101
    assert run(page, "Suzhou, 31 March 2026").box.left / MM == pytest.approx(149, abs=0.5)


def test_a_chinese_letter_has_its_title_in_the_middle_and_its_day_at_the_right() -> None:
    text = "尊敬的王先生：\n\n感谢您的订货。\n\n此致\n敬礼"
    page = printed(letter(text, "zh_CN", subject="感谢信"), language="zh_CN")
    title = run(page, "感谢信").box
    assert (title.left + title.right) / 2 / MM == pytest.approx(25 + 84, abs=0.5)
    assert "致：样板贸易有限公司王小明先生" in page.text
    day = run(page, "2026年3月31日").box
    assert day.right / MM == pytest.approx(25 + 168, abs=0.5)
    assert run(page, "敬礼").box.left / MM == pytest.approx(25, abs=0.3)
    assert run(page, "此致").text.startswith("　　")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_long_letter_goes_on_over_pages_that_say_so(language: str) -> None:
    filler = {"en": "Thank you for your order. ", "zh_CN": "感谢您的订货。", "zh_TW": "感謝您的訂購。"}[language]
    page = printed(letter("\n\n".join([filler * 12] * 30), language), language=language, foot=("Bank 1234",))
    assert len(page.pages) > 2
    words = catalogue(language)
    for number, each in enumerate(page.pages, 1):
        assert bare(words.tr("Page {page} of {pages}", page=number, pages=len(page.pages))) in each.text
        assert min(one.box.bottom for one in each.runs if one.size > 10) / MM >= 26


def test_letters_to_several_have_a_bookmark_each_and_begin_on_their_own_page() -> None:
    made = printed(letter("One"), letter("Two"))
    assert (len(made.pages), made.outline) == (2, ("Sarah", "Sarah"))
    assert "One" in made.pages[0].text
    assert "Two" in made.pages[1].text


def test_a_sample_client_is_marked_on_letter_and_card() -> None:
    sample = Letter("Sarah", to(), fill("Hello", {})[0], tuple(fill("Text", {})), sample=True)
    assert printed(sample).pages[0].text.count("Sample") >= 3
    assert "Sample" in printed(sample, form="a6").pages[0].text.replace("SampleWorks", "")


@pytest.mark.parametrize(
    ("form", "size", "pages"),
    [("a6", (148, 105), 1), ("a5", (210, 148), 1), ("a6-folded", (210, 148), 2), ("a5-folded", (297, 210), 2)],
)
def test_cards_have_their_size_and_their_text_inside(form: str, size: tuple[int, int], pages: int) -> None:
    made = printed(letter("Many happy returns, dear {name}!", subject="Happy birthday", name="Sarah"), form=form)
    box = made.pages[0].box
    assert (round(box.right / MM), round(box.top / MM)) == size
    assert len(made.pages) == pages
    assert "Happybirthday" in made.pages[0].text
    inside = made.pages[-1]
    assert "dearSarah!" in inside.text
    if pages == 2:
        assert "dearSarah!" not in made.pages[0].text
        assert all(one.box.left >= box.right / 2 for one in inside.runs)
    assert all(one.box.within(box) for each in made.pages for one in each.runs)


def test_a_long_text_shrinks_to_stay_on_its_card() -> None:
    made = printed(letter("Many happy returns of the day to you! " * 25), form="a6")
    assert len(made.pages) == 1
    assert all(one.box.within(made.pages[0].box) for one in made.pages[0].runs)


def test_amounts_on_paper_have_two_decimals() -> None:
    from clientdesk.exchange.letters.tables import money

    assert money(Decimal("1234567.5"), "CNY") == "CNY 1,234,567.50"
