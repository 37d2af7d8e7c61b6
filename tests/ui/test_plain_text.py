"""What a client is called never becomes mark-up: labels and tooltips are made in one place."""

import ast
from collections.abc import Iterator
from pathlib import Path

import clientdesk.ui

FOLDER = Path(clientdesk.ui.__file__).parent
MAKER = FOLDER / "labels.py"
ESCAPED = ("plain_tip",)
BOXES = FOLDER / "messages.py"


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """(name, call) of every call in a module."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            yield name, node


def test_labels_are_made_by_the_factory_alone() -> None:
    raw = [path.name for path in FOLDER.rglob("*.py") if path != MAKER for name, _ in calls(path) if name == "QLabel"]
    assert raw == []


def test_tooltips_are_escaped() -> None:
    raw = [
        f"{path.name}:{call.lineno}"
        for path in FOLDER.rglob("*.py")
        for name, call in calls(path)
        if name in ("setToolTip", "setStatusTip", "setWhatsThis")
        and not (isinstance(call.args[-1], ast.Call) and getattr(call.args[-1].func, "id", "") in ESCAPED)
    ]
    assert raw == []


def test_message_boxes_are_opened_in_one_place() -> None:
    elsewhere = {path.name for path in FOLDER.rglob("*.py") for name, _ in calls(path) if name == "QMessageBox"}
    assert elsewhere == {BOXES.name}


def test_threads_are_started_in_one_place() -> None:
    starters = ("Thread", "QThread", "QThreadPool", "ThreadPoolExecutor")
    found = {path.name for path in FOLDER.rglob("*.py") for name, _ in calls(path) if name in starters}
    assert found == {"tasks.py"}


def test_no_style_sheets_and_no_process_events() -> None:
    unwanted = ("setStyleSheet", "processEvents")
    assert [path.name for path in FOLDER.rglob("*.py") for name, _ in calls(path) if name in unwanted] == []
