"""The days of an event: a sheet to change them in place, and a row to add several at once."""

from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QPushButton, QWidget

from app.days import MEETING
from app.errors import Problem
from app.i18n import _, format_day, ngettext
from app.training import operations
from app.training.event_desk import EventDesk
from app.training.words import say_day, short_hours
from ui.context import Context
from ui.forms.day_field import DayField
from ui.forms.fields import HourField, find_trouble
from ui.training.sessions_model import SessionRow, SessionsModel
from ui.widgets.card import Card, label
from ui.widgets.choice_field import ChoiceField
from ui.widgets.column_widths import Wish, share_room
from ui.widgets.count_field import CountField
from ui.widgets.field import Labelled
from ui.widgets.flow import FlowRow
from ui.widgets.hint_line import HintLine
from ui.widgets.sheet import Sheet

WIDTHS = (136, 68, 68, 0, 110)
ROW_HEIGHT = 38
FEWEST_ROWS, MOST_ROWS = 4, 14
MOST_TIMES = 40
USUAL_TIMES = 4
STEPS = (7, 14, 1)


def repeat_days(first: str, times: int, step: int) -> list[str]:
    """The first day and those that follow it, `step` days apart (ISO)."""
    start = date.fromisoformat(first)
    return [(start + timedelta(days=step * place)).isoformat() for place in range(times)]


def _say_new_day(iso: str) -> str:
    """A day that is not there yet; of another year than this one with its year."""
    said = say_day(iso)
    return said if iso[:4] == str(date.today().year) else f"{said}/{iso[:4]}"


