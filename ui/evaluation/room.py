"""What the main window has of this room."""

from ui.page import PageKind

PAGES = (PageKind("evaluation", "evaluation", "ui.evaluation.page:EvaluationPage"),)
