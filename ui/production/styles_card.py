"""What the workshop makes: its styles, what each takes, and the way to measure them."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.production.queries import list_standards, list_studies, list_styles
from app.production.records import DRAFT, Style, StyleStandard
from app.production.words import say_between, say_minutes, say_operations, say_style
from app.storage.records import Reader
from ui.production.beginning import begin_study
from ui.production.floor_card import LEFT, FloorCard
from ui.production.style_window import add_new_style
from ui.widgets.card import label, line
from ui.widgets.columns import clear_column, tab_after
from ui.widgets.row_button import RowButton


class StyleRow(NamedTuple):
    """A style with what was measured of it."""

    style: Style
    standard: StyleStandard | None
    measuring: bool  # a study of it is not finished


class StylesCard(FloorCard):
    """A row opens the style; the button beside it measures it."""

    side = LEFT

    def lay_out_body(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label(_("Modelos y tiempos"), "heading"))
        head.addStretch()
        self.add = QPushButton(_("Nuevo modelo…"))
        self.add.setAccessibleName(_("Nuevo modelo"))
        self.add.clicked.connect(lambda: add_new_style(self.context, self.workshop_id, self))
        head.addWidget(self.add)
        self.body.addLayout(head)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.body.addLayout(self._lines)

    def read(self, reader: Reader, workshop_id: int) -> list[StyleRow]:
        standards = {one.style_id: one for one in list_standards(reader, workshop_id)}
        drafts = {
            one.style_id for one in list_studies(reader, workshop_id=workshop_id) if one.status == DRAFT
        }
        return [
            StyleRow(one, standards.get(one.id), one.id in drafts) for one in list_styles(reader, workshop_id)
        ]

    def show_found(self, found: list[StyleRow]) -> None:
        clear_column(self._lines)
        self._stops: list[QWidget] = []
        for place, row in enumerate(found):
            if place:
                self._lines.addWidget(line())
            self._lines.addWidget(self._row(row))
        tab_after(self.add, self._stops)
        if not found:
            text = _(
                "Todavía no hay ningún modelo. Elija la prenda que más se hace, anote sus operaciones en orden y mida cinco a diez prendas de cada una: en una visita se sabe cuánto lleva y dónde frena la línea."
            )
            self._lines.addWidget(label(text, "soft", wrap=True))

    def _row(self, row: StyleRow) -> QWidget:
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        shown = RowButton(say_style(row.style), _remark(row), side=_side(row))
        shown.chosen.connect(lambda: self.context.way.go("style", row.style.id))
        across.addWidget(shown, 1)
        self._stops.append(shown)
        if row.style.operations:
            measure = QPushButton(_("Seguir midiendo") if row.measuring else _("Medir"))
            measure.setAccessibleName(_("Medir {style}").format(style=say_style(row.style)))
            measure.clicked.connect(lambda: begin_study(self.context, row.style.id))
            across.addWidget(measure, 0, Qt.AlignmentFlag.AlignVCenter)
            self._stops.append(measure)
        return whole


def _remark(row: StyleRow) -> str:
    said = [say_operations(row.style)]
    if row.standard is None and row.style.operations:
        said.append(_("todavía sin medir"))
    elif row.standard is not None and not row.standard.complete:
        known = len(row.standard.parts)
        said.append(ngettext("medida {count}", "medidas {count}", known).format(count=known))
    elif row.standard is not None:
        said.append(say_between(row.standard.low, row.standard.high))
    if row.measuring:
        said.append(_("una medición sin terminar"))
    return " · ".join(one for one in said if one)


def _side(row: StyleRow) -> str:
    standard = row.standard
    return say_minutes(standard.minutes) if standard is not None and standard.complete else ""
