"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind, TabKind

PAGES = (
    PageKind(
        "formalization-cost",
        "workshops",
        "ui.formalization.cost_page:CostPage",
        about="workshop",
        manual="10-la-formalizacion/Cuánto cuesta formalizar",
        title=N_("Cuánto cuesta formalizar"),
    ),
    PageKind(
        "statutes",
        "settings",
        "ui.formalization.statutes_page:StatutesPage",
        manual="10-la-formalizacion/Cifras legales",
    ),
    PageKind(
        "steps",
        "settings",
        "ui.formalization.steps_page:StepsPage",
        manual="10-la-formalizacion/Los pasos en su municipalidad",
    ),
)
TABS = (
    TabKind(
        "workshop",
        "formalization",
        N_("Formalización"),
        "ui.formalization.ladder_tab:LadderTab",
        at=5,
        manual="10-la-formalizacion/Anotar un paso",
    ),
)
MENU = (
    MenuRow("view", N_("Cifras le&gales"), at=6, page="statutes"),
    MenuRow("view", N_("Pasos de &formalización"), at=7, page="steps"),
)
