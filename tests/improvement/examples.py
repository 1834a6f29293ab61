"""Small instruments, solutions and an office with one visit, for these tests."""

from pathlib import Path
from typing import Any

from app.diagnosis.records import (
    Alert,
    Answer,
    AnswerKind,
    Answers,
    Dimension,
    Instrument,
    Item,
    Result,
)
from app.improvement.operations import add_action
from app.improvement.queries import read_programme
from app.improvement.records import Programme, Solution, SolutionKind
from app.storage.store import Store
from tests.made_office import new_office

TABLES = ("programme", "recommendation", "owner_choice", "action")
LEVELS = ("Nada todavía.", "Recién empieza.", "A medias.", "Casi siempre.", "Siempre.")


def make_item(code: str, **changes: Any) -> Item:
    usual: dict[str, Any] = {
        "code": code,
        "dimension": code[:3],
        "question": f"¿Cómo está {code}?",
        "short": f"Punto {code}",
        "how": "asked",
        "levels": LEVELS,
        "evidence": "Cuaderno",
        "weight": 1.0,
        "source": "prueba",
        "validated": False,
    }
    return Item(**{**usual, **changes})


def make_instrument(*items: Item) -> Instrument:
    codes = dict.fromkeys(item.dimension for item in items)
    return Instrument(
        code="prueba",
        version="1",
        hash="0",
        title="Prueba",
        consent_text="",
        consent_version="1",
        minutes=10,
        dimensions=tuple(Dimension(code, code, code, False) for code in codes),
        sub_indices=(),
        items=items,
    )


def make_answers(**levels: int) -> Answers:
    """`GES_01=2` -> GES-01 answered with level 2."""
    codes = {name.replace("_", "-"): level for name, level in levels.items()}
    return {code: Answer(code, AnswerKind.LEVEL, level) for code, level in codes.items()}


SMALL = make_instrument(make_item("GES-01"), make_item("GES-02"), make_item("LOC-02"))
ANSWERS = make_answers(GES_01=0, GES_02=1, LOC_02=0)


def make_result(*alerts: str) -> Result:
    return Result(
        overall=None,
        dimensions=(),
        sub_indices=(),
        alerts=tuple(Alert(item, 0, "Atención") for item in alerts),
        strongest=(),
        weakest=(),
    )


def make_solution(code: str, *lifts: str, **changes: Any) -> Solution:
    usual: dict[str, Any] = {
        "code": code,
        "title": f"Hacer {code}",
        "kind": SolutionKind.LOW_COST_FIX,
        "lifts": lifts,
        "hours": 4.0,
        "cost_low": 0,
        "cost_high": 0,
        "requires": (),
        "done_when": "Se ve en el lugar.",
        "given_by": "CAE",
        "source": "prueba",
        "sentence": "Sirve.",
        "first_step": "Empezar.",
        "chance": 0.5,
        "evidence_strength": 0.5,
    }
    return Solution(**{**usual, **changes})


def make_office(folder: Path, *, visits: int = 1) -> tuple[Store, list[int]]:
    """An office with one workshop, its owner and some visits, a month apart."""
    store = new_office(folder / "oficina.hilvan")
    with store.change("preparar") as writer:
        workshop = writer.insert("workshop", code="YAG-001", name="Costuras Ana")
        writer.insert("person", workshop_id=workshop, given_names="Ana", surnames="Benítez")
        instrument = writer.insert("instrument", code="prueba", version="1", hash="0", source="prueba")
        ids = [
            writer.insert(
                "visit",
                workshop_id=workshop,
                instrument_id=instrument,
                round=number,
                visited_on=f"2026-{number:02d}-10",
            )
            for number in range(1, visits + 1)
        ]
    return store, ids


def read(store: Store, visit: int) -> Programme:
    programme = read_programme(store, visit)
    assert programme is not None
    return programme


def titles(store: Store, visit: int) -> list[str]:
    return [action.title for action in read(store, visit).actions]


def live_rows(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    return {
        table: [tuple(row) for row in store.rows(f"SELECT * FROM {table} WHERE deleted = 0 ORDER BY id")]
        for table in TABLES
    }


def add_titles(store: Store, programme: int, *titles: str) -> list[int]:
    return [
        add_action(store, programme_id=programme, title=title, source="consultant", beyond_limit=True)
        for title in titles
    ]
