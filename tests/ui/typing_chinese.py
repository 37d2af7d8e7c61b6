"""Types a Chinese name through a real input method into the search, a field and a grid; prints what stands there.

Run inside a screen and a session bus with ibus: `xvfb-run -a dbus-run-session -- python -m tests.ui.typing_chinese
FOLDER`. It prints one JSON object `{place: text}`.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clientdesk.ui.program import Program

ENGINE = "libpinyin"
NAME, LETTERS = "张三", "zhangsan"
_MOST_CANDIDATES = 5
_TRIES = 6


def main() -> int:
    """Start the input method, open the sample desk, and type."""
    folder = Path(sys.argv[1])
    os.environ.update(QT_QPA_PLATFORM="xcb", QT_IM_MODULE="ibus", XMODIFIERS="@im=ibus")
    daemon = subprocess.Popen(["ibus-daemon", "-rxR", "--panel=disable"], stdout=subprocess.DEVNULL)
    try:
        sys.stdout.write(json.dumps(dict(_typed(folder)), ensure_ascii=False) + "\n")
    finally:
        daemon.terminate()
        daemon.wait()
    return 0


def _typed(folder: Path) -> Iterator[tuple[str, object]]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from clientdesk.ui import look
    from clientdesk.ui.page import FILL_IN
    from clientdesk.ui.program import Program
    from clientdesk.ui.remembered import Remembered
    from tests.ui.hands import focused

    app = QApplication([])
    look.load_fonts()
    program = Program(app, Remembered(language="zh_CN", look="light"), folder)
    program.open_sample(str(folder / "sample.clientdesk"))
    _rest(program)
    window = program.window
    assert window is not None
    window.show()
    window.activateWindow()
    QTest.qWait(1500)

    def press(key: str, wait: int = 60) -> None:
        subprocess.run(["xdotool", "key", key], check=True)
        QTest.qWait(wait)

    def compose() -> None:
        for letter in LETTERS:
            press(letter)
        QTest.qWait(800)

    def name() -> None:
        compose()
        press("space", 800)

    window.focus_search()
    # The first word goes to the daemon before it has an engine; what the command answers says nothing of its success.
    for _ in range(_TRIES):
        subprocess.run(["ibus", "engine", ENGINE], capture_output=True, check=False)
        QTest.qWait(1000)
    # Once chosen, the engine offers the name first.
    candidates = iter(range(1, _MOST_CANDIDATES + 1))
    while window.search.text() != NAME and (candidate := next(candidates, 0)):
        window.search.clear()
        compose()
        press(str(candidate), 800)
    yield "search", window.search.text()
    window.search.clear()
    window.shell.go("all")
    _rest(program)
    window.show_client(window.list.model.numbers[0], mode=FILL_IN)
    _rest(program)
    QTest.qWait(3000)
    form = window.page.form()
    field = form.entries["nickname"]
    field.editor.setFocus()
    QTest.qWait(300)
    name()
    yield "field", field.editor.text()
    for letter in "li":
        press(letter)
    press("Return", 800)
    yield "after Enter while composing", form.key_at(focused())
    press("Return", 800)
    yield "after Enter", form.key_at(focused())
    grid = form.grids["children"]
    form.focus_on("children")
    QTest.qWait(800)
    grid.view.setFocus()
    grid.view.setCurrentIndex(grid.model.index(grid.model.rowCount() - 1, 0))
    QTest.qWait(300)
    name()
    press("Tab", 800)
    yield "grid", grid.model.index(0, 0).data()
    window.finish(app.quit)
    app.exec()
    window.let_go()
    program.tasks.stop()


def _rest(program: "Program") -> None:
    from PySide6.QtTest import QTest

    QTest.qWait(200)
    while not program.tasks.idle:
        QTest.qWait(100)


if __name__ == "__main__":
    sys.exit(main())
