"""Somebody who looks for a workshop: a neighbour, who was at the draw, and who has two releases."""

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.diagnosis.operations import add_whole_visit
from app.evidence.coarsening import coarsen
from app.evidence.kept_visits import pack_visits, unpack_visits
from app.evidence.lists import releases_list
from app.evidence.making import make_anonymous
from app.evidence.operations import record_data_consent, save_anonymous
from app.evidence.queries import find_sign, list_past_releases
from app.evidence.records import KEPT_BACK, AnonymousData, Cell, Trait
from app.evidence.traits import TRAITS
from app.registry.operations import add_consultant
from app.storage.store import Store
from tests.evidence.offices import INSTRUMENT, draw_pilot, workshop_ids
from tests.evidence.test_canaries import all_bytes

FIRST_DAY, LATER = "2026-11-01", "2026-11-20"


def rows_by_sign(data: AnonymousData) -> dict[str, list[tuple[Cell, ...]]]:
    """The rows of each workshop, without the sign."""
    names = [one.name for one in data.variables if one.name != "id"]
    found: dict[str, list[tuple[Cell, ...]]] = {}
    for sign, *row in zip(data.columns["id"], *(data.columns[name] for name in names), strict=True):
        found.setdefault(str(sign), []).append(tuple(row))
    return found


def fingerprint(data: AnonymousData, sign: str) -> tuple[tuple[Cell, ...], ...]:
    """The answers of a workshop's rows: the same in two releases, whatever the sign."""
    items = [one.name for one in data.variables if one.asked]
    own = [place for place, one in enumerate(data.columns["id"]) if one == sign]
    return tuple(tuple(data.columns[name][place] for name in items) for place in own)


def groups_of(data: AnonymousData, more: tuple[str, ...] = ()) -> Counter[tuple[Cell, ...]]:
    """How many workshops are alike in what is known of them."""
    names = (*TRAITS, *more)
    told = {
        sign: tuple(data.columns[name][place] for name in names)
        for place, sign in enumerate(data.columns["id"])
    }
    return Counter(told.values())


def let_go(store: Store, data: AnonymousData, folder: Path, day: str = FIRST_DAY) -> None:
    from datetime import date

    save_anonymous(
        store,
        data=data,
        folder=folder,
        formats=("csv",),
        given_to="Fundación Ñandu",
        today=date.fromisoformat(day),
    )


def test_who_was_at_the_draw_finds_nobody_by_the_arm(store: Store) -> None:
    draw_pilot(store, workshop_ids(store)[:20])
    data = make_anonymous(store)
    assert min(groups_of(data, ("p1_arm",)).values()) >= 5
    assert any("estuvo en el sorteo" in one for one in _said(data))
    treatment = next(one.treatment for one in data.variables if one.name == "p1_arm")
    assert "delante de todos" in treatment


def test_what_a_neighbour_knows_besides_is_counted_each_by_itself(store: Store) -> None:
    draw_pilot(store, workshop_ids(store)[:20])
    report = make_anonymous(store).report
    assert [one.what for one in report.after] == [
        "all",
        "street",
        "women",
        "rounds",
        "visits",
        "papers",
        "took",
    ]


def test_one_workshop_that_came_since_a_release_is_not_the_row_that_is_new(
    store: Store, tmp_path: Path
) -> None:
    ids = workshop_ids(store)
    first = make_anonymous(store)
    let_go(store, first, tmp_path / "uno")
    record_data_consent(store, workshop_ids=ids[28:], granted=True, decided_on=LATER)
    second = make_anonymous(store)
    seen = {fingerprint(first, sign) for sign in rows_by_sign(first)}
    assert not [sign for sign in rows_by_sign(second) if fingerprint(second, sign) not in seen]
    assert second.report.workshops == 28
    assert any("no salen todavía" in one for one in second.report.earlier)


