"""What the parts of a pilot's page share: what is missing, said above, and how fields are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.i18n import _
from app.pilots.operations import change_pilot
from app.pilots.queries import read_pilot
from app.pilots.records import WholePilot
from app.pilots.steps import STEP_WORDS, PilotStep
from app.storage.store import Store
from ui.context import Context
from ui.widgets.card import label, set_role


class PilotShown(NamedTuple):
    """A pilot with all that is of it, its steps, and the names of territories by their codes."""

    whole: WholePilot
    steps: list[PilotStep]
    clusters: dict[str, str]
    blind: bool = False  # whether who works here measures it without knowing the groups

    def missing(self, code: str) -> str:
        """What is missing of a step."""
        return next((one.missing for one in self.steps if one.code == code), "")


class PilotTab(QWidget):
    """A part of a pilot's page; it is shown the pilot again after each change."""

    step = ""  # whose missing sentence stands above

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.shown: PilotShown | None = None
        # not a focus proxy: Tab would jump over what stands before it
        self.begins_at: QWidget = self
        self.missing = label("", "improve", wrap=True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 8, 0, 0)
        self.column.setSpacing(8)
        self.column.addWidget(self.missing)

    @property
    def whole(self) -> WholePilot:
        """The pilot that is shown."""
        assert self.shown is not None
        return self.shown.whole

    @property
    def may_write(self) -> bool:
        """Whether the file can be written."""
        return not self.context.store.read_only

    @property
    def drawn(self) -> bool:
        """Whether it was drawn: who enters and how then stay."""
        return bool(self.shown and self.shown.whole.draws)

    def begin(self) -> None:
        """Put the cursor where the work of this part begins."""
        self.begins_at.setFocus()

    def begin_at(self, part: QWidget) -> None:
        """The work begins at another part now; the keys that wait where it began go there."""
        before, self.begins_at = self.begins_at, part
        if before.hasFocus():
            part.setFocus()

    def show_pilot(self, shown: PilotShown) -> None:
        """Show what the file says; fields in which one is typing are left alone."""
        self.shown = shown
        missing = shown.missing(self.step)
        set_role(self.missing, "improve" if missing else "good")
        self.missing.setText(missing or self.say_done(shown))
        self.missing.setVisible(bool(self.missing.text()))
        self.refresh(shown)

    def say_done(self, shown: PilotShown) -> str:
        """What stands above when nothing is missing."""
        return _("Este paso está completo.")

    def refresh(self, shown: PilotShown) -> None:
        """Fill the widgets; each part its own way."""
        raise AssertionError(shown)

    def do(self, operation: Callable[..., Any], /, *, said: str = "", **fields: Any) -> Any:
        """`Context.do` about the pilot that is shown."""
        return self.context.do(operation, said=said, asked_by=self, pilot_id=self.whole.pilot.id, **fields)


class StepLink(QPushButton):
    """Leads to the step of a pilot of which something is missing, from one that waits for it."""

    def __init__(self, tab: PilotTab) -> None:
        super().__init__()
        self._step = ""
        self.setProperty("role", "link")
        self.clicked.connect(lambda: tab.context.way.go("pilot", tab.whole.pilot.id, part=self._step))
        self.hide()

    def show_step(self, step: str) -> None:
        """Lead to this one, by its code; without one there is nothing to press."""
        self._step = step
        if step:
            self.setText(_("Ir a «{step}»").format(step=STEP_WORDS[step]))
            self.setAccessibleName(self.text())
        self.setVisible(bool(step))


def pilot_writer(context: Context) -> Callable[..., None]:
    """Writes a field of a pilot; when that takes away the fixed list, it is said with the way back."""

    def write(store: Store, *, pilot_id: int, merge_key: str, **fields: Any) -> None:
        fixed = read_pilot(store, pilot_id).list_at
        change_pilot(store, pilot_id=pilot_id, merge_key=merge_key, **fields)
        if fixed and not read_pilot(store, pilot_id).list_at:
            said = _("Con ese cambio la lista ya no está fijada; fíjela otra vez en «Quién entra».")
            context.messages.say_undoable(said, store)

    return write
