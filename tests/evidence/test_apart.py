"""Data are made in a child: what needs numpy or pandas is in no process that stays."""

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

from app.apart import reckon_apart
from app.errors import Cancelled
from app.evidence.making import make_anonymous
from app.evidence.reading import read_evidence
from app.storage.store import Store
from tests.evidence.offices import draw_pilot, workshop_ids
from tests.evidence.test_canaries import CANARIES, forms_of, plant

ROOT = Path(__file__).parents[2]
WORK = """
import json, sys
from datetime import date
from pathlib import Path
from app.apart import reckon_apart
from app.evidence.evidence_queries import read_evidence_report
from app.evidence.making import make_anonymous
from app.evidence.release_files import write_release
from app.command_line import open_store
with open_store(Path(sys.argv[1]), None, read_only=True) as store:
    data = make_anonymous(store, reckon=reckon_apart)
    write_release(data, Path(sys.argv[2]), ("csv", "dta", "xlsx"), reckon=reckon_apart)
    read_evidence_report(store, ("2026-01-01", "2026-11-30"), reckon=reckon_apart)
large = {"numpy", "pandas", "openpyxl", "scipy"} & {name.partition(".")[0] for name in sys.modules}
print(json.dumps([data.rows, sorted(large)]))
"""


def test_nothing_large_stays_where_it_was_asked(office: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WORK, str(office), str(tmp_path / "salida")], cwd=ROOT, capture_output=True,
        text=True, timeout=120, env=os.environ | {"HILVAN_DATA": str(tmp_path / "data")},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    rows, large = json.loads(done.stdout.splitlines()[-1])
    assert rows > 28
    assert large == []
    assert {"datos.csv", "datos.dta", "datos.xlsx"} <= {one.name for one in (tmp_path / "salida").iterdir()}


def test_a_child_makes_the_same_data(store: Store) -> None:
    draw_pilot(store, workshop_ids(store)[:20])
    here, apart = make_anonymous(store), make_anonymous(store, reckon=reckon_apart)
    assert apart.report == here.report
    assert apart.variables == here.variables
    assert sorted(map(str, apart.columns["sales_month"])) == sorted(map(str, here.columns["sales_month"]))


def test_it_can_be_stopped_while_the_child_works(store: Store) -> None:
    class Stop:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        make_anonymous(store, progress=Stop(), reckon=reckon_apart)


def test_what_goes_to_the_child_has_nothing_that_somebody_wrote(store: Store) -> None:
    draw_pilot(store, workshop_ids(store)[:24])
    plant(store)
    sent = pickle.dumps(read_evidence(store)[0])
    for canary in CANARIES:
        for form in forms_of(canary):
            assert form.encode() not in sent, form