def test_five_that_came_since_leave_and_are_alike_among_themselves(store: Store, tmp_path: Path) -> None:
    ids = workshop_ids(store)
    record_data_consent(store, workshop_ids=ids[:10], granted=False, decided_on="2026-10-15")
    first = make_anonymous(store)
    let_go(store, first, tmp_path / "uno")
    record_data_consent(store, workshop_ids=ids[:10], granted=True, decided_on=LATER)
    second = make_anonymous(store)
    seen = {fingerprint(first, sign) for sign in rows_by_sign(first)}
    told = {
        sign: tuple(second.columns[name][place] for name in TRAITS)
        for place, sign in enumerate(second.columns["id"])
    }
    came = Counter(traits for sign, traits in told.items() if fingerprint(second, str(sign)) not in seen)
    assert sum(came.values()) == 10
    assert min(came.values()) >= 5


def test_a_round_that_one_had_since_a_release_does_not_leave_yet(store: Store, tmp_path: Path) -> None:
    let_go(store, make_anonymous(store), tmp_path / "uno")
    before = make_anonymous(store).rows
    once = next(
        row[0] for row in store.rows("SELECT workshop_id FROM visit GROUP BY workshop_id HAVING count(*) = 1")
    )
    add_whole_visit(
        store, workshop_id=once, instrument=INSTRUMENT, visited_on=LATER, answers={}, channel="paper"
    )
    data = make_anonymous(store)
    assert data.rows == before
    assert any("1 fila no sale todavía" in one for one in data.report.earlier)


def test_who_left_is_told_of_to_the_office_alone(store: Store, tmp_path: Path) -> None:
    ids = workshop_ids(store)
    let_go(store, make_anonymous(store), tmp_path / "uno")
    record_data_consent(store, workshop_ids=ids[:1], granted=False, decided_on=LATER)
    data = make_anonymous(store)
    assert data.report.workshops == 27
    assert any("falta 1 taller" in one and "Fundación Ñandu" in one for one in data.report.earlier)
    save_anonymous(store, data=data, folder=tmp_path / "dos", formats=("csv", "xlsx"))
    for content in all_bytes(tmp_path / "dos").values():
        assert "Ñandu".encode() not in content


def change_release(store: Store, **values: object) -> None:
    with store.change("otra cuenta") as writer:
        (row,) = store.rows("SELECT id FROM anonymous_release")
        writer.update("anonymous_release", row[0], **values)


def test_of_a_release_of_an_older_program_it_is_said_whether_its_workshops_are_known(
    store: Store, tmp_path: Path
) -> None:
    let_go(store, make_anonymous(store), tmp_path / "uno")
    change_release(store, visits=None)
    assert not any("no se sabe ya" in one for one in make_anonymous(store).report.earlier)
    change_release(store, workshops=9)
    data = make_anonymous(store)
    assert data.report.workshops == 28
    assert any("no se sabe ya qué talleres tenía" in one for one in data.report.earlier)


def test_which_workshops_a_release_had_is_known_whatever_was_corrected_since(
    store: Store, tmp_path: Path
) -> None:
    let_go(store, make_anonymous(store), tmp_path / "uno")
    with store.change("corregir") as writer:
        (visit, workshop), (gone, _other) = store.rows(
            "SELECT id, workshop_id FROM visit WHERE status = 'finished' GROUP BY workshop_id "
            "HAVING count(*) = 1 ORDER BY workshop_id LIMIT 2"
        )
        writer.update("visit", visit, visited_on=LATER)  # by its day it was not there yet
        writer.delete("visit", gone)
    report = make_anonymous(store).report
    assert not any("no se sabe ya" in one for one in report.earlier)
    assert any("falta 1 taller" in one for one in report.earlier)


def test_what_was_kept_of_a_release_and_cannot_be_read_is_not_known(store: Store, tmp_path: Path) -> None:
    let_go(store, make_anonymous(store), tmp_path / "uno")
    for damaged in ("ñandutí", "YWJj"):
        change_release(store, visits=damaged)
        assert any("no se sabe ya qué talleres tenía" in one for one in make_anonymous(store).report.earlier)


