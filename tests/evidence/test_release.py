"""What leaves: by consent only, the same in every format, and told before it is saved."""

import csv
import io
import json
import zipfile
from collections import Counter
from pathlib import Path

import pytest

from app.diagnosis.operations import add_whole_visit
from app.errors import Cancelled, DataProblem
from app.evidence.codebook import code_rows
from app.evidence.consents import who_consented
from app.evidence.making import make_anonymous
from app.evidence.operations import keep_release, record_data_consent, save_anonymous
from app.evidence.package_file import DATA, PACKAGE, package_files
from app.evidence.parts import guard_amounts
from app.evidence.queries import find_sign, list_releases
from app.evidence.records import KEPT_BACK, MISSING, NOT_APPLICABLE, NOT_NOTED, AnonymousData
from app.evidence.release_files import write_release
from app.evidence.risk_words import risk_lines
from app.evidence.stata_file import stata_bytes
from app.evidence.traits import TRAITS
from app.storage.store import Store
from tests.evidence.offices import INSTRUMENT, draw_pilot, workshop_ids


@pytest.fixture
def data(store: Store) -> AnonymousData:
    return make_anonymous(store)


def rows_of(data: AnonymousData) -> list[dict[str, str]]:
    text = package_files(data)[DATA].decode("utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def test_only_who_consented_leaves(store: Store, data: AnonymousData) -> None:
    ids = workshop_ids(store)
    assert who_consented(store) == set(ids[:28])
    assert data.report.workshops == len(set(data.columns["id"])) == 28
    record_data_consent(store, workshop_ids=ids[:1], granted=False, decided_on="2026-11-01")
    assert make_anonymous(store).report.workshops == 27
    assert make_anonymous(store).report.without_consent == 3


def test_the_permission_to_count_is_not_one_to_let_go(store: Store) -> None:
    with store.change("otros permisos") as writer:
        for row in list(store.rows("SELECT id FROM consent")):
            writer.update("consent", row[0], purpose="cluster_statistics")
    with pytest.raises(DataProblem, match="hacen falta cinco"):
        make_anonymous(store)


def test_a_row_for_each_round(data: AnonymousData) -> None:
    keys = list(zip(data.columns["id"], data.columns["round"], strict=True))
    assert keys == sorted(set(keys))
    assert set(data.columns["months"]) == {0, 6}  # 217 days
    assert all(len(one) == data.rows for one in data.columns.values())


def test_a_round_that_few_had_does_not_leave(store: Store) -> None:
    before = make_anonymous(store)
    workshop = workshop_ids(store)[0]
    for day in ("2026-08-03", "2026-10-05"):
        add_whole_visit(
            store, workshop_id=workshop, instrument=INSTRUMENT, visited_on=day, answers={}, channel="paper"
        )
    after = make_anonymous(store)
    assert set(after.columns["round"]) == {1, 2}
    assert after.rows - before.rows in (0, 1)
    assert "rondas" in after.report.rounded[0] or "una ronda" in after.report.rounded[0]


def test_groups_that_look_alike_have_five(store: Store) -> None:
    draw_pilot(store, workshop_ids(store)[:20])
    data = make_anonymous(store)
    names = (*TRAITS, "p1_arm")
    workshops = {row["id"]: tuple(row[name] for name in names) for row in rows_of(data)}
    sizes = Counter(workshops.values())
    assert min(sizes.values()) >= 5
    assert data.report.smallest == min(sizes.values())
    assert data.report.after[0].alone == 0 < data.report.before[0].alone


def test_the_arms_of_a_pilot_leave(store: Store) -> None:
    draw_pilot(store, workshop_ids(store)[:20])
    rows = rows_of(make_anonymous(store))
    arms = {row["id"]: row["p1_arm"] for row in rows}
    assert Counter(arms.values()) == {"1": 10, "2": 10, NOT_APPLICABLE: 8}
    assert {row["p1_after"] for row in rows if row["p1_arm"] in "12" and row["round"] == "2"} == {"1"}


def test_signs_are_new_each_time_and_found_again_with_the_key(store: Store, tmp_path: Path) -> None:
    first, second = make_anonymous(store), make_anonymous(store)
    assert not set(first.columns["id"]) & set(second.columns["id"])
    save_anonymous(store, data=first, folder=tmp_path / "uno", formats=("csv",), given_to="MTESS")
    (release,) = list_releases(store)
    assert (release.given_to, release.workshops, release.row_count) == ("MTESS", 28, first.rows)
    signs = {find_sign(store, release.number, one) for one in workshop_ids(store)[:28]}
    assert signs == set(first.columns["id"])


def test_two_releases_never_share_a_folder(store: Store, data: AnonymousData, tmp_path: Path) -> None:
    save_anonymous(store, data=data, folder=tmp_path / "uno", formats=("csv",))
    with pytest.raises(DataProblem, match="datos.csv"):
        save_anonymous(store, data=make_anonymous(store), folder=tmp_path / "uno", formats=("csv",))
    assert len(list_releases(store)) == 1


def test_the_package_says_every_column(data: AnonymousData) -> None:
    described = json.loads(package_files(data)[PACKAGE])
    resource = described["resources"][0]
    fields = resource["schema"]["fields"]
    assert [one["name"] for one in fields] == list(rows_of(data)[0])
    assert resource["schema"]["primaryKey"] == ["id", "round"]
    assert set(MISSING) < set(resource["schema"]["missingValues"])
    missing = set(resource["schema"]["missingValues"])
    for field in fields:
        allowed = field.get("constraints", {}).get("enum")
        for row in rows_of(data):
            cell = row[field["name"]]
            if cell in missing or field["type"] == "string":
                continue
            number = float(cell)
            assert field["type"] == "number" or number == int(number), field
            assert allowed is None or int(number) in allowed, field


def test_stata_has_the_same_cells_and_kinds_of_missing(data: AnonymousData) -> None:
    import pandas

    frame = pandas.read_stata(io.BytesIO(stata_bytes(data)), convert_missing=True, convert_categoricals=False)
    for variable in data.variables:
        for ours, theirs in zip(data.columns[variable.name], frame[variable.name], strict=True):
            same = str(theirs) == ours if isinstance(ours, str) else float(theirs) == ours
            assert same, (variable.name, ours, theirs)


def test_stata_says_codes_and_missing_in_words(data: AnonymousData) -> None:
    from pandas.io.stata import StataReader

    with StataReader(io.BytesIO(stata_bytes(data))) as reader:
        labels, titles = reader.value_labels(), reader.variable_labels()
    assert labels["owner_sex"][1] == "mujer"
    assert labels["ges_01"][2_147_483_623] == "no sabe"  # .b
    assert titles["sales_month"] == "Ventas del mes"


def test_the_workbook_has_the_data_and_the_code_book(
    store: Store, data: AnonymousData, tmp_path: Path
) -> None:
    from openpyxl import load_workbook

    save_anonymous(store, data=data, folder=tmp_path, formats=("xlsx",))
    book = load_workbook(tmp_path / "datos.xlsx")
    assert book.sheetnames == ["Datos", "Libro de códigos", "Sin valor", "Qué se cuidó"]
    assert book["Datos"].max_row == data.rows + 1
    assert book["Libro de códigos"].max_row == len(data.variables) + 1
    assert zipfile.is_zipfile(tmp_path / "datos.xlsx")


def test_the_code_book_has_the_question_as_it_was_read(data: AnonymousData) -> None:
    by_name = {one.name: one for one in code_rows(data.variables)}
    row = by_name["ges_02"]
    assert row.asked.endswith("?")
    assert "0 = " in row.values
    assert "4 = " in row.values
    assert row.validated.startswith("sí")
    assert row.source
    assert ".b no sabe" in row.missing
    assert by_name["ges_01"].validated.startswith("no")
    assert len(by_name) == len(data.variables)


def test_answers_that_may_tell_of_a_danger_do_not_leave_one_by_one(data: AnonymousData) -> None:
    assert {"dec_01", "dec_02", "dec_07", "loc_02"}.isdisjoint(data.columns)
    assert "dim_dec" in data.columns
    assert any("Nadie menor trabajando" in one for one in data.report.rounded)


def test_the_report_says_what_was_looked_at(data: AnonymousData) -> None:
    said = "\n".join(risk_lines(data.report))
    assert "28 talleres" in said
    assert "únicos" in said
    assert "No sale: Nombres" in said
    assert "no lo publique en internet" in said  # sales, rounded, still find many


def test_the_largest_are_said_together() -> None:
    values = [4_563_000, 9_100_000, 1_000_000, 2_040_000, 3_333_333, 88_000_000]
    made, notes = guard_amounts("Ventas", values, range(6))
    assert made == [2_000_000, 2_000_000, 1_000_000, 2_000_000, 2_000_000, 2_000_000]
    assert notes == ("Ventas: desde 2.000.000, 5 talleres dicen lo mismo.",)


def test_what_few_tell_does_not_leave() -> None:
    made, notes = guard_amounts("Ventas", [4_563_000, None, None, 5, 6, 7], range(6))
    assert made == [KEPT_BACK, NOT_NOTED, NOT_NOTED, KEPT_BACK, KEPT_BACK, KEPT_BACK]
    assert "menos de cinco" in notes[0]


def test_none_or_more_would_say_nothing_true() -> None:
    made, notes = guard_amounts("Cursos", [0, 0, 0, 0, 0, 3], range(6), rounded=False)
    assert (made, notes) == ([0, 0, 0, 0, 0, KEPT_BACK], ())


def test_changes_are_cut_at_both_ends() -> None:
    values = [-9, -2, -2, -1, -1, 0, 1, 1, 2, 2, 9]
    made, _notes = guard_amounts("x", values, range(11), rounded=False, both_ends=True)
    assert made == [-1, -1, -1, -1, -1, 0, 1, 1, 1, 1, 1]


def test_what_is_stopped_leaves_no_file_and_what_is_written_is_kept_with_its_key(
    store: Store, tmp_path: Path
) -> None:
    class StopAtSecond:
        def report(self, done: int, total: int | None, text: str = "") -> None:
            if done == 1:
                raise Cancelled

    data = make_anonymous(store)
    with pytest.raises(Cancelled):
        write_release(data, tmp_path / "salida", ("csv", "xlsx"), progress=StopAtSecond())
    assert list((tmp_path / "salida").iterdir()) == []
    written = write_release(data, tmp_path / "salida", ("csv", "xlsx"))
    assert list_releases(store) == []
    files = keep_release(store, data=data, written=written, given_to="MIC")
    assert {one.name for one in files} == {one.name for one in (tmp_path / "salida").iterdir()}
    assert [(one.format, one.given_to, one.secret) for one in reversed(list_releases(store))] == [
        (one, "MIC", data.secret) for one in ("csv", "xlsx")
    ]


def test_the_groups_of_a_pilot_that_is_not_told_are_in_no_column(store: Store) -> None:
    pilot = draw_pilot(store, workshop_ids(store)[:24])
    assert "p1_arm" in make_anonymous(store, pilots_told=[pilot]).columns
    assert "p1_arm" not in make_anonymous(store, pilots_told=()).columns
