"""The sheet that the owner takes home."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.improvement.records import Action, OwnerChoice
from app.registry.records import Person
from reports.dossier import Dossier
from reports.kit.page import write_document
from reports.life_map import tiles_of
from reports.owner_sheet import build_owner_sheet
from tests.reports.samples import (
    ACTIONS,
    PROGRAMME,
    WORKSHOP,
    make_dossier,
    make_visit,
    pdf_text,
    read_pdf,
    second_round,
)

NEVER = ("infantil", "violencia", "acoso", "menor de", "menores", "deuda", "CODENI", "retenid")


def print_sheet(folder: Path, dossier: Dossier) -> str:
    """The sheet's text; it is one page, whatever there is to tell."""
    target = folder / "hoja.pdf"
    write_document(target, [build_owner_sheet(dossier)], title="Hoja del taller")
    assert len(read_pdf(target).pages) == 1
    return pdf_text(target)


def page_count(folder: Path) -> int:
    return len(read_pdf(folder / "hoja.pdf").pages)


def test_the_usual_sheet_is_one_page_with_everything_on_it(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, second_round())
    assert page_count(tmp_path) == 1
    for words in (
        "Confecciones Santa Librada", "Benita Caballero Ñuñez · Yaguarón · 12 de setiembre de 2026",
        "Hoja del taller · diagnóstico 2", "Usted quiere: «Tener los papeles al día»",
        "Lo próximo Antes del lunes 5 de octubre Anotar los defectos por tipo", "Hecho el ____ / ____",
        "Antes del lunes 30 de noviembre Tablero y cables en regla",
        "Primer paso: llamar al electricista esta semana.", "Antes del sábado 5 de diciembre Inscribirse",
        "G. 350.000, paga el taller", "¿Dónde está mi taller?", "así estaba en marzo",
        "Manejar la plata y los", "El CAE se compromete a: acompañar la inscripción", "Liz Ayala, CAE Yaguarón",
        "Próxima visita: viernes 4 de diciembre de 2026, 9:00.", "Firma del taller",
        "Firma del CAE", "No se midió: clientes y empresas grandes.",
        "Solo según su palabra, sin papel ni medición: trabajo digno.", "Página 1 de 1",
    ):  # fmt: skip
        assert words in text.replace("\u00a0", " "), words


def test_it_shows_no_score_of_any_kind(tmp_path: Path) -> None:
    dossier = second_round()
    assert dossier.result is not None
    text = print_sheet(tmp_path, dossier)
    for part in dossier.result.dimensions:
        assert part.high is not None
        assert f"{part.high:.2f}" not in text
        assert f"{part.high:.1f}" not in text
    assert "%" not in text
    assert "puntaje" not in text.lower()


def test_a_first_round_is_compared_with_nothing(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, make_dossier(make_visit(), programme=PROGRAMME))
    assert "15 de marzo de 2026" in text
    assert "así estaba" not in text


def test_a_tile_says_what_it_was_only_where_it_was_another(tmp_path: Path) -> None:
    now, then = make_visit(2, "2026-09-12", 1), make_visit()
    tiles = tiles_of(make_dossier(now, then))
    moved = {tile.code: (tile.before, tile.band) for tile in tiles if tile.before}
    assert moved == {"CAP": ("begin", "yellow")}  # of DEC all is only said: a level more moves nothing
    same = make_dossier(make_visit(2, "2026-09-12"), then)
    assert not any(tile.before for tile in tiles_of(same))
    assert "así estaba" not in print_sheet(tmp_path, same)


def test_rounds_of_two_years_say_the_year_and_of_one_month_the_day(tmp_path: Path) -> None:
    now = make_visit(2, "2027-03-20", 1)
    assert "marzo 2026" in print_sheet(tmp_path, make_dossier(now, make_visit(1, "2026-03-15")))
    assert "5 de marzo" in print_sheet(tmp_path, make_dossier(now, make_visit(1, "2027-03-05")))


