"""What depends on the kinds alone, made once: the empty client file and the plan of its tables take longer to make than
most tests take."""

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from clientdesk.dossier.fields import Kind
from clientdesk.store.engine import Key

T = TypeVar("T")
Kinds = tuple[Kind, ...]


class Once(Generic[T]):
    """Makes something for each choice of kinds the first time it is asked for."""

    def __init__(self, make: Callable[[Kinds], T]) -> None:
        self._make = make
        self._made: dict[tuple[int, ...], tuple[Kinds, T]] = {}

    def __call__(self, kinds: Kinds) -> T:
        """The same for the same kinds."""
        same = tuple(map(id, kinds))
        if same not in self._made:
            # The kinds are kept too: what is let go may lend its identity to others.
            self._made[same] = kinds, self._make(kinds)
        return self._made[same][1]


class Blanks:
    """Stands where the store makes its files: each is a copy of the first. An encrypted one is made anew each time, for
    its salt is its own."""

    def __init__(self, make: Callable[[Path, Key | None, Kinds], None], folder: Path) -> None:
        self._make = make
        self._folder = folder
        self._blank = Once(self._made)

    def __call__(self, path: Path, key: Key | None, kinds: Kinds) -> None:
        """Put an empty file of these kinds there, for its owner's eyes only."""
        if key:
            self._make(path, key, kinds)
            return
        path.write_bytes(self._blank(kinds))
        path.chmod(0o600)

    def _made(self, kinds: Kinds) -> bytes:
        blank = self._folder / "blank.new"
        self._make(blank, None, kinds)
        content = blank.read_bytes()
        blank.unlink()
        return content
