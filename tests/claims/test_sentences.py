"""A sentence says what its numbers carry, and no more."""

from dataclasses import replace

import pytest

from app.claims.judging import judge
from app.claims.records import CANNOT_SAY, NOT_TOLD, PilotFinding
from app.claims.sentences import say_finding, say_numbers, say_size
from app.claims.words import REASON_WORDS

PRACTICES = judge(
    PilotFinding(
        "dimension.GES", "Prácticas de gestión", "puntos", "primary", "", method="ancova", estimate=11.2,
        ci_low=4.0, ci_high=18.0, p=0.003, p_randomization=0.004, mde=10.0, n=36, n_treated=18,
        waiting_mean=40.0, treated_change=14.0,
    )
)  # fmt: skip
SALES = judge(
    PilotFinding(
        "figure.sales_month", "Ventas del mes", "guaraníes", "primary", "", method="ancova",
        estimate=300_000, ci_low=-2_100_000, ci_high=2_700_000, p=0.8, p_randomization=0.79, mde=3_400_000,
        n=36, n_treated=18, waiting_mean=10_000_000, treated_change=500_000,
    )
)  # fmt: skip


def said(one: PilotFinding) -> str:
    return say_finding(one).replace("\u00a0", " ")


def test_what_is_seen_is_said_with_its_size() -> None:
    assert (
        said(PRACTICES)
        == "Los talleres que empezaron primero subieron 11 puntos más en prácticas de gestión."
    )
    fell = replace(PRACTICES, treated_change=-2.0)
    assert said(fell) == "Los talleres que empezaron primero bajaron 11 puntos menos en prácticas de gestión."
    worse = replace(PRACTICES, estimate=-1.0, treated_change=-2.0)
    assert said(worse) == "Los talleres que empezaron primero bajaron 1 punto más en prácticas de gestión."
    level = replace(PRACTICES, treated_change=None)
    assert said(level) == (
        "Los talleres que empezaron primero quedaron 11 puntos por encima en prácticas de gestión."
    )


def test_who_hardly_moved_is_not_said_to_have_risen() -> None:
    """The others fell: who started first ended above them."""
    above = "Los talleres que empezaron primero quedaron 11 puntos por encima en prácticas de gestión."
    assert said(replace(PRACTICES, treated_change=2.0)) == above
    assert "subieron" in said(replace(PRACTICES, treated_change=6.0))
    sales = judge(replace(SALES, estimate=3_400_000, p=0.01, p_randomization=0.01, treated_change=4_000_000))
    assert said(sales) == "Los talleres que empezaron primero quedaron 34 % por encima en ventas del mes."


def test_what_is_not_told_from_zero_says_what_would_be_seen() -> None:
    assert SALES.state == NOT_TOLD
    assert said(SALES) == (
        "En ventas del mes no se ve diferencia: con 36 talleres solo se vería una de más de 34 %."
    )
    assert "no se sabe desde cuánto" in said(replace(SALES, mde=None))


@pytest.mark.parametrize("reason", [*REASON_WORDS])
def test_what_cannot_be_said_says_why(reason: str) -> None:
    one = judge(replace(SALES, reason=reason, estimate=None))
    assert one.state == CANNOT_SAY
    assert said(one) == f"En ventas del mes no se puede decir: {REASON_WORDS[reason]}."


@pytest.mark.parametrize("comparison", ["staggered", "nearest"])
def test_what_was_not_drawn_is_always_said_to_be_weaker(comparison: str) -> None:
    one = judge(replace(PRACTICES, comparison=comparison, p_randomization=None, method="did"))
    assert one.doubts[0] == "not_by_lot"
    assert said(one).endswith("No fue por sorteo, así que puede venir de otra cosa.")


def test_one_group_alone_says_why_it_shows_no_cause() -> None:
    alone = judge(
        replace(PRACTICES, comparison="before_after", reason="no_comparison", method="before_after")
    )
    assert alone.state == CANNOT_SAY
    assert said(alone) == (
        "Los talleres que lo recibieron subieron 11 puntos en prácticas de gestión."
        " Sin otros con que comparar, no se sabe cuánto habría pasado igual."
    )
    still = replace(alone, ci_low=-1.0)
    assert "no cambiaron de manera que se vea" in said(still)
    changed = replace(alone, reason="instrument_changed")
    assert (
        said(changed)
        == "En prácticas de gestión no se puede decir: a varios se les preguntó otra cosa que antes."
    )


def test_what_was_not_planned_is_for_asking() -> None:
    one = judge(replace(PRACTICES, subgroup="woman", exploratory=True))
    assert one.doubts == ("exploratory",)
    assert said(one) == (
        "Los talleres que empezaron primero subieron 11 puntos más en prácticas de gestión, entre talleres de dueñas."
        " No estaba en el plan: sirve para preguntar, no para afirmar."
    )


def test_sizes_are_in_the_words_of_their_unit() -> None:
    assert say_size(PRACTICES, 0.44).replace("\u00a0", " ") == "0,4 puntos"
    assert say_size(PRACTICES, -1.0, signed=True).replace("\u00a0", " ") == "−1 punto"
    assert say_size(SALES, 300_000, signed=True).replace("\u00a0", " ") == "+3 %"
    assert say_size(SALES, None) == "—"
    nobody = replace(SALES, waiting_mean=None)
    assert say_size(nobody, 3_400_000).replace("\u00a0", " ") == "G. 3.400.000"


def test_the_numbers_behind_a_sentence() -> None:
    plain = say_numbers(replace(PRACTICES, bounds=(5.2, 15.1))).replace("\u00a0", " ")
    assert plain == (
        "entre 4 y 18 puntos · la suerte sola da tanto 4 de cada 1.000 veces (p del sorteo 0,004)"
        " · según cómo les fue a los que faltan, de 5,2 a 15 puntos"
    )
    assert say_numbers(SALES).replace("\u00a0", " ") == (
        "entre −21 y 27 % · la suerte sola da tanto 79 de cada 100 veces (p del sorteo 0,79)"
    )
    assert "según" not in say_numbers(replace(PRACTICES, bounds=(5.2, 15.1)), short=True)
    taken = say_numbers(replace(PRACTICES, p_randomization=0.0001, late=14.0)).replace("\u00a0", " ")
    assert "la suerte sola da tanto menos de 1 de cada 1.000 veces (p del sorteo menos de 0,001)" in taken
    assert taken.endswith("en quienes lo reciben si se les ofrece: 14 puntos")
    assert say_numbers(judge(replace(SALES, reason="drop_out"))) == ""
    asked = say_numbers(replace(PRACTICES, least_effect=10.0)).replace("\u00a0", " ")
    assert asked.endswith("lo mínimo que vale la pena: 10 puntos")
    asked = say_numbers(replace(SALES, least_effect=2_000_000.0)).replace("\u00a0", " ")
    assert asked.endswith("lo mínimo que vale la pena: G. 2.000.000 (20 %)")
    nobody = replace(SALES, waiting_mean=None)
    assert say_numbers(nobody).replace("\u00a0", " ").startswith("entre −G. 2.100.000 y G. 2.700.000")
