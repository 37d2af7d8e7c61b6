"""The visit pack: what one reads on the way to a client, on one page: who is who, the last talks, promises, money, days
to come, likes and taboos, and the questions most worth asking."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4

from clientdesk.exchange.cards.document import bookmark
from clientdesk.exchange.cards.imprint import Imprint
from clientdesk.exchange.cards.job import PrintJob
from clientdesk.exchange.cards.short.boxes import VISIT_BOXES
from clientdesk.exchange.cards.short.lines import Entry, Line
from clientdesk.exchange.cards.short.summary import SummaryPage
from clientdesk.exchange.profiles import Profile


@dataclass(frozen=True)
class VisitBox:
    """A titled list of rows: what leads each (a day, a name), and the rest of it; in the words of the print."""

    title: str
    rows: tuple[tuple[str, str], ...]


def draw_visits(job: PrintJob, canvas: Any) -> None:
    """Every client on one page."""
    imprint = Imprint(job, A4)
    for number, view in enumerate(job.views):
        bookmark(canvas, view.record.name, number)
        _VisitPage(job, view, imprint).draw(canvas)
        canvas.showPage()


class _VisitPage(SummaryPage):
    boxes = VISIT_BOXES

    def told(self) -> Iterator[tuple[str, list[Line]]]:
        """What is known from the work with the client comes first; it is for our own eyes only."""
        if self.job.disclosure.profile in (Profile.WORK, Profile.FULL):
            for box in self.job.visit_of(self.view.record, self.words):
                if box.rows:
                    yield box.title, [Entry(lead, text) for lead, text in box.rows]
        yield from super().told()
