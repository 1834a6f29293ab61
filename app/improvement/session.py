"""The programme as the page holds it: read once, each change saved as it is made."""

from datetime import date
from typing import Any

from app.days import months_after
from app.diagnosis.queries import read_visit
from app.diagnosis.scoring import score_answers
from app.errors import DataProblem
from app.i18n import _
from app.improvement import operations
from app.improvement.carrying import (
    EarlierAction,
    carry_action,
    carry_actions,
    list_earlier_open,
    same_open,
)
from app.improvement.catalogue import find_solution, load_catalogue
from app.improvement.prices import Price, add_prices, price_of
from app.improvement.priorities import leave_out, recommend
from app.improvement.queries import programme_size, read_programme
from app.improvement.records import (
    Action,
    Near,
    NotProposed,
    OwnerChoice,
    Programme,
    Recommendation,
    SolutionKind,
)
from app.improvement.surroundings import find_lacking
from app.storage.labels import Label
from app.storage.store import Store

CHOICES = 3
WORKSHOP_PAYS = "taller"  # as the catalogue writes it
SOURCES = {"alert": "alert", "owner": "owner"}


class ProgrammeSession:
    """One visit's programme. It begins in the file with the first thing that is agreed."""

    def __init__(self, store: Store, visit_id: int) -> None:
        self._store = store
        self.visit = read_visit(store, visit_id)
        self._result = score_answers(self.visit.instrument, self.visit.answers)
        self._lacking: dict[Near, str] = {}
        self.recommendations: list[Recommendation] = []
        self.programme: Programme | None = None
        self.earlier: list[EarlierAction] = []
        self.reload()

    def reload(self) -> None:
        """Read the programme again; recommendations follow the owner's choices and what the territory has."""
        before = self.choice_codes, self._lacking
        self._lacking = find_lacking(self._store, self.visit)
        self.programme = read_programme(self._store, self.visit.id)
        self.size = programme_size(self._store)
        self.earlier = list_earlier_open(self._store, self.visit.id)
        if not self.recommendations or before != (self.choice_codes, self._lacking):
            self.recommendations = self._recommend(self.choices)

    def _recommend(self, choices: tuple[OwnerChoice, ...]) -> list[Recommendation]:
        visit = self.visit
        catalogue = load_catalogue()
        return recommend(visit.instrument, visit.answers, self._result, catalogue, choices, self._lacking)

    @property
    def left_out(self) -> list[NotProposed]:
        """What would help and is not recommended, for what the territory lacks."""
        visit = self.visit
        return leave_out(
            visit.instrument, visit.answers, self._result, load_catalogue(), self.choices, self._lacking
        )

    @property
    def choices(self) -> tuple[OwnerChoice, ...]:
        return self.programme.choices if self.programme else ()

    @property
    def choice_codes(self) -> tuple[str | None, ...]:
        return tuple(choice.solution for choice in self.choices)

    @property
    def actions(self) -> tuple[Action, ...]:
        return self.programme.actions if self.programme else ()

    @property
    def open_actions(self) -> tuple[Action, ...]:
        return self.programme.open_actions if self.programme else ()

    @property
    def full(self) -> bool:
        """As many open actions as the office holds to be enough."""
        return len(self.open_actions) >= self.size

    @property
    def paid_by_workshop(self) -> Price | None:
        """What the open actions that the workshop pays for cost together; None without any."""
        own = [one for one in self.open_actions if one.payer == WORKSHOP_PAYS]
        prices = [price for one in own if (price := price_of(one)) is not None]
        return add_prices(prices) if prices else None

    def choice_at(self, position: int) -> OwnerChoice | None:
        """What the owner chose in that place (1 to 3)."""
        return next((one for one in self.choices if one.position == position), None)

    def is_taken(self, code: str) -> bool:
        """Whether a solution is open in the programme already."""
        return any(action.solution == code for action in self.open_actions)

    def recommended(self, dimension: str | None, kind: SolutionKind | None) -> list[Recommendation]:
        """What lifts a part of the diagnostic (None: any) and is of a kind (None: any), in order."""
        lifted = {item.code for item in self.visit.instrument.items if dimension in (None, item.dimension)}
        return [
            one
            for one in self.recommendations
            if kind in (None, one.solution.kind)
            and (dimension is None or lifted.intersection(one.items or one.solution.lifts))
        ]

    def _begun(self) -> int:
        """The programme's id; what was recommended without any choice is kept with it."""
        if self.programme is not None:
            return self.programme.id
        programme = operations.start_programme(
            self._store, visit_id=self.visit.id, recommendations=self._recommend(())
        )
        operations.change_programme(self._store, programme_id=programme, agreed_on=date.today().isoformat())
        return programme

    # -- actions ------------------------------------------------------------------------

    def add_recommendation(self, code: str, *, beyond_limit: bool = False) -> int:
        """Put a recommended solution into the programme; returns the action's id.

        One that an earlier programme left open goes on in this one: it is not agreed twice.
        """
        for one in self.earlier:
            if one.action.solution == code and same_open(one.action, self.programme) is None:
                with self._store.change(Label("programme.carried")):
                    return carry_action(
                        self._store, action_id=one.action.id, programme_id=self._begun(),
                        beyond_limit=beyond_limit,
                    )  # fmt: skip
        rule = next((r.rule for r in self.recommendations if r.solution.code == code), "")
        solution = find_solution(code)
        title = solution.title if solution else code
        because = next((r.because for r in self.recommendations if r.solution.code == code), None)
        fields: dict[str, Any] = {"solution": code, "because": because}
        if rule == "alert":
            fields["due_on"] = date.today().isoformat()
        return self._add(title, SOURCES.get(rule, "recommended"), beyond_limit, **fields)

    def add_choice(self, position: int, *, beyond_limit: bool = False) -> int:
        """Put what the owner chose into the programme. Raises DataProblem if it says nothing.

        What answers an alert is one, and due today, in however many months she wants it.
        """
        choice = self.choice_at(position)
        if choice is None or not choice.what:
            raise DataProblem(_("Escriba primero qué quiere la dueña o el dueño."))
        fields: dict[str, Any] = {"because": choice.why or None}
        today = date.today().isoformat()
        alerts = {r.solution.code for r in self.recommendations if r.rule == "alert"}
        if choice.solution in alerts:
            fields["due_on"] = today
        elif choice.months:
            fields["due_on"] = months_after(today, choice.months)
        source = "alert" if choice.solution in alerts else "owner"
        return self._add(choice.what, source, beyond_limit, solution=choice.solution, **fields)

    def add_own(self, title: str, *, beyond_limit: bool = False) -> int:
        """An action that no list has."""
        return self._add(title, "consultant", beyond_limit)

    def _add(self, title: str, source: str, beyond_limit: bool, **fields: Any) -> int:
        with self._store.change(Label("action.added", title=title)):
            return operations.add_action(
                self._store,
                programme_id=self._begun(),
                title=title,
                source=source,
                beyond_limit=beyond_limit,
                **fields,
            )

    def count_with(self, action_ids: list[int]) -> int:
        """How many would be open if these went on here; what is open already counts once."""
        new = [
            one
            for one in self.earlier
            if one.action.id in action_ids and same_open(one.action, self.programme) is None
        ]
        return len(self.open_actions) + len(new)

    def carry(self, action_ids: list[int], *, beyond_limit: bool = False) -> None:
        """Let what an earlier programme left open go on in this one, which may begin with it."""
        with self._store.change(Label("programme.carried")):
            carry_actions(
                self._store,
                action_ids=action_ids,
                programme_id=self._begun(),
                beyond_limit=beyond_limit,
            )

    def change_action(self, action_id: int, field: str, value: Any) -> None:
        """Save one field of an action; typing on in it is one undo step."""
        operations.change_action(
            self._store,
            action_id=action_id,
            merge_key=f"action {action_id} {field}",
            **{field: value},
        )

    def move_action(self, action_id: int, place: int) -> None:
        """Put an open action at this place (0 is first) among the open ones."""
        if self.programme is None:
            return
        others = [action for action in self.open_actions if action.id != action_id]
        everyone = [action.id for action in self.programme.actions if action.id != action_id]
        place = max(0, min(place, len(others)))
        index = everyone.index(others[place].id) if place < len(others) else len(everyone)
        operations.move_action(self._store, action_id=action_id, position_index=index)

    # -- the rest -----------------------------------------------------------------------

    def set_choice(
        self, position: int, *, what: str, why: str, months: int | None, solution: str | None
    ) -> None:
        """Keep what the owner wants; with nothing written the place is free again."""
        if not (what.strip() or why.strip()):
            if self.choice_at(position) is not None and self.programme is not None:
                operations.clear_choice(self._store, programme_id=self.programme.id, position=position)
            return
        with self._store.change(
            Label("owner_choice.set", position=position),
            merge_key=f"choice {self.visit.id} {position}",
        ):
            operations.set_choice(
                self._store,
                programme_id=self._begun(),
                position=position,
                what=what,
                why=why,
                months=months,
                solution=solution,
            )

    def choose(self, code: str) -> bool:
        """Write a recommended solution as the owner's choice; False when the three are taken."""
        free = next((n for n in range(1, CHOICES + 1) if self.choice_at(n) is None), None)
        solution = find_solution(code)
        if free is None or solution is None:
            return False
        self.set_choice(free, what=solution.title, why="", months=None, solution=code)
        return True

    def change_programme(self, field: str, value: str | None) -> None:
        """Save the next visit or the centre's commitment."""
        if self.programme is None and not value:
            return
        with self._store.change(Label("programme.changed"), merge_key=f"programme {self.visit.id} {field}"):
            operations.change_programme(self._store, programme_id=self._begun(), **{field: value})
