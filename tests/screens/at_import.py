"""Screens of the import with a workbook of two sheets and with contacts, and of what came of it."""

from functools import partial

from PySide6.QtWidgets import QWidget

from clientdesk.desk.importing.given import SheetSeen, Source
from clientdesk.dossier.choices.insurance import PAY_MODE
from clientdesk.dossier.header import Header
from clientdesk.dossier.insurance.policy import Policy
from clientdesk.dossier.person.basics import Basics
from clientdesk.exchange.contacts import Contact, Contacts
from clientdesk.exchange.intake.headings import guessed
from clientdesk.exchange.intake.tables import Cell, Sheet
from clientdesk.i18n import Sentence
from clientdesk.ui.importing.dialog import ImportDialog
from clientdesk.ui.importing.trail import CHECK, MATCH, REPORT, RUN
from tests.screens.scenes import Scene
from tests.screens.stage import PERSON, Stage

_NAMES = ("王小明", "李小红", "赵大年", "陈安然", "周文博", "吴秀兰")
_LETTERS = "ABCDEF"
"""How spreadsheets call columns."""
_CODE_WORDS = ("甲", "乙", "丙", "丁", "戊", "己")


def _sheet(stage: Stage, name: str, rows: list[tuple[Cell, ...]]) -> SheetSeen:
    told = (str(cell) for row in rows for cell in row if cell is not None)
    stage.typed += "\n".join((*told, name, *_LETTERS, ""))
    wide = max(len(row) for row in rows)
    even = tuple((*row, *(None,) * (wide - len(row))) for row in rows)
    return SheetSeen(Sheet(name, even, wide, heading=guessed(even, ())))


def _book(stage: Stage) -> Source:
    """A list with titles, somebody who is there already, days that cannot be read; and a sheet of children."""
    known = stage.desk.clients.get(stage.code(PERSON))
    fields = (Basics.full_name, Basics.mobile, Basics.birth_date, Basics.email, Header.tags)
    titles = tuple(field.title(stage.words) for field in fields)
    people: list[tuple[Cell, ...]] = [
        (name, f"1540000000{place}", f"198{place}-0{place}-1{place}", f"c{place}@example.com", "VIP", word)
        for place, (name, word) in enumerate(zip(_NAMES, _CODE_WORDS, strict=True), start=1)
    ]
    people[2] = (*people[2][:2], "3/4/1982", *people[2][3:])
    people[4] = (*people[4][:2], "1985-13-45", *people[4][3:])
    people.append((known.name, known[Basics.mobile], None, "another@example.com", "VIP", "庚"))
    first = _sheet(stage, "2026", [("2026",), (*titles, "XYZ"), *people])
    heading = (titles[0], titles[1], "XYZ")
    second = _sheet(stage, "B", [heading, ("王小明", "15400000001", "王小宝")])
    stage.typed += "clients 2026.xlsx"
    note = Sentence("The sheet {sheet} is hidden in the file.", {"sheet": "B"})
    return Source("xlsx", "clients 2026.xlsx", "screens", sheets=(first, second), notes=(note,))


def _contacts(stage: Stage) -> Source:
    stage.typed += "\n".join(_NAMES) + "\ncontacts.vcf"
    told = [
        Contact(place, "person", {"full_name": name, "mobile": f"1540000000{place}"})
        for place, name in enumerate(_NAMES, start=1)
    ]
    return Source("vcf", "contacts.vcf", "screens", "gb18030", ("gb18030", "utf-8"), contacts=Contacts("vcf", told))


def _open(stage: Stage, given: Source | None = None, step: int = 0) -> ImportDialog:
    """The import of this at a step."""
    return _go(stage, stage.window.files.importing.open(), given, step)


def _go(stage: Stage, dialog: ImportDialog, given: Source | None, step: int) -> ImportDialog:
    stage.settle()
    if given is not None:
        dialog.opening.opened.emit(given)
        stage.settle()
    while dialog.step < step:
        before = dialog.step
        dialog.go_on()
        stage.until(partial(_is_past, dialog, before))
    return dialog


def _is_past(dialog: ImportDialog, step: int) -> bool:
    return dialog.step not in (step, RUN)


def _list_of_fields(stage: Stage) -> QWidget:
    dialog = _open(stage, _book(stage), MATCH)
    popup = dialog.match.table.open_list(5)
    assert popup is not None
    stage.settle()
    return popup


