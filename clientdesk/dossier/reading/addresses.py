"""Splitting an address line into its parts, as well as can be: here those of the mainland, Hong Kong, Macao, Taiwan."""

import re

from clientdesk.dossier.reading.cities import CITIES
from clientdesk.dossier.reading.texts import clean_line
from clientdesk.dossier.reading.western_ends import split_end
from clientdesk.dossier.values import Address

_LONGEST = 400
_HAN = re.compile("[\u3400-\u9fff]")
_BETWEEN = " ,，、;；"

_COUNTRIES = {"中华人民共和国": "CN", "中華人民共和國": "CN", "中国": "CN", "中國": "CN"}
_COUNTRY = re.compile("|".join(_COUNTRIES))
_PHONE = re.compile(r"(?:电话|電話|手机|手機)?[:：]?\s*((?<![0-9])(?:\+?86[- ]?)?1[3-9][0-9]{9}|09[0-9]{8})(?![0-9])")
_RECIPIENT = re.compile(
    r"(?:收件人|收货人|收貨人)[:：]?\s*([^\s,，;；0-9]{1,40})"
    r"|(?:(?<=[\s,，;；])|^)([^\s,，;；0-9]{2,40}?)\s*(?:[(（]收[)）]|收)(?=[\s,，;；]|$)"
)
_POSTCODE_LABEL = r"(?:邮编|邮政编码|郵編|郵遞區號)[:：]?\s*"
_POSTCODE = re.compile(
    rf"{_POSTCODE_LABEL}([0-9]{{3,6}})(?![0-9])|^([0-9]{{6}})(?![0-9])(?=\s*\D)|(?<=[\s,，])([0-9]{{6}})$"
)

_CITY_PROVINCES = "北京|上海|天津|重庆|重慶"
_PROVINCES = (
    "河北|山西|辽宁|遼寧|吉林|黑龙江|黑龍江|江苏|江蘇|浙江|安徽|福建|江西|山东|山東|河南|湖北|湖南|广东|廣東|海南|四川|贵州|貴州"
    "|云南|雲南|陕西|陝西|甘肃|甘肅|青海|台湾|台灣|臺灣"
)
_AUTONOMOUS = "内蒙古|內蒙古|西藏|广西|廣西|宁夏|寧夏|新疆"
_SPECIAL = "香港|澳门|澳門"
# A bare name is a province only where a city, county or district follows at once: 上海路12号 and 吉林市 are none.
_BARE = r"(?![市路街]|[东南西北中東]路|大道)(?=[^0-9\s路街]{1,9}?(?:市|区|區|县|縣|州|盟))"
_PROVINCE = re.compile(
    rf"(?:{_CITY_PROVINCES})市|(?:{_PROVINCES})省|(?:{_AUTONOMOUS})(?:[壮壯回维維][吾尔爾族]*)?自治[区區]"
    rf"|(?:{_SPECIAL})特[别別]行政[区區]|(?:{_CITY_PROVINCES}|{_PROVINCES}|{_AUTONOMOUS}|{_SPECIAL}){_BARE}"
)
_NO_PLACE = "0-9\\s市区區县縣旗路街道巷号號村镇鎮乡鄉"
_MARKET = "(?![场場政民井])"
_CITY = re.compile(rf"[^{_NO_PLACE}]{{1,12}}?(?:自治州|地[区區]|市{_MARKET})")
# Likewise a city without 市: 苏州高新区, but neither 苏州路 nor 朝阳区.
_BARE_CITY = re.compile(
    rf"(?:{CITIES})(?![市区區县縣路街]|[东南西北中東]路|大道)(?=[^0-9\s路街]{{1,8}}?(?:区|區|县|縣))"
)
_LEAGUE = re.compile(rf"[^{_NO_PLACE}]{{1,6}}?(?:市{_MARKET}|盟)")
_DISTRICT = re.compile(
    rf"市[中南北辖轄][区區]|沙市区|津市市|[^{_NO_PLACE}]{{1,12}}?(?:自治[县縣]|新?[区區]|[县縣]|市{_MARKET})"
)
_BANNER = re.compile(rf"[^{_NO_PLACE}]{{1,12}}?(?:自治旗|旗|新?区|县|市{_MARKET})")
_NO_DISTRICT = re.compile("(?:小|社|校|厂|院|景|库|街|住宅|生活|宿舍|家属|商业|服务)[区區]$")

_TAIWAN_CITY = re.compile(
    "[台臺][北中南]市|新北市|桃[园園]市|高雄市|基隆市|新竹[市县縣]|嘉[义義][市县縣]|苗栗[县縣]|彰化[县縣]|南投[县縣]|[云雲]林[县縣]"
    "|屏[东東][县縣]|宜[兰蘭][县縣]|花[莲蓮][县縣]|[台臺][东東][县縣]|澎湖[县縣]|金[门門][县縣]|[连連]江[县縣]"
)
_TAIWAN_POSTCODE = re.compile(rf"([0-9]{{3}}(?:[0-9]{{2,3}})?)\s*(?=(?:[台臺][湾灣]省?)?(?:{_TAIWAN_CITY.pattern}))")
_TAIWAN_DISTRICT = re.compile(r"[^0-9\s路街]{1,3}?[区區乡鄉镇鎮市]")


def read_address(text: str) -> Address:
    """The parts of an address line. What cannot be placed for sure stays in the street.

    At most 400 characters, else `Unreadable`.
    """
    line = clean_line(text, _LONGEST)
    if not _HAN.search(line):
        return split_end(line)
    phone, line = _taken(_PHONE, line)
    recipient, line = _taken(_RECIPIENT, line)
    postcode, line = _taken(_TAIWAN_POSTCODE, line, only_first=True)
    if not postcode:
        postcode, line = _taken(_POSTCODE, line)
    country, line = _leading(_COUNTRY, line)
    province, line = _leading(_PROVINCE, line)
    city, district, street = _places(province, line)
    return Address(_COUNTRIES.get(country, ""), province, city, district, street, postcode, recipient, phone)


def _places(province: str, line: str) -> tuple[str, str, str]:
    """City, district and the rest of a line from which the province has been taken."""
    city, rest = _leading(_TAIWAN_CITY, line)
    if city:
        return (city, *_leading(_TAIWAN_DISTRICT, rest))
    mongolian = province.startswith(("内蒙古", "內蒙古"))
    if re.match(_CITY_PROVINCES, province):
        city, rest = _leading(re.compile(f"(?:{re.escape(province.removesuffix('市'))})市"), line)
    else:
        city, rest = _leading(_LEAGUE if mongolian else _CITY, line)
        if not city:
            city, rest = _leading(_BARE_CITY, line)
    district, street = _leading(_BANNER if mongolian else _DISTRICT, rest)
    if _NO_DISTRICT.search(district):
        return city, "", rest
    return city, district, street


def _leading(pattern: re.Pattern[str], line: str) -> tuple[str, str]:
    """What a line begins with, and the rest."""
    found = pattern.match(line)
    return (found[0], line[found.end() :].lstrip(_BETWEEN)) if found else ("", line)


def _taken(pattern: re.Pattern[str], line: str, *, only_first: bool = False) -> tuple[str, str]:
    """The first group found anywhere in a line, and the line without it."""
    found = pattern.match(line) if only_first else pattern.search(line)
    if found is None:
        return "", line
    before, behind = line[: found.start()].rstrip(_BETWEEN), line[found.end() :].lstrip(_BETWEEN)
    return next(filter(None, found.groups())), " ".join(filter(None, (before, behind)))
