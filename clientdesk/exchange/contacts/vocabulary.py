"""The words of vCards beside ours: kinds of telephones and addresses, services, relations, labels of telephones."""

import re
from collections.abc import Mapping

from clientdesk.exchange.contacts.lines import Line


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


PRODUCT = "-//ClientDesk//ClientDesk//EN"
"""Says that a card is one of ours."""
PLACE = "X-CLIENTDESK"
"""The parameter by which our own cards say in which field a line belongs; everybody else passes over it."""
_APPLE = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
TYPES: Mapping[str, tuple[str, ...]] = {
    "mobile": ("CELL",),
    "home": ("HOME", "VOICE"),
    "office": ("WORK", "VOICE"),
    "fax_home": ("HOME", "FAX"),
    "fax_office": ("WORK", "FAX"),
    "hotline": ("WORK", "MAIN"),
    "assistant": ("WORK", "VOICE"),
    "other": ("VOICE",),
}
"""How the kinds of telephones are written."""
PLACES: Mapping[str, str] = {"home": "HOME", "office": "WORK", "private": "HOME", "work": "WORK"}
"""How kinds of e-mail and postal addresses are written; others have no type."""
_LABELS = {
    **dict.fromkeys(("mobile", "cell", "iphone", "apple watch", "手机", "手機", "移动电话", "行動電話"), "CELL"),
    **dict.fromkeys(("home", "住宅", "家", "家庭", "宅电", "住家"), "HOME"),
    **dict.fromkeys(("work", "company", "office", "工作", "公司", "单位", "單位", "办公", "辦公", "办公室"), "WORK"),
    **dict.fromkeys(("main", "主要", "总机", "總機"), "MAIN"),
    **dict.fromkeys(("homefax", "home fax", "住宅传真", "住宅傳真", "家庭传真"), "HOME FAX"),
    **dict.fromkeys(("workfax", "work fax", "工作传真", "公司傳真", "单位传真", "传真", "傳真", "fax"), "WORK FAX"),
    **dict.fromkeys(("assistant", "助理"), "X-ASSISTANT"),
    **dict.fromkeys(("other", "其他", "voice", "电话", "電話"), "VOICE"),
}
_SERVICES = {
    **dict.fromkeys(("wechat", "weixin", "wx", "微信", "微信号", "微信號"), "wechat"),
    **dict.fromkeys(("qq", "腾讯qq", "tencent"), "qq"),
    **dict.fromkeys(("weibo", "sinaweibo", "sina-weibo", "微博", "新浪微博"), "weibo"),
    **dict.fromkeys(("douyin", "tiktok", "抖音"), "douyin"),
    **dict.fromkeys(("dingtalk", "钉钉", "釘釘"), "dingtalk"),
    **dict.fromkeys(("wecom", "企业微信", "企業微信"), "wecom"),
    **dict.fromkeys(("twitter", "x"), "x"),
    **dict.fromkeys(("skype", "skype-username", "teams"), "skype"),
    **{name: name for name in ("line", "whatsapp", "telegram", "linkedin", "facebook", "instagram")},
}
SERVICE_LINES = frozenset(
    _words(
        "X-QQ X-WECHAT X-WEIXIN X-WEIBO X-SINAWEIBO X-DINGTALK X-LINE X-WHATSAPP X-TELEGRAM X-LINKEDIN X-FACEBOOK "
        "X-INSTAGRAM X-TWITTER X-SKYPE X-SKYPE-USERNAME X-MSN X-AIM X-ICQ X-YAHOO X-JABBER X-GOOGLE-TALK X-GTALK "
        "X-GADUGADU X-GROUPWISE X-MATRIX X-SIP"
    )
)
"""Lines that name a service by themselves."""
_RELATIONS = {
    **dict.fromkeys(("spouse", "wife", "husband", "partner", "配偶", "妻子", "丈夫", "老婆", "老公"), "spouse"),
    **dict.fromkeys(("child", "孩子", "子女"), "child"),
    **dict.fromkeys(("son", "儿子", "兒子"), "son"),
    **dict.fromkeys(("daughter", "女儿", "女兒"), "daughter"),
    **dict.fromkeys(("father", "父亲", "父親", "爸爸"), "father"),
    **dict.fromkeys(("mother", "母亲", "母親", "妈妈", "媽媽"), "mother"),
    **dict.fromkeys(("brother", "兄弟", "哥哥", "弟弟"), "brother"),
    **dict.fromkeys(("sister", "姐妹", "姊妹", "姐姐", "妹妹"), "sister"),
    **dict.fromkeys(("assistant", "agent", "助理"), "assistant"),
    **dict.fromkeys(("manager", "经理", "經理", "上司"), "manager"),
    **dict.fromkeys(("friend", "朋友"), "friend"),
}
ANDROID_RELATIONS = _words(
    "own assistant brother child partner father friend manager mother parent partner referred relative sister spouse"
)
"""The names behind Android's numbers of relations; 0 is one of the user's own."""
RELATION_LINES: Mapping[str, str] = {
    **{f"X-{maker}{name}": code for maker in ("", "EVOLUTION-", "MS-", "KADDRESSBOOK-X-", "ABADR-")
       for name, code in (("SPOUSE", "spouse"), ("SPOUSESNAME", "spouse"), ("SPOUSENAME", "spouse"),
                          ("MANAGER", "manager"), ("MANAGERSNAME", "manager"), ("ASSISTANT", "assistant"),
                          ("ASSISTANTSNAME", "assistant"), ("CHILD", "child"))},
    "AGENT": "assistant",
}  # fmt: skip
ANNIVERSARIES = frozenset(
    _words("ANNIVERSARY X-ANNIVERSARY X-EVOLUTION-ANNIVERSARY X-KADDRESSBOOK-X-ANNIVERSARY X-MS-ANNIVERSARY")
)
PASSED_OVER = frozenset(
    _words(
        "VERSION PRODID REV UID SOURCE NAME PROFILE CLASS MAILER XML CLIENTPIDMAP KIND X-ADDRESSBOOKSERVER-KIND X-KIND "
        "X-ABSHOWAS X-ABLABEL X-ABADR X-ABUID X-ABORDER X-ABCROP-RECTANGLE X-ACTIVITY-ALERT X-CLASS X-RADICALE-NAME "
        "LAST-MODIFIED CREATED X-EVOLUTION-FILE-AS X-MOZILLA-HTML X-MS-OL-DESIGN X-MS-OL-DEFAULT-POSTAL-ADDRESS "
        "X-MS-CARDPICTURE X-APPLE-SUBLOCALITY X-APPLE-SUBADMINISTRATIVEAREA X-PHONETIC-ORG X-ACCOUNT X-STARRED "
        "X-CLIENTDESK-NAME X-CLIENTDESK-NAME-EN X-SAMSUNGADR X-PHONETIC-MIDDLE-NAME X-IRMC-LUID"
    )
)
"""What concerns machines: not a word of it is about the person."""


