"""Names of places as people say them: 苏州 is 苏州市, 广西 is 广西壮族自治区."""

from clientdesk.dossier.folding import fold

_ENDINGS = (
    "特别行政区", "壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "自治州", "自治县", "自治旗", "新区", "地区",
    "省", "市", "区", "县", "盟", "州", "旗",
)  # fmt: skip
"""Folded, so simplified; the longer first."""


def place_forms(name: str) -> tuple[str, ...]:
    """The folded forms under which a place may be written: with the ending it has, without it, or with any."""
    folded = fold(name)
    ending = next((ending for ending in _ENDINGS if folded.endswith(ending) and len(folded) > len(ending) + 1), "")
    if ending:
        return folded, folded.removesuffix(ending)
    if folded.isascii():
        return (folded,)
    return (folded, *(folded + ending for ending in _ENDINGS))
