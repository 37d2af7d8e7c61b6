"""Screens of bringing in and tidying up: the steps of an import, the quality of the data, clients who are twice."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QDialog, QMenu, QWidget

from clientdesk.dossier.person.basics import Basics
from clientdesk.ui.doubles.all_safe import AllSafe
from clientdesk.ui.doubles.dialog import MergeDialog
from clientdesk.ui.doubles.past import PastDialog
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.quality.preview import MendPreview
from clientdesk.ui.shell.entries import DOUBLES, QUALITY
from tests import make
from tests.screens.scenes import Scene
from tests.screens.stage import PERSON, Stage

_A_WHILE = 600
_HEADINGS = {
    "en": "Name,Mobile,Birthday,E-mail,Remark of ours",
    "zh_CN": "姓名,手机,生日,邮箱,我方备注",
    "zh_TW": "姓名,手機,生日,電子郵件,我方備註",
}
_ROWS = (
    "王小明,13800138000,1980-02-31,wang@example.com,爱喝茶",
    "李小红,13800138001,1985-03-04,li@example.com,",
    "陈小刚,12x,1990-05-06,no address,老客户",
    ",13800138003,,,",
)


# Bringing in


def _import(stage: Stage) -> ImportDialog:
    return stage.shown(stage.window.files.importing.open())


def _file(stage: Stage) -> ImportDialog:
    headings = _HEADINGS[stage.variant.language]
    stage.typed = "\n".join(
        (headings, *headings.split(","), *_ROWS, *(cell for row in _ROWS for cell in row.split(",")))
    )
    path = stage.folder / "clients.csv"
    path.write_text("\n".join((headings, *_ROWS)), encoding="utf-8")
    dialog = _import(stage)
    dialog.opening.take_path(str(path))
    stage.until(lambda: dialog.file.source is not None or dialog.problem.text())
    stage.pause(_A_WHILE)
    return dialog


def _refused(stage: Stage) -> QWidget:
    path = stage.folder / "clients.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    dialog = _import(stage)
    dialog.opening.take_path(str(path))
    stage.until(dialog.problem.text)
    Path(path).unlink()
    return dialog


def _step(stage: Stage, steps: int) -> QWidget:
    """So many steps after the file."""
    dialog = _file(stage)
    for _ in range(steps):
        before = dialog.step
        dialog.go_on()
        stage.until(lambda before=before: dialog.step > before or dialog.problem.text())  # type: ignore[misc]
        stage.pause(_A_WHILE)
    return dialog


# Tidying up


def _twice(stage: Stage) -> None:
    """Two people who are in the file twice."""
    desk = stage.desk
    known = desk.clients.get(stage.code(PERSON))
    again = make.person(known.name)
    again[Basics.mobile] = known[Basics.mobile]
    again[Basics.id_number] = "E00000002"
    other = make.person("王小明")
    other[Basics.mobile] = "13800138000"
    same = make.person("王晓明")
    same[Basics.mobile] = "13800138000"
    stage.typed = "王小明\n王晓明\n13800138000\n138 0013 8000"
    for record in (again, other, same):
        desk.clients.create(record)


def _doubles(stage: Stage) -> None:
    _twice(stage)
    stage.go(DOUBLES)
    stage.until(lambda: stage.window.going.tidying.doubles.found is not None)
    stage.pause(_A_WHILE)


def _doubles_none(stage: Stage) -> None:
    stage.go(DOUBLES)
    stage.until(lambda: stage.window.going.tidying.doubles.found is not None)
    stage.pause(_A_WHILE)


def _doubles_menu(stage: Stage) -> QWidget:
    _doubles(stage)
    stage.window.going.tidying.doubles.open_menu(QPoint(0, 0))
    stage.settle()
    return stage.top(QMenu)


def _merge(stage: Stage) -> QWidget:
    _doubles(stage)
    pair = stage.window.going.tidying.doubles.shown()[0]
    stage.window.going.tidying.merging.compare(pair.one.code, pair.other.code)
    return _opened(stage, MergeDialog)


def _merge_all(stage: Stage) -> QWidget:
    _doubles(stage)
    stage.window.going.tidying.merging.ask_all(stage.window.going.tidying.doubles.shown())
    return _opened(stage, AllSafe)


def _merged(stage: Stage) -> QWidget:
    _doubles(stage)
    pair = stage.window.going.tidying.doubles.shown()[0]
    stage.desk.doubles.not_the_same(pair.one.code, pair.other.code)
    for drop in ("SAMPLE-22", "SAMPLE-28"):
        stage.desk.doubles.merge("SAMPLE-31", drop)
    stage.desk.clients.erase(["SAMPLE-22"])
    stage.window.going.tidying.merging.show_past()
    return _opened(stage, PastDialog)


def _opened(stage: Stage, made: type[QDialog]) -> QWidget:
    stage.pause(_A_WHILE)
    stage.pause(_A_WHILE)
    return stage.top(made)


_READINGS = "hang zhou shi xi hu qu nan chuang xia shu dian shi li\nzeng yi jun"
"""How names are read, as the page proposes."""


def _quality(stage: Stage, place: int = 0) -> None:
    stage.typed = _READINGS
    stage.go(QUALITY)
    page = stage.window.going.tidying.quality
    stage.until(lambda: page.seen is not None)
    stage.pause(_A_WHILE)
    lists = [found.matter.name for found in page.seen.lists if found.findings] if page.seen else []
    if place < len(lists):
        page.lists.mark(lists[place])
        page.show_list(lists[place])
    stage.pause(_A_WHILE)


def _mend(stage: Stage) -> QWidget:
    _quality(stage)
    page = stage.window.going.tidying.quality
    assert page.seen is not None
    found = next(one for one in page.seen.lists if one.mendable)
    return stage.shown(MendPreview(stage.context, found.matter, found.mendable, stage.window))


SCENES = (
    Scene("import", _import),
    Scene("import-file", _file),
    Scene("import-refused", _refused),
    *(Scene(f"import-{name}", partial(_step, steps=steps)) for steps, name in enumerate(("match", "check"), 1)),
    Scene("import-report", partial(_step, steps=3)),
    Scene("doubles", _doubles),
    Scene("doubles-none", _doubles_none),
    Scene("doubles-menu", _doubles_menu),
    Scene("merge", _merge),
    Scene("merge-all", _merge_all),
    Scene("merged", _merged),
    *(Scene(f"quality-{place + 1}", partial(_quality, place=place)) for place in range(2)),
    Scene("quality-mend", _mend),
)
