"""Anonymous data of 5,000 workshops as a package, against bare pandas writing the same rows."""

from pathlib import Path
from shutil import rmtree

from app.evidence.making import make_anonymous
from app.evidence.operations import record_data_consent, save_anonymous
from tests.bench.offices import make_large_office
from tests.bench.records import Measure
from tests.bench.timing import in_turn

WORKSHOPS, TURNS = 5_000, 5
ITEMS = 60


def measure_anonymous(folder: Path) -> Measure:
    """From the office's file to the files of the package, its report too; the floor has the table already."""
    import pandas

    store = make_large_office(folder / "large.hilvan", workshops=WORKSHOPS, answers=WORKSHOPS * ITEMS)
    ids = [row[0] for row in store.rows("SELECT id FROM workshop")]
    record_data_consent(store, workshop_ids=ids, granted=True, decided_on="2026-10-01")
    data = make_anonymous(store)
    frame = pandas.DataFrame(dict(data.columns))
    target = folder / "salida"

    def ours() -> None:
        rmtree(target, ignore_errors=True)
        save_anonymous(store, data=make_anonymous(store), folder=target, formats=("csv",))

    def floor() -> None:
        frame.to_csv(folder / "floor.csv", index=False)

    measured = in_turn(ours, floor, TURNS)
    store.close()
    return Measure("anonymous data, 5,000", *measured, 5.0, "pandas to_csv of the rows")
