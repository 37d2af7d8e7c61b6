"""Post as a PDF in the size of its sheets or envelopes, to be printed without scaling."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from clientdesk.exchange.cards.document import written
from clientdesk.exchange.cards.job import House, PrintJob
from clientdesk.exchange.cards.layouts import Layout
from clientdesk.exchange.mailing.envelopes import draw_envelopes
from clientdesk.exchange.mailing.given import EnvelopeRun, LabelRun
from clientdesk.exchange.mailing.labels import draw_labels, draw_trial
from clientdesk.exchange.profiles import Disclosure
from clientdesk.i18n import N_, Catalogue
from clientdesk.progress import QUIET, Progress


@dataclass(frozen=True)
class Mail:
    """A finished print of post: the PDF, how many pages and pieces it has, the codes of those that had to be cut."""

    pdf: bytes
    pages: int
    pieces: int = 0
    cut: tuple[str, ...] = ()


def label_print(run: LabelRun, *, author: str, now: datetime, progress: Progress = QUIET) -> Mail:
    """The labels on as many sheets as they take; raises `Cancelled` after the progress was."""
    title = N_("Mailing labels")
    return _mail(run.words, run.sheet.page, title, draw=partial(_labels, run, progress), author=author, now=now)


def trial_print(run: LabelRun, *, author: str, now: datetime) -> Mail:
    """The page that shows where the labels of a sheet lie, for plain paper."""
    return _mail(run.words, run.sheet.page, N_("Test page"), draw=partial(_trial, run), author=author, now=now)


def envelope_print(run: EnvelopeRun, *, author: str, now: datetime, progress: Progress = QUIET) -> Mail:
    """The envelopes, one on each page; raises `Cancelled` after the progress was."""
    draw = partial(_envelopes, run, progress)
    return _mail(run.words, run.envelope.size, N_("Envelopes"), draw=draw, author=author, now=now)


Draw = Callable[[Any], tuple[int, tuple[str, ...]]]
"""Draws on a canvas; how many pieces there are, and the codes of those that were cut."""


def _mail(words: Catalogue, paper: tuple[float, float], title: str, *, draw: Draw, author: str, now: datetime) -> Mail:
    outcome: list[tuple[int, tuple[str, ...]]] = []

    def drawn(_job: PrintJob, canvas: Any) -> None:
        canvas.setSubject(words.tr(title))
        # A reader that fits pages to its paper would move every label.
        canvas.setViewerPreference("PrintScaling", "None")
        outcome.append(draw(canvas))

    job = PrintJob((), words, Disclosure(), "", now, lambda _photo: None, house=House(author))
    pdf, pages = written(job, Layout("mailing", title, paper, drawn, title=title))
    pieces, cut = outcome[0]
    return Mail(pdf, pages, pieces, cut)


def _labels(run: LabelRun, progress: Progress, canvas: Any) -> tuple[int, tuple[str, ...]]:
    return run.labels, draw_labels(run, canvas, progress)


def _trial(run: LabelRun, canvas: Any) -> tuple[int, tuple[str, ...]]:
    draw_trial(run, canvas)
    return 0, ()


def _envelopes(run: EnvelopeRun, progress: Progress, canvas: Any) -> tuple[int, tuple[str, ...]]:
    return len(run.recipients) * run.copies, draw_envelopes(run, canvas, progress)
