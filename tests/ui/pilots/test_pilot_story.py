"""A pilot from the question to the draw and after it, by keys and buttons in the real window.

Operations are called by nothing here; what the office has to begin with is twelve workshops.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMenu
from pytestqt.qtbot import QtBot

from app.pilots.queries import list_pilots, read_whole_pilot
from app.pilots.records import WholePilot
from app.registry.operations import add_cluster, add_consultant, add_person, add_workshop, set_people
from app.storage.checking import check_office
from tests.made_office import new_office
from tests.ui.story.living import CONTROL, Calendar, Consultant, turn_calendar
from ui.forms.window import FormWindow
from ui.lists.choose_window import ChooseWindow
from ui.pilots.after_tab import AfterTab
from ui.pilots.draw_tab import DrawTab
from ui.pilots.drawn_page import DrawnPage
from ui.pilots.entry_tab import EntryTab
from ui.pilots.groups_tab import GroupsTab
from ui.pilots.pilot_page import PilotPage
from ui.pilots.pilots_page import PilotsPage
from ui.pilots.plan_tab import PilotPlanTab

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
DAY = date(2026, 11, 20)
NAME = "Costos que se pueden medir"


@pytest.fixture
def calendar(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    return turn_calendar(monkeypatch, DAY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Twelve workshops, eight of Yaguarón and four of Pilar, of three people or of eight."""
    store = new_office(tmp_path / "oficina.hilvan")
    store.user = add_consultant(store, name="Liz Ayala")
    for code, name, count in (("YAG", "Yaguarón", 8), ("PIL", "Pilar", 4)):
        cluster = add_cluster(store, code=code, name=name)
        for number in range(1, count + 1):
            one = add_workshop(store, name=f"Taller {name} {number}", cluster_id=cluster)
            set_people(store, workshop_id=one, people=[("woman", 3 if number % 2 else 8, None, None, None)])
            add_person(store, workshop_id=one, given_names="Ana", surnames="Ríos", sex="woman")
    store.close()
    return tmp_path / "oficina.hilvan"


@pytest.fixture
def liz(
    qtbot: QtBot, qapp: QApplication, calendar: Calendar, tmp_path: Path, path: Path
) -> Iterator[Consultant]:
    consultant = Consultant(qtbot, qapp, calendar, tmp_path)
    consultant.open_on(DAY, path)
    yield consultant
    consultant.close()


def test_from_the_question_to_the_decision(liz: Consultant) -> None:
    begin(liz)
    ask_the_question(liz)
    let_in_and_fix_the_list(liz)
    make_the_groups(liz)
    fix_the_plan(liz)
    first = draw(liz)
    draw_again(liz, first)
    project(liz)
    follow(liz)
    assert not check_office(liz.store).problems


def whole(liz: Consultant) -> WholePilot:
    (pilot,) = list_pilots(liz.store)
    return read_whole_pilot(liz.store, pilot.id)


def in_front(liz: Consultant) -> QDialog:
    """The small window, once it has the keyboard."""
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog)
    liz.qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or liz.window))
    return dialog


def saved(liz: Consultant) -> None:
    """The main button of the small window in front, by its key."""
    dialog = in_front(liz)
    assert isinstance(dialog, FormWindow)
    liz.press(Key.Key_Return, held=CONTROL)
    assert dialog.kept is not None, liz.words(dialog)


def step(liz: Consultant, title: str) -> None:
    """Go to a step of the pilot, as the mouse does."""
    page = liz.page(PilotPage)
    at = next(at for at, kind in enumerate(page.tabs.kinds) if page.tabs.tabText(at).endswith(title))
    liz.choose_tab(page.tabs, page.tabs.tabText(at))


def begin(liz: Consultant) -> None:
    """Ctrl+K finds the page, which says what a pilot is while there is none."""
    liz.press(Key.Key_K, held=CONTROL)
    liz.write("pilotos")
    liz.qtbot.waitUntil(lambda: "Pilotos" in liz.window.search.hits)
    liz.press(Key.Key_Return)
    page = liz.page(PilotsPage)
    said = liz.words(page.nothing)
    assert "En un piloto unos talleres empiezan primero y otros esperan" in said
    assert page.nothing.button.hasFocus()

    def fill(_dialog: QDialog) -> None:
        in_front(liz)
        liz.write(NAME)
        saved(liz)

    liz.answering(fill, lambda: liz.press(Key.Key_Return))
    opened = liz.page(PilotPage)
    assert opened.title.text() == NAME
    assert opened.tabs.code == "question"


