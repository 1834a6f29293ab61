"""Libro de códigos: every variable with the question as it was read, and nobody's name."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.evidence.answer_part import ORIGIN_SUFFIX
from app.evidence.making import make_anonymous
from reports.paper import NothingToPrint, Paper
from reports.writing import write_paper
from tests.evidence.offices import make_evidence_office
from tests.made_office import new_office
from tests.reports.samples import PRINTED_ON


def test_every_variable_is_in_it_and_nobody(tmp_path: Path) -> None:
    store = make_evidence_office(tmp_path / "evidencia.hilvan")
    names = [one.name for one in make_anonymous(store).variables]
    target = write_paper(Paper("code-book"), store, tmp_path / "libro.pdf", printed_on=PRINTED_ON)
    store.close()
    text = " ".join(page.extract_text() for page in PdfReader(target).pages)
    lacking = [one for one in names if not one.endswith(ORIGIN_SUFFIX) and one not in text]
    assert lacking == []
    assert "¿Cómo" in text
    assert "**" not in text
    assert re.search(r"Ríos|YAG-0|PIL-0|Taller \d", text) is None


def test_an_office_that_asked_nobody_has_none(tmp_path: Path) -> None:
    store = new_office(tmp_path / "oficina.hilvan")
    with pytest.raises(NothingToPrint, match="hacen falta cinco"):
        write_paper(Paper("code-book"), store, tmp_path / "libro.pdf", printed_on=PRINTED_ON)
    store.close()
