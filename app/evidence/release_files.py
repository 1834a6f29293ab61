"""The files of a release: which there are of each format, written, and their hash."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path

from app.apart import Reckoner, reckon_here
from app.errors import DataProblem
from app.evidence.records import AnonymousData, WrittenFormat
from app.evidence.words import FORMAT_WORDS, FORMATS
from app.handing_out import cannot_write, write_whole
from app.i18n import _
from app.progress import SILENT, Progress

STATA, WORKBOOK = "datos.dta", "datos.xlsx"


def names_of(form: str) -> tuple[str, ...]:
    """The files of a format."""
    from app.evidence.package_file import CODEBOOK, DATA, PACKAGE

    return {"csv": (DATA, CODEBOOK, PACKAGE), "dta": (STATA,), "xlsx": (WORKBOOK,)}[form]


def write_format(data: AnonymousData, form: str, folder: Path, reckon: Reckoner = reckon_here) -> list[Path]:
    """Write the files of a format into a folder; `reckon` is where they are made. Raises `FileProblem`."""
    contents = reckon(
        format_bytes, replace(data, secret="", visits=()), form
    )  # the key and whose rows they are stay here
    return [write_whole(content, folder / name) for name, content in contents.items()]


def format_bytes(data: AnonymousData, form: str) -> dict[str, bytes]:
    """The files of a format by their names."""
    if form == "csv":
        from app.evidence.package_file import package_files

        return package_files(data)
    if form == "dta":
        from app.evidence.stata_file import stata_bytes

        return {STATA: stata_bytes(data)}
    from app.evidence.workbook_file import workbook_sheets
    from app.lists.sheets import workbook_bytes

    return {WORKBOOK: workbook_bytes(workbook_sheets(data))}


def digest_of(files: Collection[Path]) -> str:
    """The SHA-256 of the files one after another, in the order of their names."""
    digest = hashlib.sha256()
    for one in sorted(files):
        digest.update(one.read_bytes())
    return digest.hexdigest()


def write_release(
    data: AnonymousData, folder: Path, formats: Collection[str], *, reckon: Reckoner = reckon_here,
    progress: Progress = SILENT,
) -> tuple[WrittenFormat, ...]:  # fmt: skip
    """Write the files alone: all, or none where one cannot be written or `progress` stops it.

    They are worth something only once `keep_release` kept their key. `reckon` is where their bytes are made.
    """
    wanted = [one for one in FORMATS if one in formats]
    targets = {one: [folder / name for name in names_of(one)] for one in wanted}
    if there := [one.name for files in targets.values() for one in files if one.exists()]:
        raise DataProblem(
            _("En la carpeta ya hay {names}; elija una vacía, así no se mezclan dos entregas.").format(
                names=", ".join(there)
            )
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise cannot_write(folder, trouble) from trouble
    written: list[WrittenFormat] = []
    try:
        for place, one in enumerate(wanted):
            progress.report(place, len(wanted), _("Escribiendo: {format}").format(format=FORMAT_WORDS[one]))
            made = write_format(data, one, folder, reckon)
            written.append(WrittenFormat(one, tuple(targets[one]), digest_of(made)))
        progress.report(len(wanted), len(wanted))
    except BaseException:
        for target in (one for files in targets.values() for one in files):
            target.unlink(missing_ok=True)
        raise
    return tuple(written)


def remove_written(written: Sequence[WrittenFormat]) -> None:
    """Data whose key was not kept are no use to anybody."""
    for one in written:
        for file in one.files:
            file.unlink(missing_ok=True)
