"""Our own list of workshops comes back: into its office it changes nothing, into an empty one it is whole."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.i18n import say_in, use_language
from app.incoming.meanings import MEANINGS
from app.incoming.operations import import_file
from app.incoming.own_list import own_meanings
from app.incoming.plan import plan_import
from app.incoming.records import ImportReport
from app.lists.kind import list_sheet
from app.lists.sheets import ListSheet, write_list
from app.registry import operations
from app.registry.leaving import columns_that_leave
from app.registry.queries import list_workshop_lines, read_workshop
from app.storage.store import Store
from tests.incoming.books import LIST_XLSX, counts, live_rows, store
from tests.made_office import new_office

pytestmark = pytest.mark.usefixtures("read_here")

__all__ = ["store"]
NAMES = {one.name for one in MEANINGS}


@pytest.fixture
def full(store: Store) -> Store:
    """An office with a list of an association, and a workshop of which all is known."""
    import_file(store, path=LIST_XLSX)
    one = next(line for line in list_workshop_lines(store))
    owner = read_workshop(store, one.id).owners[0]
    operations.change_workshop(
        store, workshop_id=one.id, zone="rural", start_year=2010, latitude=-25.5, longitude=-57.25,
        phone="0981 431 866 (la hija) y 0971 555 123", note="Llamar de tarde\n-debe la cuota",
        legal_form="sole", place="Compañía Cerro",
    )  # fmt: skip
    operations.change_person(
        store, person_id=owner.id, given_names="Ana María", surnames="Sosa", birth_year=1980, sex="woman",
        phone="0982 117 563", language="guarani", schooling="primary_incomplete",
    )  # fmt: skip
    operations.set_products(
        store, workshop_id=one.id, products=[("remeras", None), ("manteles y sábanas/fundas", None)]
    )
    return store


@pytest.fixture(params=["es", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("es")


def leave(store: Store, target: Path) -> ListSheet:
    sheet = list_sheet("workshops", store)
    write_list(sheet, target)
    return sheet


def come_back(office: Store, path: Path) -> ImportReport:
    use_language("es")  # whoever reads it may speak another language
    return import_file(office, path=path)


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_unchanged_list_changes_nothing(full: Store, tmp_path: Path, suffix: str, language: str) -> None:
    second = list_workshop_lines(full)[1].id
    operations.set_products(full, workshop_id=second, products=[("deportiva", None)])  # an older word for it
    operations.set_people(full, workshop_id=second, people=[("woman", 3, None, None, None)])
    leave(full, tmp_path / f"talleres.{suffix}")
    before = live_rows(full)
    report = come_back(full, tmp_path / f"talleres.{suffix}")
    assert counts(report) == (0, 0, len(before["workshop"]))
    assert (report.possible_duplicates, report.rejected) == ((), ())
    assert live_rows(full) == before


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_every_column_arrives_whole_in_an_empty_office(
    full: Store, tmp_path: Path, suffix: str, language: str
) -> None:
    left = leave(full, tmp_path / f"talleres.{suffix}")
    with_meaning = [at for at, column in enumerate(columns_that_leave()) if column.means]
    other = new_office(tmp_path / "otra.hilvan", name="Otra", site=4)
    report = come_back(other, tmp_path / f"talleres.{suffix}")
    assert counts(report) == (len(left.rows), 0, 0)
    assert report.possible_duplicates == ()
    use_language(language)
    arrived = list_sheet("workshops", other)
    other.close()
    for at in with_meaning:
        column = left.columns[at].title
        assert [row[at] for row in arrived.rows] == [row[at] for row in left.rows], column
    assert all(any(row[at] not in (None, "") for row in left.rows) for at in with_meaning), "all are tried"


def test_every_column_has_a_meaning_or_is_reckoned_from_elsewhere(language: str) -> None:
    columns = columns_that_leave(say_in(language))
    assert {column.means for column in columns if column.means} <= NAMES
    reckoned = [column.title for column in columns_that_leave(say_in("es")) if not column.means]
    assert [title for title in reckoned if not title.startswith("Permiso")] == [
        "Total de máquinas", "Personas", "Personas en IPS", "Último diagnóstico", "Puntaje",
        "Diagnósticos terminados", "Diagnósticos sin terminar", "Acciones abiertas",
    ]  # fmt: skip


def test_what_was_changed_in_the_list_is_the_change(full: Store, tmp_path: Path) -> None:
    sheet = leave(full, tmp_path / "talleres.csv")
    code, name = sheet.rows[3][0], sheet.rows[3][1]
    path = tmp_path / "talleres.csv"
    text = path.read_text("utf-8-sig").replace(f"{code};{name};", f"{code};Otro nombre;", 1)
    path.write_text(text, "utf-8-sig")
    plan = plan_import(full, path)
    told = [one for one in plan.workshops if one.action != "unchanged" or one.warnings]
    assert [one.code for one in told] == [code]
    assert plan.duplicates == ()


def test_a_code_that_is_anothers_is_not_believed(full: Store, tmp_path: Path) -> None:
    code = list_workshop_lines(full)[0].code
    header = "Código;Taller;Dueña o dueño;Teléfono"
    (tmp_path / "otra.csv").write_text(
        f"{header}\n{code};Jeans Nunca Visto;Zita Nadie;0991 111 222\n", "utf-8"
    )
    report = come_back(full, tmp_path / "otra.csv")
    assert counts(report) == (1, 0, 0)
    new = next(line for line in list_workshop_lines(full) if line.name == "Jeans Nunca Visto")
    assert new.code != code


@pytest.mark.parametrize(
    "headers",
    [
        "Código|Taller|Dueña o dueño|Territorio|Barrio o compañía|Teléfono|Personas|Último diagnóstico",
        "Taller|Código|Teléfono|Mi columna",
    ],
)
def test_an_older_or_shorter_list_of_ours_is_known(headers: str) -> None:
    found: Any = own_meanings(headers.split("|"))
    assert found is not None
    assert {"code", "name", "phone"} <= set(found)


def test_another_list_with_codes_is_not_ours() -> None:
    assert own_meanings(["Código", "Nombre del negocio", "Encargada", "Cel."]) is None
