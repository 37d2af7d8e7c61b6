"""Files for accounting packages: what was given out is marked and not given twice, what was changed since is told."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from clientdesk.analysis.trade.vouchers import GIVEN
from clientdesk.desk.output_names import GAVE_TO_PACKAGE
from clientdesk.desk.outputs import refuse_client_file
from clientdesk.desk.trading.bills import as_credit_note, bill_lots, is_red
from clientdesk.desk.trading.marks import Marks, note
from clientdesk.desk.trading.package_rows import Cells, Lot, Lots, Wish, client_lots, side, voucher_lots
from clientdesk.desk.trading.voucher_numbers import keep_next
from clientdesk.dossier.house.trade import PackageProfile, Trade
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.packages import (
    APART,
    CLIENTS,
    RED,
    SALES,
    SHIPPED,
    VOUCHERS,
    Profile,
    credit_notes,
    read_profile,
)
from clientdesk.dossier.trade.vouchers import NotBooked
from clientdesk.errors import ExitCode, UserError
from clientdesk.files import atomic_write
from clientdesk.i18n import N_
from clientdesk.store.news import Changed

if TYPE_CHECKING:
    from clientdesk.desk.facade import Desk
    from clientdesk.exchange.packages import Given

    Files: TypeAlias = dict[Path, tuple[Profile, Given]]

_LONGEST = 38
"""Letters of the name of a profile that a mark has room for."""


@dataclass(frozen=True)
class Exported:
    """What the files for a package hold: how many documents and rows, both sides of its vouchers, what was left out and
    why, and the batch under which the documents are marked (empty: none were). `corrections` of the documents were
    given out before and changed since. `files` are those that were written: one, unless the package takes no more."""

    documents: int
    rows: int
    debit: Decimal
    credit: Decimal
    left_out: tuple[NotBooked, ...]
    batch: str
    files: tuple[Path, ...] = ()
    corrections: int = 0


def profiles(desk: "Desk") -> dict[str, Profile]:
    """{name: profile}: those that come with the program, and the house's own, which replace them under their name."""
    house = desk.house.record()
    own = [read_profile(row[PackageProfile.profile] or "") for row in house.rows(Trade.package_profiles)]
    return {**SHIPPED, **{profile.name: profile for profile in own}}


def keep_profile(desk: "Desk", text: str) -> Changed:
    """Keep a profile of the house's own, out of its JSON, in place of one of the same name."""
    profile = read_profile(text)
    house = desk.house.record()
    rows = [row for row in house.rows(Trade.package_profiles) if row[PackageProfile.name] != profile.name]
    values = {PackageProfile.name.key: profile.name, PackageProfile.profile.key: profile.to_json()}
    house[Trade.package_profiles] = (*rows, Row(values))
    return desk.clients.save(house) if house.id else desk.clients.create(house)


def export_package(
    desk: "Desk",
    name: str,
    out: Path,
    *,
    since: date | None = None,
    until: date | None = None,
    again: bool = False,
    first: int | None = None,
) -> Exported:
    """Write a file for an accounting package, of what happened to the documents of a period and was not given out yet
    in files of this family (`again`: of all of it), and mark them; what takes more than the package reads goes into
    further files beside it, and so do credit notes where it takes them apart. Vouchers are numbered within their month
    from `first`, without one after those that were given out before. Raises `UserError` where a voucher does not
    balance, something the package needs is missing, or there is nothing to write."""
    profile, known = _profile(desk, name)
    refuse_client_file(out)
    marks, batch = Marks(desk, profile.rows, known), f"{profile.name[:_LONGEST]} {desk.now.astimezone():%Y-%m-%d %H:%M}"
    wish = Wish(since, until or desk.today, again, first)
    lots, left = _LOTS[profile.rows](desk, profile, wish, marks=marks, batch=batch)
    if not lots:
        raise _nothing(left)
    files = _laid_out(profile, lots, out)
    if profile.rows == CLIENTS:
        _write(files)
        batch = ""
    else:
        _mark(desk, lots, profile, marks=marks, batch=batch, write=partial(_write, files))
    rows = [row for lot in lots for row in lot.rows]
    return Exported(
        len({lot.document for lot in lots}),
        len(rows),
        side(rows, "debit"),
        side(rows, "credit"),
        tuple(left),
        batch,
        tuple(files),
        len({lot.document for lot in lots if lot.corrects}),
    )


