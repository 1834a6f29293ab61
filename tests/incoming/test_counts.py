"""Counts of a workshop, as Excel or CSV keep them: every oddity said, none mended, a second time adds nothing."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from app.counts.queries import list_days
from app.errors import DataProblem
from app.i18n import format_day
from app.incoming.count_columns import COUNTS
from app.incoming.count_operations import import_counts
from app.incoming.count_plan import plan_count_book, plan_counts, report_counts
from app.incoming.count_reader import read_measure, say_together
from app.incoming.reading import read_book
from app.incoming.records import CellIssue
from app.production.operations import add_style
from app.registry.operations import add_workshop
from app.storage.store import Store

FACTORY = Path(__file__).parent / "files" / "uci_cut.csv"
OWN = [
    "CONTEO DE MARZO;;;;;;;",
    "Fecha;Prenda;Prendas terminadas;Personas;Horas;Revisadas;Bien a la primera;Clima",
    "02/03/2026;Guardapolvo;40;5;8,5;40;36;lluvia",
    "02/03/2026;Camisa;12;5;;;;",
    "03/03/2026;Guardapolvo;38;4;8;38;39;sol",
    "Total;;90;;;;;",
    "pronto;Guardapolvo;10;5;8;;;",
]


@pytest.fixture
def workshop(store: Store) -> int:
    return add_workshop(store, name="Santa Librada")


def write(path: Path, lines: list[str]) -> Path:
    path.write_text("\n".join(lines), "utf-8")
    return path


def bring(store: Store, workshop: int, path: Path) -> tuple[int, int, int, int]:
    done = import_counts(store, plan=plan_counts(store, path, workshop_id=workshop))
    return done.added, done.updated, done.unchanged, done.skipped


def test_a_list_as_a_workshop_keeps_it_comes_in_by_days(store: Store, workshop: int, tmp_path: Path) -> None:
    style = add_style(store, workshop_id=workshop, name="Guardapolvo")
    path = write(tmp_path / "conteo.csv", OWN)
    plan = plan_counts(store, path, workshop_id=workshop)
    planned = report_counts(plan)
    assert list_days(store, workshop) == []
    assert import_counts(store, plan=plan) == planned
    assert (planned.added, planned.first, planned.last) == (2, "2026-03-02", "2026-03-03")
    first, second = list_days(store, workshop)
    assert (first.people, first.minutes, first.inspected, first.right_first_time) == (5, 5 * 8.5 * 60, 40, 36)
    assert [(one.style_id, one.name, one.pieces) for one in first.outputs] == [
        (style, "Guardapolvo", 40),
        (None, "Camisa", 12),
    ]
    assert first.note == "Clima: lluvia"
    assert (first.origin, first.source) == ("document", "conteo")
    assert second.right_first_time is None
    assert "Bien a la primera: 39" in (second.note or "")
    (rejected,) = planned.rejected
    assert (rejected.row, rejected.value) == (7, "pronto")
    reasons = {(one.row, one.reason) for one in planned.warnings}
    assert (5, "son más que las revisadas; queda en las notas") in reasons
    assert (6, "parece un total; no se importó") in reasons


def test_a_second_time_adds_nothing_and_a_mended_row_changes_its_day(
    store: Store, workshop: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "conteo.csv", OWN)
    assert bring(store, workshop, path) == (2, 0, 0, 0)
    assert bring(store, workshop, path) == (0, 0, 2, 0)
    mended = [line.replace("Camisa;12", "Camisa;21") for line in OWN]
    assert bring(store, workshop, write(tmp_path / "conteo.csv", mended)) == (0, 1, 1, 0)
    assert [day.pieces for day in list_days(store, workshop)] == [61, 38]
    other = write(tmp_path / "otra.csv", [OWN[1], "02/03/2026;Guardapolvo;99;5;8;;;"])
    assert bring(store, workshop, other) == (0, 0, 0, 1)
    assert list_days(store, workshop)[0].pieces == 61
    store.undo_stack.undo()
    store.undo_stack.undo()
    assert list_days(store, workshop) == []


def test_a_factorys_days_come_in_with_each_oddity_said_and_none_mended(store: Store, workshop: int) -> None:
    """A cut of the UCI data (Imran and others, CC BY 4.0): what is odd in it stands in its reasons."""
    plan = plan_counts(store, FACTORY, workshop_id=workshop)
    report = import_counts(store, plan=plan)
    assert (report.added, report.first, report.last) == (70, "2015-01-01", "2015-03-11")
    assert report.rejected == ()
    said = {(one.column, one.value): one.reason for one in report.warnings}
    assert "parece «sewing» mal escrito" in said[("department", "sweing")]
    assert "blancos de más" in said[("department", "finishing ")]
    assert "no corresponde" in said[("wip", "")]
    assert any(one.column == "date" and "mes/día/año" in one.reason for one in report.warnings)
    days = list_days(store, workshop)
    above = [day for day in days if (day.efficiency_given or 0) > 1]
    assert len(above) == sum("más de 100 %" in one.reason for one in report.warnings) > 0
    assert {day.team.split()[0] for day in days if day.team} == {"sweing", "finishing"}
    finishing = [day for day in days if (day.team or "").startswith("finishing")]
    assert finishing
    assert all(not day.wip_applies and day.wip is None for day in finishing)
    assert all(day.wip_applies and day.wip is not None for day in days if day not in finishing)
    assert all(one.standard_minutes and one.pieces is None for day in days for one in day.outputs)
    assert "targeted_productivity: " in (days[0].note or "")
    again = import_counts(store, plan=plan_counts(store, FACTORY, workshop_id=workshop))
    assert (again.added, again.unchanged) == (0, 70)


def test_a_column_may_be_told_otherwise_and_that_is_remembered(
    store: Store, workshop: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "raro.csv", ["Fecha;Salieron;Personas", "02/03/2026;40;5"])
    book = read_book(path)
    plan = plan_count_book(store, book, workshop_id=workshop)
    assert [column.meaning for column in plan.table.columns] == ["date", "extra", "people"]
    chosen = {"Fecha": "date", "Salieron": "pieces", "Personas": "people"}
    plan = plan_count_book(store, book, workshop_id=workshop, mapping=chosen)
    import_counts(store, plan=plan)
    (day,) = list_days(store, workshop)
    assert (day.pieces, day.people) == (40, 5)
    assert plan_count_book(store, book, workshop_id=workshop).mapping == chosen


def test_what_is_no_list_of_days_is_refused(store: Store, workshop: int, tmp_path: Path) -> None:
    path = write(tmp_path / "lista.csv", ["Nombre;Teléfono", "Ana;0981"])
    with pytest.raises(DataProblem, match="Fecha, Prenda"):
        plan_counts(store, path, workshop_id=workshop)


def test_days_and_numbers_are_not_guessed(store: Store, workshop: int, tmp_path: Path) -> None:
    mixed = write(tmp_path / "m.csv", ["Fecha;Prendas", "13/2/2026;5", "2/13/2026;6", "1/2/2026;7"])
    report = report_counts(plan_counts(store, mixed, workshop_id=workshop))
    assert report.added == 2
    assert "no se adivina" in report.rejected[0].reason
    assert ["se leyó día/mes" in one.reason for one in report.warnings] == [True]
    day = format_day((date.today() + timedelta(days=40)).isoformat())
    ahead = write(tmp_path / "f.csv", ["Fecha;Prendas", f"{day};5"])
    assert (
        "todavía no llegó"
        in report_counts(plan_counts(store, ahead, workshop_id=workshop)).rejected[0].reason
    )


@pytest.mark.parametrize(
    ("text", "dots", "read"),
    [
        ("0.940725424", True, 0.940725424),
        ("1.200", True, 1.2),
        ("1.200", False, 1200.0),
        ("1.200,5", False, 1200.5),
        ("26,16", False, 26.16),
        ("85 %", False, 85.0),
        ("-3", False, None),
        ("diez", True, None),
        (7, True, 7.0),
        (-7, True, None),
        (True, True, None),
    ],
)
def test_a_number_is_read_as_its_list_writes_them(text: object, dots: bool, read: float | None) -> None:
    assert read_measure(text, dots=dots) == read  # type: ignore[arg-type]


def test_one_oddity_of_many_rows_is_said_once() -> None:
    issues = [CellIssue(row, "A", str(row), "raro") for row in range(1, 60)]
    (said,) = say_together(issues)
    assert (said.row, said.reason) == (1, "raro (59 filas)")
    assert len(say_together(issues[:30])) == 30


COLUMNS = [
    "Fecha;Prenda;Prendas;Personas;Horas;Minutos sin luz;Máquina rota (min);Falta hilo;Falta tela;Mancha;Costura torcida;Luz",
    "02/03/2026;Guardapolvo;40;5;8;30;45;10;5;2;3;150000",
    "03/03/2026;Guardapolvo;42;5;8;;0;;;0;;",
]
WORDS = [
    "Fecha;Prenda;Prendas;Personas;Parada (min);Causa;Defectos;Tipo de defecto",
    "02/03/2026;Guardapolvo;40;5;20;se rompió la máquina;3;manchas",
    "03/03/2026;Guardapolvo;40;5;25;corte de luz;;",
    "04/03/2026;Guardapolvo;40;5;30;almuerzo largo;4;",
    "05/03/2026;Guardapolvo;40;5;15;;;",
    "05/03/2026;Camisa;40;5;10;falta de hilo;;",
]


def stops(store: Store, workshop: int) -> list[dict[str, float]]:
    return [{one.cause: one.minutes for one in day.stoppages} for day in list_days(store, workshop)]


def defects(store: Store, workshop: int) -> list[dict[str, int]]:
    return [{one.kind: one.count for one in day.defects} for day in list_days(store, workshop)]


def test_stops_by_cause_and_defects_by_kind_come_in_as_what_they_are(
    store: Store, workshop: int, tmp_path: Path
) -> None:
    path = write(tmp_path / "causas.csv", COLUMNS)
    report = import_counts(store, plan=plan_counts(store, path, workshop_id=workshop))
    assert stops(store, workshop) == [{"power": 30, "machine": 45, "no_material": 15}, {}]
    assert defects(store, workshop) == [{"stain": 2, "stitch": 3}, {"stain": 0}]
    # a word alone may be money: it is not guessed, and it is said that it stays in the notes
    assert "Luz: 150000" in (list_days(store, workshop)[0].note or "")
    assert ("Luz", "son números y no se sabe de qué; quedan en las notas") in {
        (one.column, one.reason) for one in report.warnings
    }
    assert bring(store, workshop, path) == (0, 0, 2, 0)


def test_a_word_beside_the_minutes_says_their_cause(store: Store, workshop: int, tmp_path: Path) -> None:
    path = write(tmp_path / "causas.csv", WORDS)
    report = import_counts(store, plan=plan_counts(store, path, workshop_id=workshop))
    assert stops(store, workshop) == [
        {"machine": 20},
        {"power": 25},
        {"other": 30},
        {"other": 15, "no_material": 10},
    ]
    assert defects(store, workshop) == [{"stain": 3}, {}, {"other": 4}, {}]
    unknown = [one for one in report.warnings if one.value == "almuerzo largo"]
    assert unknown[0].reason == "no se conoce; se cuenta con las otras y queda en las notas"
    assert "Causa: almuerzo largo" in (list_days(store, workshop)[2].note or "")


def test_what_the_causes_do_not_hold_of_a_total_stays_with_the_others(
    store: Store, workshop: int, tmp_path: Path
) -> None:
    lines = [
        "Fecha;Prendas;Minutos parados;Sin luz;Máquina rota",
        "02/03/2026;40;60;30;10",
        "03/03/2026;40;20;30;",
    ]
    report = import_counts(
        store, plan=plan_counts(store, write(tmp_path / "t.csv", lines), workshop_id=workshop)
    )
    assert stops(store, workshop) == [{"power": 30, "machine": 10, "other": 20}, {"power": 30}]
    assert any("valen las partes" in one.reason for one in report.warnings)


@pytest.mark.parametrize(
    ("header", "group", "meaning"),
    [
        ("Sin luz", "Paradas", "stop:power"),
        ("Otros", "Paradas (min)", "stop:other"),
        ("Otros", "Defectos", "defect:other"),
        ("Otros", "", "extra"),
        ("Horas (h)", "", "hours_each"),
        ("Parada (min)", "", "stopped"),
    ],
)
def test_a_heading_is_read_with_its_unit_and_what_stands_over_it(
    header: str, group: str, meaning: str
) -> None:
    assert COUNTS.meaning_of(header, group) == meaning
