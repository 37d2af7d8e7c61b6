"""Makes the pictures of the window in the two READMEs anew: `python -m tests.screens.readme`, then look at them."""

import os
import sys
import tempfile
from pathlib import Path

from PIL import Image

from clientdesk.paths import resources
from tests.screens.variants import SCALES, Variant, surroundings

SIZE = (1366, 816)
PICTURES = {
    "today": "today",
    "window": "person-summary",
    "query": "query-birthdays",
    "relations": "person-relations",
    "credit": "evaluation",
}
"""{name of the file: name of the scene}."""
LANGUAGES = ("en", "zh_CN")
NOT_READ = {"en": tuple(f"SAMPLE-{number:02}" for number in range(1, 36))}
"""Sample clients that readers of a language cannot read."""


def main() -> None:
    """Make them in both languages."""
    with tempfile.TemporaryDirectory() as place:
        os.environ.update(surroundings(SCALES[0], Path(place)), CLIENTDESK_HOME=place)
        _make(Path(place))
    # Qt's parts would be taken down in no order.
    sys.stdout.flush()
    os._exit(0)


def _make(place: Path) -> None:
    from PySide6.QtWidgets import QApplication, QWidget

    from clientdesk.ui import look
    from tests.screens.scenes import scenes
    from tests.screens.stage import NOW, Originals, Stage

    os.environ["CLIENTDESK_NOW"] = NOW
    app = QApplication([])
    look.load_fonts()
    originals = Originals(place)
    for language in LANGUAGES:
        for name, scene in PICTURES.items():
            stage = Stage(app, originals, Variant(language, look.LIGHT), folder=place)
            stage.desk.clients.trash(NOT_READ.get(language, ()))
            made = scenes()[scene].act(stage)
            shown = made if isinstance(made, QWidget) else stage.window
            if shown is stage.window:
                shown.resize(*SIZE)
                stage.window.toast.hide()
                stage.pause(500)
            shown.grab().save(str(place / "grab.png"))
            _keep(place / "grab.png", resources() / "screenshots" / f"{name}-{language}.png")
            stage.clear()


def _keep(grab: Path, out: Path) -> None:
    """Write it with 256 colours, which is enough for windows and a third of the size."""
    with Image.open(grab) as image:
        few = image.convert("RGB").quantize(256, kmeans=2, dither=Image.Dither.NONE)
        few.save(out, optimize=True)


if __name__ == "__main__":
    main()
