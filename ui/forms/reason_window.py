"""Asks for a reason in one line, before something is done."""

from PySide6.QtWidgets import QWidget

from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.window import FormWindow, ask

WIDTH = 520


class ReasonWindow(FormWindow):
    """What it is about, a remark, and the question; `needed`: not without a reason."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None,
        *,
        title: str,
        about: str,
        question: str,
        keep: str,
        leave: str,
        remark: str = "",
        needed: bool = False,
    ) -> None:
        super().__init__(
            context,
            title,
            Form(context, (Row("reason", question, wide=True),)),
            heading=about,
            sentence=remark,
            accept=keep,
            leave=leave,
            width=WIDTH,
            parent=parent,
        )
        if needed:
            self.main.setEnabled(False)
            self.form["reason"].textChanged.connect(lambda text: self.main.setEnabled(bool(text.strip())))

    def ask(self) -> str | None:
        """The reason, perhaps empty; None when she changes her mind."""
        kept = ask(self)
        return None if kept is None else kept["reason"].strip()
