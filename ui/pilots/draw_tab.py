"""Sorteo: the seed thrown in front of people, the draw, and what came out, read from across a room."""

from __future__ import annotations

from collections.abc import Callable
from secrets import randbelow
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.apart import Reckoner
from app.errors import DataProblem
from app.i18n import _, format_day
from app.pilots.draw_operations import record_draw
from app.pilots.drawing import Dealt, draw_lots, read_seed
from app.pilots.fixing import StepMissing, require_drawable
from app.pilots.records import PilotDraw, WholePilot
from app.pilots.steps import COMPARED, LOT
from app.pilots.words import say_hash
from app.progress import Progress
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Typed
from ui.forms.reason_window import ReasonWindow
from ui.pilots.dice import Dice
from ui.pilots.names_board import NamesBoard, named_arms
from ui.pilots.pilot_tab import PilotShown, PilotTab, StepLink
from ui.pilots.rows_card import RowsCard
from ui.widgets.card import Card, label
from ui.widgets.columns import ColumnsArea, clear_column
from ui.widgets.flow import FlowRow

RECORD = "draw-record"  # the paper with the draw, to be signed
DICE, FACES = 5, 6
BOARD_LETTERS = 20
EMPTY = {"seed": "", "drawn_by": "", "witnesses": ""}


def read_typed_seed(text: str) -> str:
    """Nothing yet, or a seed. Raises `DataProblem`."""
    return read_seed(text) if text.strip() else ""


