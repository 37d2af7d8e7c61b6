"""Ratios by command: every ratio of every period with its reason or its band, and the checks that fail."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from clientdesk.cli import output
from clientdesk.cli.columns import padded, width
from clientdesk.cli.given import Arguments, open_desk, words
from clientdesk.dossier.choices.statements import BAND, STATUS
from clientdesk.dossier.statements.figures import Check
from clientdesk.dossier.statements.formula import CLOSING
from clientdesk.dossier.statements.line import OPEN
from clientdesk.dossier.statements.periods import Period, Periods
from clientdesk.dossier.statements.ratio import Ratio, RatioGroup
from clientdesk.dossier.statements.ratios import RATIO, RATIOS
from clientdesk.dossier.statements.results import Result
from clientdesk.errors import ExitCode, UserError
from clientdesk.i18n import N_, Catalogue


def ratios(arguments: Arguments) -> int:
    """Show the ratios of a client's statements, the checks that fail, or how one ratio is reckoned."""
    chosen = _chosen(arguments.explain)
    with open_desk(arguments, read_only=True) as desk:
        desk.clients.get(arguments.code)
        found = desk.statements.ratios(arguments.code)
    if arguments.json:
        output.document(_failed(found, words(arguments)) if arguments.checks else _as_data(found, chosen))
        return ExitCode.DONE
    for line in _as_lines(found, arguments, chosen):
        output.line(line)
    return ExitCode.DONE


def _chosen(name: str) -> Sequence[Ratio]:
    if not name:
        return RATIOS
    if name not in RATIO:
        raise UserError(
            N_("There is no ratio {ratio}; there are {known}."),
            code=ExitCode.USAGE,
            key="no_ratio",
            ratio=name[:40],
            known=", ".join(ratio.key for ratio in RATIOS),
        )
    return (RATIO[name],)


# As data


def _as_data(found: Periods, chosen: Sequence[Ratio]) -> list[dict[str, Any]]:
    return [_told(period, period.results[ratio.id]) for period in found.periods for ratio in chosen]


def _told(period: Period, result: Result) -> dict[str, Any]:
    """One ratio of one period; `reason` is null where there is a value."""
    told: dict[str, Any] = {
        "period": period.name,
        "statement": period.code,
        "counts": period.counts,
        "id": result.ratio.id,
        "key": result.ratio.key,
        "value": None if result.value is None else f"{result.value:f}",
        "status": str(result.status),
        "reason": str(result.reason) if result.reason else None,
        "unit": result.ratio.unit,
        "basis": result.basis,
        "flags": list(result.flags),
        "formula": result.ratio.formula,
        "inputs": {_name(entry.key, entry.column): _figure(entry.value) for entry in result.inputs},
        "band": result.band,
        "band_source": result.ratio.source,
    }
    optional = {
        "parts": {name: f"{value:f}" for name, value in result.parts.items()},
        "place": result.place,
        "prior": _figure(result.prior),
        "trend": str(result.trend),
    }
    return {**told, **{key: value for key, value in optional.items() if value}}


def _figure(value: object) -> str | None:
    return None if value is None else f"{value:f}"


def _name(key: str, column: str) -> str:
    """The key of a figure; those of other columns than the closing one begin with the column."""
    prefix = {"opening": OPEN, "prior": "prior_"}.get(column, "")
    return f"{prefix}{key}"


def _failed(found: Periods, said: Catalogue) -> list[dict[str, Any]]:
    return [
        {
            "period": period.name,
            "statement": period.code,
            "check": check.id,
            "level": check.level,
            "key": check.key,
            "column": str(check.column),
            "difference": _figure(check.difference),
            "text": check.sentence(said),
        }
        for period in found.periods
        for check in period.failed
    ]


# As lines


def _as_lines(found: Periods, arguments: Arguments, chosen: Sequence[Ratio]) -> Iterator[str]:
    said = words(arguments)
    if not found.periods:
        yield said.tr(N_("There are no statements of this client."))
        return
    yield from found.notes(said)
    if arguments.explain:
        yield from _explained(found, chosen[0], said)
        return
    if not arguments.checks:
        yield from _table(found, said)
    yield from _failures(found, said)


def _explained(found: Periods, ratio: Ratio, said: Catalogue) -> Iterator[str]:
    for period in found.periods:
        result = period.results[ratio.id]
        yield f"{period.name}"
        yield from (f"  {line}" for line in result.explained(said).splitlines())
        if result.band:
            judged = N_("{band}, by: {source}")
            yield f"  {said.tr(judged, band=BAND.label(result.band, said), source=said.tr(ratio.source))}"


def _table(found: Periods, said: Catalogue) -> Iterator[str]:
    heads = ["", *(_head(period, said) for period in found.periods)]
    rows: list[list[str]] = [heads]
    for group in RatioGroup:
        rows.append([group.label(said)])
        ratios_of = [ratio for ratio in RATIOS if ratio.group is group]
        rows += [
            [_label(ratio, said), *(_cell(p.results[ratio.id], said) for p in found.periods)] for ratio in ratios_of
        ]
    first = max(width(row[0]) for row in rows if len(row) > 1)
    others = [max(width(row[at]) for row in rows if len(row) > 1) for at in range(1, len(heads))]
    for row in rows:
        cells = (padded(cell, size) for cell, size in zip(row[1:], others, strict=False))
        yield "  ".join([padded(row[0], first), *cells]).rstrip()
    yield from _reasons(found, said)


def _head(period: Period, said: Catalogue) -> str:
    return f"{period.name} ({STATUS.label(period.sheet.status, said)})"


def _label(ratio: Ratio, said: Catalogue) -> str:
    unit = ratio.unit_in(said)
    return f"  {ratio.id} {ratio.title(said)}" + (f" ({unit})" if unit and unit != "%" else "")


def _cell(result: Result, said: Catalogue) -> str:
    mark = "⚠ " if "NOT_BALANCED" in result.flags else "≈ " if result.status == "approx" else ""
    band = f" {BAND.label(result.band, said)}" if result.band else ""
    return f"{mark}{result.shown(said)}{band}"


def _reasons(found: Periods, said: Catalogue) -> Iterator[str]:
    """Why what is not available is not, for the last period."""
    results = found.periods[-1].results.values()
    reasons: dict[str, list[str]] = {}
    for result in results:
        if result.reason is not None:
            reasons.setdefault(result.reason.sentence(said), []).append(result.ratio.id)
    if reasons:
        yield ""
        yield said.tr(N_("Not available in {period}:"), period=found.periods[-1].name)
        yield from (f"  {', '.join(ids)}: {reason}" for reason, ids in reasons.items())


def _failures(found: Periods, said: Catalogue) -> Iterator[str]:
    failing = [(period, check) for period in found.periods for check in period.failed]
    if not failing:
        yield said.tr(N_("Every check of the statements passes."))
        return
    yield ""
    yield said.tr(N_("Checks that fail:"))
    for period, check in failing:
        yield f"  {period.name}  {check.id}  {_place(check, said)}{check.sentence(said)}"


_LEVELS: Mapping[str, str] = {"error": N_("error"), "warning": N_("warning")}


def _place(check: Check, said: Catalogue) -> str:
    where = "" if check.column == CLOSING else f"{said.tr(N_('opening column'))}, "
    return f"[{where}{said.tr(_LEVELS[check.level])}] "
