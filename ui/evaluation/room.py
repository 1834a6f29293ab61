"""What the main window has of this room."""

from app.i18n import N_
from ui.menu import RailKind
from ui.page import PageKind

PAGES = (
    PageKind(
        "evaluation", "evaluation", "ui.evaluation.page:EvaluationPage", manual="12-el-informe-del-centro/"
    ),
)
RAIL = (RailKind("evaluation", N_("Evaluación"), "chart-line", number=6),)
