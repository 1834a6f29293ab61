"""The bank of pilots as a list."""

from datetime import date
from typing import Any

from app.apart import reckon_apart
from app.claims.bank import BankLine, read_bank, shape_bank_line
from app.claims.cost_words import NO_COST_WORDS, carried, say_of_what, say_unit_cost
from app.claims.costs import UnitCost
from app.claims.forest import name_finding
from app.claims.records import CANNOT_SAY, PilotFinding
from app.claims.sentences import say_finding
from app.claims.words import DOUBT_WORDS, STATE_WORDS
from app.i18n import _
from app.lists.kind import ListAsked, ListColumn, ListEntry, ListKind, say_parts
from app.pilots.words import COMPARISON_WORDS, DECISION_WORDS
from app.place import Place

LARGE = 1_000


def bank_list(_today: str) -> ListKind:
    """Every pilot with each of its main outcomes: question, result, decision, costs."""
    columns = (
        ListColumn(_("Número"), lambda one: one.whole.pilot.number, "number"),
        ListColumn(_("Piloto"), lambda one: one.whole.pilot.name, width=34),
        ListColumn(_("Pregunta"), lambda one: one.whole.pilot.question, width=50),
        ListColumn(_("Qué se probó"), "tried", width=34),
        ListColumn(_("Cómo se compara"), lambda one: COMPARISON_WORDS[one.whole.pilot.comparison], width=30),
        ListColumn(_("Talleres"), lambda one: len(one.whole.entrants) or None, "number"),
        ListColumn(_("Resultado principal"), lambda one: one.finding and name_finding(one.finding), width=30),
        ListColumn(_("Qué se ve"), _say_state, width=24),
        ListColumn(_("Lo que se puede decir"), _say_found, width=60),
        ListColumn(_("Dudas"), _say_doubts, width=34),
        *_number_columns(),
        *_cost_columns(),
        ListColumn(_("Qué se decidió"), lambda one: DECISION_WORDS.get(one.whole.pilot.decision or "")),
        ListColumn(_("Decidido el"), lambda one: one.whole.pilot.decided_on, "date"),
        ListColumn(_("Por qué"), lambda one: one.whole.pilot.decided_why, width=50),
    )
    return ListKind(
        "pilot-bank",
        _("Banco de pilotos"),
        columns,
        read=read_bank_lines,
        keys=shape_bank_line,
        say=say_bank_line,
        opens=lambda one: Place("pilot", one.id, "claims"),
        note=_(
            "Cada piloto con cada uno de sus resultados principales. Lo que cuesta uno más es el costo por taller, según el plan, sobre la diferencia con los que esperan, que cuenta también a quien no lo recibió; donde no se ve diferencia no se dice."
        ),
    )


def read_bank_lines(asked: ListAsked) -> list[BankLine]:
    """Reckoned in a child: what asks for the list may be the window."""
    return read_bank(asked.reader, today=date.fromisoformat(asked.today), reckon=reckon_apart)


def say_bank_line(line: BankLine) -> str:
    """A line as a terminal shows it."""
    pilot = line.whole.pilot
    said = say_parts(str(pilot.number), pilot.name, _say_state(line), _say_found(line))
    if line.cost is None:
        return said
    return say_parts(
        said, f"{say_of_what(line.cost)}: {say_unit_cost(line.cost)}", DECISION_WORDS.get(pilot.decision or "", "")
    )  # fmt: skip


def _number_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Diferencia"), lambda one: _number(one.finding, "estimate"), "number"),
        ListColumn(_("Diferencia, desde"), lambda one: _number(one.finding, "ci_low"), "number"),
        ListColumn(_("Diferencia, hasta"), lambda one: _number(one.finding, "ci_high"), "number"),
        ListColumn(_("Unidad"), lambda one: one.finding and one.finding.unit),
        ListColumn(_("En desvíos"), lambda one: _rounded(one.in_deviations), "number"),
        ListColumn(_("Se vería desde"), lambda one: _number(one.finding, "mde"), "number"),
        ListColumn(_("Talleres comparados"), lambda one: one.finding and one.finding.n or None, "number"),
    )


def _cost_columns() -> tuple[ListColumn, ...]:
    return (
        ListColumn(_("Costo por taller"), lambda one: one.whole.pilot.cost_per_workshop, "money"),
        ListColumn(_("Costo de los que empezaron"), lambda one: one.costs and one.costs.planned, "money"),
        ListColumn(_("Cuesta uno más"), lambda one: one.cost and carried(one.cost.cost), "money"),
        ListColumn(_("Uno más de qué"), lambda one: one.cost and say_of_what(one.cost), width=34),
        ListColumn(_("Uno más, desde"), lambda one: one.cost and carried(one.cost.cost_low), "money"),
        ListColumn(_("Uno más, hasta"), lambda one: one.cost and carried(one.cost.cost_high), "money"),
        ListColumn(_("Por qué no se dice el costo"), lambda one: _say_why(one.cost), width=30),
        ListColumn(
            _("Cuesta una persona más en IPS"),
            lambda one: one.costs and carried(one.costs.per_person_in_ips.cost),
            "money",
        ),
        ListColumn(
            _("Por qué no se dice el de IPS"),
            lambda one: one.costs and _say_why(one.costs.per_person_in_ips),
            width=30,
        ),
    )


def _say_state(line: BankLine) -> str:
    return STATE_WORDS[line.finding.state if line.finding else CANNOT_SAY]


def _say_found(line: BankLine) -> str:
    if line.finding is not None:
        return say_finding(line.finding)
    return line.trouble or _("El plan no tiene un resultado principal.")


def _say_doubts(line: BankLine) -> str:
    return "; ".join(DOUBT_WORDS[code] for code in line.finding.doubts) if line.finding else ""


def _say_why(cost: UnitCost | None) -> str:
    return NO_COST_WORDS[cost.reason] if cost is not None and cost.reason else ""


def _number(found: PilotFinding | None, name: str) -> Any:
    """A number of a finding of which something can be said."""
    if found is None or found.state == CANNOT_SAY:
        return None
    return _rounded(getattr(found, name))


def _rounded(value: float | None) -> float | None:
    """Large ones without what is behind the comma: nobody measured that."""
    return None if value is None else round(value, 2) if abs(value) < LARGE else round(value)


LISTS = (ListEntry("pilot-bank", bank_list),)
