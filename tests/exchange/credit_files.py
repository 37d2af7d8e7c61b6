"""Firms with statements and evaluations, for the tests of what the credit file gives out. None of them is anybody."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from clientdesk.analysis.identities import identities, unbalanced
from clientdesk.analysis.ratios import ratios
from clientdesk.analysis.statements import reckon
from clientdesk.desk import Desk
from clientdesk.dossier.kinds import STATEMENT
from clientdesk.dossier.record import Record
from clientdesk.dossier.statements.figures import Sheet
from clientdesk.dossier.statements.line import DETAIL, OF_WHICH
from clientdesk.dossier.statements.lines import LINE, LINES, MEMO_LINES, OPENED, OPENING
from clientdesk.dossier.statements.periods import Period, Periods
from clientdesk.dossier.statements.results import USUAL, Settings
from clientdesk.dossier.statements.statement import Statement
from clientdesk.dossier.work.evaluation import Evaluation, Score
from tests import make
from tests.analysis.worked import amounts, twin

OPINION = "该企业流动性充足。\n同意授信。"
_BLOCKS = ("bs_close", "is", "cf", "cf_indirect", "memo")


def period(sheet: Sheet, *, settings: Settings = USUAL, before: Sheet | None = None, code: str = "CB000001") -> Period:
    """A sheet reckoned as the desk does; `before` is the period a year earlier and stands under CB000000."""
    figures, earlier = reckon(sheet), reckon(before) if before else None
    checks = identities(figures, earlier)
    found = ratios(figures, earlier, settings=settings, unbalanced=unbalanced(checks))
    record = Record(STATEMENT, id=1, code=code)
    record[Statement.name] = sheet.name
    return Period(record, sheet, figures, checks, found, {}, {}, {}, year_before="CB000000" if before else "")


def together(*periods: Period, settings: Settings = USUAL) -> Periods:
    """Periods of one firm."""
    return Periods("KH000001", periods, settings, ("CNY",))


def worked() -> list[Period]:
    """The worked company's two years, and each of the damaged ones."""
    page, ugly = twin("worked-company"), twin("worked-company-ugly")
    first, second = page["periods"]
    years = _sheet(first, 2024), _sheet(second, 2025)
    made = [period(years[0], code="CB000000"), period(years[1], before=years[0])]
    for place, case in enumerate(ugly["cases"], 2):
        own = Settings(**{**ugly["meta"]["settings"], **case.get("settings_override", {})})
        made.append(period(_sheet(case["period"], 2025), settings=own, code=f"CB00000{place}"))
    return made


def _sheet(told: Mapping[str, Any], year: int) -> Sheet:
    end = date(year, 12, 31)
    start = end - timedelta(told.get("days", 365) - 1)
    closing = amounts(*(told.get(block) for block in _BLOCKS))
    return Sheet(closing, amounts(told.get("bs_open")), basis=told["basis"], start=start, end=end, name=told["name"])


def random_sheet(rng: Random, *, year: int = 2025) -> Sheet:
    """A statement as nobody would write it: lines at random, blank, nought, negative or huge; any length."""
    filled = rng.choice((0.0, 0.3, 0.7, 1.0))
    typed = [line for line in LINES if line.role in (DETAIL, OF_WHICH) or line in MEMO_LINES or rng.random() < 0.2]
    closing = {line.key: _amount(rng) for line in typed if rng.random() < filled}
    opening = {line.key: _amount(rng) for line in OPENED if rng.random() < filled * 0.8}
    if "memo_tax_rate" in closing:
        closing["memo_tax_rate"] = Decimal(rng.choice(("0", "0.25", "1")))
    end = date(year, 12, 31)
    start = end - timedelta(rng.choice((89, 180, 358, 364, 371)))
    basis = rng.choice(("complete", "partial"))
    return Sheet(closing, opening, basis=basis, start=start, end=end, name=str(year))


def _amount(rng: Random) -> Decimal:
    size = rng.choice((0, 1, 1000, 10**6, 10**9))
    return Decimal(rng.randrange(-size // 4, size + 1)) + Decimal(rng.randrange(100)) / 100 if size else Decimal(0)


# In a file


def firm(desk: Desk, *, years: Sequence[int] = (2023, 2024, 2025), name: str = "样本阀门有限公司") -> str:
    """An enterprise with a checked statement of each year; its code."""
    record = make.enterprise(name)
    desk.clients.create(record)
    first, second = twin("worked-company")["periods"]
    for place, year in enumerate(years):
        last = place == len(years) - 1
        share = Decimal(11 - len(years) + place) / 10
        add_statement(desk, record.code, second if last else first, year=year, share=share)
    return record.code


def add_statement(
    desk: Desk,
    client: str,
    told: Mapping[str, Any],
    *,
    year: int,
    share: Decimal = Decimal(1),
    status: str = "checked",
    without: Sequence[str] = (),
) -> Record:
    """A statement of the pages as one of this year, its amounts times a share, of tenths, so that it balances."""
    record = desk.statements.new(client, start=date(year, 1, 1), end=date(year, 12, 31))
    for line in OPENING.values():
        record[line] = None
    for key, amount in amounts(*(told.get(block) for block in _BLOCKS)).items():
        if key not in without:
            record[LINE[key]] = amount if key == "memo_tax_rate" else (amount * share).quantize(Decimal("0.01"))
    for key, amount in amounts(told.get("bs_open")).items():
        record[OPENING[key]] = (amount * share).quantize(Decimal("0.01"))
    record[Statement.status] = status
    desk.statements.save(record)
    return record


def evaluate(desk: Desk, client: str, *, finished: bool = True) -> Record:
    """An evaluation with all scores and an opinion."""
    record = desk.credit.draft(client)
    scores = zip(record.rows(Evaluation.scores), (85, 78, 72, 60, 70, 90), strict=True)
    record[Evaluation.scores] = tuple(
        row.with_value(Score.score, Decimal(points)).with_value(Score.remark, f"说明{points}") for row, points in scores
    )
    record[Evaluation.monthly_turnover] = Decimal(120000)
    record[Evaluation.granted_limit] = Decimal(200000)
    record[Evaluation.granted_reason] = "先观察半年"
    record[Evaluation.opinion] = OPINION
    (desk.credit.finish if finished else desk.credit.save)(record)
    return record