def label(text: str) -> str:
    """A label without Apple's wrapping."""
    found = _APPLE.fullmatch(text.strip())
    return (found[1] if found else text).strip()


def types_of(line: Line, labelled: str) -> frozenset[str]:
    """What a line is said to be, by its types and by its label."""
    return line.types | frozenset(_LABELS.get(labelled.casefold(), "").split())


def is_own_word(labelled: str) -> bool:
    """Whether a label says more than a type can."""
    return bool(labelled) and labelled.casefold() not in _LABELS


def telephone_kind(types: frozenset[str]) -> str:
    """The code of the kind of telephone, empty where nothing tells."""
    if "FAX" in types or {"HOMEFAX", "WORKFAX"} & types:
        return "fax_home" if {"HOME", "HOMEFAX"} & types else "fax_office"
    if {"CELL", "MOBILE", "IPHONE", "CAR"} & types:
        return "mobile"
    if {"X-ASSISTANT", "ASSISTANT"} & types:
        return "assistant"
    if "HOME" in types:
        return "home"
    if {"WORK", "COMPANY", "X-COMPANY"} & types:
        return "office"
    return "other" if {"PAGER", "MODEM", "ISDN", "X-OTHER"} & types else ""


def is_preferred(line: Line) -> bool:
    """Whether it comes before others of its name."""
    return "PREF" in line.types or bool(line.first("PREF"))


def service(name: str) -> str:
    """The code of a social network, empty where it is none of ours."""
    return _SERVICES.get(name.strip().casefold().removeprefix("x-"), "")


def relation(name: str) -> str:
    """The relation a word names, empty where it has no field."""
    return _RELATIONS.get(name.strip().casefold(), "")
