"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind

PAGES = (
    PageKind("consent", "workshops", "ui.diagnosis.asking_page:AskingPage", about="workshop"),
    PageKind("visit", "workshops", "ui.diagnosis.visit_page:VisitPage", about="visit", fills_window=True),
    PageKind("result", "workshops", "ui.diagnosis.result_page:ResultPage", about="visit"),
    PageKind("comparison", "workshops", "ui.diagnosis.comparison_page:ComparisonPage", about="workshop"),
    PageKind("agreement", "evaluation", "ui.diagnosis.agreement_page:AgreementPage"),
)
MENU = (
    MenuRow(
        "edit",
        N_("Nuevo &diagnóstico…"),
        at=2,
        key="Ctrl+D",
        do="ui.diagnosis.beginning:choose_diagnosis",
        writes=True,
    ),
    MenuRow("view", N_("&Segundas miradas"), at=8, page="agreement"),
)
