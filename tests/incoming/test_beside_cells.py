"""What a cell brings besides what its heading asks for: a name beside a telephone, a point of the map for a quarter."""

from pathlib import Path

import pytest

from app.incoming.records import ImportReport
from app.registry.queries import list_workshops
from app.registry.records import Workshop
from app.registry.ruc import check_digit
from app.storage.store import Store
from tests.incoming.books import store, take

__all__ = ["store"]


def listed(
    store: Store, folder: Path, head: tuple[str, ...], *cells: str
) -> tuple[list[Workshop], ImportReport]:
    """Workshops of a list with one column besides their names."""
    rows = [(f"Modas {name}", cell) for name, cell in zip(("Yvoty", "Itapé", "Sol"), cells, strict=False)]
    report = take(store, folder, *rows, header=head)
    return sorted(list_workshops(store), key=lambda one: one.code), report


def about(report: ImportReport) -> list[tuple[int, str]]:
    return [(issue.row, issue.reason) for issue in report.warnings]


@pytest.mark.parametrize(
    "cell",
    ["0981 445 218 (Ana Sosa)", "Ana Sosa 0981 445 218", "Ana Sosa: 0981445218", "0981-445218 Ana Sosa",
     "Ana Sosa - Cel. 0981445218", "Cel. 0981 445 218 de Ana Sosa", "0981 445 218, Ana Sosa (whatsapp)"],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["Contacto", "Celular"])
def test_who_is_named_beside_the_telephone_is_the_owner_and_it_is_said_once(
    store: Store, tmp_path: Path, cell: str, heading: str
) -> None:
    found, report = listed(
        store, tmp_path, ("Taller", heading), cell, "0971 300 145 (Eva Meza)", "0985771003"
    )
    assert [one.owner_name or "" for one in found] == ["Ana Sosa", "Eva Meza", ""]
    assert found[0].phone == "+595981445218"
    ((row, reason),) = about(report)
    assert row == 0
    assert "se nombra junto al teléfono" in reason


@pytest.mark.parametrize(
    "cell", ["0981 445 218 (Ana)", "0981 445 218 Ana Sosa (hija)", "Ana y Eva Sosa 0981 445 218"]
)
def test_a_name_beside_the_telephone_that_may_be_another_s_is_asked_about(
    store: Store, tmp_path: Path, cell: str
) -> None:
    (found,), report = listed(store, tmp_path, ("Taller", "Contacto"), cell)
    assert not found.owners
    assert [row for row, _reason in about(report)] == [2]
    assert "junto al teléfono dice «" in about(report)[0][1]


@pytest.mark.parametrize(
    "cell",
    ["0981 445 218 (hija)", "0981 445 218 San Lorenzo", "021 555 444 (7 a 18 hs)", "Cel. 0981 445 218"],
)
def test_other_words_beside_a_telephone_name_nobody(store: Store, tmp_path: Path, cell: str) -> None:
    (found,), report = listed(store, tmp_path, ("Taller", "Contacto"), cell)
    assert not found.owners
    assert about(report) == []


def test_where_a_column_is_the_owner_s_the_telephone_s_name_stays_beside_it(
    store: Store, tmp_path: Path
) -> None:
    report = take(
        store, tmp_path, ("Yvoty", "Ana Sosa", "0981445218 (Eva Meza)"), header=("Taller", "Dueña", "Cel")
    )
    (found,) = list_workshops(store)
    assert (found.owner_name, found.phone_given) == ("Ana Sosa", "0981445218 (Eva Meza)")
    assert about(report) == []


@pytest.mark.parametrize(
    "cell", ["Ana Sosa 0981 445 218", "0981 445 218 Ana Sosa", "Ana Sosa (cel. 0981-445218)"]
)
def test_a_telephone_beside_the_owner_is_the_workshop_s_where_no_column_is(
    store: Store, tmp_path: Path, cell: str
) -> None:
    (found,), report = listed(store, tmp_path, ("Taller", "Dueña"), cell)
    assert (found.owner_name, found.phone) == ("Ana Sosa", "+595981445218")
    assert "se tomó como su teléfono" in about(report)[0][1]


@pytest.mark.parametrize(
    ("cell", "place"),
    [("-25.561, -57.283", None), ("-25,561 -57,283", None), ("Loma (-25.561,-57.283)", "Loma"),
     ("https://maps.google.com/?q=-25.561,-57.283", None), ("""25°33'39.6"S 57°16'58.8"O""", None)],
)  # fmt: skip
def test_a_point_of_the_map_in_the_quarter_is_the_workshop_s_point_and_said(
    store: Store, tmp_path: Path, cell: str, place: str | None
) -> None:
    (found,), report = listed(store, tmp_path, ("Taller", "Barrio"), cell)
    assert (found.place, found.latitude, found.longitude) == (place, -25.561, -57.283)
    assert about(report) == [(2, "es un punto del mapa, y no un barrio; se tomó como el del taller")]


@pytest.mark.parametrize(
    "cell", ["https://maps.app.goo.gl/xYz", "40.4168, -3.7038", "https://maps.google.com/?q=48.85,2.35"]
)
def test_a_map_that_says_no_point_of_here_goes_to_the_notes_and_is_said(
    store: Store, tmp_path: Path, cell: str
) -> None:
    (found,), report = listed(store, tmp_path, ("Taller", "Barrio"), cell)
    assert (found.place, found.latitude) == (None, None)
    assert cell in (found.note or "")
    assert about(report) == [(2, "es un punto del mapa, y no un barrio; queda en las notas")]


