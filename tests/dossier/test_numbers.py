"""Numbers, money, rates and yes or no as people write them."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.numbers import read_bool, read_decimal, read_int, read_money, read_percent

amounts = st.decimals(-(10**15), 10**15, places=2)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12345.60", "12345.60"),
        ("12,345.60", "12345.60"),
        ("12 345.60", "12345.60"),
        ("１２，３４５．６０", "12345.60"),
        ("-5", "-5"),
        ("−5", "-5"),
        ("负5", "-5"),
        ("+5", "5"),
        (".5", "0.5"),
        ("-0", "0"),
        ("(1,200.00)", "-1200.00"),
        ("（1200）", "-1200"),
        ("12万", "120000"),
        ("12萬", "120000"),
        ("１２ 万", "120000"),
        ("1.5亿", "150000000"),
        ("3千", "3000"),
        ("2.5百万", "2500000"),
        ("3万5千", "35000"),
        ("1亿2000万", "120000000"),
        ("1万2000", "12000"),
        ("十二", "12"),
        ("三千五百", "3500"),
        ("一万零五", "10005"),
        ("两千", "2000"),
        ("一亿零五万", "100050000"),
        ("十二点五", "12.5"),
        ("壹万贰仟叁佰", "12300"),
        ("貳拾參萬", "230000"),
        ("零", "0"),
        ("99999999999999999999999999999999999999.99", "99999999999999999999999999999999999999.99"),
    ],
)
def test_numbers_are_read(text: str, number: str) -> None:
    assert read_decimal(text) == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "-",
        "12x",
        "12kg",
        "1,23",
        "12,3456",
        "1 234,50",
        "1.234,50",
        "1.2.3",
        "5.",
        "5²",
        "½",
        "①",
        "1_000",
        "0x10",
        "1e5",
        "1e999",
        "NaN",
        "nan",
        "Infinity",
        "-inf",
        "٣",
        "--5",
        "(-5)",
        "-(5)",
        "3万5",
        "3万500",
        "三万五",
        "二百五",
        "万",
        "五十百",
        "一万一万",
        "1.75 m",
        "12k",
        "约100",
        "=1+1",
        "1\ud800",
        "9" * 10_000_000,
    ],
)
def test_numbers_that_are_not_sure_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_decimal(text)


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("12万", "120000", None),
        ("¥12,345.60", "12345.60", "CNY"),
        ("￥12，345．60", "12345.60", "CNY"),
        ("¥ -5", "-5", "CNY"),
        ("-¥5", "-5", "CNY"),
        ("(¥1,200.00)", "-1200.00", "CNY"),
        ("NT$1,200", "1200", "TWD"),
        ("HK$ 5", "5", "HKD"),
        ("US$5", "5", "USD"),
        ("$5", "5", "USD"),
        ("€5", "5", "EUR"),
        ("CNY 100", "100", "CNY"),
        ("100 CNY", "100", "CNY"),
        ("RMB100", "100", "CNY"),
        ("100元", "100", "CNY"),
        ("人民币100元整", "100", "CNY"),
        ("¥100元", "100", "CNY"),
        ("新台幣100元", "100", "TWD"),
        ("100美元", "100", "USD"),
        ("100港元", "100", "HKD"),
        ("12万元", "120000", "CNY"),
        ("12.5万元整", "125000", "CNY"),
        ("12元5角", "12.50", "CNY"),
        ("壹万贰仟叁佰元整", "12300", "CNY"),
        ("人民币壹佰贰拾叁元肆角伍分", "123.45", "CNY"),
        ("伍角整", "0.50", "CNY"),
        ("1.5m", "1500000", None),
        ("$12k", "12000", "USD"),
        ("XDR 5", "5", "XDR"),
    ],
)
def test_amounts_are_read_with_their_currency(text: str, amount: str, currency: str | None) -> None:
    assert read_money(text) == (Decimal(amount), currency)


@pytest.mark.parametrize(
    ("text", "record_currency", "currency"),
    [
        ("$5", "TWD", "TWD"),
        ("¥5", "JPY", "JPY"),
        ("5元", "TWD", "TWD"),
        ("$5", "EUR", "USD"),
        ("US$5", "TWD", "USD"),
        ("5", "TWD", None),
    ],
)
def test_a_shared_sign_means_the_currency_of_the_record(text: str, record_currency: str, currency: str | None) -> None:
    assert read_money(text, record_currency=record_currency) == (Decimal(5), currency)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "¥",
        "元",
        "-¥-5",
        "100元/月",
        "100元（含税）",
        "1e999",
        "NaN",
        "NaN元",
        "$Infinity",
        "1 234,50 €",
        "kg 5",
        "5角5角",
    ],
)
def test_amounts_that_are_not_sure_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="12万"):
        read_money(text)


def test_two_different_currencies_are_refused() -> None:
    with pytest.raises(Unreadable, match="Two different currencies"):
        read_money("€100 USD")


@given(amounts)
def test_a_shown_amount_is_read_back(amount: Decimal) -> None:
    assert read_money(f"{amount:,.2f}") == (amount, None)
    assert read_money(f"¥{amount:,.2f}") == (amount, "CNY")
    assert read_decimal(f"{amount:.2f}") == amount


@given(st.integers(0, 10**12), st.sampled_from([("万", 4), ("亿", 8), ("千", 3), ("百万", 6)]))
def test_a_chinese_unit_multiplies_exactly(number: int, unit: tuple[str, int]) -> None:
    assert read_decimal(f"{number}{unit[0]}") == number * 10 ** unit[1]


@given(st.integers(0, 10**12 - 1))
@example(10_000)
@example(100_000_000)
def test_a_number_in_chinese_words_is_read(number: int) -> None:
    assert read_decimal(in_words(number)) == number


def in_words(number: int) -> str:
    """A whole number below 10**12 as schools teach it, 10005 as 一万零五."""
    sections = [number // 10**8, number // 10**4 % 10**4, number % 10**4]
    written = ""
    for place, (section, unit) in enumerate(zip(sections, "亿万 ", strict=True)):
        if section:
            gap = "零" if written and section < 1000 else ""
            written += gap + in_thousands(section) + unit.strip()
        elif written and not written.endswith("零") and any(sections[place:]):
            written += "零"
    return written.replace("零零", "零") or "零"


def in_thousands(section: int) -> str:
    digits = f"{section:04}"
    written = ""
    for digit, unit in zip(digits, ("千", "百", "十", ""), strict=True):
        if digit != "0":
            written += "〇一二三四五六七八九"[int(digit)] + unit
        elif written and not written.endswith("零"):
            written += "零"
    return written.rstrip("零")


@given(st.text(max_size=20) | st.text("0123456789,. 万亿千百十元角分¥$()-壹零USD", max_size=12))
def test_any_text_is_a_finite_number_or_has_a_reason(text: str) -> None:
    with suppress(Unreadable):
        assert read_decimal(text).is_finite()
    with suppress(Unreadable):
        assert read_money(text)[0].is_finite()
    with suppress(Unreadable):
        assert read_percent(text).is_finite()


@pytest.mark.parametrize(("text", "number"), [("12", 12), ("12.0", 12), ("1,200", 1200), ("12万", 120_000), ("-3", -3)])
def test_whole_numbers_are_read(text: str, number: int) -> None:
    assert read_int(text) == number


@pytest.mark.parametrize("text", ["12.5", "", "twelve", "1e3"])
def test_other_numbers_are_not_whole(text: str) -> None:
    with pytest.raises(Unreadable, match="whole number"):
        read_int(text)


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("12%", "0.12"),
        ("12", "0.12"),
        ("12.5 %", "0.125"),
        ("12％", "0.12"),
        ("0.12", "0.0012"),
        ("-3%", "-0.03"),
        ("5‰", "0.005"),
        ("百分之十二", "0.12"),
    ],
)
def test_a_rate_is_a_fraction_of_what_is_shown(text: str, rate: str) -> None:
    assert read_percent(text) == Decimal(rate)


@pytest.mark.parametrize("text", ["%", "", "12%%", "abc%", "NaN%"])
def test_other_texts_are_no_rate(text: str) -> None:
    with pytest.raises(Unreadable, match="percentage"):
        read_percent(text)


@pytest.mark.parametrize("text", ["yes", "Y", "TRUE", "1", "是", "有", "√", "✓", "ｙｅｓ", " 對 "])
def test_yes_is_read(text: str) -> None:
    assert read_bool(text) is True


@pytest.mark.parametrize("text", ["no", "N", "false", "0", "否", "无", "無", "没有", "x", "×", "✗"])
def test_no_is_read(text: str) -> None:
    assert read_bool(text) is False


@pytest.mark.parametrize("text", ["", "maybe", "2", "yesno", "是否", "\udfff"])
def test_neither_yes_nor_no_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read_bool(text)
