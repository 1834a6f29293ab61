"""A new passphrase is measured without internet, by what is guessed here; it is told, not refused."""

import pytest

from app.storage.encryption import weakness
from app.storage.strength import doubt

KNOWN = ("CAE Yaguarón", "Liz Ayala")


@pytest.mark.parametrize(("words", "why"), [
    ("12345678", "más se usan"), ("qwertyuiop", "más se usan"), ("987654321", "más se usan"),
    ("yaguaron2026", "nombre del centro"), ("Yaguarón2026!", "nombre del centro"),
    ("caeyaguaron", "nombre del centro"), ("liz.ayala.1", "nombre del centro"),
    ("contraseña", "palabras o nombres"), ("rohayhueterei1", "palabras o nombres"),
    ("ramona1975", "palabras o nombres"), ("teamojuan", "palabras o nombres"), ("la primera", "palabras o nombres"),
    ("tela roja", "palabras o nombres"), ("14/05/1811", "fecha o un año"), ("Ñandutí2025", "palabras o nombres"),
    ("holaholahola", "Repite"), ("abcdefgh", "seguidos"),
])  # fmt: skip
def test_what_is_guessed_soon_is_said_with_its_reason_and_what_helps(words: str, why: str) -> None:
    said = doubt(words, KNOWN)
    assert said is not None
    assert why in said
    assert "la adivina en" in said
    assert said.endswith("que no tengan que ver con las demás.")


@pytest.mark.parametrize("words", [
    "colibrí marengo zafra", "cuatro tijeras amarillas bajo el lapacho", "correcto caballo batería",
    "vaca lechera sin azúcar en la cancha", "mi tía cose botones los jueves", "a" * 30 + " lapacho tijera domingo",
])  # fmt: skip
def test_several_words_that_have_nothing_to_do_with_each_other_are_good(words: str) -> None:
    assert doubt(words, KNOWN) is None


def test_an_accent_or_a_capital_does_not_make_it_better() -> None:
    assert doubt("PARAGUARÍ 2026") == doubt("paraguari 2026")


def test_what_is_refused_is_not_also_doubted() -> None:
    assert weakness("1")
    assert doubt("1") is None
