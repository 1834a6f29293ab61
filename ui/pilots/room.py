"""What the main window has of this room."""

from app.i18n import N_
from ui.guards import GuardKind
from ui.menu import MenuRow
from ui.page import PageKind, TabKind

_CHAPTER = "12b-funciono"
PAGES = (
    PageKind(
        "pilots",
        "evaluation",
        "ui.pilots.pilots_page:PilotsPage",
        title=N_("Pilotos"),
        manual=f"{_CHAPTER}/",
    ),
    PageKind(
        "pilot",
        "evaluation",
        "ui.pilots.pilot_page:PilotPage",
        about="pilot",
        manual=f"{_CHAPTER}/La pregunta",
        choosing="ui.pilots.choosing:choose_pilot",
    ),
    PageKind(
        "drawn",
        "evaluation",
        "ui.pilots.drawn_page:DrawnPage",
        about="pilot",
        fills_window=True,
        manual=f"{_CHAPTER}/El sorteo",
    ),
)
# The rehearsal (5) and what may be claimed (8) have their place between these.
TABS = (
    TabKind("pilot", "question", N_("Pregunta"), "ui.pilots.question_tab:QuestionTab", at=1),
    TabKind(
        "pilot",
        "entry",
        N_("Quién entra"),
        "ui.pilots.entry_tab:EntryTab",
        at=2,
        manual=f"{_CHAPTER}/Quién entra",
    ),
    TabKind(
        "pilot",
        "groups",
        N_("Grupos"),
        "ui.pilots.groups_tab:GroupsTab",
        at=3,
        manual=f"{_CHAPTER}/Los grupos",
    ),
    TabKind(
        "pilot", "plan", N_("Plan"), "ui.pilots.plan_tab:PilotPlanTab", at=4, manual=f"{_CHAPTER}/El plan"
    ),
    TabKind(
        "pilot", "draw", N_("Sorteo"), "ui.pilots.draw_tab:DrawTab", at=6, manual=f"{_CHAPTER}/El sorteo"
    ),
    TabKind(
        "pilot",
        "after",
        N_("Seguimiento"),
        "ui.pilots.after_tab:AfterTab",
        at=7,
        manual=f"{_CHAPTER}/Después",
    ),
)
MENU = (MenuRow("edit", N_("Nuevo pi&loto…"), at=6, do="ui.pilots.new_pilot:open_new_pilot", writes=True),)
GUARDS = (
    GuardKind(
        frozenset(
            [
                "changes",
                "comparison",
                "contact",
                "course",
                "drawn",
                "event",
                "programme",
                "result",
                "visit",
                "workshop",
                "workshops/actions",
            ]
        ),
        frozenset(
            [
                "attendance-sheet",
                "certificates",
                "contact-sheet",
                "diagnosis-record",
                "draw-record",
                "owner-sheet",
                "pilot-sheet",
                "programme",
                "progress-sheet",
                "training-history",
            ]
        ),
        tells="ui.pilots.blind_places:tells_groups",
        asks="ui.pilots.blind_guard:ask_to_look",
    ),
)