def _problems(stage: Stage) -> QWidget:
    dialog = _open(stage, _book(stage), CHECK)
    dialog.check.groups.setCurrentRow(0)
    stage.settle()
    return dialog


def _told(stage: Stage) -> QWidget:
    """A house in Britain: days that might mean two, names with the surname first, a couple, a zero that was dropped."""
    stage.desk.house.settle_in("GB")
    titles = tuple(field.title(stage.words) for field in (Basics.full_name, Basics.birth_date, Basics.mobile))
    people: list[tuple[Cell, ...]] = [
        ("Barraclough, Pauline", "01/03/1955", "07700 900123"),
        ("Example, Ann", "02/05/1961", "07700 900124"),
        ("Tom & Sue Example", "04/06/1970", 1134960123),
    ]
    return _open(stage, Source("xlsx", "c.xlsx", "screens", sheets=(_sheet(stage, "C", [titles, *people]),)), CHECK)


def _running(stage: Stage) -> QWidget:
    dialog = _open(stage, _book(stage), CHECK)
    dialog.run.show_count(1234)
    dialog.show_step(RUN)
    dialog.run.under_way.begin().advance(321, 1234, "Writing")
    stage.pause(400)
    return dialog


def _undone(stage: Stage) -> QWidget:
    dialog = _open(stage, _book(stage), REPORT)
    dialog.report.take_back()
    stage.until(lambda: not dialog.report.works.is_busy)
    return dialog


def _new_clients(stage: Stage) -> None:
    _open(stage, _book(stage), REPORT).report.show_new.click()
    stage.settle()


def _policies(stage: Stage) -> Source:
    """A book of business: two policies of one holder, one of somebody who is there, one without a holder, a day that
    cannot be read."""
    known = stage.desk.clients.get(stage.code(PERSON))
    fields = (
        Policy.client, Basics.mobile, Policy.insurer, Policy.product, Policy.policy_no, Policy.start, Policy.premium,
        Policy.pay_mode, Policy.sum_insured,
    )  # fmt: skip
    titles = tuple(field.title(stage.words) for field in fields)
    yearly, once = (PAY_MODE.label(code, stage.words) for code in ("yearly", "single"))
    rows: list[tuple[Cell, ...]] = [
        ("王小明", "15400000001", "Example Life", "Life 60", "P-1001", "2024-03-05", "12000", yearly, "500000"),
        ("王小明", "15400000001", "Example Life", "Rider", "P-1001", "2024-03-05", "3000", yearly, "200000"),
        (known.name, known[Basics.mobile], "Example Motor", "Car", "C-2001", "2026-01-01", "3800.50", once, "1000000"),
        (None, None, "Example Motor", "Car", "C-2002", "2026-02-01", "3100", once, None),
        ("李小红", None, "Example Life", "Medical", "M-3001", "2026-13-45", "860", yearly, "100000"),
    ]
    stage.typed += "policies.xlsx"
    return Source("xlsx", "policies.xlsx", "screens", sheets=(_sheet(stage, "P", [titles, *rows]),))


def _bring_policies(stage: Stage, step: int) -> ImportDialog:
    return _go(stage, stage.window.files.importing.open_policies(), _policies(stage), step)


SCENES = (
    Scene("import-empty-file", _open, empty=True),
    Scene("import-contacts", lambda s: _open(s, _contacts(s))),
    Scene("import-book", lambda s: _open(s, _book(s))),
    Scene("import-told", _told),
    Scene("import-book-match", lambda s: _open(s, _book(s), MATCH)),
    Scene("import-book-fields", _list_of_fields),
    Scene("import-book-check", lambda s: _open(s, _book(s), CHECK)),
    Scene("import-book-problems", _problems),
    Scene("import-book-running", _running),
    Scene("import-book-report", lambda s: _open(s, _book(s), REPORT)),
    Scene("import-book-undone", _undone),
    Scene("import-book-new-clients", _new_clients),
    Scene("import-policies-match", lambda s: _bring_policies(s, MATCH)),
    Scene("import-policies-check", lambda s: _bring_policies(s, CHECK)),
    Scene("import-policies-report", lambda s: _bring_policies(s, REPORT)),
)
