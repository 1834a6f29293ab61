"""Reading instrument files, each text once."""

import hashlib
import tomllib
from pathlib import Path

from app.diagnosis.records import Instrument
from app.errors import DataProblem
from app.i18n import _
from app.paths import resource_path

_parsed: dict[str, Instrument] = {}


def list_instruments(folder: Path | None = None) -> list[Instrument]:
    """The newest version of each instrument the program brings, by code."""
    newest: dict[str, Instrument] = {}
    for path in sorted((folder or resource_path("instruments")).glob("*.toml")):
        instrument = parse_instrument(path.read_text(encoding="utf-8"), name=path.name)
        other = newest.get(instrument.code)
        if other is None or _version_key(instrument) > _version_key(other):
            newest[instrument.code] = instrument
    return [newest[code] for code in sorted(newest)]


def earlier_instrument(mark: str) -> Instrument | None:
    """An earlier text that the program still reads, by its code and version ("confeccion-2026 2026.1")."""
    known = earlier_instruments()
    return next((one for one in known if f"{one.code} {one.version}" == mark), None)


def earlier_instruments() -> list[Instrument]:
    """Every earlier text that the program still reads: old forms come in with the wording they were asked in."""
    return [
        parse_instrument(path.read_text(encoding="utf-8"), name=path.name)
        for path in sorted((resource_path("instruments") / "earlier").glob("*.toml"))
    ]


def load_instrument(code: str) -> Instrument:
    """The newest version of one instrument; raises DataProblem if there is none."""
    known = list_instruments()
    for instrument in known:
        if instrument.code == code:
            return instrument
    codes = ", ".join(instrument.code for instrument in known)
    raise DataProblem(
        _("No hay un instrumento «{code}»; los que hay son: {codes}.").format(code=code, codes=codes)
    )


def known_instrument(digest: str) -> Instrument | None:
    """The instrument with this hash, if its text was parsed already."""
    return _parsed.get(digest)


def parse_instrument(text: str, *, name: str = "instrumento") -> Instrument:
    """The instrument a text holds; `name` is the file named in a DataProblem."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    if digest not in _parsed:
        _parsed[digest] = _parse(text, digest, name)
    return _parsed[digest]


def _parse(text: str, digest: str, name: str) -> Instrument:
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise DataProblem(
            _("El archivo «{name}» no se puede leer como TOML: {cause}.").format(name=name, cause=trouble)
        ) from trouble
    from pydantic import ValidationError

    from app.diagnosis.instrument_file import InstrumentFile, explain

    try:
        return InstrumentFile.model_validate(tree).record(source=text, digest=digest)
    except ValidationError as trouble:
        first = explain(dict(trouble.errors()[0]), tree)
        raise DataProblem(
            _("El instrumento «{name}» no se puede usar: {cause}.").format(name=name, cause=first)
        ) from trouble


def _version_key(instrument: Instrument) -> tuple[int, ...]:
    parts = instrument.version.split(".")
    return tuple(int(part) if part.isdigit() else 0 for part in parts)
