"""`python -m windows [--cache DIR] [STEP ...]`; `python3 dev.py windows` calls it."""

import argparse
import sys
from pathlib import Path

from windows.machine import CACHE_VARIABLE, Failed, Machine, default_cache, screen, why_not_here
from windows.steps import NAMES, STEPS, Run

BEFORE_THE_SCREEN = ("tools",)


def main(arguments: list[str]) -> int:
    """Do the steps and print their table; 0 when all of them passed."""
    parser = _parser()
    options = parser.parse_args(arguments)
    unknown = [name for name in options.steps if name not in NAMES]
    if unknown:
        parser.error(f"no such step: {', '.join(unknown)}")
    reason = why_not_here()
    if reason:
        print(f"dev.py windows: {reason}", file=sys.stderr)
        return 1
    cache = Path(options.cache).absolute() if options.cache else default_cache()
    if any(sign.isspace() for sign in str(cache)):
        print(f"dev.py windows: the cache may have no blanks in its path: {cache}", file=sys.stderr)
        return 1
    (cache / "logs").mkdir(parents=True, exist_ok=True)
    import fcntl  # not on Windows, where only the sentence above is needed

    with (cache / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(f"dev.py windows: another run is at work in {cache}.", file=sys.stderr)
            return 1
        return _carry_out(cache, options.steps)


def _carry_out(cache: Path, wanted: list[str]) -> int:
    run = Run(cache)
    named = wanted or NAMES
    passed = run.do([name for name in named if name in BEFORE_THE_SCREEN], bool(wanted))
    rest = [name for name in named if name not in BEFORE_THE_SCREEN]
    if passed and rest:
        with screen():
            try:
                passed = run.do(rest, bool(wanted))
            finally:
                Machine(cache, cache / "logs" / "end.txt").stop_wine()
    print(f"\n{run.table()}")
    return 0 if passed else 1


def _parser() -> argparse.ArgumentParser:
    steps = "\n".join(f"  {step.name:12} {step.what}" for step in STEPS)
    parser = argparse.ArgumentParser(
        prog="dev.py windows",
        description="Make the Windows program and its installer, and try them under Wine.",
        epilog=f"Without a STEP all are done, but for those that stand from before:\n{steps}\n"
        "After a change: checkout and what follows it, as in `dev.py windows checkout tests`.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("steps", nargs="*", metavar="STEP")
    place = f"where 4 GB are kept between two runs (else ${CACHE_VARIABLE}, else ~/.cache)"
    parser.add_argument("--cache", metavar="DIR", help=place)
    return parser


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except Failed as failure:
        sys.exit(f"dev.py windows: {failure}")
