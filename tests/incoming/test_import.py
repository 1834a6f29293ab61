"""What an import does to an office that has workshops already, and what a person decides."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import DataProblem
from app.incoming.operations import import_file, import_workshops
from app.incoming.plan import plan_import, resolve_plan
from app.incoming.records import Decisions
from app.progress import SILENT
from app.registry import operations, queries
from app.storage.backups import backups_of
from app.storage.store import Store
from tests.incoming.books import (
    HEADER,
    ROW,
    changed_row,
    counts,
    live_rows,
    only_workshop,
    store,
    take,
    write_csv,
)
from tests.made_office import new_office

__all__ = ["store"]


def test_a_changed_row_changes_only_its_changed_cells_and_says_so(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, ROW)
    before = live_rows(store)
    changed = changed_row(phone="0971 897 967", machines="7 recta, 2 overlock", women=5)
    path = write_csv(tmp_path / "socios.csv", [HEADER, changed])
    (planned,) = plan_import(store, path).workshops
    assert [(c.column, c.old, c.new) for c in planned.changes] == [
        ("Teléfono", "0982 117 563", "0971 897 967"),
        ("Máquinas", "6 Recta, 2 Overlock", "7 Recta, 2 Overlock"),
        ("Mujeres", "4", "5"),
    ]
    assert counts(import_file(store, path=path)) == (0, 1, 0)
    after = live_rows(store)
    same = ("person", "product", "membership", "association", "cluster")
    assert {table: after[table] for table in same} == {table: before[table] for table in same}
    workshop = only_workshop(store)
    assert workshop.phone == "+595971897967"
    assert {m.type: m.count for m in workshop.machines} == {"recta": 7, "overlock": 2}
    assert (workshop.count_people("woman"), workshop.count_people("man")) == (5, 2)


def test_a_corrected_cedula_is_a_changed_cell_of_the_same_list(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, changed_row(ruc=""))
    assert counts(take(store, tmp_path, changed_row(ruc="", cedula="2.441.944"))) == (0, 1, 0)
    assert only_workshop(store).owners[0].cedula == "2441944"


def test_the_same_names_with_another_cedula_in_another_list_are_asked_about(
    store: Store, tmp_path: Path
) -> None:
    take(store, tmp_path, changed_row(ruc=""))
    other = changed_row(ruc="", cedula="2.441.944", phone="")
    plan = plan_import(store, write_csv(tmp_path / "otra.csv", [HEADER, other]))
    assert [(pair.other, pair.decision) for pair in plan.duplicates] == [("TAL-001", "different")]
    assert plan.count("add") == 1


def test_what_a_consultant_corrected_stays_when_the_list_comes_again(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, ROW)
    workshop = only_workshop(store)
    operations.change_workshop(store, workshop_id=workshop.id, phone="0985 111 222", note="Otra nota")
    operations.set_machines(store, workshop_id=workshop.id, machines=[("recta", 9, None)])
    full = [("woman", 3, "30_44", "owner", True), ("man", 4, "18_29", "employee", False)]
    operations.set_people(store, workshop_id=workshop.id, people=full)
    assert counts(take(store, tmp_path, ROW)) == (0, 0, 1)
    kept = only_workshop(store)
    assert (kept.phone, kept.note, kept.machines[0].count) == ("+595985111222", "Otra nota", 9)
    assert [p.relation for p in kept.people] == ["owner", "employee"]


def test_when_list_and_office_both_changed_the_office_stays_and_the_list_is_noted(
    store: Store, tmp_path: Path
) -> None:
    take(store, tmp_path, ROW)
    workshop = only_workshop(store)
    operations.change_workshop(store, workshop_id=workshop.id, place="Saguazú", phone="0985 111 222")
    report = take(store, tmp_path, changed_row(phone="0971 897 967"))
    kept = only_workshop(store)
    assert kept.phone == "+595985111222"
    assert "Teléfono: 0971 897 967" in (kept.note or "")
    assert any("la oficina tiene" in issue.reason for issue in report.warnings)
    assert counts(take(store, tmp_path, changed_row(phone="0971 897 967"))) == (0, 0, 1)


def test_a_blank_cell_never_erases(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, ROW)
    before = live_rows(store)
    blank = changed_row(phone="", machines="-", women=None, fee="", note="", ruc="no tiene")
    assert counts(take(store, tmp_path, blank)) == (0, 0, 1)
    assert live_rows(store)["workshop"] == before["workshop"]


def test_a_note_that_changed_takes_the_place_of_the_old_one(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, ROW)
    assert only_workshop(store).note == "Obs.: debe 2 cuotas"
    take(store, tmp_path, changed_row(note="al día"))
    assert only_workshop(store).note == "Obs.: al día"


def test_a_list_fills_what_a_workshop_typed_by_hand_lacks(store: Store, tmp_path: Path) -> None:
    workshop = operations.add_workshop(store, name="Textil Yvoty", ruc="2441943-5")
    assert counts(take(store, tmp_path, ROW)) == (0, 1, 0)
    filled = queries.read_workshop(store, workshop)
    assert (filled.owner_name, filled.owners[0].cedula) == ("Rubén Duarte Giménez", "2441943")
    assert (filled.memberships[0].fee, filled.memberships[0].active) == (30_000, True)


def test_a_person_decides_about_a_possible_duplicate(store: Store, tmp_path: Path) -> None:
    operations.add_workshop(store, name="Textil Yvoti", phone="0982117563")
    path = write_csv(tmp_path / "socios.csv", [HEADER, ROW])
    plan = plan_import(store, path)
    (pair,) = plan.duplicates
    assert (pair.row, pair.other, pair.decision) == (2, "TAL-001", "different")
    assert "teléfono" in pair.because
    assert plan.count("add") == 1
    choice = {(2, "TAL-001"): "same"}
    (planned,) = resolve_plan(store, plan, Decisions(duplicates=choice))
    assert (planned.action, planned.code) == ("update", "TAL-001")
    assert resolve_plan(store, plan, Decisions(duplicates={(2, "TAL-001"): "skip"})) == ()
    report = import_workshops(store, plan=plan, decisions=Decisions(duplicates=choice))
    assert counts(report) == (0, 1, 0)
    assert only_workshop(store).name == "Textil Yvoti"
    assert counts(import_file(store, path=path)) == (0, 0, 1)


def test_a_sure_match_may_be_called_another_workshop(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, ROW)
    path = write_csv(tmp_path / "otra.csv", [HEADER, changed_row(name="Jeans La Fe", ruc="")])
    plan = plan_import(store, path)
    assert [(d.row, d.other, d.decision) for d in plan.duplicates] == [(2, "TAL-001", "same")]
    decisions = Decisions(duplicates={(2, "TAL-001"): "different"})
    assert counts(import_workshops(store, plan=plan, decisions=decisions)) == (1, 0, 0)


def test_one_owner_with_two_workshops_keeps_both(store: Store, tmp_path: Path) -> None:
    second = changed_row(n=2, name="Jeans La Fe", phone="0971 897 967", note="")
    report = take(store, tmp_path, ROW, second)
    assert counts(report) == (2, 0, 0)
    assert report.possible_duplicates == ((3, 2),)
    assert counts(take(store, tmp_path, ROW, second)) == (0, 0, 2)


def test_rows_spelt_differently_without_numbers_are_shown_and_kept_apart(
    store: Store, tmp_path: Path
) -> None:
    header = ("Taller", "Dueña", "Barrio")
    rows = [
        ("Creaciones Ñandutí", "Rosa Caballero", "Centro"),
        ("CREACIONES NANDUTI", "ROSA CABALERO", "Centro"),
        ("Creaciones Itapé", "Rosa Caballero", "Centro"),
    ]
    report = take(store, tmp_path, *rows, header=header)
    assert report.possible_duplicates == ((3, 2),)
    assert counts(report) == (3, 0, 0)
    assert counts(take(store, tmp_path, *rows, header=header)) == (0, 0, 3)


def test_hundreds_of_equal_rows_are_hundreds_of_workshops_once(store: Store, tmp_path: Path) -> None:
    rows = [changed_row(n=n, cedula="", ruc="", note="") for n in range(300)]
    assert counts(take(store, tmp_path, *rows)) == (300, 0, 0)
    assert counts(take(store, tmp_path, *rows)) == (0, 0, 300)


def test_a_fee_of_twenty_digits_is_said_with_its_cell(store: Store, tmp_path: Path) -> None:
    report = take(store, tmp_path, changed_row(fee="99999999999999999999"))
    assert counts(report) == (1, 0, 0)
    assert [(one.row, one.column, one.value) for one in report.warnings] == [
        (2, "Cuota", "99999999999999999999")
    ]
    assert "12 cifras" in report.warnings[0].reason
    assert "99999999999999999999" in only_workshop(store).note


def test_a_name_of_thousands_of_letters_stays_in_the_notes(store: Store, tmp_path: Path) -> None:
    long = "Textil de la ribera " * 150
    report = take(store, tmp_path, changed_row(given_names=long, surnames=long))
    assert counts(report) == (1, 0, 0)
    assert long.strip() in only_workshop(store).note
    assert {one.column for one in report.warnings} == {"Nombres", "Apellidos"}


def test_the_cluster_and_association_chosen_are_used(store: Store, tmp_path: Path) -> None:
    cluster = operations.add_cluster(store, code="PIL", name="Pilar")
    operations.add_cluster(store, code="MRA", name="Mariano Roque Alonso")
    acp = operations.add_association(store, name="ACP", cluster_id=cluster)
    take(store, tmp_path, ROW, decisions=Decisions(cluster_id=cluster, association_id=acp))
    workshop = only_workshop(store)
    assert (workshop.code, workshop.memberships[0].association) == ("PIL-001", "ACP")


def test_a_backup_is_made_before_an_import_that_writes(store: Store, tmp_path: Path) -> None:
    take(store, tmp_path, ROW)
    take(store, tmp_path, ROW)
    assert [backup.reason for backup in backups_of(store)] == ["import"]


def test_an_import_that_is_stopped_leaves_nothing(store: Store, tmp_path: Path) -> None:
    class Stopper:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            if done:
                raise KeyboardInterrupt

    rows = [changed_row(n=n, name=f"Taller {n}", cedula=str(1000 + n), ruc="", phone="") for n in range(150)]
    plan = plan_import(store, write_csv(tmp_path / "socios.csv", [HEADER, *rows]))
    with pytest.raises(KeyboardInterrupt):
        import_workshops(store, plan=plan, progress=Stopper())
    assert queries.list_workshop_lines(store) == []
    assert counts(import_workshops(store, plan=plan, progress=SILENT)) == (150, 0, 0)


def test_a_list_that_is_none_changes_nothing(store: Store, tmp_path: Path) -> None:
    before = live_rows(store)
    with pytest.raises(DataProblem, match="nombres de las columnas"):
        take(store, tmp_path, header=("a", "b"))
    assert live_rows(store) == before


LISTS = st.lists(
    st.fixed_dictionaries(
        {
            "name": st.sampled_from(["Textil Yvoty", "MODAS ITAPÉ", "Jeans Jazmín", "El Hilo", ""]),
            "surnames": st.sampled_from(["Sosa", "MEZA", "Ñamandú Rojas", ""]),
            "given_names": st.sampled_from(["Ana", "A.", "Blas", ""]),
            "cedula": st.sampled_from(["1.234.567", "2345678", "", "x"]),
            "ruc": st.sampled_from(["", "2441943-5", "2441943-6", "no tiene"]),
            "phone": st.sampled_from(["0971897967", "(0981) 599671", "", "123"]),
            "machines": st.sampled_from(["2 over y recta (1)", "", "rara", "3 recta"]),
            "women": st.sampled_from([0, 3, "", "varias"]),
            "joined_on": st.sampled_from(["26-06-21", "2015", "05/22/2014", ""]),
            "active": st.sampled_from(["x", "no", "", "quizás"]),
            "note": st.sampled_from(["", "debe", "repetido?"]),
        }
    ),
    min_size=1,
    max_size=8,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=LISTS)
def test_any_list_twice_adds_nothing_and_its_undo_restores_all(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, Any]]
) -> None:
    folder = tmp_path_factory.mktemp("lista")
    office = new_office(folder / "centro.hilvan", name="CAE", site=3)
    start = live_rows(office)
    listed = [changed_row(n=n, **row) for n, row in enumerate(rows, 1)]
    first = take(office, folder, *listed)
    imported = live_rows(office)
    again = take(office, folder, *listed)
    assert counts(again) == (0, 0, first.added)
    assert live_rows(office) == imported
    while office.undo_stack.undo_label not in (None, "crear la oficina"):
        office.undo_stack.undo()
    assert live_rows(office) == start
    office.close()
