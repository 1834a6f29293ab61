"""The sheet that lies in the printer: A4, carta or oficio."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.platypus import Paragraph

from app.i18n import use_language
from app.settings import SHEETS
from reports.kit.page import HEIGHT, WIDTH, PageText, Section, write_document
from reports.kit.sheets import place_page, sheet_size, use_sheet
from reports.kit.style import BODY
from tests.reports.samples import PRINTED_ON, pdf_text, read_pdf


@pytest.fixture(autouse=True)
def a4_again() -> Iterator[None]:
    yield
    use_sheet("a4")
    use_language("es")


def write(target: Path, *, wide: bool = False, reserved: bool = False) -> Path:
    text = PageText("Documento", "Taller Ñandutí", "CAE Yaguarón", PRINTED_ON, reserved=reserved)
    lines = [Paragraph(f"línea {number}", BODY) for number in range(90)]
    write_document(target, [Section(text, lines, wide=wide)], title="Programa de mejora")
    return target


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("sheet", SHEETS)
def test_the_same_pages_come_on_any_sheet_as_large_as_it_is(tmp_path: Path, sheet: str, wide: bool) -> None:
    on_a4 = write(tmp_path / "a4.pdf", wide=wide, reserved=True)
    use_sheet(sheet)
    found = write(tmp_path / "otra.pdf", wide=wide, reserved=True)
    assert pdf_text(found) == pdf_text(on_a4)
    pages = read_pdf(found).pages
    assert len(pages) == len(read_pdf(on_a4).pages)
    size = sheet_size(sheet)[::-1] if wide else sheet_size(sheet)
    for page in pages:
        assert [float(one) for one in page.mediabox[2:]] == pytest.approx(size, abs=0.01)


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize(("width", "height"), [(WIDTH, HEIGHT), (HEIGHT, WIDTH)])
def test_a_page_lies_whole_on_its_sheet(sheet: str, width: float, height: float) -> None:
    place = place_page(width, height, sheet)
    assert place.right >= -1e-6
    assert place.up >= -1e-6
    assert place.right + width * place.scale <= place.size[0] + 1e-6
    assert place.up + height * place.scale == pytest.approx(place.size[1])
    assert 0.93 < place.scale < 1.04  # what is 10 points stays at least 9


def test_a_pdf_says_its_title_its_language_and_whose_it_is(tmp_path: Path) -> None:
    found = read_pdf(write(tmp_path / "uno.pdf"))
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == ("Programa de mejora", "CAE Yaguarón")
    assert found.trailer["/Root"]["/Lang"] == "es-PY"
    use_language("en")
    assert read_pdf(write(tmp_path / "dos.pdf")).trailer["/Root"]["/Lang"] == "en"
