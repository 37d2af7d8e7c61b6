"""How Python looks for garbage: often among what is young, never by itself through everything."""

import gc

_NEVER = 1_000_000
"""So many sweeps of what is young, until Python would by itself look through everything."""


def spare_the_old() -> None:
    """What is there now is never looked through again, what comes later only when it is asked for. A command that reads
    some ten thousand records spends half its time on looking through them again and again otherwise."""
    gc.freeze()
    young, middle, _all = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
