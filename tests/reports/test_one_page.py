"""A paper of one page is laid out once, and lies as a frame would have put it."""

from pathlib import Path

from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from reports.kit.one_page import height_of, lay_on_one_page
from reports.kit.page import FIRST_ROOM, PageText, Section, title_block, write_document
from reports.kit.style import BODY, HEADING, LARGE, paragraph
from tests.reports.samples import PRINTED_ON

TEXT = PageText("Documento", "Taller", "CAE", PRINTED_ON)


class Counting(Flowable):
    """Counts how often it is asked for its room, and drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = self.drawn = 0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.asked += 1
        return available_width / 2, 40

    def draw(self) -> None:
        self.drawn += 1


def some_story() -> list[Flowable]:
    box = Table(
        [[paragraph("1", HEADING), [paragraph("Ordenar el depósito. " * 9, LARGE)]]], colWidths=[40, 300]
    )
    return [
        *title_block("Taller Ñandutí", "Yaguarón", "CAE", "Hoja"),
        paragraph("¿Dónde está mi taller?", HEADING),
        Spacer(1, 4),
        paragraph("Los papeles", HEADING),
        KeepTogether([paragraph("Mis compromisos", HEADING), box]),
        Spacer(1, 5),
        paragraph("Lo que conversamos. " * 20, BODY),
    ]


def test_it_is_drawn_where_a_frame_would_put_it(tmp_path: Path) -> None:
    framed, laid = tmp_path / "framed.pdf", tmp_path / "laid.pdf"
    write_document(framed, [Section(TEXT, some_story())], title="Prueba", invariant=True)
    story = some_story()
    pages = [Section(TEXT, story, laid=lay_on_one_page(story))]
    assert pages[0].laid is not None
    write_document(laid, pages, title="Prueba", invariant=True)
    assert laid.read_bytes() == framed.read_bytes()


def test_what_was_laid_out_is_not_asked_for_its_room_again(tmp_path: Path) -> None:
    counting = Counting()
    story: list[Flowable] = [KeepTogether([paragraph("Uno", HEADING), counting])]
    write_document(tmp_path / "a.pdf", [Section(TEXT, story, laid=lay_on_one_page(story))], title="Prueba")
    assert (counting.asked, counting.drawn) == (1, 1)


def test_what_has_no_room_on_one_page_is_left_to_the_frames() -> None:
    full = [Counting() for _place in range(int(FIRST_ROOM // 40))]
    assert lay_on_one_page(full) is not None
    assert lay_on_one_page([*full, Counting()]) is None
    assert height_of([*full, Counting()]) > FIRST_ROOM
