"""The three columns under the bar: who can, who can with some steps, who cannot now."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.capability.records import Candidate, CapacityKind, ClosingStep, OrderAnswer
from app.capability.words import (
    KIND_WORDS,
    REASON_WORDS,
    group_reasons,
    say_about,
    say_capacity,
    say_pieces,
    say_step,
    say_step_day,
    say_why_not,
    say_workshops,
)
from app.i18n import _, format_number, ngettext
from ui.capability.joint_card import bar_colours
from ui.theme import Theme
from ui.widgets.card import Card, label, line
from ui.widgets.columns import clear_column
from ui.widgets.flow import FlowRow, WrapRow
from ui.widgets.light import Light
from ui.widgets.reach_bar import RangeBar, RangeShown

SHOWN = {"able": 8, "steps": 4, "not_now": 4}
MOST_SHOWN = 60  # workshops of a column, or of one reason: what a person can read
NUMBERS = 78  # pixels at text scale 1 that each line keeps for how many pieces, so that the bars are alike
SHAPES = {
    CapacityKind.MEASURED: ("square", "good"),
    CapacityKind.SAID: ("ring", "unmeasured"),
    CapacityKind.UNKNOWN: ("ring", "unmeasured"),
}


class CandidatesColumn(Card):
    """A card of workshops: a mark and a heading, how many they are, and the first of them.

    "Ver los N más" shows all of them, and stays so while the same order is shown.
    """

    opened = Signal(object)  # the id of a workshop: larger than an int of Qt
    diagnosis_wanted = Signal(object)  # the same

    def __init__(
        self, theme: Theme, shape: str, role: str, heading: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent)
        self._theme = theme
        self._all = False
        self._answer: OrderAnswer | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(heading)
        self.count = label("", "soft")
        top = QHBoxLayout()
        top.setSpacing(10)
        mark = Light(shape, "", theme.colour(role))
        top.addWidget(mark)
        top.addWidget(label(heading, "heading"))
        top.addStretch()
        top.addWidget(self.count)
        self.body.addLayout(top)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(8)
        self.body.addLayout(self.lines)
        self.more = QPushButton()
        self.more.setProperty("role", "inline-link")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(self._show_all)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()

    def forget(self) -> None:
        """Another order comes: only the first ones are shown."""
        self._all = False

    def _show_all(self) -> None:
        self._all = not self._all
        if self._answer is not None:
            self._fill(self._answer)
        self.more.setFocus()

    def _fill(self, answer: OrderAnswer) -> None:
        """Draw the lines anew; each column has its own."""

    def _begin(self, answer: OrderAnswer) -> None:
        self._answer = answer
        clear_column(self.lines)

    def _shown(self, many: Sequence[Candidate], part: str) -> Sequence[Candidate]:
        return many[: MOST_SHOWN if self._all else SHOWN[part]]

    def _say_rest(self, many: Sequence[Candidate]) -> None:
        """How many there are beyond what is shown at most."""
        rest = len(many) - MOST_SHOWN
        if self._all and rest > 0:
            words = ngettext("y {count} taller más", "y {count} talleres más", rest)
            self.lines.addWidget(label(words.format(count=format_number(rest)), "soft"))

    def _say_more(self, rest: int, words: str) -> None:
        self.more.setVisible(rest > 0)
        self.more.setText(_("Ver menos") if self._all else words)

    def _name(self, candidate: Candidate) -> QPushButton:
        """The workshop's name, which opens its page."""
        made = QPushButton(candidate.workshop)
        made.setProperty("role", "name-link")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(_("{workshop}: abrir su ficha").format(workshop=candidate.workshop))
        made.clicked.connect(lambda: self.opened.emit(candidate.workshop_id))
        return made

    @staticmethod
    def _link(text: str, name: str, one: Candidate) -> QPushButton:
        made = QPushButton(text)
        made.setProperty("role", "inline-link")
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setAccessibleName(name.format(workshop=one.workshop))
        return made

    def _diagnosis_link(self, one: Candidate) -> QPushButton:
        made = self._link(_("Empezar el diagnóstico"), _("Empezar el diagnóstico de {workshop}"), one)
        made.clicked.connect(lambda: self.diagnosis_wanted.emit(one.workshop_id))
        return made

    def _empty(self, words: str) -> None:
        self.lines.addWidget(label(words, "soft", wrap=True))


