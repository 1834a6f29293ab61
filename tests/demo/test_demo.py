"""The demo office is whole, hangs together, and is the same for the same day."""

from datetime import date
from pathlib import Path

import pytest

from app.demo.office import make_demo_office
from app.diagnosis.queries import list_visits
from app.errors import FileProblem
from app.registry.queries import list_clusters, list_workshop_lines
from app.storage.checking import check_office
from app.storage.opening import open_office

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def demo_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "demo.hilvan"
    make_demo_office(path, today=TODAY)
    return path


def test_it_has_three_clusters_sixty_workshops_and_forty_visits(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    assert [cluster.code for cluster in list_clusters(store)] == ["MRA", "PIL", "YAG"]
    assert len(list_workshop_lines(store)) == 60
    visits = list_visits(store)
    assert len(visits) == 40
    assert sum(visit.round == 2 for visit in visits) == 10
    assert sum(visit.status == "draft" for visit in visits) == 3
    assert not check_office(store).problems
    store.close()


def test_the_clusters_keep_their_character(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    share = {
        row[0]: row[1]
        for row in store.rows(
            "SELECT c.code, sum(h.count * (h.sex = 'woman')) * 1.0 / sum(h.count)"
            " FROM headcount h JOIN workshop w ON w.id = h.workshop_id"
            " JOIN cluster c ON c.id = w.cluster_id GROUP BY c.code"
        )
    }
    assert share["YAG"] < 0.55 < 0.7 < share["PIL"]
    members = store.value(
        "SELECT count(*) FROM membership m JOIN workshop w ON w.id = m.workshop_id"
        " JOIN cluster c ON c.id = w.cluster_id WHERE c.code = 'MRA'"
    )
    assert members == 0
    store.close()


def test_the_same_day_makes_the_same_demo(demo_file: Path, tmp_path: Path) -> None:
    again = tmp_path / "demo.hilvan"
    make_demo_office(again, today=TODAY)
    levels = []
    for path in (demo_file, again):
        store = open_office(path, site=1)
        levels.append([tuple(row) for row in store.rows("SELECT item, level FROM answer")])
        store.close()
    assert levels[0] == levels[1]


def test_a_file_that_is_there_stays(demo_file: Path) -> None:
    before = demo_file.read_bytes()
    with pytest.raises(FileProblem):
        make_demo_office(demo_file, today=TODAY)
    assert demo_file.read_bytes() == before
