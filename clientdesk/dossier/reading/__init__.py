"""Tolerant reading of what people type: each function returns exactly what was meant or says what is expected."""


class Unreadable(ValueError):
    """A text that cannot be read without guessing.

    `reason` is a message id, a whole English sentence telling what is expected; `values` fill its named places.
    """

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = values

    def __str__(self) -> str:
        return self.reason.format(**self.values)
