"""Every layout for every kind of client in every language, read back from its PDF."""

import errno
import os
import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.cards import PrintWish
from clientdesk.dossier.fields import NORMAL, PERSONAL, SENSITIVE, Kind
from clientdesk.dossier.header import Header
from clientdesk.dossier.kinds import CLIENT_KINDS, PERSON
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.types import LongText, Text
from clientdesk.dossier.values import Attachment
from clientdesk.errors import ExitCode, UserError
from clientdesk.exchange.cards import LAYOUTS
from clientdesk.exchange.fonts import MISSING, face
from clientdesk.exchange.profiles import Disclosure, Profile, Sight, masked
from clientdesk.files import PART
from clientdesk.i18n import LANGUAGES, catalogue
from tests.exchange.canaries import Canary, with_canaries
from tests.exchange.printing import jpeg, make
from tests.exchange.qr_reading import boxes_of, codes_of
from tests.exchange.reading import Box, Page, Print, bare, read_back
from tests.exchange.sample_records import full, person
from tests.make import person as a_person

KINDS = {kind.name: kind for kind in CLIENT_KINDS}
MM = 72 / 25.4
EDGE = 4 * MM
"""Nothing is printed nearer to the edge of a page or a card: printers leave about as much white."""
A_HAIR = 0.3
"""Boxes may touch by so many points."""
HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff]")
REASON = "asked for by the person"
EVERYTHING = Disclosure(reason=REASON)
DISCLOSURES = (
    Disclosure(Profile.WORK),
    EVERYTHING,
    Disclosure(Profile.HANDOUT),
    Disclosure(Profile.ACCOUNTING),
    Disclosure(Profile.FULL, REASON),
)
WHOLE = "full"
"""The layout that leaves out nothing."""
NAME = "䶮喆堃𠮷龘 Łukasz Nguyễn"
MARK_UP = "<b>bold</b> & &amp; {name} %s </para>"
NOTE = "囍"
UNUSUAL = "\U0001f9d1\u200d\U0001f680 שלום مرحبا \u202eabc \x07 \ud800 e\u0301"

every_layout = pytest.mark.parametrize("layout", LAYOUTS)
every_kind = pytest.mark.parametrize("kind", KINDS)
every_language = pytest.mark.parametrize("language", LANGUAGES)


def printed(*records: Record, disclosure: Disclosure = EVERYTHING, **more: Any) -> Print:
    return read_back(make(*records, profile=disclosure.profile, reason=disclosure.reason, **more).pdf)


@cache
def whole(layout: str, language: str) -> Print:
    """A person and an enterprise with everything filled and a photo, everything shown."""
    records = [full(kind, code=code) for kind, code in zip(CLIENT_KINDS, ("KH000001", "KH000002"), strict=True)]
    for record in records:
        record[record.kind.title] = NAME
    return printed(*records, layout=layout, language=language, photo_of=lambda photo: jpeg())


@cache
def hostile(layout: str) -> Print:
    """What nobody should have typed, all at once."""
    return printed(*map(hostile_record, CLIENT_KINDS), layout=layout, language="zh_TW", photo_of=lambda photo: b"")


def hostile_record(kind: Kind) -> Record:
    """Every text is mark-up, emoji, right-to-left or very long; the largest group has sixty rows."""
    record = full(kind, rows=1)
    for number, field in enumerate(kind.values):
        if type(field.type) is Text:
            record[field] = ("W" * 400, MARK_UP, UNUSUAL, "字" * 400, "、" * 90)[number % 5][: field.type.max]
        elif isinstance(field.type, LongText):
            record[field] = (MARK_UP, UNUSUAL, "\n".join("line" for _ in range(80)))[number % 3]
    record[kind.title] = "名" * 150 + "W" * 150
    record[kind.by_key["notes"]] = NOTE * 20_000
    crowded = kind.by_key["children" if kind is PERSON else "org_people"]
    record[crowded] = tuple(Row({"name": f"child{number:02}"}) for number in range(60))
    record[Header.client_code] = record.code
    return record


# What stands on it


