"""What evaluations are called in words: grades, results in a line, limits with their currency."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from clientdesk.desk.credit import Standing, terms_of
from clientdesk.dossier.choices.enterprise import PAY_TERM
from clientdesk.dossier.choices.evaluation import EVALUATION_BAND
from clientdesk.dossier.evaluation.results import MISSING, PROVISIONAL, Evaluated, Opinion, Result
from clientdesk.dossier.types.numbers import plain
from clientdesk.i18n import N_, Catalogue

GRADES: Mapping[str, str] = {
    "AAA": N_("excellent credit"),
    "AA": N_("very good credit"),
    "A": N_("good credit"),
    "BBB": N_("fair credit"),
    "BB": N_("weak credit"),
    "B": N_("poor credit"),
    "C": N_("no credit"),
}
"""The grades in words."""
_SIGNS: Mapping[str, str] = {
    "CNY": "¥",
    "TWD": "NT$",
    "HKD": "HK$",
    "USD": "US$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "JP¥",
}


def money(amount: Decimal | None, currency: str | None) -> str:
    """An amount with its currency, without cents where there are none; a dash where there is no amount."""
    if amount is None:
        return "–"
    written = f"{amount:,.0f}" if amount == amount.to_integral_value() else f"{amount:,.2f}"
    code = currency or ""
    return f"{_SIGNS[code]}{written}" if code in _SIGNS else f"{code} {written}".strip()


def badge(standing: Standing, words: Catalogue) -> str:
    """Grade, limit and review in a line, such as stands in the head of a client's page; that more is at stake than the
    limit allows is said in words."""
    text = N_("exposure {exposure} over the limit of {limit}") if standing.is_over else N_("limit {limit}")
    exposure, limit = (money(one, standing.currency) for one in (standing.exposure, standing.limit))
    parts = [standing.grade or "–", words.tr(text, exposure=exposure, limit=limit)]
    if standing.review is not None:
        text = N_("review overdue since {month}") if standing.overdue else N_("review {month}")
        parts.append(words.tr(text, month=f"{standing.review:%Y-%m}"))
    return " · ".join(parts)


def over_limit(standing: Standing, words: Catalogue) -> str:
    """That more is at stake than the limit allows; empty where it is not."""
    if not standing.is_over:
        return ""
    text = N_("Over the limit: the exposure is {exposure}, the limit {limit}.")
    exposure, limit = (money(one, standing.currency) for one in (standing.exposure, standing.limit))
    return words.tr(text, exposure=exposure, limit=limit)


def headline(result: Result, currency: str | None, words: Catalogue) -> str:
    """What an evaluation comes to, in a line; of one that comes to nothing, why."""
    if isinstance(result, Evaluated) and result.missing:
        n = len(result.missing)
        return words.ntr("{n} criterion is not scored yet.", "{n} criteria are not scored yet.", n)
    if result.status == MISSING or result.total is None:
        return words.say(result.reasons[0].sentence) if result.reasons else words.tr(N_("Nothing is scored yet."))
    return " · ".join(_parts(result, currency, words))


def _parts(result: Result, currency: str | None, words: Catalogue) -> Iterator[str]:
    total = N_("Total {total}")
    if isinstance(result, Opinion) and result.grade:
        yield words.tr(N_("Grade {grade}"), grade=result.grade)
        total = N_("total {total}")
    yield words.tr(total, total=f"{result.total:.2f}")
    if not isinstance(result, Opinion) and result.band:
        yield EVALUATION_BAND.label(result.band, words)
    if isinstance(result, Opinion) and result.status == PROVISIONAL:
        yield words.tr(N_("provisional: {weight}% rated"), weight=plain(result.rated_weight))
    if isinstance(result, Opinion):
        yield words.tr(N_("suggested limit {limit}"), limit=money(result.limit, currency))
        if result.days is not None:
            yield PAY_TERM.label(terms_of(result.days), words)
