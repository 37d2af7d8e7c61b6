"""Chinese is typed through a real input method, as on a desk in Shanghai or Taipei."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.typing_chinese import NAME

_TOOLS = ("xvfb-run", "dbus-run-session", "ibus-daemon", "xdotool")


@pytest.mark.long
def test_a_name_is_typed_into_search_field_and_grid(tmp_path: Path) -> None:
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    assert not missing, "this test needs xvfb, dbus-x11, ibus, ibus-libpinyin and xdotool"
    home = {**os.environ, "HOME": str(tmp_path), "CLIENTDESK_HOME": str(tmp_path), "LANG": "C.UTF-8"}
    home.pop("QT_QPA_PLATFORM", None)
    run = [sys.executable, "-m", "tests.ui.typing_chinese", str(tmp_path)]
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1300x900x24", "dbus-run-session", "--", *run],
        env=home,
        capture_output=True,
        text=True,
        timeout=180,
        check=True,
    )
    told = json.loads(done.stdout.splitlines()[-1])
    assert (told["search"], told["grid"]) == (NAME, NAME)
    assert told["field"] == NAME
    assert told["after Enter while composing"] == "nickname"
    assert told["after Enter"] not in ("", "nickname")
