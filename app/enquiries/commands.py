"""The command line of enquiries and saved answers."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.command_line import json_option, open_store, passphrase_option, print_json
from app.i18n import _
from app.lists.commands import command_of_list
from app.shapes import Shape, shape

if TYPE_CHECKING:
    from app.enquiries.records import KnownAnswer


ANSWER = "code topic question answer asked_as source read_on confidence valid_until"
enquiries = command_of_list("enquiries", _("Listar las consultas, las últimas primero."), takes_period=True)


@click.command("answers")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@passphrase_option
@click.option("--search", "text", help=_("Lo que pregunta la persona; las mejores primero."))
@json_option
def answers(file: Path | None, passphrase_file: Path | None, text: str | None, as_json: bool) -> None:
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
    return [replace(answer, answer=fill_figures(answer.answer, statutes, today)) for answer in known]


def _answer_shape(answer: "KnownAnswer", today: str) -> Shape:
    from app.enquiries.known_answer_file import answer_number

    return {
        "number": answer_number(answer),
        **shape(answer, ANSWER),
        "overdue": answer.is_overdue(today),
        "state": answer.state,
    }
