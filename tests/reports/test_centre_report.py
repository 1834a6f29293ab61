"""The centre's report on paper, from a real file."""

from datetime import date
from pathlib import Path

import pytest

from app.errors import DataProblem
from app.registry.operations import record_consent
from reports.paper import Paper
from reports.writing import write_paper
from tests.reports.offices import make_office
from tests.reports.samples import pdf_text

TODAY = date(2026, 9, 14)
PERIOD = ("2026-01-01", "2026-12-31")


def test_it_tells_what_moved_and_how_to_read_it(tmp_path: Path) -> None:
    store = make_office(tmp_path / "centro.hilvan", workshops=6)
    for (workshop,) in store.rows("SELECT id FROM workshop"):
        record_consent(
            store,
            workshop_id=workshop,
            purpose="cluster_statistics",
            granted=True,
            decided_on="2026-03-15",
            text_version="1",
        )
    target = tmp_path / "informe.pdf"
    write_paper(Paper("centre-report", period=PERIOD), store, target, printed_on=TODAY)
    text = pdf_text(target)
    assert "Informe del centro" in text
    assert "Del 01/01/2026 al 31/12/2026" in text
    assert "talleres alcanzados, de 6 en la lista" in text
    first = text.split("El trabajo del centro")[0]
    assert "Lo que se pregunta primero" in first
    assert "mujeres en cursos" in first
    assert "primeros pedidos de una empresa ancla" in first
    assert text.count("no se puede afirmar") == 1, "once, and not as a column of noughts"
    assert "segundas opiniones" in text
    assert "No quiere decir que los talleres no hayan cambiado." in text
    assert "ruido" not in text
    assert "para que nadie quede señalado" in text
    store.close()


def test_few_workshops_show_no_change_at_all(tmp_path: Path) -> None:
    store = make_office(tmp_path / "centro.hilvan", workshops=2)
    target = tmp_path / "informe.pdf"
    write_paper(Paper("centre-report", period=PERIOD), store, target, printed_on=TODAY)
    text = pdf_text(target)
    assert "Todavía no hay cinco talleres o más" in text
    assert "talleres alcanzados, de … en la lista" in text
    told = [place for place in range(len(text)) if text.startswith("«…»: menos de cinco", place)]
    told = [place for place in told if place > text.index("El trabajo del centro")]
    assert told[0] < text.index("A quiénes se llegó") < told[1] < text.index("Cómo se leen"), (
        "where it stands"
    )
    store.close()


def test_without_a_period_it_says_what_is_missing(tmp_path: Path) -> None:
    store = make_office(tmp_path / "centro.hilvan")
    with pytest.raises(DataProblem, match="desde y hasta qué día"):
        write_paper(Paper("centre-report"), store, tmp_path / "x.pdf", printed_on=TODAY)
    store.close()
