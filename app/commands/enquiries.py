"""The command line of enquiries, saved answers, figures and milestones."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.command_line import (
    find_workshop_id,
    json_option,
    office_file,
    open_store,
    passphrase_option,
    period_options,
    print_json,
    read_period,
    workshop_option,
)
from app.i18n import _, format_day

if TYPE_CHECKING:
    from app.enquiries.records import EnquiryLine, KnownAnswer
    from app.figures.records import Milestone


@click.command("enquiries")
@office_file
@period_options
@json_option
def enquiries(
    file: Path, passphrase_file: Path | None, first_day: str | None, last_day: str | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Listar las consultas, las últimas primero."""
    from app.enquiries.queries import list_enquiries
    from app.enquiries.words import STATUS_WORDS, TOPIC_WORDS

    period = read_period(first_day, last_day)
    with open_store(file, passphrase_file) as store:
        lines = list_enquiries(store, period=period)
    if as_json:
        print_json([_enquiry_shape(line) for line in lines])
        return
    for line in lines:
        one = line.enquiry
        parts = (
            format_day(one.asked_on), STATUS_WORDS[one.status], TOPIC_WORDS[one.topic], line.asker,
            one.question,
        )  # fmt: skip
        click.echo("  ·  ".join(part for part in parts if part))


def _enquiry_shape(line: "EnquiryLine") -> dict[str, Any]:
    one = line.enquiry
    return {
        "id": one.id, "date": one.asked_on, "status": one.status, "topic": one.topic,
        "channel": one.channel, "question": one.question, "answer": one.answer,
        "known_answer": one.known_answer_code, "minutes": one.minutes,
        "workshop": line.workshop_code or None, "cluster": line.cluster or None,
        "asker": {
            "name": one.asker_name, "sex": one.asker_sex, "birth_year": one.asker_birth_year,
            "role": one.asker_role,
        },
        "consultant": line.consultant or None, "follow_up_on": one.follow_up_on,
        "follow_up_note": one.follow_up_note,
    }  # fmt: skip


@click.command("answers")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@passphrase_option
@click.option("--search", "text", help=_("Lo que pregunta la persona; las mejores primero."))
@json_option
def answers(
    file: Path | None, passphrase_file: Path | None, text: str | None, as_json: bool
) -> None:
    """Buscar en las respuestas guardadas: las del programa, o las de una oficina."""
    from app.enquiries.known_answer_search import AnswerIndex
    from app.enquiries.words import TOPIC_WORDS, say_validity

    found = _read_answers(file, passphrase_file)
    if text is not None:
        found = AnswerIndex(found, dict(TOPIC_WORDS)).find(text, limit=10)
    today = date.today().isoformat()
    if as_json:
        print_json([_answer_shape(answer, today) for answer in found])
        return
    for answer in found:
        click.echo(f"{answer.code or '-':<8}{answer.question}  ·  {say_validity(answer, today)}")
        if text is not None:
            click.echo(f"        {answer.answer}")


def _read_answers(file: Path | None, passphrase_file: Path | None) -> list["KnownAnswer"]:
    """Of an office, or without FILE the program's own; with the legal figures of today."""
    from dataclasses import replace

    from app.enquiries.known_answer_file import shipped_answers
    from app.enquiries.known_answer_queries import list_known_answers
    from app.enquiries.legal_figures import fill_figures
    from app.formalization.queries import read_statutes
    from app.formalization.statutes import load_statutes

    if file is None:
        known, statutes = list(shipped_answers()), load_statutes()
    else:
        with open_store(file, passphrase_file) as store:
            known, statutes = list_known_answers(store), read_statutes(store)
    today = date.today().isoformat()
    return [
        replace(answer, answer=fill_figures(answer.answer, statutes, today)) for answer in known
    ]


def _answer_shape(answer: "KnownAnswer", today: str) -> dict[str, Any]:
    from app.enquiries.known_answer_file import answer_number

    return {
        "number": answer_number(answer), "code": answer.code, "topic": answer.topic,
        "question": answer.question, "answer": answer.answer, "asked_as": list(answer.asked_as),
        "source": answer.source, "read_on": answer.read_on, "confidence": answer.confidence,
        "valid_until": answer.valid_until, "overdue": answer.is_overdue(today),
        "state": answer.state,
    }  # fmt: skip


@click.command("figures")
@office_file
@workshop_option
@json_option
def figures(file: Path, passphrase_file: Path | None, code: str, as_json: bool) -> None:
    """Listar las cifras de un taller."""
    from app.figures.kinds import figure_title, say_figure
    from app.figures.months import say_period
    from app.figures.queries import list_figures

    with open_store(file, passphrase_file) as store:
        found = list_figures(store, find_workshop_id(store, code))
    if as_json:
        keys = ("kind", "period_from", "period_to", "value", "origin", "note")
        print_json([{key: getattr(one, key) for key in keys} for one in found])
        return
    for one in found:
        value = say_figure(one.kind, one.value).replace("\u00a0", " ")
        period = say_period(one.period_from, one.period_to)
        click.echo(f"{figure_title(one.kind)}  ·  {period}  ·  {value}")


@click.command("milestones")
@office_file
@click.option("--workshop", "code", help=_("Solo los de este taller, por su código."))
@period_options
@json_option
def milestones(
    file: Path, passphrase_file: Path | None, code: str | None, first_day: str | None,
    last_day: str | None, as_json: bool,
) -> None:  # fmt: skip
    """Listar los hitos y a qué se deben, con sus correcciones."""
    from app.figures.milestone_queries import list_milestones
    from app.figures.milestone_words import ATTRIBUTION_WORDS, say_milestone

    period = read_period(first_day, last_day)
    with open_store(file, passphrase_file) as store:
        workshop = find_workshop_id(store, code) if code else None
        found = list_milestones(store, workshop_id=workshop, period=period)
    if as_json:
        print_json([_milestone_shape(one) for one in found])
        return
    for one in found:
        said = say_milestone(one.standing).replace("\u00a0", " ")
        owed = ATTRIBUTION_WORDS[one.standing.attribution]
        click.echo(f"{format_day(one.happened_on)}  ·  {one.workshop_code}  ·  {said}  ·  {owed}")


def _milestone_shape(one: "Milestone") -> dict[str, Any]:
    keys = (
        "id", "kind", "happened_on", "before", "after", "what", "attribution", "attribution_why",
        "origin", "document", "locked", "late", "correction_reason",
    )  # fmt: skip
    return {
        "workshop": one.workshop_code,
        **{key: getattr(one, key) for key in keys},
        "corrections": [_milestone_shape(each) for each in one.corrections],
    }


COMMANDS: tuple[click.Command, ...] = (enquiries, answers, figures, milestones)
