"""Records to print: a real instrument, a workshop with two rounds, a programme."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from app.diagnosis.records import Answer, AnswerKind, Answers, Instrument, Origin, Visit
from app.diagnosis.scoring import score_answers
from app.improvement.records import Action, OwnerChoice, Programme
from app.registry.records import Cluster, Headcount, Person, Workshop
from reports.dossier import Dossier
from tests.fixed_text import fixed_instrument

PRINTED_ON = date(2026, 9, 14)
INSTRUMENT = fixed_instrument()

WORKSHOP = Workshop(
    id=1,
    code="YAG-014",
    name="Confecciones Santa Librada",
    cluster=Cluster(1, "YAG", "Yaguarón"),
    owners=(Person(1, "owner", "Benita", "Caballero Ñuñez", "woman"),),
    people=(Headcount(1, "woman", 5), Headcount(2, "man", 2)),
)


def answer_all(instrument: Instrument = INSTRUMENT, shift: int = 0, notes: int = 0) -> Answers:
    """Answers with every kind in them; MER is not measured; `shift` lifts the levels."""
    answers: dict[str, Answer] = {}
    for number, item in enumerate(instrument.items):
        level = min((number * 7 + 3) % 5 + shift, 4)
        if len(item.levels) == 2:
            level = 4 if level >= 2 else 0
        if item.critical_below is not None:
            level = max(level, item.critical_below)
        note = f"Nota {number + 1}: mba'éichapa, g̃uahẽ ỹ, ñandutí, ₲ 350.000." if number < notes else None
        origin = (Origin.SAID, Origin.NOTEBOOK, Origin.DOCUMENT, Origin.MEASURED)[number % 4]
        answers[item.code] = Answer(item.code, AnswerKind.LEVEL, level, origin, note)
    answers["GES-08"] = Answer("GES-08", AnswerKind.NOT_APPLICABLE)
    answers["GES-09"] = Answer("GES-09", AnswerKind.REFUSED, note="Prefiere no hablar de eso.")
    answers["MER-01"] = Answer("MER-01", AnswerKind.DOES_NOT_KNOW)
    answers["MER-02"] = Answer("MER-02", AnswerKind.NOT_OBSERVED)
    for item in instrument.items_of("DEC"):
        answers[item.code] = replace(answers[item.code], origin=Origin.SAID)
    return answers


def make_visit(
    round_number: int = 1, day: str = "2026-03-15", shift: int = 0, notes: int = 0, **levels: int
) -> Visit:
    """A finished visit; `levels` are given as LOC_03=0."""
    answers = dict(answer_all(shift=shift, notes=notes))
    for name, level in levels.items():
        code = name.replace("_", "-")
        answers[code] = Answer(code, AnswerKind.LEVEL, level, Origin.MEASURED)
    return Visit(
        id=round_number, workshop_id=1, round=round_number, visited_on=day, status="finished",
        instrument=INSTRUMENT, answers=answers, consultant="Liz Ayala", seconds=3720,
    )  # fmt: skip


ACTIONS = (
    Action(
        1, 1.0, "Tablero y cables en regla, junto a la cortadora", "alert", responsible="Benita",
        because="porque un cable pelado junto a la cortadora puede matar", due_on="2026-11-30",
        cost=350_000, payer="el taller", first_step="llamar al electricista esta semana",
        evidence="Tablero tapado y cables en caño, visto en la visita",
    ),
    Action(
        2, 2.0, "Anotar los defectos por tipo, cada día", "recommended", responsible="Mirta Gómez",
        due_on="2026-10-05", cost=0, payer="el taller",
        first_step="pegar la planilla en la mesa de plancha", evidence="Planilla de cuatro semanas",
        because="porque hoy no se sabe cuánto se rehace, y pesa mucho en sus entregas",
    ),
    Action(
        3, 3.0, "Inscribirse como patronal en IPS", "owner", responsible="Benita y CAE",
        due_on="2026-12-05", first_step="Juntar cédula, RUC y boleta de luz",
    ),
    Action(4, 4.0, "Calcular el costo de las tres prendas que más vende", "recommended"),
    Action(
        5, 5.0, "Sacar fotos para un catálogo", "recommended", due_on="2027-01-20", cost=50_000
    ),
    Action(
        6, 6.0, "Ordenar el depósito de telas", "recommended", status="done", done_on="2026-08-02"
    ),
)  # fmt: skip

PROGRAMME = Programme(
    id=1, workshop_id=1, visit_id=2, agreed_on="2026-09-12", next_visit_on="2026-12-04",
    next_visit_at="9:00", actions=ACTIONS,
    centre_commitment="acompañar la inscripción en IPS el 05/12 y reservar dos lugares en "
    "«Costos que se pueden medir»",
    choices=(
        OwnerChoice(1, 1, "quiero que mi hija siga con el taller", "tener los papeles al día", 6),
        OwnerChoice(2, 2, "me piden guardapolvos y no llego", "entregar siempre a tiempo", None),
    ),
)  # fmt: skip


def make_dossier(visit: Visit | None = None, previous: Visit | None = None, **more: object) -> Dossier:
    """A dossier with its results scored."""
    values: dict[str, object] = {"workshop": WORKSHOP, **more}
    return Dossier(
        office="CAE Yaguarón",
        centre="CAE",
        printed_on=PRINTED_ON,
        visit=visit,
        result=score_answers(visit.instrument, visit.answers) if visit else None,
        previous=previous,
        previous_result=score_answers(previous.instrument, previous.answers) if previous else None,
        **values,  # type: ignore[arg-type]
    )


def second_round(**more: object) -> Dossier:
    """The usual case: two rounds, a programme of five actions, one alert."""
    values: dict[str, object] = {"programme": PROGRAMME, **more}
    visit = make_visit(2, "2026-09-12", shift=1, LOC_03=0)
    return make_dossier(visit, make_visit(LOC_03=0), **values)


def read_pdf(source: Path | bytes) -> PdfReader:
    """The PDF, opened."""
    return PdfReader(BytesIO(source) if isinstance(source, bytes) else source)


def pdf_text(source: Path | bytes) -> str:
    """All its text, with single spaces."""
    pages = (page.extract_text() for page in read_pdf(source).pages)
    return " ".join(" ".join(pages).split())


def said_at_sizes(source: Path | bytes) -> list[tuple[float, str]]:
    """What is printed, each part with the size of its letters in points."""
    found: list[tuple[float, str]] = []

    def note(text: str, _place: object, _lines: object, _font: object, size: float) -> None:
        if text.strip():
            found.append((round(size, 1), " ".join(text.split())))

    for page in read_pdf(source).pages:
        page.extract_text(visitor_text=note)
    return found


def where_said(source: Path | bytes, page: int = 0) -> list[tuple[float, float, str]]:
    """What is printed on a page, each part with where it begins: points from the left and from the foot."""
    found: list[tuple[float, float, str]] = []

    def note(text: str, place: list[float], lines: list[float], _font: object, _size: object) -> None:
        if text.strip():
            x = lines[4] * place[0] + lines[5] * place[2] + place[4]
            y = lines[4] * place[1] + lines[5] * place[3] + place[5]
            found.append((x, y, " ".join(text.split())))

    read_pdf(source).pages[page].extract_text(visitor_text=note)
    return found
