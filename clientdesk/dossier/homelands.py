"""What follows from the country a house is at home in: the order of day and month, whether Chinese customs are its own,
and which country a new file is of.

The orders are those of the Unicode CLDR's short dates; where it writes the year first, or a country writes both ways,
three figures with the year last stay open.
"""

from typing import Literal

from clientdesk.i18n import N_

DayOrder = Literal["", "dmy", "mdy"]
"""Which comes first where day and month stand before the year; empty: it cannot be told."""
CHINA = "CN"
"""The home of files that name none."""
HOME_TOLD = N_("Dates, telephone numbers and addresses that name no country are read and written as there.")
_CHINESE = frozenset((CHINA, "TW", "HK", "MO", "SG"))
_MONTH_FIRST = frozenset(("US", "PH", "PR", "GU", "VI", "AS", "MP", "UM", "FM", "MH", "PW"))
_OPEN = frozenset(("CN", "TW", "JP", "KR", "KP", "MN", "CA", "HU", "LT", "IR", "AF", "BT"))
_CURRENCIES = (
    "CNY TWD HKD MOP GBP USD JPY KRW SGD AUD NZD CAD CHF INR MYR THB PHP IDR VND SEK NOK DKK PLN ZAR CZK ILS MXN AED"
)
_OF_CURRENCY = {currency: currency[:2] for currency in _CURRENCIES.split()}
"""The first two letters of a currency are those of its country."""
_EURO = {"de": "DE", "fr": "FR", "it": "IT", "es": "ES", "nl": "NL", "en": "IE"}


def day_order(country: str) -> DayOrder:
    """Whether a country (ISO 3166) writes the day or the month first where the year comes last."""
    if not country or country in _OPEN:
        return ""
    return "mdy" if country in _MONTH_FIRST else "dmy"


def has_chinese_customs(country: str) -> bool:
    """Whether people there go by the Chinese calendar too, and have names that are read aloud in pinyin."""
    return not country or country in _CHINESE


def country_of(currency: str, language: str) -> str:
    """The country a house is probably in that keeps its books in a currency; of the euro the language tells it."""
    if currency == "EUR":
        return _EURO.get(language.partition("_")[0], "IE")
    return _OF_CURRENCY.get(currency) or ("TW" if language == "zh_TW" else CHINA)


def books_of(country: str) -> str:
    """The currency (ISO 4217) in which a house in a country probably keeps its books; empty where it is not told."""
    return next((currency for currency, home in _OF_CURRENCY.items() if home == country), "")
