"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow, RailKind
from ui.page import PageKind

PAGES = (
    PageKind(
        "enquiries",
        "enquiries",
        "ui.enquiries.enquiries_page:EnquiriesPage",
        manual="11-las-consultas/Tomar una consulta",
    ),
    PageKind(
        "answers",
        "enquiries",
        "ui.enquiries.answers_page:AnswersPage",
        title=N_("Respuestas guardadas"),
        manual="11-las-consultas/Las respuestas guardadas",
    ),
)
RAIL = (RailKind("enquiries", N_("Consultas"), "comment-question-outline", number=9, at=2.5),)
MENU = (
    MenuRow("edit", N_("Nueva &consulta"), at=4, key="Ctrl+E", page="enquiries", part="new", writes=True),
    MenuRow("view", N_("&Respuestas guardadas"), at=4, page="answers"),
)
