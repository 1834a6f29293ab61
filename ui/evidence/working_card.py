"""What is under way or was found: progress that may be stopped, the report before saving, the files after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.evidence.records import RiskReport
from app.i18n import _
from app.progress import Progress
from ui.context import Context
from ui.evidence.risk_card import RiskCard
from ui.jobs import Job
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.written import open_outside


class WorkingCard(QWidget):
    """One card at a time; `job` is what runs."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.job: Job | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.open_button = QPushButton()
        self.stop = QPushButton()
        self.report: RiskReport | None = None
        self.wait_for_look()

    def _take(self, card: QWidget) -> None:
        clear_column(self._column)
        self._column.addWidget(card)

    def wait_for_look(self, said: str = "") -> None:
        """Nothing was looked at yet."""
        if self.job is not None:
            return
        self.report = None
        card = Card(_("Antes de guardar"))
        if said:
            card.body.addWidget(label(said, "strong", wrap=True))
        card.body.addWidget(
            label(
                _(
                    "Primero se mira si alguien podría reconocer a un taller en lo que saldría: de cuántos es el grupo más chico, cuántos son únicos y qué se dice con menos detalle. Después se elige dónde guardar."
                ),
                "soft",
                wrap=True,
            )
        )
        self._take(card)

    def show_report(self, report: RiskReport) -> None:
        """What was looked at; it may be saved now."""
        self.report = report
        self._take(RiskCard(report))

    def show_written(self, folder: Path, files: Sequence[Path]) -> None:
        """Where the files are."""
        card = Card(_("Se guardó"))
        card.body.addWidget(label(str(folder), wrap=True))
        self.open_button = QPushButton(_("Abrir la carpeta"))
        self.open_button.setAccessibleName(self.open_button.text())
        self.open_button.clicked.connect(lambda: open_outside(folder))
        card.body.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        for one in files:
            card.body.addWidget(label(f"•  {one.name}", wrap=True))
        card.body.addWidget(
            label(
                _(
                    "Entréguelo a quien se compromete a no buscar a nadie; no lo publique en internet. La oficina guarda qué día salió, a quién y la llave de los signos."
                ),
                "soft",
                wrap=True,
            )
        )
        self._take(card)

    # --- work ---

    def begin(
        self, title: str, work: Callable[[Progress], Any], done: Callable[[Any], None], stopped: Callable[[], None]
    ) -> None:  # fmt: skip
        """Run it, with a bar and a way to stop; `stopped` also where it failed, which is told."""
        card = Card(title)
        words = label(_("Un momento…"), "soft", wrap=True)
        bar = QProgressBar(textVisible=False)
        bar.setAccessibleName(_("Avance"))
        bar.setRange(0, 0)
        self.stop = QPushButton(_("Parar"))
        self.stop.setAccessibleName(_("Parar: {what}").format(what=title))
        for part in (words, bar):
            card.body.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.stop)
        row.addStretch()
        card.body.addLayout(row)
        self._take(card)

        def progressed(at: int, total: object, text: str) -> None:
            if isinstance(total, int):
                bar.setRange(0, total)
                bar.setValue(at)
            if text:
                words.setText(text)

        def ended(outcome: Any) -> None:
            self.job = None
            done(outcome)

        def failed(trouble: BaseException) -> None:
            self.job = None
            stopped()
            self._context.messages.show_problem(trouble)

        def cancelled() -> None:
            self.job = None
            stopped()

        job = self._context.jobs.start(title, work, done=ended, failed=failed)
        self.job = job
        job.progressed.connect(progressed)
        job.cancelled.connect(cancelled)
        self.stop.clicked.connect(job.cancel)
