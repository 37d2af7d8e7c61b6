"""The stem of a firm's name: what is left without the words that only say what form of firm it is."""

import re

from clientdesk.dossier.folding import fold

# Folded, so in lower case and simplified characters; the longer forms first.
_FORMS_ANYWHERE = re.compile("股份有限责任公司|有限责任公司|股份有限公司|有限公司")
_FORM_BEHIND = re.compile(r"(?<=.)(?:控股|企业)?集团$|(?<=.)(?:总|股份)?公司$")
_LATIN_FORMS = (
    "co|company|corp|corporation|inc|incorporated|ltd|limited|llc|llp|lp|plc|gmbh|ag|kg|sa|s a|sarl|srl|spa|bv|b v|nv"
    "|n v|oy|ab|as|aps|kk|pte|pty|sdn|bhd|group|holding|holdings"
)
_LATIN_FORM_BEHIND = re.compile(rf"(?<=\S)[\s,&]+(?:{_LATIN_FORMS})$")
_BRACKETED = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】|〔[^〔〕]*〕|《[^《》]*》")
_BRACKETS = re.compile(r"[()\[\]【】〔〕《》]")
_NOT_WORDS = re.compile(r"[\s.,&·・'\"\-]+")


def company_stem(name: str) -> str:
    """The name for the first comparison: folded, without spaces, brackets and company-form words."""
    return _stem(_BRACKETS.sub(" ", fold(name)))


def company_stem_without_brackets(name: str) -> str:
    """The name for the second comparison: what stands in brackets is left out too."""
    return _stem(_BRACKETED.sub(" ", fold(name))) or company_stem(name)


def _stem(folded: str) -> str:
    """The name without its forms; a name made of nothing else stays as it is."""
    words = " ".join(folded.replace(".", " ").split())
    stem = " ".join(_FORMS_ANYWHERE.sub(" ", words).split())
    shorter = _without_form_behind(stem)
    while shorter != stem:
        stem, shorter = shorter, _without_form_behind(shorter)
    return _NOT_WORDS.sub("", stem) or _NOT_WORDS.sub("", words)


def _without_form_behind(stem: str) -> str:
    return _FORM_BEHIND.sub("", _LATIN_FORM_BEHIND.sub("", stem)).strip(" ,&")
