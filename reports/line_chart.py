"""The loads of a line as a chart: from what is known of the floor, the same for paper and window."""

from collections.abc import Collection, Mapping

from app.balancing.proposing import line_yield, loads_by, today_who
from app.balancing.records import LineFloor, LineProposal, LineStep
from app.i18n import _, ngettext
from app.production.standard_time import capacity_per_day, takt
from app.production.words import say_decimal, say_machine
from reports.kit.yamazumi import BY_HAND, LoadBar, LoadBlock, LoadChart, LoadPart

_SMALL = 0.005


def make_load_chart(
    floor: LineFloor,
    proposal: LineProposal | None = None,
    people: Collection[int] = (),
    *,
    before: str = "",
    after: str = "",
) -> LoadChart:
    """Today, and the proposal below it if there is one; `people` stand there even with nothing to do.

    `before` and `after` are what the parts are called, if not that.
    """
    machines = list(dict.fromkeys(step.machine for step in floor.steps if step.machine is not None))
    parts = [_part(before or _("Hoy"), floor, today_who(floor), people, machines, _order(floor, people))]
    if proposal is not None:
        order = [*proposal.order] or _order(floor, people)
        moved = {
            step.operation_id for step in floor.steps if proposal.who[step.operation_id] != step.operator_id
        }
        title = after or _("Propuesta")
        parts.append(_part(title, floor, proposal.who, people, machines, order, moved))
    pace = pace_of(floor)
    return LoadChart(
        parts=tuple(parts),
        machines=tuple(say_machine(one).lower() for one in machines),
        pace=pace,
        pace_words=say_pace(floor) if pace is not None else "",
        moved_words=_("cambia de manos"),
        hand_words=say_machine(None),
    )


def pace_of(floor: LineFloor) -> float | None:
    """The takt, where somebody said how many are wanted a day."""
    wanted = floor.style.wanted_per_day
    return takt(floor.day_minutes, wanted) if wanted else None


def say_pace(floor: LineFloor) -> str:
    """The takt in words; it needs one."""
    pace = pace_of(floor)
    assert pace is not None
    return _("{minutes} min: el paso para sacar {wanted} por día").format(
        minutes=say_decimal(pace), wanted=floor.style.wanted_per_day
    )


def _order(floor: LineFloor, people: Collection[int]) -> list[int]:
    """As the garment reaches them first today; then those who have nothing to do."""
    busy = [step.operator_id for step in floor.steps if step.operator_id is not None]
    return list(dict.fromkeys([*busy, *people]))


def _part(
    title: str,
    floor: LineFloor,
    who: Mapping[int, int] | Mapping[int, int | None],
    people: Collection[int],
    machines: list[str],
    order: list[int],
    moved: Collection[int] = (),
) -> LoadPart:
    names: dict[int | None, str] = {one.id: one.name for one in floor.operators}
    names[None] = _("sin anotar")
    loads = loads_by(floor, who)
    cycle = max(loads.values(), default=0.0)
    shown: list[int | None] = [one for one in order if one in loads or one in people]
    shown += [one for one in loads if one not in shown]
    unnoted = sum(who.get(step.operation_id) is None for step in floor.steps)
    bars = []
    for one in shown:
        steps = [step for step in floor.steps if who.get(step.operation_id) == one]
        bars.append(_bar(names.get(one, "?"), steps, None if unnoted else cycle, machines, moved))
    return LoadPart(title, f"· {say_part(floor, len(shown), cycle, unnoted)}", tuple(bars))


def _bar(
    name: str,
    steps: list[LineStep],
    cycle: float | None,
    machines: list[str],
    moved: Collection[int],
) -> LoadBar:
    load = sum(step.minutes for step in steps)
    wait = cycle - load if cycle is not None else 0.0  # nobody knows while somebody is still to be noted
    blocks = tuple(
        LoadBlock(
            step.name,
            step.minutes,
            machines.index(step.machine) if step.machine is not None else BY_HAND,
            step.operation_id in moved,
        )
        for step in steps
    )
    words = _("espera {minutes}").format(minutes=say_decimal(wait)) if wait > _SMALL else ""
    return LoadBar(name, say_decimal(load), blocks, words)


def say_part(floor: LineFloor, people: int, cycle: float, unnoted: int = 0) -> str:
    """ "5 personas · rinde 55 % · hasta 77 por día"; or of how many operations (`unnoted`) it is to be noted who does them."""
    if unnoted == len(floor.steps) > 0:
        return _("falta anotar en el modelo quién hace cada operación")
    if unnoted:
        return ngettext(
            "falta anotar en el modelo quién hace {count} operación",
            "falta anotar en el modelo quién hace {count} operaciones",
            unnoted,
        ).format(count=unnoted)
    share = line_yield(sum(step.minutes for step in floor.steps), people, cycle)
    pieces = capacity_per_day(floor.day_minutes, cycle) if cycle else 0
    return " · ".join(
        (
            ngettext("{count} persona", "{count} personas", people).format(count=people),
            _("la línea rinde {share} %").format(share=round(100 * share)),
            _("hasta {pieces} por día").format(pieces=pieces),
        )
    )


def tell_chart(chart: LoadChart) -> str:
    """The chart in words, for who cannot see it."""
    lines = []
    for part in chart.parts:
        lines.append(f"{part.title} {part.remark.removeprefix('· ')}")
        for bar in part.bars:
            names = ", ".join(block.name for block in bar.blocks) or _("nada")
            lines.append(
                _("{name}, {minutes} minutos: {names}").format(name=bar.name, minutes=bar.load, names=names)
            )
    return ". ".join(lines)
