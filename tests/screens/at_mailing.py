"""Screens of post: labels with those who get none, a sheet of our own, the test page, envelopes."""

from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.label_sheet import Sheet
from clientdesk.ui.mailing.dialog import MailDialog
from clientdesk.ui.mailing.label_choices import LabelChoices
from clientdesk.ui.mailing.sheet_dialog import SheetDialog
from tests.screens.scenes import Scene
from tests.screens.stage import PERSON, Stage

_A_WHILE = 500
_SOME = 24


def _labels(stage: Stage, count: int = _SOME) -> MailDialog:
    if count > 1:
        stage.choose(count)
    else:
        stage.client(PERSON)
    stage.window.going.post.ask_labels()
    return _previewed(stage)


def _previewed(stage: Stage) -> MailDialog:
    stage.until(lambda: stage.window.going.post.dialog)
    dialog = stage.top(MailDialog)
    stage.until(lambda: not dialog.waits)
    stage.pause(_A_WHILE)
    return dialog


def _started(stage: Stage) -> QWidget:
    dialog = _labels(stage)
    choices = dialog.choices
    assert isinstance(choices, LabelChoices)
    choices.picture.place_at(7)
    choices.nudge_x.setText("1.5")
    stage.pause(_A_WHILE)
    return _previewed(stage)


def _trial(stage: Stage) -> QWidget:
    dialog = _labels(stage)
    assert isinstance(dialog.choices, LabelChoices)
    dialog.choices.trial.setChecked(True)
    stage.pause(_A_WHILE)
    return _previewed(stage)


def _sheet(stage: Stage, rows: int = 8) -> QWidget:
    dialog = _labels(stage)
    sheet = Sheet("48 × 25", (210.0, 297.0), (48.5, 25.4), 4, rows, 8.0, 21.5, 0.0, 0.0)
    stage.typed += sheet.name
    return stage.shown(SheetDialog(stage.context, sheet, instead_of=sheet.name, parent=dialog))


def _envelopes(stage: Stage, count: int = _SOME) -> QWidget:
    stage.choose(count)
    stage.window.going.post.ask_envelopes()
    return _previewed(stage)


SCENES = (
    Scene("mailing-labels", _labels),
    Scene("mailing-labels-one", partial(_labels, count=1)),
    Scene("mailing-labels-started", _started),
    Scene("mailing-test-page", _trial),
    Scene("mailing-sheet", _sheet),
    Scene("mailing-sheet-too-large", partial(_sheet, rows=12)),
    Scene("mailing-envelopes", _envelopes),
)
