"""What an owner takes home can be read with six years of school."""

import pytest

from tests.readability import SIX_YEARS, count_syllables, ease, hard_papers

SYLLABLES = {
    "taller": 2, "máquina": 3, "queso": 2, "guía": 2, "ciudad": 2, "aéreo": 4, "leer": 2, "hay": 1, "buey": 1,
    "vergüenza": 3, "pingüino": 3, "ahora": 3, "día": 2, "país": 2, "cooperativa": 6, "y": 1, "aguinaldo": 4,
    "Uruguay": 3, "dueña": 2, "viuda": 2, "quien": 1, "oír": 2,
}  # fmt: skip


@pytest.mark.parametrize("word", SYLLABLES)
def test_the_syllables_of_a_word_are_counted(word: str) -> None:
    assert count_syllables(word) == SYLLABLES[word]


def test_short_words_and_short_sentences_are_easier() -> None:
    easy = ease(["Marque con una cruz lo que ya hizo. Traiga la boleta de luz."])
    hard = ease(
        [
            "La formalización progresiva de unidades productivas confeccionistas presupone acompañamiento interinstitucional sostenido."
        ]
    )
    assert easy is not None
    assert hard is not None
    assert easy > SIX_YEARS + 20
    assert hard < 0


def test_every_paper_that_an_owner_keeps_asks_for_six_years_of_school_at_most() -> None:
    assert hard_papers() == []
