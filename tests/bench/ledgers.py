"""Ledgers and what a page shows of a client's trade, beside bare ones: `python -m tests.bench --ledgers`.

As a program it does one task in a process of its own: argv is TASK, FILE, OUT. Times are those of the processor, for
other programs take their share of the machine.
"""

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import islice
from pathlib import Path
from statistics import median

from clientdesk.desk import Desk
from clientdesk.desk.trading.ledgers import save_ledger
from clientdesk.desk.trading.overview import overview
from clientdesk.dossier.kinds import ENTERPRISE
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.trade.lines import Line, PostedLine
from clientdesk.dossier.trade.posted import Allocation, Receipt, Shipment
from clientdesk.dossier.trade.promised import CONFIRMED, Order
from clientdesk.dossier.values import Link
from clientdesk.garbage import spare_the_old
from tests import make
from tests.bench.register import keep_content, memory

LINES, OF_ORDER, CLIENTS, DOCUMENTS = 50_000, 4, 5000, 2000
"""Lines of the order ledger, of one order; clients that are aged; documents of the client that is opened."""
AIMS = {"orders": 1.5, "ageing": 3.0, "overview": 3.0}
"""At most so many times as long as the baseline."""
RUNS, TIMES = 2, 5
FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
_TOGETHER = 500
_CENT = Decimal("0.01")
Figures = dict[str, float]


def table(folder: Path) -> None:
    """Make the files unless they are there, measure, and print the lines."""
    trade, busy = folder / f"trade-{LINES}.clientdesk", folder / f"busy-{DOCUMENTS}.clientdesk"
    _once(trade, _orders_and_sales)
    _once(busy, _one_client)
    print(f"{'':<44}{'ours, s':>10}{'bare, s':>10}{'ratio':>8}{'ours, MB':>10}{'bare, MB':>10}")
    out, content, bare = (folder / name for name in ("orders.xlsx", "orders.jsonl", "bare.xlsx"))
    mine = [_told("tests.bench.ledgers", "orders", trade, out) for _ in range(RUNS)]
    keep_content(out, content)
    other = [_told("tests.bench.baselines.workbook", content, bare) for _ in range(RUNS)]
    _line("orders", f"order ledger of {mine[0]['rows']:.0f} lines", mine, other, bare="writing")
    for task, name in (
        ("ageing", f"ageing of {CLIENTS} clients"),
        ("overview", f"a client with {DOCUMENTS} documents"),
    ):
        file = busy if task == "overview" else trade
        mine = [_told("tests.bench.ledgers", task, file, out) for _ in range(RUNS)]
        other = [_told("tests.bench.baselines.trade", task, file) for _ in range(RUNS)]
        _line(task, name, mine, other, bare="whole")
    whole = _told("tests.bench.ledgers", "ageing workbook", trade, out)
    print(f"{f'ageing of {CLIENTS} clients as a workbook':<44}{whole['whole']:>10.2f}{'':>18}{whole['memory']:>10.0f}")


def _line(task: str, name: str, mine: list[Figures], other: list[Figures], *, bare: str) -> None:
    ours, theirs = min(each["whole"] for each in mine), min(each[bare] for each in other)
    line = f"{name:<44}{ours:>10.3f}{theirs:>10.3f}{ours / theirs:>8.2f}"
    line += f"{mine[0]['memory']:>10.0f}{other[0]['memory']:>10.0f}"
    print(line + " *" * (ours > AIMS[task] * theirs))


def _told(module: str, *given: object) -> Figures:
    command = [sys.executable, "-m", module, *map(str, given)]
    told: Figures = json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)
    return told


# What is measured


def run(task: str, file: Path, out: Path) -> Figures:
    """One task."""
    spare_the_old()
    with Desk.open(file, user="bench", read_only=True) as desk:
        if task == "overview":
            return {"whole": _overview(desk), "memory": memory("VmHWM")}
        begun, rows = time.process_time(), 0
        if task == "ageing":
            rows = len(desk.trading.ageing(day=LAST))
        else:
            save_ledger(desk, "orders" if task == "orders" else "ageing", out, since=FIRST, until=LAST)
        told = time.process_time() - begun
        return {"whole": told, "rows": LINES if task == "orders" else rows, "memory": memory("VmHWM")}


