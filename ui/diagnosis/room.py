"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import MenuRow
from ui.page import PageKind

PAGES = (
    PageKind(
        "consent",
        "workshops",
        "ui.diagnosis.asking_page:AskingPage",
        about="workshop",
        manual="01-la-primera-visita/3. Pedir permiso",
    ),
    PageKind(
        "visit",
        "workshops",
        "ui.diagnosis.visit_page:VisitPage",
        about="visit",
        fills_window=True,
        manual="01-la-primera-visita/4. El diagnóstico",
    ),
    PageKind(
        "result",
        "workshops",
        "ui.diagnosis.result_page:ResultPage",
        about="visit",
        manual="01-la-primera-visita/5. El resultado",
        title=N_("Resultado del diagnóstico"),
        under="rounds",
    ),
    PageKind(
        "comparison",
        "workshops",
        "ui.diagnosis.comparison_page:ComparisonPage",
        about="workshop",
        manual="07-la-segunda-ronda/Antes y ahora",
        title=N_("Antes y ahora"),
    ),
    PageKind(
        "agreement",
        "evaluation",
        "ui.diagnosis.agreement_page:AgreementPage",
        manual="07-la-segunda-ronda/La segunda opinión",
    ),
    PageKind(
        "study",
        "evaluation",
        "ui.diagnosis.study_page:StudyPage",
        manual="07-la-segunda-ronda/El estudio de las preguntas",
        title=N_("Estudio de las preguntas"),
    ),
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
    MenuRow("view", N_("&Segundas opiniones"), at=8, page="agreement"),
)
