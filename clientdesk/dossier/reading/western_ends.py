"""Splitting the end of an address of the West: city, state, postcode and country, where they are sure."""

import re
from functools import cache

from clientdesk.dossier.values import Address

_AUSTRALIA = (
    "NSW|VIC|QLD|SA|WA|TAS|NT|ACT|New South Wales|Victoria|Queensland|South Australia|Western Australia|Tasmania"
    "|Northern Territory|Australian Capital Territory"
)
_CANADA = (
    "AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT|Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland and Labrador"
    "|Nova Scotia|Northwest Territories|Nunavut|Ontario|Prince Edward Island|Quebec|Québec|Saskatchewan|Yukon"
)
_UNITED_STATES = (
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
    "|Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois"
    "|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri"
    "|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma"
    "|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming"
)
_COUNTIES = (
    r"(?:(?:North|South|East|West) )?[A-Z][a-z]+shire|East Riding of Yorkshire"
    r"|Berks|Bucks|Cambs|Herts|Leics|Lincs|Northants|Notts|Oxon|Staffs|Wilts|Cornwall"
    "|(?:County |Co )Durham|Cumbria|Devon|Dorset|Essex|Greater Manchester"
    "|Isle of Wight|Kent|Merseyside|Middlesex|Norfolk|Northumberland"
    "|Rutland|Somerset|Suffolk|Surrey|(?:East |West )?Sussex|Tyne (?:and|&) Wear|West Midlands"
)
_BRITISH_CODE = "[A-Z]{1,2}[0-9][A-Z0-9]? [0-9][A-Z]{2}"
_FORMS = {
    "AU": re.compile(rf"(?P<before>.+?)[ ,]+(?P<province>{_AUSTRALIA})[ ,]+(?P<postcode>[0-9]{{4}})"),
    "US": re.compile(
        rf"(?P<before>.+?)[ ,]+(?P<province>{_UNITED_STATES})[ ,]+(?P<postcode>[0-9]{{5}}(?:-[0-9]{{4}})?)"
    ),
    "CA": re.compile(rf"(?P<before>.+?)[ ,]+(?P<province>{_CANADA})[ ,]+(?P<postcode>[A-Z][0-9][A-Z] [0-9][A-Z][0-9])"),
    "GB": re.compile(rf"(?P<before>.+?)(?:, ?(?P<province>{_COUNTIES}))?[ ,]+(?P<postcode>{_BRITISH_CODE})"),
}
_PLAIN = re.compile(r"(?P<before>.*[0-9].*), ?(?P<city>[^,0-9]+?),? (?P<postcode>[0-9]{4,6})")
_CODE_FIRST = re.compile(r"(?P<before>.+), ?(?P<postcode>[0-9]{4,5}) (?P<city>[^,0-9]+)")
_STATE = re.compile(f"(?!New York$)(?:{_AUSTRALIA}|{_CANADA}|{_UNITED_STATES}|{_COUNTIES})")
_CITY = re.compile(r"[A-ZÀ-Ž][^\W\d_.]*(?:[ .'’-]+[^\W\d_]+){0,3}")
_NO_CITY = re.compile(
    r".*\b(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|boulevard|blvd|way|highway|hwy|route|court|ct|close|crescent"
    r"|parade|terrace)\.?|.*\b(?:po box|box|room|unit|flat|apt|apartment|suite|building|block|lot|level|floor|gate|no)",
    re.IGNORECASE,
)
_ALSO_STATES = {"georgia"}
"""Names of countries that are as often something else at the end of an address."""


def split_end(line: str) -> Address:
    """An address line in Latin letters, its end put into parts; what is not sure stays in the street."""
    country, bare = _country(line)
    if not bare:
        return Address(street=line)
    for land, form in _FORMS.items():
        found = form.fullmatch(bare) if country in ("", land) else None
        if found and (split := _split(found, country)):
            return split
    return _plain(bare, country) or Address(country=country, street=bare)


def _split(found: re.Match[str], country: str) -> Address | None:
    street, _comma, city = found["before"].rpartition(",")
    if not _is_city(city.strip()):
        return None
    province = found["province"] or ""
    return Address(country, province, city.strip(), street=street.strip(" ,"), postcode=found["postcode"])


def _plain(bare: str, country: str) -> Address | None:
    """The city right after a street with its number, and the postcode; short ones and ones in front need a country."""
    found = _PLAIN.fullmatch(bare)
    if found and (country or len(found["postcode"]) > 4):
        # A part without a number between the street and the last one may be the city, and that one a region.
        sure = bool(re.search("[0-9]", found["before"].rpartition(",")[2])) and not _STATE.fullmatch(found["city"])
    else:
        found = _CODE_FIRST.fullmatch(bare) if country else None
        sure = found is not None
    if found is None or not sure or not _is_city(found["city"].strip()):
        return None
    return Address(country, city=found["city"].strip(), street=found["before"].strip(" ,"), postcode=found["postcode"])


def _is_city(text: str) -> bool:
    return bool(_CITY.fullmatch(text)) and not _NO_CITY.fullmatch(text)


def _country(line: str) -> tuple[str, str]:
    """The code of the country that stands at the end after a comma, and the line without it."""
    before, _comma, last = line.rpartition(",")
    code = _codes().get(last.strip(" .").casefold(), "") if before.strip(" ,") else ""
    return (code, before.strip(" ,")) if code else ("", line.strip(" ,"))


@cache
def _codes() -> dict[str, str]:
    """The codes of countries by their names in English, as people write them."""
    # The list of countries is made of types, which read with this package.
    from clientdesk.dossier.choices.countries import COUNTRY

    names = {label.casefold(): code for code, label in COUNTRY.labels.items()}
    names |= dict.fromkeys(("uk", "u.k", "great britain", "england", "scotland", "northern ireland"), "GB")
    names |= dict.fromkeys(("usa", "u.s.a", "us", "u.s", "united states of america"), "US")
    return {name: code for name, code in names.items() if name not in _ALSO_STATES}
