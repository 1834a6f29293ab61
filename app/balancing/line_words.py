"""What is said of a line and of a proposal, in plain words."""

from collections.abc import Collection
from datetime import date, timedelta

from app.balancing.proposing import hand_changes, line_yield, loads_by, today_who
from app.balancing.records import DRAFT, EXACT, TRYING, LineFloor, LinePlan, LineProposal
from app.i18n import _, format_weekday_date, ngettext
from app.production.judgements import read_judgements
from app.production.standard_time import capacity_per_day
from app.production.words import say_decimal, say_machine

_PROVED = 0.0005


def next_monday(today: date) -> date:
    """The Monday after a day, when something new can begin."""
    return today + timedelta(days=7 - today.weekday())


def name_of(floor: LineFloor, operator_id: int | None) -> str:
    """How somebody of the line is called; nobody is "sin anotar"."""
    return next((one.name for one in floor.operators if one.id == operator_id), _("sin anotar"))


def line_minutes(floor: LineFloor) -> float:
    """The standard minutes of a garment, as far as they were measured."""
    return sum(step.minutes for step in floor.steps)


def is_even(floor: LineFloor, people: int) -> bool:
    """Whether the line as it is yields so much that nobody needs to be moved for it."""
    return _today_share(floor, people) >= read_judgements("line")["even"].value


def _today_share(floor: LineFloor, people: int) -> float:
    loads = loads_by(floor, today_who(floor))
    return line_yield(line_minutes(floor), max(people, len(loads)), max(loads.values()))


def say_today(floor: LineFloor, people: int) -> tuple[str, str]:
    """The headline of the line as it is, and what follows from it."""
    loads = loads_by(floor, today_who(floor))
    cycle = max(loads.values())
    most = next(one for one, minutes in loads.items() if minutes == cycle)
    if most is None:
        return _("No se anotó quién hace cada operación"), _(
            "Anótelo en el modelo: sin eso no se sabe dónde frena la línea ni cuántas salen por día."
        )
    if len(loads) < 2:
        said = _("Una sola persona hace toda la prenda: {minutes} minutos").format(minutes=say_decimal(cycle))
    elif is_even(floor, people):
        said = _("La línea está pareja: nadie pasa de {minutes} minutos").format(minutes=say_decimal(cycle))
    else:
        said = _("A {name} le toca demasiado: {minutes} minutos por prenda").format(
            name=name_of(floor, most), minutes=say_decimal(cycle)
        )
    pieces = capacity_per_day(floor.day_minutes, cycle)
    more = _(
        "Sale una prenda cada {minutes} minutos, hasta {pieces} por día de {hours} horas; de cada 100 minutos pagados se cosen {share}."
    ).format(
        minutes=say_decimal(cycle),
        pieces=pieces,
        hours=say_decimal(floor.day_minutes / 60, 1).removesuffix(",0"),
        share=round(100 * _today_share(floor, people)),
    )
    return said, more


def say_option(floor: LineFloor, proposal: LineProposal) -> str:
    """What an option gives, and what it takes."""
    before, after = _pieces_per_day(floor, proposal)
    told = [_("Nadie pasa de {minutes} min.").format(minutes=say_decimal(proposal.cycle))]
    if before is None:
        told.append(_("Hasta {after} por día.").format(after=after))
    elif after != before:
        told.append(_("Hasta {after} por día en vez de {before}.").format(after=after, before=before))
    if proposal.lessons:
        told += [say_lesson(floor, one, short=True) for one in proposal.lessons]
    else:
        told.append(_("Con lo que cada una sabe hoy."))
    changes = len(hand_changes(floor, proposal.who))
    told.append(
        ngettext(
            "{count} operación cambia de manos.", "{count} operaciones cambian de manos.", changes
        ).format(count=changes)
        if changes
        else _("Nada cambia de manos.")
    )
    return " ".join(told)


def say_people_needed(floor: LineFloor, people: int | None) -> str:
    """How many the number asks for that is wanted a day; empty while that is not known."""
    wanted = floor.style.wanted_per_day
    if wanted is None:
        return _("Si anota en el modelo cuántas prendas por día se quieren, acá se ve a qué paso hay que ir.")
    if people is None:
        return ""
    return ngettext(
        "Para sacar {wanted} por día alcanza una persona, si puede hacer todas las operaciones.",
        "Para sacar {wanted} por día hacen falta por lo menos {people} personas, si cualquiera pudiera hacer cualquier operación.",
        people,
    ).format(wanted=wanted, people=people)