class SessionsCard(Card):
    """Typing in the last row adds a day; below, every Tuesday ×4 in one go."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(_("Encuentros"), " ", parent)
        self._context = context
        self.desk: EventDesk | None = None
        self.trouble = HintLine(
            _(
                "Escriba sobre el día, la hora o el tema para cambiarlo. El botón derecho o Ctrl+Mayús+Supr quitan un encuentro."
            )
        )
        self.model = SessionsModel(context.theme)
        self.model.changed.connect(self._keep)
        self.model.wrong.connect(self.trouble.say)
        self.model.keep_block = self._keep_block
        self.sheet = self._make_sheet()
        self.sheet.refused.connect(self.trouble.say)
        self.body.addWidget(self.sheet)
        self.body.addWidget(self.trouble)
        self._add_repeat()

    def _make_sheet(self) -> Sheet:
        sheet = Sheet()
        sheet.setModel(self.model)
        sheet.remove_text = _("Quitar el encuentro")
        sheet.setAccessibleName(_("Encuentros"))
        sheet.setShowGrid(False)
        sheet.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sheet.verticalHeader().setDefaultSectionSize(self._context.theme.pixels(ROW_HEIGHT))
        header = sheet.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        sheet.remove_wanted.connect(self._remove)
        sheet.resized.connect(self._fit)
        return sheet

    def _add_repeat(self) -> None:
        self.first = DayField(_("Primer día"), self._context.theme, MEETING)
        self.step = ChoiceField(
            list(zip((_("cada semana"), _("cada dos semanas"), _("cada día")), STEPS, strict=True))
        )
        self.times = CountField(_("Veces"), 1)
        self.times.set_most(MOST_TIMES)
        self.times.show_value(USUAL_TIMES)
        self.starts, self.ends = HourField(_("Desde")), HourField(_("Hasta"))
        self._times = Labelled(_("Veces"), self.times)
        self.times.doubted.connect(self._show_preview)
        row = FlowRow(spacing=8)
        pixels = self._context.theme.pixels
        for field, width in (
            (self.first, 190),
            (Labelled(_("Cada cuánto"), self.step), 166),
            (self._times, 110),
            (self.starts, 92),
            (self.ends, 92),
        ):
            field.setFixedWidth(pixels(width))
            row.add(field)
        self.body.addWidget(row)
        foot = QHBoxLayout()
        self.preview = label("", "soft", wrap=True)
        self.add = QPushButton()
        self.add.clicked.connect(self.add_days)
        foot.addWidget(self.preview, 1)
        foot.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(foot)
        self.first.saved.connect(lambda _day: self._show_preview())
        self.step.saved.connect(lambda _step: self._show_preview())
        self.times.saved.connect(lambda _times: self._show_preview())
        self._show_preview()

    # --- showing ---

    def show_desk(self, desk: EventDesk) -> None:
        """The days as the file has them."""
        other = self.desk is None or self.desk.event_id != desk.event_id
        self.desk = desk
        if other:
            self._begin(desk)
        self.model.show_sessions(desk.event.sessions)
        count = len(desk.event.sessions)
        text = ngettext("{count} encuentro", "{count} encuentros", count)
        minutes = sum(one.minutes or 0 for one in desk.event.sessions)
        parts = (text.format(count=count), short_hours(round(minutes / 60, 1)) if minutes else "")
        said = " · ".join(part for part in parts if part)
        self.remark.setText(said if count else _("todavía sin días"))
        pixels = self._context.theme.pixels
        rows = min(max(count + 1, FEWEST_ROWS), MOST_ROWS) + 1
        self.sheet.setFixedHeight(pixels(ROW_HEIGHT) * rows + pixels(8))
        self.setEnabled(not desk.store.read_only)
        self._fit()

    def _fit(self) -> None:
        """The theme takes what is left, and what the other columns have to spare when it needs more."""
        sheet, wishes = self.sheet, {}
        for place, width in enumerate(WIDTHS):
            least = sheet.horizontalHeader().sectionSizeHint(place)
            rows = [self.model.index(row, place) for row in range(self.model.rowCount())]
            needed = max([least, *(sheet.sizeHintForIndex(one).width() for one in rows)])
            usual = max(least, self._context.theme.pixels(width))
            wishes[place] = Wish(usual, least, needed, rest=not width)
        room = sheet.viewport().width()
        widths = share_room(room, wishes)
        left = max(0, room - sum(widths.values()))
        for place, width in widths.items():
            sheet.setColumnWidth(place, width + (0 if WIDTHS[place] else left))

    def _begin(self, desk: EventDesk) -> None:
        """Offer as many days as the course's plan has."""
        plan = len(desk.course.sessions) if desk.course else 0
        self.times.show_value(max(1, plan - len(desk.event.sessions)) if plan else USUAL_TIMES)
        self.step.show_value(STEPS[0])
        for field in (self.first, self.starts, self.ends):
            field.show_value(None)
            field.field.setText("")
        self._show_preview()

    @property
    def days(self) -> list[str]:
        """The days that the repeat row says."""
        self.first.field.flush()
        first = self.first.value
        step = self.step.value
        if not isinstance(first, str) or not isinstance(step, int):
            return []
        return repeat_days(first, self.times.value, step)

    def _show_preview(self) -> None:
        days, count = self.days, self.times.value
        text = ngettext("Agregar {count} encuentro", "Agregar {count} encuentros", count)
        self.add.setText(text.format(count=count))
        self.add.setAccessibleName(self.add.text())
        self.add.setEnabled(bool(days) and not self.times.trouble)
        self._times.show_remark(self.times.trouble, "problem")
        self.preview.setText(
            ", ".join(map(_say_new_day, days))
            if days
            else _("Para cargar varios días de una vez: el primero, y cada cuánto se repite.")
        )

    # --- changing ---

    def add_days(self) -> None:
        """Add the days of the repeat row, with the topics of the course's plan."""
        if (wrong := find_trouble(self)) is not None:
            wrong.setFocus()
            return
        desk, days = self.desk, self.days
        if desk is None or not days:
            return
        done = self._context.do(
            operations.plan_sessions,
            event_id=desk.event_id,
            days=days,
            starts_at=self.starts.value,
            ends_at=self.ends.value,
        )
        if done is not None:
            self._begin(desk)
            self.sheet.setFocus()

    def _keep(self, session_id: object, field: str, value: object) -> None:
        if self.desk is None:
            return
        store, model = self.desk.store, self.model
        ids: list[object] = [one.id for one in model.sessions]
        row = ids.index(session_id) if session_id in ids else len(ids)
        try:
            if session_id is None:
                operations.plan_sessions(store, event_id=self.desk.event_id, days=[str(value)])
            else:
                changed: dict[str, Any] = {field: value}
                operations.change_session(store, session_id=model.sessions[row].id, **changed)
        except Problem as trouble:
            typed = format_day(str(value)) if field == "held_on" else str(value or "")
            model.refuse(row, field, typed, trouble.sentence)

    def _keep_block(self, rows: list[SessionRow]) -> str:
        if self.desk is None:
            return ""
        try:
            operations.keep_sessions(self.desk.store, event_id=self.desk.event_id, rows=rows)
        except Problem as trouble:
            return _("{why} No se pegó nada.").format(why=trouble.sentence)
        return ""

    def _remove(self, row: int) -> None:
        if self.desk is not None and 0 <= row < len(self.model.sessions):
            session = self.model.sessions[row]
            said = _("Encuentro quitado.")
            self._context.do(operations.remove_session, session_id=session.id, said=said)
