"""Printed cards, read back from the PDF, and cards as plain text."""

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from pypdf import PdfReader
from pypdf.generic import Destination

from clientdesk.dossier.fields import SENSITIVE, Field, Kind, Rows, Section, rows_of
from clientdesk.dossier.kinds import CLIENT_KINDS, ENTERPRISE, PERSON
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.person.family import Family
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import LONG_TEXT, Text
from clientdesk.errors import UserError
from clientdesk.exchange.cards import LAYOUTS, House, card_text, make_print
from clientdesk.exchange.cards.blocks import Grid, paginate
from clientdesk.exchange.cards.dossier import WIDTH, dossier
from clientdesk.exchange.cards.look import BODY, MARGIN
from clientdesk.exchange.cards.typeset import Typesetter
from clientdesk.exchange.cards.view import View, card_of
from clientdesk.exchange.fonts import BOX, drawable, face
from clientdesk.exchange.profiles import Disclosure, Profile, Sight
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.golden import assert_golden
from tests.exchange.printing import PORTRAIT, bare, jpeg, make, pages, printed, read
from tests.exchange.reading import read_back
from tests.exchange.sample_records import NOW, around, enterprise, full, person, with_canaries

A4 = (595.28, 841.89)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ["person", "enterprise"])
def test_a_card_as_text_is_the_kept_one(name: str, language: str) -> None:
    record = {"person": person(id_number=None), "enterprise": enterprise()}[name]
    text = card_text(record, language=language, surroundings=around(record, language=language))
    assert_golden(f"cards/{name}-{language}.txt", text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_every_value_of_a_full_record_stands_on_the_card_and_in_its_text(kind: Kind, language: str) -> None:
    record, words = full(kind), catalogue(language)
    on_paper = read(printed(record, language=language, reason="a test"))
    text = bare(card_text(record, language=language, reason="a test", surroundings=around(record, language=language)))
    values = list(shown_values(record, language))
    assert len(values) > len(kind.values)
    for shown in values:
        assert bare(shown) in text
        # A text over two pages is interrupted by the foot of the first one.
        assert as_drawn(shown, language)[:30] in on_paper
        assert as_drawn(shown, language)[-30:] in on_paper
    for field, _ in record.filled():
        assert bare(field.title(words)) in on_paper


def as_drawn(text: str, language: str) -> str:
    """The text without spaces, boxes in place of what no font has."""
    return bare("".join(c if face(language)[c][1] else BOX for c in drawable(text)))


def shown_values(record: Record, language: str) -> Iterator[str]:
    words = catalogue(language)
    for field, value in record.filled():
        if isinstance(field.type, Rows):
            columns = field.type.columns
            yield from (c.type.show(row[c], words) for row in value for c in columns if row[c] is not None)
        elif field.type.name != "long_text":
            yield field.type.show(value, words)
        else:
            yield from field.type.show(value, words).split("\n")


@pytest.mark.parametrize("profile", list(Profile))
@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_what_a_profile_hides_is_nowhere_in_the_file_and_what_it_shows_is(kind: Kind, profile: Profile) -> None:
    record, canaries = with_canaries(kind)
    reason = "asked for by the person" if profile is Profile.FULL else ""
    disclosure = Disclosure(profile, reason)
    text = read(printed(record, profile=profile, reason=reason))
    for field in kind.values:
        if field.context in canaries:
            assert (canaries[field.context] in text) is (disclosure.sight(field) is Sight.SHOWN), field
    for group in kind.groups:
        for column in rows_of(group).columns:
            if word := canaries.get(f"{group.key}/{column.context}"):
                assert (word in text) is (disclosure.sight_in(group, column) is Sight.SHOWN), column


def test_a_handout_shows_masks_and_says_so() -> None:
    text = read(printed(person(), profile="handout"))
    assert "154****0001" in text
    assert "l***@example.com" in text
    assert "**-03-07" in text
    assert "Personaldatamasked" in text
    assert "15400000001" not in text
    assert "990101199003070017" not in text


def test_how_many_fields_are_left_out_is_said_at_the_end() -> None:
    assert "1fieldwithpersonalorsensitivedataisleftout." in read(printed(person()))
    assert "leftout" not in read(printed(person(), reason="a claim"))


def test_sensitive_data_puts_red_words_at_head_and_foot_of_every_page() -> None:
    reader = printed(full(PERSON), reason="a claim")
    assert len(reader.pages) > 2
    for page in reader.pages:
        assert bare(page.extract_text()).count("Containssensitivedata") >= 2
    assert "Containssensitivedata" not in read(printed(full(PERSON)))


def test_a_sample_says_so_on_every_page() -> None:
    for page in printed(person(), sample=True).pages:
        assert "Sample" in page.extract_text()


def test_pages_are_counted_for_each_client_and_carry_name_and_code_from_the_second_on() -> None:
    reader = printed(full(PERSON, code="KH000012"), person())
    texts = [page.extract_text() for page in reader.pages]
    total = len(texts) - 1
    assert [f"Page {n} of {total}" in text for n, text in enumerate(texts[:-1], 1)] == [True] * total
    assert "Page 1 of 1" in texts[-1]
    name = full(PERSON)[Basics.full_name] or ""
    assert all(bare(name) in bare(text) and "KH000012" in text for text in texts[1:-1])
    assert all("Printed by 王小二 · 2026-03-05 06:03" in text for text in texts)


def test_each_client_begins_a_page_and_has_a_bookmark_with_its_sections() -> None:
    reader = printed(full(PERSON), person(), enterprise())
    outline = [entry for entry in reader.outline if isinstance(entry, Destination)]
    assert [entry.title for entry in outline] == [full(PERSON).name, "䶮喆堃", "虚构机械有限公司"]
    starts = [reader.get_destination_page_number(entry) for entry in outline]
    assert starts == [0, len(reader.pages) - 2, len(reader.pages) - 1]
    sections = next(entry for entry in reader.outline if isinstance(entry, list))
    assert [entry.title for entry in sections if isinstance(entry, Destination)][:3] == [
        "Record header",
        "Basics",
        "Education",
    ]


def test_the_properties_of_the_file_hold_the_name_and_nothing_else_of_a_person() -> None:
    reader = printed(person(), language="zh_CN", printed_by="secretuser")
    properties = {key: str(value) for key, value in (reader.metadata or {}).items()}
    assert properties["/Title"] == "䶮喆堃"
    assert properties["/Author"] == "ClientDesk"
    assert not any("secretuser" in value or "154" in value for value in properties.values())
    several = printed(person(), enterprise()).metadata
    assert several is not None
    assert several.title == "2 client cards"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_font_is_embedded_and_traditional_chinese_has_its_own(language: str) -> None:
    fonts = [font for page in printed(full(PERSON), language=language).pages for font in fonts_of(page)]
    names = {str(font["/BaseFont"]).partition("+")[2] for font in fonts}
    assert all("/FontFile2" in font["/FontDescriptor"] for font in fonts)
    assert ("NotoSansTC-Regular" in names) is (language == "zh_TW")


def fonts_of(page: Any) -> list[Any]:
    return [font.get_object() for font in page["/Resources"]["/Font"].values()]


@pytest.mark.parametrize("language", ["en", "zh_TW"])
@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_all_text_begins_inside_the_margins(kind: Kind, language: str) -> None:
    places: list[tuple[float, float]] = []

    def note(text: str, _cm: Any, matrix: list[float], *_font: Any) -> None:
        if text.strip():
            places.append((matrix[4], matrix[5]))

    for page in printed(full(kind), language=language).pages:
        page.extract_text(visitor_text=note)
    assert len(places) > 300
    assert all(MARGIN - 1 <= x <= A4[0] - MARGIN and 5 <= y <= A4[1] - 15 for x, y in places)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", CLIENT_KINDS, ids=lambda kind: kind.name)
def test_no_cell_runs_into_its_neighbour_and_no_row_into_the_next(kind: Kind, language: str) -> None:
    record, words = full(kind), catalogue(language)
    card = card_of(View(record, words, Disclosure(reason="a test"), around(record)))
    grids = [block for block in dossier(card, words) if isinstance(block, Grid)]
    assert len(grids) > 20
    for row in (row for grid in grids for row in (*grid.heads, *grid.rows)):
        spans = [((c.x - c.text.width, c.x) if c.right else (c.x, c.x + c.text.width)) for c in row.cells]
        assert all(end <= start + 0.01 for (_, end), (start, _) in pairwise(spans))
        assert spans[-1][1] <= WIDTH + 0.01
        assert all(cell.drop + cell.text.height <= row.height for cell in row.cells)


def test_a_long_text_flows_over_pages_and_loses_nothing() -> None:
    reader = printed(person(notes="字" * 20_000))
    assert len(reader.pages) > 5
    assert read(reader).count("字") == 20_000


def test_a_word_as_long_as_a_book_is_broken_where_the_line_ends() -> None:
    lines = Typesetter("en").para("x" * 200_000, BODY, width=430).lines
    assert sum(len(text) for line in lines for _, text in line.runs) == 200_000
    assert all(line.width <= 430 for line in lines)


def test_lines_break_between_chinese_characters_but_never_before_a_closing_mark() -> None:
    lines = Typesetter("zh_CN").para("先听数字，再听道理。（每季度）" * 40, BODY, width=97).lines
    starts = {line.runs[0][1][0] for line in lines}
    ends = {line.runs[-1][1][-1] for line in lines}
    assert not starts & set("，。）")
    assert "（" not in ends
    assert all(line.width <= 97 for line in lines)


def test_words_of_latin_script_stay_whole() -> None:
    lines = Typesetter("en").para("Prefers figures first, then the reasons", BODY, width=80).lines
    assert " ".join("".join(text for _, text in line.runs) for line in lines) == (
        "Prefers figures first, then the reasons"
    )


def test_sixty_children_fill_tables_whose_headings_are_repeated() -> None:
    children = tuple(Row({"name": f"child{n:02}", "school": "范例小学"}) for n in range(60))
    reader = printed(person(children=children), reason="a test")
    texts = [bare(page.extract_text()) for page in reader.pages]
    with_rows = [text for text in texts if "child" in text]
    assert len(with_rows) > 1
    assert all("School/employer" in text and "Childrenandtheireducation" in text for text in with_rows)
    assert all(f"child{n:02}" in "".join(texts) for n in range(60))


def test_no_title_stands_alone_at_the_foot_of_a_page() -> None:
    words = catalogue("en")
    for fill in range(1, 40, 4):
        record = full(PERSON, rows=1)
        record[Basics.character_traits_note] = "\n".join("line" for _ in range(fill))
        card = card_of(View(record, words, Disclosure(reason="a test"), around(record)))
        filled = paginate(dossier(card, words), A4[1] - 96)
        assert all(isinstance(page[-1].block, Grid) or page[-1].block.height < 15 for page in filled[:-1])


@pytest.mark.parametrize("fill", range(20))
def test_no_row_of_a_table_stands_alone_on_a_page(fill: int) -> None:
    for count in (2, 3, 4, 7):
        jobs = tuple(Row({"employer": f"employer{n:02}", "post": "Clerk"}) for n in range(count))
        read = pages(person(jobs=jobs, notes="x", view_family="\n".join("line" for _ in range(12 + fill))))
        assert all(len(re.findall(r"employer\d\d", page)) != 1 for page in read)


@pytest.mark.parametrize("photo", [None, b"", b"no picture", b"\xff\xd8\xff\xe0 cut off"])
def test_a_photo_that_cannot_be_drawn_leaves_a_silhouette(photo: bytes | None) -> None:
    reader = printed(person(photo=PORTRAIT), photo_of=lambda _: photo)
    assert len(reader.pages) == 1
    assert not reader.pages[0].images


@pytest.mark.parametrize("layout", ["full", "summary", "index", "index-a6"])
def test_half_a_photo_does_not_stop_the_print(layout: str) -> None:
    from PIL import Image

    out = io.BytesIO()
    Image.effect_noise((300, 400), 80).convert("RGB").save(out, "JPEG")
    half = out.getvalue()[: len(out.getvalue()) // 2]
    made = make(person(photo=PORTRAIT), layout=layout, photo_of=lambda _: half, house=House("范例商贸", (), half))
    assert made.pages == 1


def test_a_photo_and_a_logo_are_printed_unless_they_are_masked() -> None:
    assert len(printed(person(photo=PORTRAIT), photo_of=lambda _: jpeg()).pages[0].images) == 1
    assert len(printed(enterprise(logo=PORTRAIT), photo_of=lambda _: jpeg(900, 100)).pages[0].images) == 1
    assert not printed(person(photo=PORTRAIT), photo_of=lambda _: jpeg(), profile="handout").pages[0].images


@pytest.mark.parametrize(
    "text",
    ["<b>bold</b>", "a & b &amp; c", '<img src="/etc/hostname"/>', "{0} %s {name}", "</para><a href='x'>", "=1+1"],
)
def test_marks_in_a_clients_text_are_printed_as_they_are(text: str) -> None:
    assert bare(text) in read(printed(person(nickname=text, notes=text)))


def test_characters_that_no_font_has_do_not_stop_the_print() -> None:
    reader = printed(person("שלום مرحبا \U0001f9d1\u200d\U0001f680 \ud800 \u202eabc"))
    assert "abc" in read(reader)


def test_rare_characters_and_latin_names_are_found_in_the_file() -> None:
    text = read(printed(person(nickname="𠮷龘", notes="Łukasz Nguyễn"), language="zh_TW"))
    assert all(name in text for name in ("䶮喆堃", "𠮷龘", "ŁukaszNguyễn"))


def test_a_name_of_three_hundred_characters_is_cut_in_the_head_and_whole_below() -> None:
    text = read(printed(person("名" * 300)))
    assert "…" in text
    assert "名" * 300 in text


def test_users_own_fields_and_a_kind_without_a_head_are_printed_too() -> None:
    class Visit(Section, of="visit", title="Visit"):
        """A visit."""

        subject = Field("Subject", Text(80))
        report = Field("Report", LONG_TEXT)
        secret = Field("Secret", Text(80), sensitivity=SENSITIVE)

    kind = Kind("visit", "Visit", "Visits", (Visit,), title=Visit.subject, lists={})
    record = Record(kind, {"subject": "First call", "report": "Went well", "secret": "hush"}, code="VS000001")
    text = read(printed(record))
    assert all(word in text for word in ("Firstcall", "Wentwell", "VS000001", "3/3"))
    assert "hush" not in text


def test_chosen_fields_keep_their_sections_which_come_in_the_order_of_the_first_one() -> None:
    chosen = ("hobbies", "mobile", "topics", "full_name")
    reader = printed(person(hobbies=("chess",), topics=("opera",), taboos=("delay",)), fields={"person": chosen})
    text = read(reader)
    text = text[text.index("Lifestyle2/2") :]
    order = ["Lifestyle", "chess", "opera", "Basics2/2", "15400000001", "Fullname"]
    assert sorted(order, key=text.index) == order
    assert not any(word in text for word in ("Recordheader", "delay", "lukasz@example.com"))


def test_a_chosen_field_that_the_kind_no_longer_has_is_passed_over() -> None:
    assert "15400000001" in read(printed(person(), fields={"person": ("own_gone", "mobile", "mobile")}))


def test_an_own_field_is_printed_by_itself_and_can_be_chosen_for_every_layout() -> None:
    class Own(Section, of="person_own", title="Own fields"):
        """What the user added."""

        boat = Field("Boat", Text(80))

    record = Record(PERSON.with_section(Own), {"full_name": "王芳", "boat": "Albatross"}, code="KH000003")
    assert "Albatross" in read(printed(record))
    for layout in ("summary", "index", "index-a6"):
        assert "boat" in LAYOUTS[layout].offered(record.kind)
        assert "Albatross" in read(printed(record, layout=layout, fields={"person": ("boat",)}))


def test_the_house_heads_the_first_page_and_is_the_author_of_the_file() -> None:
    house = House("范例商贸（上海）有限公司", ("上海市示例路100号", "021-0000 0000"), jpeg(400, 100))
    reader = printed(full(PERSON), house=house)
    first, *others = (bare(page.extract_text()) for page in reader.pages)
    assert all(line in first for line in ("范例商贸（上海）有限公司", "上海市示例路100号", "021-00000000"))
    assert not any("范例商贸" in text for text in others)
    assert len(reader.pages[0].images) == 1
    assert reader.metadata is not None
    assert reader.metadata.author == "范例商贸（上海）有限公司"


def test_the_head_of_a_firm_names_the_person_to_ask_for_and_hides_the_number_on_a_handout() -> None:
    assert "Maincontact·𠮷龘·15400000002" in read(printed(enterprise()))
    handout = read(printed(enterprise(), profile="handout"))
    assert "𠮷龘" not in handout
    assert "15400000002" not in handout


def test_amounts_name_their_currency_beside_the_amount_or_over_the_column() -> None:
    sales = (Row({"year": 2025, "revenue": Decimal(1500)}),)
    record = enterprise(currency="TWD", registered_capital=Decimal(20_000), sales_by_year=sales)
    text = read(printed(record, language="zh_TW"))
    assert "TWD20,000.00" in text
    assert "銷售額(TWD)" in text
    record[ENTERPRISE.by_key["currency"]] = None
    assert "TWD" not in read(printed(record))


def test_square_metres_are_written_with_their_sign() -> None:
    sites = (Row({"name": "Works", "area": Decimal(1200)}),)
    assert "1200m²" in read(printed(enterprise(sites=sites)))


def test_an_e_mail_address_is_set_smaller_rather_than_broken() -> None:
    address = "eleanor.whitcombe-hargreaves@instruments.example.com"
    people = tuple(
        Row({"role": ("owner",), "name": "Eleanor Whitcombe", "post": "Head of Procurement", "email": address})
        for _ in range(2)
    )
    for record in (person(email=address), enterprise(org_people=people, email=address)):
        for layout in ("full", "summary", "index", "index-a6"):
            runs = [run for page in read_back(make(record, layout=layout).pdf).pages for run in page.runs]
            assert any(address in run.text for run in runs), layout
            assert not any(run.text.endswith("whitcombe-") for run in runs), layout


def test_a_client_marked_never_to_be_printed_is_refused_by_code() -> None:
    with pytest.raises(UserError) as refused:
        printed(person(code="KH000009", no_print=True))
    assert refused.value.key == "withheld"
    assert "KH000009" in str(refused.value)


def test_of_many_clients_those_marked_never_to_be_printed_are_left_out_and_named() -> None:
    made = make(person(), person(code="KH000009", no_print=True), person(code="KH000010"))
    assert made.withheld == ("KH000009",)
    assert made.pages == len(PdfReader(io.BytesIO(made.pdf)).pages) == 2
    assert "KH000009" not in read(PdfReader(io.BytesIO(made.pdf)))


def test_an_unknown_layout_and_an_empty_choice_are_told_in_a_sentence() -> None:
    with pytest.raises(UserError) as unknown:
        make_print(
            [person()],
            layout="poster",
            language="en",
            printed_by="",
            now=NOW,
            surroundings=around,
            photo_of=lambda _: None,
        )
    assert unknown.value.key == "unknown_layout"
    with pytest.raises(UserError) as nothing:
        printed()
    assert nothing.value.key == "nothing_to_print"


def test_every_layout_has_a_name_and_a_label() -> None:
    assert all(name == layout.name and layout.label for name, layout in LAYOUTS.items())


def test_a_column_that_is_hidden_takes_its_heading_along() -> None:
    record = person(parents=(Row({"name": "父亲", "health": "good"}),))
    assert "Health" not in card_text(record, language="en", surroundings=around(record))
    assert Family.parents.title(catalogue("en")) in card_text(record, language="en", surroundings=around(record))


def test_a_group_with_more_columns_than_fit_becomes_a_small_form_for_each_row() -> None:
    text = read(printed(full(ENTERPRISE)))
    assert all(f"{n}/3" in text for n in (1, 2, 3))


def test_nothing_heavy_is_loaded_before_something_is_printed() -> None:
    heavy = "import clientdesk.exchange.cards, clientdesk.exchange.workbooks, sys; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", heavy], capture_output=True, text=True, check=True).stdout.split()
    assert "clientdesk.exchange.cards.content" in loaded
    assert not {"reportlab", "openpyxl", "PIL"} & set(loaded)
