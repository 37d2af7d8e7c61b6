"""Screens of service: the page with its views, the client's tab with the red bar, dialogs, the day."""

from datetime import time, timedelta
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.dispatch import UsedPart
from clientdesk.dossier.values import Link
from clientdesk.ui.client.tabs import SERVICE as TAB
from clientdesk.ui.service.dialog import ServiceDialog
from clientdesk.ui.service.page import ServicePage
from clientdesk.ui.shell.entries import SERVICE
from tests.screens.scenes import Scene
from tests.screens.stage import FIRM, PERSON, Stage

_WAIT = 500
_TOLD = {
    "en": (
        "Pump P-77 makes a noise when it starts",
        "Oil change",
        "The handle broke after a week",
        "Wang Wei",
        "Hall 2, left of the door",
        "Cleaned the bearing and changed the seal.",
        "Seal 25 mm",
        "Pump X200",
    ),
    "zh_CN": (
        "水泵 P-77 启动时有异响",
        "更换机油",
        "手柄用了一周就断了",
        "王维",
        "二号车间，门左侧",
        "清洗轴承，更换密封圈。",
        "密封圈 25 毫米",
        "水泵 X200",
    ),
    "zh_TW": (
        "幫浦 P-77 啟動時有異音",
        "更換機油",
        "手柄用了一週就斷了",
        "王維",
        "二號廠房，門左側",
        "清洗軸承，更換密封圈。",
        "密封圈 25 公釐",
        "幫浦 X200",
    ),
}


def _written(stage: Stage, what: str, client: str, **values: Any) -> Record:
    record = stage.desk.service.new(what, stage.code(client))
    for key, value in values.items():
        record[record.kind.by_key[key]] = value
    stage.desk.clients.create(record)
    return record


def _fill(stage: Stage) -> None:
    """Service of two clients, unless another scene wrote it already."""
    desk = stage.desk
    noise, oil, broke, who, place, done, seal, pump = _TOLD[stage.words.language]
    if any(each.name == noise for each in desk.service.listed("dispatch")):
        return
    stage.typed += "\n".join((*_TOLD[stage.words.language], "P-77"))
    today = desk.today
    item = _written(
        stage,
        "installed_item",
        FIRM,
        name=pump,
        serial="P-77",
        place=place,
        sold_on=today - timedelta(700),
        warranty_to=today + timedelta(31),
    )
    _written(stage, "service_plan", FIRM, name=oil, item=Link(item.code, pump), begins=today + timedelta(9))
    _written(
        stage,
        "service_request",
        FIRM,
        subject=noise,
        item=Link(item.code, pump),
        urgency="urgent",
        wanted_by=today - timedelta(1),
    )
    part = Row(
        {
            UsedPart.product.key: Link(None, seal),
            UsedPart.quantity.key: Decimal(2),
            UsedPart.cost.key: Decimal("3.5"),
            UsedPart.charged.key: Decimal(18),
        }
    )
    sent = _written(
        stage,
        "dispatch",
        FIRM,
        subject=noise,
        engineer=Link(None, who),
        planned_on=today,
        planned_from=time(9, 30),
        item=Link(item.code, pump),
        labour_hours=Decimal("1.5"),
        hourly_cost=Decimal(120),
        parts=(part,),
    )
    desk.service.move([sent.code], "assign")
    ready = _written(
        stage,
        "dispatch",
        PERSON,
        subject=oil,
        kind="maintenance",
        engineer=Link(None, who),
        planned_on=today,
        charge=Decimal(260),
        travel_cost=Decimal(40),
    )
    desk.service.move([ready.code], "assign")
    desk.service.move([ready.code], "finish", values={"work_done": done})
    _written(
        stage, "dispatch", FIRM, subject=oil, kind="maintenance", estimate=Decimal(900), item=Link(item.code, pump)
    )
    _written(
        stage,
        "complaint",
        FIRM,
        subject=broke,
        severity=3,
        channel="phone",
        date=today - timedelta(5),
        owner=Link(None, who),
    )
    _written(stage, "complaint", PERSON, subject=noise, severity=1, owner=Link(None, who), time=time(9))
    stage.pause(_WAIT)


def _page(stage: Stage) -> ServicePage:
    _fill(stage)
    stage.go(SERVICE)
    page = stage.window.going.servicing.page
    page.refresh()
    stage.pause(_WAIT)
    return page


def _view(stage: Stage, name: str) -> None:
    _page(stage).show_view(name)
    stage.pause(_WAIT)


def _nothing(stage: Stage) -> None:
    stage.go(SERVICE)
    stage.pause(_WAIT)


def _tab(stage: Stage) -> None:
    _fill(stage)
    stage.client(FIRM, TAB)
    stage.pause(_WAIT)
    stage.window.page.tabs.service.refresh()
    stage.pause(_WAIT)


def _first(stage: Stage) -> None:
    """The tab of a client without any service."""
    stage.client(PERSON, TAB)
    stage.window.page.tabs.service.show_view("complaints")
    stage.pause(_WAIT)


def _dialog(stage: Stage, kind: str) -> QWidget:
    _fill(stage)
    record = stage.desk.service.listed(kind)[-1]
    dialog = ServiceDialog(stage.context, record, stage.window)
    dialog.open()
    stage.pause(_WAIT)
    return stage.shown(dialog)


def _new(stage: Stage, kind: str) -> QWidget:
    record = stage.desk.service.new(kind, stage.code(FIRM))
    dialog = ServiceDialog(stage.context, record, stage.window)
    dialog.open()
    stage.pause(_WAIT)
    return stage.shown(dialog)


def _close(stage: Stage) -> QWidget:
    """What is asked when a complaint is answered."""
    page = _page(stage)
    page.show_view("complaints")
    stage.pause(_WAIT)
    dialog = page.make("acknowledge")
    assert dialog is not None
    stage.pause(_WAIT)
    return stage.shown(dialog)


def _today(stage: Stage) -> None:
    _fill(stage)
    stage.go("today")
    stage.pause(_WAIT * 2)


SCENES = (
    Scene("service", lambda stage: _view(stage, "dispatches")),
    Scene("service-requests", lambda stage: _view(stage, "requests")),
    Scene("service-complaints", lambda stage: _view(stage, "complaints")),
    Scene("service-plans", lambda stage: _view(stage, "plans")),
    Scene("service-items", lambda stage: _view(stage, "items")),
    Scene("service-nothing", _nothing, empty=True),
    Scene("service-client", _tab),
    Scene("service-first", _first),
    Scene("service-dispatch", lambda stage: _dialog(stage, "dispatch")),
    Scene("service-complaint", lambda stage: _dialog(stage, "complaint")),
    Scene("service-new-dispatch", lambda stage: _new(stage, "dispatch")),
    Scene("service-new-complaint", lambda stage: _new(stage, "complaint")),
    Scene("service-new-plan", lambda stage: _new(stage, "service_plan")),
    Scene("service-new-item", lambda stage: _new(stage, "installed_item")),
    Scene("service-step", _close),
    Scene("service-today", _today),
)
