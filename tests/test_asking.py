"""PhraseIndex in one's own words: endings, words that mean the same, typos, and how much of it fits."""

import pytest

from app.asking import Findable, PhraseIndex, meanings, stem


@pytest.mark.parametrize(("one", "other"), [
    ("pago", "pagan"), ("pagar", "pago"), ("costureras", "costurera"), ("inscribo", "inscribirme"),
    ("facturas", "facturar"), ("jubilacion", "jubilar"), ("imprimir", "imprimo"), ("vacaciones", "vacacion"),
])  # fmt: skip
def test_the_ending_of_a_word_does_not_count(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_that_mean_the_same_are_one_also_where_it_takes_several() -> None:
    assert meanings("Hacer una copia de seguridad") == meanings("un BACKUP") == meanings("el respaldo")
    assert meanings("sueldo") == meanings("el salario")
    assert meanings("qué quiere usted") == []


def test_a_whole_phrase_comes_before_the_same_words_here_and_there() -> None:
    asked = PhraseIndex([
        Findable(("Pagar el aguinaldo en cuotas de a poco y por pieza",)),
        Findable(("¿Cuándo se paga el aguinaldo?",)),
        Findable(("Otra cosa",), body="El aguinaldo se paga en diciembre."),
    ])  # fmt: skip
    assert asked.find("cuando pago aguinaldo") == [1, 0, 2]
    assert asked.find("aguinal")[0] == 1, "while it is still being typed"
    assert asked.find("aginaldo")[0] == 1, "mistyped"
    assert asked.find("motocicleta") == asked.find("") == asked.find("y de la") == []
