"""Screens of what is given out or asked for beside the clients: exports, memos, passwords, plans, a file to be read."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from clientdesk.desk import Desk
from clientdesk.desk.ledgers import RECORDS
from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.work.contact import Contact
from clientdesk.errors import UserError
from clientdesk.ui.bulk.export import ExportDialog
from clientdesk.ui.client.stream import Sort
from clientdesk.ui.client.tabs import DOSSIER, RELATIONS, TIMELINE
from clientdesk.ui.printing.dialog import PrintDialog
from clientdesk.ui.privacy.password import PasswordDialog
from clientdesk.ui.query.name_dialog import NameDialog
from clientdesk.ui.shell.entries import ALL, TODAY
from clientdesk.ui.start import StartPage
from tests import make
from tests.screens.asking import with_view
from tests.screens.at_credit import PARTS, credit
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, PERSON, Stage

_A_WHILE = 600
_LONG = 300
"""Days after which everybody is due."""


def _export(stage: Stage, count: int = 0) -> ExportDialog:
    if count:
        stage.choose(count)
    dialog = stage.window.exporting.chosen() if count else stage.window.exporting.everything()
    assert dialog is not None
    return stage.shown(dialog)


def _export_records(stage: Stage) -> QWidget:
    dialog = _export(stage, 6)
    dialog.books.setCurrentIndex(dialog.books.findData(RECORDS))
    dialog.readers.setCurrentIndex(dialog.readers.findData("work"))
    return stage.shown(dialog)


def _export_as(stage: Stage, way: str) -> QWidget:
    dialog = _export(stage)
    dialog.books.setCurrentIndex(dialog.books.findData(way))
    return stage.shown(dialog)


def _exported(stage: Stage) -> QWidget:
    dialog = _export(stage)
    stage.typed = "clients"
    dialog.save(str(stage.folder / "clients.xlsx"))
    stage.pause(_A_WHILE)
    return dialog


def _export_refused(stage: Stage) -> QWidget:
    dialog = _export(stage)
    dialog.save(str(Path("/proc") / "clients.xlsx"))
    stage.pause(_A_WHILE)
    return dialog


def _memo(stage: Stage, page: int = 0) -> QWidget:
    """A page of the whole memo, with what is sensitive."""
    credit(stage, FIRM, PARTS["evaluation"])
    stage.window.printing.memo()
    stage.until(lambda: stage.window.printing.dialog)
    dialog = stage.top(PrintDialog)
    dialog.choices.sensitive.setChecked(True)
    dialog.choices.reason.setText(stage.words.tr("Credit memo"))
    dialog.choices.reason.editingFinished.emit()
    stage.pause(_A_WHILE)
    stage.until(lambda: not dialog.waits)
    for _ in range(page):
        dialog.preview.turn(1)
    stage.pause(_A_WHILE)
    return dialog


def _day_print(stage: Stage) -> QWidget:
    stage.go(TODAY)
    stage.until(lambda: stage.window.shell.today.day)
    dialog = stage.window.shell.today.paper.ask()
    stage.until(lambda: dialog.made)
    stage.pause(_A_WHILE)
    return dialog


def _plan_due(stage: Stage) -> QWidget:
    """Three people spoken to long ago, for whom nothing is planned."""
    desk = stage.desk
    names = ("王小明", "李小红", "陈小刚")
    stage.typed = "\n".join(names)
    for name in names:
        record = make.person(name)
        desk.clients.create(record)
        contact = desk.work.contact(record.code, content=name)
        contact[Contact.date] = desk.today - timedelta(_LONG)
        desk.work.note(contact)
    stage.go(TODAY)
    return stage.shown(stage.window.shell.today.ask_plan())


def _password(stage: Stage) -> PasswordDialog:
    return stage.shown(PasswordDialog(stage.context, stage.window))


def _password_wrong(stage: Stage) -> QWidget:
    stage.password = "Example-2026"
    dialog = _password(stage)
    dialog.old.setText("example")
    dialog.new.setText("Other-2026")
    dialog.again.setText("Other-2026")
    dialog.accept()
    stage.until(dialog.problem.isVisible)
    return dialog


def _read_only(stage: Stage) -> None:
    """Something typed while the file can only be read: it is kept in the window and told of."""
    stage.is_read_only = True
    stage.fill_in(PERSON, Basics.mobile.key)
    line = stage.app.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "15500000000")
    line.clearFocus()
    stage.pause(_A_WHILE)


def _in_use(stage: Stage) -> QWidget:
    """Somebody has the file open already."""
    page = stage.shown(StartPage(stage.words, stage.folder / "Documents", str(stage.desk.store.path)))
    try:
        Desk.open(stage.desk.store.path)
    except UserError as error:
        stage.typed = "\n".join(str(value) for value in error.values.values())
        page.show_error(error)
    return page


def _private(stage: Stage, tab: int, code: str = PERSON) -> None:
    stage.client(code, tab)
    stage.window.privacy.turn()
    stage.pause(_A_WHILE)


def _private_list(stage: Stage) -> None:
    stage.go(ALL)
    stage.window.privacy.turn()
    stage.pause(_A_WHILE)


def _private_credit(stage: Stage) -> None:
    """The credit file is no stranger's: what the firm's page shows in its place."""
    credit(stage, FIRM, PARTS["evaluation"])
    stage.window.privacy.turn()
    stage.pause(_A_WHILE)


def _panel(stage: Stage, sort: Sort, verb: str) -> None:
    """A piece of the stream that is being changed, or ticked off."""
    stage.client(PERSON, TIMELINE)
    timeline = stage.window.page.tabs.timeline
    item = next(one for one in timeline.items() if one.record is not None and one.record.kind.name == sort.value)
    {"edit": timeline.edit, "tick": timeline.tick}[verb](item)
    stage.pause(_A_WHILE)


def _unfolded(stage: Stage) -> None:
    stage.client(PERSON, RELATIONS)
    stage.pause(_A_WHILE)
    stage.window.page.tabs.relations.unfold_all(checked=True)
    stage.pause(_A_WHILE)


def _relation_menu(stage: Stage) -> QWidget:
    stage.client(PERSON, RELATIONS)
    stage.pause(_A_WHILE)
    relations = stage.window.page.tabs.relations
    assert relations.graph is not None
    node = next(one for one in relations.graph.root.walk() if not one.code and not one.covered)
    relations.ask_menu(node, QPoint(0, 0))
    stage.pause(_A_WHILE)
    return stage.top(QMenu)


def _header_menu(stage: Stage) -> QWidget:
    stage.go(ALL)
    return stage.shown(stage.window.list.arranging.open_menu(QPoint(300, 5)))


def _field_menu(stage: Stage) -> QWidget:
    stage.fill_in(PERSON, Basics.former_name.key)
    actions = stage.window.page.guide.actions
    menu = actions.menu(Basics.former_name)
    menu.popup(QPoint(0, 0))
    stage.settle()
    return menu


def _rename_view(stage: Stage) -> QWidget:
    entry = with_view(stage)
    dialog = stage.window.asking.rename(entry)
    assert isinstance(dialog, NameDialog)
    return stage.shown(dialog)


SCENES = (
    Scene("export", _export),
    Scene("export-records", _export_records),
    *(Scene(f"export-{way}", partial(_export_as, way=way)) for way in ("vcard", "csv", "documents", "all")),
    Scene("export-done", _exported),
    Scene("export-refused", _export_refused),
    *(Scene(f"memo-{page + 1}", partial(_memo, page=page)) for page in range(3)),
    Scene("day-print", _day_print),
    Scene("plan-due", _plan_due),
    Scene("password", _password),
    Scene("password-wrong", _password_wrong),
    Scene("read-only", _read_only),
    Scene("start-in-use", _in_use),
    Scene("private-list", _private_list),
    Scene("private-sheet", partial(_private, tab=DOSSIER)),
    Scene("private-relations", partial(_private, tab=RELATIONS)),
    Scene("private-firm", partial(_private, tab=DOSSIER, code=FIRM)),
    Scene("private-credit", _private_credit),
    Scene("timeline-contact", partial(_panel, sort=Sort.CONTACT, verb="edit")),
    Scene("timeline-task", partial(_panel, sort=Sort.TASK, verb="edit")),
    Scene("timeline-done", partial(_panel, sort=Sort.TASK, verb="tick")),
    Scene("relations-unfolded", _unfolded),
    Scene("relations-menu", _relation_menu),
    Scene("header-menu", _header_menu),
    Scene("field-menu", _field_menu),
    Scene("view-rename", _rename_view),
)
