"""Asks HiGHS (through scipy) for whole numbers, in silence.

The solver is C++ and prints a line of its own in rare cases, past what Python calls stdout: with
`--json` nothing but JSON may stand there.
"""

from __future__ import annotations

import os
from threading import Lock
from typing import Any

OPTIMAL, INFEASIBLE = 0, 2  # of what `milp` says as status; 1 is a limit that was reached
STDOUT = 1
NO_VOICE = -1
_lock = Lock()
_asking: list[int] = []  # the voice that was put aside by the first of those who ask now


def solve(arguments: dict[str, Any], *, seconds: float, gap: float = 0.0) -> Any:
    """The answer of `scipy.optimize.milp`, within so many seconds, or once it is near enough (`gap`)."""
    from scipy.optimize import milp

    _hush()
    try:
        return milp(**arguments, options={"time_limit": seconds, "mip_rel_gap": gap})
    finally:
        _give_voice_back()


def _hush() -> None:
    with _lock:
        if not _asking:
            try:
                _asking.append(os.dup(STDOUT))
                nothing = os.open(os.devnull, os.O_WRONLY)
            except OSError:  # a window on Windows has no stdout
                _asking[:] = [NO_VOICE]
                return
            os.dup2(nothing, STDOUT)
            os.close(nothing)
        else:
            _asking.append(NO_VOICE)


def _give_voice_back() -> None:
    with _lock:
        _asking.sort()  # the voice last: whoever ends last needs it
        if len(_asking) > 1:
            _asking.pop(0)
            return
        voice = _asking.pop()
        if voice != NO_VOICE:
            os.dup2(voice, STDOUT)
            os.close(voice)
