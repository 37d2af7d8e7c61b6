"""The name of a firm in the parts in which it is compared: where it is, which branch, the words that are its own."""

import re
from dataclasses import dataclass
from functools import lru_cache

from clientdesk.dossier.names import company_stem, fold, sort_key

_BRANCH = re.compile(
    "(?:第[一二三四五六七八九十0-9]+)?(?:分公司|分店|支店|支行|分行|办事处|代表处|营业部|门市部|分部|分厂|分院|分校)$"
)
_PROVINCES = (
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃"
    "|青海|台湾|内蒙古|西藏|广西|宁夏|新疆|香港|澳门"
)
_CITIES = (
    "广州|深圳|苏州|杭州|南京|成都|武汉|西安|青岛|大连|宁波|厦门|无锡|常州|东莞|佛山|珠海|中山|惠州|济南|郑州|长沙|合肥|福州|昆明|沈阳"
    "|哈尔滨|长春|石家庄|太原|南昌|南宁|贵阳|兰州|乌鲁木齐|呼和浩特|海口|温州|嘉兴|绍兴|金华|台州|南通|扬州|徐州|镇江|泰州|烟台|潍坊"
    "|泉州|洛阳|台北|新北|高雄|台中|台南|新竹|桃园"
)
# At the front with or without the word for what it is; other places only with it.
_REGION = re.compile(
    rf"(?:中国|(?:{_PROVINCES})(?:省|市|自治区)?|(?:{_CITIES})市?|[\u4e00-\u9fff]{{2,4}}?(?:省|市|自治区|县|区)(?=..))"
)
_BRACKETED_REGION = re.compile(rf"[(（](中国|{_PROVINCES}|{_CITIES})(?:省|市)?[)）]")
_KIND_OF_PLACE = re.compile("(?:省|市|自治区|县|区)$")
_LEAST_LEFT = 2
_REMEMBERED = 1 << 17


@dataclass(frozen=True, slots=True)
class Firm:
    """The name of a firm.

    core      without the words for its form (有限责任公司, Co., Ltd.) and the place; with the place where nothing else
              would be left
    places    the places named
    branch    which branch it says it is, empty for the firm itself
    """

    core: str
    places: frozenset[str]
    branch: str

    @property
    def sound(self) -> str:
        """How the core is read, without tones."""
        return _read(self.core)


@lru_cache(maxsize=_REMEMBERED)
def _read(core: str) -> str:
    return sort_key(core).replace(" ", "")


@lru_cache(maxsize=_REMEMBERED)
def firm(name: str) -> Firm:
    """The parts of a firm's name."""
    folded = fold(name).strip()
    places = set(_BRACKETED_REGION.findall(folded))
    whole = _BRACKETED_REGION.sub("", folded)
    branch = _branch_of(folded)
    core = company_stem(_BRANCH.sub("", whole) if branch else whole)
    while (found := _REGION.match(core)) and len(core) - found.end() >= _LEAST_LEFT:
        places.add(_KIND_OF_PLACE.sub("", found[0]))
        core = core[found.end() :]
    return Firm(core, frozenset(places), branch)


def _branch_of(folded: str) -> str:
    found = _BRANCH.search(folded)
    if found is None:
        return ""
    before = re.split("公司|集团|银行", folded[: found.start()])
    return (before[-1] + found[0]) if len(before) > 1 else found[0]


def stem_of(name: str) -> str:
    """The words of an employer's name that are its own."""
    return firm(name).core


REMEMBERING = (firm, _read)
"""What keeps its answers."""
