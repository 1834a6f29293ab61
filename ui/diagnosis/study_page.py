"""The study of the instrument: what the office's own visits say of each of its questions."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.diagnosis.item_study import InstrumentStudy
from app.diagnosis.lists import study_list
from app.diagnosis.study_queries import read_studies
from app.diagnosis.study_words import say_details, say_study, say_version
from app.i18n import _
from app.lists.sheets import ListSheet
from app.storage.records import Reader
from ui.context import Context
from ui.lists.exporting import ExportButton
from ui.lists.shown import list_table
from ui.live import Live
from ui.page import Page
from ui.widgets.card import label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.empty import EmptyState
from ui.widgets.page_stack import PageStack

VERSION_LETTERS = 40


def _read(reader: Reader) -> Sequence[InstrumentStudy]:
    """Inside the office nothing is hidden."""
    return read_studies(reader, smallest=1)


class StudyPage(Page):
    """A line for each question of one version; which deserve a look says the last column."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.studies: Sequence[InstrumentStudy] = ()
        self.study: InstrumentStudy | None = None
        column = self.lay_out(margins=(26, 8, 26, 16), spacing=10)
        self.export = ExportButton(context, self.exported)
        column.addLayout(self.make_head(_("Estudio de las preguntas"), self.export))
        self.version = ChoiceField([])
        self._row = QHBoxLayout()
        self._row.addWidget(self.version)
        self._row.addStretch()
        column.addLayout(self._row)
        self.table = list_table(study_list(()), context.theme, begins_by=-1)
        self.model = self.table.rows
        self.stack = PageStack()
        self.stack.addWidget(self.table)
        self.empty = EmptyState(
            _("Todavía no hay diagnósticos terminados"),
            _(
                "Acá se ve qué dice cada pregunta con las visitas de esta oficina: cuánto lleva y si distingue."
            ),
        )
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)
        self.details = label("", "small", wrap=True)
        column.addWidget(self.details)
        note = _(
            "Cada taller cuenta una vez, con su último diagnóstico de esa versión. Piso y techo: parte de las respuestas en el nivel 0 y en el 4. Kappa: acuerdo de dos personas, lineal. Resto: correlación de la pregunta con las otras de su parte. Lo que se exporta trae todas las columnas y calla las cuentas de menos de cinco talleres. «Qué mirar» no es un veredicto: son límites nuestros, para conversar."
        )
        column.addWidget(label(note, "small", wrap=True))
        Live(self, context, _read, self._show, title=_("Estudiar las preguntas"))

    def _show(self, found: Sequence[InstrumentStudy]) -> None:
        self.studies = found
        self._show_versions()
        self._show_chosen()

    def _show_versions(self) -> None:
        kept = self.version.value
        choices: list[tuple[str, object]] = [(say_version(one), one.instrument.hash) for one in self.studies]
        field = ChoiceField(choices)
        field.setAccessibleName(_("Qué versión del diagnóstico"))
        field.setMinimumContentsLength(VERSION_LETTERS)
        with QSignalBlocker(field):
            known = [value for _text, value in choices]
            if known:
                field.show_value(kept if kept in known else known[0])
        field.saved.connect(lambda _one: self._show_chosen())
        self._row.replaceWidget(self.version, field)
        self.version.hide()
        self.version.deleteLater()
        self.version = field
        field.setVisible(len(choices) > 1)

    def _show_chosen(self) -> None:
        chosen = self.version.value
        self.study = next((one for one in self.studies if one.instrument.hash == chosen), None)
        self.export.setEnabled(self.study is not None)
        self.stack.setCurrentWidget(self.table if self.study else self.empty)
        self.about.setText(say_study(self.study) if self.study else "")
        self.details.setText(say_details(self.study) if self.study else "")
        self.details.setVisible(bool(self.details.text()))
        with QSignalBlocker(self.table):
            self.model.show_rows(self.study.items if self.study else ())

    def exported(self) -> ListSheet:
        """Every figure of the version that is shown, as it may leave the office: small counts hidden."""
        chosen = self.version.value
        (study,) = [one for one in read_studies(self._context.store) if one.instrument.hash == chosen]
        return study_list(study.items).sheet(study.items)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.table.setFocus()
