"""What one must know of a step: what it opens, where, cost, time, and where that is from."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.formalization.records import Step
from app.formalization.words import show_duty, show_step_cost, show_time
from app.i18n import _, ngettext
from ui.widgets.card import label, set_role


class StepFacts(QFrame):
    """Two columns: the question, and what is known; what is not known says whom to ask."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "facts")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 8, 12, 6)
        self._column.setSpacing(4)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._answers = {}
        for row, name in enumerate(_questions()):
            title, answer = label(_questions()[name], "small"), label("", wrap=True)
            answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            answer.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            grid.addWidget(title, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(answer, row, 1)
            self._answers[name] = (title, answer)
        self._column.addLayout(grid)

    def add_link(self, link: QPushButton) -> None:
        """Something to press under the facts."""
        self._column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_step(self, step: Step) -> None:
        """Fill in what is known."""
        for name, (known, unknown) in _facts(step).items():
            title, answer = self._answers[name]
            answer.setText(known or unknown)
            set_role(answer, "" if known else "improve")
            for part in (title, answer):
                part.setVisible(bool(known or unknown))


def _questions() -> dict[str, str]:
    return {
        "unlocks": _("Para qué sirve"),
        "duty": _("¿Es obligatorio?"),
        "body": _("Dónde"),
        "cost": _("Cuánto cuesta"),
        "days": _("Cuánto tarda"),
        "validity": _("Cuánto dura"),
        "note": _("Tenga en cuenta"),
        "source": _("De dónde sale"),
    }


def _facts(step: Step) -> dict[str, tuple[str, str]]:
    """Per question what is known, and what to say where it is not."""
    ask = _("No se sabe: pregunte allí y anótelo.")
    return {
        "unlocks": (step.unlocks or "", ""),
        "duty": (show_duty(step), ""),
        "body": (step.body or "", _("No se sabe dónde: averigüe y anótelo.")),
        "cost": (_known(show_step_cost(step), step.cost, step.cost_note), ask),
        "days": (_known(show_time(step), step.days, step.time_note), ask),
        "validity": (_say_validity(step), ""),
        "note": (step.note or "", ""),
        "source": (
            _say_source(step),
            _("Nadie lo confirmó todavía: pregunte y anote quién lo dijo."),
        ),
    }


def _known(text: str, number: int | None, note: str | None) -> str:
    """What the paper says, when it is known at all."""
    return text if number is not None or note else ""


def _say_validity(step: Step) -> str:
    """ "12 meses, después se renueva"; empty when it does not expire or nobody knows."""
    if not step.validity_months:
        return ""
    text = ngettext(
        "{count} mes, después se renueva",
        "{count} meses, después se renueva",
        step.validity_months,
    )
    return text.format(count=step.validity_months)


def _say_source(step: Step) -> str:
    """The source, marked when nobody confirmed it for this place."""
    if not step.source:
        return ""
    return step.source if step.state == "vigente" else f"{step.source} ({_('sin confirmar')})"
