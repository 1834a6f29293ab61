"""Prueba: what each answered before and after, letter by letter, and what was gained."""

from typing import Any

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.i18n import _, ngettext
from app.storage.labels import Label
from app.storage.store import Store
from app.training.attendance_operations import answer_test, clear_test
from app.training.event_desk import EventDesk
from app.training.queries import list_test_answers
from app.training.records import LETTERS, Course, TestAnswer, TestQuestion
from app.training.results import Gain, class_gain, gain_by_person, gain_by_question
from app.training.words import say_trainee
from ui.context import Context
from ui.theme import Theme
from ui.training.event_tab import EventTab
from ui.widgets.card import label
from ui.widgets.empty import EmptyState
from ui.widgets.list_model import ListModel, ShownColumn
from ui.widgets.list_table import ListTable
from ui.widgets.mark_grid import GridLine, GridMark, MarkGrid, MarkSheet
from ui.widgets.page_stack import PageStack

BLANK = "blank"
GAIN = "gain"
RIGHT, WRONG = "+", "-"


def test_marks(theme: Theme) -> list[GridMark]:
    """The letters as they are typed, and as they are shown: right, wrong or left blank."""
    marks = [GridMark(BLANK, "–", _("sin respuesta"), theme.colour("unmeasured"), "-0")]
    for number, letter in enumerate(LETTERS, 1):
        marks.append(GridMark(letter, letter, letter, theme.colour("text"), f"{letter}{number}"))
        for sign, word, role in (
            (RIGHT, _("bien"), "good"),
            (WRONG, _("mal"), "urgent"),
        ):
            shown = f"{letter} ✓" if sign == RIGHT else letter
            marks.append(GridMark(letter + sign, shown, f"{letter}, {word}", theme.colour(role)))
    return marks


test_marks.__test__ = False  # type: ignore[attr-defined]


def say_gain(gain: Gain) -> str:
    """ "+2", "0", "−1"."""
    return f"+{gain.gain}" if gain.gain > 0 else str(gain.gain).replace("-", "−")


def gain_columns() -> tuple[ShownColumn, ...]:
    """(question, gain) pairs as a table."""
    return (
        ShownColumn(_("Pregunta"), lambda one: f"{one[0].code}  {one[0].text}", None, strong=False),
        ShownColumn(_("Bien antes"), lambda one: _of(one[1].before, one[1].most), None, 112, right=True),
        ShownColumn(_("Bien después"), lambda one: _of(one[1].after, one[1].most), None, 124, right=True),
        ShownColumn(_("Mejora"), lambda one: say_gain(one[1]), lambda one: one[1].gain, 88, right=True),
    )


def _of(count: int, most: int) -> str:
    return _("{count} de {most}").format(count=count, most=most) if most else "–"


