"""Tables of policies as tests write them, and what comes of them."""

from collections.abc import Sequence
from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.desk.importing.given import Check, Policy, Report

HEAD = "投保人,联系电话,保险公司,险种名称,保单号,生效日期,到期日,保费,缴费方式,保额(万元),被保险人"


def brought(desk: Desk, path: Path, rows: Sequence[str], told: Policy | None = None, head: str = HEAD) -> Check:
    file = path.parent / "book.csv"
    file.write_text("\n".join((head, *rows)), "utf-8")
    importing = desk.insurance.importing
    source = importing.open(file)
    return importing.check(source, importing.match(source), told or Policy())


def run(desk: Desk, check: Check) -> Report:
    return desk.insurance.importing.run(check)


def numbers(check: Check | Report) -> tuple[int, int, int, int]:
    return check.new, check.updated, check.skipped, check.rejected


def reasons(desk: Desk, check: Check) -> list[str]:
    return [desk.reading.words.say(each.reason) for each in check.troubles]


def held(desk: Desk) -> dict[str, tuple[str, str]]:
    """{product: (holder's code, name)}"""
    return {each.product: (each.client, each.name) for each in desk.insurance.listed()}
