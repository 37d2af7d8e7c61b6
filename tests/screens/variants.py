"""In which ways each screen is shown: language, look, scale, size of the computer's screen."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from clientdesk.i18n import LANGUAGES
from clientdesk.ui.look import DARK, LIGHT

SCALES = (100, 150)
"""Per cent."""
SMALL, LARGE = (1366, 768), (2560, 1440)
"""Dots of the screens, across and down."""
LOOKS = (LIGHT, DARK)
_LEAST = (1024, 640)
"""Points that the window is promised to be usable on; at 150 % no smaller screen is made up for it."""


@dataclass(frozen=True)
class Variant:
    """One way of showing a screen; `scale` in per cent, which cannot change while a program runs."""

    language: str
    look: str
    scale: int = SCALES[0]

    def name(self, size: tuple[int, int]) -> str:
        """As it stands in names of files."""
        return f"{self.language}-{self.look}-{self.scale}-{size[0]}"


def points(size: tuple[int, int], scale: int) -> tuple[int, int]:
    """The size of a screen as programs see it."""
    across, down = (max(least, round(dots * 100 / scale)) for least, dots in zip(_LEAST, size, strict=True))
    return across, down


def surroundings(scale: int, folder: Path) -> dict[str, str]:
    """The variables of a program on the small screen at a scale, with a description of it written into a folder."""
    across, down = (round(part * scale / 100) for part in points(SMALL, scale))
    screen = {"name": "one", "x": 0, "y": 0, "width": across, "height": down}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    told = folder / f"screen-{scale}.json"
    told.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
    return {"QT_QPA_PLATFORM": f"offscreen:configfile={told}", "QT_SCALE_FACTOR": str(scale / 100)}


def variants(scale: int, languages: Sequence[str] = LANGUAGES, *, looks: Sequence[str] = LOOKS) -> list[Variant]:
    """Each language in each look."""
    return [Variant(language, look, scale) for language in languages for look in looks]
