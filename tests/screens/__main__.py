"""Makes every screen in every variant and checks it: `python -m tests.screens OUT [--only NAME …] [--langs zh_TW …]`.

OUT gets a picture of each screen in each variant, a sheet for each screen with all its variants, and `report.md`.
Each scale needs a program of its own; they run side by side.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from clientdesk.i18n import LANGUAGES
from tests.screens.findings import Finding, Found, report
from tests.screens.variants import LARGE, LOOKS, SCALES, SMALL, surroundings, variants

_SIZES = {size[0]: size for size in (SMALL, LARGE)}


def main(argv: Sequence[str]) -> int:
    """Make, check, report; 1 if anything was found."""
    asked = _arguments(argv)
    asked.out.mkdir(parents=True, exist_ok=True)
    if asked.inside:
        return _inside(asked)
    with ThreadPoolExecutor() as pool, tempfile.TemporaryDirectory() as folder:
        list(pool.map(partial(_outside, list(argv), Path(folder)), asked.scales))
    found = [one for scale in asked.scales for one in _read(asked.out / f"found-{scale}.json")]
    pictures = sorted(asked.out.glob("*--*.png"))
    text = report(found, made=len(pictures))
    (asked.out / "report.md").write_text(text, encoding="utf-8")
    print(text)
    return 1 if found else 0


def _arguments(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screens", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--only", nargs="+", default=["*"], help="names of screens, * stands for anything")
    parser.add_argument("--langs", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--looks", nargs="+", choices=LOOKS, default=LOOKS)
    parser.add_argument("--scales", nargs="+", type=int, choices=SCALES, default=SCALES)
    parser.add_argument("--sizes", nargs="+", type=int, choices=list(_SIZES), default=list(_SIZES))
    parser.add_argument("--inside", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(list(argv))


def _outside(argv: list[str], folder: Path, scale: int) -> None:
    """Start a program on a screen of that scale."""
    from tests.screens.stage import NOW

    variables = {**os.environ, **surroundings(scale, folder), "CLIENTDESK_NOW": NOW, "TZ": "Asia/Shanghai"}
    variables["CLIENTDESK_HOME"] = str(folder / f"home-{scale}")
    command = [sys.executable, "-m", "tests.screens", *argv, "--inside", str(scale)]
    done = subprocess.run(command, env=variables, check=False)
    if done.returncode:
        print(f"{scale} %: ended with {done.returncode}", file=sys.stderr)


def _inside(asked: argparse.Namespace) -> int:
    from PySide6.QtWidgets import QApplication

    from clientdesk.ui import look
    from tests.screens.scenes import scenes
    from tests.screens.show import sheet, show_all
    from tests.screens.stage import Originals

    app = QApplication([])
    app.setCursorFlashTime(0)
    look.load_fonts()
    wanted = [scene for scene in scenes().values() if any(fnmatch(scene.name, name) for name in asked.only)]
    with tempfile.TemporaryDirectory() as place:
        found = show_all(
            wanted,
            variants(asked.inside, asked.langs, looks=asked.looks),
            app,
            originals=Originals(Path(place)),
            folder=Path(place),
            keep=asked.out,
            sizes=[_SIZES[across] for across in asked.sizes],
            tell=lambda line: print(line, flush=True),
        )
    told = json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1)
    (asked.out / f"found-{asked.inside}.json").write_text(told, encoding="utf-8")
    for scene in wanted:
        for across in asked.sizes:
            if made := sorted(asked.out.glob(f"{scene.name}--*-{asked.inside}-{across}.png")):
                name = f"sheet-{scene.name}-{asked.inside}-{across}.jpg"
                sheet(made, 2).save(str(asked.out / name), quality=85)
    sys.stdout.flush()
    os._exit(0)


def _read(path: Path) -> list[Found]:
    if not path.exists():
        return []
    told = json.loads(path.read_text(encoding="utf-8"))
    return [Found(one["screen"], one["variant"], Finding(**one["finding"])) for one in told]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
