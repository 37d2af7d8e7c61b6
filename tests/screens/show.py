"""Showing scenes: the picture of each in each variant, what is found wrong with it, and one sheet with all pictures."""

import logging
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tests.screens.checks import check
from tests.screens.findings import Finding, Found
from tests.screens.scenes import Scene
from tests.screens.stage import Originals, Stage
from tests.screens.variants import LARGE, SMALL, Variant, points

_THUMB = 900
"""Dots across of a picture on a sheet."""
_GAP = 12
_QUICKLY = 80
"""Little compression: the pictures are looked at once."""


class _Log(logging.Handler):
    """Keeps what is logged as a fault."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


def show(
    scene: Scene, variant: Variant, app: QApplication, *, originals: Originals, folder: Path, keep: Path | None,
    sizes: Sequence[tuple[int, int]] = (SMALL, LARGE),
) -> list[Found]:  # fmt: skip
    """Show one scene in one variant; its picture goes into the folder `keep`. What went wrong is a finding too."""
    stage = Stage(app, originals, variant, folder=folder)
    stage.is_empty = scene.empty
    found: list[Found] = []
    log = _Log()
    logging.getLogger("clientdesk").addHandler(log)
    try:
        made = scene.act(stage)
        shown = made if isinstance(made, QWidget) else stage.window
        stage.settle()
        for size in sizes if shown is stage.window else sizes[:1]:
            if shown is stage.window and shown.size() != QSize(*points(size, variant.scale)):
                shown.resize(*points(size, variant.scale))
                stage.settle()
            told = variant.name(size)
            path = keep and keep / f"{scene.name}--{told}.png"
            found += [Found(scene.name, told, finding) for finding in _look(shown, stage, path, size=size)]
    except Exception:  # noqa: BLE001 - one screen that cannot be shown does not keep the others from it
        log.said.append(traceback.format_exc(limit=-3))
    finally:
        logging.getLogger("clientdesk").removeHandler(log)
        stage.clear()
    return found + [Found(scene.name, variant.name(SMALL), Finding("log", line)) for line in log.said]


def _look(shown: QWidget, stage: Stage, path: Path | None, *, size: tuple[int, int]) -> Iterator[Finding]:
    picture = shown.grab().toImage()
    if path is not None:
        picture.save(str(path), "PNG", _QUICKLY)  # type: ignore[call-overload]
    (across, down), is_now = points(size, stage.variant.scale), shown.size()
    if is_now.width() > across or is_now.height() > down:
        yield Finding("large", f"{is_now.width()} × {is_now.height()} points on a screen of {across} × {down}")
    yield from check(shown, stage.originals.tongue(stage.variant.language, stage.typed), picture)


def show_all(
    scenes: Iterable[Scene], variants: Iterable[Variant], app: QApplication, *, originals: Originals, folder: Path,
    keep: Path | None, sizes: Sequence[tuple[int, int]] = (SMALL, LARGE),
    tell: Callable[[str], None] = lambda _line: None,
) -> list[Found]:  # fmt: skip
    """Show all of them; dialogs only on the small screen, for on the large one they are the same."""
    found: list[Found] = []
    wanted = list(scenes)
    for variant in variants:
        tell(f"{variant.language} {variant.look} {variant.scale}")
        for scene in wanted:
            found += show(scene, variant, app, originals=originals, folder=folder, keep=keep, sizes=sizes)
    return found


def sheet(pictures: list[Path], across: int) -> QImage:
    """One picture of all, so many beside one another."""
    images = [image for path in pictures if not (image := QImage(str(path))).isNull()]
    small = [_small(image) for image in images]
    rows = [small[start : start + across] for start in range(0, len(small), across)]
    width = across * (_THUMB + _GAP) + _GAP
    height = sum(max(image.height() for image in row) + _GAP for row in rows) + _GAP
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor("#808080"))
    painter = QPainter(made)
    down = _GAP
    for row in rows:
        for place, image in enumerate(row):
            painter.drawImage(_GAP + place * (_THUMB + _GAP), down, image)
        down += max(image.height() for image in row) + _GAP
    painter.end()
    return made


def _small(image: QImage) -> QImage:
    image.setDevicePixelRatio(1)
    if image.width() <= _THUMB:
        return image
    return image.scaledToWidth(_THUMB, Qt.TransformationMode.SmoothTransformation)
