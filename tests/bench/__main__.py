"""`python3 dev.py bench [NAME...]`: a table of ratios. `--one NAME` is a child's own call."""

import json
import os
import subprocess
import sys
from dataclasses import asdict, replace

from tests.bench.measures import MEASURES, run_measure
from tests.bench.records import Measure, peak_mb


def _run_alone(name: str) -> list[Measure]:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench", "--one", name],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    )
    return [Measure(**told) for told in json.loads(done.stdout.strip().splitlines()[-1])]


def main(arguments: list[str]) -> int:
    """Print the table; 1 when a line is not met."""
    if arguments[:1] == ["--one"]:
        told = [asdict(replace(one, peak_mb=peak_mb())) for one in run_measure(arguments[1])]
        print(json.dumps(told))
        return 0
    print(f"{'':26} {'ours':>10} {'floor':>10} {'ratio':>7} {'limit':>6} {'peak':>8}  floor is")
    met = True
    for name in arguments or MEASURES:
        for found in _run_alone(name):
            met = met and found.met
            mark = " " if found.met else "! OVER"
            print(
                f"{found.name:26} {found.ours:8.1f}{found.unit} {found.floor:8.1f}{found.unit} {found.ratio:7.2f}"
                f" {found.limit:6.2f}{mark} {found.peak_mb:5.0f} MB  {found.floor_name}",
                *(f"    {line}" for line in found.details),
                sep="\n",
                flush=True,
            )
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
