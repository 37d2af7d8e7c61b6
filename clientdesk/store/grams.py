"""How the search cuts folded text into short tokens, so that any piece of a text is found without reading it all.

All text here is folded already (`dossier.names.fold`). A word is a run of anything but white space; its characters are
wide (Chinese, Japanese, Korean, pictures) or narrow (letters, digits, signs). The tokens of a text:

- every two neighbours of which one is wide: Chinese is found from two characters on;
- every three narrow neighbours: Latin words and numbers are found by any piece from three on;
- every four narrow neighbours, every eight that are not all letters, and every four with a digit beside something wide
  in the middle: words, dates and amounts share their threes with too many texts, which would have to be read;
- the first two of each run of letters and digits: two typed letters are answered from the starts of words.

A field that is looked in first gets every two neighbours, whatever they are. A name gets each wide character alone, and
what is heard of it when read aloud, from each syllable on, behind `MARK`, which no text contains.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

MARK = "\x80"
"""Stands before tokens that are no piece of a text; `clean` takes it out of every text."""
TOKENIZER = """ascii tokenchars '!"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~'"""
"""FTS5's own part in the cutting: nothing but white space separates tokens."""
LONGEST_HEARD = 40
"""Letters; so much of what is heard from a later syllable on can be typed in one word."""
_MOST_SYLLABLES = 40
_SHORT = 10
"""Characters of words whose tokens are worth keeping."""

_WIDE = "\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00010000-\U0010ffff"
_ALNUM = f"[^\\W_{_WIDE}]"
_UNUSABLE = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x9f\ud800-\udfff]")
_WIDES = re.compile(f"[{_WIDE}]+")
_WIDE_PAIRS = re.compile(f"(?=([{_WIDE}]\\S|\\S[{_WIDE}]))")
_SEAMS = re.compile(f"(?=(\\S[0-9][{_WIDE}]\\S|\\S[{_WIDE}][0-9]\\S))")
_STARTS = re.compile(f"(?<!{_ALNUM}){_ALNUM}{{2}}")
_WORD_STARTS = re.compile(f"(?<!{_ALNUM}){_ALNUM}")
_SYLLABLE = re.compile("[a-z]h?[aeiouv]*(?:ng?|r)?|\\w")
_TWOS, _THREES = re.compile(r"(?=(\S\S))"), re.compile(r"(?=(\S{3}))")
_FOURS, _EIGHTS = re.compile(r"(?=(\S{4}))"), re.compile(r"(?=(\S{8}))")


def clean(folded: str) -> str:
    """The text without what cannot be stored or would be mistaken for `MARK`: control characters, lone surrogates."""
    return _UNUSABLE.sub(" ", folded)


def rest_tokens(text: str) -> set[str]:
    """The tokens of notes, dates, amounts and all that is not looked in first."""
    words = set(text.split())
    found = _tokens_of(" ".join(word for word in words if len(word) > _SHORT))
    return found.union(*(_tokens_of_short(word) for word in words if len(word) <= _SHORT))


@lru_cache(maxsize=16384)
def _tokens_of_short(word: str) -> frozenset[str]:
    """Kept, since dates, amounts and the words of choices come again and again, in each client anew."""
    return frozenset(_tokens_of(word))


def _tokens_of(text: str) -> set[str]:
    narrow = _WIDES.sub(" ", text)
    numbers = " ".join([run for run in narrow.split() if not run.isalpha()])
    return {
        *_WIDE_PAIRS.findall(text),
        *_SEAMS.findall(text),
        *_THREES.findall(narrow),
        *_FOURS.findall(narrow),
        *_EIGHTS.findall(numbers),
        *_STARTS.findall(narrow),
    }


def find_tokens(text: str) -> set[str]:
    """The tokens of names, telephones, companies, codes, addresses of mail: every two neighbours as well."""
    return rest_tokens(text).union(_TWOS.findall(text))


def name_tokens(names: str, heard: Iterable[str]) -> set[str]:
    """The tokens that names get besides: each wide character, and each way to start what is heard."""
    return {MARK + token for token in (*"".join(_WIDES.findall(names)), *heard)}