def _profile(desk: "Desk", name: str) -> tuple[Profile, Mapping[str, Profile]]:
    """The profile of this name, and all there are."""
    known = profiles(desk)
    if name not in known:
        text = N_("There is no profile {name}; there are {known}.")
        raise UserError(text, code=ExitCode.USAGE, key="no_such_profile", name=name[:40], known=", ".join(known))
    return known[name], known


def _nothing(left: Sequence[NotBooked]) -> UserError:
    if any(each.reason == GIVEN for each in left):
        return UserError(
            N_("There is nothing to write for this period: all of it was given to the accounting package before."),
            key="given_before",
            hint=N_("What was given out before is left out; it can be written again where you say so."),
        )
    return UserError(N_("There is nothing to write for this period."), key="nothing_to_export")


def _laid_out(profile: Profile, lots: Sequence[Lot], out: Path) -> "Files":
    """{file: what goes into it, laid out how}, as many as the package needs; each is proved to be complete."""
    if profile.settings.get(RED) != APART:
        return _numbered_files(profile, lots, out)
    red = [as_credit_note(lot) for lot in lots if is_red(lot)]
    beside = out.with_name(f"{out.stem}-credit-notes{out.suffix}")
    files = _numbered_files(profile, [lot for lot in lots if not is_red(lot)], out)
    return files | _numbered_files(credit_notes(profile), red, beside, fresh=True)


def _numbered_files(profile: Profile, lots: Sequence[Lot], out: Path, *, fresh: bool = False) -> "Files":
    """The files of one kind; `fresh`: the first one too has a name that nobody chose, and is not to be there yet."""
    from clientdesk.exchange.packages import Given, refuse_incomplete

    files: Files = {}
    for number, part in enumerate(_parts(profile, lots) if lots else (), start=1):
        path = out if number == 1 else out.with_name(f"{out.stem}-{number}{out.suffix}")
        if (number > 1 or fresh) and path.exists():
            raise UserError(
                N_("This takes more than one file, and there is a file {file} already; nothing was written."),
                key="file_exists",
                hint=N_("Choose another name, or a shorter period."),
                file=path.name,
            )
        rows = [(row, lot.document) for lot in part for row in lot.rows]
        given = Given([row for row, _document in rows], [document for _row, document in rows])
        refuse_incomplete(profile, given)
        files[path] = (profile, given)
    return files


def _parts(profile: Profile, lots: Sequence[Lot]) -> Iterator[list[Lot]]:
    """The lots file by file; one that is larger than a file by itself stands alone."""
    part: list[Lot] = []
    rows = 0
    for lot in lots:
        full = profile.most and len(part) >= profile.most
        if part and (full or (profile.most_rows and rows + len(lot.rows) > profile.most_rows)):
            yield part
            part, rows = [], 0
        part.append(lot)
        rows += len(lot.rows)
    yield part


def _write(files: "Files") -> None:
    """Write all of the files, or none that was not there before."""
    from clientdesk.exchange.packages import write_package

    written: list[Path] = []
    try:
        for path, (profile, given) in files.items():
            fresh = not path.exists()
            atomic_write(path, partial(write_package, profile, given))
            written += [path] if fresh else []
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise


def _mark(
    desk: "Desk", lots: Sequence[Lot], profile: Profile, *, marks: Marks, batch: str, write: Callable[[], None]
) -> None:
    """Note with each document what was given out, and in which file, as one step, and the file with it: neither is
    there without the other."""
    by_document: dict[str, list[Lot]] = {}
    for lot in lots:
        by_document.setdefault(lot.document, []).append(lot)
    told = {"name": profile.name, "n": len(by_document)}
    with desk.store.step(GAVE_TO_PACKAGE, by=desk.user, values=told) as step:
        for code, made in by_document.items():
            record = desk.clients.get(code)
            for mark in (lot.mark for lot in made if lot.mark is not None):
                note(step, marks, record, mark)
            record[record.kind.by_key["export_batch"]] = batch
            desk.clients.save_in(step, record)
        keep_next(step, _numbered(lots))
        write()


def _numbered(lots: Sequence[Lot]) -> Iterator[Cells]:
    return (row for lot in lots for row in lot.rows)


_LOTS: Mapping[str, Callable[..., Lots]] = {VOUCHERS: voucher_lots, SALES: bill_lots, CLIENTS: client_lots}
