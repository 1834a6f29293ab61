"""Ctrl+K leads to every page and every part of one by its name, and to what people call it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.i18n import _, use_language
from app.place import Place
from app.registry.names import fold
from app.rooms import gather
from app.storage.store import Store
from tests.ui.offices import fill_office
from tests.ui.training.support import make_event
from tests.ui.valuechain.support import make_order
from tests.ui.windows import settle
from ui import search_names
from ui.context import Context
from ui.main_window import MainWindow
from ui.manual.window import ManualWindow
from ui.menu import menu_rows, rail_kinds
from ui.page import find_page, page_kinds
from ui.search import find_deeds, find_hits, later_hits, look
from ui.search_box import Hit

SOME = 7  # whatever is asked for, this is chosen
AS_TYPED = {
    "nuevo piloto": "Nuevo piloto", "programa": "Programa", "ficha": "Ficha", "visitas": "Visitas", "visita": "Visitas", "historia": "Historia",
    "diagnostico": "Diagnósticos", "hitos": "Cifras e hitos", "curso": "Cursos", "cursos": "Cursos",
    "capacitacion": "Capacitaciones", "edicion": "Capacitaciones", "ediciones": "Capacitaciones",
    "segunda mirada": "Segundas opiniones", "opinion": "Segundas opiniones", "participante": "Participantes",
    "asistencia": "Asistencia", "asitencia": "Asistencia", "certificado": "Certificados", "reparto": "Reparto",
    "pedido": "El pedido", "pagos": "Entregas y pago", "linea": "Línea", "conteos": "Conteo", "agenda": "Calendario",
    "calendairo": "Calendario", "ancla": "Cadena de valor", "empresas": "Cadena de valor", "informe": "Evaluación",
    "backup": "Datos", "respaldo": "Hacer una copia de seguridad ahora", "sueldo": "Cifras legales",
    "ips": "Cuánto cuesta formalizar", "ruc": "Formalización", "foto": "Visitas", "comparar": "Antes y ahora",
    "semaforo": "Resultado del diagnóstico", "clúster": "Territorios", "cronometro": "Medir tiempos",
    "proveedor": "Mostrarse a las empresas", "prgrama": "Programa", "consulta": "Consultas", "letra": "Letra al 150 %",
    "cambios": "Cambios", "horas": "Horas y alcance", "balancear": "Línea", "defectos": "Conteo",
}  # fmt: skip


@pytest.fixture(params=["es", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("es")


@pytest.fixture
def window(context: Context, store: Store, qtbot: QtBot) -> MainWindow:
    fill_office(store)
    made = MainWindow(context)
    qtbot.addWidget(made)
    made.show()
    return made


def found(window: MainWindow, text: str) -> list[Hit]:
    """Everything that the box shows for a text, in its order."""
    later = later_hits(window, text, look(window.context.store, text))
    return [*find_hits(window, text), *later.leads, *find_deeds(window, text), *later.below]


def named_places() -> list[tuple[str, Place]]:
    """Every page and tab by its name, and where it is."""
    pages = [(_(one.title), Place(one.page)) for one in rail_kinds()]
    pages += [
        (_(one.title).replace("&", ""), Place(one.page))
        for one in menu_rows("view")
        if one.page and not one.part
    ]
    for kind in page_kinds():
        if kind.title and kind.under:
            pages.append((_(kind.title), Place("workshop", SOME, part=kind.under)))
        elif kind.title:
            pages.append((_(kind.title), Place(kind.name, SOME if kind.about else None)))
    tabs = [
        (_(one.title), Place(one.page, SOME if find_page(one.page).about else None, part=one.code))
        for one in gather("ui", "TABS")
    ]
    return pages + tabs


@pytest.mark.usefixtures("language")
def test_every_page_and_tab_is_found_by_its_name(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[Place] = []
    monkeypatch.setattr(window, "go", lambda page, of=None, **more: gone.append(Place(page, of, **more)))
    monkeypatch.setattr(search_names, "load", lambda _name: lambda *_given, **_more: SOME)
    monkeypatch.setattr(search_names, "_shown", lambda *_given: None)
    for name, place in named_places():
        hits = [one for one in found(window, name.casefold()) if one.text == name]
        gone.clear()
        for hit in hits:
            hit.choose()
        of_page = place._replace(part="")  # a part that is called as its page stands in front there
        assert place in gone or (of_page in gone and name in map(_, _rail_titles())), name
        assert found(window, fold(name))[0].text == name
        for word in name.split():
            if len(word) > 3:
                assert name in [one.text for one in found(window, word)], word


def _rail_titles() -> list[str]:
    return [one.title for one in rail_kinds()]


@pytest.mark.parametrize("typed", AS_TYPED)
def test_what_people_type_is_answered(window: MainWindow, typed: str) -> None:
    assert AS_TYPED[typed] in [one.text for one in found(window, typed)]


def test_what_may_close_the_program_is_never_first_for_another_word(window: MainWindow) -> None:
    for typed in ("precio", "costo", "vale", "gasto"):
        assert found(window, typed)[0].text != "Salir"
    assert found(window, "salir")[0].text == "Salir"


def test_a_part_of_a_workshop_is_that_of_the_one_that_is_shown(
    window: MainWindow, store: Store, qtbot: QtBot
) -> None:
    workshop = store.value("SELECT max(id) FROM workshop")
    window.go("workshop", workshop)
    qtbot.keyClicks(window.search, "programa")
    qtbot.keyClick(window.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.page.part == "programme")
    assert window.page.workshop_id == workshop


@pytest.mark.parametrize(
    ("typed", "page", "part"), [("asistencia", "event", "attendance"), ("entregas", "order", "deliveries")]
)
def test_a_part_of_what_is_chosen_comes_to_the_front(
    window: MainWindow,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
    typed: str,
    page: str,
    part: str,
) -> None:
    workshop = store.value("SELECT max(id) FROM workshop")
    made = make_event(store, [workshop]) if page == "event" else make_order(store)
    monkeypatch.setattr(search_names, "load", lambda _name: lambda *_given, **_more: made)
    for _time in range(2):
        next(one for one in found(window, typed) if one.remark.startswith(("Parte", "Part "))).choose()
        qtbot.waitUntil(lambda: window.page.part == part)
        settle(qtbot)
        assert window.page.part == part
        window.go("home")


def test_what_the_manual_tells_stands_last_and_opens_there(window: MainWindow, qtbot: QtBot) -> None:
    hit = found(window, "consentimiento")[-1]
    assert hit.remark == "Manual"
    told = [one for one in found(window, "consentimiento") if one.remark == "Manual"]
    told[0].choose()
    manual = window.findChild(ManualWindow)
    assert isinstance(manual, ManualWindow)
    assert "permiso" in manual.text
    manual.close()


def test_what_one_does_stands_above_answers_that_only_have_such_a_word(window: MainWindow) -> None:
    """«backup» led to how one gets the town's licence, which asks for a copy of the cédula."""
    for typed in ("backup", "respaldo"):
        assert found(window, typed)[0].text in ("Datos", "Hacer una copia de seguridad ahora"), typed
    assert found(window, "estudio")[0].text == "Estudio de las preguntas", (
        "it went to an answer about the State"
    )
    assert "RUC" in found(window, "cuanto cuesta sacar el ruc")[0].text, "a question finds its answer first"
