"""Which step follows which, what was done before and need not be done again, and the table."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from windows import machine as machines
from windows import making, surroundings, trying
from windows.machine import ROOT, Failed, Machine

Action = Callable[[Machine], str]


@dataclass(frozen=True)
class Step:
    """One line of the table. One that is `kept` is skipped while what it is made from is the same."""

    name: str
    action: Action
    what: str
    needs: tuple[str, ...] = ()
    made_from: Callable[[], str] | None = None


@dataclass(frozen=True)
class Outcome:
    """How a step went; `before` when it was not done again."""

    passed: bool
    seconds: float
    told: str
    made_from: str = ""
    before: bool = False


def _of_files(*names: str) -> Callable[[], str]:
    return lambda: hashlib.sha256(b"".join((ROOT / name).read_bytes() for name in names)).hexdigest()


STEPS = (
    Step("tools", machines.install_tools, "the Debian packages that are missing"),
    Step("chroot", machines.make_chroot, "Wine 10 in a chroot", ("tools",),
         lambda: " ".join((machines.RELEASE, *machines.PACKAGES_INSIDE))),
    Step("prefix", machines.make_prefix, "a Windows for Wine", ("chroot",),
         _of_files(*(f"windows/stand_ins/{name}.c" for name in machines.STAND_INS))),
    Step("python", making.fetch_python, "Python for Windows", ("prefix",),
         lambda: making.PYTHON_SHA256),
    Step("wheels", making.fetch_wheels, "the locked libraries", ("tools",),
         _of_files("requirements.lock")),
    Step("checkout", making.copy_checkout, "this checkout, copied"),
    Step("environment", making.make_environment, "dev.py sets itself up there",
         ("python", "wheels", "checkout"), _of_files("requirements.lock", "dev.py")),
    Step("tests", making.run_tests, "the whole suite", ("environment",)),
    Step("package", making.make_package, "PyInstaller's folder", ("environment",)),
    Step("smoke", making.run_package_tests, "the package's own tests", ("package",)),
    Step("zip", making.make_zip, "the zip", ("package",)),
    Step("installer", making.make_installer, "the installer", ("package",)),
    Step("installed", trying.try_installed, "the installer tried", ("installer",)),
    Step("surroundings", surroundings.try_surroundings, "where people have it", ("installer",)),
    Step("starts", trying.try_starts, "the program started 60 times and more", ("package",)),
)  # fmt: skip
NAMES = [step.name for step in STEPS]


class Run:
    """The steps done in this cache, now and before."""

    def __init__(self, cache: Path) -> None:
        self.cache = cache
        self.done: dict[str, Outcome] = {}
        self._file = cache / "steps.json"
        if self._file.exists():
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            self.done = {name: Outcome(**{**one, "before": True}) for name, one in kept.items()}

    def do(self, names: list[str], again: bool) -> bool:
        """Do these steps, those that stand only when `again`; gives whether all of them passed."""
        for step in STEPS:
            if step.name in names and (again or not self._stands(step)):
                self._do(step)
        return all(self.done[name].passed for name in names)

    def _stands(self, step: Step) -> bool:
        known = self.done.get(step.name)
        if step.made_from is None or known is None or not known.passed:
            return False
        again = [self.done[need] for need in step.needs if STEP_OF[need].made_from is not None]
        fresh = any(not outcome.before for outcome in again)
        return known.made_from == step.made_from() and not fresh

    def _do(self, step: Step) -> None:
        print(f"{step.name}: {step.what} …", flush=True)
        begun = time.monotonic()
        missing = [name for name in step.needs if not self._passed(name)]
        log = self.cache / "logs" / f"{step.name}.txt"
        log.parent.mkdir(parents=True, exist_ok=True)
        log.unlink(missing_ok=True)
        try:
            if missing:
                raise Failed(f"not done: it needs {', '.join(missing)}")
            told, passed = step.action(Machine(self.cache, log)), True
        except Failed as failure:
            told, passed = f"{failure}\n     see {log}", False
        made_from = step.made_from() if step.made_from and passed else ""
        outcome = Outcome(passed, time.monotonic() - begun, told, made_from)
        self.done[step.name] = outcome
        print(_line(step.name, outcome), flush=True)
        kept = {name: asdict(one) for name, one in self.done.items()}
        self._file.write_text(json.dumps(kept, indent=1), encoding="utf-8")

    def _passed(self, name: str) -> bool:
        return name in self.done and self.done[name].passed

    def table(self) -> str:
        """One line for each step, in their order."""
        lines = [_line(name, self.done[name]) for name in NAMES if name in self.done]
        undone = [name for name in NAMES if name not in self.done]
        return "\n".join([*lines, *(f"{name:12} never done" for name in undone)])


STEP_OF = {step.name: step for step in STEPS}


def _line(name: str, outcome: Outcome) -> str:
    state = "ok" if outcome.passed else "FAILED"
    when = "before" if outcome.before else "now"
    return f"{name:12} {outcome.seconds:6.0f} s  {state:7} {when:7} {outcome.told}"
