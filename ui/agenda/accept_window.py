"""Saying that a finding is right as it is, and why."""

from PySide6.QtWidgets import QWidget

from app.agenda.records import Finding
from app.i18n import _
from ui.context import Context
from ui.forms.reason_window import ReasonWindow


def ask_reason(context: Context, parent: QWidget, finding: Finding) -> str | None:
    """The reason, perhaps empty; None when she changes her mind."""
    window = ReasonWindow(
        context, parent, title=_("Está bien así"),
        about=" · ".join(part for part in (finding.name, finding.sentence) if part),
        question=_("¿Por qué está bien así? (puede quedar vacío)"),
        keep=_("Está bien así"), leave=_("Cancelar"),
    )  # fmt: skip
    return window.ask()
