import pytest

from app.diagnosis.instruments import earlier_instruments, list_instruments
from app.errors import DataProblem
from app.formalization.office_operations import add_step, change_step, hide_step, restore_step
from app.formalization.queries import list_step_texts, read_steps
from app.formalization.steps import load_steps, parse_steps, steps_of
from app.formalization.words import show_step_cost, show_time
from app.improvement.catalogue import find_solution, load_catalogue
from app.improvement.records import SolutionKind, SupportKind

STEPS = load_steps()


def step(store, code: str, district: str | None = None):
    return next((one for one in read_steps(store, district) if one.code == code), None)


def test_the_steps_of_the_issue_are_there_in_two_ladders() -> None:
    codes = {
        ladder: [one.code for one in steps_of(STEPS, None) if one.ladder == ladder]
        for ladder in ("business", "jobs")
    }
    assert codes["business"] == [
        "RUC", "CEDULA-MIPYMES", "DECLARACIONES", "TIMBRADO", "PATENTE", "BANCO", "EAS",
    ]  # fmt: skip
    assert codes["jobs"] == [
        "IPS-PATRONAL", "IPS-PERSONAS", "REOP", "CONTRATOS", "RECIBOS", "AGUINALDO-VACACIONES",
        "LIBRO-LABORAL", "IPS-PROPIO",
    ]  # fmt: skip


def test_papers_of_the_four_towns_are_not_known_and_those_of_encarnacion_are() -> None:
    for district, place in (
        ("0915", "Yaguarón"),
        ("1201", "Pilar"),
        ("1114", "San Lorenzo"),
        ("1110", "Mariano Roque Alonso"),
    ):
        patente = next(one for one in steps_of(STEPS, district) if one.code == "PATENTE")
        assert patente.state == "desconocido"
        assert patente.documents == ()
        assert place in (patente.note or "")
    patente = next(one for one in steps_of(STEPS, "0701") if one.code == "PATENTE")
    assert patente.state == "vigente"
    assert len(patente.documents) == 4


def test_every_formalization_solution_of_the_catalogue_does_one_step() -> None:
    solutions = [one.code for one in load_catalogue() if one.kind is SolutionKind.FORMALIZATION_STEP]
    assert solutions
    tied = [code for one in steps_of(STEPS, None) for code in one.solutions]
    assert len(tied) == len(set(tied))
    # one person's part-time contract, and a decision about the owner's own insurance, do no
    # step: a step is every person's contract, and the insurance itself; nor does declaring what is really paid
    assert set(solutions) - set(tied) == {"SOL-FOR-05b", "SOL-FOR-06d", "SOL-FOR-06e"}
    assert set(tied) <= {one.code for one in load_catalogue()}


def test_what_is_only_advised_is_not_said_to_be_asked_by_a_norm() -> None:
    """The ladder said that a signed receipt is wise, and the programme that the norm asks for it."""
    for step in steps_of(STEPS, None):
        for code in step.solutions if step.duty != "required" else ():
            solution = find_solution(code)
            assert solution is not None
            is_conditional = " si " in solution.support.named
            assert solution.support.kind is not SupportKind.REQUIRED or is_conditional, code


def test_suggestions_and_needs_name_what_exists() -> None:
    versions = [*list_instruments(), *earlier_instruments()]
    items = {item.code for instrument in versions for item in instrument.items}
    codes = {one.code for one in STEPS}
    for one in STEPS:
        assert set(one.needs) <= codes
        assert {suggest.item for suggest in one.suggest} <= items


def test_an_unknown_cost_or_time_is_said() -> None:
    by_code = {one.code: one for one in steps_of(STEPS, None)}
    assert show_step_cost(by_code["BANCO"]) == "no se conoce: pregunte antes de ir"
    assert show_time(by_code["BANCO"]) == "no se conoce"
    assert show_step_cost(by_code["RUC"]) == "sin costo"
    assert show_time(by_code["RUC"]) == "unas 48 horas"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[step", "no se pueden usar"),
        ('[[step]]\ncode = "A"', "falta: ladder, source, state, title"),
        ('[[step]]\ncolor = "rojo"', "no se conoce: color"),
        ('[[step]]\ncode="A"\nladder="x"\ntitle="A"\nsource="s"\nstate="vigente"', "no existe"),
        ('[[local]]\nstep = "A"\ndistrict = "0915"', "necesita su paso"),
    ],
)
def test_a_wrong_file_of_steps_is_refused(text: str, words: str) -> None:
    with pytest.raises(DataProblem, match=words):
        parse_steps(text, name="pasos.toml")


def test_the_office_writes_the_papers_of_its_own_town_and_no_other(store) -> None:
    change_step(
        store,
        step="PATENTE",
        district="0915",
        documents=["Cédula ", "", "Cédula", "Croquis"],
        state="vigente",
        cost=50_000,
    )
    here, there = step(store, "PATENTE", "0915"), step(store, "PATENTE", "1201")
    assert (here.documents, here.cost, here.edited) == (("Cédula", "Croquis"), 50_000, True)
    assert here.solutions
    assert [one.item for one in here.suggest] == ["FOR-04"]
    assert (there.documents, there.edited) == ((), False)
    change_step(store, step="PATENTE", district="0915", cost=60_000)
    assert step(store, "PATENTE", "0915").documents == ("Cédula", "Croquis")
    assert len(list_step_texts(store)) == 1
    restore_step(store, step="PATENTE", district="0915")
    assert step(store, "PATENTE", "0915").state == "desconocido"


def test_the_programs_text_of_a_town_stays_before_the_offices_text_for_anywhere(store) -> None:
    change_step(store, step="PATENTE", note="Para todas")
    assert step(store, "PATENTE").note == "Para todas"
    assert "Yaguarón" in step(store, "PATENTE", "0915").note


def test_a_step_can_be_added_hidden_and_brought_back(store) -> None:
    code = add_step(store, ladder="business", title="Marca en la DINAPI", district="0915")
    assert step(store, code, "0915").title == "Marca en la DINAPI"
    assert read_steps(store, "0915")[7].code == code
    assert step(store, code, "1201") is None
    assert add_step(store, ladder="jobs", title="Otro") != code
    hide_step(store, step="EAS")
    assert step(store, "EAS") is None
    restore_step(store, step="EAS")
    assert step(store, "EAS") is not None
    restore_step(store, step=code, district="0915")
    assert step(store, code, "0915") is None


def test_each_edit_of_a_step_can_be_undone(store) -> None:
    change_step(store, step="RUC", cost=1)
    store.undo_stack.undo()
    assert step(store, "RUC").cost == 0


def test_a_step_without_a_name_or_that_is_not_there_is_refused(store) -> None:
    with pytest.raises(DataProblem, match="nombre"):
        add_step(store, ladder="jobs", title="  ")
    with pytest.raises(DataProblem, match="ya no está"):
        change_step(store, step="NADA", cost=1)
    with pytest.raises(DataProblem, match="negativos"):
        change_step(store, step="RUC", cost=-1)
