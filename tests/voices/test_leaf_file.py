"""The leaf as data: strictly checked, with a Spanish sentence for each fault, and no figure typed."""

import re
from datetime import date

import pytest

from app.diagnosis.instruments import list_instruments
from app.enquiries.legal_figures import fill_figures
from app.errors import DataProblem
from app.formalization.statutes import load_statutes, statute_on
from app.paths import resource_path
from app.voices.leaf_file import NEWEST, find_leaf, leaf_name, parse_leaf
from app.voices.words import THEME_WORDS

TEXT = resource_path("voices", "hoja-2026.toml").read_text("utf-8")


def test_it_asks_what_it_is_for() -> None:
    leaf = find_leaf()
    assert leaf_name(leaf) == NEWEST
    assert 8 <= len(leaf.questions) <= 12
    assert {one.theme for one in leaf.questions} == set(THEME_WORDS)
    assert [one.code for one in leaf.questions if one.theme == "insurance"] == [
        "who_pays",
        "who_may",
        "when_a_baby",
    ]
    assert all(one.owners and one.right for one in leaf.questions if one.theme == "insurance")


def test_what_it_speaks_to_is_in_the_diagnostic() -> None:
    (instrument, *_others) = list_instruments()
    codes = {item.code for item in instrument.items}
    assert {one.speaks_to for one in find_leaf().questions} - {""} <= codes


def test_who_pays_more_is_what_the_law_says() -> None:
    today = date.today().isoformat()
    worker, owner = (statute_on(load_statutes(), code, today) for code in ("IPS-TRABAJADOR", "IPS-EMPLEADOR"))
    shares = [one.value for one in (worker, owner) if one is not None and one.value is not None]
    assert len(shares) == 2
    right = next(one.right for one in find_leaf().questions if one.code == "who_pays")
    assert right == ("both_more_owner" if shares[1] > shares[0] else "both_more_worker")


def test_no_legal_figure_is_typed() -> None:
    for one in find_leaf().questions:
        for text in (one.question, one.owners, one.says, *(answer.text for answer in one.answers)):
            left = re.sub(r"\{[^}]*\}", "", text).replace("12 meses", "")
            assert not re.search(r"\d", left), text
            assert "{" not in fill_figures(text, load_statutes(), "2026-12-01")


def test_a_gloss_is_one_word_and_marked_as_a_draft() -> None:
    leaf = find_leaf()
    assert "borrador" in leaf.gloss_state
    assert all(" " not in one.gloss and bool(one.gloss) == bool(one.gloss_of) for one in leaf.questions)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('theme = "safety"', 'theme = "luck"', "hoja, exit: no se conoce: luck"),
        ('short = "Horas por día"', 'short = " "', "hoja, hours: falta: short"),
        ('tone = "good" }', 'tone = "fine" }', "hoja, exit: no se conoce: fine"),
        ('code = "sometimes"', 'code = "always"', "el código «always» está dos veces"),
        ('code = "hours"', 'code = "exit"', "el código «exit» está dos veces"),
        ('code = "never"', 'code = "none"', "el código «none» está dos veces"),
        ('right = "yes"', 'right = "perhaps"', "la respuesta «perhaps» no está entre las suyas"),
        ('gloss_of = "peligro"', "", "van juntos"),
        ("{IPS-TRABAJADOR}", "{IPS-NADA}", "la cifra «IPS-NADA» no existe"),
        ('  { code = "never", text = "No", tone = "bad" },', "", "de 3 a 5 respuestas"),
        ('title = "Si usted u otra persona corre peligro"', "", "hoja, danger: falta: title"),
        ('opening = "', 'colour = "red"\nopening = "', "no se conoce: colour"),
        ("[[question]]", "[[query]]", "no se conoce: query"),
        ('code = "hoja-2026"', "code = ", "no se puede leer"),
    ],
)  # fmt: skip
def test_each_fault_is_said(before: str, after: str, said: str) -> None:
    assert before in TEXT
    count = -1 if before == "[[question]]" else 1
    with pytest.raises(DataProblem) as trouble:
        parse_leaf(TEXT.replace(before, after, count), name="hoja")
    assert said in trouble.value.sentence
    assert trouble.value.sentence.startswith("La hoja de quienes trabajan no se puede usar")


def test_a_leaf_of_another_program_is_told() -> None:
    with pytest.raises(DataProblem, match="Este programa no trae la hoja «hoja-2031.2»"):
        find_leaf("hoja-2031.2")
