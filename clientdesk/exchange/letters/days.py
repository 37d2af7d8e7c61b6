"""Days as letters write them."""

from datetime import date

from clientdesk.i18n import N_, Catalogue

_MONTHS = (
    N_("{day} January {year}"),
    N_("{day} February {year}"),
    N_("{day} March {year}"),
    N_("{day} April {year}"),
    N_("{day} May {year}"),
    N_("{day} June {year}"),
    N_("{day} July {year}"),
    N_("{day} August {year}"),
    N_("{day} September {year}"),
    N_("{day} October {year}"),
    N_("{day} November {year}"),
    N_("{day} December {year}"),
)


def day_words(day: date, words: Catalogue) -> str:
    """A day: 5 March 2026, 2026年3月5日."""
    return words.tr(_MONTHS[day.month - 1], day=day.day, year=day.year)


def day_of_year(day: date, words: Catalogue) -> str:
    """A day without its year: 5 March, 3月5日."""
    if words.language.startswith("zh"):
        return f"{day.month}月{day.day}日"
    return words.tr(_MONTHS[day.month - 1], day=day.day, year="").strip()