@every_language
@every_layout
def test_everything_a_layout_promises_stands_on_paper(layout: str, language: str) -> None:
    """If need be once what comes before it is empty: a list has one column for two telephones, a page has an end."""
    missing = [promised(layout, kind, language) for kind in KINDS]
    assert all(missing)
    while any(missing):
        records = [only(canaries, kind, language) for canaries, kind in zip(missing, KINDS, strict=True)]
        read = printed(*records, layout=layout, language=language, photo_of=lambda photo: jpeg())
        left = [list(unseen(canaries, read, layout)) for canaries in missing]
        # The dossier shows all of it at once.
        assert not any(left) if layout == WHOLE else left != missing, [canary.where for own in left for canary in own]
        missing = left


def unseen(canaries: Sequence[Canary], read: Print, layout: str) -> Iterator[Canary]:
    """Those that do not stand on the print. A short card tells of the rows of a group by some of their columns."""
    told = {canary.field for canary in canaries if stands_on(read, canary)} if layout != WHOLE else set()
    yield from (canary for canary in canaries if canary.field not in told and not stands_on(read, canary))


def promised(layout: str, kind: str, language: str) -> list[Canary]:
    """What the layout shows unless told otherwise."""
    standard = LAYOUTS[layout].fields(KINDS[kind])
    return [canary for canary in made(kind, language)[1] if canary.field.key in standard]


def only(canaries: Sequence[Canary], kind: str, language: str) -> Record:
    """A record with these values alone; a name it has."""
    whole, _ = made(kind, language)
    held = {canary.field.key: whole[canary.field] for canary in canaries}
    return Record(whole.kind, {whole.kind.title.key: NAME, **held}, id=whole.id, code=whole.code, stamps=whole.stamps)


@cache
def made(kind: str, language: str) -> tuple[Record, tuple[Canary, ...]]:
    """The record whose values tell themselves apart, and these; nobody changes it."""
    return with_canaries(KINDS[kind], language=language)


def stands_on(read: Print, canary: Canary) -> bool:
    """Whether the print shows the value: in words, or as a picture."""
    if canary.field.type.name == "photo" and pictures(read):
        return True
    return any(sign in read.text for sign in canary.signs)


@every_kind
def test_something_of_every_class_can_be_traced(kind: str) -> None:
    traced = {(canary.column or canary.field).sensitivity for canary in made(kind, "en")[1] if canary.text}
    assert traced == {NORMAL, PERSONAL, SENSITIVE}


@pytest.mark.parametrize("disclosure", DISCLOSURES, ids=lambda d: f"{d.profile}-{bool(d.reason)}")
@every_layout
def test_what_a_profile_hides_is_nowhere_in_the_file(layout: str, disclosure: Disclosure) -> None:
    records = [made(kind, "en")[0] for kind in KINDS]
    read = printed(*records, layout=layout, disclosure=disclosure, photo_of=lambda photo: jpeg(), private_qr=True)
    raw, codes = unpacked(read.pdf), bare("".join(code for page in read.pages for code in codes_of(page)))
    canaries = [canary for kind in KINDS for canary in made(kind, "en")[1] if canary.text]
    hidden = [canary for canary in canaries if canary.sight(disclosure) is not Sight.SHOWN]
    assert bool(hidden) is not disclosure.unmasked
    for canary in hidden:
        assert canary.text not in read.said, canary.where
        assert canary.text not in codes, canary.where
        assert canary.text.encode() not in raw, canary.where
        assert canary.text.encode("utf-16-be") not in raw, canary.where


@every_layout
def test_a_photo_is_no_part_of_a_handout(layout: str) -> None:
    record = person(photo=photo(1))
    assert pictures(printed(record, layout=layout, photo_of=lambda photo: jpeg()))
    handout = Disclosure(Profile.HANDOUT)
    assert not pictures(printed(record, layout=layout, photo_of=lambda photo: jpeg(), disclosure=handout))


def photo(number: int) -> Attachment:
    return Attachment(f"{number:064x}", "portrait.jpg", "image/jpeg", 1200)


def pictures(read: Print) -> list[Box]:
    return [box for page in read.pages for box in page.pictures]


def unpacked(pdf: bytes) -> bytes:
    """The bytes of the file, and of everything that is packed in it."""
    packed = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return pdf + b"".join(zlib.decompressobj().decompress(part) for part in packed if part[:1] == b"x")