def test_a_column_of_points_is_known_by_its_cells_whatever_its_heading(store: Store, tmp_path: Path) -> None:
    cells = ("-25.561, -57.283", "-25.570, -57.290", "-25.580, -57.201")
    for heading in ("Barrio", "Dato"):
        take(
            store,
            tmp_path,
            *[(f"Modas {heading} {n}", cell) for n, cell in enumerate(cells)],
            header=("Taller", heading),
        )
    found = list_workshops(store)
    assert [one.place for one in found] == [None] * 6
    assert sorted(one.latitude or 0 for one in found) == [-25.58, -25.58, -25.57, -25.57, -25.561, -25.561]


@pytest.mark.parametrize(
    "cell", ["Km 24,50", "Barrio 25 de Mayo", "San Roque, casa 4,25", "1.º de Marzo", "Ruta 2 km 54"]
)
def test_a_quarter_with_numbers_stays_one(store: Store, tmp_path: Path, cell: str) -> None:
    (found,), report = listed(store, tmp_path, ("Taller", "Barrio"), cell)
    assert found.place == cell
    assert about(report) == []


def test_telephones_of_two_columns_are_both_the_workshop_s(store: Store, tmp_path: Path) -> None:
    rows = [
        ("Yvoty", "0981 445 218", "021 645 112"),
        ("Itapé", "", "0971 300 145"),
        ("Sol", "0985 771 003", "-"),
    ]
    report = take(store, tmp_path, *rows, header=("Taller", "Celular", "Línea baja"))
    found = sorted(list_workshops(store), key=lambda one: one.code)
    assert [one.phone for one in found] == ["+595981445218 +59521645112", "+595971300145", "+595985771003"]
    assert found[0].phone_given == "0981 445 218 / 021 645 112"
    assert about(report) == []
    assert take(store, tmp_path, *rows, header=("Taller", "Celular", "Línea baja")).unchanged == 3


@pytest.mark.parametrize(
    ("cell", "name"),
    [("1- Modas Yvoty", "Modas Yvoty"), ("12) Modas Yvoty", "Modas Yvoty"), ("3.Modas Yvoty", "Modas Yvoty"), ("3 Hermanas", "3 Hermanas"),
     ("*Modas Yvoty*", "Modas Yvoty"), ("2. _Modas Yvoty_", "Modas Yvoty"), ("Modas Yvoty (*)", "Modas Yvoty"), ("4-Ever Modas", "4-Ever Modas"), ("24/7 Jeans", "24/7 Jeans"), ("1.000 Prendas", "1.000 Prendas")],
)  # fmt: skip
def test_the_number_before_a_workshop_s_name_is_no_part_of_it(
    store: Store, tmp_path: Path, cell: str, name: str
) -> None:
    take(store, tmp_path, (cell, "Ana Sosa"), header=("Taller", "Dueña"))
    assert [one.name for one in list_workshops(store)] == [name]


def test_a_second_telephone_on_a_line_of_its_own_is_of_the_workshop_above(
    store: Store, tmp_path: Path
) -> None:
    rows = [
        ("Yvoty", "Ana Sosa", "0981445218", "al día"),
        ("", "", "021645112", ""),
        ("Sol", "Eva Meza"),
        ("", "", "0971300145"),
    ]
    report = take(store, tmp_path, *rows, ("TOTAL", "", "2"), header=("Taller", "Dueña", "Teléfono", "Obs."))
    found = sorted(list_workshops(store), key=lambda one: one.code)
    assert [one.phone for one in found] == ["+595981445218 +59521645112", "+595971300145"]
    assert [(issue.row, issue.value) for issue in report.warnings] == [
        (2, "0981445218 / 021645112"),
        (6, "TOTAL | 2"),
    ]


@pytest.mark.parametrize("heading", ["Razón social", "Contribuyente", "Nombre y apellido o razón social"])
def test_a_taxpayer_who_is_a_person_is_the_owner_and_a_company_the_workshop(
    store: Store, tmp_path: Path, heading: str
) -> None:
    rows = [
        ("SOSA ROLON ELVIRA", "1234568-3"),
        ("Textil Guaraní S.R.L.", "80012345-0"),
        ("Rosa Mística", "80012346-8"),
        ("Benítez, Tomasa", "3456782-5"),
        ("Elvira Meza", "en trámite"),
    ]
    digits = [
        f"{base}-{check_digit(base)}" if (base := ruc.partition("-")[0]).isdigit() else ruc
        for _n, ruc in rows
    ]
    cells = [(name, ruc) for (name, _ruc), ruc in zip(rows, digits, strict=True)]
    report = take(store, tmp_path, *cells, header=(heading, "R.U.C."))
    found = sorted(list_workshops(store), key=lambda one: one.code)
    assert [(one.name, one.owner_name or None) for one in found] == [
        ("Taller de Elvira Sosa Rolon", "Elvira Sosa Rolon"),
        ("Textil Guaraní S.R.L.", None),
        ("Rosa Mística", None),
        ("Taller de Tomasa Benítez", "Tomasa Benítez"),
        ("Elvira Meza", None),
    ]
    assert about(report) == [(row, "sin nombre; se llamó como su dueña o dueño") for row in (2, 5)]


def test_a_star_that_refers_to_the_foot_stays_in_the_notes(store: Store, tmp_path: Path) -> None:
    take(
        store,
        tmp_path,
        ("Modas Yvoty (*)", "Ana Sosa"),
        ("*Modas Sol*", "Eva Meza"),
        header=("Taller", "Dueña"),
    )
    found = sorted(list_workshops(store), key=lambda one: one.code)
    assert [(one.name, one.note) for one in found] == [
        ("Modas Yvoty", "Taller: Modas Yvoty (*)"),
        ("Modas Sol", None),
    ]
