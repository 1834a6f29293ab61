"""A guardapolvo of twelve operations, as a workshop makes it, with people who sew it."""

from app.production.operations import add_operator, add_style
from app.production.queries import list_studies, list_styles, read_style
from app.production.study_operations import record_study, start_study
from app.production.typed_operation import add_typed_operation
from app.storage.store import Store

GUARDAPOLVO = (
    ("Unir hombros, overlock, Mirta", 50.0),
    ("Preparar cuello, recta, Elvira", 62.0),
    ("Pegar cuello, recta, Elvira", 102.0),
    ("Preparar bolsillos, recta, Rosa", 70.0),
    ("Pegar bolsillos, recta, Rosa", 88.0),
    ("Dobladillo de puños, recta, Rosa", 45.0),
    ("Pegar mangas, overlock, Mirta", 75.0),
    ("Cerrar costados, overlock, Mirta", 66.0),
    ("Dobladillo de ruedo, recta, Rosa", 58.0),
    ("Ojales, ojaladora, Sonia", 80.0),
    ("Botones, botonera, Sonia", 64.0),
    ("Planchar y controlar, plancha, Nidia", 95.0),
)
AROUND = (0.96, 1.02, 1.05, 0.98, 0.99, 1.01)  # how the cycles lie around what is usual


def make_guardapolvo(store: Store, workshop: int) -> int:
    """The style with its operations and who does each; returns its id."""
    for name in ("Mirta", "Elvira", "Rosa", "Sonia", "Nidia"):
        add_operator(store, workshop_id=workshop, name=name)
    style = add_style(
        store, workshop_id=workshop, name="Guardapolvo", product="guardapolvos", size="12", wanted_per_day=110
    )
    for line, _seconds in GUARDAPOLVO:
        add_typed_operation(store, style_id=style, text=line)
    return style


def measure_guardapolvo(store: Store, style: int, day: str, share: float = 1.0) -> int:
    """A finished study of it; `share` makes every cycle longer or shorter. Returns its id."""
    found = read_style(store, style)
    assert found is not None
    cycles = {
        one.id: [(round(seconds * share * around, 1), None) for around in AROUND]
        for one, (_line, seconds) in zip(found.operations, GUARDAPOLVO, strict=True)
    }
    return record_study(store, style_id=style, studied_on=day, cycles=cycles)


def style_of(store: Store, workshop: int) -> int:
    """A style of this workshop, made and measured if it has none."""
    for one in list_styles(store, workshop):
        return one.id
    style = make_guardapolvo(store, workshop)
    measure_guardapolvo(store, style, "2026-03-12")
    store.undo_stack.clear()  # as an office that has it already
    return style


def study_of(store: Store, workshop: int) -> int:
    """A study of this workshop that is not finished, begun if it has none."""
    for one in list_studies(store, workshop_id=workshop):
        if one.status == "draft":
            return one.id
    study = start_study(store, style_id=style_of(store, workshop), studied_on="2026-05-20")
    store.undo_stack.clear()
    return study
