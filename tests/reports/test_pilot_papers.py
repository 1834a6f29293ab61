"""The papers of a pilot: what was drawn, to be signed, and what is asked before."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.errors import DataProblem
from app.pilots.draw_operations import record_draw
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_list,
    fix_plan,
    record_pilot_consent,
    set_outcome,
)
from app.pilots.queries import read_whole_pilot
from app.pilots.words import say_hash
from app.registry.operations import (
    add_association,
    add_cluster,
    add_person,
    add_workshop,
    set_membership,
    set_people,
)
from app.storage.store import Store
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.made_office import new_office
from tests.reports.samples import pdf_text, read_pdf

TODAY = date(2026, 11, 24)
DAY = "2026-11-20"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Seventy workshops of two territories."""
    office = new_office(tmp_path / "acta.hilvan")
    for code, name, count in (("YAG", "Yaguarón", 40), ("PIL", "Pilar", 30)):
        cluster = add_cluster(office, code=code, name=name)
        for number in range(count):
            one = add_workshop(office, name=f"Taller {name} {number}", cluster_id=cluster)
            set_people(office, workshop_id=one, people=[("woman", 3 if number % 2 else 8)])
            add_person(office, workshop_id=one, given_names="Ana", surnames="Ríos", sex="woman")
    yield office
    office.close()


def workshops(store: Store) -> list[int]:
    return [row[0] for row in store.rows("SELECT id FROM workshop WHERE deleted = 0 ORDER BY code")]


def plan(store: Store, consented: list[int] | None = None, **fields: object) -> int:
    pilot = add_pilot(store, name="Costos que se pueden medir", question="¿Suben las ventas?", **fields)
    asked = workshops(store) if consented is None else consented
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=asked, granted=True, decided_on=DAY)
    set_outcome(store, pilot_id=pilot, measure="index", role="primary", least_effect=10)
    return pilot


def draw(store: Store, pilot: int, seed: str = "41625", **more: str) -> None:
    if read_whole_pilot(store, pilot).draw is None:
        fix_list(store, pilot_id=pilot)
        fix_plan(store, pilot_id=pilot)
    record_draw(store, pilot_id=pilot, seed=seed, **more)


def paper(store: Store, kind: str, pilot: int, folder: Path) -> Path:
    target = folder / f"{kind}.pdf"
    write_paper(Paper(kind, (pilot,)), store, target, printed_on=TODAY)
    return target


def test_it_says_who_got_what_and_all_it_takes_to_do_it_again(store: Store, tmp_path: Path) -> None:
    pilot = plan(store)
    draw(store, pilot, drawn_by="doña Benita", witnesses="31 personas")
    whole = read_whole_pilot(store, pilot)
    assert whole.draw is not None
    text = pdf_text(paper(store, "draw-record", pilot, tmp_path))
    for part in (
        "Acta del sorteo", "Piloto 1", "70 talleres · 35 empiezan primero · 35 esperan", "4 1 6 2 5", "doña Benita",
        "31 personas", "¿Suben las ventas?", "Yaguarón · 2 a 5 personas · mujer", "hilvan draw ARCHIVO 1 --seed 41625",
        whole.draw.list_hash, whole.draw.plan_hash, whole.draw.result_hash, "pcg64-rows-1", "Testigo",
    ):  # fmt: skip
        assert part in text, part
    for number, one in enumerate(whole.entrants, 1):
        arm = whole.arm_of[one.workshop_id]
        row = text.split(f" {number} {one.code} {one.workshop} ")[1]
        assert row.split(" ", 1)[1].startswith(f"{arm.place} · {arm.name}"), one.code
    assert "Antes hubo" not in text
    assert "antes de sortear" in text
    change_pilot(store, pilot_id=pilot, question="¿Otra cosa?")
    fix_plan(store, pilot_id=pilot)
    text = pdf_text(paper(store, "draw-record", pilot, tmp_path))
    assert "otra huella que la de este sorteo" in text
    assert whole.draw.plan_hash in text


@pytest.mark.parametrize("count", [14, 17, 20, 28, 36, 42, 55, 63, 70])
def test_no_page_of_the_record_is_nearly_empty(store: Store, tmp_path: Path, count: int) -> None:
    """How it is made again once stood alone on a third page."""
    pilot = plan(store, workshops(store)[:count])
    draw(store, pilot)
    pages = read_pdf(paper(store, "draw-record", pilot, tmp_path)).pages
    last = pages[-1].extract_text()
    assert "Para repetirlo" in last
    assert "Firmamos" in last


