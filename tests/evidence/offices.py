"""An office of thirty workshops with rounds, figures, counts, courses and a pilot, to let data go from."""

from dataclasses import replace
from pathlib import Path
from random import Random

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import add_whole_visit
from app.diagnosis.records import Answer, AnswerKind, Answers, Origin
from app.evidence.operations import record_data_consent
from app.figures.operations import record_figure
from app.pilots.draw_operations import record_draw
from app.pilots.operations import add_pilot, fix_list, fix_plan, record_pilot_consent, set_outcome
from app.registry.operations import add_cluster, add_person, add_workshop, set_people
from app.storage.store import Store
from tests.made_office import new_office

INSTRUMENT = load_instrument("confeccion-2026")
DAYS = ("2025-11-10", "2026-06-15")
CHOSEN = ((), ("familia",), ("familia", "asociacion"), ("no_dijo",), ())  # with a level, where it is asked
KINDS = (AnswerKind.DOES_NOT_KNOW, AnswerKind.NOT_APPLICABLE, AnswerKind.REFUSED, AnswerKind.NOT_OBSERVED)


def make_evidence_office(path: Path, *, workshops: int = 30, consenting: int = 28) -> Store:
    """The office, open; the last workshops did not let their data go."""
    random, store = Random(11), new_office(path)
    clusters = [
        add_cluster(store, code="YAG", name="Yaguarón"),
        add_cluster(store, code="PIL", name="Pilar"),
    ]
    made = [_add_workshop(store, random, clusters[number % 3 == 2], number) for number in range(workshops)]
    for workshop in made:
        for day in DAYS if random.random() < 0.7 else DAYS[:1]:
            _add_round(store, random, workshop, day)
    record_data_consent(store, workshop_ids=made[:consenting], granted=True, decided_on="2026-10-01")
    store.undo_stack.close_step()
    return store


def draw_pilot(store: Store, workshops: list[int]) -> int:
    """A pilot with these workshops, drawn."""
    pilot = add_pilot(store, name="Costos primero", question="¿Suben las ventas?", starts_on="2026-01-10")
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=workshops, granted=True, decided_on="2025-12-01")
    set_outcome(store, pilot_id=pilot, measure="figure.sales_month", role="primary", least_effect=100_000)
    fix_list(store, pilot_id=pilot)
    fix_plan(store, pilot_id=pilot)
    record_draw(store, pilot_id=pilot, seed="2026")
    return pilot


def workshop_ids(store: Store) -> list[int]:
    """Every workshop, in the order they were added."""
    return [row[0] for row in store.rows("SELECT id FROM workshop WHERE deleted = 0 ORDER BY id")]


def _add_workshop(store: Store, random: Random, cluster: int, number: int) -> int:
    workshop = add_workshop(
        store, name=f"Taller {number}", cluster_id=cluster, zone=random.choice(("urban", "urban", "rural")),
        start_year=random.choice((1998, 2005, 2012, 2021)),
    )  # fmt: skip
    add_person(
        store, workshop_id=workshop, given_names="Ana", surnames="Ríos", sex=random.choice(("woman", "man")),
        birth_year=random.choice((1965, 1975, 1985, 1998)),
    )  # fmt: skip
    count = random.choice((1, 3, 4, 8, 12))
    set_people(
        store, workshop_id=workshop, people=[("woman", count, "18_29", "employee", False), ("man", 1, "30_44", "owner", None)]
    )  # fmt: skip
    return workshop


def _add_round(store: Store, random: Random, workshop: int, day: str) -> None:
    add_whole_visit(
        store, workshop_id=workshop, instrument=INSTRUMENT, visited_on=day, answers=_answers(random), channel="paper"
    )  # fmt: skip
    people = random.randint(2, 12)
    for kind, value in (
        ("people", people),
        ("people_in_ips", random.randint(0, people)),
        ("sales_month", random.randint(3_000, 40_000) * 1_000),
        ("owner_income_month", random.randint(1_000, 8_000) * 1_000),
    ):
        record_figure(
            store, workshop_id=workshop, kind=kind, period_from=f"{day[:7]}-01", period_to=day, value=value,
            origin=random.choice(("said", "notebook")),
        )  # fmt: skip


def _answers(random: Random) -> Answers:
    found = {item.code: _answer(random, item.code, sorted(item.level_texts)) for item in INSTRUMENT.items}
    return {
        item.code: replace(
            found[item.code], detail=CHOSEN[found[item.code].level or 0] if item.detail else ()
        )
        for item in INSTRUMENT.items
    }


def _answer(random: Random, code: str, levels: list[int]) -> Answer:
    if random.random() < 0.1:
        return Answer(code, random.choice(KINDS))
    return Answer(code, AnswerKind.LEVEL, random.choice(levels), random.choice(list(Origin)))
