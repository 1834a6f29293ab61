"""What the demo's workshops take home, all of them: one sheet each, and no day that has gone by."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from app.i18n import MONTHS
from app.registry.queries import list_workshop_lines
from app.storage.opening import open_office
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_papers
from tests.reports.samples import read_pdf

DAYS = (date(2026, 11, 24), date(2026, 12, 20), date(2027, 3, 1))
DUE = re.compile(r"Antes del \w+ (\d+) de (\w+)(?: de (\d{4}))?(, atrasado)?")


@pytest.fixture(scope="module")
def demo(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = open_office(Path(copy(made_demo, tmp_path_factory.mktemp("papers"))), site=1)
    yield store
    store.close()


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_every_owner_has_one_sheet_that_knows_what_is_late(demo: Store, day: date, tmp_path: Path) -> None:
    workshops = tuple(line.id for line in list_workshop_lines(demo))
    (path,) = write_papers(Paper("owner-sheet", workshops), demo, tmp_path / "hojas.pdf", printed_on=day)
    sheets = [" ".join(page.extract_text().split()) for page in read_pdf(path).pages]
    assert len(sheets) == len(workshops)
    found = [one for sheet in sheets for one in DUE.findall(sheet)]
    assert len(found) > 50
    for number, month, year, late in found:
        due = date(int(year or day.year), MONTHS.index(month) + 1, int(number))
        assert bool(late) is (due < day)
