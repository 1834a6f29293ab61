"""A quicker start: PySide6 need not read the source of every module that is imported.

It looks for the word "PySide6" in each, to know where its snake_case feature may be
switched on (`from __feature__ import ...`). Nothing here uses that, and it costs a tenth of
the start. If a later PySide6 does it otherwise, this does nothing.
"""

import sys

import PySide6.QtCore  # noqa: F401


def skip_feature_search() -> None:
    """From now on every newly imported module counts as one that uses no feature."""
    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]
