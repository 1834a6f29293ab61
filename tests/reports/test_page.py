"""The page: fonts, the count, the text that people wrote."""

import struct
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, Spacer, Table

from app.colours import read_roles
from reports.kit.guarani_letters import as_drawn
from reports.kit.page import PageText, Section, title_block, write_document
from reports.kit.style import (
    BODY,
    BOLD,
    ITALIC,
    PAPER,
    REGULAR,
    Palette,
    paragraph,
    plain,
    register_fonts,
    safe,
)
from tests.reports.samples import PRINTED_ON, pdf_text, read_pdf

GUARANI = "Mba'éichapa, g̃uahẽ, ỹ, ñandutí, pytũ, ʼ, ₲ 350.000"


def section(name: str, lines: int = 1) -> Section:
    story = [Paragraph(f"línea {number} de {name}", BODY) for number in range(lines)]
    return Section(PageText("Documento", name, "CAE Yaguarón", PRINTED_ON), [*story], name)


def test_each_section_counts_its_own_pages(tmp_path: Path) -> None:
    target = tmp_path / "two.pdf"
    write_document(target, [section("A", 90), section("B")], title="Prueba")
    pages = [page.extract_text() for page in read_pdf(target).pages]
    assert len(pages) == 3
    assert "Página 1 de 2" in pages[0]
    assert "Página 2 de 2" in pages[1]
    assert "Página 1 de 1" in pages[2]
    assert "B" in pages[2]
    assert all("CAE Yaguarón · impreso el 14/09/2026" in page for page in pages)


def test_later_pages_say_whose_they_are(tmp_path: Path) -> None:
    target = tmp_path / "long.pdf"
    write_document(target, [section("Taller Ñandutí", 90)], title="Prueba")
    assert read_pdf(target).pages[1].extract_text().startswith("Taller Ñandutí")


def test_fonts_are_embedded(tmp_path: Path) -> None:
    target = tmp_path / "fonts.pdf"
    page = section("A")
    page.story.append(Table([[paragraph("celda", BODY)]]))
    write_document(target, [page], title="Prueba")
    fonts = read_pdf(target).pages[0]["/Resources"]["/Font"]
    names = []
    for font in fonts.values():
        descriptor = font.get_object().get("/FontDescriptor")
        names.append(str(font.get_object()["/BaseFont"]))
        assert "/FontFile2" in descriptor.get_object()
    assert all("SourceSansPro" in name for name in names)


def test_a_name_as_long_as_a_story_still_leaves_room_for_the_paper(tmp_path: Path) -> None:
    target = tmp_path / "long.pdf"
    story = title_block("Palabra " * 300, "x" * 4000, "Oficina " * 300, "Documento")
    text = PageText("Documento", "Palabra " * 300, "Oficina " * 300, PRINTED_ON)
    write_document(target, [Section(text, story)], title="Prueba")
    assert len(read_pdf(target).pages) == 1
    assert "Página 1 de 1" in pdf_text(target)


def test_two_runs_give_the_same_bytes_when_asked(tmp_path: Path) -> None:
    first, second = tmp_path / "1.pdf", tmp_path / "2.pdf"
    for target in (first, second):
        write_document(target, [section("A", 70)], title="Prueba", invariant=True)
    assert first.read_bytes() == second.read_bytes()


def test_every_guarani_letter_is_in_the_font(tmp_path: Path) -> None:
    target = tmp_path / "guarani.pdf"
    text = Section(PageText("D", "S", "O", PRINTED_ON), [paragraph(GUARANI, BODY)])
    write_document(target, [text], title="Prueba")
    assert plain(GUARANI) == as_drawn(GUARANI)
    assert "ñandutí, pytũ" in pdf_text(target)
    assert "g̃uahẽ" in pdf_text(target)
    assert {ord(letter) for letter in GUARANI} <= register_fonts()


@pytest.mark.parametrize("text", ["<b>5 < 6 & 7", "</para>", "{llave}", "a\x00b", "🧵 hilo"])
def test_what_people_write_is_never_markup_and_never_breaks(tmp_path: Path, text: str) -> None:
    target = tmp_path / "text.pdf"
    story = [paragraph(text, BODY), paragraph(f"{text}\n{text}", BODY, text), Spacer(1, 1)]
    write_document(target, [Section(PageText(text, text, text, PRINTED_ON), story)], title=text)
    assert plain(text).strip() in pdf_text(target)


