"""La línea on paper: before and after, who has to learn, and what cannot be printed."""

from datetime import date
from pathlib import Path

import pytest

from app.balancing.operations import plan_line
from app.balancing.proposing import propose_exactly, today_people
from app.balancing.queries import read_line_floor
from app.production.operations import remove_operation
from app.registry.operations import add_workshop
from app.registry.queries import read_office
from app.storage.store import Store
from reports.line_sheet import build_line_sheet
from reports.paper import NothingToPrint, Paper, Request
from reports.writing import write_papers
from tests.balancing.conftest import store as store
from tests.balancing.conftest import style as style
from tests.balancing.conftest import workshop as workshop
from tests.reports.samples import pdf_text

NOW = date.today()


def printed(store: Store, workshop: int, folder: Path) -> str:
    target = folder / "linea.pdf"
    write_papers(Paper("line", (workshop,)), store, target, printed_on=NOW)
    return " ".join(pdf_text(target).split())


def test_a_line_on_trial_says_before_and_after_and_who_learns(
    store: Store, workshop: int, style: int, tmp_path: Path
) -> None:
    floor = read_line_floor(store, style, today=NOW.isoformat())
    best = propose_exactly(floor, today_people(floor), learned=1)
    plan_line(store, style_id=style, proposal=best, starts_on=NOW.isoformat())
    said = printed(store, workshop, tmp_path)
    for words in ("Antes", "Desde el", "A Rosa le toca demasiado", "Nidia todavía no maneja", "sábado"):
        assert words in said


def test_without_a_plan_the_line_is_printed_as_it_is_and_without_times_nothing(
    store: Store, workshop: int, style: int, tmp_path: Path
) -> None:
    request = Request(store, read_office(store), NOW, Paper("line", (workshop,)))
    assert "A Rosa le toca demasiado" in printed(store, workshop, tmp_path)
    bare = Request(store, read_office(store), NOW, Paper("line", (add_workshop(store, name="Aguapé"),)))
    with pytest.raises(NothingToPrint, match="no se midió"):
        build_line_sheet(bare)
    floor = read_line_floor(store, style, today=NOW.isoformat())
    plan_line(store, style_id=style, proposal=propose_exactly(floor, today_people(floor)))
    for step in floor.steps:
        remove_operation(store, operation_id=step.operation_id)
    with pytest.raises(NothingToPrint, match="cambió desde"):
        build_line_sheet(request)