def test_whose_rows_they_are_is_in_no_file(store: Store, tmp_path: Path) -> None:
    data = make_anonymous(store)
    folder = tmp_path / "todo"
    save_anonymous(
        store, data=data, folder=folder, formats=("csv", "dta", "xlsx"), given_to="Fundación Ñandu"
    )
    (kept,) = {row[0] for row in store.rows("SELECT visits FROM anonymous_release")}
    assert unpack_visits(kept) == set(data.visits)
    assert len(data.visits) == data.rows
    said = all_bytes(folder).values()
    assert said
    for content in said:
        assert kept.encode() not in content
        assert not any(str(visit).encode() in content for visit in data.visits)


@given(st.sets(st.integers(1, 2**63 - 1), max_size=200))
def test_the_visits_of_a_release_come_back_as_they_were_kept(visits: set[int]) -> None:
    assert unpack_visits(pack_visits(visits)) == visits


def test_two_releases_say_no_trait_more_finely_and_another_more_coarsely() -> None:
    size = Trait("size", "Tamaño", ({"1": 1, "2": 2},), {1: "uno", 2: "dos"})
    sex = Trait("sex", "Sexo", ({"w": 1, "m": 2},), {1: "mujer", 2: "varón"}, weight=3)
    raw = {place: (("1", "2")[place % 2], ("w", "m")[place // 2 % 2]) for place in range(16)}
    nothing = dict.fromkeys(raw, ())
    assert coarsen((size, sex), raw, nothing).levels == (1, 0)
    assert coarsen((size, sex), raw, nothing, earlier_levels=[(0, 1)]).levels == (0, 1)


def test_a_part_that_is_too_small_is_refused() -> None:
    size = Trait("size", "Tamaño", ({"1": 1},), {1: "uno"})
    raw = dict.fromkeys(range(9), ("1",))
    parts = {place: ((place < 3, False),) for place in raw}
    with pytest.raises(ValueError, match="fewer"):
        coarsen((size,), raw, dict.fromkeys(raw, ()), parts=parts)


def test_the_arms_told_before_count_though_they_are_not_told_again(store: Store, tmp_path: Path) -> None:
    ids = workshop_ids(store)
    draw_pilot(store, ids[:20])
    first = make_anonymous(store)
    let_go(store, first, tmp_path / "uno")
    arm_of = {
        fingerprint(first, str(sign)): first.columns["p1_arm"][place]
        for place, sign in enumerate(first.columns["id"])
    }
    second = make_anonymous(store, pilots_told=())
    assert "p1_arm" not in second.columns
    joined = {
        sign: (arm_of[fingerprint(second, str(sign))], *(second.columns[name][place] for name in TRAITS))
        for place, sign in enumerate(second.columns["id"])
    }
    assert min(Counter(joined.values()).values()) >= 5


def test_what_left_cannot_be_undone(store: Store, tmp_path: Path) -> None:
    let_go(store, make_anonymous(store), tmp_path / "uno")
    assert store.undo_stack.undo_label is None
    assert find_sign(store, 1, workshop_ids(store)[0])


def test_the_largest_amount_is_that_of_five_and_none_is_exact(store: Store) -> None:
    data = make_anonymous(store)
    for name in ("sales_month", "owner_income_month"):
        by_owner: dict[Cell, float] = {}
        for sign, cell in zip(data.columns["id"], data.columns[name], strict=True):
            if not isinstance(cell, str):
                assert float(f"{cell:.1e}") == cell
                by_owner[sign] = max(cell, by_owner.get(sign, 0))
        top = max(by_owner.values())
        assert sum(1 for one in by_owner.values() if one == top) >= 5
    assert KEPT_BACK == ".g"


def _said(data: AnonymousData) -> list[str]:
    from app.evidence.risk_words import risk_lines

    return risk_lines(data.report)


def test_what_left_is_looked_back_at_with_who_made_it(store: Store, tmp_path: Path) -> None:
    store.user = add_consultant(store, name="Liz Ayala")
    pilot = draw_pilot(store, workshop_ids(store)[:20])
    data = make_anonymous(store, pilots_told=[pilot])
    let_go(store, data, tmp_path / "uno")
    (past,) = list_past_releases(store)
    assert (past.by, past.variables, past.pilots) == ("Liz Ayala", len(data.variables), (1,))
    assert past.levels == data.levels
    assert data.secret not in str(releases_list("").sheet([past]).rows)
