"""What is missing of a pilot is said step by step, and how many of each row go where before it is drawn."""

import pytest

from app.figures.operations import record_figure
from app.pilots.draw_operations import record_draw
from app.pilots.operations import (
    add_pilot,
    change_pilot,
    fix_list,
    fix_plan,
    record_pilot_consent,
    set_arms,
    set_outcome,
)
from app.pilots.preview_queries import lacks_outcome, preview_entrants
from app.pilots.queries import read_whole_pilot
from app.pilots.records import Arm, ArmCount, Entrant
from app.pilots.row_words import count_rows, ranges_of, say_lone_rows, say_range, say_stratum, total_ranges
from app.pilots.steps import next_step, plan_changed, steps_of
from app.storage.store import Store
from tests.pilots.conftest import DAY


def missing(store: Store, pilot: int) -> dict[str, str]:
    return {one.code: one.missing for one in steps_of(read_whole_pilot(store, pilot))}


def test_each_step_says_what_is_missing_until_nothing_is(store: Store, fixed: int) -> None:
    said = missing(store, fixed)
    assert said["question"] == "Falta qué se prueba: agregue una solución, un curso o un pedido."
    assert said["entry"] == ""
    assert said["groups"] == "Falta hasta cuándo espera el grupo que no empieza primero."
    assert said["draw"] == "Falta sortear delante de todos."
    assert said["after"] == "Empieza después del sorteo."
    change_pilot(store, pilot_id=fixed, orders="1", waits_until="2028-03-01")
    assert missing(store, fixed)["plan"] == "El plan cambió después de fijarlo; fíjelo otra vez."
    step = next_step(read_whole_pilot(store, fixed))
    assert step is not None
    assert step.code == "plan"


def test_a_plan_changed_after_the_draw_is_told_and_blocks_nothing(store: Store, fixed: int) -> None:
    record_draw(store, pilot_id=fixed, seed="1")
    change_pilot(store, pilot_id=fixed, subgroups="woman")
    whole = read_whole_pilot(store, fixed)
    assert plan_changed(whole)
    assert missing(store, fixed)["plan"] == ""


def test_what_is_not_by_lot_needs_no_draw(store: Store, pilot: int) -> None:
    change_pilot(store, pilot_id=pilot, comparison="before_after")
    said = missing(store, pilot)
    assert said["draw"] == ""
    assert said["groups"] == ""
    assert "decidir" in said["after"]


def test_what_was_just_drawn_is_not_to_be_decided_before_its_last_measurement(
    store: Store, fixed: int
) -> None:
    change_pilot(store, pilot_id=fixed, ends_on="2028-03-01")
    fix_plan(store, pilot_id=fixed)
    record_draw(store, pilot_id=fixed, seed="1")
    assert missing(store, fixed)["after"].startswith("Desde el 01/03/2028 se decide")


def test_a_main_outcome_needs_its_least_effect(store: Store, fixed: int) -> None:
    set_outcome(store, pilot_id=fixed, measure="index", role="primary")
    assert "lo mínimo que vale la pena" in missing(store, fixed)["plan"]


@pytest.mark.parametrize("seed", [str(seed) for seed in range(8)])
@pytest.mark.parametrize("parts", [(1, 1), (1, 2), (1, 1, 2)])
def test_what_a_draw_gives_lies_within_what_was_said_before(
    store: Store, fixed: int, seed: str, parts: tuple[int, ...]
) -> None:
    arms = [
        {"name": f"grupo {place}", "parts": one, "treated": int(not place)} for place, one in enumerate(parts)
    ]
    set_arms(store, pilot_id=fixed, arms=arms)
    fix_plan(store, pilot_id=fixed)
    before = read_whole_pilot(store, fixed)
    rows = count_rows(before.entrants, before.arms)
    record_draw(store, pilot_id=fixed, seed=seed)
    after = read_whole_pilot(store, fixed)
    drawn = count_rows(after.entrants, after.arms, after.arm_of)
    for was, found in zip(rows, drawn, strict=True):
        assert sum(found.counts) == was.total
        for count, said in zip(found.counts, ranges_of(was, before.arms), strict=True):
            assert said.least <= count <= said.most
    sums = [sum(one.counts[place] for one in drawn) for place in range(len(parts))]
    for count, said in zip(sums, total_ranges(rows, before.arms), strict=True):
        assert said.least <= count <= said.most


def test_rows_are_said_in_words(store: Store, fixed: int) -> None:
    whole = read_whole_pilot(store, fixed)
    names = {"YAG": "Yaguarón", "PIL": "Pilar"}
    row = count_rows(whole.entrants, whole.arms)[0]
    assert say_stratum(whole.pilot, row.stratum, names) == ("Pilar", "2 a 5 personas", "mujer")
    assert [say_range(one) for one in ranges_of(row, whole.arms)] == ["1", "1"]
    change_pilot(store, pilot_id=fixed, layout="plain")
    plain = read_whole_pilot(store, fixed).pilot
    assert say_stratum(plain, "", names) == ("Todos",)


def test_who_is_still_to_be_asked_is_in_the_preview(store: Store, workshops: list[int]) -> None:
    pilot = add_pilot(store, name="Nuevo")
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=workshops[:1], granted=False, decided_on=DAY)
    assert len(preview_entrants(store, pilot, DAY)) == 11


def test_a_list_fixed_before_its_outcome_was_chosen_is_told_of(store: Store, workshops: list[int]) -> None:
    """Pairs are then made by people alone, though the office knows what is looked at."""
    pilot = add_pilot(store, name="Pares", layout="pairs")
    record_pilot_consent(store, pilot_id=pilot, workshop_ids=workshops, granted=True, decided_on=DAY)
    fix_list(store, pilot_id=pilot)
    assert not lacks_outcome(store, pilot, DAY)
    set_outcome(store, pilot_id=pilot, measure="figure.people", role="primary", least_effect=1)
    assert not lacks_outcome(store, pilot, DAY), "nobody knows it yet"
    record_figure(
        store, workshop_id=workshops[0], kind="people", value=4, period_from="2026-11-01",
        period_to="2026-11-01", origin="said",
    )  # fmt: skip
    assert lacks_outcome(store, pilot, DAY)
    fix_list(store, pilot_id=pilot)
    assert not lacks_outcome(store, pilot, DAY)


def test_a_row_counts_what_is_drawn_before_the_draw_and_after() -> None:
    """Four associations of three workshops: four are drawn, two for each group."""
    arms = (Arm(1, 1, 1, "a", 1, True), Arm(2, 1, 2, "b"))
    entrants = [Entrant(0, 1, place, f"W{place:02d}", f"A{place // 3}", None, "") for place in range(12)]
    arm_of = {one.workshop_id: arms[one.workshop_id // 3 % 2] for one in entrants}
    assert [(one.total, one.counts) for one in count_rows(entrants, arms)] == [(4, (2, 2))]
    assert [(one.total, one.counts) for one in count_rows(entrants[::-1], arms, arm_of)] == [(4, (2, 2))]


def test_rows_of_one_who_is_compared_with_nobody_are_said() -> None:
    full = [ArmCount(f"fila {number}", 4, (2, 2)) for number in range(8)]
    lone = [ArmCount(f"sola {number}", 1, (0, 0)) for number in range(3)]
    assert say_lone_rows(full) == ""
    assert say_lone_rows([*full, lone[0]]) == "", "one of thirty-three is no matter"
    assert say_lone_rows([*full, *lone]).startswith("3 filas tienen uno solo")
    assert say_lone_rows([*full[:1], lone[0]]).startswith("1 fila tiene uno solo"), "one of five is much"
