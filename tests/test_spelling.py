"""A mistyped word finds what was meant, and a word that is nothing like it finds nothing."""

from time import perf_counter

import pytest

from app.spelling import Spellings, Texts, sound

WORDS = [
    "costuras",
    "confecciones",
    "creaciones",
    "taller",
    "yaguaron",
    "pilar",
    "paraguari",
    "caceres",
    "benitez",
    "gonzalez",
    "gimenez",
    "villalba",
    "zarate",
    "lourdes",
    "benita",
    "nandu",
    "nanduti",
    "mburukuja",
    "karumbe",
    "yvoty",
    "esperanza",
    "hermanas",
    "jazmin",
    "uniformes",
    "guardapolvos",
    "camisas",
    "collareta",
    "overlock",
    "recta",
    "capiata",
    "asuncion",
    "caaguazu",
    "virgen",
    "santa",
    "librada",
    "rosa",
    "tres",
    "hilo",
]


@pytest.fixture(scope="module")
def spellings() -> Spellings:
    return Spellings(WORDS)


@pytest.mark.parametrize(("typed", "meant"), [
    ("costurras", "costuras"), ("costuraz", "costuras"), ("cosutras", "costuras"), ("kosturas", "costuras"),
    ("confeciones", "confecciones"), ("confexiones", "confecciones"), ("confesiones", "confecciones"),
    ("creasiones", "creaciones"), ("tayer", "taller"), ("taler", "taller"), ("yaguarron", "yaguaron"),
    ("llaguaron", "yaguaron"), ("yagaron", "yaguaron"), ("jaguaron", "yaguaron"), ("caseres", "caceres"),
    ("venites", "benitez"), ("gonsales", "gonzalez"), ("jimenez", "gimenez"), ("biyalba", "villalba"),
    ("sarate", "zarate"), ("lurdes", "lourdes"), ("venita", "benita"), ("nanditu", "nanduti"),
    ("mburucuya", "mburukuja"), ("carumbe", "karumbe"), ("ivoty", "yvoty"), ("esperansa", "esperanza"),
    ("ermanas", "hermanas"), ("jasmin", "jazmin"), ("unifromes", "uniformes"), ("guardapolbo", "guardapolvos"),
    ("coyareta", "collareta"), ("obelok", "overlock"), ("asunsion", "asuncion"), ("kaaguasu", "caaguazu"),
    ("virjen", "virgen"), ("librda", "librada"), ("parguari", "paraguari"), ("confecs", "confecciones"),
])  # fmt: skip
def test_a_typo_or_another_spelling_finds_the_word(spellings: Spellings, typed: str, meant: str) -> None:
    assert meant in spellings.near(typed)


@pytest.mark.parametrize("typed", ["xyzzy", "motocicleta", "ab", "123", "tr", "abogado", "zapallo"])
def test_what_is_like_nothing_finds_nothing(spellings: Spellings, typed: str) -> None:
    assert spellings.near(typed) == []


def test_only_the_nearest_are_given(spellings: Spellings) -> None:
    assert spellings.near("nandu") == ["nandu"]
    assert sound("quilla") == sound("kiya")
    assert sound("guerra") != sound("jera")


def test_among_twenty_thousand_words_it_takes_less_than_a_tenth_of_a_second() -> None:
    letters = "abcdefghijlmnopqrstuvz"
    many = {
        "".join(letters[(number * 7 + place * place * (number % 13 + 1)) % len(letters)] for place in range(8))
        + letters[number % 22] + letters[number // 22 % 22] + letters[number // 484 % 22]
        for number in range(20_000)
    }  # fmt: skip
    spellings = Spellings(many | {"costuras"})
    spellings.near("recta")
    begun = perf_counter()
    assert "costuras" in spellings.near("cosutrra")
    assert perf_counter() - begun < 0.5, "generous: this machine may be loaded"


def test_texts_hold_every_word_and_only_a_word_that_is_nowhere_is_forgiven() -> None:
    texts = Texts(["confecciones pilar", "confecciones luque", "costuras pilar"])
    assert texts.holding(["confec", "pilar"]) == [0]
    assert texts.taken_for == {}
    assert texts.holding(["confesiones", "luque"]) == [1]
    assert texts.taken_for == {"confesiones": ["confecciones"]}
    assert texts.holding([], [2, 0]) == [2, 0]
    assert texts.holding(["luque", "costuras"]) == []
    assert texts.holding(["xyz"]) == []
