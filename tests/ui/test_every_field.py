"""Every field of every kind and every column of every group: put in through its widget, stored, read anew, equal."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clientdesk.desk import Desk
from clientdesk.dossier.fields import rows_of
from clientdesk.dossier.house.letters import Letters
from clientdesk.dossier.house.service import Service
from clientdesk.dossier.kinds import DOCUMENT_NAMES, HOUSE, KINDS, OPPORTUNITY
from clientdesk.dossier.record import Record
from clientdesk.dossier.rows import Row
from clientdesk.dossier.service.moves import WAYS
from clientdesk.ui.editors import Editor
from clientdesk.ui.form.form import Form
from clientdesk.ui.page import FILL_IN
from clientdesk.ui.rows.grid import Grid
from clientdesk.ui.window import Window
from tests import make
from tests.ui import hands
from tests.ui.conftest import settle

_ASCENDING = (
    (Letters.reminder_days_1, Letters.reminder_days_2),
    (Letters.reminder_days_2, Letters.reminder_days_3),
    (Letters.reminder_days_1, Letters.reminder_days_2),
    (Service.work_begins, Service.work_ends),
)
"""Pairs of rules of the house of which the second must not be less; the three days are put in order in three steps."""


@pytest.fixture(params=[kind.name for kind in KINDS if kind.name not in (*DOCUMENT_NAMES, *WAYS, OPPORTUNITY.name)])
def wanted(request: pytest.FixtureRequest, desk: Desk) -> tuple[Record, make.Blobs]:
    """A record with a value in every field that can be typed, and a row in every group. Documents of trading must fit
    together, dispatches, complaints and opportunities go a way of steps; they have forms of their own, see
    `test_trade_page`, `test_service_page` and `test_opportunities_page`."""
    kind = desk.kind(request.param)
    rng, blobs = Random(7), make.Blobs()
    record = Record(kind)
    for field in kind.values:
        if not field.fixed:
            record[field] = make.content(field, rng, blobs=blobs)
    if kind.name == HOUSE.name:
        for at_first, later in _ASCENDING:
            values: list[Any] = [record[at_first], record[later]]
            record[at_first], record[later] = sorted(values)
    for group in kind.groups:
        record[group] = (make.row(rows_of(group), rng, blobs=blobs),)
    return record, blobs


@pytest.fixture
def files(wanted: tuple[Record, make.Blobs], tmp_path: Path) -> dict[str, Path]:
    """The photos and files on the disk, by digest."""
    paths = {}
    for digest, (media, data) in wanted[1].items():
        paths[digest] = tmp_path / f"{digest[:12]}.{'jpg' if media == 'image/jpeg' else 'txt'}"
        paths[digest].write_bytes(data)
    return paths


def test_what_is_put_into_each_field_is_in_the_file(
    wanted: tuple[Record, make.Blobs],
    files: dict[str, Path],
    desk: Desk,
    path: Path,
    open_window: Callable[[], Window],
    qtbot: QtBot,
) -> None:
    record, _blobs = wanted
    begun = Record(record.kind, {record.kind.title.key: "begun"})
    desk.clients.create(begun)
    window = open_window()
    window.show_client(begun.id, mode=FILL_IN)
    settle(qtbot, window)
    form = window.page.form()
    for field in record.kind.values:
        if not field.fixed:
            editor = form.entries[field.key].editor
            hands.put(editor, record[field], files)
            hands.leave(editor)
    settle(qtbot, window)
    for group in record.kind.groups:
        put_row(form.grids[group.key], record.rows(group)[0], files, window, qtbot)
    settle(qtbot, window)
    refused = {key: entry.note.text() for key, entry in form.entries.items() if entry.is_refused and entry.note}
    assert refused == {}
    assert differences(record, desk.clients.get(begun.code)) == {}
    window.context.tasks.rest()
    desk.close()
    with Desk.open(path) as again:
        assert differences(record, again.clients.get(begun.code)) == {}


def put_row(grid: Grid, row: Row, files: dict[str, Path], window: Window, qtbot: QtBot) -> None:
    """Fill the blank row of a grid cell by cell, then leave the grid."""
    place = grid.model.rowCount() - 1
    for at, column in enumerate(grid.model.columns):
        if row[column] is None:
            continue
        grid.view.setFocus()
        index = grid.model.index(place, at)
        grid.view.setCurrentIndex(index)
        if grid.view.isColumnHidden(at):
            grid.open_detail()
            assert grid.detail is not None
            hands.put(grid.detail.editors[column.key], row[column], files)
            settle(qtbot, window)
            hands.leave(grid.detail.editors[column.key])
            continue
        grid.view.edit(index)
        editor = next(one for one in grid.view.viewport().findChildren(Editor) if not one.property("finished"))
        hands.put(editor, row[column], files)
        if column.type.name in ("photo", "file"):
            settle(qtbot, window)
        else:
            hands.leave(editor)
    grid.view.lost.emit()
    assert grid.model.entries, grid.group


def differences(wanted: Record, stored: Record) -> dict[str, tuple[Any, Any]]:
    """{key: (wanted, stored)} of what is not the same."""
    found: dict[str, tuple[Any, Any]] = {}
    for field in wanted.kind.values:
        if not field.fixed and told(field.type.name, wanted[field]) != told(field.type.name, stored[field]):
            found[field.key] = (wanted[field], stored[field])
    for group in wanted.kind.groups:
        for column in rows_of(group).columns:
            values = [
                [told(column.type.name, row[column]) for row in record.rows(group)] for record in (wanted, stored)
            ]
            if values[0] != values[1]:
                found[f"{group.key}.{column.key}"] = (values[0], values[1])
    return found


def told(kind: str, value: Any) -> Any:
    """A value as far as it must be the same: photos are written anew, ticks have the order of their list."""
    if kind == "multi_choice" and value is not None:
        return sorted(value)
    if kind in ("photo", "file") and value is not None:
        return value.media if kind == "photo" else (value.media, value.sha256)
    return value


def test_each_field_has_an_accessible_name(desk: Desk, open_window: Callable[[], Window], qtbot: QtBot) -> None:
    for kind in desk.client_kinds:
        desk.clients.create(Record(kind, {kind.title.key: "name"}))
    window = open_window()
    for client in (1, 2):
        window.show_client(client, mode=FILL_IN)
        settle(qtbot, window)
        form = window.page.form()
        nameless = [key for key, entry in form.entries.items() if not _reached(entry.editor).accessibleName()]
        nameless += [key for key, grid in form.grids.items() if not grid.view.accessibleName()]
        assert nameless == []


def _reached(editor: Editor) -> Any:
    return editor.focusProxy() or editor


def test_tab_goes_through_the_fields_in_the_order_seen(
    desk: Desk, open_window: Callable[[], Window], qtbot: QtBot
) -> None:
    client = make.person()
    desk.clients.create(client)
    window = open_window()
    window.activateWindow()
    window.show_client(client.id, mode=FILL_IN)
    settle(qtbot, window)
    form = window.page.form()
    order = walked(form, "lifecycle_stage", 6, qtbot)
    assert order == [
        "lifecycle_stage", "insurance_stage", "lead_source", "lead_source_detail", "introduced_by", "campaign_id",
    ]  # fmt: skip


def walked(form: Form, first: str, count: int, qtbot: QtBot) -> list[str]:
    """The fields that Tab visits from one on."""
    form.entries[first].editor.setFocus()
    found = []
    for _ in range(count):
        now = form.window().focusWidget()
        found.append(next(key for key, entry in form.entries.items() if entry.editor.isAncestorOf(now)))
        QTest.keyClick(now, Qt.Key.Key_Tab)
        qtbot.wait(1)
    return found
