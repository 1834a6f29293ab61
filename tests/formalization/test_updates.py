import hashlib
import re
from pathlib import Path

import pytest

from app.errors import DataProblem, FileProblem, Problem
from app.formalization.office_operations import enter_statute, import_update, remove_statute
from app.formalization.queries import compare_update, list_stale, read_statutes
from app.formalization.statutes import statute_on
from app.formalization.updates import LARGEST, read_update
from tests.formalization.conftest import TODAY

UPDATE = """
issued_on = "2026-12-01"
issued_by = "CAE central"
read_on = "2026-12-01"

[[figure]]
code = "SALARIO-MINIMO"
title = "Salario mínimo legal por mes"
unit = "Gs por mes"
rows = [
  { value = 3000000, valid_from = "2026-07-01", review_on = "2027-07-01", norm = "Decreto de prueba", confidence = "V", state = "vigente" },
]

[[figure]]
code = "IVA"
title = "IVA, tasa general"
category = "general"
unit = "%"
rows = [
  { value = 10, valid_from = "2020-01-01", review_on = "2027-01-01", norm = "Ley 6380/2019", source = "altra.com.py", confidence = "V", state = "vigente" },
]

[[figure]]
code = "IVA"
title = "IVA de las telas"
category = "telas"
unit = "%"
rows = [
  { value = 5, valid_from = "2026-12-01", norm = "Ley de prueba", confidence = "M", state = "vigente" },
]
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cifras-2026-12.toml"
    path.write_text(UPDATE, encoding="utf-8")
    return path


def wage(store) -> float | None:
    found = statute_on(read_statutes(store), "SALARIO-MINIMO", TODAY)
    return found.value if found else None


def test_an_update_says_what_is_new_what_changes_and_what_is_the_same(store, file: Path) -> None:
    update = read_update(file)
    assert update.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    changes = compare_update(store, update)
    assert [change.kind for change in changes] == ["changed", "same", "new"]
    assert "de no se conoce a G.\u00a03.000.000 por mes (Decreto de prueba)" in changes[0].words


def test_an_update_is_one_step_that_can_be_undone(store, file: Path) -> None:
    before = store.value("SELECT count(DISTINCT change) FROM journal")
    assert wage(store) is None
    assert len(import_update(store, update=read_update(file))) == 2
    assert wage(store) == 3_000_000
    assert store.value("SELECT count(DISTINCT change) FROM journal") == before + 1
    assert "SALARIO-MINIMO" not in [row.code for row in list_stale(store, TODAY) if not row.category]
    store.undo_stack.undo()
    assert wage(store) is None


def test_importing_it_twice_changes_nothing(store, file: Path) -> None:
    import_update(store, update=read_update(file))
    assert import_update(store, update=read_update(file)) == []
    assert store.value("SELECT count(*) FROM statute") == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\xff\xfe\x00", "no es un texto"),
        (b"hola", "falta algo al final"),
        (b"a = " + b"[" * 5000, "listas dentro de listas"),
        (b"a = [1, 2\nb = 3", "no se entiende la línea 2, letra 1"),
        (b'issued_by = "CAE"', "issued_on"),
        (b'issued_on = "2026-12-01"', "issued_by"),
        (b'issued_on = 2026-12-01T10:00:00\nissued_by = "CAE"', "issued_on"),
        (UPDATE.replace("3000000", "inf").encode(), "ni sin fin"),
        (UPDATE.replace("3000000", "nan").encode(), "ni sin fin"),
        (UPDATE.replace("3000000", "9" * 30).encode(), "ni sin fin"),
        (b'issued_on = "2026-12-01"\nissued_by = "CAE"', "ninguna cifra"),
        (UPDATE.replace("3000000", '"tres"').encode(), "no es un número"),
    ],
)
def test_a_bad_file_is_one_sentence_and_changes_nothing(
    store, tmp_path: Path, content: bytes, words: str
) -> None:
    path = tmp_path / "mala.toml"
    path.write_bytes(content)
    with pytest.raises(DataProblem, match=words) as trouble:
        read_update(path)
    assert "\n" not in trouble.value.sentence.strip()
    assert store.value("SELECT count(*) FROM statute") == 0


def test_days_may_stand_without_quotes_as_toml_writes_them(file: Path) -> None:
    quoted = read_update(file)
    file.write_text(re.sub(r'"(\d{4}-\d\d-\d\d)"', r"\1", UPDATE), encoding="utf-8")
    plain = read_update(file)
    assert (plain.issued_on, plain.digest != quoted.digest) == ("2026-12-01", True)
    assert [one.valid_from for one in plain.statutes] == [one.valid_from for one in quoted.statutes]


def test_a_figure_in_another_unit_than_it_is_reckoned_with_is_refused(store, file: Path) -> None:
    file.write_text(UPDATE.replace("Gs por mes", "USD por mes"), encoding="utf-8")
    with pytest.raises(DataProblem, match="está en «USD por mes» y se calcula en «Gs por mes»"):
        import_update(store, update=read_update(file))
    assert store.value("SELECT count(*) FROM statute") == 0


def test_a_file_that_is_not_there_or_far_too_large_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileProblem, match="No se pudo leer"):
        read_update(tmp_path / "no.toml")
    large = tmp_path / "grande.toml"
    large.write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(FileProblem, match="demasiado grande"):
        read_update(large)


def test_a_figure_of_the_office_needs_its_norm(store) -> None:
    with pytest.raises(Problem, match="norma"):
        enter_statute(store, code="SALARIO-MINIMO", value=3e6, valid_from="2026-07-01", norm=" ")
    with pytest.raises(Problem, match="2026-07-01"):
        enter_statute(store, code="SALARIO-MINIMO", value=3e6, valid_from="1/7/26", norm="D. 1")
    assert store.value("SELECT count(*) FROM statute") == 0


def test_a_figure_of_the_office_takes_unit_and_title_from_its_code_and_can_go(store) -> None:
    made = enter_statute(
        store, code="SALARIO-MINIMO", value=3_000_000, valid_from="2026-07-01", norm="Decreto 1"
    )
    found = statute_on(read_statutes(store), "SALARIO-MINIMO", TODAY)
    assert found is not None
    assert (found.value, found.unit, found.entered_by, found.id) == (
        3_000_000,
        "Gs por mes",
        "office",
        made,
    )
    assert found.title.startswith("Salario mínimo por mes")
    # the value of before keeps counting for facts of before
    assert statute_on(read_statutes(store), "SALARIO-MINIMO", "2026-06-30").value == 2_899_048
    again = enter_statute(
        store, code="SALARIO-MINIMO", value=3_000_001, valid_from="2026-07-01", norm="Decreto 1"
    )
    assert again == made
    remove_statute(store, statute_id=made)
    assert wage(store) is None
