"""An office as commands meet it: made once, a fresh copy for each test."""

import shutil
from pathlib import Path

import pytest

from app.diagnosis.instruments import load_instrument
from app.diagnosis.operations import answer_item, finish_visit, start_visit
from app.diagnosis.records import AnswerKind
from app.registry.operations import (
    add_cluster,
    add_person,
    add_workshop,
    set_machines,
    set_people,
)
from tests.made_office import new_office


@pytest.fixture
def office(tmp_path: Path, made_office: Path) -> Path:
    """A copy of the office, to read and to change."""
    return Path(shutil.copy(made_office, tmp_path / "oficina.hilvan"))


@pytest.fixture(scope="module")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two workshops in Yaguarón; the first has one finished visit, then a draft."""
    path = tmp_path_factory.mktemp("oficina") / "oficina.hilvan"
    store = new_office(path)
    cluster = add_cluster(store, code="YAG", name="Yaguarón", district="0915")
    first = add_workshop(
        store,
        name="Confecciones Ñandutí",
        cluster_id=cluster,
        phone="0971 897 967",
        ruc="6118743-7",
    )
    add_workshop(store, name="Modas Jazmín", cluster_id=cluster)
    add_person(store, workshop_id=first, given_names="Benita", surnames="Caballero", sex="woman")
    set_machines(store, workshop_id=first, machines=[("recta", 2, "2 rectas"), ("overlock", 1, None)])
    set_people(store, workshop_id=first, people=[("woman", 3), ("man", 1)])
    instrument = load_instrument("confeccion-2026")
    for day, level in (("2026-03-02", 1), ("2026-09-07", 3)):
        visit = start_visit(store, workshop_id=first, instrument=instrument, visited_on=day)
        with store.change("respuestas"):
            for item in instrument.items:
                lowest, *_middle, highest = item.level_texts
                near = level if level in item.level_texts else (lowest if level < 2 else highest)
                answer_item(store, visit_id=visit, item=item.code, kind=AnswerKind.LEVEL, level=near)
        if day == "2026-03-02":
            finish_visit(store, visit_id=visit)
    store.close()
    return path