def kind_token(kind: str) -> str:
    """The token of all clients of a kind."""
    return f"{MARK}={kind}"


def later_words(name: str) -> Iterator[str]:
    """A Latin name from its second word on, without spaces and signs: smith for john smith."""
    for start in _WORD_STARTS.finditer(name, 1):
        yield "".join(filter(str.isalnum, name[start.start() :]))[:LONGEST_HEARD]


def later_syllables(full: str, initials: str) -> Iterator[str]:
    """A reading from its second syllable on, and its initials so: sanfeng, feng, sf, f for zhangsanfeng, zsf."""
    heads = initials[:_MOST_SYLLABLES]
    lengths = _syllables(full, heads)
    for place in range(1, len(heads)):
        yield initials[place:][:LONGEST_HEARD]
        if lengths:
            yield full[sum(lengths[:place]) :][:LONGEST_HEARD]


@lru_cache(maxsize=4096)
def _syllables(full: str, initials: str) -> tuple[int, ...]:
    """The lengths of the syllables that start with these initials, the first as long as may be; empty if there is no
    such division: xian is one syllable with the initial x, two with x and a.

    Kept, since a name such as 啊啊啊啊啊 can be divided in very many ways.
    """
    if len(initials) < 2:
        return (len(full),) if initials and full.startswith(initials) else ()
    syllable = _SYLLABLE.match(full)
    for length in range(syllable.end() if syllable else 0, 0, -1):
        if full.startswith(initials[1], length) and (others := _syllables(full[length:], initials[1:])):
            return (length, *others)
    return ()


def quoted(token: str) -> str:
    """A token as FTS5 takes it in an expression, whatever it contains."""
    return '"' + token.replace('"', '""') + '"'


@dataclass(frozen=True)
class Word:
    """One folded word of a query: cleaned, not empty, without white space."""

    text: str

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """Tokens of every text that holds the word; empty for a single character."""
        if len(self.text) < 3:
            return (self.text,) if len(self.text) == 2 else ()
        narrow = _WIDES.sub(" ", self.text)
        tokens = [*_WIDE_PAIRS.findall(self.text), *_SEAMS.findall(self.text)]
        tokens += [eight for eight in _EIGHTS.findall(narrow) if not eight.isalpha()]
        for shorter in (_FOURS, _THREES):
            tokens += [token for token in shorter.findall(narrow) if not any(token in longer for longer in tokens)]
        return tuple(dict.fromkeys(tokens))

    @property
    def exact(self) -> bool:
        """Whether the tokens prove a hit, so that the text need not be read."""
        return self.tokens in ((), (self.text,))

    @property
    def narrow(self) -> bool:
        """Whether it may be the start of something heard."""
        return self.text.isalnum() and not _WIDES.search(self.text)

    def match(self, tokens: Iterable[str]) -> str:
        """The FTS5 expression for some tokens of the word, or for a name that is heard so."""
        written = " AND ".join(map(quoted, tokens))
        alone_or_heard = quoted(MARK + self.text) + ("*" if self.narrow else "")
        if not written:
            return alone_or_heard
        return f"(({written}) OR {alone_or_heard})" if self.narrow else f"({written})"

    def in_name(self, names: str, heard: str) -> bool:
        """Whether the names hold the word, or a line of what is heard of them starts with it."""
        if "\n" + self.text in "\n" + heard:
            return True
        return self.text in names and not (len(self.text) == 1 and self.narrow)

    def in_find(self, fields: str) -> bool:
        """Whether fields that are looked in first hold the word; a single character is no matter of theirs."""
        return len(self.text) > 1 and self.text in fields

    @cached_property
    def in_rest(self) -> Callable[[str], bool]:
        """Tells whether a text that is not looked in first holds the word, in a way that counts (module docstring)."""
        if len(self.text) > 2 or _WIDE_PAIRS.match(self.text):
            return lambda text: self.text in text
        if not _STARTS.match(self.text):
            return lambda text: False
        start = re.compile(f"(?<!{_ALNUM}){re.escape(self.text)}")
        return lambda text: start.search(text) is not None
