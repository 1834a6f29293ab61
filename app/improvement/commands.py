"""The command line of the improvement."""

from pathlib import Path

import click

from app.command_line import (
    find_visit,
    json_option,
    office_file,
    open_store,
    print_json,
    workshop_option,
)
from app.i18n import _


@click.command("recommend")
@office_file
@workshop_option
@json_option
def recommend(file: Path, passphrase_file: Path | None, code: str, as_json: bool) -> None:
    """Decir por dónde empezar en un taller, y por qué."""
    from app.diagnosis.scoring import score_answers
    from app.improvement import priorities
    from app.improvement.catalogue import load_catalogue
    from app.improvement.queries import read_programme
    from app.improvement.shapes import shape_recommendations
    from app.improvement.surroundings import find_lacking

    with open_store(file, passphrase_file) as store:
        visit = find_visit(store, code, None)
        programme = read_programme(store, visit.id)
        lacking = find_lacking(store, visit)
    choices = programme.choices if programme else ()
    result = score_answers(visit.instrument, visit.answers)
    asked = (visit.instrument, visit.answers, result, load_catalogue(), choices, lacking)
    found, left_out = priorities.recommend(*asked), priorities.leave_out(*asked)
    if as_json:
        print_json(shape_recommendations(code.strip().upper(), visit, found, left_out))
        return
    for one in found:
        click.echo(f"{one.rank:>3}  {one.solution.title}: {one.because}")
    not_proposed = _("no se propone")
    for other in left_out:
        click.echo(f"  -  {other.solution.title}: {not_proposed} {other.because}")
