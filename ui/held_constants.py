"""Keeps Python 3.11 from running out of None, True and False, which would end the program.

PySide6 6.12 gives back one reference to True more than it took at each emission of a signal, and one
to None at each `QTimer.singleShot` with a context. From Python 3.12 on none of the three has a count.
"""

import sys

MANY = 1 << 40  # more than is given back in a thousand years


def hold_constants() -> None:
    """Take references to them that nothing gives back, not even the interpreter at its end."""
    if sys.version_info < (3, 12):
        import ctypes

        for constant in (None, True, False):
            # The count is the first word of an object.
            ctypes.c_ssize_t.from_address(id(constant)).value += MANY
