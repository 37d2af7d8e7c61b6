"""How the list of clients looks: as the user left it, or as the saved view wants it that is shown."""

from clientdesk.dossier.queries.views import Density, View
from clientdesk.ui.list import columns
from clientdesk.ui.list.columns import AIRY, CLIENTS, DENSE, NAME, Arrangement, Sheet
from clientdesk.ui.remembered import Remembered

_DENSITIES = {AIRY: Density.COMFORTABLE, DENSE: Density.COMPACT}


class Looks:
    """What is changed while a saved view is shown belongs to the view, once that is saved; elsewhere it is remembered
    at once. `letter` is the width of a letter in pixels."""

    def __init__(self, remembered: Remembered, *, letter: float) -> None:
        self.remembered = remembered
        self.letter = letter
        self.is_worn = False
        self._own = Arrangement(CLIENTS.usual)
        self._density = AIRY
        self._worn = (self._own, self._density)

    def wear(self, view: View | None) -> None:
        """Look as a view wants it; without one, as lists usually do."""
        self.is_worn = view is not None
        if view is None:
            return
        shown = tuple(dict.fromkeys(name for name in view.columns if name in CLIENTS.offered))
        widths = {name: width / self.letter for name, width in view.widths.items() if name in CLIENTS.offered}
        if shown and NAME not in shown:
            shown = (NAME, *shown)
        self._own = Arrangement(shown or CLIENTS.usual, widths, fits=not shown)
        self._density = DENSE if view.density is Density.COMPACT else AIRY
        self._worn = (self._own, self._density)

    @property
    def is_changed(self) -> bool:
        """Whether the list looks otherwise than the view that is shown."""
        return self.is_worn and (self._own, self._density) != self._worn

    def arrangement(self, sheet: Sheet) -> Arrangement:
        """The columns of a sheet."""
        return self._own if self._is_own(sheet) else columns.arrangement(self.remembered, sheet)

    def keep(self, sheet: Sheet, arranged: Arrangement) -> None:
        """The columns of a sheet were arranged so."""
        if self._is_own(sheet):
            self._own = arranged
        else:
            columns.keep(self.remembered, sheet, arranged)

    def forget(self, sheet: Sheet) -> None:
        """Back to the usual columns."""
        if self._is_own(sheet):
            self._own = Arrangement(sheet.usual)
        else:
            columns.forget(self.remembered, sheet)

    @property
    def density(self) -> str:
        """How close the lines stand."""
        return self._density if self.is_worn else columns.density(self.remembered)

    def keep_density(self, chosen: str) -> None:
        """The lines are to stand so close."""
        if self.is_worn:
            self._density = chosen
        else:
            columns.keep_density(self.remembered, chosen)

    def _is_own(self, sheet: Sheet) -> bool:
        return self.is_worn and sheet is CLIENTS

    # As a view keeps it

    @property
    def kept_columns(self) -> tuple[str, ...]:
        """The columns in order; none for the usual ones."""
        arranged = self.arrangement(CLIENTS)
        return () if arranged.fits and arranged.shown == CLIENTS.usual else arranged.shown

    @property
    def kept_widths(self) -> dict[str, int]:
        """{column: pixels}, where they are not the usual ones."""
        return {name: max(1, round(width * self.letter)) for name, width in self.arrangement(CLIENTS).widths.items()}

    @property
    def kept_density(self) -> Density:
        """How close the lines stand."""
        return _DENSITIES[self.density]
