"""What each workshop received, how far it formalized, and who works there, told with its rounds."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence

from app.evidence.answer_part import variable_name
from app.evidence.parts import SHARE_WORDS, DataPart, guard_amounts, share_band
from app.evidence.records import KEPT_BACK, NOT_APPLICABLE, NOT_NOTED, Cell, Variable
from app.evidence.rounds import Round
from app.evidence.workshop_facts import PeopleGroup, WorkshopFacts
from app.formalization.records import Step
from app.formalization.steps import load_steps
from app.i18n import N_, Words, _
from app.storage.records import Reader

_HELD = """
SELECT workshop_id, held_on, contact_minutes FROM contact
WHERE deleted = 0 AND status = 'held' AND held_on IS NOT NULL AND workshop_id IS NOT NULL
"""
_TRAINED = """
SELECT t.workshop_id, min(s.held_on) AS day, e.id FROM attendance a
JOIN event_session s ON s.id = a.session_id AND s.deleted = 0
JOIN event e ON e.id = s.event_id AND e.deleted = 0
JOIN enrolment n ON n.id = a.enrolment_id AND n.deleted = 0
JOIN trainee t ON t.id = n.trainee_id AND t.deleted = 0
WHERE a.deleted = 0 AND a.mark IN ('present', 'late') AND t.workshop_id IS NOT NULL
GROUP BY t.workshop_id, e.id
"""
_ACTIONS = """
SELECT p.visit_id, count(*), sum(a.status = 'done') FROM action a
JOIN programme p ON p.id = a.programme_id AND p.deleted = 0 WHERE a.deleted = 0 GROUP BY p.visit_id
"""
_STEPS = "SELECT workshop_id, step, status, done_on, origin, blob_hash FROM workshop_step WHERE deleted = 0 AND looked = 1"
STEP_WORDS: Words[int] = Words(
    {0: N_("falta"), 1: N_("en trámite"), 2: N_("hecho, según dijo"), 3: N_("hecho, con el papel a la vista")}
)
SUPPORT: Words[str] = Words(
    {
        "contact_hours": N_("Horas de visitas y llamadas desde la ronda anterior"),
        "courses": N_("Capacitaciones a las que alguien fue desde la ronda anterior"),
        "actions_agreed": N_("Acciones acordadas en esta ronda"),
        "actions_done": N_("De esas acciones, las cumplidas hasta hoy"),
    }
)
PEOPLE: Words[str] = Words(
    {
        "women_share": N_("Mujeres, de las que trabajan"),
        "young_share": N_("Menores de 30 años, de las que trabajan"),
        "unpaid_share": N_("Familia sin pago, de las que trabajan"),
    }
)
_YOUNG = ("under_15", "15_17", "18_29")


Support = Mapping[str, Sequence[float | None]]
Noted = Mapping[
    int, Mapping[str, tuple[str, str | None, bool]]
]  # of each workshop its steps: state, day, paper seen


def read_support(reader: Reader, rounds: Sequence[Round]) -> Support:
    """Hours, courses and actions of each round."""
    actions = {row[0]: (row[1], row[2]) for row in reader.rows(_ACTIONS)}
    return {
        "contact_hours": _within(
            rounds, [(row[0], row[1], (row[2] or 0) / 60) for row in reader.rows(_HELD)]
        ),
        "courses": _within(rounds, [(row[0], row[1], 1.0) for row in reader.rows(_TRAINED)]),
        "actions_agreed": [float(actions.get(one.visit_id, (0, 0))[0]) for one in rounds],
        "actions_done": [float(actions.get(one.visit_id, (0, 0))[1]) for one in rounds],
    }


def make_support_part(values: Support, rounds: Sequence[Round]) -> DataPart:
    """What was received, by what `read_support` found."""
    owners = [one.workshop_id for one in rounds]
    variables: list[Variable] = []
    columns: dict[str, Sequence[Cell]] = {}
    notes: list[str] = []
    for name in SUPPORT:
        columns[name], said = guard_amounts(SUPPORT[name], values[name], owners, rounded=False)
        notes += said
        variables.append(
            Variable(name, SUPPORT[name], _("Apoyo recibido"), missing=(KEPT_BACK,), origin=_("anotado por el centro"),
                     unit=_("horas") if name == "contact_hours" else _("cantidad"),
                     treatment=_("entero; los más altos se dicen juntos"))
        )  # fmt: skip
    return DataPart(tuple(variables), columns, tuple(notes))


def _within(rounds: Sequence[Round], happened: Sequence[tuple[int, str, float]]) -> list[float | None]:
    of: dict[int, list[tuple[str, float]]] = defaultdict(list)
    for workshop, day, amount in happened:
        of[workshop].append((day, amount))
    return [sum(much for day, much in of.get(one.workshop_id, ()) if one.covers(day)) for one in rounds]


def read_steps_noted(reader: Reader) -> Noted:
    """What somebody noted of the steps; an office's own words stay in it."""
    noted: dict[int, dict[str, tuple[str, str | None, bool]]] = defaultdict(dict)
    for workshop, step, status, done_on, origin, paper in reader.rows(_STEPS):
        noted[workshop][step] = status, done_on, origin in ("document", "measured") or paper is not None
    return dict(noted)


