"""The ledgers of a made year as workbooks, beside the books reckoned by hand."""

from dataclasses import dataclass
from pathlib import Path

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from tests import make
from tests.desk.trading.by_hand import Books
from tests.desk.trading.told import Seen, sheets
from tests.making import trade_year
from tests.making.trade_year import FIRST, LAST

SHORT, WHOLE = (120, 20), (10_000, 1000)
"""(orders, clients)."""
TRADE = ("orders", "accounts", "ageing", "receipts", "expenses", "sales")
"""The ledgers that tell of trade."""


@dataclass(frozen=True)
class Year:
    """The ledgers of a year: workbooks by name, what they show, and the books by hand."""

    paths: dict[str, Path]
    seen: dict[str, list[Seen]]
    books: Books


def made(folder: Path, size: tuple[int, int], *, seed: int = 1) -> Year:
    """A year of so many orders of so many clients."""
    file = folder / "year.clientdesk"
    with make.desk(file) as desk:
        trade_year.fill(desk, orders=size[0], clients=size[1], seed=seed)
    return written(file, folder)


def written(file: Path, folder: Path) -> Year:
    """All ledgers of the year out of a file."""
    with Desk.open(file, user="tester", read_only=True) as desk:
        paths = {name: folder / f"{name}.xlsx" for name in TRADE}
        for name, out in paths.items():
            save_ledger(desk, name, out, since=FIRST, until=LAST)
        return Year(paths, {name: sheets(out) for name, out in paths.items()}, Books(desk.keeping.dump()))
