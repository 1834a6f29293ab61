"""Makes the data that would leave the office, and the report of how well somebody could be found in them."""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from operator import itemgetter

from app.errors import DataProblem
from app.evidence.answer_part import read_answer_part
from app.evidence.coarsening import coarsen
from app.evidence.consents import newest_data_consents
from app.evidence.figure_part import read_figure_part
from app.evidence.parts import DataPart
from app.evidence.pilot_part import DrawnPilot, arms_of, list_drawn_pilots, make_pilot_part
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
from app.evidence.rounds import Round, list_rounds
from app.evidence.signs import sign_of, throw_key
from app.evidence.support_part import make_people_part, read_step_part, read_support_part
from app.evidence.traits import TRAITS, make_traits, raw_traits, say_coarsened, used_words
from app.evidence.workshop_facts import WorkshopFacts, read_facts
from app.i18n import _, ngettext
from app.progress import SILENT, Progress
from app.storage.records import Reader
from app.suppression import SMALLEST

SEEN = ("cluster", "zone", "size", "owner_sex")  # from the street


def who_consented(reader: Reader) -> set[int]:
    """The workshops whose newest decision lets their data go; one that was not asked is not among them."""
    return {workshop for workshop, granted in newest_data_consents(reader).items() if granted}


def make_anonymous(
    reader: Reader, *, today: date | None = None, progress: Progress = SILENT,
    pilots_told: Collection[int] | None = None,
) -> AnonymousData:  # fmt: skip
    """The data as they would leave today, with a fresh key; nothing is written.

    `pilots_told` are the pilots whose groups are told, by id; None: all that were drawn.
    Raises `DataProblem` where fewer than five workshops with a finished round let theirs go.
    """
    consenting = who_consented(reader)
    every = read_facts(reader)
    all_rounds = list_rounds(reader, consenting & every.keys())
    rounds = had_by_enough(all_rounds)
    there = {one.workshop_id for one in rounds}
    workshops = {key: one for key, one in every.items() if key in there}
    if len(workshops) < SMALLEST:
        raise DataProblem(_say_too_few(len(workshops)))
    pilots = [
        one
        for one in list_drawn_pilots(reader)
        if one.arms.keys() & there and (pilots_told is None or one.whole.pilot.id in pilots_told)
    ]
    traits, raw = _traits_of(workshops, rounds)
    found = coarsen(traits, raw, {key: arms_of(pilots, key) for key in workshops})
    work: tuple[Callable[[], DataPart], ...] = (
        lambda: _trait_part(traits, found, rounds),
        lambda: make_people_part(workshops, rounds),
        lambda: make_pilot_part(pilots, found.fixed, rounds),
        lambda: read_answer_part(reader, rounds),
        lambda: read_figure_part(reader, rounds),
        lambda: read_step_part(reader, rounds),
        lambda: read_support_part(reader, rounds),
    )
    parts = []
    for place, make in enumerate(work):
        progress.report(place, len(work) + 1)
        parts.append(make())
    progress.report(len(work), len(work) + 1)
    refused, without_round = every.keys() - consenting, (consenting & every.keys()) - there
    report = _report(traits, raw, found, pilots, rounds, parts)
    rounded = (*_say_rare_rounds(len(all_rounds) - len(rounds)), *report.rounded)
    report = replace(report, without_consent=len(refused), without_round=len(without_round), rounded=rounded)
    return _put_together(parts, rounds, report, today or date.today())


def had_by_enough(rounds: Sequence[Round]) -> list[Round]:
    """Without the rounds that fewer than five workshops had: who had a fourth one is known."""
    counts = Counter(one.number for one in rounds)
    return [one for one in rounds if one.number == 1 or counts[one.number] >= SMALLEST]


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


def _say_too_few(count: int) -> str:
    return ngettext(
        "Solo {count} taller con diagnóstico dejó que sus datos salgan; hacen falta cinco para que no se lo reconozca.",
        "Solo {count} talleres con diagnóstico dejaron que sus datos salgan; hacen falta cinco para que no se los reconozca.",
        count,
    ).format(count=count)


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
            )
        )  # fmt: skip
    return DataPart(tuple(variables), columns)


def _report(
    traits: Sequence[Trait], raw: Mapping[int, Sequence[str | None]], found: Coarsened,
    pilots: Sequence[DrawnPilot], rounds: Sequence[Round], parts: Sequence[DataPart],
) -> RiskReport:  # fmt: skip
    seen = [TRAITS.index(name) for name in SEEN]
    arms = {key: arms_of(pilots, key) for key in raw}
    owners = [one.workshop_id for one in rounds]
    variables = [one for part in parts for one in part.variables]
    columns = {name: column for part in parts for name, column in part.columns.items()}
    besides: dict[str, Mapping[int, object]] = {
        "women": dict(zip(owners, columns["women_share"], strict=True)),
        "rounds": Counter(owners),
    }
    groups = {key: (found.fixed[key], *cells) for key, cells in found.cells.items()}
    return RiskReport(
        workshops=len(raw), rows=len(rounds), smallest_wanted=SMALLEST, without_consent=0,
        without_round=0,
        before=look_at(raw, arms, seen, besides),
        after=look_at(found.cells, found.fixed, seen, besides),
        diversity=look_for_alike(variables, columns, owners, groups),
        coarsened=say_coarsened(traits, found),
        rounded=tuple(dict.fromkeys(note for part in parts for note in part.notes)),
        left_out=_say_left_out(),
    )  # fmt: skip


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
    return AnonymousData(tuple(variables), columns, report, f"{today:%Y-%m}", key)
