"""How full the last page of a paper would be: a page for a few lines is a page more to sign, to copy and to lose."""

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import TypeVar

from reportlab.platypus import ActionFlowable

from reports.kit.page import CountedCanvas, PagedDocument, Section, first_page

Way = TypeVar("Way")
NEARLY_EMPTY = 1 / 3  # of the last page's room


class _Where(ActionFlowable):
    """Keeps on which page the story ended, and how much of it is used."""

    def __init__(self) -> None:
        super().__init__()
        self.pages, self.used = 0, 0.0

    def apply(self, doc: PagedDocument) -> None:
        frame = doc.frame
        self.pages, self.used = doc.page, 1 - (frame._y - frame._y1p) / (frame._y2 - frame._y1p)


def measure_pages(section: Section) -> tuple[int, float]:
    """On how many pages a section lies, and what share of the last is used. The section is spent."""
    document = PagedDocument(BytesIO(), title="", author="", first=first_page(section))
    document.section_text = section.text
    where = _Where()
    document.build([*section.drawn, where], canvasmaker=CountedCanvas)
    return where.pages, where.used


def avoid_empty_page(ways: Sequence[Way], make: Callable[[Way], Section]) -> Section:
    """The section as `make` makes it in the first of these ways that leaves no page on which little would stand,
    or saves a page beside the first; where none does, in the first."""
    fewest = 0
    for way in ways:
        pages, used = measure_pages(make(way))
        fewest = fewest or pages
        if pages == 1 or pages < fewest or used >= NEARLY_EMPTY:
            return make(way)
    return make(ways[0])
