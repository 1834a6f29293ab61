"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind, TabKind

PAGES = (
    PageKind(
        "contact",
        "workshops",
        "ui.contacts.contact_page:ContactPage",
        about="contact",
        manual="06-visitas-y-llamadas/Anotar una",
    ),
    PageKind(
        "hours",
        "evaluation",
        "ui.contacts.hours_page:HoursPage",
        manual="06-visitas-y-llamadas/Horas y alcance",
    ),
)
TABS = (
    TabKind(
        "workshop",
        "visits",
        N_("Visitas"),
        "ui.contacts.visits_tab:VisitsTab",
        at=4,
        manual="06-visitas-y-llamadas/Anotar una",
    ),
)
MENU = (
    MenuRow(
        "edit",
        N_("Anotar &visita o llamada…"),
        at=3,
        key="Ctrl+R",
        do="ui.contacts.new_contact:note_contact",
        writes=True,
    ),
    MenuRow("view", N_("&Horas y alcance"), at=5, page="hours"),
)
