"""The line above the steps: which there are, and which one is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from clientdesk.i18n import N_, Catalogue
from clientdesk.ui.labels import label
from clientdesk.ui.look import coloured, colours_of, em, sized

FILE, MATCH, CHECK, RUN, REPORT = range(5)
TITLES = (N_("File"), N_("Match"), N_("Check"), N_("Import"), N_("Result"))
"""The titles of the steps in order."""


class Trail(QWidget):
    """Says where one is; steps that a file does not need are left out."""

    def __init__(self, words: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.step = FILE
        self.titles: list[QLabel] = []
        self.arrows: list[QLabel] = []
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em(self, 0.6))
        for place, title in enumerate(TITLES):
            if place:
                arrow = label("›", self)
                coloured(arrow, colours_of(self).quiet)
                self.arrows.append(arrow)
                line.addWidget(arrow)
            made = label(parent=self)
            made.setAccessibleName(words.tr(title))
            self.titles.append(made)
            line.addWidget(made)
        line.addStretch()
        self.show_step(FILE)

    def leave_out(self, *steps: int) -> None:
        """These steps are not needed for the present file."""
        for place, title in enumerate(self.titles):
            title.setVisible(place not in steps)
            if place:
                self.arrows[place - 1].setVisible(place not in steps)
        self.show_step(self.step)

    def show_step(self, step: int) -> None:
        """Mark a step as the one that is shown."""
        self.step = step
        colours = colours_of(self)
        shown = [place for place, title in enumerate(self.titles) if not title.isHidden()]
        for place, title in enumerate(self.titles):
            is_present = place == step
            number = shown.index(place) + 1 if place in shown else 0
            title.setText(self.words.tr(N_("{n} {title}"), n=number, title=self.words.tr(TITLES[place])))
            coloured(title, self._link() if is_present else colours.words if place < step else colours.quiet)
            sized(title, 1.0, bold=is_present)
        said = N_("Step {n} of {total}: {title}")
        place = shown.index(step) + 1 if step in shown else step + 1
        named = self.words.tr(TITLES[step])
        self.setAccessibleName(self.words.tr(said, n=place, total=len(shown), title=named))

    def _link(self) -> str:
        return self.palette().link().color().name()


def centred(widget: QWidget) -> QHBoxLayout:
    """A line with a widget in its middle."""
    line = QHBoxLayout()
    line.addStretch()
    line.addWidget(widget, 0, Qt.AlignmentFlag.AlignCenter)
    line.addStretch()
    return line
