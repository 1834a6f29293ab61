"""Makes the data that would leave the office, and the report of how well somebody could be found in them."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter
from typing import NamedTuple

from app.apart import Reckoner, reckon_here, stoppable
from app.evidence.answer_part import make_answer_part, variable_name
from app.evidence.coarsening import coarsen
from app.evidence.figure_part import make_figure_part
from app.evidence.parts import DataPart
from app.evidence.pilot_part import DrawnPilot, arms_of, make_pilot_part
from app.evidence.reading import EvidenceRead, read_evidence
from app.evidence.records import (
    KEPT_BACK,
    NOT_NOTED,
    AnonymousData,
    Cell,
    Coarsened,
    RiskReport,
    Trait,
    Variable,
)
from app.evidence.reidentifying import look_at, look_for_alike
from app.evidence.rounds import Round
from app.evidence.signs import sign_of, throw_key
from app.evidence.support_part import make_people_part, make_step_part, make_support_part
from app.evidence.traits import TRAITS, make_traits, raw_traits, say_coarsened, used_words
from app.evidence.workshop_facts import WorkshopFacts
from app.i18n import _, ngettext
from app.progress import SILENT, Progress
from app.storage.records import Reader
from app.suppression import SMALLEST

SEEN = ("cluster", "zone", "size", "owner_sex")  # from the street
PUBLIC_STEPS = ("RUC", "PATENTE")  # anybody can look them up: the tax office and the municipality have lists


class MadeParts(NamedTuple):
    """The columns by their parts, the report of them, and how far each trait was coarsened."""

    parts: list[DataPart]
    report: RiskReport
    levels: tuple[int, ...]


def make_anonymous(
    reader: Reader, *, today: date | None = None, progress: Progress = SILENT,
    pilots_told: Collection[int] | None = None, reckon: Reckoner = reckon_here,
) -> AnonymousData:  # fmt: skip
    """The data as they would leave today, with a fresh key; nothing is written.

    `pilots_told` are the pilots whose groups are told, by id; None: all that were drawn. `reckon` is where numpy is.
    Raises `DataProblem` where fewer than five workshops with a finished round let theirs go.
    """
    read, earlier = read_evidence(reader, pilots_told)
    if reckon is reckon_here:
        made = make_parts(read, progress)
    else:
        made = stoppable(reckon, progress)(make_parts, read)
    report = replace(made.report, earlier=earlier)
    pilots = tuple(one.number for one in read.pilots if one.id in read.pilots_told)
    data = _put_together(made.parts, read.rounds, report, today or date.today())
    visits = tuple(one.visit_id for one in read.rounds)
    return replace(data, levels=made.levels, pilots=pilots, visits=visits)


def make_parts(read: EvidenceRead, progress: Progress = SILENT) -> MadeParts:
    """What needs numpy and takes long: the traits coarsened, the columns, and how well somebody could be found. Pure."""
    workshops, rounds, pilots = read.workshops, read.rounds, read.pilots
    traits, raw = _traits_of(workshops, rounds)
    arms = {key: arms_of(pilots, key) for key in workshops}
    found = coarsen(traits, raw, arms, parts=read.part_of, earlier_levels=read.levels_before)
    work: tuple[Callable[[], DataPart], ...] = (
        lambda: _trait_part(traits, found, rounds),
        lambda: make_people_part(workshops, rounds),
        lambda: make_pilot_part(pilots, found.fixed, rounds, read.pilots_told),
        lambda: make_answer_part(read.answers, rounds),
        lambda: make_figure_part(read.figures, rounds),
        lambda: make_step_part(read.steps, rounds),
        lambda: make_support_part(read.support, rounds),
    )
    parts = []
    for place, make in enumerate(work):
        progress.report(place, len(work) + 1)
        parts.append(make())
    progress.report(len(work), len(work) + 1)
    report = _report(traits, raw, found, read, parts)
    rounded = (*_say_rare_rounds(read.rare), *report.rounded)
    report = replace(
        report, without_consent=read.without_consent, without_round=read.without_round, rounded=rounded
    )
    return MadeParts(parts, report, found.levels)


def _say_rare_rounds(count: int) -> tuple[str, ...]:
    if not count:
        return ()
    return (
        ngettext(
            "{count} fila no sale: es de una ronda que tuvieron menos de cinco talleres.",
            "{count} filas no salen: son de rondas que tuvieron menos de cinco talleres.",
            count,
        ).format(count=count),
    )


def _traits_of(
    workshops: Mapping[int, WorkshopFacts], rounds: Sequence[Round]
) -> tuple[tuple[Trait, ...], dict[int, tuple[str | None, ...]]]:
    years = {one.workshop_id: int(one.first_on[:4]) for one in rounds}
    clusters = sorted({one.cluster for one in workshops.values() if one.cluster})
    raw = {
        key: raw_traits(
            cluster=one.cluster, zone=one.zone, people=one.size, sex=one.owner_sex, birth_year=one.owner_born,
            start_year=one.start_year, first_year=years[key],
        )
        for key, one in workshops.items()
    }  # fmt: skip
    return make_traits(clusters, sorted(set(years.values()))), raw


def _trait_part(traits: Sequence[Trait], found: Coarsened, rounds: Sequence[Round]) -> DataPart:
    """The round itself, and the traits as coarsened."""
    group = _("Ronda y taller")
    columns: dict[str, Sequence[Cell]] = {
        "round": [one.number for one in rounds],
        "months": [one.months for one in rounds],
    }
    variables = [
        Variable("round", _("Ronda, contada desde la primera"), group),
        Variable("months", _("Meses desde la primera ronda"), group, unit=_("meses"),
                 treatment=_("de tres en tres; ningún día sale")),
    ]  # fmt: skip
    for place, trait in enumerate(traits):
        columns[trait.name] = [found.cells[one.workshop_id][place] for one in rounds]
        words = used_words(trait, columns[trait.name])
        less = _("dicho con menos detalle hasta que cinco talleres sean iguales")
        variables.append(
            Variable(
                trait.name, trait.title, group, values=words, origin=_("la ficha del taller"),
                missing=(NOT_NOTED, KEPT_BACK), treatment=less if words else _("no se dice de ningún taller"),
                coded=True,
            )
        )  # fmt: skip
    return DataPart(tuple(variables), columns)


def _report(
    traits: Sequence[Trait], raw: Mapping[int, Sequence[str | None]], found: Coarsened, read: EvidenceRead,
    parts: Sequence[DataPart],
) -> RiskReport:  # fmt: skip
    seen, rounds = [TRAITS.index(name) for name in SEEN], read.rounds
    owners = [one.workshop_id for one in rounds]
    variables = [one for part in parts for one in part.variables]
    columns = {name: column for part in parts for name, column in part.columns.items()}
    before = {key: (read.part_of[key], arms_of(read.pilots, key)) for key in raw}
    after = {key: (read.part_of[key], arms) for key, arms in found.fixed.items()}
    besides = _known_besides(columns, owners, read.pilots)
    groups = {key: (after[key], *cells) for key, cells in found.cells.items()}
    return RiskReport(
        workshops=len(raw), rows=len(rounds), smallest_wanted=SMALLEST, without_consent=0,
        without_round=0,
        before=look_at(raw, before, seen, besides),
        after=look_at(found.cells, after, seen, besides),
        diversity=look_for_alike(variables, columns, owners, groups),
        coarsened=say_coarsened(traits, found),
        rounded=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        left_out=_say_left_out(),
    )  # fmt: skip


def _known_besides(
    columns: Mapping[str, Sequence[Cell]], owners: Sequence[int], pilots: Sequence[DrawnPilot]
) -> dict[str, Mapping[int, object]]:
    """What one neighbour or another knows of a workshop too, and is in the data: each by itself."""

    def newest(names: Sequence[str]) -> dict[int, object]:
        told = zip(*(columns[one] for one in names), strict=True)
        return dict(zip(owners, told, strict=True))

    months: dict[int, tuple[Cell, ...]] = {}
    for owner, month in zip(owners, columns["months"], strict=True):
        months[owner] = (*months.get(owner, ()), month)
    found: dict[str, Mapping[int, object]] = {
        "women": newest(["women_share"]),
        "rounds": Counter(owners),
        "visits": months,
        "papers": newest([f"step_{variable_name(one)}" for one in PUBLIC_STEPS]),
    }
    took = [f"p{one.number}_took" for one in pilots if f"p{one.number}_took" in columns]
    return found | ({"took": newest(took)} if took else {})


def _say_left_out() -> tuple[str, ...]:
    return (
        _(
            "Nombres, cédulas, RUC, teléfonos, direcciones, ubicaciones, fotos y todo lo escrito con palabras."
        ),
        _("Los días exactos: cada ronda dice cuántos meses pasaron desde la primera."),
        _("La cantidad exacta de personas y de máquinas: sale el tamaño, y cuánto cambió."),
        _(
            "Los códigos de los talleres: cada fila lleva un signo nuevo, cuya llave queda en el archivo de la oficina."
        ),
    )


def _put_together(
    parts: Sequence[DataPart], rounds: Sequence[Round], report: RiskReport, today: date
) -> AnonymousData:
    """The columns by the signs of the rows, so that their order tells nothing."""
    key = throw_key()
    signs = {one: sign_of(key, one) for one in {each.workshop_id for each in rounds}}
    order = sorted(
        range(len(rounds)), key=lambda place: (signs[rounds[place].workshop_id], rounds[place].number)
    )
    sign = Variable(
        "id", _("Signo del taller, el mismo en todas sus rondas"), _("Ronda y taller"), text=True,
        treatment=_("al azar; la llave queda en el archivo de la oficina"),
    )  # fmt: skip
    in_order = itemgetter(*order)  # of five workshops at least, so it gives a tuple
    columns: dict[str, Sequence[Cell]] = {"id": in_order([signs[one.workshop_id] for one in rounds])}
    variables: list[Variable] = [sign]
    for part in parts:
        variables += part.variables
        columns |= {one.name: in_order(part.columns[one.name]) for one in part.variables}
    return AnonymousData(tuple(variables), columns, report, f"{today:%Y-%m}", secret=key)
