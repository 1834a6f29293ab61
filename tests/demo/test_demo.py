"""The demo office is whole, hangs together, and is the same for the same day."""

import re
from datetime import date
from pathlib import Path
from shutil import copy

import pytest

from app.administrative.list_reading import read_list
from app.claims.queries import read_pilot_report
from app.claims.records import DOUBTED, NOT_TOLD
from app.demo.office import make_demo_office
from app.diagnosis.instruments import load_instrument
from app.diagnosis.queries import list_visits
from app.errors import FileProblem
from app.paths import resource_path
from app.pilots.queries import list_pilots
from app.registry.office_words import missing_of
from app.registry.phone import read_phones
from app.registry.queries import list_clusters, list_workshop_lines, read_office
from app.registry.ruc import read_ruc
from app.storage.checking import check_office
from app.storage.opening import open_office

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def demo_file(made_demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(copy(made_demo, tmp_path_factory.mktemp("demo")))


def test_it_has_three_clusters_and_sixty_workshops(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    assert [cluster.code for cluster in list_clusters(store)] == ["MRA", "PIL", "YAG"]
    assert len(list_workshop_lines(store)) == 60
    assert not check_office(store).problems
    store.close()


def test_a_formal_workshop_has_a_ruc_that_is_nobody_s(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    found = list(store.rows("SELECT legal_form, ruc FROM workshop WHERE deleted = 0"))
    store.close()
    rucs = [ruc for _form, ruc in found if ruc]
    assert len(rucs) == len(set(rucs)) > 15
    for form, ruc in found:
        assert (ruc is None) == (form == "none")
        if ruc:
            assert read_ruc(ruc).ruc == ruc, "its digit is right, and a ministry's list finds it"
            assert ruc.startswith("999" if form == "sole" else "8999"), "nobody has such a number"


def test_its_centre_can_be_called_on_paper_and_has_a_number_that_is_nobody_s(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    office = read_office(store)
    store.close()
    assert missing_of(office) == []
    assert office.phone is not None
    read = read_phones(office.phone)
    assert read is not None, "it reads as a number"
    assert read.removeprefix("+595533").startswith("0"), "no telephone begins so after its area"


def test_the_ministry_s_list_beside_it_finds_its_workshops(demo_file: Path) -> None:
    read = read_list(resource_path("demo", "lista-de-empleadores.csv"))
    assert read.has_people
    store = open_office(demo_file, site=1)
    rucs = {ruc.partition("-")[0] for (ruc,) in store.rows("SELECT ruc FROM workshop WHERE ruc IS NOT NULL")}
    store.close()
    listed = {one.number for one in read.rows}
    assert len(listed & rucs) >= 15
    assert rucs - listed, "not all are in it"
    assert listed - rucs, "others are, too"


def test_its_clusters_lie_in_a_municipality(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    assert [one.district for one in list_clusters(store)] == ["1110", "1201", "0915"]
    store.close()


def test_it_tells_a_year_and_a_half(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    visits = list_visits(store)
    assert sum(visit.round == 1 for visit in visits) == 51
    assert sum(visit.round == 2 for visit in visits) > 20
    assert sum(visit.round == 3 for visit in visits) > 5
    assert sum(visit.status == "draft" for visit in visits) == 3
    first = date.fromisoformat(min(visit.visited_on for visit in visits))
    assert 510 < (TODAY - first).days < 560
    store.close()


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("contact", 200), ("figure", 300), ("milestone", 15), ("enquiry", 30), ("event", 9),
        ("attendance", 200), ("test_answer", 800), ("certificate", 40), ("workshop_step", 100),
        ("pay_line", 9), ("period_lock", 1), ("hearing", 1), ("leaf_pile", 3),
    ],
)  # fmt: skip
def test_every_part_of_the_work_has_its_share(demo_file: Path, table: str, least: int) -> None:
    store = open_office(demo_file, site=1)
    assert store.value(f"SELECT count(*) FROM {table} WHERE deleted = 0") >= least
    store.close()


def test_nothing_lies_after_today_but_what_is_planned(demo_file: Path) -> None:
    store = open_office(demo_file, site=1)
    today = (TODAY.isoformat(),)
    for table, day in (
        ("contact", "held_on"),
        ("visit", "visited_on"),
        ("milestone", "happened_on"),
        ("figure", "period_to"),
        ("enquiry", "asked_on"),
        ("certificate", "issued_on"),
        ("workshop_step", "done_on"),
    ):
        only = " AND status = 'held'" if table == "contact" else ""
        late = store.value(f"SELECT count(*) FROM {table} WHERE {day} > ?{only}", today)
        assert not late, table
    planned = store.value("SELECT count(*) FROM contact WHERE status = 'planned'")
    assert planned > 5
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


def test_an_answer_comes_from_where_its_own_words_say(demo_file: Path) -> None:
    """ "Nada quedó anotado" with the origin "cuaderno" stood here."""
    store = open_office(demo_file, site=1)
    instrument = load_instrument("confeccion-2026")
    rows = store.rows("SELECT item, level, origin FROM answer WHERE kind = 'level' AND deleted = 0")
    levels = {item.code: item.level_texts for item in instrument.items}
    told = [(levels[row["item"]][row["level"]], row["origin"]) for row in rows if row["item"] in levels]
    nothing = re.compile(r"^\*{0,2}(Nada|Nadie|Nunca|Ning|No )|\*{0,2}no\*{0,2} se anota", re.I)
    memory = re.compile(r"de memoria|de palabra|al tanteo|según lo que dicen", re.I)
    assert [one for one in told if nothing.search(one[0]) and one[1] in ("notebook", "document")] == []
    assert [one for one in told if memory.search(one[0]) and one[1] not in ("said", None)] == []
    assert [one for one in told if "se vieron" in one[0] and one[1] == "said"] == []
    origins = {origin for _text, origin in told} - {None}  # second looks note none
    assert origins == {"said", "notebook", "document", "measured"}
    store.close()


def test_what_an_alert_asked_for_was_due_the_day_it_was_agreed_and_done_at_once(
    demo_file: Path,
) -> None:
    store = open_office(demo_file, site=1)
    rows = store.rows(
        "SELECT a.due_on, a.done_on, a.status, p.agreed_on FROM action a "
        "JOIN programme p ON p.id = a.programme_id WHERE a.source = 'alert' AND a.deleted = 0"
    )
    assert len(rows) > 5
    for row in rows:
        assert row["due_on"] == row["agreed_on"]
        if row["status"] == "done":
            late = date.fromisoformat(row["done_on"]) - date.fromisoformat(row["due_on"])
            assert late.days <= 1
    store.close()


def test_its_pilot_of_36_workshops_says_what_is_true_and_no_more(demo_file: Path) -> None:
    """What took the course stands higher in practices; nobody sells more; more of those who wait left."""
    store = open_office(demo_file, site=1)
    (pilot,) = list_pilots(store)
    report = read_pilot_report(store, pilot.id, today=TODAY)
    assert (report.flow[0].drawn, sum(one.drawn for one in report.flow)) == (18, 36)
    practices, sales, _insured = report.findings
    assert (practices.state, practices.doubts) == (DOUBTED, ("drop_out_differs",))
    assert practices.bounds is not None
    assert practices.ci_low is not None
    assert practices.ci_high is not None
    # five of nine items a level (25 points) higher, for 14 of 18 against 1 of 18
    truth = 5 * 25 / 9 * (14 - 1) / 18
    assert 0 < practices.ci_low < truth < practices.ci_high
    assert (sales.measure, sales.state) == ("figure.sales_month", NOT_TOLD)
    store.close()
