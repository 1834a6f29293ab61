"""What a canvas writes again is what it would have drawn."""

from pathlib import Path

import pytest
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph

from reports.kit.canvas import KEPT, PaperCanvas
from reports.kit.page import TEXT_WIDTH, PageText, Section, write_document
from reports.kit.pictograms import PHONE, PICTURES, Pictogram
from reports.kit.shapes import Light
from reports.kit.style import BODY, LARGE, MEDIUM_MUTED, RIGHT, cell, paragraph, with_bold
from reports.life_map import LifeMap, Tile
from tests.reports.samples import PRINTED_ON

BANDS = ("begin", "red", "yellow", "green", None)


def some_sections() -> list[Section]:
    """Sheets that say the same, and the same in another size, colour, place or width."""
    text = PageText("Documento", "Taller", "CAE", PRINTED_ON)
    story: list[Flowable] = [paragraph("Firma", style) for style in (BODY, LARGE, MEDIUM_MUTED, RIGHT)]
    story += [
        paragraph("", LARGE, "Firma"),
        paragraph("Firma", LARGE, "Firma"),
        paragraph("g̃uahẽ " * 40, BODY),
    ]
    tiles = [Tile(code, "Producir bien", band, "begin") for code in PICTURES for band in BANDS]
    story += [LifeMap(tiles[:16], 60), LifeMap(tiles[:1], 60), LifeMap(tiles[:1], 70), Pictogram(PHONE, 20)]
    story += [*(Light(band, bold=bold) for band in BANDS for bold in (True, False))]
    more = [paragraph("Firma", BODY), paragraph("g̃uahẽ " * 40, BODY), Light("red", 20), Light("red")]
    return [Section(text, story), Section(text, more), Section(text, [paragraph("Firma", RIGHT)], wide=True)]


def test_what_was_drawn_before_is_written_again_to_the_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    again, anew = tmp_path / "again.pdf", tmp_path / "anew.pdf"
    write_document(again, some_sections(), title="Prueba", invariant=True)
    monkeypatch.setattr(PaperCanvas, "draw_again", lambda _canvas, _what, draw: draw())
    write_document(anew, some_sections(), title="Prueba", invariant=True)
    assert again.read_bytes() == anew.read_bytes()


def test_what_stands_on_each_sheet_is_drawn_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    draw = Paragraph.draw
    monkeypatch.setattr(Paragraph, "draw", lambda self: (drawn.append(self.said[2]), draw(self)))
    text = PageText("Documento", "Taller", "CAE", PRINTED_ON)
    sections = [
        Section(text, [paragraph("Los papeles", BODY), paragraph(f"Taller {number}", BODY)])
        for number in range(KEPT * 2)
    ]
    write_document(tmp_path / "many.pdf", sections, title="Prueba")
    assert drawn.count("Los papeles") == 1
    assert len(drawn) == 1 + len(sections)


def test_a_canvas_keeps_only_what_it_wrote_last(tmp_path: Path) -> None:
    canvas = PaperCanvas(str(tmp_path / "a.pdf"))
    for number in range(KEPT * 3):
        canvas.draw_again(number, lambda: canvas.line(0, 0, 9, 9))
    assert list(canvas._marks) == list(range(KEPT * 2, KEPT * 3))


def test_a_move_adds_up_as_reportlab_has_it(tmp_path: Path) -> None:
    canvas = PaperCanvas(str(tmp_path / "a.pdf"))
    canvas.rotate(90)
    canvas.line(0, 0, 9, 9)
    canvas.translate(10 * mm, 5)
    canvas.translate(1, 2)
    assert canvas._code[-1].endswith(" cm")
    assert canvas.absolutePosition(0, 0) == pytest.approx((-7, 10 * mm + 1))


def test_our_own_bold_words_lie_as_the_parser_has_them() -> None:
    ours, parsed = (
        with_bold("antes del <b>5 de mayo</b>", LARGE),
        Paragraph("antes del <b>5 de mayo</b>", LARGE),
    )
    assert [(one.text, one.fontName) for one in ours.frags] == [
        (one.text, one.fontName) for one in parsed.frags
    ]
    assert ours.wrap(TEXT_WIDTH, 99) == parsed.wrap(TEXT_WIDTH, 99)


def test_cells_that_lie_alike_are_one() -> None:
    assert cell("TOP", left=4) is cell("TOP", left=4)
    assert (cell("TOP", left=4).leftPadding, cell("TOP", left=4).bottomPadding) == (4, 0)