class AbleColumn(CandidatesColumn):
    """Who can: how many pieces each, and what that rests on."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "square", "good", _("Pueden"), parent)

    def show_answer(self, answer: OrderAnswer) -> None:
        """Show it."""
        self._fill(answer)

    def _fill(self, answer: OrderAnswer) -> None:
        self._begin(answer)
        able = answer.able
        workshops = say_workshops(len(able))
        self.count.setText(_("{workshops} · prendas").format(workshops=workshops) if able else workshops)
        most = max((one.capacity.pieces.high for one in able if one.capacity.pieces), default=1)
        for at, one in enumerate(self._shown(able, "able")):
            if at:
                self.lines.addWidget(line())
            self.lines.addWidget(self._line(one, most))
        self._say_rest(able)
        if not able:
            self._empty(_("Ninguno todavía: mire qué pasos faltan, a la derecha."))
        rest = len(able) - SHOWN["able"]
        self._say_more(rest, ngettext("Ver {count} más", "Ver los {count} más", rest).format(count=rest))

    def _line(self, one: Candidate, most: int) -> QWidget:
        pieces = one.capacity.pieces
        assert pieces is not None
        row = QWidget()
        grid = QGridLayout(row)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        bar = RangeBar(RangeShown(*pieces.all), most, bar_colours(self._theme))
        how = say_capacity(one.capacity)
        numbers = label(say_pieces(pieces))
        shape, role = SHAPES[one.capacity.kind]
        light = Light(shape, KIND_WORDS[one.capacity.kind], self._theme.colour(role))
        for part in (bar, numbers, light):
            part.setToolTip(how)
        bar.setAccessibleName(f"{one.workshop}: {say_pieces(pieces)}. {how}")
        grid.addWidget(self._name(one), 0, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(bar, 1, 0)
        grid.addWidget(numbers, 1, 1)
        grid.addWidget(light, 1, 2)
        grid.setColumnStretch(0, 1)
        numbers.setMinimumWidth(max(self._theme.pixels(NUMBERS), numbers.sizeHint().width()))
        return row


class StepsColumn(CandidatesColumn):
    """Who can with some steps: each step by its day, and one click that puts them in the programme."""

    put = Signal(object)
    taken_out = Signal(object)
    printed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "circle", "improve", _("Pueden, con estos pasos"), parent)
        self._read_only = False
        self.focus_next: int | None = None  # the workshop whose button has the keys next
        self.buttons: dict[int, QPushButton] = {}

    def show_answer(self, answer: OrderAnswer, read_only: bool) -> None:
        """Show it; the buttons rest while nothing can be written."""
        self._read_only = read_only
        self._fill(answer)
        button = self.buttons.get(self.focus_next or 0)
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.focus_next = None

    def _fill(self, answer: OrderAnswer) -> None:
        self._begin(answer)
        self.buttons = {}
        many = answer.with_steps
        self.count.setText(say_workshops(len(many)))
        for at, one in enumerate(self._shown(many, "steps")):
            if at:
                self.lines.addWidget(line())
            self.lines.addWidget(self._block(one))
        self._say_rest(many)
        if many:
            self.lines.addWidget(label(_say_sum(answer), "small", wrap=True))
        else:
            self._empty(_("A ninguno le faltan solo algunos pasos."))
        rest = len(many) - SHOWN["steps"]
        self._say_more(rest, ngettext("Ver {count} más", "Ver los {count} más", rest).format(count=rest))

    def _block(self, one: Candidate) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = WrapRow(14)
        head.addWidget(self._name(one))
        head.addStretch()
        paper = self._link(_("Imprimir"), _("Imprimir qué le falta a {workshop}"), one)
        paper.clicked.connect(lambda: self.printed.emit(one))
        head.addWidget(paper)
        pieces = label(say_pieces(one.capacity.pieces), "soft")
        pieces.setToolTip(say_capacity(one.capacity))
        head.addWidget(pieces)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, step in enumerate(one.steps):
            self._add_step(grid, row, step)
        column.addLayout(grid)
        column.addWidget(self._foot(one))
        return block

    @staticmethod
    def _add_step(grid: QGridLayout, row: int, step: ClosingStep) -> None:
        said = say_step_day(step)
        day = label(said.replace(", ", "\n"), "urgent" if step.late else "step-day")
        if step.late:
            day.setAccessibleName(said)
            day.setToolTip(_("Ya pasó su día"))
        grid.addWidget(day, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(say_step(step), wrap=True), row, 1)

    def _foot(self, one: Candidate) -> QWidget:
        foot = FlowRow(spacing=12)
        if one.in_programme:
            foot.add(label(_("✓ En su programa, por este pedido"), "good"))
            button = self._link(_("Deshacer"), _("Sacar los pasos del programa de {workshop}"), one)
            button.clicked.connect(lambda: self.taken_out.emit(one))
        elif not one.diagnosed:
            foot.add(label(_("Antes de su programa va el diagnóstico."), "small"))
            button = self._diagnosis_link(one)
        else:
            button = QPushButton(_("Poner en su programa"))
            button.setProperty("role", "strong")
            button.setAccessibleName(_("Poner en el programa de {workshop}").format(workshop=one.workshop))
            button.clicked.connect(lambda: self.put.emit(one))
        button.setEnabled(not self._read_only)
        self.buttons[one.workshop_id] = button
        foot.add(button)
        return foot


def _say_sum(answer: OrderAnswer) -> str:
    extra = [one.capacity.pieces for one in answer.with_steps if one.capacity.pieces]
    low, high = sum(one.low for one in extra), sum(one.high for one in extra)
    return ngettext(
        "Suma {low} a {high} prendas más. Si el pedido cae, los pasos quedan.",
        "Entre los {count} suman {low} a {high} prendas más. Si el pedido cae, los pasos quedan.",
        len(answer.with_steps),
    ).format(count=len(answer.with_steps), low=say_about(low), high=say_about(high))


class NotNowColumn(CandidatesColumn):
    """Who cannot now, in words that can be said; all of them lie under their reasons."""

    output_wanted = Signal(object)  # Candidate: how many it makes a month

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "ring", "unmeasured", _("Ahora no"), parent)

    def show_answer(self, answer: OrderAnswer) -> None:
        """Show it."""
        self._fill(answer)

    def _fill(self, answer: OrderAnswer) -> None:
        self._begin(answer)
        many = answer.not_now
        self.count.setText(say_workshops(len(many)))
        if self._all:
            for code, group in group_reasons(many):
                self._add_group(REASON_WORDS[code], group)
        elif many:
            self.lines.addWidget(label(_("Se lo puede decir así:"), "small"))
            for at, one in enumerate(first_of_reasons(many, SHOWN["not_now"])):
                if at:
                    self.lines.addWidget(line())
                self.lines.addWidget(self._line(one))
        else:
            self._empty(_("Todos pueden, ya o con algunos pasos."))
        rest = len(many) - SHOWN["not_now"]
        self._say_more(
            rest,
            ngettext("Ver {count} más, por motivo", "Ver los {count} más, por motivo", rest).format(
                count=format_number(rest)
            ),
        )

    def _line(self, one: Candidate) -> QWidget:
        assert one.why_not is not None
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name(one), 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(f"«{say_why_not(one.why_not)}»", wrap=True))
        answer = self._answer_of(one)
        if answer is not None:
            column.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft)
        return row

    def _answer_of(self, one: Candidate) -> QPushButton | None:
        """What is only asked can be answered right there."""
        code = one.why_not.code if one.why_not is not None else ""
        if code == "unmet":
            return self._diagnosis_link(one)
        if code != "output":
            return None
        made = self._link(_("Anotar cuántas"), _("Anotar cuántas prendas hace por mes {workshop}"), one)
        made.clicked.connect(lambda: self.output_wanted.emit(one))
        return made

    def _add_group(self, heading: str, group: Sequence[Candidate]) -> None:
        """A reason, how many, what is said to them where it is the same, and their names."""
        title = label(f"{heading} · {format_number(len(group))}", "strong", wrap=True)
        self.lines.addWidget(title)
        for one in group[:MOST_SHOWN]:
            assert one.why_not is not None
            name = self._name(one)
            name.setToolTip(say_why_not(one.why_not))
            self.lines.addWidget(name, 0, Qt.AlignmentFlag.AlignLeft)
            if one.why_not.what:
                said: QLabel = label(f"«{say_why_not(one.why_not)}»", "small", wrap=True)
                self.lines.addWidget(said)
            answer = self._answer_of(one)
            if answer is not None:
                self.lines.addWidget(answer, 0, Qt.AlignmentFlag.AlignLeft)
        self._say_rest(group)
        self.lines.addWidget(line())


def first_of_reasons(many: Sequence[Candidate], count: int) -> list[Candidate]:
    """The first of each reason, then the second of each: so that the few shown say different things."""
    groups = [group for _code, group in group_reasons(many)]
    longest = max((len(group) for group in groups), default=0)
    turns = (group[turn] for turn in range(longest) for group in groups if turn < len(group))
    return [one for one, _at in zip(turns, range(count), strict=False)]
