"""Numbers and addresses in a right form that can belong to nobody."""

from datetime import date
from random import Random

from clientdesk.dossier.checks import credit_code, identity

NO_REGION = "999999"
"""No region of GB/T 2260 begins with 99, so neither an identity number nor a credit code of it was ever issued."""
NO_CARRIER = "154"
"""Of the mainland's mobile prefixes 154 has been given to no carrier, and its first block is not given out either."""
AREA_CODES = ("010", "021", "020", "0755", "0512", "025", "0571", "028", "027")
DOMAINS = ("example.com", "example.org", "example.net")
"""Set aside by RFC 2606."""


def identity_number(rng: Random, *, born: date, gender: str) -> str:
    """A resident number of 18 characters with a right check digit."""
    serial = rng.randrange(1000)
    serial += (serial % 2 == 0) if gender == "m" else -(serial % 2)
    first = f"{NO_REGION}{born:%Y%m%d}{serial:03d}"
    return first + identity.check_character(first)


def passport_number(rng: Random) -> str:
    """Real numbers are no words."""
    return f"SPECIMEN{rng.randrange(1000):03d}"


def registration_number(rng: Random) -> str:
    """A unified social credit code with a right check character."""
    first = f"91{NO_REGION}" + "".join(rng.choices(credit_code.ALPHABET, k=9))
    return first + credit_code.check_character(first)


def mobile(rng: Random) -> str:
    """A mobile number, written in one of the usual ways."""
    last = f"{rng.randrange(10**8):08d}"
    forms = (f"{NO_CARRIER}{last}", f"{NO_CARRIER} {last[:4]} {last[4:]}", f"+86 {NO_CARRIER}-{last[:4]}-{last[4:]}")
    return rng.choices(forms, weights=(6, 2, 1))[0]


def landline(rng: Random) -> str:
    """A line number never begins with 0, which asks the exchange for a trunk line."""
    number = f"{rng.choice(AREA_CODES)}-0{rng.randrange(10**7):07d}"
    return number if rng.random() < 0.8 else f"{number}转{rng.randint(100, 899)}"


def foreign_phone(rng: Random) -> str:
    """The numbers that Ofcom and the North American plan keep for films."""
    return rng.choice((f"+44 1632 960{rng.randrange(1000):03d}", f"+1 202-555-01{rng.randrange(100):02d}"))


def phone(rng: Random) -> str:
    """Any telephone number."""
    return rng.choices((mobile, landline, foreign_phone), weights=(6, 3, 1))[0](rng)


def email(rng: Random, *, called: str = "") -> str:
    """An address at a domain that is set aside for examples."""
    return f"{called or 'post'}{rng.randint(1, 9999)}@{rng.choice(DOMAINS)}"


def plate(rng: Random) -> str:
    """No province is called 样."""
    return f"样A·{rng.randrange(100_000):05d}"


def bank_account(rng: Random) -> str:
    """No card's number begins with 0000 (ISO/IEC 7812)."""
    return f"0000 {rng.randrange(10**4):04d} {rng.randrange(10**4):04d} {rng.randrange(10**4):04d}"
