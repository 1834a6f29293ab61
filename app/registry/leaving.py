"""What of a workshop leaves in its list beyond what the page shows: all that the Ficha keeps.

The people who work there leave counted, and never by name; what was answered does not leave.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from app.diagnosis.queries import read_answers, read_instrument
from app.diagnosis.scoring import score_answers
from app.i18n import _
from app.lists.kind import ListColumn
from app.registry.groups import PURPOSE_WORDS, SEX_WORDS, ZONE_WORDS
from app.registry.queries import list_workshops
from app.registry.records import Membership, Person, Workshop, WorkshopLine
from app.registry.remarks import shown_phone
from app.registry.vocabulary import machine_name, term_name
from app.storage.records import Reader

AT_ONCE = 500  # workshops whose answers are held in memory together
_NEWEST = """
SELECT v.workshop_id, v.id, i.hash, max(v.visited_on) FROM visit v JOIN instrument i ON i.id = v.instrument_id
WHERE v.deleted = 0 AND v.status = 'finished' AND v.rating_of IS NULL
  AND v.workshop_id IN (SELECT value FROM json_each(?)) GROUP BY v.workshop_id
"""


def fill_lines(reader: Reader, lines: Sequence[WorkshopLine]) -> tuple[list[ListColumn], list[WorkshopLine]]:
    """All the columns, and the lines with the whole workshop and its last score.

    So many queries, however many lines there are.
    """
    whole = {one.id: one for one in list_workshops(reader)}
    scores = _last_scores(reader, [line.id for line in lines])
    filled = [line._replace(whole=whole.get(line.id), score=scores.get(line.id)) for line in lines]
    return columns_that_leave(), filled


def columns_that_leave(_: Callable[[str], str] = _) -> list[ListColumn]:
    """Every column, its heading said by `_` (of the language in use): a list that comes back is known by them."""
    return [
        ListColumn(_("Código"), "code", width=12, means="code"),
        ListColumn(_("Taller"), "name", width=32, means="name"),
        ListColumn(_("Dueña o dueño"), "owner", width=30, means="owner"),
        *_owner_columns(_),
        ListColumn(_("Territorio"), "cluster", width=20, means="cluster"),
        ListColumn(_("Barrio o compañía"), "place", means="place"),
        ListColumn(_("Teléfono"), "phone", width=18, means="phone"),
        *_workshop_columns(_),
        *_people_columns(_),
        ListColumn(_("Último diagnóstico"), "last_visit_on", "date"),
        ListColumn(_("Puntaje"), "score", "number"),
        ListColumn(_("Diagnósticos terminados"), "visits", "number"),
        ListColumn(_("Diagnósticos sin terminar"), "drafts", "number"),
        ListColumn(_("Acciones abiertas"), "open_actions", "number"),
        *_last_columns(_),
    ]


def _last_scores(reader: Reader, workshops: Sequence[int]) -> dict[int, float]:
    """The score of each workshop's newest finished round."""
    scores: dict[int, float] = {}
    for start in range(0, len(workshops), AT_ONCE):
        newest = reader.rows(_NEWEST, (json.dumps(workshops[start : start + AT_ONCE]),))
        answers = read_answers(reader, [row[1] for row in newest])
        for workshop, visit, digest, _day in newest:
            found = score_answers(read_instrument(reader, digest), answers.get(visit, {})).overall
            if found is not None:
                scores[workshop] = round(found)
    return scores


def _owner_columns(_: Callable[[str], str]) -> tuple[ListColumn, ...]:
    """What is known of the first owner."""
    return (
        _column(_("Cédula"), _of_owner(lambda one: one.cedula), width=12, means="cedula"),
        _column(_("Sexo"), _of_owner(lambda one: SEX_WORDS.get(one.sex or "")), width=10, means="sex"),
        _column(_("Año de nacimiento"), _of_owner(lambda one: one.birth_year), "number", means="birth_year"),
        _column(
            _("Estudios"),
            _of_owner(lambda one: _term("schooling", one.schooling)),
            width=20,
            means="schooling",
        ),
        _column(
            _("Idioma"), _of_owner(lambda one: _term("languages", one.language)), width=14, means="language"
        ),
        _column(
            _("Teléfono propio"),
            _of_owner(lambda one: shown_phone(one.phone, one.phone_given)),
            width=18,
            means="owner_phone",
        ),
    )


