"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind

PAGES = (
    PageKind("enquiries", "home", "ui.enquiries.enquiries_page:EnquiriesPage"),
    PageKind("answers", "home", "ui.enquiries.answers_page:AnswersPage"),
)
MENU = (
    MenuRow("edit", N_("Nueva &consulta"), at=4, key="Ctrl+E", page="enquiries", part="new", writes=True),
    MenuRow("view", N_("&Consultas"), at=3, page="enquiries"),
    MenuRow("view", N_("&Respuestas guardadas"), at=4, page="answers"),
)
