"""The solver is asked in silence, by several at a time."""

import subprocess
import sys
from threading import Thread

from tests.house_rules import ROOT

ASKED = """
import os
from app import solver
solver._hush(); solver._hush()
os.write(1, b"C++ says something")
solver._give_voice_back()
os.write(1, b"and again")
solver._give_voice_back()
os.write(1, b"heard")
"""


def test_what_the_solver_prints_is_not_heard_and_the_voice_comes_back() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True)
    assert (done.stdout, done.returncode) == (b"heard", 0), done.stderr


def test_two_may_ask_at_once() -> None:
    from scipy.optimize import Bounds, LinearConstraint

    from app.solver import OPTIMAL, solve

    arguments = {
        "c": [-1, -1],
        "constraints": LinearConstraint([[2, 3]], -1, 4),
        "integrality": [1, 1],
        "bounds": Bounds(0, 5),
    }
    answers = []
    threads = [Thread(target=lambda: answers.append(solve(arguments, seconds=5))) for _one in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [(answer.status, answer.fun) for answer in answers] == [(OPTIMAL, -2)] * 3
