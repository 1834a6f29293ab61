"""A proposed scheme as a TOML file, checked. What is not in it is not assumed."""

from pathlib import Path

from app.errors import DataProblem, FileProblem
from app.evidence.scheme_records import BASES, PROPOSED, Scheme
from app.files import read_bounded
from app.formalization.statute_file import read_toml
from app.i18n import _

LARGEST_FILE = 100_000  # bytes


def read_scheme(path: Path) -> Scheme:
    """The proposal of a file. Raises `FileProblem` or `DataProblem`, which says where it is wrong."""
    try:
        text = read_bounded(path, LARGEST_FILE).decode("utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise FileProblem(
            _("No se pudo leer «{name}»; elija el archivo TOML de la propuesta.").format(name=path.name)
        ) from trouble
    return parse_scheme(text, name=path.name)


def parse_scheme(text: str, *, name: str) -> Scheme:
    """The proposal of a text; `name` is how a problem calls it. Raises `DataProblem`."""
    from pydantic import ValidationError

    from app.diagnosis.instrument_file import explain
    from app.evidence.scheme_entries import SchemeEntry

    content = read_toml(text, name, _unreadable)
    if content.get("state") != PROPOSED:
        raise DataProblem(
            _(
                '«{name}» tiene que decir state = "propuesta": lo que ya es ley se carga en las cifras legales, con su norma.'
            ).format(name=name)
        )
    try:
        return SchemeEntry.model_validate(content).as_scheme()
    except ValidationError as trouble:
        what = explain(dict(trouble.errors()[0]), dict(content))
        raise DataProblem(
            _("En «{name}», {what}. Una propuesta dice {needed}; la base es {bases}.").format(
                name=name, what=what, needed="name, issued_by, issued_on, [rates]", bases=" / ".join(BASES)
            )
        ) from trouble


def _unreadable(name: str, what: str) -> DataProblem:
    return DataProblem(
        _("La propuesta «{name}» no se puede usar: {what}; corríjala y pruebe de nuevo.").format(
            name=name, what=what
        )
    )
