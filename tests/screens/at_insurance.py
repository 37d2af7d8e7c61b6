"""Screens of insurance: the page of policies with its calendar and claims, a client's policies, what is asked."""

from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from clientdesk.dossier.record import Record
from clientdesk.ui.client.tabs import INSURANCE
from clientdesk.ui.form.dialog import FieldsDialog
from clientdesk.ui.house.insurance import InsuranceRules, open_insurance
from clientdesk.ui.policies.dialog import ClaimDialog, PolicyDialog
from clientdesk.ui.policies.page import PoliciesPage
from clientdesk.ui.policies.seen import ALL, CALENDAR, CLAIMS, DUE, LAPSES
from clientdesk.ui.policies.tab import HOUSEHOLD
from clientdesk.ui.policies.tab import POLICIES as HELD
from clientdesk.ui.shell.entries import POLICIES, TODAY
from tests.screens.scenes import Scene
from tests.screens.stage import PERSON, Stage

_WAIT = 500


def _policies(stage: Stage) -> Record:
    """The first of the policies that the sample clients have."""
    stage.client(PERSON)
    return stage.desk.clients.get(stage.desk.insurance.listed()[0].code)


def _page(stage: Stage, part: str = CALENDAR) -> PoliciesPage:
    _policies(stage)
    stage.window.shell.go(POLICIES)
    page = stage.window.going.insuring.page
    page.show_part(part)
    page.refresh()
    stage.pause(_WAIT)
    return page


def _part(stage: Stage, part: str) -> None:
    _page(stage, part)


def _nothing(stage: Stage) -> None:
    stage.window.shell.go(POLICIES)
    stage.pause(_WAIT)


def _tab(stage: Stage, part: int) -> None:
    _policies(stage)
    stage.client(PERSON, INSURANCE)
    stage.pause(_WAIT)
    stage.window.page.tabs.insurance.show_part(part)
    stage.pause(_WAIT)


def _shown(stage: Stage, kind: type[FieldsDialog]) -> QWidget:
    stage.until(lambda: any(isinstance(each, kind) for each in QApplication.topLevelWidgets()))
    stage.pause(_WAIT)
    return stage.shown(stage.top(kind))


def _dialog(stage: Stage) -> QWidget:
    record = _policies(stage)
    _page(stage).verbs.show_record(stage.desk.clients.get(record.code))
    return _shown(stage, PolicyDialog)


def _new(stage: Stage) -> QWidget:
    page = _page(stage)
    page.verbs.show_record(stage.desk.insurance.policy(stage.code(PERSON)))
    return _shown(stage, PolicyDialog)


def _claim(stage: Stage) -> QWidget:
    page = _page(stage, CLAIMS)
    page.verbs.show_record(stage.desk.clients.get(page.found.claims[0].code))
    return _shown(stage, ClaimDialog)


def _asked(stage: Stage, verb: str) -> QWidget:
    page = _page(stage, DUE)
    page.table.begin_at(0)
    getattr(page.verbs, verb)()
    return _shown(stage, FieldsDialog)


def _rules(stage: Stage) -> QWidget:
    dialog = open_insurance(stage.context, stage.window)
    stage.until(lambda: dialog.record is not None)
    assert isinstance(dialog, InsuranceRules)
    return stage.shown(dialog)


def _today(stage: Stage) -> None:
    _policies(stage)
    stage.window.shell.go(TODAY)
    stage.window.shell.today.refresh()
    stage.pause(_WAIT)


SCENES = (
    Scene("policies-today", _today),
    Scene("policies-calendar", partial(_part, part=CALENDAR)),
    Scene("policies-due", partial(_part, part=DUE)),
    Scene("policies-all", partial(_part, part=ALL)),
    Scene("policies-lapsed", partial(_part, part=LAPSES)),
    Scene("policies-claims", partial(_part, part=CLAIMS)),
    Scene("policies-nothing", _nothing, empty=True),
    Scene("policies-client", partial(_tab, part=HELD)),
    Scene("policies-household", partial(_tab, part=HOUSEHOLD)),
    Scene("policies-dialog", _dialog),
    Scene("policies-new", _new),
    Scene("policies-claim", _claim),
    Scene("policies-pay", partial(_asked, verb="pay")),
    Scene("policies-lost", partial(_asked, verb="lose")),
    Scene("policies-settings", _rules),
)
