"""What a paper of the owner says of a source: norms, not who wrote of them."""

import pytest

from app.phrases import say_norms, without_stop


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (None, ""),
        ("Una sola fuente, sin la norma a la vista", ""),
        ("Ley 7444/2025; Última Hora, ABC, La Nación", "Ley 7444/2025"),
        ("DNIT, RG 79/2021 y RG 34/2025; Vouga (48 horas)", "DNIT, RG 79/2021 y RG 34/2025"),
        ("RG 38/2020 (existe; días sin confirmar)", "RG 38/2020"),
        ("Código del Trabajo (Ley 213/93 y 496/95).", "Código del Trabajo (Ley 213/93 y 496/95)"),
        (
            "Decreto 1989/2024; Resolución MTESS 527/2024; Vouga; compliancelatam",
            "Decreto 1989/2024; Resolución MTESS 527/2024",
        ),
    ],
)
def test_only_the_norms_of_a_source_go_to_the_owner(source: str | None, said: str) -> None:
    assert say_norms(source) == said


@pytest.mark.parametrize(
    ("sentence", "inside"),
    [
        ("Llevar la muestra a Confecciones del Este S.A.", "Llevar la muestra a Confecciones del Este S.A."),
        ("Avisar a Textil Ramos C.", "Avisar a Textil Ramos C."),
        ("Ordenar el depósito.", "Ordenar el depósito"),
        ("Ordenar el depósito", "Ordenar el depósito"),
    ],
)
def test_a_company_keeps_its_point_within_a_sentence(sentence: str, inside: str) -> None:
    assert without_stop(sentence) == inside
