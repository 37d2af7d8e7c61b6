"""Finding the line that a caption means: in three languages, with numbering, brackets and signs around it."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from clientdesk.dossier.folding import fold
from clientdesk.dossier.statements.line import OF_WHICH
from clientdesk.dossier.statements.lines import LINES
from clientdesk.dossier.statements.synonyms import SYNONYMS
from clientdesk.i18n import LANGUAGES, catalogue

_NUMBERING = re.compile(
    r"^(?:[(\[]?(?:[一二三四五六七八九十]{1,3}|[ivx]{1,4}|[0-9]{1,2}|[a-z])[)\]、.．:]|[①-⑳]|[△▲☆★*#※·•-]+)\s*",
    re.IGNORECASE,
)
_PREFIX = re.compile(r"^(?:减|加|其中|less|add|plus|of which|including|incl)\s*[::.]?\s*", re.IGNORECASE)
_PART = re.compile(r"^(?:其中|of which|including|incl)", re.IGNORECASE)
_BRACKETS = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_BETWEEN = re.compile(r"[\s、,，.．:：;；“”\"'’‘/／*—–\-_]+")
_FOLDED = str.maketrans({"帐": "账", "台": "台"})
_PARTS_THEMSELVES = frozenset(line.key for line in LINES if line.role is OF_WHICH) | {"memo_mt_loans"}


def bare(caption: str) -> str:
    """The caption without numbering, signs, brackets, blanks and marks, folded: what is compared."""
    text = fold(caption).translate(_FOLDED).strip()
    for _ in range(4):
        shorter = _PREFIX.sub("", _NUMBERING.sub("", text, count=1), count=1).strip()
        if shorter == text:
            break
        text = shorter
    return _BETWEEN.sub("", _BRACKETS.sub("", text)) or _BETWEEN.sub("", text)


def is_part(caption: str) -> bool:
    """Whether it names a part of the line above."""
    text = fold(caption).strip()
    return bool(_PART.match(_NUMBERING.sub("", text, count=1)))


@cache
def _known() -> Mapping[str, tuple[str, ...]]:
    """{bare caption: the keys it may mean}: our own captions first, then what others say."""
    found: dict[str, dict[str, None]] = {}
    for language in LANGUAGES:
        words = catalogue(language)
        for line in LINES:
            for standard in ("cas", "asse", "ifrs"):
                found.setdefault(bare(line.wording(standard, words)), {})[line.key] = None
    for key, captions in SYNONYMS.items():
        for caption in captions:
            found.setdefault(bare(caption), {})[key] = None
    found.pop("", None)
    return {caption: tuple(keys) for caption, keys in found.items()}


def lines_of(caption: str, *, block: str = "", learnt: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """The keys of the lines that a caption may mean, those of the block first; none where it is unknown.

    `learnt` is {bare caption: key}; an empty key says that the caption is to be left out.
    """
    wanted = bare(caption)
    if learnt and wanted in learnt:
        return (learnt[wanted],)
    keys = _known().get(wanted, ())
    if is_part(caption):
        keys = tuple(key for key in keys if key in _PARTS_THEMSELVES)
    return tuple(sorted(keys, key=lambda key: not key.startswith(f"{block}_"))) if block else keys


def is_known(caption: str) -> bool:
    """Whether it means some line, be it a part of the line above."""
    return bare(caption) in _known()


_HEADINGS = (
    (
        "ci",
        (
            "补充资料",
            "将净利润调节为经营活动现金流量",
            "supplementary information",
            "reconciliation of net profit",
            "from profit to operating cash flow",
        ),
    ),
    ("cf", ("现金流量表", "cash flow", "cash-flow")),
    (
        "is",
        (
            "利润表",
            "损益表",
            "综合损益表",
            "income statement",
            "profit or loss",
            "profit and loss",
            "comprehensive income",
        ),
    ),
    ("bs", ("资产负债表", "财务状况表", "balance sheet", "financial position")),
    ("memo", ("表外资料", "memo", "beside the statements")),
)


_BEYOND = ("opening balances", "年初余额", "期初余额")


def block_of(text: str) -> str:
    """The form that a heading or the name of a sheet announces; empty where none does."""
    folded = fold(text).translate(_FOLDED)
    return next((block for block, marks in _HEADINGS if any(mark in folded for mark in marks)), "")


def ends_forms(text: str) -> bool:
    """Whether a heading among the captions says that below it the forms are repeated: with their opening balances."""
    return fold(text).translate(_FOLDED).strip() in _BEYOND


def unambiguous(captions: Iterable[str]) -> str:
    """The block that most of the captions can only belong to."""
    counted: dict[str, int] = {}
    for caption in captions:
        blocks = {key.split("_")[0] for key in lines_of(caption)}
        if len(blocks) == 1:
            block = blocks.pop()
            counted[block] = counted.get(block, 0) + 1
    return max(counted, key=lambda block: counted[block], default="")
