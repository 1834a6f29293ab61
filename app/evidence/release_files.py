"""The files of a release: which there are of each format, written, and their hash."""

import hashlib
from collections.abc import Collection
from pathlib import Path

from app.evidence.records import AnonymousData
from app.handing_out import write_whole

STATA, WORKBOOK = "datos.dta", "datos.xlsx"


def names_of(form: str) -> tuple[str, ...]:
    """The files of a format."""
    from app.evidence.package_file import CODEBOOK, DATA, PACKAGE

    return {"csv": (DATA, CODEBOOK, PACKAGE), "dta": (STATA,), "xlsx": (WORKBOOK,)}[form]


def write_format(data: AnonymousData, form: str, folder: Path) -> list[Path]:
    """Write the files of a format into a folder. Raises `FileProblem`."""
    if form == "csv":
        from app.evidence.package_file import package_files

        return [write_whole(content, folder / name) for name, content in package_files(data).items()]
    if form == "dta":
        from app.evidence.stata_file import stata_bytes

        return [write_whole(stata_bytes(data), folder / STATA)]
    from app.evidence.workbook_file import workbook_sheets
    from app.lists.sheets import write_workbook

    return [write_workbook(workbook_sheets(data), folder / WORKBOOK)]


def digest_of(files: Collection[Path]) -> str:
    """The SHA-256 of the files one after another, in the order of their names."""
    digest = hashlib.sha256()
    for one in sorted(files):
        digest.update(one.read_bytes())
    return digest.hexdigest()
