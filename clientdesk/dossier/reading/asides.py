"""Asides in copied text that belong to no piece beside them: WeChat has the same number, or when somebody has time."""

import re

_SAME = "同号|同號|同步|同手机号?|同手機號?|同电话|同電話|is the same|same(?: number)?"
_SAME_NUMBER = re.compile(
    rf"[（(\[【]?\s*(?:(?:微信|wechat|weixin)\s*也?是?(?:{_SAME})"
    r"|(?:手机|手機|电话|電話)?(?:号码?)?同步?(?:微信|wechat)(?:号|號)?|same (?:on|for|as) wechat)\s*[)）\]】]?",
    re.IGNORECASE,
)
_DAYS = (
    "(?:每|下|本)?(?:周|週|星期|礼拜|禮拜)[一二三四五六日天末至到~、-]*|工作日|周末|週末|平时|平時"
    "|(?:每天)?(?:上午|中午|下午|晚上|傍晚)"
)
_HAS_TIME = "方便|有空|有时间|有時間|可联系|可聯絡|可以联系|可来电|比较好|在办公室|在辦公室"
_WITHIN = r"[^\s,，;；。|\n]"
_FREE = re.compile(rf"(?:{_DAYS}){_WITHIN}{{0,12}}?(?:{_HAS_TIME}){_WITHIN}{{0,6}}")


def same_number(text: str) -> tuple[str, bool]:
    """A text without the words that its mobile number is that of WeChat too, and whether they were there."""
    told, found = _SAME_NUMBER.subn(" ", text)
    return told, bool(found)


def free_times(text: str) -> tuple[str, tuple[str, ...]]:
    """A text without the words that tell when somebody has time (周四下午方便), and those words."""
    return _FREE.sub("\n", text), tuple(found[0].strip() for found in _FREE.finditer(text))
