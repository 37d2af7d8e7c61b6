"""Letters from the desk: who gets which, what is noted, and figures that are those of trading."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

from clientdesk.desk import Desk
from clientdesk.desk.letters.given import LettersWanted, RemindersWanted, StatementsWanted
from clientdesk.desk.letters.texts import as_own
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.dossier.house.company import Company
from clientdesk.dossier.house.letters import Letters
from clientdesk.dossier.values import Address, LunarDate, PartialDate
from clientdesk.dossier.work.contact import Contact
from clientdesk.errors import UserError
from clientdesk.exchange.letters.shipped import Text
from clientdesk.i18n import LANGUAGES, catalogue
from tests import make
from tests.desk.trading import selling
from tests.desk.trading.test_receivables import MARCH, aged
from tests.exchange.reading import bare, read_back

NOON = "2026-03-31T12:00:00+08:00"
HOME = Address("GB", "", "York", "", "12 Sample Lane", "ZZ99 1AA")


@pytest.fixture(autouse=True)
def in_march(set_clock: Callable[[str], None]) -> None:
    """The day of the worked example."""
    set_clock(NOON)


def person(desk: Desk, name: str = "Ann Lee", **values: object) -> str:
    """The code of a new person."""
    made = make.person(name, **values)
    desk.clients.create(made)
    return made.code


def owing(desk: Desk, days: int) -> str:
    """The code of a new client who should have paid so many days ago."""
    code = selling.client(desk)
    due = desk.today - timedelta(days)
    selling.sale(desk, code, "100", day=due - timedelta(30), due=due)
    return code


def text(body: str, kind: str = "letter", language: str = "en") -> Text:
    """A text of our own."""
    return Text("Ours", language, kind, "About {name}", body)


def contacts(desk: Desk, code: str) -> list[tuple[str | None, str | None, int | None]]:
    """(channel, subject, level of a reminder) of what is noted of a client."""
    noted = [record for record in desk.work.of(code) if record.kind.name == "contact"]
    return [(one[Contact.channel], one[Contact.subject], one[Contact.reminder_level]) for one in noted]


# Letters


def test_a_plan_counts_unknown_places_and_tells_what_is_lacking_of_whom(desk: Desk) -> None:
    ann, firm = person(desk, home_address=HOME), selling.client(desk, "样板贸易有限公司")
    plan = desk.letters.plan(LettersWanted((ann, firm), text("{nickname} {company} {birthday} {nickname}")))
    assert plan.unknown == {"nickname": 2}
    assert [(each.code, each.lacking, each.lost) for each in plan.planned] == [
        (ann, ("company", "birthday"), False),
        (firm, ("birthday",), True),
    ]


def test_who_wants_no_letters_is_never_printed_or_in_the_trash_is_left_out_with_the_reason(desk: Desk) -> None:
    ann = person(desk, "Ann")
    quiet = person(desk, "Bob", do_not_contact=("letter",))
    secret = person(desk, "Cid", no_print=True)
    gone = person(desk, "Dan")
    desk.clients.trash([gone])
    plan = desk.letters.plan(LettersWanted((ann, quiet, secret, gone, ann), text("Hello")))
    assert [each.code for each in plan.planned] == [ann]
    assert [(each.code, each.reason.text) for each in plan.left_out] == [
        (quiet, "does not want letters"),
        (secret, 'is marked "never print or export"'),
        (gone, "is in the trash"),
    ]


def test_where_nobody_gets_a_letter_the_reason_is_told_and_nothing_written(desk: Desk, tmp_path: Path) -> None:
    quiet = person(desk, do_not_contact=("letter",))
    with pytest.raises(UserError) as refused:
        desk.letters.save(LettersWanted((quiet,), text("Hello")), tmp_path / "x.pdf")
    assert refused.value.key == "nothing_to_print"
    assert "does not want letters" in str(refused.value)
    assert not list(tmp_path.glob("*.pdf"))


@pytest.mark.parametrize("body", ["{", "}", "{{", "{}", "{ {name", "{" * 500, "{name}}", "{\n}"])
def test_odd_braces_are_printed_as_they_stand_or_stay_red(desk: Desk, body: str) -> None:
    seen = desk.letters.preview(LettersWanted((person(desk),), text(body)))
    assert seen.print is not None
    assert seen.print.pages >= 1


@pytest.mark.parametrize(("form", "unknown"), [("letter", {}), ("a6", {"items": 1})])
def test_a_greeting_card_has_no_table(desk: Desk, form: str, unknown: dict[str, int]) -> None:
    reminder = text("Please pay\n{items}", "reminder")
    assert desk.letters.plan(LettersWanted((owing(desk, 30),), reminder, form)).unknown == unknown


def test_a_text_of_two_hundred_thousand_letters_is_refused(desk: Desk) -> None:
    ann = person(desk)
    for use in (lambda long: desk.letters.plan(LettersWanted((ann,), long)), desk.letters.texts.keep):
        with pytest.raises(UserError) as refused:
            use(text("x" * 200_000))
        assert refused.value.key == "long_text"
    assert desk.letters.texts.all()[0].name == "Plain letter"


def test_each_client_can_have_a_file_and_none_is_overwritten(desk: Desk, tmp_path: Path) -> None:
    codes = person(desk, "Ann"), person(desk, "Bob")
    wanted = LettersWanted(codes, text("Hello {name}"))
    made, files = desk.letters.save_each(wanted, tmp_path)
    assert [file.name for file in files] == [
        f"{code}_{name}_Letter_20260331.pdf" for code, name in zip(codes, ("Ann", "Bob"), strict=True)
    ]
    assert made.print.pages == 2
    assert "HelloBob" in read_back(files[1].read_bytes()).text
    with pytest.raises(UserError) as refused:
        desk.letters.save_each(wanted, tmp_path)
    assert refused.value.key == "file_exists"


def test_of_files_for_each_client_none_is_left_where_one_cannot_be_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    codes = person(desk, "Ann"), person(desk, "Bob")

    def full(path: Path, data: bytes) -> None:
        if "Bob" in path.name:
            raise UserError("The disk is full.")
        path.write_bytes(data)

    monkeypatch.setattr("clientdesk.desk.letters.letters.atomic_write", full)
    with pytest.raises(UserError):
        desk.letters.save_each(LettersWanted(codes, text("Hello"), note=True), tmp_path)
    assert not list(tmp_path.glob("*.pdf"))
    assert contacts(desk, codes[0]) == []


def test_a_letter_is_noted_only_where_that_was_asked_for(desk: Desk, tmp_path: Path) -> None:
    ann = person(desk)
    desk.letters.save(LettersWanted((ann,), text("Hello")), tmp_path / "a.pdf")
    assert contacts(desk, ann) == []
    desk.letters.save(LettersWanted((ann,), text("Hello"), note=True), tmp_path / "b.pdf")
    assert contacts(desk, ann) == [("letter", "About Ann Lee", None)]


def test_a_letter_abroad_tells_the_country_as_a_label_does(desk: Desk) -> None:
    house = desk.house.record()
    house[Company.address_en] = "1 Sample Road, York, United Kingdom"
    desk.house.save(house)
    here, abroad = (
        person(desk, home_address=Address(country, "", "Sampleton", "", "1 Sample Road", "215000"))
        for country in ("GB", "CN")
    )
    for code, told in ((here, False), (abroad, True)):
        made = desk.letters.make(LettersWanted((code,), text("Hello")))
        assert ("CHINA" in read_back(made.print.pdf).text) is told


# Texts of the house


def test_a_changed_text_stands_in_place_of_the_shipped_one_until_it_is_forgotten(desk: Desk) -> None:
    shipped = desk.letters.texts.find("plain letter", "en")
    desk.letters.texts.keep(as_own(shipped, subject="Ours", body="Hello {name}"))
    desk.letters.texts.keep(as_own(shipped, subject="Ours", body="Hello again"))
    found = desk.letters.texts.find("Plain letter", "en")
    assert (found.subject, found.body, found.own) == ("Ours", "Hello again", True)
    assert [each.name for each in desk.letters.texts.all("en")].count("Plain letter") == 1
    desk.past.undo()
    assert desk.letters.texts.find("Plain letter", "en").body == "Hello {name}"
    desk.letters.texts.forget("Plain letter", "en")
    assert desk.letters.texts.find("Plain letter", "en") == shipped


def test_the_house_s_own_reminder_is_taken_for_its_level(desk: Desk) -> None:
    second = desk.letters.texts.reminder(2, "en", sent=1)
    desk.letters.texts.keep(Text("Firm", "en", "reminder", "Pay", "{items}", 2))
    assert (second.name, desk.letters.texts.reminder(2, "en", sent=1).name) == (
        "Second payment reminder",
        "Firm",
    )


def test_an_unknown_text_is_refused_with_those_there_are(desk: Desk) -> None:
    with pytest.raises(UserError) as refused:
        desk.letters.texts.find("Nope", "zh_CN")
    assert refused.value.key == "unknown_text"
    assert "首次催款函" in str(refused.value.values["names"])


# Birthdays


def test_birthdays_are_found_by_the_calendar_that_is_kept(desk: Desk) -> None:
    solar = person(desk, "Ann", birth_date=PartialDate(1980, 4, 5))
    lunar = person(desk, "王小明", birth_lunar=LunarDate(None, 2, False, 18), birthday_calendar="lunar")
    person(desk, "Bob", birth_date=PartialDate(1980, 9, 1))
    assert desk.letters.birthdays(MARCH, MARCH + timedelta(14)) == (solar, lunar)
    assert desk.letters.birthdays(MARCH + timedelta(6), MARCH + timedelta(14)) == ()


# Statements


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_statement_has_the_figures_of_trading_and_of_the_ledger(desk: Desk, language: str, tmp_path: Path) -> None:
    code, since = aged(desk), date(2026, 1, 1)
    wanted = StatementsWanted((code,), since, MARCH, language)
    page = read_back(desk.letters.save(wanted, tmp_path / "s.pdf").print.pdf)
    (account,) = desk.trading.accounts(since=since, until=MARCH, clients=[code])
    (age,) = desk.trading.ageing(day=MARCH, clients=[code])
    figures = [account.opening, account.closing, *(line.balance for line in account.lines)]
    figures += [sums.debit for sums in account.months] + [sums.year_credit for sums in account.months]
    figures += [*age.buckets.values(), age.unallocated]
    for figure in figures:
        assert f"{figure:,.2f}" in page.text, figure
    save_ledger(desk, "accounts", tmp_path / "a.xlsx", since=since, until=MARCH, clients=[code])
    cells = [
        cell.value for row in openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True).worksheets[0] for cell in row
    ]
    assert float(account.closing) in cells
    title = catalogue(language).tr("Account in {currency}", currency="CNY")
    assert bare(title) in page.text


def test_a_statement_has_a_part_for_each_currency_and_ends_today_at_the_latest(desk: Desk) -> None:
    code = aged(desk)
    selling.rate(desk, "EUR", 8)
    selling.sale(desk, code, "500", day=date(2026, 3, 5), due=date(2026, 4, 5), currency="EUR")
    seen = desk.letters.preview(StatementsWanted((code,), None, date(2026, 12, 31)))
    assert seen.print is not None
    page = read_back(seen.print.pdf)
    assert "AccountinCNY" in page.text
    assert "AccountinEUR" in page.text
    assert "until2026-03-31" in page.text
    assert "BalanceinEUR500.00" in page.text


def test_without_an_account_there_is_no_statement(desk: Desk) -> None:
    plan = desk.letters.plan(StatementsWanted((person(desk),), None, MARCH))
    assert [each.reason.text for each in plan.left_out] == ["there is nothing to state in this period"]


# Reminders


@pytest.mark.parametrize(("days", "level"), [(1, 0), (6, 0), (7, 1), (20, 1), (21, 2), (44, 2), (45, 3), (400, 3)])
def test_the_level_follows_the_days_overdue(desk: Desk, days: int, level: int) -> None:
    code = owing(desk, days)
    plan = desk.letters.plan(RemindersWanted((code,)))
    assert [each.level for each in plan.planned] == ([level] if level else [])
    if not level:
        ((reason,),) = ([each.reason for each in plan.left_out],)
        assert reason.values["day"] == (desk.today + timedelta(7 - days)).isoformat()


def test_the_house_says_after_how_many_days(desk: Desk) -> None:
    code = owing(desk, 12)
    house = desk.house.record()
    house[Letters.reminder_days_1], house[Letters.reminder_days_2] = 3, 10
    desk.clients.create(house)
    assert [each.level for each in desk.letters.plan(RemindersWanted((code,))).planned] == [2]


def test_days_that_do_not_rise_are_refused(desk: Desk) -> None:
    house = desk.house.record()
    house[Letters.reminder_days_2] = 5
    with pytest.raises(UserError, match="more days"):
        desk.clients.create(house)


def test_a_reminder_lists_what_is_overdue_with_days_and_sums(desk: Desk) -> None:
    code = aged(desk)
    seen = desk.letters.preview(RemindersWanted((code,)))
    assert seen.print is not None
    page = read_back(seen.print.pdf)
    (age,) = desk.trading.ageing(clients=[code])
    assert f"OverdueinCNY{age.overdue:,.2f}" in page.text
    assert "-10,000.00" in page.text
    assert "TobepaidinCNY24,550.00" in page.text
    assert "111" in page.text
    assert "33,900.00" not in page.text
    (planned,) = seen.plan.planned
    assert (planned.level, planned.amounts) == (3, {"CNY": Decimal(24550)})


def test_what_was_paid_ahead_covers_what_is_overdue(desk: Desk) -> None:
    code = owing(desk, 30)
    selling.receipt(desk, code, "100", day=desk.today)
    plan = desk.letters.plan(RemindersWanted((code,)))
    assert [each.reason.text for each in plan.left_out] == ["nothing is overdue"]


def test_print_and_notes_are_one_step_and_the_next_reminder_comes_in_its_time(
    desk: Desk, tmp_path: Path, set_clock: Callable[[str], None]
) -> None:
    codes = owing(desk, 8), owing(desk, 25)
    desk.letters.save(RemindersWanted(), tmp_path / "r.pdf")
    assert [contacts(desk, code) for code in codes] == [
        [("letter", "Friendly reminder of payment", 1)],
        [("letter", "Reminder of payment", 2)],
    ]
    plan = desk.letters.plan(RemindersWanted())
    assert not plan.planned
    assert [each.reason.values for each in plan.left_out] == [
        {"level": 1, "day": "2026-03-31", "next": "2026-04-13"},
        {"level": 2, "day": "2026-03-31", "next": "2026-04-20"},
    ]
    set_clock("2026-04-14T12:00:00+08:00")
    assert [(each.code, each.level) for each in desk.letters.plan(RemindersWanted()).planned] == [(codes[0], 2)]
    set_clock(NOON)
    desk.past.undo()
    assert [contacts(desk, code) for code in codes] == [[], []]
    assert [each.level for each in desk.letters.plan(RemindersWanted()).planned] == [1, 2]


_SPEAKS_OF_EARLIER = {
    "en": ("remind", "wrote to you", "last time", "Second", "Final"),
    "zh_CN": ("提醒", "曾", "第二次", "最后"),
    "zh_TW": ("提醒", "曾", "第二次", "最後"),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("days", "level"), [(25, 2), (46, 3)])
def test_a_first_letter_is_as_firm_as_the_days_and_speaks_of_none_before_it(
    desk: Desk, days: int, level: int, language: str
) -> None:
    code = owing(desk, days)
    wanted = RemindersWanted((code,), language)
    composed = desk.letters.make(wanted)
    (note,) = composed.notes
    assert note[Contact.reminder_level] == level
    said = f"{note[Contact.subject]} {note[Contact.content]}".replace("eminder of payment", "")
    assert [word for word in _SPEAKS_OF_EARLIER[language] if word in said] == []
    assert not any(each.lacking for each in desk.letters.plan(wanted).planned)


def test_the_last_reminder_speaks_of_one_before_it_only_where_one_went_out(
    desk: Desk, set_clock: Callable[[str], None]
) -> None:
    reminded, forgotten = owing(desk, 22), owing(desk, 22)
    wanted = RemindersWanted((reminded,))
    desk.letters.note(wanted, desk.letters.make(wanted).notes)
    set_clock("2026-04-24T12:00:00+08:00")
    made = desk.letters.make(RemindersWanted())
    whose = ((note[Contact.client], note[Contact.subject]) for note in made.notes)
    assert {link.target: subject for link, subject in whose if link} == {
        reminded: "Final reminder of payment",
        forgotten: "Urgent reminder of payment",
    }


def test_the_house_s_own_words_for_a_first_letter_stay_for_first_letters(desk: Desk) -> None:
    texts = desk.letters.texts
    texts.keep(as_own(texts.reminder(3, "en"), subject="Pay now", body="{items}"))
    assert (texts.reminder(3, "en").subject, texts.reminder(3, "en", sent=1).subject) == (
        "Pay now",
        "Final reminder of payment",
    )


def test_a_new_debt_begins_with_its_own_first_reminder(desk: Desk, set_clock: Callable[[str], None]) -> None:
    code = owing(desk, 50)
    made = desk.letters.make(RemindersWanted((code,)))
    desk.letters.note(RemindersWanted((code,)), made.notes)
    set_clock("2026-06-10T12:00:00+08:00")
    selling.receipt(desk, code, "100", day=date(2026, 4, 10), **_whole(desk, code))
    selling.sale(desk, code, "70", day=date(2026, 5, 1), due=date(2026, 6, 1))
    assert [each.level for each in desk.letters.plan(RemindersWanted((code,))).planned] == [1]


def _whole(desk: Desk, code: str) -> dict[str, str]:
    (standing,) = desk.trading.standings(clients=[code])
    return {item.posting.code.replace("-", "_"): f"{item.open}" for item in standing.items}


def test_where_the_file_cannot_be_written_nothing_is_noted(desk: Desk, tmp_path: Path) -> None:
    code = owing(desk, 30)
    with pytest.raises(UserError):
        desk.letters.save(RemindersWanted((code,)), tmp_path / "missing" / "r.pdf")
    assert contacts(desk, code) == []


def test_a_note_without_its_day_counts_from_when_it_was_written(desk: Desk, tmp_path: Path) -> None:
    code = owing(desk, 30)
    wanted = RemindersWanted((code,))
    desk.letters.save(wanted, tmp_path / "out.pdf")
    note = next(record for record in desk.work.of(code) if record.kind.name == "contact")
    note[Contact.date] = None
    desk.work.rewrite(note)
    assert not desk.letters.plan(wanted).planned


def test_a_level_that_is_named_is_printed_also_before_its_time(desk: Desk) -> None:
    early, paid = owing(desk, 2), person(desk)
    plan = desk.letters.plan(RemindersWanted((early, paid), level=3))
    assert [(each.code, each.level) for each in plan.planned] == [(early, 3)]
    assert [(each.code, each.reason.text) for each in plan.left_out] == [(paid, "nothing is overdue")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_reminders_are_wholly_in_their_language(desk: Desk, language: str) -> None:
    code = owing(desk, 30)
    seen = desk.letters.preview(RemindersWanted((code,), language))
    assert seen.print is not None
    page = read_back(seen.print.pdf)
    assert bare(catalogue(language).tr("Overdue in {currency}", currency="CNY")) in page.text
    assert ("Overdue" in page.text) == (language == "en")
    assert not seen.plan.unknown
