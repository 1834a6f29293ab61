"""The base of answered questions: what ships, how it is found, how the office changes it."""

import re
import time

import pytest

from app.enquiries.known_answer_file import shipped_answers
from app.enquiries.known_answer_operations import (
    change_known_answer,
    remove_known_answer,
    restore_known_answer,
    save_known_answer,
)
from app.enquiries.known_answer_queries import find_known_answer, list_known_answers
from app.enquiries.known_answer_search import AnswerIndex
from app.enquiries.legal_figures import figures_used, fill_figures, stale_figures
from app.enquiries.records import TOPICS, KnownAnswer
from app.enquiries.words import TOPIC_WORDS, say_validity
from app.errors import DataProblem
from app.formalization.records import Statute
from app.formalization.statutes import load_statutes
from app.phrases import say_norms
from app.storage.store import Store
from tests.enquiries.as_asked import AS_ASKED, HEARD_LATER, MISTYPED

TODAY = "2026-11-24"
LONGEST_ALOUD = 560  # characters: about forty seconds of reading


@pytest.fixture(scope="module")
def index() -> AnswerIndex:
    return AnswerIndex(shipped_answers(), dict(TOPIC_WORDS))


def test_the_program_brings_answers_short_enough_to_read_aloud() -> None:
    answers = shipped_answers()
    assert len(answers) >= 30
    assert {answer.topic for answer in answers} == set(TOPICS)
    for answer in answers:
        said = fill_figures(answer.answer, load_statutes(), TODAY)
        assert len(said) <= LONGEST_ALOUD, (answer.code, len(said))
        assert answer.asked_as, answer.code
        assert answer.source, answer.code
        assert answer.read_on, answer.code
        assert answer.valid_until, answer.code


def test_what_is_not_known_sends_to_who_knows() -> None:
    places = (
        "pregunte",
        "consulte",
        "confirme",
        "confírme",
        "mírelo",
        "mírelos",
        "hable",
        "calcúl",
    )
    for answer in shipped_answers():
        if answer.confidence in ("M", "desconocido") and answer.topic != "people":
            assert any(word in answer.answer.lower() for word in places), answer.code


def test_every_figure_in_an_answer_is_a_legal_figure_of_the_program() -> None:
    known = {(row.code, row.category) for row in load_statutes()}
    for answer in shipped_answers():
        assert set(figures_used(answer.answer)) <= known, answer.code
        said = fill_figures(answer.answer, load_statutes(), TODAY)
        assert "{" not in said, answer.code


def test_a_disputed_answer_asks_to_be_confirmed() -> None:
    answers = {answer.code: answer for answer in shipped_answers()}
    for code in ("IPS-08", "SUE-03", "CON-02"):
        assert say_validity(answers[code], TODAY) == "vencida, confirme"
    assert say_validity(answers["IPS-02"], TODAY) == "confirmar después del 01/07/2027"


def test_a_figure_is_that_of_the_day_and_an_old_one_says_so() -> None:
    rows = [
        Statute("MIN", "Mínimo", 100_000, "Gs por mes", valid_from="2025-01-01",
                valid_to="2025-12-31", state="derogado"),
        Statute("MIN", "Mínimo", None, "Gs por mes", valid_from="2026-01-01",
                review_on="2026-01-01", state="desconocido"),
        Statute("PARTE", "Parte", 16.5, "% del salario", state="vigente"),
        Statute("NADA", "Nada", None, "Gs", state="desconocido"),
    ]  # fmt: skip
    text = "Es {MIN}, más {PARTE}; {NADA}; {OTRA}."
    assert fill_figures("{MIN}", rows, "2025-06-01") == "G.\u00a0100.000"
    assert fill_figures(text, rows, "2026-06-01") == (
        "Es G.\u00a0100.000 (valor de enero de 2025, a confirmar), más 16,5\u00a0%; "
        "(sin dato: pregunte); {OTRA}."
    )
    assert stale_figures(text, rows, "2026-06-01") == ["Mínimo", "Nada"]


def test_what_owners_ask_finds_the_answer_that_is_meant(index: AnswerIndex) -> None:
    asked = [(text, code) for code, texts in AS_ASKED.items() for text in texts]
    asked += [*MISTYPED, *HEARD_LATER]
    assert set(AS_ASKED) == {answer.code for answer in shipped_answers()}, (
        "each answer has how it is asked for"
    )
    found = {text: [answer.code for answer in index.find(text, 3)] for text, _code in asked}
    not_first = {text: found[text] for text, code in asked if found[text][:1] != [code]}
    assert len(not_first) <= 0.03 * len(asked), not_first
    assert [text for text, code in asked if code not in found[text]] == []
    assert found["cuanto cuesta sacar el ruc"][0] == "IMP-01"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("vacaciones destajo", "LIC-02"),
        ("cuanto pago de ips por cada costurera", "IPS-02"),
        ("AGUINALDO", "SUE-04"),
        ("aguinal", "SUE-04"),
        ("mi costurera esta embarazada", "LIC-03"),
        ("quiero jubilarme soy la dueña", "IPS-07"),
        ("la empresa ancla pide factura con iva", "IMP-03"),
        ("ekuatia", "IMP-04"),
        ("patente de la municipalidad", "PER-03"),
        ("medio tiempo", "IPS-03"),
        ("mi sobrino de 16 años quiere trabajar", "TRA-01"),
        ("cedula mipymes", "PER-01"),
        ("hora extra", "SUE-06"),
        ("el ochenta por ciento del minimo", "IPS-08"),
        ("contrato por temporada", "CON-02"),
        ("amnistia", "IPS-09"),
        ("sacar el ruc", "IMP-01"),
        ("quiero despedir a una chica", "CON-06"),
        ("salario minimo", "SUE-01"),
        ("resimple o simple", "IMP-02"),
    ],
)
def test_what_people_ask_is_found_as_they_ask_it(index: AnswerIndex, typed: str, code: str) -> None:
    assert code in [answer.code for answer in index.find(typed)[:3]]


