"""Address lines split into their parts."""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.dossier.reading import Unreadable
from clientdesk.dossier.reading.addresses import read_address
from clientdesk.dossier.values import Address


@pytest.mark.parametrize(
    ("line", "province", "city", "district", "street"),
    [
        ("江苏省苏州市工业园区星湖街328号", "江苏省", "苏州市", "工业园区", "星湖街328号"),
        ("江苏昆山市花桥镇", "江苏", "昆山市", "", "花桥镇"),
        ("北京市朝阳区建国路88号", "北京市", "", "朝阳区", "建国路88号"),
        ("北京市北京市海淀区中关村街道1号", "北京市", "北京市", "海淀区", "中关村街道1号"),
        ("上海浦东新区世纪大道100号", "上海", "", "浦东新区", "世纪大道100号"),
        ("内蒙古锡林郭勒盟正蓝旗上都镇", "内蒙古", "锡林郭勒盟", "正蓝旗", "上都镇"),
        ("新疆维吾尔自治区伊犁哈萨克自治州伊宁市解放路", "新疆维吾尔自治区", "伊犁哈萨克自治州", "伊宁市", "解放路"),
        ("山东省青岛市市北区辽宁路", "山东省", "青岛市", "市北区", "辽宁路"),
        ("湖北省荆州市沙市区北京路", "湖北省", "荆州市", "沙市区", "北京路"),
        ("海南省陵水黎族自治县英州镇", "海南省", "", "陵水黎族自治县", "英州镇"),
        ("吉林市船营区北京路1号", "", "吉林市", "船营区", "北京路1号"),
        ("台北市信義區市府路1號", "", "台北市", "信義區", "市府路1號"),
        ("台灣省彰化縣員林市中山路", "台灣省", "彰化縣", "員林市", "中山路"),
        ("香港特别行政区中西区德辅道中1号", "香港特别行政区", "", "中西区", "德辅道中1号"),
        ("上海路12号", "", "", "", "上海路12号"),
        ("苏州市阳光小区3号", "", "苏州市", "", "阳光小区3号"),
        ("苏州高新区科技城2号", "", "苏州", "高新区", "科技城2号"),
        ("苏州工业园区苏州大道东88号", "", "苏州", "工业园区", "苏州大道东88号"),
        ("江苏苏州吴中区东吴南路1号", "江苏", "苏州", "吴中区", "东吴南路1号"),
        ("苏州路12号", "", "", "", "苏州路12号"),
        ("苏州大道东88号阳光小区", "", "", "", "苏州大道东88号阳光小区"),
        ("朝阳区建国路88号", "", "", "朝阳区", "建国路88号"),
        ("南京东路100号", "", "", "", "南京东路100号"),
        ("城关菜市场3号", "", "", "", "城关菜市场3号"),
        ("1 Main Street, Springfield", "", "", "", "1 Main Street, Springfield"),
    ],
)
def test_a_line_is_split(line: str, province: str, city: str, district: str, street: str) -> None:
    assert read_address(line) == Address(province=province, city=city, district=district, street=street)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12 Example Street, Sydney NSW 2000", ("", "NSW", "Sydney", "12 Example Street", "2000")),
        ("12 Example St, Sydney, NSW 2000, Australia", ("AU", "NSW", "Sydney", "12 Example St", "2000")),
        ("1 Example Road, Springfield, IL 62704", ("", "IL", "Springfield", "1 Example Road", "62704")),
        (
            "Suite 400, 1 Market Street, San Francisco, CA 94105, USA",
            ("US", "CA", "San Francisco", "Suite 400, 1 Market Street", "94105"),
        ),
        ("1 Elm St, St. Louis, Missouri 63101-0001", ("", "Missouri", "St. Louis", "1 Elm St", "63101-0001")),
        ("1 Elm Street, New York 10001", ("", "", "New York", "1 Elm Street", "10001")),
        ("10 Example Row, London SW1A 1AA", ("", "", "London", "10 Example Row", "SW1A 1AA")),
        ("12 Harbour Street, Bristol, BS1 4ST, UK", ("GB", "", "Bristol", "12 Harbour Street", "BS1 4ST")),
        ("1 High Street, Guildford, Surrey GU1 1AA", ("", "Surrey", "Guildford", "1 High Street", "GU1 1AA")),
        ("1 Example Ave, Toronto ON M5V 2T6", ("", "ON", "Toronto", "1 Example Ave", "M5V 2T6")),
        ("1 Example Ave, Montréal, QC, H2X 1Y4, Canada", ("CA", "QC", "Montréal", "1 Example Ave", "H2X 1Y4")),
        ("9 Example Quay, Singapore 049999", ("", "", "Singapore", "9 Example Quay", "049999")),
        ("Musterweg 1, 10115 Berlin, Germany", ("DE", "", "Berlin", "Musterweg 1", "10115")),
        ("1 Main Street, Springfield, United States", ("US", "", "", "1 Main Street, Springfield", "")),
    ],
)
def test_the_end_of_a_western_address_is_split(line: str, expected: tuple[str, ...]) -> None:
    country, province, city, street, postcode = expected
    assert read_address(line) == Address(country, province, city, street=street, postcode=postcode)


@pytest.mark.parametrize(
    "line",
    [
        "12 Example Street Sydney NSW 2000",
        "5 Example Street, Room 12045",
        "5 Example Street, PO Box 12345",
        "5 Example Street, Illinois 62704",
        "5 Example Street, Suburb, Region 62704",
        "5 Example Street, Wellington 6011",
        "5 Example Street, Example Road NSW 2000",
        "1 Peachtree Street, Atlanta, Georgia",
        "Australia",
        "NSW 2000",
    ],
)
def test_an_end_that_is_not_sure_stays_in_the_street(line: str) -> None:
    assert read_address(line) == Address(street=line)


def test_what_stands_around_an_address_is_found() -> None:
    expected = Address("CN", "江苏省", "苏州市", "姑苏区", "人民路1号", "215000", "张三", "13800138000")
    assert read_address("215000 中国江苏省苏州市姑苏区人民路1号 张三收 13800138000") == expected
    assert read_address("收件人:张三 手机:13800138000 中国江苏省苏州市姑苏区人民路1号 邮编：215000") == expected


@pytest.mark.parametrize("line", ["110台北市信義區市府路1號", "11049 臺北市信義區信義路五段7號"])
def test_a_taiwan_postcode_stands_in_front(line: str) -> None:
    assert read_address(line).postcode == re.match("[0-9]+", line)[0]  # type: ignore[index]


def test_an_empty_line_is_an_empty_address() -> None:
    assert not read_address("  ")


def test_half_a_character_is_refused() -> None:
    with pytest.raises(Unreadable):
        read_address("苏州市\ud800")


pieces = st.lists(
    st.sampled_from(
        ["江苏省", "苏州市", "吴中区", "人民路", "12号", "Room 5", "小区", "旗", "市", "台北市", "上海", " ", ",", "路"]
    ),
    max_size=9,
)


@given(pieces.map("".join) | st.text("省市区县路街号镇收盟州旗江苏台北0123456789 ,ab", max_size=25))
def test_nothing_of_a_line_is_lost(line: str) -> None:
    kept = "".join(read_address(line).to_dict().values())
    assert letters(line.replace("收", "")) == letters(kept.replace("收", ""))


def letters(text: str) -> Counter[str]:
    return Counter(character for character in text if character.isalnum())