def make_step_part(noted: Noted, rounds: Sequence[Round]) -> DataPart:
    """The steps that the program brings, as far as somebody noted them."""
    steps = tuple({step.code: step for step in load_steps() if step.district is None}.values())
    some = [
        place for place, one in enumerate(rounds) if one.workshop_id in noted
    ]  # nobody noted any of the others
    names = [*map(_step_name, steps), "steps_business", "steps_jobs"]
    columns: dict[str, list[Cell]] = {name: [NOT_NOTED] * len(rounds) for name in names}
    for step in steps:
        for place in some:
            one = rounds[place]
            columns[_step_name(step)][place] = _step_cell(noted[one.workshop_id], step.code, one)
    for ladder in ("business", "jobs"):
        own = [_step_name(step) for step in steps if step.ladder == ladder]
        for place in some:
            columns[f"steps_{ladder}"][place] = _count_done([columns[name][place] for name in own])
    words = {"business": _("Pasos del negocio hechos"), "jobs": _("Pasos de las personas hechos")}
    variables = [
        Variable(f"steps_{ladder}", title, _("Formalización"), unit=_("pasos"), missing=(NOT_NOTED,))
        for ladder, title in words.items()
    ]
    variables += [
        Variable(
            _step_name(step), step.title, _("Formalización"), values=tuple(STEP_WORDS.items()),
            origin=_("anotado por el centro, hasta la fecha de la ronda"), source=step.source or "",
            missing=(NOT_APPLICABLE, NOT_NOTED), sensitive=step.ladder == "jobs",
        )
        for step in steps
    ]  # fmt: skip
    return DataPart(tuple(variables), columns)


def _step_name(step: Step) -> str:
    return f"step_{variable_name(step.code)}"


def _step_cell(noted: Mapping[str, tuple[str, str | None, bool]], code: str, one: Round) -> Cell:
    """Of a round that is not the newest only what has its day is known."""
    if code not in noted:
        return NOT_NOTED
    status, done_on, seen = noted[code]
    if status == "done":
        if done_on is None:
            return (3 if seen else 2) if one.newest else NOT_NOTED
        return (3 if seen else 2) if done_on <= one.until else 0
    if not one.newest:
        return NOT_NOTED
    if status == "not_due":
        return NOT_APPLICABLE
    return 1 if status == "in_hand" else 0


def _count_done(cells: Sequence[Cell]) -> Cell:
    known = [one for one in cells if not isinstance(one, str)]
    return sum(1 for one in known if one >= 2) if known else NOT_NOTED


def make_people_part(workshops: Mapping[int, WorkshopFacts], rounds: Sequence[Round]) -> DataPart:
    """Who works there, by shares: as the record has it today, the same in each of its rounds."""
    chosen: dict[str, Callable[[PeopleGroup], bool]] = {
        "women_share": lambda one: one.sex == "woman",
        "young_share": lambda one: one.age_group in _YOUNG,
        "unpaid_share": lambda one: one.relation == "family_unpaid",
    }
    known = {"young_share": "age_group", "unpaid_share": "relation"}
    variables, columns = [], {}
    for name, is_one in chosen.items():
        of = {
            key: _share([one for one in each.people if getattr(one, known.get(name, "sex"))], each, is_one)
            for key, each in workshops.items()
        }
        columns[name] = [of[one.workshop_id] for one in rounds]
        variables.append(
            Variable(name, PEOPLE[name], _("Quiénes trabajan"), values=tuple(SHARE_WORDS.items()), missing=(NOT_NOTED,),
                     origin=_("la ficha del taller, hoy"), treatment=_("en partes"))
        )  # fmt: skip
    return DataPart(tuple(variables), columns)


def _share(
    known: Sequence[PeopleGroup], workshop: WorkshopFacts, is_one: Callable[[PeopleGroup], bool]
) -> Cell:
    """Where it is not known of somebody it is not known of the workshop."""
    whole = workshop.size
    if not whole or sum(one.count for one in known) < whole:
        return NOT_NOTED
    return share_band(sum(one.count for one in known if is_one(one)), whole)