def test_the_head_of_a_long_list_comes_again_on_each_page(store: Store, tmp_path: Path) -> None:
    pilot = plan(store, layout="pairs")
    draw(store, pilot)
    pages = read_pdf(paper(store, "draw-record", pilot, tmp_path)).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    listed = [one for one in texts if "YAG-0" in one or "PIL-0" in one]
    assert len(listed) >= 3
    assert all("N.º Código Taller Par Grupo" in one for one in listed)
    assert all(one.startswith("Costos que se pueden medir Acta del sorteo") for one in texts[1:])
    whole = read_whole_pilot(store, pilot)
    assert whole.draw is not None
    (signed,) = [one for one in texts if "Firmamos" in one]
    assert f"semilla 41625, huella del resultado {say_hash(whole.draw.result_hash)}" in signed


def test_a_draw_of_before_is_never_hidden(store: Store, tmp_path: Path) -> None:
    pilot = plan(store, layout="plain")
    draw(store, pilot)
    draw(store, pilot, seed="7", reason="un dado cayó al piso")
    text = pdf_text(paper(store, "draw-record", pilot, tmp_path))
    assert "Este sorteo es el número 2" in text
    assert "Antes hubo 1 sorteo, que no vale más" in text
    assert "41625" in text
    assert "un dado cayó al piso" in text
    assert "Se sortearon todos juntos" in text
    assert "Delante de: ____" in text


def test_groups_and_the_criterion_are_told(store: Store, tmp_path: Path) -> None:
    everybody = workshops(store)
    for number in range(10):
        association = add_association(store, name=f"Asociación {number}")
        for one in everybody[7 * number : 7 * number + 7]:
            set_membership(store, workshop_id=one, association_id=association)
    pilot = plan(store, unit="association", layout="plain", balance_most=1.5)
    draw(store, pilot)
    text = pdf_text(paper(store, "draw-record", pilot, tmp_path))
    assert "Se sorteó con" in text
    assert "Asociación 9" in text
    assert "van juntos" in text
    assert "más de 1,5 desvíos" in text
    assert "se repite con los números que siguen" in text


def test_before_the_draw_there_is_no_record_and_none_of_what_was_changed(
    store: Store, tmp_path: Path
) -> None:
    pilot = plan(store, layout="plain")
    with pytest.raises(NothingToPrint, match="todavía no se sorteó"):
        paper(store, "draw-record", pilot, tmp_path)
    draw(store, pilot)
    (row,) = store.rows(
        "SELECT a.id, m.id FROM pilot_assignment a JOIN pilot_arm m ON m.id <> a.arm_id LIMIT 1"
    )
    with store.change("trampa") as writer:
        writer.update("pilot_assignment", row[0], arm_id=row[1])
    with pytest.raises(DataProblem, match="huella"):
        paper(store, "draw-record", pilot, tmp_path)


def test_who_was_not_asked_yet_has_a_sheet_to_consent(store: Store, tmp_path: Path) -> None:
    everybody = workshops(store)
    pilot = plan(store, everybody[3:], waits_until="2027-08-01")
    pages = read_pdf(paper(store, "pilot-consent", pilot, tmp_path)).pages
    texts = [" ".join(page.extract_text().split()) for page in pages]
    assert len(texts) == 3
    for part in (
        "Taller Pilar 0",
        "Costos que se pueden medir",
        "desde el 01/08/2027",
        "Que mi taller entre",
        "sí",
    ):
        assert part in texts[0], part
    change_pilot(store, pilot_id=pilot, consent_text="Esto es lo que se pide.\n\nY esto también.")
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=everybody[:3], granted=True, decided_on=DAY)
    text = pdf_text(paper(store, "pilot-consent", pilot, tmp_path))
    assert "Esto es lo que se pide. Y esto también." in text
    assert "Taller" not in text.split("Quiénes somos")[0]


def test_once_it_is_drawn_nobody_is_asked_any_more(store: Store, tmp_path: Path) -> None:
    """It gave a sheet to sign to each workshop that was never asked, and could no longer enter."""
    everybody = workshops(store)
    pilot = plan(store, everybody[3:], layout="plain")
    draw(store, pilot)
    with pytest.raises(NothingToPrint, match="nadie más puede entrar"):
        paper(store, "pilot-consent", pilot, tmp_path)
