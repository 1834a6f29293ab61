"""The small drawings that a course's test may show with its answers: `resources/courses/pictures.toml`."""

import tomllib
from collections.abc import Mapping
from functools import lru_cache

from app.paths import resource_path


@lru_cache(maxsize=1)
def answer_pictures() -> Mapping[str, str]:
    """How each is drawn, by its name."""
    path = resource_path("courses") / "pictures.toml"
    pictures: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["pictures"]
    return pictures
