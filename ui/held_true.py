"""Keeps Python 3.11 from running out of True, which would end the program.

PySide6 6.12 gives back one reference to True more than it took at each emission of a signal. From
Python 3.12 on True has no count.
"""

import sys

MANY = 1 << 40  # more than is emitted in a thousand years


def hold_true() -> None:
    """Take references to True that nothing gives back, not even the interpreter at its end."""
    if sys.version_info < (3, 12):
        import ctypes

        # The count is the first word of an object.
        ctypes.c_ssize_t.from_address(id(True)).value += MANY
