"""How easy the papers that an owner takes home are to read: `python -m tests.readability`, a step of `dev.py check`.

Fernández Huerta (1959), Medidas sencillas de lecturabilidad, as G. Law corrected it: 206.84 - 60 syllables per word
- 1.02 words per sentence. 70 and more is said to be read with six years of school. It counts words, not sense: that
somebody understands a paper only she can say.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator

from app.diagnosis.duration import MEASURED, PLACE
from tests.catalogues import collect
from tests.house_rules import ROOT, parsed

SIX_YEARS = 70.0
FEWEST_WORDS = 5  # of a text; less is a heading or the name of a column
PAPERS = {  # what an owner keeps, and where its fixed texts stand
    "hoja del taller": ("reports/owner_sheet.py", "reports/commitments.py", "reports/life_map.py"),
    "hoja de progreso": ("reports/progress_sheet.py", "reports/progress_figures.py"),
    "programa de mejora": ("reports/programme.py",),
    "camino a la formalización": ("reports/formalization_path.py", "reports/rungs.py"),
    "cuenta de formalizar": ("reports/formalization_account.py", "reports/floor_lines.py"),
    "hoja de consentimiento": ("reports/consent_sheet.py",),
    "hoja de la visita": ("reports/contact_sheet.py",),
    "respuesta a una consulta": ("reports/answer_sheet.py",),
    "historia de capacitación": ("reports/training_history.py",),
    "historia de una persona": ("reports/trainee_history.py",),
    "invitación": ("reports/invitation.py",),
}
_VOWELS = re.compile(r"[aeoáéóíú]|[iuü]+(?![aeoáéóiuü])", re.IGNORECASE)
_SILENT = re.compile(r"(?<=[qg])u(?=[eiéí])", re.IGNORECASE)
_WORD = re.compile(r"[a-záéíóúüñ]+", re.IGNORECASE)
_END = re.compile(r"[.:;?!…]+(?=\s|$)")


def count_syllables(word: str) -> int:
    """Of a Spanish word: its strong vowels, and the weak ones that lean on none."""
    sounded = re.sub(r"y$", "i", _SILENT.sub("", word))
    sounded = re.sub(r"(?<=[aeoáéó])[iuü]", "", sounded)  # a diphthong's second part
    return max(1, len(_VOWELS.findall(sounded)))


def ease(texts: Iterable[str]) -> float | None:
    """The index of texts together, each of one sentence at least; None where there are none."""
    words = sentences = syllables = 0
    for text in texts:
        found = _WORD.findall(re.sub(r"\{\w*\}", "taller", text))
        words += len(found)
        syllables += sum(map(count_syllables, found))
        sentences += max(1, len(_END.findall(text)))
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences if words else None


def fixed_texts() -> Iterator[tuple[str, list[str]]]:
    """Each paper with its fixed texts, then what the office's data bring onto them."""
    said = [
        (one.id, {place for place, _line in one.locations}) for one in collect() if isinstance(one.id, str)
    ]
    for paper, files in PAPERS.items():
        refused = set().union(*map(_refusals, files))
        yield (
            paper,
            [one for one, places in said if places & set(files) and is_text(one) and one not in refused],
        )
    yield "lectura del permiso", list(_consent_texts())
    yield "primeros pasos del catálogo", list(_of_data("catalogue", "solution", "first_step"))
    yield "por qué, del catálogo", list(_of_data("catalogue", "solution", "sentence"))
    yield "respuestas guardadas", list(_of_data("answers", "answer", "answer"))


def _refusals(file: str) -> set[str]:
    """What a module says where it makes no paper."""
    raised = [node for node in ast.walk(parsed(ROOT / file)) if isinstance(node, ast.Raise)]
    return {
        one.value
        for node in raised
        for one in ast.walk(node)
        if isinstance(one, ast.Constant) and isinstance(one.value, str)
    }


def _consent_texts() -> Iterator[str]:
    for path in sorted((ROOT / "resources" / "instruments").glob("*.toml")):
        consent = tomllib.loads(path.read_text("utf-8"))["consent"]
        spoken = consent["text"].replace(PLACE, MEASURED.format(time="1 hora y 35 minutos", visits=7))
        yield from (spoken, *consent["purposes"].values())


def _of_data(folder: str, table: str, field: str) -> Iterator[str]:
    for path in sorted((ROOT / "resources" / folder).glob("*.toml")):
        tree = tomllib.loads(path.read_text("utf-8"))
        yield from (str(one[field]) for one in tree.get(table, ()) if one.get(field))


def is_text(text: str) -> bool:
    return len(_WORD.findall(text)) >= FEWEST_WORDS


def hard_papers() -> list[str]:
    """The papers that ask for more than six years of school."""
    hard = []
    for paper, texts in fixed_texts():
        found = ease(texts)
        if found is not None and found < SIX_YEARS:
            hard.append(f"{paper}: {found:.0f}")
    return hard


def main() -> int:
    for paper, texts in fixed_texts():
        found = ease(texts)
        print(f"{'—' if found is None else format(found, '.0f'):>4}  {paper} ({len(texts)} textos)")
    hard = hard_papers()
    print("reading: " + ("; ".join(hard) if hard else f"every paper of an owner has {SIX_YEARS:.0f} or more"))
    return 1 if hard else 0


if __name__ == "__main__":
    sys.exit(main())
