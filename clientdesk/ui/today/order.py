"""Which blocks of the morning a user wants to see, and in which order; kept with the places of windows."""

from collections.abc import Mapping, Sequence

from clientdesk.ui.remembered import Remembered

_ORDER, _HIDDEN, _OPENED = "order", "hidden", "opened "
_BETWEEN = ","
OPENED = 10
"""So many clients that were looked at are remembered for each file."""


class Order:
    """The blocks by their names; `usual` is how they stand until somebody moves one."""

    def __init__(self, usual: Sequence[str], remembered: Remembered) -> None:
        self.usual = tuple(usual)
        self.remembered = remembered

    @property
    def names(self) -> list[str]:
        """Every block in order, hidden ones too."""
        said = [name for name in self._list(_ORDER) if name in self.usual]
        return said + [name for name in self.usual if name not in said]

    @property
    def hidden(self) -> set[str]:
        """The blocks that are not shown."""
        return set(self._list(_HIDDEN)) & set(self.usual)

    def move(self, name: str, by: int) -> None:
        """Move a block past the next that is shown, up (-1) or down (1)."""
        shown = [other for other in self.names if other not in self.hidden]
        place = shown.index(name) + by
        if not 0 <= place < len(shown):
            return
        neighbour, names = shown[place], self.names
        names.remove(name)
        names.insert(names.index(neighbour) + (1 if by > 0 else 0), name)
        self._keep(_ORDER, names)

    def hide(self, name: str) -> None:
        """Show a block no more."""
        self._keep(_HIDDEN, [other for other in self.names if other in self.hidden or other == name])

    def show(self, name: str) -> None:
        """Show a block again."""
        self._keep(_HIDDEN, [other for other in self.names if other in self.hidden and other != name])

    def reset(self) -> None:
        """Show all blocks as they stand usually."""
        for key in (_ORDER, _HIDDEN):
            self.remembered.today.pop(key, None)
        self.remembered.save()

    def _list(self, key: str) -> list[str]:
        return [name for name in self.remembered.today.get(key, "").split(_BETWEEN) if name]

    def _keep(self, key: str, names: Sequence[str]) -> None:
        self.remembered.today[key] = _BETWEEN.join(names)
        self.remembered.save()


def opened(remembered: Remembered, file: str) -> Mapping[str, str]:
    """{code: moment, ISO in UTC} of the clients of a file that were looked at last."""
    told = remembered.today.get(_OPENED + file, "").split()
    return dict(pair.split("=", 1) for pair in told if "=" in pair)


def note_opened(remembered: Remembered, file: str, code: str, *, moment: str) -> None:
    """Remember that a client was looked at; it is written down with whatever is kept next."""
    kept = {code: moment, **{other: at for other, at in opened(remembered, file).items() if other != code}}
    remembered.today[_OPENED + file] = " ".join(f"{name}={at}" for name, at in list(kept.items())[:OPENED])
