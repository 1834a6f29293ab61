"""Keeps the catalogues of `resources/locale`: collect, bring up to date, compile.

Spanish is what the code says, so it has no catalogue. `python3 dev.py i18n` runs this.
"""

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tests.house_rules import ROOT

LOCALE = ROOT / "resources" / "locale"
LANGUAGES = ("en",)
FOLDERS = ("app", "reports", "ui")
KEYWORDS = DEFAULT_KEYWORDS | {"NN_": (1, 2)}


def collect() -> Catalog:
    """Every message of the program, with the modules that say it."""
    template = Catalog(project="hilvan", charset="utf-8", fuzzy=False)
    for folder in FOLDERS:
        found = extract_from_dir(ROOT / folder, method_map=[("**.py", "python")], keywords=KEYWORDS)
        for name, _line, message, comments, context in found:
            place = [(f"{folder}/{name}", 0)]
            template.add(message, None, place, auto_comments=comments, context=context)
    return template


def catalogue_path(language: str, folder: Path = LOCALE) -> Path:
    return folder / language / "LC_MESSAGES" / "hilvan.po"


def read_catalogue(path: Path, language: str) -> Catalog:
    """The translations there are; an empty catalogue when there are none yet."""
    if not path.exists():
        return Catalog(locale=language, project="hilvan", charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, template: Catalog, folder: Path = LOCALE) -> tuple[int, int]:
    """Bring one catalogue up to date and compile it; gives (translated, all messages).

    Translations that stand are kept; a message that is gone is dropped with its translation.
    """
    path = catalogue_path(language, folder)
    catalogue = read_catalogue(path, language)
    catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
    catalogue.obsolete.clear()
    catalogue.header_comment = f"# Hilván in “{language}”; kept by python3 dev.py i18n."
    catalogue.last_translator = catalogue.language_team = "Hilván"
    catalogue.revision_date = catalogue.creation_date
    path.parent.mkdir(parents=True, exist_ok=True)
    text = io.BytesIO()
    write_po(text, catalogue, width=0, sort_output=True, include_lineno=False, omit_header=False)
    path.write_bytes(text.getvalue())
    path.with_suffix(".mo").write_bytes(compiled(catalogue))
    messages = [message for message in catalogue if message.id]
    return sum(is_translated(message.string) for message in messages), len(messages)


def is_translated(text: str | list[str] | tuple[str, ...] | None) -> bool:
    return bool(text) if text is None or isinstance(text, str) else all(text)


def compiled(catalogue: Catalog) -> bytes:
    """The bytes that gettext reads."""
    binary = io.BytesIO()
    write_mo(binary, catalogue)
    return binary.getvalue()


def main() -> int:
    """Update and compile every catalogue."""
    template = collect()
    for language in LANGUAGES:
        done, total = update(language, template)
        print(f"{language}: {done} of {total} messages translated; the rest is shown in Spanish")
    return 0


if __name__ == "__main__":
    sys.exit(main())
