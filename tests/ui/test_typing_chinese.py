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
_BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""
"""A session bus that starts no services by itself: the desktop portal would mount a file system in the test's home and
leave it there, dead, where no sweep gets rid of it."""


@pytest.mark.long
def test_a_name_is_typed_into_search_field_and_grid(tmp_path: Path) -> None:
    missing = [tool for tool in _TOOLS if shutil.which(tool) is None]
    assert not missing, "this test needs xvfb, dbus-x11, ibus, ibus-libpinyin and xdotool"
    home = {**os.environ, "HOME": str(tmp_path), "CLIENTDESK_HOME": str(tmp_path), "LANG": "C.UTF-8"}
    home.pop("QT_QPA_PLATFORM", None)
    bus = tmp_path / "bus.conf"
    bus.write_text(_BUS, encoding="utf-8")
    run = [sys.executable, "-m", "tests.ui.typing_chinese", str(tmp_path)]
    done = subprocess.run(
        ["xvfb-run", "-a", "-s", "-screen 0 1300x900x24", "dbus-run-session", f"--config-file={bus}", "--", *run],
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
    assert str(tmp_path) not in Path("/proc/mounts").read_text(encoding="utf-8")
