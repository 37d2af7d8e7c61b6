"""The credit memo: what stands on it, in whole sentences and three languages; who may see what; tidy pages."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from clientdesk.desk import Desk
from clientdesk.desk.cards import PrintWish
from clientdesk.dossier.record import Record
from clientdesk.exchange.memo.amounts import unit_of
from clientdesk.exchange.memo.given import CreditFile
from clientdesk.exchange.memo.judged import judged
from clientdesk.i18n import LANGUAGES, catalogue
from tests.analysis.worked import twin
from tests.exchange.credit_files import OPINION, add_statement, evaluate, firm, worked
from tests.exchange.reading import Print, bare, read_back
from tests.exchange.test_prints import assert_tidy
from tests.make import person

REASON = "credit committee"
LATIN = re.compile(r"[A-Za-z]{3,}")
SAID_IN_LATIN = {"CNY", "Printed", "tester", "Altman", "DSO", "DIO", "DPO"}

every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A firm with three checked years and a draft, evaluated; one with nothing; a person."""
    path = tmp_path_factory.mktemp("memo") / "book.clientdesk"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CLIENTDESK_NOW", "2026-03-05T10:00:00+00:00")
        with Desk.create(path, user="tester") as desk:
            code = firm(desk)
            add_statement(desk, code, twin("worked-company")["periods"][1], year=2026, status="draft")
            evaluate(desk, code)
            firm(desk, years=(), name="空白商行")
            desk.clients.create(person("张三"))
            yield desk


@cache
def printed(desk: Desk, code: str = "KH000001", *, language: str = "en", reason: str = REASON, **more: str) -> Print:
    wish = PrintWish("memo", language, reason=reason, **more)  # type: ignore[arg-type]
    return read_back(desk.cards.preview([code], wish).pdf)


def text(desk: Desk, **more: str) -> str:
    return printed(desk, **more).text


@every_language
def test_everything_a_decision_needs_is_there_in_three_or_four_pages(book: Desk, language: str) -> None:
    read, words = printed(book, language=language), catalogue(language)
    assert 2 <= len(read.pages) <= 4
    for wanted in (
        words.tr("Credit memo"),
        "样本阀门有限公司",
        words.tr("Statements in brief"),
        words.tr("Strengths"),
        words.tr("Weaknesses"),
        words.tr("Credit evaluation (6C)"),
        words.tr("Arithmetic of grade, limit and terms"),
        OPINION.split("\n")[0],
        "先观察半年",
        words.tr("Decided by"),
        "1.85",
        "43.53%",
        "76.50",
        "说明85",
    ):
        assert bare(wanted) in read.text, wanted


@every_language
def test_no_other_language_stands_on_it(book: Desk, language: str) -> None:
    if language == "en":
        return_only = re.compile("[\u4e00-\u9fff]+")
        found = {word for word in return_only.findall(text(book)) if word not in _typed()}
        assert not found
    else:
        raw = " ".join(run.text for page in printed(book, language=language).pages for run in page.runs)
        assert set(LATIN.findall(raw)) <= SAID_IN_LATIN


def _typed() -> set[str]:
    """What was typed in Chinese, as it is found without marks."""
    told = "。".join(("样本阀门有限公司", *OPINION.split("\n"), "先观察半年", "说明"))
    return set(re.findall("[\u4e00-\u9fff]+", told))


@every_language
def test_its_pages_are_tidy(book: Desk, language: str) -> None:
    assert_tidy(printed(book, language=language), "memo")


@every_language
def test_every_font_is_in_the_file(book: Desk, language: str) -> None:
    fonts = printed(book, language=language).fonts.values()
    assert {(font.kind, font.embedded, font.subset) for font in fonts} == {("/TrueType", True, True)}


def test_a_ratio_that_had_to_do_without_its_opening_balance_is_marked(book: Desk) -> None:
    code = firm(book, years=(), name="年初不详有限公司")
    add_statement(book, code, {**twin("worked-company")["periods"][1], "bs_open": None}, year=2025)
    assert "≈" in text(book, code=code)
    assert "≈" not in text(book)


def test_a_draft_is_left_out_and_counted(book: Desk) -> None:
    found = text(book)
    assert bare("1 statement is still a draft and is left out.") in found
    assert "2025" in found
    assert not re.search(r"20242025\s*2026", found)


