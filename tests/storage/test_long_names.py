"""A name has a length that a table holds; the rest of what people write has none."""

from pathlib import Path

import pytest

from app.errors import DataProblem
from app.registry.operations import add_association, add_cluster, add_workshop, change_name
from app.storage.checking import check_office
from app.storage.writer import LONGEST_NAME
from tests.cli.support import run
from tests.storage.support import Filled

LONG = "Territorio de la ribera " * 125  # 3,000 letters
WORD = "Yaguarón" * 375


@pytest.mark.parametrize("name", [LONG, WORD, "x" * (LONGEST_NAME + 1)])
def test_a_name_of_thousands_of_letters_is_refused_where_it_comes_in(office: Filled, name: str) -> None:
    store = office.store
    before = store.value("SELECT count(*) FROM journal")
    for attempt in (
        lambda: add_cluster(store, code="RIB", name=name),
        lambda: add_association(store, name=name),
        lambda: add_workshop(store, name=name),
        lambda: change_name(store, table="cluster", row=office.cluster, name=name),
    ):
        with pytest.raises(DataProblem, match="un nombre tiene como mucho 200"):
            attempt()
    with pytest.raises(DataProblem), store.change("muchas") as writer:
        writer.insert_many("person", [{"workshop_id": office.workshop, "given_names": name}])
    assert store.value("SELECT count(*) FROM journal") == before
    add_cluster(store, code="RIB", name="x" * LONGEST_NAME)
    with store.change("nota") as writer:
        writer.update("workshop", office.workshop, note=name)


@pytest.mark.parametrize("name", [LONG, WORD])
def test_the_paper_survives_a_name_that_is_in_the_file_already(
    office: Filled, tmp_path: Path, name: str
) -> None:
    with office.store.transaction("de un programa de antes") as writer:
        writer.update("cluster", office.cluster, name=name)
        for number in range(2, 9):  # five or more are told
            writer.insert("workshop", code=f"YAG-{number:03d}", name="Taller", cluster_id=office.cluster)
    with office.store.change("otra cosa") as writer:
        writer.update("cluster", office.cluster, name="Yaguarón")
    office.store.undo_stack.undo()
    assert office.store.value("SELECT name FROM cluster") == name
    assert check_office(office.store).sound
    office.store.close()
    path = tmp_path / "informe.pdf"
    run(
        "report", office.store.path, "centre-report", "--out", path,
        "--from", "2026-01-01", "--to", "2026-12-31",
    )  # fmt: skip
    assert path.stat().st_size > 1000
