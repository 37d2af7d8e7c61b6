"""Screens of a client's page: summary, dossier, timeline, files, each in its states."""

from functools import partial
from pathlib import Path
from random import Random

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from clientdesk.dossier.person.basics import Basics
from clientdesk.dossier.record import Record
from clientdesk.ui.client.tabs import DOSSIER, FILES, SUMMARY, TIMELINE
from clientdesk.ui.form.past import FieldPast
from tests import make
from tests.making.pictures import paper
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, PERSON, Stage

_A_WHILE = 400


def bare(stage: Stage, tab: int) -> Record:
    """A client of whom nothing but the name is known."""
    stage.typed = "王小明"
    record = make.person(stage.typed)
    stage.desk.clients.create(record)
    return stage.client(record.code, tab)


def _bare_interview(stage: Stage) -> None:
    bare(stage, DOSSIER)
    stage.window.page.guide.ask()


def _files(stage: Stage) -> None:
    """A client with two files, one of them looked into."""
    desk = stage.desk
    photo = desk.clients.get(stage.code(PERSON))[Basics.photo]
    assert photo is not None
    data = desk.attachments.read(photo)
    assert data is not None
    files = [desk.attachments.file(data, name="photo.jpg"), paper(Random(1))]
    stage.typed = "\n".join(Path(made.name).stem for made, _ in files)
    desk.attachments.attach_files(stage.code(PERSON), files)
    stage.client(PERSON, FILES)
    shown = stage.window.page.tabs.files
    first = shown.list.topLevelItem(0)
    assert first is not None
    shown.list.setCurrentItem(first)
    stage.pause(_A_WHILE)


def _problem(stage: Stage) -> None:
    """Something typed that cannot be stored, and what follows from it."""
    stage.fill_in(PERSON, Basics.birth_date.key)
    line = stage.app.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "31.02.1980x")
    line.clearFocus()
    stage.settle()


def _british(stage: Stage) -> None:
    """The boxes of an address that begins with its street."""
    stage.desk.house.settle_in("GB")
    record = bare(stage, DOSSIER)
    stage.fill_in(record.code, Basics.home_address.key)


def _found(stage: Stage) -> None:
    stage.fill_in(PERSON)
    stage.window.page.guide.tools.line.setText("咖啡" if stage.variant.language != "en" else "birthday")
    stage.settle()


def _past(stage: Stage) -> QWidget:
    stage.fill_in(PERSON, Basics.mobile.key)
    page = stage.window.page
    record = stage.desk.clients.get(stage.code(PERSON))
    record[Basics.mobile] = None
    stage.desk.clients.save(record)
    page.refresh()
    stage.settle()
    stage.window.page.guide.fill_in(Basics.mobile.key)
    stage.settle()
    page.guide.actions.show_past()
    stage.settle()
    return stage.top(FieldPast)


def _grid(stage: Stage, code: str, key: str) -> None:
    stage.fill_in(code, key)
    stage.pause(_A_WHILE)


def _sheet_at(stage: Stage, code: str, place: int) -> None:
    stage.client(code, DOSSIER)
    stage.window.page.jump(place)
    stage.settle()


def _form_at(stage: Stage, code: str, place: int) -> None:
    stage.fill_in(code)
    stage.window.page.jump(place)
    stage.pause(_A_WHILE)


def _composer(stage: Stage) -> None:
    stage.client(PERSON, TIMELINE)
    composer = stage.window.page.tabs.timeline.composer
    composer.text.setFocus()
    composer.text.setPlainText(stage.desk.clients.get(stage.code(PERSON)).name)
    stage.settle()


_NOTES = {
    "en": "His son Tom is doing his A-levels at Leeds Grammar School and plays cricket. Allergic to nuts, likes Rioja.",
    "zh_CN": "女儿王乐 今年高考 喜欢龙井。他对海鲜过敏，刚换了一辆特斯拉",
    "zh_TW": "女兒王樂 今年高考 喜歡龍井。他對海鮮過敏，剛換了一輛特斯拉",
}


