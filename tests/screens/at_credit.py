"""Screens of an enterprise's credit file: statements, ratios, evaluation."""

from functools import partial

from PySide6.QtWidgets import QMessageBox, QWidget

from clientdesk.dossier.values import Link
from clientdesk.dossier.work.evaluation import CREDIT as CREDIT_KIND
from clientdesk.dossier.work.evaluation import DISTRIBUTOR, WEIGHTED, Evaluation
from clientdesk.ui.client.tabs import CREDIT
from clientdesk.ui.credit.page import EVALUATION, RATIOS, STATEMENTS
from clientdesk.ui.evaluation.compare import CompareDialog
from clientdesk.ui.house.credit import open_credit
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, Stage

BARE = "SAMPLE-08"
"""A sample enterprise without statements."""
_A_WHILE = 700


def credit(stage: Stage, code: str, part: int) -> None:
    """Show a part of the credit file of an enterprise."""
    stage.client(code, CREDIT)
    stage.window.page.tabs.credit.switches[part].click()
    stage.pause(_A_WHILE)


def _dupont(stage: Stage) -> None:
    credit(stage, FIRM, RATIOS)
    stage.window.page.tabs.credit.ratios.show_part(1)
    stage.pause(_A_WHILE)


def _making(stage: Stage, kind: str, *, scrolled: float = 0) -> None:
    """An evaluation with some points, scrolled down by a share of the page."""
    credit(stage, FIRM, EVALUATION)
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


def _finished(stage: Stage, kind: str) -> None:
    """An evaluation that was decided, as it is read afterwards."""
    _making(stage, kind)
    evaluations = stage.window.page.tabs.credit.evaluations
    assert evaluations.making is not None
    for one in evaluations.making.criteria:
        one.score.editor.set_text(one.score.editor.text() or "70")
    for key in (Evaluation.granted_limit.key, Evaluation.granted_reason.key):
        if key in evaluations.making.entries:
            evaluations.making.entries[key].editor.set_text("")
    evaluations.finish()
    stage.until(lambda: evaluations.making is None)
    bar = evaluations.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    stage.window.toast.hide()
    stage.pause(_A_WHILE)


def _lacks_reason(stage: Stage) -> None:
    """Something else is granted than suggested, and nobody said why."""
    _making(stage, CREDIT_KIND, scrolled=1)
    stage.window.page.tabs.credit.evaluations.finish()
    stage.pause(_A_WHILE)


def _discard(stage: Stage) -> QWidget:
    _making(stage, CREDIT_KIND)
    stage.window.page.tabs.credit.evaluations.ask_discard()
    stage.settle()
    return stage.top(QMessageBox)


def _compare_several(stage: Stage) -> QWidget:
    """Two candidates beside each other, of whom one was never weighed."""
    dialog = _compare(stage)
    assert isinstance(dialog, CompareDialog)
    dialog.other.set_value(Link(BARE, stage.desk.clients.get(BARE).name))
    dialog.add_client()
    stage.pause(_A_WHILE)
    return dialog


def _compare(stage: Stage) -> QWidget:
    credit(stage, FIRM, EVALUATION)
    evaluations = stage.window.page.tabs.credit.evaluations
    evaluations.open_compare()
    stage.pause(_A_WHILE)
    assert evaluations.compare is not None
    return stage.shown(evaluations.compare)


def _rules(stage: Stage) -> QWidget:
    return stage.shown(open_credit(stage.context, stage.window))


PARTS = {"statements": STATEMENTS, "ratios": RATIOS, "evaluation": EVALUATION}
SCENES = (
    *(Scene(name, partial(credit, code=FIRM, part=part)) for name, part in PARTS.items()),
    *(Scene(f"{name}-bare", partial(credit, code=BARE, part=part)) for name, part in PARTS.items()),
    Scene("ratios-dupont", _dupont),
    *(Scene(f"evaluation-{kind}", partial(_making, kind=kind)) for kind in (CREDIT_KIND, WEIGHTED, DISTRIBUTOR)),
    *(
        Scene(f"evaluation-{name}", partial(_making, kind=CREDIT_KIND, scrolled=share))
        for name, share in (("evidence", 0.2), ("knocked", 0.45), ("sum", 0.75), ("decision", 1))
    ),
    *(Scene(f"finished-{kind}", partial(_finished, kind=kind)) for kind in (CREDIT_KIND, WEIGHTED, DISTRIBUTOR)),
    Scene("evaluation-lacks-reason", _lacks_reason),
    Scene("evaluation-discard", _discard),
    Scene("distributors", _compare),
    Scene("distributors-several", _compare_several),
    Scene("credit-rules", _rules),
)