def test_figures_and_evaluation_are_for_those_alone_who_give_a_reason(book: Desk) -> None:
    open_to_all = text(book, reason="")
    assert bare("The credit evaluation is not for this reader and is left out.") in open_to_all
    assert bare("Statements and ratios are not for this reader and are left out.") in open_to_all
    for secret in ("76.50", OPINION.split("\n")[0], "先观察半年", "说明85", "43.53%", "11,040", "1.85"):
        assert bare(secret) not in open_to_all


@pytest.mark.parametrize("profile", ["handout", "accounting"])
def test_no_reason_opens_them_to_other_readers(book: Desk, profile: str) -> None:
    found = text(book, profile=profile)
    assert "76.50" not in found
    assert "43.53%" not in found


def test_what_is_not_on_file_is_said(book: Desk) -> None:
    for code in ("KH000002", "KH000003"):
        found = text(book, code=code)
        assert bare("No checked statement is on file.") in found
        assert bare("No credit evaluation is on file.") in found


@every_language
def test_the_financial_summary_has_one_page(book: Desk, language: str) -> None:
    wish = PrintWish("financial-summary", language, reason=REASON)
    read = read_back(book.cards.preview(["KH000001"], wish).pdf)
    assert_tidy(read, "financial-summary")
    assert len(read.pages) == 1
    assert bare(catalogue(language).tr("Financial summary")) in read.text
    for figure in ("43.53%", "1.85", "2.82", "5.21"):
        assert figure in read.text


def test_a_print_that_is_given_out_is_noted_with_its_reason(book: Desk, tmp_path: Path) -> None:
    book.cards.save(["KH000001"], tmp_path / "memo.pdf", wish=PrintWish("memo", reason=REASON))
    told = book.past.of(words=catalogue("en"))[0].text
    assert told == f"Gave out sensitive data of KH000001 (Credit memo, A4): {REASON}"


def test_a_draft_of_an_evaluation_says_so(desk: Desk) -> None:
    code = firm(desk, years=(2025,))
    evaluate(desk, code, finished=False)
    assert bare("Draft · ") in bare(printed(desk, code).text)


def test_an_interim_statement_stands_last_and_not_among_the_bars(book: Desk) -> None:
    file = book.credit_memo.file(book.clients.get("KH000001"))
    assert [period.name for period in file.periods] == ["2023", "2024", "2025"]
    assert file.drafts == 1


# Words


@every_language
def test_each_judgement_is_a_whole_sentence(language: str) -> None:
    words = catalogue(language)
    for period in worked():
        found = judged(period.results, words)
        for sentence in (*found.strengths, *found.weaknesses, *found.watched):
            assert sentence.endswith((".", "。")), sentence
            assert "{" not in sentence
            assert (not LATIN.search(sentence.replace("Altman", ""))) is (language != "en")


def test_a_sound_firm_and_a_broken_one_are_told_apart() -> None:
    sound, broken = worked()[1], worked()[2]
    words = catalogue("en")
    assert "The current assets are 1.85 times the current liabilities." in judged(sound.results, words).strengths
    weak = judged(broken.results, words).weaknesses
    assert "The debts exceed the assets: they are 198.34% of these." in weak
    assert not judged(broken.results, words).strengths


def test_bands_of_the_house_decide_what_is_a_strength() -> None:
    results = dict(worked()[1].results)
    results["R01"] = replace(results["R01"], band="weak")
    assert (
        "The current assets are only 1.85 times the current liabilities." in judged(results, catalogue("en")).weaknesses
    )


def test_large_amounts_stand_in_thousands_or_as_chinese_statements_do_in_ten_thousands() -> None:
    hexin, small = worked()[1], worked()[2]
    assert unit_of([hexin], catalogue("en")).show(Decimal("11040000")) == "11,040"
    assert unit_of([hexin], catalogue("zh_CN")).show(Decimal("11040000")) == "1,104.00"
    assert unit_of([small], catalogue("zh_CN")).show(Decimal("66200")) == "66,200.00"
    assert unit_of([hexin], catalogue("en")).show(None) == "–"


def test_damaged_statements_make_a_tidy_memo_too(book: Desk) -> None:
    """Whatever is wrong with the figures: no statement of the damaged companies stops the print."""
    from tests.exchange.printing import make

    record: Record = book.clients.get("KH000001")
    for period in worked()[2:]:
        made = make(record, layout="memo", reason=REASON, credit_of=lambda _, one=period: CreditFile((one,)))
        assert_tidy(read_back(made.pdf), "memo")
