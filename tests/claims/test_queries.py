"""A pilot of the office, from its list to what can be claimed of it."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.claims.likeness import asks_the_same
from app.claims.queries import read_pilot_report
from app.claims.records import CANNOT_SAY, SEEN
from app.claims.sentences import say_finding
from app.claims.shapes import shape_report
from app.diagnosis.instruments import list_instruments
from app.errors import DataProblem
from app.pilots.operations import (
    change_pilot,
    set_outcome,
)
from app.pilots.queries import read_whole_pilot
from app.storage.labels import Label
from app.storage.store import Store
from tests.claims.conftest import OUTPUT, TODAY, note_figure
from tests.cli.support import run, run_json
from tests.cli.test_documented import section


def test_a_pilot_that_did_not_begin_says_so(store: Store, pilot: int) -> None:
    with pytest.raises(DataProblem, match="todavía no se sorteó"):
        read_pilot_report(store, pilot, today=TODAY)


def test_what_was_measured_a_year_later_is_claimed(store: Store, pilot: int, measured: date) -> None:
    report = read_pilot_report(store, pilot, today=measured)
    output, sales = report.findings
    assert output.state == SEEN
    assert output.estimate == pytest.approx(50, abs=2)
    assert output.late is None  # who was drawn took it, and nobody else
    assert re.fullmatch(
        "Los talleres que empezaron primero subieron (49|50|51)\u00a0prendas más en prendas hechas en el mes.",
        say_finding(output),
    )
    assert (sales.state, sales.reason) == (CANNOT_SAY, "not_yet")
    assert not report.plan.changed
    assert [one.drawn for one in report.flow] == [8, 8]
    assert [one.took for one in report.flow] == [8, 0]
    assert [one.measured for one in report.flow] == [(8,), (8,)]


def test_an_outcome_that_came_into_the_plan_later_claims_nothing(
    store: Store, pilot: int, measured: date
) -> None:
    set_outcome(store, pilot_id=pilot, measure="figure.people", role="secondary")
    report = read_pilot_report(store, pilot, today=measured)
    assert report.plan.changed
    assert report.plan.added == ("figure.people",)
    by_measure = {one.measure: one for one in report.findings}
    assert by_measure["figure.people"].reason == "plan_changed"
    assert by_measure[OUTPUT].state == SEEN
    change_pilot(store, pilot_id=pilot, question="¿Otra cosa?")
    report = read_pilot_report(store, pilot, today=measured)
    assert "plan_changed" in {one.measure: one for one in report.findings}[OUTPUT].doubts


def test_the_command_says_the_same(store: Store, pilot: int, measured: date) -> None:
    store.close()
    shape = run_json("claims", store.path, "1", "--date", measured.isoformat())
    first = shape["findings"][0]
    assert first["state"] == SEEN
    assert first["sentence"].startswith("Los talleres que empezaron primero subieron")
    keys = {*shape, *first, *shape["plan"], *shape["windows"][0], *shape["flow"][0], *shape["balance"][0]}
    assert [key for key in keys if key not in section("claims")] == []
    assert "se ve" in run("claims", store.path, "1", "--date", measured.isoformat()).stdout


def test_the_window_never_loads_what_claims_are_reckoned_with(
    store: Store, pilot: int, measured: date
) -> None:
    """Read here and reckoned in a child, the report is the same; nothing large is loaded here."""
    here = read_pilot_report(store, pilot, today=measured)
    code = (
        "import sys; from pathlib import Path; from datetime import date; from app.apart import reckon_apart;"
        "from app.storage.opening import open_office; from app.claims.queries import read_pilot_report;"
        "from app.claims.shapes import shape_report; import json;"
        f"office = open_office(Path(sys.argv[1]), site=9);"
        f"found = read_pilot_report(office, {pilot}, today=date.fromisoformat('{measured}'), reckon=reckon_apart);"
        "assert not {'numpy', 'scipy', 'pandas', 'statsmodels'} & set(sys.modules);"
        "print(json.dumps(shape_report(found)))"
    )
    store.close()
    done = subprocess.run(
        [sys.executable, "-c", code, str(store.path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(json.dumps(shape_report(here)))


def test_a_figure_known_in_another_way_than_before_says_nothing(
    store: Store, pilot: int, measured: date
) -> None:
    rows = store.rows("SELECT id, workshop_id FROM figure WHERE period_to = ?", (measured.isoformat(),))
    with store.change(Label("figure.recorded", kind="output_month", workshop="")) as writer:
        for row, _shop in rows[:4]:
            writer.update("figure", row, origin="document")
    output = read_pilot_report(store, pilot, today=measured).findings[0]
    assert (output.state, output.reason) == (CANNOT_SAY, "origin_changed")


def test_what_is_measured_when_the_others_start_does_not_count(
    store: Store, pilot: int, measured: date
) -> None:
    change_pilot(store, pilot_id=pilot, waits_until=f"{measured.year}-06-30")
    output = read_pilot_report(store, pilot, today=measured).findings[0]
    assert (output.state, output.reason) == (CANNOT_SAY, "not_yet")


def compare(store: Store, pilot: int, comparison: str) -> None:
    """As if nobody had drawn: what was drawn stays so for whoever asks."""
    with pytest.raises(DataProblem, match="ya se sorteó"):
        change_pilot(store, pilot_id=pilot, comparison=comparison)
    with store.change(Label("pilot.changed", number=1)) as writer:
        writer.update("pilot", pilot, comparison=comparison)


def test_without_a_draw_who_took_it_is_compared(store: Store, pilot: int, measured: date) -> None:
    compare(store, pilot, "staggered")
    report = read_pilot_report(store, pilot, today=measured)
    output = report.findings[0]
    assert (output.method, output.p_randomization) == ("did", None)
    assert output.estimate == pytest.approx(50, abs=2)
    assert output.state != SEEN
    assert "not_by_lot" in report.warnings
    compare(store, pilot, "before_after")
    output = read_pilot_report(store, pilot, today=measured).findings[0]
    assert (output.state, output.reason) == (CANNOT_SAY, "no_comparison")
    assert "no se sabe cuánto habría pasado igual" in say_finding(output)


def test_every_moment_that_was_measured_before_tells_how_both_sides_went(
    store: Store, pilot: int, measured: date
) -> None:
    """Two figures further back; those who took it rose by some ten garments a year more than the others."""
    whole = read_whole_pilot(store, pilot)
    moments = (
        (f"{TODAY.year - 2}-07-01", f"{TODAY.year - 2}-07-15"),
        (f"{TODAY.year - 3}-12-01", f"{TODAY.year - 3}-12-31"),
    )
    for number, one in enumerate(whole.entrants):
        for back, period in enumerate(moments, 1):
            less = 5 * back * whole.arm_of[one.workshop_id].treated + (number + back) % 3
            note_figure(store, one.workshop_id, 100 + number - less, period)
    by_lot = read_pilot_report(store, pilot, today=measured).findings[0]
    assert by_lot.before is None
    compare(store, pilot, "staggered")
    found = read_pilot_report(store, pilot, today=measured).findings[0]
    assert found.before is not None
    assert (found.before.moments, found.before.n, found.before.moved) == (2, 16, True)
    assert len([one for one in found.rounds if one.number < 0]) == 2
    assert found.before.slope == pytest.approx(10, abs=4)
    store.close()
    said = run("claims", store.path, "1", "--date", measured.isoformat()).stdout
    assert "Antes de empezar ya iban distinto: los que lo recibieron subían" in said
    assert (
        run_json("claims", store.path, "1", "--date", measured.isoformat())["findings"][0]["before"][
            "moments"
        ]
        == 2
    )


def test_a_measure_of_other_questions_is_not_the_same() -> None:
    before = list_instruments()[0]
    code = before.dimensions[0].code
    first = before.items_of(code)[0]
    items = tuple(
        replace(one, question="¿Otra cosa?") if one.code == first.code else one for one in before.items
    )
    after = replace(before, version="otra", hash="otra", items=items)
    assert not asks_the_same(f"dimension.{code}", before, after)
    assert not asks_the_same("index", before, after)
    assert asks_the_same(f"dimension.{before.dimensions[1].code}", before, after)
    assert not asks_the_same("dimension.NADA", before, after)


def test_who_waited_and_got_it_later_as_promised_did_not_take_it_before(
    store: Store, pilot: int, measured: date
) -> None:
    """Nor is anybody contaminated: the comparison had closed."""
    whole = read_whole_pilot(store, pilot)
    waiting = [one.workshop_id for one in whole.entrants if not whole.arm_of[one.workshop_id].treated]
    (row,) = store.rows("SELECT id FROM pilot_follow WHERE workshop_id = ?", (waiting[0],))
    later = (measured + timedelta(days=3)).isoformat()
    with store.change(Label("pilot_follow.noted", number=1, workshop="")) as writer:
        writer.update("pilot_follow", row[0], took="whole", took_on=later)
    report = read_pilot_report(store, pilot, today=measured)
    assert [one.took for one in report.flow] == [8, 0]
    assert report.warnings == ("measurer_unknown",)
    sooner = (measured - timedelta(days=90)).isoformat()
    with store.change(Label("pilot_follow.noted", number=1, workshop="")) as writer:
        writer.update("pilot_follow", row[0], took="whole", took_on=sooner)
    report = read_pilot_report(store, pilot, today=measured)
    assert [one.took for one in report.flow] == [8, 1]
    assert report.findings[0].late is not None
    assert "contaminated" in report.warnings
