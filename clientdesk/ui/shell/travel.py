"""Back and forth between what was shown, as in a browser."""

from dataclasses import dataclass, field

_MOST = 100


@dataclass(frozen=True)
class Place:
    """A place one can come back to: the entry of the sidebar, the number of the client shown (0: none), and what was
    searched for."""

    entry: str
    client: int = 0
    text: str = ""


@dataclass
class Travel:
    """The places visited, and at which of them one is."""

    places: list[Place] = field(default_factory=list)
    at: int = -1

    def visit(self, place: Place) -> None:
        """Come to a place; what lay ahead is forgotten. The same place again is no visit, and the first client shown
        at an entry belongs to the visit of the entry."""
        here = self.here
        if here == place:
            return
        if here == Place(place.entry, text=place.text):
            self.places[self.at] = place
            return
        del self.places[self.at + 1 :]
        self.places.append(place)
        del self.places[:-_MOST]
        self.at = len(self.places) - 1

    @property
    def here(self) -> Place | None:
        """The present place."""
        return self.places[self.at] if self.places else None

    @property
    def can_go_back(self) -> bool:
        """Whether something lies behind."""
        return self.at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether something lies ahead."""
        return self.at < len(self.places) - 1

    def back(self) -> Place | None:
        """Step back; None at the beginning."""
        if not self.can_go_back:
            return None
        self.at -= 1
        return self.places[self.at]

    def forward(self) -> Place | None:
        """Step forth again; None at the end."""
        if not self.can_go_forward:
            return None
        self.at += 1
        return self.places[self.at]