def ask_the_question(liz: Consultant) -> None:
    page = liz.page(PilotPage)
    assert "Falta la pregunta" in liz.words(page)
    liz.tab_to("Qué quiere saber")
    liz.write("¿Cobran mejor?")
    liz.tab_to("Agregar: Cursos")
    assert "Falta qué se prueba" in liz.words(page)

    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, ChooseWindow)
        in_front(liz)
        liz.write("CUR-03")
        liz.press(Key.Key_Return)

    liz.answering(choose, lambda: liz.press(Key.Key_Space))
    assert whole(liz).pilot.courses == "CUR-03"
    assert page.tabs.tabText(0) == "✓ Pregunta"
    liz.press(Key.Key_Z, held=CONTROL)
    assert whole(liz).pilot.courses == ""
    liz.qtbot.waitUntil(liz.window.actions_.redo.isEnabled)
    liz.press(Key.Key_Z, held=CONTROL | SHIFT)
    assert whole(liz).pilot.courses == "CUR-03"


def let_in_and_fix_the_list(liz: Consultant) -> None:
    step(liz, "Quién entra")
    tab = liz.part(EntryTab)
    assert tab.able.text() == "0"
    assert liz.button("Ver: falta preguntarle: 12").isVisible()
    assert tab.listing is not None
    liz.touch(tab.listing.table)
    liz.press(Key.Key_A, held=CONTROL)

    def accept(dialog: FormWindow) -> None:
        in_front(liz)
        liz.press(Key.Key_Return, held=CONTROL)
        assert dialog.isVisible(), "what they said is asked, not proposed"
        assert "Marque qué dijeron, sí o no." in liz.words(dialog)
        liz.click("Qué dijeron: Sí, entra", dialog)
        saved(liz)

    liz.answering(accept, lambda: liz.click(tab.consent))
    assert tab.able.text() == "12"
    liz.touch(tab.listing.filter)
    liz.write("PIL-004")
    liz.press(Key.Key_Down)

    def refuse(dialog: FormWindow) -> None:
        in_front(liz)
        assert dialog.form["given_by"].text() == "Ana Ríos"
        liz.click("Qué dijeron: No quiere", dialog)
        saved(liz)

    liz.answering(refuse, lambda: liz.click(tab.consent))
    assert tab.able.text() == "11"
    liz.qtbot.waitUntil(liz.window.actions_.undo.isEnabled)
    liz.press(Key.Key_Z, held=CONTROL)
    liz.qtbot.waitUntil(lambda: tab.able.text() == "12")
    liz.click("Fijar la lista")
    said = liz.words(tab)
    assert "Lista fijada el 20/11/2026" in said
    assert "12 talleres" in said
    assert len(whole(liz).entrants) == 12


def make_the_groups(liz: Consultant) -> None:
    step(liz, "Grupos")
    tab = liz.part(GroupsTab)
    assert "Falta hasta cuándo espera" in liz.words(tab)
    liz.tab_to("Hasta cuándo espera el resto")
    liz.write("1/3/2028")
    liz.press(Key.Key_Tab)
    assert "Este paso está completo." in liz.words(tab)
    words = liz.words(tab.rows).splitlines()
    assert words[words.index("Yaguarón") + 1 :][:8] == [
        "2 a 5 personas",
        "mujer",
        "4",
        "2",
        "2",
        "",
        "6 a 15 personas",
        "mujer",
    ]
    liz.click("Una fila por cada: sexo de la dueña o el dueño")
    assert not whole(liz).entrants
    assert "la lista ya no está fijada" in liz.window.message_bar.sentence
    liz.qtbot.waitUntil(liz.window.actions_.undo.isEnabled)
    liz.press(Key.Key_Z, held=CONTROL)
    liz.qtbot.waitUntil(lambda: len(whole(liz).entrants) == 12)


