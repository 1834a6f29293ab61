"""The sheet of an answer: what to take along, where, and whom to ask."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app.enquiries.known_answer_file import answer_number, shipped_answers
from app.enquiries.known_answer_operations import change_known_answer
from app.enquiries.known_answer_queries import find_known_answer
from app.enquiries.records import KnownAnswer
from app.registry.names import fold
from app.registry.operations import change_office
from app.storage.store import Store
from reports.paper import Paper
from reports.writing import write_paper
from tests.made_office import new_office
from tests.reports.samples import pdf_text, read_pdf, said_at_sizes

ASIDE = {"antes", "desde", "cuando", "pronto", "dice"}  # what joins


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    office = new_office(tmp_path / "o.hilvan")
    change_office(office, name="CAE Yaguarón", phone="0533232111", address="Ruta 1 y Mcal. López")
    yield office
    office.close()


def printed(store: Store, folder: Path, answer: KnownAnswer) -> Path:
    target = folder / "answer.pdf"
    write_paper(Paper("answer-sheet", (answer_number(answer),)), store, target, printed_on=date(2026, 12, 1))
    return target


def answer(code: str) -> KnownAnswer:
    return next(one for one in shipped_answers() if one.code == code)


def test_what_to_take_along_is_a_list_to_tick_with_where_and_who_helps(store: Store, tmp_path: Path) -> None:
    paper = printed(store, tmp_path, answer("IPS-05"))
    text = pdf_text(paper).replace("\u00a0", " ")
    for words in ("Qué llevar La cédula de identidad El RUC Un comprobante de domicilio",
                  "Dónde: en la oficina de IPS de su zona.",
                  "Le ayudamos: CAE Yaguarón · 0533 232 111 · Ruta 1 y Mcal. López"):  # fmt: skip
        assert words in text, words
    assert len(read_pdf(paper).pages) == 1
    sizes = {said: size for size, said in said_at_sizes(paper)}
    assert sizes["Un comprobante de domicilio"] >= 15


def test_without_anything_to_take_along_the_centre_still_stands_on_it(store: Store, tmp_path: Path) -> None:
    text = pdf_text(printed(store, tmp_path, answer("SUE-04")))
    assert "Qué llevar" not in text
    assert "Dónde:" not in text
    assert "Le ayudamos: CAE Yaguarón" in text


def test_the_office_s_own_wording_keeps_no_list_of_the_program_s(store: Store, tmp_path: Path) -> None:
    change_known_answer(store, code="IPS-05", valid_until="2028-01-01")
    renewed = find_known_answer(store, code="IPS-05")
    assert renewed is not None
    assert renewed.bring == answer("IPS-05").bring, "only its day is new"
    change_known_answer(store, code="IPS-05", answer="Ahora se hace todo por internet.")
    own = find_known_answer(store, code="IPS-05")
    assert own is not None
    assert own.bring == ()
    assert "Qué llevar" not in pdf_text(printed(store, tmp_path, own))


@pytest.mark.parametrize(
    "one", [one for one in shipped_answers() if one.bring or one.where], ids=lambda one: one.code
)
def test_nothing_is_to_be_taken_or_asked_that_the_answer_does_not_say(one: KnownAnswer) -> None:
    said = set(
        fold(f"{one.answer} {one.question.strip('¿?')}")
        .replace(",", " ")
        .replace(".", " ")
        .replace(":", " ")
        .split()
    )
    for text in (*one.bring, one.where or ""):
        words = {word for word in fold(text).replace(",", " ").replace(":", " ").split() if len(word) > 3}
        assert words <= said | ASIDE, (one.code, words - said - ASIDE)
