"""A quicker start: nothing is tidied and no source is read while modules are imported."""

import gc
import importlib.machinery
import sys
from collections.abc import Container, Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from threading import RLock
from types import ModuleType
from typing import Any

# The parts of PySide6 that explain the arguments of Qt's functions, which it compiles at every start.
_EXPLAINING = frozenset(
    f"shibokensupport.signature.{name}"
    for name in ("mapping", "errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator")
)
# Qt's side takes it from among the names of its module, where it must be from the beginning.
_TAKEN = ("shibokensupport.signature.mapping", "update_mapping")


def hold_collector() -> None:
    """Import without looking again and again at objects that all stay."""
    gc.disable()


def begin_imports() -> None:
    """Import Qt without what makes that slow.

    PySide6 reads every imported module for the word "PySide6", to know where its snake_case feature
    may be switched on (`from __feature__ import ...`); nothing here uses that. And it compiles from
    their source what makes sentences about wrong arguments, and what writes stubs: a tenth of the
    start. If a later PySide6 does it otherwise, this leaves it alone.
    """
    with modules_run_late(_EXPLAINING):
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


class LateLoader:
    """Makes a module whose code is read and run when something in it is first asked for."""

    def __init__(self, loader: Any) -> None:
        self._loader = loader

    def create_module(self, _spec: ModuleSpec) -> None:
        """As Python makes it."""

    def exec_module(self, module: ModuleType) -> None:
        """Let the module be, until then."""
        late, (owner, taken) = _Late(module, module.__name__, self._loader), _TAKEN
        vars(module)["__getattr__"] = late.find
        if module.__name__ == owner:
            vars(module)[taken] = lambda: late.run_and_find(taken)()


class _Late:
    """Runs a module when something of it is asked for, under the name that its loader knows."""

    _lock = RLock()  # one for all: some of them ask each other

    def __init__(self, module: ModuleType, name: str, loader: Any) -> None:
        self._module, self._name, self._loader, self._begun = module, name, loader, False

    def find(self, asked: str) -> Any:
        """What Python does not find in the module: it may be there once it has run."""
        if asked.startswith("__"):  # Python's own, at each import
            raise AttributeError(asked)
        return self.run_and_find(asked)

    def run_and_find(self, asked: str) -> Any:
        """What the module has of that name."""
        with self._lock:
            if not self._begun:
                self._begun = True
                self._run()
        if asked not in vars(self._module):
            raise AttributeError(asked)
        return vars(self._module)[asked]

    def _run(self) -> None:
        spec = self._module.__spec__
        assert spec is not None
        called, spec.name = spec.name, self._name  # PySide6 gives it another
        try:
            self._loader.exec_module(self._module)
        finally:
            spec.name = called


@contextmanager
def modules_run_late(names: Container[str]) -> Iterator[None]:
    """Within it the modules of these names run late, if who finds them makes a `ModuleSpec` for each."""

    def late(name: str, loader: Any, **more: Any) -> ModuleSpec:
        by: Any = LateLoader(loader) if name in names else loader
        return ModuleSpec(name, by, **more)

    importlib.machinery.ModuleSpec = late  # type: ignore[assignment, misc]
    try:
        yield
    finally:
        importlib.machinery.ModuleSpec = ModuleSpec  # type: ignore[misc]
