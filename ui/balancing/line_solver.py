"""Finds ways to share a line out: the quick one at once, the exact ones on a worker."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from app.balancing.proposing import propose_by_weight, propose_exactly, propose_further, question_of
from app.balancing.records import LineFloor, LineProposal
from app.errors import DataProblem
from app.i18n import _
from app.production.judgements import read_judgements
from app.progress import Progress
from ui.context import Context

BEST, LEARNING, QUICK = "best", "learning", "quick"
_Asked = tuple[tuple[object, ...], tuple[int, ...], bool]


class LineSolver(QObject):
    """`proposals` by their code as far as they are found; `found` is told when there are more.

    `trouble` says why there is no best one; `needed` how many people the wanted pace asks for.
    """

    found = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: _Asked | None = None
        self.proposals: dict[str, LineProposal] = {}
        self.busy = False
        self.trouble = ""
        self.needed: tuple[int, bool] | None = None

    def solve(self, floor: LineFloor, people: tuple[int, ...], forward: bool) -> None:
        """Look for them, unless that is what was asked last; an answer to an older question is dropped."""
        asked = (question_of(floor), people, forward)
        if asked == self._asked:
            return
        self._asked = asked
        self.busy, self.trouble, self.needed = True, "", None
        quick = None if forward else propose_by_weight(floor, people)
        self.proposals = {} if quick is None else {QUICK: quick}

        def find(_progress: Progress) -> LineProposal | str:
            try:
                return self._context.jobs.reckon(propose_exactly, floor, people, forward=forward)
            except DataProblem as problem:
                return problem.sentence

        def take(answer: LineProposal | str) -> None:
            if self._asked is not asked:
                return
            if isinstance(answer, str):
                self.trouble = answer
            else:
                self.proposals[BEST] = answer
            self._go_on(asked, floor)
            self.found.emit()

        self._context.jobs.start(_("Repartir la línea"), find, done=take)

    def _go_on(self, asked: _Asked, floor: LineFloor) -> None:
        """Then what somebody could learn, and how many people the wanted pace asks for."""
        _question, people, forward = asked

        def find(_progress: Progress) -> tuple[LineProposal | None, tuple[int, bool] | None]:
            return self._context.jobs.reckon(propose_further, floor, people, forward=forward)

        def take(found: tuple[LineProposal | None, tuple[int, bool] | None]) -> None:
            if self._asked is asked:
                self.busy = False
                learning, self.needed = found
                if learning is not None and self._is_worth_it(learning):
                    self.proposals[LEARNING] = learning
                self.found.emit()

        self._context.jobs.start(_("Repartir la línea"), find, done=take)

    def _is_worth_it(self, learning: LineProposal) -> bool:
        best = self.proposals.get(BEST)
        enough = read_judgements("line")["worth-learning"].value
        gains = best is None or learning.cycle <= best.cycle * (1 - enough)
        return bool(learning.lessons) and gains

    def bound_of(self, code: str) -> float:
        """What no sharing out can go below, as far as it is known: the exact one's for the quick one."""
        codes = (code, BEST) if code == QUICK else (code,)
        return max(self.proposals[one].lower_bound for one in codes if one in self.proposals)
