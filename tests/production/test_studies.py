"""Time studies: every cycle kept as it is made, struck out and counted again, the standard read."""

from collections.abc import Callable

import pytest

from app.errors import DataProblem
from app.production.judgements import measuring_value, read_judgements
from app.production.operations import add_operation, add_style, change_style, remove_operation, remove_style
from app.production.queries import (
    all_standards,
    list_standards,
    list_studies,
    open_study,
    read_standard,
    read_study,
    read_study_times,
    read_style,
)
from app.production.records import TimeStudy
from app.production.shapes import shape_styles
from app.production.story import study_events
from app.production.study_operations import (
    change_cycle,
    change_part,
    change_study,
    enter_cycles,
    finish_study,
    record_cycle,
    record_study,
    remove_study,
    reopen_study,
    save_clock,
    start_study,
)
from app.production.words import read_cycles, say_cells
from app.storage.store import Store

DAY = "2026-03-12"
COLLAR = (88.0, 117.0, 97.0, 192.0, 118.0, 92.0, 100.0)


def operations(store: Store, style: int) -> list[int]:
    found = read_style(store, style)
    assert found is not None
    return [one.id for one in found.operations]


def found(store: Store, study: int) -> TimeStudy:
    made = read_study(store, study)
    assert made is not None
    return made


@pytest.fixture
def study(store: Store, style: int) -> int:
    """Begun; the collar measured, its fourth cycle struck out, rated 105."""
    made = start_study(store, style_id=style, studied_on=DAY)
    collar = operations(store, style)[2]
    for seconds in COLLAR:
        record_cycle(store, time_study_id=made, operation_id=collar, seconds=seconds)
    cycle = found(store, made).parts[0].cycles[3]
    change_cycle(store, cycle_id=cycle.id, struck_reason="thread")
    change_part(store, time_study_id=made, operation_id=collar, rating=105)
    return made


def test_each_cycle_is_in_the_file_when_it_is_made(store: Store, style: int, people: list[int]) -> None:
    made = start_study(store, style_id=style, studied_on=DAY)
    assert open_study(store, style) == made
    first = operations(store, style)[0]
    assert found(store, made).current_operation_id == first
    since = "2026-03-12T13:00:00.000"
    record_cycle(store, time_study_id=made, operation_id=first, seconds=60.5, running_since=since)
    study = found(store, made)
    (part,) = study.parts
    assert (part.operator_id, part.machine, part.rating) == (people[0], "overlock", 100)
    assert (study.running_since, study.running_seconds) == (since, 0.0)
    assert store.undo_stack.undo_label == "medir un ciclo de «Unir hombros»"
    store.undo_stack.undo()
    assert found(store, made).running_since is None
    with pytest.raises(DataProblem, match="décima"):
        record_cycle(store, time_study_id=made, operation_id=first, seconds=0)


def test_the_clock_is_kept_and_is_no_step_to_undo(store: Store, study: int, style: int) -> None:
    before = store.undo_stack.undo_label
    save_clock(
        store,
        time_study_id=study,
        current_operation_id=operations(store, style)[1],
        running_since="2026-03-12T13:00:00.000",
        running_seconds=12.5,
    )
    assert store.undo_stack.undo_label == before
    assert found(store, study).running_seconds == 12.5


def test_a_struck_cycle_stays_and_counts_again(store: Store, study: int) -> None:
    part = found(store, study).parts[0]
    assert part.seconds == (88.0, 117.0, 97.0, 118.0, 92.0, 100.0)
    assert part.cycles[3].struck_reason == "thread"
    change_cycle(store, cycle_id=part.cycles[3].id, struck_reason=None)
    assert store.undo_stack.undo_label == "volver a contar el ciclo 4"
    assert len(found(store, study).parts[0].seconds) == 7
    change_cycle(store, cycle_id=part.cycles[3].id, seconds=91.0)
    change_cycle(store, cycle_id=part.cycles[3].id, seconds=91.0)
    assert store.undo_stack.undo_label == "cambiar el ciclo 4"
    with pytest.raises(DataProblem, match="ciclo ya no está"):
        change_cycle(store, cycle_id=max(one.id for one in part.cycles) + 1, seconds=91.0)


