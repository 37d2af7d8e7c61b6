"""Screens of an enterprise's credit file: statements, ratios, evaluation."""

from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.work.evaluation import CREDIT as CREDIT_KIND
from clientdesk.dossier.work.evaluation import DISTRIBUTOR, WEIGHTED, Evaluation
from clientdesk.ui.client.tabs import CREDIT
from clientdesk.ui.credit.page import EVALUATION, RATIOS, STATEMENTS
from clientdesk.ui.house.credit import open_credit
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, Stage

_BARE = "SAMPLE-08"
"""A sample enterprise without statements."""
_A_WHILE = 700


def _credit(stage: Stage, code: str, part: int) -> None:
    stage.client(code, CREDIT)
    stage.window.page.tabs.credit.switches[part].click()
    stage.pause(_A_WHILE)


def _dupont(stage: Stage) -> None:
    _credit(stage, FIRM, RATIOS)
    stage.window.page.tabs.credit.ratios.show_part(1)
    stage.pause(_A_WHILE)


def _making(stage: Stage, kind: str, *, scrolled: float = 0) -> None:
    """An evaluation with some points, scrolled down by a share of the page."""
    _credit(stage, FIRM, EVALUATION)
    evaluations = stage.window.page.tabs.credit.evaluations
    evaluations.begin(kind)
    stage.pause(_A_WHILE)
    assert evaluations.making is not None
    for one, points in zip(evaluations.making.criteria, ("85", "78", "72", "60", "", "90"), strict=False):
        one.score.editor.set_text(points)
    if kind == CREDIT_KIND:
        evaluations.making.entries[Evaluation.granted_limit.key].editor.set_text("300000")
    bar = evaluations.area.verticalScrollBar()
    bar.setValue(round(bar.maximum() * scrolled))
    stage.pause(_A_WHILE)


def _compare(stage: Stage) -> QWidget:
    _credit(stage, FIRM, EVALUATION)
    evaluations = stage.window.page.tabs.credit.evaluations
    evaluations.open_compare()
    stage.pause(_A_WHILE)
    assert evaluations.compare is not None
    return stage.shown(evaluations.compare)


def _rules(stage: Stage) -> QWidget:
    return stage.shown(open_credit(stage.context, stage.window))


PARTS = {"statements": STATEMENTS, "ratios": RATIOS, "evaluation": EVALUATION}
SCENES = (
    *(Scene(name, partial(_credit, code=FIRM, part=part)) for name, part in PARTS.items()),
    *(Scene(f"{name}-bare", partial(_credit, code=_BARE, part=part)) for name, part in PARTS.items()),
    Scene("ratios-dupont", _dupont),
    *(Scene(f"evaluation-{kind}", partial(_making, kind=kind)) for kind in (CREDIT_KIND, WEIGHTED, DISTRIBUTOR)),
    *(
        Scene(f"evaluation-{name}", partial(_making, kind=CREDIT_KIND, scrolled=share))
        for name, share in (("evidence", 0.2), ("knocked", 0.45), ("sum", 0.75), ("decision", 1))
    ),
    Scene("distributors", _compare),
    Scene("credit-rules", _rules),
)
