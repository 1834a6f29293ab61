"""The answers that come with the program: `resources/answers/*.toml`."""

import tomllib
from functools import lru_cache

from app.enquiries.records import TOPICS, KnownAnswer
from app.paths import resource_path

CONFIDENCES = ("V2", "V", "M", "S", "desconocido")


@lru_cache
def shipped_answers() -> tuple[KnownAnswer, ...]:
    """All of them, in the order of their files. Raises `ValueError` for one that is wrong."""
    found: list[KnownAnswer] = []
    for path in sorted(resource_path("answers").glob("*.toml")):
        entries = tomllib.loads(path.read_text(encoding="utf-8"))["answer"]
        found += [_answer(entry, path.name) for entry in entries]
    codes = [answer.code for answer in found]
    if len(set(codes)) != len(codes):
        raise ValueError("two answers with one code")
    return tuple(found)


def answer_number(answer: KnownAnswer) -> int:
    """The number by which an answer is asked for: its row, or its place among the program's."""
    if answer.id is not None:
        return answer.id
    return [one.code for one in shipped_answers()].index(answer.code) + 1


def _answer(entry: dict, where: str) -> KnownAnswer:
    name = f"{where}: {entry.get('code')}"
    if entry["topic"] not in TOPICS:
        raise ValueError(f"{name}: unknown topic {entry['topic']}")
    if entry["confidence"] not in CONFIDENCES:
        raise ValueError(f"{name}: unknown confidence {entry['confidence']}")
    known = {**entry, "answer": " ".join(entry["answer"].split())}
    lists = {key: tuple(entry.get(key, ())) for key in ("asked_as", "bring")}
    return KnownAnswer(**known | lists)
