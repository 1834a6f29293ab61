"""The faults that a reading of the instrument of 2026.1 found (A0.1-A3), held to today's: none comes back."""

import re
import tomllib
from pathlib import Path

import pytest

from app.diagnosis.bridges import check_bridge, find_bridge, mark_of
from app.diagnosis.change import Fate, Verdict, compare_rounds
from app.diagnosis.instruments import (
    earlier_instrument,
    earlier_instruments,
    load_instrument,
    parse_instrument,
)
from app.diagnosis.records import Answer, AnswerKind, Item, Origin, Visit
from app.diagnosis.scoring import score_answers
from app.improvement.catalogue import load_catalogue
from app.paths import resource_path

INSTRUMENT = load_instrument("confeccion-2026")
each_item = pytest.mark.parametrize("item", INSTRUMENT.items, ids=lambda item: item.code)
CONSTRUCTS_A2 = {
    "care": "DEC-15", "home": "DEC-17", "season": "DEC-16", "changeover": "CAP-07", "anchor": "MER-07",
    "marketing": "MER-06", "credit": "GES-11", "receipts": "FOR-07", "pay": "DEC-05", "lint": "LOC-09",
    "chemicals": "LOC-10",
}  # fmt: skip


def test_a0_1_the_core_is_short_enough_for_a_visit() -> None:
    assert 40 <= len(INSTRUMENT.core) <= 50


@each_item
def test_a0_2_one_question_asks_one_thing(item: Item) -> None:
    assert item.question.count("?") == item.question.count("¿") == 1
    assert not re.search(r", y (cuánt|cómo|qué|dónde|quién|cuándo|a quién)", item.question)


def test_a0_6_an_item_is_the_studied_practice_only_where_it_cites_the_study() -> None:
    for item in INSTRUMENT.items:
        assert item.validated == ("McKenzie y Woodruff 2017" in item.source), item.code


def test_a0_8_the_harmless_comes_first() -> None:
    order = ["PRO", "LOC", "CAP", "MER", "ASO", "GES", "FOR", "DEC"]
    assert [part.code for part in INSTRUMENT.dimensions] == order
    assert [item.dimension for item in INSTRUMENT.items] == [
        code for code in order for _item in INSTRUMENT.items_of(code)
    ]


def test_a0_9_what_is_skipped_hangs_on_the_card_and_on_no_answer() -> None:
    items = {item.code for item in INSTRUMENT.items}
    for item in INSTRUMENT.items:
        assert not items.intersection(condition.item for condition in item.relevance), item.code
        assert "Al marcar N" not in (item.not_applicable_when or "")


@each_item
def test_a0_10_recall_is_of_one_month_or_twelve(item: Item) -> None:
    texts = (item.question, item.evidence, item.not_applicable_when or "", *item.levels)
    for text in texts:
        for number in re.findall(r"últim[oa]s? (\w+) (?:meses|años|semanas)", text):
            assert number == "12", (item.code, text)
        assert not re.search(r"año pasado|semestre|trimestre", text), (item.code, text)


def test_a0_11_no_aplica_needs_its_case_or_a_note() -> None:
    assert all(item.named_n for item in INSTRUMENT.items)
    assert INSTRUMENT.item("GES-01").not_applicable_when is None


def test_a1_no_scale_says_beforehand_whether_kinship_helps() -> None:
    for code in ("ASO-02", "ASO-03"):
        item = INSTRUMENT.item(code)
        assert not any("famili" in level for level in item.levels)
        assert item.detail is not None  # with whom is a field of its own, and no level
        assert set(item.detail.words) == {"familia", "vecina", "asociacion", "cliente"}


def test_a1_no_legal_figure_is_typed_in_levels_or_questions() -> None:
    for item in INSTRUMENT.items:
        for text in (item.question, *item.levels):
            assert not re.search(r"\d+ horas|\d{2}\.\d{3}|%|guaran", text), (item.code, text)
    assert "{JORNADA-TOPE-SEMANA}" in INSTRUMENT.item("DEC-10").evidence
    assert "{JORNAL-MINIMO}" in INSTRUMENT.item("DEC-05").evidence


def test_a1_only_who_is_under_fourteen_or_in_danger_is_the_worst_level() -> None:
    levels = INSTRUMENT.item("DEC-01").levels
    assert "menos de 14" in levels[0]
    assert all("14 a 17" in level for level in levels[1:3])


def test_a1_critical_and_what_an_anchor_looks_at_first() -> None:
    critical = {item.code for item in INSTRUMENT.items if item.critical_below}
    assert critical == {"LOC-02", "LOC-03", "LOC-05", "DEC-01", "DEC-02", "DEC-07"}
    text = resource_path("instruments", "protocols", "confeccion-2026.toml").read_text("utf-8")
    assert critical <= {one["item"] for one in tomllib.loads(text)["protocol"]}
    for code in ("LOC-02", "LOC-03", "LOC-04", "DEC-10"):
        assert "anchor_ready" in INSTRUMENT.item(code).tags


