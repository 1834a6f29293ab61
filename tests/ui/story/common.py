"""What is done again and again in the story: a workshop opened, a diagnostic asked, a figure kept."""

from PySide6.QtCore import Qt

from app.diagnosis.records import Item
from app.registry.queries import find_workshop
from tests.ui.story.living import CONTROL, Consultant
from ui.diagnosis.visit_page import VisitPage
from ui.figures.figures_tab import FiguresTab
from ui.home.page import HomePage
from ui.registry.workshop_page import WorkshopPage
from ui.widgets.day_line import DayLine

Key = Qt.Key
WORKSHOP = "YAG-001"
NAME = "Confecciones Santa Librada"
OWNER = "Benita Caballero"
ITEMS = 52  # fifty of everybody, and two of which no card says that they are not this workshop's
BLOCKED = "LOC-02"  # the way out is blocked at first: an alert


def workshop_of(liz: Consultant) -> int:
    found = find_workshop(liz.store, WORKSHOP)
    assert found is not None
    return found


def open_workshop(liz: Consultant, tab: str = "") -> WorkshopPage:
    """From anywhere, by the search box; then one of its tabs."""
    liz.press(Key.Key_K, held=CONTROL)
    liz.write("libra")
    liz.press(Key.Key_Return)
    page = liz.page(WorkshopPage)
    assert page.title.text() == NAME
    if tab:
        liz.choose_tab(page.tabs, tab)
    return page


def go_home(liz: Consultant) -> HomePage:
    liz.press(Key.Key_1, held=CONTROL)
    return liz.page(HomePage)


def line_of_the_day(liz: Consultant, text: str) -> DayLine:
    """The line of Inicio that says this."""
    home = liz.page(HomePage)
    liz.qtbot.waitUntil(lambda: home.day is not None)
    lines = [one for one in home.findChildren(DayLine) if text in one.row.accessibleName()]
    assert len(lines) == 1, [one.row.accessibleName() for one in home.findChildren(DayLine)]
    return lines[0]


def _level(item: Item, *, better: bool) -> int:
    """A step more the second time; what is critical is well, but for the way out."""
    levels = sorted(item.level_texts)
    if item.critical_below is not None:
        return levels[0] if item.code == BLOCKED and not better else levels[-1]
    return levels[len(levels) // 2] if better else levels[max(0, (len(levels) - 1) // 2 - 1)]


def ask_everything(liz: Consultant, *, better: bool) -> int:
    """Every question that comes, with the keyboard alone; how many were answered.

    One that raises an alert stays until it is said again.
    """
    page = liz.page(VisitPage)
    answered: set[str] = set()
    while page.session is not None and page.stack.currentWidget() is page.view:
        answered.add(page.session.current)
        liz.press(str(_level(page.session.item, better=better)))
        if page.view.panel.detail.isVisible():  # with whom
            liz.press("H")
            liz.press(Key.Key_Return)
    assert page.stack.currentWidget() is page.finish
    liz.press(Key.Key_Return)
    return len(answered)


def add_figure(liz: Consultant, month: str, value: str, kind: str) -> None:
    """What, which month and how much; the rest stands."""
    entry = liz.part(FiguresTab).entry
    assert entry.kind.currentText() == kind
    liz.touch(entry.month)
    liz.write(month, over=True)
    liz.press(Key.Key_Tab)
    liz.write(value)
    liz.press(Key.Key_Return)
