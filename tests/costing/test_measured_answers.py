"""What the account says where the diagnostic asks what a garment costs and how a price was decided."""

from app.costing.measured_answers import cost_answers
from app.costing.operations import note_said_output
from app.diagnosis.measured import find_measured
from app.storage.store import Store

DAY = "2026-11-30"


def test_the_figure_is_said_and_no_level(store: Store, workshop: int, costs: list[int], offered: int) -> None:
    assert cost_answers(store, workshop, "confeccion-2026", DAY) == {}
    note_said_output(store, style_id=offered, pieces_day=80)
    found = find_measured(store, workshop, "confeccion-2026", DAY)
    said = {item: answer.said.replace("\u00a0", " ") for item, answer in found.items()}
    assert said["GES-04"].startswith("Por la cuenta hecha acá, cada guardapolvo cuesta entre G. ")
    assert said["GES-05"] == "A G. 12.000, por la cuenta hecha acá, cada guardapolvo deja unos G. 720."
    assert found["GES-04"].level is found["GES-05"].level is None
    assert cost_answers(store, workshop, "another", DAY) == {}
