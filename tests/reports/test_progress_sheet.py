"""The progress sheet: one page, discreet, and honest about one round."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.counts.operations import note_day, note_pieces
from app.figures.operations import record_figure
from app.improvement.operations import add_action, complete_action, start_programme
from app.improvement.queries import latest_programme
from app.storage.store import Store
from reports.paper import NothingToPrint, Paper
from reports.progress_figures import ProgressOptions
from reports.writing import write_paper
from tests.reports.offices import add_visit, make_office
from tests.reports.samples import make_visit

TODAY = date(2026, 10, 20)


def printed(store: Store, tmp_path: Path, *, with_money: bool = False) -> tuple[str, int]:
    workshop = store.value("SELECT id FROM workshop ORDER BY id LIMIT 1")
    target = tmp_path / "hoja.pdf"
    asked = ProgressOptions(with_money)
    write_paper(Paper("progress-sheet", (workshop,), options=asked), store, target, printed_on=TODAY)
    pages = PdfReader(target).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages), len(pages)


def test_two_rounds_with_much_to_tell_fit_one_page(tmp_path: Path) -> None:
    store = make_office(tmp_path / "o.hilvan")
    workshop = store.value("SELECT id FROM workshop LIMIT 1")
    programme = latest_programme(store, workshop)
    assert programme is not None
    for number in range(9):
        action = add_action(
            store,
            programme_id=programme.id,
            source="consultant",
            beyond_limit=True,
            title=f"Una acción bastante larga que se cumplió, número {number}",
        )
        complete_action(store, action_id=action, done_on="2026-10-01")
    secret = add_action(
        store,
        programme_id=programme.id,
        source="alert",
        beyond_limit=True,
        title="Que ningún menor de edad trabaje",
    )
    complete_action(store, action_id=secret, done_on="2026-10-02")
    for day, value in (("2026-03-10", 3_000_000), ("2026-09-30", 4_500_000)):
        record_figure(
            store, workshop_id=workshop, kind="sales_month", period_from=f"{day[:8]}01",
            period_to=day, value=value, origin="notebook",
        )  # fmt: skip
    said, pages = printed(store, tmp_path, with_money=True)
    without, _one = printed(store, tmp_path)
    store.close()
    assert "4.500.000" not in without, "her money is hers until she says that it may stand there"
    assert pages == 1
    assert "Todavía no podemos afirmar" in said
    assert "número 0" in said
    assert "y 4 compromisos más" in said
    assert "menor" not in said
    assert "Y lo que conversamos en la visita." in said
    assert "4.500.000" in said
    assert "setiembre 2026 · C" in said.replace("01/09/2026 a 30/09/2026", "setiembre 2026")
    assert "C: cuaderno" in said
    assert "Próximo diagnóstico, para ver qué cambió: desde el 12 de marzo de 2027" in said
    assert " 50 " not in said.split("Sus números")[0], "no scores on the owner's paper"


def test_one_round_is_where_it_begins(tmp_path: Path) -> None:
    store = make_office(tmp_path / "o.hilvan", visited=0)
    workshop = store.value("SELECT id FROM workshop LIMIT 1")
    with pytest.raises(NothingToPrint):
        printed(store, tmp_path)
    add_visit(store, workshop, make_visit(1, "2026-09-12"))
    said, pages = printed(store, tmp_path)
    store.close()
    assert pages == 1
    assert "punto de partida" in said
    assert "12 de marzo de 2027" in said


def test_what_an_earlier_programme_left_open_is_counted_apart(tmp_path: Path) -> None:
    store = make_office(tmp_path / "o.hilvan")
    workshop = store.value("SELECT id FROM workshop LIMIT 1")
    before = latest_programme(store, workshop)
    assert before is not None
    left = len(before.open_actions)
    assert left
    assert "anterior" not in printed(store, tmp_path)[0]
    visit = add_visit(store, workshop, make_visit(3, "2026-10-12"))
    now = start_programme(store, visit_id=visit, recommendations=[])
    add_action(store, programme_id=now, title="Vender", source="consultant")
    said, _pages = printed(store, tmp_path)
    store.close()
    assert f"Quedan {left + 1} abiertos. De esos, {left} " in said


def test_what_was_counted_then_and_now_stands_with_whether_it_is_a_change(tmp_path: Path) -> None:
    store = make_office(tmp_path / "o.hilvan")
    workshop = store.value("SELECT id FROM workshop ORDER BY id LIMIT 1")
    days = [
        row[0]
        for row in store.rows("SELECT visited_on FROM visit WHERE workshop_id = ? ORDER BY 1", (workshop,))
    ]
    for until, pieces in zip((days[0], days[-1]), (140, 180), strict=True):
        for back in range(12):
            day = (date.fromisoformat(until) - timedelta(days=back)).isoformat()
            note_day(store, workshop_id=workshop, worked_on=day, people=5, minutes_each=480)
            note_pieces(store, workshop_id=workshop, worked_on=day, what="Remera", pieces=pieces + back % 3,
                        standard_minutes=10)  # fmt: skip
    text, pages = printed(store, tmp_path)
    assert pages == 1
    assert (
        "De cada 100 minutos de trabajo, cuántos se cosen 59 % 75 % · es un cambio, para mejor"
        in text.replace("\u00a0", " ")
    )


def test_what_was_kept_last_stands_first_and_figures_are_her_word(tmp_path: Path) -> None:
    store = make_office(tmp_path / "o.hilvan")
    workshop = store.value("SELECT id FROM workshop ORDER BY id LIMIT 1")
    programme = latest_programme(store, workshop)
    assert programme is not None
    first, second = programme.open_actions
    complete_action(store, action_id=first.id, done_on="2026-09-20")
    complete_action(store, action_id=second.id, done_on="2026-10-02")
    record_figure(
        store, workshop_id=workshop, kind="output_month", value=1200, period_from="2026-08-01",
        period_to="2026-08-31", origin="said",
    )  # fmt: skip
    text, _pages = printed(store, tmp_path)
    assert text.index("(02/10/2026)") < text.index("(20/09/2026)")
    assert "1.200 · agosto 2026 · P" in text
    store.close()
