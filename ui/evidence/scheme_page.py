"""Otro seguro social: a proposal's file is chosen, and what it would mean over the pay that workshops told is shown."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton, QVBoxLayout, QWidget

from app.days import FACT
from app.evidence.scheme_file import read_scheme
from app.evidence.scheme_queries import read_scheme_result
from app.evidence.scheme_records import Scheme, SchemeResult
from app.i18n import _, format_day
from app.progress import Progress
from app.registry.queries import list_clusters, read_office
from app.storage.records import Reader
from ui.context import Context
from ui.evidence.scheme_cards import amounts_card, people_card, proposal_card, unknown_card
from ui.forms.day_field import DayField
from ui.live import Live
from ui.page import Page
from ui.widgets.choice_field import ChoiceField
from ui.widgets.columns import ColumnsArea
from ui.widgets.empty import EmptyState
from ui.widgets.field import Labelled
from ui.widgets.flow import WrapRow
from ui.widgets.page_stack import PageStack
from ui.widgets.way_back import way_back
from ui.written import say_written, with_ending

DAY_WIDTH = 190
CLUSTER_LETTERS = 16


class SchemeRead(NamedTuple):
    """What a proposal comes to, and the territories by name."""

    result: SchemeResult
    clusters: tuple[str, ...]


def _read(reader: Reader, scheme: Scheme, day: str, cluster: str | None) -> SchemeRead:
    names = tuple(one.name for one in list_clusters(reader))
    where = cluster if cluster in names else None  # one that was taken out meanwhile
    return SchemeRead(read_scheme_result(reader, scheme, day=day, cluster=where), names)


class SchemePage(Page):
    """A proposal is no law: it is in its file alone, and reckoned again when what workshops told changes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.scheme: Scheme | None = None
        self.result: SchemeResult | None = None
        column = self.lay_out(margins=(26, 2, 26, 16), spacing=6)
        crumbs = way_back(_("Evaluación"), _("Volver a Evaluación"), lambda: context.way.go("evaluation"))
        column.addWidget(crumbs, 0, Qt.AlignmentFlag.AlignLeft)
        self.other = QPushButton(_("Otra propuesta…"))
        self.save = QPushButton(_("Guardar el papel…"))
        self.save.setProperty("role", "main")
        for button in (self.other, self.save):
            button.setAccessibleName(button.text())
        self.other.clicked.connect(self.ask_scheme)
        self.save.clicked.connect(self.ask_target)
        column.addLayout(self.make_head(_("Otro seguro social"), self.other, self.save))
        self.about.setText(_("Es una propuesta: no es ley, y ningún otro papel de la oficina la usa."))
        self._add_choices(column)
        self.nothing = EmptyState(
            _("Qué significaría otro seguro social para los talleres"),
            _(
                "Un ministerio escribe su propuesta en un archivo (.toml): cuánto paga cada parte, sobre qué y a quiénes llega. Acá se calcula sobre lo que los talleres dijeron que pagan, al lado de la ley de hoy."
            ),
            _("Elegir la propuesta…"),
        )
        self.nothing.chosen.connect(self.ask_scheme)
        self._area = ColumnsArea(context.theme.scale, top=4)
        self.body = PageStack()
        for part in (self.nothing, self._area):
            self.body.addWidget(part)
        column.addWidget(self.body, 1)
        self.first = self.nothing.button
        self._live = Live(self, context, _read, self._show, asks=self._asks, title=_("Calcular la propuesta"))
        self._show_buttons()

    def _add_choices(self, column: QVBoxLayout) -> None:
        """Whose pay, and the law of which day: what the command takes too."""
        self.cluster = ChoiceField(((_("Todos"), None),))
        self.cluster.setAccessibleName(_("Territorio"))
        self.cluster.setMinimumContentsLength(CLUSTER_LETTERS)
        self.cluster.saved.connect(lambda _cluster: self._live.again())
        self.day = DayField(_("Con la ley del día"), self._context.theme, FACT, may_be_empty=False)
        self.day.setFixedWidth(self._context.theme.pixels(DAY_WIDTH))
        self.day.show_value(date.today().isoformat())
        self.day.saved.connect(lambda _day: self._live.again())
        self.choices = QWidget()
        row = WrapRow(parent=self.choices)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Labelled(_("Territorio"), self.cluster), 0, Qt.AlignmentFlag.AlignBottom)
        row.addWidget(self.day)
        row.addStretch()
        column.addWidget(self.choices)

    @property
    def may_go(self) -> bool:
        """What was chosen is in no office file."""
        return self.scheme is None

    def _asks(self) -> tuple[Scheme, str, str | None] | None:
        if self.scheme is None:
            return None
        cluster = self.cluster.value
        day = str(self.day.value or date.today().isoformat())
        return self.scheme, day, cluster if isinstance(cluster, str) else None

    def ask_scheme(self) -> None:
        """Ask for the file of a proposal."""
        folder = self._context.settings.last_folder
        name, _kind = QFileDialog.getOpenFileName(
            self, _("Elegir la propuesta"), folder, _("Propuesta (*.toml)")
        )
        if name:
            self.open_scheme(Path(name))

    def open_scheme(self, path: Path) -> None:
        """Read it and reckon; what is wrong with it is said, and what is shown stays."""
        found = self._context.do(lambda _store: read_scheme(path))
        if found is not None:
            self.scheme = found
            self._context.settings.last_folder = str(path.parent)
            self._live.again()

    def _show_buttons(self) -> None:
        for part in (self.other, self.save, self.choices):
            part.setVisible(self.result is not None)

    def _show(self, read: SchemeRead) -> None:
        self.result = result = read.result
        scheme = result.scheme
        offered = [(_("Todos"), None), *((name, name) for name in read.clusters)]
        if self.cluster.offered != offered:
            self.cluster.show_choices(offered)
        self.cluster.show_value(result.cluster)
        self.title.setText(scheme.name)
        self.about.setText(
            _("Propuesta de {who}, del {day}. No es ley, y ningún otro papel de la oficina la usa.").format(
                who=scheme.issued_by, day=format_day(scheme.issued_on)
            )
        )
        self._area.clear()
        left, right = self._area.add_pair()
        for side, cards in (
            (left, (proposal_card(scheme), people_card(result))),
            (right, (amounts_card(result), unknown_card(result))),
        ):
            for card in cards:
                side.addWidget(card)
            side.addStretch()
        self._area.column.addStretch()
        self.body.setCurrentWidget(self._area)
        self._show_buttons()
        self.first = self.save
        if self.nothing.button.hasFocus() or self.hasFocus():
            self.save.setFocus()

    # --- the paper ---

    def ask_target(self) -> None:
        """Ask where the two pages go."""
        if self.result is None:
            return
        from ui.lists.exporting import file_name

        folder = Path(self._context.settings.last_folder or Path.home())
        name, _kind = QFileDialog.getSaveFileName(
            self,
            _("Guardar el papel"),
            str(folder / f"{file_name(self.result.scheme.name)}.pdf"),
            "PDF (*.pdf)",
        )
        if name:
            self.save_paper(with_ending(name, ".pdf"))

    def save_paper(self, target: Path) -> None:
        """Write it off the window's thread, and offer to open it."""
        if self.result is None:
            return
        context, result = self._context, self.result

        def write(_progress: Progress) -> Path:
            from app.handing_out import handing_out
            from reports.kit.page import write_document
            from reports.scheme_paper import build_scheme_paper

            with context.store.reader() as reader:
                section = build_scheme_paper(result, read_office(reader), printed_on=date.today())
            with handing_out(target) as partial:
                write_document(partial, [section], title=result.scheme.name)
            return target

        def told(path: Path) -> None:
            say_written(context, _("Papel guardado en {path}").format(path=path), path)

        context.jobs.start(_("Guardar el papel"), write, done=told, failed=context.messages.show_problem)