@every_kind
def test_a_masked_value_leaves_its_mask_on_a_handout(kind: str) -> None:
    disclosure = Disclosure(Profile.HANDOUT)
    record, canaries = made(kind, "en")
    read = printed(record, layout=WHOLE, disclosure=disclosure)
    masks = [bare(mask_of(record, canary)) for canary in canaries if canary.sight(disclosure) is Sight.MASKED]
    assert len([mask for mask in masks if mask]) > 1
    assert not [mask for mask in masks if mask not in read.text]


def mask_of(record: Record, canary: Canary) -> str:
    field, column = canary.field, canary.column
    return masked(column, record.rows(field)[0][column]) if column else masked(field, record[field])


@every_language
@every_layout
def test_rare_characters_and_latin_names_can_be_copied(layout: str, language: str) -> None:
    assert whole(layout, language).text.count(bare(NAME)) >= len(CLIENT_KINDS)


@every_language
@every_layout
def test_every_character_is_drawn_in_its_own_font(layout: str, language: str) -> None:
    """Traditional shapes for Traditional Chinese, Simplified ones otherwise."""
    read = whole(layout, language)
    wrong = set()
    for run in (run for page in read.pages for run in page.runs):
        drawn = read.fonts[run.font].name.partition("-")[0]
        wanted = {face(language)[letter][1].partition("-")[0] for letter in HAN.findall(run.text)}
        wrong |= {(letter, drawn) for letter in wanted - {drawn, MISSING}}
    assert not wrong
    assert any(font.name.startswith("NotoSansTC") for font in read.fonts.values()) is (language == "zh_TW")


# How it looks


@every_language
@every_layout
def test_every_font_is_in_the_file_and_only_the_letters_used(layout: str, language: str) -> None:
    fonts = whole(layout, language).fonts.values()
    assert {(font.kind, font.embedded, font.subset) for font in fonts} == {("/TrueType", True, True)}


@every_language
@every_layout
def test_nothing_leaves_the_page_or_covers_something_else(layout: str, language: str) -> None:
    assert_tidy(whole(layout, language), layout)


@every_layout
def test_whatever_is_typed_the_page_stays_tidy(layout: str) -> None:
    assert_tidy(hostile(layout), layout)


def assert_tidy(read: Print, layout: str) -> None:
    for page in read.pages:
        room = Box(EDGE, EDGE, page.box.right - EDGE, page.box.top - EDGE)
        outside = [run.text for run in page.runs if run.text.strip() and not run.box.within(room)]
        assert not outside, (page.number, outside)
        assert not list(covered(page)), page.number
        width, height = (side * MM for side in LAYOUTS[layout].paper)
        assert (page.box.right, page.box.top) == pytest.approx((width, height), abs=0.1)


def covered(page: Page) -> Iterator[tuple[str, str]]:
    """Texts that overlap another text, a picture or a QR code; the word across a page lies under all."""
    things = [(run.text, run.box) for run in page.runs if run.upright and run.text.strip()]
    things += [("a picture", box) for box in page.pictures] + [("a code", box) for box in boxes_of(page)]
    things.sort(key=lambda thing: thing[1].left)
    for place, (text, box) in enumerate(things):
        for other, behind in things[place + 1 :]:
            if behind.left > box.right - A_HAIR:
                break
            if box.overlaps(behind, by=A_HAIR):
                yield text, other


SHEET = "-sheet"
"""The names of layouts that put several of another one's cards on a page end so."""


@pytest.mark.parametrize("layout", [layout for layout in LAYOUTS if layout.endswith(SHEET)])
def test_cards_that_share_a_sheet_can_be_cut_apart(layout: str) -> None:
    card = [side * MM for side in LAYOUTS[layout.removesuffix(SHEET)].paper]
    for page in hostile(layout).pages:
        sheet = (page.box.right, page.box.top)
        cells = list(cells_of(sheet, card))
        assert len(cells) > 1
        things = [*(run.box for run in page.runs if run.text.strip()), *page.pictures, *boxes_of(page)]
        assert all(any(box.within(cell) for cell in cells) for box in things)


def cells_of(sheet: Sequence[float], card: Sequence[float]) -> Iterator[Box]:
    """Where the cards are on a sheet, in its middle, without their edges."""
    counts = [int(whole / part + 0.01) for whole, part in zip(sheet, card, strict=True)]
    left, bottom = ((whole - n * part) / 2 for whole, part, n in zip(sheet, card, counts, strict=True))
    for x, y in product(*map(range, counts)):
        corner = (left + x * card[0], bottom + y * card[1])
        yield Box(corner[0] + EDGE, corner[1] + EDGE, corner[0] + card[0] - EDGE, corner[1] + card[1] - EDGE)


