"""The instrument of the garment workshops: its structure, and the rules of its content."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.diagnosis.bridges import find_bridge
from app.diagnosis.change import compare_rounds
from app.diagnosis.duration import PLACE
from app.diagnosis.instruments import load_instrument, parse_instrument
from app.diagnosis.records import Answer, AnswerKind, Item, Visit
from app.diagnosis.relevance import asked_items
from app.diagnosis.scoring import score_answers
from app.diagnosis.words import HOW_WORDS, plain_text, say_how
from app.registry.records import CONSENT_PURPOSES

INSTRUMENT = load_instrument("confeccion-2026")
HEAVY = {"LOC-02", "LOC-03", "DEC-01", "DEC-02", "DEC-07"}
CRITICAL = HEAVY | {"LOC-05"}  # critical since 2026.2, with the weight it had
EARLIER = Path(__file__).parent / "files" / "confeccion-2026.1.toml"
each_item = pytest.mark.parametrize("item", INSTRUMENT.items, ids=lambda item: item.code)


def all_texts() -> list[str]:
    texts = [INSTRUMENT.title, INSTRUMENT.consent_text, *INSTRUMENT.consent_purposes.values()]
    for dimension in INSTRUMENT.dimensions:
        texts += [dimension.name, dimension.owner_name, dimension.introduction]
    for item in INSTRUMENT.items:
        texts += [item.question, item.short, item.evidence, item.source, *item.levels]
        texts += [text for text in (item.alert, item.not_applicable_when) if text]
    return texts


def test_formalization_has_its_two_parts() -> None:
    parts = [item.sub_index for item in INSTRUMENT.items_of("FOR")]
    assert parts == ["negocio"] * 3 + ["empleos"] * 4
    assert [part.code for part in INSTRUMENT.sub_indices] == ["negocio", "empleos"]


@each_item
def test_an_item_is_asked_in_one_open_question_of_plain_length(item: Item) -> None:
    assert item.question.endswith("?")
    assert item.question.count("¿") == 1
    assert len(item.question) <= 130
    assert not re.search(r"¿(Tiene|Hay|Sabe|Lleva|Usa|Hace|Está|Es) ", item.question)
    assert len(item.short) <= 36
    assert set(item.how.split("+")) <= set(HOW_WORDS)
    assert say_how(item.how)


@each_item
def test_an_item_has_five_distinct_levels_without_vague_words(item: Item) -> None:
    assert len(item.levels) == 5
    assert len({plain_text(level).casefold() for level in item.levels}) == 5
    for level in item.levels:
        assert 5 <= len(plain_text(level)) <= 110
        assert level.count("**") == 2
        assert level.endswith(".")
        vague = r"\b(a veces|siempre|casi|bastante|mucho|poco|regular|generalmente|normalmente)\b"
        assert not re.search(vague, level, re.IGNORECASE)


@each_item
def test_an_item_says_what_to_ask_for_and_where_it_comes_from(item: Item) -> None:
    assert 20 <= len(item.evidence) <= 170
    assert item.evidence.endswith((".", ")"))
    assert len(item.source) >= 10
    assert item.validated == ("McKenzie y Woodruff 2017" in item.source)


def test_only_the_critical_items_raise_alerts_and_weigh_more() -> None:
    assert {item.code for item in INSTRUMENT.items if item.critical_below} == CRITICAL
    assert {item.code for item in INSTRUMENT.items if item.weight != 1} == HEAVY
    assert all(item.alert and len(item.alert) <= 160 for item in INSTRUMENT.items if item.code in CRITICAL)


def test_a_critical_item_is_never_skipped_by_a_rule() -> None:
    nothing_applies = {item.code: Answer(item.code, AnswerKind.NOT_APPLICABLE) for item in INSTRUMENT.items}
    assert asked_items(INSTRUMENT, nothing_applies) >= CRITICAL


def test_rules_skip_only_what_the_card_says_and_never_a_low_level() -> None:
    gates = {gate.code for gate in INSTRUMENT.gates}
    for item in INSTRUMENT.items:
        assert {condition.item for condition in item.relevance} <= gates, item.code


def _said(**gates: bool) -> dict[str, Answer]:
    codes = {gate.fact: gate.code for gate in INSTRUMENT.gates}
    return {codes[fact]: Answer(codes[fact], AnswerKind.LEVEL, 4 * yes) for fact, yes in gates.items()}


def test_alone_in_the_workshop_nobody_is_asked_about_employment() -> None:
    alone = _said(others=False, paid=False)
    core = {item.code for item in INSTRUMENT.core}
    skipped = core - asked_items(INSTRUMENT, alone)
    assert skipped == {
        "CAP-01", "CAP-06", "DEC-04", "DEC-05", "DEC-08", "DEC-10", "DEC-11",
        "FOR-05", "FOR-06", "FOR-07", "FOR-08",
    }  # fmt: skip
    levels = {code: Answer(code, AnswerKind.LEVEL, 2) for code in asked_items(INSTRUMENT, alone)} | alone
    result = score_answers(INSTRUMENT, levels)
    assert result.overall == 50
    assert [part.score for part in result.sub_indices] == [50, None]


def test_with_family_that_is_not_paid_only_the_questions_on_pay_are_skipped() -> None:
    unpaid = _said(others=True, paid=False)
    skipped = {item.code for item in INSTRUMENT.core} - asked_items(INSTRUMENT, unpaid)
    assert skipped == {"DEC-04", "DEC-05", "DEC-08", "DEC-11", "FOR-05", "FOR-06", "FOR-07", "FOR-08"}


def test_what_is_not_validated_says_so_and_reliability_is_not_known_yet() -> None:
    assert [part.code for part in INSTRUMENT.dimensions if part.validated] == ["GES"]
    assert all(part.reliability is None for part in INSTRUMENT.dimensions)


def test_no_amount_of_a_law_stands_in_the_wording() -> None:
    for item in INSTRUMENT.items:
        for text in (item.question, *item.levels):
            assert not re.search(r"\d{2}\.\d{3}|Gs?\.|₲|%|salario mínimo de", text)


def test_no_text_has_stray_spaces_or_straight_quotes() -> None:
    for text in all_texts():
        assert text == text.strip()
        assert "  " not in text
        assert '"' not in text
        assert not re.search(r" [,.;:?]", text)


def test_the_consent_is_short_and_asks_four_things_apart() -> None:
    assert tuple(INSTRUMENT.consent_purposes) == CONSENT_PURPOSES
    assert all(question.endswith("?") for question in INSTRUMENT.consent_purposes.values())
    assert len(INSTRUMENT.consent_text.split()) <= 180
    for said in ("retirar", "igual le atendemos", "6534/2020", "cinco años"):
        assert said in INSTRUMENT.consent_text


def test_the_consent_promises_only_what_is_kept() -> None:
    text = INSTRUMENT.consent_text
    assert "Hay una sola excepción: si un chico o una persona corre peligro" in text
    assert "buscamos ayuda, y se lo decimos primero" in text
    assert PLACE in text, "how long it takes is measured, and never written down"
    assert "aparte con quienes trabajan" in text
    assert "hora y cuarto" not in text
    for claim in ("7593", "se cumplen las leyes"):  # in force from 27-11-2027 only
        assert claim not in text
    assert INSTRUMENT.consent_version != parse_instrument(EARLIER.read_text("utf-8")).consent_version


def test_nobody_is_asked_to_do_something_dangerous_as_a_proof() -> None:
    for item in INSTRUMENT.items:
        asks = re.search(r"pedir que (corten|cosan|enchufen|prueben|cambien)", item.evidence)
        assert asks is None, item.code
    assert "no pedir que lo haga para mostrar" in INSTRUMENT.item("LOC-05").evidence


def test_what_an_earlier_version_did_not_call_critical_is_no_new_alert() -> None:
    earlier = parse_instrument(EARLIER.read_text("utf-8"))
    low = {"LOC-05": Answer("LOC-05", AnswerKind.LEVEL, 0)}
    then = Visit(1, 1, 1, "2026-03-01", "finished", earlier, low)
    now = Visit(2, 1, 2, "2026-09-01", "finished", INSTRUMENT, low)
    alerts = compare_rounds(then, now, find_bridge(earlier, INSTRUMENT)).alerts
    assert [alert.item for alert in alerts.standing] == ["LOC-05"]
    assert not alerts.new
    mended = {"LOC-05": Answer("LOC-05", AnswerKind.LEVEL, 2)}
    before = replace(then, answers=mended)
    fresh = compare_rounds(before, now, find_bridge(earlier, INSTRUMENT)).alerts
    assert [alert.item for alert in fresh.new] == ["LOC-05"]


def test_introductions_are_two_sentences() -> None:
    for dimension in INSTRUMENT.dimensions:
        assert len(re.findall(r"[.?](?: |$)", dimension.introduction)) == 2