def test_only_a_finished_study_says_what_a_style_takes(
    store: Store, workshop: int, style: int, study: int
) -> None:
    assert read_standard(store, style) is None
    (time,) = read_study_times(store, study)
    assert time.minutes == pytest.approx(2.05, abs=0.005)
    finish_study(store, time_study_id=study)
    standard = read_standard(store, style)
    assert standard is not None
    assert standard.parts == (time,)
    assert (standard.complete, standard.studied_on) == (False, DAY)
    assert (standard.low, standard.high) == (pytest.approx(1.78, abs=0.01), pytest.approx(2.32, abs=0.01))
    assert (time.cycles, time.rating, time.allowance, time.machine) == (6, 105, 0.15, "recta")
    assert time.observed == pytest.approx(102.0)
    assert list_standards(store, workshop) == [standard]
    assert all_standards(store) == {workshop: [standard]}
    assert read_standard(store, style, day="2026-03-11") is None
    reopen_study(store, time_study_id=study)
    assert read_standard(store, style) is None


def test_what_was_measured_last_of_each_operation_counts(store: Store, style: int, study: int) -> None:
    finish_study(store, time_study_id=study)
    ids = operations(store, style)
    record_study(
        store,
        style_id=style,
        studied_on="2026-05-20",
        cycles={one: [(60.0, None), (62.0, None), (600.0, "paper")] for one in ids},
        ratings={ids[2]: 90},
        operators={ids[0]: None},
    )
    now, then = read_standard(store, style), read_standard(store, style, day="2026-05-19")
    assert now is not None
    assert then is not None
    assert (now.complete, len(now.parts), now.studied_on) == (True, 5, "2026-05-20")
    assert then.parts[0].minutes > now.parts[2].minutes
    assert now.parts[2].minutes == pytest.approx(61 / 60 * 0.9 * 1.15)
    assert now.parts[0].operator_id is None
    remove_operation(store, operation_id=ids[0])
    again = read_standard(store, style)
    assert again is not None
    assert (again.complete, len(again.parts)) == (True, 4)
    add_operation(store, style_id=style, name="Empaquetar")
    last = read_standard(store, style)
    assert last is not None
    assert not last.complete


