"""The owner's papers and the record say the same of where the answers come from."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from app.diagnosis.records import AnswerKind, Origin, Visit
from reports.diagnosis_record import build_diagnosis_record
from reports.kit.page import write_document
from reports.origins import say_origins
from reports.owner_sheet import build_owner_sheet
from tests.reports.samples import make_dossier, make_visit, pdf_text


def visit_with(*origins: Origin | None) -> Visit:
    """Every level's origin in turn."""
    visit = make_visit()
    levels = [code for code, one in visit.answers.items() if one.kind is AnswerKind.LEVEL]
    given = {code: origins[place % len(origins)] for place, code in enumerate(levels)}
    answers = {code: replace(one, origin=given.get(code, one.origin)) for code, one in visit.answers.items()}
    return replace(visit, answers=answers)


@pytest.mark.parametrize(
    "origins",
    [
        (None,), (Origin.SAID,), (Origin.NOTEBOOK,), (Origin.SAID, None), (None, Origin.MEASURED),
        (Origin.SAID, Origin.DOCUMENT), (Origin.SAID, None, Origin.NOTEBOOK, None),
    ],
)  # fmt: skip
def test_the_sheet_says_of_no_answer_more_than_the_record(
    tmp_path: Path, origins: tuple[Origin | None, ...]
) -> None:
    dossier = make_dossier(visit_with(*origins))
    assert dossier.visit is not None
    texts = []
    for build in (build_owner_sheet, build_diagnosis_record):
        write_document(tmp_path / "hoja.pdf", [build(dossier)], title="Hoja")
        texts.append(" ".join(pdf_text(tmp_path / "hoja.pdf").split()))
    sheet, record = texts
    levels = [a for a in dossier.visit.answers.values() if a.kind is AnswerKind.LEVEL]
    said = sum(answer.origin is Origin.SAID for answer in levels)
    unnoted = sum(answer.origin is None for answer in levels)
    assert record.count("Origen: lo dijo la dueña o el dueño") == said
    assert record.count("Origen: sin anotar") == unnoted, "of levels: the others come from nowhere"
    if said == len(levels):
        assert f"Las {said} respuestas son su palabra" in sheet
    elif said:
        assert f"De {len(levels)} respuestas, {said} son su palabra" in sheet
    else:
        assert "palabra" not in sheet
    told = re.search(r"(?:de|De) (\d+) (?:de las \d+ respuestas )?no se anotó de dónde salen", sheet)
    if unnoted == len(levels):
        assert f"No se anotó de dónde salen las {unnoted} respuestas." in sheet
        assert told is None
    elif unnoted:
        assert told is not None
        assert int(told[1]) == unnoted
    else:
        assert "no se anotó de dónde" not in sheet.lower()
    assert ("las demás se vieron" in sheet) == (0 < said + unnoted < len(levels))


def test_a_part_is_only_her_word_when_she_said_all_of_it() -> None:
    assert not any("Solo según" in line for line in say_origins(visit_with(Origin.SAID, None)))
