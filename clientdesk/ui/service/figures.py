"""What this year's service came to, in a sentence below the list."""

from collections.abc import Iterator

from clientdesk.desk.service.listing import Figures
from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.trade.wording import told


def figures_told(figures: Figures | None, view: str, words: Catalogue) -> str:
    """The figures that belong to a view; empty where there are none."""
    if figures is None:
        return ""
    parts = {"dispatches": _dispatches, "complaints": _complaints}.get(view)
    return "   ·   ".join(parts(figures, words)) if parts is not None else ""


def _dispatches(figures: Figures, words: Catalogue) -> Iterator[str]:
    found = figures.visits
    if not found.count:
        return
    yield words.ntr("{year}: {n} dispatch", "{year}: {n} dispatches", found.count, year=figures.year)
    if found.on_time is not None:
        yield words.tr(N_("{share} in time"), share=f"{found.on_time:.0%}")
    if found.repeats:
        yield words.ntr("{n} repair repeated within 30 days", "{n} repairs repeated within 30 days", found.repeats)
    if figures.cost:
        yield words.tr(N_("cost {amounts}"), amounts=told(figures.cost, words))
    if found.satisfaction is not None:
        yield words.tr(N_("satisfaction {figure} of 90"), figure=f"{found.satisfaction:.0f}")


def _complaints(figures: Figures, words: Catalogue) -> Iterator[str]:
    found = figures.handling
    if not found.count:
        return
    yield words.ntr("{year}: {n} complaint", "{year}: {n} complaints", found.count, year=figures.year)
    if found.answer_median is not None:
        yield words.tr(N_("answered after {hours} working hours (median)"), hours=f"{found.answer_median:.1f}")
    if found.resolve_median is not None:
        yield words.tr(N_("resolved after {hours} (median)"), hours=f"{found.resolve_median:.1f}")
    if found.reopened_share:
        yield words.tr(N_("{share} opened again"), share=f"{found.reopened_share:.0%}")
    if found.satisfaction is not None:
        yield words.tr(N_("satisfaction {figure} of 90"), figure=f"{found.satisfaction:.0f}")
