"""Strengths and weaknesses in words: a whole sentence for each ratio that its band calls good or bad."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clientdesk.dossier.statements.results import Result, Trend
from clientdesk.i18n import N_, Catalogue

_GOOD = ("strong", "good", "safe")
_BAD = ("critical", "distress", "weak")
_WATCH = ("watch", "grey", "excess")
_MOST = 10
"""So many strengths are told; the table of ratios has all."""
_WEIGHT = {"critical": 0, "distress": 0, "strong": 0, "safe": 0, "weak": 1, "good": 1}


@dataclass(frozen=True)
class _Said:
    """What is said of a ratio: when it is good, when it is weak, and when it is critical, if that is another thing."""

    good: str
    weak: str
    critical: str = ""


_SAID: Mapping[str, _Said] = {
    "R01": _Said(
        N_("The current assets are {value} times the current liabilities."),
        N_("The current assets are only {value} times the current liabilities."),
    ),
    "R02": _Said(
        N_("Even without inventories and the like, the current assets are {value} times the current liabilities."),
        N_("Without inventories and the like, the current assets are only {value} times the current liabilities."),
    ),
    "R04": _Said(
        N_("A year's cash flow from operations is {value} times the current liabilities."),
        N_("A year's cash flow from operations is only {value} times the current liabilities."),
        N_("Operations use up cash: their cash flow is {value} times the current liabilities."),
    ),
    "R09": _Said(
        N_("Customers pay after {value} days on average."),
        N_("Customers take {value} days on average until they pay."),
    ),
    "R16": _Said(
        N_("Debts finance no more than {value} of the assets."),
        N_("Debts finance as much as {value} of the assets."),
        N_("The debts exceed the assets: they are {value} of these."),
    ),
    "R19": _Said(
        N_("The profit before interest and tax covers the interest {value} times."),
        N_("The profit before interest and tax covers the interest only {value} times."),
    ),
    "R20": _Said(
        N_("The profit before fixed charges covers them {value} times."),
        N_("The profit before fixed charges covers them only {value} times."),
    ),
    "R21": _Said(
        N_("The debts are no more than {value} times the tangible net worth."),
        N_("The debts are as much as {value} times the tangible net worth."),
    ),
    "R23": _Said(
        N_("The operating margin of {value} is sound."),
        N_("The operating margin of {value} is thin."),
        N_("Operations lose money: the operating margin is {value}."),
    ),
    "R25": _Said(
        N_("The net margin of {value} is sound."),
        N_("The net margin of {value} is thin."),
        N_("The firm makes losses: the net margin is {value}."),
    ),
    "R26": _Said(
        N_("The assets earn {value} a year."),
        N_("The assets earn only {value} a year."),
        N_("The assets earn nothing: the return on them is {value}."),
    ),
    "R28": _Said(
        N_("The owners earn {value} a year on their equity."),
        N_("The owners earn only {value} a year on their equity."),
        N_("The owners lose equity: the return on it is {value}."),
    ),
    "R31": _Said(
        N_("Profits arrive as cash: the operating cash flow is {value} times the net profit."),
        N_("Profits do not arrive as cash: the operating cash flow is only {value} times the net profit."),
        N_("There is a profit but no cash: the operating cash flow is {value} times the net profit."),
    ),
    "R33": _Said(
        N_("After investments a free cash flow of {value} remains."),
        N_("After investments no free cash flow remains: {value}."),
    ),
    "R34": _Said(
        N_("The cash received from customers is {value} times the revenue."),
        N_("The cash received from customers is only {value} times the revenue."),
    ),
    "R37": _Said(N_("The revenue grew by {value}."), N_("The revenue shrank: its growth is {value}.")),
    "R39": _Said(N_("The net profit grew by {value}."), N_("The net profit shrank: its growth is {value}.")),
    "R41": _Said(N_("The equity grew by {value}."), N_("The equity shrank: its growth is {value}.")),
    "R43": _Said(
        N_("Altman's Z″ of {value} is in the safe zone."), N_("Altman's Z″ of {value} is in the distress zone.")
    ),
}


@dataclass(frozen=True)
class Judgement:
    """Sentences about a period, the weightiest first."""

    strengths: tuple[str, ...]
    weaknesses: tuple[str, ...]
    watched: tuple[str, ...]


def judged(results: Mapping[str, Result], words: Catalogue) -> Judgement:
    """What the bands of a period come to in words; a ratio without a sentence of its own is told by its neighbours."""
    found = [results[name] for name in _SAID if name in results]
    return Judgement(
        tuple(_told(found, _GOOD, words))[:_MOST],
        tuple(_told(found, _BAD, words)),
        tuple(dict.fromkeys(_watch(result, words) for result in found if result.band in _WATCH)),
    )


def _told(results: list[Result], bands: tuple[str, ...], words: Catalogue) -> Iterator[str]:
    chosen = [result for result in results if result.band in bands]
    chosen.sort(key=lambda result: _WEIGHT[result.band])
    yield from dict.fromkeys(_sentence(result, words) for result in chosen)


def _sentence(result: Result, words: Catalogue) -> str:
    if result.value is None:
        return result.reason.sentence(words) if result.reason else ""
    said = _SAID[result.ratio.id]
    text = said.good if result.band in _GOOD else said.weak
    if result.band == "critical" and said.critical:
        text = said.critical
    return _with_trend(words.tr(text, value=result.shown(words)), result, words)


def _watch(result: Result, words: Catalogue) -> str:
    if result.value is None:
        return result.reason.sentence(words) if result.reason else ""
    name, value = result.ratio.title(words), result.shown(words)
    if result.band == "excess":
        return words.tr(N_("{ratio} of {value}: more than is needed; money may lie idle."), ratio=name, value=value)
    return _with_trend(words.tr(N_("{ratio} of {value}: to be watched."), ratio=name, value=value), result, words)


def _with_trend(sentence: str, result: Result, words: Catalogue) -> str:
    """The sentence, and where the figure came from, if that can be seen."""
    if result.prior is None or result.trend not in (Trend.BETTER, Trend.WORSE):
        return sentence
    if result.ratio.show(result.prior) == result.shown(words):
        return sentence
    better = N_("{sentence} That is better than the {before} of the year before.")
    worse = N_("{sentence} That is worse than the {before} of the year before.")
    text = better if result.trend is Trend.BETTER else worse
    return words.tr(text, sentence=sentence, before=result.ratio.show(result.prior))
