"""The manual's chapters: Markdown files in docs/manual, in the order of their names; their parts, and how they are found."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from app.asking import Findable, PhraseIndex
from app.paths import manual_path, resource_path

FOUND = 12
BETWEEN = "/"  # of a chapter's file and the heading of a part, where one names a part


@dataclass(frozen=True, slots=True)
class ManualPart:
    """What stands under a heading; of the chapter's own one, before the first, the heading is empty."""

    chapter: int
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the manual; `title` is its first heading."""

    path: Path
    title: str
    text: str

    @property
    def name(self) -> str:
        """As it is named elsewhere: by its file."""
        return self.path.stem


class Manual:
    """All chapters in reading order, their parts, and what of them fits what somebody asks."""

    def __init__(self) -> None:
        self.chapters = [_read(path) for path in sorted(manual_path().glob("[0-9]*.md"))]
        self.parts = [part for place, one in enumerate(self.chapters) for part in _parts(place, one.text)]
        asked = asked_of_parts()
        self._index = PhraseIndex(
            [
                Findable(
                    (part.heading or self.chapters[part.chapter].title, *asked.get(self.name_of(part), ())),
                    self.chapters[part.chapter].title,
                    part.text,
                )
                for part in self.parts
            ]
        )

    def name_of(self, part: ManualPart) -> str:
        """How a part is named elsewhere: "14-el-archivo-de-la-oficina/La frase de paso"."""
        return f"{self.chapters[part.chapter].name}{BETWEEN}{part.heading}"

    def called(self, part: ManualPart) -> str:
        """How a person reads it: "Los cursos › Invitar"."""
        title = self.chapters[part.chapter].title
        return f"{title} › {part.heading}" if part.heading else title

    def find(self, words: str) -> list[ManualPart]:
        """The parts that fit best what was typed, best first."""
        return [self.parts[place] for place in self._index.find(words, FOUND)]

    def part(self, name: str) -> ManualPart:
        """A part by its name, or by that of its chapter; the first of all if there is none."""
        chapter, _between, heading = name.partition(BETWEEN)
        of_chapter = [one for one in self.parts if chapter and chapter in self.chapters[one.chapter].name]
        return next((one for one in of_chapter if one.heading == heading), (of_chapter or self.parts)[0])


@cache
def asked_of_parts() -> dict[str, list[str]]:
    """How people ask for what the parts tell, by the parts' names."""
    text = resource_path("search", "manual.toml").read_text(encoding="utf-8")
    asked: dict[str, list[str]] = tomllib.loads(text)["asked"]
    return asked


def _read(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    return Chapter(path, text.split("\n", 1)[0].removeprefix("# ").strip(), text)


def _parts(chapter: int, text: str) -> list[ManualPart]:
    first, *others = text.split("\n## ")
    found = [ManualPart(chapter, "", first)]
    for one in others:
        heading, _end, body = one.partition("\n")
        found.append(ManualPart(chapter, heading.strip(), body))
    return found
