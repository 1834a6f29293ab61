"""The recovery sheet: shown, printed or saved, and two of its groups asked back."""

from datetime import date
from pathlib import Path
from random import SystemRandom

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from app.progress import Progress
from app.registry.queries import read_office
from app.settings import Settings
from app.storage.restoring import recovery_key
from app.storage.store import Store
from ui.jobs import Jobs
from ui.theme import Theme
from ui.widgets.card import Card, label, set_role
from ui.widgets.field import Labelled

COLUMNS = 4
ASKED = 2


class RecoveryPage(QWidget):
    """`done` comes when the two groups were typed right."""

    done = Signal()

    def __init__(
        self,
        store: Store,
        settings: Settings,
        theme: Theme,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._settings = settings
        self._jobs = jobs
        self.setProperty("page", True)
        self.groups = (recovery_key(store) or "").split("-")
        self.asked = sorted(SystemRandom().sample(range(len(self.groups)), ASKED))
        self.fields = [QLineEdit(maxLength=5) for _place in self.asked]
        self._labelled = [
            Labelled(_("Grupo {number}").format(number=place + 1), field)
            for place, field in zip(self.asked, self.fields, strict=True)
        ]
        self._lay_out(theme)

    def _lay_out(self, theme: Theme) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        outer.addWidget(scroll)
        body = QWidget()
        scroll.setWidget(body)
        column = QVBoxLayout(body)
        column.setContentsMargins(56, 28, 56, 28)
        column.setSpacing(14)
        column.addWidget(label(_("La hoja de recuperación"), "title"))
        column.addWidget(
            label(
                _(
                    "Con estos grupos se abre el archivo si se olvida la contraseña. Imprima la hoja y guárdela bajo llave, lejos de esta computadora."
                ),
                wrap=True,
            )
        )
        self.shown = self._make_groups()
        column.addWidget(self.shown)
        column.addLayout(self._make_paper())
        self.ready = QPushButton(_("Ya la guardé"))
        self.ready.setAccessibleName(self.ready.text())
        self.ready.setProperty("role", "main")
        self.ready.clicked.connect(lambda: self.ask_back(True))
        column.addWidget(self.ready, 0, Qt.AlignmentFlag.AlignRight)
        column.addWidget(self._make_questions(theme))
        column.addStretch()
        self.ask_back(False)

    def _make_questions(self, theme: Theme) -> QWidget:
        self.questions = QWidget()
        column = QVBoxLayout(self.questions)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label(_("Para estar seguros, copie de su hoja estos dos grupos:"), wrap=True))
        row = QHBoxLayout()
        for part in self._labelled:
            part.setMaximumWidth(theme.pixels(220))
            row.addWidget(part)
        row.addStretch()
        again = QPushButton(_("Ver los grupos otra vez"))
        again.setAccessibleName(again.text())
        again.clicked.connect(lambda: self.ask_back(False))
        self.go_on = QPushButton(_("Comprobar"))
        self.go_on.setAccessibleName(self.go_on.text())
        self.go_on.setProperty("role", "main")
        self.go_on.clicked.connect(self.check)
        for button in (again, self.go_on):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        for field in self.fields:
            field.returnPressed.connect(self.check)
        return self.questions

    def ask_back(self, asking: bool) -> None:
        """Hide the groups and ask for two of them, or show them again."""
        self.shown.setVisible(not asking)
        self.ready.setVisible(not asking)
        self.questions.setVisible(asking)
        (self.fields[0] if asking else self.ready).setFocus()

    def _make_groups(self) -> Card:
        card = Card()
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for place, group in enumerate(self.groups):
            words = QHBoxLayout()
            words.addWidget(label(str(place + 1), "small"))
            shown = label(group, "strong")
            shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            words.addWidget(shown)
            words.addStretch()
            grid.addLayout(words, place // COLUMNS, place % COLUMNS)
        card.body.addLayout(grid)
        return card

    def _make_paper(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for text, act in (
            (_("Imprimir la hoja…"), self._print),
            (_("Guardar como PDF…"), self._ask_where),
        ):
            button = QPushButton(text)
            button.setAccessibleName(text)
            button.clicked.connect(act)
            row.addWidget(button)
        self.state = label("", "soft", wrap=True)
        row.addWidget(self.state, 1)
        return row

    def check(self) -> None:
        """Whether the two groups are those of the sheet."""
        all_good = True
        for part, field, place in zip(self._labelled, self.fields, self.asked, strict=True):
            good = field.text().strip().upper() == self.groups[place]
            part.show_remark("" if good else _("No coincide con la hoja; mírelo otra vez."), "problem")
            all_good = all_good and good
        if all_good:
            self.done.emit()

    def render_to(self, target: Path) -> Path:
        """Write the sheet as a PDF."""
        from reports.writing import write_recovery_sheet

        return write_recovery_sheet(
            target,
            recovery="-".join(self.groups),
            office=read_office(self._store).name,
            printed_on=date.today(),
        )

    def _ask_where(self) -> None:
        folder = Path(self._settings.last_folder or Path.home())
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Guardar como PDF"), str(folder / _("Hoja de recuperación.pdf")), "PDF (*.pdf)"
        )
        if name:
            self._work(
                lambda _progress: self.render_to(Path(name)),
                _("Guardada. No la deje en esta computadora."),
            )

    def _print(self) -> None:
        from ui.reports.printing import choose_printer, print_document

        try:
            printer = choose_printer(self, pages=1)
        except Problem as trouble:
            self._show_trouble(trouble)
            return
        if printer is None:
            return

        def work(progress: Progress) -> None:
            import tempfile

            with tempfile.TemporaryDirectory(prefix="hilvan-") as folder:
                print_document(self.render_to(Path(folder) / "hoja.pdf"), printer, progress)

        self._work(work, _("Enviada a la impresora."))

    def _show_trouble(self, trouble: BaseException) -> None:
        if not isinstance(trouble, Problem):
            raise trouble
        set_role(self.state, "problem")
        self.state.setText(trouble.sentence)

    def _work(self, work: object, sentence: str) -> None:
        def done(_result: object) -> None:
            set_role(self.state, "soft")
            self.state.setText(sentence)

        self._jobs.start(_("Hoja de recuperación"), work, done=done, failed=self._show_trouble)  # type: ignore[arg-type]
