"""A quicker start: nothing is tidied, and no source is read, while modules are imported."""

import gc
import sys


def begin_imports() -> None:
    """Hold what makes importing slow; a tenth of the start each.

    The collector would look again and again at objects that all stay. PySide6 reads every
    imported module for the word "PySide6", to know where its snake_case feature may be
    switched on (`from __feature__ import ...`); nothing here uses that. If a later PySide6
    does it otherwise, this leaves it alone.
    """
    gc.disable()
    import PySide6.QtCore  # noqa: F401  # brings the module below

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]


def end_imports() -> None:
    """Collect again, and look no more at what the start made."""
    gc.freeze()
    gc.enable()
