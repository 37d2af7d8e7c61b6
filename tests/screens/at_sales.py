"""Screens of opportunities: the page in all its parts, one being written, how it ends, the client it belongs to."""

from datetime import timedelta
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from clientdesk.desk.selling import Lesson
from clientdesk.dossier.rows import Row
from clientdesk.dossier.sales.opportunity import Competitor, Decider, Opportunity, Wanted
from clientdesk.dossier.values import Link
from clientdesk.ui.client.tabs import SUMMARY, TIMELINE
from clientdesk.ui.sales.asking import LoseDialog, ReopenDialog
from clientdesk.ui.sales.dialog import OpportunityDialog
from clientdesk.ui.sales.page import ANALYSIS, BOARD, FOLLOWING, FORECAST
from clientdesk.ui.shell.entries import OPPORTUNITIES
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, PERSON, Stage

_WAIT = 500
_DEALS = (
    ("V-100 × 40", FIRM, "lead", 64000, 75, 3),
    ("V-200 × 12", FIRM, "need", 128500, 20, 41),
    ("P-7", PERSON, "proposal", 9800, -4, 12),
    ("V-300 × 6", FIRM, "negotiation", 310000, 33, 8),
    ("S-1", PERSON, "hold", 15000, 120, 50),
    ("V-100 × 10", FIRM, "won", 16000, -30, 60),
    ("V-90 × 5", FIRM, "lost", 42000, -20, 45),
    ("P-2", PERSON, "lost", 3000, -12, 30),
)
"""(what, whose, in which stage, of how much, expected in so many days, in its stage for so many)."""


def _deals(stage: Stage) -> None:
    """Give the clients some opportunities, once."""
    desk = stage.desk
    if desk.opportunities.every():
        return
    stage.typed += "\n".join(name for name, *_rest in _DEALS) + "\nRival\nOther\n"
    for name, whose, where, amount, ahead, since in _DEALS:
        made = desk.opportunities.new(stage.code(whose), name=name)
        made[Opportunity.amount], made[Opportunity.expected] = Decimal(amount), desk.today + timedelta(ahead)
        made[Opportunity.date] = desk.today - timedelta(since + 20)
        made[Opportunity.stage_since] = desk.today - timedelta(since)
        made[Opportunity.stage] = where if where not in ("won", "lost") else "proposal"
        made[Opportunity.probability] = None
        desk.clients.create(made)
        if where == "won":
            desk.opportunities.win(made.code)
        elif where == "lost":
            desk.opportunities.lose(made.code, Lesson("price" if whose == FIRM else "no_need", "Rival"))


def _part(stage: Stage, part: str) -> None:
    _deals(stage)
    stage.go(OPPORTUNITIES)
    stage.window.going.selling.page.show_part(part)
    stage.until(lambda: stage.window.going.selling.page.found is not None)
    stage.pause(_WAIT)


def _none(stage: Stage) -> None:
    stage.go(OPPORTUNITIES)
    stage.pause(_WAIT)


def _shown(stage: Stage, kind: type[QDialog]) -> QWidget:
    stage.until(lambda: any(isinstance(each, kind) for each in QApplication.topLevelWidgets()))
    stage.pause(_WAIT)
    return stage.shown(stage.top(kind))


def _new(stage: Stage) -> QWidget:
    stage.window.going.selling.doing.add(stage.code(FIRM))
    return _shown(stage, OpportunityDialog)


def _whole(stage: Stage) -> QWidget:
    _deals(stage)
    desk = stage.desk
    code = next(deal.code for deal in desk.opportunities.every() if deal.stage == "negotiation")
    made = desk.clients.get(code)
    made[Opportunity.products] = (
        Row(
            {Wanted.product.key: Link(None, "V-300"), Wanted.quantity.key: Decimal(6), Wanted.price.key: Decimal(52000)}
        ),
    )
    made[Opportunity.man_money], made[Opportunity.man_need] = "met", "met"
    made[Opportunity.decision_chain] = (
        Row({Decider.person.key: Link(None, "A"), Decider.role.key: "decider", Decider.influence.key: 5}),
    )
    made[Opportunity.competitors] = (Row({Competitor.competitor.key: "Rival", Competitor.price.key: Decimal(305000)}),)
    stage.typed += "V-300\nA\n"
    desk.clients.save(made)
    stage.window.going.selling.doing.open(code)
    return _shown(stage, OpportunityDialog)


def _below(stage: Stage) -> QWidget:
    dialog = _whole(stage)
    assert isinstance(dialog, OpportunityDialog)
    dialog.form.verticalScrollBar().setValue(dialog.form.verticalScrollBar().maximum())
    stage.pause(_WAIT)
    return dialog


def _ending(stage: Stage, part: str) -> QWidget:
    _part(stage, part)
    doing = stage.window.going.selling.page.doing
    if part == FOLLOWING:
        doing.lose()
        return _shown(stage, LoseDialog)
    doing.reopen()
    return _shown(stage, ReopenDialog)


def _client(stage: Stage, tab: int) -> None:
    _deals(stage)
    stage.client(FIRM, tab)
    stage.pause(_WAIT)


SCENES = (
    Scene("opportunities-none", _none, empty=True),
    *(
        Scene(f"opportunities-{part}", partial(_part, part=part))
        for part in (FOLLOWING, BOARD, "won", "lost", "all", FORECAST, ANALYSIS)
    ),
    Scene("opportunities-new", _new),
    Scene("opportunities-one", _whole),
    Scene("opportunities-one-below", _below),
    Scene("opportunities-lose", partial(_ending, part=FOLLOWING)),
    Scene("opportunities-reopen", partial(_ending, part="lost")),
    Scene("opportunities-summary", partial(_client, tab=SUMMARY)),
    Scene("opportunities-timeline", partial(_client, tab=TIMELINE)),
)
