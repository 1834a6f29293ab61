"""A quicker start: nothing is tidied, no source is read and no pattern is made while modules are imported."""

import gc
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from typing import Any

_SIGNATURES = "shibokensupport."  # the part of PySide6 that explains the arguments of Qt's functions


def hold_collector() -> None:
    """Import without looking again and again at objects that all stay."""
    gc.disable()


def begin_imports() -> None:
    """Import Qt without what makes that slow.

    PySide6 reads every imported module for the word "PySide6", to know where its snake_case feature
    may be switched on (`from __feature__ import ...`); nothing here uses that. And it makes long
    patterns, for sentences about wrong arguments and for writing stubs. If a later PySide6 does it
    otherwise, this leaves it alone.
    """
    with patterns_made_late(_SIGNATURES):
        import PySide6.QtCore  # noqa: F401  # brings the module below

    feature = sys.modules.get("shibokensupport.feature")
    if hasattr(feature, "_mod_uses_pyside"):
        feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]


def end_imports() -> None:
    """Collect again, and look no more at what the start made.

    A look at all objects takes a tenth of a second in a large office, and came in the middle of a
    page: only the youngest are looked at by themselves, all in a quiet moment (`ui.tidying`).
    """
    gc.freeze()
    gc.set_threshold(20_000, 20, 1_000)
    gc.enable()


class LatePattern:
    """A regular expression that is compiled when it is first used."""

    def __init__(self, make: Callable[[], re.Pattern[Any]]) -> None:
        self._make = make

    @cached_property
    def _pattern(self) -> re.Pattern[Any]:
        return self._make()

    def __getattr__(self, name: str) -> Any:
        if not callable(getattr(re.Pattern, name)):  # what no pattern has, this has not either
            return getattr(self._pattern, name)
        return partial(self._call, name)  # its owner may hold `pattern.finditer` from the start

    def _call(self, name: str, *given: Any, **named: Any) -> Any:
        return getattr(self._pattern, name)(*given, **named)


@contextmanager
def patterns_made_late(modules: str) -> Iterator[None]:
    """Within it `re.compile` gives late patterns to the modules whose name begins so; to all others real ones."""
    compile_now = re.compile

    def compile_late(pattern: Any, flags: int = 0) -> Any:
        asks = sys._getframe(1).f_globals.get("__name__", "")
        if asks.startswith(modules):
            return LatePattern(partial(compile_now, pattern, flags))
        return compile_now(pattern, flags)

    re.compile = compile_late
    try:
        yield
    finally:
        re.compile = compile_now
