"""The list of workshops as it leaves: all that the Ficha keeps, and nothing that was answered."""

from datetime import date, timedelta

import pytest

from app.incoming.cells import read_machines
from app.incoming.meanings import MEANINGS
from app.lists.kind import find_list, list_sheet
from app.registry import operations
from app.registry.names import fold
from app.registry.vocabulary import list_terms
from app.storage.store import Store
from tests.rounds import finish_round
from tests.ui.offices import fill_office

READ_BACK = {
    "Taller": "name", "Cédula": "cedula", "RUC": "ruc", "Teléfono": "phone", "Máquinas": "machines",
    "Qué confecciona": "products", "Mujeres": "women", "Varones": "men", "Fecha de ingreso": "joined_on",
    "Socio activo": "active", "Cuota Gs.": "fee", "Año de inicio": "start_year", "Sexo": "sex",
    "Año de nacimiento": "birth_year", "Estudios": "schooling", "Idioma": "language", "Zona": "zone",
    "Forma legal": "legal_form", "Barrio o compañía": "place", "Observaciones": "note",
}  # fmt: skip


def leaving(store: Store) -> list[dict[str, object]]:
    sheet = list_sheet("workshops", store)
    titles = [one.title for one in sheet.columns]
    assert len(titles) == len(set(titles)), "a heading stands once"
    return [dict(zip(titles, row, strict=True)) for row in sheet.rows]


def test_all_that_is_kept_of_a_workshop_leaves_with_it(store: Store) -> None:
    workshop = fill_office(store)[0]
    owner = store.value("SELECT id FROM person WHERE workshop_id = ?", (workshop,))
    operations.change_workshop(
        store, workshop_id=workshop, ruc="1234567-9", zone="rural", start_year=2010,
        latitude=-25.5, longitude=-57.25, phone="0981 431 866", note="Llamar de tarde",
    )  # fmt: skip
    operations.change_person(store, person_id=owner, cedula="1234567", birth_year=1980, sex="woman")
    operations.set_machines(store, workshop_id=workshop, machines=[("recta", 3, None), ("overlock", 1, None)])
    operations.set_people(
        store, workshop_id=workshop, people=[("woman", 2, None, None, True), ("man", 1, None, None, False)]
    )
    for granted in (True, False):
        operations.record_consent(
            store, workshop_id=workshop, purpose="photos", granted=granted,
            decided_on=date.today().isoformat(), text_version="1",
        )  # fmt: skip
    finish_round(store, workshop, 2, (date.today() - timedelta(days=3)).isoformat())
    line = next(one for one in leaving(store) if one["RUC"] == "1234567-9")
    assert (line["Cédula"], line["Año de nacimiento"], line["Sexo"]) == ("1234567", 1980, "mujer")
    assert (line["Zona"], line["Año de inicio"], line["Observaciones"]) == ("rural", 2010, "Llamar de tarde")
    assert (line["Latitud"], line["Longitud"], line["Teléfono"]) == (-25.5, -57.25, "0981 431 866")
    assert (line["Máquinas"], line["Total de máquinas"]) == ("3 recta, 1 overlock", 4)
    assert (line["Mujeres"], line["Varones"], line["Personas"], line["Personas en IPS"]) == (2, 1, 3, 2)
    assert line["Permiso: Fotos"] is False
    assert isinstance(line["Puntaje"], int)
    others = [one for one in leaving(store) if one is not line and one["RUC"] != "1234567-9"]
    assert all(one["Puntaje"] is None and one["Permiso: Fotos"] is None for one in others)


def test_more_workshops_ask_no_more_of_the_file(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    fill_office(store)
    asked: list[str] = []
    rows = Store.rows
    monkeypatch.setattr(Store, "rows", lambda self, sql, *more: asked.append(sql) or rows(self, sql, *more))
    lines = find_list("workshops").read(find_list("workshops").ask(store, "2026-11-30"))
    counts = []
    for few in (lines[:1], lines):
        asked.clear()
        find_list("workshops").sheet(few, store)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_its_headings_are_those_that_the_import_reads(store: Store) -> None:
    fill_office(store)
    titles = set(leaving(store)[0])
    known = {
        name: {fold(called) for called in (one.label, *one.headers)}
        for one in MEANINGS
        for name in [one.name]
    }
    for title, meaning in READ_BACK.items():
        assert title in titles
        assert fold(title) in known[meaning], title


def test_machines_leave_in_words_that_are_read_again() -> None:
    for term in list_terms("machines"):
        found = read_machines(f"12 {term.name.lower()}, 1 recta")
        assert found.unknown == ()
        assert {kind for kind, _count, *_rest in found.machines} == {term.code, "recta"}