@pytest.mark.parametrize("code", CONSTRUCTS_A2.values(), ids=CONSTRUCTS_A2.keys())
def test_a2_what_was_missing_is_asked(code: str) -> None:
    assert INSTRUMENT.item(code).levels


def test_a3_a_module_moves_no_score_and_has_its_gate() -> None:
    gates = {gate.code for gate in INSTRUMENT.gates}
    assert {module.gate for module in INSTRUMENT.modules} <= gates
    assert {item.module for item in INSTRUMENT.items} - {None} == {one.code for one in INSTRUMENT.modules}
    middle = {item.code: Answer(item.code, AnswerKind.LEVEL, 2) for item in INSTRUMENT.core}
    open_ = {code: Answer(code, AnswerKind.LEVEL, 4) for code in gates}
    low = {i.code: Answer(i.code, AnswerKind.LEVEL, 0) for i in INSTRUMENT.items if i.module}
    without, with_all = (score_answers(INSTRUMENT, said) for said in (middle, middle | open_ | low))
    assert with_all.dimensions == without.dimensions
    assert with_all.sub_indices == without.sub_indices


@pytest.mark.parametrize("version", ["2026.1", "2026.2", "2026.3"])
def test_what_became_of_each_earlier_question_is_written(version: str) -> None:
    earlier = earlier_instrument(f"confeccion-2026 {version}")
    assert earlier is not None
    assert earlier.version == version
    bridge = find_bridge(earlier, INSTRUMENT)
    assert bridge.written
    check_bridge(bridge, earlier, INSTRUMENT)
    assert (bridge.before, bridge.after) == (mark_of(earlier), mark_of(INSTRUMENT))
    for new, old in bridge.same.items():  # a change of what a level means is no same question
        same_levels = earlier.item(old).levels == INSTRUMENT.item(new).levels
        assert same_levels or new in {"LOC-02", "LOC-03"}, new  # only made plainer
    for code in (*bridge.changed, *bridge.dropped):
        assert bridge.why[code], code


def test_the_earlier_text_is_the_very_one_that_offices_keep() -> None:
    kept = Path(__file__).parent / "files" / "confeccion-2026.1.toml"
    shipped = earlier_instrument("confeccion-2026 2026.1")
    assert shipped is not None
    assert shipped.hash == parse_instrument(kept.read_text("utf-8")).hash


# What offices hold. A line is added when a text is followed by another, and never changed.
RELEASED = {
    "2026.1": "71cd7223023cb83e",
    "2026.2": "7fe491fb6451e6c6",
    "2026.3": "07ddd73f8864f417",
}


def test_a_text_that_was_released_never_changes() -> None:
    """Offices keep it by its hash; forms and bridges know it by its name, which two texts cannot share."""
    assert {one.version: one.hash[:16] for one in earlier_instruments()} == RELEASED
    assert INSTRUMENT.version not in RELEASED


def test_every_question_of_both_versions_has_a_next_step_at_every_level() -> None:
    earlier = earlier_instrument("confeccion-2026 2026.1")
    assert earlier is not None
    for instrument in (earlier, INSTRUMENT):
        for item in instrument.items:
            lifting = [one for one in load_catalogue() if item.code in one.lifts]
            for level in range(4):
                assert any(one.suits(level) for one in lifting), (instrument.version, item.code, level)


def test_an_office_with_rounds_of_2026_1_compares_only_what_is_still_the_same() -> None:
    earlier = earlier_instrument("confeccion-2026 2026.1")
    assert earlier is not None
    old = {item.code: Answer(item.code, AnswerKind.LEVEL, 0) for item in earlier.items}
    new = {item.code: Answer(item.code, AnswerKind.LEVEL, 4, Origin.MEASURED) for item in INSTRUMENT.items}
    then = Visit(1, 1, 1, "2026-03-01", "finished", earlier, old)
    now = Visit(2, 1, 2, "2026-09-01", "finished", INSTRUMENT, new)
    change = compare_rounds(then, now, find_bridge(earlier, INSTRUMENT))
    same = {one.item.code for one in change.of_fate(Fate.SAME)}
    moved = {one.item.code for one in change.items if one.step is not None}
    assert moved == same & {item.code for item in INSTRUMENT.items if item.module is None}
    # a part of which less than four fifths stayed is not compared: only «Producción y calidad» did
    compared = {one.code for one in change.dimensions if one.verdict is not Verdict.NOT_COMPARABLE}
    assert compared == {"PRO"}
    assert {"LOC-02", "LOC-03"} <= {alert.item for alert in change.alerts.solved}
