"""Makes many random lists and prints how they are read: `python -m tests.incoming.measure_lists 3000 [SEED] [-v]`."""

import sys
import tempfile
from pathlib import Path
from random import Random

from app.errors import Problem
from tests.incoming.judging import Verdict, judge, table_of
from tests.incoming.made_lists import keep_in, make_list
from tests.made_office import new_office


def main(arguments: list[str]) -> None:
    """Print the figures; with -v also each cell that is wrong."""
    numbers = [int(one) for one in arguments if one.isdigit()]
    lists, seed = (numbers[0] if numbers else 300), (numbers[1] if len(numbers) > 1 else 1)
    whole = Verdict()
    refused = 0
    with tempfile.TemporaryDirectory() as folder:
        keep_in(Path(folder))
        office = new_office(Path(folder) / "vacia.hilvan")
        for n in range(seed, seed + lists):
            made = make_list(Random(n))
            try:
                verdict = judge(office, made)
            except Problem as trouble:
                refused += 1
                if "-v" in arguments:
                    print(n, trouble.sentence, list(made.headings.items()))
                continue
            whole.add(verdict)
            for one in verdict.wrong if "-v" in arguments else ():
                mark = "SILENT" if one in verdict.silent else ""
                print(n, mark, *one, "| heading:", made.headings.get(one[1]))
        office.close()
    print(table_of(whole, lists))
    print(f"  {refused} lists refused with a sentence")


if __name__ == "__main__":
    main(sys.argv[1:])
