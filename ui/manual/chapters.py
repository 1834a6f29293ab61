"""The manual's chapters: Markdown files in docs/manual, in the order of their names."""

from dataclasses import dataclass
from pathlib import Path

from app.paths import manual_path


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the manual; `title` is its first heading."""

    path: Path
    title: str
    text: str


def read_chapters() -> list[Chapter]:
    """All chapters, in reading order."""
    chapters = []
    for path in sorted(manual_path().glob("[0-9]*.md")):
        text = path.read_text(encoding="utf-8")
        title = text.split("\n", 1)[0].removeprefix("# ").strip()
        chapters.append(Chapter(path, title, text))
    return chapters


def find_in_chapters(chapters: list[Chapter], words: str) -> list[int]:
    """Positions of the chapters that hold all the words, whatever their accents or case."""
    wanted = _fold(words).split()
    return [
        position
        for position, chapter in enumerate(chapters)
        if all(word in _fold(chapter.text) for word in wanted)
    ]


def _fold(text: str) -> str:
    import unicodedata

    plain = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))