@pytest.mark.parametrize("level", [0, 1, 2])
def test_what_shames_or_exposes_is_never_printed(tmp_path: Path, level: int) -> None:
    visit = make_visit(LOC_03=0, DEC_01=0, DEC_02=0, DEC_07=0, GES_09=level)
    text = print_sheet(tmp_path, make_dossier(visit))
    assert "Y lo que conversamos en la visita." in text
    for words in (*NEVER, "Cumplir el acuerdo"):
        assert words not in text


def test_what_is_kept_private_leaves_no_trace_on_the_sheet(tmp_path: Path) -> None:
    """The same line ends the sheet whether there is something or not, and no number is missing."""
    calm = print_sheet(tmp_path, make_dossier(make_visit(), programme=PROGRAMME))
    hidden = (
        Action(11, 0.1, "Que ningún menor de 15 años trabaje", "alert"),
        Action(12, 0.2, "Hablar aparte", "alert", solution="SOL-DEC-07a"),
    )
    secret = replace(PROGRAMME, actions=(*hidden, *PROGRAMME.actions))
    visit = make_visit(DEC_01=0, DEC_07=0)
    told = print_sheet(tmp_path, make_dossier(visit, programme=secret))
    assert shape(told) == shape(calm)


def shape(text: str) -> str:
    """A sheet without its lights, and without the count of what is the owner's word."""
    return re.split(r"Solo según|De \d+ respuestas", text)[0].replace("en camino", "por empezar")


def test_a_private_action_has_no_place(tmp_path: Path) -> None:
    private = (
        Action(1, 1.0, "Que ningún menor de 15 años trabaje", "alert", responsible="Benita"),
        Action(2, 2.0, "Parar la violencia y el acoso", "alert"),
        Action(3, 3.0, "Pagar la deuda con el prestamista", "owner", cost=90_000),
    )
    programme = replace(PROGRAMME, actions=private, centre_commitment="ir juntos a la CODENI")
    text = print_sheet(tmp_path, second_round(programme=programme))
    assert "Cumplir el acuerdo" not in text
    assert "Ordenar las cuentas, como conversamos" in text
    assert "El CAE se compromete a: cumplir lo que conversamos en la visita." in text
    for words in NEVER:
        assert words.lower() not in text.lower()


def test_an_action_done_about_something_private_is_not_boasted_of(tmp_path: Path) -> None:
    done = Action(9, 9.0, "Parar el acoso", "alert", status="done", done_on="2026-09-01")
    programme = replace(PROGRAMME, actions=(*ACTIONS, done))
    assert "acoso" not in print_sheet(tmp_path, second_round(programme=programme))


def test_workers_are_not_named_but_owners_and_the_centre_are(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, second_round())
    assert "Mirta" not in text
    assert "Alguien del taller" in text
    assert "Benita y CAE" in text


def test_an_alert_without_action_becomes_the_first_commitment(tmp_path: Path) -> None:
    others = tuple(replace(action, source="recommended") for action in ACTIONS[1:3])
    programme = replace(PROGRAMME, actions=others)
    text = print_sheet(tmp_path, second_round(programme=programme))
    assert "Lo próximo Antes del día: Trabajar más seguros: instalación eléctrica" in text
    assert text.index("Trabajar más seguros") < text.index("Anotar los defectos")


def test_the_earliest_comes_first_and_what_is_urgent_is_never_left_out(tmp_path: Path) -> None:
    """By date; an urgent one without a date before all, one with a late date among the three."""
    late = (replace(ACTIONS[0], position=9.0, due_on="2027-06-30"), *ACTIONS[1:])
    text = print_sheet(tmp_path, second_round(programme=replace(PROGRAMME, actions=late)))
    order = ("Anotar los defectos", "Inscribirse como patronal", "Tablero y cables")
    assert sorted(order, key=text.index) == list(order)
    assert "Antes del miércoles 30 de junio de 2027" in text
    assert "Calcular el costo" not in text
    undated = (*ACTIONS[1:], replace(ACTIONS[0], position=9.0, due_on=None))
    text = print_sheet(tmp_path, second_round(programme=replace(PROGRAMME, actions=undated)))
    assert text.index("Tablero y cables") < text.index("Anotar los defectos")
    assert "Lo que sigue después está en su Programa de mejora." in text