def _workshop_columns(_: Callable[[str], str]) -> tuple[ListColumn, ...]:
    """What is known of the workshop itself, and of its association."""
    return (
        _column(_("RUC"), lambda one: one.ruc_given or one.ruc, width=13, means="ruc"),
        _column(
            _("Forma legal"), lambda one: _term("legal_forms", one.legal_form), width=20, means="legal_form"
        ),
        _column(_("Año de inicio"), lambda one: one.start_year, "number", means="start_year"),
        _column(_("Zona"), lambda one: ZONE_WORDS.get(one.zone or ""), width=10, means="zone"),
        _column(_("Latitud"), lambda one: one.latitude, "number", means="latitude"),
        _column(_("Longitud"), lambda one: one.longitude, "number", means="longitude"),
        _column(
            _("Asociación"),
            lambda one: ", ".join(each.association for each in one.memberships),
            width=30,
            means="association",
        ),
        _column(_("Fecha de ingreso"), _of_member(lambda one: one.joined_on), "date", means="joined_on"),
        _column(_("Socio activo"), _of_member(lambda one: one.active), "yesno", means="active"),
        _column(_("Cuota Gs."), _of_member(lambda one: one.fee), "money", means="fee"),
        _column(
            _("Qué confecciona"),
            lambda one: ", ".join(each.name for each in one.products),
            width=30,
            means="products",
        ),
        _column(_("Máquinas"), _say_machines, width=34, means="machines"),
        _column(_("Total de máquinas"), _count_machines, "number"),
    )


def _people_columns(_: Callable[[str], str]) -> tuple[ListColumn, ...]:
    """How many work there; nobody was counted: nothing."""
    return (
        _column(
            _("Mujeres"),
            lambda one: one.count_people("woman") if one.people else None,
            "number",
            means="women",
        ),
        _column(
            _("Varones"), lambda one: one.count_people("man") if one.people else None, "number", means="men"
        ),
        ListColumn(_("Personas"), lambda one: one.people or None, "number"),
        _column(_("Personas en IPS"), _count_insured, "number"),
    )


def _last_columns(_: Callable[[str], str]) -> tuple[ListColumn, ...]:
    """What she lets the centre do, and what was noted."""
    return (
        *(
            _column(_("Permiso: {what}").format(what=_(words)), _permission(purpose), "yesno")
            for purpose, words in PURPOSE_WORDS.spanish.items()
        ),
        _column(_("Observaciones"), lambda one: one.note, width=40, means="note"),
    )


def _column(
    title: str, of: Callable[[Workshop], Any], kind: Any = "text", width: float | None = None, means: str = ""
) -> Any:
    def value(line: WorkshopLine) -> Any:
        return of(line.whole) if line.whole is not None else None

    return ListColumn(title, value, kind, width, means=means)


def _of_owner(of: Callable[[Person], Any]) -> Callable[[Workshop], Any]:
    return lambda workshop: of(workshop.owners[0]) if workshop.owners else None


def _of_member(of: Callable[[Membership], Any]) -> Callable[[Workshop], Any]:
    return lambda workshop: of(workshop.memberships[0]) if workshop.memberships else None


def _permission(purpose: str) -> Callable[[Workshop], Any]:
    def newest(workshop: Workshop) -> bool | None:
        said = [one for one in workshop.consents if one.purpose == purpose]
        return max(said, key=lambda one: one.id).granted if said else None

    return newest


def _term(vocabulary: str, code: str | None) -> str | None:
    return term_name(vocabulary, code) if code else None


def _say_machines(workshop: Workshop) -> str:
    """As lists write them, and as they are read: "2 recta, 1 overlock"."""
    counts: Counter[str] = Counter()
    for machine in workshop.machines:
        counts[machine.type] += machine.count
    return ", ".join(f"{count} {machine_name(kind).lower()}" for kind, count in counts.items())


def _count_machines(workshop: Workshop) -> int | None:
    return sum(one.count for one in workshop.machines) or None


def _count_insured(workshop: Workshop) -> int | None:
    known = [group for group in workshop.people if group.in_ips is not None]
    return sum(group.count for group in known if group.in_ips) if known else None
