"""The lists of opportunities sorted in the window: `python -m tests.bench --opportunities N`.

Milliseconds that the window's thread was busy in one turn of its loop, and until the list is there, beside a bare sort
of the same by the same key in one go, which would keep the window all that time.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from clientdesk.analysis.sales.funnel import conversions, funnel
from clientdesk.desk import Desk
from clientdesk.dossier.sales.deal import Deal
from clientdesk.dossier.sales.stages import OPEN, OVER
from clientdesk.i18n import catalogue
from clientdesk.ui import lasting, look
from clientdesk.ui.context import Context
from clientdesk.ui.sales.choosing import Choosing, entries_of
from clientdesk.ui.sales.figures import outcome
from clientdesk.ui.sales.page import Found, OpportunitiesPage
from clientdesk.ui.sales.tables import OPEN_COLUMNS
from clientdesk.ui.sweeping import Sweeping
from clientdesk.ui.tasks import Tasks

_TODAY = date(2026, 3, 5)
_WORDS = ["pump", "valve", "frame", "motor", "press", "seal", "阀门", "水泵"]


def watch(count: int) -> None:
    """Do it all and print a line for each column."""
    lasting.guard()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look.load_fonts()
    look.apply(app, look=look.LIGHT, language="en")
    deals = _made(count)
    with tempfile.TemporaryDirectory() as folder, Desk.create(Path(folder) / "bench.clientdesk", user="bench") as desk:
        tasks = Tasks()
        page = OpportunitiesPage(Context(desk, tasks, catalogue("en")))
        Sweeping(app, lambda: tasks.idle)
        _turns(app, tasks, page.show)
        choosing, told = Choosing(entries_of(deals), _TODAY), (funnel(deals), conversions(deals), ())
        page.show_found(Found(deals, choosing, *told, outcome(deals, _TODAY), "CNY", _TODAY))
        _turns(app, tasks, lambda: page.show_part("all"))
        print(f"{count:<20,}{'window, ms':>12}{'there, ms':>12}{'bare, ms':>12}{'ratio':>8}")
        for place, (column, key) in enumerate(OPEN_COLUMNS):
            worst, took = _turns(app, tasks, lambda place=place: page.sort(page.open_table, place))  # type: ignore[misc]
            begun = time.thread_time()
            assert len(sorted(deals, key=key)) == len(page.open_table.lines)
            bare = (time.thread_time() - begun) * 1000
            print(f"{column.title:<20}{worst:>12.0f}{took:>12.0f}{bare:>12.0f}{worst / bare:>8.2f}", flush=True)
        tasks.stop()


def _turns(app: QApplication, tasks: Tasks, doing: Callable[[], None]) -> tuple[float, float]:
    """Milliseconds: the longest turn of the loop that this thread computed in, and until all is done."""
    begun, worst, idle, turn = time.perf_counter(), 0.0, False, doing
    while True:
        computed = time.thread_time()
        turn()
        worst = max(worst, (time.thread_time() - computed) * 1000)
        if idle:
            return worst, (time.perf_counter() - begun) * 1000
        idle, turn = tasks.idle, app.processEvents
        time.sleep(0.001)


def _made(count: int) -> tuple[Deal, ...]:
    rng, stages = Random(3), (*OPEN, *OPEN, *OVER)

    def deal(number: int) -> Deal:
        opened, stage = _TODAY - timedelta(rng.randrange(600)), rng.choice(stages)
        amount, name = Decimal(rng.randrange(100, 90_000_000)) / 100, f"{rng.choice(_WORDS)} {rng.randrange(9999)}"
        return Deal(
            number,
            f"SJ{number:06}",
            name,
            f"KH{number % 5000:06}",
            f"{rng.choice(_WORDS)} {number % 5000}",
            rng.choice(("me", "you")),
            stage,
            Decimal(rng.randrange(100)) / 100,
            amount,
            "CNY",
            amount,
            opened,
            opened + timedelta(10),
            opened + timedelta(rng.randrange(300)),
            opened + timedelta(99) if stage in OVER else None,
            next_step=rng.choice(_WORDS),
        )

    return tuple(map(deal, range(count)))