def test_the_best_match_is_first_and_nonsense_finds_nothing(index: AnswerIndex) -> None:
    first = [index.find(text)[0].code for text in ("aguinaldo", "REOP", "RESIMPLE o SIMPLE", "EAS")]
    assert first == ["SUE-04", "CON-04", "IMP-02", "EMP-01"]
    assert index.find("") == index.find("xyzzy") == index.find("de la que") == []


def test_finding_keeps_up_with_typing() -> None:
    many = [
        KnownAnswer(one.topic, f"{one.question} {number}", one.answer, asked_as=one.asked_as)
        for number in range(10)
        for one in shipped_answers()
    ]
    index = AnswerIndex(many, dict(TOPIC_WORDS))
    index.find("c")  # the first key makes it
    start = time.perf_counter()
    for _turn in range(10):
        index.find("cuanto se paga de aguinaldo a una costurera que cobra por pieza")
    assert (time.perf_counter() - start) / 10 < 0.016


def test_the_office_words_an_answer_again_in_its_place(store: Store) -> None:
    place = [answer.code for answer in list_known_answers(store)].index("SUE-01")
    change_known_answer(store, code="SUE-01", answer="Llame y le decimos.")
    found = list_known_answers(store)[place]
    assert (found.code, found.answer) == ("SUE-01", "Llame y le decimos.")
    assert found.asked_as
    change_known_answer(store, answer_id=found.id, valid_until="2027-07-01")
    again = find_known_answer(store, code="SUE-01")
    assert again is not None
    assert (again.answer, again.valid_until) == ("Llame y le decimos.", "2027-07-01")
    restore_known_answer(store, code="SUE-01")
    assert "{SALARIO-MINIMO}" in list_known_answers(store)[place].answer


def test_an_answer_that_is_withdrawn_is_not_offered(store: Store) -> None:
    before = len(list_known_answers(store))
    change_known_answer(store, code="IPS-08", state="withdrawn")
    assert len(list_known_answers(store)) == before - 1
    assert len(list_known_answers(store, withdrawn=True)) == before
    store.undo_stack.undo()
    assert len(list_known_answers(store)) == before


def test_a_new_answer_is_a_draft_until_its_source_and_validity_are_known(store: Store) -> None:
    row = save_known_answer(
        store,
        topic="tax",
        question="¿Se puede pagar en cuotas?",
        answer="Pregunte en la DNIT.",
        asked_as=("en cuotas", " "),
    )
    saved = find_known_answer(store, answer_id=row)
    assert saved is not None
    assert (saved.state, saved.asked_as) == ("draft", ("en cuotas",))
    with pytest.raises(DataProblem, match="borrador"):
        change_known_answer(store, answer_id=row, state="valid")
    change_known_answer(
        store, answer_id=row, state="valid", source="DNIT, por teléfono", valid_until="2027-06-30"
    )
    assert list_known_answers(store)[-1].state == "valid"
    remove_known_answer(store, answer_id=row)
    with pytest.raises(DataProblem, match="ya no está"):
        change_known_answer(store, answer_id=row, topic="ips")
    with pytest.raises(DataProblem, match="necesita"):
        save_known_answer(store, topic="ips", question=" ", answer="x")


def test_what_owners_fear_has_an_answer_that_says_what_is_not_known() -> None:
    answers = {answer.code: answer for answer in shipped_answers()}
    said = {
        "EMP-05": "no las leímos",
        "IPS-09": "en cuántas cuotas, no lo sabemos",
        "IPS-13": "No dice de cuándo es",
        "LIC-05": "no coinciden",
        "OTR-03": "no lo leímos",
    }
    for code, words in said.items():
        assert words in answers[code].answer, code
    assert "{IPS-EMPLEADOR}" in answers["SUE-07"].answer
    for code in ("EMP-05", "OTR-02"):  # the consent's own exception
        assert "única excepción" in answers[code].answer, code
    assert [answer.code for answer in shipped_answers()][:47][-1] == "TRA-02", "earlier numbers stay"


def test_no_answer_rests_on_a_source_without_a_name_or_scolds() -> None:
    vague = re.compile(r"una sola fuente|dos fuentes|de prensa|^prensa|regla general", re.IGNORECASE)
    for answer in shipped_answers():
        assert not vague.search(answer.source or ""), answer.code
        assert "por teléfono" not in answer.answer, answer.code


def test_on_an_owners_paper_stand_norms_and_no_newspaper() -> None:
    papers = re.compile(
        r"según|\.com|Vouga|ABC|Última Hora|Infonegocios|Surtidor|Macrofinanzas", re.IGNORECASE
    )
    for answer in shipped_answers():
        assert not papers.search(say_norms(answer.source)), (answer.code, say_norms(answer.source))
