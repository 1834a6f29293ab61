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

    with open_store(file, passphrase_file) as store:
        visit = find_visit(store, code, None)
        programme = read_programme(store, visit.id)
    choices = programme.choices if programme else ()
    result = score_answers(visit.instrument, visit.answers)
    found = priorities.recommend(visit.instrument, visit.answers, result, load_catalogue(), choices)
    if as_json:
        print_json(shape_recommendations(code.strip().upper(), visit, found))
        return
    for one in found:
        click.echo(f"{one.rank:>3}  {one.solution.title}: {one.because}")
