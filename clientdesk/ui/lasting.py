"""A guard against a fault of PySide6 6.12 on Python 3.11: it hands out `None`, `True` and `False` without counting.

It is built for Pythons in which these need no counting (3.12 and later). On 3.11 each call of Qt takes one reference
too many, and after some ten thousand of them the program would end with "none_dealloc: deallocating None".
"""

import ctypes
import sys

_COUNTED = (None, True, False, NotImplemented, Ellipsis)
_PLENTY = 1 << 50
"""More calls than any session makes."""


def guard() -> None:
    """Give what is there only once more references than Qt can use up. Calling it again changes nothing."""
    if sys.version_info >= (3, 12):
        return
    for single in _COUNTED:
        if sys.getrefcount(single) < _PLENTY // 2:
            count = ctypes.c_ssize_t.from_address(id(single))
            count.value += _PLENTY