class DrawTab(PilotTab):
    """Rows at the left, the seed and the button at the right; once drawn, what came out above them."""

    step = "draw"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._typed: dict[int, dict[str, Any]] = {}  # of each pilot, until it is drawn: no file has it
        self._drawing = False
        self.form = Form(
            context,
            (
                Row(
                    "seed",
                    _("La semilla: los dados en el orden en que cayeron"),
                    Typed(read_typed_seed),
                    wide=True,
                ),
                Row("drawn_by", _("Quién tiró"), example=_("doña Benita")),
                Row(
                    "witnesses",
                    _("Delante de quiénes"),
                    example=_("31 personas"),
                ),
            ),
        )
        self.form.saved.connect(self._keep_typed)
        self.form["seed"].textChanged.connect(self._show_seed)
        area = self._area = ColumnsArea(context.theme.scale)
        self.result = self._result_card()
        area.add_whole(self.result)
        left, right = area.add_pair(56, 44)
        self.rows = RowsCard()
        self.seed_card = self._seed_card()
        self.draws = self._draws_card()
        left.addWidget(self.rows)
        left.addStretch()
        right.addWidget(self.seed_card)
        right.addWidget(self.draws)
        right.addStretch()
        area.column.addStretch()
        self.column.addWidget(area, 1)
        self.begins_at = self.form["seed"]

    def _seed_card(self) -> Card:
        card = Card(_("La semilla, con dados"))
        self.dice = Dice(self.context.theme)
        self.throw = QPushButton(_("Tirar los dados acá"))
        self.throw.setAccessibleName(self.throw.text())
        self.throw.setToolTip(_("Si no hay dados a mano: la computadora tira cinco"))
        self.throw.clicked.connect(self._throw)
        row = FlowRow(spacing=16, middle=True)
        row.add(self.dice)
        row.add(self.throw)
        card.body.addWidget(row)
        card.body.addWidget(self.form)
        self.draw = QPushButton(_("Sortear delante de todos"))
        self.draw.setProperty("role", "main")
        self.draw.setProperty("big", True)
        self.draw.clicked.connect(self.draw_now)
        card.body.addWidget(self.draw)
        self.why_not = label("", "small", wrap=True)
        card.body.addWidget(self.why_not)
        self.to_step = StepLink(self)
        card.body.addWidget(self.to_step, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _result_card(self) -> Card:
        card = Card(_("Así salió"), " ")
        self.said = card.remark
        self.board = NamesBoard(self.context.theme, BOARD_LETTERS, grows=True)
        row = FlowRow(spacing=10)
        self.project = QPushButton(_("Mostrar en toda la pantalla"))
        self.project.setAccessibleName(self.project.text())
        self.project.clicked.connect(lambda: self.context.way.go("drawn", self.whole.pilot.id))
        self.act = QPushButton(_("Imprimir el acta…"))
        self.act.setAccessibleName(self.act.text())
        self.act.clicked.connect(self._print)
        row.add(self.project)
        row.add(self.act)
        card.body.addWidget(row)
        card.body.addWidget(self.board)
        return card

    def _draws_card(self) -> Card:
        card = Card(_("Los sorteos que se hicieron"), _("ninguno se borra"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        card.body.addLayout(self._lines)
        return card

    # --- showing ---

    @property
    def waits(self) -> bool:
        """Whether something is typed here that is in no file."""
        return any(any(one.values()) for one in self._typed.values())

    def say_done(self, shown: PilotShown) -> str:
        if shown.whole.pilot.comparison != LOT:
            return COMPARED[shown.whole.pilot.comparison]
        return ""

    def refresh(self, shown: PilotShown) -> None:
        whole = shown.whole
        by_lot = whole.pilot.comparison == LOT
        self._area.setVisible(by_lot)
        self.result.setVisible(bool(whole.draws))
        self.draws.setVisible(bool(whole.draws))
        self.rows.setVisible(bool(whole.entrants))
        self.rows.show_rows(whole, whole.entrants, shown.clusters)
        self.rows.fixed.setText(_say_fixed(whole))
        self.rows.fixed.setVisible(bool(self.rows.fixed.text()))
        self.form.show_record({"id": whole.pilot.id} | self._typed.get(whole.pilot.id, EMPTY))
        self.form.setEnabled(self.may_write)
        self.throw.setEnabled(self.may_write)
        if whole.draw is not None:
            self.said.setText(_say_drawn(whole, whole.draw))
            self.board.show_arms(named_arms(whole))
        clear_column(self._lines)
        for one in whole.draws:
            self._lines.addWidget(label(say_draw(one), wrap=True))
        self._show_button()

    def _show_seed(self, text: str) -> None:
        self.dice.show_digits(text)
        self._show_button()

    def _show_button(self) -> None:
        """What the one button does now, or what stands in the way."""
        if self.shown is None:
            return
        whole, trouble, step = self.whole, "", ""
        try:
            require_drawable(whole)
        except StepMissing as missing:
            trouble, step = missing.sentence, missing.step
        self.to_step.show_step(step)
        again = bool(whole.draws)
        self.draw.setText(_("Sortear otra vez…") if again else _("Sortear delante de todos"))
        self.draw.setAccessibleName(self.draw.text())
        ready = not trouble and self.may_write and not self._drawing
        self.draw.setEnabled(ready and bool(self.form["seed"].text().strip()))
        if trouble:
            self.why_not.setText(trouble)
        elif again:
            self.why_not.setText(
                _("Vale el último. Para sortear otra vez se escribe por qué, y queda escrito.")
            )
        else:
            self.why_not.setText(_("Se sortea una sola vez. Si hay que repetir, queda escrito por qué."))

    # --- doing ---

    def _keep_typed(self, _name: str, _value: object) -> None:
        if self.shown is not None:
            fields = self.form.fields.items()
            self._typed[self.whole.pilot.id] = {name: field.value or "" for name, field in fields}

    def _throw(self) -> None:
        """Five dice of the computer's own chance."""
        self.form["seed"].setText("".join(str(randbelow(FACES) + 1) for _die in range(DICE)))
        self.form["seed"].flush()
        self.form["drawn_by"].setFocus()

    def draw_now(self) -> None:
        """Draw with what is typed; of another draw, ask why."""
        try:
            values = self.form.values
        except DataProblem:
            return  # it is said at the field
        if not values["seed"]:
            return
        whole, reason = self.whole, None
        if whole.draws:
            reason = self._ask_reason()
            if not reason:
                return
        self._drawing = True
        self._show_button()
        parts = [one.parts for one in whole.arms]
        asked = (whole.entrants, parts, str(values["seed"]), whole.pilot.balance_most)
        reckon = self.context.jobs.reckon

        def work(_progress: Progress) -> Dealt:
            return reckon(draw_lots, *asked)

        self.context.jobs.start(
            _("Sortear"),
            work,
            done=lambda dealt: self._record(whole.pilot.id, values, reason, _given(reckon, asked, dealt)),
            failed=self._fail,
        )

    def _record(self, pilot_id: int, values: dict[str, Any], reason: str | None, reckon: Reckoner) -> None:
        """It was reckoned off the window's thread; what is kept is checked again by the operation."""
        self._drawing = False
        draw = self.context.do(
            record_draw, asked_by=self, pilot_id=pilot_id, reason=reason, reckon=reckon, **values
        )
        if draw is None:
            self._show_button()
            return
        self._typed.pop(pilot_id, None)
        self.form.clear()
        self._area.verticalScrollBar().setValue(0)
        self.project.setFocus()

    def _fail(self, trouble: BaseException) -> None:
        self._drawing = False
        self._show_button()
        self.context.messages.show_problem(trouble)

    def _ask_reason(self) -> str | None:
        return ReasonWindow(
            self.context,
            self,
            title=_("Sortear otra vez"),
            about=self.whole.pilot.name,
            remark=_("Desde ahora vale el sorteo nuevo. El de antes queda a la vista, con la razón."),
            question=_("¿Por qué se sortea otra vez?"),
            keep=_("Sortear otra vez"),
            leave=_("Cancelar"),
            needed=True,
        ).ask()

    def _print(self) -> None:
        self.context.way.print(RECORD, self.whole.pilot.id)


def _given(reckon: Reckoner, asked: tuple[Any, ...], dealt: Dealt) -> Reckoner:
    """Gives what was reckoned already, if the same is asked; else it is reckoned anew."""

    def give(work: Callable[..., Any], /, *arguments: Any, **named: Any) -> Any:
        same = not named and arguments == asked
        return dealt if same else reckon(work, *arguments, **named)

    return give


def _say_drawn(whole: WholePilot, draw: PilotDraw) -> str:
    return _("semilla {seed} · {day}, {hour} · huella {hash}").format(
        seed=draw.seed, day=format_day(draw.drawn_at[:10]), hour=draw.drawn_at[11:16],
        hash=say_hash(draw.result_hash),
    )  # fmt: skip


def _say_fixed(whole: WholePilot) -> str:
    """When the list and the plan were fixed, with what tells whether they are still those."""
    pilot, lines = whole.pilot, []
    if pilot.list_at:
        said = _("Lista fijada el {day}, {hour} · huella {hash}")
        lines.append((said, pilot.list_at, pilot.list_hash))
    if pilot.plan_at:
        said = _("Plan fijado el {day}, {hour} · huella {hash}")
        lines.append((said, pilot.plan_at, pilot.plan_hash))
    return "\n".join(
        said.format(day=format_day(at[:10]), hour=at[11:16], hash=say_hash(digest))
        for said, at, digest in lines
    )


def say_draw(one: PilotDraw) -> str:
    """A draw in a line or two: number, day, seed, who threw, before whom; and why it was drawn again."""
    parts = [
        _("Sorteo {number}").format(number=one.number),
        f"{format_day(one.drawn_at[:10])}, {one.drawn_at[11:16]}",
        _("semilla {seed}").format(seed=one.seed),
        _("tiró {who}").format(who=one.drawn_by) if one.drawn_by else "",
        _("delante de {whom}").format(whom=one.witnesses) if one.witnesses else "",
        _("salió en la tirada {tries}").format(tries=one.tries) if one.tries > 1 else "",
    ]
    said = " · ".join(part for part in parts if part)
    if one.reason:
        said += "\n" + _("Se sorteó otra vez porque: {reason}").format(reason=one.reason)
    return said
