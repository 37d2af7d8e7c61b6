"""Screens of letters: a text with gaps, an account statement, payment reminders, birthday cards."""

from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.ui.house.letters import open_letter_rules
from clientdesk.ui.letters.accounts import StatementSide
from clientdesk.ui.letters.dialog import LettersDialog
from clientdesk.ui.letters.letter import LetterSide
from tests.screens.scenes import Scene
from tests.screens.stage import DEBTOR, PERSON, Stage

_A_WHILE = 600
_PLACES = "{salutation}\n{our_phone}\n"


def _shown(stage: Stage) -> LettersDialog:
    stage.until(lambda: stage.window.going.letters.dialog is not None)
    dialog = stage.window.going.letters.dialog
    assert dialog is not None
    stage.until(lambda: not dialog.waits)
    stage.pause(_A_WHILE)
    return dialog


def _letter(stage: Stage) -> QWidget:
    stage.typed += _PLACES
    stage.client(PERSON)
    stage.window.going.letters.letter()
    return _shown(stage)


def _gaps(stage: Stage) -> QWidget:
    stage.client(PERSON)
    stage.choose(6)
    stage.window.going.letters.letter()
    dialog = _shown(stage)
    side = dialog.side
    assert isinstance(side, LetterSide)
    stage.typed += "{nickname} {birthday}\n{nickname}"
    side.body.appendPlainText("{nickname} {birthday}")
    dialog.make_preview()
    return _shown(stage)


def _account(stage: Stage, what: str) -> LettersDialog:
    stage.client(DEBTOR)
    stage.window.going.letters.write_to_shown(what)
    return _shown(stage)


def _own_days(stage: Stage) -> QWidget:
    shown = _account(stage, "statement")
    side = shown.side
    assert isinstance(side, StatementSide)
    side.periods.setCurrentIndex(side.periods.findData("own"))
    side.since.setText("2026-01-01")
    side.until.setText("2025-12-31")
    side.until.textEdited.emit(side.until.text())
    stage.typed += "2026-01-01\n2025-12-31\n"
    return shown


def _birthdays(stage: Stage) -> QWidget:
    stage.typed += _PLACES
    stage.window.going.letters.birthdays()
    return _shown(stage)


def _rules(stage: Stage) -> QWidget:
    return stage.shown(open_letter_rules(stage.context, stage.window))


SCENES = (
    Scene("letters-letter", _letter),
    Scene("letters-gaps", _gaps),
    Scene("letters-statement", partial(_account, what="statement")),
    Scene("letters-statement-days", _own_days),
    Scene("letters-reminder", partial(_account, what="reminder")),
    Scene("letters-birthdays", _birthdays),
    Scene("letters-rules", _rules),
)
