"""What the values of a column look like, whatever its heading says."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from clientdesk.dossier.checks.credit_code import credit_code_problem
from clientdesk.dossier.checks.identity import identity_facts
from clientdesk.dossier.folding import simplified
from clientdesk.dossier.surnames import COMPOUND, FAMILY_NAMES

LOOKED_AT = 200
"""So many values of a column are looked at."""
_MOST = 0.7
"""The share of values that makes a look."""
_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}", re.ASCII)
_PHONE = re.compile(r"\+?[\d ()\-]{7,20}(?:(?:转|ext\.?|x) ?\d{1,6})?", re.ASCII | re.IGNORECASE)
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_DATE = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d{1,2}(?:\s*[-/.月]\s*\d{1,2}日?)?|\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d")
_GENDER = frozenset(("男", "女", "m", "f", "male", "female", "先生", "女士"))
_FIRM = re.compile(
    r"(?:公司|集团|厂|商行|事务所|中心|银行|学校|医院|研究院|合作社|店)$|\b(?:co|ltd|inc|llc|gmbh|corp|plc)\b\.?",
    re.IGNORECASE,
)
_HAN_NAME = re.compile("[\u3400-\u9fff·]{2,6}")
_WESTERN_NAME = re.compile(r"[A-Z][a-zA-Zà-ÿ'’.\-]+(?: [A-Z][a-zA-Zà-ÿ'’.\-]*){1,3}")
_ADDRESS = re.compile("(?:省|市|区|县|镇|路|街|道|巷|村|号|弄|栋|室)")


def texts_of(values: Sequence[Any]) -> list[str]:
    """The values as text, of numbers their digits."""
    return [text for value in values if value is not None and (text := str(value).strip())]


def is_count(values: Sequence[Any]) -> bool:
    """Whether the values only count the rows: 1, 2, 3."""
    texts = texts_of(values)
    counted = [int(text) for text in texts if text.isdigit()]
    if not counted or len(counted) != len(texts) or counted[0] > 1:
        return False
    return counted == list(range(counted[0], counted[0] + len(counted)))


def look_of(values: Sequence[Any]) -> str:
    """What most of the values are: identity, credit_code, mobile, phone, email, url, date, gender, firm, person,
    address; empty where nothing can be said."""
    present = [value for value in values if value is not None and str(value).strip()][:LOOKED_AT]
    if not present:
        return ""
    counts: dict[str, int] = {}
    for value in present:
        look = _look(value)
        counts[look] = counts.get(look, 0) + 1
    best = max(counts, key=lambda look: counts[look])
    return best if counts[best] >= _MOST * len(present) else ""


def _look(value: Any) -> str:
    if isinstance(value, date | datetime):
        return "date"
    text = str(value).strip()
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    for look, fits in _LOOKS:
        if fits(text):
            return look
    return ""


def _is_person(text: str) -> bool:
    if _HAN_NAME.fullmatch(text) and len(text) <= 4:
        plain = "".join(map(simplified, text[:2]))
        return plain[0] in FAMILY_NAMES or plain in COMPOUND
    return bool(_WESTERN_NAME.fullmatch(text))


def _is_identity(text: str) -> bool:
    return len(text) == 18 and text[:17].isdigit() and identity_facts(text) is not None


def _is_credit_code(text: str) -> bool:
    return len(text) == 18 and not text.isdigit() and text.isalnum() and credit_code_problem(text) is None


_LOOKS = (
    ("identity", _is_identity),
    ("credit_code", _is_credit_code),
    ("mobile", _MOBILE.fullmatch),
    ("date", _DATE.fullmatch),
    ("phone", _PHONE.fullmatch),
    ("email", _EMAIL.fullmatch),
    ("url", _URL.fullmatch),
    ("gender", lambda text: text.lower() in _GENDER),
    ("firm", _FIRM.search),
    ("person", _is_person),
    ("address", lambda text: len(text) > 5 and len(_ADDRESS.findall(text)) > 1),
)