def test_a_visit_without_programme_leaves_room_to_write_it(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, make_dossier(make_visit()))
    assert page_count(tmp_path) == 1
    assert "Todavía no acordamos el programa." in text
    assert text.count("Quién:") == 3
    assert "Próxima visita (día y hora):" in text


def test_a_programme_without_open_actions_says_so(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, second_round(programme=replace(PROGRAMME, actions=ACTIONS[5:])))
    # the alert of this visit is still there, and comes first
    assert "instalación eléctrica" in text
    calm = make_dossier(make_visit(), programme=replace(PROGRAMME, actions=ACTIONS[5:]))
    assert "Hoy no hay compromisos escritos." in print_sheet(tmp_path, calm)


def test_an_unfinished_visit_says_that_it_is(tmp_path: Path) -> None:
    few = dict(list(make_visit().answers.items())[:20])
    draft = replace(make_visit(), status="draft", answers=few)
    text = print_sheet(tmp_path, make_dossier(draft))
    assert page_count(tmp_path) == 1
    assert "diagnóstico 1, sin terminar" in text
    assert "La visita todavía no terminó" in text


def test_a_workshop_that_was_never_visited_is_told_what_to_do(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, make_dossier())
    assert "Todavía no hicimos el diagnóstico de su taller. Llame al CAE" in text


def test_commitments_of_an_earlier_visit_say_when_they_were_agreed(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, second_round(programme=replace(PROGRAMME, visit_id=1)))
    assert "Los que acordamos el 12/09/2026 y siguen pendientes." in text


def test_the_longest_texts_still_fit_on_one_page(tmp_path: Path) -> None:
    long = "Confecciones y Bordados Ñandutí de la Compañía Guasuyguá " * 3
    actions = tuple(
        replace(action, title=long * 2, first_step=long * 3, responsible=long, payer=long)
        for action in ACTIONS
    )
    owner = Person(1, "owner", "María de los Ángeles Concepción", "Villalba Ñuñez de Caballero")
    dossier = second_round(
        programme=replace(PROGRAMME, actions=actions, centre_commitment=long * 6),
        workshop=WORKSHOP._replace(name=long, owners=(owner,)),
    )
    assert "Firma del CAE" in print_sheet(tmp_path, replace(dossier, printed_on=date(2026, 9, 30)))


def test_what_she_wants_and_where_to_call_stand_on_her_sheet(tmp_path: Path) -> None:
    text = print_sheet(tmp_path, second_round(phone="0981431866"))
    assert "Usted quiere: «Tener los papeles al día»" in text
    assert "Liz Ayala, CAE Yaguarón · 0981 431 866" in text
    assert "Liz Ayala, CAE Yaguarón Próxima" in print_sheet(tmp_path, second_round())


def test_a_wish_that_belongs_in_private_leaves_no_trace(tmp_path: Path) -> None:
    wishes = (OwnerChoice(1, 1, "", "pagar la deuda de la cooperativa"), OwnerChoice(2, 2, "", "una recta"))
    text = print_sheet(tmp_path, second_round(programme=replace(PROGRAMME, choices=wishes)))
    assert "Usted quiere: «Una recta»" in text
    alone = print_sheet(tmp_path, second_round(programme=replace(PROGRAMME, choices=wishes[:1])))
    assert "Usted quiere" not in alone


def test_the_longest_wishes_and_a_telephone_leave_the_sheet_one_page(tmp_path: Path) -> None:
    long = "comprar una máquina recta y otra overlock para la compañía Guasuyguá " * 3
    choices = tuple(OwnerChoice(place, place, long, long) for place in (1, 2, 3))
    actions = tuple(replace(action, title=long, first_step=long) for action in ACTIONS)
    dossier = second_round(
        programme=replace(PROGRAMME, actions=actions, choices=choices, centre_commitment=long * 3),
        phone="0981431866",
    )
    assert "Usted quiere: «Comprar una máquina recta" in print_sheet(tmp_path, dossier)