@every_language
@every_layout
def test_pages_are_counted_from_one_to_the_last(layout: str, language: str) -> None:
    pages = whole(layout, language).pages
    told = bare(catalogue(language).tr("Page {page} of {pages}", page="#", pages="#"))
    found = [re.findall(re.escape(told).replace("\\#", r"(\d+)"), page.text) for page in pages]
    assert all(len(set(numbers)) == 1 for numbers in found)
    counted = [(int(page), int(of)) for ((page, of), *_) in found]
    while counted:
        last = counted[0][1]
        assert counted[:last] == [(number, last) for number in range(1, last + 1)]
        counted = counted[last:]


def test_the_longest_note_is_whole_in_a_dossier() -> None:
    assert hostile(WHOLE).text.count(NOTE) == 20_000 * len(CLIENT_KINDS)


@every_layout
def test_sixty_people_and_a_name_of_three_hundred_characters_are_no_reason_to_stop(layout: str) -> None:
    read = hostile(layout)
    assert "名" * 4 in read.text
    assert all(len(title) <= 200 for title in read.outline)
    if layout == WHOLE:
        assert all(f"child{number:02}" in read.text for number in range(60))


@every_layout
def test_marks_in_a_text_are_printed_as_they_are(layout: str) -> None:
    assert bare(MARK_UP) in printed(person(MARK_UP), layout=layout).text


@every_layout
def test_a_photo_that_is_lost_or_empty_leaves_no_hole(layout: str) -> None:
    kept = {photo(number).sha256: data for number, data in enumerate((b"", b"no picture", b"\xff\xd8\xff\xe0 cut off"))}
    records = [person(code=f"KH00000{number}", photo=photo(number)) for number in range(len(kept) + 1)]
    read = printed(*records, layout=layout, photo_of=lambda photo: kept.get(photo.sha256))
    assert not pictures(read)
    assert_tidy(read, layout)


# Where it is put


class Failing:
    """A call of `os` that fails for the files that prints are written into first."""

    def __init__(self, name: str, error: OSError) -> None:
        self.name, self.error, self.real = name, error, getattr(os, name)

    def __call__(self, *arguments: Any, **named: Any) -> Any:
        if self.name == "fsync" or PART in str(arguments[0]):
            raise self.error
        return self.real(*arguments, **named)


def open_elsewhere() -> OSError:
    error = PermissionError(errno.EACCES, "Access is denied")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]  # as Windows has it
    return error


@pytest.mark.parametrize(
    ("call", "error", "told"),
    [
        ("open", OSError(errno.EACCES, "no right"), "You have no right to write card.pdf in the folder"),
        ("open", OSError(errno.EROFS, "read-only"), "can only be read"),
        ("fsync", OSError(errno.ENOSPC, "full"), "card.pdf needs"),
        ("replace", open_elsewhere(), "card.pdf is open in another program"),
    ],
)
def test_a_print_that_cannot_be_written_is_told_in_a_sentence_and_the_old_one_stays(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, error: OSError, told: str
) -> None:
    out = tmp_path / "prints" / "card.pdf"
    out.parent.mkdir()
    out.write_bytes(b"old")
    record = person_in(desk)
    monkeypatch.setattr(os, call, Failing(call, error))
    with pytest.raises(UserError, match=told) as refused:
        desk.cards.save([record.code], out, wish=PrintWish())
    assert refused.value.code is ExitCode.DISK
    assert refused.value.hint
    assert [(path.name, path.read_bytes()) for path in out.parent.iterdir()] == [("card.pdf", b"old")]


@pytest.mark.parametrize(("out", "key"), [("folder", "folder_in_the_way"), ("nowhere/card.pdf", "no_folder")])
def test_a_folder_in_the_way_or_not_there_is_told(desk: Desk, tmp_path: Path, out: str, key: str) -> None:
    (tmp_path / "folder").mkdir()
    record = person_in(desk)
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(UserError) as refused:
        desk.cards.save([record.code], tmp_path / out, wish=PrintWish())
    assert refused.value.key == key
    assert sorted(path.name for path in tmp_path.iterdir()) == before


def person_in(desk: Desk) -> Record:
    record = a_person(NAME)
    desk.clients.create(record)
    return record