def fix_the_plan(liz: Consultant) -> None:
    step(liz, "Plan")
    tab = liz.part(PilotPlanTab)
    assert "Falta qué se mira" in liz.words(tab)

    def fill(dialog: FormWindow) -> None:
        in_front(liz)
        liz.press(*(Key.Key_P, Key.Key_R))  # a letter of the list goes to what begins so
        while dialog.form["measure"].value != "figure.sales_month":
            liz.press(Key.Key_Down)
        assert dialog.form["least_effect"].accessibleName() == "Lo mínimo que vale la pena, en guaraníes"
        liz.tab_to("Lo mínimo que vale la pena")
        liz.press(Key.Key_Return, held=CONTROL)
        assert "hace falta lo mínimo" in liz.words(dialog)
        liz.write("500 mil")
        saved(liz)

    liz.answering(fill, lambda: liz.click("Agregar un principal…"))
    assert "vale la pena desde 500.000 guaraníes de diferencia" in liz.words(tab)
    liz.click("Fijar el plan")
    assert "Plan fijado el 20/11/2026" in liz.words(tab)


def draw(liz: Consultant) -> str:
    step(liz, "Sorteo")
    tab = liz.part(DrawTab)
    assert not tab.draw.isEnabled()
    liz.tab_to("La semilla")
    liz.write("41625")
    assert tab.dice.digits == "41625"
    liz.tab_to("Quién tiró")
    liz.write("doña Benita")
    liz.tab_to("Delante de quiénes")
    liz.write("31 personas")
    liz.tab_to("Sortear delante de todos")
    liz.press(Key.Key_Space)
    liz.qtbot.waitUntil(lambda: bool(whole(liz).draws))
    (made,) = whole(liz).draws
    assert (made.seed, made.drawn_by, made.witnesses) == ("41625", "doña Benita", "31 personas")
    said = tab.board.accessibleName()
    assert "empiezan primero (6)" in said
    assert "esperan (6)" in said
    assert "Sorteo 1 · 20/11/2026" in liz.words(tab.draws)
    assert tab.form["seed"].text() == ""
    liz.qtbot.waitUntil(lambda: not liz.window.actions_.undo.isEnabled())  # a draw stays
    return said


def draw_again(liz: Consultant, first: str) -> None:
    """Only with the reason, which stays written beside the draw before."""
    tab = liz.part(DrawTab)
    liz.tab_to("La semilla")
    liz.write("123")

    def say_why(dialog: FormWindow) -> None:
        in_front(liz)
        assert not dialog.main.isEnabled()
        liz.write("un dado se fue al piso")
        saved(liz)

    liz.answering(say_why, lambda: liz.click("Sortear otra vez…"))
    liz.qtbot.waitUntil(lambda: len(whole(liz).draws) == 2)
    words = liz.words(tab.draws)
    assert "semilla 41625" in words
    assert "Se sorteó otra vez porque: un dado se fue al piso" in words
    assert tab.board.accessibleName() != first


def project(liz: Consultant) -> None:
    tab = liz.part(DrawTab)
    said = tab.board.accessibleName()
    liz.click("Mostrar en toda la pantalla")
    page = liz.page(DrawnPage)
    assert page.board.accessibleName() == said
    assert not liz.window.rail.isVisible()
    liz.press(Key.Key_Escape)
    liz.page(PilotPage)


def follow(liz: Consultant) -> None:
    step(liz, "Seguimiento")
    tab = liz.part(AfterTab)
    assert tab.listing is not None
    table = tab.listing.table
    liz.touch(table)
    waiting = next(one for one in table.rows.shown if not one.treated)
    table.choose([waiting.id])

    def took(dialog: FormWindow) -> None:
        in_front(liz)
        liz.press(Key.Key_Down)
        assert dialog.form["took"].value == "whole"
        saved(liz)

    liz.answering(took, lambda: liz.click("Anotar qué pasó…"))
    assert "esperaba y lo recibió" in liz.words(tab)
    liz.click("Qué se hace: ampliarlo")
    assert whole(liz).pilot.decision == "scale"
    assert liz.page(PilotPage).about.text() == "Piloto 1 · decidido · 12 talleres"
    assert not [one for one in tab.findChildren(QMenu) if one.isVisible()]