def say_small_gain(floor: LineFloor, proposal: LineProposal) -> str:
    """That changing hands gains little, where it does; nothing where it is worth it or nothing changes."""
    if not hand_changes(floor, proposal.who):
        return ""
    before, after = _pieces_per_day(floor, proposal)
    if before is None:
        return ""
    more = after - before
    if more > 0 and more >= before * read_judgements("line")["worth-changing"].value:
        return ""
    if more <= 0:
        return _("Cambiarla no gana nada: no saldrían más prendas por día.")
    return ngettext(
        "Cambiarla gana poco: {count} prenda más por día.",
        "Cambiarla gana poco: {count} prendas más por día.",
        more,
    ).format(count=more)


def _pieces_per_day(floor: LineFloor, proposal: LineProposal) -> tuple[int | None, int]:
    """As the line is (None: of some operation nobody noted who does it), and as it is proposed."""
    loads = loads_by(floor, today_who(floor))
    now = None if None in loads else capacity_per_day(floor.day_minutes, max(loads.values()))
    return now, capacity_per_day(floor.day_minutes, proposal.cycle)


def say_proof(proposal: LineProposal, lower_bound: float) -> str:
    """How it was found, and how far from the best it may be."""
    gap = max(0.0, (proposal.cycle - lower_bound) / proposal.cycle) if proposal.cycle else 0.0
    percent = say_decimal(100 * gap, 1).removesuffix(",0")
    if proposal.method != EXACT:
        return _("por peso de posición y retoques, al instante · diferencia hasta {gap} %").format(
            gap=percent
        )
    if gap < _PROVED:
        return _("exacta, comprobada · diferencia 0 %")
    return _("la mejor que se encontró a tiempo · diferencia hasta {gap} %").format(gap=percent)


def say_lesson(floor: LineFloor, lesson: tuple[int, str], *, short: bool = False) -> str:
    """Who has to learn which machine, and from whom she can."""
    operator, machine = lesson
    name, what = name_of(floor, operator), say_machine(machine).lower()
    if short:
        return _("{name} aprende: {machine}.").format(name=name, machine=what)
    teacher = next(
        (
            step.operator_id
            for step in floor.steps
            if step.machine == machine and step.operator_id not in (None, operator)
        ),
        next((one.id for one in floor.operators if machine in one.skills and one.id != operator), None),
    )
    if teacher is None:
        return _("{name} todavía no maneja esta máquina: {machine}. Antes del cambio, que aprenda.").format(
            name=name, machine=what
        )
    return _(
        "{name} todavía no maneja esta máquina: {machine}. Antes del cambio, que aprenda con {teacher}."
    ).format(name=name, machine=what, teacher=name_of(floor, teacher))


def say_unknown_skills(floor: LineFloor, people: Collection[int]) -> str:
    """Of whom nobody noted which machines she uses; nothing when it is known of all."""
    busy = {step.operator_id for step in floor.steps if step.machine is not None}
    names = [one.name for one in floor.operators if one.id in people and not one.skills]
    if not names:
        return ""
    text = _("De {names} no se anotó qué máquinas sabe usar: se cuenta solo la que usa hoy.")
    alone = [one.id for one in floor.operators if one.id in people and not one.skills and one.id not in busy]
    if len(alone) == len(names):
        text = _("De {names} no se anotó qué máquinas sabe usar: se cuenta solo para lo que va a mano.")
    return text.format(names=", ".join(names))


def say_plan(plan: LinePlan, today: str) -> str:
    """How it stands with a plan."""
    if plan.status == DRAFT or plan.starts_on is None:
        return _("Hay un reparto pensado que todavía no empezó.")
    day = format_weekday_date(date.fromisoformat(plan.starts_on))
    if plan.status != TRYING:
        return _("La línea quedó así desde el {day}.").format(day=day)
    if plan.starts_on > today:
        return _("Se va a probar desde el {day}.").format(day=day)
    return _("Está a prueba desde el {day}.").format(day=day)