class TestsTab(EventTab):
    """A letter writes and goes on to the next question, and after the last to the next person."""

    __test__ = False  # its name is not a test's

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self.grid = MarkGrid(
            test_marks(theme), _("Respuestas de la prueba"), theme.scale, goes_down=False, width=64
        )
        self.moments: dict[str, QPushButton] = {}
        self.gains = ListModel(gain_columns())
        self.gain_table = ListTable(self.gains, _("Mejora por pregunta"), theme.scale)
        self._lay_out()
        self.grid.marked.connect(self._answer)
        self.grid.marked_all.connect(self._answer_all)
        self.grid.refused.connect(self._say_refused)
        self.grid.moved.connect(lambda _column: self._show_question())
        self.begins_at = self.grid

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        group = QButtonGroup(self)
        views = (("before", _("Antes del curso")), ("after", _("Después")), (GAIN, _("Mejora")))
        for code, text in views:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("role", "choice")
            button.setAccessibleName(text)
            button.clicked.connect(lambda _on=False: self._choose_view())
            group.addButton(button)
            row.addWidget(button)
            self.moments[code] = button
        self.moments["before"].setChecked(True)
        row.addStretch()
        self.paper = QPushButton(_("Imprimir la prueba"))
        self.paper.setAccessibleName(self.paper.text())
        self.paper.clicked.connect(self._print)
        row.addWidget(self.paper)
        column.addLayout(row)
        self.question = label("", "soft", wrap=True)
        self.whole = label("", wrap=True)
        column.addWidget(self.question)
        column.addWidget(self.whole)
        self.body = PageStack()
        self.no_people = EmptyState(
            _("Falta la gente"), _("Agregue a quienes participan en «Participantes».")
        )
        self.no_test = EmptyState(
            _("Este curso no tiene prueba"), _("El curso no está en el catálogo de este programa.")
        )
        for page in (self.grid, self.gain_table, self.no_people, self.no_test):
            self.body.addWidget(page)
        column.addWidget(self.body, 1)
        self.help = label(
            _(
                "a b c d: la respuesta, y pasa a la siguiente · 0 o -: la dejó en blanco · Supr: vaciar · Enter: la persona de abajo"
            ),
            "small",
            wrap=True,
        )
        column.addWidget(self.help)

    # --- showing ---

    @property
    def moment(self) -> str:
        """Which test is being entered, before or after; or the view of what was gained."""
        return next(code for code, button in self.moments.items() if button.isChecked())

    def refresh(self, desk: EventDesk) -> None:
        course, people, gain = desk.course, desk.sitting, self.moment == GAIN
        shown: QWidget = self.gain_table if gain else self.grid
        if course is None or not people:
            shown = self.no_people if course is not None else self.no_test
        self.body.setCurrentWidget(shown)
        self.question.setVisible(shown is self.grid)
        self.whole.setVisible(shown is self.gain_table)
        self.help.setVisible(shown is self.grid)
        if course is not None and people:
            self._show_answers(desk, course)
        self._show_question()

    def _show_answers(self, desk: EventDesk, course: Course) -> None:
        answers = [
            TestAnswer(one, moment, question, choice)
            for (one, moment, question), choice in desk.answers.items()
        ]
        gains = gain_by_person(course, answers)
        by_question = gain_by_question(course, answers)
        self.gains.show_rows([(one, by_question[one.code]) for one in course.questions])
        self.whole.setText(_say_class(class_gain(gains.values()), len(gains)))
        if self.moment == GAIN:
            return
        lines = []
        for one in desk.sitting:
            cells = tuple(self._cell(desk, one.id, question) for question in course.questions)
            ends = (
                self._count(desk, course, one.id, "before"),
                self._count(desk, course, one.id, "after"),
                say_gain(gains[one.id]) if one.id in gains else "",
            )
            name = f"{one.number}  {one.trainee.full_name}"
            lines.append(GridLine(one.id, name, cells, ends, say_trainee(one.trainee)))
        titles = [question.code for question in course.questions]
        explained = [_whole(question) for question in course.questions]
        self.grid.show_sheet(MarkSheet(titles, explained, lines, (_("Antes"), _("Después"), _("Mejora"))))

    def _cell(self, desk: EventDesk, enrolment: int, question: TestQuestion) -> str | None:
        key = (enrolment, self.moment, question.code)
        if key not in desk.answers:
            return None
        choice = desk.answers[key]
        if choice is None:
            return BLANK
        return choice + (RIGHT if choice == question.right else WRONG)

    def _count(self, desk: EventDesk, course: Course, enrolment: int, moment: str) -> str:
        """How many right answers, once there is any answer."""
        given = [desk.answers.get((enrolment, moment, one.code), "") for one in course.questions]
        if all(choice == "" for choice in given):
            return ""
        right = sum(choice == one.right for choice, one in zip(given, course.questions, strict=True))
        return f"{right}/{len(course.questions)}"

    def _show_question(self) -> None:
        course = self.desk.course if self.desk is not None else None
        place = self.grid.currentIndex().column()
        if course is None or not 0 <= place < len(course.questions):
            self.question.setText("")
            return
        self.question.setText(_whole(course.questions[place]))

    def _choose_view(self) -> None:
        if self.desk is not None:
            self.refresh(self.desk)
            if self.grid.rows.rowCount() and self.moment != GAIN:
                self.grid.go_to(0, 0)
            (self.gain_table if self.moment == GAIN else self.grid).setFocus()

    # --- answering ---

    def _answer(self, enrolment_id: int, place: int, code: str | None) -> None:
        self.context.do(self._write, enrolment_id=enrolment_id, place=place, code=code)

    def _write(self, store: Store, *, enrolment_id: int, place: int, code: str | None) -> None:
        desk = self.desk
        if desk is None or desk.course is None:
            return
        values: dict[str, Any] = {
            "enrolment_id": enrolment_id,
            "moment": self.moment,
            "question": desk.course.questions[place].code,
        }
        if code is not None:
            answer_test(store, **values, choice=None if code == BLANK else code)
            return
        with store.change(Label("test_answer.cleared")):
            answer_test(store, **values, choice=None)
            if self._is_blank(enrolment_id):
                clear_test(store, enrolment_id=enrolment_id, moment=self.moment)

    def _answer_all(self, cells: list[tuple[int, int, str | None]]) -> None:
        """A block of answers, all of them or none, as one step."""

        def write(store: Store) -> None:
            with store.change(Label("test_answer.pasted", count=len(cells))):
                for enrolment, place, code in cells:
                    self._write(store, enrolment_id=enrolment, place=place, code=code)

        self.context.do(write)

    def _say_refused(self, sentence: str) -> None:
        if sentence:
            self.context.messages.warn(sentence)

    def _is_blank(self, enrolment_id: int) -> bool:
        """Whether nothing but blanks is left of a person's test: then it was not taken."""
        answers = list_test_answers(self.context.store, self.desk.event_id if self.desk else 0)
        return all(
            one.choice is None
            for one in answers
            if (one.enrolment_id, one.moment) == (enrolment_id, self.moment)
        )

    def _print(self) -> None:
        if self.desk is not None:
            self.context.way.print("course-test", self.desk.event_id)


def _whole(question: TestQuestion) -> str:
    """The question with its choices; the right one is marked."""
    options = "   ".join(
        f"{letter}) {text}{' ✓' if letter == question.right else ''}" for letter, text in question.options
    )
    return f"{question.code}. {question.text}   {options}"


def _say_class(gain: Gain | None, people: int) -> str:
    if gain is None or not gain.most:
        return _("La mejora se ve cuando alguien hizo la prueba antes y después.")
    text = ngettext(
        "{people} persona hizo las dos: {before} % bien antes, {after} % después.",
        "{people} personas hicieron las dos: {before} % bien antes, {after} % después.",
        people,
    )
    said = text.format(
        people=people,
        before=round(100 * gain.before / gain.most),
        after=round(100 * gain.after / gain.most),
    )
    if gain.normalized is not None:
        said += " " + _("Aprendieron {share} % de lo que les faltaba.").format(
            share=round(100 * gain.normalized)
        )
    return said