def test_many_studies_are_told_with_as_many_questions_as_one(
    store: Store, workshop: int, style: int, study: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    rows, row = store.rows, store.row
    monkeypatch.setattr(store, "rows", lambda sql, of=(): asked.append(sql) or rows(sql, of))
    monkeypatch.setattr(store, "row", lambda sql, of=(): asked.append(sql) or row(sql, of))

    def count(tell: Callable[[], object]) -> int:
        asked.clear()
        tell()
        return len(asked)

    tellers = (lambda: study_events(store, workshop), lambda: shape_styles(store, workshop))
    finish_study(store, time_study_id=study)
    one = [count(tell) for tell in tellers]
    for day in ("2026-04-01", "2026-05-01", "2026-06-01"):
        other = add_style(store, workshop_id=workshop, name=day)
        seam = add_operation(store, style_id=other, name="Cerrar")
        record_study(store, style_id=other, studied_on=day, cycles={seam: [(60.0, None)]})
    assert [count(tell) for tell in tellers] == one
    assert [line.remark for line in study_events(store, workshop)][-1] == "1 operación, 2,05 min"


def test_a_sheet_is_typed_in_over_what_was_there(store: Store, style: int) -> None:
    ids = operations(store, style)
    made = start_study(store, style_id=style, studied_on=DAY, origin="paper")
    fields = {"time_study_id": made, "operation_id": ids[0]}
    enter_cycles(store, cycles=[(60.0, None), (61.0, None), (300.0, "paper")], **fields)  # type: ignore[arg-type]
    enter_cycles(store, cycles=[(60.0, None), (59.0, None)], **fields)  # type: ignore[arg-type]
    label = store.undo_stack.undo_label
    enter_cycles(store, cycles=[(60.0, None), (59.0, None)], **fields)  # type: ignore[arg-type]
    assert store.undo_stack.undo_label == label == "anotar los ciclos de «Unir hombros»"
    assert found(store, made).parts[0].seconds == (60.0, 59.0)
    store.undo_stack.undo()
    assert [one.struck_reason for one in found(store, made).parts[0].cycles] == [None, None, "paper"]


def test_a_cycle_typed_again_as_it_reads_keeps_its_hundredths_and_its_reason(
    store: Store, style: int
) -> None:
    first = operations(store, style)[0]
    made = start_study(store, style_id=style, studied_on=DAY)
    fields: dict = {"time_study_id": made, "operation_id": first}
    for seconds in (88.46, 192.04, 97.0):
        record_cycle(store, seconds=seconds, **fields)
    broken = found(store, made).parts[0].cycles[1]
    change_cycle(store, cycle_id=broken.id, struck_reason="thread")
    shown = say_cells([(one.seconds, one.struck_reason) for one in found(store, made).parts[0].cycles])
    assert shown == "1:28,5 3:12x 1:37"
    enter_cycles(store, cycles=read_cycles(f"{shown} 1:40"), **fields)
    assert [(one.seconds, one.struck_reason) for one in found(store, made).parts[0].cycles] == [
        (88.46, None), (192.04, "thread"), (97.0, None), (100.0, None),
    ]  # fmt: skip
    enter_cycles(store, cycles=read_cycles("3:12x 1:38x"), **fields)
    assert [(one.seconds, one.struck_reason) for one in found(store, made).parts[0].cycles] == [
        (192.04, "thread"), (98.0, "paper"),
    ]  # fmt: skip


def test_a_finished_study_is_changed_only_when_it_is_open(store: Store, study: int, style: int) -> None:
    change_study(store, time_study_id=study, note="hilo viejo", allowance=0.2)
    finish_study(store, time_study_id=study)
    cycle = found(store, study).parts[0].cycles[0]
    for act in (
        lambda: change_cycle(store, cycle_id=cycle.id, struck_reason="thread"),
        lambda: change_study(store, time_study_id=study, note="x"),
        lambda: record_cycle(store, time_study_id=study, operation_id=operations(store, style)[0], seconds=9),
    ):
        with pytest.raises(DataProblem, match="terminada"):
            act()
    (line,) = list_studies(store)
    assert (line.cycles, line.struck, line.operations, line.status) == (6, 1, 1, "closed")
    remove_study(store, time_study_id=study)
    assert list_studies(store, style_id=style) == []
    store.undo_stack.undo()
    assert len(list_studies(store, style_id=style)) == 1


def test_what_cannot_be_measured_says_why(store: Store, style: int, workshop: int) -> None:
    empty = add_style(store, workshop_id=workshop, name="Camisa")
    with pytest.raises(DataProblem, match="no tiene operaciones"):
        start_study(store, style_id=empty, studied_on=DAY)
    made = start_study(store, style_id=style, studied_on=DAY)
    with pytest.raises(DataProblem, match="ningún ciclo"):
        finish_study(store, time_study_id=made)
    with pytest.raises(DataProblem, match="medición ya no está"):
        finish_study(store, time_study_id=made + 1)


def test_the_allowance_is_the_styles_or_the_houses(store: Store, style: int) -> None:
    assert found(store, start_study(store, style_id=style, studied_on=DAY)).allowance == 0.15
    change_style(store, style_id=style, allowance=0.12)
    assert found(store, start_study(store, style_id=style, studied_on=DAY)).allowance == 0.12
    remove_style(store, style_id=style)
    with pytest.raises(DataProblem, match="modelo ya no está"):
        start_study(store, style_id=style, studied_on=DAY)


@pytest.mark.parametrize("name", ["measuring", "line", "counts", "costs", "flexibility", "orders"])
def test_every_judgement_says_where_it_is_from(name: str) -> None:
    for one in read_judgements(name).values():
        assert one.title
        assert one.source
        assert one.unit
        assert one.state in ("draft", "vigente")
        assert one.read_on


def test_the_least_of_cycles_is_five() -> None:
    assert measuring_value("least-cycles") == 5
