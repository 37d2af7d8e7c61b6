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


def test_lists_are_sorted_by_the_store() -> None:
    assert [path.name for path in FOLDER.rglob("*.py") if "QSortFilterProxyModel" in path.read_text("utf-8")] == []


def test_nothing_speaks_to_a_network() -> None:
    speakers = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "PySide6.QtWebEngineCore"}
    # Writing and reading %20 speaks to nobody.
    found = [
        f"{path.name}: {name}"
        for path in FOLDER.parent.rglob("*.py")
        for name in imported(path)
        if name != "urllib.parse" and (name in speakers or name.partition(".")[0] in speakers)
    ]
    assert found == []
    # The local socket by which a second start finds the first is no network.
    assert [path.name for path in FOLDER.rglob("*.py") if "PySide6.QtNetwork" in imported(path)] == ["second_start.py"]


def imported(path: Path) -> set[str]:
    """The modules that a module imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names