def _crumbs(stage: Stage) -> None:
    stage.client(PERSON, TIMELINE)
    composer = stage.window.page.tabs.timeline.composer
    composer.text.setPlainText(_NOTES[stage.window.context.words.language])
    composer.crumbs.read()
    stage.settle()
    composer.crumbs.chips[0].click()
    stage.settle()


def _sections(stage: Stage) -> QWidget:
    stage.client(PERSON, DOSSIER)
    dialog = stage.window.page.guide.choose_sections()
    assert dialog is not None
    return stage.shown(dialog)


def _sections_abroad(stage: Stage) -> QWidget:
    """Where Chinese customs are not those of the house there is a tick for them."""
    stage.desk.house.settle_in("GB")
    return _sections(stage)


def _no_file(stage: Stage) -> QWidget:
    """A name that no file has: one is offered to be begun."""
    stage.fill_in(PERSON, Basics.employer_id.key)
    line = stage.app.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "Sample Mills")
    stage.typed += "Sample Mills"
    stage.settle()
    popup = line.completer().popup()
    assert popup is not None
    return popup


def _looks(stage: Stage) -> None:
    """What was sensitive and was looked at, or given out."""
    code = stage.code(PERSON)
    stage.desk.disclosures.looked(code, ["religion", "children"])
    stage.desk.disclosures.opened(code, ["religion", "children"])
    stage.desk.disclosures.note([code], output="card index", reason="A visit")
    stage.typed += "A visit\n"
    stage.client(PERSON, TIMELINE)


SCENES = (
    Scene("person-summary", lambda s: s.client(PERSON, SUMMARY)),
    Scene("person-summary-bare", lambda s: bare(s, SUMMARY)),
    Scene("person-sheet", lambda s: s.client(PERSON, DOSSIER)),
    Scene("person-sheet-bare", lambda s: bare(s, DOSSIER)),
    *(Scene(f"person-sheet-{n}", partial(_sheet_at, code=PERSON, place=n)) for n in range(2, 10, 2)),
    Scene("person-form", lambda s: s.fill_in(PERSON)),
    *(Scene(f"person-form-{n}", partial(_form_at, code=PERSON, place=n)) for n in range(1, 10)),
    Scene("person-form-problem", _problem),
    Scene("person-form-british", _british),
    Scene("person-form-found", _found),
    Scene("person-form-children", lambda s: _grid(s, PERSON, "children")),
    Scene("person-interview", lambda s: s.interview(PERSON)),
    Scene("person-interview-bare", _bare_interview),
    Scene("field-history", _past),
    Scene("sections", _sections),
    Scene("sections-abroad", _sections_abroad),
    Scene("person-form-no-file", _no_file),
    Scene("person-timeline", lambda s: s.client(PERSON, TIMELINE)),
    Scene("person-timeline-composer", _composer),
    Scene("person-timeline-crumbs", _crumbs),
    Scene("person-timeline-looks", _looks),
    Scene("person-timeline-bare", lambda s: bare(s, TIMELINE)),
    Scene("person-files", _files),
    Scene("person-files-empty", lambda s: bare(s, FILES)),
    Scene("firm-summary", lambda s: s.client(FIRM, SUMMARY)),
    Scene("firm-sheet", lambda s: s.client(FIRM, DOSSIER)),
    Scene("firm-form", lambda s: s.fill_in(FIRM)),
    *(Scene(f"firm-form-{n}", partial(_form_at, code=FIRM, place=n)) for n in range(1, 6)),
    Scene("firm-interview", lambda s: s.interview(FIRM)),
    Scene("firm-timeline", lambda s: s.client(FIRM, TIMELINE)),
    Scene("firm-files", lambda s: s.client(FIRM, FILES)),
)
