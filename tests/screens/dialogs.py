"""Dialogs: adding, changing many, tasks, plans, prints, what belongs to the house."""

from functools import partial

from PySide6.QtWidgets import QMessageBox, QWidget

from clientdesk.dossier.header import Header
from clientdesk.dossier.person.basics import Basics
from clientdesk.exchange.cards import LAYOUTS
from clientdesk.ui.bulk.dialog import BulkDialog
from clientdesk.ui.house.rhythm import open_rhythm
from clientdesk.ui.printing.dialog import PrintDialog
from clientdesk.ui.task_dialog import edit_task
from clientdesk.ui.task_done import complete_task
from tests.screens.scenes import Scene
from tests.screens.stage import PERSON, Stage

_A_WHILE = 500
_SIGNATURE = """王小明 采购经理
苏州示例贸易有限公司
手机 138 0138 0000  wang@example.com
江苏省苏州市工业园区星湖街 1 号 215000"""


def _quick(stage: Stage, text: str = "") -> QWidget:
    dialog = stage.window.quick_add()
    if text:
        stage.typed = text
        dialog.paste.box.setPlainText(text)
        stage.pause(_A_WHILE)
    return stage.shown(dialog)


def _quick_double(stage: Stage) -> QWidget:
    dialog = stage.window.add("person")
    known = stage.desk.clients.get(stage.code(PERSON))
    dialog.entries[0].editor.set_text(known.name)
    dialog.entries[1].editor.set_text(known[Basics.mobile] or "")
    record = stage.desk.clients.new(known.kind.name)
    record[Basics.full_name], record[Basics.mobile] = known.name, known[Basics.mobile]
    dialog.alike.look_soon(record)
    stage.pause(_A_WHILE)
    return stage.shown(dialog)


def _tag(stage: Stage) -> QWidget:
    stage.choose(12)
    dialog = stage.window.bulk.tag()
    stage.settle()
    dialog.editor.set_text("2026")
    dialog.look()
    return _counted(stage, dialog)


def _set(stage: Stage) -> QWidget:
    stage.choose(12)
    dialog = stage.window.bulk.set()
    return stage.shown(dialog)


def _set_field(stage: Stage) -> QWidget:
    stage.choose(12)
    dialog = stage.window.bulk.set()
    stage.settle()
    dialog.show_field(Header.importance)
    return _counted(stage, dialog)


def _counted(stage: Stage, dialog: BulkDialog) -> QWidget:
    stage.pause(_A_WHILE)
    return stage.shown(dialog)


def _task(stage: Stage) -> QWidget:
    return stage.shown(edit_task(stage.context, stage.window, _task_code(stage)))


def _task_code(stage: Stage) -> str:
    return stage.desk.work.due(stage.desk.today)[0].code


def _done(stage: Stage) -> QWidget:
    return stage.shown(complete_task(stage.context, stage.window, stage.desk.clients.get(_task_code(stage))))


def _new_task(stage: Stage) -> QWidget:
    from clientdesk.ui.task_dialog import add_task

    return stage.shown(add_task(stage.context, stage.window))


def _print(stage: Stage, layout: str = "", count: int = 1) -> QWidget:
    stage.client(PERSON)
    if count > 1:
        stage.choose(count)
    stage.window.printing.chosen()
    return _previewed(stage, layout)


def _blank(stage: Stage) -> QWidget:
    stage.window.printing.blank()
    return _previewed(stage, "")


def _previewed(stage: Stage, layout: str) -> QWidget:
    stage.until(lambda: stage.window.printing.dialog)
    dialog = stage.top(PrintDialog)
    if layout:
        dialog.choices.layouts.setCurrentIndex(dialog.choices.layouts.findData(layout))
    stage.until(lambda: not dialog.waits)
    stage.pause(_A_WHILE)
    return dialog


def _sensitive(stage: Stage) -> QWidget:
    dialog = _print(stage)
    assert isinstance(dialog, PrintDialog)
    dialog.choices.sensitive.setChecked(True)
    return _previewed(stage, "")


def _sample_question(stage: Stage) -> QWidget:
    stage.window.sample.ask()
    stage.settle()
    return stage.top(QMessageBox)


SCENES = (
    Scene("quick-add", _quick),
    Scene("quick-add-pasted", lambda s: _quick(s, _SIGNATURE)),
    Scene("quick-add-double", _quick_double),
    Scene("columns", lambda s: s.shown(s.window.list.choose_columns())),
    Scene("bulk-tag", _tag),
    Scene("bulk-set", _set),
    Scene("bulk-set-field", _set_field),
    Scene("task", _task),
    Scene("task-new", _new_task),
    Scene("task-done", _done),
    Scene("plan", lambda s: s.shown(s.window.shell.today.ask_plan())),
    Scene("rhythm", lambda s: s.shown(open_rhythm(s.context, s.window))),
    Scene("company", lambda s: s.shown(s.window.ask_company())),
    Scene("card-fields", lambda s: s.shown(s.window.ask_choice())),
    *(Scene(f"print-{name}", partial(_print, layout=name)) for name in LAYOUTS),
    Scene("print-several", lambda s: _print(s, "index", 12)),
    Scene("print-blank-form", _blank),
    Scene("print-sensitive", _sensitive),
    Scene("sample-question", _sample_question),
)
