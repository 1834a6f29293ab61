"""What goes with an answer has its boxes on the form and stands in the record; the owner's sheets say nothing of it."""

from dataclasses import replace
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth

from app.diagnosis.instruments import load_instrument
from app.diagnosis.records import Detail
from reports.blank_form import FormItem, build_blank_form
from reports.diagnosis_record import build_diagnosis_record
from reports.kit.page import TEXT_WIDTH
from reports.kit.style import REGULAR
from reports.owner_sheet import build_owner_sheet
from tests.reports.samples import PRINTED_ON, answer_all, make_dossier, make_visit, read_pdf
from tests.reports.test_documents import print_section

TODAY = load_instrument("confeccion-2026")


def test_the_form_has_a_box_for_each_choice_and_stays_within_fourteen_pages(tmp_path: Path) -> None:
    text = print_section(tmp_path, build_blank_form(TODAY, office="CAE", printed_on=PRINTED_ON))
    assert text.count("¿Con quién fue? (si es 1 o más)") == 2
    for words in ("H familia", "I vecina o vecino sin parentesco", "K cliente u otra empresa", "X no dijo"):
        assert text.count(words) == 2, words
    assert len(read_pdf(tmp_path / "document.pdf").pages) <= 14


def test_the_boxes_keep_to_their_column() -> None:
    choices = tuple((f"c{n}", "una opción bastante larga") for n in range(6))
    item = replace(TODAY.item("ASO-02"), detail=Detail("¿Con quién fue?", "Con quién", choices))
    lines = FormItem(item, 2).ticks
    assert [word for line in lines for word in line] == [
        *(f"{key} una opción bastante larga" for key in "HIJKUW"), "X no dijo"
    ]  # fmt: skip
    assert all(stringWidth("  ".join(line), REGULAR, 8) < TEXT_WIDTH - 60 for line in lines)


def test_the_record_says_it_and_the_owner_s_sheet_does_not(tmp_path: Path) -> None:
    answers = dict(answer_all(TODAY))
    answers["ASO-02"] = replace(answers["ASO-02"], level=3, detail=("familia", "asociacion"))
    answers["ASO-03"] = replace(answers["ASO-03"], level=0, detail=("cliente",))
    dossier = make_dossier(replace(make_visit(), instrument=TODAY, answers=answers))
    record = print_section(tmp_path, build_diagnosis_record(dossier))
    assert "Con quién: familia y alguien de la asociación" in record
    assert "cliente u otra empresa" not in record  # of who never did, nobody is told
    assert "familia y alguien" not in print_section(tmp_path, build_owner_sheet(dossier))
