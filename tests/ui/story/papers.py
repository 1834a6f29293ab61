"""April to June: a step of formalization, what formal work costs, and a milestone."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QDialog

from app.figures.milestone_queries import list_milestones, list_questions
from app.formalization.ladder_queries import read_workshop_steps
from app.formalization.queries import list_pay_lines
from tests.ui.story.common import Key, add_figure, open_workshop, workshop_of
from tests.ui.story.living import Consultant
from ui.figures.figures_tab import FiguresTab
from ui.figures.milestone_dialog import MilestoneDialog
from ui.formalization.cost_page import CostPage
from ui.formalization.ladder_tab import LadderTab

GATHERED = date(2026, 4, 20)
DONE = date(2026, 5, 11)
FIGURES = date(2026, 6, 8)
STEP = "TIMBRADO"
MINIMUM = 2_899_048  # from 2025-07-01; 16,5 % of it: 478.343
REST_MS = 3000


def gather_papers(liz: Consultant, path: Path) -> None:
    """One of the papers is there: the step is in hand, and counts in part."""
    liz.open_on(GATHERED, path)
    open_workshop(liz, "Formalización")
    tab = liz.part(LadderTab)
    before = tab.cards["business"].bar.value()
    liz.touch(tab.cards["business"].rungs.folds[STEP].head)
    liz.press(Key.Key_Return, Key.Key_Tab)
    liz.press("e")  # En trámite
    liz.tab_to("RUC activo")
    liz.press(Key.Key_Space)
    record = read_workshop_steps(liz.store, workshop_of(liz))[STEP]
    assert (record.status, record.papers) == ("in_hand", ("RUC activo",))
    assert tab.cards["business"].bar.value() > before


def finish_the_step(liz: Consultant, path: Path) -> None:
    """Done, with its number and until when it is good."""
    liz.open_on(DONE, path)
    open_workshop(liz, "Formalización")
    tab = liz.part(LadderTab)
    fold = tab.cards["business"].rungs.folds[STEP]
    liz.touch(fold.head)
    liz.press(Key.Key_Return, Key.Key_Tab)
    liz.press("h")  # Hecho
    for name, text in (
        ("Número", "16543210"),
        ("Desde cuándo", "11/5/2026"),
        ("Vence el", "11/5/2027"),
    ):
        liz.tab_to(name)
        liz.write(text, over=True)
        liz.press(Key.Key_Tab)
    record = read_workshop_steps(liz.store, workshop_of(liz))[STEP]
    assert (record.status, record.number) == ("done", "16543210")
    assert (record.done_on, record.expires_on) == ("2026-05-11", "2027-05-11")
    assert fold.head.accessibleName().startswith("hecho")


def count_what_formal_work_costs(liz: Consultant) -> None:
    """Two people typed into the account, by the law of that month."""
    liz.click("Cuánto cuesta formalizar")
    page = liz.page(CostPage)
    liz.touch(page.people.sheet)
    for name, pay in (("Mirta", "2.899.048"), ("Rosa", "1.500.000")):
        liz.cell(name)
        liz.press(Key.Key_Tab, Key.Key_Tab)  # one person, full time
        liz.cell(pay)
        liz.press(Key.Key_Return)
        liz.words()
    lines = list_pay_lines(liz.store, workshop_of(liz))
    assert [(one.name, one.pay) for one in lines] == [("Mirta", MINIMUM), ("Rosa", 1_500_000)]
    page.persons.folds[lines[0].id].open()
    said = liz.words()
    assert "478.343" in said
    assert "Orientativo" in said


def answer_the_milestone(liz: Consultant, path: Path) -> None:
    """Two more people work there: the program asks at that moment what it is owed to."""
    liz.open_on(FIGURES, path)
    open_workshop(liz, "Cifras")
    for kind, value in (
        ("Personas que trabajan", "6"),
        ("Personas en IPS", "0"),
        ("Ventas del mes", "11.200.000"),
    ):
        add_figure(liz, "5/2026", value, kind)
    bar = liz.window.message_bar
    liz.qtbot.waitUntil(lambda: "de 4 a 6. ¿Es un hito?" in bar.sentence, timeout=REST_MS)

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, MilestoneDialog)
        liz.qtbot.keyClick(dialog.form["attribution"].buttons[0], Key.Key_Right)
        liz.qtbot.keyClicks(dialog.form["attribution_why"], "con los costos claros pudo tomar mas pedidos")
        dialog.main.click()

    liz.answering(answer, lambda: liz.click("Anotar el hito", bar))
    assert liz.part(FiguresTab).entry.value.hasFocus(), "one goes on writing figures"
    (found,) = list_milestones(liz.store, workshop_id=workshop_of(liz))
    assert (found.kind, found.before, found.after) == ("people", 4, 6)
    assert found.attribution == "partly"
    assert all(one.kind != "people" for one in list_questions(liz.store))
