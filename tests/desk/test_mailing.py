"""Post from the desk: who gets it and who does not, in which order, what the file keeps, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader

from clientdesk.desk import Desk
from clientdesk.desk.mailing.given import EnvelopeWish, LabelWish, LeftOut
from clientdesk.desk.mailing.keeping import country_of
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.label_sheet import Sheet
from clientdesk.dossier.rows import Row
from clientdesk.dossier.values import Address, Link
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import catalogue
from clientdesk.progress import Cancelled, Progress
from tests import make
from tests.exchange.post import texts

HOME = Address("CN", "江苏省", "苏州市", "工业园区", "示例路 1 号", "215000")
OFFICE = Address("CN", "", "北京市", "朝阳区", "样板街 2 号", "100022")
OWN = Sheet("ours", (148.0, 105.0), (45.0, 16.0), 3, 5, 4.0, 3.5, 2.0, 0.4)


def person(desk: Desk, name: str = "王小明", **values: object) -> str:
    """A person in the file; the code."""
    record = make.person(name, **{"home_address": HOME, **values})
    desk.clients.create(record)
    return record.code


def firm(desk: Desk, name: str = "样板贸易有限公司", **values: object) -> str:
    """An enterprise in the file; the code."""
    record = make.enterprise(name, **{"address": OFFICE, **values})
    desk.clients.create(record)
    return record.code


def many(desk: Desk, count: int) -> list[str]:
    """So many persons, added at once; their codes."""
    records = [make.person(f"某{n}", home_address=HOME) for n in range(count)]
    with desk.store.step("Add {n}", by=desk.user, values={"n": count}) as step:
        for record in records:
            desk.clients.create_in(step, record)
    return [record.code for record in records]


def shown(desk: Desk, *codes: str, **wish: object) -> list[str]:
    """What stands on the labels of these clients."""
    made = desk.mailing.labels(codes, LabelWish(**wish))  # type: ignore[arg-type]
    return [text.text for page in texts(made.pdf) for text in page]


def reasons(desk: Desk, *codes: str, **wish: object) -> list[tuple[str, str]]:
    """Who is left out, and why."""
    plan = desk.mailing.plan_labels(codes, LabelWish(**wish))  # type: ignore[arg-type]
    return [(one.code, one.reason) for one in plan.left_out]


# Who


def test_whoever_wants_no_letters_has_no_address_or_is_never_printed_is_left_out_with_the_reason(desk: Desk) -> None:
    kept = person(desk)
    silent = person(desk, "安娜", do_not_contact=("letter", "phone"))
    nowhere = person(desk, "李强", home_address=None)
    secret = person(desk, "张伟", no_print=True)
    gone = person(desk, "赵敏")
    desk.clients.trash([gone])
    homeless = firm(desk, address=Address(country="CN"))
    plan = desk.mailing.plan_labels((kept, silent, nowhere, secret, gone, homeless), LabelWish())
    assert [one.code for one in plan.recipients] == [kept]
    assert plan.left_out == (
        LeftOut(silent, "安娜", "no_letters"),
        LeftOut(nowhere, "李强", "no_address"),
        LeftOut(secret, "张伟", "never_printed"),
        LeftOut(gone, "赵敏", "in_trash"),
        LeftOut(homeless, "样板贸易有限公司", "no_address"),
    )


def test_the_address_marked_for_mailing_goes_before_the_home(desk: Desk) -> None:
    marked = Row({"kind": "office", "street": "样板街 9 号", "postcode": "100099", "is_mailing": True})
    code = person(desk, addresses=(marked,), employer_name="样板有限公司")
    assert shown(desk, code) == ["100099", "样板街 9 号", "样板有限公司", "王小明 收"]
    assert shown(desk, code, address="home")[0] == "215000"


def test_the_employer_stands_on_post_to_the_office_only(desk: Desk) -> None:
    code = person(desk, office_address=OFFICE, employer_name="样板有限公司")
    assert "样板有限公司" not in shown(desk, code)
    assert shown(desk, code, address="office") == ["100022", "北京市朝阳区样板街 2 号", "样板有限公司", "王小明 收"]
    other = person(desk, "安娜")
    assert reasons(desk, other, address="office") == [(other, "no_office")]


def test_an_enterprise_is_written_to_at_its_main_contact(desk: Desk) -> None:
    people = (
        Row({"role": ("buyer",), "name": "安娜", "gender": "f"}),
        Row({"role": ("manager",), "name": "李强", "gender": "m", "is_main": True}),
    )
    assert shown(desk, firm(desk, org_people=people))[-2:] == ["样板贸易有限公司", "李强 先生 收"]
    assert shown(desk, firm(desk, "另一公司"))[-1] == "另一公司 收"


@pytest.mark.parametrize("wish", [{"do_not_contact": ("letter",)}, {"no_print": True}])
def test_a_main_contact_who_wants_no_letters_or_is_never_printed_is_not_named(
    desk: Desk, wish: dict[str, object]
) -> None:
    silent = person(desk, "李强", **wish)
    people = (Row({"role": ("manager",), "name": "李强", "person_id": Link(silent, "李强"), "is_main": True}),)
    assert shown(desk, firm(desk, org_people=people))[-1] == "样板贸易有限公司 收"


def test_a_client_named_twice_gets_one_label(desk: Desk) -> None:
    code = person(desk)
    assert desk.mailing.plan_labels((code, code), LabelWish(copies=3)).pieces == 3


# Order and places


def test_post_is_sorted_by_post_code_with_post_abroad_last(desk: Desk) -> None:
    london = Address("GB", "", "London", "", "1 Example Street", "EC1A 1BB")
    codes = [
        person(desk, "甲", home_address=london),
        person(desk, "乙", home_address=Address("CN", "", "苏州市", "", "示例路 1 号")),
        person(desk, "丙"),
        person(desk, "丁", home_address=OFFICE),
    ]
    plan = desk.mailing.plan_labels(codes, LabelWish(order="postcode", language="zh_CN"))
    assert [one.name for one in plan.recipients] == ["丁", "丙", "乙", "甲"]


def test_post_is_sorted_by_the_sound_of_names(desk: Desk) -> None:
    codes = [person(desk, name) for name in ("赵敏", "安娜", "李强")]
    plan = desk.mailing.plan_labels(codes, LabelWish(order="name"))
    assert [one.name for one in plan.recipients] == ["安娜", "李强", "赵敏"]
    assert [one.name for one in desk.mailing.plan_labels(codes, LabelWish()).recipients] == ["赵敏", "安娜", "李强"]


def test_the_first_label_lies_where_printing_starts(desk: Desk) -> None:
    made = desk.mailing.labels((person(desk),), LabelWish("L7163", start=(7, 2)))
    [page] = texts(made.pdf)
    assert page[0].left > 105
    assert page[0].top > 250


@pytest.mark.parametrize(
    ("address", "country"),
    [
        ("江苏省苏州市示例路 1 号", "CN"),
        ("台北市信義區範例路 1 號", "TW"),
        ("香港九龍範例街 1 號", "HK"),
        ("1 Example Road, London", ""),
        ("", ""),
    ],
)
def test_the_country_of_the_house_is_that_of_its_address(address: str, country: str) -> None:
    assert country_of(address) == country


def test_abroad_is_where_the_house_is_not_and_without_its_address_where_few_live(desk: Desk) -> None:
    taiwan = Address("TW", "", "台北市", "信義區", "範例路 1 號", "110")
    codes = (person(desk), person(desk, "安娜"), person(desk, "陳大文", home_address=taiwan))
    assert [text for text in shown(desk, *codes) if text.startswith(("中国", "台灣"))] == [
        "台灣 台北市信義區範例路 1 號"
    ]
    house = desk.house.record()
    house[Company.address] = "台北市信義區範例路 9 號"
    desk.house.save(house)
    assert len([text for text in shown(desk, *codes) if text.startswith("中国")]) == 2


# Envelopes


def test_the_house_is_the_sender_with_its_post_code(desk: Desk) -> None:
    house = desk.house.record()
    house[Company.name], house[Company.address], house[Company.postcode] = "样板工业", "苏州市样板路 2 号", "215099"
    desk.house.save(house)
    made = desk.mailing.envelopes((person(desk),), EnvelopeWish("ZL", language="zh_CN"))
    found = [text.text for text in texts(made.pdf, "zh_CN")[0]]
    assert {"苏州市样板路 2 号", "样板工业", "邮政编码 215099"} <= set(found)
    assert [text for text in found if len(text) == 1] == list("215000")


# What the file keeps


def test_the_sheet_and_the_nudge_used_last_are_used_again(desk: Desk) -> None:
    code = person(desk)
    assert desk.mailing.remember_labels("5160", (1.5, -0.5)) is not None
    assert desk.mailing.remember_labels("5160", (1.5, -0.5)) is None
    assert (desk.mailing.sheet().name, desk.mailing.kept.nudge) == ("5160", (1.5, -0.5))
    [page] = texts(desk.mailing.labels((code,), LabelWish()).pdf)
    assert page[0].left == pytest.approx(4.7625 + 1.5 + 3.5, abs=0.05)


def test_undo_takes_back_what_was_done_before_labels_were_printed_and_leaves_the_sheet(desk: Desk) -> None:
    code = person(desk)
    record = desk.clients.get(code)
    record[record.kind.by_key["nickname"]] = "Bao"
    desk.clients.save(record)
    desk.past.undo()
    desk.mailing.remember_labels("5160", (0.0, 0.0))
    desk.mailing.remember_envelopes("C5", (14.0, 8.5))
    desk.past.redo()
    assert desk.clients.get(code)[record.kind.by_key["nickname"]] == "Bao"
    step, _changed = desk.past.undo()
    assert step.sentence(catalogue("en")) == f"Edit {code}"
    assert (desk.mailing.sheet().name, desk.mailing.kept.envelope) == ("5160", "C5")
    assert desk.keeping.check(deep=True) == []


def test_the_envelope_and_its_boxes_used_last_are_used_again(desk: Desk) -> None:
    desk.mailing.remember_envelopes("C5", (14.0, 8.5))
    assert desk.mailing.remember_envelopes("C5", (14.0, 8.5)) is None
    made = desk.mailing.envelopes((person(desk),), EnvelopeWish(language="zh_CN"))
    first = next(text for text in texts(made.pdf, "zh_CN")[0] if text.text == "2")
    assert (first.left + first.right) / 2 == pytest.approx(18, abs=0.2)


def test_a_sheet_of_our_own_is_kept_changed_and_removed(desk: Desk) -> None:
    desk.mailing.save_sheet(OWN)
    assert desk.mailing.own_sheets() == (OWN,)
    assert desk.mailing.labels((person(desk),), LabelWish("ours", start=(5, 3))).pages == 1
    larger = Sheet("ours, larger", (148.0, 105.0), (60.0, 30.0), 2, 3, 4.0, 3.5)
    desk.mailing.save_sheet(larger, instead_of="ours")
    assert desk.mailing.own_sheets() == (larger,)
    desk.mailing.remove_sheet("ours, larger")
    assert desk.mailing.own_sheets() == ()
    assert next(iter(desk.mailing.sheets())) == "L7160"


# Refusals


@pytest.mark.parametrize(
    ("asked", "key"),
    [
        (lambda desk, code: desk.mailing.labels((), LabelWish()), "nothing_to_print"),
        (lambda desk, code: desk.mailing.labels(("KH999999",), LabelWish()), "no_such_client"),
        (lambda desk, code: desk.mailing.labels((code,), LabelWish(start=(8, 1))), "no_such_label"),
        (lambda desk, code: desk.mailing.labels((code,), LabelWish(start=(1, 0))), "no_such_label"),
        (lambda desk, code: desk.mailing.labels((code,), LabelWish(nudge=(0, 5.5))), "nudged_too_far"),
        (lambda desk, code: desk.mailing.labels((code,), LabelWish(copies=0)), "copies"),
        (lambda desk, code: desk.mailing.labels((code,), LabelWish("L9999")), "unknown_choice"),
        (lambda desk, code: desk.mailing.labels((code,), LabelWish(order="colour")), "unknown_choice"),
        (lambda desk, code: desk.mailing.envelopes((code,), EnvelopeWish("A3")), "unknown_choice"),
        (lambda desk, code: desk.mailing.envelopes((code,), EnvelopeWish(box=(0.0, 10.0))), "no_such_place"),
        (
            lambda desk, code: desk.mailing.save_labels((code,), Path("x.clientdesk"), wish=LabelWish()),
            "client_file_in_the_way",
        ),
        (lambda desk, code: desk.mailing.save_sheet(Sheet("wide", (210, 297), (80, 30), 3, 3, 0, 0)), "does_not_fit"),
        (lambda desk, code: desk.mailing.save_sheet(Sheet("L7160", (210, 297), (50, 30), 3, 3, 0, 0)), "name_taken"),
        (lambda desk, code: desk.mailing.save_sheet(Sheet(" ", (210, 297), (50, 30), 3, 3, 0, 0)), "no_name"),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_refused_with_a_sentence(
    desk: Desk, asked: Callable[[Desk, str], object], key: str
) -> None:
    code = person(desk)
    with pytest.raises(UserError) as refused:
        asked(desk, code)
    assert refused.value.key == key
    chinese = catalogue("zh_CN").tr(refused.value.text, **refused.value.values)
    assert chinese != catalogue("en").tr(refused.value.text, **refused.value.values)


def test_where_nobody_can_be_written_to_nothing_is_written(desk: Desk, tmp_path: Path) -> None:
    code, out = person(desk, home_address=None), tmp_path / "labels.pdf"
    with pytest.raises(UserError) as refused:
        desk.mailing.save_labels((code,), out, wish=LabelWish())
    assert (refused.value.key, refused.value.code) == ("nobody_to_write_to", ExitCode.REFUSED)
    assert not out.exists()
    assert desk.mailing.preview_labels((code,), LabelWish()).pdf == b""


def test_too_many_pieces_are_refused_before_any_is_drawn(desk: Desk) -> None:
    made = many(desk, 203)
    with pytest.raises(UserError) as refused:
        desk.mailing.labels(made, LabelWish(copies=99))
    assert (refused.value.key, refused.value.values["n"]) == ("too_many", 20_097)


def test_a_print_that_is_called_off_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    with pytest.raises(Cancelled):
        desk.mailing.save_labels((person(desk),), out, wish=LabelWish(), progress=Progress(cancelled=lambda: True))
    assert not out.exists()


def test_the_preview_draws_the_first_ones_and_plans_for_all(desk: Desk) -> None:
    codes = many(desk, 130)
    made = desk.mailing.preview_labels(codes, LabelWish())
    assert (made.plan.pieces, made.plan.pages) == (130, 7)
    assert sum("某" in text.text for page in texts(made.pdf) for text in page) == 100


def test_the_file_says_that_it_is_printed_without_scaling(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "labels.pdf"
    desk.mailing.save_labels((person(desk),), out, wish=LabelWish())
    assert PdfReader(out).viewer_preferences["/PrintScaling"] == "/None"  # type: ignore[index]  # there are some
    assert desk.mailing.file_name((("KH000001", "王小明"),), "Labels", language="zh_CN").startswith(
        "KH000001_王小明_标签_"
    )
