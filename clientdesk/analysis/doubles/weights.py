"""What each likeness and each difference counts, in one table.

A weight is in bits: how many times likelier it is to be seen of two files of one client than of two strangers, as a
power of two (Fellegi and Sunter, "A Theory for Record Linkage", 1969). What two strangers share by chance depends on
how common it is in this very file: the switchboard of fifty clients or the fortieth 王伟 tell less than a number or a
name that stands there twice. So a likeness counts `log2(files / bearers)`, at most `most`, changed by `more`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import log2

from clientdesk.i18n import N_


@dataclass(frozen=True)
class Weight:
    """`most` is what it counts at most (of what counts the same whatever the file: all it counts), `more` what is added
    to what its rarity says, `text` how it is told, and `why` it counts so much."""

    most: float
    text: str
    why: str
    more: float = 0.0


LIKE: Mapping[str, Weight] = {
    "id": Weight(
        36, N_("The same identity number."), "given once in a life; more than any difference of names takes back"
    ),
    "document": Weight(
        28, N_("The same identity number."), "of a passport or permit, which nothing checks and which is renewed"
    ),
    "id_near": Weight(10, N_("The identity numbers differ in one place."), "a slip; checked numbers seldom have one"),
    "registration": Weight(
        36, N_("The same registration or tax number."), "given once to a firm; branches have their own"
    ),
    "registration_near": Weight(12, N_("The registration numbers differ in one place."), "free text, so slips stay"),
    "name": Weight(16, N_("The same name: {one}."), "by its rarity, in whatever characters and width"),
    "name_sound": Weight(
        13, N_("The names sound the same: {one}, {other}."), "heard and written down, or a slip of the input method", -2
    ),
    "name_sound_near": Weight(
        9, N_("The names sound nearly the same: {one}, {other}."), "zh and z, ng and n are one in many dialects", -4
    ),
    "name_turned": Weight(
        15, N_("The same name the other way round: {one}, {other}."), "western order, or the wrong box of a form", -1
    ),
    "name_romanised": Weight(
        12, N_("One name is the reading of the other: {one}, {other}."), "many characters share a reading", -2
    ),
    "name_other": Weight(
        13, N_("One name is a further name of the other: {one}."), "former and English names are borne on purpose", -1
    ),
    "name_initials": Weight(6, N_("The names agree, one in initials: {one}, {other}."), "J. Smith is many people"),
    "name_title": Weight(
        4, N_("The same family name, one with a title: {one}, {other}."), "王总 is a family name only"
    ),
    "name_near": Weight(0, N_("The names differ in one character: {one}, {other}."), "a slip, or a brother or sister"),
    "stem": Weight(16, N_("The same firm's name: {one}, {other}."), "without place and legal form, which come and go"),
    "stem_sound": Weight(12, N_("The firms' names sound the same: {one}, {other}."), "as with people", -3),
    "stem_near": Weight(7, N_("The firms' names differ in one character: {one}, {other}."), "a slip in a longer name"),
    "stem_within": Weight(
        4, N_("One firm's name is part of the other's: {one}, {other}."), "shortened, or another firm of a group"
    ),
    "born": Weight(14, N_("The same date of birth."), "one day in 15,000; less where 1 January stands for unknown"),
    "born_lunar": Weight(
        13, N_("The date of birth of one is the lunar date of the other."), "the usual confusion of calendars"
    ),
    "born_month_day": Weight(8, N_("The same birthday; a year is missing."), "one day in 365"),
    "born_month": Weight(8, N_("The same year and month of birth."), "one month in 500"),
    "born_year": Weight(4, N_("The same year of birth."), "one year in 40, most clients being of a few"),
    "born_near": Weight(5, N_("The dates of birth differ in one place."), "a slip, or day and month exchanged"),
    "founded": Weight(5, N_("Founded at the same time."), "often only the year"),
    "phone": Weight(16, N_("The same telephone: {value}."), "by its rarity; country, area, spaces and width are one"),
    "line": Weight(
        16, N_("The same telephone: {value}."), "a household or an office behind one line, so with its street"
    ),
    "phone_extension": Weight(3, N_("The same switchboard, other extensions: {value}."), "the same firm at most"),
    "phone_near": Weight(
        9, N_("The telephones differ in one digit: {one}, {other}."), "a slip; only beside the same name"
    ),
    "email": Weight(16, N_("The same e-mail: {value}."), "by its rarity: info@ stands in many files"),
    "email_near": Weight(
        9, N_("Nearly the same e-mail: {one}, {other}."), "a slip, or another provider; beside the same name"
    ),
    "handle": Weight(16, N_("The same account: {value}."), "WeChat and the like are one person's"),
    "street": Weight(12, N_("The same address."), "a household or an office building has several", -2),
    "city": Weight(3, N_("The same city."), "by its size", -1),
    "employer": Weight(10, N_("The same employer."), "by its size", -1),
    "spouse": Weight(11, N_("The spouse has the same name: {value}."), "as rare as a name"),
    "gender": Weight(0.8, N_("The same gender."), "one of two"),
    "account": Weight(15, N_("The same bank account."), "a firm has few"),
    "host": Weight(8, N_("The same website."), "shared by a group of firms", -3),
    "people": Weight(7, N_("The same person stands in both: {value}."), "one person can lead several firms"),
}
"""What speaks for the same client."""
UNLIKE: Mapping[str, Weight] = {
    "id": Weight(-24, N_("Different identity numbers."), "both are checked numbers of the same kind"),
    "registration": Weight(-18, N_("Different registration numbers."), "two firms, or a head office and its branch"),
    "name": Weight(-12, N_("Different names: {one}, {other}."), "spouses, parents and children share the rest"),
    "stem": Weight(-12, N_("Different names: {one}, {other}."), "firms in one building or of one owner share the rest"),
    "places": Weight(-9, N_("Firms of different places: {one}, {other}."), "上海华信 and 北京华信 are two"),
    "branch": Weight(-16, N_("Different branches: {one}, {other}."), "a branch is a client of its own"),
    "born": Weight(-9, N_("Different dates of birth."), "few are entered wrongly beyond one digit"),
    "gender": Weight(-5, N_("Different gender."), "ticked wrongly now and then"),
    "phone": Weight(-1.5, N_("Different mobile numbers."), "people have two, and change them"),
    "employer": Weight(-1, N_("Different employers."), "people change them"),
    "spouse": Weight(-5, N_("Spouses of different names."), "people marry again"),
    "family": Weight(-24, N_("One is named as the other's spouse."), "nobody is his own"),
    "linked": Weight(
        -20, N_("One file refers to the other."), "relatives, introducers, parent firms are somebody else"
    ),
}
"""What speaks against it."""
SHARED = 15.0
"""What all but numbers and accounts of a bank counts at most together where the names differ: families and firms under
one roof share telephone, address, accounts, and twins the day of birth."""
SECOND = 1.0
"""What a second thing under one roof adds to the first: who has the line has the street and the employer."""
STRANGERS = 3.6
"""About one file in twenty-five has a double: before anything is known, the bits against two files being the same are
those of the number of files and so many more."""
FEWEST = 1000
"""In a smaller file two strangers are no likelier to be the same."""
NAMES_AT_LARGE = 5000
"""What a small file cannot tell: even where it holds a name once, one person in so many bears it too."""


@dataclass(frozen=True)
class Commonness:
    """How many files there are, and how many of them bear a value: {what it is: {value: bearers}}. An empty one stands
    for a file of the usual size in which everything is rare."""

    files: int = FEWEST
    bearers: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def strangers(self) -> float:
        """The bits against two files being of the same client, before they are compared."""
        return log2(max(self.files, FEWEST)) + STRANGERS

    def bits(self, what: str, value: str) -> float:
        """How much it tells that two files share a value."""
        others = max(1, self.bearers.get(what, {}).get(value, 2) - 1)
        return log2((max(self.files, FEWEST) + NAMES_AT_LARGE) / others)

    def weigh(self, key: str, what: str, value: str) -> float:
        """What a likeness counts here."""
        weight = LIKE[key]
        return max(0.0, min(weight.most, self.bits(what, value) + weight.more))