def _overview(desk: Desk) -> float:
    client = desk.clients.get(desk.clients.lines(desk.clients.numbers()[:1])[0].code)
    taken = []
    for _ in range(TIMES):
        begun = time.process_time()
        assert len(overview(desk, client).documents) == DOCUMENTS
        taken.append(time.process_time() - begun)
    return median(taken)


# What it is measured on


def _once(path: Path, fill: Callable[[Desk], None]) -> None:
    if not path.exists():
        making = path.with_name(f"making-{path.name}")
        making.unlink(missing_ok=True)
        with make.desk(making) as desk:
            fill(desk)
        making.rename(path)


def _store(desk: Desk, records: Iterator[Record]) -> None:
    while some := list(islice(records, _TOGETHER)):
        with desk.store.step("Trade", by=desk.user) as step:
            for record in some:
                desk.clients.create_in(step, record)


def _clients(desk: Desk, count: int) -> list[str]:
    made = [make.enterprise(f"样板{number:05}有限公司", payment_terms="net30") for number in range(count)]
    _store(desk, iter(made))
    assert made[0].kind.name == ENTERPRISE.name
    return [record.code for record in made]


def _orders_and_sales(desk: Desk) -> None:
    """Orders of all clients, each sent at once."""
    codes, orders = _clients(desk, CLIENTS), list[Record]()
    for number in range(LINES // OF_ORDER):
        lines = [_line_of(number + place) for place in range(OF_ORDER)]
        orders.append(_order(desk, codes[number % CLIENTS], FIRST + timedelta(number % 365), lines))
    _store(desk, iter(orders))
    _store(desk, (_sale(desk, order) for order in orders))


def _one_client(desk: Desk) -> None:
    """A client that is busy: orders, a sale of each, receipts for some of them."""
    (code,), count = _clients(desk, 1), DOCUMENTS // 5
    orders = [_order(desk, code, FIRST + timedelta(n % 365), [_line_of(n), _line_of(n + 1)]) for n in range(2 * count)]
    sales = list[Record]()
    _store(desk, iter(orders))
    sales += [_sale(desk, order) for order in orders]
    _store(desk, iter(sales))
    _store(desk, (_receipt(desk, sale) for sale in sales[:count]))


def _line_of(number: int) -> Row:
    return Row(
        {
            Line.product.key: Link(None, f"样品{number % 97:03}"),
            Line.model.key: f"M-{number % 97}",
            Line.unit.key: "只",
            Line.quantity.key: Decimal(number % 40 + 1),
            Line.price.key: Decimal(number * 37 % 900_000 + 55) / 1000,
            Line.tax_rate.key: Decimal("0.13"),
        }
    )


def _order(desk: Desk, client: str, day: date, lines: list[Row]) -> Record:
    made = desk.trading.document("order", day=day)
    made[Order.client], made[Order.lines], made[Order.state] = Link(client), tuple(lines), CONFIRMED
    return made


def _sale(desk: Desk, order: Record) -> Record:
    made = desk.trading.document("shipment", day=order[Order.date])
    made[Shipment.order], made[Shipment.client] = Link(order.code), order[Order.client]
    made[Shipment.lines] = tuple(
        Row({**row.values, PostedLine.order_line.key: row[Line.no]}) for row in order.rows(Order.lines)
    )
    return made


def _receipt(desk: Desk, sale: Record) -> Record:
    made = desk.trading.document("receipt", day=LAST)
    made[Receipt.client], made[Receipt.amount] = sale[Shipment.client], _CENT
    made[Receipt.allocations] = (Row({Allocation.document.key: Link(sale.code), Allocation.amount.key: _CENT}),)
    return made


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], *map(Path, sys.argv[2:4]))))