@pytest.mark.parametrize("font", [REGULAR, BOLD, ITALIC])
def test_the_tilde_stands_over_the_g(font: str) -> None:
    """A letter of its own, as wide as the g, whose mark is that of the ñ; not g and a mark beside it."""
    face = pdfmetrics.getFont(font).face
    for written, like in (("g\u0303", "ñ"), ("G\u0303", "Ñ")):
        (letter,) = plain(written)
        assert stringWidth(letter, font, 100) == stringWidth(written[0], font, 100)
        parts = {one: _parts(face, one) for one in (letter, like)}
        assert parts[letter][0] == face.charToGlyph[ord(written[0])]
        assert parts[letter][1] == parts[like][1]


def _parts(face: Any, letter: str) -> list[int]:
    at = face.table["glyf"]["offset"] + face.glyphPos[face.charToGlyph[ord(letter)]] + 10
    flags, first = struct.unpack_from(">HH", face._ttf_data, at)
    at += 8 if flags & 1 else 6
    return [first, *struct.unpack_from(">H", face._ttf_data, at + 2)]


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Costuras 😀👗 Lila", "Costuras Lila"), ("😀 Lila", "Lila"), ("Lila 😀", "Lila"), ("Li😀la", "Lila"),
        ("👩\u200d🔧 Ana ❤️ Rosa", "Ana Rosa"), ("🇵🇾 Moda ★", "Moda"), ("👍🏽", ""), ("1️⃣ Uno", "1 Uno"),
        ("𝓛𝓲𝓵𝓪 Ｌｉｌａ №5", "Lila Lila No5"), ("Costuras 裁缝 店 Lila", "Costuras … Lila"), ("חנות", "…"),
        ("Дом моды Olga", "… Olga"), ("a‑b", "a-b"), ("x\u200by", "xy"), ("dos  espacios ñ", "dos  espacios ñ"),
    ],
)  # fmt: skip
def test_what_the_font_cannot_draw_is_no_row_of_question_marks(text: str, drawn: str) -> None:
    assert plain(text) == drawn


def test_lines_of_a_note_stay_lines() -> None:
    assert safe("uno & dos\r\ntres") == "uno &amp; dos<br/>tres"


def test_a_paragraph_is_the_same_with_and_without_the_parser() -> None:
    quick, parsed = (
        paragraph("de a poco, ₲ 5", BODY, "Nota:"),
        Paragraph("<b>Nota:</b> de a poco, ₲ 5", BODY),
    )
    assert quick.wrap(60, 500) == parsed.wrap(60, 500)
    assert quick.minWidth() == parsed.minWidth()


def test_trouble_while_reading_a_section_is_told_as_it_is(tmp_path: Path) -> None:
    def sections():  # type: ignore[no-untyped-def]
        yield section("A")
        raise LookupError("no workshop 5")

    with pytest.raises(LookupError, match=r"^'?no workshop 5'?$"):
        write_document(tmp_path / "x.pdf", sections(), title="Prueba")


def test_colours_tell_bands_apart() -> None:
    words = {PAPER.word(band).hexval() for band in ("begin", "red", "yellow", "green", None)}
    assert len(words) == 5
    assert Palette(read_roles("dark")).word("red") != PAPER.word("red")


def test_a_paragraph_breaks_its_lines_once_for_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    broken: list[list[float]] = []
    whole = Paragraph.breakLines

    def break_and_note(self: Paragraph, width: list[float]) -> Any:
        broken.append(list(width))
        return whole(self, width)

    monkeypatch.setattr(Paragraph, "breakLines", break_and_note)
    words = "Un taller ordenado pierde menos tela y menos tiempo. " * 4
    heights = [(made := paragraph(words, BODY)).wrap(width, 900)[1] for width in (200, 90)]
    known = paragraph(words, BODY)
    broken.clear()
    assert [known.wrap(width, 900)[1] for width in (200, 200, 90, 90)] == [heights[0]] * 2 + [heights[1]] * 2
    assert broken == [[200, 200], [90, 90]]
    assert made.blPara.lines == known.blPara.lines


def test_every_page_says_where_to_call_and_a_window_shows_its_title(tmp_path: Path) -> None:
    target = tmp_path / "called.pdf"
    text = PageText("Documento", "Taller", "CAE Yaguarón", PRINTED_ON)
    write_document(target, [Section(text, [paragraph("Hola", BODY)])], title="Hoja", phone="0971 555 014")
    assert read_pdf(target).trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "CAE Yaguarón · 0971 555 014 · impreso el" in pdf_text(target)
